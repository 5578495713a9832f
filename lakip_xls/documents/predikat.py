"""Tables that judge the capaian: predikat ticks per indicator, efisiensi per sasaran."""

from __future__ import annotations

from dataclasses import replace

from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.row_fields import BY_SASARAN, constant, named, percent, text, without_label
from lakip_xls.documents.row_plan import Field, Row, RowPlan
from lakip_xls.model import Nilai
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.parsing.quarters import is_tick
from lakip_xls.recognising.kind import Slot, TableKind

TANDA_SAKIP = ("sm", "m", "sb", "b", "c", "k", "sk")


def _judged(row: Row) -> bool:
    """Whether a row has a capaian or a tick; one without names the sasaran of the rows below."""
    ticks = (row.p.teks(row.baris, t) for t in TANDA_SAKIP)
    capaian = row.p.persen(row.baris, "capaian")
    return (capaian is not None and capaian.ada) or any(v is not None and is_tick(v.teks) for v in ticks)


def _sasaran_line(row: Row) -> Nilai | None:
    return None if _judged(row) else _name(row)


def _name(row: Row) -> Nilai | None:
    value = row.p.teks(row.baris, "indikator", merged=False)
    return without_label(value) if value is not None and strip_label(value.teks).nama else None


baca_predikat = RowPlan(
    "predikat",
    Field("indikator", _name),
    (percent("capaian"), *text(*TANDA_SAKIP)),
    parents=(replace(BY_SASARAN, line=_sasaran_line),),
    totals=(percent("capaian"), *text(*TANDA_SAKIP), constant("sasaran", lambda row: row.parents.get("sasaran"))),
    averages=True,
)
"""Ticks per indicator, and per average of a sasaran; a row without figures names the sasaran."""


def _own_indicator(row: Row) -> Nilai | None:
    """The indicator, where a table of sasaran names them too."""
    cell = row.p.own(row.baris, "indikator")
    return without_label(row.p.nilai(cell, clean(tulisan(cell)) or None)) if cell is not None else None


baca_efisiensi = RowPlan(
    "efisiensi_tertulis",
    named("sasaran", merged=True),
    (Field("indikator", _own_indicator), percent("capaian"), percent("serapan"), *text("tingkat_efisiensi")),
    unnamed="tanpa sasaran",
)
"""Capaian, serapan and efisiensi per sasaran as the office wrote them; per indicator where the table names them."""


PREDIKAT = TableKind(
    jenis="pengukuran_kinerja",
    varian="predikat",
    required=(("indikator",), ("sm",), ("sk",), ("b",)),
    slots=(
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output"),
        *(Slot(name=mark, roles=(f"tick_{mark}",)) for mark in TANDA_SAKIP),
    ),
    baca=baca_predikat,
    judul=("ikhtisar capaian", "predikat"),
    judges=True,
)

EFISIENSI = TableKind(
    jenis="pengukuran_kinerja",
    varian="efisiensi",
    required=(("sasaran",), ("capaian",), ("serapan",)),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output"),
        Slot(name="serapan", roles=("rate",), holds="percent", measure="money"),
        Slot(name="tingkat_efisiensi", roles=("efficiency", "note")),
    ),
    baca=baca_efisiensi,
    judul=("efisiensi",),
)
