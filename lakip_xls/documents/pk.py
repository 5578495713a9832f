"""Perjanjian Kinerja: the indicator table and the programme-budget table (PermenPAN-RB 53/2014)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, Pembaca
from lakip_xls.documents.hirarki import susun
from lakip_xls.documents.row_fields import BY_SASARAN, PLACE, money, named, target, unit
from lakip_xls.documents.row_plan import Field, Row, RowPlan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.recognising.kind import Slot, TableKind
from lakip_xls.skema import TINGKAT

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
    if not table.above.keys().isdisjoint(TINGKAT):
        return True
    named = [k for k in table.kolom if k.heading.role == "indicator" or "sasaran" in k.heading.levels[:1]]
    headings = " ".join(k.judul.casefold() for k in named)
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


def _item(row: Row) -> Nilai | None:
    return row.owner.nama if row.owner is not None and row.level == row.lowest else None


_BELOW = RowPlan(
    "pk_program_bawahan",
    Field("", _item),
    (*PLACE, money("anggaran", required=True)),
    totals=(money("anggaran"),),
    levels=lambda p, rows: susun(p, rows, lambda _row: None),
    unnamed="bukan tingkat terbawah tabel",
    unnamed_total=_has_amount,
)


def baca_bawahan(p: Pembaca) -> Hasil:
    """The budget per kegiatan or sub kegiatan, and that of each programme: as written, else the sum of its own."""
    read = _BELOW(p)
    sums: dict[Nilai, list[Nilai]] = {}
    for row in read.tabel["pk_program_bawahan"]:
        programme, amount = row.nilai.get("program"), row.nilai.get("anggaran")
        if programme is not None and programme.ada and amount is not None and amount.angka is not None:
            sums.setdefault(programme, []).append(amount)
    rows = tuple(_of_programme(p, programme, amounts) for programme, amounts in sums.items())
    if rows and not p.punya("anggaran_program"):
        p.catatan.append("anggaran program dijumlahkan dari baris kegiatan atau sub kegiatannya")
    return replace(read, tabel={**read.tabel, "pk_program": rows}, catatan=tuple(p.catatan))


def _of_programme(p: Pembaca, programme: Nilai, amounts: Sequence[Nilai]) -> Baris:
    first = amounts[0]
    if programme.ref is not None and (written := p.uang(programme.ref.baris, "anggaran_program")) is not None:
        return p.baris(programme.ref, {"program": programme, "anggaran": written})
    total = sum((a.angka for a in amounts if a.angka is not None), Decimal(0))
    value = Nilai(int(total) if total == total.to_integral_value() else total, first.ref, first.tertulis)
    return p.baris(first.ref or p.ref(p.table.baris[0].baris, 1), {"program": programme, "anggaran": value})


_SASARAN = Slot(name="sasaran", roles=("name",), of=("sasaran",))
_INDIKATOR = Slot(name="indikator", roles=("indicator",))

INDIKATOR = TableKind(
    jenis="pk",
    varian="indikator",
    required=(("indikator",), ("target",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        Slot(name="satuan", roles=("unit",)),
        Slot(name="target", roles=("plan",), holds="output"),
    ),
    baca=baca_indikator,
    judul=JUDUL,
    documents=("pk", "rkt", "renja"),
    aside=("program", "kegiatan", "sub_kegiatan"),
    years="one",
)

PROGRAM = TableKind(
    jenis="pk",
    varian="program",
    required=(("program", "hirarki"), ("anggaran",)),
    slots=(
        Slot(name="program", roles=("name",), of=("program",)),
        Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        Slot(
            name="anggaran", roles=("plan", "total"), holds="money", of=("program", "hirarki", "", "urusan"), tail=True
        ),
        Slot(name="sumber_dana", roles=("funding",)),
        Slot(name="keterangan", roles=("note",)),
    ),
    baca=baca_program,
    judul=JUDUL,
    documents=("pk", "apbd", "dpa", "rkt", "renja"),
    names="levels",
    alone=True,
    titled=("hirarki",),
)

BAWAHAN = TableKind(
    jenis="pk",
    varian="kegiatan",
    required=(("kegiatan", "sub_kegiatan"), ("anggaran",)),
    slots=(
        *(Slot(name=level, roles=("name",), of=(level,)) for level in TINGKAT),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        Slot(name="anggaran", roles=("plan", "total"), holds="money", of=("sub_kegiatan", "kegiatan", ""), tail=True),
        Slot(name="anggaran_program", roles=("plan", "total"), holds="money", of=("program",)),
        Slot(name="sumber_dana", roles=("funding",)),
        Slot(name="keterangan", roles=("note",)),
    ),
    baca=baca_bawahan,
    judul=JUDUL,
    documents=("pk", "apbd", "dpa", "rkt", "renja"),
    names="levels",
    alone=True,
    titled=("kegiatan", "sub_kegiatan"),
)
