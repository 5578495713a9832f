"""Pengaturan: everything an office may choose, with the defaults of the regulations.

Filled from `Settings.xlsx` by `documents/pengaturan.py`; every value that
changes a figure is printed on the result workbook ("Ketentuan perhitungan").
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct


class RumusNegatif(str, Enum):
    """Capaian of an indicator for which less is better."""

    SELISIH = "(2T-R)/T"
    """(target − (realisasi − target)) / target × 100, PermenPAN-RB 53/2014 practice; the default."""
    COMPARISON = "T/R"
    """target / realisasi × 100."""


class PenilaianHuruf(str, Enum):
    """Capaian of a letter grade below its target."""

    LIMIT = "batas bawah"
    """Lower bound of the realised band / lower bound of the target band × 100; the default."""
    RANK = "peringkat"
    """Rank of the realised grade / rank of the target grade × 100 (D = 1 .. AA = 7)."""


class MetodeEfisiensi(str, Enum):
    """How tingkat_efisiensi of a sasaran is decided."""

    COMPARISON = "capaian >= serapan"
    SELISIH = "selisih 5 poin"
    PMK22 = "PMK 22/2021"


class Triwulan(str, Enum):
    """How four quarters make a year."""

    TOTAL = "jumlah"
    LAST = "terakhir"


class Band(Struct, frozen=True):
    """One level of a scale: values of `limit` and above (or above it, where not inklusif)."""

    kategori: str
    limit: Decimal
    inclusive: bool
    predikat: str
    abbreviation: str


def _scale(*rows: tuple[str, int, bool, str, str]) -> tuple[Band, ...]:
    return tuple(Band(k, Decimal(b), inc, p, s) for k, b, inc, p, s in rows)


SAKIP_SCALE = _scale(
    ("AA", 90, False, "Sangat Memuaskan", "SM"),
    ("A", 80, False, "Memuaskan", "M"),
    ("BB", 70, False, "Sangat Baik", "SB"),
    ("B", 60, False, "Baik", "B"),
    ("CC", 50, False, "Cukup (Memadai)", "C"),
    ("C", 30, False, "Kurang", "K"),
    ("D", 0, True, "Sangat Kurang", "SK"),
)
"""The seven SAKIP levels (PermenPAN-RB 12/2015), highest first."""

PERMENDAGRI86_SCALE = _scale(
    ("ST", 91, True, "Sangat Tinggi", "ST"),
    ("T", 76, True, "Tinggi", "T"),
    ("S", 66, True, "Sedang", "S"),
    ("R", 51, True, "Rendah", "R"),
    ("SR", 0, True, "Sangat Rendah", "SR"),
)
"""The five levels of Permendagri 86/2017, lower bounds, highest first."""


class PemetaanLine(Struct, frozen=True):
    """One line of the sheet `PemetaanLine`: how to read a sheet that is not recognised."""

    file: str
    sheet: str
    kind: str
    heading_row: int
    columns: tuple[tuple[str, int], ...]
    """(field, 1-based column)."""


class Matching(Struct, frozen=True):
    """One line of the sheet `Matching`: a person's word on two names."""

    kind: str
    """program, kegiatan, sub_kegiatan, sasaran, indikator or keluaran."""
    name: str
    matching: str
    equal: bool


class WrittenName(Struct, frozen=True):
    """A name that a person wrote in Pengaturan.xlsx, to be found on a document."""

    kind: str
    name: str
    sheet: str
    cell: str


class Identity(Struct, frozen=True):
    """Who reports, and who signs. None where not known."""

    pemerintah: str | None = None
    unit: str | None = None
    tahun: int | None = None
    address: str | None = None
    phone: str | None = None
    place: str | None = None
    tanggal: date | None = None
    jabatan: str | None = None
    nama_pejabat: str | None = None
    pangkat: str | None = None
    nip: str | None = None


class Settings(Struct, frozen=True):
    """All settings; the defaults are those of CONTRACT section 7."""

    identity: Identity = Identity()
    batas_capaian: Decimal | None = Decimal(100)
    """Upper limit of capaian_dibatasi in percent points; None means no limit."""
    rumus_negatif: RumusNegatif = RumusNegatif.SELISIH
    penilaian_huruf: PenilaianHuruf = PenilaianHuruf.LIMIT
    scale: tuple[Band, ...] = SAKIP_SCALE
    nama_skala: str = "SAKIP"
    metode_efisiensi: MetodeEfisiensi = MetodeEfisiensi.COMPARISON
    triwulan: Triwulan = Triwulan.TOTAL
    sasaran_program: tuple[tuple[str, str], ...] = ()
    """(sasaran, program) pairs; empty means: taken from the RKT, else from the Rencana Aksi."""
    polaritas: tuple[tuple[str, str], ...] = ()
    """(indikator, 'positif' or 'negatif')."""
    pemetaan: tuple[PemetaanLine, ...] = ()
    matching: tuple[Matching, ...] = ()
    """Names that mean the same, or do not, whatever they look like."""
    names: tuple[WrittenName, ...] = ()
    """Every name above with its cell."""
    file: str | None = None
    """The file the settings came from; None where only defaults apply."""
