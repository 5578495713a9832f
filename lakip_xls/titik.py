"""One value of one row with its cell, and whether two values say the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xls.model import Baris, Isi, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.parsing.tulis import angka, rupiah
from lakip_xls.provenance import Ref
from lakip_xls.skema import Type, fields_of_type

_RUPIAH = fields_of_type(Type.MONEY)
_DEKAT = Decimal("0.000001")
"""Differences below this come from binary fractions in the workbook."""


@dataclass(frozen=True)
class Titik:
    """One value of one row: the cell that a rule compares, points at and words. Equal by cell and field."""

    ref: Ref
    kolom: str
    baris: Baris = field(compare=False, repr=False)
    nilai: Nilai = field(compare=False)

    @property
    def isi(self) -> Isi:
        """The bare value."""
        return self.nilai.isi

    @property
    def angka(self) -> Decimal | None:
        """The value as a number."""
        return self.nilai.angka

    @property
    def tertulis(self) -> str:
        """As the person sees it in the cell."""
        return self.nilai.tertulis or tulis(self.nilai.isi, self)

    @property
    def uang(self) -> bool:
        """True for an amount of money."""
        name = self.kolom.removesuffix("_pagu").removesuffix("_realisasi")
        if name != self.kolom or self.kolom in _RUPIAH - {"realisasi"}:
            return True
        return self.kolom == "realisasi" and "pagu" in self.baris.nilai


def titik(baris: Baris, kolom: str) -> Titik:
    """The value of a field with its cell; the row's own cell where the field has none."""
    return Titik(baris.ref_of(kolom), kolom, baris, baris[kolom])


def ada(baris: Baris, kolom: str) -> bool:
    """True where a field holds a value that could be read."""
    value = baris[kolom]
    return value.isi is not None and not value.gagal


def tulis(isi: Isi, seperti: Titik) -> str:
    """A value in Indonesian notation, written as the value of another cell is (decimals, % sign, unit)."""
    if isi is None:
        return "kosong"
    if isinstance(isi, str):
        return isi
    if seperti.uang:
        return rupiah(isi)
    like = seperti.nilai
    exact = max(0, -int(Decimal(isi).normalize().as_tuple().exponent))
    text = angka(isi, min(exact, max(2, like.desimal)))
    if "%" in like.tertulis:
        return text + "%"
    if like.satuan in (None, "%"):
        return text
    return f"{text} {like.satuan}"


def dekat(kiri: Decimal, kanan: Decimal, toleransi: Decimal) -> bool:
    """True where two numbers agree within half of the last digit that was written."""
    return abs(kiri - kanan) <= max(toleransi, _DEKAT)


def sama_isi(kiri: Nilai, kanan: Nilai, *, terhitung: bool = False) -> bool:
    """True where two cells say the same at the precision of the coarser one.

    100 means exactly 100, unless both cells are results that may have been rounded (`terhitung`).
    """
    a, b = kiri.angka, kanan.angka
    if a is None or b is None:
        if a is not None or b is not None:
            return False
        return key(kiri.teks) == key(kanan.teks) if key(kiri.teks) else kiri.teks.strip() == kanan.teks.strip()
    if Decimal(100) in (a, b) and not terhitung:
        exact = max(kiri.desimal, kanan.desimal)
        return dekat(a, b, Decimal(5).scaleb(-exact - 1) if exact else Decimal(0))
    return dekat(a, b, max(kiri.toleransi, kanan.toleransi))
