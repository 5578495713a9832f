"""How well one column suits one field, and why."""

from __future__ import annotations

from msgspec import Struct

from lakip_xls.locating.heading import Heading
from lakip_xls.recognising.columns import FIGURES, KnownColumn, Role
from lakip_xls.recognising.kind import Slot, TableKind

_LEAST = 0.2
"""A column that suits a field less than this does not suit it."""
_STAGES = {"final": 1.08, "now": 1.04, None: 1.0, "before": 0.7}
_LONG_TERM = ("renstra", "rpjmd")
_OTHERS = ("rpjmd", "rkpd", "nasional")
"""Documents of others, whose sasaran and indicators are not the office's own."""
_EITHER = 0.94
"""What remains where a column may hold money as well as outputs; it is money only where the heading says so."""
_SOFT = 0.55
"""What remains where only the cells speak against it: they may be in thousands, or few."""


class Suit(Struct, frozen=True):
    """A column that can serve a slot."""

    slot: Slot
    column: KnownColumn
    quality: float
    """1 where heading and cells say the same."""
    why: str = ""


def suit(kind: TableKind, slot: Slot, column: KnownColumn, higher: frozenset[str] = frozenset()) -> Suit | None:
    """How a column suits a field; None where it does not. `higher` are the levels above the lowest of the table."""
    heading = column.heading
    if slot.above is not None and slot.above != (column.thing in higher):
        return None
    if not _of_period(slot, column) or not _of_side(slot, column):
        return None
    quality, why = 0.0, ""
    for role in column.roles:
        found = _by_role(slot, column, role)
        if found > quality:
            quality, why = found, role.why
    quality *= (
        _stage(slot, "end" if slot.stage == "end" and heading.document in _LONG_TERM else heading.stage)
        * _document(kind, slot, heading)
        * _thing(slot, column)
    )
    if heading.role is not None:
        quality *= 0.5 + heading.confidence / 2
    if slot.measure and heading.measure:
        quality *= 1.06 if heading.measure == slot.measure else _SOFT
    if column.facts.empty and not slot.many:
        quality *= 0.9
    if heading.until and not slot.quarter:
        quality *= 1.03
    if slot.words and any(word in column.raw.title.casefold() for word in slot.words):
        quality *= 1.05
    return Suit(slot, column, quality, why) if quality >= _LEAST else None


def _of_period(slot: Slot, column: KnownColumn) -> bool:
    heading = column.heading
    if slot.month != bool(heading.month) or slot.of_row != column.of_row:
        return False
    if slot.quarter is not None and (heading.quarter or 0) != slot.quarter:
        return heading.until and not slot.quarter and heading.quarter == 4
    return bool(heading.year) or not slot.years or _later(slot, heading)


def _later(slot: Slot, heading: Heading) -> bool:
    """Whether a heading without a year is the end of the plan that a slot asks for."""
    return slot.stage == "end" and heading.stage == "end"


def _of_side(slot: Slot, column: KnownColumn) -> bool:
    """Whether kelompok belanja and comparison are those of the slot."""
    heading = column.heading
    if (slot.group or heading.role in FIGURES) and (heading.group or "") != slot.group:
        return False
    return (heading.document == "nasional") == (slot.document == "nasional")


def _by_role(slot: Slot, column: KnownColumn, role: Role) -> float:
    if role.role not in slot.roles:
        return 0.0
    quality = role.quality * (1 - 0.08 * slot.roles.index(role.role))
    if slot.holds and role.holds and slot.holds != role.holds:
        if role.holds == "both":
            return quality * (_EITHER if slot.holds == "money" else _EITHER + 0.01)
        if role.role == "plan" and slot.holds == "money":
            return 0.0
        hard = column.heading.measure or column.heading.shape or "percent" in (slot.holds, role.holds)
        return 0.0 if hard or (role.holds == "money" and slot.holds == "output") else quality * _SOFT
    return quality


def _stage(slot: Slot, stage: str | None) -> float:
    if slot.stage == "any":
        return 1.0
    if slot.stage == "first":
        return {"before": 1.0, "final": 0.3}.get(stage or "", 0.9)
    if slot.stage:
        return 1.0 if stage == slot.stage else 0.0
    if stage == "before" and not {"result", "rate"}.isdisjoint(slot.roles) and "plan" not in slot.roles:
        return 0.0
    return _STAGES.get(stage, 0.0)


def _document(kind: TableKind, slot: Slot, heading: Heading) -> float:
    """The figures of the document that the kind is about come first; those of others serve where there is no other.

    A name is what it names whatever document it is written in ('Sasaran Renstra'); the office's own comes first.
    """
    document = heading.document
    if document is None or slot.document:
        return 1.0
    if heading.role is not None and heading.role not in FIGURES:
        return 0.9 if document in _OTHERS else 1.0
    if document in _LONG_TERM and document not in kind.documents and not slot.stage and "plan" not in slot.roles:
        return 0.0
    if not kind.documents:
        return 1.0
    if document in kind.documents:
        return 1.03 - 0.04 * kind.documents.index(document)
    return 0.7


def _thing(slot: Slot, column: KnownColumn) -> float:
    if slot.of is None:
        return 1.0
    thing = column.thing
    if thing in slot.of:
        return 1.0 - 0.03 * slot.of.index(thing)
    if "name" in slot.roles and column.heading.role is None:
        return 1.0 if "hirarki" in slot.of else 0.0
    return 0.0
