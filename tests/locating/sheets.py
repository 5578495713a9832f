"""Small sheets as grids, written as rows of values."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.locating.grid import Grid
from lakip_xls.reading.book import Cell, CellKind, Merge, Sheet

Value = str | int | float | None


def grid_of(rows: Sequence[Sequence[Value]], *merges: tuple[int, int, int, int]) -> Grid:
    """The grid of a sheet; `merges` are (top, left, bottom, right)."""
    cells = {
        (r, c): Cell(r, c, value, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if value is not None
    }
    return Grid(Sheet("Sheet1", cells, tuple(Merge(*m) for m in merges)))
