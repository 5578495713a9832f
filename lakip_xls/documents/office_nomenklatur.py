"""An office's own nomenclature: a workbook named `nomenklatur*` with codes and names, for any field of government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key, strip_label
from lakip_xls.provenance import SourceSheet
from lakip_xls.reading.book import Book, Cell, CellKind, Sheet
from lakip_xls.skema import TINGKAT

_HEADING: Mapping[str, tuple[str, ...]] = {
    "kode": ("kode", "kodenomenklatur", "koderekening", "kodeprogramkegiatan"),
    "tingkat": ("tingkat", "level", "jenjang"),
    "nama": ("nama", "uraian", "nomenklatur", "namanomenklatur", "namaprogramkegiatansubkegiatan",
             "programkegiatansubkegiatan", "uraianprogramkegiatansubkegiatan", "nomenklaturprogramkegiatansubkegiatan"),
    "satuan": ("satuan", "satuankeluaran", "satuanoutput"),
}  # fmt: skip
_HEADING_ROW = 20
"""The heading stands within so many rows from the top."""


def is_nomenclature(book: Book) -> bool:
    """Whether a workbook is the office's nomenclature: by its name, and by a heading with code and name."""
    stem = PurePath(book.name).stem.casefold()
    return stem.startswith("nomenklatur") and any(_heading(sheet) for sheet in book.sheets)


def read_nomenclature(book: Book) -> tuple[tuple[Nomenklatur, ...], tuple[SourceSheet, ...]]:
    """The official lines of all sheets, and per sheet what was read and what was left out."""
    lines: list[Nomenklatur] = []
    sheets: list[SourceSheet] = []
    for sheet in book.sheets:
        header = _heading(sheet)
        if header is None:
            sheets.append(SourceSheet(sheet.name, (), "tidak ada judul kolom kode dan nama", sheet.hidden))
            continue
        read = list(_row(sheet, *header))
        own = [line for _, line in read if line is not None]
        wrong = [address for address, line in read if line is None]
        text = f"dibaca sebagai nomenklatur kantor: {len(own)} baris"
        if wrong:
            text += f"; {len(wrong)} baris tanpa kode program, kegiatan, atau sub kegiatan dilewati (sel {', '.join(wrong[:5])}"
            text += ", ...)" if len(wrong) > 5 else ")"
        lines.extend(own)
        sheets.append(SourceSheet(sheet.name, (), text, sheet.hidden))
    return tuple(lines), tuple(sheets)


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The heading's row and its columns; code and name are needed."""
    for row, cells in sheet.rows():
        if row > _HEADING_ROW:
            break
        found: dict[str, int] = {}
        for cell in cells:
            for name, words in _HEADING.items():
                if cell.kind is CellKind.TEXT and key(str(cell.value)) in words:
                    found.setdefault(name, cell.col)
        if {"kode", "nama"} <= found.keys():
            return row, found
    return None


def _row(sheet: Sheet, top: int, columns: Mapping[str, int]) -> Iterator[tuple[str, Nomenklatur | None]]:
    """Every row with a name: the address of its code (or name), and the line where the code can be read."""
    for row, cells in sheet.rows():
        by_column = {cell.col: cell for cell in cells}
        name = strip_label(_text(by_column.get(columns["nama"]))).name
        if row <= top or not key(name):
            continue
        given = by_column.get(columns["kode"])
        code = parse_code(given.value) if given is not None else None
        level = _tingkat(_text(by_column.get(columns.get("tingkat", 0)))) or (code.tingkat if code else "")
        address = (given or by_column[columns["nama"]]).address
        if code is None or code.tingkat not in TINGKAT or level != code.tingkat:
            yield address, None
        else:
            yield address, Nomenklatur(code.text, level, name, _text(by_column.get(columns.get("satuan", 0))) or None)


def _tingkat(text: str) -> str | None:
    """'Sub Kegiatan' -> 'sub_kegiatan'; None where the text names no level."""
    return next((t for t in TINGKAT if text and key(text) == key(t.replace("_", " "))), None)


def _text(cell: Cell | None) -> str:
    return "" if cell is None or cell.kind is CellKind.ERROR or cell.value is None else str(cell.value).strip()
