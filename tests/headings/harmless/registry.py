"""The list of harmless changes, filled by the modules beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.generator.unit import Unit

from ..values import Style
from .base import PLAIN, Document, Placed


@dataclass(frozen=True)
class Context:
    """What a change may need to know."""

    unit: Unit
    rng: Random


Before = Callable[[list[Document], Context], None]
After = Callable[[list[Placed], Context], None]


@dataclass(frozen=True)
class Change:
    """One harmless change: another style, documents altered before layout, or sheets after it."""

    name: str
    style: Style = PLAIN
    before: Before | None = None
    after: After | None = None
    top: int = 1
    left: int = 1


CHANGES: dict[str, Change] = {}


def register(change: Change) -> None:
    """Add a change; names are unique."""
    assert change.name not in CHANGES, change.name
    CHANGES[change.name] = change


def styled(name: str, **fields: object) -> None:
    """A change of how values are written."""
    register(Change(name, replace(PLAIN, **fields)))  # type: ignore[arg-type]


def before(name: str) -> Callable[[Before], Before]:
    """Register a change of the documents before they are laid out."""

    def keep(function: Before) -> Before:
        register(Change(name, before=function))
        return function

    return keep


def after(name: str) -> Callable[[After], After]:
    """Register a change of the sheets."""

    def keep(function: After) -> After:
        register(Change(name, after=function))
        return function

    return keep


def move_rows(placed: Placed, start: int, by: int) -> None:
    """Move everything from a row on down; a merge that crosses the row grows."""
    sheet = placed.sheet
    sheet.cells = {(r + by if r >= start else r, c): s for (r, c), s in sheet.cells.items()}
    sheet.merged = [
        (a + by if a >= start else a, left, b + by if b >= start else b, right) for a, left, b, right in sheet.merged
    ]
    placed.head, placed.body = (
        range(r.start + by if r.start >= start else r.start, r.stop + by if r.stop > start else r.stop)
        for r in (placed.head, placed.body)
    )
    if placed.total is not None and placed.total >= start:
        placed.total += by
