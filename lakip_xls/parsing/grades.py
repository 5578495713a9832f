"""SAKIP letter grades: AA, A, BB, B, CC, C, D, best first, with the score each one lies above."""

from __future__ import annotations

from decimal import Decimal

LIMIT: dict[str, int] = {"AA": 90, "A": 80, "BB": 70, "B": 60, "CC": 50, "C": 30, "D": 0}
"""Grade -> the score that it lies above (D: from 0), best grade first."""

D_LIMIT = 15
"""D's band counts as 15 where a lower bound is divided by another one."""


def parse_grade(text: str) -> str | None:
    """The grade in capitals, None where the text is no grade."""
    grade = text.strip().upper()
    return grade if grade in LIMIT else None


def is_grade(text: str) -> bool:
    """True for a letter grade alone: 'BB', ' b '."""
    return parse_grade(text) is not None


def grade_of(score: int | float | Decimal) -> str:
    """The grade of a score in points; exactly 90 is A, not AA."""
    return next((grade for grade, bound in LIMIT.items() if score > bound), "D")


def lower_bound(grade: str) -> int:
    """The lower bound of a grade's band, for capaian of letter grades (CONTRACT section 7)."""
    return LIMIT[grade] or D_LIMIT


def reaches(realised: str, target: str) -> bool:
    """True where a realised grade is the target grade or a better one."""
    return LIMIT[realised] >= LIMIT[target]
