"""Renstra (targets per year), IKU (formulations), pembanding, and the data behind an indicator."""

from __future__ import annotations

import re

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.kode_columns import Codes, read_codes
from lakip_xls.documents.pengukuran import per_year
from lakip_xls.documents.row_fields import BY_SASARAN, carried, count, named, percent, target, text, unit
from lakip_xls.documents.row_plan import Field, Parent, PlannedRow, RowPlan, nothing
from lakip_xls.model import EMPTY, Value
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import TINGKAT

_PART = re.compile(r"^(sebelum|setelah|sesudah)\s+(?:perubahan|pemutakhiran|revisi)", re.IGNORECASE)


def _part(row: PlannedRow) -> Value | None:
    """'Sebelum Perubahan' or 'Setelah Perubahan' in a line of its own."""
    cells = row.p.table.cells(row.row)
    if len(cells) != 1 or cells[0].kind is not CellKind.TEXT:
        return None
    found = _PART.match(clean(written_text(cells[0])))
    return row.p.value(cells[0], f"{found[1].casefold().replace('sesudah', 'setelah')} perubahan") if found else None


def _part_above(p: TableReader) -> Value | None:
    name = next((clean(t).casefold() for t in reversed(p.table.titles) if _PART.match(t)), None)
    return Value(name, p.ref(p.table.header_band.first, p.table.columns[0].column)) if name is not None else None


_GOALS = frozenset({"misi", "tujuan", "sasaran"})


def _mixed(p: TableReader) -> bool:
    """Whether one column names sasaran as well as programmes ('Tujuan / Sasaran / Program')."""
    columns = p.column.get("hirarki", ())
    return any(k.column in columns and "sasaran" in k.heading.levels for k in p.table.columns)


def _codes(p: TableReader) -> Codes:
    return read_codes(p, [b.row for b in p.table.rows], p.column.get("kode", ()))


def _goal(row: PlannedRow) -> tuple[str, Value] | None:
    """'sasaran' or 'tujuan' and its name, where a row of a mixed column has one: by its label, code and official name."""
    p = row.p
    cell = p.own(row.row, "hirarki") if _mixed(p) else None
    if cell is None or cell.kind is not CellKind.TEXT:
        return None
    label = strip_label(p.intact(cell))
    codes = [label.kode, p.once(_codes).get(row.row, (None, None))[0]]
    coded = any(code is not None and code.tingkat in TINGKAT for code in codes)
    if not label.name or label.kind in TINGKAT or coded or name_tingkat(label.name) is not None:
        return None
    if label.kind not in _GOALS:
        p.catatan.append(f"nama tanpa label pada kolom '{p.title[cell.col]}' dibaca sebagai sasaran")
    return label.kind if label.kind in _GOALS else "sasaran", p.value(cell, label.name)


def _sasaran_among(row: PlannedRow) -> Value | None:
    found = _goal(row)
    return found[1] if found is not None and found[0] == "sasaran" else None


_MIXED_SASARAN = replace(
    BY_SASARAN,
    read=lambda row: BY_SASARAN.read(row) or _sasaran_among(row),
    line=lambda row: None if _mixed(row.p) else BY_SASARAN.line(row),
)


def _of_another(row: PlannedRow) -> str | None:
    """Whether a row names a tujuan, or a programme or kegiatan left of its indicator, and no sasaran of its own (TC.27)."""
    p = row.p
    if (goal := _goal(row)) is not None:
        return None if goal[0] == "sasaran" else "indikator tujuan, bukan indikator sasaran"
    left = [n for n in (*TINGKAT, "hirarki") if p.has(n) and p.col(n) < p.col("indikator")]
    below = row.fills(*left) and not row.fills("sasaran")
    return "indikator program atau kegiatan, bukan indikator sasaran" if below else None


read_renstra = RowPlan(
    "renstra",
    named("indikator"),
    (unit("target"),),
    parents=(Parent("bagian", nothing, _part_above, _part, clears=("sasaran",)), _MIXED_SASARAN),
    each=per_year({"target": "target", "target_akhir": "target"}),
    leave_out=_of_another,
    unnamed="tanpa indikator",
)
"""One row per indicator and year that has a target."""


def _year_value(row: PlannedRow) -> Value | None:
    cell = row.p.own(row.row, "tahun")
    return row.p.value(cell, _year(cell)) if cell is not None else None


read_long_renstra = RowPlan(
    "renstra",
    Field("indikator", lambda row: row.parents.get("indikator") if row.fills("target") else None),
    (Field("tahun", _year_value), target("target"), unit("target")),
    parents=(BY_SASARAN, carried("indikator", "satuan"), carried("satuan")),
    leave_out=lambda row: None if (row.values["tahun"] or EMPTY).present else "tanpa tahun",
    unnamed="tanpa indikator atau target",
)
"""The same with a column for the year: one row per indicator and year already."""


def _year(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else year_of(written_text(cell))


read_iku = RowPlan(
    "iku",
    named("indikator"),
    text("formulasi", "penanggung_jawab", "sumber_data", "satuan"),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
    continued=("formulasi", "penanggung_jawab", "sumber_data", "satuan"),
)
"""One row per IKU; texts that run over several rows are joined."""

read_pembanding = RowPlan(
    "pembanding",
    named("indikator"),
    (target("realisasi"), target("nasional"), *text("keterangan")),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""National or regional figures per indicator (Tabel 3.4)."""

_COUNTS = ("pembilang", "penyebut")

read_data = RowPlan(
    "data_indikator",
    named("indikator", merged=True),
    (*text("uraian_pembilang"), count("pembilang"), *text("uraian_penyebut"), count("penyebut"), percent("hasil")),
    leave_out=lambda row: None if any(row.p.own(row.row, f) for f in _COUNTS) else "tanpa pembilang dan penyebut",
    unnamed="tanpa indikator",
)
"""Numerator and denominator per indicator."""


_SASARAN = Slot(name="sasaran", roles=("name",), of=("sasaran",))
_INDIKATOR = Slot(name="indikator", roles=("indicator",))
_SATUAN = Slot(name="satuan", roles=("unit",))

_BELOW_TUJUAN = ("sasaran", "", "hirarki", "misi", *TINGKAT, "urusan")

RENSTRA = TableKind(
    kind="renstra",
    variant="target tahunan",
    required=(("indikator",), ("target",)),
    slots=(
        Slot(name="tujuan", roles=("name",), of=("tujuan",)),
        Slot(name="indikator_tujuan", roles=("indicator",), of=("tujuan",)),
        Slot(name="satuan_tujuan", roles=("unit",), of=("tujuan",)),
        Slot(name="target_tujuan", roles=("plan", ""), holds="output", years=True, of=("tujuan",)),
        Slot(name="kode", roles=("code",), many=True),
        _SASARAN,
        Slot(name="indikator", roles=("indicator",), of=_BELOW_TUJUAN),
        Slot(name="satuan", roles=("unit",), of=_BELOW_TUJUAN),
        Slot(name="program", roles=("name",), of=("program",)),
        Slot(name="kegiatan", roles=("name",), of=("kegiatan",)),
        Slot(name="sub_kegiatan", roles=("name",), of=("sub_kegiatan",)),
        Slot(name="hirarki", roles=("name",), of=("hirarki",)),
        Slot(name="target", roles=("plan", ""), holds="output", years=True, of=_BELOW_TUJUAN),
        Slot(name="target_akhir", roles=("plan", ""), holds="output", stage="end", years=True, of=_BELOW_TUJUAN),
    ),
    read=read_renstra,
    title=(
        "renstra",
        "rencana strategis",
        "tc.2",
        "t-c.2",
        "tc-2",
        "matriks tujuan",
        "pendanaan perangkat daerah",
        "rpjmd",
    ),
    documents=("renstra", "rpjmd"),
    years="plan",
    aside=("result", "rate", "plan"),
)

LONG_RENSTRA = TableKind(
    kind="renstra",
    variant="tahun per baris",
    required=(("indikator",), ("tahun",), ("target",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(name="tahun", roles=("year",)),
        Slot(name="target", roles=("plan",), holds="output"),
    ),
    read=read_long_renstra,
    title=RENSTRA.title,
    documents=("renstra", "rpjmd"),
    names="years",
)

IKU = TableKind(
    kind="iku",
    variant="iku",
    required=(("indikator",), ("formulasi", "sumber_data"), ("formulasi", "penanggung_jawab")),
    slots=(
        _SASARAN,
        _INDIKATOR,
        Slot(name="formulasi", roles=("formula",), words=("formula", "rumus", "perhitungan", "penghitungan")),
        Slot(name="penanggung_jawab", roles=("owner",), words=("penang", "pj", "pic", "pengampu")),
        Slot(name="sumber_data", roles=("source",)),
        _SATUAN,
        Slot(name="target", roles=("plan",), holds="output"),
    ),
    read=read_iku,
    title=("indikator kinerja utama", "iku"),
    promises=(("pk", "indikator"),),
)

PEMBANDING = TableKind(
    kind="pembanding",
    variant="pembanding",
    required=(("indikator",), ("nasional",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(
            name="nasional", roles=("result", "plan", "rate", "baseline", "average", "total", ""), document="nasional"
        ),
        Slot(name="realisasi", roles=("result",), holds="output"),
        Slot(name="keterangan", roles=("note",)),
    ),
    read=read_pembanding,
    title=("nasional", "pembanding"),
)

DATA_INDIKATOR = TableKind(
    kind="data_indikator",
    variant="pembilang penyebut",
    required=(("indikator",), ("pembilang",), ("penyebut",)),
    slots=(
        _INDIKATOR,
        Slot(name="uraian_pembilang", roles=("numerator_name",)),
        Slot(name="uraian_penyebut", roles=("denominator_name",)),
        Slot(name="pembilang", roles=("numerator",)),
        Slot(name="penyebut", roles=("denominator",)),
        Slot(name="hasil", roles=("rate", "result", "total")),
    ),
    ties=(Tie("ratio", ("penyebut", "pembilang", "hasil")),),
    read=read_data,
    title=("data dukung", "data indikator"),
)
