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
    (
        "no",
        "kode",
        "keterangan",
        "penanggung_jawab",
        "subunit",
        "tahun",
        "triwulan",
        "sumber_data",
        "sumber_dana",
        "formulasi",
        "kelompok",
        "aksi",
        "polaritas",
        "predikat",
        "kondisi_awal",
        "sisa",
        "tujuan",
        "capaian",
        "realisasi_persen",
        "rekening",
    )
)
"""Fields that a reading may leave out: they are told or computed elsewhere, and no figure is lost."""
_IKU = frozenset({"formulasi", "sumber_data", "penanggung_jawab"})
_HARMLESS = frozenset({"no", "keterangan"})
"""Names of columns that hold nothing which a frame keeps."""
_OWNERS = frozenset({"subunit", "penanggung_jawab"})
"""The office of a row: two names for one thing where neither is in a frame."""
_ASIDE = {
    "pk": frozenset({"program", "kegiatan"}),
    "pengukuran_kinerja": frozenset({"program", "kegiatan", "pagu"}),
}
"""Fields that stand beside those of a kind and are not in its frames."""
_SYNONYMS = {
    "anggaran": "pagu",
    "tahun": "triwulan",
    "kelompok": "uraian",
    "persen": "realisasi_persen",
    "realisasi_anggaran": "realisasi_rp",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What one head is: the kinds (alternatives of sets) and the field of each column."""

    number: int
    digest: str
    kinds: tuple[frozenset[str], ...]
    columns: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()
    """Of each column the fields that are right as well."""

    @property
    def first_kind(self) -> str:
        """The kind that its title would state."""
        return sorted(self.kinds[0])[0]

    def kind_right(self, kinds: frozenset[str]) -> bool:
        """Whether these kinds are what the head is; of two that it holds, one is enough."""
        if not kinds:
            return frozenset({OUTSIDE}) in self.kinds
        return any(kinds <= wanted for wanted in self.kinds)

    def column_right(self, column: int, taken: str | None) -> bool:
        """Whether a column (from 0) was taken as a person would take it."""
        wanted = self.columns[column]
        if wanted == OPEN or (self.others and taken in self.others[column]):
            return True
        if wanted == UNUSED and taken in _HARMLESS:
            return True
        if {wanted, taken} == _OWNERS and self.first_kind not in ("iku", "realisasi_anggaran"):
            return True
        if self.first_kind == "iku" and (wanted, taken) == ("target_tahun", "target"):
            return True
        if taken is None:
            return wanted == UNUSED or self._may_be_left_out(take_apart(wanted))
        return wanted != UNUSED and _plain(taken, self.columns) == _plain(wanted, self.columns)

    def _may_be_left_out(self, part: Part) -> bool:
        if self.first_kind == "iku" and part.base in (*_IKU, "target"):
            return part.base == "target"
        if part.base in _CONTEXT or part.level == "tujuan":
            return True
        if part.base == "satuan":
            return bool(part.level or part.qualifier or part.quarter)
        if part.quarter:
            return self.first_kind != "rencana_aksi" and self._has_year(part)
        if part.base in _ASIDE.get(self.first_kind, frozenset()) and len(self.kinds[0]) == 1:
            return self.first_kind != "pk" or "anggaran" not in self.columns
        if part.base == "sasaran":
            return self.first_kind == "realisasi_anggaran"
        return part.qualifier not in ("", "sesudah") and (part.base, part.qualifier) != ("target", "tahun")

    def _has_year(self, part: Part) -> bool:
        base = "target" if part.base == "tw" else part.base
        years = (take_apart(name) for name in self.columns)
        return any((p.base, p.level, p.quarter, p.qualifier) == (base, part.level, 0, "") for p in years)


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
                tuple(names[0] for names in columns),
                tuple(names[1:] for names in columns),
            )
            for row in rows
            for columns in ([tuple(name.split("/")) for name in row["kolom"].split("|")],)
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


def _plain(name: str, all_wanted: tuple[str, ...]) -> tuple[str, str, str, int]:
    """A name with one word for one thing, and the level it means in a head with these fields."""
    part = take_apart(name)
    base = _one_word(part.base)
    if base == "kode":
        return base, "", "", 0
    alike = (p for p in map(take_apart, all_wanted) if (_one_word(p.base), p.qualifier) == (base, part.qualifier))
    levels = {p.level for p in alike}
    qualifier = "" if part.qualifier == "sesudah" else part.qualifier
    return base, _meant(part.level, levels), qualifier, part.quarter or (-1 if part.of_row else 0)


def _meant(level: str, levels: set[str]) -> str:
    """A level among those that a head has for one thing: a bare name is that of the sasaran, the lowest is the lowest."""
    if len(levels) < 2:
        return ""
    if not level and "" not in levels:
        return "sasaran"
    return "sub_kegiatan" if level == "kegiatan" and level not in levels else level


def _one_word(base: str) -> str:
    return _SYNONYMS.get(base, base)
