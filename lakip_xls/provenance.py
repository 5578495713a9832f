"""Where a value came from: cells, tables and how a table was understood."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


def column_letters(col: int) -> str:
    """Return the column letters of a 1-based column number (1 -> A, 27 -> AA)."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def a1(row: int, col: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(col)}{row}"


class Ref(Struct, frozen=True, order=True):
    """One cell of one input workbook: file name (relative to the folder), sheet, 1-based row and column."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The A1 address, as a person reads it in Excel."""
        return a1(self.row, self.column)

    def __str__(self) -> str:
        return f"{self.file}, lembar {self.sheet}, sel {self.cell}"


class SourceColumn(Struct, frozen=True):
    """How one column of a table was understood: the field it became and why."""

    column: int
    title: str
    """The header text, the levels of a merged header joined with ' / '."""
    field: str | None
    reason: str
    """Why, in Indonesian: 'persis', 'mirip 92% dengan ...', 'tidak dikenali', 'Pemetaan'."""


class Skipped(Struct, frozen=True):
    """One row (or block of rows) that was left out of a table and why (Indonesian)."""

    row: int
    reason: str


class Source(Struct, frozen=True):
    """One table as it was located in a sheet, and how it was read."""

    file: str
    sheet: str
    kind: str
    """Document kind, see CONTRACT section 2."""
    heading_rows: tuple[int, ...]
    columns: tuple[SourceColumn, ...]
    first_row: int
    last_row: int
    score: float
    runner_up: str | None = None
    """The runner-up kind with its score, in words."""
    skipped: tuple[Skipped, ...] = ()
    titles: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    """Decisions worth knowing: scale of percentages, number style, fuzzy header matches."""

    @property
    def fields(self) -> Mapping[str, int]:
        """Field name -> 1-based column."""
        return {k.field: k.column for k in self.columns if k.field}

    @property
    def extent(self) -> str:
        """The A1 range that the table covers."""
        columns = [k.column for k in self.columns] or [1]
        top = min((*self.heading_rows, self.first_row))
        return f"{a1(top, min(columns))}:{a1(self.last_row, max(columns))}"


class SourceSheet(Struct, frozen=True):
    """What became of one sheet: its tables, or the reason why it was not used."""

    name: str
    sources: tuple[Source, ...] = ()
    reason: str = ""
    """Why the sheet was not recognised, or not used; empty where it was used."""
    hidden: bool = False

    @property
    def unused(self) -> bool:
        """Whether nothing of the sheet counts: it is neither a document nor settings or the office's names."""
        return not self.sources and not self.reason.startswith("dibaca sebagai")


class SourceFile(Struct, frozen=True):
    """What became of one file of the folder."""

    name: str
    sha256: str
    sheets: tuple[SourceSheet, ...] = ()
    reason: str = ""
    """Why the file was not read (copy, lock file, damaged ...); empty where it was read."""
    decisions: tuple[str, ...] = field(default=())
    """Decisions about the whole file, e.g. 'digantikan PK Perubahan'."""
    result: bool = False
    """A result workbook of this program."""
