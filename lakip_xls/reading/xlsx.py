"""Reader of .xlsx and .xlsm (transitional and Strict OOXML): one pass over the XML of each sheet."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from lakip_xls.reading.book import Book, CellKind, Sheet, Value
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import BUILTIN, number_cell, temporal, unescape
from lakip_xls.reading.package import Attributes, Package
from lakip_xls.reading.refusal import Budget, damaged, too_big

MAX_SHEETS = 500
_MAX_ROW, _MAX_COL = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TRUE = ("1", "true", "on")

_V, _F = "/v", "/f"
"""Keys of a cell's text and formula among its attributes."""

Style = tuple[str, str, int]
"""Format code, what it shows (see `temporal`) and indent of a cell."""


def read_xlsx(source: Path | BinaryIO, name: str, wanted: Collection[str] | None = None) -> Book:
    """Read a workbook; `name` is kept as the book's name. Of sheets that are not `wanted` only the name is read.

    Formulas are never computed: the value is the cached one, and `CellKind.UNCACHED` where there is none.
    Raises `Refused` over a limit or for a DOCTYPE; any other exception means that the file is damaged.
    """
    budget = Budget()
    package = Package(source)
    workbook = _Workbook(package, package.document(budget), budget)
    relations = package.relationships(workbook.part, budget)
    targets = dict(relations.values())
    strings = _read_strings(package, targets.get("sharedStrings", ""), budget)
    styles = _read_styles(package, targets.get("styles", ""), budget)
    builders: list[tuple[str, bool, SheetBuilder]] = []
    missing = 0
    for title, relation, hidden in workbook.sheets:
        kind, part = relations.get(relation, ("", ""))
        if kind and kind != "worksheet":
            continue  # chart, dialog and macro sheets hold no table
        reader = _SheetReader(strings, styles, workbook.date1904, budget)
        if part not in package:
            missing += 1
            reader.builder.note("Isi lembar ini tidak ada di dalam berkas; buka di Excel dan simpan ulang.")
        elif wanted is None or title in wanted:
            package.parse(part, reader.start, reader.end, reader.text.append, reader.check)
        budget.spend(len(reader.builder.rows))
        builders.append((title, hidden, reader.builder))
    if missing and missing == len(builders):
        raise damaged()
    if workbook.recalculate:
        _distrust_zeros([builder for _, _, builder in builders])
    sheets: list[Sheet] = []
    while builders:
        title, hidden, builder = builders.pop(0)
        sheets.append(builder.build(title, hidden=hidden))
    return Book(name=name, sheets=tuple(sheets))


class _Workbook:
    """The workbook part: its sheets in order (title, relationship id, hidden) and the date system."""

    def __init__(self, package: Package, part: str, budget: Budget) -> None:
        self.part = part
        self.sheets: list[tuple[str, str, bool]] = []
        self.date1904 = False
        self.recalculate = False
        """The program that wrote the file asks for a calculation at opening."""
        text: list[str] = []
        package.parse(part, self._start, lambda _: text.clear(), text.append, budget.check)

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            relation = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((unescape(attributes.get("name", "")), relation, hidden))
            if len(self.sheets) > MAX_SHEETS:
                raise too_big(f"lebih dari {MAX_SHEETS} lembar")
        elif tag == "workbookPr":
            self.date1904 = attributes.get("date1904") in _TRUE
        elif tag == "calcPr":
            self.recalculate = attributes.get("fullCalcOnLoad") in _TRUE


def _distrust_zeros(builders: list[SheetBuilder]) -> None:
    """Mark all formulas as uncached where every one of them has the cached value 0.

    XlsxWriter writes 0 for each formula and asks for a calculation: those zeros are no amounts.
    """
    found: list[tuple[SheetBuilder, int]] = []
    for builder in builders:
        if not builder.formulas:
            continue
        for i, place in enumerate(zip(builder.rows, builder.cols)):
            if place in builder.formulas:
                if builder.kinds[i] is not CellKind.NUMBER or builder.values[i] != 0:
                    return
                found.append((builder, i))
    for builder, i in found:
        builder.values[i], builder.kinds[i] = None, CellKind.UNCACHED


def _read_strings(package: Package, part: str, budget: Budget) -> list[str]:
    """Return the shared strings: rich text joined, phonetic readings left out."""
    strings: list[str] = []
    text: list[str] = []
    pieces: list[str] = []
    phonetic = False

    def start(tag: str, _: Attributes) -> None:
        nonlocal phonetic
        text.clear()
        if tag == "si":
            pieces.clear()
        elif tag == "rPh":
            phonetic = True

    def end(tag: str) -> None:
        nonlocal phonetic
        if tag == "t":
            if not phonetic:
                pieces.append("".join(text))
        elif tag == "si":
            strings.append(unescape("".join(pieces)))
        elif tag == "rPh":
            phonetic = False

    if part in package:
        package.parse(part, start, end, text.append, budget.check)
    return strings


def _read_styles(package: Package, part: str, budget: Budget) -> dict[str | None, Style]:
    """Return style number (as written in a cell; None for a cell without one) -> format code and indent."""
    codes = {str(key): code for key, code in BUILTIN.items()}
    formats: list[str] = []
    indents: list[int] = []
    section = ""
    text: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal section
        text.clear()
        if tag in ("numFmts", "cellXfs"):
            section = tag
        elif tag == "numFmt" and section == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "General")
        elif tag == "xf" and section == "cellXfs":
            formats.append(codes.get(attributes.get("numFmtId", "0"), "General"))
            indents.append(0)
        elif tag == "alignment" and section == "cellXfs" and indents:
            indents[-1] = int(attributes.get("indent", "0"))

    def end(tag: str) -> None:
        nonlocal section
        if tag == section:
            section = ""

    if part in package:
        package.parse(part, start, end, text.append, budget.check)
    parsed = zip(formats, map(temporal, formats), indents)
    styles: dict[str | None, Style] = {str(i): style for i, style in enumerate(parsed)}
    styles[None] = styles.get("0", ("General", "", 0))
    return styles


class _SheetReader:
    """The handlers for one sheet's XML.

    `start` and `end` run for each element, millions of times: they only put what a cell holds into the
    dict of its attributes (under keys that no XML name can have); `_end_row` then reads the row as a whole.
    """

    def __init__(self, strings: list[str], styles: dict[str | None, Style], date1904: bool, budget: Budget) -> None:
        self.builder = SheetBuilder()
        self.text: list[str] = []
        self._strings = strings
        self._styles = styles
        self._date1904 = date1904
        self._budget = budget
        self._letters: dict[str, int] = {}
        self._shared: dict[str, str] = {}
        self._row = 0
        self._cells: list[Attributes] = []
        self._cell: Attributes = {}
        self._formula: Attributes = {}
        self._inline: list[str] = []
        self._phonetic = False

    def check(self) -> None:
        """Check the budget."""
        self._budget.check(len(self.builder.rows))

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if tag == "v" or tag == "t":
            self.text.clear()
        elif tag == "c":
            self._cell = attributes
            self._cells.append(attributes)
        elif tag == "f":
            self.text.clear()
            self._formula = attributes
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "is":
            self._inline.clear()
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "col":
            if attributes.get("hidden") in _TRUE:
                self.builder.hidden_cols.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.builder.add_merge(*_place(first), *_place(last or first))
        elif tag == "drawing" and not self.builder.rows:
            self.builder.note("Lembar ini hanya berisi gambar; ketik atau salin tabelnya sebagai sel.")

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if tag == "v":
            self._cell.setdefault(_V, "".join(self.text))
        elif tag == "t":
            if not self._phonetic:
                self._inline.append("".join(self.text))
        elif tag == "is":
            if self._cell.get("t") == "inlineStr":  # elsewhere the value alone counts, as in Excel
                self._cell[_V] = "".join(self._inline)
        elif tag == "row":
            self._end_row()
        elif tag == "f":
            self._end_formula()
        elif tag == "rPh":
            self._phonetic = False

    def _start_row(self, attributes: Attributes) -> None:
        row = int(attributes.get("r") or self._row + 1)
        if not 0 < row <= _MAX_ROW:
            raise damaged()
        if row <= self._row:
            self.builder.ordered = False
        self._row = row
        if attributes.get("hidden") in _TRUE:
            self.builder.hidden_rows.add(row)

    def _end_formula(self) -> None:
        text = "".join(self.text)
        if self._formula.get("t") == "shared":
            text = text or self._shared.get(self._formula.get("si", ""), "")
            self._shared.setdefault(self._formula.get("si", ""), text)
        self._cell[_F] = text or "?"

    def _end_row(self) -> None:
        """Read the cells of the row that ends; what holds nothing is left out."""
        builder, styles, strings, letters = self.builder, self._styles, self._strings, self._letters
        add_row, add_col = builder.rows.append, builder.cols.append
        add_value, add_kind, add_format = builder.values.append, builder.kinds.append, builder.formats.append
        row, row_text, before, blank = self._row, str(self._row), 0, ""
        cut = -len(row_text)
        value: Value
        for cell in self._cells:
            get = cell.get
            reference, text = get("r"), get(_V)
            empty = not text and _F not in cell
            if reference is None:
                col = (_place(blank)[1] if blank else before) + 1
            elif empty:
                blank = reference
                continue
            else:
                col = letters.get(reference[:cut], 0) if reference.endswith(row_text) else 0
                if not col:
                    row, col = self._locate(reference)
            if col <= before:
                builder.ordered = False
            before, blank = col, ""
            if empty:
                continue
            code, shown, indent = styles.get(get("s")) or styles[None]
            kind_code = get("t", "n")
            if kind_code == "s" and text:
                index = int(text)
                if index < 0:
                    raise damaged()
                value, kind = strings[index], CellKind.TEXT
            elif kind_code == "n" and text:
                if not shown and len(text) <= 15 and text.isdecimal():
                    value, kind = int(text), CellKind.NUMBER
                else:
                    value, kind = _number(text, shown, self._date1904)
            elif text and kind_code == "inlineStr" and text.isprintable() and "_x" not in text and not text.isspace():
                value, kind = text, CellKind.TEXT
            else:
                value, kind = _other(text, kind_code)
            if value != "":
                add_row(row)
                add_col(col)
                add_value(value)
                add_kind(kind)
                add_format(code)
                if indent:
                    builder.indents[row, col] = indent
                if _F in cell:
                    builder.formulas[row, col] = cell[_F]
            row = self._row
        self._cells.clear()

    def _locate(self, reference: str) -> tuple[int, int]:
        """Return (row, column) of a cell that is the first of its column, or outside of its row."""
        row, col = _place(reference)
        if row == self._row:
            self._letters[reference.rstrip("0123456789")] = col
        else:
            self.builder.ordered = False
        return row, col


def _other(text: str | None, kind_code: str) -> tuple[Value, CellKind]:
    """Return value and kind of a cell that holds neither a number nor a shared string.

    `text` is None, or '' in a cell not declared as text, where a formula was never calculated.
    """
    if text is None or (text == "" and kind_code not in ("str", "inlineStr")):
        return None, CellKind.UNCACHED
    if kind_code == "b":
        return text.strip() in _TRUE, CellKind.BOOL
    if kind_code == "e":
        return text, CellKind.ERROR
    if kind_code == "d":
        return _iso_date(text)
    return unescape(text), CellKind.TEXT


def _place(reference: str) -> tuple[int, int]:
    """Return (row, column) of an A1 reference; raises `Refused` where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise damaged()
    col = 0
    for letter in match[1].upper():
        col = col * 26 + ord(letter) - 64
    row = int(match[2])
    if not (0 < row <= _MAX_ROW and col <= _MAX_COL):
        raise damaged()
    return row, col


def _number(text: str, shown: str, date1904: bool) -> tuple[Value, CellKind]:
    """Read the number of a cell; what is no number stays text, so that a person sees it."""
    try:
        return number_cell(float(text), shown, date1904=date1904)
    except ValueError:
        return unescape(text), CellKind.TEXT


def _iso_date(text: str) -> tuple[Value, CellKind]:
    """Read an ISO 8601 date of Strict OOXML; what is none stays text."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return unescape(text), CellKind.TEXT
    value: date = moment.date() if "T" not in text or moment.time() == datetime.min.time() else moment
    return value, CellKind.DATE
