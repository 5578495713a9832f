"""Targets up to a quarter, from the four quarters of a Rencana Aksi."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.model import Baris, Nilai
from lakip_xls.settings import Triwulan


def target_sampai(baris: Baris, triwulan: int, cara: Triwulan) -> Nilai | None:
    """The target up to and including quarter 1..4, None where the row does not give one.

    JUMLAH adds the quarters (a blank one adds nothing), TERAKHIR takes the last filled one. The
    reference is that of the last quarter used; an unreadable quarter gives None.
    """
    quarters = [baris[f"tw{n}"] for n in range(1, triwulan + 1)]
    if any(q.gagal for q in quarters):
        return None
    filled = [q for q in quarters if q.isi is not None]
    if not filled:
        return None
    last = filled[-1]
    if cara is Triwulan.TERAKHIR or len(filled) == 1:
        return last
    numbers = [q.angka for q in filled]
    if any(n is None for n in numbers):
        return None
    total = sum((n for n in numbers if n is not None), Decimal(0))
    return Nilai(total, last.ref, satuan=last.satuan, desimal=max(q.desimal for q in filled))
