"""The frames as .csv files for Indonesian Excel: UTF-8 with BOM, `;` between values, a comma before decimals."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from lakip_xls.frames import Record, rows, temuan_rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Content
from lakip_xls.skema import FRAMES

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins like this would be a formula to Excel."""


def csv_files(laporan: Laporan) -> dict[str, bytes]:
    """File name -> content, one file per frame; a frame without rows has its header alone."""
    tables = {**rows(laporan.data, laporan.computed), "temuan": temuan_rows(laporan.temuan)}
    return {f"{name}.csv": _csv(FRAMES[name].all_names, tables[name]) for name in FRAMES}


def _csv(columns: tuple[str, ...], records: list[Record]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_text(record[name]) for name in columns] for record in records)
    return text.getvalue().encode("utf-8-sig", "replace")


def _text(value: Content) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if value % 1 else str(int(value))
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) and len(text) > 1 else text
