"""What several months were taken for is told on the screen, the cover and Sumber Data."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from lakip_xls.pipeline import Options, process
from lakip_xls.summary import summary
from lakip_xls.writing.workbook import write_workbook
from tests.documents.test_subunits import programmes, write

HEAD = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")


def months(folder: Path, factors: dict[str, int], until: str = "") -> None:
    for month, factor in factors.items():
        rows = [(code, name, 100 * pagu, realised * factor) for code, name, pagu, realised in programmes(10)]
        titles = ("REALISASI ANGGARAN TAHUN 2024", f"{until} {month}".strip(), "DINAS KESEHATAN KABUPATEN TELAGA")
        write(folder / f"LRA {month}.xlsx", [HEAD, *rows], titles)


@pytest.mark.parametrize(
    ("factors", "until", "words"),
    [
        ({"Januari": 3, "Februari": 1, "Maret": 2}, "", ["Januari, Februari, Maret dijumlahkan"]),
        ({"Januari": 3, "Maret": 2}, "", ["dijumlahkan", "Bulan Februari tidak ada"]),
        ({"Januari": 1, "Juni": 5}, "s.d.", ["kumulatif", "yang dipakai Juni"]),
    ],
)
def test_the_choice_is_told(tmp_path: Path, factors: dict[str, int], until: str, words: list[str]) -> None:
    months(tmp_path, factors, until)
    laporan = process(tmp_path, Options())
    write_workbook(laporan, tmp_path / "h.xlsx", folder=tmp_path)
    book = load_workbook(tmp_path / "h.xlsx", data_only=True)
    shown = ["\n".join(str(c.value) for row in book[s].iter_rows() for c in row) for s in ("Sampul", "Sumber Data")]
    for text in ("\n".join(summary(laporan, [])), *shown):
        assert all(word in text for word in words), text


def test_the_months_are_the_quarters(tmp_path: Path) -> None:
    months(tmp_path, {"Januari": 3, "Februari": 1, "Maret": 2, "April": 4, "Mei": 1, "Juni": 1})
    assert process(tmp_path, Options(triwulan=1)).computed.ringkasan.realisasi == 6 * 12100
    assert process(tmp_path, Options(triwulan=2)).computed.ringkasan.realisasi == 12 * 12100
    assert not [t for t in process(tmp_path, Options(triwulan=1)).temuan if "tidak dirinci" in t.uraian]
