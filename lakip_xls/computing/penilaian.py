"""Levels of a scale: kategori and predikat of a capaian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lakip_xls.settings import Jenjang


def batasi(capaian: Decimal | None, batas: Decimal | None) -> Decimal | None:
    """Capaian limited to 0..batas percent points; `batas` None leaves the upper side open."""
    if capaian is None:
        return None
    lowest = max(capaian, Decimal(0))
    return lowest if batas is None else min(lowest, batas)


def jenjang(nilai: Decimal | None, skala: Sequence[Jenjang]) -> Jenjang | None:
    """The level of a limited capaian; the scale goes from the highest level to the lowest.

    SAKIP: 'AA > 90', so 90 itself is A. None where there is no value or it lies below the scale.
    """
    if nilai is None:
        return None
    for level in skala:
        if nilai > level.batas or (level.inklusif and nilai == level.batas):
            return level
    return None


def rata_rata(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Mean of the values that exist, None where none does."""
    values = [n for n in nilai if n is not None]
    return sum(values, Decimal(0)) / len(values) if values else None
