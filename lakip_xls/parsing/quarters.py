"""Quarters: the labels in headers and inside cells, and the values that follow them."""

from __future__ import annotations

import re

from lakip_xls.parsing.numbers import is_blank

_NUMBERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS |= {"SATU": 1, "PERTAMA": 1, "DUA": 2, "KEDUA": 2, "TIGA": 3, "KETIGA": 3, "EMPAT": 4, "KEEMPAT": 4}
_WORD = r"(?:tri\s*[wb]ulan|trwl?n?|tw|kuartal|q)"
_NUMBER = r"(?:IV|I{1,3}|[1-4]|(?:ke)?(?:satu|dua|tiga|empat)|pertama)"
_LABEL = re.compile(rf"(?<![^\W_]){_WORD}[\s./_\-]*(?:ke\b[\s\-]*)?\(?\s*({_NUMBER})\s*\)?(?![^\W_])", re.IGNORECASE)
_BARE = re.compile(r"\(?(IV|I{1,3})\)?\.?")
_UNTIL = r"(?:s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga)"
_SEVERAL = re.compile(
    rf"{_UNTIL}\s*{_WORD}|{_WORD}\W*{_NUMBER}\W*(?:[-–&+]|dan\b|{_UNTIL})\W*{_NUMBER}\b", re.IGNORECASE
)
_ENTRY = re.compile(
    rf"(?:(?<![^\W_]){_WORD}[\s._\-]*\(?\s*({_NUMBER})\s*\)?(?![^\W_])\s*[:=]?"
    r"|^\s*(IV|I{1,3})\s*[:=])[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_LEVELS = re.compile(
    r"%|\b(?:persen|persentase|prosentase|indeks|index|nilai|skor|predikat|rasio|angka|rata-rata|level|kategori|opini|poin)\b",
    re.IGNORECASE,
)
_TICKS = frozenset("√✓✔☑vVü")


def adds_up(unit: str) -> bool:
    """Whether figures of this unit are parts of a sum; percentages, indices and grades are stages of one figure."""
    return _LEVELS.search(unit) is None


def quarter_of(label: str) -> int | None:
    """The quarter that a header names: 'TW I', 'TARGET / Tw 1:', 'Triwulan IV', 'I' -> 1..4.

    None where it names none, several, or a cumulative period ('s.d. TW II').
    """
    bare = _BARE.fullmatch(label.rpartition(" / ")[2].strip())
    if bare:
        return _NUMBERS[bare[1]]
    if _SEVERAL.search(label):
        return None
    found = {_NUMBERS[n.upper()] for n in _LABEL.findall(label)}
    return found.pop() if len(found) == 1 else None


def quarter_values(text: str) -> dict[int, str]:
    """The quarters written inside one cell and the text of each value, '' where it is blank or '-'.

    'Tw 1: 25%' -> {1: '25%'}; 'Trw (1) = 25\\nTrw (2) = 30' -> {1: '25', 2: '30'}; 'Tw 2: -1' -> {2: '-1'}.
    Empty where the cell does not start with a label, or names one quarter twice.
    """
    text = text.strip()
    entries = list(_ENTRY.finditer(text))
    if not entries or entries[0].start() != 0:
        return {}
    values: dict[int, str] = {}
    for entry, end in zip(entries, [e.start() for e in entries[1:]] + [len(text)], strict=True):
        quarter = _NUMBERS[(entry[1] or entry[2]).upper()]
        if quarter in values:
            return {}
        value = text[entry.end() : end].strip(" \t\r\n;,|")
        values[quarter] = "" if is_blank(value) else value
    return values


def is_tick(text: str) -> bool:
    """True for a tick mark, also one typed as 'v' or lost from a symbol font."""
    return text.strip() in _TICKS
