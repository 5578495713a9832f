"""The understanding that a person gives each real head, and when a reading agrees with it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

EXPECTED = Path(__file__).with_name("harapan.csv")
OUTSIDE = "bukan"
"""The kind of a table that is none of ours."""
UNUSED = "-"
OPEN = "?"

LEVELS = ("sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan", "uraian", "rekening")
NAMES = frozenset({*LEVELS, "subunit", "kelompok", "sasaran_indikator", "program_indikator", "kegiatan_indikator"})
_ELSEWHERE = ("tahun", "akhir", "lalu", "renstra", "rkpd", "rkt", "sebelum", "sesudah", "depan", "bulan")
"""Suffixes of a figure that is not that of the year, or not the one that counts."""
_CONTEXT = frozenset(
    "no kode keterangan penanggung_jawab subunit tahun triwulan sumber_data sumber_dana formulasi kelompok aksi polaritas "
    "predikat kondisi_awal sisa tujuan capaian realisasi_persen satuan rekening".split()
)
"""Fields that a reading may leave out: they are told or computed elsewhere, and no figure is lost."""
_SYNONYMS = {"anggaran": "pagu", "persen": "realisasi_persen", "realisasi_anggaran": "realisasi_rp"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What one head is: the kinds (alternatives of sets) and the field of each column."""

    number: int
    digest: str
    kinds: tuple[frozenset[str], ...]
    columns: tuple[str, ...]

    @property
    def first_kind(self) -> str:
        """The kind that its title would state."""
        return sorted(self.kinds[0])[0]

    def kind_right(self, kinds: frozenset[str]) -> bool:
        """Whether these kinds are what the head is; of two that it holds, one is enough."""
        if not kinds:
            return frozenset({OUTSIDE}) in self.kinds
        return any(kinds <= wanted for wanted in self.kinds)


@dataclass(frozen=True, slots=True)
class Part:
    """A field name taken apart: `realisasi_rp_program_tw2` is realisasi_rp, program, no qualifier, 2."""

    base: str
    level: str = ""
    qualifier: str = ""
    quarter: int = 0
    of_row: bool = False


def read_expected() -> list[Expected]:
    """Every head with its understanding, in the order of the list."""
    with EXPECTED.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(line for line in stream if not line.startswith("#"))
        return [
            Expected(
                int(row["nomor"]),
                row["sidik"],
                tuple(frozenset(kind.split("+")) for kind in row["jenis"].split("/")),
                tuple(row["kolom"].split("|")),
            )
            for row in rows
        ]


def take_apart(name: str) -> Part:
    """The base of a field name and what its suffixes say."""
    if name in NAMES or name in (UNUSED, OPEN):
        return Part(name)
    rest, quarter, of_row, qualifier, level = name, 0, False, "", ""
    if found := re.search(r"(^|_)tw([1-4])", rest):
        quarter = int(found[2])
        rest = rest[: found.start()] + rest[found.end() :] if found.start() else "tw" + rest[found.end() :]
    elif rest.endswith("_tw"):
        rest, of_row = rest[:-3], True
    for word in LEVELS:
        if rest.endswith("_" + word):
            rest, level = rest[: -len(word) - 1], word
            break
    for word in _ELSEWHERE:
        if rest.endswith("_" + word):
            rest, qualifier = rest[: -len(word) - 1], word
            break
    return Part(rest, level, qualifier, quarter, of_row)


def agrees(wanted: str, taken: str | None, all_wanted: tuple[str, ...]) -> bool:
    """Whether a column was taken as a person would take it, in a head with these fields."""
    if wanted == OPEN:
        return True
    if wanted == UNUSED:
        return taken is None
    part = take_apart(wanted)
    if taken is None:
        return part.base in _CONTEXT or (part.qualifier in _ELSEWHERE and part.qualifier not in ("tahun", "sesudah"))
    return _plain(taken, all_wanted) == _plain(wanted, all_wanted)


def _plain(name: str, all_wanted: tuple[str, ...]) -> tuple[str, str, str, int]:
    """A name without the level that is beyond doubt in this head, and with one word for one thing."""
    part = take_apart(name)
    base = _SYNONYMS.get(part.base, part.base)
    same = {_key(take_apart(other)) for other in all_wanted if _SYNONYMS.get(take_apart(other).base, take_apart(other).base) == base}
    level = part.level if len(same) > 1 else ""
    qualifier = "" if part.qualifier == "sesudah" else part.qualifier
    return base, level, qualifier, part.quarter or (-1 if part.of_row else 0)


def _key(part: Part) -> str:
    return part.level
