"""Changes of how values, names and codes are written."""

from __future__ import annotations

from collections.abc import Callable

from ..values import Cell
from .base import Document, Placed
from .registry import Context, after, before, styled

NAMES = ("sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "uraian")

styled("money as text with Rp", money_form="rp")
styled("money as text with dots", money_form="dots")
styled("money as text with two decimals", money_form="dots00")
styled("money in the accounting format", money_form="accounting")
styled("money without a format", money_form="plain")
styled("money with a dash at the end", money_form="rp_tail")
styled("percentages as fractions with a format", percent_form="format")
styled("percentages as text with a sign", percent_form="text")
styled("percentages as text", percent_form="comma")
styled("targets in percent as text", target_form="text")
styled("targets in percent with a format", target_form="format")
styled("targets with a decimal comma", target_form="comma")
styled("unit written %", percent_unit="%")
styled("blank values as a dash", blank="-")


def _each_name(placed: list[Placed], change: Callable[[str], str], fields: tuple[str, ...] = NAMES) -> None:
    for p in placed:
        columns = {p.left + n for n, c in enumerate(p.document.columns) if c.field in fields}
        for (row, column), cell in p.sheet.cells.items():
            if row in p.body and column in columns and isinstance(cell.value, str):
                cell.value = change(cell.value)


@after("spaces behind names")
def trailing(placed: list[Placed], context: Context) -> None:
    """What copying leaves."""
    _each_name(placed, lambda t: f"{t}  ")


@after("doubled spaces in names")
def doubled(placed: list[Placed], context: Context) -> None:
    """Two blanks between words."""
    _each_name(placed, lambda t: t.replace(" ", "  "))


@after("line breaks in names")
def broken(placed: list[Placed], context: Context) -> None:
    """A name over two lines."""
    _each_name(placed, lambda t: t.replace(" ", "\n", 1))


@after("hard spaces in names")
def hard(placed: list[Placed], context: Context) -> None:
    """The space that a word processor writes."""
    _each_name(placed, lambda t: t.replace(" ", "\u00a0", 1))


@after("names in upper case")
def upper(placed: list[Placed], context: Context) -> None:
    """Every name of every document."""
    _each_name(placed, str.upper)


@after("names indented by level")
def indented(placed: list[Placed], context: Context) -> None:
    """Kegiatan and sub kegiatan further right."""
    for p in placed:
        at, codes = p.column("uraian"), p.column("kode")
        if at is None or codes is None:
            continue
        for row in p.body:
            if (row, codes) not in p.sheet.cells:
                continue
            depth = str(p.sheet.cells[row, codes].value).strip(".").count(".")
            p.sheet.cells[row, at].indent = {2: 0, 4: 1}.get(depth, 2)


@before("codes with a stop at the end")
def stopped_codes(documents: list[Document], context: Context) -> None:
    """7.01.01."""
    for d in documents:
        for c in d.columns:
            if c.field == "kode":
                c.cells = [Cell(f"{x.value}.") for x in c.cells]


@before("programme names with their word")
def labelled(documents: list[Document], context: Context) -> None:
    """Kegiatan : ..., Sub Kegiatan : ... in the budget."""
    for d in documents:
        for c in d.columns:
            if c.field == "uraian":
                codes = next(x for x in d.columns if x.field == "kode")
                words = {2: "Program", 4: "Kegiatan", 5: "Sub Kegiatan"}
                c.cells = [
                    Cell(
                        x.value
                        if str(x.value).upper().startswith("PROGRAM")
                        else f"{words[str(k.value).count('.')]} : {x.value}"
                    )
                    for x, k in zip(c.cells, codes.cells, strict=True)
                ]


@before("numbers as text")
def text_numbers(documents: list[Document], context: Context) -> None:
    """1. 2. 3."""
    for d in documents:
        if d.columns[0].path == ("No",):
            d.columns[0].cells = [Cell(f"{c.value}.") for c in d.columns[0].cells]


@after("no borders and no bold")
def bare(placed: list[Placed], context: Context) -> None:
    """Without any style."""
    for p in placed:
        for cell in p.sheet.cells.values():
            cell.frame = cell.bold = cell.center = False


@after("narrow columns")
def narrow(placed: list[Placed], context: Context) -> None:
    """Widths are of no account."""
    for p in placed:
        p.sheet.width = {p.left + n: 4.0 for n in range(len(p.document.columns))}
