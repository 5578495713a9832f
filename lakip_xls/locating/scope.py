"""What the columns of a table are by their headings together: what belongs to which level, and to which figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.locating.heading import VALUES, Heading, Reading, compose_readings, read_text
from lakip_xls.skema import TINGKAT

_OWNED = VALUES | {"indicator", "unit", "count", "total", "formula", "polarity", "grade", "source", "action"}
"""Roles that speak of the thing named by a column on their left."""
_BUDGETED = frozenset({"urusan", *TINGKAT, "akun"})
"""Levels that a budget is given to."""


class ScopedHeading(Struct, frozen=True):
    """The heading of a column among the others."""

    heading: Heading
    levels_from: str | None
    """'own', 'group', 'left' or None (see `RawColumn.levels_from`)."""


def scope_headings(paths: Sequence[Sequence[str]], above: str | None = None) -> list[ScopedHeading]:
    """The headings of the columns of a table, from the head path of each, left to right.

    `above` is the level that a line above the table names: what belongs to no column belongs to that.
    """
    paths = _regroup(paths)
    readings = [[read_text(t) for t in path] for path in paths]
    said = _said(paths, readings)
    scoped: list[ScopedHeading] = []
    left = Heading("name", (above,)) if above else None
    budget = _budget_level(left) if left else None
    for path, read in zip(paths, readings, strict=True):
        taken = frozenset((k, role) for k in range(len(path) - 1) for role in said[tuple(path[: k + 1])])
        heading = compose_readings(read, taken)
        column = _with_levels(heading, read, budget if budget and heading.measure == "money" else left)
        if column.heading.levels and heading.role in ("name", "indicator"):
            left = column.heading
            budget = _budget_level(left) or budget
        scoped.append(column)
    return _achieved(scoped)


def _regroup(paths: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The paths, with a group heading that was written into each of its columns above them again.

    'Capaian Kinerja Target', 'Capaian Kinerja Realisasi' are a target and a realisation below 'Capaian Kinerja'.
    """
    grouped = list(paths)
    at = 0
    while at < len(paths):
        end = at + 1
        while end < len(paths) and _shared([p[-1].split() for p in paths[at : end + 1] if p]):
            end += 1
        words = [p[-1].split() if p else [] for p in paths[at:end]]
        size = _shared(words)
        if size and _named_apart(" ".join(words[0][:size]), [" ".join(w[size:]) for w in words]):
            for i, own in enumerate(words, at):
                grouped[i] = (*paths[i][:-1], " ".join(own[:size]), " ".join(own[size:]))
        at = end
    return grouped


def _shared(texts: Sequence[Sequence[str]]) -> int:
    """How many words several headings begin with together, and say more after them."""
    if len(texts) < 2:
        return 0
    same = 0
    for words in zip(*texts, strict=False):
        if len({w.casefold() for w in words}) > 1:
            break
        same += 1
    return min(same, *(len(t) - 1 for t in texts))


def _named_apart(group: str, leaves: Sequence[str]) -> bool:
    """Whether the columns of a group of figures name different figures themselves, and nothing else."""
    own = [read_text(leaf) for leaf in leaves]
    nouns = {r.heading.role for r in own if r.weight >= 3}
    figures = all(r.heading.role in VALUES or r.heading.role is None for r in own)
    return figures and read_text(group).heading.role in VALUES and len(nouns) > 1


def _said(paths: Sequence[Sequence[str]], readings: Sequence[Sequence[Reading]]) -> dict[tuple[str, ...], set[str]]:
    """Group heading (with those above it) -> the roles that its columns name themselves."""
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path, read in zip(paths, readings, strict=True):
        if not read or read[-1].weight < 3:
            continue
        for k in range(len(path) - 1):
            said[tuple(path[: k + 1])].add(read[-1].heading.role or "")
    return said


def _with_levels(heading: Heading, read: Sequence[Reading], left: Heading | None) -> ScopedHeading:
    """The heading with the level that its own words, a group, or the nearest level column on its left name."""
    if read and read[-1].heading.levels:
        return ScopedHeading(heading, "own")
    figure = heading.role is None and (heading.measure or heading.quarter or heading.month or heading.year)
    if left is not None and (figure or heading.role in _OWNED) and set(heading.levels) <= set(left.levels):
        return ScopedHeading(replace(heading, levels=left.levels, tier=heading.tier or left.tier), "left")
    return ScopedHeading(heading, "group" if heading.levels else None)


def _budget_level(heading: Heading) -> Heading | None:
    """The heading as money sees it: money is given to a programme, a kegiatan or a sub kegiatan, never to its sasaran."""
    if not set(heading.levels).isdisjoint(_BUDGETED):
        return heading
    return Heading("name", (heading.tier,)) if heading.tier else None


def _achieved(columns: list[ScopedHeading]) -> list[ScopedHeading]:
    """What was achieved, where no column is headed so: a bare 'Capaian' beside one in per cent, 'Kinerja' beside a target."""
    headings = [c.heading for c in columns]
    outputs = [h for h in headings if h.measure != "money"]
    if any(h.role == "result" and _of_the_year(h) for h in outputs):
        return columns
    rated = any(h.role == "rate" and h.shape == "percent" for h in outputs)
    planned = {(h.quarter, h.month) for h in outputs if h.role == "plan"}

    def achieved(heading: Heading) -> bool:
        if heading.shape is not None or heading.measure == "money":
            return False
        bare = heading.role is None and heading.measure == "output"
        return (rated and heading.role == "rate") or (bare and (heading.quarter, heading.month) in planned)

    return [replace(c, heading=replace(c.heading, role="result")) if achieved(c.heading) else c for c in columns]


def _of_the_year(heading: Heading) -> bool:
    """Whether a figure is that of the whole year that a table is about."""
    part = heading.quarter or heading.month
    return not part and heading.stage not in ("before", "end", "next") and heading.document not in ("renstra", "rpjmd")
