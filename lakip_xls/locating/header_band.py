"""The columns of a table as its header band describes them."""

from __future__ import annotations

from msgspec import Struct

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.heading import Heading, read_heading
from lakip_xls.locating.lines import level_above
from lakip_xls.locating.marks import is_year, numbers_columns
from lakip_xls.locating.scope import scope_headings


class RawColumn(Struct, frozen=True):
    """One column of a table as its header describes it."""

    column: int
    title: str
    heading: Heading = Heading()
    """What the whole head path says, scope by position included."""
    path: tuple[str, ...] = ()
    """The headings over the column, outermost first."""
    levels_from: str | None = None
    """Where the heading's levels come from: 'own' (its last heading), 'group' (one above), 'left' (the nearest level
    column on its left); None where it has none."""


class HeaderBand(Struct, frozen=True):
    """A header band and the columns it names."""

    rows: tuple[int, ...]
    """Header rows, numbering rows included."""
    columns: tuple[RawColumn, ...]

    @property
    def first(self) -> int:
        """First row of the band."""
        return self.rows[0]

    @property
    def last(self) -> int:
        """Last row of the band."""
        return self.rows[-1]

    @property
    def left(self) -> int:
        """Leftmost column."""
        return self.columns[0].column

    @property
    def right(self) -> int:
        """Rightmost column."""
        return self.columns[-1].column

    @property
    def text(self) -> tuple[str, ...]:
        """The header texts, to recognise the header when it is repeated."""
        return tuple(k.title for k in self.columns)


def build_columns(grid: Grid, band: list[int], left: int, right: int) -> tuple[RawColumn, ...]:
    """Describe every column between left and right by its header path."""
    rows = [r for r in band if not numbers_columns(grid.by_row.get(r, ()), left)]
    texts = {(r, c): _header_text(grid, rows, r, c) for r in rows for c in range(left, right + 1)}
    _spread_groups(grid, rows, left, right, texts)
    paths = [_path(texts, rows, col) for col in range(left, right + 1)]
    return tuple(
        RawColumn(col, " / ".join(path), scoped.heading, tuple(path), scoped.levels_from)
        for col, (path, scoped) in enumerate(
            zip(paths, scope_headings(paths, level_above(grid, band[0])), strict=True), start=left
        )
    )


def _path(texts: dict[tuple[int, int], str], rows: list[int], col: int) -> list[str]:
    """The different headings over a column, outermost first."""
    path: list[str] = []
    for row in rows:
        text = texts[row, col]
        if text and (not path or path[-1] != text):
            path.append(text)
    return path


def _header_text(grid: Grid, rows: list[int], row: int, col: int) -> str:
    """The heading seen at a place of the band; a column number merged down from its row is none."""
    cell = grid.seen(row, col)
    if cell is None or cell.row not in rows:
        return ""
    return str(cell.value) if is_year(cell) else grid.cell_text(cell)


def _spread_groups(grid: Grid, rows: list[int], left: int, right: int, texts: dict[tuple[int, int], str]) -> None:
    """Group headings that were not merged count for the columns to their right, as far as the heading above goes."""
    for i, row in enumerate(rows[:-1]):
        start: int | None = None
        for col in range(left, right + 1):
            own = texts[row, col]
            below = {texts[r, col] for r in rows[i + 1 :]} - {"", own}
            if own:
                merged = grid.merge_at(row, col)
                alone = merged is None or merged.right == merged.left
                start = col if alone and below and not read_heading(own).is_empty else None
            elif start is not None and any(texts[r, col] != texts[r, start] for r in rows[:i]):
                start = None
            elif start is not None and below:
                texts[row, col] = texts[row, start]
