"""A small office for tests of trees and the register: hand-made tables, read the whole way."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process
from tests.documents.sheets import Sheet, write

Entry = Sequence[Sequence[Any]]

JUTA = 1_000_000
PROGRAM = [
    ("1.02.02", "Program Pemenuhan Upaya Kesehatan", 1000 * JUTA, 900 * JUTA),
    ("1.02.03", "Program Peningkatan Kapasitas SDM Kesehatan", 500 * JUTA, 400 * JUTA),
]
KEGIATAN = [
    ("1.02.02.2.01", "Penyediaan Fasilitas Pelayanan Kesehatan", 600 * JUTA, 550 * JUTA),
    ("1.02.02.2.02", "Penyediaan Layanan Kesehatan", 400 * JUTA, 350 * JUTA),
    ("1.02.03.2.01", "Pemberian Izin Praktik", 500 * JUTA, 400 * JUTA),
]
SUB = [
    ("1.02.02.2.01.0001", "Pembangunan Puskesmas", 250 * JUTA, 240 * JUTA),
    ("1.02.02.2.01.0002", "Rehabilitasi Puskesmas", 350 * JUTA, 310 * JUTA),
    ("1.02.02.2.02.0001", "Pengelolaan Pelayanan Ibu Hamil", 400 * JUTA, 350 * JUTA),
    ("1.02.03.2.01.0001", "Pengendalian Perizinan", 500 * JUTA, 400 * JUTA),
]
TOTAL = ("Jumlah", 1500 * JUTA, 1300 * JUTA)
TINGKAT = {len(PROGRAM[0][0]): "program", len(KEGIATAN[0][0]): "kegiatan", len(SUB[0][0]): "sub_kegiatan"}


def levelled() -> list[tuple[str, str, int, int]]:
    """The rows with children below their parents."""
    return sorted([*PROGRAM, *KEGIATAN, *SUB])


def laporan(file: Mapping[str, Entry | Mapping[str, Entry]]) -> Laporan:
    """The report over workbooks: file name -> its rows, or its sheets with theirs."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in file.items():
            sheets = content if isinstance(content, Mapping) else {"Sheet1": content}
            write(Path(folder) / name, *(Sheet(rows, name=title) for title, rows in sheets.items()))
        return process(Path(folder), Options(tanggal=date(2024, 1, 31)))


def title(text: str = "REALISASI ANGGARAN DINAS KESEHATAN KABUPATEN CONTOH TAHUN 2023") -> list[list[str]]:
    """The title above a table."""
    return [[text], []]


def anggaran(report: Laporan, *fields: str) -> list[tuple[Any, ...]]:
    """The budget rows of a report, reduced to some fields."""
    return [tuple(b.content(f) for f in fields) for b in report.data.rows("anggaran")]


def error(report: Laporan) -> list[tuple[str, str | None]]:
    """Code and cell of every finding that says something is wrong; documents that are missing are not meant."""
    return [(t.kode, t.cell) for t in report.temuan if t.tingkat is not Tingkat.INFO and t.kode != "BACA-07"]
