"""The best way to give the columns of a table to the fields of a kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.locating.heading import compose
from lakip_xls.recognising.columns import FIGURES, KnownColumn, Scene
from lakip_xls.recognising.kind import Slot, TableKind
from lakip_xls.recognising.suit import Suit, suit

_BEAM = 20
_REQUIRED, _OPTIONAL, _NUMBER = 2.0, 1.0, 0.1
_TIED, _UNTIED = 0.8, -0.6
_COST = {
    "result": 3.0, "indicator": 3.0, "formula": 2.5, "numerator": 2.5, "denominator": 2.5, "withdrawn": 3.0, "plan": 2.0,
    "name": 2.0, "rate": 1.0, "rest": 0.7, "unit": 0.7, "quarters": 2.5, "efficiency": 1.0, "grade": 0.5,
}  # fmt: skip
"""What it costs to leave a column of that role unexplained; others cost nothing."""
_TICK = 0.6
_OTHER_YEAR = 0.8
_TOLD = 1.0
"""What a required name is worth that stands above the table instead of in a column."""
_RIVAL = 0.6
"""Part of the quality of the column taken from which another is its rival."""
_ALIKE = frozenset({"indicator", "unit", "formula", "grade"})
_PLAIN = frozenset({"note", "number", "position"})
"""Roles of columns that serve nothing whatever the strange words in their headings."""
_COUNTS = 1.0
"""Cost from which a column that is left out must be told."""
_ASIDE = 0.15
"""Part of the cost where the column is another stage, year, document or twin of one that is used."""


class Assignment(Struct, frozen=True):
    """The columns of a table given to the fields of one kind."""

    kind: TableKind
    taken: Mapping[str, tuple[Suit, ...]]
    worth: float
    """Sum of the fields that have a column."""
    cost: float
    """What is left unexplained."""
    missing: tuple[tuple[str, ...], ...]
    """Required groups without a column."""
    near: tuple[tuple[Suit, Suit], ...] = ()
    """(taken, nearly as good) where two columns could serve one slot."""

    @property
    def score(self) -> float:
        """What the kind explains, less what it cannot."""
        return self.worth - self.cost

    @property
    def columns(self) -> dict[int, str]:
        """Column -> slot."""
        return {s.column.col: name for name, suits in self.taken.items() for s in suits}


class _State(NamedTuple):
    worth: float
    used: frozenset[int]
    chosen: tuple[Suit, ...]


def assign(scene: Scene, kind: TableKind, lacking: int = 0) -> Assignment | None:
    """The assignment of most worth; ties count for all columns together.

    None where more than `lacking` of the groups that the kind requires have neither a column nor a name above the table.
    """
    year, higher = _report_year(scene), scene.higher

    def options(slot: Slot) -> list[Suit]:
        return [_in_year(s, year) for c in scene.of_roles(slot.roles) if (s := suit(kind, slot, c, higher))]

    required = {name: group for group in kind.required for name in group}
    found = {slot.name: options(slot) for slot in kind.slots if slot.name in required}
    without = [group for group in kind.required if not any(found.get(name) for name in group)]
    if sum(not _told_above(scene, kind, group) for group in without) > lacking:
        return None
    found |= {slot.name: options(slot) for slot in kind.slots if slot.name not in required}
    single = [slot for slot in kind.slots if found[slot.name] and not slot.many and not slot.years]
    single.sort(key=lambda slot: (slot.name not in required, -max(s.quality for s in found[slot.name])))
    states = [_State(0.0, frozenset(), ())]
    for slot in single:
        grown = list(states)
        for state in states:
            weight = _weight(slot, required, [s.slot.name for s in state.chosen])
            for option in found[slot.name]:
                if option.column.col not in state.used:
                    grown.append(
                        _State(
                            state.worth + weight * option.quality,
                            state.used | {option.column.col},
                            (*state.chosen, option),
                        )
                    )
        grown.sort(key=lambda s: -s.worth)
        states = grown[:_BEAM]
    worth, best = max(((s.worth + _tied(scene, kind, s.chosen), s) for s in states), key=lambda pair: pair[0])
    taken: dict[str, tuple[Suit, ...]] = {s.slot.name: (s,) for s in best.chosen}
    used = set(best.used)
    for name, suits in _several(kind, found, used).items():
        worth += _weight(suits[0].slot, required, set(taken)) * max(s.quality for s in suits)
        taken[name] = suits
        used |= {s.column.col for s in suits}
    for name, suits in list(taken.items()):
        if suits[0].slot.tail:
            taken[name] = (*suits, *_tail(scene, suits[0], used))
            used |= {s.column.col for s in taken[name]}
    missing = [g for g in kind.required if not any(name in taken for name in g)]
    told = [g for g in missing if _told_above(scene, kind, g)]
    worth += _TOLD * len(told)
    missing = [g for g in missing if g not in told]
    left = [c for c in scene.columns if c.col not in used]
    return Assignment(kind, taken, worth, _unexplained(kind, left, taken), tuple(missing), _near(found, taken, used))


def _told_above(scene: Scene, kind: TableKind, group: Sequence[str]) -> bool:
    """Whether the lines above the table name what a required column would."""
    names = (slot for slot in kind.slots if slot.name in group and "name" in slot.roles)
    return any(not scene.table.above.keys().isdisjoint(slot.of or ()) for slot in names)


def _report_year(scene: Scene) -> int | None:
    """The year that a table is about: the latest one realised, else the latest one planned."""
    for role in ("result", "plan"):
        years = [c.heading.year for c in scene.columns if c.heading.year and c.heading.role == role]
        if years:
            return max(years)
    return None


def _in_year(found: Suit, year: int | None) -> Suit:
    """A figure of another year than the table's comes after one of that year."""
    own = found.column.heading.year
    if own is None or year is None or own == year or found.slot.years or found.slot.stage:
        return found
    return replace(found, quality=found.quality * _OTHER_YEAR)


def _weight(slot: Slot, required: Mapping[str, Sequence[str]], have: Collection[str]) -> float:
    """What a field is worth; of a required group the first one counts as required."""
    if slot.name in required and not any(other in have for other in required[slot.name]):
        return _REQUIRED
    return _NUMBER if slot.name in ("no", "kode") else _OPTIONAL


def _several(kind: TableKind, found: Mapping[str, Sequence[Suit]], used: set[int]) -> dict[str, tuple[Suit, ...]]:
    """The fields that take several columns; a column goes to the one it suits best."""
    best: dict[int, Suit] = {}
    for slot in kind.slots:
        if slot.many or slot.years:
            for s in found[slot.name]:
                known = best.get(s.column.col)
                if s.column.col not in used and (known is None or s.quality > known.quality):
                    best[s.column.col] = s
    taken: dict[str, tuple[Suit, ...]] = {}
    for _, s in sorted(best.items()):
        taken[s.slot.name] = (*taken.get(s.slot.name, ()), s)
    return taken


def _tied(scene: Scene, kind: TableKind, chosen: Sequence[Suit]) -> float:
    """What the relations between the chosen columns add; figures of different years lose."""
    place = {s.slot.name: s.column.col for s in chosen}
    years = {s.column.heading.year for s in chosen if s.slot.stage != "end"} - {None}
    total = _UNTIED * (len(years) > 1)
    for tie in kind.ties:
        columns = tuple(place.get(f, 0) for f in tie.fields)
        if not all(columns):
            continue
        known = scene.relations.ratios if tie.relation == "ratio" else scene.relations.remainders
        if columns in known:
            total += _TIED
        elif any(known_columns[2] == columns[2] for known_columns in known):
            total += _UNTIED
    return total


def _tail(scene: Scene, first: Suit, used: set[int]) -> list[Suit]:
    """The columns without heading right of a column."""
    tail: list[Suit] = []
    for column in scene.columns:
        if column.col > first.column.col:
            if column.raw.title or column.col in used:
                break
            tail.append(Suit(first.slot, column, first.quality, "di sebelah kanannya, tanpa judul"))
    return tail


def _unexplained(kind: TableKind, left: Sequence[KnownColumn], taken: Mapping[str, Sequence[Suit]]) -> float:
    used = [s.column for suits in taken.values() for s in suits]
    return sum(cost(c, used) * (_ASIDE if _context(kind, c) else 1.0) for c in left)


def _context(kind: TableKind, column: KnownColumn) -> bool:
    """Whether a column names what a kind lets stand beside its own columns."""
    heading = column.heading
    period = heading.year or heading.quarter
    return (heading.role == "name" and column.thing in kind.aside) or bool(period and heading.role in kind.aside)


def cost(column: KnownColumn, used: Sequence[KnownColumn]) -> float:
    """What it costs to leave a column out, beside the columns that are used."""
    if column.idle or not column.raw.title or not column.roles:
        return 0.4 if not column.idle and column.facts["money"] >= 0.8 and column.raw.title else 0.0
    heading = column.heading
    role = column.roles[0].role
    if role == "" or (role in FIGURES and heading.quarter and not any(c.heading.quarter for c in used)):
        worth = 2.0 if heading.quarter else 0.3
    elif role.startswith("tick_"):
        worth = _TICK
    elif role == "name" and column.thing in ("", "tujuan", "urusan", "unit"):
        worth = 0.0
    else:
        worth = _COST.get(role, 0.0)
    if column.facts.empty:
        worth *= 0.5
    return worth * (_ASIDE if _aside(column, used) else 1.0)


def unread(kind: TableKind, column: KnownColumn, used: Sequence[KnownColumn]) -> bool:
    """Whether a filled column that serves nothing must be told: its heading is strange, or its figures count."""
    heading = column.heading
    if column.idle or not column.raw.title or column.facts.empty or column.facts["number"] > 0.9:
        return False
    if heading.role is None:
        strange = bool(heading.unknown) or not (heading.year or heading.quarter or heading.month)
    else:
        strange = bool(heading.unknown or heading.mended) and heading.role not in _PLAIN
    return strange or cost(column, used) * (_ASIDE if _context(kind, column) else 1.0) >= _COUNTS


def guessed(column: KnownColumn) -> bool:
    """Whether a text of the head over figures, or over cells that alone say what they are, means nothing to anybody."""
    texts = [compose([text]) for text in column.raw.path]
    return column.heading.role in (*FIGURES, None) and any(h.unknown and h.confidence == 0 for h in texts)


def _aside(column: KnownColumn, used: Sequence[KnownColumn]) -> bool:
    """Whether a column is another stage, period, level or twin of one that is used."""
    heading = column.heading
    if heading.stage in ("before", "end", "next") or heading.month:
        return True
    role = column.roles[0]
    for other in used:
        if heading.quarter and other.heading.quarter == heading.quarter:
            return True
        if role.role == "name" and other.heading.role == "name" and other.thing == column.thing:
            return True
        if not other.roles or other.roles[0].role != role.role:
            continue
        another = heading.document or heading.year or heading.group or not heading.quarter
        if role.role in _ALIKE or (role.role in FIGURES and other.roles[0].holds == role.holds and another):
            return True
    return False


def _near(
    found: Mapping[str, Sequence[Suit]], taken: Mapping[str, Sequence[Suit]], used: set[int]
) -> tuple[tuple[Suit, Suit], ...]:
    """Fields for which another column, that serves nothing, would do as well."""
    pairs: list[tuple[Suit, Suit]] = []
    for name, suits in taken.items():
        if suits[0].slot.many or suits[0].slot.years:
            continue
        rivals = [
            s for s in found[name] if s.column.col not in used and s.column.raw.title and not s.column.facts.empty
        ]
        if rivals:
            best = max(rivals, key=lambda s: s.quality)
            if best.quality > suits[0].quality * _RIVAL:
                pairs.append((suits[0], best))
    return tuple(pairs)
