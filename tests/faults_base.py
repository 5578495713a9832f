"""What the fault makers share: the register, slips of numbers and names, rows dropped or written twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from tests.generator.layouts.tables import Catatan, Key
from tests.generator.sheets import Sheet
from tests.generator.writer import Draft

Place = tuple[str, str, str]
"""File, sheet and cell; '' stands for any."""


@dataclass
class Material:
    """A laid out unit that a maker damages, and what is done to the files once they are saved."""

    draft: Draft
    rng: Random
    without: str | None = None
    """The document that was left out."""
    after: list[Callable[[Path], None]] = field(default_factory=list)

    def key(self, frame: str, bidang: str, *, total: bool | None = False) -> list[Key]:
        """Recorded cells of a field: of rows, of total rows (True), or of both (None)."""
        return [
            k
            for k in self.draft.catatan
            if k[0] == frame and k[2] == bidang and total in (None, not isinstance(k[1], int))
        ]

    def content(self, key: Key) -> Any:
        """The value that a cell stands for."""
        return self.draft.catatan[key].content

    def choose(self, key: Iterable[Key], plausible: Callable[[Any], object] = lambda v: v is not None) -> Key | None:
        """One of the cells whose value is fit for the fault."""
        usable = [k for k in key if plausible(self.content(k))]
        return self.rng.choice(usable) if usable else None

    def replace(self, key: Key | None, value: Any) -> list[Place] | None:
        """Another value in a cell, written as the cell's own table writes it."""
        return None if key is None else [self.draft.change(key, value)]


Breaker = Callable[[Material], Sequence[Place] | None]
"""Damages a unit and tells the cells any of which a finding may name; None where this unit cannot have the fault."""


@dataclass(frozen=True)
class Maker:
    """One way to break one rule."""

    kode: str
    function: Breaker
    without: tuple[str, ...]
    """Documents one of which is left out."""
    features: dict[str, Any]
    """Options of `build_unit`."""


MAKERS: dict[str, list[Maker]] = {}


def breaks(kode: str, *, without: tuple[str, ...] = (), **features: Any) -> Callable[[Breaker], Breaker]:
    """Register a fault maker under the rule that must find it."""

    def listing(function: Breaker) -> Breaker:
        MAKERS.setdefault(kode, []).append(Maker(kode, function, without, features))
        return function

    return listing


# --- slips --------------------------------------------------------------------------------


def mistype(rng: Random, value: int) -> int:
    """A slip in a number: another digit, two digits swapped, a digit lost, or rounded down to thousands."""
    digit = list(str(value))
    i = rng.randrange(len(digit))
    manner = rng.random()
    if manner < 0.5 or len(digit) < 4:
        digit[i] = rng.choice([c for c in "123456789" if c != digit[i]])
    elif manner < 0.75:
        difference = [j for j in range(len(digit) - 1) if digit[j] != digit[j + 1] and (j or digit[1] != "0")]
        if not difference:
            return value + 1
        j = rng.choice(difference)
        digit[j], digit[j + 1] = digit[j + 1], digit[j]
    elif manner < 0.9 or value % 1000 == 0:
        del digit[-1]
    else:
        return value - value % 1000
    result = int("".join(digit))
    return result if result != value else value + 1


def spoil_money(b: Material, key: Iterable[Key]) -> list[Place] | None:
    """A slip in one amount of money."""
    k = b.choose(key, lambda v: isinstance(v, int) and v > 9999)
    return b.replace(k, mistype(b.rng, b.content(k))) if k else None


def shift(b: Material, key: Iterable[Key], step: Sequence[Any] = (3, 5, -4)) -> list[Place] | None:
    """A number moved by a step, to another value above zero."""
    k = b.choose(key, lambda v: v is not None and not isinstance(v, str))
    if k is None:
        return None
    value = b.content(k)
    new = [value + s for s in step if value + s > 0]
    return b.replace(k, b.rng.choice(new)) if new else None


def spoil_target(b: Material, key: Iterable[Key]) -> list[Place] | None:
    """Another target: a number moved, or another letter grade."""
    k = b.choose(key)
    if k is None:
        return None
    value = b.content(k)
    if isinstance(value, str):
        return b.replace(k, b.rng.choice([h for h in ("A", "BB", "B", "CC") if h != value]))
    return b.replace(k, value + b.rng.choice((2, 7)) if value < 93 else value - b.rng.choice((2, 7)))


def spoil_name(b: Material, key: Iterable[Key]) -> list[Place] | None:
    """A name of which one word was lost, added or replaced."""
    k = b.choose(key, lambda v: isinstance(v, str) and len(v.split()) > 3)
    if k is None:
        return None
    words = str(b.content(k)).split()
    i = b.rng.randrange(2, len(words))
    words[i : i + 1] = b.rng.choice(([], [words[i], "Terpadu"], ["Terpadu"]))
    return b.replace(k, " ".join(words))


def decimals(value: Any) -> Decimal:
    """A percentage as the oracle has it, as a number with two decimals."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))


# --- rows ---------------------------------------------------------------------------------


def loose_rows(b: Material, frame: str) -> list[tuple[Sheet, int, int]]:
    """(sheet, row, index) of the rows of a frame that hold nothing but their own values and formulas nowhere."""
    catatan = b.draft.catatan
    index: dict[tuple[int, int], set[int | str]] = {}
    sheet = {id(c.sheet): c.sheet for k, c in catatan.items() if k[0] == frame}
    with_formula = {i for i, x in sheet.items() if any(s.formula for s in x.cells.values())}
    for k, c in catatan.items():
        if k[0] == frame and id(c.sheet) not in with_formula:
            index.setdefault((id(c.sheet), c.row), set()).add(k[1])
    many: dict[int | str, int] = {}
    for own in index.values():
        for i in own:
            many[i] = many.get(i, 0) + 1
    return [
        (sheet[x], y, i)
        for (x, y), own in index.items()
        for i in own
        if len(own) == 1 and isinstance(i, int) and not _divided(sheet[x], y)
    ]


def _divided(sheet: Sheet, y: int) -> bool:
    """Whether a row takes part in a cell merged over several rows."""
    return any(top < bottom and top <= y <= bottom for top, _, bottom, _ in sheet.merged)


def move(b: Material, sheet: Sheet, origin_: int, step: int) -> None:
    """Move all of a sheet from a row on down (or up) by some rows, with the record of what stands where."""
    sheet.cells = {(y + step if y >= origin_ else y, x): s for (y, x), s in sheet.cells.items()}
    sheet.merged = [
        (a + step if a >= origin_ else a, kr, w + step if w >= origin_ else w, kn) for a, kr, w, kn in sheet.merged
    ]
    for k, c in b.draft.catatan.items():
        if c.sheet is sheet and c.row >= origin_:
            b.draft.catatan[k] = replace(c, row=c.row + step)


def delete_row(b: Material, sheet: Sheet, y: int) -> None:
    """Take a row out of a sheet."""
    sheet.cells = {p: s for p, s in sheet.cells.items() if p[0] != y}
    sheet.merged = [g for g in sheet.merged if not g[0] == g[2] == y]
    for k in [k for k, c in b.draft.catatan.items() if c.sheet is sheet and c.row == y]:
        del b.draft.catatan[k]
    move(b, sheet, y + 1, -1)


def duplicate_row(b: Material, sheet: Sheet, y: int) -> None:
    """Write a row a second time below itself."""
    move(b, sheet, y + 1, 1)
    sheet.cells |= {(y + 1, x): replace(s) for (r, x), s in list(sheet.cells.items()) if r == y}
    sheet.merged += [(y + 1, kr, y + 1, kn) for a, kr, w, kn in sheet.merged if a == w == y]


def row_cell(b: Material, sheet: Sheet, y: int) -> list[Place]:
    """All recorded cells of a row."""
    catatan: dict[Key, Catatan] = b.draft.catatan
    return [b.draft.place(k) for k, c in catatan.items() if c.sheet is sheet and c.row == y]
