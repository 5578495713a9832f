"""Rencana Kinerja Tahunan: sasaran, programme and kegiatan with their indicators, targets and budget."""

from __future__ import annotations

from collections.abc import Callable

from lakip_xls.documents.dasar import Hasil, Jenis, Pembaca
from lakip_xls.documents.hirarki import susun
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.row_fields import (
    PLACE,
    carried,
    first_column,
    item_or_part,
    money,
    outside,
    target,
    text,
    unit,
    without_label,
)
from lakip_xls.documents.row_plan import Field, Parent, Reader, Row, RowPlan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.nomenklatur import tingkat_nama

JUDUL = ("rencana kinerja tahunan", "rencana kerja tahunan", "rkt", "rencana kinerja")

_TARGETS = ("target_kegiatan", "target_program", "target")
_INDICATORS = ("indikator_kegiatan", "indikator_program", "indikator")


def _lowest(p: Pembaca) -> str:
    """The column whose own cell makes a row: the lowest level that the table has."""
    return first_column(p, ("sub_kegiatan", "kegiatan", "program", "indikator"))


def _level(p: Pembaca) -> str:
    """The level of that column: one headed 'Sub Kegiatan' that lists official kegiatan is read as kegiatan, and says so."""
    lowest = _lowest(p)
    if lowest != "sub_kegiatan" or p.punya("kegiatan"):
        return lowest
    names = (without_label(p.teks(b.baris, lowest, merged=False)) for b in p.table.baris)
    levels = {tingkat_nama(str(v.isi)) for v in names if v is not None and v.isi}
    if "kegiatan" in levels and "sub_kegiatan" not in levels:
        title = p.judul.get(p.col(lowest), lowest)
        p.catatan.append(f"kolom '{title}' berisi nama kegiatan menurut nomenklatur; dibaca sebagai kegiatan")
        return "kegiatan"
    return lowest


def _named(row: Row) -> Nilai | None:
    """The item of a row; a further indicator of the item above makes a row too."""
    lowest = _lowest(row.p)
    own = without_label(row.p.teks(row.baris, lowest)) if row.p.own(row.baris, lowest) is not None else None
    if own is not None and own.ada:
        return own
    return row.above.name if row.above is not None and row.fills("indikator_kegiatan") else None


def _target(field: str) -> Parent:
    return Parent(field, lambda row: row.p.target(row.baris, field, merged=True))


def _wide(level: str) -> RowPlan:
    """One row per kegiatan (or sub kegiatan); indicator rows where there is no programme."""
    return RowPlan(
        "rkt",
        Field(level, _named),
        (*text("indikator_kegiatan"), target("target_kegiatan"), unit("target_kegiatan"), money("anggaran")),
        parents=(
            carried("tujuan", "sasaran", "indikator", "target"),
            carried("sasaran", "indikator", "target"),
            carried("indikator", "target"),
            _target("target"),
            carried("program", "indikator_program", "target_program", "kegiatan"),
            carried("indikator_program", "target_program"),
            _target("target_program"),
            carried("kegiatan"),
        ),
        totals=(money("anggaran"),),
        unnamed="tanpa nama kegiatan",
    )


def _indicator(p: Pembaca, row: int) -> Nilai | None:
    return p.teks(row, first_column(p, _INDICATORS))


def _target_of(p: Pembaca, row: int) -> Nilai | None:
    return p.target(row, first_column(p, _TARGETS))


def _of_programme(read: Callable[[Pembaca, int], Nilai | None]) -> Reader:
    """What the row of the programme says."""

    def at(row: Row) -> Nilai | None:
        programme = row.owner.program if row.owner is not None else None
        return read(row.p, programme.ref.baris) if programme is not None and programme.ref is not None else None

    return at


_STACKED = RowPlan(
    "rkt",
    item_or_part(*_INDICATORS),
    (
        *PLACE,
        Field("indikator_program", _of_programme(_indicator)),
        Field("target_program", _of_programme(_target_of)),
        Field("indikator_kegiatan", lambda row: _indicator(row.p, row.baris)),
        Field("target_kegiatan", lambda row: _target_of(row.p, row.baris)),
        unit("target_kegiatan"),
        money("anggaran"),
    ),
    parents=(carried("sasaran"),),
    totals=(money("anggaran"),),
    levels=lambda p, rows: susun(p, rows, lambda row: (p.uang(row, "anggaran") or KOSONG).angka),
    leave_out=lambda row: "bukan tingkat terbawah tabel" if row.owner and row.owner.tingkat != row.lowest else None,
    unnamed=outside,
)
"""Programme, kegiatan and sub kegiatan listed below each other in one column."""


def baca(p: Pembaca) -> Hasil:
    """One row per item of the lowest level, parents carried down."""
    if p.punya("hirarki") and not (p.punya("kegiatan") or p.punya("sub_kegiatan")):
        return _STACKED(p)
    return _wide(_level(p))(p)


def satu_tahun(table: TabelMentah) -> bool:
    """Whether the targets are of one year: targets of several years are a Renstra's."""
    return len({k.tahun for k in table.kolom if k.konsep == "target" and k.tahun}) < 2


_PROG = ("program",)

LEBAR = Jenis(
    "rkt",
    "lebar",
    wajib=(
        ("kegiatan", "sub_kegiatan", "hirarki"),
        ("indikator", "indikator_kegiatan", "indikator_program", "sasaran"),
        ("target", "target_kegiatan", "target_program", "anggaran"),
    ),
    peta=(
        Peta("tujuan", ("tujuan",)),
        Peta("indikator_tujuan", ("indikator",), ("tujuan",)),
        Peta("sasaran", ("sasaran",)),
        Peta("indikator", ("indikator",), ("sasaran",)),
        Peta("target", ("target",), ("sasaran",), triwulan=0),
        Peta("program", ("program",)),
        Peta("indikator_program", ("indikator",), _PROG),
        Peta("target_program", ("target",), _PROG, triwulan=0),
        Peta("kegiatan", ("kegiatan",)),
        Peta("sub_kegiatan", ("sub_kegiatan",)),
        Peta("hirarki", ("hirarki", "uraian"), semua=True),
        Peta("kode", ("kode",), semua=True),
        Peta("no", ("no",)),
        Peta("indikator_kegiatan", ("indikator",), ("sub_kegiatan",)),
        Peta("target_kegiatan", ("target",), ("sub_kegiatan",), triwulan=0, pilih="angka"),
        Peta("indikator_kegiatan", ("indikator",)),
        Peta("target_kegiatan", ("target",), triwulan=0, pilih="angka"),
        Peta("satuan", ("satuan",)),
        Peta("anggaran", ("pagu", "jumlah"), ekor=True, pilih="akhir"),
    ),
    baca=baca,
    tolak=frozenset({"realisasi", "realisasi_uang", "tw", "capaian", "ditarik", "nasional", "formulasi"}),
    judul=JUDUL,
    syarat=satu_tahun,
    netral=frozenset({"indikator", "target"}),
)

RINGKAS = Jenis(
    "rkt",
    "ringkas",
    wajib=(("sasaran",), ("indikator",), ("target",)),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("indikator", ("indikator",)),
        Peta("satuan", ("satuan",)),
        Peta("target", ("target",), triwulan=0, pilih="angka"),
        Peta("program", ("program",)),
        Peta("anggaran", ("pagu",), ekor=True, pilih="akhir"),
    ),
    baca=baca,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "tw",
            "capaian",
            "formulasi",
            "nasional",
            "kegiatan",
            "sub_kegiatan",
            "hirarki",
            "target_akhir",
            "pembilang",
        }
    ),
    judul=JUDUL,
    syarat=satu_tahun,
)
