"""Reader of .xls (Excel 97-2003) with xlrd, which keeps formats, merges, hidden parts and indents."""

from __future__ import annotations

import io
from pathlib import Path

import xlrd
from xlrd.book import Book as XlsBook
from xlrd.sheet import Sheet as XlsSheet

from lakip_xls.reading import calamine
from lakip_xls.reading.book import Book, CellKind, Sheet
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import clean_text, number_cell, temporal
from lakip_xls.reading.refusal import Budget, Refused, locked

NOTE = "Format .xls: rumus tidak ikut terbaca; yang dipakai adalah hasil hitungan terakhir yang tersimpan."


def read_xls(source: Path | bytes, name: str) -> Book:
    """Read an .xls workbook from its path or its bytes; a damaged one gets a second try with calamine.

    Raises `Refused` where it is locked with a password, exceeds a limit, or neither can read it.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    budget = Budget()
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        sheets = tuple(_read_sheet(book, i, budget) for i in range(book.nsheets))
    except xlrd.XLRDError as problem:
        if "encrypted" in str(problem):
            raise locked() from problem
        return calamine.read_xls(data, name)
    except Refused:
        raise
    except Exception:
        return calamine.read_xls(data, name)
    return Book(name=name, sheets=sheets, notes=(NOTE,))


def _read_sheet(book: XlsBook, index: int, budget: Budget) -> Sheet:
    sheet = book.sheet_by_index(index)
    builder = SheetBuilder()
    known = {key: code.format_str for key, code in book.format_map.items()}
    formats = [known.get(xf.format_key, "General") for xf in book.xf_list]
    shown = [temporal(code) for code in formats]
    indents = [xf.alignment.indent_level for xf in book.xf_list]
    for r in range(sheet.nrows):
        for c in range(sheet.row_len(r)):
            kind = sheet.cell_type(r, c)
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            xf, value = sheet.cell_xf_index(r, c), sheet.cell_value(r, c)
            _add(builder, r + 1, c + 1, kind, value, formats[xf], shown[xf], indents[xf], book.datemode == 1)
        if r % 1000 == 0:
            budget.check(len(builder.rows))
    budget.spend(len(builder.rows))
    _add_layout(builder, sheet)
    book.unload_sheet(index)
    return builder.build(sheet.name, hidden=sheet.visibility != 0)


def _add(
    builder: SheetBuilder,
    row: int,
    col: int,
    kind: int,
    value: str | float,
    code: str,
    shown: str,
    indent: int,
    date1904: bool,
) -> None:
    """Add one cell as xlrd gives it."""
    if kind == xlrd.XL_CELL_TEXT:
        text = clean_text(str(value))
        if text:
            builder.add(row, col, text, CellKind.TEXT, code, indent)
    elif kind == xlrd.XL_CELL_BOOLEAN:
        builder.add(row, col, bool(value), CellKind.BOOL, code, indent)
    elif kind == xlrd.XL_CELL_ERROR:
        builder.add(row, col, xlrd.error_text_from_code.get(int(value), "#N/A"), CellKind.ERROR, code, indent)
    else:
        builder.add(row, col, *number_cell(float(value), shown, date1904=date1904), code, indent)


def _add_layout(builder: SheetBuilder, sheet: XlsSheet) -> None:
    """Add merges and hidden rows and columns (xlrd: 0-based, ends exclusive)."""
    for top, bottom, left, right in sheet.merged_cells:
        builder.add_merge(top + 1, left + 1, bottom, right)
    builder.hidden_rows.update(r + 1 for r, info in sheet.rowinfo_map.items() if info.hidden)
    builder.hidden_cols.extend((c + 1, c + 1) for c, info in sheet.colinfo_map.items() if info.hidden)
