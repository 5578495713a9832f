"""Writing values for people, in Indonesian notation: what a cell shows, rupiah, percent, numbers."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from lakip_xls.parsing.dates import format_date
from lakip_xls.parsing.formats import section_for
from lakip_xls.parsing.numbers import number_from_float
from lakip_xls.parsing.rounding import round_half_up, to_decimal
from lakip_xls.reading.book import Value

Numeral = int | float | Decimal

_TO_INDONESIAN = str.maketrans(",.", ".,")
_GENERAL_DECIMALS = 9
"""Decimals that a General cell shows at most."""


def rupiah(x: Numeral) -> str:
    """An amount of money: '3.854.768.097', with two decimals only where there are sen."""
    value = round_half_up(x, 2)
    return number(value, 0 if value == value.to_integral_value() else 2)


def persen(x: Numeral, decimals: int = 2) -> str:
    """Percent points rounded half up, without the sign: 93.17493 -> '93,17'."""
    return number(x, decimals)


def number(x: Numeral, decimals: int | None = None) -> str:
    """A number with Indonesian separators: as many decimals as it has, or rounded half up to `decimals`."""
    value = to_decimal(x) if decimals is None else round_half_up(x, decimals)
    if decimals is None and value == value.to_integral_value():
        value = round_half_up(value, 0)
    text = f"{value:,f}" if decimals is not None else f"{value.normalize() if value % 1 else value:,f}"
    return (text[1:] if not value and text[0] == "-" else text).translate(_TO_INDONESIAN)


def display(value: Value | Decimal, number_format: str = "General") -> str:
    """The text that a person sees in a cell (Excel, Indonesian settings); a text as it is, '' for None."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return _moment(value, number_format)
    return _number(value, number_format)


def _moment(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    day = format_date(value) if "mmm" in number_format.lower() else f"{value:%d/%m/%Y}"
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else day


def _number(value: Numeral, number_format: str) -> str:
    exact = value if isinstance(value, Decimal) else number_from_float(value)
    part, minus = section_for(number_format, float(exact))
    if part.general or part.tanggal:
        rounded = round_half_up(exact, _GENERAL_DECIMALS)
        rounded = rounded.normalize() if rounded else Decimal(0)
        return f"{rounded:f}".replace(".", ",")
    if not part.pattern:
        return (part.prefix + part.suffix).strip()
    shown = abs(to_decimal(exact)) * 100**part.persen
    whole_pattern, _, _ = part.pattern.partition(".")
    bare = part.pattern.rstrip(",")
    shown /= 1000 ** (len(part.pattern) - len(bare))
    digits = _digits(shown, bare)
    grouped = "," in whole_pattern.rstrip(",")
    if not grouped:
        digits = digits.replace(".", "")
    zero = not any(c in "123456789" for c in digits)
    return (("-" if minus and not zero else "") + part.prefix + digits + part.suffix).strip()


def _digits(value: Decimal, pattern: str) -> str:
    """A positive number by its digit placeholders, grouped, Indonesian separators."""
    whole, _, fraction = pattern.partition(".")
    text = number(value, sum(c in "0#?" for c in fraction))
    left, _, right = text.partition(",")
    required = fraction.count("0")
    right = right[:required] + right[required:].rstrip("0")
    if left == "0" and "0" not in whole:
        left = ""
    return f"{left.zfill(whole.count('0'))},{right}" if right else left.zfill(whole.count("0"))
