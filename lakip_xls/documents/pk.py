"""Perjanjian Kinerja: the indicator table and the programme-budget table (PermenPAN-RB 53/2014)."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Jenis
from lakip_xls.documents.hirarki import TINGKAT, susun
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.row_fields import BY_SASARAN, money, named, target, unit
from lakip_xls.documents.row_plan import Field, Row, RowPlan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Nilai

JUDUL = ("perjanjian kinerja", "penetapan kinerja", "perjanjian perubahan")


_PEJABAT_BAWAH = re.compile(
    r"^(?:perjanjian\s+kinerja\s+)?(?:jabatan)?\W*(?:plt\W+|plh\W+)?"
    r"(?:sekretaris\s+(?:kecamatan|camat|dinas|badan|kelurahan|lurah|inspektorat|satuan)|sekcam|seklur|sekdin|sekban|kasi|kabid"
    r"|kasubb?ag|kasubid|inspektur\s+pembantu|irban|kepala\s+(?:seksi|sub\W*bag\w*|sub\W*bid\w*|bidang))\b",
    re.IGNORECASE,
)
_JABATAN_MAKS = 90
_SEMUA_TINGKAT = re.compile(
    r"sasaran\s+strategis\s*(?:/|dan|&)\s*sasaran\s+(?:program|kegiatan)|sasaran\s+(?:program|kegiatan)\s*(?:/|dan|&)\s*sasaran\s+strategis"
)
"""'Sasaran Strategis / Sasaran Program': the form of every level."""


def tingkat_bawah(table: TabelMentah) -> bool:
    """Whether the table is an official's below the head: by its headings, the position in the title, or the sheet's name."""
    headings = " ".join(k.judul.casefold() for k in table.kolom if k.konsep in ("sasaran", "indikator"))
    headings = _SEMUA_TINGKAT.sub(" ", headings)
    if any(word in headings for word in ("program", "kegiatan", "individu")):
        return True
    lines = (*table.judul, table.grid.sheet.name)
    return any(_PEJABAT_BAWAH.match(line) for line in lines if len(line) <= _JABATAN_MAKS)


baca_indikator = RowPlan(
    lambda table: "pk_bawahan" if tingkat_bawah(table) else "pk",
    named("indikator"),
    (target("target", lambda row: not row.name.teks.endswith(":")), unit("target")),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""Rows of the indicator table: one per indicator, the sasaran carried down."""


def _programme(row: Row) -> Nilai | None:
    return row.node.nama if row.node is not None else None


def _has_amount(row: Row) -> bool:
    amount = row.p.uang(row.baris, "anggaran")
    return amount is not None and bool(amount.isi)


def _source_of_funds(row: Row) -> Nilai | None:
    return row.p.teks(row.baris, "sumber_dana") or row.p.teks(row.baris, "keterangan")


baca_program = RowPlan(
    "pk_program",
    Field("program", _programme),
    (
        Field("kode", lambda row: row.node.kode if row.node is not None else None),
        money("anggaran", required=True),
        Field("sumber_dana", _source_of_funds),
    ),
    totals=(money("anggaran"),),
    levels=lambda p, rows: susun(p, rows, lambda _row: None),
    leave_out=lambda row: "bukan program" if row.level in TINGKAT[1:] else None,
    unnamed="bukan program",
    unnamed_total=_has_amount,
)
"""Rows of the programme-budget table; the grand total may be labelled or stand unlabelled on top."""


def _hanya_program(table: TabelMentah) -> bool:
    """No level below the programme has a column of its own, and the names are no kelompok belanja."""
    names = next((k.kolom for k in table.kolom if k.konsep in ("program", "hirarki", "uraian")), None)
    if names is None:
        return False
    texts = [tulisan(c).casefold() for b in table.baris if (c := table.grid.cells.get((b.baris, names))) is not None]
    return not any(t.startswith("belanja") for t in texts)


INDIKATOR = Jenis(
    "pk",
    "indikator",
    wajib=(("sasaran", "indikator"), ("indikator",), ("target",)),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("indikator", ("indikator",)),
        Peta("satuan", ("satuan",)),
        Peta("target", ("target",), triwulan=0, pilih="angka"),
    ),
    baca=baca_indikator,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "tw",
            "formulasi",
            "nasional",
            "capaian",
            "kegiatan",
            "sub_kegiatan",
            "hirarki",
            "target_akhir",
            "pembilang",
        }
    ),
    judul=JUDUL,
)

PROGRAM = Jenis(
    "pk",
    "program",
    wajib=(("program", "hirarki", "uraian"), ("anggaran",)),
    peta=(
        Peta("program", ("program",)),
        Peta("hirarki", ("hirarki",), semua=True),
        Peta("uraian", ("uraian",)),
        Peta("kode", ("kode",), semua=True),
        Peta("no", ("no",)),
        Peta("anggaran", ("pagu", "jumlah"), ekor=True, pilih="akhir"),
        Peta("sumber_dana", ("sumber_dana",)),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_program,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "indikator",
            "target",
            "kegiatan",
            "sub_kegiatan",
            "tw",
            "bulan",
            "ditarik",
            "semula",
            "persen",
            "sisa",
            "jabatan",
            "golongan",
            "pendidikan",
        }
    ),
    judul=JUDUL,
    syarat=_hanya_program,
    netral=frozenset({"pagu_lama"}),
)
