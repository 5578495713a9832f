"""The gate: every cell of the result workbook is written here, and nowhere else.

Text always stays text, whatever it begins with; numbers and cached values are finite; every
return code of xlsxwriter is looked at. Rows and columns are 0-based, as in xlsxwriter.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lakip_xls.writing.styles import BASE, LETTER, SIZE, Style

Number = int | float | Decimal

TEXT_LIMIT = 32_767
"""Characters (UTF-16 units) that a cell can hold."""
LINK_LIMIT = 65_530
"""Links that a sheet can hold."""
NO_MORE_LINKS = "Mulai baris ini tanpa tautan: Excel menampung paling banyak 65.530 tautan dalam satu lembar."
CUT = " … (teks dipotong: melebihi batas Excel)"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Connected(Protocol):
    """A table with parents merged over rows; `gap` are the rows before which a page ends."""

    def row_heights(self, gap: Collection[int]) -> dict[int, float]:
        """The height of every row, in points."""

    def merge_cells(self, gap: Collection[int]) -> None:
        """Write the parents, one part on each page that they reach."""


class _Sheets(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet whose formulas go into the file as they are written here.

    xlsxwriter looks through every formula for 29 functions that came after Excel 2007 and need a
    prefix. None of ours is among them, and looking takes a tenth of the time of writing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Gate:
    """One workbook under construction.

    `hitungan_tersimpan=False` leaves the cached values of formulas out, so that a test can have
    another program compute them. `di_memori=False` builds the file on disk, for long `flow` sheets.
    """

    def __init__(
        self,
        title: str,
        maker: str,
        tanggal: date,
        *,
        cached_values: bool = True,
        note: str = "Dibuat dengan lakip-xls dari workbook kantor; lihat lembar Sumber Data.",
        in_memory: bool = True,
        mark: str = "",
    ) -> None:
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._buffer,
            {
                "in_memory": in_memory,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": LETTER, "font_size": SIZE},
            },
        )
        self._book.set_properties(
            {
                "title": title,
                "author": maker,
                "comments": note,
                "created": datetime(tanggal.year, tanggal.month, tanggal.day),
            }
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.cached_values = cached_values
        self.mark = mark
        """What the footer of every page says in its middle."""

    def sheet(self, name: str, colour: str, *, flow: bool = False) -> OutputSheet:
        """Add a sheet at the end. A `flow` one takes its rows from top to bottom and keeps none in memory."""
        self._book.constant_memory = flow
        sheet = self._book.add_worksheet(name, _Sheets)
        self._book.constant_memory = False
        sheet.set_tab_color(colour)
        return OutputSheet(self, sheet)

    def format(self, style: Style) -> Format:
        """Return the workbook's format for a style, one object per style."""
        written = tuple(style.items())
        known = self._formats.get(written)
        if known is None:  # the same style may be written in several orders
            properties = tuple(sorted(written))
            if properties not in self._formats:
                self._formats[properties] = self._book.add_format(dict(properties))
            known = self._formats[written] = self._formats[properties]
        return known

    def name(self, name: str, reference: str) -> None:
        """Define a name for a cell, e.g. JUMLAH_PAGU for '3.8 Anggaran'!$D$40."""
        _check(self._book.define_name(name, "=" + reference), f"nama {name}")

    def chart(self, kind: str, form: str | None = None) -> Any:
        """Return a new native chart; `OutputSheet.paste_chart` puts it on a sheet."""
        return self._book.add_chart({"type": kind, **({"subtype": form} if form else {})})

    def bytes(self) -> bytes:
        """Close the workbook and return the file."""
        self._book.close()
        return self._buffer.getvalue()


class OutputSheet:
    """One sheet of the workbook."""

    def __init__(self, gate: Gate, sheet: Worksheet) -> None:
        self._gate = gate
        self.sheet = sheet
        """For the page set-up only; cells are written through the methods below."""
        self.width: dict[int, float] = {}
        """Column widths that were set, in Excel's unit."""
        self.height: dict[int, float] = {}
        """Row heights that were set, in points."""
        self.connected: list[Connected] = []
        """Tables whose parents are merged over rows once it is known where pages end."""
        self._full = False
        """It has all the links that it can hold."""
        self.pages = 1
        """Printed pages; set with the page set-up."""

    @property
    def mark(self) -> str:
        """What the footer of every page says in its middle."""
        return self._gate.mark

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.sheet.get_name())

    def text(self, row: int, column: int, text: str, style: Style = BASE) -> None:
        """Write text that stays text."""
        if not text:
            self.empty(row, column, style)
            return
        clean, style = _safe(text, style)
        look = self._gate.format(style)
        if clean.startswith("<r>") and clean.endswith("</r>"):  # xlsxwriter would take it for its own XML
            code = self.sheet.write_rich_string(row, column, clean[:1], look, clean[1:], look)
        else:
            code = self.sheet.write_string(row, column, clean, look)
        self._check(code, row, column)

    def number(self, row: int, column: int, value: Number, style: Style = BASE) -> None:
        """Write a number."""
        code = self.sheet.write_number(row, column, _finite(value), self._gate.format(style))
        self._check(code, row, column)

    def formula(self, row: int, column: int, formula: str, value: Number | str, style: Style = BASE) -> None:
        """Write a formula with the value that it has now. An empty text has no cached value."""
        cached = value if isinstance(value, str) else _finite(value)
        if not self._gate.cached_values:
            cached = ""
        look = self._gate.format(style)
        self._check(self.sheet.write_formula(row, column, formula, look, cached), row, column)

    def link(self, row: int, column: int, address: str, text: str, style: Style = BASE) -> None:
        """Write text that links to `internal:` or `external:`; plain text where Excel allows no link.

        That is an address that is no text (a name that is not UTF-8) or too long, and any link beyond `LINK_LIMIT`.
        """
        clean, style = _safe(text, style)
        if clean.startswith("<r>") or _SURROGATE.search(address):
            self.text(row, column, text, style)
            return
        if self.sheet.hlink_count >= LINK_LIMIT:
            self.text(row, column, text, style)
            if not self._full:
                self.catatan(row, column, NO_MORE_LINKS)
            self._full = True
            return
        try:
            code = self.sheet.write_url(row, column, address, self._gate.format(style), clean)
        except ValueError:  # an address beyond the limits of Excel
            code = -3
        if code in (-3, -4):
            self.text(row, column, text, style)
            return
        self._check(code, row, column)

    def empty(self, row: int, column: int, style: Style) -> None:
        """Write an empty cell that has a style."""
        code = self.sheet.write_blank(row, column, None, self._gate.format(style))
        self._check(code, row, column)

    def merge(self, first: tuple[int, int], last: tuple[int, int], text: str, style: Style) -> None:
        """Merge cells and write text into them; one single cell is just written."""
        if first != last:
            code = self.sheet.merge_range(*first, *last, "", self._gate.format(style))
            self._check(code, *first)
        self.text(*first, text, style)

    def catatan(self, row: int, column: int, text: str) -> None:
        """Attach a note to a cell."""
        options = {"author": "lakip-xls", "x_scale": 2.2, "y_scale": 1.4, "font_size": 9}
        self._check(self.sheet.write_comment(row, column, text, options), row, column)

    def choices(self, first: int, last: int, column: int, values: Sequence[str]) -> None:
        """Let the cells of a column take one of these values only."""
        code = self.sheet.data_validation(
            first,
            column,
            last,
            column,
            {"validate": "list", "source": list(values), "error_title": "Pilih dari daftar"},
        )
        self._check(code, first, column)

    def data_table(self, name: str, column: Sequence[str], row_count: int) -> None:
        """Make an Excel table of the cells A1 down; its header is written here."""
        columns = [{"header": c, "header_format": self._gate.format(BASE | {"bold": True})} for c in column]
        options = {"name": name, "columns": columns, "style": "Table Style Medium 2"}
        code = self.sheet.add_table(0, 0, row_count, len(column) - 1, options)
        _check(code, f"{self.name}, tabel {name}")

    def paste_chart(self, row: int, column: int, chart: Any, uraian: str) -> None:
        """Put a chart on the sheet, with its alternative text."""
        options = {"description": uraian, "object_position": 2}
        self._check(self.sheet.insert_chart(row, column, chart, options), row, column)

    def paste_image(self, row: int, column: int, file: Path, scale: float, uraian: str) -> None:
        """Put a picture on the sheet, with its alternative text."""
        options = {"x_scale": scale, "y_scale": scale, "description": uraian, "object_position": 2}
        self._check(self.sheet.insert_image(row, column, str(file), options), row, column)

    def _check(self, code: int | None, row: int, col: int) -> None:
        if code:
            _check(code, f"{self.name}, baris {row + 1}, kolom {col + 1}")


def _safe(text: str, style: Style) -> tuple[str, Style]:
    """Return the text within the limits of a cell, and the style that keeps it text."""
    clean = text if text.isascii() else _SURROGATE.sub("\ufffd", text)
    if len(clean) * 2 > TEXT_LIMIT and len(clean.encode("utf-16-le")) // 2 > TEXT_LIMIT:
        room = (TEXT_LIMIT - len(CUT)) * 2
        clean = clean.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
    if clean[:1] in ("=", "+", "-", "@") and len(clean) > 1:
        style = style | {"quote_prefix": True}
    return clean, style


def _finite(value: Number) -> int | float:
    number = value if isinstance(value, int) else float(value)
    if not math.isfinite(number):
        raise ValueError("angka yang tidak terhingga tidak dapat ditulis")
    return number


def _check(code: int | None, place: str) -> None:
    """Raise RuntimeError where xlsxwriter did not do what was asked: a bug, not the user's data."""
    if code:
        raise RuntimeError(f"xlsxwriter menolak penulisan ({code}) pada {place}")
