"""Styles: small dictionaries of xlsxwriter format properties that are joined with `|`."""

from __future__ import annotations

from decimal import Decimal

Style = dict[str, object]

LETTER = "Arial"
"""Font of the whole workbook; LibreOffice replaces it with a font of the same widths."""
SIZE = 10

BASE: Style = {"font_name": LETTER, "font_size": SIZE, "valign": "top"}
FRAME: Style = {"border": 1, "border_color": "#7F7F7F"}
CELL: Style = BASE | FRAME | {"text_wrap": True}

LEFT: Style = {"align": "left"}
CENTER: Style = {"align": "center"}
RIGHT: Style = {"align": "right"}
VCENTER: Style = {"valign": "vcenter"}
BOLD: Style = {"bold": True}
ITALIC: Style = {"italic": True}
SMALL: Style = {"font_size": 8}
WRAP: Style = {"text_wrap": True}

HEADING: Style = CELL | CENTER | VCENTER | BOLD | {"bg_color": "#DCE6F1"}
COLUMN_ORDINAL: Style = CELL | CENTER | VCENTER | SMALL | ITALIC | {"bg_color": "#F2F2F2"}
TITLE: Style = BASE | CENTER | BOLD | VCENTER | {"font_size": 11, "text_wrap": True}
KOP_PEMERINTAH: Style = BASE | CENTER | BOLD | {"font_size": 12}
KOP_UNIT: Style = BASE | CENTER | BOLD | {"font_size": 14}
KOP_ADDRESS: Style = BASE | CENTER | {"font_size": 9}
KOP_LINE: Style = {"bottom": 6}
FOOTNOTE: Style = BASE | SMALL | ITALIC | WRAP
PARAGRAPH: Style = BASE | WRAP | {"align": "left"}
LINK: Style = {"font_color": "#0563C1", "underline": 1}
NOTES: Style = {"font_size": 9}
SOURCE: Style = BASE | SMALL | {"font_color": "#595959"}
"""Not wrapped: what stands beside the page must not make its rows higher."""

MAIN: Style = BOLD | {"bg_color": "#E8EEF7"}
"""A programme or a sasaran: the first level of a table."""
SECOND: Style = BOLD | {"bg_color": "#F7F9FC"}
"""A kegiatan."""
TOTAL: Style = BOLD | {"bg_color": "#DCE6F1", "top": 2}
MARK: Style = {"bg_color": "#FFF2CC"}
"""A value that a finding concerns; the code of the finding stands beside it."""

TINGKAT: dict[str, Style] = {
    "kesalahan": {"bg_color": "#F8CBAD", "bold": True},
    "peringatan": {"bg_color": "#FFE699"},
    "info": {"bg_color": "#DDEBF7"},
}

MONEY: Style = {"num_format": "#,##0", "align": "right"}
SEN_MONEY: Style = {"num_format": "#,##0.00", "align": "right"}
PERSEN: Style = SEN_MONEY
"""Percent points with two decimals; the header of the column carries the % sign."""
INTEGER: Style = {"num_format": "0", "align": "center"}

TAB_COLOURS = {
    "depan": "#1F4E79",
    "tabel": "#2E75B6",
    "anggaran": "#548235",
    "dokumen": "#BF8F00",
    "narasi": "#7030A0",
    "periksa": "#C00000",
    "data": "#7F7F7F",
}


def limit_format(value: float | Decimal) -> str:
    """The format of a limit: decimals only where it has some, and no point without them."""
    return "0.0#" if value % 1 else "0"


def number(decimals: int) -> Style:
    """Return the style of a figure with a number of decimals, centred as targets are printed."""
    tail = "." + "0" * decimals if decimals else ""
    return {"num_format": f"#,##0{tail}", "align": "center"}


def indented(tingkat: int) -> Style:
    """Return the style of a text that stands `tingkat` steps to the right."""
    return {"indent": tingkat, "align": "left"}
