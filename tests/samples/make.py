"""Make the sample folders in `samples/` from the plain grids beside this file.

Run `python -m tests.samples.make`. Each sheet is a CSV grid, `<sample>/<workbook>/<sheet>.csv`: line n is
row n, the first field is the kind of row (it decides fonts and borders, see KINDS), the others are the
cells A, B, C ... written so that a person can compare them with the report:

    2.622.026.397      text, exactly as it stands there     \\n    a line break inside a cell
    #2622026397        a real number, format #,##0          #93.17|0.00   ... with another format
    %93.17             the fraction 0.9317 shown as 93,17%  < ^    part of the merged cell left of / above it

`layout.csv` lists the sheets of each workbook in order, with paper and column widths. The second
sample is the first one, with the sheets in its own folder put in place of the first one's and the cells
of `correction.csv` changed. The bytes depend on nothing but these files.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

DATA = Path(__file__).parent
SAMPLES = DATA.parents[1] / "samples"
ORIGINAL = "rambipuji-2023"
CORRECTION = "rambipuji-2023-perbaikan"

Grid = list[list[str]]
Key = tuple[str, str]
"""Workbook name (without .xlsx) and sheet name."""

_TABLE: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True}
KINDS: dict[str, dict[str, Any]] = {
    "": {},
    "kop": {"bold": True, "font_size": 13, "align": "center"},
    "alamat": {"font_size": 9, "align": "center", "bottom": 6},
    "judul": {"bold": True, "font_size": 11, "align": "center", "valign": "vcenter", "text_wrap": True},
    "subjudul": {"bold": True, "text_wrap": True, "valign": "top"},
    "teks": {"text_wrap": True, "valign": "top"},
    "tengah": {"align": "center", "text_wrap": True},
    "kepala": {**_TABLE, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E1F2"},
    "nomor": {**_TABLE, "italic": True, "font_size": 9, "align": "center", "bg_color": "#F2F2F2"},
    "isi": _TABLE,
    "program": {**_TABLE, "bold": True, "bg_color": "#EDEDED"},
    "kegiatan": {**_TABLE, "bold": True},
    "jumlah": {**_TABLE, "bold": True, "valign": "vcenter"},
    "catatan": {"italic": True, "font_size": 9, "text_wrap": True, "valign": "top"},
    "ttd": {"align": "center"},
    "nama": {"align": "center", "bold": True, "underline": 1},
}
_BORDERED = {kind for kind, style in KINDS.items() if "border" in style}
_AMOUNT = re.compile(r"(Rp\.? ?)?-?\d{1,3}([.,]\d{3})+(,-)?")
_NUMBER = re.compile(r"(?P<kind>[#%])(?P<number>-?\d+(\.(?P<decimals>\d+))?)(\|(?P<format>.+))?")
_LINE = 14.0
"""Height of one line of text, in points."""


@dataclass(frozen=True)
class Layout:
    """One row of tata_letak.csv: a sheet, its paper ('tegak' or 'mendatar') and its column widths."""

    file: str
    sheet: str
    paper: str
    width: tuple[float, ...]


@dataclass(frozen=True)
class Cell:
    """The top left cell of an area: its value, number format ('' for text) and size in cells."""

    row: int
    col: int
    value: str | int | float
    format: str
    height: int = 1
    width: int = 1


def read_csv(path: Path) -> Grid:
    """Return the fields of a CSV file, line by line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def read_layouts() -> list[Layout]:
    """Return the sheets of all workbooks, in order."""
    return [
        Layout(file, sheet, paper, tuple(float(width) for width in own_width.split()))
        for file, sheet, paper, own_width in read_csv(DATA / "tata_letak.csv")[1:]
    ]


def read_sample(sample: str) -> dict[Key, Grid]:
    """Return the grid of every sheet of a sample."""
    grids = {
        (layout.file, layout.sheet): read_csv(DATA / ORIGINAL / layout.file / f"{layout.sheet}.csv")
        for layout in read_layouts()
    }
    if sample == CORRECTION:
        for path in sorted((DATA / CORRECTION).glob("*/*.csv")):
            grids[path.parent.name, path.name.removesuffix(".csv")] = read_csv(path)
        for file, sheet, cell, become, _ in read_csv(DATA / "perbaikan.csv")[1:]:
            row, col = position(cell)
            grids[file, sheet][row][col + 1] = become
    return grids


def position(cell: str) -> tuple[int, int]:
    """Return the 0-based row and column of an A1 address."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert match, cell
    col = 0
    for letter in match[1]:
        col = col * 26 + ord(letter) - 64
    return int(match[2]) - 1, col - 1


def parse_value(text: str) -> tuple[str | int | float, str]:
    """Return the value of a written cell and its number format, '' for text."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return text.replace("\\n", "\n"), ""
    number, decimals = match["number"], len(match["decimals"] or "")
    if match["kind"] == "%":
        # The nearest float to the fraction, as Excel gets it from a person who types 93,17%.
        return float(f"{number}e-2"), f"0.{'0' * decimals}%" if decimals else "0%"
    return (float(number) if decimals else int(number)), match["format"] or "#,##0"


def parse_grid(grid: Grid) -> list[Cell]:
    """Return the cells of a grid, with the size of merged ones."""

    def at(row: int, col: int) -> str:
        return grid[row][col + 1] if row < len(grid) and col + 1 < len(grid[row]) else ""

    cells = []
    for row, fields in enumerate(grid):
        for col, text in enumerate(fields[1:]):
            if text in ("", "<", "^"):
                continue
            width = height = 1
            while at(row, col + width) == "<":
                width += 1
            while at(row + height, col) == "^":
                height += 1
            value, fmt = parse_value(text)
            cells.append(Cell(row, col, value, fmt, height, width))
    return cells


def _table_extents(grid: Grid) -> list[tuple[int, int] | None]:
    """Return, per row, the first and last column of the table that it belongs to."""
    extents: list[tuple[int, int] | None] = []
    current: tuple[int, int] | None = None
    for kind, *texts in grid:
        filled = [col for col, text in enumerate(texts) if text]
        if kind not in _BORDERED:
            current = None
        elif filled:
            first, last = current or (filled[0], filled[-1])
            current = min(first, filled[0]), max(last, filled[-1])
        extents.append(current)
    return extents


def _lines(text: str, width: float, bold: bool) -> int:
    """Return how many lines a wrapped text takes in a column of this width (in characters)."""
    usable = max(width * (1.0 if bold else 1.1) - 1, 1)
    return sum(max(1, math.ceil(len(part) / usable)) for part in text.split("\n"))


def row_heights(grid: Grid, cells: list[Cell], widths: tuple[float, ...]) -> list[float]:
    """Return row heights in points, so that every wrapped or merged text is shown whole."""
    heights = [_LINE] * len(grid)
    for cell in sorted(cells, key=lambda c: c.height):
        style = KINDS[grid[cell.row][0]]
        size = style.get("font_size", 10) / 10
        width = sum(widths[cell.col : cell.col + cell.width]) / size
        lines = _lines(str(cell.value), width, "bold" in style) if style.get("text_wrap") else 1
        rows = range(cell.row, cell.row + cell.height)
        missing = lines * _LINE * max(size, 1) - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / cell.height
    return [round(height * 4) / 4 for height in heights]


def _alignment(cell: Cell, kind: str, width: float) -> dict[str, Any]:
    """Return how a cell of a table's body is aligned: amounts right, short texts in the middle."""
    if kind not in _BORDERED or "align" in KINDS[kind]:
        return {}
    if _AMOUNT.fullmatch(str(cell.value)) or cell.format == "#,##0":
        return {"align": "right"}
    middle = {"valign": "vcenter"} if cell.height > 1 else {}
    short = cell.format or (len(str(cell.value)) <= 12 and width <= 20)
    return {"align": "center", **middle} if short else middle


def write_workbook(path: Path, sheets: list[tuple[Layout, Grid]]) -> None:
    """Write one workbook."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "Kecamatan Rambipuji", "created": datetime(2024, 2, 21)})
    formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(**properties: Any) -> Any:
        key = tuple(sorted({"font_name": "Arial", "font_size": 10, **properties}.items()))
        if key not in formats:
            formats[key] = book.add_format(dict(key))
        return formats[key]

    for layout, grid in sheets:
        sheet = book.add_worksheet(layout.sheet)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
        sheet.hide_gridlines(1)
        if layout.paper == "mendatar":
            sheet.set_landscape()
        for col, width in enumerate(layout.width):
            sheet.set_column(col, col, width)
        cells = parse_grid(grid)
        for row, height in enumerate(row_heights(grid, cells, layout.width)):
            sheet.set_row(row, height)
        for row, extent in enumerate(_table_extents(grid)):
            if extent:
                for col in range(extent[0], extent[1] + 1):
                    sheet.write_blank(row, col, None, style(**KINDS[grid[row][0]]))
        for cell in cells:
            kind = grid[cell.row][0]
            number = {"num_format": cell.format} if cell.format else {}
            cell_style = style(**{**KINDS[kind], **_alignment(cell, kind, layout.width[cell.col]), **number})
            if cell.width > 1 or cell.height > 1:
                last = cell.row + cell.height - 1, cell.col + cell.width - 1
                sheet.merge_range(cell.row, cell.col, *last, "", cell_style)
            if isinstance(cell.value, str):
                sheet.write_string(cell.row, cell.col, cell.value, cell_style)
            else:
                sheet.write_number(cell.row, cell.col, cell.value, cell_style)
    book.close()


def make_sample(sample: str, folder: Path) -> list[Path]:
    """Write all workbooks of a sample into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    grids = read_sample(sample)
    books: dict[str, list[tuple[Layout, Grid]]] = {}
    for layout in read_layouts():
        books.setdefault(layout.file, []).append((layout, grids[layout.file, layout.sheet]))
    paths = []
    for name, sheets in books.items():
        paths.append(folder / f"{name}.xlsx")
        write_workbook(paths[-1], sheets)
    return paths


if __name__ == "__main__":
    for sample_name in (ORIGINAL, CORRECTION):
        for made in make_sample(sample_name, SAMPLES / sample_name):
            print(made.relative_to(SAMPLES.parent))
