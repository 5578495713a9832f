"""The figure of the whole year where a table has only its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.model import Nilai
from lakip_xls.parsing.quarters import adds_up


def setahun(
    quarters: Sequence[Nilai], unit: str, target: Nilai | None, planned: Sequence[Nilai]
) -> tuple[Nilai, str] | None:
    """(figure of the year, how it was made) from its quarters; None where no quarter is filled.

    The planned quarters decide first: they add up to the year's target, or the last one is it. Else the unit:
    percentages, indices and grades take the last filled quarter, counts are added.
    """
    failed = next((q for q in quarters if q.gagal), None)
    filled = [q for q in quarters if q.isi is not None]
    if failed is not None or not filled:
        return (Nilai(None, failed.ref, cacat=failed.cacat), "") if failed is not None else None
    last = filled[-1]
    if any(q.angka is None for q in filled) or not _adds_up(unit, last, target, planned):
        return last, "triwulan terakhir yang terisi"
    total = sum((q.angka for q in filled if q.angka is not None), Decimal(0))
    isi = int(total) if total == total.to_integral_value() else total
    return Nilai(isi, last.ref, last.tertulis, last.satuan, max(q.desimal for q in filled)), "jumlah keempat triwulan"


def _adds_up(unit: str, last: Nilai, target: Nilai | None, planned: Sequence[Nilai]) -> bool:
    numbers = [q.angka for q in planned if q.angka is not None]
    if target is not None and target.angka is not None and len(numbers) > 1:
        if sum(numbers) == target.angka:
            return True
        if numbers[-1] == target.angka:
            return False
    return adds_up(f"{unit} {last.satuan or ''}")
