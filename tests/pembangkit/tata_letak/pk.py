"""`pk`: indicator table and programme-budget table, below, beside or on another sheet."""

from __future__ import annotations

from .gaya import bersih, ejaan_acak, target_acak, uang_acak
from .halaman import Halaman
from .indikator import kepala_acak, semua_indikator
from .kata import kata
from .kop import pimpinan, tulis_judul, tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, Opsi, acak_kolom, isi, opsi_acak, tulis_tabel

JENIS = "pk"


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    if k.mungkin("pk.pernyataan", 0.25):
        _pernyataan(k, h)
    ejaan = ejaan_acak(rng)
    g = target_acak(rng, kolom_satuan=k.mungkin("pk.kolom_satuan", 0.5), ods=h.ods)
    kepala = kepala_acak(k, JENIS, ejaan, g)
    kolom = acak_kolom(
        k,
        "pk.acak",
        [*kepala.kolom, Kolom("target", (kata(rng, "target", unit.tahun),), 14)],
        {"satuan", "target"},
    )
    baris = []
    for b in semua_indikator(unit):
        sel = kepala.sel("pk", b)
        sel["target"] = kepala.target("pk", b, "target", b.indikator.target, satuan=True)
        baris.append(Baris(sel))
    if k.paksa.get("pk.judul") is None:
        k.paksa["pk.judul"] = rng.choice(("biasa", "kop", "panjang"))  # a bare table could be an RKT
    kanan = h.kiri + len(kolom) - 1
    judul = rng.choice(("PERJANJIAN KINERJA", "PERJANJIAN KINERJA", "PERJANJIAN KINERJA PERUBAHAN"))
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, judul)
    atas = y
    h.baris = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, JENIS))
    letak = k.pilih("pk.tabel_program", ("bawah", "bawah", "bawah", "samping", "lembar"))
    if letak == "lembar":
        h.baris = tulis_penutup(k, h.lembar, h.baris, h.kiri, kanan, JENIS)
        h.lembar_baru(rng.choice(("Anggaran PK", "Sheet2", "Program PK", "Lampiran")))
        h.baris = tulis_judul(k, h.lembar, h.baris, h.kiri, h.kiri + 2, "pk_program", judul)
        h.baris = _program(k, h, h.baris, h.kiri)
    elif letak == "samping":
        h.baris = max(h.baris, _program(k, h, atas, kanan + 2))
    else:
        h.baris = _program(k, h, h.baris + rng.randint(1, 3), h.kiri)
    h.baris = tulis_penutup(k, h.lembar, h.baris, h.kiri, kanan, "pk_program")


def _program(k: Konteks, h: Halaman, y: int, kiri: int) -> int:
    """The programme-budget table; returns the row below it."""
    rng, unit = k.rng, k.unit
    ejaan = ejaan_acak(rng)
    pagu = [sum(s.pagu for s in p.semua_sub()) for p in unit.program]
    nama_uang, uang = uang_acak(rng, pagu, k.paksa.get("uang"))
    k.ciri["pk.uang"] = nama_uang
    nomor_dalam_nama = rng.random() < 0.4
    rp_terpisah = nama_uang in ("titik", "angka") and rng.random() < 0.3
    kolom = [] if nomor_dalam_nama else [Kolom("no", (kata(rng, "no", unit.tahun),), 5)]
    kolom.append(Kolom("program", (kata(rng, "program", unit.tahun),), 45))
    judul_anggaran = kata(rng, "anggaran", unit.tahun)
    if rp_terpisah:
        kolom.append(Kolom("rp", (judul_anggaran,), 5))
    kolom.append(Kolom("anggaran", (judul_anggaran,) if not rp_terpisah else ("",), 18))
    sumber = k.mungkin("pk.sumber_dana", 0.6)
    if sumber:
        kolom.append(Kolom("sumber_dana", (kata(rng, "sumber_dana", unit.tahun),), 14))
    baris = []
    for i, (p, n) in enumerate(zip(unit.program, pagu, strict=True)):
        nama = ejaan.nama_program(p.nama)

        def gaya(v: str, i: int = i) -> tuple[str, str]:
            return (f"{i + 1}. {v}" if nomor_dalam_nama else v), "General"

        sel = {
            "program": isi(nama, gaya, ("pk_program", i, "program"), asli=bersih(nama)),
            "anggaran": isi(n, uang, ("pk_program", i, "anggaran")),
        }
        if not nomor_dalam_nama:
            sel["no"] = Isi(i + 1)
        if rp_terpisah:
            sel["rp"] = Isi("Rp.")
        if sumber:
            sel["sumber_dana"] = isi(p.sumber_dana, lambda v: (v, "General"), ("pk_program", i, "sumber_dana"))
        baris.append(Baris(sel))
    jumlah = k.pilih("pk.jumlah", ("bawah", "bawah", "atas", "atas_tanpa_label", "tanpa"))
    if jumlah != "tanpa":
        sel = {"anggaran": isi(sum(pagu), uang, ("pk_program", "jumlah", "anggaran"))}
        if jumlah != "atas_tanpa_label":
            sel["program"] = Isi(rng.choice(("Jumlah", "JUMLAH", "Total")))
        if rp_terpisah:
            sel["rp"] = Isi("Rp.")
        baris.insert(len(baris) if jumlah == "bawah" else 0, Baris(sel, tebal=True))
    opsi = Opsi(kepala_besar=rng.random() < 0.6)
    akhir = tulis_tabel(k, h.lembar, y, kiri, kolom, baris, opsi)
    if rp_terpisah:
        x = kiri + [c.kunci for c in kolom].index("rp")
        del h.lembar.sel[y, x + 1]
        h.lembar.gabung(y, x, y, x + 1)
    return akhir


def _pernyataan(k: Konteks, h: Halaman) -> None:
    """The statement that precedes the tables, on a sheet of its own."""
    unit = k.unit
    wilayah = unit.pemerintah
    kepala = ("Bupati " if wilayah.startswith("Kab") else "Wali Kota ") + wilayah.split(maxsplit=1)[1]
    teks = (
        f"PERJANJIAN KINERJA TAHUN {unit.tahun}",
        "",
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini :",
        "Nama : NAMA PEJABAT",
        f"Jabatan : {pimpinan(unit)}",
        "Selanjutnya disebut pihak pertama.",
        "Nama : NAMA PEJABAT",
        f"Jabatan : {kepala}",
        "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Pihak pertama berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini.",
    )
    for y, t in enumerate(teks, h.baris):
        if t:
            h.lembar.tulis(y, h.kiri, t)
    h.lembar_baru("Lampiran PK")
