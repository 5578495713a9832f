"""The catalogue of rules (`data/aturan.csv`) and the functions that check them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from msgspec import Struct, field

from lakip_xls.computing.result import Computed
from lakip_xls.entities.register import Register
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data, Document
from lakip_xls.nomenklatur import FIRST_YEAR, Nomenklatur, default
from lakip_xls.provenance import SourceFile
from lakip_xls.settings import Identity, Settings

T = TypeVar("T")


class RuleContext(Struct, frozen=True, eq=False):
    """What a rule may look at."""

    data: Data
    """The documents that count for the report."""
    everything: tuple[Document, ...]
    """Every document that was read, also those that were superseded."""
    file: tuple[SourceFile, ...]
    computed: Computed
    identity: Identity
    settings: Settings
    nomenklatur: tuple[Nomenklatur, ...] = ()
    """The office's own official names, before those that come with the program."""
    read: tuple[Temuan, ...] = ()
    """The findings of the reading stages."""
    until: Computed | None = None
    """The figures up to a quarter, in the report of one; `computed` are always those of the year."""
    _once: dict[Callable[[RuleContext], Any], Any] = field(default_factory=dict)

    @property
    def register(self) -> Register:
        """Who is who in the documents that count."""
        return self.computed.register

    @property
    def official(self) -> tuple[Nomenklatur, ...]:
        """All official lines that hold in the report's year, the office's own first."""
        return (*self.nomenklatur, *(default() if self.judged(None) else ()))

    def judged(self, year: int | None) -> bool:
        """Whether there is a list of official names for a document of a year (of the report's, where it has none)."""
        year = year or self.identity.tahun
        return bool(self.nomenklatur) or year is None or year >= FIRST_YEAR

    def once(self, function: Callable[[RuleContext], T]) -> T:
        """The value of a function of this context, computed once for all rules."""
        if function not in self._once:
            self._once[function] = function(self)
        value: T = self._once[function]
        return value


Function = Callable[[RuleContext], Iterable[Temuan]]


class Rule(Struct, frozen=True):
    """One rule of the catalogue (`data/aturan.csv`): all that is said about it to people."""

    kode: str
    tingkat: Tingkat
    kelompok: str
    arti: str
    """What is wrong where it finds something, in one Indonesian phrase."""
    contoh: str
    isi: str = ""
    """What should be, in one Indonesian sentence."""
    dasar: str = ""
    """The regulation, and what is left out of the comparison."""
    salah: str = ""
    benar: str = ""
    needs: tuple[str, ...] = ()
    """Frames it needs, alternatives joined by '|'; where one is empty the rule is 'tidak dijalankan'."""

    @property
    def penjelasan(self) -> str:
        """All of it, for `lakip-xls aturan KODE`."""
        return (
            f"{self.kode}  {self.tingkat.value}  ({self.kelompok})\n{self.arti}\n\n{self.isi}\n\n"
            f"Dasar: {self.dasar}\n\nSalah: {self.salah}\nBenar: {self.benar}"
        )

    def missing(self, data: Data) -> list[str]:
        """The needs that no document meets."""
        return [n for n in self.needs if not any(data.has((m,)) for m in n.split("|"))]


class RuleState(Struct, frozen=True):
    """What became of a rule in one run."""

    rule: Rule
    total: int
    run: bool
    reason: str = ""
    """Why it was not run (Indonesian)."""

    @property
    def text(self) -> str:
        """'lulus', 'n temuan' or 'tidak dijalankan'."""
        if not self.run:
            return "tidak dijalankan"
        return f"{self.total} temuan" if self.total else "lulus"


class Check(Struct, frozen=True):
    """A function that finds what some rules forbid."""

    kodes: tuple[str, ...]
    function: Function


CHECKS: list[Check] = []
"""All registered functions (`rules/run.py` loads the modules)."""


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """All rules by code, in their order."""
    text = files("lakip_xls").joinpath("data/aturan.csv").read_text(encoding="utf-8")
    return {
        row["kode"]: Rule(
            **{name: row[name] for name in ("kode", "kelompok", "arti", "contoh", "isi", "dasar", "salah", "benar")},
            tingkat=Tingkat(row["tingkat"]),
            needs=tuple(row["perlu"].split("; ")) if row["perlu"] else (),
        )
        for row in csv.DictReader(text.splitlines())
    }


def rule_tingkat(kode: str) -> Tingkat:
    """The level of a rule."""
    return catalogue()[kode].tingkat


def check(*kodes: str) -> Callable[[Function], Function]:
    """Register a generator of findings with the codes that it gives. Raises KeyError for one that the catalogue lacks."""

    def register(function: Function) -> Function:
        CHECKS.append(Check(tuple(catalogue()[k].kode for k in kodes), function))
        return function

    return register
