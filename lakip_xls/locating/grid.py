"""A sheet as a person sees it: merged cells repeated over their range, text cleaned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from lakip_xls.parsing.names import clean
from lakip_xls.reading.book import Cell, CellKind, Merge, Sheet


class Grid:
    """Read access to one sheet; rows and columns are 1-based."""

    def __init__(self, sheet: Sheet, rekening: Sequence[int] = ()) -> None:
        self.sheet = sheet
        self.rekening = rekening
        """Rows in order that were left out of the sheet because they are accounts."""
        self.cells = sheet.cells
        self._text: dict[tuple[int, int], str] = {}

    @cached_property
    def by_row(self) -> dict[int, list[Cell]]:
        """Row number -> its cells by column; rows that hold nothing are absent."""
        return dict(self.sheet.rows())

    @cached_property
    def last_row(self) -> int:
        """The last row that holds something; 0 for an empty sheet."""
        return max(self.by_row, default=0)

    @cached_property
    def _covered(self) -> dict[tuple[int, int], Merge]:
        """Covered position -> its merge, for every position of every merge (anchors included)."""
        covered: dict[tuple[int, int], Merge] = {}
        for merge in self.sheet.merges:
            for row in range(merge.top, min(merge.bottom, self.last_row) + 1):
                for col in range(merge.left, min(merge.right, merge.left + 200) + 1):
                    covered[row, col] = merge
        return covered

    def distance(self, top: int, bottom: int) -> int:
        """Rows from one row down to another, the accounts that were left out not counted."""
        between = bisect_left(self.rekening, bottom) - bisect_left(self.rekening, top) if self.rekening else 0
        return bottom - top - between

    def merge_at(self, row: int, col: int) -> Merge | None:
        """The merge that covers a position, or None."""
        return self._covered.get((row, col)) if self.sheet.merges else None

    def anchor(self, row: int, col: int) -> tuple[int, int]:
        """The position whose cell a person sees at this position."""
        merge = self.merge_at(row, col)
        return (merge.top, merge.left) if merge else (row, col)

    def seen(self, row: int, col: int) -> Cell | None:
        """The cell that a person sees at a position: merged ranges show their anchor everywhere."""
        cell = self.cells.get((row, col))
        if cell is not None or not self.sheet.merges:
            return cell
        return self.cells.get(self.anchor(row, col))

    def text(self, row: int, col: int) -> str:
        """The cleaned text seen at a position; '' for nothing and for numbers without text."""
        cell = self.seen(row, col)
        return "" if cell is None else self.cell_text(cell)

    def cell_text(self, cell: Cell) -> str:
        """The cleaned text of a cell; numbers as plain digits."""
        place = (cell.row, cell.col)
        known = self._text.get(place)
        if known is None:
            value = cell.value
            if cell.kind is CellKind.TEXT:
                known = clean(str(value))
            elif cell.kind is CellKind.NUMBER:
                known = str(value)
            else:
                known = ""
            self._text[place] = known
        return known

    def row_cells(self, row: int, left: int, right: int) -> list[Cell]:
        """The cells of a row within the columns, without the repetition of merges."""
        return [c for c in self.by_row.get(row, ()) if left <= c.col <= right]

    def row_texts(self, row: int) -> Iterable[str]:
        """The non-empty texts of a row, left to right."""
        for cell in self.by_row.get(row, ()):
            text = self.cell_text(cell)
            if text:
                yield text
