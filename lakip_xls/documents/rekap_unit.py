"""Recapitulation of the budget by unit ('No | Unit | Pagu | Realisasi | %'): no programmes, but what they add up to."""

from __future__ import annotations

from lakip_xls.documents.anggaran import TIES
from lakip_xls.documents.row_fields import first_column, money, percent, without_label
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan
from lakip_xls.documents.whole_year import ratio
from lakip_xls.locating.identity import office, subordinate
from lakip_xls.model import Value
from lakip_xls.recognising.kind import Slot, TableKind


def _unit(row: PlannedRow) -> Value | None:
    """The unit of a row; a name that is none says nothing."""
    name = without_label(row.p.text(row.row, first_column(row.p, ("unit", "uraian"))))
    return name if name is not None and (subordinate(name.text) or office([name.text]) is not None) else None


_FIGURES = (
    money("pagu"),
    money("realisasi"),
    money("sisa"),
    percent("persen", lambda p, row: ratio(p.money(row, "realisasi"), p.money(row, "pagu"))),
)

REKAP_UNIT = TableKind(
    kind="realisasi_anggaran",
    variant="unit",
    required=(("unit", "uraian"), ("pagu",), ("realisasi",)),
    slots=(
        Slot(name="unit", roles=("owner",), words=("unit", "puskesmas", "kelurahan")),
        Slot(name="uraian", roles=("name",), of=("", "unit")),
        Slot(name="no", roles=("number",)),
        Slot(name="kode", roles=("code",)),
        Slot(name="pagu", roles=("plan", "total"), holds="money", tail=True),
        Slot(name="realisasi", roles=("result",), holds="money", tail=True),
        Slot(name="persen", roles=("rate",), holds="percent", measure="money"),
        Slot(name="sisa", roles=("rest",), holds="money"),
    ),
    ties=TIES,
    read=RowPlan(
        "rekap_unit",
        Field("uraian", _unit),
        _FIGURES,
        totals=_FIGURES,
        unnamed="bukan nama unit",
    ),
    title=("realisasi anggaran", "rekapitulasi", "per unit", "serapan anggaran"),
    documents=("apbd", "dpa", "lra"),
    names="offices",
)
