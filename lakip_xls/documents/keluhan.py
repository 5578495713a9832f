"""What is said about a cell that cannot be read, or only in one of several ways (BACA-04 to BACA-06)."""

from __future__ import annotations

from dataclasses import dataclass

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.parsing.tulis import display
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import Cell, Kind


@dataclass(frozen=True, slots=True)
class Asal:
    """The document, file and sheet that a finding is about."""

    jenis: str
    berkas: str
    lembar: str

    def temuan(
        self,
        kode: str,
        tingkat: Tingkat,
        uraian: str,
        saran: str,
        sel: str,
        tertulis: str | None,
        seharusnya: str | None,
    ) -> Temuan:
        """A finding at a cell of the sheet."""
        return Temuan(kode, tingkat, uraian, saran, self.jenis, self.berkas, self.lembar, sel, tertulis, seharusnya)


def tulisan(cell: Cell) -> str:
    """The text a person sees in a cell."""
    return "" if cell.kind is Kind.UNCACHED else display(cell.value, cell.number_format)


def galat(asal: Asal, cell: Cell, title: str) -> Temuan:
    """An Excel error, or a formula without value."""
    if cell.kind is Kind.ERROR:
        what = f"berisi galat Excel {cell.value}"
        fix = "Perbaiki rumus pada sel itu (atau tulis angkanya), simpan berkas, lalu jalankan kembali."
    else:
        what = "berisi rumus yang belum pernah dihitung, sehingga nilainya tidak diketahui"
        fix = "Buka berkas itu di Excel, simpan (Ctrl+S) agar rumus dihitung, lalu jalankan kembali."
    formula = f"={cell.formula}" if cell.formula else tulisan(cell)
    return asal.temuan(
        "BACA-06",
        Tingkat.KESALAHAN,
        f"Sel {cell.address} pada lembar {asal.lembar} (kolom '{title}') {what}.",
        fix,
        cell.address,
        str(cell.value or formula),
        None,
    )


def tak_baku(asal: Asal, cell: Cell, reading: str) -> Temuan:
    """A malformed number that has one sensible reading."""
    written = tulisan(cell)
    return asal.temuan(
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Angka '{written}' di sel {cell.address} lembar {asal.lembar} tidak ditulis baku; dibaca sebagai {reading}.",
        f"Tulis {reading} (titik memisahkan ribuan, koma memisahkan desimal), atau isi selnya dengan angka.",
        cell.address,
        written,
        reading,
    )


def tak_terbaca(asal: Asal, place: Ref, title: str, written: str, why: str) -> Temuan:
    """A cell that must hold a number and holds none."""
    what = f"berisi '{written}' yang {why}" if written else why
    return asal.temuan(
        "BACA-05",
        Tingkat.KESALAHAN,
        f"Sel {place.sel} pada lembar {place.lembar} (kolom '{title}') harus berisi angka tetapi {what}. "
        "Nilainya tidak dianggap nol; perhitungan yang memerlukannya dilewati.",
        "Isi sel itu dengan angka yang benar, lalu jalankan kembali.",
        place.sel,
        written or None,
        "angka",
    )


def persen_ambigu(asal: Asal, cell: Cell, title: str, as_points: str, as_fraction: str) -> Temuan:
    """A percentage that may be a fraction or points; it was read as a fraction."""
    written = tulisan(cell)
    return asal.temuan(
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Kolom '{title}' tidak menunjukkan apakah angkanya pecahan atau persen: {written} dapat berarti "
        f"{as_points} % atau {as_fraction} %. Dibaca sebagai {as_fraction} %.",
        "Beri format persen (%) pada kolom itu, atau tulis tanda % di belakang angkanya.",
        cell.address,
        written,
        f"{as_fraction} %",
    )


def skala_usang(asal: Asal, cell: Cell, title: str, scale: str) -> Temuan:
    """A note on thousands or millions that the amounts contradict; they were read as rupiah."""
    written = tulisan(cell)
    return asal.temuan(
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Judul tabel atau kolom '{title}' menyebut {scale}an rupiah, tetapi angkanya ({written} di sel {cell.address}) "
        "terlalu besar untuk itu. Angka kolom ini dibaca sebagai rupiah penuh.",
        f"Hapus keterangan {scale}an rupiah bila angkanya memang rupiah penuh, atau perbaiki angkanya.",
        cell.address,
        written,
        f"{written} rupiah",
    )
