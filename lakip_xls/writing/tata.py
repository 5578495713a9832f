"""Widths, row heights and the print set-up of a sheet.

Excel does not fit the height of merged or of programmatically written rows, so the height is
reckoned here from the widths of the letters (Arial, which LibreOffice's substitute shares).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.halaman import TEPI, Rencana, isi_halaman, rencanakan

FOLIO = 14
"""xlsxwriter's number of the paper 8,5 x 13 inch (folio, F4)."""
TINGGI_TERBESAR = 409.0
"""The highest row Excel allows, in points."""
LEBAR_TEGAK = 96.0
"""Sum of column widths that fits a folio sheet upright at full size."""
LEBAR_MENDATAR = 160.0
"""The same across."""

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 "
    "667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_LETTER = {chr(32 + i): int(w) for i, w in enumerate(_WIDTHS.split())}
"""Width of the printable ASCII letters in thousandths of the size of the type."""
_OTHER_LETTER = 600
_WIDE_LETTER = 1000
_WIDEST_LETTER = max(_LETTER.values())
_SAFETY = 1.03
_TINGGI_BAKU = 15.0
_JEDA_TERBANYAK = 1000
"""Excel takes no more than 1026 page breaks of a sheet."""
_PUTARAN = 4
"""How often pages are reckoned anew when parents that go on there made rows higher."""


@lru_cache(maxsize=16384)
def lebar_teks(teks: str, pt: float = 10, tebal: bool = False) -> float:
    """Return the width of one line of text in pixels (96 per inch)."""
    units = sum(_LETTER.get(c, _WIDE_LETTER if ord(c) >= 0x1100 else _OTHER_LETTER) for c in teks)
    return _piksel(units, pt, tebal)


def _piksel(units: int, pt: float, tebal: bool) -> float:
    return units * pt / 1000 * 96 / 72 * (1.06 if tebal else 1.0) * _SAFETY


def lebar_kolom(satuan: float) -> float:
    """Return the room for text in a column of a width in Excel's unit, in pixels."""
    return satuan * 7 + 5 - 5


def lebar_gabung(lebar: Sequence[float]) -> float:
    """Return the width, in Excel's unit, of columns that are merged: each brings its own padding."""
    return sum(lebar) + (len(lebar) - 1) * 5 / 7


@lru_cache(maxsize=16384)
def jumlah_baris(teks: str, lebar: float, pt: float = 10, tebal: bool = False) -> int:
    """Return the lines that a text takes when wrapped in a column (or merged columns) of a width."""
    room = max(lebar_kolom(lebar), 10.0)
    if _piksel(_WIDEST_LETTER * len(teks), pt, tebal) <= room and "\n" not in teks:
        return 1
    space = lebar_teks(" ", pt, tebal)
    lines = 0
    for paragraph in teks.split("\n"):
        lines += 1
        if len(paragraph) < room / 4 and lebar_teks(paragraph, pt, tebal) <= room:
            continue
        used = 0.0
        for word in paragraph.split(" "):
            width = lebar_teks(word, pt, tebal)
            if used and used + space + width > room:
                lines += 1
                used = 0.0
            if width > room:
                broken = int(width // room)
                lines += broken
                used = width - broken * room
            else:
                used += width + (space if used else 0.0)
    return lines


def tinggi(baris: int, pt: float = 10) -> float:
    """Return the height of a row of so many lines, in points."""
    return min(baris * pt * 1.28 + 3.0, TINGGI_TERBESAR)


def tinggi_teks(teks: str, lebar: float, pt: float = 10, tebal: bool = False) -> float:
    """Return the height that a wrapped text needs, in points."""
    return tinggi(jumlah_baris(teks, lebar, pt, tebal), pt)


@dataclass(frozen=True, slots=True)
class Cetak:
    """How a sheet is printed. Rows and columns are 0-based and inclusive."""

    mendatar: bool = False
    baris_ulang: tuple[int, int] | None = None
    beku: tuple[int, int] | None = None
    """First row and column that scroll."""
    kepala_halaman: str = ""
    utuh: tuple[tuple[int, int], ...] = ()
    """Blocks of rows that stay on one page, from top to bottom."""
    mengalir: bool = False
    """True where the heights of the rows are not known yet: pages end where they are full."""


def atur_lebar(lembar: Lembar, lebar: Sequence[float]) -> None:
    """Set the widths of the columns from the first on."""
    for column, width in enumerate(lebar):
        lembar.sheet.set_column(column, column, width)
        lembar.lebar[column] = width


def atur_tinggi(lembar: Lembar, baris: int, points: float) -> None:
    """Set the height of a row in points."""
    lembar.sheet.set_row(baris, round(points, 2))
    lembar.tinggi[baris] = points


def atur_cetak(lembar: Lembar, cetak: Cetak, baris_akhir: int, kolom_akhir: int) -> None:
    """Set paper, margins, footer, repeated rows and the print area A1 to the last cell."""
    sheet = lembar.sheet
    sheet.set_paper(FOLIO)
    if cetak.mendatar:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_margins(**TEPI)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8" + cetak.kepala_halaman.replace("&", "&&") + "&R&8Halaman &P dari &N", {"margin": 0.3})
    sheet.print_area(0, 0, max(baris_akhir, 0), max(kolom_akhir, 0))
    sheet.hide_gridlines(2)
    if cetak.baris_ulang:
        sheet.repeat_rows(*cetak.baris_ulang)
    if cetak.beku:
        sheet.freeze_panes(*cetak.beku)
    if cetak.mengalir:
        return
    plan = _halaman(lembar, cetak, baris_akhir, kolom_akhir)
    if plan.muat:
        sheet.fit_to_pages(1, plan.muat)
    elif plan.paksa:
        sheet.set_h_pagebreaks(plan.paksa[:_JEDA_TERBANYAK])


def _halaman(lembar: Lembar, cetak: Cetak, baris_akhir: int, kolom_akhir: int) -> Rencana:
    """The pages of a sheet; parents merged over rows are written, one part on each page that they reach."""
    width = sum((lembar.lebar.get(c, 9.14) * 7 + 5) * 0.75 for c in range(kolom_akhir + 1))
    page = isi_halaman(cetak.mendatar, width)
    plan = Rencana()
    for _ in range(_PUTARAN):
        heights = [lembar.tinggi.get(r, _TINGGI_BAKU) for r in range(baris_akhir + 1)]
        plan = rencanakan(heights, page, cetak.baris_ulang, cetak.utuh, bool(lembar.bersambung))
        needed = {r: h for own in lembar.bersambung for r, h in own.tinggi_baris(plan.jeda).items()}
        changed = {r: h for r, h in needed.items() if abs(h - lembar.tinggi[r]) > 0.1}
        if not changed:
            break
        for row, height in changed.items():
            atur_tinggi(lembar, row, height)
    for own in lembar.bersambung:
        own.gabungkan(plan.jeda)
    lembar.bersambung.clear()
    return plan
