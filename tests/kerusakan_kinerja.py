"""Faults in indicators, targets, quarters and judgements: PSN-02, 03, DOK, RA, IND, NIL."""

from __future__ import annotations

from fractions import Fraction

from tests.kerusakan_dasar import (
    Bahan,
    Tempat,
    baris_lepas,
    desimal,
    geser,
    hapus_baris,
    rusak,
    salah_nama,
    salah_target,
)
from tests.pembangkit import oracle
from tests.pembangkit.lembar import alamat

Hasil = list[Tempat] | None
TANDA = ("sm", "m", "sb", "b", "c", "k", "sk")
TW = ("tw1", "tw2", "tw3", "tw4")


@rusak("PSN-02")
def capaian(b: Bahan) -> Hasil:
    frame = b.rng.choice(("pengukuran", "pengukuran", "realisasi_program", "lawan_renstra"))
    return geser(b, b.kunci(frame, "capaian"), (1, -1, 4, -6))


@rusak("PSN-03")
def rata_rata(b: Bahan) -> Hasil:
    return geser(b, b.kunci(b.rng.choice(("pengukuran", "predikat")), "capaian", jumlah=True), (1, 5))


@rusak("DOK-03")
def target_renstra(b: Bahan) -> Hasil:
    tahun = oracle.frame(b.susunan.unit)["renstra"]
    kini = [k for k in b.kunci("renstra", "target") if tahun[int(k[1])]["tahun"] == b.susunan.unit.tahun]
    return salah_target(b, kini)


@rusak("DOK-04")
def target_lain(b: Bahan) -> Hasil:
    return salah_target(b, b.kunci(b.rng.choice(("pengukuran", "rkt", "pk")), "target"))


@rusak("DOK-05")
def indikator_asing(b: Bahan) -> Hasil:
    return b.ganti(b.pilih(b.kunci("pengukuran", "indikator")), "Rasio Guru terhadap Murid")


@rusak("DOK-05")
def tak_diukur(b: Bahan) -> Hasil:
    """An indicator's row is missing in the pengukuran; found at the Perjanjian Kinerja."""
    baris = baris_lepas(b, "pengukuran")
    if len(baris) < 2 or b.kunci("pengukuran", "capaian", jumlah=True):
        return None
    lembar, y, i = b.rng.choice(baris)
    if ("pengukuran", i, "sasaran") in b.susunan.catatan and b.susunan.catatan["pengukuran", i, "sasaran"].baris == y:
        return None
    hapus_baris(b, lembar, y)
    return [b.susunan.tempat(("pk", i, "indikator"))]


@rusak("DOK-05")
def realisasi_kosong(b: Bahan) -> Hasil:
    k = b.pilih([k for k in b.kunci("pengukuran", "realisasi") if not b.kunci("data_indikator", "indikator")])
    return None if k is None else [b.susunan.ubah_mentah(k, None)]


@rusak("DOK-06")
def sasaran_asing(b: Bahan) -> Hasil:
    frame = b.rng.choice(("rkt", "rencana_aksi", "iku", "renstra"))
    return b.ganti(b.pilih(b.kunci(frame, "sasaran")), "Terwujudnya Ketahanan Pangan Keluarga Prasejahtera")


@rusak("DOK-06")
def indikator_asing_lain(b: Bahan) -> Hasil:
    kini = oracle.frame(b.susunan.unit)["renstra"]
    frame = b.rng.choice(("rkt", "iku", "renstra"))
    kunci = [
        k for k in b.kunci(frame, "indikator")
        if frame != "renstra" or kini[int(k[1])]["tahun"] == b.susunan.unit.tahun
    ]  # fmt: skip
    return b.ganti(b.pilih(kunci), "Luas Lahan Pertanian Produktif")


@rusak("DOK-08")
def nama_kinerja(b: Bahan) -> Hasil:
    frame = b.rng.choice(("rkt", "pengukuran", "iku", "renstra", "pk", "pembanding"))
    return salah_nama(b, b.kunci(frame, b.rng.choice(("sasaran", "indikator"))))


@rusak("DOK-09")
def tahun_lain(b: Bahan) -> Hasil:
    kunci = [
        k for k in b.susunan.catatan if k[0] == "identitas" and k[2] == "tahun" and k[1] not in ("iku", "pengaturan")
    ]
    if len(kunci) < 4:
        return None
    k = b.rng.choice(kunci)
    berkas, lembar, _ = b.susunan.ubah(k, b.susunan.unit.tahun - b.rng.choice((1, 1, 2)))
    return [(berkas, lembar, "")]


@rusak("DOK-10")
def unit_lain(b: Bahan) -> Hasil:
    bidang = b.rng.choice(("unit", "unit", "pemerintah"))
    kunci = [k for k in b.susunan.catatan if k[0] == "identitas" and k[2] == bidang and k[1] != "pengaturan"]
    if len(kunci) < 4:
        return None
    baru = "Kecamatan Tirtamoyo" if bidang == "unit" else "Kabupaten Sukamaju Raya"
    berkas, lembar, _ = b.susunan.ubah(b.rng.choice(kunci), baru)
    return [(berkas, lembar, "")]


@rusak("DOK-11")
def realisasi_lain(b: Bahan) -> Hasil:
    frame = b.rng.choice(("pembanding", "antar_tahun", "lawan_renstra"))
    return salah_target(b, b.kunci(frame, "realisasi"))


@rusak("DOK-11")
def realisasi_pengukuran(b: Bahan) -> Hasil:
    return salah_target(b, b.kunci("pengukuran", "realisasi"))


@rusak("DOK-11")
def efisiensi_angka(b: Bahan) -> Hasil:
    return geser(b, b.kunci("efisiensi_tertulis", b.rng.choice(("serapan", "capaian"))), (1, -2, 3))


@rusak("DOK-11")
def capaian_predikat(b: Bahan) -> Hasil:
    return geser(b, b.kunci("predikat", "capaian"), (1, -2, 3))


@rusak("DOK-12")
def target_keluaran(b: Bahan) -> Hasil:
    return geser(b, b.kunci("realisasi_program", "target"), (5, 3, 1))


@rusak("DOK-13")
def satuan(b: Bahan) -> Hasil:
    frame = b.rng.choice(("rencana_aksi", "realisasi_program", "pengukuran", "pk", "iku", "renstra"))
    lain = {"rencana_aksi": "realisasi_program", "realisasi_program": "rencana_aksi"}.get(frame, frame)
    kunci = [k for k in b.kunci(frame, "satuan") if (lain, k[1], "satuan") in b.susunan.catatan]
    return b.ganti(b.pilih(kunci, lambda v: v and v not in ("Persen", "%")), "Gulung")


@rusak("DOK-14")
def disalin_dari_anggaran(b: Bahan) -> Hasil:
    unit = b.susunan.unit
    milik = [(s, i) for s in unit.sasaran for i in s.indikator]
    kunci = [k for k in b.kunci("pengukuran", "realisasi") if milik[int(k[1])][1].jenis == "persen"]
    k = b.pilih(kunci)
    if k is None:
        return None
    sub = list(unit.program[milik[int(k[1])][0].program[0]].semua_sub())
    serapan = desimal(Fraction(100 * sum(x.realisasi for x in sub), sum(x.pagu for x in sub)))
    return b.ganti(k, serapan) if serapan != 100 and serapan * 10 % 1 else None


def _baris_triwulan(b: Bahan, i: int | str) -> list[Tempat]:
    bidang = [(k, ("rencana_aksi", i, k)) for k in (*TW, "target")]
    return [b.susunan.tempat(k) for _, k in bidang if k in b.susunan.catatan]


@rusak("RA-01")
def triwulan(b: Bahan) -> Hasil:
    """A quarter of a count; with two free readings any cell of the row will do."""
    sub = [s for *_, s in b.susunan.unit.jalur_sasaran()]
    kunci = [
        k for t in TW for k in b.kunci("rencana_aksi", t)
        if not sub[int(k[1])].persen and ("rencana_aksi", k[1], "target") in b.susunan.catatan
    ]  # fmt: skip
    k = b.pilih(kunci, lambda v: v)
    return (geser(b, [k], (1, 2, -1)) and _baris_triwulan(b, k[1])) if k else None


@rusak("RA-01")
def target_setahun(b: Bahan) -> Hasil:
    sub = [s for *_, s in b.susunan.unit.jalur_sasaran()]
    return geser(b, [k for k in b.kunci("rencana_aksi", "target") if not sub[int(k[1])].persen], (1, 3, 6))


@rusak("RA-02")
def triwulan_persen(b: Bahan) -> Hasil:
    sub = [s for *_, s in b.susunan.unit.jalur_sasaran()]
    k = b.pilih([k for t in TW for k in b.kunci("rencana_aksi", t) if sub[int(k[1])].persen], lambda v: v)
    return (geser(b, [k], (5, -5, 2)) and _baris_triwulan(b, k[1])) if k else None


@rusak("RA-03")
def persen_bersatuan(b: Bahan) -> Hasil:
    sub = [s for *_, s in b.susunan.unit.jalur_sasaran()]
    kunci = [k for k in b.kunci("rencana_aksi", "satuan") if sub[int(k[1])].persen]
    k = b.pilih(kunci)
    if k is None or not any(_bertanda(b, ("rencana_aksi", k[1], t)) for t in TW):
        return None
    return [*(b.ganti(k, "Laporan") or []), *_baris_triwulan(b, k[1])]


def _bertanda(b: Bahan, k: tuple[str, int | str, str]) -> bool:
    c = b.susunan.catatan[k]
    sel = c.lembar.sel[c.baris, c.kolom]
    return "%" in str(sel.nilai) or "%" in sel.format


@rusak("IND-01")
def data_dukung(b: Bahan) -> Hasil:
    """Numerator or denominator; the realisasi that no longer agrees may be named instead."""
    k = b.pilih([*b.kunci("data_indikator", "pembilang"), *b.kunci("data_indikator", "penyebut")])
    if k is None:
        return None
    nama = b.isi(("data_indikator", k[1], "indikator"))
    lain = [x for x in b.kunci("pengukuran", "realisasi") if b.isi(("pengukuran", x[1], "indikator")) == nama]
    tempat = geser(b, [k], (9, 13))
    if ("data_indikator", k[1], "hasil") in b.susunan.catatan:
        lain.append(("data_indikator", k[1], "hasil"))
    return [*tempat, *(b.susunan.tempat(x) for x in lain)] if tempat else None


@rusak("IND-01")
def hasil_data(b: Bahan) -> Hasil:
    return geser(b, b.kunci("data_indikator", "hasil"), (2, -3))


@rusak("IND-02")
def tanpa_formulasi(b: Bahan) -> Hasil:
    ada = {b.isi(k) for k in b.kunci("data_indikator", "indikator")}
    k = b.pilih(
        [
            k
            for k in b.kunci("iku", "formulasi")
            if oracle.frame(b.susunan.unit)["pk"][int(k[1])]["indikator"] not in ada
        ]
    )
    if k is None:
        return None
    b.susunan.ubah_mentah(k, None)
    return [b.susunan.tempat((f, k[1], "indikator")) for f in ("iku", "pk", "pengukuran")]


@rusak("NIL-01")
def kategori(b: Bahan) -> Hasil:
    bidang = b.rng.choice(("kategori", "predikat"))
    k = b.pilih(b.kunci("pengukuran", bidang))
    lain = {"kategori": ("AA", "BB", "C"), "predikat": ("Sangat Memuaskan", "Baik", "Kurang")}[bidang]
    return b.ganti(k, b.rng.choice([x for x in lain if x != b.isi(k)])) if k else None


@rusak("NIL-01")
def dua_centang(b: Bahan) -> Hasil:
    k = b.pilih([k for t in TANDA for k in b.kunci("predikat", t, jumlah=None)], lambda v: v is None)
    return b.ganti(k, "√")


@rusak("NIL-01")
def salah_centang(b: Bahan) -> Hasil:
    k = b.pilih([k for t in TANDA for k in b.kunci("predikat", t, jumlah=None)], lambda v: v is not None)
    if k is None:
        return None
    lain = (k[0], k[1], b.rng.choice([t for t in TANDA if t != k[2]]))
    tanda = b.isi(k)
    b.susunan.ubah_mentah(k, None)
    return b.ganti(lain, tanda)


@rusak("NIL-02")
def efisiensi(b: Bahan) -> Hasil:
    k = b.pilih(b.kunci("efisiensi_tertulis", "tingkat_efisiensi"))
    return b.ganti(k, "Tidak efisien" if b.isi(k) == "Efisien" else "Efisien") if k else None


@rusak("NIL-03")
def di_atas_batas(b: Bahan) -> Hasil:
    """No fault: a capaian above the limit is told wherever it is."""
    k = b.pilih(b.kunci("pengukuran", "capaian"), lambda v: v > 100)
    return [b.susunan.tempat(k)] if k else None


@rusak("DOK-15", realisasi_program__bentuk="tabel36", realisasi_program__per_sasaran=True)
def sasaran_tertukar(b: Bahan) -> Hasil:
    """The heading of a block of Tabel 3.6 names another sasaran."""
    names = [s.nama for s in b.susunan.unit.sasaran]
    if len(names) < 2:
        return None
    k = b.kunci("realisasi_program", "target")[0]
    lembar = b.susunan.catatan[k].lembar
    kepala = [(p, s) for p, s in lembar.sel.items() if str(s.nilai).startswith("Sasaran Strategis ")]
    posisi, sel = b.rng.choice(kepala)
    awal, _, nama = str(sel.nilai).partition(" : ")
    sel.nilai = f"{awal} : {b.rng.choice([n for n in names if n != nama])}"
    berkas, nama_lembar, _ = b.susunan.tempat(k)
    return [(berkas, nama_lembar, alamat(*posisi))]


@rusak("DOK-16")
def keluaran_lain(b: Bahan) -> Hasil:
    k = b.pilih(b.kunci("rencana_aksi", "indikator"))
    if k is None or ("realisasi_program", k[1], "indikator") not in b.susunan.catatan:
        return None
    satuan = (
        str(b.isi(("rencana_aksi", k[1], "satuan")))
        if ("rencana_aksi", k[1], "satuan") in b.susunan.catatan
        else "unit"
    )
    return b.ganti(k, f"Jumlah {satuan} Perlombaan Antarwarga pada Hari Kemerdekaan")
