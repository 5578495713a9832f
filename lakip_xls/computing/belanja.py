"""Composition of belanja by kelompok."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.completeness import complete_sum, missing_parts
from lakip_xls.computing.result import Belanja, Rupiah, ratio
from lakip_xls.model import Data, Row
from lakip_xls.provenance import Ref
from lakip_xls.skema import KELOMPOK, TINGKAT


def compute_belanja(data: Data) -> tuple[Belanja, ...]:
    """One entry per kelompok that the documents have, in the order of the account codes.

    From a table of belanja, else from the kelompok columns of the programme rows (of the highest
    level that a realisasi anggaran writes).
    """
    written = data.rows("belanja")
    if written:
        groups = [(k, [b for b in written if b.text("kelompok") == k], "pagu", "realisasi") for k in KELOMPOK]
    else:
        rows = _highest_rows(data.rows("anggaran"))
        groups = [(k, rows, f"{k}_pagu", f"{k}_realisasi") for k in KELOMPOK]
    every = (_belanja(*group) for group in groups)
    return tuple(b for b in every if b.pagu is not None or b.realisasi is not None or any(b.lacking.values()))


def composition(belanja: Sequence[Belanja]) -> tuple[Decimal | None, ...]:
    """Share of each kelompok in the whole pagu, percent points (of the realisasi where no pagu is known)."""
    name = "pagu" if any(b.pagu is not None for b in belanja) else "realisasi"
    amounts = [getattr(b, name) for b in belanja]
    whole = complete_sum(amounts)
    return tuple(ratio(amount, whole) for amount in amounts)


def _highest_rows(rows: Sequence[Row]) -> list[Row]:
    for level in TINGKAT:
        found = [b for b in rows if b.text("tingkat") == level]
        if found:
            return found
    return []


def _belanja(kelompok: str, rows: Sequence[Row], pagu: str, realisasi: str) -> Belanja:
    ref = next((b[name].ref for b in rows for name in (pagu, realisasi) if b[name].ref), None)
    amounts: dict[str, Rupiah | None] = {}
    missing: dict[str, tuple[Ref, ...]] = {}
    for what, name in (("pagu", pagu), ("realisasi", realisasi)):
        filled = any(rupiah(b[name]) is not None for b in rows)
        parts = [(_amount(b, name, what) if filled else None, b.ref_of(name)) for b in rows]
        amounts[what] = complete_sum(amount for amount, _ in parts)
        missing[what] = missing_parts(parts) or tuple(b.ref_of(name) for b in rows if b[name].failed)
    return Belanja(kelompok, amounts["pagu"], amounts["realisasi"], ref, missing)


def _amount(row: Row, name: str, what: str) -> Rupiah | None:
    """The amount of a kelompok in a row; nil where the others already make up the row's whole."""
    amount = rupiah(row[name])
    if amount is None and name != what:
        every = [row[f"{kelompok}_{what}"] for kelompok in KELOMPOK]
        if not any(value.failed for value in every) and rupiah(row[what]) == sum(rupiah(v) or 0 for v in every):
            return 0
    return amount
