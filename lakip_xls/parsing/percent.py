"""Percentages: the scale of a column, and each of its cells in percent points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum

from lakip_xls.parsing.formats import decimals, is_percent
from lakip_xls.parsing.numbers import (
    Angka,
    Gaya,
    count_decimals,
    is_blank,
    number_from_float,
    parse_number,
    squeeze,
)
from lakip_xls.reading.book import Value


class SkalaPersen(Enum):
    """What a plain number (no % sign, no % format) of a column means."""

    FRAKSI = "fraksi"
    """0.9317 means 93,17 %."""
    POIN = "poin"
    """93.17 means 93,17 %."""
    AMBIGU = "ambigu"
    """Nothing decides: 1 may be 1 % or 100 %."""


_TEXT = re.compile(r"(.*?) ?(%|persen|prosen)?", re.IGNORECASE)
_LONE_DOT = re.compile(r"[-+]?\d+\.\d{3}")
_PERCENT_HEADER = re.compile(r"%|persen|prosen|capaian|serapan|penyerapan|tingkat\s+realisasi", re.IGNORECASE)
_RATIO = (Decimal("0.2"), Decimal("1.5"))
"""Where fractions of serapan and capaian lie; smaller numbers may be either scale."""
_MAX_RATIO_MIXED = 5
_NEAR = Decimal("0.02")

Sel = tuple[Value, str]
"""(value, number format) of one cell."""


def decide_scale(
    cells: Iterable[Sel],
    judul: str = "",
    dugaan: Sequence[int | float | Decimal | None] = (),
    gaya: Gaya = Gaya.INDONESIA,
) -> SkalaPersen:
    """Decide what the plain numbers of a percent column mean.

    `judul` is the column's header; `dugaan` the percent points that other columns of the same
    rows imply (realisasi / pagu x 100), None where unknown: the strongest evidence. Then number
    formats, then the values: anything clearly above 1.5 is points; ratios under a header that
    says percent are fractions. Zeros mean the same in both scales and decide nothing.
    """
    plain: list[tuple[Decimal, int | float | Decimal | None]] = []
    formatted = 0
    for i, (value, number_format) in enumerate(cells):
        number = _plain(value, number_format, gaya)
        if number is not None:
            plain.append((number, dugaan[i] if i < len(dugaan) else None))
        elif isinstance(value, (int, float)) and value:
            formatted += 1
    if not plain:
        return SkalaPersen.FRAKSI if formatted else SkalaPersen.POIN
    return _by_expectation(plain) or _by_values([v for v, _ in plain], formatted, judul)


def _plain(value: Value, number_format: str, gaya: Gaya) -> Decimal | None:
    """The size of a cell that says nothing about its scale itself; None for any other cell and for zero."""
    if isinstance(value, str):
        read = parse_number(value, gaya)
        size = None if read is None else abs(Decimal(read.nilai))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and not is_percent(number_format):
        size = abs(Decimal(number_from_float(value)))
    else:
        size = None
    return size or None


def _by_expectation(plain: list[tuple[Decimal, int | float | Decimal | None]]) -> SkalaPersen | None:
    points = fractions = 0
    for value, expected in plain:
        wanted = abs(Decimal(str(expected))) if expected is not None else Decimal(0)
        if wanted:
            points += abs(value - wanted) <= max(wanted * _NEAR, Decimal("0.01"))
            fractions += abs(value * 100 - wanted) <= wanted * _NEAR
    if points == fractions:
        return None
    return SkalaPersen.POIN if points > fractions else SkalaPersen.FRAKSI


def _by_values(values: list[Decimal], formatted: int, header: str) -> SkalaPersen:
    low, high = _RATIO
    broken = [v for v in values if v % 1]
    ratios = [v for v in broken if low <= v <= high]
    mostly_ratios = bool(broken) and len(ratios) * 2 > len(broken)
    largest = max(values)
    if largest > high:
        return SkalaPersen.AMBIGU if mostly_ratios and largest <= _MAX_RATIO_MIXED else SkalaPersen.POIN
    if formatted or (mostly_ratios and _PERCENT_HEADER.search(header)):
        return SkalaPersen.FRAKSI
    return SkalaPersen.AMBIGU


def parse_percent(
    value: Value,
    number_format: str = "General",
    skala: SkalaPersen = SkalaPersen.POIN,
    gaya: Gaya = Gaya.INDONESIA,
) -> Angka | None:
    """One cell in percent points, with the decimals that were written or shown; satuan is '%'.

    A number with a % format is always a fraction, a text with a % sign always points, whatever the
    column's scale. None for blank and unreadable cells, and for a plain number where the scale is AMBIGU.
    """
    if isinstance(value, str):
        return _from_text(value, skala, gaya)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    points = number_from_float(value)
    shown = decimals(number_format)
    if is_percent(number_format):
        points = _hundredfold(points)
        return Angka(points, count_decimals(points) if shown is None else shown, satuan="%")
    return _scaled(Angka(points, count_decimals(points) if shown is None else shown), skala)


def _from_text(text: str, skala: SkalaPersen, gaya: Gaya) -> Angka | None:
    match = _TEXT.fullmatch(squeeze(text))
    if match is None or is_blank(text):
        return None
    number = _points(match[1], gaya)
    if number is None:
        return None
    return replace(number, satuan="%") if match[2] else _scaled(number, skala)


def _points(text: str, gaya: Gaya) -> Angka | None:
    """'98.125' in an Indonesian column: thousands of percent make no sense, '1.250' stays unread."""
    if gaya is Gaya.INDONESIA and _LONE_DOT.fullmatch(text):
        whole = text.lstrip("+-").partition(".")[0]
        number = parse_number(text, Gaya.INGGRIS)
        return replace(number, baku=False) if number and (len(whole) > 1 or whole == "0") else None
    return parse_number(text, gaya)


def _scaled(number: Angka, skala: SkalaPersen) -> Angka | None:
    if skala is SkalaPersen.POIN or number.nilai == 0:
        return replace(number, satuan="%")
    if skala is SkalaPersen.AMBIGU:
        return None
    return replace(number, nilai=_hundredfold(number.nilai), desimal=max(number.desimal - 2, 0), satuan="%")


def _hundredfold(x: int | Decimal) -> int | Decimal:
    points = x * 100
    if isinstance(points, Decimal):
        return int(points) if points == points.to_integral_value() else points.normalize()
    return points
