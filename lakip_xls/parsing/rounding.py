"""Rounding as a spreadsheet shows it: half up, on the decimal digits of the number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def to_decimal(x: int | float | Decimal) -> Decimal:
    """The number as Decimal; a float through its shortest written form (0.285 stays 0.285)."""
    if isinstance(x, float):
        return Decimal(repr(x))
    return Decimal(x)


def round_half_up(x: int | float | Decimal, digits: int) -> Decimal:
    """Round half away from zero to a number of decimals: 0.285 -> 0.29, -0.285 -> -0.29."""
    return to_decimal(x).quantize(Decimal(1).scaleb(-digits), context=_WIDE)
