"""Where the pages of a printed sheet end: no block torn apart, no last page that is nearly empty.

Everything is reckoned from the heights and widths that were set, in points of the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

FOLIO_POINTS = (8.5 * 72, 13 * 72)
"""Folio upright, width and height in points."""
EDGE = {"left": 0.6, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""Margins in inches."""
_BACKUP = 0.985
"""What of a page is reckoned with: another program may print a little wider."""
_DENSE = 1.16
"""How much more a page may hold by printing smaller, to save the last page."""
_MOST = 10
"""With more pages than this, one more does not matter."""
_SMALLEST = 0.72
"""One page that holds it all may be printed as small as this."""
_ALMOST_EMPTY = 0.4
"""A last page filled up to here is worth saving."""
_FILLED = 0.45
"""What the last page holds at least of a page, where rows of the page before can move to it."""


class Plan(Struct, frozen=True):
    """The pages of a sheet."""

    gap: tuple[int, ...] = ()
    """Rows before which a page ends."""
    force: tuple[int, ...] = ()
    """Those of them where the page would not end by itself."""
    load: int = 0
    """Pages that the print is made smaller for; 0 where it keeps the size of the page's width."""


class Page(Struct, frozen=True):
    """One page of a sheet that is printed as wide as the paper."""

    height: float
    """The height that it holds, in points of the sheet."""
    scale: float
    """The size of the print, 1 for full size."""

    @property
    def fully(self) -> float:
        """The height that it holds where it alone holds everything, printed smaller."""
        return self.height * max(_DENSE, self.scale / _SMALLEST)


def page_content(landscape: bool, width: float) -> Page:
    """The page of a sheet whose printed columns are `width` points wide."""
    own_width, height = reversed(FOLIO_POINTS) if landscape else FOLIO_POINTS
    scale = min(1.0, (own_width - (EDGE["left"] + EDGE["right"]) * 72) / max(width, 1.0))
    return Page((height - (EDGE["top"] + EDGE["bottom"]) * 72) / scale, scale)


def plan_pages(
    heights: Sequence[float],
    page: Page,
    repeat: tuple[int, int] | None = None,
    intact: Sequence[tuple[int, int]] = (),
    connected: bool = False,
) -> Plan:
    """Return the pages of rows of these heights.

    `repeat` are the rows repeated on every page, `intact` the blocks that stay on one page. A sheet with
    parents merged over rows (`connected`) is made smaller only where one page then holds it all: on
    more pages it must be known where each of them ends.
    """
    own_page = page.height * _BACKUP
    breaks = _gap(heights, own_page, repeat, intact)
    if not breaks:
        return Plan()
    natural = _gap(heights, own_page, repeat, ())
    last = sum(heights[natural[-1] :]) if len(natural) == len(breaks) else 0.0
    if last <= _ALMOST_EMPTY * own_page:
        if sum(heights) <= page.fully * _BACKUP:
            return Plan(load=1)
        smaller = _gap(heights, page.height * _DENSE, repeat, intact)
        if len(smaller) < len(breaks) <= _MOST and not connected:
            return Plan(load=len(smaller) + 1)
    balanced = _balanced(heights, own_page, breaks, repeat, intact)
    if connected:
        natural = []
    return Plan(balanced, tuple(row for row in balanced if row not in natural))


def _repeat(heights: Sequence[float], repeat: tuple[int, int] | None) -> float:
    return sum(heights[repeat[0] : repeat[1] + 1]) if repeat else 0.0


def _gap(
    heights: Sequence[float], page: float, repeat: tuple[int, int] | None, intact: Sequence[tuple[int, int]]
) -> list[int]:
    """The rows before which pages end when each takes as much as it can."""
    repeated = _repeat(heights, repeat)
    blocks = {first: sum(heights[first : last + 1]) for first, last in intact}
    breaks: list[int] = []
    used = 0.0
    for row, height in enumerate(heights):
        need = blocks.get(row, height)
        if need > page - repeated:  # a block taller than a page is torn apart in any case
            need = height
        if used + need > page and row:
            breaks.append(row)
            used = repeated if repeat and row > repeat[1] else 0.0
        used += height
    return breaks


def _balanced(
    heights: Sequence[float],
    page: float,
    breaks: list[int],
    repeat: tuple[int, int] | None,
    intact: Sequence[tuple[int, int]],
) -> tuple[int, ...]:
    """The same breaks, the last one moved up while the last page holds too little."""
    start = breaks[-2] if len(breaks) > 1 else (repeat[1] + 1 if repeat else 0)
    room = page - _repeat(heights, repeat)
    inside = {row for first, last in intact for row in range(first + 1, last + 1)}
    wanted = min(_FILLED * room, sum(heights[start:]) / 2)
    at, filled = breaks[-1], sum(heights[breaks[-1] :])
    best = at
    while filled < wanted and at - 1 > start:
        at -= 1
        filled += heights[at]
        if at not in inside and filled <= room:
            best = at
    return (*breaks[:-1], best)
