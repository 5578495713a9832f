"""Renstra (targets per year), IKU (formulations), pembanding, and the data behind an indicator."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.pengukuran import per_year
from lakip_xls.documents.row_fields import BY_SASARAN, carried, count, named, percent, target, text, unit
from lakip_xls.documents.row_plan import Field, Parent, Row, RowPlan, nothing
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean
from lakip_xls.reading.book import Cell, Kind
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import TINGKAT

_BAGIAN = re.compile(r"^(sebelum|setelah|sesudah)\s+(?:perubahan|pemutakhiran|revisi)", re.IGNORECASE)


def _part(row: Row) -> Nilai | None:
    """'Sebelum Perubahan' or 'Setelah Perubahan' in a line of its own."""
    cells = row.p.table.cells(row.baris)
    if len(cells) != 1 or cells[0].kind is not Kind.TEXT:
        return None
    found = _BAGIAN.match(clean(tulisan(cells[0])))
    return row.p.nilai(cells[0], f"{found[1].casefold().replace('sesudah', 'setelah')} perubahan") if found else None


def _part_above(p: Pembaca) -> Nilai | None:
    name = next((clean(t).casefold() for t in reversed(p.table.judul) if _BAGIAN.match(t)), None)
    return Nilai(name, p.ref(p.table.pita.awal, p.table.kolom[0].kolom)) if name is not None else None


def _of_programme(row: Row) -> str | None:
    """Whether a row names a programme or kegiatan left of its indicator, and no sasaran of its own (TC.27)."""
    p = row.p
    left = [n for n in (*TINGKAT, "hirarki") if p.punya(n) and p.col(n) < p.col("indikator")]
    below = row.fills(*left) and not row.fills("sasaran")
    return "indikator program atau kegiatan, bukan indikator sasaran" if below else None


baca_renstra = RowPlan(
    "renstra",
    named("indikator"),
    (unit("target"),),
    parents=(Parent("bagian", nothing, _part_above, _part, clears=("sasaran",)), BY_SASARAN),
    each=per_year({"target": "target", "target_akhir": "target"}),
    leave_out=_of_programme,
    unnamed="tanpa indikator",
)
"""One row per indicator and year that has a target."""


def _year_value(row: Row) -> Nilai | None:
    cell = row.p.own(row.baris, "tahun")
    return row.p.nilai(cell, _year(cell)) if cell is not None else None


baca_renstra_panjang = RowPlan(
    "renstra",
    Field("indikator", lambda row: row.parents.get("indikator") if row.fills("target") else None),
    (Field("tahun", _year_value), target("target"), unit("target")),
    parents=(BY_SASARAN, carried("indikator", "satuan"), carried("satuan")),
    leave_out=lambda row: None if (row.values["tahun"] or KOSONG).ada else "tanpa tahun",
    unnamed="tanpa indikator atau target",
)
"""The same with a column for the year: one row per indicator and year already."""


def _year(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else year_of(tulisan(cell))


baca_iku = RowPlan(
    "iku",
    named("indikator"),
    text("formulasi", "penanggung_jawab", "sumber_data", "satuan"),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
    continued=("formulasi", "penanggung_jawab", "sumber_data", "satuan"),
)
"""One row per IKU; texts that run over several rows are joined."""

baca_pembanding = RowPlan(
    "pembanding",
    named("indikator"),
    (target("realisasi"), target("nasional"), *text("keterangan")),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""National or regional figures per indicator (Tabel 3.4)."""

_COUNTS = ("pembilang", "penyebut")

baca_data = RowPlan(
    "data_indikator",
    named("indikator", merged=True),
    (*text("uraian_pembilang"), count("pembilang"), *text("uraian_penyebut"), count("penyebut"), percent("hasil")),
    leave_out=lambda row: None if any(row.p.own(row.baris, f) for f in _COUNTS) else "tanpa pembilang dan penyebut",
    unnamed="tanpa indikator",
)
"""Numerator and denominator per indicator."""


_SASARAN = Slot(name="sasaran", roles=("name",), of=("sasaran",))
_INDIKATOR = Slot(name="indikator", roles=("indicator",))
_SATUAN = Slot(name="satuan", roles=("unit",))

_BELOW_TUJUAN = ("sasaran", "", "hirarki", "misi", "program", "kegiatan", "sub_kegiatan", "urusan")

RENSTRA = TableKind(
    jenis="renstra",
    varian="target tahunan",
    required=(("indikator",), ("target",)),
    slots=(
        Slot(name="tujuan", roles=("name",), of=("tujuan",)),
        Slot(name="indikator_tujuan", roles=("indicator",), of=("tujuan",)),
        Slot(name="satuan_tujuan", roles=("unit",), of=("tujuan",)),
        Slot(name="target_tujuan", roles=("plan", ""), holds="output", years=True, of=("tujuan",)),
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
    baca=baca_renstra,
    judul=(
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
    aside=("result", "rate"),
)

RENSTRA_PANJANG = TableKind(
    jenis="renstra",
    varian="tahun per baris",
    required=(("indikator",), ("tahun",), ("target",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(name="tahun", roles=("year",)),
        Slot(name="target", roles=("plan",), holds="output"),
    ),
    baca=baca_renstra_panjang,
    judul=RENSTRA.judul,
    documents=("renstra", "rpjmd"),
    names="years",
)

IKU = TableKind(
    jenis="iku",
    varian="iku",
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
    baca=baca_iku,
    judul=("indikator kinerja utama", "iku"),
    promises=(("pk", "indikator"),),
)

PEMBANDING = TableKind(
    jenis="pembanding",
    varian="pembanding",
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
    baca=baca_pembanding,
    judul=("nasional", "pembanding"),
)

DATA_INDIKATOR = TableKind(
    jenis="data_indikator",
    varian="pembilang penyebut",
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
    baca=baca_data,
    judul=("data dukung", "data indikator"),
)
