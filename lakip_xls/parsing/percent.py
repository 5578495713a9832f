"""Percentages: the scale of a column, and each of its cells in percent points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum

from msgspec.structs import replace

from lakip_xls.parsing.formats import decimals, is_percent
from lakip_xls.parsing.numbers import (
    Number,
    Style,
    count_decimals,
    is_blank,
    number_from_float,
    parse_number,
    squeeze,
)
from lakip_xls.reading.book import Value


class PersenScale(Enum):
    """What a plain number (no % sign, no % format) of a column means."""

    FRACTION = "fraksi"
    """0.9317 means 93,17 %."""
    POINTS = "poin"
    """93.17 means 93,17 %."""
    AMBIGUOUS = "ambigu"
    """Nothing decides: 1 may be 1 % or 100 %."""


_TEXT = re.compile(r"(.*?) ?(%|persen|prosen)?", re.IGNORECASE)
_LONE_DOT = re.compile(r"[-+]?\d+\.\d{3}")
_PERCENT_HEADER = re.compile(r"%|persen|prosen|capaian|serapan|penyerapan|tingkat\s+realisasi", re.IGNORECASE)
_RATIO = (Decimal("0.2"), Decimal("1.5"))
"""Where fractions of serapan and capaian lie; smaller numbers may be either scale."""
_MAX_RATIO_MIXED = 5
_NEAR = Decimal("0.02")

Cell = tuple[Value, str]
"""(value, number format) of one cell."""


def decide_scale(
    cells: Iterable[Cell],
    title: str = "",
    guess: Sequence[int | float | Decimal | None] = (),
    style: Style = Style.INDONESIA,
) -> PersenScale:
    """Decide what the plain numbers of a percent column mean.

    `title` is the column's header; `guess` the percent points that other columns of the same
    rows imply (realisasi / pagu x 100), None where unknown: the strongest evidence. Then number
    formats, then the values: anything clearly above 1.5 is points; ratios under a header that
    says percent are fractions. Zeros mean the same in both scales and decide nothing.
    """
    plain: list[tuple[Decimal, int | float | Decimal | None]] = []
    formatted = 0
    for i, (value, number_format) in enumerate(cells):
        number = _plain(value, number_format, style)
        if number is not None:
            plain.append((number, guess[i] if i < len(guess) else None))
        elif isinstance(value, (int, float)) and value:
            formatted += 1
    if not plain:
        return PersenScale.FRACTION if formatted else PersenScale.POINTS
    return _by_expectation(plain) or _by_values([v for v, _ in plain], formatted, title)


def _plain(value: Value, number_format: str, style: Style) -> Decimal | None:
    """The size of a cell that says nothing about its scale itself; None for any other cell and for zero."""
    if isinstance(value, str):
        read = parse_number(value, style)
        size = None if read is None else abs(Decimal(read.value))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and not is_percent(number_format):
        size = abs(Decimal(number_from_float(value)))
    else:
        size = None
    return size or None


def _by_expectation(plain: list[tuple[Decimal, int | float | Decimal | None]]) -> PersenScale | None:
    points = fractions = 0
    for value, expected in plain:
        wanted = abs(Decimal(str(expected))) if expected is not None else Decimal(0)
        if wanted:
            points += abs(value - wanted) <= max(wanted * _NEAR, Decimal("0.01"))
            fractions += abs(value * 100 - wanted) <= wanted * _NEAR
    if points == fractions:
        return None
    return PersenScale.POINTS if points > fractions else PersenScale.FRACTION


def _by_values(values: list[Decimal], formatted: int, header: str) -> PersenScale:
    low, high = _RATIO
    broken = [v for v in values if v % 1]
    ratios = [v for v in broken if low <= v <= high]
    mostly_ratios = bool(broken) and len(ratios) * 2 > len(broken)
    largest = max(values)
    if largest > high:
        return PersenScale.AMBIGUOUS if mostly_ratios and largest <= _MAX_RATIO_MIXED else PersenScale.POINTS
    if formatted or (mostly_ratios and _PERCENT_HEADER.search(header)):
        return PersenScale.FRACTION
    return PersenScale.AMBIGUOUS


def parse_percent(
    value: Value,
    number_format: str = "General",
    scale: PersenScale = PersenScale.POINTS,
    style: Style = Style.INDONESIA,
) -> Number | None:
    """One cell in percent points, with the decimals that were written or shown; satuan is '%'.

    A number with a % format is always a fraction, a text with a % sign always points, whatever the
    column's scale. None for blank and unreadable cells, and for a plain number where the scale is AMBIGU.
    """
    if isinstance(value, str):
        return _from_text(value, scale, style)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    points = number_from_float(value)
    shown = decimals(number_format)
    if is_percent(number_format):
        points = _hundredfold(points)
        return Number(points, count_decimals(points) if shown is None else shown, satuan="%")
    return _scaled(Number(points, count_decimals(points) if shown is None else shown), scale)


def _from_text(text: str, scale: PersenScale, style: Style) -> Number | None:
    match = _TEXT.fullmatch(squeeze(text))
    if match is None or is_blank(text):
        return None
    number = _points(match[1], style)
    if number is None:
        return None
    return replace(number, satuan="%") if match[2] else _scaled(number, scale)


def _points(text: str, style: Style) -> Number | None:
    """'98.125' in an Indonesian column: thousands of percent make no sense, '1.250' stays unread."""
    if style is Style.INDONESIA and _LONE_DOT.fullmatch(text):
        whole = text.lstrip("+-").partition(".")[0]
        number = parse_number(text, Style.ENGLISH)
        return replace(number, standard=False) if number and (len(whole) > 1 or whole == "0") else None
    return parse_number(text, style)


def _scaled(number: Number, scale: PersenScale) -> Number | None:
    if scale is PersenScale.POINTS or number.value == 0:
        return replace(number, satuan="%")
    if scale is PersenScale.AMBIGUOUS:
        return None
    return replace(number, value=_hundredfold(number.value), decimals=max(number.decimals - 2, 0), satuan="%")


def _hundredfold(x: int | Decimal) -> int | Decimal:
    points = x * 100
    if isinstance(points, Decimal):
        return int(points) if points == points.to_integral_value() else points.normalize()
    return points
