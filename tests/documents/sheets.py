"""Small workbooks written by hand, read the whole way: file -> book -> documents."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from lakip_xls.documents.reading import WorkbookReading, read_documents
from lakip_xls.findings import Tingkat
from lakip_xls.model import Row
from lakip_xls.reading.gate import open_book
from lakip_xls.settings import PemetaanLine


@dataclass
class Sheet:
    """One sheet: its rows from `column` on, and what is done to them afterwards."""

    rows: Sequence[Sequence[Any]]
    name: str = "Sheet1"
    merge: Sequence[str] = ()
    format: Mapping[str, str] = field(default_factory=dict)
    """Cell -> number format."""
    column: int = 1
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    indent: Mapping[str, int] = field(default_factory=dict)
    hidden: bool = False


def write(path: Path, *sheet: Sheet) -> Path:
    """Write a workbook."""
    book = Workbook()
    book.remove(book.active)
    for given in sheet:
        own_sheet = book.create_sheet(given.name)
        for r, row in enumerate(given.rows, 1):
            for c, value in enumerate(row, given.column):
                if value is not None:
                    own_sheet.cell(r, c, value)
        for area in given.merge:
            own_sheet.merge_cells(area)
        for place, code in given.format.items():
            for line in own_sheet[place] if ":" in place else ((own_sheet[place],),):
                for cell in line:
                    cell.number_format = code
        for place, depth in given.indent.items():
            own_sheet[place].alignment = Alignment(indent=depth)
        for row_number in given.hidden_rows:
            own_sheet.row_dimensions[row_number].hidden = True
        for letter in given.hidden_columns:
            own_sheet.column_dimensions[letter].hidden = True
        if given.hidden:
            own_sheet.sheet_state = "hidden"
    book.save(path)
    return path


def read(*sheet: Sheet, name: str = "berkas.xlsx", pemetaan: Sequence[PemetaanLine] = ()) -> WorkbookReading:
    """Write a workbook and read its documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / name, *sheet)
        return read_documents(open_book(path, name), pemetaan)


def everything(reading: WorkbookReading, frame: str) -> list[Row]:
    """All rows of a frame."""
    return [b for d in reading.documents for b in d.tables.get(frame, ())]


def content(reading: WorkbookReading, frame: str, *fields: str) -> list[tuple[Any, ...]]:
    """The rows of a frame, reduced to some fields; a whole Decimal counts like the int."""
    return [tuple(b.content(f) for f in fields) for b in everything(reading, frame)]


def total(reading: WorkbookReading, frame: str, *fields: str) -> list[tuple[Any, ...]]:
    """The total rows of a frame."""
    return [tuple(b.content(f) for f in fields) for d in reading.documents for b in d.totals.get(frame, ())]


def disturbance(reading: WorkbookReading) -> list[tuple[str, str | None, str]]:
    """The findings above the level of information."""
    return [(t.kode, t.cell, t.uraian) for t in reading.temuan if t.tingkat is not Tingkat.INFO]


def kind(reading: WorkbookReading) -> list[str]:
    """The kinds of the documents that were recognised, in order."""
    return [d.kind for d in reading.documents]
