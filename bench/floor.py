"""The floor: the same cells read with openpyxl and written with xlsxwriter, nothing between.

python -m bench.floor FOLDER OUT.xlsx
"""

from __future__ import annotations

import sys
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

SHEETS, CHARTS = 17, 3


def main(folder: Path, out: Path) -> None:
    """Read all, write all."""
    tables = [
        [[cell.value for cell in row] for row in sheet.iter_rows()]
        for path in sorted(folder.glob("*.xlsx"))
        for sheet in load_workbook(path, data_only=True)
    ]
    book = xlsxwriter.Workbook(str(out))
    style = book.add_format({"num_format": "#,##0", "border": 1})
    for number in range(SHEETS):
        sheet = book.add_worksheet(f"Tabel {number + 1}")
        for r, row in enumerate(tables[number % len(tables)], 3):
            for c, value in enumerate(row):
                if isinstance(value, (int, float)):
                    sheet.write_number(r, c, value, style)
                elif value is not None:
                    sheet.write_string(r, c, str(value), style)
        if number < CHARTS:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": [sheet.name, 4, 1, 20, 1]})
            sheet.insert_chart("H2", chart)
    book.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
