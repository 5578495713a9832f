"""Blank cells whose figure can be worked out: results that were left blank (JML-10), amounts that a sum determines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.computing.result import ratio
from lakip_xls.entities.tree import Node, Tree, with_rows
from lakip_xls.findings import Place, Temuan
from lakip_xls.model import FlawKind, Row
from lakip_xls.point import Point, point, present, write
from lakip_xls.rules.anggaran_relations import plausible
from lakip_xls.rules.helpers import places, temuan
from lakip_xls.rules.registry import RuleContext, check

_RESULTS = {"persen": ("pagu", "realisasi"), "sisa": ("pagu", "realisasi"), "capaian": ("target", "realisasi")}
"""Fields that are computed, and from what."""
_MONEY = ("pagu", "realisasi")


@check("JML-10")
def blank_results(context: RuleContext) -> Iterator[Temuan]:
    """Percentages, sisa and totals that were left blank in a column that is filled elsewhere: one finding a column."""
    for document in context.data.documents:
        for table, body in document.tables.items():
            rows = [*body, *document.totals.get(table, ())]
            for field, inputs in _RESULTS.items():
                filled = [point(b, field) for b in rows if present(b, field)]
                blank = [b for b in rows if _blank(b, field) and all(b.number(i) is not None for i in inputs)]
                if filled and blank:
                    yield _left_blank(field, blank, filled[0])
    for tree in context.register.forest.trees():
        for field in _MONEY:
            total = _sum(with_rows(tree.roots), field)
            if tree.total is not None and _blank(tree.total, field) and total is not None:
                yield _told([point(tree.total, field)], f"Jumlah {field}", write(total, tree.roots[0].money[field]))


def _blank(row: Row, field: str) -> bool:
    value = row[field]
    return value.ref is not None and value.content is None and not value.failed


def _left_blank(field: str, rows: Sequence[Row], like: Point) -> Temuan:
    pagu, spent = rows[0].number("pagu"), rows[0].number("realisasi")
    result = ratio(spent, pagu) if field == "persen" else None
    if field == "sisa" and pagu is not None and spent is not None:
        result = pagu - spent
    return _told([point(b, field) for b in rows], field.capitalize(), None if result is None else write(result, like))


def _told(cells: Sequence[Point], what: str, should: str | None) -> Temuan:
    more = f" di {len(cells)} sel: {places(cells, cells[0], 9)}" if len(cells) > 1 else ""
    return temuan(
        "JML-10",
        cells[0],
        f"{what} kosong{more}, padahal angka dasarnya terisi.",
        "Isi selnya; program menghitungnya sendiri.",
        seharusnya=should,
        also=cells[1:],
    )


def fill_in(findings: Sequence[Temuan], context: RuleContext) -> list[Temuan]:
    """The findings of blank cells (BACA-05) with the figure that a sum leaves for them."""
    known: dict[Place, str] = {}
    for tree in context.register.forest.trees():
        for cell, value in _determined(tree):
            known[cell.ref.file, cell.ref.sheet, cell.ref.cell] = write(value, cell)
    return [_filled(t, known[t.place]) if t.kode == "BACA-05" and t.place in known else t for t in findings]


def _filled(finding: Temuan, value: str) -> Temuan:
    text = f"{finding.uraian.rstrip('.')}; menurut jumlahnya {value}."
    return replace(
        finding,
        uraian=text,
        seharusnya=value,
        saran=f"Isi {finding.cell} dengan {value}, bila sesuai dokumen sumbernya.",
    )


def _determined(tree: Tree) -> Iterator[tuple[Point, Decimal]]:
    """The only missing amount of a sum: the whole from its parts, a part from the whole and the others."""
    families = [(n.row if not n.implied else None, n.parts()) for n in tree.everything() if n.children]
    for whole, parts in [(tree.total, with_rows(tree.roots)), *families]:
        for field in _MONEY:
            cells = [n.money[field] for n in parts if field in n.money]
            missing = [c for c in cells if _missing(c)]
            total = _sum(parts, field)
            if whole is None or len(cells) != len(parts) or not cells:
                continue
            if total is not None and _missing(point(whole, field)):
                yield point(whole, field), total
            elif len(missing) == 1 and plausible(whole, field):
                rest = _sum([n for n in parts if n.money[field] != missing[0]], field)
                left = None if rest is None else (whole.number(field) or Decimal(0)) - rest
                if left is not None and left >= 0:
                    yield missing[0], left


def _missing(cell: Point) -> bool:
    return cell.value.flaw is not None and cell.value.flaw.kind is FlawKind.MISSING


def _sum(nodes: Sequence[Node], field: str) -> Decimal | None:
    """The sum of the amounts of some nodes; None where one is not known."""
    if not nodes or not all(field in n.money and plausible(n.row, field) for n in nodes):
        return Decimal(0) if not nodes else None
    return sum((n.money[field].number or Decimal(0) for n in nodes), Decimal(0))
