"""The figure of the whole year where a table has only its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader
from lakip_xls.model import Value
from lakip_xls.parsing.notation import display
from lakip_xls.parsing.quarters import adds_up

QUARTERS = (1, 2, 3, 4)


def realised(p: TableReader, row: int) -> Value | None:
    """The realisation of the year: its column, else what its quarters make."""
    value = p.target(row, "realisasi")
    quarters = [v for q in QUARTERS if (v := p.target(row, f"realisasi_tw{q}")) is not None]
    if not quarters or (value is not None and value.present):
        return value
    planned = [v for q in QUARTERS if (v := p.target(row, f"target_tw{q}")) is not None]
    unit, target = p.text(row, "satuan"), p.target(row, "target")
    words = unit.text if unit is not None else (target.satuan or "") if target is not None else ""
    made = whole_year(quarters, words, target, planned)
    if made is None:
        return value if value is not None else quarters[0]
    figure, how = made
    if how:
        p.catatan.append(f"realisasi setahun tidak ditulis; dipakai {how}")
    return figure


def implied(p: TableReader, row: int) -> Decimal | None:
    """The capaian that target and realisation of the year imply."""
    return ratio(realised(p, row), p.target(row, "target"))


def ratio(part: Value | None, whole: Value | None) -> Decimal | None:
    """What per cent of the whole the part is."""
    if part is None or whole is None or part.number is None or not whole.number:
        return None
    return part.number * 100 / whole.number


def sum_of(values: Sequence[Value]) -> Value:
    """The sum of the parts of one row; the cell named is the largest one's, or that of the part that is lacking."""
    lacking = next((v for v in values if v.failed), None)
    present = [v for v in values if isinstance(v.content, (int, Decimal))]
    if lacking is not None or not present:
        return replace(lacking or values[0], content=None, tertulis="")
    total = sum((v.content for v in present if isinstance(v.content, (int, Decimal))), 0)
    main = max(present, key=lambda v: abs(v.number or Decimal(0)))
    return Value(total, main.ref, display(total))


def whole_year(
    quarters: Sequence[Value], unit: str, target: Value | None, planned: Sequence[Value]
) -> tuple[Value, str] | None:
    """(figure of the year, how it was made) from its quarters; None where no quarter is filled.

    The planned quarters decide first: they add up to the year's target, or the last one is it. Else the unit:
    percentages, indices and grades take the last filled quarter, counts are added.
    """
    failed = next((q for q in quarters if q.failed), None)
    filled = [q for q in quarters if q.content is not None]
    if failed is not None or not filled:
        return (Value(None, failed.ref, flaw=failed.flaw), "") if failed is not None else None
    last = filled[-1]
    if any(q.number is None for q in filled) or not _adds_up(unit, last, target, planned):
        return last, "triwulan terakhir yang terisi"
    total = sum((q.number for q in filled if q.number is not None), Decimal(0))
    content = int(total) if total == total.to_integral_value() else total
    return Value(
        content, last.ref, last.tertulis, last.satuan, max(q.decimals for q in filled)
    ), "jumlah keempat triwulan"


def _adds_up(unit: str, last: Value, target: Value | None, planned: Sequence[Value]) -> bool:
    numbers = [q.number for q in planned if q.number is not None]
    if target is not None and target.number is not None and len(numbers) > 1:
        if sum(numbers) == target.number:
            return True
        if numbers[-1] == target.number:
            return False
    return adds_up(f"{unit} {last.satuan or ''}")
