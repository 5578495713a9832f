"""Supporting lists: refocusing (pergeseran), staff (sdm), and budget absorption of earlier years."""

from __future__ import annotations

from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.row_fields import constant, first_column, money, named, percent, text, without_label
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan
from lakip_xls.model import Value
from lakip_xls.parsing.dates import year_of
from lakip_xls.reading.book import CellKind
from lakip_xls.recognising.kind import Slot, TableKind, Tie

read_pergeseran = RowPlan(
    "pergeseran",
    named("sub_kegiatan", "sub_kegiatan", "hirarki", merged=True),
    (money("anggaran_semula"), money("ditarik", required=True)),
    totals=(money("ditarik"), money("anggaran_semula")),
    unnamed="tanpa nama sub kegiatan",
)
"""Sub kegiatan whose budget was withdrawn, and the total."""


def _listed(row: PlannedRow) -> str:
    """The column that the staff are listed by."""
    return first_column(row.p, ("jabatan", "pendidikan", "pangkat", "golongan"))


def _group(row: PlannedRow) -> Value:
    name = _listed(row)
    return Value({"pangkat": "golongan"}.get(name, name), row.p.ref(row.row, row.p.col(name)))


read_sdm = RowPlan(
    "sdm",
    Field("uraian", lambda row: without_label(row.p.text(row.row, _listed(row)))),
    (constant("kelompok", _group), *text("golongan"), money("jumlah"), *text("keterangan")),
    totals=(money("jumlah"), constant("kelompok", _group)),
)
"""Staff by office, rank or education, and the total."""


def _year(row: PlannedRow) -> Value | None:
    cell = row.p.own(row.row, "tahun")
    if cell is None:
        return None
    year = cell.value if cell.kind is CellKind.NUMBER else year_of(written_text(cell))
    return row.p.value(cell, year) if isinstance(year, int) else None


read_yearly_serapan = RowPlan(
    "serapan_tahunan",
    Field("tahun", _year),
    (money("pagu"), money("realisasi"), percent("persen")),
    unnamed="tanpa tahun",
)
"""Pagu and realisasi of the whole office per year."""


PERGESERAN = TableKind(
    kind="pergeseran",
    variant="refocusing",
    required=(("sub_kegiatan", "hirarki"), ("ditarik",)),
    slots=(
        Slot(name="sub_kegiatan", roles=("name",), of=("sub_kegiatan", "kegiatan")),
        Slot(name="hirarki", roles=("name",), of=("hirarki", "program", "")),
        Slot(name="ditarik", roles=("withdrawn",), tail=True),
        Slot(name="anggaran_semula", roles=("plan", "withdrawn"), stage="first", tail=True),
    ),
    read=read_pergeseran,
    title=("refocusing", "pergeseran"),
)

SDM = TableKind(
    kind="sdm",
    variant="pegawai",
    required=(("jabatan", "golongan", "pangkat", "pendidikan"), ("jumlah",)),
    slots=(
        Slot(name="jabatan", roles=("position",)),
        Slot(name="pangkat", roles=("rank",), words=("pangkat",)),
        Slot(name="golongan", roles=("rank",), words=("gol",)),
        Slot(name="pendidikan", roles=("education",)),
        Slot(name="jumlah", roles=("total", "count", "person"), tail=True),
        Slot(name="keterangan", roles=("note",)),
    ),
    read=read_sdm,
    title=("pegawai", "asn", "kepegawaian", "sumber daya manusia"),
    alone=True,
)

YEARLY_SERAPAN = TableKind(
    kind="realisasi_anggaran",
    variant="serapan tahunan",
    required=(("tahun",), ("pagu",), ("realisasi",)),
    slots=(
        Slot(name="tahun", roles=("year",)),
        Slot(name="pagu", roles=("plan",), holds="money", tail=True),
        Slot(name="realisasi", roles=("result",), holds="money", tail=True),
        Slot(name="persen", roles=("rate",), holds="percent", measure="money"),
    ),
    ties=(Tie("ratio", ("pagu", "realisasi", "persen")),),
    read=read_yearly_serapan,
    title=("penyerapan anggaran", "serapan anggaran", "realisasi anggaran", "tahun sebelumnya"),
    names="years",
)
