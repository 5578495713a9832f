"""BACA-16: a folder in which nothing tells the year or the unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from lakip_xls.pipeline import Options, process
from tests.documents.sheets import Sheet, write


@pytest.mark.parametrize(
    ("titles", "missing"),
    [
        (["REALISASI ANGGARAN"], "Tahun laporan dan Nama unit"),
        (["REALISASI ANGGARAN", "KECAMATAN SUKAMAJU"], "Tahun laporan"),
        (["REALISASI ANGGARAN TAHUN 2024"], "Nama unit"),
        (["REALISASI ANGGARAN TAHUN 2024", "KECAMATAN SUKAMAJU"], None),
    ],
)
def test_no_year_or_no_unit_anywhere_is_told(tmp_path: Path, titles: list[str], missing: str | None) -> None:
    rows = [["Kode", "Uraian", "Pagu", "Realisasi"], ["7.01.01", "PROGRAM A", 1000, 900]]
    rows += [["7.01.01.2.01", "Kegiatan A", 1000, 900], ["7.01.01.2.01.0001", "Penyediaan Jasa", 1000, 900]]
    write(tmp_path / "LRA.xlsx", Sheet([*([t] for t in titles), *rows]))
    told = [t.uraian for t in process(tmp_path, Options()).temuan if t.kode == "BACA-16"]
    assert [u.split(" tidak ditemukan")[0] for u in told] == ([missing] if missing else [])
