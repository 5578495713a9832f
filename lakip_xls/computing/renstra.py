"""Realisasi against the target of the Renstra's last year (Tabel 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.result import IndikatorResult, RenstraComparison
from lakip_xls.entities.indicators import Indicator
from lakip_xls.entities.register import Register
from lakip_xls.model import EMPTY, Data, Row
from lakip_xls.settings import Settings

_PART_ORDER = ("", "setelah perubahan", "sebelum perubahan")
"""Parts of a Renstra, the one that counts first: a table that is no part of a matrix (TC.27) holds the agreed targets."""


def compute_renstra(
    data: Data, settings: Settings, register: Register, indikator: Sequence[IndikatorResult]
) -> tuple[RenstraComparison, ...]:
    """One entry per measured indicator. Without a Renstra the targets of the written Tabel 3.3 count."""
    years = [int(n) for b in data.rows("renstra") if (n := b.number("tahun")) is not None]
    year = max(years) if years else None
    result = []
    for item in indikator:
        found = register.indicators.of(item.row)
        row = _last_row(found, year) if found is not None else None
        target = row["target"] if row else EMPTY
        value = capaian(target, item.realisasi, item.polaritas, settings)
        result.append(RenstraComparison(item, year, target, value))
    return tuple(result)


def _last_row(indicator: Indicator, year: int | None) -> Row | None:
    """The row of the Renstra's last year, from the part that counts first; without years that of a written Tabel 3.3."""
    if year is None:
        return indicator.first("lawan_renstra")
    rows = [b for b in indicator.of("renstra") if b.number("tahun") == year and b["target"].content is not None]
    return min(rows, key=lambda b: _PART_ORDER.index(_part(b)), default=None)


def _part(row: Row) -> str:
    part = row.text("bagian")
    return part if part in _PART_ORDER else ""
