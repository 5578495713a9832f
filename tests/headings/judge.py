"""Running the program on a folder and judging each table: exact, told, or wrong in silence."""

from __future__ import annotations

import re
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from lakip_xls.export import json_object
from lakip_xls.pipeline import NothingToReport, Options, process
from tests.generator import compare, oracle

from .folder import Folder, write_folder
from .model import Row, Table

KEYS = {**compare.KEYS, "rencana_aksi": ("sub_kegiatan", "indikator")}
"""The fields by which a row of a frame is found again; these Rencana Aksi are of sasaran too."""

SOURCES = {
    "persen": ("pagu", "realisasi"),
    "sisa": ("pagu", "realisasi"),
    **dict.fromkeys(("capaian", "capaian_dibatasi", "kategori", "predikat"), ("target", "realisasi", "polaritas")),
    "hasil": ("pembilang", "penyebut"),
}
"""Computed fields and what they are computed from."""

QUOTES = (("'", "'"), ('"', '"'), ("\u201c", "\u201d"), ("\u2018", "\u2019"))

PERCENT_WORDS = {"%", "persen", "persentase", "prosentase"}


@dataclass(frozen=True)
class Difference:
    """One wrong thing: a field of a row, or a whole row (`field` is '' then)."""

    frame: str
    row: str
    field: str
    got: Any
    expected: Any
    told: bool = False

    def __str__(self) -> str:
        word = "told" if self.told else "SILENT"
        what = f"{self.field}: got {self.got!r}, expected {self.expected!r}" if self.field else str(self.got)
        return f"[{word}] {self.frame} {self.row[:70]}: {what}"


@dataclass
class Verdict:
    """What became of one table."""

    seed: int
    table: Table
    differences: list[Difference] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    """What the findings of reading say at the sheet."""
    hints: bool = False
    """Some other kesalahan or peringatan stands at the sheet."""

    @property
    def word(self) -> str:
        """exact, told, refused (the program said that the folder makes no report) or silent."""
        if not self.differences:
            return "exact"
        if self.differences[0].frame == "refused":
            return "refused"
        return "told" if all(d.told for d in self.differences) else "silent"


def judge_seed(seed: int, alone: bool, keep: Path | None = None) -> list[Verdict]:
    """Write the office of a seed, run the program, and judge every recombined table."""
    with tempfile.TemporaryDirectory() as temporary:
        path = keep or Path(temporary)
        path.mkdir(parents=True, exist_ok=True)
        folder = write_folder(seed, path, alone)
        return judge_folder(seed, folder, path)


def judge_folder(seed: int, folder: Folder, path: Path) -> list[Verdict]:
    """Judge the tables of a folder that was written."""
    try:
        result = json_object(process(path, Options(tanggal=date(2024, 1, 31))))
    except NothingToReport as refusal:
        return [Verdict(seed, t, [Difference("refused", "", "", str(refusal), "", True)]) for t in folder.tables]
    except Exception:
        crash = traceback.format_exc()
        return [Verdict(seed, t, [Difference("crash", "", "", crash, "")]) for t in folder.tables]
    verdicts = [_judge(seed, t, result) for t in folder.tables]
    if any(v.differences for v in verdicts):
        for verdict in verdicts:  # what one table lacks makes findings at the others
            verdict.noise = []
    return verdicts


def _judge(seed: int, table: Table, result: Mapping[str, Any]) -> Verdict:
    here = [t for t in result["temuan"] if t["berkas"] == table.file and t["lembar"] == table.sheet]
    read = [t for t in here if t["kode"].startswith("BACA-")]
    reasons = [
        x["alasan"]
        for f in result["berkas"]
        if f["nama"] == table.file
        for x in f["lembar"]
        if x["nama"] == table.sheet and x["alasan"]
    ]
    found = []
    for name, rows in table.expected.items():
        got = result["tabel"].get(name, ())
        if name == "anggaran":  # levels that the table does not have may come from another document
            levels = {r["tingkat"] for r in rows}
            got = [r for r in got if r["tingkat"] in levels]
        found += differences(name, got, rows)
    told = _derived([_with_told(d, table, read, reasons) for d in found])
    loud = [t for t in here if t["tingkat"] != "info"]
    noise = [] if table.noise_allowed else [f"{t['kode']} {t['sel']}: {t['uraian']}" for t in loud]
    return Verdict(seed, table, told, noise, [t["uraian"] for t in read], bool(loud))


def _with_told(d: Difference, table: Table, read: Sequence[Mapping[str, Any]], reasons: Sequence[str]) -> Difference:
    """Mark a difference as told where a finding names its column, or the sheet gave nothing and says why."""
    head = _plain(table.heads.get(d.field, "").rpartition(" / ")[2])
    letters = table.letters.get(d.field, "")
    nothing = d.got is None or not d.field
    told = False
    for t in read:
        cell = re.match(r"[A-Z]+", t["sel"] or "")
        at_column = bool(cell) and cell is not None and cell.group() == letters
        named = bool(head) and any(f"{a}{head}{z}" in _plain(t["uraian"]) for a, z in QUOTES)
        whole = nothing and t["kode"] in ("BACA-02", "BACA-03", "BACA-12")
        told = told or at_column or named or whole
    told = told or (nothing and bool(reasons))
    return Difference(d.frame, d.row, d.field, d.got, d.expected, told)


def _derived(differences: list[Difference]) -> list[Difference]:
    """What is computed from a told value is told."""
    told = {(d.frame, d.row, d.field) for d in differences if d.told}
    return [
        replace(d, told=d.told or any((d.frame, d.row, f) in told for f in SOURCES.get(d.field, ())))
        for d in differences
    ]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def differences(name: str, got: Sequence[Row], expected: Sequence[Row]) -> list[Difference]:
    """The differences of a frame; fields that the expectation does not name are not compared."""
    rest: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in got:
        rest[_key(name, row)].append(row)
    found = []
    for row in expected:
        key = _key(name, row)
        if not rest[key]:
            if not _empty(name, row):
                found.append(Difference(name, " > ".join(key), "", "row is missing", ""))
            continue
        own = rest[key].pop(0)
        for field_name, value in row.items():
            if field_name == "satuan" and (value is None or str(value).lower() in PERCENT_WORDS):
                continue
            if not oracle.equal(field_name, own.get(field_name), value):
                found.append(Difference(name, " > ".join(key), field_name, own.get(field_name), value))
    extra = [k for k, rows in rest.items() for r in rows if not _empty(name, r)]
    return found + [Difference(name, " > ".join(k), "", "row too many", "") for k in extra]


def _key(name: str, row: Row) -> tuple[str, ...]:
    return tuple(oracle.name_key(row.get(f)) for f in KEYS[name])


def _empty(name: str, row: Row) -> bool:
    return (name == "renstra" and row.get("target") is None) or (name == "belanja" and not row.get("pagu"))
