"""Reader of HTML tables: web applications export them under names that end in .xls.

Every outer table of the page that has rows goes, one below the other, on one sheet, as Excel shows such a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from lakip_xls.reading.book import Book, CellKind, Value
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.delimited import decode
from lakip_xls.reading.formats import clean_text, number_cell
from lakip_xls.reading.refusal import Budget, Refused

_CHUNK = 1 << 16
_MAX_COL, _MAX_ROW = 16_384, 1_048_576
_MAX_SPAN = 20_000
_HIDDEN = ("script", "style", "head", "title")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_PERCENT = re.compile(r"mso-number-format\s*:\s*[\"']?[^;]*%|mso-number-format\s*:\s*[\"']?percent", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Page:
    """The target of the parser: fills a sheet from the tables of a page; missing end tags are supplied."""

    def __init__(self, builder: SheetBuilder) -> None:
        self.builder = builder
        self.tables = 0
        self._row = 0
        self._col = 0
        self._depth = 0
        """Tables open around this place; the rows of an inner one go on below those of the outer one."""
        self._text: list[str] | None = None
        """Pieces of the open cell; between cells None."""
        self._loose: list[str] = []
        """Text outside of every table: titles above and notes below it."""
        self._cell: Mapping[str, str] = {}
        self._skip = 0
        self._taken: dict[int, int] = {}
        """Column -> last row that a cell above spans down to."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a table, row or cell."""
        if tag in _HIDDEN:
            self._skip += 1
        elif tag == "table":
            self._end_cell()
            self._flush_loose()
            self._depth += 1
            self.tables += 1
        elif tag == "br":
            self._add("\n")
        elif self._depth == 0 and tag in _BLOCKS:
            self._flush_loose()
        elif tag == "tr":
            self._end_cell()
            self._row, self._col = self._row + 1, 0
        elif tag in ("td", "th"):
            self._end_cell()
            self._row = max(self._row, 1)
            self._cell = dict(attributes)
            self._text = []
        elif self._text is not None and tag in ("p", "div") and "".join(self._text).strip():
            self._text.append("\n")

    def end(self, tag: str) -> None:
        """Close a table, row or cell."""
        if tag in _HIDDEN:
            self._skip = max(0, self._skip - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            self._end_cell()
            if self._depth == 0:
                self._row, self._col = self._row + 1, 0
                self._taken.clear()
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def data(self, data: str) -> None:
        """Keep the text of the open cell."""
        if not self._skip:
            self._add(_SPACE.sub(" ", data))

    def close(self) -> None:
        """Close what is still open."""
        self._end_cell()
        self._flush_loose()

    def _add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
        elif self._depth == 0:
            self._loose.append(text)

    def _flush_loose(self) -> None:
        """Text between tables stands in a row of its own."""
        text = clean_text("".join(self._loose)).strip()
        self._loose.clear()
        if text:
            self._row += 1
            self.builder.add(self._row, 1, text, CellKind.TEXT)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text = clean_text("\n".join(line.strip(" ") for line in "".join(self._text).split("\n")).strip("\n"))
        self._text = None
        row, col = self._row, self._col + 1
        while self._taken.get(col, 0) >= row:
            col += 1
        wide = _span(self._cell, "colspan")
        tall = _span(self._cell, "rowspan")
        if col + wide > _MAX_COL or row > _MAX_ROW:
            return
        self._col = col + wide - 1
        if tall > 1:
            self._taken.update(dict.fromkeys(range(col, col + wide), row + tall - 1))
        if wide > 1 or tall > 1:
            self.builder.add_merge(row, col, row + tall - 1, col + wide - 1)
        value, kind, code = self._value(text)
        if value != "":
            self.builder.add(row, col, value, kind, code)

    def _value(self, text: str) -> tuple[Value, CellKind, str]:
        """The number that Excel kept beside the text (x:num), else the text."""
        code = "0%" if _PERCENT.search(self._cell.get("style", "")) else "General"
        exact = self._cell.get("x:num")
        if exact is not None:
            try:
                return *number_cell(float(exact or text), "", date1904=False), code
            except ValueError:
                pass
        return text, CellKind.TEXT, code if "%" not in text else "General"


def _span(attributes: Mapping[str, str], name: str) -> int:
    """Columns or rows that a cell spans; 1 where it is no sensible number."""
    text = attributes.get(name, "").strip()
    return max(1, min(int(text), _MAX_SPAN)) if text.isdecimal() and len(text) < 7 else 1


def _decode(data: bytes) -> str:
    """The text of a page, by its own word where it has one that Python knows."""
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(found[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def read_html(data: bytes, name: str) -> Book:
    """Read the tables of an HTML page as one sheet named after the file. Raises `Refused`: no table, or a limit."""
    text = _decode(data)
    budget = Budget()
    builder = SheetBuilder()
    page = _Page(builder)
    parser = etree.HTMLParser(target=page, recover=True, no_network=True)  # type: ignore[arg-type]
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        budget.check(len(builder.rows))
    parser.close()
    budget.spend(len(builder.rows))
    if not page.tables or not builder.rows:
        raise Refused(
            "Halaman web ini tidak memuat tabel.", "Unduh ulang berkasnya, atau salin tabelnya ke workbook Excel."
        )
    return Book(name=name, sheets=(builder.build(name.rpartition(".")[0] or name),))
