"""Reader of SpreadsheetML 2003 ('XML Spreadsheet'), which report generators name .xls or .xml."""

from __future__ import annotations

from datetime import datetime
from xml.parsers import expat

from msgspec import Struct, field

from lakip_xls.reading.book import Book, CellKind, Value
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import clean_text, number_cell
from lakip_xls.reading.package import refuse_declarations
from lakip_xls.reading.refusal import Budget, too_big

MAX_SHEETS = 500
_MAX_ROW, _MAX_COL = 1_048_576, 16_384
_CHUNK = 1 << 17
_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "General Number": "General"}

Attributes = dict[str, str]


class _Style(Struct):
    code: str = "General"
    indent: int = 0


class _Open(Struct):
    """The cell that is being read."""

    attributes: Attributes
    kind: str = ""
    text: list[str] = field(default_factory=list)


class _Reader:
    """The handlers of one pass: styles first, then worksheets."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[tuple[str, SheetBuilder]] = []
        self.hidden: set[str] = set()
        self._budget = budget
        self._styles: dict[str, _Style] = {}
        self._style = ""
        self._row = self._col = self._column = 0
        self._row_span = 0
        self._cell: _Open | None = None
        self._reading = ""
        """'data' or 'visible' while the text of such an element is read."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element; names come without their prefix."""
        tag = tag.rpartition(":")[2]
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        handler = getattr(self, f"_start_{tag.lower()}", None)
        if handler is not None:
            handler(own)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        tag = tag.rpartition(":")[2]
        if tag in ("Data", "Visible", "Comment"):
            self._reading = ""
        elif tag == "Cell":
            self._end_cell()
        elif tag == "Row":
            self._row += self._row_span
        elif tag == "Worksheet":
            self._budget.spend(len(self.sheets[-1][1].rows))

    def text(self, text: str) -> None:
        """Keep the text of a cell, or of the word that hides a sheet."""
        if self._reading == "data" and self._cell is not None:
            self._cell.text.append(text)
        elif self._reading == "visible" and text.startswith("Sheet"):
            self.hidden.add(self.sheets[-1][0])

    def check(self) -> None:
        """Check the budget."""
        self._budget.check(len(self.sheets[-1][1].rows) if self.sheets else 0)

    def _start_style(self, own: Attributes) -> None:
        self._style = own.get("ID", "")
        parent = self._styles.get(own.get("Parent", "Default"), _Style())
        self._styles[self._style] = _Style(parent.code, parent.indent)

    def _start_numberformat(self, own: Attributes) -> None:
        code = own.get("Format", "General")
        self._styles.setdefault(self._style, _Style()).code = _NAMED.get(code, code)

    def _start_alignment(self, own: Attributes) -> None:
        self._styles.setdefault(self._style, _Style()).indent = _number(own, "Indent", 0, 15)

    def _start_worksheet(self, own: Attributes) -> None:
        if len(self.sheets) == MAX_SHEETS:
            raise too_big(f"lebih dari {MAX_SHEETS} lembar")
        self.sheets.append((clean_text(own.get("Name", "")) or f"Sheet{len(self.sheets) + 1}", SheetBuilder()))
        self._row = self._column = 0

    def _start_column(self, own: Attributes) -> None:
        first = _number(own, "Index", self._column + 1, _MAX_COL)
        self._column = min(_MAX_COL, first + _number(own, "Span", 0, _MAX_COL))
        if own.get("Hidden") == "1" and self.sheets:
            self.sheets[-1][1].hidden_cols.append((first, self._column))

    def _start_row(self, own: Attributes) -> None:
        self._row = _number(own, "Index", self._row + 1, _MAX_ROW)
        self._row_span = _number(own, "Span", 0, _MAX_ROW)
        self._col = 0
        if own.get("Hidden") == "1" and self.sheets:
            self.sheets[-1][1].hidden_rows.add(self._row)

    def _start_cell(self, own: Attributes) -> None:
        self._cell = _Open(own)

    def _start_data(self, own: Attributes) -> None:
        if self._cell is not None:
            self._cell.kind = own.get("Type", "String")
            self._reading = "data"

    def _start_comment(self, _: Attributes) -> None:
        if self._cell is not None:  # the Data inside of a comment is none of the cell's
            self._end_cell()

    def _start_visible(self, _: Attributes) -> None:
        self._reading = "visible" if self.sheets else ""

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or not self.sheets:
            return
        builder = self.sheets[-1][1]
        own = cell.attributes
        col = _number(own, "Index", self._col + 1, _MAX_COL)
        wide, tall = _number(own, "MergeAcross", 0, _MAX_COL), _number(own, "MergeDown", 0, _MAX_ROW)
        self._col = min(_MAX_COL, col + wide)
        if self._row > _MAX_ROW:
            return
        if wide or tall:
            builder.add_merge(self._row, col, self._row + tall, self._col)
        style = self._styles.get(own.get("StyleID", "Default"), _Style())
        formula = own.get("Formula")
        value, kind = _value(cell.kind, "".join(cell.text), computed=formula is not None)
        if value == "" and kind is CellKind.TEXT:
            return
        builder.add(self._row, col, value, kind, style.code, style.indent)
        if formula is not None:
            builder.formulas[self._row, col] = formula.removeprefix("=")


def _number(own: Attributes, name: str, default: int, limit: int) -> int:
    """A count among attributes; the default where it is none."""
    text = own.get(name, "")
    return min(int(text), limit) if text.isdecimal() and len(text) < 9 else min(default, limit)


def _value(kind: str, text: str, *, computed: bool) -> tuple[Value, CellKind]:
    """The value and kind of a cell; a number or date that is none stays text."""
    if computed and not kind:
        return None, CellKind.UNCACHED
    try:
        if kind == "Number":
            return number_cell(float(text), "", date1904=False)
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip()[:23])
            return moment if moment.time() != datetime.min.time() else moment.date(), CellKind.DATE
    except ValueError:
        return clean_text(text), CellKind.TEXT
    if kind == "Boolean":
        return text.strip() == "1", CellKind.BOOL
    return clean_text(text), CellKind.ERROR if kind == "Error" else CellKind.TEXT


def read_xml2003(data: bytes, name: str) -> Book:
    """Read an XML Spreadsheet; formulas are never computed. Raises `Refused` for a DOCTYPE or over a limit."""
    budget = Budget()
    reader = _Reader(budget)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    refuse_declarations(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    for start in range(0, len(data), _CHUNK):
        parser.Parse(data[start : start + _CHUNK], False)
        reader.check()
    parser.Parse(b"", True)
    sheets = tuple(builder.build(title, hidden=title in reader.hidden) for title, builder in reader.sheets)
    return Book(name=name, sheets=sheets)
