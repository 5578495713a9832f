"""Lines of Pengaturan.xlsx that do nothing are told at their cell, with what was probably meant."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lakip_xls.cli import main
from lakip_xls.findings import Temuan
from lakip_xls.pipeline import Options, process
from tests.samples import make


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The consistent sample in a folder of its own."""
    folder = tmp_path / "kantor"
    shutil.copytree(make.SAMPLES / "rambipuji-2023-perbaikan", folder, ignore=shutil.ignore_patterns("hasil"))
    return folder


def told(folder: Path, sheet: str, *lines: Sequence[str]) -> list[Temuan]:
    """The PGT-01 findings after lines were added to a sheet of the settings."""
    path = folder / "Pengaturan.xlsx"
    book = load_workbook(path)
    for line in lines:
        book[sheet].append(list(line))
    book.save(path)
    return [t for t in process(folder, Options()).temuan if t.kode == "PGT-01"]


def test_a_tie_to_a_programme_that_no_document_has(office: Path) -> None:
    line = ("Meningkatnya Kualitas Pelayanan Publik", "Program Pemberdayaan Masyarakat Kota")
    found = told(office, "Sasaran Program", line)
    programme = [t for t in found if t.tertulis == line[1]]
    assert len(programme) == 1
    assert programme[0].sheet == "Sasaran Program" and (programme[0].cell or "").startswith("B")
    assert "Pemberdayaan Masyarakat Desa" in (programme[0].seharusnya or "")


def test_a_polarity_of_an_indicator_that_no_document_has(office: Path) -> None:
    found = told(office, "Polaritas", ("Angka kematian bayi", "negatif"))
    assert [(t.sheet, t.tertulis) for t in found] == [("Polaritas", "Angka kematian bayi")]


def test_a_limit_that_is_a_fraction(office: Path) -> None:
    path = office / "Pengaturan.xlsx"
    book = load_workbook(path)
    sheet = book["Ketentuan"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "Batas capaian")
    limit = sheet.cell(cell.row, cell.column + 1)
    limit.value, limit.number_format = 1.2, "General"
    book.save(path)
    report = process(office, Options())
    assert [t.tertulis for t in report.temuan if t.kode == "PGT-01"] == ["1,2"]
    assert report.settings.batas_capaian == 100


def test_settings_that_act_are_silent(office: Path) -> None:
    assert told(office, "Sasaran Program") == []


def test_a_workbook_that_is_no_settings_is_refused(office: Path) -> None:
    other = next(p for p in sorted(office.glob("*.xlsx")) if p.name != "Pengaturan.xlsx")
    result = CliRunner().invoke(main, ["periksa", str(office), "--pengaturan", str(other)])
    assert result.exit_code == 2
    assert "bukan berkas pengaturan" in result.stderr and other.name in result.stderr
