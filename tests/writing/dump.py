"""The text form of a workbook that golden files hold: sheet, cell, value, formula, number format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook


def dump(path: Path) -> Iterator[str]:
    """One line per cell that holds something, tab separated; sheets in their order."""
    values, formulas = load_workbook(path, data_only=True), load_workbook(path)
    for sheet in formulas:
        shown = values[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                formula = str(cell.value) if cell.data_type == "f" else ""
                value = shown[cell.coordinate].value
                text = "" if value is None else str(value).replace("\n", "\\n").replace("\t", " ")
                yield "\t".join((sheet.title, cell.coordinate, text, formula, cell.number_format))
