"""Writing a blank workbook: title block, header, example rows, cells to fill in, and the sheet Petunjuk."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lakip_xls.nomenklatur import default
from lakip_xls.provenance import column_letters
from lakip_xls.skema import KELOMPOK
from lakip_xls.templates.documents import SATUAN
from lakip_xls.templates.skeleton import (
    HEADING_ROW,
    PEMERINTAH_ROW,
    STATUS_ROW,
    TAHUN_ROW,
    TITLE_COLUMN,
    UNIT_ROW,
    CellType,
    EntrySheet,
    Template,
    TemplateColumn,
)
from lakip_xls.writing.cells import quote_
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.layout import FOLIO, height, row_count, set_height, text_height
from lakip_xls.writing.styles import BASE, BOLD, CELL, CENTER, HEADING, ITALIC, MONEY, PARAGRAPH, TAB_COLOURS, Style

TANGGAL = date(2024, 1, 1)
"""Date of the blank workbooks, so that they are the same whenever they are made."""

HINT = "Petunjuk"
ENTRY: Style = CELL | {"locked": False, "bg_color": "#FFFEF0"}
"""A cell to fill in."""
SAMPLE: Style = CELL | ITALIC | {"font_color": "#7F7F7F", "bg_color": "#F2F2F2"}
_OPEN: Style = BASE | {"locked": False, "text_wrap": True}
_NO_WIDTH = 10.0
_HINT_WIDTH = (34.0, 92.0, 4.0, 20.0)
_LIST_COLUMN = 3
"""0-based; the first column of the lists on the sheet Petunjuk."""
_LIST_WIDTH = 40.0
_NAMES = (CellType.PROGRAM, CellType.KEGIATAN, CellType.SUB_KEGIATAN)
_ORIGINAL = ("Murni", "Perubahan")
FREE: dict[str, Any] = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip
"""What stays allowed on a protected sheet; there is no password."""


def write_template(template: Template) -> bytes:
    """The blank workbook as a file; the same every time."""
    gate = Gate(template.sheets[0].title, "lakip-xls", TANGGAL, note=template.usage)
    for spec in template.sheets:
        _entry(gate, gate.sheet(spec.name, TAB_COLOURS["dokumen"]), spec, template)
    _hint(gate.sheet(HINT, TAB_COLOURS["data"]), template)
    return gate.bytes()


def entry_rows(spec: EntrySheet) -> int:
    """The first row (0-based) to fill in: below title block, header and example rows."""
    return HEADING_ROW + (2 if spec.grouped else 1) + spec.sample


def _entry(gate: Gate, sheet: OutputSheet, spec: EntrySheet, template: Template) -> None:
    own_sheet = sheet.sheet
    first = entry_rows(spec)
    widths = (_NO_WIDTH, *(k.width for k in spec.columns))
    for column, width in enumerate(widths):
        own_sheet.set_column(column, column, width, gate.format(_OPEN))
    for row in range(HEADING_ROW):
        own_sheet.set_row(row, None, gate.format(BASE))
    _title_block(sheet, spec, template)
    _heading(sheet, spec, widths)
    for row in range(first - spec.sample, first):
        _sample_row(sheet, spec, row, row - (first - spec.sample), widths)
    for row in range(first, first + spec.row):
        sheet.empty(row, 0, ENTRY | CENTER)
        for column, own in enumerate(spec.columns, 1):
            sheet.empty(row, column, ENTRY | _format(own.row_type))
    for column, own in enumerate(spec.columns, 1):
        _limit(own_sheet, own.row_type, first, column, template)
    own_sheet.freeze_panes(first - spec.sample, 0)
    own_sheet.protect("", FREE)
    own_sheet.set_paper(FOLIO)
    own_sheet.set_landscape()
    own_sheet.fit_to_pages(1, 0)
    own_sheet.repeat_rows(HEADING_ROW, first - spec.sample - 1)


def _title_block(sheet: OutputSheet, spec: EntrySheet, template: Template) -> None:
    sheet.text(0, 0, spec.title, BASE | BOLD | {"font_size": 12})
    own = spec is template.sheets[0]
    rows = [(PEMERINTAH_ROW, "Pemda"), (UNIT_ROW, "Unit"), (TAHUN_ROW, "Tahun")]
    if template.with_perubahan:
        rows.append((STATUS_ROW, "Status"))
    for row, label in rows:
        sheet.text(row, 0, label, BASE)
        if own:
            sheet.empty(row, TITLE_COLUMN, ENTRY | {"align": "left"})
        else:
            cell = f"{quote_(template.sheets[0].name)}!{column_letters(TITLE_COLUMN + 1)}{row + 1}"
            sheet.formula(row, TITLE_COLUMN, f'=IF({cell}="","-",{cell})', "-", BASE | {"align": "left"})
    hint = "Isi mulai baris di bawah CONTOH; baris CONTOH tidak dibaca. Penjelasan tiap kolom: lembar Petunjuk."
    sheet.text(HEADING_ROW - 1, 0, hint, BASE | ITALIC | {"font_color": "#595959"})
    if not own:
        return
    own_sheet = sheet.sheet
    own_sheet.data_validation(TAHUN_ROW, TITLE_COLUMN, TAHUN_ROW, TITLE_COLUMN, _TAHUN)
    if template.with_perubahan:
        own_sheet.data_validation(STATUS_ROW, TITLE_COLUMN, STATUS_ROW, TITLE_COLUMN, _choose(_ORIGINAL))


def _heading(sheet: OutputSheet, spec: EntrySheet, widths: tuple[float, ...]) -> None:
    top, bottom = HEADING_ROW, HEADING_ROW + int(spec.grouped)
    sheet.merge((top, 0), (bottom, 0), "No", HEADING)
    column = 1
    while column <= len(spec.columns):
        own = spec.columns[column - 1]
        last = column
        while own.group and last < len(spec.columns) and spec.columns[last].group == own.group:
            last += 1
        if own.group:
            sheet.merge((top, column), (top, last), own.group, HEADING)
            for at in range(column, last + 1):
                _title(sheet, bottom, at, spec.columns[at - 1])
        else:
            sheet.merge((top, column), (bottom, column), own.title, HEADING)
        column = last + 1
    lines = max(
        row_count(k.title or k.filled_titles, w, bold=True) for k, w in zip(spec.columns, widths[1:], strict=True)
    )
    own_height = height(lines) + 4
    set_height(sheet, bottom, max(own_height - (18 if spec.grouped else 0), 18))


def _title(sheet: OutputSheet, row: int, column: int, own: TemplateColumn) -> None:
    if not own.filled_titles:
        sheet.text(row, column, own.title, HEADING)
        return
    sheet.text(row, column, own.filled_titles, HEADING | {"locked": False, "bg_color": "#FFFEF0"})
    sheet.sheet.data_validation(row, column, row, column, _TAHUN)


def _sample_row(sheet: OutputSheet, spec: EntrySheet, row: int, index: int, widths: tuple[float, ...]) -> None:
    sheet.text(row, 0, "CONTOH", SAMPLE | CENTER | BOLD)
    own_height = 15.0
    for column, own in enumerate(spec.columns, 1):
        value = own.sample[index] if index < len(own.sample) else ""
        style = SAMPLE | _format(own.row_type)
        if isinstance(value, str):
            sheet.text(row, column, value, style)
            own_height = max(own_height, text_height(value, widths[column]))
        else:
            sheet.number(row, column, value, style)
    set_height(sheet, row, own_height)


def _format(row_type: CellType) -> Style:
    if row_type is CellType.MONEY:
        return MONEY
    return {"num_format": "@"} if row_type in (CellType.TEXT, *_NAMES) else CENTER


def _lists(template: Template) -> dict[CellType, tuple[str, ...]]:
    """What the drop-downs of a workbook offer, in the order of their columns on the sheet Petunjuk."""
    used = {column.row_type for spec in template.sheets for column in spec.columns}
    names = {level: tuple(dict.fromkeys(x.name for x in default() if x.tingkat == level.value)) for level in _NAMES}
    return {CellType.SATUAN: SATUAN} | {level: own for level, own in names.items() if level in used}


def _listing(template: Template, row_type: CellType) -> dict[str, Any]:
    """The drop-down of a list; what is not in the list may be typed."""
    lists = _lists(template)
    column = column_letters(_LIST_COLUMN + 1 + list(lists).index(row_type))
    source = f"='{HINT}'!${column}$2:${column}${len(lists[row_type]) + 1}"
    return {"validate": "list", "source": source, "show_error": False}


def _limit(sheet: Any, row_type: CellType, row: int, column: int, template: Template) -> None:
    """What may be entered in a column, from a row down to the end of the sheet."""
    rules: dict[CellType, dict[str, Any]] = {
        CellType.MONEY: {
            "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "Bukan angka rupiah",
            "error_message": "Isi dengan angka saja (tanpa Rp dan tanda titik); 0 bila nihil.",
        },
        CellType.TALLY: {
            "validate": "integer", "criteria": ">=", "value": 0, "error_title": "Bukan bilangan bulat",
            "error_message": "Isi dengan banyaknya orang.",
        },
        CellType.POLARITAS: _choose(("positif", "negatif")),
        CellType.KELOMPOK: _choose(tuple(KELOMPOK.values())),
    }  # fmt: skip
    rule = _listing(template, row_type) if row_type in _lists(template) else rules.get(row_type)
    if rule is not None:
        sheet.data_validation(row, column, 1_048_575, column, rule)


def _choose(choice: tuple[str, ...]) -> dict[str, Any]:
    return {
        "validate": "list", "source": list(choice), "error_title": "Pilihan tidak dikenal",
        "error_message": "Pilih salah satu: " + ", ".join(choice) + ".",
    }  # fmt: skip


_TAHUN: dict[str, Any] = {
    "validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100, "error_title": "Bukan tahun",
    "error_message": "Isi dengan tahun empat angka.",
}  # fmt: skip


def _hint(sheet: OutputSheet, template: Template) -> None:
    """Instructions, the figures that the workbook adds up itself, and the list behind the drop-down."""
    own_sheet = sheet.sheet
    for column, width in enumerate(_HINT_WIDTH):
        own_sheet.set_column(column, column, width)
    sheet.text(0, 0, "PETUNJUK PENGISIAN", BASE | BOLD | {"font_size": 12})
    for column, (kind, names) in enumerate(_lists(template).items(), _LIST_COLUMN):
        sheet.text(0, column, f"Daftar {kind.value.replace('_', ' ')}", BASE | BOLD)
        if kind is not CellType.SATUAN:
            own_sheet.set_column(column, column, _LIST_WIDTH)
        for row, name in enumerate(names, 1):
            sheet.text(row, column, name)
    lines = [
        (template.usage + ".", ""),
        ("Pemda, Unit, Tahun", "Boleh dikosongkan bila sudah diisi pada Pengaturan.xlsx."),
    ]
    if template.with_perubahan:
        lines.append(
            ("Status", "Pilih Perubahan bila dokumen ini menggantikan dokumen murni; bila kosong dianggap murni.")
        )
    lines += [
        ("Sel kuning", "Diisi. Sel lain dikunci tanpa kata sandi (Tinjau > Buka Proteksi Lembar)."),
        ("Baris CONTOH", "Tidak dibaca; boleh dibiarkan. Mulailah pada baris di bawahnya."),
        ("No", "Boleh dikosongkan."),
    ]
    row = 1
    for label, text in lines:
        row = _hint_row(sheet, row, label, text)
    for spec in template.sheets:
        row = _hint_row(sheet, row + 1, f"LEMBAR {spec.name.upper()}", spec.hint, BOLD)
        explained = dict.fromkeys((k.group or k.title, k.penjelasan) for k in spec.columns)
        for label, text in explained:
            row = _hint_row(sheet, row, label, text)
        for own in spec.rekap:
            sheet.text(row, 0, own.uraian + ":", PARAGRAPH | ITALIC)
            sheet.formula(row, 1, _formula(own.formula, spec), 0, BASE | {"num_format": "#,##0.##", "align": "left"})
            row += 1
    own_sheet.protect("", FREE)
    own_sheet.set_paper(FOLIO)
    own_sheet.set_landscape()
    own_sheet.print_area(0, 0, row, _LIST_COLUMN)
    own_sheet.fit_to_pages(1, 0)
    own_sheet.hide_gridlines(2)


def _hint_row(sheet: OutputSheet, row: int, label: str, text: str, style: Style | None = None) -> int:
    look = PARAGRAPH | (style or {})
    if not text:
        sheet.merge((row, 0), (row, 1), label, look)
    else:
        sheet.text(row, 0, label, look)
        sheet.text(row, 1, text, look)
    bold = style is BOLD
    own_height = max(
        text_height(label, _HINT_WIDTH[0] if text else 120, bold=bold),
        text_height(text, _HINT_WIDTH[1], bold=bold),
    )
    set_height(sheet, row, own_height)
    return row + 1


def _formula(formula: str, spec: EntrySheet) -> str:
    """The formula with the cells of the columns that it names: all rows below the example."""
    first = entry_rows(spec) + 1

    def cells(match: re.Match[str]) -> str:
        column = column_letters([k.title for k in spec.columns].index(match[1]) + 2)
        return f"{quote_(spec.name)}!{column}{first}:{column}{first + 4999}"

    return re.sub(r"\[([^\]]*)\]", cells, formula)
