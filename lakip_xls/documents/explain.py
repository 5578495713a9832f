"""How a workbook is understood, in words: for a person whose sheet was not recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lakip_xls.documents.reading import INSTRUCTIONS, NOT_YET_FILLED, WorkbookReading
from lakip_xls.documents.suggestions import saran
from lakip_xls.locating.grid import Grid
from lakip_xls.model import Document
from lakip_xls.provenance import Source, SourceSheet, column_letters
from lakip_xls.reading.book import Book, CellKind, Sheet
from lakip_xls.recognising.titles import Hints
from lakip_xls.skema import KINDS

_MAX_SKIPPED = 12
_TEMPLATE = {
    NOT_YET_FILLED: "Belum diisi: hanya ada baris CONTOH. Isi di bawah baris itu, simpan, lalu jalankan kembali.",
    INSTRUCTIONS: "Petunjuk pengisian templat; tidak perlu dibaca.",
}
"""Why a sheet of a blank workbook gives nothing -> what to say of it."""


def describe(book: Book, read: WorkbookReading) -> Iterator[str]:
    """Lines that explain every sheet of a workbook: kind, header, columns, rows, numbers, what was left out."""
    yield f"Berkas: {book.name}"
    for note in book.notes:
        yield f"  Catatan: {note}"
    for sheet, source in zip(book.sheets, read.sheet, strict=True):
        yield ""
        hidden = " (tersembunyi)" if sheet.hidden else ""
        yield f"  Lembar: {sheet.name}{hidden}"
        for note in sheet.notes:
            yield f"    Catatan: {note}"
        yield from _sheet(book.name, sheet, source, read.documents)


def _sheet(file: str, sheet: Sheet, source: SourceSheet, documents: list[Document]) -> Iterator[str]:
    if source.reason in _TEMPLATE:
        yield f"    {_TEMPLATE[source.reason]}"
        return
    if not source.sources:
        yield f"    Tidak dikenali: {source.reason}."
        if sheet.cells:
            yield from saran(Grid(sheet), Hints(file, sheet.name))
        return
    for table in source.sources:
        document = next(d for d in documents if d.source is table)
        yield from _table(sheet, table, document)


def _table(sheet: Sheet, table: Source, document: Document) -> Iterator[str]:
    score = f"{table.score:.1f}".replace(".", ",")
    yield f"    Dokumen: {KINDS[table.kind].label} (jenis {table.kind}, skor {score}), sel {table.extent}"
    yield f"      Pesaing: {table.runner_up or 'tidak ada'}"
    if document.tahun:
        yield f"      Tahun: {document.tahun}" + (" (Perubahan)" if document.perubahan else "")
    yield "      Baris judul kolom: " + ", ".join(map(str, table.heading_rows))
    for column in table.columns:
        meaning = f"-> {column.field}" if column.field else "-> tidak dipakai"
        why = f" ({column.reason})" if column.reason else ""
        yield f"        Kolom {column_letters(column.column)} '{column.title}' {meaning}{why}; {_values(sheet, table, column.column)}"
    yield f"      Baris data: {table.first_row} sampai {table.last_row}"
    counts = ", ".join(f"{name} {len(rows)} baris" for name, rows in document.tables.items())
    yield f"      Menjadi: {counts}"
    for note in table.catatan:
        yield f"      Keputusan: {note}"
    for skipped in table.skipped[:_MAX_SKIPPED]:
        yield f"      Dilewati: baris {skipped.row} ({skipped.reason})"
    if len(table.skipped) > _MAX_SKIPPED:
        yield f"      Dilewati: {len(table.skipped) - _MAX_SKIPPED} baris lain"


def _values(sheet: Sheet, table: Source, col: int) -> str:
    """The kinds of values met in a column of a table."""
    kinds: Counter[str] = Counter()
    for row in range(table.first_row, table.last_row + 1):
        cell = sheet.cells.get((row, col))
        if cell is None:
            continue
        if cell.kind is CellKind.NUMBER:
            kinds["angka berformat persen" if "%" in cell.number_format else "angka"] += 1
        elif cell.kind is CellKind.TEXT:
            digits = sum(c.isdigit() for c in str(cell.value))
            kinds["teks berisi angka" if digits * 2 > len(str(cell.value).strip()) else "teks"] += 1
        else:
            kinds[
                {CellKind.DATE: "tanggal", CellKind.ERROR: "galat", CellKind.UNCACHED: "rumus tanpa nilai"}.get(
                    cell.kind, "lain"
                )
            ] += 1
    return ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()) or "kosong"
