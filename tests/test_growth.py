"""Work grows with the rows, not with their square: calls are counted, no clock is looked at."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path

import openpyxl
import pytest

from lakip_xls.pipeline import Options, process
from lakip_xls.writing.workbook import write_workbook

FEW, MANY = 60, 240
_MOST = 1.5
"""How much faster than the rows the calls of one function may grow."""
_MEANINGFUL = 5_000
"""Calls below which a function does not matter."""

Row = tuple[str, str, str]


def _levelled(many: int) -> list[Row]:
    """Eight sub kegiatan in a kegiatan, five kegiatan in a program."""
    return [(f"Program urusan {i // 40} kota", f"Kegiatan urusan {i // 8} kota", _sub(i)) for i in range(many)]


def _rata(many: int) -> list[Row]:
    """Everything below one kegiatan."""
    return [("Program urusan kota", "Kegiatan urusan kota", _sub(i)) for i in range(many)]


def _sub(i: int) -> str:
    return f"Penyediaan barang untuk {i} lokasi layanan"


def _save(folder: Path, name: str, rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"{name.upper()} DINAS CONTOH TAHUN 2023"])
    for row in rows:
        sheet.append(row)
    book.save(folder / f"{name}.xlsx")


def _write(folder: Path, row: list[Row]) -> None:
    folder.mkdir()
    amounts: list[list[object]] = [["Kode", "Uraian", "Pagu", "Realisasi"]]
    for p, (program, below) in enumerate(groupby(row, key=lambda b: b[0]), 1):
        inside = list(below)
        amounts.append([f"2.17.{p + 1:02}", program, 1000 * len(inside), 900 * len(inside)])
        for k, (kegiatan, lowest) in enumerate(groupby(inside, key=lambda b: b[1]), 1):
            subs = list(lowest)
            amounts.append([f"2.17.{p + 1:02}.2.{k:02}", kegiatan, 1000 * len(subs), 900 * len(subs)])
            amounts += [[f"2.17.{p + 1:02}.2.{k:02}.{s:04}", b[2], 1000, 900] for s, b in enumerate(subs, 1)]
    _save(folder, "Realisasi Anggaran", amounts)
    levels = ["Program", "Kegiatan", "Sub Kegiatan", "Indikator", "Satuan"]
    outputs = [[*b, f"Jumlah barang {b[2]}", "Unit"] for b in row]
    done = [[*levels, "Target", "Realisasi", "Capaian (%)"], *([*o, 10, 9, 90] for o in outputs)]
    _save(folder, "Realisasi Program", done)
    _save(
        folder,
        "Rencana Aksi",
        [[*levels, "Target", "TW I", "TW II", "TW III", "TW IV"], *([*o, 10, 1, 2, 3, 4] for o in outputs)],
    )
    _save(
        folder,
        "Rencana Kinerja Tahunan",
        [["Sasaran", *levels, "Target", "Anggaran"], *(["Meningkatnya layanan", *o, 10, 1000] for o in outputs)],
    )


def _call(folder: Path) -> dict[object, int]:
    """How often every function was called for the whole job."""
    profile = cProfile.Profile()
    profile.enable()
    report = process(folder, Options(tanggal=date(2024, 1, 31)))
    write_workbook(report, folder / "hasil" / "hasil.xlsx", folder=folder)
    profile.disable()
    assert {"anggaran", "realisasi_program", "rencana_aksi", "rkt"} <= {
        n for d in report.data.documents for n in d.tables
    }
    return {entry.code: entry.callcount for entry in profile.getstats()}


@pytest.mark.parametrize("draft", [_levelled, _rata])
def test_no_function_is_called_quadratically(draft: Callable[[int], list[Row]], tmp_path: Path) -> None:
    _write(tmp_path / "sedikit", draft(FEW))
    _write(tmp_path / "banyak", draft(MANY))
    few, many = _call(tmp_path / "sedikit"), _call(tmp_path / "banyak")
    limit = _MOST * MANY / FEW
    grown = {
        str(code): (few.get(code, 0), n) for code, n in many.items() if n > max(_MEANINGFUL, limit * few.get(code, 0))
    }
    assert not grown
