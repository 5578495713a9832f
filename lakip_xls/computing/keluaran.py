"""Capaian of every output of a programme, kegiatan or sub kegiatan (Tabel 3.6)."""

from __future__ import annotations

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.result import Keluaran
from lakip_xls.model import Data
from lakip_xls.settings import Settings


def compute_keluaran(data: Data, settings: Settings) -> tuple[Keluaran, ...]:
    """The outputs in document order. Where target and realisasi give no capaian, the written one stands."""
    return tuple(
        Keluaran(row, computed if computed is not None else row.number("capaian"), counted=computed is not None)
        for row in data.rows("realisasi_program")
        for computed in (capaian(row["target"], row["realisasi"], "positif", settings),)
    )
