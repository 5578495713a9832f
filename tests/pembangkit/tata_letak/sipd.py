"""The SIPD-RI realisasi export: every level and every account a row, amounts split over Kelompok Belanja."""

from __future__ import annotations

from ..lembar import Lembar
from ..unit import Rekening, Unit
from .gaya import Gaya, bersih, gaya_selisih, teks_saja, uang
from .halaman import Halaman
from .hierarki import pohon
from .tabel import Catatan, Konteks

GOLONGAN = (("Operasi", 6), ("Modal", 8), ("Tak Terduga", 10), ("Transfer", 12))
AKUN = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
}


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the export on a sheet of its own, from A1, as the application does."""
    unit, lembar = k.unit, h.lembar
    if lembar.sel:
        h.lembar_baru("Sheet1")
        lembar = h.lembar
    gaya = uang(k.pilih("sipd.uang", ("titik_sen", "titik_sen", "campur", "angka")))
    total = k.mungkin("sipd.kolom_total", 0.2)
    rekening = k.mungkin("sipd.rekening", 0.8)
    _kepala(k, lembar, total)
    y = 10
    semua = [r for *_, s in unit.jalur_kode() for r in s.rekening]
    org = f"{unit.urusan}.0.00.0.00.01.0000"
    bidang = f"URUSAN PEMERINTAHAN BIDANG {unit.urusan}"
    _baris(lembar, y, [unit.urusan.split(".")[0]], "URUSAN PEMERINTAHAN DAERAH", semua, gaya, total)
    _baris(lembar, y + 1, [unit.urusan], bidang, semua, gaya, total)
    _baris(lembar, y + 2, [unit.urusan, org], unit.nama, semua, gaya, total)
    k.catatan.setdefault(("identitas", "realisasi_anggaran", "unit"), Catatan(lembar, y + 2, 5, unit.nama, teks_saja))
    y += 3
    for n in pohon(unit):
        milik = [r for *atas, s in unit.jalur_kode() if n.benda in (*atas, s) for r in s.rekening]
        _baris(lembar, y, [unit.urusan, org, n.kode], n.nama, milik, gaya, total)
        k.catatan.setdefault(("anggaran", n.indeks, "kode"), Catatan(lembar, y, 3, n.kode, teks_saja))
        k.catatan.setdefault(("anggaran", n.indeks, "uraian"), Catatan(lembar, y, 5, bersih(n.nama), teks_saja))
        _catat(k, lembar, y, n.indeks, milik, gaya)
        y += 1
        if n.tingkat == 2 and rekening:
            for kode, uraian, bagian in _akun(milik):
                _baris(lembar, y, [unit.urusan, org, n.kode, kode], uraian, bagian, gaya, total)
                y += 1
    _baris(lembar, y, [], "Jumlah", semua, gaya, total)
    _catat(k, lembar, y, "jumlah", semua, gaya)
    for kelompok, (_, kolom) in enumerate(GOLONGAN):
        for geser, bidang_nilai in enumerate(("pagu", "realisasi")):
            nilai = _jumlah(semua, kelompok)[geser]
            k.catatan.setdefault(("belanja", kelompok, bidang_nilai), Catatan(lembar, y, kolom + geser, nilai, gaya))
    h.baris = y + 3


def _kepala(k: Konteks, lembar: Lembar, total: bool) -> None:
    unit: Unit = k.unit
    wilayah = unit.pemerintah.upper().replace("KABUPATEN", "KAB.")
    akhir = 15 if total else 13
    teks = [
        wilayah,
        "REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAH DAERAH, ORGANISASI, PROGRAM, KEGIATAN",
        "BESERTA HASIL DAN SUB KEGIATAN BESERTA KELUARAN",
        f"TAHUN ANGGARAN {unit.tahun}",
    ]
    for y, t in enumerate(teks, 1):
        lembar.tulis(y, 1, t, tebal=True, tengah=True)
        lembar.gabung(y, 1, y, akhir)
    k.catatan.setdefault(
        ("identitas", "realisasi_anggaran", "tahun"),
        Catatan(lembar, 4, 1, unit.tahun, lambda v: (f"TAHUN ANGGARAN {v}", "General")),
    )
    k.catatan.setdefault(
        ("identitas", "realisasi_anggaran", "pemerintah"),
        Catatan(lembar, 1, 1, unit.pemerintah, lambda v: (v.upper().replace("KABUPATEN", "KAB."), "General")),
    )
    for y, x, t, bawah, kanan in (
        (6, 1, "Kode", 8, 4),
        (6, 5, "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan", 8, 5),
        (6, 6, "Kelompok Belanja", 6, 13),
        *((7, x, nama, 7, x + 1) for nama, x in GOLONGAN),
        *(((6, 14, "Total", 7, 15),) if total else ()),
    ):
        lembar.tulis(y, x, t, tebal=True, bingkai=True)
        lembar.gabung(y, x, bawah, kanan)
    for x in range(6, akhir + 1):
        lembar.tulis(8, x, "Realisasi" if x % 2 else "Anggaran", tebal=True, bingkai=True)
    lembar.tulis(9, 1, "1")
    lembar.gabung(9, 1, 9, 4)
    for urut, x in enumerate(range(5, akhir + 1), 2):
        lembar.tulis(9, x, str(urut), bingkai=True)
    lembar.lebar.update({3: 18, 4: 20, 5: 60} | dict.fromkeys(range(6, akhir + 1), 18))


def _jumlah(milik: list[Rekening], kelompok: int | None = None) -> tuple[int, int]:
    pilih = [r for r in milik if kelompok is None or r.kelompok == kelompok]
    return sum(r.pagu for r in pilih), sum(r.realisasi for r in pilih)


def _baris(
    lembar: Lembar, y: int, kode: list[str], uraian: str, milik: list[Rekening], gaya: Gaya, total: bool
) -> None:
    for x, teks in enumerate(kode, 1):
        lembar.tulis(y, x, teks, bingkai=True)
    lembar.tulis(y, 5, uraian, bingkai=True)
    pasangan = [(x, _jumlah(milik, g)) for g, (_, x) in enumerate(GOLONGAN)]
    if total:
        pasangan.append((14, _jumlah(milik)))
    for x, nilai in pasangan:
        for geser, n in enumerate(nilai):
            isi, fmt = gaya(n)
            lembar.tulis(y, x + geser, isi, format=fmt, bingkai=True)


def _catat(k: Konteks, lembar: Lembar, y: int, kunci: int | str, milik: list[Rekening], gaya: Gaya) -> None:
    """Record a row's amounts at the cell of its largest group; writing there keeps the other groups."""
    terbesar = max(range(4), key=lambda g: _jumlah(milik, g)[0])
    for geser, bidang in enumerate(("pagu", "realisasi")):
        semua, sendiri = _jumlah(milik)[geser], _jumlah(milik, terbesar)[geser]
        tempat = Catatan(lembar, y, GOLONGAN[terbesar][1] + geser, semua, gaya_selisih(gaya, semua - sendiri))
        k.catatan.setdefault(("anggaran", kunci, bidang), tempat)


def _akun(milik: list[Rekening]) -> list[tuple[str, str, list[Rekening]]]:
    """Account rows of a sub kegiatan: group, object, detail and leaf, each with the accounts below it."""
    hasil: list[tuple[str, str, list[Rekening]]] = []
    sudah: set[str] = set()
    for r in milik:
        atas = r.kode[:6]
        if atas not in sudah:
            sudah.add(atas)
            bagian = [x for x in milik if x.kode.startswith(atas)]
            hasil.append((atas, AKUN.get(atas, r.uraian), bagian))
        hasil.append((r.kode, r.uraian, [r]))
        hasil.append((f"{r.kode}.001", f"{r.uraian} Pakai Habis", [r]))
        hasil.append((f"{r.kode}.001.00024", f"{r.uraian}-Rincian", [r]))
    return hasil
