"""How many findings there are, by document and by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lakip_xls.findings import Temuan, count_findings
from lakip_xls.rules.registry import RuleState

Computed = dict[str, int | str | None]
"""One line of a summary."""


def by_document(temuan: Iterable[Temuan]) -> list[Computed]:
    """Counts per level for every document kind and file, in the order of the most serious finding.

    `kind` is None for findings that concern no single kind, `file` for those that concern no file.
    """
    groups: dict[tuple[str | None, str | None], list[Temuan]] = {}
    for finding in temuan:
        groups.setdefault((finding.kind, finding.file), []).append(finding)
    return [
        {"jenis": kind, "berkas": file, **count_findings(members), "jumlah": len(members)}
        for (kind, file), members in groups.items()
    ]


def by_rule(temuan: Sequence[Temuan], rule: Iterable[RuleState]) -> list[Computed]:
    """Every rule with its state and its number of findings, in the order of the catalogue.

    A code that no rule of this run has (a trouble of the program itself) stands at the end.
    """
    counts: dict[str, list[Temuan]] = {}
    for finding in temuan:
        counts.setdefault(finding.kode, []).append(finding)
    states = list(rule)
    known = [_row(s.rule.kode, s.rule.tingkat.value, s.text, counts.get(s.rule.kode, [])) for s in states]
    others = counts.keys() - {s.rule.kode for s in states}
    return known + [_row(k, counts[k][0].tingkat.value, f"{len(counts[k])} temuan", counts[k]) for k in sorted(others)]


def _row(kode: str, tingkat: str, state: str, members: Sequence[Temuan]) -> Computed:
    return {"kode": kode, "tingkat": tingkat, "keadaan": state, "jumlah": len(members)}
