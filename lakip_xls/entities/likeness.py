"""How surely two names mean the same thing: one score, one line from which they do.

The score is the likeness of the words (0 to 100) plus what other facts add to it. A person's word
(`Verdicts`, from the sheet Padanan) stands above every score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct, field
from rapidfuzz import fuzz, process

from lakip_xls.parsing.abbreviations import abbreviated, same_abbreviation
from lakip_xls.parsing.names import key, similarity, words

SAME = 86.0
"""The score from which two names are taken for the same thing."""
NEAR = 55.0
"""The likeness below which no other fact makes two names the same; from here on a pair is worth a doubt."""
DOUBT = 70.0
"""The likeness from which a name that found no partner may be another wording: said as a hint, never used."""

EVIDENCE: Mapping[str, float] = {
    "tempat": 6.0,
    "target": 16.0,
    "angka": 31.0,
    "isi": 31.0,
    "urutan": 31.0,
    "ulang": -5.0,
}
"""What a fact beside the name adds to the score.

tempat: both stand below the same sub kegiatan; target: both have the same target below the same sasaran;
angka: both have the same amount; isi: both have a part in common (a child, an indicator); urutan: both have
the same place in lists of the same length; ulang: the other one has another name in this table already.
"""

MOST_COMPARED = 90_000
"""Pairs of names that are compared; in longer lists (no office has 300 indicators) only equal names match."""


class Verdicts(Struct, frozen=True, dict=True):
    """A person's word on pairs of names: (kind, one key, other key) -> the same or not."""

    pairs: Mapping[tuple[str, str, str], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[tuple[str, str, str, bool]]) -> Verdicts:
        """From (kind, name, name, same)."""
        return cls({(kind, *_ordered(a, b)): same for kind, a, b, same in lines})

    @cached_property
    def _names(self) -> frozenset[tuple[str, str]]:
        return frozenset((kind, name) for kind, *names in self.pairs for name in names)

    def concern(self, kind: str, name: str) -> bool:
        """Whether anything was said of a name."""
        return (kind, key(name)) in self._names

    def say(self, kind: str, a: str, b: str) -> bool | None:
        """True: the same, False: not the same, None: nothing was said."""
        if not self.pairs:
            return None
        return self.pairs.get((kind, *_ordered(a, b)))


def _ordered(a: str, b: str) -> tuple[str, str]:
    first, second = key(a), key(b)
    return (first, second) if first <= second else (second, first)


def same(a: str, b: str) -> bool:
    """Whether two names are equal but for spelling, or one is the other with an acronym written out."""
    return key(a) == key(b) or same_abbreviation(a, b)


def resembles(a: str, b: str) -> bool:
    """Whether a name may be another wording of one that it was not matched with: for a hint, never for a figure."""
    return likeness(a, b) >= DOUBT


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """Likeness of two names, 0 to 100; 100 where one has an acronym for words of the other."""
    return 100.0 if same_abbreviation(a, b) else similarity(a, b)


def score(a: str, b: str, evidence: Callable[[], Iterable[str]] = tuple) -> float:
    """The likeness and what the evidence adds; evidence alone never suffices, and is asked for only where it counts."""
    base = likeness(a, b)
    if base < NEAR or (base < SAME and not _share_a_word(a, b)):
        return base
    return base + sum(EVIDENCE[name] for name in evidence())


def _share_a_word(a: str, b: str) -> bool:
    """Whether two names have a word in common; without one they are about different things."""
    return not {w for w in words(a).split() if len(w) > 3}.isdisjoint(words(b).split())


def candidates(left: Mapping[int, str], right: Mapping[int, str]) -> Iterator[tuple[int, Sequence[int]]]:
    """For each name on the left those on the right that may be meant: alike, or an acronym on either side."""
    if len(left) * len(right) > MOST_COMPARED:
        return
    forms = {i: words(name) for i, name in right.items()}
    acronyms = {i for i, name in right.items() if abbreviated(name)}
    for place, name in left.items():
        if abbreviated(name):
            yield place, list(right)
            continue
        near = set(acronyms)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            near.update(
                i for _, _, i in process.extract(words(name), forms, scorer=scorer, score_cutoff=NEAR, limit=None)
            )
        yield place, sorted(near)
