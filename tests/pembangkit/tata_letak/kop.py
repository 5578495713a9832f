"""What surrounds a table: letterhead, titles, notes and the signature block."""

from __future__ import annotations

from typing import Any

from ..lembar import Lembar, Nilai
from ..unit import Unit
from .tabel import Catatan, Konteks

BULAN = ("Januari", "Februari", "Maret", "Desember")


def pimpinan(unit: Unit) -> str:
    """The title of the head of the office."""
    if unit.jenis == "kecamatan":
        return unit.nama.replace("Kecamatan", "Camat")
    return "Inspektur" if unit.jenis == "inspektorat" else f"Kepala {unit.nama}"


def tulis_judul(k: Konteks, lembar: Lembar, baris: int, kiri: int, kanan: int, jenis: str, judul: str) -> int:
    """Write a letterhead and titles above a table and return the header's row.

    `judul` is the name of the document without the year. With the feature `<jenis>.judul`
    'tanpa' nothing is written; 'pendek' gives the name and the year only.
    """
    unit, rng = k.unit, k.rng
    bentuk = k.pilih(f"{jenis}.judul", ("tanpa", "pendek", "biasa", "biasa", "kop", "kop", "panjang"))
    if bentuk == "tanpa":
        return baris
    tahun = rng.choice(("TAHUN {}", "TAHUN ANGGARAN {}", "Tahun {}", "TAHUN : {}"))
    besar = rng.random() < 0.6
    teks: list[tuple[str, str]] = []  # (identity field, text with {} for its value)
    if bentuk in ("kop", "panjang"):
        teks += [("pemerintah", "Pemerintah {}"), ("unit", "{}")]
        teks.append(("", "Jl. Raya Merdeka No. 70 Telp. (0331) 711137 Kode Pos 68152"))
    if bentuk == "panjang":
        teks.append(("", ""))
        teks.append(("", rng.choice(("LAMPIRAN II", "Formulir 3.1", "Lampiran Keputusan Nomor 065/19/2021"))))
    if bentuk == "pendek" or rng.random() < 0.4:
        teks.append(("tahun", f"{judul} {tahun}"))
    else:
        teks += [("", judul), ("tahun", tahun)]
    if bentuk == "biasa":
        teks.insert(rng.randint(0, 1) * len(teks), ("unit", "{}"))
        if rng.random() < 0.5:
            teks.append(("pemerintah", "{}"))
    if bentuk == "panjang" and rng.random() < 0.5:
        teks.append(("", rng.choice(("(Dalam Rupiah)", "Sampai dengan 31 Desember", "Keadaan akhir tahun"))))
    nilai = {"pemerintah": unit.pemerintah, "unit": unit.nama, "tahun": unit.tahun}
    gabung = rng.random() < 0.6
    y = baris
    for bidang, pola in teks:
        if pola:

            def gaya(v: Any, pola: str = pola) -> tuple[Nilai, str]:
                hasil = pola.format(v)
                return (hasil.upper() if besar else hasil), "General"

            lembar.tulis(y, kiri, gaya(nilai.get(bidang, ""))[0], tebal=True, tengah=gabung)
            if bidang:
                k.catatan.setdefault(("identitas", jenis, bidang), Catatan(lembar, y, kiri, nilai[bidang], gaya))
            if gabung:
                lembar.gabung(y, kiri, y, kanan)
        y += 1
    return y + rng.randint(0, 2)


def tulis_penutup(k: Konteks, lembar: Lembar, baris: int, kiri: int, kanan: int, jenis: str) -> int:
    """Write notes and a signature block below a table, or nothing; return the first free row."""
    rng, unit = k.rng, k.unit
    y = baris
    if k.mungkin(f"{jenis}.catatan", 0.3):
        y += rng.randint(0, 1)
        lembar.tulis(
            y,
            kiri,
            rng.choice(("Sumber Data : Laporan Subbagian Perencanaan dan Keuangan", "*) data sementara")),
        )
        y += 1
    if k.mungkin(f"{jenis}.tanda_tangan", 0.5):
        y += rng.randint(1, 2)
        x = max(kiri, kanan - 1)
        tempat = unit.pemerintah.split(maxsplit=1)[1]
        tanggal = f"{rng.randint(2, 28)} {rng.choice(BULAN)} {unit.tahun}"
        for teks in (
            f"{tempat}, {tanggal}",
            pimpinan(unit).upper(),
            None,
            None,
            "NAMA PEJABAT",
            "Pembina Tk. I",
            "NIP. 19700101 199001 1 001",
        ):
            if teks:
                lembar.tulis(y, x, teks)
            y += 1
    return y
