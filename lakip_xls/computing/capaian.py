"""Capaian of one indicator: realisasi against target, by the ways that the settings allow."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.mixed_values import parse
from lakip_xls.model import Value
from lakip_xls.parsing.abbreviations import same_abbreviation
from lakip_xls.parsing.grades import LIMIT, grade_of, lower_bound, reaches
from lakip_xls.parsing.names import key
from lakip_xls.settings import PenilaianHuruf, RumusNegatif, Settings

_RANKS = {grade: rank for rank, grade in enumerate(reversed(LIMIT), start=1)}
_PERSEN = frozenset({"%", "persen", "persentase", "prosentase"})


def capaian(target: Value, realisasi: Value, polaritas: str, settings: Settings) -> Decimal | None:
    """Capaian in percent points, unrounded and unlimited.

    None where it cannot be told: a value is missing or unreadable, the target is not positive,
    the units differ, or a text realised differs from the text agreed.
    """
    if target.failed or realisasi.failed or target.content is None or realisasi.content is None:
        return None
    if isinstance(target.content, str):
        return _text_capaian(target, realisasi, settings)
    t, r = target.number, realisasi.number
    if t is None or r is None or t <= 0 or not satuan_matches(target.satuan, realisasi.satuan):
        return None
    if polaritas != "negatif":
        return r * 100 / t
    if settings.rumus_negatif is RumusNegatif.COMPARISON:
        return t * 100 / r if r > 0 else None
    return (t - (r - t)) * 100 / t


def satuan_matches(left: str | None, right: str | None) -> bool:
    """True unless both units are known and differ; '%', 'persen' and 'prosentase' are one unit."""
    if not left or not right:
        return True
    own_left, own_right = (u.strip().lower() for u in (left, right))
    return (
        own_left == own_right
        or (own_left in _PERSEN and own_right in _PERSEN)
        or (bool(key(own_left)) and key(own_left) == key(own_right))
    )


def _text_capaian(target: Value, realisasi: Value, settings: Settings) -> Decimal | None:
    """A grade, WTP, 'Tepat Waktu' and the like."""
    agreed = parse(target).letter
    if agreed is not None:
        realised = letter_of(realisasi)
        return None if realised is None else _letter_capaian(agreed, realised, settings)
    return Decimal(100) if _same_text(target.text, realisasi.text) else None


def letter_of(value: Value) -> str | None:
    """The grade that a value is or that its score (0..100) belongs to."""
    parts = parse(value)
    if parts.letter is not None:
        return parts.letter
    if parts.number is not None and 0 <= parts.number <= 100:
        return grade_of(parts.number)
    return None


def _letter_capaian(target: str, realisasi: str, settings: Settings) -> Decimal:
    if reaches(realisasi, target):
        return Decimal(100)
    if settings.penilaian_huruf is PenilaianHuruf.RANK:
        return Decimal(_RANKS[realisasi]) * 100 / _RANKS[target]
    return Decimal(lower_bound(realisasi)) * 100 / lower_bound(target)


def _same_text(left: str, right: str) -> bool:
    if key(left) or key(right):
        return key(left) == key(right) or same_abbreviation(left, right)
    return left.strip() == right.strip()
