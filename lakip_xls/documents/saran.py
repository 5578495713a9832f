"""What to do about a sheet that was not recognised: its likely header, nearest words, rows for Pemetaan."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.documents import DAFTAR, sebutan
from lakip_xls.documents.penjelasan import meaning
from lakip_xls.locating.band import band_at
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.pita import KolomMentah, build_columns
from lakip_xls.locating.tabel import find_tables
from lakip_xls.provenance import column_letters
from lakip_xls.reading.book import Kind
from lakip_xls.recognising.kind import TableKind
from lakip_xls.recognising.recognise import recognise
from lakip_xls.recognising.titles import Petunjuk
from lakip_xls.skema import KINDS

_BARIS_DILIHAT = 60
_KOLOM_DISEBUT = 20
_SURE = 0.7
"""Confidence from which a heading is no free column any more."""


def saran(grid: Grid, petunjuk: Petunjuk) -> Iterator[str]:
    """Lines (Indonesian) that let a person mend the headings or write the mapping."""
    near = next((f for table in find_tables(grid) for f in recognise(table, petunjuk, DAFTAR) if f.hampir), None)
    if near is not None:
        rows, columns, kind = near.table.pita.baris, near.table.kolom, near.hampir
    else:
        head = _likely_header(grid)
        if head is None:
            return
        band = band_at(grid, head)
        cells = [c for r in band for c in grid.by_row.get(r, ())]
        columns = build_columns(grid, band, min(c.col for c in cells), max(c.col for c in cells))
        rows, kind = tuple(band), None
    yield f"    Baris {_several(rows)} tampaknya judul kolom, dan dibaca begini:"
    for column in [k for k in columns if k.judul][:_KOLOM_DISEBUT]:
        yield f"      Kolom {column_letters(column.kolom)} '{column.judul}': {meaning(column)}"
    yield "    Jalan keluar 1: ganti judul kolomnya dengan kata yang dikenal, lalu jalankan kembali."
    yield "    Jalan keluar 2: tulis pada lembar Pemetaan di Pengaturan.xlsx, satu baris untuk setiap isian, misalnya:"
    yield "      Berkas | Lembar | Jenis dokumen | Baris judul | Isian | Kolom"
    yield from _example(petunjuk, kind, rows, columns)


def _several(rows: tuple[int, ...]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]} sampai {rows[-1]}"


def _likely_header(grid: Grid) -> int | None:
    """The row with most texts among the first rows that is followed by a row with a number."""
    rows = list(grid.by_row)[:_BARIS_DILIHAT]
    best: tuple[int, int] | None = None
    for row, below in zip(rows, rows[1:], strict=False):
        texts = sum(c.kind is Kind.TEXT for c in grid.by_row[row])
        below_rows = [r for r in rows if below <= r <= below + 3]
        figures = any(c.kind is Kind.NUMBER for r in below_rows for c in grid.by_row[r])
        if texts >= 2 and figures and (best is None or texts > best[0]):
            best = (texts, row)
    return best[1] if best else None


def _example(
    petunjuk: Petunjuk, near: TableKind | None, rows: tuple[int, ...], columns: tuple[KolomMentah, ...]
) -> Iterator[str]:
    """Rows of the mapping, for the nearest kind, or for a budget where no kind is near."""
    kind = near or next(k for k in DAFTAR if k.jenis == "realisasi_anggaran")
    free = [k for k in columns if k.judul]
    for group in kind.required:
        field = next((f for f in ("hirarki", *group) if f in group), group[0])
        slots = [slot for slot in kind.slots if slot.name == field]
        known = next((k for k in free for slot in slots if k.heading.role and k.heading.role in slot.roles), None)
        known = known or next((k for k in free if k.heading.role is None or k.heading.confidence < _SURE), None)
        if known is not None:
            free.remove(known)
        letter = column_letters(known.kolom) if known else "(huruf kolomnya)"
        yield f"      {petunjuk.berkas} | {petunjuk.lembar} | {kind.jenis} | {rows[0]} | {field} | {letter}"
    fields = dict.fromkeys(slot.name for k in DAFTAR if k.jenis == kind.jenis for slot in k.slots)
    required = "; ".join(sebutan(group) for group in kind.required)
    yield f"    {KINDS[kind.jenis].label} memerlukan: {required}. Isian yang dapat dipakai: {', '.join(fields)}."
    if near is None:
        kinds = ", ".join(dict.fromkeys(k.jenis for k in DAFTAR))
        yield f"    Jenis dokumen yang dapat ditulis: {kinds}."
