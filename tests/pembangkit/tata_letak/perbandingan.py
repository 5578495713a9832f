"""`perbandingan`: the report's own tables over the measured figures: 3.2, 3.3, 3.5 and 3.7."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .. import oracle
from ..unit import Sasaran
from .gaya import Gaya, ejaan_acak, persen_acak, target_acak
from .halaman import Halaman
from .indikator import kepala_acak, semua_indikator
from .kop import tulis_judul
from .tabel import Baris, Isi, Kolom, Konteks, Opsi, isi, opsi_acak, tulis_tabel

TANDA = {"AA": "sm", "A": "m", "BB": "sb", "B": "b", "CC": "c", "C": "k", "D": "sk"}


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the four tables, each on a sheet of its own or below the one before."""
    nama, persen = persen_acak(k.rng, "tanda")
    k.ciri["perbandingan.persen"] = nama
    tabel: tuple[tuple[str, Callable[[Konteks, Halaman, Gaya], None]], ...] = (
        ("3.2", _antar_tahun), ("3.3", _lawan_renstra), ("3.5", _predikat), ("3.7", _efisiensi),
    )  # fmt: skip
    for urut, (lembar, menulis) in enumerate(tabel):
        if urut and k.rng.random() < 0.6:
            h.lembar_baru(lembar)
        elif urut:
            h.baris += k.rng.randint(2, 4)
        menulis(k, h, persen)


def _bingkai(k: Konteks, h: Halaman, judul: str, kolom: list[Kolom], baris: list[Baris], opsi: Opsi) -> None:
    k.paksa["perbandingan.judul"] = "pendek"
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, h.kiri + len(kolom) - 1, "perbandingan", judul)
    h.baris = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi)


def _antar_tahun(k: Konteks, h: Halaman, persen: Gaya) -> None:
    rng, unit = k.rng, k.unit
    kepala = kepala_acak(k, "antar_tahun", ejaan_acak(rng), target_acak(rng, kolom_satuan=False, ods=h.ods))
    tahun = (unit.tahun - 1, unit.tahun)
    kolom = list(kepala.kolom)
    for kunci, judul in (("target", "Target"), ("realisasi", "Realisasi")):
        kolom += [Kolom(f"{kunci}{t}", (judul, str(t)), 12) for t in tahun]
    baris = []
    for b in semua_indikator(unit):
        ind = b.indikator
        sel = kepala.sel("antar_tahun", b)
        nilai = {"target": (ind.lalu[0], ind.target), "realisasi": (ind.lalu[1], ind.realisasi)}
        for kunci, (lalu, kini) in nilai.items():
            sel[f"{kunci}{tahun[0]}"] = kepala.target("antar_tahun_lalu", b, kunci, lalu)
            sel[f"{kunci}{tahun[1]}"] = kepala.target("antar_tahun", b, kunci, kini)
        baris.append(Baris(sel))
    judul = "PERBANDINGAN REALISASI KINERJA DENGAN TAHUN SEBELUMNYA"
    _bingkai(k, h, judul, kolom, baris, opsi_acak(k, "antar_tahun"))


def _lawan_renstra(k: Konteks, h: Halaman, persen: Gaya) -> None:
    rng, unit = k.rng, k.unit
    kepala = kepala_acak(k, "lawan_renstra", ejaan_acak(rng), target_acak(rng, kolom_satuan=False, ods=h.ods))
    akhir = unit.sasaran[0].indikator[0].renstra[-1][0]
    kolom = [
        *kepala.kolom,
        Kolom("target", (f"Target Akhir Renstra Tahun {akhir}",), 14),
        Kolom("realisasi", (f"Realisasi Tahun {unit.tahun}",), 14),
        Kolom("capaian", ("Tingkat Kemajuan (%)",), 12),
    ]
    baris = []
    for b in semua_indikator(unit):
        ind = b.indikator
        target: Any = ind.renstra[-1][1]
        sel = kepala.sel("lawan_renstra", b)
        sel["target"] = kepala.target("lawan_renstra", b, "target", target)
        sel["realisasi"] = kepala.target("lawan_renstra", b, "realisasi", ind.realisasi)
        if not isinstance(target, str):
            atas = 2 * Fraction(target) - Fraction(ind.realisasi) if ind.negatif else Fraction(ind.realisasi)
            sel["capaian"] = isi(atas / Fraction(target) * 100, persen, ("lawan_renstra", b.indeks, "capaian"))
        baris.append(Baris(sel))
    judul = "PERBANDINGAN REALISASI KINERJA DENGAN TARGET JANGKA MENENGAH RENSTRA"
    _bingkai(k, h, judul, kolom, baris, opsi_acak(k, "lawan_renstra"))


def _predikat(k: Konteks, h: Halaman, persen: Gaya) -> None:
    rng, unit = k.rng, k.unit
    centang = rng.choice(("√", "v", "✓"))
    kolom = [Kolom("uraian", ("Sasaran / Indikator Sasaran",), 50), Kolom("capaian", ("% Capaian",), 12)]
    kolom += [Kolom(t, ("Predikat", t.upper()), 6) for t in TANDA.values()]
    baris = []

    def nilai(kunci: int | str, hasil: Fraction) -> dict[str, Isi]:
        tanda = TANDA[oracle.kategori(oracle.batasi(hasil))[0]]
        sel = {"capaian": isi(hasil, persen, ("predikat", kunci, "capaian"))}
        for t in TANDA.values():
            sel[t] = isi(centang if t == tanda else None, lambda v: (v, "General"), ("predikat", kunci, t))
        return sel

    for nomor, s in enumerate(unit.sasaran, 1):
        baris.append(Baris({"uraian": Isi(f"Sasaran {nomor}\n{s.nama}")}, tebal=True))
        for b in semua_indikator(unit):
            if b.sasaran is s:
                nama = f"Indikator {nomor}.{b.nomor}\n{b.indikator.nama}"
                baris.append(Baris({"uraian": Isi(nama)} | nilai(b.indeks, oracle.capaian(b.indikator))))
        baris.append(Baris({"uraian": Isi("Rata rata capaian")} | nilai(f"jumlah{nomor - 1}", _rata(s))))
    _bingkai(k, h, "IKHTISAR CAPAIAN KINERJA", kolom, baris, Opsi())


def _rata(s: Sasaran) -> Fraction:
    return sum((oracle.capaian(i) for i in s.indikator), Fraction(0)) / len(s.indikator)


def _efisiensi(k: Konteks, h: Halaman, persen: Gaya) -> None:
    kolom = [
        Kolom("sasaran", ("Sasaran",), 50),
        Kolom("capaian", ("% Capaian Kinerja",), 12),
        Kolom("serapan", ("% Serapan Anggaran",), 12),
        Kolom("tingkat_efisiensi", ("Tingkat Efisiensi",), 16),
    ]
    baris = []
    for i, e in enumerate(oracle.frame(k.unit)["efisiensi"]):
        sel = {n: isi(e[n], persen, ("efisiensi_tertulis", i, n)) for n in ("capaian", "serapan")}
        for n in ("sasaran", "tingkat_efisiensi"):
            sel[n] = isi(e[n], lambda v: (v, "General"), ("efisiensi_tertulis", i, n))
        baris.append(Baris(sel))
    _bingkai(k, h, "EFISIENSI PENGGUNAAN SUMBER DAYA", kolom, baris, Opsi())
