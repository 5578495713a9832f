"""Writing a unit: documents into files, the record of every value, and changes before saving."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from . import oracle
from .layouts import (
    anggaran,
    comparisons,
    others,
    pengaturan,
    pengukuran,
    pk,
    realisasi_program,
    rencana_aksi,
    renstra,
    rkt,
)
from .layouts.pages import Page, unique_name
from .layouts.tables import Catatan, Key, LayoutContext
from .sheets import Book, Sheet, address
from .unit import Unit

WRITER: dict[str, Callable[[LayoutContext, Page], None]] = {
    "pk": pk.write,
    "rkt": rkt.write,
    "rencana_aksi": rencana_aksi.write,
    "realisasi_anggaran": anggaran.write,
    "pengukuran_kinerja": pengukuran.write,
    "renstra": renstra.write,
    "iku": others.iku,
    "realisasi_program": realisasi_program.write,
    "data_indikator": others.data_indikator,
    "pergeseran": others.pergeseran,
    "sdm": others.sdm,
    "pembanding": others.pembanding,
    "perbandingan": comparisons.write,
    "pengaturan": pengaturan.write,
}
EVERYTHING = frozenset(WRITER) - {"pengaturan", "perbandingan"}
"""The documents that are written unless the caller says otherwise."""

FILE_NAMES = {
    "pk": ("Perjanjian Kinerja {t}", "PK {t}", "PK Perubahan fix", "perjanjian_kinerja"),
    "rkt": ("RKT {t}", "Rencana Kinerja Tahunan", "RKT fix"),
    "rencana_aksi": ("Rencana Aksi {t}", "renaksi", "RENAKSI {t}"),
    "realisasi_anggaran": ("Realisasi Anggaran {t}", "LRA {t}", "realisasi", "rekap keuangan"),
    "pengukuran_kinerja": ("Pengukuran Kinerja {t}", "capaian kinerja", "Tabel 3.1"),
    "renstra": ("Renstra", "Matriks Renstra", "TC 27"),
    "iku": ("IKU", "Indikator Kinerja Utama"),
    "realisasi_program": ("Tabel 3.6", "Realisasi Program {t}", "Capaian Keluaran"),
    "data_indikator": ("Data Dukung", "data indikator {t}"),
    "pergeseran": ("Refocusing", "pergeseran {t}"),
    "sdm": ("Data Pegawai", "SDM {t}"),
    "pembanding": ("Pembanding", "Tabel 3.4"),
    "perbandingan": ("Tabel Bab III", "Lampiran Capaian {t}"),
    "pengaturan": ("Pengaturan",),
}
SHEET_NAMES = {
    "pk": ("PK", "Sheet1", "Camat", "Eselon III", "Lampiran"),
    "rkt": ("RKT", "Sheet1", "Rencana"),
    "rencana_aksi": ("Renaksi", "Sheet1", "Rencana Aksi"),
    "realisasi_anggaran": ("Realisasi", "Sheet1", "LRA", "Desember"),
    "pengukuran_kinerja": ("3.1", "Sheet1", "Pengukuran", "Capaian"),
    "renstra": ("Renstra", "Sheet1", "TC.27"),
    "iku": ("IKU", "Sheet1"),
    "realisasi_program": ("3.6", "Sheet1", "Keluaran"),
    "data_indikator": ("Data", "Sheet1", "Data Dukung"),
    "pergeseran": ("Refocusing", "Sheet1"),
    "sdm": ("SDM", "Sheet1", "Pegawai"),
    "pembanding": ("3.4", "Sheet1", "Nasional"),
    "perbandingan": ("3.2", "Antar Tahun"),
    "pengaturan": ("Identitas",),
}
OWN = {"pengaturan"}


@dataclass
class Written:
    """What was written where. `cell` keys are (frame, row index or 'jumlah', field).

    `content` has the value a reader should give for each key (names in the document's case), `features`
    the layout features that were chosen.
    """

    folder: Path
    files: list[Path]
    cells: dict[Key, tuple[str, str, str]]
    content: dict[Key, Any]
    features: dict[str, Any]


@dataclass
class Draft:
    """A unit's documents as grids that are not yet saved."""

    unit: Unit
    books: list[Book]
    catatan: dict[Key, Catatan]
    features: dict[str, Any]
    _file: dict[int, str] = field(default_factory=dict)

    def place(self, key: Key) -> tuple[str, str, str]:
        """File, sheet and cell of a recorded value."""
        c = self.catatan[key]
        name = next(b.name for b in self.books if any(x is c.sheet for x in b.sheets))
        return name, c.sheet.name, address(c.row, c.column)

    def change(self, key: Key, value: Any) -> tuple[str, str, str]:
        """Write another value in a recorded cell, in the cell's own style; return the place.

        A formula in the cell is lost, formulas elsewhere keep their cached values.
        """
        c = self.catatan[key]
        content, fmt = c.style(value)
        cell = c.sheet.cells[c.row, c.column]
        cell.value, cell.format, cell.formula = content, fmt, None
        return self.place(key)

    def change_raw(self, key: Key, value: Any, format: str = "General") -> tuple[str, str, str]:
        """Put a raw cell value (text, number, None) in the place of a recorded one."""
        c = self.catatan[key]
        cell = c.sheet.cells[c.row, c.column]
        cell.value, cell.format, cell.formula = value, format, None
        return self.place(key)

    def save(self, folder: Path) -> Written:
        """Render all files into a folder (made if missing)."""
        folder.mkdir(parents=True, exist_ok=True)
        files = [b.save(folder) for b in self.books]
        position = {id(x): (b.name, x.name) for b in self.books for x in b.sheets}
        cell = {k: (*position[id(c.sheet)], address(c.row, c.column)) for k, c in self.catatan.items()}
        return Written(folder, files, cell, {k: c.content for k, c in self.catatan.items()}, self.features)


def build_unit(
    unit: Unit,
    rng: Random,
    *,
    document: Collection[str] = EVERYTHING,
    format: str | None = None,
    stack: float = 0.1,
    **features: Any,
) -> Draft:
    """Lay out a unit's documents at random.

    `format` fixes the file type ('xlsx', 'xls', 'ods'); `stack` is the chance that a document goes
    below another one on the same sheet; `features` fixes layout features, with '.' written as '__'
    (`realisasi_anggaran__hierarki='kode'`); see `Written.features` for their names.
    """
    k = LayoutContext(unit, rng, force={n.replace("__", "."): v for n, v in features.items()})
    kinds = [j for j in WRITER if j in document and (j != "data_indikator" or oracle.frame(unit)[j])]
    if len(kinds) < 3:  # what little there is must name the office and the year
        for j in kinds:
            k.force.setdefault(f"{j}.judul", "kop")
    if {"rkt", "rencana_aksi", "pengukuran_kinerja"} <= set(kinds):
        _ensure_relation(k)
    k.features["pembagian"] = division = str(k.force.get("pembagian", rng.choice(("satu", "tiap", "acak", "acak"))))
    rng.shuffle(kinds)
    kelompok: list[list[str]] = []
    for j in kinds:
        if j in OWN or division == "tiap" or not kelompok or (division == "acak" and rng.random() < 0.5):
            kelompok.append([j])
        else:
            tujuan = [g for g in kelompok if g[0] not in OWN]
            if tujuan:
                rng.choice(tujuan).append(j)
            else:
                kelompok.append([j])
    books: list[Book] = []
    for listing in kelompok:
        suffix = format or ("xlsx" if listing[0] in OWN else rng.choice(("xlsx",) * 8 + ("xls", "ods")))
        k.features[f"format.{suffix}"] = True
        b = Book(f"{_file_name(rng, unit, listing, {x.name for x in books})}.{suffix}")
        books.append(b)
        for j in listing:
            WRITER[j](k, _page(k, b, j, stack))
    return Draft(unit, books, k.catatan, k.features)


def write_unit(
    unit: Unit,
    folder: Path,
    rng: Random,
    *,
    document: Collection[str] = EVERYTHING,
    format: str | None = None,
    stack: float = 0.1,
    **features: Any,
) -> Written:
    """Write a unit's documents into a folder in a random layout; see `build_unit` for the options."""
    return build_unit(unit, rng, document=document, format=format, stack=stack, **features).save(folder)


def wanted(unit: Unit, written: Written | Draft) -> dict[str, list[dict[str, Any]]]:
    """The frames a reader must make of the documents that were written.

    Like `oracle.frame`, but a field that no cell holds (and that is not computed) is None, names
    have the document's case, and frames without a document are empty.
    """
    contents = written.content if isinstance(written, Written) else {k: c.content for k, c in written.catatan.items()}
    full = oracle.frame(unit, str(written.features.get("rkt.bentuk", "sub")))
    present = {k[0] for k in contents}
    relation = any({(f, 0, "sasaran"), (f, 0, "program")} <= contents.keys() for f in ("rkt", "rencana_aksi"))
    if relation and {"pengukuran", "anggaran"} <= present:
        present.add("efisiensi")
    result: dict[str, list[dict[str, Any]]] = {}
    for name, row in full.items():
        result[name] = []
        compute = oracle.COMPUTED_RESULT.get(name, set()) if name != "efisiensi" else set(row[0])
        for i, b in enumerate(row if name in present else ()):
            catatan = {f: contents[name, i, f] for f in b if isinstance(contents.get((name, i, f)), str)}
            result[name].append(
                {f: catatan.get(f, v) if f in compute or (name, i, f) in contents else None for f, v in b.items()}
            )
    for b, intact in zip(result["anggaran"], full["anggaran"], strict=False):
        if b["kode"] is None and any((c["kode"] or "").startswith(f"{intact['kode']}.") for c in result["anggaran"]):
            b["kode"] = intact["kode"]  # the codes below it tell it
    return result


def identity_wanted(unit: Unit, written: Written | Draft) -> dict[str, Any]:
    """The identity that the documents state: pemerintah, unit, tahun; None where none of them does."""
    key = written.cells if isinstance(written, Written) else written.catatan
    present = {k[2] for k in key if k[0] == "identitas"}
    value = {"pemerintah": unit.pemerintah, "unit": unit.name, "tahun": unit.tahun}
    return {n: v if n in present else None for n, v in value.items()}


def _ensure_relation(k: LayoutContext) -> None:
    """See that the RKT or the Rencana Aksi ties sasaran to programmes."""
    if k.force.get("rkt.bentuk") in ("sub", "kegiatan") or k.force.get("rencana_aksi.bentuk") == "lebar":
        return
    k.force.setdefault("rencana_aksi.bentuk", "lebar")


def _file_name(rng: Random, unit: Unit, listing: list[str], present: set[str]) -> str:
    if len(listing) > 1 and rng.random() < 0.6:
        name = rng.choice(("Lampiran LKjIP {t}", "Data LKJIP", "Book1", "BAHAN LAKIP {t}")).format(t=unit.tahun)
    else:
        name = rng.choice(FILE_NAMES[listing[0]]).format(t=unit.tahun)
    base = {a.rpartition(".")[0] for a in present}
    candidates, order = name, 1
    while candidates in base:
        order += 1
        candidates = f"{name} bagian {order}"
    return candidates


def _page(k: LayoutContext, book: Book, kind: str, stack: float) -> Page:
    """A new sheet for a document, or the place below the last one."""
    rng = k.rng
    if book.sheets and kind not in ("realisasi_anggaran", "pengaturan") and rng.random() < stack:
        sheet = book.sheets[-1]
        if not any(s.sheet is sheet for key, s in k.catatan.items() if key[0] == "anggaran"):
            k.features[f"{kind}.tumpuk"] = True
            # what shares a sheet needs a title to be told apart
            k.force.setdefault(f"{kind}.judul", "pendek")
            left = min(column for _, column in sheet.cells)
            return Page(book, sheet, sheet.last_row + rng.randint(2, 4), left, rng)
    sheet = Sheet(unique_name(book, rng.choice(SHEET_NAMES[kind])))
    book.sheets.append(sheet)
    row, left = rng.choice((1, 1, 1, 2, 4)), rng.choice((1, 1, 1, 2, 3))
    if k.force.get(f"{kind}.judul") == "tanpa":
        row = 1
    return Page(book, sheet, row, left, rng)
