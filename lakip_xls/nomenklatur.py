"""The official codes and names of programmes, kegiatan and sub kegiatan (Kepmendagri 050-5889 and successors)."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

from msgspec import Struct

from lakip_xls.parsing.names import key

FIRST_YEAR = 2021
"""The first budget year of the names of Permendagri 90/2019; earlier documents have names of other lists."""


class Nomenklatur(Struct, frozen=True):
    """One official line. `kode` may start with X.XX, which stands for any urusan and bidang."""

    kode: str
    tingkat: str
    name: str
    satuan: str | None


@lru_cache(maxsize=1)
def default() -> tuple[Nomenklatur, ...]:
    """The lines that come with the program (kecamatan and the supporting programme of every office)."""
    text = resources.files("lakip_xls").joinpath("data/nomenklatur.csv").read_text(encoding="utf-8")
    return tuple(
        Nomenklatur(row["kode"], row["tingkat"], row["nama"], row["satuan"] or None)
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def _tingkat() -> dict[str, str]:
    return {key(line.name): line.tingkat for line in default()}


def name_tingkat(name: str) -> str | None:
    """The level at which a name is official: 'program', 'kegiatan' or 'sub_kegiatan'; None where unknown."""
    return _tingkat().get(key(name))
