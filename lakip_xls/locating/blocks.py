"""Blocks of a sheet that look like a table and belong to none that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.marks import is_numeric_text
from lakip_xls.locating.tables import RawTable
from lakip_xls.reading.book import Cell, CellKind

_FEWEST_ROWS = 3
"""Rows that make a block a table."""

_FEWEST_COLUMNS = 2
_FILLED = 0.6
"""Share of the rows in which a column of a table holds something."""

_GAP = 2
"""Rows apart from which two rows belong to different blocks."""


class Block(Struct, frozen=True):
    """Rows and columns that look like a table without a head that could be read."""

    top: int
    bottom: int
    left: int
    right: int
    text: str
    """The first words of the block, to name it."""


def unclaimed_blocks(grid: Grid, tables: Sequence[RawTable]) -> list[Block]:
    """The blocks of figures in regular columns outside every table, top down."""
    claimed = [
        (t.header_band.first, max(t.rows[-1].row, t.header_band.last), t.header_band.left, t.header_band.right)
        for t in tables
    ]
    free = [_outside(cells, claimed) for cells in grid.by_row.values()]
    blocks = (_block(grid, run) for run in _runs([c for c in free if len(c) >= _FEWEST_COLUMNS]))
    return [b for b in blocks if b is not None]


def _outside(cells: Iterable[Cell], claimed: Sequence[tuple[int, int, int, int]]) -> list[Cell]:
    """The cells of a row that lie in no table."""
    return [
        c
        for c in cells
        if not any(top <= c.row <= bottom and left <= c.col <= right for top, bottom, left, right in claimed)
    ]


def _runs(rows: Sequence[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """Rows that follow each other."""
    run: list[list[Cell]] = []
    for cells in rows:
        if run and cells[0].row - run[-1][0].row > _GAP:
            yield run
            run = []
        run.append(cells)
    if run:
        yield run


def _block(grid: Grid, rows: Sequence[list[Cell]]) -> Block | None:
    """The rows as a block, where enough columns are filled regularly and one of them holds figures."""
    if len(rows) < _FEWEST_ROWS:
        return None
    columns: dict[int, list[Cell]] = {}
    for cells in rows:
        for cell in cells:
            columns.setdefault(cell.col, []).append(cell)
    regular = {c: cells for c, cells in columns.items() if len(cells) >= len(rows) * _FILLED}
    if len(regular) < _FEWEST_COLUMNS or not any(_is_figures(grid, cells) for cells in regular.values()):
        return None
    texts = (t for cells in rows for c in cells if c.kind is CellKind.TEXT and (t := grid.cell_text(c)))
    words = next((t for t in texts if not is_numeric_text(t)), "")
    return Block(rows[0][0].row, rows[-1][0].row, min(columns), max(columns), words[:60])


def _is_figures(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether most cells of a column are figures that do not merely number the rows."""
    figures = [
        c
        for c in cells
        if c.kind is CellKind.NUMBER or (c.kind is CellKind.TEXT and is_numeric_text(grid.cell_text(c)))
    ]
    if len(figures) < len(cells) * _FILLED:
        return False
    return [str(c.value).strip(" .") for c in figures] != [str(n) for n in range(1, len(figures) + 1)]
