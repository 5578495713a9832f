"""Targets and realisations of indicators: numbers with a unit, percentages, letter grades, words."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct

from lakip_xls.parsing.formats import is_percent
from lakip_xls.parsing.grades import parse_grade
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.notation import display
from lakip_xls.parsing.numbers import Number, Style, from_number, is_blank, parse_money, parse_number, squeeze
from lakip_xls.parsing.percent import parse_percent
from lakip_xls.parsing.quarters import is_tick
from lakip_xls.reading.book import Value

MARK = "√"
"""How a tick is kept, whatever mark was typed."""


class Target(Struct, frozen=True):
    """A target or realisation as written in one cell."""

    content: int | Decimal | str | None
    """The number (percent points for a percentage), the text, or None."""
    satuan: str | None = None
    """Unit written beside the number: 'Tahapan', '%', 'Rp'."""
    decimals: int = 0
    form: str = "kosong"
    """angka, persen, huruf (letter grade), teks or kosong."""
    standard: bool = True
    """False where the number is malformed and was read as the only sensible value (BACA-04)."""


EMPTY = Target(None)

_PERCENT = re.compile(r"[-+]?\d[\d.,]* ?(?:%|persen|prosen)", re.IGNORECASE)
_MONEY = re.compile(r"[-(]?\s*(?:rp|idr)[\s.\d(-]", re.IGNORECASE)
_NUMBER_WORD = (
    r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|se|ratus|seratus"
    r"|ribu|seribu|juta|koma)"
)
_WITH_UNIT = re.compile(
    r"(?P<angka>[-+]?\d(?:[\d.,]*\d)?)"
    rf"(?: ?\((?:{_NUMBER_WORD}[ -]?)+\))? ?(?P<satuan>[^\W\d_][^\d()=:<>≥≤]*)?",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"(?:rb|ribu|jt|jt\.|juta|m|mil(?:i|y)ar|t|triliun|trilyun)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:dan|atau|s\W?d|sampai|hingga|x|-)\b|-", re.IGNORECASE)
_MAX_UNIT = 40


def parse_target(
    value: Value,
    number_format: str = "General",
    style: Style = Style.INDONESIA,
) -> Target:
    """Read one cell; what is no number with at most one unit stays text ('80-85', '≥ 80', 'WTP').

    '7 Tahapan' -> 7 with its unit, '88,50' -> 88.50, 'BB' -> huruf, '√' -> teks, '-' -> kosong.
    """
    if isinstance(value, str):
        return _from_text(value, style)
    if value is None:
        return EMPTY
    if isinstance(value, (bool, datetime, date, time)):
        return Target(display(value, number_format), form="teks")
    if is_percent(number_format):
        return _target(parse_percent(value, number_format), "persen")
    return _target(from_number(value, number_format), "angka")


def _from_text(text: str, style: Style) -> Target:
    if is_blank(text):
        return EMPTY
    if is_tick(text):
        return Target(MARK, form="teks")
    if grade := parse_grade(text):
        return Target(grade, form="huruf")
    text = clean(text)
    plain = squeeze(text)
    if _PERCENT.fullmatch(plain):
        found, form = parse_percent(plain, style=style), "persen"
    elif _MONEY.match(plain):
        found, form = parse_money(plain, style), "angka"
    else:
        found, form = _counted(plain, style), "angka"
    return _target(found, form) if found else Target(text, form="teks")


def _counted(text: str, style: Style) -> Number | None:
    """A number, with or without a unit behind it."""
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        return parse_number(text, style)
    unit = (match["satuan"] or "").strip(" .,;") or None
    if unit and (len(unit) > _MAX_UNIT or _MAGNITUDE.match(unit) or _JOINED.match(unit)):
        return None
    number = parse_number(match["angka"], style)
    if number is None:
        return None
    return Number(number.value, number.decimals, number.standard, unit)


def _target(number: Number | None, form: str) -> Target:
    if number is None:
        return EMPTY
    return Target(number.value, number.satuan, number.decimals, form, number.standard)
