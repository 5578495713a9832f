"""Whoever changes a realisasi, target or pagu sees every figure and name follow, or reads that a cell does not."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lakip_xls.pipeline import Options, process
from lakip_xls.writing.attachment import build_attachment
from lakip_xls.writing.workbook import build
from tests.samples import SAMPLES
from tests.writing.recalculate import SOFFICE, recalculate
from tests.writing.sample import laporan
from tests.writing.test_workbook import change_pagu

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="soffice tidak terpasang, rumus tidak dapat dihitung ulang")
SAMPLE = SAMPLES / "rambipuji-2023-perbaikan"
M, B, P = "3.1 Pengukuran", "3.8 Anggaran", "3.7 Efisiensi"


def _row(sheet: Any, column: int, text: str) -> int:
    return next(r for r in range(1, sheet.max_row + 1) if text in str(sheet.cell(r, column).value))


def _edited(content: bytes, tmp_path: Path, edits: list[tuple[str, int, str, int, object]]) -> Any:
    """(sheet, column of a text, the text, column, new value): the workbook computed anew after these edits."""
    book = load_workbook(io.BytesIO(content))
    for sheet, at, text, column, value in edits:
        book[sheet].cell(_row(book[sheet], at, text), column).value = value
    out = io.BytesIO()
    book.save(out)
    values = recalculate(out.getvalue(), tmp_path)
    assert not {k: v for k, v in values.items() if str(v).startswith(("#", "Err:"))}
    for (sheet, place), value in values.items():
        book[sheet][place].value = value
    return book


def test_a_target_of_zero_has_no_capaian(tmp_path: Path) -> None:
    content = build(laporan(), tmp_path, tmp_path, cached_values=False)
    edits = [(M, 3, "Indeks Kepuasan Masyarakat", 5, 0), (M, 3, "Indeks Pelayanan Publik", 6, 1)]
    book = _edited(content, tmp_path, edits)
    row = _row(book[M], 3, "Indeks Kepuasan Masyarakat")
    assert [book[M].cell(row, c).value for c in range(7, 11)] == ["-"] * 4
    mean = _row(book[M], 1, "Rata-rata")
    others = [v for r in range(row - 1, mean) if isinstance(v := book[M].cell(r, 7).value, (int, float))]
    assert len(others) == mean - row
    assert book[M].cell(mean, 7).value == pytest.approx(sum(others) / len(others))


def test_names_of_the_highest_and_lowest_follow(tmp_path: Path) -> None:
    content = build(laporan(), tmp_path, tmp_path, cached_values=False)
    before = load_workbook(io.BytesIO(content))
    names = [str(before[B].cell(r, 2).value) for r in range(1, before[B].max_row) if before[B].cell(r, 4).value]
    leaf = next(n for n in reversed(names) if n.count(".") >= 5)
    edits = [(M, 3, "Nilai SAKIP", 6, "C"), (B, 2, leaf, 5, 1), (B, 2, leaf, 4, 1_000_000)]
    book = _edited(content, tmp_path, edits)
    sheet = book["Ikhtisar"]
    lowest = _row(sheet, 1, "Capaian terendah")
    assert "SAKIP" in sheet.cell(lowest, 3).value
    spent = _row(sheet, 1, "Serapan terendah")
    assert sheet.cell(spent, 8).value < 50


@pytest.mark.parametrize("attached", [False, True])
def test_without_money_nothing_is_an_error(tmp_path: Path, attached: bool) -> None:
    report = process(SAMPLE, Options(tanggal=date(2024, 2, 21)))
    content = (
        build_attachment(report, SAMPLE, cached_values=False)
        if attached
        else build(report, tmp_path, SAMPLE, cached_values=False)
    )
    sheet = load_workbook(io.BytesIO(content))[B]
    leaves = [r for r in range(1, sheet.max_row + 1) if isinstance(sheet.cell(r, 4).value, int)]
    assert len(leaves) == 17
    edits = [(B, 2, str(sheet.cell(r, 2).value), column, 0) for r in leaves for column in (4, 5)]
    book = _edited(content, tmp_path, edits)
    verdicts = [book[P].cell(r, 9).value for r in range(6, 10)]
    assert verdicts == ["-"] * 4


def test_a_printed_difference_is_that_of_the_printed_figures(tmp_path: Path) -> None:
    report = process(SAMPLE, Options(tanggal=date(2024, 2, 21)))
    sheet = load_workbook(io.BytesIO(build(report, tmp_path, SAMPLE)), data_only=True)[P]
    for r in range(6, 10):
        capaian, serapan, gap = (round(float(sheet.cell(r, c).value) + 1e-9, 2) for c in (6, 7, 8))
        assert gap == pytest.approx(capaian - serapan, abs=1e-6)


def test_a_figure_that_does_not_follow_is_named() -> None:
    other = laporan(change_pagu(laporan().data, "7.01.01.2.06", 171_939_479))
    for content in (build(other, Path(), Path()), build_attachment(other, Path())):
        sheet = load_workbook(io.BytesIO(content))[B]
        row = _row(sheet, 2, "7.01.01.2.06")
        words = str(sheet.cell(_row(sheet, 1, "Tidak mengikuti"), 1).value)
        assert f"D{row}" in words
