"""Years and dates in Indonesian text."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_MONTHS = {name.casefold(): i for i, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3].casefold(): i for i, name in enumerate(MONTHS, 1)}
_MONTHS |= {"pebruari": 2, "peb": 2, "agust": 8, "ags": 8, "agt": 8, "sept": 9, "nopember": 11, "nop": 11}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

_WORDY = re.compile(rf"\b(\d{{1,2}})\s*[-\s]\s*({_MONTH})\.?\s*[-\s]\s*(\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_YEAR = re.compile(r"(?<![\d.,/])(20\d\d)(?![\d/]|[.,]\d)")
_YEARS = re.compile(
    r"(?<!\d)20\d\d\s*(?:[-–—/,&]|dan|s\W{0,3}d\W{0,3}|sampai\s+(?:dengan\s+)?)\s*(?:tahun\s*)?(?:20)?\d\d(?!\d)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:nomor|no)\b\.?\s*:?\s*[\w./-]+\s+(?:tahun|th)\.?\s+20\d\d", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:tahun|ta|t\.a)\b\.?\s*(?:anggaran|kinerja)?\s*:?\s*(20\d\d)\b", re.IGNORECASE)
_PERIOD = re.compile(r"periode|s\W{0,2}d\b|sampai|\bper\b|keadaan|posisi", re.IGNORECASE)


def year_of(text: str) -> int | None:
    """The one year a title speaks of; None for none, several, or a range of years ('2021-2026').

    The year of a signature's date and of a regulation ('Nomor 5 Tahun 2021') does not count.
    """
    if "20" not in text:
        return None
    text = _LAW.sub(" ", _YEARS.sub(" ", text))
    if not _PERIOD.search(text):
        text = _ISO.sub(" ", _NUMERIC.sub(" ", _WORDY.sub(" ", text)))
    named = set(_NAMED.findall(text))
    years = named if len(named) == 1 else set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def parse_date(text: str) -> date | None:
    """The first date in a text: 'Jember, 21 November 2023', '21/11/2023' (day first), '2023-11-21'."""
    if match := _WORDY.search(text):
        year, month, day = match[3], str(_MONTHS[match[2].casefold()]), match[1]
    elif match := _ISO.search(text):
        year, month, day = match[1], match[2], match[3]
    elif match := _NUMERIC.search(text):
        year, month, day = match[4], match[3], match[1]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def format_date(day: date) -> str:
    """The date in Indonesian: '21 November 2023'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
