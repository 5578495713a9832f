"""Small workbooks written by hand, read the whole way: file -> book -> documents."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from lakip_xls.documents.pembacaan import Bacaan, read_documents
from lakip_xls.findings import Tingkat
from lakip_xls.model import Baris
from lakip_xls.reading.gate import open_book
from lakip_xls.settings import Pemetaan


@dataclass
class Lembar:
    """One sheet: its rows from `kolom` on, and what is done to them afterwards."""

    baris: Sequence[Sequence[Any]]
    nama: str = "Sheet1"
    gabung: Sequence[str] = ()
    format: Mapping[str, str] = field(default_factory=dict)
    """Cell -> number format."""
    kolom: int = 1
    sembunyi_baris: Sequence[int] = ()
    sembunyi_kolom: Sequence[str] = ()
    indent: Mapping[str, int] = field(default_factory=dict)
    tersembunyi: bool = False


def tulis(path: Path, *lembar: Lembar) -> Path:
    """Write a workbook."""
    book = Workbook()
    book.remove(book.active)
    for given in lembar:
        sheet = book.create_sheet(given.nama)
        for r, row in enumerate(given.baris, 1):
            for c, value in enumerate(row, given.kolom):
                if value is not None:
                    sheet.cell(r, c, value)
        for area in given.gabung:
            sheet.merge_cells(area)
        for place, code in given.format.items():
            for line in sheet[place] if ":" in place else ((sheet[place],),):
                for cell in line:
                    cell.number_format = code
        for place, depth in given.indent.items():
            sheet[place].alignment = Alignment(indent=depth)
        for row_number in given.sembunyi_baris:
            sheet.row_dimensions[row_number].hidden = True
        for letter in given.sembunyi_kolom:
            sheet.column_dimensions[letter].hidden = True
        if given.tersembunyi:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def baca(*lembar: Lembar, nama: str = "berkas.xlsx", pemetaan: Sequence[Pemetaan] = ()) -> Bacaan:
    """Write a workbook and read its documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = tulis(Path(folder) / nama, *lembar)
        return read_documents(open_book(path, nama), pemetaan)


def semua(bacaan: Bacaan, frame: str) -> list[Baris]:
    """All rows of a frame."""
    return [b for d in bacaan.dokumen for b in d.tabel.get(frame, ())]


def isi(bacaan: Bacaan, frame: str, *fields: str) -> list[tuple[Any, ...]]:
    """The rows of a frame, reduced to some fields; a whole Decimal counts like the int."""
    return [tuple(b.isi(f) for f in fields) for b in semua(bacaan, frame)]


def jumlah(bacaan: Bacaan, frame: str, *fields: str) -> list[tuple[Any, ...]]:
    """The total rows of a frame."""
    return [tuple(b.isi(f) for f in fields) for d in bacaan.dokumen for b in d.jumlah.get(frame, ())]


def gangguan(bacaan: Bacaan) -> list[tuple[str, str | None, str]]:
    """The findings above the level of information."""
    return [(t.kode, t.sel, t.uraian) for t in bacaan.temuan if t.tingkat is not Tingkat.INFO]


def jenis(bacaan: Bacaan) -> list[str]:
    """The kinds of the documents that were recognised, in order."""
    return [d.jenis for d in bacaan.dokumen]
