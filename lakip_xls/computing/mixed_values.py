"""Values that hold a letter grade, a score or both: 'BB', 'BB (77,50)', 'B / 63,36 (rata-rata nasional)'."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from lakip_xls.model import Value
from lakip_xls.parsing.grades import LIMIT
from lakip_xls.parsing.numbers import parse_number

_LETTER = "|".join(LIMIT)
_NUMBER = r"\d[\d.,]*"
_LONGEST = 100
_FORM = re.compile(
    rf"(?:(?P<h1>{_LETTER})|(?P<n1>{_NUMBER})\s*%?)"
    rf"(?:\s*[/(:;,–-]?\s*\(?\s*(?:(?P<h2>{_LETTER})|(?P<n2>{_NUMBER})\s*%?)\s*\)?)?"
    r"\s*(?:\([^()]*\))?",
    re.IGNORECASE,
)


class LetterOrNumber(Struct, frozen=True):
    """The grade (capitals) and the number of a value; None where it has none."""

    letter: str | None = None
    number: Decimal | None = None


def parse(value: Value) -> LetterOrNumber:
    """Grade and number of a value; a note in brackets is left out, any other text gives neither."""
    if value.failed or value.content is None:
        return LetterOrNumber()
    if not isinstance(value.content, str):
        return LetterOrNumber(number=value.number)
    match = _FORM.fullmatch(value.content.strip()) if len(value.content) <= _LONGEST else None
    if match is None:
        return LetterOrNumber()
    grades = [g for g in (match["h1"], match["h2"]) if g]
    numbers = [n for n in (match["n1"], match["n2"]) if n]
    if len(grades) > 1 or len(numbers) > 1:
        return LetterOrNumber()
    number = parse_number(numbers[0]) if numbers else None
    return LetterOrNumber(grades[0].upper() if grades else None, Decimal(number.value) if number else None)
