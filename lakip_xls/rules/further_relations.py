"""The relations of the tables beside the budget: belanja by kelompok, serapan of earlier years, lists of shifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_xls.computing.result import ratio
from lakip_xls.entities.tree import total_row, with_rows
from lakip_xls.model import Row
from lakip_xls.point import point, present
from lakip_xls.rules.anggaran_relations import (
    add_up,
    equal,
    inside_row,
    money_cell,
    number_of,
    one_total,
    plausible,
    zero_or_plausible,
)
from lakip_xls.rules.helpers import brief
from lakip_xls.rules.network import FormulaResult, ReadHow, Relation, SumRelation, as_written
from lakip_xls.rules.registry import RuleContext


def further_relation(context: RuleContext) -> Iterator[Relation]:
    """All relations of those tables."""
    yield from _belanja(context)
    yield from _yearly_serapan(context)
    yield from _pergeseran(context)


def _belanja(context: RuleContext) -> Iterator[Relation]:
    """The table of belanja: its own sums and percentages, and its total against the realisasi anggaran."""
    for document in context.data.by_document("belanja"):
        rows = [b for b in document.tables["belanja"] if b.text("kelompok")]
        own = total_row(document, "belanja")
        for name in ("pagu", "realisasi"):
            label = f"{name} seluruh belanja"
            if own is not None:
                yield from one_total("JML-06", label, own, rows, name, name, "kelompok belanja", set())
                yield from anggaran_opponent("JML-06", label, own, name, context)
            else:
                yield from _anggaran_opponent_kelompok(label, rows, name, context)
        for row in [*rows, *([own] if own is not None else [])]:
            if plausible(row, "pagu") and row.number("persen") is not None and present(row, "persen"):
                yield _belanja_percentage(row, rows)


def _anggaran_opponent_kelompok(label: str, rows: Sequence[Row], name: str, context: RuleContext) -> Iterator[Relation]:
    """A table of belanja without a total row: together its rows are the whole realisasi anggaran."""
    total = _total_anggaran(context)
    if total is not None:
        yield from one_total("JML-06", label, total, rows, name, name, "kelompok belanja", set())
        return
    programs = [n.row for n in with_rows(context.register.forest.roots())]
    every = [*rows, *programs]
    if rows and programs and all(zero_or_plausible(b, name) for b in every) and all(present(b, name) for b in rows):
        first, *others = (point(b, name) for b in rows)
        parts = tuple(t for b in programs for t in money_cell(b, name))
        yield SumRelation("JML-06", label, first, parts, "program pada realisasi anggaran", tuple(others))


def _belanja_percentage(row: Row, rows: Sequence[Row]) -> FormulaResult:
    """A kelompok's percentage is its serapan, or its share of all belanja; tables do not say which."""
    pagu = point(row, "pagu")
    realised = point(row, "realisasi") if plausible(row, "realisasi") else None
    every = [point(b, "pagu") for b in rows if plausible(b, "pagu")]

    def compute(read: ReadHow) -> list[Decimal]:
        spent = ratio(number_of(read, realised), number_of(read, pagu)) if realised else None
        share = ratio(number_of(read, pagu), add_up(read, every))
        return [v for v in (spent, share) if v is not None]

    label = f"persentase belanja {row.text('kelompok').replace('_', ' ') or 'pada baris jumlah'}"
    rule = "realisasi dibagi pagu" if realised else "pagunya dibagi pagu seluruh belanja"
    inputs = (pagu, realised) if realised else tuple(every)
    return FormulaResult("PSN-01", label, point(row, "persen"), inputs, compute, rule)


def _total_anggaran(context: RuleContext) -> Row | None:
    """The total row of the realisasi anggaran, where there is just one."""
    totals = [t.total for t in context.register.forest.anggaran if t.total is not None]
    return totals[0] if len(totals) == 1 and len(context.register.forest.anggaran) == 1 else None


def anggaran_opponent(kode: str, label: str, row: Row, name: str, context: RuleContext) -> Iterator[Relation]:
    """The whole of the realisasi anggaran as another table writes it."""
    total = _total_anggaran(context)
    if total is not None and plausible(row, name) and plausible(total, name):
        yield equal(kode, label, point(row, name), total, name)
    elif total is None and context.register.forest.anggaran and plausible(row, name):
        programs = [n.row for n in with_rows(context.register.forest.roots())]
        yield from one_total(kode, label, row, programs, name, name, "program", set())


def _yearly_serapan(context: RuleContext) -> Iterator[Relation]:
    """Serapan beside earlier years: each row in itself, the report's year against the realisasi anggaran."""
    for row in context.data.rows("serapan_tahunan"):
        yield from inside_row(row)
        if context.identity.tahun is not None and row.number("tahun") == context.identity.tahun:
            for name in ("pagu", "realisasi"):
                label = f"{name} seluruh anggaran tahun {context.identity.tahun}"
                yield from anggaran_opponent("DOK-11", label, row, name, context)


def last_pagu(context: RuleContext) -> list[SumRelation]:
    """JML-09: anggaran semula = what was withdrawn + the pagu of the realisasi anggaran, row by row."""
    found = []
    for row in context.data.rows("pergeseran"):
        node = context.register.shifts.get(id(row))
        pagu = node.money.get("pagu") if node is not None else None
        if (
            node is None
            or pagu is None
            or node.multiple
            or not plausible(pagu.row, "pagu")
            or not plausible(row, "anggaran_semula")
            or not plausible(row, "ditarik")
        ):
            continue
        label = f"anggaran semula {brief(node.name)}"
        parts = (point(row, "ditarik"), *money_cell(pagu.row, "pagu"))
        found.append(
            SumRelation("JML-09", label, point(row, "anggaran_semula"), parts, "angka, yang ditarik dan pagu akhir,")
        )
    return found


def general_last_pagu(relations: Sequence[SumRelation]) -> bool:
    """True where a list of shifts ends at the pagu of the realisasi anggaran, but for one slip."""
    return len(relations) > 1 and sum(not r.matches(as_written) for r in relations) * 2 < len(relations)


def _pergeseran(context: RuleContext) -> Iterator[Relation]:
    if general_last_pagu(relations := last_pagu(context)):
        yield from relations
    for document in context.data.by_document("pergeseran"):
        total = total_row(document, "pergeseran")
        if total is not None:
            rows = document.tables["pergeseran"]
            for name, label in (("ditarik", "anggaran yang ditarik"), ("anggaran_semula", "anggaran semula")):
                yield from one_total(
                    "JML-07",
                    f"{label} pada baris jumlah pergeseran",
                    total,
                    rows,
                    name,
                    name,
                    "baris pergeseran",
                    set(),
                )
