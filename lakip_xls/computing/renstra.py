"""Realisasi against the target of the Renstra's last year (Tabel 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.hasil import BandingRenstra, Indikator
from lakip_xls.matching import padankan
from lakip_xls.model import KOSONG, Baris, Data
from lakip_xls.settings import Pengaturan

_URUTAN_BAGIAN = ("TC.27", "setelah perubahan", "", "sebelum perubahan")
"""Parts of a Renstra, the one that counts first."""


def hitung_renstra(data: Data, pengaturan: Pengaturan, indikator: Sequence[Indikator]) -> tuple[BandingRenstra, ...]:
    """One entry per measured indicator. Without a Renstra the targets of the written Tabel 3.3 count."""
    rows, year = _baris_akhir(data)
    targets: dict[int, Baris] = {}
    for part in rows:
        free = [i for i in indikator if id(i) not in targets]
        pairs = padankan(free, part, lambda i: i.nama, lambda b: b.teks("indikator")).pasangan
        targets.update((id(pair.kiri), pair.kanan) for pair in pairs)
    result = []
    for item in indikator:
        row = targets.get(id(item))
        target = row["target"] if row else KOSONG
        value = capaian(target, item.realisasi, item.polaritas, pengaturan)
        result.append(BandingRenstra(item, year, target, value))
    return tuple(result)


def _baris_akhir(data: Data) -> tuple[list[list[Baris]], int | None]:
    """The rows of the last year, by parts of the Renstra, and that year."""
    years = [int(n) for b in data.baris("renstra") if (n := b.angka("tahun")) is not None]
    if not years:
        written = data.baris("lawan_renstra")
        return [written], None
    last = max(years)
    rows = [b for b in data.baris("renstra") if b.angka("tahun") == last and b["target"].isi is not None]
    parts = {part: [b for b in rows if _bagian(b) == part] for part in _URUTAN_BAGIAN}
    return list(parts.values()), last


def _bagian(baris: Baris) -> str:
    part = baris.teks("bagian")
    return part if part in _URUTAN_BAGIAN else ""
