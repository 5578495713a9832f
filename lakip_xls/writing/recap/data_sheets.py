"""Sheets `Data <frame>` of the recapitulation: the rows of all units, streamed to the sheet or to a .csv."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from lakip_xls.rekapitulasi import Rekapitulasi, UnitRingkas, unit_tables
from lakip_xls.skema import FRAMES, Column, Frame, Type
from lakip_xls.writing.gaya import KEPALA
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.sheets.data import write_value
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, tinggi_teks

BATAS_BARIS = 1_000_000
"""Rows of a frame up to which it is a sheet (Excel has 1,048,576); beyond, it is a .csv beside the workbook."""

_UNIT = (
    Column("folder", Type.TEXT, "Folder"),
    Column("perangkat_daerah", Type.TEXT, "Perangkat daerah"),
)


@dataclass(slots=True)
class Bingkai:
    """One frame of all units: where its rows go, and how many there are by now."""

    frame: Frame
    jumlah: int
    """Rows that all units together have."""
    lembar: Lembar | None = None
    """None where the rows go to the .csv."""
    csv: TextIO | None = None
    """The .csv, under a temporary name while it is written."""
    baris: int = 1

    @property
    def nama(self) -> str:
        """The name of the frame."""
        return self.frame.name

    @property
    def kolom(self) -> tuple[Column, ...]:
        """Who it is, then the columns of the frame."""
        return (*_UNIT, *self.frame.all_columns)

    @property
    def judul(self) -> str:
        """What the frame holds."""
        return f"Data: {self.frame.label}"


def bingkai(rekap: Rekapitulasi) -> list[Bingkai]:
    """The frames that have rows, in the order of the contract."""
    totals = {name: sum(u.baris.get(name, 0) for u in rekap.terbaca) for name in FRAMES}
    return [Bingkai(frame, totals[name]) for name, frame in FRAMES.items() if totals[name]]


def buka(gerbang: Gerbang, frames: list[Bingkai], warna: str, kepala: str, rekap_xlsx: Path) -> None:
    """Add the sheets, with header and print set-up; too long a frame gets a .csv beside the workbook."""
    for frame in frames:
        if frame.jumlah > BATAS_BARIS:
            frame.csv = _sementara(frame, rekap_xlsx).open("w", encoding="utf-8-sig", errors="replace", newline="")
            csv.writer(frame.csv, delimiter=";").writerow(c.name for c in frame.kolom)
            continue
        sheet = frame.lembar = gerbang.lembar(f"Data {frame.nama}", warna, mengalir=True)
        atur_lebar(sheet, [c.width for c in frame.kolom])
        for number, column in enumerate(frame.kolom):
            sheet.teks(0, number, column.name, KEPALA)
        last = len(frame.kolom) - 1
        sheet.sheet.autofilter(0, 0, frame.jumlah, last)
        print_setup = Cetak(True, (0, 0), (1, 2), f"{kepala} · Data {frame.nama}", mengalir=True)
        atur_cetak(sheet, print_setup, frame.jumlah, last)


def isi(rekap: Rekapitulasi, frames: list[Bingkai]) -> None:
    """Write the rows of every unit, one unit in memory at a time."""
    by_name = {f.nama: f for f in frames}
    for unit in rekap.terbaca:
        for name, rows in unit_tables(rekap.keluaran, unit.folder):
            _tulis(by_name[name], unit, rows)


def nama_csv(frame: Bingkai, rekap_xlsx: Path) -> Path:
    """The .csv of a frame, beside the workbook."""
    return rekap_xlsx.with_name(f"{rekap_xlsx.stem}_{frame.nama}.csv")


def _sementara(frame: Bingkai, rekap_xlsx: Path) -> Path:
    return nama_csv(frame, rekap_xlsx).with_suffix(".csv.sementara")


def tutup(frames: list[Bingkai], rekap_xlsx: Path) -> list[Path]:
    """Give the .csv files their names and return these."""
    paths = []
    for frame in frames:
        if frame.csv is not None:
            frame.csv.close()
            paths.append(nama_csv(frame, rekap_xlsx))
            os.replace(_sementara(frame, rekap_xlsx), paths[-1])
    return paths


def _tulis(frame: Bingkai, unit: UnitRingkas, rows: list[dict[str, Any]]) -> None:
    if frame.csv is not None:
        writer = csv.writer(frame.csv, delimiter=";")
        for row in rows:
            writer.writerow([_aman(v) for v in (unit.folder, unit.nama, *(row[c] for c in frame.frame.all_names))])
        return
    assert frame.lembar is not None
    sheet, widths = frame.lembar, [c.width for c in frame.kolom]
    for row in rows:
        at = frame.baris
        values = [unit.folder, unit.nama, *(row[c] for c in frame.frame.all_names)]
        sheet.sheet.set_row(at, max(_tinggi(v, w) for v, w in zip(values, widths, strict=True) if isinstance(v, str)))
        for number, (value, column) in enumerate(zip(values, frame.kolom, strict=True)):
            write_value(sheet, at, number, value, column)
        frame.baris += 1


_JOROK = 1.3
"""What the indent takes of a column's width."""


@lru_cache(maxsize=4096)
def _tinggi(teks: str, lebar: float) -> float:
    """The height that a text needs; names come back on many rows."""
    return tinggi_teks(teks, lebar - _JOROK)


def _aman(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and len(value) > 1
    return f"'{value}" if risky else value
