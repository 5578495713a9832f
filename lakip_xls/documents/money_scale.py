"""Amounts written in thousands, millions or billions of rupiah: what headings and titles say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lakip_xls.parsing.names import clean
from lakip_xls.parsing.numbers import Style, number_from_float, parse_money
from lakip_xls.reading.book import Cell, CellKind

MULTIPLES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}
"""Word -> rupiah in one unit of it."""

IMPLAUSIBLE = 10**12
"""An amount of one row from which a scale note is taken for a remnant of another table."""

_WORDS = r"(?P<{0}>ribu|juta|mil[iy]ar)(?:an)?"
_SCALE = re.compile(
    rf"\b(?:dalam|dlm|x)\s+{_WORDS.format('a')}\b"
    rf"|\brp\.?\s*\(?\s*{_WORDS.format('b')}\b"
    rf"|\b{_WORDS.format('c')}\s+(?:rp\b|rupiah\b)"
    r"|\b(?:rp\.?\s*\(?\s*|dalam\s+)\.?(?P<nol>000(?:[.,]000){0,2})(?![\d.,]*[1-9])"
    r"|[x×]\s*(?:rp\.?\s*)?1(?P<kali>(?:[.,]?000){1,3})\b",
    re.IGNORECASE,
)
_MAX_ROWS = 60


def money_scale(text: str) -> str | None:
    """'ribu', 'juta' or 'miliar' where a heading says that amounts are written in it, else None.

    '(dalam jutaan rupiah)' -> 'juta', 'Pagu (Rp.000)' -> 'ribu', 'Anggaran (Rp)' -> None.
    """
    match = _SCALE.search(clean(text))
    if match is None:
        return None
    word = match["a"] or match["b"] or match["c"]
    if word:
        return word.casefold().replace("milyar", "miliar")
    zeros = (match["nol"] or match["kali"]).count("0")
    return {3: "ribu", 6: "juta", 9: "miliar"}.get(zeros)


def title_scale(lines: Iterable[str]) -> str | None:
    """The scale that one of the title lines names; the last such line counts."""
    found = [s for line in lines if len(line) <= _MAX_ROWS and (s := money_scale(line)) is not None]
    return found[-1] if found else None


def bare_amount(cell: Cell, style: Style) -> Decimal | None:
    """The figure in a cell as written, for comparison only: no scale, no finding."""
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, (int, float)):
        return Decimal(number_from_float(cell.value))
    number = parse_money(str(cell.value), style) if cell.kind is CellKind.TEXT else None
    return Decimal(number.value) if number is not None else None


def times(amount: int | Decimal, factor: int) -> int | Decimal:
    """An amount in rupiah; whole amounts stay whole."""
    if factor == 1:
        return amount
    product = amount * factor
    return int(product) if product == int(product) else product
