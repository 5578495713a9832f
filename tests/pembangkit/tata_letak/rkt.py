"""`rkt`: the list of indicators, the wide form of merged groups, or the tree of programmes."""

from __future__ import annotations

from typing import Any

from .. import oracle
from ..unit import SubKegiatan
from .gaya import GayaTarget, bersih, ejaan_acak, target_acak, teks_saja, uang_acak
from .halaman import Halaman
from .hierarki import pohon, tingkatan_acak
from .indikator import kepala_acak, sel_target, semua_indikator
from .kata import kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, acak_kolom, isi, opsi_acak, tulis_tabel

JENIS = "rkt"
JUDUL = (
    "RENCANA KINERJA TAHUNAN",
    "RENCANA KINERJA TAHUNAN (RKT)",
    "RENCANA KINERJA TAHUNAN (RKT) PERUBAHAN",
)


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout; the form is recorded as feature `rkt.bentuk`."""
    unit = k.unit
    cukup = {
        t: all(len({r[0].nama for r in oracle.blok_indikator(unit, s, t)}) == len(s.indikator) for s in unit.sasaran)
        for t in ("sub", "kegiatan")
    }
    pilihan = ["indikator", "hierarki"] + ["sub"] * 3 * cukup["sub"] + ["kegiatan"] * 2 * cukup["kegiatan"]
    bentuk = k.pilih("rkt.bentuk", pilihan)
    if bentuk == "indikator":
        _indikator(k, h)
    elif bentuk == "hierarki":
        _hierarki(k, h)
    else:
        _lebar(k, h, bentuk)


def _bingkai(k: Konteks, h: Halaman, kolom: list[Kolom], baris: list[Baris], *, wajib_judul: bool = False) -> None:
    if wajib_judul and k.paksa.get("rkt.judul") is None:
        k.paksa["rkt.judul"] = k.rng.choice(("pendek", "biasa", "kop", "panjang"))
    kanan = h.kiri + len(kolom) - 1
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, k.rng.choice(JUDUL))
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, JENIS))
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)


def _indikator(k: Konteks, h: Halaman) -> None:
    g = target_acak(k.rng, kolom_satuan=k.mungkin("rkt.kolom_satuan", 0.6), ods=h.ods)
    kepala = kepala_acak(k, JENIS, ejaan_acak(k.rng), g)
    target = Kolom("target", (kata(k.rng, "target", k.unit.tahun),), 14)
    kolom = acak_kolom(k, "rkt.acak", [*kepala.kolom, target], {"satuan", "target"})
    baris = []
    for b in semua_indikator(k.unit):
        sel = kepala.sel("rkt", b)
        sel["target"] = kepala.target("rkt", b, "target", b.indikator.target, satuan=True)
        baris.append(Baris(sel))
    _bingkai(k, h, kolom, baris, wajib_judul=True)


def _target_program(g: GayaTarget, nilai: Any, i: int) -> Isi:
    return sel_target(g, "persen", "Persen", nilai, ("rkt", i, "target_program"), None)


def _lebar(k: Konteks, h: Halaman, bentuk: str) -> None:
    rng, unit = k.rng, k.unit
    e = ejaan_acak(rng)
    g = target_acak(rng, kolom_satuan=False, ods=h.ods)
    baris_rkt = oracle.rkt(unit, bentuk)
    nama_uang, uang = uang_acak(rng, [b["anggaran"] for b in baris_rkt], k.paksa.get("uang"))
    k.ciri["rkt.uang"] = nama_uang
    kelompok = k.mungkin("rkt.kepala_kelompok", 0.6)
    tujuan = kelompok and rng.random() < 0.4
    uraian = rng.choice(("Uraian", "URAIAN"))

    def judul(grup: str, anak: str, datar: str) -> tuple[str, ...]:
        return (grup, anak) if kelompok else (datar,)

    kata_kegiatan = "Sub Kegiatan" if bentuk == "sub" else "Kegiatan"
    kolom = []
    if tujuan:
        kolom += [
            Kolom("tujuan", ("Tujuan OPD", uraian), 30),
            Kolom("indikator_tujuan", ("Tujuan OPD", "Indikator Tujuan"), 20),
        ]
    kolom += [
        Kolom("sasaran", judul("Sasaran OPD", uraian, kata(rng, "sasaran", unit.tahun)), 30),
        Kolom("indikator", judul("Sasaran OPD", "Indikator Sasaran", "Indikator Sasaran"), 28),
        Kolom("target", judul("Sasaran OPD", "Target", "Target"), 12),
        Kolom("program", judul("Program", uraian, kata(rng, "program", unit.tahun)), 30),
        Kolom(
            "indikator_program",
            judul("Program", "Indikator Program", kata(rng, "indikator_program", unit.tahun)),
            26,
        ),
        Kolom("target_program", judul("Program", "Target", "Target"), 12),
    ]
    if bentuk == "sub":
        kolom.append(Kolom("kegiatan", ("Kegiatan",), 30))
    kolom += [
        Kolom("daun", judul(kata_kegiatan, f"Nama {kata_kegiatan}", kata_kegiatan), 34),
        Kolom(
            "indikator_kegiatan",
            judul(kata_kegiatan, f"Indikator {kata_kegiatan} (Output)", f"Indikator {kata_kegiatan}"),
            34,
        ),
        Kolom("target_kegiatan", judul(kata_kegiatan, "Target", "Target"), 14),
        Kolom("anggaran", judul(kata_kegiatan, "Anggaran", kata(rng, "anggaran", unit.tahun)), 18),
    ]
    baris: list[Baris] = []
    i = 0
    for nomor, s in enumerate(unit.sasaran):
        for ind, p, j, m in oracle.blok_indikator(unit, s, bentuk):
            program, kegiatan = unit.program[p], unit.program[p].kegiatan[j]
            daun = kegiatan if m is None else kegiatan.sub[m]
            blok = (nomor, ind.nama)
            nama_sasaran, nama_program = e.nama(s.nama), e.nama_program(program.nama)
            nama_kegiatan, nama_daun = e.nama_kegiatan(kegiatan.nama), e.nama(daun.nama)
            sel = {
                "sasaran": isi(nama_sasaran, teks_saja, ("rkt", i, "sasaran"), asli=bersih(nama_sasaran), grup=nomor),
                "indikator": isi(ind.nama, teks_saja, ("rkt", i, "indikator"), grup=blok),
                "target": sel_target(g, ind.jenis, ind.satuan, ind.target, ("rkt", i, "target"), None),
                "program": isi(
                    nama_program, teks_saja, ("rkt", i, "program"), asli=bersih(nama_program), grup=(*blok, p)
                ),
                "indikator_program": isi(
                    program.indikator, teks_saja, ("rkt", i, "indikator_program"), grup=(*blok, p)
                ),
                "target_program": _target_program(g, program.target, i),
                "daun": isi(
                    nama_daun,
                    teks_saja,
                    ("rkt", i, "kegiatan" if m is None else "sub_kegiatan"),
                    asli=bersih(nama_daun),
                ),
                "indikator_kegiatan": isi(daun.indikator, teks_saja, ("rkt", i, "indikator_kegiatan")),
                "anggaran": isi(baris_rkt[i]["anggaran"], uang, ("rkt", i, "anggaran")),
            }
            sel["target"].grup, sel["target_program"].grup = blok, (*blok, p)
            satuan = daun.satuan if isinstance(daun, SubKegiatan) else "Persen"
            jenis = "persen" if satuan == "Persen" else "jumlah"
            sel["target_kegiatan"] = sel_target(g, jenis, satuan, daun.target, ("rkt", i, "target_kegiatan"), None)
            if bentuk == "sub":
                sel["kegiatan"] = isi(
                    nama_kegiatan,
                    teks_saja,
                    ("rkt", i, "kegiatan"),
                    asli=bersih(nama_kegiatan),
                    grup=(*blok, p, j),
                )
            if tujuan:
                sel["tujuan"] = Isi("Meningkatnya tata kelola pemerintahan yang baik", grup="tujuan")
                sel["indikator_tujuan"] = Isi("Indeks Pelayanan Publik", grup="tujuan")
            baris.append(Baris(sel))
            i += 1
    if k.mungkin("rkt.jumlah", 0.5):
        total = sum(b["anggaran"] for b in baris_rkt)
        kolom_label = rng.choice(("sasaran", "daun"))
        sel = {
            kolom_label: Isi(rng.choice(("Jumlah", "JUMLAH", "Total"))),
            "anggaran": isi(total, uang, ("rkt", "jumlah", "anggaran")),
        }
        baris.append(Baris(sel, tebal=True))
    _bingkai(k, h, kolom, baris)


def _hierarki(k: Konteks, h: Halaman) -> None:
    rng, unit = k.rng, k.unit
    e = ejaan_acak(rng)
    g = target_acak(rng, kolom_satuan=False, ods=h.ods)
    t = tingkatan_acak(k, JENIS, e, ods=h.ods, bentuk=("awalan", "kode", "penomoran"))
    simpul = pohon(unit)
    _, uang = uang_acak(rng, [n.pagu for n in simpul], k.paksa.get("uang"))
    kolom = [
        *t.kolom,
        Kolom(
            "indikator",
            (rng.choice(("Indikator Kinerja", "Indikator Kinerja Program/Kegiatan", "Indikator")),),
            40,
        ),
        Kolom("target", (kata(rng, "target", unit.tahun),), 14),
        Kolom("anggaran", (kata(rng, "anggaran", unit.tahun),), 18),
    ]
    nomor = {b["sub_kegiatan"]: i for i, b in enumerate(oracle.rkt(unit, "sub"))}
    baris = []
    for n in simpul:
        sel = t.sel(n, "rkt_pohon")
        sel["anggaran"] = isi(n.pagu, uang, ("rkt_pohon", n.indeks, "anggaran"))
        milik = [nomor[m.nama] for m in simpul if m.tingkat == 2 and (m is n or n.benda in m.induk)]
        _, maksud, gaya = next(c for c in sel["uraian"].catat if c[0][2] == "uraian")
        bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
        sel["uraian"].catat = [(("rkt", i, bidang), maksud, gaya) for i in milik]
        if n.tingkat == 0:
            benda: Any = n.benda
            sel["indikator"] = Isi(
                benda.indikator,
                catat=[(("rkt", i, "indikator_program"), benda.indikator, teks_saja) for i in milik],
            )
            sel["target"] = _target_program(g, benda.target, milik[0])
            (_, maksud, gaya), *_ = sel["target"].catat
            sel["target"].catat = [(("rkt", i, "target_program"), maksud, gaya) for i in milik]
        elif n.tingkat == 2:
            (i,) = milik
            sub: Any = n.benda
            sel["indikator"] = isi(sub.indikator, teks_saja, ("rkt", i, "indikator_kegiatan"))
            jenis = "persen" if sub.persen else "jumlah"
            sel["target"] = sel_target(g, jenis, sub.satuan, sub.target, ("rkt", i, "target_kegiatan"), None)
            sel["anggaran"].catat = [(("rkt", i, "anggaran"), n.pagu, uang)]
        baris.append(Baris(sel, tebal=n.tingkat == 0))
    if k.mungkin("rkt.jumlah", 0.5):
        total = sum(n.pagu for n in simpul if n.tingkat == 0)
        baris.append(
            Baris(
                {"uraian": Isi("Jumlah"), "anggaran": isi(total, uang, ("rkt", "jumlah", "anggaran"))},
                tebal=True,
            )
        )
    _bingkai(k, h, kolom, baris, wajib_judul=True)
