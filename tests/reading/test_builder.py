from __future__ import annotations

import time

import pytest

from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.reading.builder import STRAY_CELLS, SheetBuilder


def grid(rows: int, cols: int) -> SheetBuilder:
    builder = SheetBuilder()
    for row in range(1, rows + 1):
        for col in range(1, cols + 1):
            builder.add(row, col, row * 100 + col, CellKind.NUMBER)
    return builder


def test_cells_behave_as_a_mapping() -> None:
    builder = grid(3, 2)
    builder.formulas[2, 1] = "A1"
    cells = builder.build("x").cells
    assert len(cells) == 6
    assert cells[2, 1] == Cell(2, 1, 201, CellKind.NUMBER, "General", "A1")
    assert (3, 2) in cells
    assert (3, 3) not in cells
    assert cells.get((9, 9)) is None
    with pytest.raises(KeyError):
        cells[0, 1]
    assert list(cells.items()) == [((c.row, c.col), c) for c in cells.values()]
    assert list(cells) == [(r, c) for r in (1, 2, 3) for c in (1, 2)]


def test_an_empty_sheet() -> None:
    builder = SheetBuilder()
    builder.add_merge(1, 1, 5, 5)
    sheet = builder.build("x")
    assert not sheet.cells
    assert sheet.merges == ()


def test_a_far_table_is_not_stray() -> None:
    builder = grid(2, 2)
    for row in range(100_000, 100_000 + STRAY_CELLS + 1):
        builder.add(row, 1, 1, CellKind.NUMBER)
    sheet = builder.build("x")
    assert len(sheet.cells) == 4 + STRAY_CELLS + 1
    assert sheet.notes == ()


def test_strays_below_and_right_are_dropped_together() -> None:
    builder = grid(2, 2)
    builder.add(2, 9000, 1, CellKind.NUMBER)
    builder.add(90_000, 1, 1, CellKind.NUMBER)
    builder.hidden_rows = {2, 90_000}
    sheet = builder.build("x")
    assert len(sheet.cells) == 4
    assert sheet.notes == ("2 sel yang jauh di luar tabel (mulai MHD2) tidak dibaca.",)
    assert sheet.hidden_rows == {2}


def test_many_overlapping_merges_end_in_time() -> None:
    builder = grid(3000, 10)
    for i in range(20_000):
        builder.add_merge(1 + i % 7, 1, 3000 - i % 1000, 10)
    start = time.perf_counter()
    sheet = builder.build("x")
    assert time.perf_counter() - start < 8
    assert sheet.cells[1, 1].value == 101
