"""Amounts and counts as people write them in Indonesian workbooks.

A text is read in the style of its column (`Gaya`). A malformed text is read only where one
sensible value is left, and then marked `baku=False` (BACA-04); otherwise the answer is None
(BACA-05), never 0 and never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from lakip_xls.parsing.formats import decimals, unit


@dataclass(frozen=True, slots=True)
class Angka:
    """A number that was read. `desimal` counts the decimals that were written or shown."""

    nilai: int | Decimal
    desimal: int = 0
    baku: bool = True
    """False where the text is malformed and was read as the only sensible value (BACA-04)."""
    satuan: str | None = None
    """Unit written beside the number: 'Rp', '%'."""


class Gaya(Enum):
    """How a column writes numbers; the value is (thousands separator, decimal separator)."""

    INDONESIA = (".", ",")
    INGGRIS = (",", ".")


MAX_DESIMAL = 8
"""Decimals that count as written for an unformatted float; the rest is float noise."""

MAKS_TEKS = 200
"""A longer text is no number; what lies below keeps the patterns fast on texts made to slow them down."""
MAKS_DIGIT = 21
"""More digits than this are no amount of money or count (Excel itself keeps 15)."""

_BODY = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_SEPARATOR = re.compile(r"([.,])")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_DASHES = str.maketrans("−–—‐‑", "-----")
_BLANK = re.compile(r"(?:(?:rp|idr)\s*[.:]?)?[\s\-_.…]*(?:,\s*-+)?[\s%]*|nihil|n/a", re.IGNORECASE)
_MONEY = re.compile(
    r"(?P<s1>[-(]?) ?(?:(?P<rp>rp|idr) ?[.,:;]? ?)?(?P<s2>[-(]?) ?"
    r"(?P<body>\d[\d., ]*?)"
    r"(?P<ekor> ?[.,] ?[-=]+)? ?(?P<close>\)?)(?: ?[.,] ?[-=]+)?"
    r"(?: ?rupiah)?(?: ?\([a-z ]+\))?",
    re.IGNORECASE | re.ASCII,
)
_LOOKALIKE = re.compile(r"((?:[Rr][Pp]|IDR) ?\.? ?)?([\dOoIl]{1,3}(?:[.,][\dOoIl]{3})+(?:,[\dOo]{2})?)")
_LETTERS = str.maketrans("OoIl", "0011")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?", re.ASCII)
_FIRST = re.compile(r"\d[\d.,]*\d", re.ASCII)
_INDONESIA_ONLY = re.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d+,(?:\d{1,2}|\d{4,})|0,\d+"
)
_INGGRIS_ONLY = re.compile(
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d{1,2}|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+"
)


def is_blank(text: str) -> bool:
    """True for a text that says there is no value: '', '-', '–', 'nihil', 'Rp-'. It is not zero."""
    return len(text) <= MAKS_TEKS and _BLANK.fullmatch(text.translate(_DASHES).strip()) is not None


def infer_style(texts: Iterable[str]) -> Gaya:
    """The style of a whole column: Indonesian, unless most of its unambiguous members are English.

    '1.234.567', '12,5' are Indonesian, '1,234,567', '12.5' English; '1.234' and '1,234' decide nothing.
    """
    balance = 0
    for text in texts:
        match = _FIRST.search(text[:MAKS_TEKS])
        if match is None:
            continue
        body = match.group()
        if _INDONESIA_ONLY.fullmatch(body):
            balance += 1
        elif _INGGRIS_ONLY.fullmatch(body):
            balance -= 1
    return Gaya.INGGRIS if balance < 0 else Gaya.INDONESIA


def number_from_float(x: int | float) -> int | Decimal:
    """A cell's number without float noise: at most 15 significant digits, int where it is whole.

    93.16999999999999 -> 93.17, 2622026397.0000005 -> 2622026397. The number must be finite.
    """
    if isinstance(x, int):
        return int(x)
    if x.is_integer():
        return int(x)
    value = Decimal(f"{x:.15g}")
    return int(value) if value == value.to_integral_value() else value


def from_number(x: int | float, number_format: str = "General") -> Angka:
    """A numeric cell: its exact value, and the decimals (and unit) that its format shows."""
    value = number_from_float(x)
    shown = decimals(number_format)
    return Angka(value, count_decimals(value) if shown is None else shown, satuan=unit(number_format))


def count_decimals(value: int | Decimal) -> int:
    """Decimals of a number, at most MAX_DESIMAL."""
    if isinstance(value, int):
        return 0
    exponent = value.normalize().as_tuple().exponent
    return min(max(-exponent, 0), MAX_DESIMAL) if isinstance(exponent, int) else 0


def parse_money(text: str, gaya: Gaya = Gaya.INDONESIA) -> Angka | None:
    """An amount in rupiah, or None where the text is blank or has no single sensible reading.

    Sen are never three digits, so three digits after any separator are a thousands group:
    '21,797.000' is 21.797.000 (not baku). '(1.000)' is negative, a trailing ',-' is ignored.
    """
    if len(text) > MAKS_TEKS:
        return None
    if _BODY.fullmatch(text):
        return _read(text, gaya, money=True)
    text = squeeze(text)
    match = _MONEY.fullmatch(text)
    if match is None:
        return _money_lookalike(text, gaya)
    signs = match["s1"] + match["s2"]
    if len(signs) > 1 or ("(" in signs) != bool(match["close"]):
        return None
    body, clean = _join(match["body"], gaya)
    number = _read(body, gaya, money=True)
    if number is None:
        return None
    return replace(
        number,
        nilai=-number.nilai if signs else number.nilai,
        baku=number.baku and clean and not (match["ekor"] and number.desimal),
        satuan="Rp" if match["rp"] else None,
    )


def _money_lookalike(text: str, gaya: Gaya) -> Angka | None:
    """'1.OOO.00O' or 'l.234.567': letters typed for digits in an otherwise complete amount."""
    match = _LOOKALIKE.fullmatch(text)
    if match is None or sum(c.isdigit() for c in match[2]) * 2 < sum(c.isalnum() for c in match[2]):
        return None
    number = parse_money((match[1] or "") + match[2].translate(_LETTERS), gaya)
    return replace(number, baku=False) if number is not None and number.baku else None


def parse_number(text: str, gaya: Gaya = Gaya.INDONESIA) -> Angka | None:
    """A count or an index, or None where the text is no number.

    In an Indonesian column '1.250' is 1250 (a thousands group), '0,285' and '3,512' are
    decimals; '83.53' can only be a decimal and is not baku.
    """
    if len(text) > MAKS_TEKS:
        return None
    if _BODY.fullmatch(text):
        return _read(text, gaya, money=False)
    text = squeeze(text)
    sign = text[:1] if text[:1] in ("-", "+") else ""
    body, clean = _join(text[len(sign) :].lstrip(), gaya)
    number = _read(body, gaya, money=False)
    if number is None:
        return None
    return replace(number, nilai=-number.nilai if sign == "-" else number.nilai, baku=number.baku and clean)


def squeeze(text: str) -> str:
    """The text with every kind of space as one blank, and every dash as '-'."""
    return _SPACES.sub(" ", text).strip().translate(_DASHES)


def _join(body: str, gaya: Gaya) -> tuple[str, bool]:
    """The body without spaces or a trailing separator, and whether it was written cleanly."""
    clean = True
    if body[-1:] in (".", ","):
        body, clean = body[:-1].rstrip(), False
    if " " in body:
        if _SPACED.fullmatch(body):
            return body.replace(" ", gaya.value[0]), clean
        body, clean = re.sub(r" ?([.,]) ?", r"\1", body), False
    return body, clean


def _read(body: str, gaya: Gaya, *, money: bool) -> Angka | None:
    """Digits with separators -> number; the only place that knows what separators may mean."""
    if not _BODY.fullmatch(body) or sum(map(str.isdigit, body)) > MAKS_DIGIT:
        return None
    if body.isdigit():
        return Angka(int(body))
    thousands, decimal = gaya.value
    pieces = _SEPARATOR.split(body)
    groups, marks = pieces[::2], pieces[1::2]
    first, tail, last, earlier = groups[0], groups[-1], marks[-1], marks[:-1]
    standard = last == decimal
    leads = len(first) <= 3 and first[0] != "0" and all(len(g) == 3 for g in groups[1:-1])
    grouped = leads and len(tail) == 3

    def whole(baku: bool) -> Angka:
        return Angka(int("".join(groups)), 0, baku)

    def fraction(baku: bool) -> Angka:
        value = Decimal("".join(groups[:-1]) + "." + tail)
        return Angka(int(value) if not tail.strip("0") else value, len(tail), baku)

    if not body.strip("0.,"):
        return Angka(0, len(tail), standard) if len(groups) == 2 else None
    if not earlier:
        if standard and not (money and len(tail) == 3):
            return fraction(True)
        if grouped:
            return whole(not standard)
        if standard or (len(tail) == 3 and first != "0"):
            return None
        return fraction(False) if (len(first) > 3 if money else True) else None
    if len(set(marks)) == 1:
        return whole(last == thousands) if grouped else None
    if not leads:
        return None
    if last not in earlier:
        if len(set(earlier)) > 1:
            return None
        if len(tail) != 3 or (standard and not money):
            return fraction(standard)
        return whole(False) if money else None
    if len(tail) == 3:
        return whole(False)
    return fraction(False) if standard and len(tail) < 3 else None
