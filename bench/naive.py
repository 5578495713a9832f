"""What a competent user would write: every sheet through pandas.read_excel, 17 formatted sheets and 3 charts out.

python -m bench.naive FOLDER OUT.xlsx      No recognition, no checks: the yardstick for the time of `process`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

SHEETS, CHARTS = 17, 3


def main(folder: Path, out: Path) -> None:
    """Read all, write all."""
    frames = [
        frame
        for path in sorted(folder.glob("*.xlsx"))
        for frame in pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl").values()
    ]
    with pd.ExcelWriter(out, engine="xlsxwriter") as writer:
        book = writer.book
        money, head = book.add_format({"num_format": "#,##0", "border": 1}), book.add_format({"bold": True})
        for number in range(SHEETS):
            name = f"Tabel {number + 1}"
            frames[number % len(frames)].to_excel(writer, sheet_name=name, index=False, startrow=3)
            sheet = writer.sheets[name]
            sheet.write(0, 0, name, head)
            sheet.set_column(0, 20, 22, money)
            sheet.freeze_panes(4, 0)
            sheet.fit_to_pages(1, 0)
            if number < CHARTS:
                chart = book.add_chart({"type": "column"})
                chart.add_series({"values": [name, 4, 1, 20, 1]})
                sheet.insert_chart("H2", chart)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
