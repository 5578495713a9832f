"""What to do about a sheet that was not recognised: its likely header, nearest words, rows for Pemetaan."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.documents import TABLE_KINDS, mentions
from lakip_xls.documents.explanations import meaning
from lakip_xls.locating.band import band_at
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.header_band import RawColumn, build_columns
from lakip_xls.locating.tables import find_tables
from lakip_xls.provenance import column_letters
from lakip_xls.reading.book import CellKind
from lakip_xls.recognising.kind import TableKind
from lakip_xls.recognising.recognise import recognise
from lakip_xls.recognising.titles import Hints
from lakip_xls.skema import KINDS

_ROWS_SEEN = 60
_NAMED_COLUMN = 20
_SURE = 0.7
"""Confidence from which a heading is no free column any more."""


def saran(grid: Grid, hint: Hints) -> Iterator[str]:
    """Lines (Indonesian) that let a person mend the headings or write the mapping."""
    near = next((f for table in find_tables(grid) for f in recognise(table, hint, TABLE_KINDS) if f.almost), None)
    if near is not None:
        rows, columns, kind = near.table.header_band.rows, near.table.columns, near.almost
    else:
        head = _likely_header(grid)
        if head is None:
            return
        band = band_at(grid, head)
        cells = [c for r in band for c in grid.by_row.get(r, ())]
        columns = build_columns(grid, band, min(c.col for c in cells), max(c.col for c in cells))
        rows, kind = tuple(band), None
    yield f"    Baris {_several(rows)} tampaknya judul kolom, dan dibaca begini:"
    for column in [k for k in columns if k.title][:_NAMED_COLUMN]:
        yield f"      Kolom {column_letters(column.column)} '{column.title}': {meaning(column)}"
    yield "    Jalan keluar 1: ganti judul kolomnya dengan kata yang dikenal, lalu jalankan kembali."
    yield "    Jalan keluar 2: tulis pada lembar Pemetaan di Pengaturan.xlsx, satu baris untuk setiap isian, misalnya:"
    yield "      Berkas | Lembar | Jenis dokumen | Baris judul | Isian | Kolom"
    yield from _example(hint, kind, rows, columns)


def _several(rows: tuple[int, ...]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]} sampai {rows[-1]}"


def _likely_header(grid: Grid) -> int | None:
    """The row with most texts among the first rows that is followed by a row with a number."""
    rows = list(grid.by_row)[:_ROWS_SEEN]
    best: tuple[int, int] | None = None
    for row, below in zip(rows, rows[1:], strict=False):
        texts = sum(c.kind is CellKind.TEXT for c in grid.by_row[row])
        below_rows = [r for r in rows if below <= r <= below + 3]
        figures = any(c.kind is CellKind.NUMBER for r in below_rows for c in grid.by_row[r])
        if texts >= 2 and figures and (best is None or texts > best[0]):
            best = (texts, row)
    return best[1] if best else None


def _example(
    hint: Hints, near: TableKind | None, rows: tuple[int, ...], columns: tuple[RawColumn, ...]
) -> Iterator[str]:
    """Rows of the mapping, for the nearest kind, or for a budget where no kind is near."""
    kind = near or next(k for k in TABLE_KINDS if k.kind == "realisasi_anggaran")
    free = [k for k in columns if k.title]
    for group in kind.required:
        field = next((f for f in ("hirarki", *group) if f in group), group[0])
        slots = [slot for slot in kind.slots if slot.name == field]
        known = next((k for k in free for slot in slots if k.heading.role and k.heading.role in slot.roles), None)
        known = known or next((k for k in free if k.heading.role is None or k.heading.confidence < _SURE), None)
        if known is not None:
            free.remove(known)
        letter = column_letters(known.column) if known else "(huruf kolomnya)"
        yield f"      {hint.file} | {hint.sheet} | {kind.kind} | {rows[0]} | {field} | {letter}"
    fields = dict.fromkeys(slot.name for k in TABLE_KINDS if k.kind == kind.kind for slot in k.slots)
    required = "; ".join(mentions(group) for group in kind.required)
    yield f"    {KINDS[kind.kind].label} memerlukan: {required}. Isian yang dapat dipakai: {', '.join(fields)}."
    if near is None:
        kinds = ", ".join(dict.fromkeys(k.kind for k in TABLE_KINDS))
        yield f"    Jenis dokumen yang dapat ditulis: {kinds}."
