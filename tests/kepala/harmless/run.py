"""Writing an office's documents with a change, and what the program makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from lakip_xls.ekspor import json_object
from lakip_xls.pipeline import Opsi, proses
from tests.pembangkit import buat_unit

from ..judge import compare
from . import cells, files, heads, rows
from .base import documents, expected, place, save
from .registry import CHANGES, Change, Context

__all__ = ["CHANGES", "NONE", "faults"]

NONE = Change("nothing")
MODULES = (cells, files, heads, rows)
"""The modules that register the changes."""


def faults(change: Change, seed: int, folder: Path) -> list[str]:
    """Every difference and every kesalahan or peringatan; empty where the change changed nothing."""
    unit = buat_unit(seed)
    context = Context(unit, Random(f"harmless-{seed}-{change.name}"))
    made = documents(unit, change.style)
    if change.before:
        change.before(made, context)
    placed = [place(d, change.top, change.left) for d in made]
    if change.after:
        change.after(placed, context)
    save(placed, folder)
    result = json_object(proses(folder, Opsi(tanggal=date(2024, 1, 31))))
    found = [
        str(d) for name, rows_ in expected(unit).items() for d in compare(name, result["tabel"].get(name, ()), rows_)
    ]
    found += [
        f"{t['kode']} {t['berkas']} {t['lembar']} {t['sel']}: {t['uraian']}"
        for t in result["temuan"]
        if t["tingkat"] != "info"
    ]
    return found
