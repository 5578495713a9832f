"""The register of rules: every rule is one generator function, named by its official code."""

from __future__ import annotations

import csv
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from lakip_xls.computing.result import Computed
from lakip_xls.entities.register import Register
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data, Document
from lakip_xls.nomenklatur import FIRST_YEAR, Nomenklatur, default
from lakip_xls.provenance import SourceFile
from lakip_xls.settings import Identity, Settings
from lakip_xls.skema import table_mention

T = TypeVar("T")


@dataclass(frozen=True)
class RuleContext:
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
    _once: dict[Callable[[RuleContext], Any], Any] = field(default_factory=dict, repr=False, compare=False)

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


@dataclass(frozen=True, slots=True)
class Rule:
    """One registered rule."""

    kode: str
    tingkat: Tingkat
    kelompok: str
    arti: str
    """The rule in one Indonesian sentence."""
    sample: str
    needs: tuple[str, ...]
    """Frames it needs, alternatives joined by '|'; where one is empty the rule is 'tidak dijalankan'."""
    function: Function | None
    """None for rules whose findings arise while reading (group BACA)."""

    @property
    def penjelasan(self) -> str:
        """The docstring: rule, basis, wrong and right example (Indonesian, for `lakip-xls aturan KODE`)."""
        return inspect.getdoc(self.function) or self.arti if self.function else self.arti


@dataclass(frozen=True, slots=True)
class RuleState:
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


_REGISTER: dict[str, Rule] = {}


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    """The rule catalogue by code: tingkat, kelompok, arti, contoh."""
    text = files("lakip_xls").joinpath("data/aturan.csv").read_text(encoding="utf-8")
    return {row["kode"]: row for row in csv.DictReader(text.splitlines())}


def rule_tingkat(kode: str) -> Tingkat:
    """The level of a rule."""
    return Tingkat(catalogue()[kode]["tingkat"])


def rule(kode: str, *, needs: tuple[str, ...] = ()) -> Callable[[Function], Function]:
    """Register a generator of findings under its code of the catalogue.

    Raises KeyError for a code that the catalogue does not have, ValueError for one used twice.
    """

    def register(function: Function) -> Function:
        _add(kode, needs, function)
        return function

    return register


def reading_rule(kode: str) -> None:
    """Register a rule whose findings arise while reading."""
    _add(kode, (), None)


def _add(kode: str, needs: tuple[str, ...], function: Function | None) -> None:
    row = catalogue()[kode]
    if kode in _REGISTER:
        raise ValueError(f"rule {kode} is registered twice")
    _REGISTER[kode] = Rule(kode, Tingkat(row["tingkat"]), row["kelompok"], row["arti"], row["contoh"], needs, function)


def register() -> dict[str, Rule]:
    """All rules by code, in the order of the catalogue."""
    from lakip_xls.rules import load_all

    load_all()
    return {kode: _REGISTER[kode] for kode in catalogue() if kode in _REGISTER}


def run(context: RuleContext, read: Iterable[Temuan]) -> tuple[list[Temuan], list[RuleState]]:
    """Run every rule. `read` are the findings of the reading stages.

    A rule that raises becomes one finding that names it (code SISTEM-01); the rest still runs.
    """
    findings = list(read)
    context = replace(context, read=tuple(findings))
    states: list[RuleState] = []
    for rule in register().values():
        missing = [n for n in rule.needs if not any(context.data.has((m,)) for m in n.split("|"))]
        if missing:
            states.append(RuleState(rule, 0, False, "data tidak ada: " + ", ".join(map(_mention_data, missing))))
            continue
        if rule.function is None:
            count = sum(t.kode == rule.kode for t in findings)
            states.append(RuleState(rule, count, True))
            continue
        found, failure = _run(rule.function, context)
        findings.extend(found)
        if failure is not None:
            findings.append(_crash(rule, failure))
            states.append(RuleState(rule, len(found), False, "aturan gagal dijalankan"))
        else:
            states.append(RuleState(rule, len(found), True))
    return findings, states


def _mention_data(need: str) -> str:
    """Names of frames as people say them: 'pk|pk_program' -> 'PK atau PK (program)'."""
    return " atau ".join(table_mention(n) for n in need.split("|"))


def _run(function: Function, context: RuleContext) -> tuple[list[Temuan], Exception | None]:
    found: list[Temuan] = []
    try:
        for finding in function(context):
            found.append(finding)
    except Exception as failure:
        return found, failure
    return found, None


def _crash(rule: Rule, failure: Exception) -> Temuan:
    return Temuan(
        "SISTEM-01",
        Tingkat.WARNING,
        f"Aturan {rule.kode} tidak dapat diselesaikan karena galat program "
        f"({type(failure).__name__}); temuan aturan ini mungkin tidak lengkap.",
        "Periksa hal ini secara manual dan laporkan kepada pengelola program beserta berkasnya.",
    )
