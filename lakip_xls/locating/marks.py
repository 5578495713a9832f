"""What single texts look like, whatever they mean: figures, years, column numbers, section marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lakip_xls.reading.book import Cell, CellKind

_LONGEST = 60
_GAP = 3
"""Most that the numbers of neighbouring columns differ by."""

_NUMBER = re.compile(
    r"[(\[]?\s*(?:\d{1,2}|[a-z]|[ivx]{1,5})\s*[)\].]?\s*(?:[=:].{0,60})?|[(\[]?\s*\d{1,2}\s*[)\]]?\s*[=:(].{0,60}",
    re.IGNORECASE | re.DOTALL,
)
_FORMULA = re.compile(r"(?!.*\d{4})(?=.*\d)(?=.*[+\-*/:x×(])[\d\s()+\-*/:x×%=.]+", re.IGNORECASE)
_FIGURE = re.compile(r"^(?:rp\.?\s*)?[-(]?[\d.,\s]*\d[\d.,\s]*[)%]?(?:,-)?$", re.IGNORECASE)
_SECTION = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d(?:\.\d)*)[.)]")
_QUARTERS = frozenset({"I", "II", "III", "IV"})
_FIRST = frozenset({"1", "a", "i", "01", "0", "2"})


def is_section_mark(text: str) -> bool:
    """Whether a text is the letter or number of a section ('B.', 'II.')."""
    return _SECTION.fullmatch(text) is not None


_THOUSANDS = re.compile(r"\(?rp\.?\s*\(?\s*\.?000(?:[.,]000){0,2}\s*\)?", re.IGNORECASE)


def is_numeric_text(text: str) -> bool:
    """Whether a text is a written number (money, percentage)."""
    return len(text) <= _LONGEST and bool(_FIGURE.match(text))


def is_money_unit(text: str) -> bool:
    """Whether a text says in what unit amounts are written, and nothing else: 'Rp (000)'."""
    return _THOUSANDS.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """Whether a text is a figure of a data row: an amount or a percentage, not a year or a column number."""
    digits = sum(c.isdigit() for c in text)
    return digits > 0 and is_numeric_text(text) and ("%" in text or digits > 4 or "," in text)


def is_year(cell: Cell) -> bool:
    """Whether a cell is a year written as a number."""
    return cell.kind is CellKind.NUMBER and isinstance(cell.value, int) and 1990 <= cell.value <= 2100


def is_written_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return text.isdigit() and 1990 <= int(text) <= 2100 and len(text) == 4


def is_column_number(text: str) -> bool:
    """Whether a text may number a column: '1', '(2)', 'c', 'k = (j / i) * 100'."""
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether cells of one row only number the columns: (1) (2), 1 2 3, a b c, 'k = (j / i) * 100'."""
    if len(cells) < 2:
        return False
    first = str(cells[0].value).strip().casefold()[:4]
    if re.sub(r"[^0-9a-z]", "", first) not in _FIRST:
        return False
    texts = [str(c.value).strip() for c in cells if c.value is not None]
    if set(texts) <= _QUARTERS:
        return False
    plain = [is_column_number(t) for t in texts]
    if not all(p or (len(t) <= _LONGEST and _FORMULA.fullmatch(t)) for p, t in zip(plain, texts, strict=True)):
        return False
    if sum(plain) * 3 < len(texts) * 2:
        return False
    numbers = [int(m[1]) for p, t in zip(plain, texts, strict=True) if p and (m := re.match(r"\D{0,2}(\d+)", t))]
    if len(numbers) == sum(plain):
        return _counts_up(numbers)
    return len({t.casefold() for t in texts}) == len(texts)


def numbers_columns(cells: Sequence[Cell], left: int) -> bool:
    """Whether a row numbers the columns of a table that begins at `left`; '1 2 3 4' below 'Triwulan' alone does not."""
    return bool(cells) and cells[0].col <= left + 1 and is_numbering(cells)


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether numbers go up from column to column; a long row may repeat one under a heading of several columns."""
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    if numbers[-1] > _LONGEST or any(s < 0 or s > _GAP for s in steps):
        return False
    return all(steps) or (len(steps) >= 4 and steps.count(0) * 2 <= len(steps) and steps.count(1) * 3 >= len(steps))
