"""PSN-07: a figure that is a hundred or a thousand times off the one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.point import Point, point, present, write
from lakip_xls.rules.helpers import temuan
from lakip_xls.rules.registry import RuleContext, check

_PERCENT = frozenset({"%", "persen", "persentase", "prosentase", "prosen"})
_NEAR = (Decimal("0.5"), Decimal("1.5"))
"""A figure that was mended lies within these parts of the one beside it."""
_FRACTION = Decimal("1.5")
"""Up to this a percentage may have been written as a fraction (0,95 for 95 %)."""


@check("PSN-07")
def psn_07(context: RuleContext) -> Iterator[Temuan]:
    """A fraction beside percent points, thousands read as decimals."""
    for frame in ("pengukuran", "realisasi_program"):
        for row in context.data.rows(frame):
            if present(row, "target") and present(row, "realisasi"):
                yield from _compare(row)


def _compare(row: Row) -> Iterator[Temuan]:
    target, result = point(row, "target"), point(row, "realisasi")
    percent = any(p.value.satuan == "%" for p in (target, result))
    percent = percent or row.text("satuan").strip(" .").casefold() in _PERCENT
    for odd, other in ((result, target), (target, result)):
        factor = _factor(odd, other, percent)
        if factor is not None and odd.number is not None:
            should = write(_whole(odd.number * factor), other)
            name = "Realisasi" if odd is result else "Target"
            yield temuan(
                "PSN-07",
                odd,
                f"{name} {odd.tertulis}, {factor} kali lebih kecil daripada skala {other.tertulis} di {other.ref.cell}.",
                f"Bila benar salah skala, tulis {should}.",
                seharusnya=should,
            )
            return


def _factor(odd: Point, other: Point, percent: bool) -> int | None:
    """By what a figure must be multiplied to be of the other's scale; None where nothing is odd."""
    small, large = odd.number, other.number
    if small is None or large is None or small <= 0 or large <= 0:
        return None
    if percent and small <= _FRACTION < large and _near(small * 100, large):
        return 100
    decimals = -int(small.normalize().as_tuple().exponent)
    if not percent and decimals >= 2 and large >= 1000 and _near(small * 1000, large):
        return 1000
    return None


def _near(value: Decimal, other: Decimal) -> bool:
    return other * _NEAR[0] <= value <= other * _NEAR[1]


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
