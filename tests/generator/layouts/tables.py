"""Writing one table into a grid: header bands, numbering rows, parents, repeated headers, total rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ..sheets import Cell, Sheet, Value, column_letters_
from ..unit import Unit
from .styles import Style, text_only

Key = tuple[str, int | str, str]
"""(frame, row index or 'jumlah' or another name, field)."""


@dataclass(frozen=True)
class Catatan:
    """Where a value was written, what a reader should make of it, and how to write another value there."""

    sheet: Sheet
    row: int
    column: int
    content: Any
    style: Style


@dataclass
class LayoutContext:
    """What all documents of a unit share: the unit, the random source, the record of what was written."""

    unit: Unit
    rng: Random
    features: dict[str, Any] = field(default_factory=dict)
    catatan: dict[Key, Catatan] = field(default_factory=dict)
    force: dict[str, Any] = field(default_factory=dict)
    """Layout choices the caller fixed: feature name -> value."""

    def choose(self, features: str, choice: Iterable[Any]) -> Any:
        """Choose a layout feature at random, unless it is fixed, and record it."""
        value = self.rng.choice(list(choice))
        value = self.force.get(features, value)
        self.features[features] = value
        return value

    def chance(self, features: str, chance: float) -> bool:
        """Choose a yes/no layout feature."""
        value = bool(self.force.get(features, self.rng.random() < chance))
        self.features[features] = value
        return value


@dataclass
class Content:
    """What one cell of a table row holds. `note` lists the values it stands for.

    `group`: cells of one column in consecutive rows with the same group are one parent
    (written once, merged or repeated); None for ordinary cells. `width`: columns to merge.
    """

    value: Value = None
    format: str = "General"
    note: list[tuple[Key, Any, Style]] = field(default_factory=list)
    group: Hashable = None
    indent: int = 0
    bold: bool = False
    width: int = 1
    formula: str | None = None
    """A formula with `{kolom}` placeholders for cells of the same row, e.g. '{realisasi}/{pagu}'."""


def content(value: Any, style: Style = text_only, *key: Key, original: Any = None, **other: Any) -> Content:
    """A cell in a style, recorded under keys; `original` is the value a reader should give, where it differs."""
    tertulis, fmt = style(value)
    meaning = value if original is None else original
    return Content(tertulis, fmt, [(k, meaning, style) for k in key], **other)


@dataclass
class Merged:
    """A cell made of several values (quarters in one cell, a target with its unit)."""

    parts: dict[str, Any]
    write: Any
    """dict of the parts -> text."""

    def style(self, name: str) -> Style:
        """The style of one part: writing it rewrites the whole cell."""

        def g(value: Any) -> tuple[Value, str]:
            self.parts[name] = value
            return self.write(self.parts), "General"

        return g

    def content(self, key: dict[str, Key], **other: Any) -> Content:
        """The cell, with a key for each part."""
        note = [(k, self.parts[n], self.style(n)) for n, k in key.items()]
        return Content(self.write(self.parts), "General", note, **other)


@dataclass
class Column:
    """A column: key of its cells, header texts from top to bottom (groups share their first texts)."""

    key: str
    title: tuple[str, ...]
    width: float = 16


@dataclass
class Row:
    """A table row: column key -> cell."""

    content: dict[str, Content]
    bold: bool = False


@dataclass
class Options:
    """Layout choices of one table."""

    parent: str = "sekali"
    """Parents: sekali (once, blank below), gabung (merged down), ulang (repeated)."""
    merge_heading: bool = True
    large_heading: bool = False
    ordinal: str | None = None
    ordinal_before: bool = False
    repeat_heading: int = 0
    empty_row: float = 0.0
    extra: tuple[Column, ...] = ()


ORDINAL = ("kurung", "angka", "teks", "huruf", "rumus")


def random_options(k: LayoutContext, kind: str, *, repeat: bool = True) -> Options:
    """Choose the layout of one table of a document kind."""
    rng = k.rng
    return Options(
        parent=k.choose(f"{kind}.induk", ("sekali", "gabung", "ulang")),
        merge_heading=k.chance(f"{kind}.kepala_gabung", 0.85),
        large_heading=rng.random() < 0.6,
        ordinal=k.choose(f"{kind}.nomor_kolom", (None, None, *ORDINAL)),
        ordinal_before=k.chance(f"{kind}.nomor_sebelum", 0.15),
        repeat_heading=k.choose(f"{kind}.ulang_kepala", (0, 0, 0, 6, 11)) if repeat else 0,
        empty_row=k.choose(f"{kind}.baris_kosong", (0, 0, 0, 0.1)),
    )


def _column_ordinal(style: str, order: int, many: int) -> Value:
    if style == "kurung":
        return f"({order})"
    if style == "angka":
        return order
    if style == "teks":
        return str(order)
    if style == "rumus" and order == many and many > 3:
        return f"{order} = ({order - 1} / {order - 2}) * 100"
    return chr(96 + order) if style == "huruf" and many <= 26 else str(order)


def _write_heading(sheet: Sheet, row: int, left: int, column: list[Column], options: Options) -> int:
    """Write the header band and return the next row."""
    inside = max(len(c.title) for c in column)
    insert = options.ordinal is not None and options.ordinal_before and inside > 1
    position = [row + i for i in range(inside)]
    if insert:
        position[-1] += 1
    for order, c in enumerate(column):
        x = left + order
        for tingkat, text in enumerate(c.title):
            first = order == 0 or column[order - 1].title[: tingkat + 1] != c.title[: tingkat + 1]
            leaf = tingkat == len(c.title) - 1
            if not (first or leaf):
                continue
            text = text.upper() if options.large_heading else text
            sheet.write(position[tingkat], x, text, bold=True, frame=True, center=True)
            if not options.merge_heading:
                continue
            if leaf:
                bottom = position[inside - 1]
                if insert and tingkat < inside - 1:
                    bottom = position[inside - 2]
                sheet.merge(position[tingkat], x, max(bottom, position[tingkat]), x)
            else:
                last = order
                while last + 1 < len(column) and column[last + 1].title[: tingkat + 1] == c.title[: tingkat + 1]:
                    last += 1
                sheet.merge(position[tingkat], x, position[tingkat], left + last)
    bottom = position[-1] + 1
    if options.ordinal is not None:
        y = position[-1] - 1 if insert else bottom
        for order in range(len(column)):
            ordinal = _column_ordinal(options.ordinal, order + 1, len(column))
            sheet.write(y, left + order, ordinal, frame=True, center=True)
        bottom = max(bottom, y + 1)
    return bottom


def write_table(
    k: LayoutContext, sheet: Sheet, row: int, left: int, column: list[Column], row_contents: list[Row], options: Options
) -> int:
    """Write a table with its top-left header cell at (baris, kiri); return the first free row below."""
    for order, c in enumerate(column):
        sheet.width[left + order] = max(c.width, sheet.width.get(left + order, 0))
    y = _write_heading(sheet, row, left, column, options)
    position = {c.key: left + i for i, c in enumerate(column)}
    group_start: dict[str, tuple[Hashable, int, int]] = {}  # column -> (group, first row, last row)

    def close(key: str) -> None:
        _, top, bottom = group_start.pop(key)
        if options.parent == "gabung":
            sheet.merge(top, position[key], bottom, position[key])

    since_heading = 0
    for order, b in enumerate(row_contents):
        connects = any(
            i.group is not None and c in group_start and group_start[c][0] == i.group for c, i in b.content.items()
        )
        if order and not connects:
            for key in list(group_start):
                close(key)
            if options.repeat_heading and since_heading >= options.repeat_heading:
                y = _write_heading(sheet, y, left, column, options)
                since_heading = 0
            elif k.rng.random() < options.empty_row:
                y += 1
        since_heading += 1
        for key in [c for c in group_start if c not in b.content or b.content[c].group != group_start[c][0]]:
            close(key)
        for key, cell in b.content.items():
            x = position[key]
            place = y
            if cell.group is not None and key in group_start:
                group, top, _ = group_start[key]
                group_start[key] = (group, top, y)
                if options.parent != "ulang":
                    place = top
            elif cell.group is not None:
                group_start[key] = (cell.group, y, y)
            if place == y:
                formula = None
                if cell.formula is not None:
                    formula = cell.formula.format(**{c: f"{column_letters_(v)}{y}" for c, v in position.items()})
                sheet.cells[y, x] = Cell(cell.value, cell.format, formula, cell.indent, b.bold or cell.bold, frame=True)
                if cell.width > 1:
                    sheet.merge(y, x, y, x + cell.width - 1)
            for value_key, meaning, style in cell.note:
                k.catatan.setdefault(value_key, Catatan(sheet, place, x, meaning, style))
        for key, x in position.items():
            if key not in b.content and (y, x) not in sheet.cells:
                sheet.cells[y, x] = Cell(None, frame=True)
        y += 1
    for key in list(group_start):
        close(key)
    return y


def shuffle_columns(
    k: LayoutContext, features: str, column: list[Column], free: set[str], chance: float = 0.25
) -> list[Column]:
    """Shuffle the free columns among their places; columns of one header group stay together."""
    if not k.chance(features, chance):
        return column
    kelompok: list[list[Column]] = []
    for c in column:
        if kelompok and len(c.title) > 1 and kelompok[-1][0].title[0] == c.title[0]:
            kelompok[-1].append(c)
        else:
            kelompok.append([c])
    position = [i for i, g in enumerate(kelompok) if g[0].key in free]
    random_ = position[:]
    k.rng.shuffle(random_)
    results = kelompok[:]
    for tujuan, origin in zip(position, random_, strict=True):
        results[tujuan] = kelompok[origin]
    return [c for g in results for c in g]
