"""Writing an office's documents with a change, and what the program makes of them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random

from lakip_xls.export import json_object
from lakip_xls.pipeline import Options, process
from tests.generator import make_unit

from ..judge import differences
from . import cells, files, heads, rows
from .base import PLAIN, Document, Placed, documents, expected, place, save
from .registry import CHANGES, Change, Context

__all__ = ["CHANGES", "NONE", "combine", "faults"]

NONE = Change("nothing")
MODULES = (cells, files, heads, rows)
"""The modules that register the changes."""


def combine(seed: int, count: int) -> Change:
    """Some changes together; of those that are at odds the last one wins."""
    rng = Random(f"combine-{seed}")
    chosen = rng.sample(list(CHANGES.values()), count)
    style = PLAIN
    for change in chosen:
        style = replace(
            style, **{f.name: getattr(change.style, f.name) for f in fields(style) if _differs(change, f.name)}
        )

    def before(made: list[Document], context: Context) -> None:
        for change in chosen:
            if change.before:
                change.before(made, context)

    def after(placed: list[Placed], context: Context) -> None:
        for change in chosen:
            if change.after:
                change.after(placed, context)

    top, left = max(c.top for c in chosen), max(c.left for c in chosen)
    return Change(" + ".join(c.name for c in chosen), style, before, after, top, left)


def _differs(change: Change, name: str) -> bool:
    return bool(getattr(change.style, name) != getattr(PLAIN, name))


def faults(change: Change, seed: int, folder: Path) -> list[str]:
    """Every difference and every kesalahan or peringatan; empty where the change changed nothing."""
    unit = make_unit(seed)
    context = Context(unit, Random(f"harmless-{seed}-{change.name}"))
    made = documents(unit, change.style)
    if change.before:
        change.before(made, context)
    placed = [place(d, change.top, change.left) for d in made]
    if change.after:
        change.after(placed, context)
    save(placed, folder)
    result = json_object(process(folder, Options(tanggal=date(2024, 1, 31))))
    found = [
        str(d)
        for name, rows_ in expected(unit).items()
        for d in differences(name, result["tabel"].get(name, ()), rows_)
    ]
    found += [
        f"{t['kode']} {t['berkas']} {t['lembar']} {t['sel']}: {t['uraian']}"
        for t in result["temuan"]
        if t["tingkat"] != "info"
    ]
    return found
