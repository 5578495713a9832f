"""One-to-one assignment of two lists of names: a person's word, equal names, the best scores, equal codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from lakip_xls.entities.likeness import NEAR, SAME, Verdicts, candidates, score
from lakip_xls.parsing.names import key

T = TypeVar("T")
U = TypeVar("U")

_TWINS = 20
"""Equal names among which the one with most evidence is looked for; beyond them order decides."""
_EQUAL = 200.0
"""The score of a pair that needs no comparison: equal names, equal codes, a person's word."""


class Pair(Struct, Generic[T, U], frozen=True):
    """Two items that are taken for the same thing, and how surely."""

    left: T
    right: U
    score: float


class Pairing(Struct, Generic[T, U], frozen=True):
    """The outcome of assigning two lists."""

    pairs: tuple[Pair[T, U], ...]
    """In the order of the left list."""
    rest_left: tuple[T, ...]
    rest_right: tuple[U, ...]
    doubtful: tuple[Pair[T, U], ...] = ()
    """Pairs of what is left on both sides whose score did not suffice, best first."""


def nothing(_left: object, _right: object) -> Iterable[str]:
    """No evidence beside the names."""
    return ()


def assign(
    left: Sequence[T],
    right: Sequence[U],
    name_left: Callable[[T], str],
    names_right: Callable[[U], str | Sequence[str]],
    *,
    kind: str,
    verdicts: Verdicts,
    evidence: Callable[[T, U], Iterable[str]] = nothing,
    code_left: Callable[[T], str | None] = lambda _: None,
    code_right: Callable[[U], str | None] = lambda _: None,
) -> Pairing[T, U]:
    """Assign two lists one to one; what is on the right may be known by several names.

    Codes come last: a mistyped one must not tie names that say otherwise.
    """
    names = [names_right(x) for x in right]
    task = _Task([name_left(x) for x in left], [(n,) if isinstance(n, str) else n for n in names])

    def facts(a: int, b: int) -> tuple[str, ...]:
        return tuple(evidence(left[a], right[b]))

    def say(a: int, b: int) -> bool | None:
        said = {verdicts.say(kind, task.names_left[a], name) for name in task.names_right[b]}
        return False if False in said else True if True in said else None

    task.take_said([a for a, name in enumerate(task.names_left) if verdicts.concern(kind, name)], say)
    task.take_equal([key(n) for n in task.names_left], [[key(n) for n in own] for own in task.names_right], facts, say)
    doubtful = task.take_scored(facts, say)
    task.take_equal([code_left(x) for x in left], [[code_right(x)] for x in right], facts, say)
    return Pairing(
        tuple(Pair(left[a], right[b], s) for a, (b, s) in sorted(task.taken.items())),
        tuple(left[a] for a in task.free_left),
        tuple(right[b] for b in task.free_right),
        tuple(Pair(left[a], right[b], s) for s, a, b in doubtful if a in task.free_left and b in task.free_right),
    )


class _Task:
    """The state of one assignment: places by number."""

    def __init__(self, names_left: list[str], names_right: list[Sequence[str]]) -> None:
        self.names_left, self.names_right = names_left, names_right
        self.free_left = dict.fromkeys(range(len(names_left)))
        self.free_right = dict.fromkeys(range(len(names_right)))
        self.taken: dict[int, tuple[int, float]] = {}

    def take(self, a: int, b: int, points: float) -> None:
        self.taken[a] = (b, points)
        del self.free_left[a], self.free_right[b]

    def take_said(self, places: Sequence[int], say: Callable[[int, int], bool | None]) -> None:
        """What a person said of the names at some places."""
        for a in places:
            b = next((b for b in self.free_right if say(a, b)), None)
            if b is not None:
                self.take(a, b, _EQUAL)

    def take_equal(
        self,
        left: Sequence[str | None],
        right: Sequence[Sequence[str | None]],
        facts: Callable[[int, int], tuple[str, ...]],
        say: Callable[[int, int], bool | None],
    ) -> None:
        """Equal keys; of several the one with most evidence, else the first."""
        waiting: dict[str, list[int]] = {}
        for b in self.free_right:
            for name in right[b]:
                if name:
                    waiting.setdefault(name, []).append(b)
        for a in list(self.free_left):
            queue = waiting.get(left[a] or "", [])
            while queue and queue[0] not in self.free_right:
                del queue[0]
            twins = [b for b in queue[:_TWINS] if b in self.free_right and say(a, b) is not False]
            if twins:
                best = max(twins, key=lambda b: (len(facts(a, b)), -b)) if len(twins) > 1 else twins[0]
                self.take(a, best, _EQUAL)

    def take_scored(
        self, facts: Callable[[int, int], tuple[str, ...]], say: Callable[[int, int], bool | None]
    ) -> list[tuple[float, int, int]]:
        """The best scores first; returns the pairs whose score did not suffice."""
        left = {a: self.names_left[a] for a in self.free_left if key(self.names_left[a])}
        names = [(b, n) for b in self.free_right for n in self.names_right[b] if key(n)]
        scores: dict[tuple[int, int], float] = {}
        for a, near in candidates(left, dict(enumerate(n for _, n in names))):
            for b, name in (names[i] for i in near):
                if say(a, b) is not False:
                    points = score(left[a], name, partial(facts, a, b))
                    scores[a, b] = max(points, scores.get((a, b), 0.0))
        found = [(points, a, b) for (a, b), points in scores.items()]
        found.sort(key=lambda c: (-c[0], c[1], c[2]))
        for points, a, b in found:
            if points >= SAME and a in self.free_left and b in self.free_right:
                self.take(a, b, points)
        return [c for c in found if NEAR <= c[0] < SAME]
