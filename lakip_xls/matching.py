"""Finding the same thing in two documents although it is written differently.

Certain evidence goes first (same code, same spelling), then likeness of the words, helped by
agreement in other facts (the same amount, the same parent). Every pair is one to one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from lakip_xls.parsing.names import key, similarity, words
from lakip_xls.parsing.singkatan import bersingkatan, sama_singkatan

MAKS_BANDING = 90_000
"""Pairs of names that are compared; in longer lists (no office has 300 indicators) only equal names match."""

T = TypeVar("T")
U = TypeVar("U")

AMBANG_MIRIP = 86.0
"""Likeness (0..100) from which two names are taken for the same thing without other evidence."""
AMBANG_DENGAN_BUKTI = 55.0
"""Likeness that suffices where another fact agrees (same amount under the same parent)."""


@dataclass(frozen=True, slots=True)
class Pasangan(Generic[T, U]):
    """Two items that are taken for the same thing, and on what ground."""

    kiri: T
    kanan: U
    cara: str
    """'kode', 'nama' (same but for spelling), 'singkatan' ('IKM' for its words), 'mirip' or 'bukti' (alike,
    and other facts agree)."""
    skor: float


@dataclass(frozen=True)
class Padanan(Generic[T, U]):
    """The outcome of matching two lists."""

    pasangan: tuple[Pasangan[T, U], ...]
    """In the order of the left list."""
    sisa_kiri: tuple[T, ...]
    sisa_kanan: tuple[U, ...]


def _yang_mirip(
    kiri: Mapping[int, str], kanan: Mapping[int, str], ambang: float
) -> Iterator[tuple[int, Sequence[int]]]:
    """For each name on the left those on the right that may be meant: alike, or an acronym on either side."""
    if len(kiri) * len(kanan) > MAKS_BANDING:
        return
    forms = {i: words(name) for i, name in kanan.items()}
    acronyms = {i for i, name in kanan.items() if bersingkatan(name)}
    for left, name in kiri.items():
        if bersingkatan(name):
            yield left, list(kanan)
            continue
        near = set(acronyms)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            near.update(
                i for _, _, i in process.extract(words(name), forms, scorer=scorer, score_cutoff=ambang, limit=None)
            )
        yield left, sorted(near)


def _berbagi_kata(kiri: str, kanan: str) -> bool:
    """Whether two names have a word in common; without one they are about different things."""
    return not {w for w in words(kiri).split() if len(w) > 3}.isdisjoint(words(kanan).split())


def padankan(
    kiri: Sequence[T],
    kanan: Sequence[U],
    nama_kiri: Callable[[T], str],
    nama_kanan: Callable[[U], str],
    *,
    kode_kiri: Callable[[T], str | None] = lambda _: None,
    kode_kanan: Callable[[U], str | None] = lambda _: None,
    bukti: Callable[[T, U], bool] = lambda _l, _r: False,
    ambang: float = AMBANG_MIRIP,
) -> Padanan[T, U]:
    """Match two lists one to one.

    `bukti` tells whether other facts than the name speak for a pair. Equal names that occur
    several times are paired in document order.
    """
    free_left = dict.fromkeys(range(len(kiri)))
    free_right = dict.fromkeys(range(len(kanan)))
    pairs: dict[int, Pasangan[T, U]] = {}

    def take(left: int, right: int, cara: str, score: float) -> None:
        pairs[left] = Pasangan(kiri[left], kanan[right], cara, score)
        del free_left[left], free_right[right]

    def equal(cara: str, left_keys: list[str | None], right_keys: list[str | None]) -> None:
        waiting: dict[str, list[int]] = {}
        for right in free_right:
            if right_keys[right]:
                waiting.setdefault(str(right_keys[right]), []).append(right)
        for left in list(free_left):
            queue = waiting.get(left_keys[left] or "")
            if queue:
                take(left, queue.pop(0), cara, 100.0)

    keys_left = [key(nama_kiri(x)) for x in kiri]
    keys_right = [key(nama_kanan(x)) for x in kanan]
    equal("kode", [kode_kiri(x) for x in kiri], [kode_kanan(x) for x in kanan])
    equal("nama", list(keys_left), list(keys_right))

    candidates: list[tuple[float, int, int, str]] = []
    left_names = {i: nama_kiri(kiri[i]) for i in free_left if keys_left[i]}
    right_names = {i: nama_kanan(kanan[i]) for i in free_right if keys_right[i]}
    for left, alike in _yang_mirip(left_names, right_names, min(ambang, AMBANG_DENGAN_BUKTI)):
        for right in alike:
            name_left, name_right = nama_kiri(kiri[left]), nama_kanan(kanan[right])
            score = similarity(name_left, name_right)
            if sama_singkatan(name_left, name_right):
                candidates.append((100.0, left, right, "singkatan"))
            elif score >= ambang:
                candidates.append((score, left, right, "mirip"))
            elif (
                score >= AMBANG_DENGAN_BUKTI
                and _berbagi_kata(name_left, name_right)
                and bukti(kiri[left], kanan[right])
            ):
                candidates.append((score, left, right, "bukti"))
    for score, left, right, cara in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if left in free_left and right in free_right:
            take(left, right, cara, score)
    return Padanan(
        tuple(pairs[i] for i in sorted(pairs)),
        tuple(kiri[i] for i in free_left),
        tuple(kanan[i] for i in free_right),
    )
