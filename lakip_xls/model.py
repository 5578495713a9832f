"""The typed rows that documents become, before they are turned into pandas frames.

Rules and computations work on these rows because every single value keeps its cell, its
written form and its precision; `frames.py` gives the same rows as pandas frames.
Money is whole rupiah (int, or Decimal where the source has sen), percentages are percent
points as Decimal (93.17 means 93,17 %), counts are int or Decimal, all else is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xls.provenance import Ref, Source

Isi = int | Decimal | str | None


@dataclass(frozen=True, slots=True)
class Nilai:
    """One value as read: what it means, how it was written, and where."""

    isi: Isi
    ref: Ref | None = None
    tertulis: str = ""
    """The text that a person sees in the cell."""
    satuan: str | None = None
    """Unit written beside a number: 'Dokumen', '%'."""
    desimal: int = 0
    """Decimals that were written; a comparison tolerates half of the last one."""
    gagal: bool = False
    """The cell could not be read (BACA-05, BACA-06 was raised): later rules leave it out."""

    @property
    def angka(self) -> Decimal | None:
        """The value as a number, or None where it is text, empty or unreadable."""
        return Decimal(self.isi) if isinstance(self.isi, (int, Decimal)) else None

    @property
    def teks(self) -> str:
        """The value as text, '' where it is empty."""
        return "" if self.isi is None else str(self.isi)

    @property
    def toleransi(self) -> Decimal:
        """Half of the last digit that the author wrote."""
        return Decimal(5).scaleb(-self.desimal - 1)


KOSONG = Nilai(None)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a frame: field name -> value. `ref` is the cell that names the row."""

    jenis: str
    ref: Ref
    nilai: Mapping[str, Nilai]

    def __getitem__(self, name: str) -> Nilai:
        """The value of a field; an empty value where the document has no such column."""
        return self.nilai.get(name, KOSONG)

    def isi(self, name: str) -> Isi:
        """The bare value of a field."""
        return self[name].isi

    def teks(self, name: str) -> str:
        """The field as text, '' where empty."""
        return self[name].teks

    def angka(self, name: str) -> Decimal | None:
        """The field as a number, None where it is none."""
        return self[name].angka

    def ref_of(self, name: str) -> Ref:
        """The cell of a field, or the row's own cell where the field has none."""
        return self[name].ref or self.ref


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One recognised table, parsed. One `Source` may give rows for several frames."""

    jenis: str
    sumber: Source
    tabel: Mapping[str, tuple[Baris, ...]]
    jumlah: Mapping[str, tuple[Baris, ...]] = field(default_factory=dict)
    """Total and average rows of a table, by the same frame name."""
    tahun: int | None = None
    unit: str | None = None
    pemerintah: str | None = None
    perubahan: bool = False
    tersembunyi: bool = False
    """It stands on a hidden sheet."""
    jati: Mapping[str, Nilai] = field(default_factory=dict)
    """The cells that tell year, unit and pemerintah, as far as cells do."""


@dataclass(frozen=True)
class Data:
    """The rows that count, over all documents that were chosen for the report."""

    dokumen: tuple[Dokumen, ...] = ()

    def baris(self, name: str) -> list[Baris]:
        """All rows of a frame, in the order of the documents."""
        return [b for d in self.dokumen for b in d.tabel.get(name, ())]

    def jumlah(self, name: str) -> list[Baris]:
        """All total rows of a frame."""
        return [b for d in self.dokumen for b in d.jumlah.get(name, ())]

    def punya(self, names: Iterable[str]) -> bool:
        """True where every named frame has at least one row."""
        return all(any(d.tabel.get(n) for d in self.dokumen) for n in names)

    def per_dokumen(self, name: str) -> list[Dokumen]:
        """The documents that hold rows of a frame."""
        return [d for d in self.dokumen if d.tabel.get(name)]
