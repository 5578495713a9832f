"""Sheets `Data <frame>` of the recapitulation: the rows of all units, streamed to the sheet or to a .csv."""

from __future__ import annotations

import csv
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from msgspec import Struct

from lakip_xls.rekapitulasi import Recap, UnitSummary, unit_tables
from lakip_xls.skema import FRAMES, Column, Frame, Type
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.layout import PrintSetup, set_print, set_widths, text_height
from lakip_xls.writing.sheets.data import write_value
from lakip_xls.writing.styles import HEADING

ROW_LIMIT = 1_000_000
"""Rows of a frame up to which it is a sheet (Excel has 1,048,576); beyond, it is a .csv beside the workbook."""

_UNIT = (
    Column("folder", Type.TEXT, "Folder"),
    Column("perangkat_daerah", Type.TEXT, "Perangkat daerah"),
)


class FrameArea(Struct):
    """One frame of all units: where its rows go, and how many there are by now."""

    frame: Frame
    total: int
    """Rows that all units together have."""
    sheet: OutputSheet | None = None
    """None where the rows go to the .csv."""
    csv: TextIO | None = None
    """The .csv, under a temporary name while it is written."""
    row: int = 1

    @property
    def name(self) -> str:
        """The name of the frame."""
        return self.frame.name

    @property
    def columns(self) -> tuple[Column, ...]:
        """Who it is, then the columns of the frame."""
        return (*_UNIT, *self.frame.all_columns)

    @property
    def title(self) -> str:
        """What the frame holds."""
        return f"Data: {self.frame.label}"


def frame(rekap: Recap) -> list[FrameArea]:
    """The frames that have rows, in the order of the contract."""
    totals = {name: sum(u.rows.get(name, 0) for u in rekap.readable) for name in FRAMES}
    return [FrameArea(frame, totals[name]) for name, frame in FRAMES.items() if totals[name]]


def unpack(gate: Gate, frames: list[FrameArea], colour: str, heading: str, rekap_xlsx: Path) -> None:
    """Add the sheets, with header and print set-up; too long a frame gets a .csv beside the workbook."""
    for frame in frames:
        if frame.total > ROW_LIMIT:
            frame.csv = _temporary(frame, rekap_xlsx).open("w", encoding="utf-8-sig", errors="replace", newline="")
            csv.writer(frame.csv, delimiter=";").writerow(c.name for c in frame.columns)
            continue
        sheet = frame.sheet = gate.sheet(f"Data {frame.name}", colour, flow=True)
        set_widths(sheet, [c.width for c in frame.columns])
        for number, column in enumerate(frame.columns):
            sheet.text(0, number, column.name, HEADING)
        last = len(frame.columns) - 1
        sheet.sheet.autofilter(0, 0, frame.total, last)
        print_setup = PrintSetup(True, (0, 0), (1, 2), f"{heading} · Data {frame.name}", flow=True)
        set_print(sheet, print_setup, frame.total, last)


def content(rekap: Recap, frames: list[FrameArea]) -> None:
    """Write the rows of every unit, one unit in memory at a time."""
    by_name = {f.name: f for f in frames}
    for unit in rekap.readable:
        for name, rows in unit_tables(rekap.keluaran, unit.folder):
            _write(by_name[name], unit, rows)


def csv_name(frame: FrameArea, rekap_xlsx: Path) -> Path:
    """The .csv of a frame, beside the workbook."""
    return rekap_xlsx.with_name(f"{rekap_xlsx.stem}_{frame.name}.csv")


def _temporary(frame: FrameArea, rekap_xlsx: Path) -> Path:
    return csv_name(frame, rekap_xlsx).with_suffix(".csv.sementara")


def close(frames: list[FrameArea], rekap_xlsx: Path) -> list[Path]:
    """Give the .csv files their names and return these."""
    paths = []
    for frame in frames:
        if frame.csv is not None:
            frame.csv.close()
            paths.append(csv_name(frame, rekap_xlsx))
            os.replace(_temporary(frame, rekap_xlsx), paths[-1])
    return paths


def _write(frame: FrameArea, unit: UnitSummary, rows: list[dict[str, Any]]) -> None:
    if frame.csv is not None:
        writer = csv.writer(frame.csv, delimiter=";")
        for row in rows:
            writer.writerow([_safe(v) for v in (unit.folder, unit.name, *(row[c] for c in frame.frame.all_names))])
        return
    assert frame.sheet is not None
    sheet, widths = frame.sheet, [c.width for c in frame.columns]
    for row in rows:
        at = frame.row
        values = [unit.folder, unit.name, *(row[c] for c in frame.frame.all_names)]
        sheet.sheet.set_row(at, max(_height(v, w) for v, w in zip(values, widths, strict=True) if isinstance(v, str)))
        for number, (value, column) in enumerate(zip(values, frame.columns, strict=True)):
            write_value(sheet, at, number, value, column)
        frame.row += 1


_INDENT = 1.3
"""What the indent takes of a column's width."""


@lru_cache(maxsize=4096)
def _height(text: str, width: float) -> float:
    """The height that a text needs; names come back on many rows."""
    return text_height(text, width - _INDENT)


def _safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and len(value) > 1
    return f"'{value}" if risky else value
