"""The figure of the whole year where a table has only its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.model import Nilai
from lakip_xls.parsing.quarters import adds_up
from lakip_xls.parsing.tulis import display

QUARTERS = (1, 2, 3, 4)


def realised(p: Pembaca, row: int) -> Nilai | None:
    """The realisation of the year: its column, else what its quarters make."""
    value = p.target(row, "realisasi")
    quarters = [v for q in QUARTERS if (v := p.target(row, f"realisasi_tw{q}")) is not None]
    if not quarters or (value is not None and value.ada):
        return value
    planned = [v for q in QUARTERS if (v := p.target(row, f"target_tw{q}")) is not None]
    unit, target = p.teks(row, "satuan"), p.target(row, "target")
    words = unit.teks if unit is not None else (target.satuan or "") if target is not None else ""
    made = setahun(quarters, words, target, planned)
    if made is None:
        return value if value is not None else quarters[0]
    figure, how = made
    if how:
        p.catatan.append(f"realisasi setahun tidak ditulis; dipakai {how}")
    return figure


def implied(p: Pembaca, row: int) -> Decimal | None:
    """The capaian that target and realisation of the year imply."""
    return ratio(realised(p, row), p.target(row, "target"))


def ratio(part: Nilai | None, whole: Nilai | None) -> Decimal | None:
    """What per cent of the whole the part is."""
    if part is None or whole is None or part.angka is None or not whole.angka:
        return None
    return part.angka * 100 / whole.angka


def sum_of(values: Sequence[Nilai]) -> Nilai:
    """The sum of the parts of one row; the cell named is the largest one's, or that of the part that is lacking."""
    lacking = next((v for v in values if v.gagal), None)
    present = [v for v in values if isinstance(v.isi, (int, Decimal))]
    if lacking is not None or not present:
        return replace(lacking or values[0], isi=None, tertulis="")
    total = sum((v.isi for v in present if isinstance(v.isi, (int, Decimal))), 0)
    main = max(present, key=lambda v: abs(v.angka or Decimal(0)))
    return Nilai(total, main.ref, display(total))


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
