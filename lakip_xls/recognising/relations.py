"""What columns say to each other, exactly, on the table's own rows: shares, remainders, sums, copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, permutations

from msgspec import Struct, field

from lakip_xls.recognising.facts import Facts

_LEAST = 3
"""Rows on which a relation must hold; fewer only where the table has no more."""
_SHARE = 0.8
_WIDEST = 14
"""More figure columns than this are not compared with each other."""


class Relations(Struct):
    """Relations that hold on nearly every row that has all their parts."""

    ratios: dict[tuple[int, int, int], float] = field(default_factory=dict)
    """(whole, part, share) -> factor (100 where the share is in points, 1 where it is a fraction)."""
    remainders: set[tuple[int, int, int]] = field(default_factory=set)
    """(whole, part, rest): rest = whole - part."""
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Column -> the columns that it is the sum of."""
    copies: set[tuple[int, int]] = field(default_factory=set)


def find_relations(facts: Mapping[int, Facts]) -> Relations:
    """The relations between the figure columns of a table."""
    figures = {c: f.numbers for c, f in facts.items() if len(f.numbers) >= 2 and f.numeric > 0.5 and f["year"] < 0.5}
    found = Relations()
    if len(figures) < 2:
        return found
    large = [c for c in figures if facts[c]["money"] >= 0.5]
    shares = [c for c in figures if facts[c]["money"] < 0.2 and facts[c]["whole"] < 1 or facts[c]["percent"] > 0]
    shares += [c for c in figures if c not in shares and c not in large and _in_points(figures[c])]
    if len(figures) <= _WIDEST:
        for whole, part in permutations(figures, 2):
            for share in shares:
                if share in (whole, part) or (whole in large) != (part in large):
                    continue
                factor = _ratio(figures[whole], figures[part], figures[share])
                if factor:
                    found.ratios[whole, part, share] = factor
        for whole, part, rest in permutations(figures, 3):
            if part < rest and _remainder(figures[whole], figures[part], figures[rest]):
                found.remainders |= {(whole, part, rest), (whole, rest, part)}
        for a, b in combinations(figures, 2):
            if _same(figures[a], figures[b]):
                found.copies.add((a, b))
    _find_sums(figures, found)
    return found


def _in_points(values: Mapping[int, float]) -> bool:
    return all(0 <= v <= 1000 for v in values.values()) and max(values.values()) > 1


def _holds(hits: int, tried: int, rows: int) -> bool:
    return tried >= min(_LEAST, max(rows, 1)) and tried >= 2 and hits >= tried * _SHARE


def _ratio(whole: Mapping[int, float], part: Mapping[int, float], share: Mapping[int, float]) -> float:
    """The factor of share = part / whole * factor, 0 where it does not hold."""
    for factor in (100.0, 1.0):
        tried = hits = 0
        distinct: set[float] = set()
        for row, value in share.items():
            a, b = whole.get(row), part.get(row)
            if not a or b is None or not b:
                continue
            tried += 1
            hits += abs(b / a * factor - value) <= 0.0051 * factor / 100 * max(1.0, abs(value) / factor) + 0.0051
            distinct.add(round(value, 3))
            if tried >= 6 and hits * 2 < tried:
                break
        if _holds(hits, tried, len(share)) and (len(distinct) > 1 or tried > 3):
            return factor
    return 0.0


def _remainder(whole: Mapping[int, float], part: Mapping[int, float], rest: Mapping[int, float]) -> bool:
    tried = hits = 0
    for row, value in rest.items():
        a, b = whole.get(row), part.get(row)
        if a is None or b is None or not (a and b and value):
            continue
        tried += 1
        hits += abs(a - b - value) <= 1e-6 * max(abs(a), 1.0) + 0.011
        if tried >= 6 and hits * 2 < tried:
            return False
    return _holds(hits, tried, len(rest))


def _same(left: Mapping[int, float], right: Mapping[int, float]) -> bool:
    both = [r for r in left if r in right and (left[r] or right[r])]
    return len(both) >= _LEAST and all(left[r] == right[r] for r in both)


def _find_sums(figures: Mapping[int, Mapping[int, float]], found: Relations) -> None:
    """A column that is the sum of the run of columns right before or after it, or of every second or third of them."""
    columns = sorted(figures)
    for place, col in enumerate(columns):
        for parts in _runs(columns, place):
            if _is_sum(figures, col, parts):
                found.sums[col] = tuple(parts)
                break


def _runs(columns: Sequence[int], place: int) -> list[list[int]]:
    before, after = columns[:place][::-1], columns[place + 1 :]
    runs: list[list[int]] = []
    for side in (before, after):
        for step in (1, 2, 3):
            for size in (12, 4):
                run = list(side[step - 1 :: step][:size])
                if len(run) == size:
                    runs.append(run)
    return runs


def _is_sum(figures: Mapping[int, Mapping[int, float]], col: int, parts: Sequence[int]) -> bool:
    tried = hits = 0
    for row, value in figures[col].items():
        known = [figures[p][row] for p in parts if row in figures[p]]
        if len(known) < 2 or not value:
            continue
        tried += 1
        hits += abs(sum(known) - value) <= 1e-6 * max(abs(value), 1.0) + 0.011
        if tried >= 6 and hits * 2 < tried:
            return False
    return _holds(hits, tried, len(figures[col]))
