"""Which kind of document a located table is: every kind is tried, the best explanation counts, the runner-up is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.locating.heading import Heading
from lakip_xls.locating.tables import RawTable, segments
from lakip_xls.recognising.assignment import Assignment, assign, cost, guessed, unread
from lakip_xls.recognising.columns import FIGURES, Scene, look
from lakip_xls.recognising.evidence import doubtful, evident, fits, refusal
from lakip_xls.recognising.kind import Pemetaan, TableKind
from lakip_xls.recognising.titles import Hints, own_title, title_reasons, title_worth

LEAST = 3.0
"""Least score at which a table counts as recognised."""
_NEAR = 0.75
"""Margin to the runner-up below which two readings are near."""
_EQUAL = 0.97
"""Part of the quality from which two columns are equally good."""
_SPLIT = 0.6
"""What two tables must explain more than one."""
_LEFT = 2.0
"""What must be left unexplained before a second table is looked for."""
_SHARED = frozenset({"number", "code", "name", "indicator", "rate"})
"""Roles of columns that two tables in one may share."""
_ITEMS = frozenset({"hirarki", "kegiatan", "sub_kegiatan"})
"""Slots of the names below the sasaran."""


class Recognition(Struct, frozen=True):
    """What a table was taken for, or the nearest kind and what it lacks."""

    table: RawTable
    kind: TableKind | None
    mapping: Pemetaan | None
    score: float
    runner_up: tuple[TableKind, float] | None = None
    almost: TableKind | None = None
    """The kind that titles and columns point to although a required column is missing."""
    lacking: tuple[str, ...] = ()
    """The fields that `almost` lacks."""
    refused_features: str = ""
    """Why the table is none of ours; '' where it may be."""
    reason: Mapping[int, str] = field(default_factory=dict)
    """Column -> why it was taken, or what it would have been."""
    rival: tuple[tuple[str, int, int], ...] = ()
    """(field, column taken, column that could serve it too)."""
    same_strong: tuple[tuple[str, int, int], ...] = ()
    """Those of them that are as good, and hold other figures."""
    doubtful: TableKind | None = None
    """A kind of another document whose reading is nearly as good."""
    with_figures: bool = True
    """Whether the table has columns of figures."""
    title: tuple[str, ...] = ()
    """The titles and names that speak for the kind."""
    sisa: tuple[int, ...] = ()
    """Columns of figures, targets or names that serve nothing."""
    unread: tuple[int, ...] = ()
    """Filled columns that serve nothing although nobody understands their heading, or their figures count."""
    guessed: tuple[int, ...] = ()
    """Columns that are used although a part of their heading means nothing to anybody."""


class _Try(Struct, frozen=True):
    """One kind on one scene."""

    scene: Scene
    found: Assignment
    title: float

    @property
    def score(self) -> float:
        return self.found.score + self.title

    @property
    def kind(self) -> TableKind:
        return self.found.kind


def recognise(table: RawTable, hints: Hints, kinds: Sequence[TableKind]) -> list[Recognition]:
    """Recognise a table; one that is really several gives several results."""
    scene = look(table)
    tries = _tries(scene, hints, kinds)
    whole = _best(scene, hints, tries)
    parts = list(segments(table))
    if len(parts) > 1:
        pieces = [_piece(table.partial(left, right), hints, kinds) for left, right in parts]
        known = [p for p in pieces if p.kind is not None]
        if len(known) == len(pieces) and all(_starts_alone(p) for p in known[1:]):
            return known
        if known and whole.kind is None:
            return known
    if whole.refused_features or whole.kind is None:
        return [whole]
    return _as_two(scene, hints, kinds, whole, tries[0]) or _promised(scene, hints, kinds, whole) or [whole]


def mapped(table: RawTable, kind: str, fields: Mapping[str, int], kinds: Sequence[TableKind]) -> Recognition | None:
    """A table whose kind and columns a person gave; None where no table of that kind has such fields."""
    known = [k for k in kinds if k.kind == kind]
    best = max(known, key=lambda k: sum(f.name in fields for f in k.slots), default=None)
    if best is None or not all(any(f in fields for f in group) for group in best.required):
        return None
    mapping = Pemetaan({f: (c,) for f, c in fields.items()}, {c: f for f, c in fields.items()})
    return Recognition(table, best, mapping, 100.0, reason=dict.fromkeys(fields.values(), "Pemetaan"))


def _starts_alone(found: Recognition) -> bool:
    """Whether a piece beside another table starts like a table of its own."""
    first: Heading = found.table.columns[0].heading
    return first.role == "number" or (found.kind is not None and found.kind.alone)


def _piece(table: RawTable, hints: Hints, kinds: Sequence[TableKind]) -> Recognition:
    scene = look(table)
    return _best(scene, hints, _tries(scene, hints, kinds))


def _best(scene: Scene, hints: Hints, tries: tuple[list[_Try], list[_Try]]) -> Recognition:
    if no := refusal(scene):
        return Recognition(scene.table, None, None, 0.0, refused_features=no)
    full, near = tries
    best = full[0] if full and full[0].score >= LEAST else None
    near = [n for n in near if best is None or n.kind.kind != best.kind.kind]
    if near and (best is None or _overruled(scene, best, near[0])):
        lacking = near[0]
        return Recognition(
            scene.table,
            None,
            None,
            lacking.score,
            None,
            lacking.kind,
            lacking.found.missing[0],
            reason=_reasons(lacking),
        )
    if best is None:
        rival = (full[0].kind, full[0].score) if full else None
        return Recognition(
            scene.table, None, None, full[0].score if full else 0.0, rival, with_figures=_has_figures(scene)
        )
    if odd := doubtful(best.found.taken):
        return Recognition(
            scene.table,
            None,
            None,
            0.0,
            refused_features=f"kolom '{odd}' harus berisi persentase, tetapi isinya ribuan atau lebih",
        )
    rivals = [t for t in full[1:] if t.kind.kind != best.kind.kind]
    return _known(best, rivals[0] if rivals else None, hints)


def _tries(scene: Scene, hints: Hints, kinds: Sequence[TableKind]) -> tuple[list[_Try], list[_Try]]:
    """The kinds that have all they need, and those that a title names and that lack one thing; best first."""
    full: list[_Try] = []
    near: list[_Try] = []
    for kind in kinds:
        title = title_worth(kind, scene.table, hints)
        found = assign(scene, kind, lacking=int(title >= 1.5))
        if found is None:
            continue
        if not found.missing:
            told = title > 0 or found.taken.keys().isdisjoint(kind.titled)
            if (
                told
                and fits(scene, kind, found.taken, titled=title >= 1.5)
                and evident(kind, found.taken, title >= 1.5)
            ):
                full.append(_Try(scene, found, title))
        elif title >= 1.5 and _lacks_one(scene, found):
            near.append(_Try(scene, found, title))
    full.sort(key=lambda t: -t.score)
    near.sort(key=lambda t: -t.score)
    return full, near


def _lacks_one(scene: Scene, found: Assignment) -> bool:
    """Whether a table with figures has all but one of the columns that a kind needs."""
    kind = found.kind
    one = len(found.missing) == 1 and len(kind.required) > 1 and len(found.taken) > 1 and kind.names != "years"
    return one and _has_figures(scene)


def _has_figures(scene: Scene) -> bool:
    return any(r.role in FIGURES for c in scene.columns for r in c.roles)


def _overruled(scene: Scene, best: _Try, near: _Try) -> bool:
    """Whether the title right above the table names a kind that lacks a column, and nothing speaks for the best."""
    return own_title(near.kind, scene.table) and best.title == 0 and near.score > best.score - 2


def _known(best: _Try, rival: _Try | None, hints: Hints) -> Recognition:
    found = best.found
    mapping = Pemetaan({n: tuple(s.column.col for s in suits) for n, suits in found.taken.items()}, found.columns)
    used = [s.column for suits in found.taken.values() for s in suits]
    left = [c for c in best.scene.columns if c.col not in found.columns]
    doubt = rival is not None and rival.score > best.score - _NEAR and best.title == rival.title
    return Recognition(
        best.scene.table,
        found.kind,
        mapping,
        best.score,
        (rival.kind, rival.score) if rival is not None else None,
        reason=_reasons(best),
        rival=tuple((a.slot.name, a.column.col, b.column.col) for a, b in found.near),
        same_strong=tuple(
            (a.slot.name, a.column.col, b.column.col)
            for a, b in found.near
            if a.slot.holds and b.quality > a.quality * _EQUAL and _differ(best.scene, a.column.col, b.column.col)
        ),
        doubtful=rival.kind if doubt and rival is not None else None,
        title=tuple(title_reasons(found.kind, best.scene.table, hints)),
        sisa=tuple(c.col for c in left if cost(c, used) > 0.1 and not c.facts.empty),
        unread=tuple(c.col for c in left if unread(found.kind, c, used)),
        guessed=tuple(c.col for c in used if guessed(c)),
    )


def _differ(scene: Scene, left: int, right: int) -> bool:
    """Whether two columns say different things: other figures, or other words."""
    if (left, right) in scene.relations.copies or (right, left) in scene.relations.copies:
        return False
    grid, rows = scene.table.grid, [b.row for b in scene.table.rows if b.row_type == "data"]
    pairs = [(grid.cells.get((r, left)), grid.cells.get((r, right))) for r in rows]
    return any(a is None or b is None or a.value != b.value for a, b in pairs if a is not None or b is not None)


def _reasons(tried: _Try) -> dict[int, str]:
    """Why each column was taken: its heading, its cells, the relations that hold."""
    reasons: dict[int, str] = {}
    place = {name: suits[0].column.col for name, suits in tried.found.taken.items()}
    for suits in tried.found.taken.values():
        for s in suits:
            parts = [f"judul '{s.column.raw.title}'"] if s.column.heading.role and s.column.raw.title else []
            parts += [s.why] if s.why else []
            parts += [f"ejaan {m}" for m in s.column.heading.mended]
            points = f"{s.quality:.2f}".replace(".", ",")
            reasons[s.column.col] = ", ".join([*parts, f"nilai {points}"])
    for tie in tried.kind.ties:
        columns = tuple(place.get(f, 0) for f in tie.fields)
        known = tried.scene.relations.ratios if tie.relation == "ratio" else tried.scene.relations.remainders
        if columns in known:
            whole, part, third = tie.fields
            sign = f"= {part} / {whole} x 100" if tie.relation == "ratio" else f"= {whole} - {part}"
            reasons[columns[2]] = f"{reasons[columns[2]]}, angkanya {sign}"
    return reasons


# ------------------------------------------------------------ one table that is two


def _as_two(
    scene: Scene, hints: Hints, kinds: Sequence[TableKind], whole: Recognition, full: Sequence[_Try]
) -> list[Recognition]:
    """Two kinds that together explain more of the columns than one alone."""
    best: tuple[float, _Try, _Try] | None = None
    if full and full[0].found.cost < _LEFT and own_title(full[0].kind, scene.table):
        return []
    for first in [t for t in full if t.score > -6][:6]:
        for second in _beside(scene, hints, kinds, first):
            used = set(first.found.columns) | set(second.found.columns)
            shown = [c for c in scene.columns if c.col in used]
            rest = sum(cost(c, shown) for c in scene.columns if c.col not in used)
            title = (first.title + second.title) / 2
            total = first.found.worth + second.found.worth - rest + title
            if best is None or total > best[0]:
                best = (total, first, second)
    if best is None or best[0] < whole.score + _SPLIT:
        return []
    own = {c: 1 for c in best[2].found.columns if c not in best[1].found.columns}
    left = scene.only(c.col for c in scene.columns if c.col not in own)
    pair = [_again(left, hints, best[1].kind), _again(best[2].scene, hints, best[2].kind)]
    known = [p for p in pair if p is not None]
    return sorted(known, key=lambda p: min(p.mapping.used) if p.mapping else 0) if len(known) == 2 else []


def _beside(scene: Scene, hints: Hints, kinds: Sequence[TableKind], first: _Try) -> Iterator[_Try]:
    """Kinds that explain columns which the first leaves out, with the names of the first where they have none."""
    taken = first.found.columns
    left = [c.col for c in scene.columns if c.col not in taken]
    used = [c for c in scene.columns if c.col in taken]
    if sum(cost(c, used) for c in scene.columns if c.col in left) < _LEFT:
        return
    shared = [c.col for c in scene.columns if c.col in taken and c.heading.role in _SHARED]
    for kind in kinds:
        if kind.kind == first.kind.kind and (kind.place == first.kind.place or not (kind.alone or kind.judges)):
            continue
        for columns in (left, [*left, *shared]):
            part = scene.only(columns)
            found = assign(part, kind)
            if found is None:
                continue
            every = [suits[0] for suits in found.taken.values() if suits[0].column.col in left]
            own = [s for s in every if s.slot.roles[0] not in ("number", "code")]
            named = any({"name", "indicator"} & set(s.slot.roles) for s in own)
            if _of_items(found, first.found):
                continue
            if found.missing or len(own) < 2 or not (named or kind.judges) or not fits(part, kind, found.taken):
                continue
            told = title_worth(kind, scene.table, hints)
            if not told and kind.kind != first.kind.kind and not found.taken.keys().isdisjoint(kind.titled):
                continue
            mixed = kind.kind == first.kind.kind and own_title(kind, scene.table)
            if not mixed and not _together([s.column.col for s in own], taken):
                continue
            found = replace(found, worth=sum(s.quality for s in own))
            yield _Try(part, found, told)
            break


def _of_items(found: Assignment, first: Assignment) -> bool:
    """Whether indicators without a sasaran stand beside kegiatan and sub kegiatan: then they are those items' own."""
    bare = "indikator" in found.taken and "sasaran" not in found.taken
    return bare and found.kind.kind == "pengukuran_kinerja" and not _ITEMS.isdisjoint(first.taken)


def _together(own: Sequence[int], taken: Mapping[int, str]) -> bool:
    """Whether columns stand beside each other, with none of another table between them."""
    return not any(min(own) < c < max(own) for c in taken)


def _again(scene: Scene, hints: Hints, kind: TableKind) -> Recognition | None:
    table = scene.table.with_(c.raw for c in scene.columns)
    if not table.rows:
        return None
    part = look(table)
    found = assign(part, kind)
    if found is None or found.missing:
        return None
    return _known(_Try(part, found, title_worth(kind, table, hints)), None, hints)


def _promised(scene: Scene, hints: Hints, kinds: Sequence[TableKind], whole: Recognition) -> list[Recognition]:
    """A table whose own title names another kind, all of whose columns it has, is that document too."""
    assert whole.kind is not None
    if not whole.kind.promises or own_title(whole.kind, scene.table):
        return []
    for kind in kinds:
        if kind.place in whole.kind.promises and own_title(kind, scene.table):
            found = assign(scene, kind)
            if found is not None and not found.missing:
                only = scene.only(found.columns)
                first = _again(only, hints, kind)
                return [first, whole] if first is not None else []
    return []
