"""The register of rules: every rule is one generator function, named by its official code."""

from __future__ import annotations

import csv
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from lakip_xls.computing.hasil import Hitungan
from lakip_xls.entities.register import Register
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data, Dokumen
from lakip_xls.nomenklatur import Nomenklatur, bawaan
from lakip_xls.provenance import BerkasSumber
from lakip_xls.settings import Identitas, Pengaturan
from lakip_xls.skema import table_mention

T = TypeVar("T")


@dataclass(frozen=True)
class Konteks:
    """What a rule may look at."""

    data: Data
    """The documents that count for the report."""
    semua: tuple[Dokumen, ...]
    """Every document that was read, also those that were superseded."""
    berkas: tuple[BerkasSumber, ...]
    hitungan: Hitungan
    identitas: Identitas
    pengaturan: Pengaturan
    nomenklatur: tuple[Nomenklatur, ...] = ()
    """The office's own official names, before those that come with the program."""
    baca: tuple[Temuan, ...] = ()
    """The findings of the reading stages."""
    sampai: Hitungan | None = None
    """The figures up to a quarter, in the report of one; `hitungan` are always those of the year."""
    _sekali: dict[Callable[[Konteks], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def register(self) -> Register:
        """Who is who in the documents that count."""
        return self.hitungan.register

    @property
    def resmi(self) -> tuple[Nomenklatur, ...]:
        """All official lines, the office's own first."""
        return (*self.nomenklatur, *bawaan())

    def sekali(self, fungsi: Callable[[Konteks], T]) -> T:
        """The value of a function of this context, computed once for all rules."""
        if fungsi not in self._sekali:
            self._sekali[fungsi] = fungsi(self)
        value: T = self._sekali[fungsi]
        return value


Fungsi = Callable[[Konteks], Iterable[Temuan]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """One registered rule."""

    kode: str
    tingkat: Tingkat
    kelompok: str
    arti: str
    """The rule in one Indonesian sentence."""
    contoh: str
    needs: tuple[str, ...]
    """Frames it needs, alternatives joined by '|'; where one is empty the rule is 'tidak dijalankan'."""
    fungsi: Fungsi | None
    """None for rules whose findings arise while reading (group BACA)."""

    @property
    def penjelasan(self) -> str:
        """The docstring: rule, basis, wrong and right example (Indonesian, for `lakip-xls aturan KODE`)."""
        return inspect.getdoc(self.fungsi) or self.arti if self.fungsi else self.arti


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What became of a rule in one run."""

    aturan: Aturan
    jumlah: int
    dijalankan: bool
    alasan: str = ""
    """Why it was not run (Indonesian)."""

    @property
    def teks(self) -> str:
        """'lulus', 'n temuan' or 'tidak dijalankan'."""
        if not self.dijalankan:
            return "tidak dijalankan"
        return f"{self.jumlah} temuan" if self.jumlah else "lulus"


_REGISTER: dict[str, Aturan] = {}


@lru_cache(maxsize=1)
def katalog() -> dict[str, dict[str, str]]:
    """The rule catalogue by code: tingkat, kelompok, arti, contoh."""
    text = files("lakip_xls").joinpath("data/aturan.csv").read_text(encoding="utf-8")
    return {row["kode"]: row for row in csv.DictReader(text.splitlines())}


def tingkat_aturan(kode: str) -> Tingkat:
    """The level of a rule."""
    return Tingkat(katalog()[kode]["tingkat"])


def aturan(kode: str, *, needs: tuple[str, ...] = ()) -> Callable[[Fungsi], Fungsi]:
    """Register a generator of findings under its code of the catalogue.

    Raises KeyError for a code that the catalogue does not have, ValueError for one used twice.
    """

    def register(fungsi: Fungsi) -> Fungsi:
        _add(kode, needs, fungsi)
        return fungsi

    return register


def aturan_baca(kode: str) -> None:
    """Register a rule whose findings arise while reading."""
    _add(kode, (), None)


def _add(kode: str, needs: tuple[str, ...], fungsi: Fungsi | None) -> None:
    row = katalog()[kode]
    if kode in _REGISTER:
        raise ValueError(f"rule {kode} is registered twice")
    _REGISTER[kode] = Aturan(kode, Tingkat(row["tingkat"]), row["kelompok"], row["arti"], row["contoh"], needs, fungsi)


def register() -> dict[str, Aturan]:
    """All rules by code, in the order of the catalogue."""
    from lakip_xls.rules import load_all

    load_all()
    return {kode: _REGISTER[kode] for kode in katalog() if kode in _REGISTER}


def jalankan(konteks: Konteks, baca: Iterable[Temuan]) -> tuple[list[Temuan], list[Keadaan]]:
    """Run every rule. `baca` are the findings of the reading stages.

    A rule that raises becomes one finding that names it (code SISTEM-01); the rest still runs.
    """
    findings = list(baca)
    konteks = replace(konteks, baca=tuple(findings))
    states: list[Keadaan] = []
    for rule in register().values():
        missing = [n for n in rule.needs if not any(konteks.data.punya((m,)) for m in n.split("|"))]
        if missing:
            states.append(Keadaan(rule, 0, False, "data tidak ada: " + ", ".join(map(_sebut_data, missing))))
            continue
        if rule.fungsi is None:
            count = sum(t.kode == rule.kode for t in findings)
            states.append(Keadaan(rule, count, True))
            continue
        found, failure = _run(rule.fungsi, konteks)
        findings.extend(found)
        if failure is not None:
            findings.append(_crash(rule, failure))
            states.append(Keadaan(rule, len(found), False, "aturan gagal dijalankan"))
        else:
            states.append(Keadaan(rule, len(found), True))
    return findings, states


def _sebut_data(need: str) -> str:
    """Names of frames as people say them: 'pk|pk_program' -> 'PK atau PK (program)'."""
    return " atau ".join(table_mention(n) for n in need.split("|"))


def _run(fungsi: Fungsi, konteks: Konteks) -> tuple[list[Temuan], Exception | None]:
    found: list[Temuan] = []
    try:
        for finding in fungsi(konteks):
            found.append(finding)
    except Exception as failure:
        return found, failure
    return found, None


def _crash(rule: Aturan, failure: Exception) -> Temuan:
    return Temuan(
        "SISTEM-01",
        Tingkat.PERINGATAN,
        f"Aturan {rule.kode} tidak dapat diselesaikan karena galat program "
        f"({type(failure).__name__}); temuan aturan ini mungkin tidak lengkap.",
        "Periksa hal ini secara manual dan laporkan kepada pengelola program beserta berkasnya.",
    )
