"""What quarters and months are beside the figures of the year: parts that add up to one, or the last figure there is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_xls.locating.heading import Heading
from lakip_xls.recognising.facts import Facts

_ROLES = ("result", "plan")
_SIZES = (4, 12)
_LEAST = 2
"""Rows on which the parts must make the whole."""
_SHARE = 0.8


def name_periods(headings: Sequence[Heading], facts: Sequence[Facts]) -> list[Heading]:
    """The headings, with the role of the figure of the year for the bare quarters or months that make it."""
    named = list(headings)
    wholes = [i for i, h in enumerate(headings) if h.role in _ROLES and not (h.quarter or h.month)]
    for block in _blocks(headings):
        parts = [facts[i].numbers for i in block]
        made = [i for i in wholes if _make(parts, facts[i])]
        if len({headings[i].role for i in made}) == 1:
            whole = headings[made[0]]
            for i in block:
                named[i] = replace(named[i], role=whole.role, document=named[i].document or whole.document)
    return [replace(h, quarter=None, month=None, until=True) if _to_date(h, named) else h for h in named]


def _to_date(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether the realisation of a quarter or month is that up to it: the only one, beside a target of the year."""
    if heading.role not in ("result", "rate") or not _part(heading):
        return False
    figures = [h for h in headings if h.role in _ROLES]
    parts = {_part(h) for h in figures if _part(h)}
    planned = [_part(h) for h in figures if h.role == "plan"]
    written = [h for h in figures if h.role == "result" and not _part(h) and h.stage != "before"]
    return parts == {_part(heading)} and bool(planned) and not any(planned) and not written


def _part(heading: Heading) -> tuple[int, int] | None:
    """The quarter or month of a figure."""
    return (heading.quarter or 0, heading.month or 0) if heading.quarter or heading.month else None


def _blocks(headings: Sequence[Heading]) -> list[list[int]]:
    """The runs of four quarters or twelve months without a noun."""
    blocks: list[list[int]] = [[]]
    for i, heading in enumerate(headings):
        if heading.role is None and (heading.quarter or heading.month):
            blocks[-1].append(i)
        elif blocks[-1]:
            blocks.append([])
    return [b for b in blocks if len(b) in _SIZES]


def _make(parts: Sequence[dict[int, float]], whole: Facts) -> bool:
    """Whether parts make the whole on nearly every row: their sum, or the last of them."""
    tried = hits = 0
    for row, value in whole.numbers.items():
        known = [figures[row] for figures in parts if row in figures]
        if len(known) < 2 or not value:
            continue
        tried += 1
        near = 1e-6 * max(abs(value), 1.0) + 0.011
        hits += abs(sum(known) - value) <= near or abs(known[-1] - value) <= near
    return tried >= _LEAST and hits >= tried * _SHARE
