"""Sheets `Data <frame>` of the recapitulation: the rows of all units, streamed to the sheet or to a .csv."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from lakip_xls.frames import KOLOM, TEMPAT
from lakip_xls.rekap.hasil import Rekapitulasi, UnitRingkas
from lakip_xls.rekap.unit import tabel_unit
from lakip_xls.writing.gaya import DASAR, KEPALA, LIPAT, Gaya, menjorok
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.nama import FRAME
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, tinggi_teks

BATAS_BARIS = 1_000_000
"""Rows of a frame up to which it is a sheet (Excel has 1,048,576); beyond, it is a .csv beside the workbook."""

_UNIT = ("folder", "perangkat_daerah")
_UANG = frozenset({"anggaran", "pagu", "realisasi", "sisa", "anggaran_semula", "ditarik"})
_LEBAR = {"tahun": 8.0, "baris": 8.0, "satuan": 12.0, "kode": 18.0, "tingkat": 13.0, "berkas": 24.0, "sel": 8.0}
_SEDANG = frozenset(
    {
        "lembar",
        "sumber_dana",
        "polaritas",
        "kategori",
        "predikat",
        "kelompok",
        "target",
        "target_program",
        "target_kegiatan",
    }
)
_LEBAR_TEKS, _LEBAR_UANG, _LEBAR_LAIN = 34.0, 18.0, 14.0
_ANGKA = frozenset({"persen", "capaian", "capaian_dibatasi", "serapan", "selisih", "tw1", "tw2", "tw3", "tw4", "hasil"})


@dataclass(slots=True)
class Bingkai:
    """One frame of all units: where its rows go, and how many there are by now."""

    nama: str
    kolom: tuple[str, ...]
    jumlah: int
    """Rows that all units together have."""
    lembar: Lembar | None = None
    """None where the rows go to the .csv."""
    csv: TextIO | None = None
    """The .csv, under a temporary name while it is written."""
    baris: int = 1

    @property
    def judul(self) -> str:
        """What the frame holds."""
        return f"Data: {FRAME[self.nama]}"


def bingkai(rekap: Rekapitulasi) -> list[Bingkai]:
    """The frames that have rows, in the order of the contract."""
    totals = {name: sum(u.baris.get(name, 0) for u in rekap.terbaca) for name in KOLOM}
    return [
        Bingkai(name, (*_UNIT, *columns, *(() if name == "temuan" else TEMPAT)), totals[name])
        for name, columns in KOLOM.items()
        if totals[name]
    ]


def buka(gerbang: Gerbang, frames: list[Bingkai], warna: str, kepala: str, rekap_xlsx: Path) -> None:
    """Add the sheets, with header and print set-up; too long a frame gets a .csv beside the workbook."""
    for frame in frames:
        if frame.jumlah > BATAS_BARIS:
            frame.csv = _sementara(frame, rekap_xlsx).open("w", encoding="utf-8-sig", errors="replace", newline="")
            csv.writer(frame.csv, delimiter=";").writerow(frame.kolom)
            continue
        sheet = frame.lembar = gerbang.lembar(f"Data {frame.nama}", warna, mengalir=True)
        atur_lebar(sheet, [_lebar(c) for c in frame.kolom])
        for column, name in enumerate(frame.kolom):
            sheet.teks(0, column, name, KEPALA)
        last = len(frame.kolom) - 1
        sheet.sheet.autofilter(0, 0, frame.jumlah, last)
        print_setup = Cetak(True, (0, 0), (1, 2), f"{kepala} · Data {frame.nama}", mengalir=True)
        atur_cetak(sheet, print_setup, frame.jumlah, last)


def isi(rekap: Rekapitulasi, frames: list[Bingkai]) -> None:
    """Write the rows of every unit, one unit in memory at a time."""
    by_name = {f.nama: f for f in frames}
    for unit in rekap.terbaca:
        for name, rows in tabel_unit(rekap.keluaran, unit.folder):
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
    columns = frame.kolom[len(_UNIT) :]
    if frame.csv is not None:
        writer = csv.writer(frame.csv, delimiter=";")
        for row in rows:
            writer.writerow([_aman(v) for v in (unit.folder, unit.nama, *(row[c] for c in columns))])
        return
    assert frame.lembar is not None
    sheet, styles = frame.lembar, [_gaya(frame.nama, c) for c in columns]
    widths = [_lebar(c) for c in frame.kolom]
    for row in rows:
        at = frame.baris
        texts = [unit.folder, unit.nama, *(row[c] for c in columns)]
        sheet.sheet.set_row(at, max(_tinggi(t, w) for t, w in zip(texts, widths, strict=True) if isinstance(t, str)))
        sheet.teks(at, 0, unit.folder, _TEKS)
        sheet.teks(at, 1, unit.nama, _TEKS)
        for column, (name, style) in enumerate(zip(columns, styles), len(_UNIT)):
            value = row[name]
            if isinstance(value, str):
                sheet.teks(at, column, value, _TEKS)
            elif value is not None:
                sheet.angka(at, column, value, style)
        frame.baris += 1


_TEKS: Gaya = DASAR | LIPAT | menjorok(1)
_JOROK = 1.3
"""What the indent takes of a column's width."""


@lru_cache(maxsize=4096)
def _tinggi(teks: str, lebar: float) -> float:
    """The height that a text needs; names come back on many rows."""
    return tinggi_teks(teks, lebar - _JOROK)


def _gaya(frame: str, column: str) -> Gaya:
    if column in _UANG and (column != "realisasi" or frame in ("anggaran", "belanja")):
        return DASAR | {"num_format": "#,##0"}
    return DASAR | {"num_format": "#,##0.00" if column in _ANGKA else "0"} if column in (*_ANGKA, *_LEBAR) else DASAR


def _lebar(column: str) -> float:
    if column in _UANG:
        return _LEBAR_UANG
    return _LEBAR.get(column, _LEBAR_LAIN if column in _ANGKA | _SEDANG else _LEBAR_TEKS)


def _aman(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and len(value) > 1
    return f"'{value}" if risky else value
