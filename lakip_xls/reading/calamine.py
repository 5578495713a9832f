"""Reader of .xlsb, and the second try for damaged .xls, with python-calamine in a child process.

calamine can abort the whole process (a stray cell at XFD1048576 is enough), so it never runs in this one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from lakip_xls.reading.book import Book, CellKind, Sheet, Value
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import clean_text, number_cell
from lakip_xls.reading.refusal import Budget, Refused, damaged, locked, too_big

TIMEOUT_SECONDS: float = 8
SECONDS_PER_MB = 2.0
"""More time for each MB of the file."""
WORKER = "lakip_xls.reading.calamine_worker"
LOST = "baris dan kolom tersembunyi, rumus, serta galat rumus tidak ikut terbaca"
_DATES: dict[str, type[date | time]] = {"date": date, "datetime": datetime, "time": time}


def read_xlsb(source: Path | bytes, name: str) -> Book:
    """Read an .xlsb workbook from its path or its bytes. Raises `Refused` where that is not possible."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    return Book(name=name, sheets=_read(data), notes=(f"Format .xlsb: format angka, sel gabungan, {LOST}.",))


def read_xls(data: bytes, name: str) -> Book:
    """Read an .xls workbook that xlrd could not read. Raises `Refused` where that is not possible."""
    note = f"Berkas .xls ini agak rusak; isinya masih terbaca, tetapi format angka, {LOST}."
    return Book(name=name, sheets=_read(data), notes=(note,))


def _read(data: bytes) -> tuple[Sheet, ...]:
    """Let the child process read the workbook and make sheets of what it prints."""
    command = [sys.executable, "-m", WORKER]
    timeout = TIMEOUT_SECONDS + SECONDS_PER_MB * len(data) / 2**20
    package_root = str(Path(__file__).resolve().parents[2])
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=timeout, check=False, cwd=package_root)
    except subprocess.TimeoutExpired:
        raise too_big("tidak selesai dibaca dalam waktu yang wajar") from None
    if child.returncode != 0:
        raise damaged()
    budget = Budget()
    builders: list[tuple[str, bool, SheetBuilder]] = []
    for line in child.stdout.splitlines():
        item = json.loads(line)
        if isinstance(item, list):
            row, cells = item
            _add_row(builders[-1][2], row, cells)
        elif "error" in item:
            raise _refusal(item["error"])
        else:
            builders.append((item["name"], item["hidden"], SheetBuilder()))
            for merge in item["merges"]:
                builders[-1][2].add_merge(*merge)
        budget.check(len(builders[-1][2].rows))
    return tuple(builder.build(name, hidden=hidden) for name, hidden, builder in builders)


def _refusal(error: str) -> Refused:
    return {"password": locked(), "cells": too_big("selnya terlalu banyak")}.get(error, damaged())


def _add_row(builder: SheetBuilder, row: int, cells: list[list[Any]]) -> None:
    for col, kind, raw in cells:
        value, cell_kind = _value(kind, raw)
        if value != "":
            builder.add(row, col, value, cell_kind)


def _value(kind: str, raw: Any) -> tuple[Value, CellKind]:
    """Return the value and kind of a cell as the worker wrote it."""
    if kind == "number":
        return number_cell(raw, "", date1904=False)
    if kind == "bool":
        return bool(raw), CellKind.BOOL
    if kind in _DATES:
        moment: Value = _DATES[kind].fromisoformat(raw)
        return moment, CellKind.DATE
    return clean_text(str(raw)), CellKind.TEXT
