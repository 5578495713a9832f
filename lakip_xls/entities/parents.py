"""To which row a row belongs: by code where the codes are sound, else by order, else where the amounts fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct, field

from lakip_xls.parsing.codes import Kode, parse_code, same_place
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

"""The levels of a budget, highest first."""

T = TypeVar("T")


class Spot(Struct, Generic[T], eq=False):
    """One row on its level, or (without `item`) a parent that the table does not write."""

    tingkat: str
    name: str
    kode: Kode | None
    """A code of this level; one of another level tells nothing of the place."""
    pagu: int | Decimal | None
    above: Mapping[str, str]
    """Level -> the name that the row itself gives its parent of that level."""
    item: T | None
    parent: Spot[T] | None = None
    children: list[Spot[T]] = field(default_factory=list)
    first: T | None = None
    """The row itself, or the first one below a parent that is not written."""


def arrange(spots: Sequence[Spot[T]]) -> list[Spot[T]]:
    """Tie the rows of one table together; returns the roots, parents that are not written among them."""
    return _Arrangement(spots).roots


class _Arrangement(Generic[T]):
    def __init__(self, spots: Sequence[Spot[T]]) -> None:
        self.roots: list[Spot[T]] = []
        self._by_code = {(s.tingkat, s.kode.text): s for s in reversed(spots) if s.kode}
        self._implied: dict[tuple[object, ...], Spot[T]] = {}
        self._latest: dict[str, Spot[T]] = {}
        self._nested = _nested(spots)
        for spot in spots:
            for level in TINGKAT[TINGKAT.index(spot.tingkat) :]:
                self._latest.pop(level, None)
            self._attach(spot)
            self._latest[spot.tingkat] = spot

    def _attach(self, spot: Spot[T]) -> None:
        parent = self._parent(spot)
        spot.parent = parent
        (parent.children if parent is not None else self.roots).append(spot)

    def _parent(self, spot: Spot[T]) -> Spot[T] | None:
        depth = TINGKAT.index(spot.tingkat)
        if depth == 0:
            return None
        level = TINGKAT[depth - 1]
        coded = self._by_code.get((level, spot.kode.parent)) if spot.kode and spot.kode.parent else None
        previous = self._latest.get(level)
        if previous is not None and (_agrees(spot, previous) or (self._nested and _fits(spot, previous, coded))):
            return previous
        return coded if coded is not None else self._unwritten(level, spot)

    def _unwritten(self, level: str, child: Spot[T]) -> Spot[T] | None:
        """The parent that the table does not write: known by code or by name, else the next one above it."""
        code = parse_code(child.kode.parent) if child.kode and child.kode.parent else None
        name = child.above.get(level, "")
        if code is None and not name:
            upper = TINGKAT[: TINGKAT.index(level)]
            return next((self._latest[t] for t in reversed(upper) if t in self._latest), None)
        names = tuple(key(child.above.get(t, "")) for t in TINGKAT[: TINGKAT.index(child.tingkat)])
        place = (level, id(self._latest.get("program")), *names) if name or code is None else (code.text,)
        known = self._implied.get(place)
        if known is None:
            known = self._implied[place] = Spot(level, name, code, None, child.above, None, first=child.first)
            self._attach(known)
        return known


def _nested(spots: Sequence[Spot[T]]) -> bool:
    """Whether the rows mostly stand below their parents; False where a sheet was sorted by level."""
    latest: dict[str, Spot[T]] = {}
    agree = [0, 0]
    for spot in spots:
        depth = TINGKAT.index(spot.tingkat)
        previous = latest.get(TINGKAT[depth - 1]) if depth else None
        if previous is not None:
            agree[_agrees(spot, previous)] += 1
        latest[spot.tingkat] = spot
    return agree[True] >= agree[False]


def _agrees(spot: Spot[T], previous: Spot[T]) -> bool:
    """Whether no code speaks against a row belonging to the parent written above it."""
    parent = parse_code(spot.kode.parent) if spot.kode and spot.kode.parent else None
    return parent is None or previous.kode is None or same_place(parent, previous.kode)


def _fits(spot: Spot[T], previous: Spot[T], coded: Spot[T] | None) -> bool:
    """Whether a row belongs to the parent written above it although its code says otherwise.

    Either the code is mistyped or the parent is written elsewhere (or not at all): the row stays
    where the parent's amount includes it.
    """
    if previous.pagu is None or spot.pagu is None:
        return coded is None
    below = sum((Decimal(c.pagu) for c in previous.children if c.pagu is not None), Decimal(0))
    left = Decimal(previous.pagu) - below
    return abs(left - Decimal(spot.pagu)) < abs(left)
