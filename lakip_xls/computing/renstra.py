"""Realisasi against the target of the Renstra's last year (Tabel 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.hasil import BandingRenstra, Indikator
from lakip_xls.entities.indicators import Indicator
from lakip_xls.entities.register import Register
from lakip_xls.model import KOSONG, Baris, Data
from lakip_xls.settings import Pengaturan

_URUTAN_BAGIAN = ("TC.27", "setelah perubahan", "", "sebelum perubahan")
"""Parts of a Renstra, the one that counts first."""


def hitung_renstra(
    data: Data, pengaturan: Pengaturan, register: Register, indikator: Sequence[Indikator]
) -> tuple[BandingRenstra, ...]:
    """One entry per measured indicator. Without a Renstra the targets of the written Tabel 3.3 count."""
    years = [int(n) for b in data.baris("renstra") if (n := b.angka("tahun")) is not None]
    year = max(years) if years else None
    result = []
    for item in indikator:
        found = register.indicators.of(item.baris)
        row = _baris_akhir(found, year) if found is not None else None
        target = row["target"] if row else KOSONG
        value = capaian(target, item.realisasi, item.polaritas, pengaturan)
        result.append(BandingRenstra(item, year, target, value))
    return tuple(result)


def _baris_akhir(indicator: Indicator, year: int | None) -> Baris | None:
    """The row of the Renstra's last year, from the part that counts first; without years that of a written Tabel 3.3."""
    if year is None:
        return indicator.first("lawan_renstra")
    rows = [b for b in indicator.of("renstra") if b.angka("tahun") == year and b["target"].isi is not None]
    return min(rows, key=lambda b: _URUTAN_BAGIAN.index(_bagian(b)), default=None)


def _bagian(baris: Baris) -> str:
    part = baris.teks("bagian")
    return part if part in _URUTAN_BAGIAN else ""
