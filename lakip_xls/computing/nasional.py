"""Realisasi against national or regional figures (Tabel 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.capaian import satuan_cocok
from lakip_xls.computing.hasil import BandingNasional, Indikator
from lakip_xls.computing.nilai_campuran import urai
from lakip_xls.entities.register import Register
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.parsing.grades import BATAS


def hitung_nasional(register: Register, indikator: Sequence[Indikator]) -> tuple[BandingNasional, ...]:
    """One entry per measured indicator; the figure is empty where no document gives one."""
    result = []
    for item in indikator:
        row = register.indicators.row(item.baris, "pembanding")
        national = row["nasional"] if row is not None else KOSONG
        result.append(BandingNasional(item, national, tanda(item.realisasi, national, item.polaritas)))
    return tuple(result)


def tanda(realisasi: Nilai, nasional: Nilai, polaritas: str) -> str | None:
    """'+' where the realisasi is better than the other figure, '-' worse, '=' the same, None not comparable.

    'B / 63,36 (rata-rata nasional)' is compared by its number with a number, by its grade with a grade.
    """
    own, other = urai(realisasi), urai(nasional)
    if own.angka is not None and other.angka is not None:
        if not satuan_cocok(realisasi.satuan, nasional.satuan):
            return None
        difference = own.angka - other.angka
        if polaritas == "negatif":
            difference = -difference
    elif own.huruf is not None and other.huruf is not None:
        difference = Decimal(BATAS[own.huruf] - BATAS[other.huruf])
    else:
        return None
    return "+" if difference > 0 else "-" if difference < 0 else "="
