"""Tables of a sheet: header band, data rows, total rows, what was left out and why, titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.locating.band import band_at, find_band, is_numbering_row
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.header_band import HeaderBand, RawColumn, build_columns
from lakip_xls.locating.heading import Heading
from lakip_xls.locating.limits import (
    ends_table,
    is_title_of_next,
    may_be_header,
    repeated_header,
    signature_of,
    title_between,
)
from lakip_xls.locating.lines import named_above
from lakip_xls.locating.marks import is_numbering
from lakip_xls.locating.row_types import classify, sample_row
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.quarters import quarter_values
from lakip_xls.provenance import Skipped
from lakip_xls.reading.book import Cell, CellKind

MAX_EMPTY = 12
"""Blank rows that may lie inside a table."""

SAMPLE_ROW = "baris contoh"
"""Why an example row is left out."""

_EDGE_ROWS = 12
"""Rows below a header that decide whether a column without heading beside it belongs to the table."""


class RawRow(Struct, frozen=True):
    """One row of a table that carries something."""

    row: int
    row_type: str
    """'data', 'jumlah' or 'rata'."""


class RawTable(Struct, frozen=True):
    """One located table, its meaning not yet decided."""

    grid: Grid
    header_band: HeaderBand
    columns: tuple[RawColumn, ...]
    rows: tuple[RawRow, ...]
    skipped: tuple[Skipped, ...]
    titles: tuple[str, ...]
    """Title lines right above this table."""
    sheet_titles: tuple[str, ...]
    """Text lines above the first table of the sheet."""
    above: Mapping[str, tuple[Cell, str]] = field(default_factory=dict)
    """Level -> (cell, name) of the sasaran, programme or kegiatan that lines right above the table name."""
    continuations: frozenset[int] = frozenset()
    """Rows that only continue the texts of the row above; they are not in `row`."""

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row within the table's columns."""
        return self.grid.row_cells(row, self.columns[0].column, self.columns[-1].column)

    def column_cells(self, col: int) -> list[Cell]:
        """The cells of one column over the table's rows."""
        get = self.grid.cells.get
        return [cell for b in self.rows if (cell := get((b.row, col))) is not None]

    def partial(self, left: int, right: int) -> RawTable:
        """The part of the table between two columns, as a table of its own."""
        return self.with_(k for k in self.columns if left <= k.column <= right)

    def with_(self, columns: Iterable[RawColumn]) -> RawTable:
        """The table with some of its columns only; its rows are looked at anew."""
        part = tuple(columns)
        kept = {k.column for k in part}
        rows: list[RawRow] = []
        for row in self.rows:
            cells = [c for c in self.cells(row.row) if c.col in kept]
            if cells and not (not rows and is_numbering(cells)):
                rows.append(RawRow(row.row, classify(self.grid, cells)))
        return replace(self, columns=part, header_band=HeaderBand(self.header_band.rows, part), rows=tuple(rows))


def find_tables(grid: Grid) -> list[RawTable]:
    """Locate every table of a sheet, from top to bottom."""
    rows = list(grid.by_row)
    tables: list[RawTable] = []
    sheet_titles: tuple[str, ...] | None = None
    position = 0
    title_from = 0
    while position < len(rows):
        row = rows[position]
        band = find_band(grid, row) if may_be_header(grid, row, position) else None
        if band is None:
            position += 1
            continue
        start = band[0]
        titles = _titles(grid, rows, title_from, start)
        if sheet_titles is None:
            sheet_titles = titles
        table, last = _read_table(grid, rows, band, titles, sheet_titles)
        if table is None:
            position = bisect_right(rows, last)
            continue
        tables.append(table)
        position = bisect_right(rows, last)
        title_from = position
    return tables


def table_at(grid: Grid, header_row: int, columns: Sequence[int]) -> RawTable | None:
    """The table under a header row that a person pointed out, at least as wide as the columns."""
    rows = list(grid.by_row)
    band = band_at(grid, header_row)
    titles = _titles(grid, rows, 0, band[0])
    left, right = _extent(grid, band)
    width = (min(left, *columns), max(right, *columns))
    table, _ = _read_table(grid, rows, band, titles, titles, width)
    return table


def _titles(grid: Grid, rows: list[int], first: int, stop: int) -> tuple[str, ...]:
    texts: list[str] = []
    for index in range(first, len(rows)):
        if rows[index] >= stop:
            break
        texts.extend(grid.row_texts(rows[index]))
    return tuple(texts[-40:])


def _read_table(
    grid: Grid,
    rows: list[int],
    band: list[int],
    titles: tuple[str, ...],
    sheet_titles: tuple[str, ...],
    width: tuple[int, int] | None = None,
) -> tuple[RawTable | None, int]:
    """The table of a band and its last row; `width` is given where a person pointed the table out."""
    left, right = width or _with_neighbours(grid, rows, band, _extent(grid, band))
    columns = build_columns(grid, band, left, right)
    if width is None and sum(not k.heading.is_empty for k in columns) < 2:
        return None, band[-1]
    signature = signature_of(grid, band)
    data: list[RawRow] = []
    skipped: list[Skipped] = []
    continued: set[int] = set()
    last = band[-1]
    index = bisect_right(rows, last)
    while index < len(rows):
        row = rows[index]
        if grid.distance(last, row) > MAX_EMPTY:
            break
        below_example = bool(skipped) and skipped[-1] == Skipped(row - 1, SAMPLE_ROW)
        repeated = "" if below_example else repeated_header(grid, row, signature, index)
        if repeated == "ulang" and not title_between(grid, rows, index, band[-1]):
            header = find_band(grid, row) or [row]
            skipped.extend(Skipped(r, "judul kolom diulang") for r in header)
            last = header[-1]
            index = bisect_right(rows, last)
            continue
        if repeated:
            break
        cells = grid.row_cells(row, left, right)
        gap = grid.distance(last, row) > 1
        if not cells:
            index += 1
            continue
        if sample_row(grid, cells):
            skipped.append(Skipped(row, SAMPLE_ROW))
            last = row
            index += 1
            continue
        if ends_table(grid, rows, index, cells, gap, (left, right), signature):
            break
        if not data and is_numbering_row(grid, row):
            skipped.append(Skipped(row, "baris nomor kolom"))
        elif data and last == row - 1 and _continues(grid, cells, row - 1, (left, right)):
            continued.add(row)
            skipped.append(Skipped(row, "lanjutan teks di baris atasnya"))
        else:
            data.append(RawRow(row, classify(grid, cells)))
        last = row
        index += 1
    while data and is_title_of_next(grid, rows, data[-1].row, left, right):
        last = data.pop().row - 1
    if not data:
        return None, last
    columns = _unlabelled(grid, columns, data)
    return RawTable(
        grid,
        HeaderBand(tuple(band), columns),
        columns,
        tuple(data),
        tuple(skipped),
        titles,
        sheet_titles,
        named_above(grid, band[0]),
        frozenset(continued),
    ), last


_SMALL_LETTERS = re.compile(r"[a-z]{2,}[^:=\d]*$")


def _continues(grid: Grid, cells: list[Cell], above: int, width: tuple[int, int]) -> bool:
    """Whether a row holds nothing but the rest of sentences begun in the row above ('... yang' / 'puas')."""
    upper = {c.col: c for c in grid.row_cells(above, *width)}
    if len(cells) >= len(upper):
        return False
    for cell in cells:
        begun = upper.get(cell.col)
        if cell.kind is not CellKind.TEXT or begun is None or begun.kind is not CellKind.TEXT:
            return False
        text, start = grid.cell_text(cell), grid.cell_text(begun)
        if not _SMALL_LETTERS.match(text) or len(start) < 10 or not start[:1].isalpha() or quarter_values(start):
            return False
    return True


def _extent(grid: Grid, band: list[int]) -> tuple[int, int]:
    left, right = 10**9, 0
    for row in band:
        for cell in grid.by_row.get(row, ()):
            merge = grid.merge_at(cell.row, cell.col)
            left = min(left, cell.col)
            right = max(right, merge.right if merge else cell.col)
    return left, right


def _with_neighbours(grid: Grid, rows: list[int], band: list[int], width: tuple[int, int]) -> tuple[int, int]:
    """The width of a table with a column at its edge that has data but no heading (codes, amounts after 'Rp')."""
    start = bisect_right(rows, band[-1])
    below = [r for r in rows[start : start + _EDGE_ROWS] if grid.row_cells(r, *width)]

    def filled(col: int) -> bool:
        if col < 1 or any(grid.text(r, col) for r in band):
            return False
        return sum((r, col) in grid.cells for r in below) * 10 >= max(len(below), 2) * 6

    left, right = width
    return (left - 1 if filled(left - 1) else left), (right + 1 if filled(right + 1) else right)


def _unlabelled(grid: Grid, columns: tuple[RawColumn, ...], data: list[RawRow]) -> tuple[RawColumn, ...]:
    """Columns without a heading belong to the column on their left (hierarchy shown by columns, 'Rp.' cells)."""
    out: list[RawColumn] = []
    for i, column in enumerate(columns):
        if column.title or not any((b.row, column.column) in grid.cells for b in data):
            out.append(column)
            continue
        if i == 0:
            out.append(replace(column, heading=Heading(role=_first_column(grid, column.column, data))))
        else:
            left = out[-1]
            out.append(replace(left, column=column.column, title=""))
    return tuple(out)


def _first_column(grid: Grid, col: int, data: list[RawRow]) -> str:
    """The role 'code' or 'number', by what stands in a first column without heading."""
    cells = [c for b in data if (c := grid.cells.get((b.row, col))) is not None]
    codes = sum(
        isinstance(c.value, str)
        and (code := parse_code(c.value)) is not None
        and code.tingkat not in ("urusan", "bidang")
        for c in cells
    )
    return "code" if codes * 2 > len(cells) else "number"


def segments(table: RawTable) -> Iterator[tuple[int, int]]:
    """Runs of columns that are separated by columns without heading and without data."""
    start: int | None = None
    previous = 0
    for column in table.columns:
        empty = not column.title and not any((b.row, column.column) in table.grid.cells for b in table.rows)
        if empty:
            if start is not None:
                yield start, previous
                start = None
        elif start is None:
            start = column.column
        previous = column.column
    if start is not None:
        yield start, previous
