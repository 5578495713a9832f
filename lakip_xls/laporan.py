"""Laporan: the value that the pipeline returns and that writing and JSON start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lakip_xls.computing.hasil import Hitungan
from lakip_xls.findings import Temuan
from lakip_xls.model import Data
from lakip_xls.provenance import BerkasSumber
from lakip_xls.rules.registry import Keadaan
from lakip_xls.settings import Identitas, Pengaturan


@dataclass(frozen=True)
class Laporan:
    """One office's report of one year (or of one quarter)."""

    identitas: Identitas
    """Settings first, else what the documents say."""
    pengaturan: Pengaturan
    triwulan: int | None
    """1..4 for a quarterly report, None for the year."""
    tanggal: date
    """Date of the report; printed, never read from the clock inside the pipeline."""
    berkas: tuple[BerkasSumber, ...]
    data: Data
    hitungan: Hitungan
    temuan: tuple[Temuan, ...]
    """Sorted, most serious first."""
    aturan: tuple[Keadaan, ...]
