"""The wordings that a document uses for its sasaran and indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xls.model import Baris
from lakip_xls.parsing.names import key
from lakip_xls.rules.registry import Konteks
from lakip_xls.skema import TINGKAT
from lakip_xls.titik import Titik, titik


@dataclass(frozen=True)
class Sebutan:
    """One wording of a sasaran or an indicator, with all cells that hold it."""

    teks: str
    sel: tuple[Titik, ...]
    baris: tuple[Baris, ...]

    @property
    def kunci(self) -> str:
        """The comparison key."""
        return key(self.teks)


def sebutan(rows: Sequence[Baris], column: str) -> list[Sebutan]:
    """The distinct names of a column, in document order."""
    groups: dict[str, list[Baris]] = {}
    for row in rows:
        if row.teks(column):
            groups.setdefault(key(row.teks(column)), []).append(row)
    return [
        Sebutan(g[0].teks(column), tuple(dict.fromkeys(titik(b, column) for b in g)), tuple(g)) for g in groups.values()
    ]


def baris_berlaku(konteks: Konteks, name: str) -> list[Baris]:
    """The rows of a document; of a Renstra those that have a target in the report's year.

    A Rencana Aksi that names no programme, kegiatan or sub kegiatan is one of the sasaran's indicators.
    """
    if name in ("rencana_aksi", "rencana_aksi_sasaran"):
        own = konteks.data.baris("rencana_aksi")
        placed = name == "rencana_aksi"
        plans = [b for b in own if any(b.teks(level) for level in TINGKAT) is placed]
        return plans if placed else [*konteks.data.baris(name), *plans]
    rows = konteks.data.baris(name)
    return [b for b in rows if berlaku(konteks, b)] if name == "renstra" else rows


def berlaku(konteks: Konteks, row: Baris) -> bool:
    """Whether a row of the Renstra has a target in the report's year."""
    year = konteks.identitas.tahun
    return row["target"].isi is not None and year is not None and row.angka("tahun") == year
