"""`pengukuran_kinerja`: target, realisasi and capaian of every indicator."""

from __future__ import annotations

from fractions import Fraction

from .. import oracle
from .anggaran import kolom_persen
from .gaya import ejaan_acak, persen_acak, target_acak
from .halaman import Halaman
from .indikator import kepala_acak, semua_indikator
from .kata import kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, acak_kolom, isi, opsi_acak, tulis_tabel

JENIS = "pengukuran_kinerja"
FRAME = "pengukuran"
JUDUL = (
    "PENGUKURAN KINERJA",
    "PENGUKURAN REALISASI KINERJA",
    "PENGUKURAN CAPAIAN KINERJA",
    "CAPAIAN KINERJA SASARAN",
)
POLARITAS = (("Positif", "Negatif"), ("positif", "negatif"), ("POSITIF", "NEGATIF"), ("Maksimum", "Minimum"))


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    ejaan = ejaan_acak(rng)
    g = target_acak(rng, kolom_satuan=k.mungkin(f"{JENIS}.kolom_satuan", 0.5), ods=h.ods)
    kepala = kepala_acak(k, JENIS, ejaan, g)
    nama_persen, persen = persen_acak(rng, k.paksa.get("persen"))
    k.ciri[f"{JENIS}.persen"] = nama_persen
    negatif = any(b.indikator.negatif for b in semua_indikator(unit))
    polaritas = negatif or k.mungkin(f"{JENIS}.polaritas", 0.2)
    positif_negatif = rng.choice(POLARITAS)
    tahun_lalu = k.mungkin(f"{JENIS}.tahun_lalu", 0.15)
    kolom = list(kepala.kolom)
    if polaritas:
        kolom.append(Kolom("polaritas", (kata(rng, "polaritas", unit.tahun),), 12))
    if tahun_lalu:
        kolom.append(Kolom("lalu", (f"Realisasi {unit.tahun - 1}",), 14))
        kolom.append(Kolom("target", (f"Target {unit.tahun}",), 14))
        kolom.append(Kolom("realisasi", (f"Realisasi {unit.tahun}",), 14))
    elif rng.random() < 0.15:
        atas = f"Tahun {unit.tahun}"
        kolom += [Kolom("target", (atas, "Target"), 14), Kolom("realisasi", (atas, "Realisasi"), 14)]
    else:
        kolom.append(Kolom("target", (kata(rng, "target", unit.tahun),), 14))
        kolom.append(Kolom("realisasi", (kata(rng, "realisasi_kinerja", unit.tahun),), 14))
    kolom.append(Kolom("capaian", (_judul_capaian(k, nama_persen),), 12))
    for n in ("kategori", "predikat"):
        if k.mungkin(f"{JENIS}.{n}", 0.2):
            kolom.append(Kolom(n, (kata(rng, n, unit.tahun),), 14))
    if rng.random() < 0.15:
        kolom.append(Kolom("keterangan", (kata(rng, "keterangan", unit.tahun),), 14))
    kunci = {c.kunci for c in kolom}
    kolom = acak_kolom(k, f"{JENIS}.acak", kolom, {"satuan", "polaritas", "kategori", "predikat", "keterangan"}, 0.2)
    baris = []
    for b in semua_indikator(unit):
        ind = b.indikator
        hasil = oracle.capaian(ind)
        sel = kepala.sel(FRAME, b)
        sel["target"] = kepala.target(FRAME, b, "target", ind.target, satuan=True)
        sel["realisasi"] = kepala.target(FRAME, b, "realisasi", ind.realisasi)
        sel["capaian"] = isi(hasil, persen, (FRAME, b.indeks, "capaian"))
        if "lalu" in kunci:
            sel["lalu"] = kepala.target("pengukuran_lalu", b, "realisasi", ind.lalu[1])
        if polaritas:
            kata_polaritas = positif_negatif[ind.negatif]
            sel["polaritas"] = isi(
                kata_polaritas,
                lambda v: (v, "General"),
                (FRAME, b.indeks, "polaritas"),
                asli="negatif" if ind.negatif else "positif",
            )
        kategori, predikat = oracle.kategori(oracle.batasi(hasil))
        if "kategori" in kunci:
            sel["kategori"] = isi(kategori, lambda v: (v, "General"), (FRAME, b.indeks, "kategori"))
        if "predikat" in kunci:
            sel["predikat"] = isi(predikat, lambda v: (v, "General"), (FRAME, b.indeks, "predikat"))
        baris.append(Baris(sel))
    if k.mungkin(f"{JENIS}.rata_rata", 0.5):
        semua = [oracle.capaian(b.indikator) for b in semua_indikator(unit)]
        rata = sum(semua, Fraction(0)) / len(semua)
        label = rng.choice(("Rata-rata Capaian", "Rata Rata Capaian", "RATA-RATA", "Rata-rata"))
        baris.append(
            Baris(
                {"sasaran": Isi(label), "capaian": isi(rata, persen, (FRAME, "jumlah", "capaian"))},
                tebal=True,
            )
        )
    kanan = h.kiri + len(kolom) - 1
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, rng.choice(JUDUL))
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, JENIS))
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)


def _judul_capaian(k: Konteks, gaya: str) -> str:
    judul = kata(k.rng, "capaian", k.unit.tahun)
    return judul if "%" in judul or "erse" in judul else f"{judul} ({kolom_persen(k, gaya)})"
