"""Widths, row heights and the print set-up of a sheet.

Excel does not fit the height of merged or of programmatically written rows, so the height is
reckoned here from the widths of the letters (Arial, which LibreOffice's substitute shares).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.pages import EDGE, Plan, page_content, plan_pages

FOLIO = 14
"""xlsxwriter's number of the paper 8,5 x 13 inch (folio, F4)."""
LARGEST_HEIGHT = 409.0
"""The highest row Excel allows, in points."""
LANDSCAPE_WIDTH = 160.0
"""The same across."""

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 "
    "667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_OTHER_LETTER = 600
_WIDE_LETTER = 1000


class _Letters(dict[str, int]):
    """Width of letters in thousandths of the size of the type: known for printable ASCII."""

    def __missing__(self, letter: str) -> int:
        return _WIDE_LETTER if ord(letter) >= 0x1100 else _OTHER_LETTER


_LETTER = _Letters({chr(32 + i): int(w) for i, w in enumerate(_WIDTHS.split())})
_WIDEST_LETTER = max(_LETTER.values())
_SAFETY = 1.03
_STANDARD_HEIGHT = 15.0
_MAX_GAP = 1000
"""Excel takes no more than 1026 page breaks of a sheet."""
_ROUND = 4
"""How often pages are reckoned anew when parents that go on there made rows higher."""


@lru_cache(maxsize=16384)
def text_width(text: str, pt: float = 10, bold: bool = False) -> float:
    """Return the width of one line of text in pixels (96 per inch)."""
    return _pixels(sum(map(_LETTER.__getitem__, text)), pt, bold)


def _pixels(units: int, pt: float, bold: bool) -> float:
    return units * pt / 1000 * 96 / 72 * (1.06 if bold else 1.0) * _SAFETY


def column_width(satuan: float) -> float:
    """Return the room for text in a column of a width in Excel's unit, in pixels."""
    return satuan * 7 + 5 - 5


def merge_width(width: Sequence[float]) -> float:
    """Return the width, in Excel's unit, of columns that are merged: each brings its own padding."""
    return sum(width) + (len(width) - 1) * 5 / 7


@lru_cache(maxsize=16384)
def row_count(text: str, width: float, pt: float = 10, bold: bool = False) -> int:
    """Return the lines that a text takes when wrapped in a column (or merged columns) of a width."""
    room = max(column_width(width), 10.0)
    if _pixels(_WIDEST_LETTER * len(text), pt, bold) <= room and "\n" not in text:
        return 1
    space = text_width(" ", pt, bold)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        if len(paragraph) < room / 4 and text_width(paragraph, pt, bold) <= room:
            continue
        used = 0.0
        for word in paragraph.split(" "):
            own_width = text_width(word, pt, bold)
            if used and used + space + own_width > room:
                lines += 1
                used = 0.0
            if own_width > room:
                broken = int(own_width // room)
                lines += broken
                used = own_width - broken * room
            else:
                used += own_width + (space if used else 0.0)
    return lines


def height(row: int, pt: float = 10) -> float:
    """Return the height of a row of so many lines, in points."""
    return min(row * pt * 1.28 + 3.0, LARGEST_HEIGHT)


def text_height(text: str, width: float, pt: float = 10, bold: bool = False) -> float:
    """Return the height that a wrapped text needs, in points."""
    return height(row_count(text, width, pt, bold), pt)


class PrintSetup(Struct, frozen=True):
    """How a sheet is printed. Rows and columns are 0-based and inclusive."""

    landscape: bool = False
    repeated_rows: tuple[int, int] | None = None
    frozen: tuple[int, int] | None = None
    """First row and column that scroll."""
    page_heading: str = ""
    intact: tuple[tuple[int, int], ...] = ()
    """Blocks of rows that stay on one page, from top to bottom."""
    flow: bool = False
    """True where the heights of the rows are not known yet: pages end where they are full."""


def set_widths(sheet: OutputSheet, width: Sequence[float]) -> None:
    """Set the widths of the columns from the first on."""
    for column, own_width in enumerate(width):
        sheet.sheet.set_column(column, column, own_width)
        sheet.width[column] = own_width


def set_height(sheet: OutputSheet, row: int, points: float) -> None:
    """Set the height of a row in points."""
    sheet.sheet.set_row(row, round(points, 2))
    sheet.height[row] = points


def set_print(sheet: OutputSheet, printing: PrintSetup, last_row: int, last_column: int) -> None:
    """Set paper, margins, footer, repeated rows and the print area A1 to the last cell."""
    own_sheet = sheet.sheet
    own_sheet.set_paper(FOLIO)
    if printing.landscape:
        own_sheet.set_landscape()
    else:
        own_sheet.set_portrait()
    own_sheet.set_margins(**EDGE)
    own_sheet.center_horizontally()
    own_sheet.fit_to_pages(1, 0)
    parts = [("L&8", printing.page_heading), ("C&8&B", sheet.mark)]
    footer = "".join(f"&{look}{words.replace('&', '&&')}" for look, words in parts if words)
    own_sheet.set_footer(footer + "&R&8Halaman &P dari &N", {"margin": 0.3})
    own_sheet.print_area(0, 0, max(last_row, 0), max(last_column, 0))
    own_sheet.hide_gridlines(2)
    if printing.repeated_rows:
        own_sheet.repeat_rows(*printing.repeated_rows)
    if printing.frozen:
        own_sheet.freeze_panes(*printing.frozen)
    if printing.flow:
        return
    plan = _page(sheet, printing, last_row, last_column)
    sheet.pages = plan.load or len(plan.gap) + 1
    if plan.load:
        own_sheet.fit_to_pages(1, plan.load)
    elif plan.force:
        own_sheet.set_h_pagebreaks(plan.force[:_MAX_GAP])


def _page(sheet: OutputSheet, printing: PrintSetup, last_row: int, last_column: int) -> Plan:
    """The pages of a sheet; parents merged over rows are written, one part on each page that they reach."""
    width = sum((sheet.width.get(c, 9.14) * 7 + 5) * 0.75 for c in range(last_column + 1))
    page = page_content(printing.landscape, width)
    plan = Plan()
    for _ in range(_ROUND):
        heights = [sheet.height.get(r, _STANDARD_HEIGHT) for r in range(last_row + 1)]
        plan = plan_pages(heights, page, printing.repeated_rows, printing.intact, bool(sheet.connected))
        needed = {r: h for own in sheet.connected for r, h in own.row_heights(plan.gap).items()}
        changed = {r: h for r, h in needed.items() if abs(h - sheet.height[r]) > 0.1}
        if not changed:
            break
        for row, height in changed.items():
            set_height(sheet, row, height)
    for own in sheet.connected:
        own.merge_cells(plan.gap)
    sheet.connected.clear()
    return plan
