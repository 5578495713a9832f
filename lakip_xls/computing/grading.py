"""Levels of a scale: kategori and predikat of a capaian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lakip_xls.settings import Band


def limit(capaian: Decimal | None, limit: Decimal | None) -> Decimal | None:
    """Capaian limited to 0..batas percent points; `limit` None leaves the upper side open."""
    if capaian is None:
        return None
    lowest = max(capaian, Decimal(0))
    return lowest if limit is None else min(lowest, limit)


def band(value: Decimal | None, scale: Sequence[Band]) -> Band | None:
    """The level of a limited capaian; the scale goes from the highest level to the lowest.

    SAKIP: 'AA > 90', so 90 itself is A. None where there is no value or it lies below the scale.
    """
    if value is None:
        return None
    for level in scale:
        if value > level.limit or (level.inclusive and value == level.limit):
            return level
    return None


def rata_rata(value: Iterable[Decimal | None]) -> Decimal | None:
    """Mean of the values that exist, None where none does."""
    values = [n for n in value if n is not None]
    return sum(values, Decimal(0)) / len(values) if values else None
