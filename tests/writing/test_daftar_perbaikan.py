"""Daftar Perbaikan: one line per root cause, certain ones that hold, and what staff wrote beside them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.perbaikan import COLUMNS, STATES, repairs
from lakip_xls.pipeline import process
from lakip_xls.writing.workbook import write_workbook
from tests.repairs import OPTIONS, certain, faulty, remaining
from tests.samples import SAMPLES, copy_sample

FLAWED = SAMPLES / "rambipuji-2023"


@pytest.fixture(scope="module")
def report() -> Laporan:
    return process(FLAWED, OPTIONS)


def _lines(path: Path) -> list[dict[str, Any]]:
    rows = list(load_workbook(path, data_only=True)["Daftar Perbaikan"].iter_rows(max_col=12, values_only=True))
    assert rows[0] == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def test_every_error_and_warning_is_on_exactly_one_line(report: Laporan) -> None:
    lines = repairs(report.temuan, report.data, {})
    counts = Counter(n for line in lines for n in line.numbers)
    wanted = {n for n, t in enumerate(report.temuan, 1) if t.tingkat is not Tingkat.INFO}
    assert wanted <= set(counts) and set(counts.values()) == {1}
    levels = [min(report.temuan[n - 1].tingkat.order for n in line.numbers) for line in lines]
    assert levels == sorted(levels)


def test_certain_lines_of_the_flawed_sample_mend_their_findings(tmp_path: Path) -> None:
    lines, wrong = remaining(copy_sample("rambipuji-2023", tmp_path / "x"))
    assert lines >= 9
    assert not wrong


@pytest.mark.parametrize("seed", [14, 22, 41, 73])
def test_certain_lines_of_a_faulty_unit_mend_their_findings(seed: int, tmp_path: Path) -> None:
    assert faulty(seed, tmp_path)
    assert remaining(tmp_path)[1] == []


def test_a_figure_that_stands_in_several_cells_names_all(report: Laporan) -> None:
    line = next(x for x in certain(report) if x.finding.tertulis == "22.167.000")
    assert line.cells == ("C25", "C26", "C27")


def test_the_sheet_has_a_list_of_states_and_counts_what_is_left(report: Laporan, tmp_path: Path) -> None:
    path = tmp_path / "hasil" / "a.xlsx"
    write_workbook(report, path, folder=FLAWED)
    lines = _lines(path)
    assert {line["Kepastian"] for line in lines} == {"pasti", "periksa"}
    assert {line["Status"] for line in lines} == {"belum"}
    sheet = load_workbook(path)["Daftar Perbaikan"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(STATES)}"'
    assert "COUNTIF" in sheet["O1"].value
    assert load_workbook(path, data_only=True)["Daftar Perbaikan"]["O1"].value == len(lines)
    names = load_workbook(path).sheetnames
    at = names.index("Daftar Perbaikan")
    assert names[at - 1 : at + 2] == ["Narasi", "Daftar Perbaikan", "Validasi"]


def test_what_staff_wrote_is_carried_over(report: Laporan, tmp_path: Path) -> None:
    path = tmp_path / "hasil" / "a.xlsx"
    write_workbook(report, path, folder=FLAWED)
    book = load_workbook(path)
    sheet = book["Daftar Perbaikan"]
    for row in sheet.iter_rows(min_row=2, max_col=12):
        row[9].value, row[10].value, row[11].value = "Kasubag", "selesai", f"tentang {row[7].value}"
    sheet.insert_rows(1)
    book.save(path)
    less = [t for t in report.temuan if t.kode != "DOK-06"]
    gone = sum(line.finding.kode == "DOK-06" for line in repairs(report.temuan, report.data, {}))
    write_workbook(replace(report, temuan=tuple(less)), path, folder=FLAWED)
    lines = _lines(path)
    assert all(line["Status"] == "selesai" and line["Catatan"] == f"tentang {line['Sebab']}" for line in lines)
    assert load_workbook(path, data_only=True)["Daftar Perbaikan"]["O1"].value == 0
    done = [row[10] for row in load_workbook(path)["Tanggapan Selesai"].iter_rows(min_row=2, values_only=True)]
    assert len(done) == gone
    assert all("Petugas: Kasubag; Status: selesai; Catatan: tentang" in str(text) for text in done)
