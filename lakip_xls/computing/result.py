"""The computed figures of a report (types only). Percentages are percent points, unrounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field

from lakip_xls.entities.register import Register
from lakip_xls.model import Row, Value
from lakip_xls.provenance import Ref

Rupiah = int | Decimal


class IndikatorResult(Struct, frozen=True):
    """One indicator of the pengukuran, with what was computed from it."""

    sasaran: str
    name: str
    satuan: str | None
    polaritas: str
    """'positif' or 'negatif'."""
    target: Value
    realisasi: Value
    """As written; from data dukung where the document has none (`realisasi_origin` says so)."""
    realisasi_origin: str
    """'tertulis', 'data dukung', 'dihitung dari dokumen' or 'tidak ada'."""
    capaian: Decimal | None
    capaian_dibatasi: Decimal | None
    kategori: str | None
    predikat: str | None
    row: Row
    """The row of the pengukuran (or, where there is none, of the PK)."""


class SasaranResult(Struct, frozen=True):
    """One sasaran: its indicators, their means, and the programmes that serve it."""

    name: str
    indikator: tuple[IndikatorResult, ...]
    capaian: Decimal | None
    """Mean of the measured indicators, unlimited."""
    capaian_dibatasi: Decimal | None
    kategori: str | None
    predikat: str | None


class Pos(Struct, frozen=True):
    """One node of the budget tree as the realisasi anggaran gives it."""

    tingkat: str
    """'program', 'kegiatan' or 'sub_kegiatan'."""
    kode: str | None
    name: str
    pagu: Rupiah | None
    realisasi: Rupiah | None
    row: Row
    children: tuple[Pos, ...] = ()
    shares: tuple[Pos, ...] = ()
    """What the sub-units write of it, where each of them does."""

    @property
    def serapan(self) -> Decimal | None:
        """realisasi / pagu × 100, None where it cannot be computed."""
        return ratio(self.realisasi, self.pagu)

    def everything(self) -> Iterator[Pos]:
        """This node and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.everything()


class SubUnit(Struct, frozen=True):
    """A unit below the office (Puskesmas, kelurahan, UPTD) with its programmes; without a name the office itself."""

    name: str
    program: tuple[Pos, ...]
    pagu: Rupiah | None
    realisasi: Rupiah | None


class Keluaran(Struct, frozen=True):
    """One output of a programme, kegiatan or sub kegiatan."""

    row: Row
    capaian: Decimal | None
    counted: bool
    """Whether capaian comes from target and realisasi, not from its own cell."""


class Belanja(Struct, frozen=True):
    """One kelompok belanja: 'operasi', 'modal', 'tidak_terduga', 'transfer'."""

    kelompok: str
    pagu: Rupiah | None
    realisasi: Rupiah | None
    ref: Ref | None = None
    lacking: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    """'pagu', 'realisasi' -> the cells that an amount lacks."""


class Efisiensi(Struct, frozen=True):
    """Efisiensi of one sasaran (Tabel 3.7)."""

    sasaran: str
    program: tuple[Pos, ...]
    pagu: Rupiah | None
    realisasi: Rupiah | None
    capaian: Decimal | None
    serapan: Decimal | None
    selisih: Decimal | None
    """capaian − serapan, percent points."""
    tingkat_efisiensi: str | None


class RenstraComparison(Struct, frozen=True):
    """One indicator against the Renstra's last year (Tabel 3.3)."""

    indikator: IndikatorResult
    tahun_akhir: int | None
    target_akhir: Value
    capaian: Decimal | None


class AntarTahun(Struct, frozen=True):
    """One indicator over the years (Tabel 3.2): year -> value, oldest first; the report's year included."""

    sasaran: str
    indikator: str
    target: tuple[tuple[int, Value], ...]
    realisasi: tuple[tuple[int, Value], ...]


class NasionalComparison(Struct, frozen=True):
    """One indicator against a national or regional figure (Tabel 3.4)."""

    indikator: IndikatorResult
    nasional: Value
    note: str | None
    """'+', '-', '=' where both are comparable numbers or grades, else None."""


class Ringkasan(Struct, frozen=True):
    """The report in one line; CONTRACT section 4 `ringkasan` without the findings."""

    pagu: Rupiah | None
    realisasi: Rupiah | None
    serapan: Decimal | None
    rata_rata_capaian: Decimal | None
    rata_rata_capaian_dibatasi: Decimal | None
    kategori: str | None
    predikat: str | None
    jumlah_program: int
    jumlah_kegiatan: int
    jumlah_sub_kegiatan: int
    lacking: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    """'pagu', 'realisasi', 'capaian' -> the cells that a total or the means lack."""

    @property
    def sisa(self) -> Rupiah | None:
        """pagu − realisasi in rupiah."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi


class Computed(Struct, frozen=True, eq=False):
    """Everything that was computed."""

    sasaran: tuple[SasaranResult, ...]
    unmeasured: tuple[Row, ...]
    """PK indicators that the pengukuran does not have."""
    program: tuple[Pos, ...]
    subunit: tuple[SubUnit, ...]
    keluaran: tuple[Keluaran, ...]
    belanja: tuple[Belanja, ...]
    efisiensi: tuple[Efisiensi, ...]
    renstra: tuple[RenstraComparison, ...]
    antar_tahun: tuple[AntarTahun, ...]
    nasional: tuple[NasionalComparison, ...]
    ringkasan: Ringkasan
    register: Register
    """Who is who in the documents that were computed from."""

    @property
    def indikator(self) -> tuple[IndikatorResult, ...]:
        """All indicators over all sasaran."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    @property
    def pos(self) -> tuple[Pos, ...]:
        """All budget rows, in document order."""
        return tuple(p for program in self.program for p in program.everything())


def ratio(part: Rupiah | None, whole: Rupiah | None) -> Decimal | None:
    """part / whole × 100 in percent points; None where either is missing or the whole is zero."""
    if part is None or whole is None or whole == 0:
        return None
    return Decimal(part) * 100 / Decimal(whole)
