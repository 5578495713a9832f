"""One run of all rules over one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module

from msgspec.structs import replace

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.rules.blanks import fill_in
from lakip_xls.rules.consolidate import consolidate
from lakip_xls.rules.registry import CHECKS, Check, Function, Rule, RuleContext, RuleState, catalogue
from lakip_xls.skema import table_mention

_MODULES = (
    "completeness",
    "diagnosis",
    "totals",
    "percentages",
    "scale",
    "across_documents",
    "blanks",
    "coverage",
    "foreign",
    "dok_indikator",
    "dok_names",
    "dok_identity",
    "rencana_aksi",
    "indikator",
    "grading",
    "kode_parents",
    "nomenklatur",
    "dok_structure",
    "plausibility",
)


def checks() -> list[Check]:
    """All registered functions."""
    for name in _MODULES:
        import_module(f"lakip_xls.rules.{name}")
    return CHECKS


def run(context: RuleContext, read: Iterable[Temuan]) -> tuple[list[Temuan], list[RuleState]]:
    """Check everything. `read` are the findings of the reading stages.

    A function that raises becomes one finding that names its rules (code SISTEM-01); the rest still runs.
    """
    findings = list(read)
    context = replace(context, read=tuple(findings))
    missing = {rule.kode: rule.missing(context.data) for rule in catalogue().values()}
    failed: set[str] = set()
    for own in checks():
        wanted = [k for k in own.kodes if not missing[k]]
        found, failure = _run(own.function, context) if wanted else ([], None)
        findings.extend(t for t in found if t.kode in wanted)
        if failure is not None:
            findings.append(_crash(wanted, failure))
            failed.update(wanted)
    findings = consolidate(fill_in(findings, context))
    counts = Counter(t.kode for t in findings)
    return findings, [
        _state(rule, counts[rule.kode], missing[rule.kode], rule.kode in failed) for rule in catalogue().values()
    ]


def _state(rule: Rule, count: int, missing: Sequence[str], failed: bool) -> RuleState:
    if failed:
        return RuleState(rule, count, False, "aturan gagal dijalankan")
    if missing and not count:
        return RuleState(rule, 0, False, "data tidak ada: " + ", ".join(map(_mention_data, missing)))
    return RuleState(rule, count, True)


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


def _crash(kodes: Sequence[str], failure: Exception) -> Temuan:
    return Temuan(
        "SISTEM-01",
        Tingkat.WARNING,
        f"Aturan {', '.join(kodes)} tidak dapat diselesaikan karena galat program {type(failure).__name__}; temuannya "
        "mungkin tidak lengkap.",
        "Periksa hal ini secara manual dan laporkan kepada pengelola program beserta berkasnya.",
    )
