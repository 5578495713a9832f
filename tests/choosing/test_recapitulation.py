"""A recapitulation beside its detail is compared with it row by row, and never added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lakip_xls.laporan import Laporan
from tests.choosing.test_periods_shown import months
from tests.documents.test_subunits import programmes, report, write

HEAD = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
TITLES = ("REKAPITULASI REALISASI ANGGARAN TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA")
LOGISTIK = ("1.02.01.2.06.0004", "Penyediaan Bahan Logistik Kantor", 2000, 1500)
DETAIL = [*programmes(10)[:3], LOGISTIK, *programmes(10)[3:]]
PROGRAM = [r for r in DETAIL if r[0].count(".") == 2]
KEGIATAN = [r for r in DETAIL if r[0].count(".") == 4]


def without_codes(rows: Sequence[tuple[str, str, int, int]], name: str) -> list[tuple[object, ...]]:
    head = ("No", name, "Pagu (Rp)", "Realisasi (Rp)")
    return [head, *((number, n.title(), p, r) for number, (_, n, p, r) in enumerate(rows, 1))]


RECAPS: dict[str, list[tuple[object, ...]]] = {
    "codes": [HEAD, *PROGRAM],
    "names": without_codes(PROGRAM, "Program"),
    "kegiatan": [HEAD, *KEGIATAN],
    "kegiatan by name": without_codes(KEGIATAN, "Kegiatan"),
}


def total(laporan: Laporan) -> tuple[object, object, int]:
    figures = laporan.computed.ringkasan
    return figures.pagu, figures.realisasi, figures.jumlah_program


def told(laporan: Laporan) -> list[tuple[str, str | None, str | None]]:
    return [(t.kode, t.file, t.cell) for t in laporan.temuan if t.tingkat.value != "info" and t.kode != "BACA-07"]


@pytest.mark.parametrize("file", ["A rekap.xlsx", "Rekap FINAL.xlsx"])
@pytest.mark.parametrize("recap", RECAPS)
def test_it_is_never_added(tmp_path: Path, recap: str, file: str) -> None:
    write(tmp_path / "LRA.xlsx", [HEAD, *DETAIL])
    write(tmp_path / file, RECAPS[recap], TITLES)
    laporan = report(tmp_path)
    assert total(laporan) == (14000, 12100, 2) and told(laporan) == []


@pytest.mark.parametrize("recap", RECAPS)
def test_a_row_that_differs_is_told_at_its_cell(tmp_path: Path, recap: str) -> None:
    write(tmp_path / "LRA.xlsx", [HEAD, *DETAIL])
    rows = [*RECAPS[recap]]
    rows[1] = (*rows[1][:3], 7)
    write(tmp_path / "Rekap.xlsx", rows, TITLES)
    laporan = report(tmp_path)
    assert total(laporan) == (14000, 12100, 2) and told(laporan) == [("DOK-11", "Rekap.xlsx", "D4")]


def test_a_sheet_beside_its_detail(tmp_path: Path) -> None:
    write(tmp_path / "LRA.xlsx", [HEAD, *DETAIL])
    book = load_workbook(tmp_path / "LRA.xlsx")
    sheet = book.create_sheet("Rekap", 0)
    for row in ([TITLES[0]], [TITLES[1]], *without_codes(PROGRAM, "Program")):
        sheet.append(list(row))
    book.save(tmp_path / "LRA.xlsx")
    assert total(report(tmp_path)) == (14000, 12100, 2)


def test_a_recapitulation_beside_months(tmp_path: Path) -> None:
    """It bears no month, and does not keep the months from being added."""
    months(tmp_path, {"Januari": 3, "Februari": 1, "Maret": 2})
    rows = [(code, name, 100 * pagu, 6 * spent) for code, name, pagu, spent in programmes(10) if code.count(".") == 2]
    write(tmp_path / "Rekap.xlsx", [HEAD, *rows], TITLES)
    laporan = report(tmp_path)
    assert total(laporan) == (1400000, 72600, 2)
    assert [t[0] for t in told(laporan)] == ["BACA-14"]


def test_two_versions_of_a_month_do_not_keep_the_months_from_being_added(tmp_path: Path) -> None:
    months(tmp_path, {"Januari": 3, "Februari": 1, "Maret": 2})
    rows = [(code, name, 100 * pagu, 4 * spent) for code, name, pagu, spent in programmes(10)]
    write(
        tmp_path / "LRA Januari FINAL.xlsx",
        [HEAD, *rows],
        ("REALISASI ANGGARAN TAHUN 2024", "Januari FINAL", TITLES[1]),
    )
    laporan = report(tmp_path)
    assert total(laporan) == (1400000, 7 * 12100, 2)
    assert sorted(t[0] for t in told(laporan)) == ["BACA-13", "BACA-14"]
