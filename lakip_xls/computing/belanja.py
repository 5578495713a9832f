"""Composition of belanja by kelompok."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.anggaran import jumlah, rupiah
from lakip_xls.computing.hasil import Belanja, rasio
from lakip_xls.model import Baris, Data
from lakip_xls.skema import KELOMPOK, TINGKAT


def hitung_belanja(data: Data) -> tuple[Belanja, ...]:
    """One entry per kelompok that the documents have, in the order of the account codes.

    From a table of belanja, else from the kelompok columns of the programme rows (of the highest
    level that a realisasi anggaran writes).
    """
    written = data.baris("belanja")
    if written:
        groups = [(k, [b for b in written if b.teks("kelompok") == k], "pagu", "realisasi") for k in KELOMPOK]
    else:
        rows = _baris_tertinggi(data.baris("anggaran"))
        groups = [(k, rows, f"{k}_pagu", f"{k}_realisasi") for k in KELOMPOK]
    every = (_belanja(*group) for group in groups)
    return tuple(b for b in every if b.pagu is not None or b.realisasi is not None)


def komposisi(belanja: Sequence[Belanja]) -> tuple[Decimal | None, ...]:
    """Share of each kelompok in the whole pagu, percent points (of the realisasi where no pagu is known)."""
    name = "pagu" if any(b.pagu is not None for b in belanja) else "realisasi"
    amounts = [getattr(b, name) for b in belanja]
    whole = jumlah(amounts)
    return tuple(rasio(amount, whole) for amount in amounts)


def _baris_tertinggi(rows: Sequence[Baris]) -> list[Baris]:
    for level in TINGKAT:
        found = [b for b in rows if b.teks("tingkat") == level]
        if found:
            return found
    return []


def _belanja(kelompok: str, rows: Sequence[Baris], pagu: str, realisasi: str) -> Belanja:
    amounts = [
        None if any(b[name].gagal for b in rows) else jumlah(rupiah(b[name]) for b in rows)
        for name in (pagu, realisasi)
    ]
    ref = next((b[name].ref for b in rows for name in (pagu, realisasi) if b[name].ref), None)
    return Belanja(kelompok, amounts[0], amounts[1], ref)
