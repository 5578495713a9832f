"""Dates and letters where figures or codes should stand: BACA-05 at the cell, and nothing computed from it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from lakip_xls.laporan import Laporan
from tests.documents.test_subunits import programmes, report, write

BUDGET = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
MEASURE = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi")
MARCH = datetime(2024, 3, 2)


def told(laporan: Laporan) -> list[tuple[str, str | None]]:
    return [(t.kode, t.cell) for t in laporan.temuan if t.tingkat.value != "info" and t.kode != "BACA-07"]


@pytest.mark.parametrize("row", [0, 1, 3])
@pytest.mark.parametrize("code", ["O", "l", MARCH], ids=["letter O", "letter l", "date"])
def test_a_code_that_is_none(tmp_path: Path, code: object, row: int) -> None:
    rows: list[tuple[object, ...]] = [*programmes(10)]
    own = str(rows[row][0])
    wrong = {"O": own.replace("0", "O", 1), "l": own.replace("1", "l", 1)}.get(str(code), code)
    rows[row] = (wrong, *rows[row][1:])
    write(tmp_path / "LRA.xlsx", [BUDGET, *rows])
    laporan = report(tmp_path)
    assert told(laporan) == [("BACA-05", f"A{row + 4}")]
    figures = laporan.computed.ringkasan
    assert (figures.pagu, figures.realisasi, figures.jumlah_program) == (14000, 12100, 2)


@pytest.mark.parametrize("column", [4, 5])
@pytest.mark.parametrize("value", ["1O", "l2", "1.OOO", MARCH])
def test_a_figure_that_is_none(tmp_path: Path, value: object, column: int) -> None:
    rows = [
        [1, "Meningkatnya A", "Jumlah dokumen perencanaan", "Dokumen", 12, 11],
        [None, None, "Jumlah inovasi layanan", "Dokumen", 10, 10],
    ]
    odd: list[list[object]] = [list(r) for r in rows]
    odd[0][column] = value
    titles = ("PENGUKURAN KINERJA TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA")
    write(tmp_path / "Pengukuran.xlsx", [MEASURE, *odd], titles)
    laporan = report(tmp_path)
    assert told(laporan) == [("BACA-05", f"{'EF'[column - 4]}4")]
    assert [i.capaian for i in laporan.computed.indikator] == [None, 100]
    assert laporan.computed.ringkasan.rata_rata_capaian is None


def test_a_column_of_dates_is_what_it_is(tmp_path: Path) -> None:
    rows = [[1, "Meningkatnya A", "Tanggal laporan", "Tanggal", MARCH, MARCH]]
    titles = ("PENGUKURAN KINERJA TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA")
    write(tmp_path / "Pengukuran.xlsx", [MEASURE, *rows], titles)
    assert "BACA-05" not in {code for code, _ in told(report(tmp_path))}
