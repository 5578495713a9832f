"""Indicators over the years (Tabel 3.2)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.hasil import AntarTahun, Indikator
from lakip_xls.matching import padankan
from lakip_xls.model import KOSONG, Baris, Data, Nilai
from lakip_xls.parsing.names import key


def hitung_antar_tahun(data: Data, indikator: Sequence[Indikator], tahun: int | None) -> tuple[AntarTahun, ...]:
    """One entry per measured indicator, every one with the same years, oldest first.

    The report's own year comes from the pengukuran, earlier years from written tables; years after
    the report are left out.
    """
    written: dict[str, list[Baris]] = {}
    for row in data.baris("antar_tahun"):
        written.setdefault(key(row.teks("indikator")), []).append(row)
    groups = [rows for rows in written.values() if rows[0].teks("indikator")]
    pairs = padankan(indikator, groups, lambda i: i.nama, lambda rows: rows[0].teks("indikator")).pasangan
    past = {id(p.kiri): {_tahun(b): b for b in p.kanan} for p in pairs}
    found = {y for rows in past.values() for y in rows if y is not None and (tahun is None or y <= tahun)}
    years = sorted(found | ({tahun} if tahun is not None else set()))

    def series(item: Indikator, name: str) -> tuple[tuple[int, Nilai], ...]:
        rows = past.get(id(item), {})
        own = {"target": item.target, "realisasi": item.realisasi}[name]
        return tuple((y, own if y == tahun else rows[y][name] if y in rows else KOSONG) for y in years)

    if not years:
        return ()
    return tuple(AntarTahun(i.sasaran, i.nama, series(i, "target"), series(i, "realisasi")) for i in indikator)


def _tahun(baris: Baris) -> int | None:
    year = baris.angka("tahun")
    return None if year is None else int(year)
