"""Header bands: the one to five rows that name the columns of a table.

Words decide first (`looks.py`); where few of them are known, position does: short texts side by side, merged
headings, a row that numbers the columns, figures below.
"""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.looks import cell_look, row_look, text_look
from lakip_xls.locating.marks import is_numbering, is_numeric_text, is_section_mark, is_year, numbers_columns
from lakip_xls.reading.book import Cell, CellKind, Merge

MOST_ROWS = 5
"""Most header rows (numbering rows not counted) that a band may have."""

_TALLEST = 60
"""Most rows that a band may have together with the blank rows under its merged headings."""

_AHEAD = 5
"""Rows below a possible header that are looked at."""

_ORDINALS = 12
"""Highest number that may stand under a heading as its second line ('Tahun ke' / 1, 2, 3)."""


def is_numbering_row(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns."""
    return is_numbering(grid.by_row.get(row, ()))


def is_header_row(grid: Grid, row: int) -> bool:
    """Whether a row can be the main row of a header band."""
    cells = grid.by_row.get(row, ())
    if len(cells) < 2 or any(c.kind is not CellKind.TEXT and not is_year(c) for c in cells):
        return False
    look = row_look(grid, cells)
    if look.data or look.against * 3 > look.cells or not look.distinct:
        return False
    if look.distinct == 1:
        mostly = look.cells > 3 and look.pure * 3 >= look.cells * 2
        return (look.cells > 2 and look.known * 3 >= look.cells and _numbered(grid, row)) or (
            mostly and _shaped(grid, cells)
        )
    if look.cells == 2:
        return look.pure == 2
    return look.known * 2 >= look.cells or (look.known * 4 >= look.cells and _shaped(grid, cells))


def is_new_header(grid: Grid, row: int) -> bool:
    """Whether a row below another table is a header for sure: heading words alone, or most of them after a gap."""
    if not is_header_row(grid, row):
        return False
    look = row_look(grid, grid.by_row[row])
    apart = len(grid.by_row.get(row - 1, ())) < 2
    return look.pure * 5 >= look.cells * 3 and (apart or look.distinct > 2)


def _shaped(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row looks like a head by what surrounds it: merges, a numbering row, figures below."""
    row = cells[0].row
    if _numbered(grid, row) or sum(grid.merge_at(row, c.col) is not None for c in cells) > 1:
        return True
    counted = 0
    for cell in cells:
        below = [b for r in range(row + 1, row + 1 + _AHEAD) if (b := grid.cells.get((r, cell.col))) is not None]
        counted += bool(below) and all(b.kind is CellKind.NUMBER or is_numeric_text(grid.cell_text(b)) for b in below)
    return counted > 1


def _numbered(grid: Grid, row: int) -> bool:
    """Whether a row that numbers the columns follows."""
    return any(is_numbering_row(grid, r) for r in range(row + 1, row + _AHEAD))


def find_band(grid: Grid, row: int) -> list[int] | None:
    """The rows of the band that starts at or just above a header row, or None."""
    if not is_header_row(grid, row):
        return None
    band = [row]
    left = grid.by_row[row][0].col
    below, header_rows, numbered = row + 1, 1, False
    while below <= grid.last_row:
        if not numbered and numbers_columns(grid.by_row.get(below, ()), left):
            numbered = True
        elif header_rows < MOST_ROWS and _sub_header(grid, below, band):
            header_rows += 1
        elif below in grid.by_row or len(band) >= _TALLEST or not _covering(grid, band, below):
            break
        band.append(below)
        below += 1
    above = row - 1
    while above in grid.by_row and header_rows < MOST_ROWS and _group_row(grid, above, band):
        band.insert(0, above)
        header_rows += 1
        above -= 1
    return band


def band_at(grid: Grid, row: int) -> list[int]:
    """The band at a row that a person pointed out: as it is found, else the row and what is merged below it."""
    band = find_band(grid, row)
    if band is not None:
        return band
    last = max((m.bottom for m in grid.sheet.merges if m.top == row and m.bottom < row + MOST_ROWS), default=row)
    return list(range(row, last + 1))


def _covering(grid: Grid, band: list[int], row: int) -> bool:
    """Whether a heading of the band is merged down to a row."""
    return any(m.bottom >= row for m in _merges(grid, band))


def _merges(grid: Grid, band: list[int]) -> list[Merge]:
    """The merged headings of a band."""
    return [m for m in grid.sheet.merges if m.top in band]


def _sub_header(grid: Grid, row: int, band: list[int]) -> bool:
    """Whether the row after a band belongs to it: sub headings, or still under a merged heading."""
    cells = grid.by_row.get(row, ())
    if not cells or (len(cells) == 1 and _spans_all(grid, cells[0], band)):
        return False
    merges = _merges(grid, band)
    grouped = _all_grouped(cells, merges)
    if any(c.kind is not CellKind.TEXT and not is_year(c) for c in cells):
        return grouped and all(isinstance(c.value, int) and 0 < c.value <= _ORDINALS for c in cells)
    kinds = [cell_look(grid, c).kind for c in cells]
    if "data" in kinds or "text" in kinds:
        return False
    if grouped:
        return True
    if "number" in kinds:
        return False
    known, unknown = len(kinds) - kinds.count("label"), kinds.count("label")
    if any(m.bottom >= row for m in merges):
        return known >= unknown
    spread = any(m.left < m.right and m.left <= c.col <= m.right for m in merges for c in cells)
    above = {c.col for r in band if not is_numbering_row(grid, r) for c in grid.by_row.get(r, ())}
    hanging = any(c.col not in above for c in cells)
    if known and not unknown and (spread or hanging or len(cells) > 2 or _continues_group(grid, cells)):
        return True
    return kinds.count("head") > unknown and (spread or hanging)


def _all_grouped(cells: Sequence[Cell], merges: Sequence[Merge]) -> bool:
    """Whether every cell stands under a heading merged over several columns, beside headings merged down to here."""
    row = cells[0].row
    spread = [m for m in merges if m.bottom == row - 1 and m.right > m.left]
    down = any(m.bottom >= row for m in merges)
    return down and len(cells) > 1 and all(any(m.left <= c.col <= m.right for m in spread) for c in cells)


def _continues_group(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but the word 'Triwulan', 'Tahun' or 'Rp' under an unmerged group heading."""
    return all(text_look(grid.cell_text(c)).kind == "like" for c in cells)


def _spans_all(grid: Grid, cell: Cell, band: list[int], share: float = 1.0) -> bool:
    """Whether a cell is merged over the whole width of the band (a title or section line, not a heading)."""
    columns = [c.col for r in band for c in grid.by_row.get(r, ())]
    merge = grid.merge_at(cell.row, cell.col)
    if merge is None:
        return False
    left, right = max(merge.left, min(columns)), min(merge.right, max(columns))
    return right - left + 1 >= (max(columns) - min(columns) + 1) * share


def _group_row(grid: Grid, row: int, band: list[int]) -> bool:
    """Whether the row above a band is a row of group headings."""
    cells = grid.by_row[row]
    if any(c.kind is not CellKind.TEXT and not is_year(c) for c in cells):
        return False
    if len(cells) == 2 and is_section_mark(grid.cell_text(cells[0])):
        return False
    kinds = [cell_look(grid, c).kind for c in cells]
    merged = [grid.merge_at(c.row, c.col) is not None for c in cells]
    if len(cells) == 1:
        leftmost = cells[0].col <= min(c.col for r in band for c in grid.by_row.get(r, ()))
        return kinds[0] in ("head", "like") and merged[0] and not leftmost and not _spans_all(grid, cells[0], band, 0.8)
    if any(_spans_all(grid, c, band) for c in cells):
        return False
    grouped = [k in ("head", "like") or (k == "label" and m) for k, m in zip(kinds, merged, strict=True)]
    return all(grouped) and any(k in ("head", "like") for k in kinds)
