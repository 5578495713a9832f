"""Indicators over the years (Tabel 3.2)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.result import AntarTahun, IndikatorResult
from lakip_xls.entities.register import Register
from lakip_xls.model import EMPTY, Row, Value


def compute_antar_tahun(
    register: Register, indikator: Sequence[IndikatorResult], tahun: int | None
) -> tuple[AntarTahun, ...]:
    """One entry per measured indicator, every one with the same years, oldest first.

    The report's own year comes from the pengukuran, earlier years from written tables; years after
    the report are left out.
    """
    entities = ((i, register.indicators.of(i.row)) for i in indikator)
    past = {id(i): {_tahun(b): b for b in found.of("antar_tahun")} for i, found in entities if found is not None}
    found = {y for rows in past.values() for y in rows if y is not None and (tahun is None or y <= tahun)}
    years = sorted(found | ({tahun} if tahun is not None else set()))

    def series(item: IndikatorResult, name: str) -> tuple[tuple[int, Value], ...]:
        rows = past.get(id(item), {})
        own = {"target": item.target, "realisasi": item.realisasi}[name]
        return tuple((y, own if y == tahun else rows[y][name] if y in rows else EMPTY) for y in years)

    if not years:
        return ()
    return tuple(AntarTahun(i.sasaran, i.name, series(i, "target"), series(i, "realisasi")) for i in indikator)


def _tahun(row: Row) -> int | None:
    year = row.number("tahun")
    return None if year is None else int(year)
