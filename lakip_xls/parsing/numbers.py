"""Amounts and counts as people write them in Indonesian workbooks.

A text is read in the style of its column (`Style`). A malformed text is read only where one
sensible value is left, and then marked `baku=False` (BACA-04); otherwise the answer is None
(BACA-05), never 0 and never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.parsing.formats import decimals, unit


class Number(Struct, frozen=True):
    """A number that was read. `decimals` counts the decimals that were written or shown."""

    value: int | Decimal
    decimals: int = 0
    standard: bool = True
    """False where the text is malformed and was read as the only sensible value (BACA-04)."""
    satuan: str | None = None
    """Unit written beside the number: 'Rp', '%'."""


class Style(Enum):
    """How a column writes numbers; the value is (thousands separator, decimal separator)."""

    INDONESIA = (".", ",")
    ENGLISH = (",", ".")


MAX_DECIMALS = 8
"""Decimals that count as written for an unformatted float; the rest is float noise."""

MAX_TEXT = 200
"""A longer text is no number; what lies below keeps the patterns fast on texts made to slow them down."""
MAX_DIGIT = 21
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
_ENGLISH_ONLY = re.compile(
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d{1,2}|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+"
)


def is_blank(text: str) -> bool:
    """True for a text that says there is no value: '', '-', '–', 'nihil', 'Rp-'. It is not zero."""
    return len(text) <= MAX_TEXT and _BLANK.fullmatch(text.translate(_DASHES).strip()) is not None


def infer_style(texts: Iterable[str]) -> Style:
    """The style of a whole column: Indonesian, unless most of its unambiguous members are English.

    '1.234.567', '12,5' are Indonesian, '1,234,567', '12.5' English; '1.234' and '1,234' decide nothing.
    """
    balance = 0
    for text in texts:
        match = _FIRST.search(text[:MAX_TEXT])
        if match is None:
            continue
        body = match.group()
        if _INDONESIA_ONLY.fullmatch(body):
            balance += 1
        elif _ENGLISH_ONLY.fullmatch(body):
            balance -= 1
    return Style.ENGLISH if balance < 0 else Style.INDONESIA


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


def from_number(x: int | float, number_format: str = "General") -> Number:
    """A numeric cell: its exact value, and the decimals (and unit) that its format shows."""
    value = number_from_float(x)
    shown = decimals(number_format)
    return Number(value, count_decimals(value) if shown is None else shown, satuan=unit(number_format))


def count_decimals(value: int | Decimal) -> int:
    """Decimals of a number, at most MAX_DESIMAL."""
    if isinstance(value, int):
        return 0
    exponent = value.normalize().as_tuple().exponent
    return min(max(-exponent, 0), MAX_DECIMALS) if isinstance(exponent, int) else 0


def parse_money(text: str, style: Style = Style.INDONESIA) -> Number | None:
    """An amount in rupiah, or None where the text is blank or has no single sensible reading.

    Sen are never three digits, so three digits after any separator are a thousands group:
    '21,797.000' is 21.797.000 (not baku). '(1.000)' is negative, a trailing ',-' is ignored.
    """
    if len(text) > MAX_TEXT:
        return None
    if _BODY.fullmatch(text):
        return _read(text, style, money=True)
    text = squeeze(text)
    match = _MONEY.fullmatch(text)
    if match is None:
        return _money_lookalike(text, style)
    signs = match["s1"] + match["s2"]
    if len(signs) > 1 or ("(" in signs) != bool(match["close"]):
        return None
    body, clean = _join(match["body"], style)
    number = _read(body, style, money=True)
    if number is None:
        return None
    return replace(
        number,
        value=-number.value if signs else number.value,
        standard=number.standard and clean and not (match["ekor"] and number.decimals),
        satuan="Rp" if match["rp"] else None,
    )


def _money_lookalike(text: str, style: Style) -> Number | None:
    """'1.OOO.00O' or 'l.234.567': letters typed for digits in an otherwise complete amount."""
    match = _LOOKALIKE.fullmatch(text)
    if match is None or sum(c.isdigit() for c in match[2]) * 2 < sum(c.isalnum() for c in match[2]):
        return None
    number = parse_money((match[1] or "") + match[2].translate(_LETTERS), style)
    return replace(number, standard=False) if number is not None and number.standard else None


def parse_number(text: str, style: Style = Style.INDONESIA) -> Number | None:
    """A count or an index, or None where the text is no number.

    In an Indonesian column '1.250' is 1250 (a thousands group), '0,285' and '3,512' are
    decimals; '83.53' can only be a decimal and is not baku.
    """
    if len(text) > MAX_TEXT:
        return None
    if _BODY.fullmatch(text):
        return _read(text, style, money=False)
    text = squeeze(text)
    sign = text[:1] if text[:1] in ("-", "+") else ""
    body, clean = _join(text[len(sign) :].lstrip(), style)
    number = _read(body, style, money=False)
    if number is None:
        return None
    return replace(number, value=-number.value if sign == "-" else number.value, standard=number.standard and clean)


def squeeze(text: str) -> str:
    """The text with every kind of space as one blank, and every dash as '-'."""
    return _SPACES.sub(" ", text).strip().translate(_DASHES)


def _join(body: str, style: Style) -> tuple[str, bool]:
    """The body without spaces or a trailing separator, and whether it was written cleanly."""
    clean = True
    if body[-1:] in (".", ","):
        body, clean = body[:-1].rstrip(), False
    if " " in body:
        if _SPACED.fullmatch(body):
            return body.replace(" ", style.value[0]), clean
        body, clean = re.sub(r" ?([.,]) ?", r"\1", body), False
    return body, clean


def _read(body: str, style: Style, *, money: bool) -> Number | None:
    """Digits with separators -> number; the only place that knows what separators may mean."""
    if not _BODY.fullmatch(body) or sum(map(str.isdigit, body)) > MAX_DIGIT:
        return None
    if body.isdigit():
        return Number(int(body))
    thousands, decimal = style.value
    pieces = _SEPARATOR.split(body)
    groups, marks = pieces[::2], pieces[1::2]
    first, tail, last, earlier = groups[0], groups[-1], marks[-1], marks[:-1]
    own_standard = last == decimal
    leads = len(first) <= 3 and first[0] != "0" and all(len(g) == 3 for g in groups[1:-1])
    grouped = leads and len(tail) == 3

    def whole(standard: bool) -> Number:
        return Number(int("".join(groups)), 0, standard)

    def fraction(standard: bool) -> Number:
        value = Decimal("".join(groups[:-1]) + "." + tail)
        return Number(int(value) if not tail.strip("0") else value, len(tail), standard)

    if not body.strip("0.,"):
        return Number(0, len(tail), own_standard) if len(groups) == 2 else None
    if not earlier:
        if own_standard and not (money and len(tail) == 3):
            return fraction(True)
        if grouped:
            return whole(not own_standard)
        if own_standard or (len(tail) == 3 and first != "0"):
            return None
        return fraction(False) if (len(first) > 3 if money else True) else None
    if len(set(marks)) == 1:
        return whole(last == thousands) if grouped else None
    if not leads:
        return None
    if last not in earlier:
        if len(set(earlier)) > 1:
            return None
        if len(tail) != 3 or (own_standard and not money):
            return fraction(own_standard)
        return whole(False) if money else None
    if len(tail) == 3:
        return whole(False)
    return fraction(False) if own_standard and len(tail) < 3 else None
