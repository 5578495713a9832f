"""The smaller documents: iku, data_indikator, pergeseran, sdm, pembanding."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .gaya import bersih, ejaan_acak, persen_acak, target_acak, teks_saja, uang_acak
from .halaman import Halaman
from .indikator import kepala_acak, semua_indikator
from .kata import kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, acak_kolom, isi, opsi_acak, tulis_tabel


def _bingkai(k: Konteks, h: Halaman, jenis: str, judul: str, kolom: list[Kolom], baris: list[Baris]) -> None:
    kanan = h.kiri + len(kolom) - 1
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, jenis, judul)
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, jenis))
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, jenis)


def iku(k: Konteks, h: Halaman) -> None:
    """Indicators with formulation, person in charge and source."""
    rng, tahun = k.rng, k.unit.tahun
    g = target_acak(rng, kolom_satuan=k.mungkin("iku.kolom_satuan", 0.3), ods=h.ods)
    judul_sasaran = rng.choice(("Kinerja Utama", None, None))
    kepala = kepala_acak(k, "iku", ejaan_acak(rng), g, kata_sasaran=judul_sasaran)
    bidang = ("formulasi", "penanggung_jawab", "sumber_data")
    kolom = [*kepala.kolom, *(Kolom(b, (kata(rng, b, tahun),), 34) for b in bidang)]
    kolom = acak_kolom(k, "iku.acak", kolom, {"satuan", *bidang})
    baris = []
    for b in semua_indikator(k.unit):
        sel = kepala.sel("iku", b)
        for nama in bidang:
            sel[nama] = isi(getattr(b.indikator, nama), teks_saja, ("iku", b.indeks, nama))
        baris.append(Baris(sel))
    _bingkai(k, h, "iku", rng.choice(("INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA (IKU)")), kolom, baris)


def data_indikator(k: Konteks, h: Halaman) -> None:
    """Numerator and denominator of the indicators that are counted."""
    rng, tahun = k.rng, k.unit.tahun
    _, persen = persen_acak(rng, k.paksa.get("persen"))
    milik = [b for b in semua_indikator(k.unit) if b.indikator.data]
    kolom = [
        Kolom("no", (kata(rng, "no", tahun),), 5),
        Kolom("indikator", (kata(rng, "indikator", tahun),), 40),
        Kolom("uraian_pembilang", (kata(rng, "pembilang_uraian", tahun),), 34),
        Kolom("pembilang", (kata(rng, "pembilang", tahun),), 12),
        Kolom("uraian_penyebut", (kata(rng, "penyebut_uraian", tahun),), 34),
        Kolom("penyebut", (kata(rng, "penyebut", tahun),), 12),
    ]
    if k.mungkin("data_indikator.hasil", 0.7):
        kolom.append(Kolom("hasil", (kata(rng, "hasil", tahun),), 12))
    if rng.random() < 0.5:
        del kolom[0]
    baris = []
    for i, b in enumerate(milik):
        d = b.indikator.data
        assert d is not None
        isian: dict[str, Any] = {
            n: isi(getattr(d, n), teks_saja, ("data_indikator", i, n)) for n in ("uraian_pembilang", "uraian_penyebut")
        }
        isian |= {
            n: isi(getattr(d, n), lambda v: (v, "#,##0"), ("data_indikator", i, n)) for n in ("pembilang", "penyebut")
        }
        isian["no"] = Isi(i + 1)
        isian["indikator"] = isi(b.indikator.nama, teks_saja, ("data_indikator", i, "indikator"))
        isian["hasil"] = isi(Fraction(100 * d.pembilang, d.penyebut), persen, ("data_indikator", i, "hasil"))
        baris.append(Baris({c.kunci: isian[c.kunci] for c in kolom}))
    _bingkai(
        k,
        h,
        "data_indikator",
        rng.choice(("DATA DUKUNG INDIKATOR KINERJA", "DATA INDIKATOR KINERJA")),
        kolom,
        baris,
    )


def pergeseran(k: Konteks, h: Halaman) -> None:
    """Sub kegiatan whose budget was withdrawn, with the total."""
    rng, tahun, daftar = k.rng, k.unit.tahun, k.unit.pergeseran
    _, uang = uang_acak(
        rng, [x for p in daftar for x in (p.semula, p.ditarik, p.semula - p.ditarik)], k.paksa.get("uang")
    )
    e = ejaan_acak(rng)
    kolom = [
        Kolom("no", (kata(rng, "no", tahun),), 5),
        Kolom("sub_kegiatan", (kata(rng, "sub_kegiatan", tahun),), 50),
        Kolom("anggaran_semula", (kata(rng, "semula", tahun),), 18),
        Kolom("ditarik", (kata(rng, "ditarik", tahun),), 18),
    ]
    if rng.random() < 0.3:
        kolom.append(Kolom("menjadi", ("Anggaran Menjadi",), 18))
    baris = []
    for i, p in enumerate(daftar):
        nama = e.nama(p.nama)
        isian = {
            "no": Isi(i + 1),
            "sub_kegiatan": isi(nama, teks_saja, ("pergeseran", i, "sub_kegiatan"), asli=bersih(nama)),
            "anggaran_semula": isi(p.semula, uang, ("pergeseran", i, "anggaran_semula")),
            "ditarik": isi(p.ditarik, uang, ("pergeseran", i, "ditarik")),
            "menjadi": isi(p.semula - p.ditarik, uang),
        }
        baris.append(Baris({c.kunci: isian[c.kunci] for c in kolom}))
    if k.mungkin("pergeseran.jumlah", 0.8):
        total = isi(sum(p.ditarik for p in daftar), uang, ("pergeseran", "jumlah", "ditarik"))
        baris.append(Baris({"sub_kegiatan": Isi(rng.choice(("Jumlah", "Total"))), "ditarik": total}, tebal=True))
    judul = rng.choice(("DAFTAR PERGESERAN ANGGARAN (REFOCUSING)", "REFOCUSING ANGGARAN", "PERGESERAN ANGGARAN"))
    _bingkai(k, h, "pergeseran", judul, kolom, baris)


def sdm(k: Konteks, h: Halaman) -> None:
    """Staff by office, by rank and by education: three tables, on one sheet or three."""
    rng, unit = k.rng, k.unit
    judul = rng.choice(("JUMLAH ASN", "JUMLAH PEGAWAI", "KEADAAN PEGAWAI"))
    nol = rng.choice((0, "-"))
    terpisah = k.mungkin("sdm.terpisah", 0.3)
    tabel: tuple[tuple[str, list[tuple[str, str]], list[tuple[Any, ...]]], ...] = (
        ("jabatan", [("jabatan", rng.choice(("Nama Jabatan", "Jabatan")))], list(unit.jabatan)),
        (
            "golongan",
            [("pangkat", "Pangkat"), ("golongan", rng.choice(("Golongan", "Gol/Ruang")))],
            list(unit.golongan),
        ),
        (
            "pendidikan",
            [("pendidikan", rng.choice(("Pendidikan", "Tingkat Pendidikan")))],
            list(unit.pendidikan),
        ),
    )

    def jumlah(v: int) -> tuple[Any, str]:
        return (v if v else nol), "General"

    for urut, (nama, sebutan, isian) in enumerate(tabel):
        if urut and terpisah:
            h.lembar_baru(f"SDM {nama}")
        elif urut:
            h.baris += rng.randint(1, 3)
        frame = f"sdm_{nama}"
        kolom = [Kolom("no", ("No",), 5), *(Kolom(c, (j,), 30) for c, j in sebutan)]
        kolom.append(Kolom("jumlah", (rng.choice(("Jumlah", "Jumlah (orang)", "Jumlah Pegawai")),), 12))
        baris = []
        for i, (*teks, n) in enumerate(isian):
            sel = {c: isi(t, teks_saja, (frame, i, c)) for (c, _), t in zip(sebutan, teks, strict=True)}
            baris.append(Baris({"no": Isi(i + 1)} | sel | {"jumlah": isi(n, jumlah, (frame, i, "jumlah"))}))
        total = isi(sum(x[-1] for x in isian), jumlah, (frame, "jumlah", "jumlah"))
        baris.append(Baris({sebutan[0][0]: Isi("Jumlah"), "jumlah": total}, tebal=True))
        _bingkai(k, h, "sdm", f"{judul} BERDASARKAN {nama.upper()}", kolom, baris)


def pembanding(k: Konteks, h: Halaman) -> None:
    """Realisation against the national figure."""
    rng, tahun = k.rng, k.unit.tahun
    g = target_acak(rng, kolom_satuan=k.mungkin("pembanding.kolom_satuan", 0.3), ods=h.ods)
    kepala = kepala_acak(k, "pembanding", ejaan_acak(rng), g)
    kolom = [
        *kepala.kolom,
        Kolom(
            "realisasi",
            (rng.choice((f"Realisasi {tahun}", f"Realisasi Th. {tahun}", f"Realisasi Tahun {tahun}")),),
            14,
        ),
        Kolom("nasional", (kata(rng, "nasional", tahun),), 14),
    ]
    if rng.random() < 0.5:
        kolom.append(Kolom("ket", ("Ket. (+/-)",), 10))
    baris = []
    for b in semua_indikator(k.unit):
        ind = b.indikator
        sel = kepala.sel("pembanding", b)
        sel["realisasi"] = kepala.target("pembanding", b, "realisasi", ind.realisasi)
        sel["nasional"] = kepala.target("pembanding", b, "nasional", ind.nasional)
        if ind.nasional is None:
            sel["nasional"].nilai = "-"
        baris.append(Baris(sel))
    judul = rng.choice(("PERBANDINGAN REALISASI KINERJA DENGAN REALISASI NASIONAL", "PEMBANDING NASIONAL"))
    _bingkai(k, h, "pembanding", judul, kolom, baris)
