"""Writing a table on a sheet: letterhead, title, head, numbering row, rows, total, notes, signature."""

from __future__ import annotations

from random import Random

from tests.generator.sheets import Sheet, column_letters_
from tests.generator.unit import Unit

from .head import Head, lay_out_head, numbering, starts
from .model import Column, Table
from .values import Cell

PARENTS = ("merged", "merged", "once", "once", "repeated")


def write_table(sheet: Sheet, table: Table, unit: Unit, rng: Random, top: int, left: int) -> int:
    """Write a table from a cell on; return the row after its last one."""
    row = _letterhead(sheet, table, unit, rng, top, left)
    head = lay_out_head(table, rng)
    at = [left + s for s in starts(table.columns)]
    _head(sheet, head, row, left)
    table.first_row = row
    head_rows = range(row, row + head.height)
    row += head.height
    numbers = numbering(table, rng)
    if numbers is not None:
        for place, entry in zip(at, numbers, strict=False):
            sheet.write(row, place, entry, frame=True, center=True)
        row += 1
    elif rng.random() < 0.05:
        table.traits.add("rows: blank row below the head")
        row += 1
    row = _rows(sheet, table, rng, row, at, head_rows, left, head)
    row = _total(sheet, table, rng, row, at)
    table.last_row = row - 1
    for column, place in zip(table.columns, at, strict=False):
        if column.field:
            table.letters[column.field] = column_letters_(place + column.rp_apart)
    return _foot(sheet, table, unit, rng, row, left)


def _letterhead(sheet: Sheet, table: Table, unit: Unit, rng: Random, top: int, left: int) -> int:
    lines: list[str] = []
    shape = rng.choice(("title", "title", "office", "office", "letterhead", "none"))
    if shape == "none" and table.needs_title:
        shape = "title"
    table.traits.add(f"title: {shape}")
    if shape == "letterhead":
        lines += [
            f"PEMERINTAH {unit.pemerintah.upper()}",
            unit.name.upper(),
            "Jalan Raya Nomor 12 Telp. (0331) 711234",
            "",
        ]
    if shape != "none":
        lines += table.title
    if shape in ("office", "letterhead"):
        lines += [unit.name.upper(), unit.pemerintah.upper()][: rng.choice((1, 2))]
    if shape != "none" and rng.random() < 0.2 and not any(str(unit.tahun) in line for line in lines):
        lines.append(f"TAHUN {unit.tahun}")
    for i, line in enumerate(lines):
        if line:
            sheet.write(top + i, left, line, bold=True)
    return top + len(lines) + (rng.choice((0, 1, 1, 2)) if lines else 0)


def _head(sheet: Sheet, head: Head, top: int, left: int) -> None:
    for c in head.cells:
        row, column = top + c.row, left + c.column
        sheet.write(row, column, c.text, bold=True, frame=True, center=True)
        if head.merged:
            sheet.merge(row, column, row + c.height - 1, column + c.width - 1)


def _rows(
    sheet: Sheet,
    table: Table,
    rng: Random,
    row: int,
    at: list[int],
    head_rows: range,
    left: int,
    head: Head,
) -> int:
    count = len(table.columns[0].cells)
    parents = rng.choice(PARENTS) if any(c.keys for c in table.columns) else "none"
    table.traits.add(f"rows: parents {parents}")
    again = rng.randrange(4, count) if parents in ("repeated", "none") and count > 8 and rng.random() < 0.08 else None
    gap = rng.random() < 0.06 and parents in ("repeated", "none", "once")
    if gap:
        table.traits.add("rows: blank rows between")
    if again is not None:
        table.traits.add("rows: head repeated")
    places: list[int] = []
    width = at[-1] - left
    for i in range(count):
        if i in table.sections:
            sheet.write(row, left, table.sections[i], bold=True, frame=True)
            sheet.merge(row, left, row, left + width - 1)
            row += 1
        if i == again:
            _head(sheet, head, row, left)
            row += len(head_rows)
        elif gap and i and rng.random() < 0.15:
            row += 1
        places.append(row)
        row += 1
    for column, place in zip(table.columns, at, strict=False):
        _column(sheet, table, column, place, places, parents)
    return row


def _column(sheet: Sheet, table: Table, column: Column, place: int, places: list[int], parents: str) -> None:
    for i, cell in enumerate(column.cells):
        same = column.keys is not None and i and column.keys[i] == column.keys[i - 1] and column.keys[i] is not None
        if same and parents in ("merged", "once"):
            continue
        if cell.value is None:
            continue
        indent = table.indents[i] if table.indents and column.field in ("uraian", "nama") else 0
        if column.pieces:
            for n, piece in enumerate(column.pieces):
                if piece[i].value is not None:
                    sheet.write(places[i], place + n, piece[i].value, frame=True)
            continue
        if column.rp_apart:
            sheet.write(places[i], place, "Rp", frame=True)
        sheet.write(places[i], place + column.rp_apart, cell.value, format=cell.format, frame=True, indent=indent)
        if parents == "merged" and column.keys is not None and column.keys[i] is not None:
            end = i
            while end + 1 < len(places) and column.keys[end + 1] == column.keys[i]:
                end += 1
            if end > i:
                for c in range(place, place + 1 + column.rp_apart):
                    sheet.merge(places[i], c, places[end], c)


def _total(sheet: Sheet, table: Table, rng: Random, row: int, at: list[int]) -> int:
    first = next((i for i, c in enumerate(table.columns) if c.total is not None), None)
    if not first or rng.random() < 0.35:
        return row
    table.traits.add("rows: total")
    word = rng.choice(("Jumlah", "JUMLAH", "Total", "TOTAL"))
    label = rng.choice((0, min(1, first - 1)))
    sheet.write(row, at[label], word, bold=True, frame=True)
    if label == 0 and first > 1 and rng.random() < 0.5:
        sheet.merge(row, at[0], row, at[first] - 1)
    for column, place in zip(table.columns, at, strict=False):
        if column.total is not None:
            if column.rp_apart:
                sheet.write(row, place, "Rp", frame=True)
            total: Cell = column.total
            sheet.write(row, place + column.rp_apart, total.value, format=total.format, bold=True, frame=True)
    return row + 1


def _foot(sheet: Sheet, table: Table, unit: Unit, rng: Random, row: int, left: int) -> int:
    if rng.random() < 0.2:
        table.traits.add("foot: source note")
        row += 1
        sheet.write(row, left, f"Sumber Data: {unit.name}, {unit.tahun}")
        row += 1
    if rng.random() < 0.25:
        table.traits.add("foot: signature")
        place = left + max(1, len(table.columns) - 2)
        town = unit.pemerintah.split(" ", 1)[1]
        lines = (f"{town}, 31 Desember {unit.tahun}", f"Kepala {unit.name}", None, None, "Drs. SUTRISNO HADI, M.Si")
        row += 1
        for line in (*lines, "Pembina Tingkat I", "NIP. 19680312 199003 1 005"):
            if line:
                sheet.write(row, place, line)
            row += 1
    return row
