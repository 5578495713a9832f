"""Supporting lists: refocusing (pergeseran), staff (sdm), and budget absorption of earlier years."""

from __future__ import annotations

from lakip_xls.documents.dasar import Jenis
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.row_fields import constant, first_column, money, named, percent, text, without_label
from lakip_xls.documents.row_plan import Field, Row, RowPlan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.reading.book import Kind

baca_pergeseran = RowPlan(
    "pergeseran",
    named("sub_kegiatan", "sub_kegiatan", "hirarki", merged=True),
    (money("anggaran_semula"), money("ditarik", required=True)),
    totals=(money("ditarik"), money("anggaran_semula")),
    unnamed="tanpa nama sub kegiatan",
)
"""Sub kegiatan whose budget was withdrawn, and the total."""


def _listed(row: Row) -> str:
    """The column that the staff are listed by."""
    return first_column(row.p, ("jabatan", "pendidikan", "pangkat", "golongan"))


def _group(row: Row) -> Nilai:
    name = _listed(row)
    return Nilai({"pangkat": "golongan"}.get(name, name), row.p.ref(row.baris, row.p.col(name)))


baca_sdm = RowPlan(
    "sdm",
    Field("uraian", lambda row: without_label(row.p.teks(row.baris, _listed(row)))),
    (constant("kelompok", _group), *text("golongan"), money("jumlah"), *text("keterangan")),
    totals=(money("jumlah"), constant("kelompok", _group)),
)
"""Staff by office, rank or education, and the total."""


def _year(row: Row) -> Nilai | None:
    cell = row.p.own(row.baris, "tahun")
    if cell is None:
        return None
    year = cell.value if cell.kind is Kind.NUMBER else year_of(tulisan(cell))
    return row.p.nilai(cell, year) if isinstance(year, int) else None


baca_serapan_tahunan = RowPlan(
    "serapan_tahunan",
    Field("tahun", _year),
    (money("pagu"), money("realisasi"), percent("persen")),
    unnamed="tanpa tahun",
)
"""Pagu and realisasi of the whole office per year."""


def has_years(table: TabelMentah) -> bool:
    """Whether the column headed 'Tahun' holds years."""
    col = next((k.kolom for k in table.kolom if k.konsep == "tahun"), 0)
    cells = [c for b in table.baris if (c := table.grid.cells.get((b.baris, col))) is not None]
    return bool(cells) and all(isinstance(c.value, int) or year_of(tulisan(c)) for c in cells)


PERGESERAN = Jenis(
    "pergeseran",
    "refocusing",
    wajib=(("sub_kegiatan", "hirarki"), ("ditarik",)),
    peta=(
        Peta("sub_kegiatan", ("sub_kegiatan", "kegiatan")),
        Peta("hirarki", ("hirarki", "uraian", "program")),
        Peta("ditarik", ("ditarik",), ekor=True, pilih="akhir"),
        Peta("anggaran_semula", ("semula", "pagu_lama", "pagu"), ekor=True),
    ),
    baca=baca_pergeseran,
    tolak=frozenset({"realisasi", "realisasi_uang", "indikator", "target"}),
    judul=("refocusing", "pergeseran"),
    netral=frozenset({"pagu", "pagu_lama"}),
)

SDM = Jenis(
    "sdm",
    "pegawai",
    wajib=(("jabatan", "golongan", "pangkat", "pendidikan"), ("jumlah",)),
    peta=(
        Peta("jabatan", ("jabatan",)),
        Peta("pangkat", ("pangkat",)),
        Peta("golongan", ("golongan",)),
        Peta("pendidikan", ("pendidikan",)),
        Peta("jumlah", ("jumlah",), ekor=True, pilih="akhir"),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_sdm,
    tolak=frozenset({"indikator", "target", "realisasi", "pagu"}),
    judul=("pegawai", "asn", "kepegawaian", "sumber daya manusia"),
)

SERAPAN_TAHUNAN = Jenis(
    "realisasi_anggaran",
    "serapan tahunan",
    wajib=(("tahun",), ("pagu",), ("realisasi",)),
    peta=(
        Peta("tahun", ("tahun",)),
        Peta("pagu", ("pagu",), ekor=True, pilih="akhir"),
        Peta("realisasi", ("realisasi_uang", "realisasi"), ekor=True, pilih="akhir"),
        Peta("persen", ("persen", "serapan", "capaian")),
    ),
    baca=baca_serapan_tahunan,
    tolak=frozenset({"indikator", "target", "hirarki", "program", "kegiatan", "sub_kegiatan", "uraian"}),
    judul=("penyerapan anggaran", "serapan anggaran", "realisasi anggaran", "tahun sebelumnya"),
    syarat=has_years,
)
