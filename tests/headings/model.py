"""A table before it is laid out: columns with their head path and cells, and the frames it holds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.generator.unit import Unit

from .values import Cell, Style
from .words import WORDS

Row = dict[str, Any]
KINDS = (
    "pk_indikator",
    "pk_program",
    "pk_gabungan",
    "rkt",
    "rencana_aksi",
    "realisasi_anggaran",
    "pengukuran_kinerja",
    "renstra",
    "iku",
    "realisasi_program",
    "data_indikator",
    "belanja",
)
"""The tables that are written; `merged_pk` holds indicators and programmes side by side."""


@dataclass
class Column:
    """One column: the words of its head from the top group down, and its cells.

    Neighbouring rows with the same key are one thing, written once, merged or repeated.
    """

    path: tuple[str, ...]
    cells: list[Cell]
    field: str | None = None
    keys: list[Hashable] | None = None
    total: Cell | None = None
    rp_apart: bool = False
    formula: str = ""
    """What a numbering row says of it: '{0} / {1} x 100', the numbers being those of the fields in `of`."""
    of: tuple[str, ...] = ()
    pieces: list[list[Cell]] | None = None
    """The columns below one head that together make up each cell, as a code in its segments."""
    unit_row: str = ""
    """A unit ('Rp', '%') that may stand in a head row of its own."""

    @property
    def width(self) -> int:
        """The number of columns on the sheet."""
        return len(self.pieces) if self.pieces else 1 + self.rp_apart


@dataclass
class Table:
    """One table to write, with what a reader must make of it."""

    kind: str
    columns: list[Column]
    expected: dict[str, list[Row]]
    title: tuple[str, ...]
    traits: set[str] = field(default_factory=set)
    needs_title: bool = True
    noise_allowed: bool = False
    indents: list[int] | None = None
    sections: dict[int, str] = field(default_factory=dict)
    """Lines over the whole table, before the row of that number: the sasaran of the rows that follow."""
    heads: dict[str, str] = field(default_factory=dict)
    """Head as written, per field; filled by the layout."""
    letters: dict[str, str] = field(default_factory=dict)
    """Column letters per field; filled by the layout."""
    head_text: list[str] = field(default_factory=list)
    file: str = ""
    sheet: str = ""
    first_row: int = 0
    last_row: int = 0


@dataclass
class Build:
    """What the modules of the kinds share while they choose the columns of a table."""

    unit: Unit
    rng: Random
    kind: str
    style: Style
    traits: set[str] = field(default_factory=set)
    columns: list[Column] = field(default_factory=list)

    def chance(self, p: float) -> bool:
        """True with a probability."""
        return self.rng.random() < p

    def pick(self, name: str) -> str:
        """A head for a role, noted as a trait."""
        phrase = self.rng.choice(WORDS[name])
        self.traits.add(f"word:{name}={phrase}")
        return phrase.format(t=self.unit.tahun, l=self.unit.tahun - 1, d=self.unit.tahun % 100)

    def option(self, name: str, values: Sequence[str]) -> str:
        """One of some ways, noted as a trait; a value that stands several times is likelier."""
        value = self.rng.choice(values)
        self.traits.add(f"{self.kind}.{name}={value}")
        return value

    def add(self, path: str | tuple[str, ...], cells: list[Cell], field: str | None = None, **more: Any) -> Column:
        """Append a column."""
        column = Column(path if isinstance(path, tuple) else (path,), cells, field, **more)
        self.columns.append(column)
        return column

    def money(
        self, path: str | tuple[str, ...], amounts: Sequence[int | None], field: str | None = None, **more: Any
    ) -> Column:
        """Append a column of rupiah."""
        more.setdefault("unit_row", "Rp")
        column = self.add(path, [self.style.money(a) for a in amounts], field, **more)
        column.rp_apart = self.style.rp_apart
        return column

    def number(self, rows: int, keys: list[Hashable] | None = None) -> None:
        """Append the column of running numbers, most of the time; by parents where keys are given."""
        if self.chance(0.15):
            self.traits.add("no number column")
            return
        cells, last = [], 0
        for i in range(rows):
            last += keys is None or i == 0 or keys[i] != keys[i - 1]
            cells.append(Cell(f"{last}." if self.style.dotted_numbers else last))
        self.add(self.pick("no"), cells, None, keys=keys)

    def finish(self, expected: dict[str, list[Row]], title: str, **more: Any) -> Table:
        """The table of the columns collected so far."""
        line = self.pick(title)
        self._number_apart()
        return Table(self.kind, self.columns, expected, (line,), self.traits, **more)

    def _number_apart(self) -> None:
        """In some tables the head of the indicators spans two columns, the first with running numbers."""
        for column in self.columns:
            if column.field == "indikator" and column.keys is None and self.chance(0.06):
                self.traits.add("head: indicator over number and name")
                numbers = [Cell(n if c.value is not None else None) for n, c in enumerate(column.cells, 1)]
                column.pieces = [numbers, column.cells]


SECTIONED = ("pk_indikator", "rkt", "pengukuran_kinerja", "renstra")
"""Kinds whose sasaran may stand in lines over the table instead of a column."""


def move_sasaran_to_sections(table: Table, rng: Random) -> None:
    """In some tables of indicators the sasaran is a line over its indicators."""
    place = next((n for n, c in enumerate(table.columns) if c.field == "sasaran" and c.keys), None)
    if table.kind not in SECTIONED or place is None or rng.random() > 0.1:
        return
    if any(c.path == ("Tujuan",) or c.keys and c.field not in ("sasaran", None) for c in table.columns):
        return
    column = table.columns.pop(place)
    assert column.keys is not None
    shape = rng.choice(("Sasaran {n}: {s}", "Sasaran : {s}", "Sasaran Strategis {n} : {s}", "SASARAN {n}. {s}"))
    table.traits.add(f"rows: section lines {shape}")
    for c in table.columns:
        c.keys = None
    for i, cell in enumerate(column.cells):
        if i == 0 or column.keys[i] != column.keys[i - 1]:
            table.sections[i] = shape.format(n=len(table.sections) + 1, s=cell.value)


def text_cells(values: Sequence[str | int | None]) -> list[Cell]:
    """Cells of names, codes and other text."""
    return [Cell(v) for v in values]
