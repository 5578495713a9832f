"""Outputs of sub kegiatan: quarters of the Rencana Aksi, yearly targets, and Tabel 3.6."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW, Output, RktOutput, filled_quarters
from lakip_xls.model import Row
from lakip_xls.point import Point, point, present
from lakip_xls.rules.capaian_relations import capaian_result
from lakip_xls.rules.helpers import brief, percentage, satuan_persen
from lakip_xls.rules.network import EqualRelation, Relation, SumRelation
from lakip_xls.rules.registry import RuleContext
from lakip_xls.settings import Triwulan


def persen_triwulan(row: Row) -> bool:
    """True where the quarters (or, without quarters, the unit) are percentages."""
    quarters = [row[t] for t in TW if present(row, t)]
    if any(percentage(q) for q in quarters):
        return True
    return satuan_persen(row.text("satuan")) and all(q.number is not None for q in quarters)


def cumulative(values: list[Point], yearly: Decimal | None) -> bool:
    """True for a level that is reached step by step (25, 50, 75, 100) or held (84, 84, 84, 84)."""
    numbers = [v.number or Decimal(0) for v in values]
    if len(numbers) < 2 or numbers != sorted(numbers):
        return False
    return numbers[-1] == (Decimal(100) if yearly is None else yearly)


def common_keluaran(context: RuleContext) -> list[Output]:
    """Outputs of sub kegiatan that Rencana Aksi and Tabel 3.6 both have."""
    return [o for o in context.register.outputs.shared if o.sub_kegiatan]


def keluaran_relation(context: RuleContext) -> Iterator[Relation]:
    """RA-01, DOK-12 and the capaian of outputs (PSN-02)."""
    for row in [*context.data.rows("rencana_aksi"), *context.data.rows("rencana_aksi_sasaran")]:
        yield from _triwulan(row, context)
    for pair in common_keluaran(context):
        yield from _yearly_target(pair)
    for planned in context.register.outputs.rkt:
        yield from _target_rkt(planned)
    for row in context.data.rows("realisasi_program"):
        yield from capaian_result(row, "positif", context)


def _triwulan(row: Row, context: RuleContext) -> Iterator[Relation]:
    """Quarters of a count add up to the year; a level is held or reached by the last quarter."""
    values, yearly = filled_quarters(row), row.number("target")
    if not values or yearly is None or row["target"].failed or persen_triwulan(row) or yearly < 0:
        return
    gaps = _alternating(values) and (row.ref.file, row.ref.sheet) in context.once(_summing_sheet)
    if percentage(row["target"]) or (cumulative(values, yearly) and not gaps):
        return
    name = f"target {brief(row.text('indikator') or row.text('sub_kegiatan'))}"
    if context.settings.triwulan is Triwulan.LAST:
        yield EqualRelation("RA-01", name, point(row, "target"), values[-1])
    else:
        yield SumRelation("RA-01", name, point(row, "target"), tuple(values), "triwulan")


def _alternating(values: list[Point]) -> bool:
    """True where a quarter between two filled ones is empty: no level that is reached or held step by step."""
    filled = [TW.index(v.column) for v in values]
    return filled != list(range(filled[0], filled[-1] + 1))


def _summing_sheet(context: RuleContext) -> frozenset[tuple[str, str]]:
    """Sheets most of whose rows with several quarters add up to the year."""
    votes: dict[tuple[str, str], list[bool]] = {}
    for row in [*context.data.rows("rencana_aksi"), *context.data.rows("rencana_aksi_sasaran")]:
        values, yearly = filled_quarters(row), row.number("target")
        if len(values) > 1 and yearly is not None:
            added = sum(v.number or Decimal(0) for v in values) == yearly
            votes.setdefault((row.ref.file, row.ref.sheet), []).append(added)
    return frozenset(sheet for sheet, found in votes.items() if sum(found) * 2 > len(found))


def _yearly_target(pair: Output) -> Iterator[Relation]:
    plan, result = pair.plan, point(pair.realisasi, "target")
    if not pair.namesakes or result.number is None or result.value.failed or result.number < 0:
        return
    percent = _with_percent(pair.realisasi, result)
    label = f"target keluaran sub kegiatan {brief(pair.sub_kegiatan)}"
    values = filled_quarters(plan)
    planned = point(plan, "target") if plan.number("target") is not None and present(plan, "target") else None
    if planned is None and len(values) == 1:
        planned = values[0]
    if planned is not None and _with_percent(plan, planned) == percent:
        reached = pair.realisasi.number("realisasi") == result.number
        first, second = (planned, result) if reached else (result, planned)
        yield EqualRelation("DOK-12", label, first, second, planned)
    elif (
        planned is None
        and values
        and not percent
        and not persen_triwulan(plan)
        and not cumulative(values, result.number)
    ):
        yield SumRelation("DOK-12", label, result, tuple(values), "target triwulan Rencana Aksi")


def _target_rkt(pair: RktOutput) -> Iterator[Relation]:
    """The RKT's target of an output is that of the year: as the other document writes it, or its quarters' sum."""
    own, row = point(pair.rkt, "target_kegiatan"), pair.other
    if own.number is None or own.value.failed or own.number < 0:
        return
    label = f"target keluaran sub kegiatan {brief(row.text('sub_kegiatan'))}"
    values = filled_quarters(row)
    yearly = point(row, "target") if row.number("target") is not None and present(row, "target") else None
    if yearly is None and len(values) == 1:
        yearly = values[0]
    percent = _with_percent(pair.rkt, own)
    if yearly is not None and _with_percent(row, yearly) == percent:
        yield EqualRelation("DOK-12", label, own, yearly, own)
    elif yearly is None and values and not percent and not persen_triwulan(row) and not cumulative(values, own.number):
        yield SumRelation("DOK-12", label, own, tuple(values), "target triwulan Rencana Aksi")


def _with_percent(row: Row, target: Point) -> bool:
    """True where a target is a percentage, by its own sign or by the unit beside it."""
    return percentage(target.value) or satuan_persen(row.text("satuan"))
