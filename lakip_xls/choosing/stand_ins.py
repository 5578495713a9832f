"""Documents that stand in for others: an official's PK for the office's, money beside outputs for the budget, budgets of sub-units."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from lakip_xls.choosing.versions import decision
from lakip_xls.findings import Temuan
from lakip_xls.locating.identity import subordinate
from lakip_xls.model import EMPTY, Document, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

_KEUANGAN = "keuangan_program"


def with_a_head(documents: list[Document], decisions: list[tuple[str, str]]) -> list[Document]:
    """Where no Perjanjian Kinerja is of the head's level, that of the first sheet is the office's own.

    A kelurahan, puskesmas or bagian promises 'Sasaran Program', as an official below a head does.
    """
    if any("pk" in d.tables for d in documents):
        return documents
    first = next((d.source for d in documents if "pk_bawahan" in d.tables), None)
    if first is None:
        return documents
    decisions.append((first.file, f"lembar {first.sheet}: dipakai sebagai Perjanjian Kinerja unit"))
    own = {"pk_bawahan": "pk", "pk_program_bawahan": "pk_program"}

    def renamed(rows: Mapping[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
        return {own.get(k, k): v for k, v in rows.items()}

    return [
        replace(d, tables=renamed(d.tables), totals=renamed(d.totals))
        if (d.source.file, d.source.sheet) == (first.file, first.sheet)
        else d
        for d in documents
    ]


def with_a_budget(
    documents: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Document]:
    """Where no realisasi anggaran is there, the money beside the outputs (Evaluasi Renja) is the budget.

    Dasar: formulir evaluasi hasil Renja, Permendagri 86/2017, memuat anggaran dan realisasi tiap program.
    """
    if any(d.tables.get("anggaran") for d in documents):
        return documents
    changed: list[Document] = []
    for d in documents:
        rows = tuple(b for b in d.tables.get(_KEUANGAN, ()) if b.content("tingkat") in TINGKAT)
        if any(b["pagu"].present for b in rows) and any(b["realisasi"].present for b in rows):
            tables = {k: v for k, v in d.tables.items() if k != _KEUANGAN}
            totals = {"anggaran" if k == _KEUANGAN else k: v for k, v in d.totals.items()}
            d = replace(d, tables={**tables, "anggaran": rows}, totals=totals)
            decisions.append(
                (d.source.file, f"lembar {d.source.sheet}: anggarannya dipakai sebagai realisasi anggaran")
            )
            findings.append(
                decision(
                    d, "memuat anggaran, dan dipakai sebagai realisasi anggaran karena dokumen itu tidak ada", None
                )
            )
        changed.append(d)
    return changed


def with_subunits(documents: list[Document], decisions: list[tuple[str, str]]) -> list[Document]:
    """Budgets of several Puskesmas, kelurahan or UPTD are parts of one office's, not versions of each other."""
    budgets = [d for d in documents if d.tables.get("anggaran") and d.unit and subordinate(d.unit)]
    if len({key(d.unit or "") for d in budgets}) < 2:
        return documents
    changed: list[Document] = []
    for d in documents:
        if any(d is b for b in budgets):
            unit = Value(d.unit, (d.identity.get("unit") or EMPTY).ref)
            rows = tuple(replace(b, values={"subunit": unit, **b.values}) for b in d.tables["anggaran"])
            d = replace(d, tables={**d.tables, "anggaran": rows})
            decisions.append((d.source.file, f"lembar {d.source.sheet}: anggaran unit {d.unit}, dijumlahkan"))
        changed.append(d)
    return changed
