"""How offices write one value: money, percentages, targets, names.

A `Gaya` turns a value into cell content.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from ..lembar import Nilai
from ..unit import bulat, decimal_indonesia

Gaya = Callable[[Any], tuple[Nilai, str]]
"""A value -> (what the cell holds, its number format)."""

GAYA_UANG = (
    "angka",
    "angka",
    "polos",
    "rp_format",
    "akuntansi",
    "campur",
    "rp_titik",
    "rp_strip",
    "titik",
    "titik_sen",
    "rp_sen",
    "inggris",
)
FORMAT_UANG = {
    "angka": "#,##0",
    "polos": "General",
    "rp_format": '"Rp"#,##0',
    "akuntansi": '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    "campur": "#,##0",
}


def teks_saja(nilai: Any) -> tuple[Nilai, str]:
    """Write text as it is."""
    return (None if nilai is None else str(nilai)), "General"


def uang(nama: str, strip: bool = False) -> Gaya:
    """Return the money style of a name; with `strip` a zero is written as '-' in the text styles."""

    def tulis(nilai: int) -> tuple[Nilai, str]:
        titik = decimal_indonesia(nilai, 0)
        if nilai == 0 and nama == "campur":
            return "0,00", FORMAT_UANG[nama]
        if nama in FORMAT_UANG:
            return nilai, FORMAT_UANG[nama]
        if nilai == 0 and strip:
            return "-", "General"
        teks = {
            "rp_titik": f"Rp. {titik}",
            "rp_strip": f"Rp {titik},-",
            "titik": titik,
            "titik_sen": f"{titik},00",
            "rp_sen": f"Rp{titik},00",
            "inggris": titik.replace(".", ","),
        }[nama]
        return teks, "General"

    return tulis


def gaya_selisih(gaya: Gaya, lain: int) -> Gaya:
    """A style for one of several cells that add up to a value: it holds the value less the others."""

    def g(v: Any) -> tuple[Nilai, str]:
        return gaya(v - lain)

    return g


def uang_acak(rng: Random, semua: list[int], pilihan: str | None = None) -> tuple[str, Gaya]:
    """Choose a money style that is unambiguous for all the amounts of a column."""
    nama = pilihan or rng.choice(GAYA_UANG)
    if nama == "inggris" and any(0 < n < 1_000_000 for n in semua):
        nama = "titik"
    return nama, uang(nama, strip=rng.random() < 0.2)


GAYA_PERSEN = ("pecahan", "pecahan", "tanda", "tanda", "tanda_spasi", "koma", "angka", "penuh")


def persen(nama: str, desimal: int, pangkas: bool = False) -> Gaya:
    """Return a style for percent points; all but 'pecahan' and 'penuh' round half up to `desimal`."""

    def tulis(nilai: Fraction | Decimal | int | None) -> tuple[Nilai, str]:
        if nilai is None:
            return None, "General"
        angka = bulat(nilai, desimal)
        pola = "0." + "0" * desimal if desimal else "0"
        if nama == "pecahan":
            return float(Fraction(nilai) / 100), pola + "%"
        if nama == "penuh":
            return float(Fraction(nilai)), pola
        if nama == "angka":
            return float(angka), pola
        teks = decimal_indonesia(angka, None if pangkas and angka == int(angka) else desimal)
        return teks + {"tanda": "%", "tanda_spasi": " %", "koma": ""}[nama], "General"

    return tulis


def persen_acak(rng: Random, pilihan: str | None = None) -> tuple[str, Gaya]:
    """Choose a percent style; the names in `PERLU_TANDA` need a header that says %."""
    nama = pilihan or rng.choice(GAYA_PERSEN)
    return nama, persen(nama, rng.choice((2, 2, 2, 2, 1, 0)), rng.random() < 0.5)


PERLU_TANDA = {"koma", "angka", "penuh"}


@dataclass(frozen=True)
class GayaTarget:
    """How a table writes targets and realisations of mixed kinds, and its units."""

    kolom_satuan: bool
    persen: str
    """tanda ('88,5%'), pecahan (0.885 shown as 88,5%), angka (88.5; the unit column says percent)."""
    desimal: str
    """angka, teks ('83,53'), teks2 (always two decimals)."""
    jumlah: str
    """angka, teks, satuan ('7 Dokumen')."""
    kata_persen: str

    def tulis(self, jenis: str, satuan: str) -> Gaya:
        """The style of one indicator's values; `jenis` as in `Indikator.jenis`."""

        def gaya(nilai: Any) -> tuple[Nilai, str]:
            if nilai is None:
                return None, "General"
            if isinstance(nilai, str):
                return nilai, "General"
            if jenis == "persen":
                if self.persen == "pecahan":
                    return float(Fraction(nilai) / 100), "0.00%" if nilai != int(nilai) else "0%"
                if self.persen == "angka":
                    return _angka(nilai)
                return decimal_indonesia(nilai) + "%", "General"
            if jenis == "jumlah" and self.jumlah == "satuan":
                return f"{decimal_indonesia(nilai)} {satuan}", "General"
            if jenis == "jumlah":
                return (str(nilai), "General") if self.jumlah == "teks" else (int(nilai), "General")
            if self.desimal == "angka":
                return _angka(nilai)
            return decimal_indonesia(nilai, 2 if self.desimal == "teks2" else None), "General"

        return gaya

    def satuan(self, satuan: str) -> str:
        """The unit as this table writes it."""
        return self.kata_persen if satuan == "Persen" else satuan


def _angka(nilai: Any) -> tuple[Nilai, str]:
    return (int(nilai), "General") if nilai == int(nilai) else (float(nilai), "0.00")


def target_acak(rng: Random, *, kolom_satuan: bool, ods: bool, satuan_teks: bool = True) -> GayaTarget:
    """Choose a style. A fraction whose format may be lost (.ods) is not written in a mixed column."""
    gaya_persen = ["tanda", "tanda"] + ([] if ods else ["pecahan"]) + (["angka"] if kolom_satuan else [])
    jumlah = ["angka", "angka", "teks"] + (["satuan"] * 3 if satuan_teks and not kolom_satuan else [])
    return GayaTarget(
        kolom_satuan,
        rng.choice(gaya_persen),
        rng.choice(("angka", "teks", "teks2")),
        rng.choice(jumlah),
        rng.choice(("Persen", "%", "persen", "Persentase")),
    )


KECIL = {
    "dan",
    "di",
    "ke",
    "pada",
    "yang",
    "atas",
    "oleh",
    "untuk",
    "dengan",
    "kepada",
    "dalam",
    "dari",
    "atau",
}


def judul_kata(teks: str) -> str:
    """Title case as offices write it: 'PROGRAM A DAN B' -> 'Program A dan B'."""
    kata = [k.lower() if k.lower() in KECIL else "/".join(b.capitalize() for b in k.split("/")) for k in teks.split()]
    return " ".join(kata)


@dataclass
class Ejaan:
    """One document's way with names: case of programme names, odd spaces and line breaks."""

    rng: Random
    program: str
    """asli, judul (title case)."""
    kegiatan_besar: bool
    kotor: float

    def nama_program(self, nama: str) -> str:
        """A programme's name in this document's case."""
        return self._spasi(judul_kata(nama) if self.program == "judul" else nama)

    def nama_kegiatan(self, nama: str) -> str:
        """A kegiatan's name in this document's case."""
        return self._spasi(nama.upper() if self.kegiatan_besar else nama)

    def nama(self, nama: str) -> str:
        """Any other name."""
        return self._spasi(nama)

    def _spasi(self, teks: str) -> str:
        nasib = self.rng.random()
        if nasib >= self.kotor or " " not in teks:
            return teks
        kata = teks.split(" ")
        letak = self.rng.randrange(1, len(kata))
        pemisah = self.rng.choice(("  ", "\n", "  "))
        teks = " ".join(kata[:letak]) + pemisah + " ".join(kata[letak:])
        return teks + " " if nasib < self.kotor / 4 else teks


def ejaan_acak(rng: Random) -> Ejaan:
    """Choose a document's way with names."""
    return Ejaan(rng, rng.choice(("asli", "judul", "judul")), rng.random() < 0.08, rng.choice((0, 0, 0, 0.05, 0.2)))


def bersih(teks: str) -> str:
    """A name as a reader should give it: without odd spaces and line breaks."""
    return " ".join(teks.split())
