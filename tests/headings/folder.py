"""A folder of one office: tables with recombined heads, alone among plain documents or all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.generator import build_unit, make_unit
from tests.generator.oracle import frame
from tests.generator.sheets import Book, Sheet
from tests.generator.unit import Unit

from .kinds import anggaran, others, pengukuran, pk, realisasi_program, rencana_aksi, renstra, rkt
from .layout import write_table
from .model import KINDS, Build, Table, move_sasaran_to_sections
from .values import random_style

WRITERS: dict[str, Callable[[Build], Table]] = {
    "pk_indikator": pk.write_indicators,
    "pk_program": pk.write_programs,
    "pk_gabungan": pk.write_both,
    "rkt": rkt.write,
    "rencana_aksi": rencana_aksi.write,
    "realisasi_anggaran": anggaran.write,
    "pengukuran_kinerja": pengukuran.write,
    "renstra": renstra.write,
    "iku": others.write_iku,
    "realisasi_program": realisasi_program.write,
    "data_indikator": others.write_data,
    "belanja": others.write_belanja,
}
FILES = {
    "pk_indikator": ("PK {t}", "Perjanjian Kinerja"),
    "pk_program": ("PK {t} program", "Perjanjian Kinerja lampiran 2"),
    "pk_gabungan": ("PK {t}", "Perjanjian Kinerja"),
    "rkt": ("RKT {t}", "Rencana Kinerja Tahunan"),
    "rencana_aksi": ("Renaksi {t}", "Rencana Aksi"),
    "realisasi_anggaran": ("LRA {t}", "realisasi", "rekap keuangan"),
    "pengukuran_kinerja": ("Pengukuran {t}", "capaian kinerja"),
    "renstra": ("Renstra", "matriks"),
    "iku": ("IKU", "iku fix"),
    "realisasi_program": ("Evaluasi {t}", "Tabel 3.6"),
    "data_indikator": ("Data Dukung", "data"),
    "belanja": ("Belanja {t}", "LRA kelompok"),
}
PLAIN = {
    "rkt": "rkt",
    "rencana_aksi": "rencana_aksi",
    "realisasi_anggaran": "realisasi_anggaran",
    "pengukuran_kinerja": "pengukuran_kinerja",
    "renstra": "renstra",
    "iku": "iku",
    "realisasi_program": "realisasi_program",
    "data_indikator": "data_indikator",
}
"""Our kinds to the documents of the plain generator."""


@dataclass
class Folder:
    """What was written: the unit and its tables with recombined heads."""

    unit: Unit
    tables: list[Table]
    files: list[Path]


def build_table(unit: Unit, kind: str, rng: Random) -> Table:
    """Choose the columns of one table."""
    style = random_style(rng)
    build = Build(unit, rng, kind, style)
    build.traits |= style.traits()
    table = WRITERS[kind](build)
    move_sasaran_to_sections(table, rng)
    return table


def write_folder(seed: int, folder: Path, alone: bool) -> Folder:
    """Write the office of a seed into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(f"kepala-{seed}-{alone}")
    unit = make_unit(seed)
    if rng.random() < 0.5:
        unit = pengukuran.positive_only(unit)
    return _alone(unit, rng, folder) if alone else _all(unit, rng, folder)


def _alone(unit: Unit, rng: Random, folder: Path) -> Folder:
    """One recombined head; the other documents are plain."""
    kinds = [k for k in KINDS if k != "data_indikator" or frame(unit)[k]]
    kind = rng.choice(kinds)
    partner = {"pk_indikator": ["pk_program"], "pk_program": ["pk_indikator"]}.get(kind, [])
    strange = [kind, *partner]
    documents = {"pk", "rkt", "rencana_aksi", "realisasi_anggaran", "pengukuran_kinerja", "renstra", "iku"}
    documents |= {"realisasi_program", "data_indikator"}
    documents -= {"pk" if k.startswith("pk") else PLAIN.get(k, k) for k in strange}
    plain = build_unit(unit, rng, document=documents, format="xlsx", realisasi_anggaran__sipd=False).save(folder)
    tables, files = _write(unit, rng, folder, strange, {p.name for p in plain.files})
    return Folder(unit, tables, [*plain.files, *files])


def _all(unit: Unit, rng: Random, folder: Path) -> Folder:
    """Every document has a recombined head."""
    kinds = ["pk_gabungan"] if rng.random() < 0.3 else ["pk_indikator", "pk_program"]
    kinds += [k for k in KINDS if not k.startswith("pk_") and (k != "data_indikator" or frame(unit)[k])]
    tables, files = _write(unit, rng, folder, kinds, set())
    return Folder(unit, tables, files)


def _write(unit: Unit, rng: Random, folder: Path, kinds: list[str], taken: set[str]) -> tuple[list[Table], list[Path]]:
    """Lay the tables out on the sheets of some workbooks."""
    tables = [build_table(unit, k, rng) for k in kinds]
    if any(t.kind == "realisasi_anggaran" and "belanja" in t.expected for t in tables):
        tables = [t for t in tables if t.kind != "belanja"]
    tables[0].needs_title = True
    books: list[Book] = []
    sheet: Sheet | None = None
    for n, table in enumerate(tables):
        below = 0
        together = table.kind == "pk_program" and n and tables[n - 1].kind == "pk_indikator" and rng.random() < 0.5
        stacked = n and table.kind not in ("realisasi_anggaran", "belanja") and rng.random() < 0.08
        last = tables[n - 1].kind if n else ""
        if sheet is not None and (together or (stacked and last not in ("realisasi_anggaran", "belanja"))):
            table.traits.add("sheet: below another table")
            table.needs_title = not together
            below = sheet.last_row + rng.choice((2, 3, 4))
        else:
            if not books or rng.random() < 0.6:
                books.append(Book(_file_name(unit, table, rng, taken | {b.name for b in books})))
            sheet = Sheet(_sheet_name(books[-1], rng, table))
            books[-1].sheets.append(sheet)
        table.file, table.sheet = books[-1].name, sheet.name
        left = min(k for _, k in sheet.cells) if below else rng.choice((1, 1, 1, 2, 3))
        write_table(sheet, table, unit, rng, below or rng.choice((1, 1, 1, 2, 3)), left)
        if not below and left > 1:
            table.traits.add(f"sheet: starts at column {left}")
    return tables, [b.save(folder) for b in books]


def _file_name(unit: Unit, table: Table, rng: Random, taken: set[str]) -> str:
    stem = rng.choice(FILES[table.kind]).format(t=unit.tahun)
    suffix = rng.choice(("xlsx",) * 12 + ("xls",))
    if suffix == "xls":
        table.traits.add("file: xls")
    name, n = f"{stem}.{suffix}", 1
    stems = {t.rpartition(".")[0] for t in taken}
    while name.rpartition(".")[0] in stems:
        n += 1
        name = f"{stem} ({n}).{suffix}"
    return name


def _sheet_name(book: Book, rng: Random, table: Table) -> str:
    stem = rng.choice(("Sheet1", table.kind[:20].replace("_", " "), "Lampiran"))
    name, n = stem, 1
    while name in {x.name for x in book.sheets}:
        n += 1
        name = f"{stem} {n}"
    return name
