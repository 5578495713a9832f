"""Names and codes of years before the official list are not judged by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.test_subunits import report, write

HEAD = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
SLIP = "Program Koordinasi Koordinasi Ketentraman dan Ketertiban Umum"
ROWS = [
    ("7.01.01", "Program Pelayanan Administrasi Perkantoran", 1000, 900),
    ("7.01.01.2.01", "Penyediaan Jasa Surat Menyurat", 1000, 900),
    ("7.01.04", SLIP, 500, 400),
    ("7.01.05.2.01", "Koordinasi Ketertiban", 500, 400),
]


def codes(folder: Path, year: int) -> set[str]:
    titles = (f"REALISASI ANGGARAN TAHUN {year}", "KECAMATAN TELAGA KABUPATEN TELAGA")
    write(folder / "LRA.xlsx", [HEAD, *ROWS], titles)
    return {t.kode for t in report(folder).temuan if t.kode.startswith("NOM")}


@pytest.mark.parametrize("year", [2018, 2020])
def test_no_list_fits_an_old_year(tmp_path: Path, year: int) -> None:
    assert codes(tmp_path, year) == set()


def test_the_same_names_are_judged_in_a_year_of_the_list(tmp_path: Path) -> None:
    assert {"NOM-01", "NOM-03"} <= codes(tmp_path, 2024)
