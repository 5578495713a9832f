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
_TERBANYAK = 10
"""With more pages than this, one more does not matter."""
_TERKECIL = 0.72
"""One page that holds it all may be printed as small as this."""
_HAMPIR_KOSONG = 0.4
"""A last page filled up to here is worth saving."""
_TERISI = 0.45
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


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of a sheet that is printed as wide as the paper."""

    tinggi: float
    """The height that it holds, in points of the sheet."""
    skala: float
    """The size of the print, 1 for full size."""

    @property
    def sepenuhnya(self) -> float:
        """The height that it holds where it alone holds everything, printed smaller."""
        return self.tinggi * max(_RAPAT, self.skala / _TERKECIL)


def isi_halaman(mendatar: bool, lebar: float) -> Halaman:
    """The page of a sheet whose printed columns are `lebar` points wide."""
    width, height = reversed(FOLIO_POIN) if mendatar else FOLIO_POIN
    scale = min(1.0, (width - (TEPI["left"] + TEPI["right"]) * 72) / max(lebar, 1.0))
    return Halaman((height - (TEPI["top"] + TEPI["bottom"]) * 72) / scale, scale)


def rencanakan(
    tinggi: Sequence[float],
    halaman: Halaman,
    ulang: tuple[int, int] | None = None,
    utuh: Sequence[tuple[int, int]] = (),
    bersambung: bool = False,
) -> Rencana:
    """Return the pages of rows of these heights.

    `ulang` are the rows repeated on every page, `utuh` the blocks that stay on one page. A sheet with
    parents merged over rows (`bersambung`) is made smaller only where one page then holds it all: on
    more pages it must be known where each of them ends.
    """
    page = halaman.tinggi * _CADANGAN
    breaks = _jeda(tinggi, page, ulang, utuh)
    if not breaks:
        return Rencana()
    natural = _jeda(tinggi, page, ulang, ())
    last = sum(tinggi[natural[-1] :]) if len(natural) == len(breaks) else 0.0
    if last <= _HAMPIR_KOSONG * page:
        if sum(tinggi) <= halaman.sepenuhnya * _CADANGAN:
            return Rencana(muat=1)
        smaller = _jeda(tinggi, halaman.tinggi * _RAPAT, ulang, utuh)
        if len(smaller) < len(breaks) <= _TERBANYAK and not bersambung:
            return Rencana(muat=len(smaller) + 1)
    balanced = _seimbang(tinggi, page, breaks, ulang, utuh)
    if bersambung:
        natural = []
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
