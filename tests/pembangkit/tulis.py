"""Writing a unit: documents into files, the record of every value, and changes before saving."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from . import oracle
from .lembar import Buku, Lembar, alamat
from .tata_letak import (
    anggaran,
    lain,
    pengaturan,
    pengukuran,
    perbandingan,
    pk,
    realisasi_program,
    rencana_aksi,
    renstra,
    rkt,
)
from .tata_letak.halaman import Halaman, nama_unik
from .tata_letak.tabel import Catatan, Konteks, Kunci
from .unit import Unit

PENULIS: dict[str, Callable[[Konteks, Halaman], None]] = {
    "pk": pk.tulis,
    "rkt": rkt.tulis,
    "rencana_aksi": rencana_aksi.tulis,
    "realisasi_anggaran": anggaran.tulis,
    "pengukuran_kinerja": pengukuran.tulis,
    "renstra": renstra.tulis,
    "iku": lain.iku,
    "realisasi_program": realisasi_program.tulis,
    "data_indikator": lain.data_indikator,
    "pergeseran": lain.pergeseran,
    "sdm": lain.sdm,
    "pembanding": lain.pembanding,
    "perbandingan": perbandingan.tulis,
    "pengaturan": pengaturan.tulis,
}
SEMUA = frozenset(PENULIS) - {"pengaturan", "perbandingan"}
"""The documents that are written unless the caller says otherwise."""

NAMA_BERKAS = {
    "pk": ("Perjanjian Kinerja {t}", "PK {t}", "PK Perubahan fix", "perjanjian_kinerja"),
    "rkt": ("RKT {t}", "Rencana Kinerja Tahunan", "RKT fix"),
    "rencana_aksi": ("Rencana Aksi {t}", "renaksi", "RENAKSI {t}"),
    "realisasi_anggaran": ("Realisasi Anggaran {t}", "LRA {t}", "realisasi", "rekap keuangan"),
    "pengukuran_kinerja": ("Pengukuran Kinerja {t}", "capaian kinerja", "Tabel 3.1"),
    "renstra": ("Renstra", "Matriks Renstra", "TC 27"),
    "iku": ("IKU", "Indikator Kinerja Utama"),
    "realisasi_program": ("Tabel 3.6", "Realisasi Program {t}", "Capaian Keluaran"),
    "data_indikator": ("Data Dukung", "data indikator {t}"),
    "pergeseran": ("Refocusing", "pergeseran {t}"),
    "sdm": ("Data Pegawai", "SDM {t}"),
    "pembanding": ("Pembanding", "Tabel 3.4"),
    "perbandingan": ("Tabel Bab III", "Lampiran Capaian {t}"),
    "pengaturan": ("Pengaturan",),
}
NAMA_LEMBAR = {
    "pk": ("PK", "Sheet1", "Camat", "Eselon III", "Lampiran"),
    "rkt": ("RKT", "Sheet1", "Rencana"),
    "rencana_aksi": ("Renaksi", "Sheet1", "Rencana Aksi"),
    "realisasi_anggaran": ("Realisasi", "Sheet1", "LRA", "Desember"),
    "pengukuran_kinerja": ("3.1", "Sheet1", "Pengukuran", "Capaian"),
    "renstra": ("Renstra", "Sheet1", "TC.27"),
    "iku": ("IKU", "Sheet1"),
    "realisasi_program": ("3.6", "Sheet1", "Keluaran"),
    "data_indikator": ("Data", "Sheet1", "Data Dukung"),
    "pergeseran": ("Refocusing", "Sheet1"),
    "sdm": ("SDM", "Sheet1", "Pegawai"),
    "pembanding": ("3.4", "Sheet1", "Nasional"),
    "perbandingan": ("3.2", "Antar Tahun"),
    "pengaturan": ("Identitas",),
}
SENDIRI = {"pengaturan"}


@dataclass
class Ditulis:
    """What was written where. `sel` keys are (frame, row index or 'jumlah', field).

    `isi` has the value a reader should give for each key (names in the document's case), `ciri`
    the layout features that were chosen.
    """

    folder: Path
    berkas: list[Path]
    sel: dict[Kunci, tuple[str, str, str]]
    isi: dict[Kunci, Any]
    ciri: dict[str, Any]


@dataclass
class Susunan:
    """A unit's documents as grids that are not yet saved."""

    unit: Unit
    buku: list[Buku]
    catatan: dict[Kunci, Catatan]
    ciri: dict[str, Any]
    _berkas: dict[int, str] = field(default_factory=dict)

    def tempat(self, kunci: Kunci) -> tuple[str, str, str]:
        """File, sheet and cell of a recorded value."""
        c = self.catatan[kunci]
        nama = next(b.nama for b in self.buku if any(x is c.lembar for x in b.lembar))
        return nama, c.lembar.nama, alamat(c.baris, c.kolom)

    def ubah(self, kunci: Kunci, nilai: Any) -> tuple[str, str, str]:
        """Write another value in a recorded cell, in the cell's own style; return the place.

        A formula in the cell is lost, formulas elsewhere keep their cached values.
        """
        c = self.catatan[kunci]
        isi, fmt = c.gaya(nilai)
        sel = c.lembar.sel[c.baris, c.kolom]
        sel.nilai, sel.format, sel.rumus = isi, fmt, None
        return self.tempat(kunci)

    def ubah_mentah(self, kunci: Kunci, nilai: Any, format: str = "General") -> tuple[str, str, str]:
        """Put a raw cell value (text, number, None) in the place of a recorded one."""
        c = self.catatan[kunci]
        sel = c.lembar.sel[c.baris, c.kolom]
        sel.nilai, sel.format, sel.rumus = nilai, format, None
        return self.tempat(kunci)

    def simpan(self, folder: Path) -> Ditulis:
        """Render all files into a folder (made if missing)."""
        folder.mkdir(parents=True, exist_ok=True)
        berkas = [b.simpan(folder) for b in self.buku]
        letak = {id(x): (b.nama, x.nama) for b in self.buku for x in b.lembar}
        sel = {k: (*letak[id(c.lembar)], alamat(c.baris, c.kolom)) for k, c in self.catatan.items()}
        return Ditulis(folder, berkas, sel, {k: c.isi for k, c in self.catatan.items()}, self.ciri)


def susun_unit(
    unit: Unit,
    rng: Random,
    *,
    dokumen: Collection[str] = SEMUA,
    format: str | None = None,
    tumpuk: float = 0.1,
    **ciri: Any,
) -> Susunan:
    """Lay out a unit's documents at random.

    `format` fixes the file type ('xlsx', 'xls', 'ods'); `tumpuk` is the chance that a document goes
    below another one on the same sheet; `ciri` fixes layout features, with '.' written as '__'
    (`realisasi_anggaran__hierarki='kode'`); see `Ditulis.ciri` for their names.
    """
    k = Konteks(unit, rng, paksa={n.replace("__", "."): v for n, v in ciri.items()})
    jenis = [j for j in PENULIS if j in dokumen and (j != "data_indikator" or oracle.frame(unit)[j])]
    if len(jenis) < 3:  # what little there is must name the office and the year
        for j in jenis:
            k.paksa.setdefault(f"{j}.judul", "kop")
    if {"rkt", "rencana_aksi", "pengukuran_kinerja"} <= set(jenis):
        _pastikan_kaitan(k)
    k.ciri["pembagian"] = pembagian = str(k.paksa.get("pembagian", rng.choice(("satu", "tiap", "acak", "acak"))))
    rng.shuffle(jenis)
    kelompok: list[list[str]] = []
    for j in jenis:
        if j in SENDIRI or pembagian == "tiap" or not kelompok or (pembagian == "acak" and rng.random() < 0.5):
            kelompok.append([j])
        else:
            tujuan = [g for g in kelompok if g[0] not in SENDIRI]
            if tujuan:
                rng.choice(tujuan).append(j)
            else:
                kelompok.append([j])
    buku: list[Buku] = []
    for daftar in kelompok:
        akhiran = format or ("xlsx" if daftar[0] in SENDIRI else rng.choice(("xlsx",) * 8 + ("xls", "ods")))
        k.ciri[f"format.{akhiran}"] = True
        b = Buku(f"{_nama_berkas(rng, unit, daftar, {x.nama for x in buku})}.{akhiran}")
        buku.append(b)
        for j in daftar:
            PENULIS[j](k, _halaman(k, b, j, tumpuk))
    return Susunan(unit, buku, k.catatan, k.ciri)


def tulis_unit(
    unit: Unit,
    folder: Path,
    rng: Random,
    *,
    dokumen: Collection[str] = SEMUA,
    format: str | None = None,
    tumpuk: float = 0.1,
    **ciri: Any,
) -> Ditulis:
    """Write a unit's documents into a folder in a random layout; see `susun_unit` for the options."""
    return susun_unit(unit, rng, dokumen=dokumen, format=format, tumpuk=tumpuk, **ciri).simpan(folder)


def harapan(unit: Unit, ditulis: Ditulis | Susunan) -> dict[str, list[dict[str, Any]]]:
    """The frames a reader must make of the documents that were written.

    Like `oracle.frame`, but a field that no cell holds (and that is not computed) is None, names
    have the document's case, and frames without a document are empty.
    """
    isi = ditulis.isi if isinstance(ditulis, Ditulis) else {k: c.isi for k, c in ditulis.catatan.items()}
    penuh = oracle.frame(unit, str(ditulis.ciri.get("rkt.bentuk", "sub")))
    ada = {k[0] for k in isi}
    kaitan = any({(f, 0, "sasaran"), (f, 0, "program")} <= isi.keys() for f in ("rkt", "rencana_aksi"))
    if kaitan and {"pengukuran", "anggaran"} <= ada:
        ada.add("efisiensi")
    hasil: dict[str, list[dict[str, Any]]] = {}
    for nama, baris in penuh.items():
        hasil[nama] = []
        hitung = oracle.HASIL_HITUNG.get(nama, set()) if nama != "efisiensi" else set(baris[0])
        for i, b in enumerate(baris if nama in ada else ()):
            catatan = {f: isi[nama, i, f] for f in b if isinstance(isi.get((nama, i, f)), str)}
            hasil[nama].append(
                {f: catatan.get(f, v) if f in hitung or (nama, i, f) in isi else None for f, v in b.items()}
            )
    for b, utuh in zip(hasil["anggaran"], penuh["anggaran"], strict=False):
        if b["kode"] is None and any((c["kode"] or "").startswith(f"{utuh['kode']}.") for c in hasil["anggaran"]):
            b["kode"] = utuh["kode"]  # the codes below it tell it
    return hasil


def harapan_identitas(unit: Unit, ditulis: Ditulis | Susunan) -> dict[str, Any]:
    """The identity that the documents state: pemerintah, unit, tahun; None where none of them does."""
    kunci = ditulis.sel if isinstance(ditulis, Ditulis) else ditulis.catatan
    ada = {k[2] for k in kunci if k[0] == "identitas"}
    nilai = {"pemerintah": unit.pemerintah, "unit": unit.nama, "tahun": unit.tahun}
    return {n: v if n in ada else None for n, v in nilai.items()}


def _pastikan_kaitan(k: Konteks) -> None:
    """See that the RKT or the Rencana Aksi ties sasaran to programmes."""
    if k.paksa.get("rkt.bentuk") in ("sub", "kegiatan") or k.paksa.get("rencana_aksi.bentuk") == "lebar":
        return
    k.paksa.setdefault("rencana_aksi.bentuk", "lebar")


def _nama_berkas(rng: Random, unit: Unit, daftar: list[str], ada: set[str]) -> str:
    if len(daftar) > 1 and rng.random() < 0.6:
        nama = rng.choice(("Lampiran LKjIP {t}", "Data LKJIP", "Book1", "BAHAN LAKIP {t}")).format(t=unit.tahun)
    else:
        nama = rng.choice(NAMA_BERKAS[daftar[0]]).format(t=unit.tahun)
    dasar = {a.rpartition(".")[0] for a in ada}
    calon, urut = nama, 1
    while calon in dasar:
        urut += 1
        calon = f"{nama} bagian {urut}"
    return calon


def _halaman(k: Konteks, buku: Buku, jenis: str, tumpuk: float) -> Halaman:
    """A new sheet for a document, or the place below the last one."""
    rng = k.rng
    if buku.lembar and jenis not in ("realisasi_anggaran", "pengaturan") and rng.random() < tumpuk:
        lembar = buku.lembar[-1]
        if not any(s.lembar is lembar for kunci, s in k.catatan.items() if kunci[0] == "anggaran"):
            k.ciri[f"{jenis}.tumpuk"] = True
            # what shares a sheet needs a title to be told apart
            k.paksa.setdefault(f"{jenis}.judul", "pendek")
            kiri = min(kolom for _, kolom in lembar.sel)
            return Halaman(buku, lembar, lembar.baris_akhir + rng.randint(2, 4), kiri, rng)
    lembar = Lembar(nama_unik(buku, rng.choice(NAMA_LEMBAR[jenis])))
    buku.lembar.append(lembar)
    baris, kiri = rng.choice((1, 1, 1, 2, 4)), rng.choice((1, 1, 1, 2, 3))
    if k.paksa.get(f"{jenis}.judul") == "tanpa":
        baris = 1
    return Halaman(buku, lembar, baris, kiri, rng)
