"""The cells that say whose and of which year a table is: the letterhead, the title, a heading with a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identity import TitleIdentity, read_identity
from lakip_xls.locating.tables import RawTable
from lakip_xls.model import Value
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import Cell

_FROM_BELOW = {"tahun": True, "unit": False, "pemerintah": False}
"""Field of the identity -> whether the line nearest to the table decides (else the topmost)."""


def identity_origin(file: str, table: RawTable, identity: Mapping[str, int | str | None]) -> dict[str, Value]:
    """The cell of each known field, with its text; a field that no cell above the rows tells is left out."""
    grid = table.grid
    found: dict[str, Value] = {}
    for field, upwards in _FROM_BELOW.items():
        if identity.get(field) is None:
            continue
        rows = sorted((r for r in grid.by_row if r < table.header_band.first), reverse=upwards)
        cell = _first(grid, _cells(grid, rows), field, identity[field])
        if cell is None:
            inside = range(table.header_band.first, table.rows[-1].row + 1)
            cell = _first(grid, _cells(grid, inside), field, identity[field])
        if cell is not None:
            ref = Ref(file, grid.sheet.name, cell.row, cell.col)
            found[field] = Value(grid.cell_text(cell), ref, grid.cell_text(cell))
    return found


def _cells(grid: Grid, rows: Iterable[int]) -> Iterator[Cell]:
    for row in rows:
        yield from grid.by_row.get(row, ())


def _first(grid: Grid, cells: Iterable[Cell], field: str, value: int | str | None) -> Cell | None:
    for cell in cells:
        if getattr(_identity(grid.cell_text(cell)), field) == value:
            return cell
    return None


@lru_cache(maxsize=4096)
def _identity(text: str) -> TitleIdentity:
    """What the lines of a cell say; each cell is asked for every field."""
    return read_identity(text.split("\n"))
