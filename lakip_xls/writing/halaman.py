"""Where the pages of a printed sheet end: no block torn apart, no last page that is nearly empty.

Everything is reckoned from the heights and widths that were set, in points of the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FOLIO_POIN = (8.5 * 72, 13 * 72)
"""Folio upright, width and height in points."""
TEPI = {"left": 0.6, "right": 0.5, "top": 0.6, "bottom": 0.7}
"""Margins in inches."""
_CADANGAN = 0.985
"""What of a page is reckoned with: another program may print a little wider."""
_RAPAT = 1.16
"""How much more a page may hold by printing smaller, to save the last page."""
_HAMPIR_KOSONG = 0.4
"""A last page filled up to here is worth saving."""
_TERISI = 0.35
"""What the last page holds at least of a page, where rows of the page before can move to it."""


@dataclass(frozen=True, slots=True)
class Rencana:
    """The pages of a sheet."""

    jeda: tuple[int, ...] = ()
    """Rows before which a page ends."""
    paksa: tuple[int, ...] = ()
    """Those of them where the page would not end by itself."""
    muat: int = 0
    """Pages that the print is made smaller for; 0 where it keeps the size of the page's width."""


def isi_halaman(mendatar: bool, lebar: float) -> float:
    """The height that one page takes, in points of a sheet whose printed columns are `lebar` points wide."""
    width, height = reversed(FOLIO_POIN) if mendatar else FOLIO_POIN
    room = width - (TEPI["left"] + TEPI["right"]) * 72
    return (height - (TEPI["top"] + TEPI["bottom"]) * 72) / min(1.0, room / max(lebar, 1.0))


def rencanakan(
    tinggi: Sequence[float],
    halaman: float,
    ulang: tuple[int, int] | None = None,
    utuh: Sequence[tuple[int, int]] = (),
    bersambung: bool = False,
) -> Rencana:
    """Return the pages of rows of these heights.

    `ulang` are the rows repeated on every page, `utuh` the blocks that stay on one page. A sheet with
    parents merged over rows (`bersambung`) is made smaller only where one page then holds it all: on
    more pages it must be known where each of them ends.
    """
    page = halaman * _CADANGAN
    breaks = _jeda(tinggi, page, ulang, utuh)
    if not breaks:
        return Rencana()
    last = sum(tinggi[breaks[-1] :]) + _ulang(tinggi, ulang)
    smaller = _jeda(tinggi, page * _RAPAT, ulang, utuh)
    if len(smaller) < len(breaks) and last <= _HAMPIR_KOSONG * page and not (bersambung and smaller):
        return Rencana(muat=len(smaller) + 1)
    balanced = _seimbang(tinggi, page, breaks, ulang, utuh)
    natural = () if bersambung else _jeda(tinggi, page, ulang, ())
    return Rencana(balanced, tuple(row for row in balanced if row not in natural))


def _ulang(tinggi: Sequence[float], ulang: tuple[int, int] | None) -> float:
    return sum(tinggi[ulang[0] : ulang[1] + 1]) if ulang else 0.0


def _jeda(
    tinggi: Sequence[float], page: float, ulang: tuple[int, int] | None, utuh: Sequence[tuple[int, int]]
) -> list[int]:
    """The rows before which pages end when each takes as much as it can."""
    repeated = _ulang(tinggi, ulang)
    blocks = {first: sum(tinggi[first : last + 1]) for first, last in utuh}
    breaks: list[int] = []
    used = 0.0
    for row, height in enumerate(tinggi):
        need = blocks.get(row, height)
        if need > page - repeated:  # a block taller than a page is torn apart in any case
            need = height
        if used + need > page and row:
            breaks.append(row)
            used = repeated if ulang and row > ulang[1] else 0.0
        used += height
    return breaks


def _seimbang(
    tinggi: Sequence[float],
    page: float,
    breaks: list[int],
    ulang: tuple[int, int] | None,
    utuh: Sequence[tuple[int, int]],
) -> tuple[int, ...]:
    """The same breaks, the last one moved up while the last page holds too little."""
    start = breaks[-2] if len(breaks) > 1 else (ulang[1] + 1 if ulang else 0)
    room = page - _ulang(tinggi, ulang)
    inside = {row for first, last in utuh for row in range(first + 1, last + 1)}
    wanted = min(_TERISI * room, sum(tinggi[start:]) / 2)
    at, filled = breaks[-1], sum(tinggi[breaks[-1] :])
    best = at
    while filled < wanted and at - 1 > start:
        at -= 1
        filled += tinggi[at]
        if at not in inside and filled <= room:
            best = at
    return (*breaks[:-1], best)
