"""Work grows with the rows, not with their square: calls are counted, no clock is looked at."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path

import openpyxl
import pytest

from lakip_xls.pipeline import Opsi, proses
from lakip_xls.writing.workbook import tulis_workbook

SEDIKIT, BANYAK = 60, 240
_TERBANYAK = 1.5
"""How much faster than the rows the calls of one function may grow."""
_BERARTI = 5_000
"""Calls below which a function does not matter."""

Baris = tuple[str, str, str]


def _bertingkat(banyak: int) -> list[Baris]:
    """Eight sub kegiatan in a kegiatan, five kegiatan in a program."""
    return [(f"Program urusan {i // 40} kota", f"Kegiatan urusan {i // 8} kota", _sub(i)) for i in range(banyak)]


def _rata(banyak: int) -> list[Baris]:
    """Everything below one kegiatan."""
    return [("Program urusan kota", "Kegiatan urusan kota", _sub(i)) for i in range(banyak)]


def _sub(i: int) -> str:
    return f"Penyediaan barang untuk {i} lokasi layanan"


def _simpan(folder: Path, nama: str, rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"{nama.upper()} DINAS CONTOH TAHUN 2023"])
    for row in rows:
        sheet.append(row)
    book.save(folder / f"{nama}.xlsx")


def _tulis(folder: Path, baris: list[Baris]) -> None:
    folder.mkdir()
    amounts: list[list[object]] = [["Kode", "Uraian", "Pagu", "Realisasi"]]
    for p, (program, below) in enumerate(groupby(baris, key=lambda b: b[0]), 1):
        inside = list(below)
        amounts.append([f"2.17.{p + 1:02}", program, 1000 * len(inside), 900 * len(inside)])
        for k, (kegiatan, lowest) in enumerate(groupby(inside, key=lambda b: b[1]), 1):
            subs = list(lowest)
            amounts.append([f"2.17.{p + 1:02}.2.{k:02}", kegiatan, 1000 * len(subs), 900 * len(subs)])
            amounts += [[f"2.17.{p + 1:02}.2.{k:02}.{s:04}", b[2], 1000, 900] for s, b in enumerate(subs, 1)]
    _simpan(folder, "Realisasi Anggaran", amounts)
    levels = ["Program", "Kegiatan", "Sub Kegiatan", "Indikator", "Satuan"]
    outputs = [[*b, f"Jumlah barang {b[2]}", "Unit"] for b in baris]
    done = [[*levels, "Target", "Realisasi", "Capaian (%)"], *([*o, 10, 9, 90] for o in outputs)]
    _simpan(folder, "Realisasi Program", done)
    _simpan(
        folder,
        "Rencana Aksi",
        [[*levels, "Target", "TW I", "TW II", "TW III", "TW IV"], *([*o, 10, 1, 2, 3, 4] for o in outputs)],
    )
    _simpan(
        folder,
        "Rencana Kinerja Tahunan",
        [["Sasaran", *levels, "Target", "Anggaran"], *(["Meningkatnya layanan", *o, 10, 1000] for o in outputs)],
    )


def _panggilan(folder: Path) -> dict[object, int]:
    """How often every function was called for the whole job."""
    profile = cProfile.Profile()
    profile.enable()
    report = proses(folder, Opsi(tanggal=date(2024, 1, 31)))
    tulis_workbook(report, folder / "hasil" / "hasil.xlsx", folder=folder)
    profile.disable()
    assert {"anggaran", "realisasi_program", "rencana_aksi", "rkt"} <= {n for d in report.data.dokumen for n in d.tabel}
    return {entry.code: entry.callcount for entry in profile.getstats()}


@pytest.mark.parametrize("susunan", [_bertingkat, _rata])
def test_no_function_is_called_quadratically(susunan: Callable[[int], list[Baris]], tmp_path: Path) -> None:
    _tulis(tmp_path / "sedikit", susunan(SEDIKIT))
    _tulis(tmp_path / "banyak", susunan(BANYAK))
    few, many = _panggilan(tmp_path / "sedikit"), _panggilan(tmp_path / "banyak")
    limit = _TERBANYAK * BANYAK / SEDIKIT
    grown = {
        str(code): (few.get(code, 0), n) for code, n in many.items() if n > max(_BERARTI, limit * few.get(code, 0))
    }
    assert not grown
