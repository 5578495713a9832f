"""Immutable, sparse workbooks: the only view of a file that the rest of the program has.

Every engine in `reading/` (xlsx, xls, ods, xlsb) returns a `Book`; nothing outside of
`reading/` knows which library opened the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import NamedTuple

from msgspec import Struct, field

from lakip_xls.provenance import a1

Value = str | int | float | bool | datetime | date | time | None


class CellKind(Enum):
    """What a cell holds."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    """An Excel error value; `value` is its text, e.g. '#REF!'."""
    UNCACHED = "uncached"
    """A formula that was never calculated: there is no value."""


class Cell(NamedTuple):
    """One non-empty cell. Rows and columns are 1-based.

    A named tuple, because a sheet of four million cells makes them on the fly (see `reading/cells.py`).
    """

    row: int
    col: int
    value: Value
    kind: CellKind
    number_format: str = "General"
    formula: str | None = None
    """The formula text without '=', where the cell has one; None where the format does not keep it."""

    @property
    def address(self) -> str:
        """A1 address."""
        return a1(self.row, self.col)


class Merge(Struct, frozen=True):
    """A merged range, inclusive, 1-based."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Struct, frozen=True):
    """A sparse sheet: only cells that hold something exist.

    `cells` is ordered by row, then column. Cells covered by a merge (other than its
    top-left anchor) are not in `cells`.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Alignment indent of a cell, where it is not 0 (some offices show hierarchy by it)."""
    notes: tuple[str, ...] = ()
    """What was left out while reading (Indonesian), e.g. stray cells beyond the limits."""

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield (row number, its cells by column) for the rows that hold something, in order."""
        current = 0
        bucket: list[Cell] = []
        for cell in self.cells.values():
            if cell.row != current:
                if bucket:
                    yield current, bucket
                current, bucket = cell.row, []
            bucket.append(cell)
        if bucket:
            yield current, bucket


class Book(Struct, frozen=True):
    """One workbook: its name relative to the folder that was read, and its sheets in order."""

    name: str
    sheets: tuple[Sheet, ...]
    sha256: str = ""
    notes: tuple[str, ...] = ()
    """What the file format or its state does not keep (Indonesian), e.g. 'Format .xls: rumus ...'."""
