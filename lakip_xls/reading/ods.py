"""Reader of .ods: one pass over content.xml.

Not with calamine, which loses percentages, number formats, hidden rows and formulas: all of them are here.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

from lakip_xls.reading.book import Book, CellKind, Value
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import clean_text, number_cell
from lakip_xls.reading.ods_styles import OdsStyles
from lakip_xls.reading.package import Attributes, Package
from lakip_xls.reading.refusal import Budget, locked, too_big

MAX_SHEETS = 500
MAX_REPEAT = 20_000
"""A cell with content that repeats more often (a column filled to the last row) is read that many times."""
_MAX_ROW, _MAX_COL = 1_048_576, 16_384
_WHITE_SPACE = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_ERROR = re.compile(r"#(REF!|DIV/0!|VALUE!|N/A|NAME\?|NUM!|NULL!)|Err:\d+")
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_NUMERIC = ("float", "percentage", "currency")
_DURATION = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


class _Repeated(NamedTuple):
    """A cell of the current row: where it starts, how often it repeats across, what it holds."""

    col: int
    times: int
    value: Value
    kind: CellKind
    code: str
    indent: int
    formula: str | None


def read_ods(source: Path | BinaryIO, name: str) -> Book:
    """Read an OpenDocument spreadsheet; `name` is kept as the book's name.

    Raises `Refused` for a password or over a limit; any other exception means that the file is damaged.
    """
    budget = Budget()
    package = Package(source)
    _refuse_encrypted(package, budget)
    styles = OdsStyles()
    if "styles.xml" in package:
        text: list[str] = []
        package.parse("styles.xml", styles.start, styles.end, text.append, text.clear)
    reader = _Reader(styles, budget)
    package.parse("content.xml", reader.start, reader.end, reader.text.append, reader.check)
    return Book(name=name, sheets=tuple(b.build(title, hidden=hidden) for title, hidden, b in reader.sheets))


def _refuse_encrypted(package: Package, budget: Budget) -> None:
    def start(tag: str, _: Attributes) -> None:
        if tag.endswith("encryption-data"):
            raise locked()

    if "META-INF/manifest.xml" in package:
        package.parse("META-INF/manifest.xml", start, lambda _: None, lambda _: None, budget.check)


class _Reader:
    """The handlers for content.xml: automatic styles first, then the tables."""

    def __init__(self, styles: OdsStyles, budget: Budget) -> None:
        self.sheets: list[tuple[str, bool, SheetBuilder]] = []
        self.text: list[str] = []
        self._styles = styles
        self._budget = budget
        self._builder: SheetBuilder | None = None
        self._title: tuple[str, bool] = ("", False)
        self._column_styles: list[tuple[int, str]] = []
        """Last column of a run of columns, and its default cell style."""
        self._column = self._row = self._col = 0
        self._row_attributes: Attributes = {}
        self._cells: list[_Repeated] = []
        self._cell: Attributes | None = None
        self._paragraphs: list[str] = []
        self._skip = 0
        """Depth inside of a comment or drawing, whose text is none of the cell's."""

    def check(self) -> None:
        """Check the budget."""
        self._budget.check(len(self._builder.rows) if self._builder else 0)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if self._builder is None:
            if tag == "table:table":
                self._start_table(attributes)
            else:
                self._styles.start(tag, attributes)
        elif self._skip or tag == "annotation" or tag.startswith("draw:"):
            self._skip += 1
        elif tag == "text:p":
            self.text.clear()
        elif tag in _WHITE_SPACE:
            self.text.append(_WHITE_SPACE[tag] * _count(attributes, "text:c", 1000))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._paragraphs = attributes, []
        elif tag == "table:table-row":
            self._row_attributes, self._cells, self._col = attributes, [], 0
        elif tag == "table:table-column":
            self._add_columns(attributes)
        elif tag == "table:table-source":
            self._title = ("", False)  # a cached copy of another workbook's sheet

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if self._builder is None:
            self._styles.end(tag)
        elif self._skip:
            self._skip -= 1
        elif tag == "text:p":
            self._paragraphs.append("".join(self.text))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell(covered=tag == "table:covered-table-cell")
        elif tag == "table:table-row":
            self._end_row(self._builder)
        elif tag == "table:table":
            self._budget.spend(len(self._builder.rows))
            if self._title[0]:
                self.sheets.append((*self._title, self._builder))
            self._builder = None

    def _start_table(self, attributes: Attributes) -> None:
        if len(self.sheets) == MAX_SHEETS:
            raise too_big(f"lebih dari {MAX_SHEETS} lembar")
        hidden = self._styles.hidden_table(attributes.get("table:style-name", ""))
        self._title = (attributes.get("table:name", ""), hidden)
        self._builder, self._column_styles, self._column, self._row = SheetBuilder(), [], 0, 0

    def _add_columns(self, attributes: Attributes) -> None:
        assert self._builder is not None
        first = self._column + 1
        self._column += _count(attributes, "table:number-columns-repeated", _MAX_COL)
        self._column_styles.append((self._column, attributes.get("table:default-cell-style-name", "")))
        if attributes.get("table:visibility", "visible") != "visible":
            self._builder.hidden_cols.append((first, self._column))

    def _end_cell(self, *, covered: bool) -> None:
        assert self._builder is not None
        attributes, self._cell = self._cell or {}, None
        col = self._col + 1
        times = _count(attributes, "table:number-columns-repeated", _MAX_COL)
        self._col += times
        if covered:
            return
        wide = _count(attributes, "table:number-columns-spanned", _MAX_COL)
        tall = _count(attributes, "table:number-rows-spanned", _MAX_ROW)
        if wide > 1 or tall > 1:
            self._builder.add_merge(self._row + 1, col, self._row + tall, col + wide - 1)
        formula = attributes.get("table:formula")
        if formula is not None and not self._paragraphs and "office:value-type" not in attributes:
            value, kind = None, CellKind.UNCACHED
        else:
            value, kind = _value(attributes, "\n".join(self._paragraphs), formula is not None)
        if value == "" and kind is CellKind.TEXT:
            return
        code, indent = self._styles.cell(self._style(attributes, col))
        if attributes.get("office:value-type") == "percentage" and "%" not in code:
            code = "0%"
        text = None if formula is None else _excel_formula(formula)
        self._cells.append(_Repeated(col, times, value, kind, code, indent, text))

    def _style(self, attributes: Attributes, col: int) -> str:
        """Return the name of the cell's style: its own, the row's default or the column's default."""
        own = attributes.get("table:style-name") or self._row_attributes.get("table:default-cell-style-name")
        return own or next((style for last, style in self._column_styles if col <= last), "")

    def _end_row(self, builder: SheetBuilder) -> None:
        times = _count(self._row_attributes, "table:number-rows-repeated", _MAX_ROW)
        first = self._row + 1
        self._row += times
        if not self._cells:
            return
        if times > MAX_REPEAT or any(cell.times > MAX_REPEAT for cell in self._cells):
            builder.note(f"Isi yang sama berulang mulai baris {first}; hanya {MAX_REPEAT} baris yang dibaca.")
        hidden = self._row_attributes.get("table:visibility", "visible") != "visible"
        for row in range(first, first + min(times, MAX_REPEAT)):
            if hidden:
                builder.hidden_rows.add(row)
            for cell in self._cells:
                for col in range(cell.col, cell.col + cell.times):
                    builder.add(row, col, cell.value, cell.kind, cell.code, cell.indent)
                    if cell.formula is not None:
                        builder.formulas[row, col] = cell.formula
            self._budget.check(len(builder.rows))


def _excel_formula(formula: str) -> str:
    """Return 'of:=SUM([.A1:.A3])' as 'SUM(A1:A3)'."""
    text = formula.partition("=")[2] or formula
    return _REFERENCE.sub(lambda match: match[1].replace(":.", ":").removeprefix("."), text)


def _count(attributes: Attributes, key: str, limit: int) -> int:
    """Return a repeat count, 1 where it is not given or no number, at most `limit`."""
    text = attributes.get(key, "1")
    return max(1, min(int(text), limit)) if text.isdecimal() and len(text) < 20 else 1


def _value(attributes: Attributes, shown: str, computed: bool) -> tuple[Value, CellKind]:
    """Return the value and kind of a cell from its attributes and its text."""
    shown = clean_text(shown)
    if computed and _ERROR.fullmatch(shown):
        return shown, CellKind.ERROR
    kind = attributes.get("office:value-type", "")
    try:
        if kind in _NUMERIC:
            return number_cell(float(attributes["office:value"]), "", date1904=False)
        if kind == "date":
            moment = datetime.fromisoformat(attributes["office:date-value"].removesuffix("Z")[:26])
            return moment if "T" in attributes["office:date-value"] else moment.date(), CellKind.DATE
    except (KeyError, ValueError):  # a cell that contradicts its own type is the text that is shown
        return shown, CellKind.TEXT
    if kind == "time":
        return _time(attributes.get("office:time-value", ""), shown)
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true", CellKind.BOOL
    return shown or clean_text(attributes.get("office:string-value", "")), CellKind.TEXT


def _time(written: str, shown: str) -> tuple[Value, CellKind]:
    """Read a time of day; a longer duration is a number of days, like in Excel."""
    match = _DURATION.fullmatch(written)
    if match is None:
        return shown, CellKind.TEXT
    try:
        days, hours, minutes = (int(part or 0) for part in match.groups()[:3])
        span = timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match[4] or 0))
    except (OverflowError, ValueError):  # ValueError: two points, or more digits than Python converts
        return shown, CellKind.TEXT
    if span < timedelta(days=1):
        return (datetime.min + span).time(), CellKind.DATE
    return number_cell(span / timedelta(days=1), "", date1904=False)
