"""Values that hold a letter grade, a score or both: 'BB', 'BB (77,50)', 'B / 63,36 (rata-rata nasional)'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lakip_xls.model import Nilai
from lakip_xls.parsing.grades import BATAS
from lakip_xls.parsing.numbers import parse_number

_HURUF = "|".join(BATAS)
_ANGKA = r"\d[\d.,]*"
_TERPANJANG = 100
_BENTUK = re.compile(
    rf"(?:(?P<h1>{_HURUF})|(?P<n1>{_ANGKA})\s*%?)"
    rf"(?:\s*[/(:;,–-]?\s*\(?\s*(?:(?P<h2>{_HURUF})|(?P<n2>{_ANGKA})\s*%?)\s*\)?)?"
    r"\s*(?:\([^()]*\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HurufAngka:
    """The grade (capitals) and the number of a value; None where it has none."""

    huruf: str | None = None
    angka: Decimal | None = None


def urai(nilai: Nilai) -> HurufAngka:
    """Grade and number of a value; a note in brackets is left out, any other text gives neither."""
    if nilai.gagal or nilai.isi is None:
        return HurufAngka()
    if not isinstance(nilai.isi, str):
        return HurufAngka(angka=nilai.angka)
    match = _BENTUK.fullmatch(nilai.isi.strip()) if len(nilai.isi) <= _TERPANJANG else None
    if match is None:
        return HurufAngka()
    grades = [g for g in (match["h1"], match["h2"]) if g]
    numbers = [n for n in (match["n1"], match["n2"]) if n]
    if len(grades) > 1 or len(numbers) > 1:
        return HurufAngka()
    number = parse_number(numbers[0]) if numbers else None
    return HurufAngka(grades[0].upper() if grades else None, Decimal(number.nilai) if number else None)
