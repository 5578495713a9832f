"""RA: quarters of the Rencana Aksi."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW, filled_quarters
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.parsing.notation import number
from lakip_xls.point import Point, point
from lakip_xls.rules.helpers import brief, percentage, place, satuan_persen, temuan
from lakip_xls.rules.keluaran import cumulative, persen_triwulan
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.settings import Triwulan


def _row(context: RuleContext) -> list[Row]:
    return [*context.data.rows("rencana_aksi"), *context.data.rows("rencana_aksi_sasaran")]


def _name(row: Row) -> str:
    return row.text("indikator") or row.text("sub_kegiatan") or row.text("sasaran")


@check("RA-02")
def ra_02(context: RuleContext) -> Iterator[Temuan]:
    """Percentages of quarters add up to the whole; steps (25, 50, 75, 100) and levels that are held are fine."""
    for row in _row(context):
        values = filled_quarters(row)
        if not values or not persen_triwulan(row):
            continue
        yearly = row.number("target") if percentage(row["target"]) or satuan_persen(row.text("satuan")) else None
        total = sum((v.number or Decimal(0) for v in values), Decimal(0))
        wanted = [Decimal(100), *([yearly] if yearly is not None else [])]
        constant = len({v.number for v in values}) == 1 and len(values) > 1
        if total in wanted or any(cumulative(values, w) for w in wanted) or (constant and total > 100):
            continue
        if context.settings.triwulan is Triwulan.LAST and values[-1].number in wanted:
            continue
        should = yearly if yearly is not None and yearly != 100 and total < yearly else Decimal(100)
        odd = _odd(values, should)
        cell = odd or values[0]
        yield temuan(
            "RA-02",
            cell,
            f"Triwulan {brief(_name(row))}, {' + '.join(v.tertulis for v in values)}, berjumlah {number(total)}%, bukan "
            f"{number(should)}%.",
            "Perbaiki triwulan yang keliru; bila targetnya kumulatif, akhiri dengan target setahun.",
            seharusnya=None if odd is None else f"{number((odd.number or Decimal(0)) + should - total)}%",
            selisih=number(total - should),
            related=[v.ref for v in values],
        )


def _odd(values: list[Point], should: Decimal) -> Point | None:
    """The one quarter that differs from its sisters, which would be equal to them if the sum were right."""
    total = sum((v.number or Decimal(0) for v in values), Decimal(0))
    for v in values:
        others = {o.number for o in values if o is not v}
        if len(values) > 2 and others == {(v.number or Decimal(0)) + should - total}:
            return v
    return None


@check("RA-03")
def ra_03(context: RuleContext) -> Iterator[Temuan]:
    """Percentages beside a unit that is none."""
    for row in context.data.rows("rencana_aksi"):
        unit = row.text("satuan")
        if not unit or satuan_persen(unit) or "persen" in unit.casefold() or "%" in unit:
            continue
        cells = [point(row, t) for t in ("target", *TW) if percentage(row[t]) and row[t].content is not None]
        if not cells:
            continue
        quarters = [c for c in cells if c.column in TW] or cells
        unit_cell = point(row, "satuan")
        yield temuan(
            "RA-03",
            quarters[0],
            f"Target {brief(_name(row))} berupa persentase, satuannya {unit} di {place(unit_cell, quarters[0])}.",
            f"Tulis target dalam {unit}, atau ganti satuannya menjadi Persen.",
            related=[unit_cell.ref, *(c.ref for c in cells)],
        )
