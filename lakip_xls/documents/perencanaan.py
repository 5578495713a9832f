"""Renstra (targets per year), IKU (formulations), pembanding, and the data behind an indicator."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pengukuran import per_year, years_of
from lakip_xls.documents.row_fields import BY_SASARAN, carried, count, named, percent, target, text, unit
from lakip_xls.documents.row_plan import Field, Parent, Row, RowPlan, nothing
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean
from lakip_xls.reading.book import Cell, Kind

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
    left = [
        n for n in ("program", "kegiatan", "sub_kegiatan", "hirarki") if p.punya(n) and p.col(n) < p.col("indikator")
    ]
    below = row.fills(*left) and not row.fills("sasaran")
    return "indikator program atau kegiatan, bukan indikator sasaran" if below else None


baca_renstra = RowPlan(
    "renstra",
    named("indikator"),
    (unit("target"),),
    parents=(Parent("bagian", nothing, _part_above, _part, clears=("sasaran",)), BY_SASARAN),
    each=per_year({"target": "target", "tahun_kolom": "target", "target_akhir": "target"}),
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


def years_in_rows(table: TabelMentah) -> bool:
    """Whether the column headed 'Tahun' lists several years."""
    col = next((k.kolom for k in table.kolom if k.konsep == "tahun"), 0)
    years = {_year(c) for b in table.baris if (c := table.grid.cells.get((b.baris, col))) is not None}
    return len(years - {None}) > 1


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


def several_years(table: TabelMentah) -> bool:
    """Whether targets stand under at least two years."""
    years = {*years_of(table, "target"), *years_of(table, "tahun_kolom"), *years_of(table, "target_akhir")}
    return len(years) > 1


_SASARAN = Peta("sasaran", ("sasaran",))
_INDIKATOR = Peta("indikator", ("indikator",))

RENSTRA = Jenis(
    "renstra",
    "target tahunan",
    wajib=(("indikator",), ("target",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("target", ("target", "tahun_kolom"), semua=True),
        Peta("target_akhir", ("target_akhir",), semua=True),
        Peta("program", ("program",)),
        Peta("kegiatan", ("kegiatan",)),
        Peta("sub_kegiatan", ("sub_kegiatan",)),
        Peta("hirarki", ("hirarki",)),
    ),
    baca=baca_renstra,
    tolak=frozenset({"realisasi", "realisasi_uang", "formulasi", "nasional"}),
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
    syarat=several_years,
    netral=frozenset({"pagu", "penanggung_jawab", "jumlah"}),
)

RENSTRA_PANJANG = Jenis(
    "renstra",
    "tahun per baris",
    wajib=(("indikator",), ("tahun",), ("target",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("tahun", ("tahun",)),
        Peta("target", ("target", "target_akhir")),
    ),
    baca=baca_renstra_panjang,
    tolak=frozenset({"realisasi", "realisasi_uang", "formulasi", "nasional"}),
    judul=RENSTRA.judul,
    syarat=years_in_rows,
)

IKU = Jenis(
    "iku",
    "iku",
    wajib=(("indikator",), ("formulasi", "sumber_data"), ("formulasi", "penanggung_jawab")),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("formulasi", ("formulasi",)),
        Peta("penanggung_jawab", ("penanggung_jawab",)),
        Peta("sumber_data", ("sumber_data",)),
        Peta("satuan", ("satuan",)),
    ),
    baca=baca_iku,
    tolak=frozenset({"realisasi", "realisasi_uang", "nasional", "pembilang"}),
    judul=("indikator kinerja utama", "iku"),
    netral=frozenset({"target"}),
)

PEMBANDING = Jenis(
    "pembanding",
    "pembanding",
    wajib=(("indikator",), ("nasional",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("nasional", ("nasional",)),
        Peta("realisasi", ("realisasi",)),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_pembanding,
    tolak=frozenset({"target_akhir", "pagu"}),
    judul=("nasional", "pembanding"),
)

DATA_INDIKATOR = Jenis(
    "data_indikator",
    "pembilang penyebut",
    wajib=(("indikator",), ("pembilang",), ("penyebut",)),
    peta=(
        _INDIKATOR,
        Peta("uraian_pembilang", ("uraian_pembilang",)),
        Peta("uraian_penyebut", ("uraian_penyebut",)),
        Peta("pembilang", ("pembilang",), pilih="angka"),
        Peta("penyebut", ("penyebut",), pilih="angka"),
        Peta("hasil", ("hasil", "persen", "capaian", "realisasi")),
    ),
    baca=baca_data,
    judul=("data dukung", "data indikator"),
    netral=frozenset({"sasaran", "satuan", "sumber_data"}),
)
