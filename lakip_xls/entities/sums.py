"""Levels from nothing but amounts: a row that equals the sum of the rows below it is their parent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

_OFFICIAL = 2
"""What it costs to go against the level that a row's label or official name tells; a wrong sum costs 1."""

Rows = Sequence[tuple[int, Decimal | None]]


def levels_by_sums(rows: Rows, named: Mapping[int, str]) -> dict[int, str] | None:
    """Row -> level, from the amounts of the rows in order; None where the amounts tell no levels
    (fewer than two of three parents are the sum of what is below them).

    `named` are rows whose level a label or the official list tells. Where no programme is named,
    every row must find its place.
    """
    if not any(value for _, value in rows):
        return None
    starts = [i for i, (row, _) in enumerate(rows) if named.get(row) == "program"]
    if not starts:
        return _without_names(rows)
    levels = dict.fromkeys((rows[i][0] for i in starts), "program")
    right = parents = 0
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        below, exact, every = _block(rows[start][1], rows[start + 1 : end], named)
        levels |= below
        right, parents = right + exact, parents + every
    return levels if right * 3 >= parents * 2 else None


def _amounts(rows: Rows) -> list[Decimal]:
    return [value if value is not None else Decimal(0) for _, value in rows]


def _block(whole: Decimal | None, rows: Rows, named: Mapping[int, str]) -> tuple[dict[int, str], int, int]:
    """The rows below one programme: kegiatan alone, or kegiatan with their sub kegiatan; the right sums of all."""
    if whole is not None and sum(_amounts(rows), Decimal(0)) == whole:
        return {row: named.get(row, "kegiatan") for row, _ in rows}, 1, 1
    ends = _ends(rows, named)
    heads = _heads(rows, named, ends)
    levels = {row: "kegiatan" if i in heads else "sub_kegiatan" for i, (row, _) in enumerate(rows)}
    return levels, sum(ends.get(i) == end for i, end in heads.items()), len(heads)


def _heads(rows: Rows, named: Mapping[int, str], ends: Mapping[int, int]) -> dict[int, int]:
    """The rows that are parents of those up to the next one, so that the fewest sums and names are wrong."""
    size = len(rows)
    kegiatan = [0]
    for row, _ in rows:
        kegiatan.append(kegiatan[-1] + _OFFICIAL * (named.get(row) == "kegiatan"))
    best: list[float] = [0.0] * (size + 1)
    step: list[int] = [size] * (size + 1)
    later: tuple[float, int] = (float("inf"), size)
    """The cheapest place for the next head, two rows down or more, and its cost with the kegiatan passed over."""
    for i in reversed(range(size)):
        if i + 2 <= size:
            later = min(later, (best[i + 2] + kegiatan[i + 2], i + 2))
        wrong = min((best[i + 1] + 1, i + 1), (later[0] - kegiatan[i + 1] + 1, later[1]))
        end = ends.get(i)
        right = (best[end] + kegiatan[end] - kegiatan[i + 1], end) if end is not None else wrong
        cost, step[i] = min(right, wrong)
        best[i] = cost + _OFFICIAL * (named.get(rows[i][0]) == "sub_kegiatan")
    heads: dict[int, int] = {}
    at = 0
    while at < size:
        heads[at] = step[at]
        at = step[at]
    return heads


def _ends(rows: Rows, named: Mapping[int, str]) -> dict[int, int]:
    """Row -> the row after the last of those below it that together equal it."""
    amounts = _amounts(rows)
    size = len(rows)
    upto = [Decimal(0)]
    for value in amounts:
        upto.append(upto[-1] + value)
    places: dict[Decimal, list[int]] = {}
    ends: dict[int, int] = {}
    for i in reversed(range(size)):
        if i + 2 <= size:
            places.setdefault(upto[i + 2], []).append(i + 2)
        found = places.get(upto[i + 1] + amounts[i])
        if amounts[i] > 0 and found:
            end = found[-1]
            while end < size and amounts[end] == 0 and named.get(rows[end][0]) != "kegiatan":
                end += 1
            ends[i] = end
    return ends


def _without_names(rows: Rows) -> dict[int, str] | None:
    """Programmes, kegiatan and sub kegiatan where every programme is the exact sum of its kegiatan, and these of theirs."""
    ends = _ends(rows, {})
    amounts = _amounts(rows)
    levels: dict[int, str] = {}
    at = 0
    while at < len(rows):
        levels[rows[at][0]] = "program"
        left, child = amounts[at], at + 1
        while left > 0 and child in ends:
            levels[rows[child][0]] = "kegiatan"
            levels |= {row: "sub_kegiatan" for row, _ in rows[child + 1 : ends[child]]}
            left, child = left - amounts[child], ends[child]
        if left != 0 or child == at + 1:
            return None
        at = child
    return levels
