"""Cells that every table of sasaran and indicators shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..unit import Indikator, Sasaran, Unit, decimal_indonesia
from .gaya import Ejaan, Gaya, GayaTarget, bersih, teks_saja
from .kata import kata
from .tabel import Gabungan, Isi, Kolom, Konteks, Kunci, isi


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator of the unit: its row in frames `pk` and `pengukuran`, and its position."""

    indeks: int
    nomor_sasaran: int
    nomor: int
    sasaran: Sasaran
    indikator: Indikator


def semua_indikator(unit: Unit) -> Iterator[BarisIndikator]:
    """All indicators in the order of the documents."""
    indeks = 0
    for i, s in enumerate(unit.sasaran, 1):
        for j, ind in enumerate(s.indikator, 1):
            yield BarisIndikator(indeks, i, j, s, ind)
            indeks += 1


def sel_target(g: GayaTarget, jenis: str, satuan: str, nilai: Any, kunci: Kunci, kunci_satuan: Kunci | None) -> Isi:
    """A target (or realisation) in the table's style; a count with its unit records the unit too."""
    gaya = g.tulis(jenis, satuan)
    if jenis == "jumlah" and g.jumlah == "satuan" and nilai is not None:
        bagian = {"nilai": nilai, "satuan": satuan}
        sel = Gabungan(bagian, lambda b: f"{_angka(b['nilai'])} {b['satuan']}")
        return sel.isi({"nilai": kunci} | ({"satuan": kunci_satuan} if kunci_satuan else {}))
    return isi(nilai, gaya, kunci)


def _angka(nilai: Any) -> str:
    return nilai if isinstance(nilai, str) else decimal_indonesia(nilai)


@dataclass
class Kepala:
    """The leading columns (No, Sasaran, Indikator, Satuan) of a table and how their cells are written."""

    kolom: list[Kolom]
    ada_no: bool
    no_per_indikator: bool
    awalan_nomor: bool
    ejaan: Ejaan
    g: GayaTarget

    def sel(self, frame: str, b: BarisIndikator, indeks: int | None = None) -> dict[str, Isi]:
        """The leading cells of an indicator's row, recorded under the frame."""
        i = b.indeks if indeks is None else indeks
        hasil: dict[str, Isi] = {}
        if self.ada_no and self.no_per_indikator:
            hasil["no"] = Isi(b.indeks + 1)
        elif self.ada_no:
            hasil["no"] = Isi(b.nomor_sasaran, grup=b.nomor_sasaran)
        nama = self.ejaan.nama(b.sasaran.nama)
        hasil["sasaran"] = isi(
            nama,
            self._gaya_sasaran(b.nomor_sasaran),
            (frame, i, "sasaran"),
            asli=bersih(nama),
            grup=b.nomor_sasaran,
        )
        nama = self.ejaan.nama(b.indikator.nama)
        hasil["indikator"] = isi(nama, teks_saja, (frame, i, "indikator"), asli=bersih(nama))
        if self.g.kolom_satuan:
            hasil["satuan"] = isi(b.indikator.satuan, self._gaya_satuan, (frame, i, "satuan"))
        return hasil

    def target(self, frame: str, b: BarisIndikator, bidang: str, nilai: Any, *, satuan: bool = False) -> Isi:
        """A target or realisation of an indicator; with `satuan` a unit in the cell is recorded too."""
        kunci_satuan = (frame, b.indeks, "satuan") if satuan else None
        return sel_target(self.g, b.indikator.jenis, b.indikator.satuan, nilai, (frame, b.indeks, bidang), kunci_satuan)

    def _gaya_sasaran(self, nomor: int) -> Gaya:
        def g(v: str) -> tuple[str, str]:
            return (f"{nomor}. {v}" if self.awalan_nomor else str(v)), "General"

        return g

    def _gaya_satuan(self, v: str) -> tuple[str, str]:
        return self.g.satuan(v), "General"


def kepala_acak(k: Konteks, jenis: str, ejaan: Ejaan, g: GayaTarget, *, kata_sasaran: str | None = None) -> Kepala:
    """Choose the leading columns of a table of indicators."""
    tahun = k.unit.tahun
    ada_no = k.mungkin(f"{jenis}.no", 0.75)
    kolom = [Kolom("no", (kata(k.rng, "no", tahun),), 5)] if ada_no else []
    kolom.append(Kolom("sasaran", (kata_sasaran or kata(k.rng, "sasaran", tahun),), 34))
    kolom.append(Kolom("indikator", (kata(k.rng, "indikator", tahun),), 40))
    if g.kolom_satuan:
        kolom.append(Kolom("satuan", (kata(k.rng, "satuan", tahun),), 12))
    return Kepala(kolom, ada_no, k.rng.random() < 0.3, not ada_no and k.rng.random() < 0.3, ejaan, g)
