"""Cells before they are written: text, figure, formula or link, each with its style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace
from xlsxwriter.utility import xl_rowcol_to_cell

from lakip_xls.computing.completeness import INCOMPLETE, incomplete_text
from lakip_xls.model import Value
from lakip_xls.parsing.notation import number as number_form
from lakip_xls.provenance import Ref
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import text_width
from lakip_xls.writing.styles import CENTER, ITALIC, LEFT, LINK, MONEY, SEN_MONEY, Style, number

ABSENT = "-"
"""What stands in a table where there is no value."""


class OutputCell(Struct, frozen=True):
    """One cell to be written. `formula` and `link` exclude each other."""

    content: int | float | Decimal | str | None
    style: Style
    formula: str | None = None
    link: str | None = None
    catatan: str | None = None
    public: str | None = None
    """What an addressee reads in its place, where that is not the content."""

    def styled(self, style: Style) -> OutputCell:
        """The same cell with a style laid over its own."""
        return replace(self, style=self.style | style)

    def published(self) -> OutputCell:
        """The same cell for an addressee: no note, and no word to whoever checks."""
        return replace(self, content=self.public or self.content, catatan=None)

    def annotated(self, catatan: str | None) -> OutputCell:
        """The same cell with a note."""
        return replace(self, catatan=catatan)


EMPTY = OutputCell(None, {})
STRIP = OutputCell(ABSENT, CENTER)


def text(content: str | None, style: Style = LEFT) -> OutputCell:
    """A text cell; empty where there is none."""
    return OutputCell(content, style)


def numeral(content: int | float | Decimal | None, style: Style) -> OutputCell:
    """A figure; a dash where there is none."""
    return STRIP if content is None else OutputCell(content, style)


def money(content: int | Decimal | None) -> OutputCell:
    """An amount in rupiah, with sen only where there are sen."""
    return numeral(content, MONEY if content is None or content == int(content) else SEN_MONEY)


def formula(formula: str, content: int | float | Decimal | str | None, style: Style) -> OutputCell:
    """A formula with its present value; a dash where there is no value."""
    return STRIP if content is None else OutputCell(content, style, formula=formula)


def live(formula: str, content: int | float | Decimal | str | None, style: Style) -> OutputCell:
    """A formula that has no value now, and may have one when what it depends on is changed."""
    return OutputCell(ABSENT if content is None else content, style, formula=formula)


def cell_less(cells: Sequence[Ref]) -> OutputCell:
    """What stands in the place of a figure that lacks a part; a dash where it lacks none."""
    return OutputCell(incomplete_text(cells), CENTER | ITALIC, public=INCOMPLETE) if cells else STRIP


def link(address: str | None, content: str, style: Style = LEFT) -> OutputCell:
    """A link; plain text where there is no address."""
    return OutputCell(content, style | LINK if address else style, link=address)


def from_value(value: Value, *, with_satuan: bool = False) -> OutputCell:
    """A value as the document gives it: figures as figures, anything else as its text.

    A cell that could not be read keeps the text that stands in the document. With `with_satuan`
    the unit is shown behind the figure.
    """
    figure = value.number
    if figure is not None:
        style = number(value.decimals)
        if with_satuan and value.satuan:
            style = style | {"num_format": _with_unit(str(style["num_format"]), value.satuan)}
        return OutputCell(value.content, style)
    text = value.text or (value.tertulis if value.failed else "")
    return OutputCell(text, CENTER) if text else STRIP


def value_width(value: Iterable[Value], at_least: float, *, with_satuan: bool = False) -> float:
    """Width of a column in which `from_value` shows every figure of these values; never '###'."""
    shown = (
        f"({number_form(n.number, n.decimals)}) {n.satuan or '' if with_satuan else ''}"
        for n in value
        if n.number is not None
    )
    return max(at_least, max((text_width(t) / 7 + 1 for t in shown), default=0.0))


def _with_unit(number_format: str, satuan: str) -> str:
    unit = satuan.replace('"', "")
    joined = f'"{unit}"' if unit == "%" else f'" {unit}"'
    return ";".join(part + joined for part in number_format.split(";"))


def cell(row: int, column: int) -> str:
    """The address of a cell in formulas of its own sheet, e.g. D9."""
    return str(xl_rowcol_to_cell(row, column))


def refer(sheet: OutputSheet, row: int, column: int) -> str:
    """The address of a cell in formulas of any sheet, e.g. '3.8 Anggaran'!$D$9."""
    return f"{quote_(sheet.name)}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def quote_(name: str) -> str:
    """The name of a sheet as formulas and links need it."""
    return "'" + name.replace("'", "''") + "'"


def write_cell(sheet: OutputSheet, row: int, column: int, cell: OutputCell, base: Style) -> None:
    """Write a cell with its style laid over the base style of the table."""
    style = base | cell.style
    if cell.formula is not None and cell.content is not None:
        sheet.formula(row, column, cell.formula, cell.content, style)
    elif cell.content is None:
        sheet.empty(row, column, style)
    elif not isinstance(cell.content, str):
        sheet.number(row, column, cell.content, style)
    elif cell.link:
        sheet.link(row, column, cell.link, cell.content, style)
    else:
        sheet.text(row, column, cell.content, style)
    if cell.catatan:
        sheet.catatan(row, column, cell.catatan)
