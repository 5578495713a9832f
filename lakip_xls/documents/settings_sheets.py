"""The sheets of a settings workbook: their rows, their values, and what to say where something is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.documents.complaints import written_text
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.row_types import sample_row
from lakip_xls.parsing.names import clean, key
from lakip_xls.parsing.numbers import is_blank, number_from_float, parse_number
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.settings import Settings, WrittenName

_KEY_HEADINGS = ("kunci", "isian", "pengaturan", "ketentuan", "keterangan", "uraian")
_VALUE_HEADINGS = ("nilai", "isian", "isi", "pilihan")


class SettingsReading(Struct):
    """The settings of a workbook and what is wrong with them."""

    settings: Settings = field(default_factory=Settings)
    temuan: list[Temuan] = field(default_factory=list)
    scale: Cell | None = None
    """The cell that chooses the scale."""


def heading(grid: Grid) -> tuple[int, int, int] | None:
    """The row headed 'Kunci | Nilai' (or the like), and the columns of key and value."""
    for row, cells in list(grid.by_row.items())[:20]:
        columns = {key(grid.cell_text(c)): c.col for c in reversed(cells)}
        name = next((columns[k] for k in _KEY_HEADINGS if k in columns), None)
        value = next((columns[k] for k in _VALUE_HEADINGS if k in columns and columns[k] != name), None)
        if name is not None and value is not None:
            return row, name, value
    return None


def pairs(sheet: Sheet) -> Iterator[tuple[str, Cell, Cell | None]]:
    """(key text, key cell, value cell) of a 'Kunci | Nilai' sheet."""
    grid = Grid(sheet)
    head = heading(grid)
    if head is None:
        return
    start, name, value = head
    for row in grid.by_row:
        cell = grid.cells.get((row, name))
        if row > start and cell is not None and grid.cell_text(cell):
            yield grid.cell_text(cell), cell, grid.cells.get((row, value))


def table_rows(sheet: Sheet) -> Iterator[list[Cell | None]]:
    """The rows below the header of a plain table, by column; rows marked CONTOH are left out."""
    grid = Grid(sheet)
    rows = list(grid.by_row)
    head = next((r for r in rows if len(grid.by_row[r]) > 1), None)
    if head is None:
        return
    columns = [c.col for c in grid.by_row[head]]
    for row in rows:
        if row > head and not sample_row(grid, grid.by_row[row]):
            yield [grid.cells.get((row, c)) for c in columns]


def points(cell: Cell) -> Decimal | None:
    """Percent points in a cell: 120, '120%', '> 90', or 1.2 with a percent format."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        value = Decimal(number_from_float(cell.value))
        return value * 100 if "%" in cell.number_format else value
    number = parse_number(cell_content(cell).strip(" %<>≥≤="))
    return Decimal(number.value) if number is not None else None


def cell_content(cell: Cell | None) -> str:
    """The text in a cell; '' for nothing and for a dash."""
    text = clean(written_text(cell)) if cell is not None else ""
    return "" if is_blank(text) else text


def written(result: SettingsReading, sheet: Sheet, cell: Cell, kind: str, name: str) -> None:
    """Note a name that documents should have."""
    own = WrittenName(kind, name, sheet.name, cell.address)
    result.settings = replace(result.settings, names=(*result.settings.names, own))


def closest(name: str, known: Collection[str]) -> str | None:
    """What was probably meant; None where nothing is near."""
    from rapidfuzz import process
    from rapidfuzz.utils import default_process

    hit = process.extractOne(name, known, processor=default_process, score_cutoff=60)
    return hit[0] if hit else None


def unknown(
    book: Book,
    sheet: Sheet,
    cell: Cell,
    what: str,
    known: Sequence[str],
    result: SettingsReading,
    consequence: str = "nilai bawaan yang dipakai",
) -> None:
    """PGT-01: a key or a value that is not known, with the one that was probably meant."""
    text = cell_content(cell)
    guess = closest(text, known)
    hint = f" Barangkali yang dimaksud '{guess}'." if guess else ""
    result.temuan.append(
        Temuan(
            "PGT-01",
            Tingkat.WARNING,
            f"{what} '{text}' di sel {cell.address} lembar {sheet.name} tidak dikenal; {consequence}.{hint}",
            "Tulis salah satu dari: " + "; ".join(known) + ".",
            "pengaturan",
            book.name,
            sheet.name,
            cell.address,
            text,
            guess,
        )
    )


def wrong(book: Book, sheet: Sheet, cell: Cell, uraian: str, saran: str, result: SettingsReading) -> None:
    """PGT-01: settings that do not fit together, or are incomplete."""
    place = f"Sel {cell.address} lembar {sheet.name}: "
    result.temuan.append(
        Temuan(
            "PGT-01",
            Tingkat.WARNING,
            place + uraian,
            saran,
            "pengaturan",
            book.name,
            sheet.name,
            cell.address,
            cell_content(cell) or None,
        )
    )
