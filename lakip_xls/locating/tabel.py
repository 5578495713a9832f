"""Tables of a sheet: header band, data rows, total rows, what was left out and why, titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lakip_xls.locating.band import band_at, find_band, is_numbering_row
from lakip_xls.locating.batas import (
    ends_table,
    is_title_of_next,
    may_be_header,
    repeated_header,
    signature_of,
    title_between,
)
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.heading import Heading
from lakip_xls.locating.lines import named_above
from lakip_xls.locating.macam import baris_contoh, classify
from lakip_xls.locating.marks import is_numbering
from lakip_xls.locating.pita import KolomMentah, Pita, build_columns
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.quarters import quarter_values
from lakip_xls.provenance import Lewat
from lakip_xls.reading.book import Cell, Kind

MAKS_KOSONG = 12
"""Blank rows that may lie inside a table."""

BARIS_CONTOH = "baris contoh"
"""Why an example row is left out."""

_BARIS_TEPI = 12
"""Rows below a header that decide whether a column without heading beside it belongs to the table."""


@dataclass(frozen=True, slots=True)
class BarisMentah:
    """One row of a table that carries something."""

    baris: int
    macam: str
    """'data', 'jumlah' or 'rata'."""


@dataclass(frozen=True)
class TabelMentah:
    """One located table, its meaning not yet decided."""

    grid: Grid
    pita: Pita
    kolom: tuple[KolomMentah, ...]
    baris: tuple[BarisMentah, ...]
    lewat: tuple[Lewat, ...]
    judul: tuple[str, ...]
    """Title lines right above this table."""
    judul_lembar: tuple[str, ...]
    """Text lines above the first table of the sheet."""
    above: Mapping[str, tuple[Cell, str]] = field(default_factory=dict)
    """Level -> (cell, name) of the sasaran, programme or kegiatan that lines right above the table name."""
    lanjutan: frozenset[int] = frozenset()
    """Rows that only continue the texts of the row above; they are not in `baris`."""

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row within the table's columns."""
        return self.grid.row_cells(row, self.kolom[0].kolom, self.kolom[-1].kolom)

    def column_cells(self, col: int) -> list[Cell]:
        """The cells of one column over the table's rows."""
        get = self.grid.cells.get
        return [cell for b in self.baris if (cell := get((b.baris, col))) is not None]

    def sebagian(self, left: int, right: int) -> TabelMentah:
        """The part of the table between two columns, as a table of its own."""
        return self.dengan(k for k in self.kolom if left <= k.kolom <= right)

    def dengan(self, columns: Iterable[KolomMentah]) -> TabelMentah:
        """The table with some of its columns only; its rows are looked at anew."""
        part = tuple(columns)
        kept = {k.kolom for k in part}
        rows: list[BarisMentah] = []
        for row in self.baris:
            cells = [c for c in self.cells(row.baris) if c.col in kept]
            if cells and not (not rows and is_numbering(cells)):
                rows.append(BarisMentah(row.baris, classify(self.grid, cells)))
        return replace(self, kolom=part, pita=Pita(self.pita.baris, part), baris=tuple(rows))


def find_tables(grid: Grid) -> list[TabelMentah]:
    """Locate every table of a sheet, from top to bottom."""
    rows = list(grid.by_row)
    tables: list[TabelMentah] = []
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


def table_at(grid: Grid, header_row: int, columns: Sequence[int]) -> TabelMentah | None:
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
) -> tuple[TabelMentah | None, int]:
    """The table of a band and its last row; `width` is given where a person pointed the table out."""
    left, right = width or _with_neighbours(grid, rows, band, _extent(grid, band))
    columns = build_columns(grid, band, left, right)
    if width is None and sum(not k.heading.is_empty for k in columns) < 2:
        return None, band[-1]
    signature = signature_of(grid, band)
    data: list[BarisMentah] = []
    skipped: list[Lewat] = []
    continued: set[int] = set()
    last = band[-1]
    index = bisect_right(rows, last)
    while index < len(rows):
        row = rows[index]
        if grid.jarak(last, row) > MAKS_KOSONG:
            break
        below_example = bool(skipped) and skipped[-1] == Lewat(row - 1, BARIS_CONTOH)
        repeated = "" if below_example else repeated_header(grid, row, signature, index)
        if repeated == "ulang" and not title_between(grid, rows, index, band[-1]):
            header = find_band(grid, row) or [row]
            skipped.extend(Lewat(r, "judul kolom diulang") for r in header)
            last = header[-1]
            index = bisect_right(rows, last)
            continue
        if repeated:
            break
        cells = grid.row_cells(row, left, right)
        gap = grid.jarak(last, row) > 1
        if not cells:
            index += 1
            continue
        if baris_contoh(grid, cells):
            skipped.append(Lewat(row, BARIS_CONTOH))
            last = row
            index += 1
            continue
        if ends_table(grid, rows, index, cells, gap, (left, right), signature):
            break
        if not data and is_numbering_row(grid, row):
            skipped.append(Lewat(row, "baris nomor kolom"))
        elif data and last == row - 1 and _continues(grid, cells, row - 1, (left, right)):
            continued.add(row)
            skipped.append(Lewat(row, "lanjutan teks di baris atasnya"))
        else:
            data.append(BarisMentah(row, classify(grid, cells)))
        last = row
        index += 1
    while data and is_title_of_next(grid, rows, data[-1].baris, left, right):
        last = data.pop().baris - 1
    if not data:
        return None, last
    columns = _unlabelled(grid, columns, data)
    return TabelMentah(
        grid,
        Pita(tuple(band), columns),
        columns,
        tuple(data),
        tuple(skipped),
        titles,
        sheet_titles,
        named_above(grid, band[0]),
        frozenset(continued),
    ), last


_HURUF_KECIL = re.compile(r"[a-z]{2,}[^:=\d]*$")


def _continues(grid: Grid, cells: list[Cell], above: int, width: tuple[int, int]) -> bool:
    """Whether a row holds nothing but the rest of sentences begun in the row above ('... yang' / 'puas')."""
    upper = {c.col: c for c in grid.row_cells(above, *width)}
    if len(cells) >= len(upper):
        return False
    for cell in cells:
        begun = upper.get(cell.col)
        if cell.kind is not Kind.TEXT or begun is None or begun.kind is not Kind.TEXT:
            return False
        text, start = grid.cell_text(cell), grid.cell_text(begun)
        if not _HURUF_KECIL.match(text) or len(start) < 10 or not start[:1].isalpha() or quarter_values(start):
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
    below = [r for r in rows[start : start + _BARIS_TEPI] if grid.row_cells(r, *width)]

    def filled(col: int) -> bool:
        if col < 1 or any(grid.text(r, col) for r in band):
            return False
        return sum((r, col) in grid.cells for r in below) * 10 >= max(len(below), 2) * 6

    left, right = width
    return (left - 1 if filled(left - 1) else left), (right + 1 if filled(right + 1) else right)


def _unlabelled(grid: Grid, columns: tuple[KolomMentah, ...], data: list[BarisMentah]) -> tuple[KolomMentah, ...]:
    """Columns without a heading belong to the column on their left (hierarchy shown by columns, 'Rp.' cells)."""
    out: list[KolomMentah] = []
    for i, column in enumerate(columns):
        if column.judul or not any((b.baris, column.kolom) in grid.cells for b in data):
            out.append(column)
            continue
        if i == 0:
            out.append(replace(column, heading=Heading(role=_first_column(grid, column.kolom, data))))
        else:
            left = out[-1]
            out.append(replace(left, kolom=column.kolom, judul=""))
    return tuple(out)


def _first_column(grid: Grid, col: int, data: list[BarisMentah]) -> str:
    """The role 'code' or 'number', by what stands in a first column without heading."""
    cells = [c for b in data if (c := grid.cells.get((b.baris, col))) is not None]
    codes = sum(
        isinstance(c.value, str)
        and (code := parse_code(c.value)) is not None
        and code.tingkat not in ("urusan", "bidang")
        for c in cells
    )
    return "code" if codes * 2 > len(cells) else "number"


def segments(table: TabelMentah) -> Iterator[tuple[int, int]]:
    """Runs of columns that are separated by columns without heading and without data."""
    start: int | None = None
    previous = 0
    for column in table.kolom:
        empty = not column.judul and not any((b.baris, column.kolom) in table.grid.cells for b in table.baris)
        if empty:
            if start is not None:
                yield start, previous
                start = None
        elif start is None:
            start = column.kolom
        previous = column.kolom
    if start is not None:
        yield start, previous
