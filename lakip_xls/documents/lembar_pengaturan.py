"""The sheets of a settings workbook: their rows, their values, and what to say where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xls.documents.keluhan import tulisan
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.macam import baris_contoh
from lakip_xls.parsing.names import clean, key
from lakip_xls.parsing.numbers import is_blank, number_from_float, parse_number
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.settings import Pengaturan

_KEPALA_KUNCI = ("kunci", "isian", "pengaturan", "ketentuan", "keterangan", "uraian")
_KEPALA_NILAI = ("nilai", "isian", "isi", "pilihan")


@dataclass
class BacaanPengaturan:
    """The settings of a workbook and what is wrong with them."""

    pengaturan: Pengaturan = field(default_factory=Pengaturan)
    temuan: list[Temuan] = field(default_factory=list)
    skala: Cell | None = None
    """The cell that chooses the scale."""


def kepala(grid: Grid) -> tuple[int, int, int] | None:
    """The row headed 'Kunci | Nilai' (or the like), and the columns of key and value."""
    for row, cells in list(grid.by_row.items())[:20]:
        columns = {key(grid.cell_text(c)): c.col for c in reversed(cells)}
        name = next((columns[k] for k in _KEPALA_KUNCI if k in columns), None)
        value = next((columns[k] for k in _KEPALA_NILAI if k in columns and columns[k] != name), None)
        if name is not None and value is not None:
            return row, name, value
    return None


def pasangan(sheet: Sheet) -> Iterator[tuple[str, Cell, Cell | None]]:
    """(key text, key cell, value cell) of a 'Kunci | Nilai' sheet."""
    grid = Grid(sheet)
    head = kepala(grid)
    if head is None:
        return
    start, name, value = head
    for row in grid.by_row:
        cell = grid.cells.get((row, name))
        if row > start and cell is not None and grid.cell_text(cell):
            yield grid.cell_text(cell), cell, grid.cells.get((row, value))


def baris_tabel(sheet: Sheet) -> Iterator[list[Cell | None]]:
    """The rows below the header of a plain table, by column; rows marked CONTOH are left out."""
    grid = Grid(sheet)
    rows = list(grid.by_row)
    head = next((r for r in rows if len(grid.by_row[r]) > 1), None)
    if head is None:
        return
    columns = [c.col for c in grid.by_row[head]]
    for row in rows:
        if row > head and not baris_contoh(grid, grid.by_row[row]):
            yield [grid.cells.get((row, c)) for c in columns]


def poin(cell: Cell) -> Decimal | None:
    """Percent points in a cell: 120, '120%', '> 90', or 1.2 with a percent format."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        value = Decimal(number_from_float(cell.value))
        return value * 100 if "%" in cell.number_format else value
    number = parse_number(isi_sel(cell).strip(" %<>≥≤="))
    return Decimal(number.nilai) if number is not None else None


def isi_sel(cell: Cell | None) -> str:
    """The text in a cell; '' for nothing and for a dash."""
    text = clean(tulisan(cell)) if cell is not None else ""
    return "" if is_blank(text) else text


def _closest(name: str, known: Sequence[str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.utils import default_process

    hit = process.extractOne(name, known, processor=default_process, score_cutoff=60)
    return hit[0] if hit else None


def tidak_dikenal(
    book: Book,
    sheet: Sheet,
    cell: Cell,
    what: str,
    known: Sequence[str],
    result: BacaanPengaturan,
    akibat: str = "nilai bawaan yang dipakai",
) -> None:
    """PGT-01: a key or a value that is not known, with the one that was probably meant."""
    written = isi_sel(cell)
    guess = _closest(written, known)
    hint = f" Barangkali yang dimaksud '{guess}'." if guess else ""
    result.temuan.append(
        Temuan(
            "PGT-01",
            Tingkat.PERINGATAN,
            f"{what} '{written}' di sel {cell.address} lembar {sheet.name} tidak dikenal; {akibat}.{hint}",
            "Tulis salah satu dari: " + "; ".join(known) + ".",
            "pengaturan",
            book.name,
            sheet.name,
            cell.address,
            written,
            guess,
        )
    )


def keliru(book: Book, sheet: Sheet, cell: Cell, uraian: str, saran: str, result: BacaanPengaturan) -> None:
    """PGT-01: settings that do not fit together, or are incomplete."""
    place = f"Sel {cell.address} lembar {sheet.name}: "
    result.temuan.append(
        Temuan(
            "PGT-01",
            Tingkat.PERINGATAN,
            place + uraian,
            saran,
            "pengaturan",
            book.name,
            sheet.name,
            cell.address,
            isi_sel(cell) or None,
        )
    )
