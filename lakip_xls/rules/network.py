"""Which cell is wrong? Values tied by relations, and the search for the likeliest wrong one.

Every sum, equality and formula that should hold is a `Relation` between cells. One wrong cell
breaks several of them at once; the value that mends the most relations and breaks the fewest
is the likeliest truth. So one cause gives one diagnosis, whatever number of rules sees it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from lakip_xls.model import Content
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.point import Point, near, same_content
from lakip_xls.rules.slips import is_slip

MAX_PARTS = 500
"""In a sum of more parts only the total comes under suspicion: trying each part costs the square of their number."""

ReadHow = Callable[[Point], Content]
"""Gives the value of a cell: the written one, or the one under trial."""


@dataclass(frozen=True, eq=False)
class Relation(ABC):
    """A relation that should hold between cells. Build it only from cells that could be read."""

    kode: str
    """The rule that states it."""
    what: str
    """What it is about, for the finding's text: 'pagu kegiatan Administrasi Umum'."""
    main: Point
    """The cell that a finding names where it cannot be told which one is wrong."""

    @property
    @abstractmethod
    def points(self) -> tuple[Point, ...]:
        """All cells of the relation."""

    @abstractmethod
    def matches(self, read: ReadHow) -> bool:
        """True where the relation holds."""

    @abstractmethod
    def proposal(self, t: Point, read: ReadHow) -> Content:
        """The value of one cell that makes the relation hold, None where there is none."""


def as_written(t: Point) -> Content:
    """The value as it stands in the cell."""
    return t.content


def _number(content: Content) -> Decimal:
    return Decimal(content) if isinstance(content, (int, Decimal)) else Decimal(0)


@dataclass(frozen=True, eq=False)
class SumRelation(Relation):
    """total = sum of the parts; `main` is the total (or the first of several cells that make it up)."""

    parts: tuple[Point, ...] = ()
    mentions: str = "bagian"
    """What the parts are: 'sub kegiatan'."""
    common: tuple[Point, ...] = ()
    """Further cells that make up the total together with `main`."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The total and the parts."""
        return (self.main, *self.common, *self.parts)

    def matches(self, read: ReadHow) -> bool:
        """True where the sum is the total, to half of the last digit of the coarsest cell."""
        tolerance = max(t.value.tolerance for t in self.points)
        whole = all(_number(read(t)) % 1 == 0 for t in self.points)
        return near(self.total(read), self.result(read), Decimal(0) if whole else tolerance)

    def total(self, read: ReadHow) -> Decimal:
        """The total as written."""
        return sum((_number(read(t)) for t in (self.main, *self.common)), Decimal(0))

    def result(self, read: ReadHow) -> Decimal:
        """Sum of the parts."""
        return sum((_number(read(t)) for t in self.parts), Decimal(0))

    def proposal(self, t: Point, read: ReadHow) -> Content:
        """The missing term; never nil or less, and never one for a part that was left blank."""
        if t.content is None:
            return None
        if len(self.parts) > MAX_PARTS and t != self.main:
            return None
        missing = self.total(read) - self.result(read)
        value = _number(read(t)) + (missing if t in self.parts else -missing)
        return value if value > 0 else None


@dataclass(frozen=True, eq=False)
class EqualRelation(Relation):
    """Two cells say the same thing; `main` is the one that leans on the other."""

    reference: Point = field(default=None)  # type: ignore[assignment]
    governs: Point | None = None
    """The one of both that the other copies."""
    source: bool = False
    """The other cell is the source that this one quotes: never the wrong one of the two."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Both cells."""
        return (self.main, self.reference)

    def matches(self, read: ReadHow) -> bool:
        """True where both agree at the precision of the coarser one."""
        a, b = read(self.main), read(self.reference)
        if a == b:
            return True
        if (a, b) != (self.main.content, self.reference.content):
            return _number(a) == _number(b) and not isinstance(a, str) and not isinstance(b, str)
        return same_content(self.main.value, self.reference.value, counted=self.main.column == "capaian")

    def proposal(self, t: Point, read: ReadHow) -> Content:
        """The other cell's value."""
        if self.source and t == self.reference:
            return None
        return read(self.reference if t == self.main else self.main)


@dataclass(frozen=True, eq=False)
class FormulaResult(Relation):
    """`main` is the written result of a formula over other cells."""

    inputs: tuple[Point, ...] = ()
    compute: Callable[[ReadHow], Sequence[Decimal]] = lambda _: ()
    """Acceptable results, the proper one first; empty where none can be computed (then it holds)."""
    formula: str = ""
    """The formula in words: 'realisasi / pagu × 100'."""
    reverse: Callable[[Point, ReadHow], Content] = lambda _t, _b: None
    """The value of an input that gives the written result, where that can be told."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The result and its inputs."""
        return (self.main, *self.inputs)

    def matches(self, read: ReadHow) -> bool:
        """True where the written result agrees with one acceptable result at its own precision."""
        written = read(self.main)
        if isinstance(written, str) or written is None:
            return True
        results = self.compute(read)
        return not results or any(near(Decimal(written), r, self.main.value.tolerance) for r in results)

    def proposal(self, t: Point, read: ReadHow) -> Content:
        """The computed result, rounded as it was written; for an input what `reverse` gives."""
        if t != self.main:
            return self.reverse(t, read)
        results = self.compute(read)
        return round_half_up(results[0], self.main.value.decimals) if results else None


class Diagnosis(Struct, frozen=True):
    """One cause: the cell to look at, what it should be, and the relations that show it."""

    point: Point
    seharusnya: Content
    relations: tuple[Relation, ...]
    """Relations that the written values break, the one that gives the finding its code first."""
    certain: bool
    """False where another cell may be wrong just as well; `candidates` names those."""
    candidates: tuple[Point, ...] = ()
    witnesses: tuple[Relation, ...] = ()
    """Relations that held all along and would break if another cell were changed instead."""
    along: tuple[Diagnosis, ...] = ()
    """Further cells with the same difference from the same cause."""
    exchanged: bool = False
    """The cells along with this one hold each other's values."""

    @property
    def kode(self) -> str:
        """The rule's code."""
        return self.relations[0].kode


class _Attempt(Struct, frozen=True, eq=False, dict=True):
    """A trial value of a cell and what it does to the relations."""

    point: Point
    content: Content
    improve: tuple[Relation, ...]
    worsen: tuple[Relation, ...]

    @cached_property
    def value(self) -> tuple[int, int]:
        """Better trials are larger."""
        return (len(self.improve) - len(self.worsen), -len(self.worsen))


def trace(everything: Sequence[Relation]) -> list[Diagnosis]:
    """Diagnose all relations that do not hold, the plainest cause first."""
    return _Search(everything).run()


class _Search:
    """The state of the search. What one step changes is worked out anew, and nothing else."""

    def __init__(self, everything: Sequence[Relation]) -> None:
        self.order = {k: i for i, k in enumerate(dict.fromkeys(everything))}
        self.own: dict[Point, list[Relation]] = {}
        """Cell -> the relations it takes part in."""
        for relation in everything:
            for t in dict.fromkeys(relation.points):
                self.own.setdefault(t, []).append(relation)
        self.changed: dict[Point, Content] = {}
        """Cells taken for wrong, with their true values."""
        self.break_ = dict.fromkeys(k for k in self.order if not k.matches(self.read))
        """Relations that do not hold, in their order."""
        self.give_up: set[Relation] = set()
        self.trial: dict[Relation, list[_Attempt]] = {}
        """Trials that a broken relation suggests; absent where they must be worked out (again)."""
        self.best: dict[Relation, _Attempt | None] = {}

    def read(self, t: Point) -> Content:
        return self.changed.get(t, t.content)

    def run(self) -> list[Diagnosis]:
        at_first = dict(self.break_)
        found = self._exchanges()
        while self.break_:
            best = self._best()
            if best is None:
                first = next(iter(self.break_))
                found.append(Diagnosis(first.main, None, (first,), False))
                self._hand_over([first])
                continue
            rivals = self._rival(best)
            if rivals:
                best, rivals = _choose([best, *rivals])
            if not rivals and best.value[0] > 0:
                found.append(_diagnosis(best, at_first, self.own))
                self._change(best)
            else:
                found.append(_uncertain([best, *rivals], self.read))
                self._hand_over(best.improve)
        return found

    def _exchanges(self) -> list[Diagnosis]:
        """Pairs of cells of one column that hold each other's values: exchanged, they mend what is broken and break nothing."""
        found: list[Diagnosis] = []
        columns: dict[object, list[Point]] = {}
        for t in self.own:
            columns.setdefault((t.ref.file, t.ref.sheet, t.ref.column, t.content), []).append(t)
        for relation in list(self.break_):
            for a in relation.points:
                value = relation.proposal(a, self.read) if relation in self.break_ and a not in self.changed else None
                twins = columns.get((a.ref.file, a.ref.sheet, a.ref.column, value), ()) if value is not None else ()
                for b in twins if isinstance(value, (int, Decimal)) and value != a.content else ():
                    mended = self._exchange(a, b) if b not in self.changed else ()
                    if len(mended) > 1:
                        self.changed |= {a: b.content, b: a.content}
                        self.break_ = {k: None for k in self.break_ if k not in mended}
                        twin = Diagnosis(b, a.content, tuple(k for k in mended if b in k.points) or mended, True)
                        found.append(Diagnosis(a, b.content, mended, True, along=(twin,), exchanged=True))
                        break
        return found

    def _exchange(self, a: Point, b: Point) -> tuple[Relation, ...]:
        """The broken relations that hold once two cells are exchanged; none where another one would break."""
        values = {a: b.content, b: a.content}
        touched = dict.fromkeys((*self.own[a], *self.own[b]))

        def under_trial(x: Point) -> Content:
            return values[x] if x in values else self.read(x)

        holds = {k: k.matches(under_trial) for k in touched}
        if any(not ok for ok in holds.values()):
            return ()
        mended = [k for k in holds if k in self.break_]
        return tuple(sorted(mended, key=lambda k: _order(k, a)))

    def _best(self) -> _Attempt | None:
        """The best trial of all; of equals the one that is met first."""
        for relation in self.break_:
            if relation not in self.trial:
                trials = self.trial[relation] = self._attempt(relation)
                self.best[relation] = max(trials, key=lambda c: c.value, default=None)
        known = (c for k in self.break_ if (c := self.best[k]) is not None)
        return max(known, key=lambda c: c.value, default=None)

    def _attempt(self, relation: Relation) -> list[_Attempt]:
        """The values of its cells that would mend a relation, each with what else it does."""
        trials: list[_Attempt] = []
        for t in relation.points:
            value = None if t in self.changed else relation.proposal(t, self.read)
            if value is None or value == t.content:
                continue

            def under_trial(x: Point, t: Point = t, value: Content = value) -> Content:
                return value if x == t else self.read(x)

            holds = {k: k.matches(under_trial) for k in self.own[t]}
            better = tuple(k for k, ok in holds.items() if ok and k in self.break_)
            worse = tuple(k for k, ok in holds.items() if not ok and k not in self.break_ and k not in self.give_up)
            if better:
                trials.append(_Attempt(t, value, better, worse))
        return trials

    def _rival(self, best: _Attempt) -> list[_Attempt]:
        """Trials at other cells that are as good and mend some of the same relations."""
        own_near = {k for mended in best.improve for t in mended.points for k in self.own[t] if k in self.break_}
        seen: dict[tuple[Point, Content], _Attempt] = {}
        for relation in sorted(own_near, key=self.order.__getitem__):
            for c in self.trial[relation]:
                if c.value == best.value and c.point != best.point and not set(best.improve).isdisjoint(c.improve):
                    seen.setdefault((c.point, c.content), c)
        return list(seen.values())

    def _change(self, best: _Attempt) -> None:
        """Take the value of a trial for true."""
        self.changed[best.point] = best.content
        touched = self.own[best.point]
        for relation in touched:
            self.break_.pop(relation, None)
        again = [k for k in touched if k not in self.give_up and not k.matches(self.read)]
        if again:
            self.break_ = dict.fromkeys(sorted((*self.break_, *again), key=self.order.__getitem__))
        self._forget(touched)

    def _hand_over(self, relations: Iterable[Relation]) -> None:
        """Leave relations aside, whether they hold or not."""
        for relation in relations:
            self.break_.pop(relation, None)
            self.give_up.add(relation)
        self._forget(relations)

    def _forget(self, relations: Iterable[Relation]) -> None:
        """Forget the trials that looked at relations which are not what they were."""
        for t in {t for k in relations for t in k.points}:
            for relation in self.own[t]:
                self.trial.pop(relation, None)


def _choose(rivals: list[_Attempt]) -> tuple[_Attempt, list[_Attempt]]:
    """Among equals: not what others copy from; what would then equal all its sisters (3, 3, 3, 2 of 12); the only slip."""
    copies = [c for c in rivals if not all(isinstance(k, EqualRelation) and k.governs == c.point for k in c.improve)]
    rivals = copies or rivals
    even = [c for c in rivals if any(_even(c, k) for k in c.improve)]
    if len(even) == 1:
        return even[0], []
    slips = [c for c in rivals if is_slip(c.point.content, c.content)]
    if len(slips) == 1:
        return slips[0], []
    stale = [c for c in rivals if any(isinstance(k, SumRelation) and k.main == c.point for k in c.improve)]
    if not slips and len(stale) == 1:
        return stale[0], []  # no single hand's slip: a total that was not added up again
    return rivals[0], rivals[1:]


def _even(trial: _Attempt, relation: Relation) -> bool:
    if not isinstance(relation, SumRelation) or trial.point == relation.main or len(relation.parts) < 3:
        return False
    others = {t.content for t in relation.parts if t != trial.point}
    return others == {trial.content}


def _diagnosis(best: _Attempt, at_first: dict[Relation, None], of_cell: dict[Point, list[Relation]]) -> Diagnosis:
    own = [k for k in best.improve if k in at_first] or list(best.improve)
    own.sort(key=lambda k: _order(k, best.point))
    others = dict.fromkeys(t for k in best.improve for t in k.points if t != best.point)
    witnesses = [k for t in others for k in of_cell[t] if k not in at_first and k not in best.improve]
    return Diagnosis(best.point, best.content, tuple(own), True, witnesses=tuple(dict.fromkeys(witnesses)))


def _uncertain(rivals: list[_Attempt], read: ReadHow) -> Diagnosis:
    best = rivals[0]
    shared = [k for k in best.improve if all(k in c.improve for c in rivals)] or list(best.improve)
    shared.sort(key=lambda k: _order(k, k.main))
    main = shared[0]
    others = dict.fromkeys(c.point for c in rivals)
    if len(others) == 1 and isinstance(main, EqualRelation) and main.source:
        return Diagnosis(main.main, main.proposal(main.main, read), tuple(shared), True)
    point = main.main if main.main in others else best.point
    return Diagnosis(point, None, tuple(shared), False, tuple(others))


KODES = (
    "JML-07", "JML-01", "JML-02", "JML-03", "DOK-01", "DOK-02", "JML-04", "JML-06", "JML-05", "JML-09", "RA-01",
    "DOK-12", "DOK-04", "DOK-03", "IND-01", "DOK-11", "PSN-03", "PSN-02", "PSN-01",
)  # fmt: skip
"""The rules that are relations, the strongest first."""

_TREE_KODE = frozenset({"JML-01", "JML-02", "JML-03", "JML-04"})


def _order(relation: Relation, t: Point) -> tuple[bool, int]:
    """A result that was written wrong is told by its own formula first, then by the strongest rule."""
    is_result = isinstance(relation, FormulaResult) and relation.main == t
    is_total = relation.kode in _TREE_KODE and relation.main == t
    return (not (is_result or is_total), KODES.index(relation.kode))
