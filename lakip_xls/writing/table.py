"""A printed table: header, numbering row, body with merged parents, and right row heights."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from lakip_xls.writing.cells import OutputCell, write_cell
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import column_width, height, merge_width, row_count, set_height, set_widths, text_width
from lakip_xls.writing.styles import CELL, CENTER, COLUMN_ORDINAL, HEADING, SIZE, SOURCE, Style

_SMALLEST = 6.0
"""The smallest type of a link."""


class TableColumn(Struct, frozen=True):
    """One column of a printed table; one without a title shares the header of its left neighbour."""

    title: str
    width: float
    kelompok: str = ""
    """Header above this one, shared with its neighbours of the same name."""
    style: Style = field(default_factory=dict)
    printing: bool = True
    """False for columns beside the printed page (where a figure came from)."""


TEMUAN_COLUMNS = TableColumn("Ket.", 9, style=CENTER)
"""The codes of the findings on a row, printed with the table."""
SOURCE_COLUMNS = TableColumn("Sumber (berkas, lembar, sel)", 60, style=SOURCE, printing=False)


class Table(Struct):
    """A table that is filled row by row and written as a whole by `write`.

    `first_row` is the row of the header; `row` the row that the next `add` will take.
    """

    sheet: OutputSheet
    columns: Sequence[TableColumn]
    first_row: int
    numbered: bool = True
    """Print a row (1) (2) (3) ... below the header."""
    published: bool = False
    """For an addressee: cells beyond the columns are left out, and what is said to whoever checks."""
    _content: list[tuple[list[OutputCell], Style]] = field(default_factory=list)
    _merge: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def heading_height(self) -> int:
        """Rows of the header, the numbering row included."""
        return (2 if self._grouped else 1) + int(self.numbered)

    @property
    def content_rows(self) -> int:
        """The first row of the body."""
        return self.first_row + self.heading_height

    @property
    def row(self) -> int:
        """The row that comes next."""
        return self.content_rows + len(self._content)

    @property
    def print_columns(self) -> int:
        """The last printed column."""
        return max(i for i, k in enumerate(self.columns) if k.printing)

    @property
    def print_widths(self) -> tuple[float, ...]:
        """The widths of the printed columns."""
        return tuple(k.width for k in self.columns if k.printing)

    @property
    def _grouped(self) -> bool:
        return any(k.kelompok for k in self.columns)

    def add(self, content: Sequence[OutputCell], style: Style | None = None) -> int:
        """Add a row and return its number; missing cells on the right stay empty."""
        self._content.append((self._row(content), style or {}))
        return self.row - 1

    def replace(self, row: int, content: Sequence[OutputCell]) -> None:
        """Fill a row that was added before its cells could be known."""
        self._content[row - self.content_rows] = (self._row(content), self._content[row - self.content_rows][1])

    def _row(self, content: Sequence[OutputCell]) -> list[OutputCell]:
        cells = list(content) + [OutputCell(None, {})] * (len(self.columns) - len(content))
        return [cell.published() for cell in cells[: len(self.columns)]] if self.published else cells

    def replace_cell(self, row: int, column: int, content: OutputCell) -> None:
        """Replace one cell of a row."""
        self._content[row - self.content_rows][0][column] = content

    def merge(self, column: int, first: int, last: int) -> None:
        """Merge a parent down over rows of the sheet; its text is that of the first row."""
        if last > first:
            self._merge.append((first, column, last, column))

    def widen(self, row: int, first: int, last: int) -> None:
        """Merge the cells of one row over columns; the text is that of the first."""
        if last > first:
            self._merge.append((row, first, row, last))

    def write(self) -> int:
        """Write the table and return the row below it."""
        set_widths(self.sheet, [k.width for k in self.columns])
        self._heading()
        covered = self._closed(self._merge)
        upright = {(r1, c1) for r1, c1, r2, _ in self._merge if r2 > r1}
        for top, left, bottom, right in self._merge:
            if bottom == top:
                self._write_merged(top, left, bottom, right)
        for index, (cells, style) in enumerate(self._content):
            row = self.content_rows + index
            for column, cell in enumerate(cells):
                if (row, column) not in covered and (row, column) not in upright:
                    self._write_cell(row, column, cell, style)
        for row, own_height in self.row_heights(()).items():
            set_height(self.sheet, row, own_height)
        if upright:
            self.sheet.connected.append(self)
        return self.row

    def merge_cells(self, gap: Collection[int]) -> None:
        """Merge the parents down; one that goes on over a page's end stands there again."""
        for top, left, bottom, right in self._part(gap):
            if bottom == top:
                cells, style = self._content[top - self.content_rows]
                self._write_cell(top, left, cells[left], style)
            else:
                self._write_merged(top, left, bottom, right)

    def _part(self, gap: Collection[int]) -> list[tuple[int, int, int, int]]:
        """The upright merges, cut where pages end; the cell of a part that goes on is that of the first."""
        parts: list[tuple[int, int, int, int]] = []
        for top, left, bottom, right in self._merge:
            if bottom == top:
                continue
            starts = [top, *sorted(r for r in gap if top < r <= bottom)]
            for first, following in pairwise([*starts, bottom + 1]):
                if first > top:
                    self.replace_cell(first, left, self._content[top - self.content_rows][0][left].annotated(None))
                parts.append((first, left, following - 1, right))
        return parts

    @staticmethod
    def _closed(merged: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
        """The cells that merged areas cover, their first ones apart."""
        every = {(r, c) for r1, c1, r2, c2 in merged for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)}
        return every - {(r1, c1) for r1, c1, _, _ in merged}

    def _write_cell(self, row: int, column: int, cell: OutputCell, style: Style) -> None:
        base = self._base(column, style)
        write_cell(self.sheet, row, column, self._on_one_row(cell, column, base), base)

    def _on_one_row(self, cell: OutputCell, column: int, base: Style) -> OutputCell:
        """A link in smaller type where it needs that to fit on one line: LibreOffice does not wrap links."""
        if not cell.link or not isinstance(cell.content, str) or not self.columns[column].printing:
            return cell
        size = float(str((base | cell.style).get("font_size", SIZE)))
        room = column_width(self.columns[column].width) - 4
        fits = size * room / max(text_width(cell.content, size), 1.0)
        return cell if fits >= size else cell.styled({"font_size": max(math.floor(fits * 2) / 2, _SMALLEST)})

    def _base(self, column: int, style: Style) -> Style:
        own = self.columns[column]
        return CELL | own.style | style if own.printing else own.style

    def _write_merged(self, top: int, left: int, bottom: int, right: int) -> None:
        cells, look = self._content[top - self.content_rows]
        style = self._base(left, look) | cells[left].style
        self.sheet.merge((top, left), (bottom, right), "", style)
        self._write_cell(top, left, cells[left], look)

    def heading_areas(self) -> Iterator[tuple[int, int, int, int, str]]:
        """The header without its numbering: top, left, bottom and right of each part, from 0, and its text."""
        levels = 2 if self._grouped else 1
        column = 0
        while column < len(self.columns):
            group = self.columns[column].kelompok
            end = column
            while group and end + 1 < len(self.columns) and self.columns[end + 1].kelompok == group:
                end += 1
            if not group:
                while end + 1 < len(self.columns) and not self.columns[end + 1].title:
                    end += 1
            if group:
                yield 0, column, 0, end, group
                for c in range(column, end + 1):
                    yield 1, c, 1, c, self.columns[c].title
            else:
                yield 0, column, levels - 1, end, self.columns[column].title
            column = end + 1

    def body(self) -> list[list[OutputCell]]:
        """The cells of the body, each with its whole style."""
        return [
            [cell.styled(self._base(c, look) | cell.style) for c, cell in enumerate(cells)]
            for cells, look in self._content
        ]

    def body_areas(self) -> list[tuple[int, int, int, int]]:
        """The merged areas of the body; rows count from its first one."""
        at = self.content_rows
        return [(top - at, left, bottom - at, right) for top, left, bottom, right in self._merge]

    def _heading(self) -> None:
        top, levels = self.first_row, 2 if self._grouped else 1
        for first, left, last, right, words in self.heading_areas():
            self.sheet.merge((top + first, left), (top + last, right), words, HEADING)
        self._heading_height(levels)
        if self.numbered:
            shown = [c for c, own in enumerate(self.columns) if own.printing and own.title]
            for number, (column, following) in enumerate(pairwise([*shown, self.print_columns + 1]), 1):
                at = top + levels
                self.sheet.merge((at, column), (at, following - 1), f"({number})", COLUMN_ORDINAL)
            set_height(self.sheet, top + levels, 12.75)

    def _heading_height(self, levels: int) -> None:
        grouped = [k for k in self.columns if k.kelompok]
        single = [k for k in self.columns if not k.kelompok and k.title]
        low = max((row_count(k.title, k.width, bold=True) for k in grouped), default=1)
        whole = max((row_count(k.title, k.width, bold=True) for k in single), default=1)
        names = dict.fromkeys(k.kelompok for k in grouped)
        high = max(
            (row_count(n, sum(k.width for k in grouped if k.kelompok == n), bold=True) for n in names),
            default=1,
        )
        if levels == 1:
            set_height(self.sheet, self.first_row, height(whole) + 4)
            return
        low = max(low, whole - high)
        set_height(self.sheet, self.first_row, height(high) + 3)
        set_height(self.sheet, self.first_row + 1, height(low) + 3)

    def row_heights(self, gap: Collection[int]) -> dict[int, float]:
        """The height of every row of the body, where pages end before the rows of `gap`."""
        areas = [m for m in self._merge if m[2] == m[0]] + self._part(gap)
        merged, covered = {(r1, c1): (r2, c2) for r1, c1, r2, c2 in areas}, self._closed(areas)
        heights: list[float] = []
        tall: list[tuple[int, int, float]] = []
        for index, (cells, style) in enumerate(self._content):
            row = self.content_rows + index
            needed = height(1)
            for column, cell in enumerate(cells):
                if (row, column) in covered or not self.columns[column].printing:
                    continue
                bottom, right = merged.get((row, column), (row, column))
                own_height = (
                    self._cell_height(cell, column, right, style) if isinstance(cell.content, str) else height(1)
                )
                if bottom > row:
                    tall.append((row, bottom, own_height))
                else:
                    needed = max(needed, own_height)
            heights.append(needed)
        for top, bottom, own_height in tall:  # a merged parent that needs more room than its rows give
            rows = range(top - self.content_rows, bottom - self.content_rows + 1)
            lack = own_height - sum(heights[i] for i in rows)
            if lack > 0:
                for i in rows:
                    heights[i] += lack / len(rows)
        return {self.content_rows + i: min(own_height, 409.0) for i, own_height in enumerate(heights)}

    def _cell_height(self, cell: OutputCell, left: int, right: int, row: Style) -> float:
        """The height of a cell with text, from its first to its last column."""
        width = merge_width([k.width for k in self.columns[left : right + 1]])
        base = self._base(left, row)
        style = base | self._on_one_row(cell, left, base).style
        size = float(str(style.get("font_size", SIZE)))
        indent = int(str(style.get("indent", 0)))
        return height(row_count(str(cell.content), width - indent * 1.3, size, bool(style.get("bold"))), size)
