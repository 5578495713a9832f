"""Changes of place, sheets and files."""

from __future__ import annotations

from pathlib import PurePath

from tests.generator.sheets import Sheet

from .base import Document, Placed, place
from .registry import Change, Context, after, before, register

register(Change("table starts at column B", left=2))
register(Change("table starts at column C", left=3))
register(Change("table starts at row 5", top=5))


@before("all in one workbook")
def one_workbook(documents: list[Document], context: Context) -> None:
    """A sheet for each table."""
    for d in documents:
        d.file, d.sheet_name = "Bahan LKjIP.xlsx", PurePath(d.file).stem


@before("all in one workbook, the last first")
def one_workbook_reversed(documents: list[Document], context: Context) -> None:
    """The order of sheets is of no account."""
    one_workbook(documents, context)
    documents.reverse()


@before("file names that say nothing")
def plain_names(documents: list[Document], context: Context) -> None:
    """Book1, Book2 ..."""
    for n, d in enumerate(documents, 1):
        d.file = f"Book{n}.xlsx"


@before("sheet names that say nothing")
def sheet_names(documents: list[Document], context: Context) -> None:
    """Lembar1."""
    for d in documents:
        d.sheet_name = "Lembar1"


def _format(suffix: str) -> None:
    def change(documents: list[Document], context: Context) -> None:
        for d in documents:
            d.file = str(PurePath(d.file).with_suffix(suffix))

    register(Change(f"files as {suffix}", before=change))


_format(".xls")
_format(".ods")


@after("an empty sheet in each workbook")
def empty_sheet(placed: list[Placed], context: Context) -> None:
    """Sheet2 as older programs make it."""
    for p in list(placed):
        document = Document("", [], [], file=p.document.file, sheet_name="Sheet2")
        placed.append(Placed(document, Sheet("Sheet2"), range(0), range(0), None, 1))


@after("a sheet of notes in each workbook")
def notes_sheet(placed: list[Placed], context: Context) -> None:
    """Sentences of the staff."""
    for p in list(placed):
        sheet = Sheet("Catatan")
        sheet.write(1, 1, "Catatan rapat")
        sheet.write(2, 1, "Data sudah diperiksa bersama bagian keuangan.")
        document = Document("", [], [], file=p.document.file, sheet_name="Catatan")
        placed.append(Placed(document, sheet, range(0), range(0), None, 1))


@after("both tables of the PK on one sheet")
def pk_together(placed: list[Placed], context: Context) -> None:
    """The programmes below the indicators."""
    first, second = (p for p in placed if p.document.kind == "pk")
    below = place(second.document, first.sheet.last_row + 3)
    first.sheet.cells |= below.sheet.cells
    first.sheet.merged += below.sheet.merged
    placed.remove(second)
