"""Rencana Kinerja Tahunan: sasaran, programme and kegiatan with their indicators, targets and budget."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.hirarki import susun
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.entities.parents import TINGKAT
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.nomenklatur import tingkat_nama

JUDUL = ("rencana kinerja tahunan", "rencana kerja tahunan", "rkt", "rencana kinerja")

_INDUK = ("tujuan", "sasaran", "indikator", "target", "program", "indikator_program", "target_program", "kegiatan")
_DI_BAWAH = {name: _INDUK[i + 1 :] for i, name in enumerate(_INDUK)}
_DI_BAWAH["sasaran"] = ("indikator", "target")
_DI_BAWAH["indikator"] = ("target",)
_DI_BAWAH["program"] = ("indikator_program", "target_program", "kegiatan")
_DI_BAWAH["indikator_program"] = ("target_program",)


def _terkecil(p: Pembaca) -> str:
    """The field whose own cell makes a row: the lowest level that the table has."""
    for name in ("sub_kegiatan", "kegiatan", "hirarki", "program", "indikator"):
        if p.punya(name):
            return name
    return "indikator"


def baca(p: Pembaca) -> Hasil:
    """One row per kegiatan (or sub kegiatan), parents filled down; indicator rows where there is no programme."""
    if p.punya("hirarki") and not (p.punya("kegiatan") or p.punya("sub_kegiatan")):
        return _baca_hirarki(p)
    rows: list[Baris] = []
    totals: list[Baris] = []
    parents = IsiTurun(_INDUK)
    lowest = _terkecil(p)
    level = _tingkat_sebenarnya(p, lowest)
    for entry in p.table.baris:
        row = entry.baris
        if entry.macam != "data":
            amount = p.uang(row, "anggaran")
            if amount is not None and amount.isi is not None:
                totals.append(p.baris(amount.ref or p.ref(row, p.col("anggaran")), {"anggaran": amount}))
            continue
        for name in _INDUK:
            value = p.target(row, name, merged=True) if name.startswith("target") else p.teks(row, name)
            if name in ("target", "target_program") and p.own(row, name) is None:
                value = None if parents.get(name) else value
            parents.terima(name, nama_tanpa_label(value), reset=_DI_BAWAH.get(name, ()))
        cell = p.own(row, lowest)
        extra = p.own(row, "indikator_kegiatan")
        if cell is None and extra is None:
            p.lewati(row, "tanpa nama kegiatan")
            continue
        named = nama_tanpa_label(p.teks(row, lowest)) if cell is not None else None
        if named is None or named.isi is None:
            if not rows or extra is None:
                p.lewati(row, "tanpa nama kegiatan")
                continue
            named = rows[-1][level]
        fields: dict[str, Nilai | None] = {name: parents.get(name) for name in _INDUK}
        if lowest != level:
            fields[lowest] = None
        fields[level] = named
        fields |= {
            "indikator_kegiatan": p.teks(row, "indikator_kegiatan"),
            "target_kegiatan": p.target(row, "target_kegiatan"),
            "satuan": p.teks(row, "satuan"),
            "anggaran": p.uang(row, "anggaran"),
        }
        rows.append(p.baris(p.ref(row, cell.col if cell else p.col(lowest)), fields))
    return p.hasil({"rkt": rows}, {"rkt": totals})


def _tingkat_sebenarnya(p: Pembaca, lowest: str) -> str:
    """A column headed 'Sub Kegiatan' that lists official kegiatan is read as kegiatan, and says so."""
    if lowest != "sub_kegiatan" or p.punya("kegiatan"):
        return lowest
    levels = [
        tingkat_nama(str(v.isi))
        for b in p.table.baris
        if (v := nama_tanpa_label(p.teks(b.baris, lowest, merged=False))) is not None and v.isi
    ]
    if "kegiatan" in levels and "sub_kegiatan" not in levels:
        title = p.judul.get(p.col(lowest), lowest)
        p.catatan.append(f"kolom '{title}' berisi nama kegiatan menurut nomenklatur; dibaca sebagai kegiatan")
        return "kegiatan"
    return lowest


def _baca_hirarki(p: Pembaca) -> Hasil:
    """Programme, kegiatan and sub kegiatan listed below each other in one column."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    data: Sequence[int] = [b.baris for b in p.table.baris if b.macam == "data"]

    def amount(row: int) -> object:
        value = p.uang(row, "anggaran")
        return value.angka if value else None

    nodes = susun(p, data, amount)  # type: ignore[arg-type]
    p.temuan.clear()
    parents = IsiTurun(("sasaran", "indikator", "target"))
    program_fields: dict[str, Nilai | None] = {}
    deepest = max((TINGKAT.index(n.tingkat) for n in nodes if n.tingkat in TINGKAT), default=1)
    for node in nodes:
        row = node.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")), reset=("indikator", "target"))
        if node.tingkat not in TINGKAT:
            continue
        indicator, target = _indikator(p, row), p.target(row, _kolom_target(p))
        if node.tingkat == "program":
            program_fields = {"indikator_program": indicator, "target_program": target}
        if TINGKAT.index(node.tingkat) < deepest:
            continue
        rows.append(
            p.baris(
                node.nama.ref or p.ref(row, p.col("hirarki")),
                {
                    "sasaran": parents.get("sasaran"),
                    "program": node.program,
                    "kegiatan": node.kegiatan,
                    "sub_kegiatan": node.sub_kegiatan,
                    "kode": node.kode,
                    **program_fields,
                    "indikator_kegiatan": indicator,
                    "target_kegiatan": target,
                    "satuan": satuan_atau_target(p.teks(row, "satuan"), target),
                    "anggaran": p.uang(row, "anggaran"),
                },
            )
        )
    for entry in p.table.baris:
        value = p.uang(entry.baris, "anggaran") if entry.macam != "data" else None
        if value is not None and value.isi is not None:
            totals.append(p.baris(value.ref or p.ref(entry.baris, p.col("anggaran")), {"anggaran": value}))
    return p.hasil({"rkt": rows}, {"rkt": totals})


def _indikator(p: Pembaca, row: int) -> Nilai | None:
    for name in ("indikator_kegiatan", "indikator_program", "indikator"):
        if p.punya(name):
            return p.teks(row, name)
    return None


def _kolom_target(p: Pembaca) -> str:
    return next((n for n in ("target_kegiatan", "target_program", "target") if p.punya(n)), "target")


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
