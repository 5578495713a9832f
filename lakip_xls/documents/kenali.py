"""How a workbook is understood, in words: for a person whose sheet was not recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lakip_xls.documents.pembacaan import Bacaan
from lakip_xls.documents.saran import saran
from lakip_xls.locating.grid import Grid
from lakip_xls.model import Dokumen
from lakip_xls.provenance import LembarSumber, Source, column_letters
from lakip_xls.reading.book import Book, Kind, Sheet
from lakip_xls.recognising.titles import Petunjuk
from lakip_xls.skema import KINDS

_MAKS_LEWAT = 12


def uraikan(book: Book, read: Bacaan) -> Iterator[str]:
    """Lines that explain every sheet of a workbook: kind, header, columns, rows, numbers, what was left out."""
    yield f"Berkas: {book.name}"
    for note in book.notes:
        yield f"  Catatan: {note}"
    for sheet, source in zip(book.sheets, read.lembar, strict=True):
        yield ""
        hidden = " (tersembunyi)" if sheet.hidden else ""
        yield f"  Lembar: {sheet.name}{hidden}"
        for note in sheet.notes:
            yield f"    Catatan: {note}"
        yield from _sheet(book.name, sheet, source, read.dokumen)


def _sheet(berkas: str, sheet: Sheet, source: LembarSumber, documents: list[Dokumen]) -> Iterator[str]:
    if not source.sumber:
        yield f"    Tidak dikenali: {source.alasan}."
        if sheet.cells:
            yield from saran(Grid(sheet), Petunjuk(berkas, sheet.name))
        return
    for table in source.sumber:
        document = next(d for d in documents if d.sumber is table)
        yield from _table(sheet, table, document)


def _table(sheet: Sheet, table: Source, document: Dokumen) -> Iterator[str]:
    score = f"{table.skor:.1f}".replace(".", ",")
    yield f"    Dokumen: {KINDS[table.jenis].label} (jenis {table.jenis}, skor {score}), sel {table.rentang}"
    yield f"      Pesaing: {table.pesaing or 'tidak ada'}"
    if document.tahun:
        yield f"      Tahun: {document.tahun}" + (" (Perubahan)" if document.perubahan else "")
    yield "      Baris judul kolom: " + ", ".join(map(str, table.baris_kepala))
    for column in table.kolom:
        meaning = f"-> {column.field}" if column.field else "-> tidak dipakai"
        why = f" ({column.alasan})" if column.alasan else ""
        yield f"        Kolom {column_letters(column.kolom)} '{column.judul}' {meaning}{why}; {_values(sheet, table, column.kolom)}"
    yield f"      Baris data: {table.baris_awal} sampai {table.baris_akhir}"
    counts = ", ".join(f"{name} {len(rows)} baris" for name, rows in document.tabel.items())
    yield f"      Menjadi: {counts}"
    for note in table.catatan:
        yield f"      Keputusan: {note}"
    for skipped in table.lewat[:_MAKS_LEWAT]:
        yield f"      Dilewati: baris {skipped.baris} ({skipped.alasan})"
    if len(table.lewat) > _MAKS_LEWAT:
        yield f"      Dilewati: {len(table.lewat) - _MAKS_LEWAT} baris lain"


def _values(sheet: Sheet, table: Source, col: int) -> str:
    """The kinds of values met in a column of a table."""
    kinds: Counter[str] = Counter()
    for row in range(table.baris_awal, table.baris_akhir + 1):
        cell = sheet.cells.get((row, col))
        if cell is None:
            continue
        if cell.kind is Kind.NUMBER:
            kinds["angka berformat persen" if "%" in cell.number_format else "angka"] += 1
        elif cell.kind is Kind.TEXT:
            digits = sum(c.isdigit() for c in str(cell.value))
            kinds["teks berisi angka" if digits * 2 > len(str(cell.value).strip()) else "teks"] += 1
        else:
            kinds[
                {Kind.DATE: "tanggal", Kind.ERROR: "galat", Kind.UNCACHED: "rumus tanpa nilai"}.get(cell.kind, "lain")
            ] += 1
    return ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()) or "kosong"
