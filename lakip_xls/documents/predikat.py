"""Tables that judge the capaian: predikat ticks per indicator, efisiensi per sasaran."""

from __future__ import annotations

from msgspec.structs import replace

from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.row_fields import BY_SASARAN, constant, named, percent, text, without_label
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan
from lakip_xls.model import Value
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.parsing.quarters import is_tick
from lakip_xls.recognising.kind import Slot, TableKind

SAKIP_MARKS = ("sm", "m", "sb", "b", "c", "k", "sk")


def _judged(row: PlannedRow) -> bool:
    """Whether a row has a capaian or a tick; one without names the sasaran of the rows below."""
    ticks = (row.p.text(row.row, t) for t in SAKIP_MARKS)
    capaian = row.p.persen(row.row, "capaian")
    return (capaian is not None and capaian.present) or any(v is not None and is_tick(v.text) for v in ticks)


def _sasaran_line(row: PlannedRow) -> Value | None:
    return None if _judged(row) else _name(row)


def _name(row: PlannedRow) -> Value | None:
    value = row.p.text(row.row, "indikator", merged=False)
    return without_label(value) if value is not None and strip_label(value.text).name else None


read_predikat = RowPlan(
    "predikat",
    Field("indikator", _name),
    (percent("capaian"), *text(*SAKIP_MARKS)),
    parents=(replace(BY_SASARAN, line=_sasaran_line),),
    totals=(percent("capaian"), *text(*SAKIP_MARKS), constant("sasaran", lambda row: row.parents.get("sasaran"))),
    averages=True,
)
"""Ticks per indicator, and per average of a sasaran; a row without figures names the sasaran."""


def _own_indicator(row: PlannedRow) -> Value | None:
    """The indicator, where a table of sasaran names them too."""
    cell = row.p.own(row.row, "indikator")
    return without_label(row.p.value(cell, clean(written_text(cell)) or None)) if cell is not None else None


read_efisiensi = RowPlan(
    "efisiensi_tertulis",
    named("sasaran", merged=True),
    (Field("indikator", _own_indicator), percent("capaian"), percent("serapan"), *text("tingkat_efisiensi")),
    unnamed="tanpa sasaran",
)
"""Capaian, serapan and efisiensi per sasaran as the office wrote them; per indicator where the table names them."""


PREDIKAT = TableKind(
    kind="pengukuran_kinerja",
    variant="predikat",
    required=(("indikator",), ("sm",), ("sk",), ("b",)),
    slots=(
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output"),
        *(Slot(name=mark, roles=(f"tick_{mark}",)) for mark in SAKIP_MARKS),
    ),
    read=read_predikat,
    title=("ikhtisar capaian", "predikat"),
    judges=True,
)

EFISIENSI = TableKind(
    kind="pengukuran_kinerja",
    variant="efisiensi",
    required=(("sasaran",), ("capaian",), ("serapan",)),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output"),
        Slot(name="serapan", roles=("rate",), holds="percent", measure="money"),
        Slot(name="tingkat_efisiensi", roles=("efficiency", "note")),
    ),
    read=read_efisiensi,
    title=("efisiensi",),
)
