"""Realisasi against national or regional figures (Tabel 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.capaian import satuan_matches
from lakip_xls.computing.mixed_values import parse
from lakip_xls.computing.result import IndikatorResult, NasionalComparison
from lakip_xls.entities.register import Register
from lakip_xls.model import EMPTY, Value
from lakip_xls.parsing.grades import LIMIT


def compute_nasional(register: Register, indikator: Sequence[IndikatorResult]) -> tuple[NasionalComparison, ...]:
    """One entry per measured indicator; the figure is empty where no document gives one."""
    result = []
    for item in indikator:
        row = register.indicators.row(item.row, "pembanding")
        national = row["nasional"] if row is not None else EMPTY
        result.append(NasionalComparison(item, national, mark(item.realisasi, national, item.polaritas)))
    return tuple(result)


def mark(realisasi: Value, nasional: Value, polaritas: str) -> str | None:
    """'+' where the realisasi is better than the other figure, '-' worse, '=' the same, None not comparable.

    'B / 63,36 (rata-rata nasional)' is compared by its number with a number, by its grade with a grade.
    """
    own, other = parse(realisasi), parse(nasional)
    if own.number is not None and other.number is not None:
        if not satuan_matches(realisasi.satuan, nasional.satuan):
            return None
        difference = own.number - other.number
        if polaritas == "negatif":
            difference = -difference
    elif own.letter is not None and other.letter is not None:
        difference = Decimal(LIMIT[own.letter] - LIMIT[other.letter])
    else:
        return None
    return "+" if difference > 0 else "-" if difference < 0 else "="
