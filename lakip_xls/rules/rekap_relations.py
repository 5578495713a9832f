"""A recapitulation by unit: its own sums, and every unit against the programmes that are written for it."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.entities.tree import total_row, with_rows
from lakip_xls.rules.anggaran_relations import inside_row, one_total
from lakip_xls.rules.further_relations import anggaran_opponent
from lakip_xls.rules.network import Relation
from lakip_xls.rules.registry import RuleContext


def recap_relations(context: RuleContext) -> Iterator[Relation]:
    """Relations of the amounts in recapitulations by unit."""
    trees = [own for whole in context.register.forest.anggaran for own in whole.subunits if own.subunit]
    for document in context.data.by_document("rekap_unit"):
        rows, total = document.tables["rekap_unit"], total_row(document, "rekap_unit")
        for row in (*rows, *([total] if total is not None else [])):
            yield from inside_row(row)
        for name in ("pagu", "realisasi"):
            if total is not None:
                label = f"{name} pada baris jumlah rekapitulasi"
                yield from one_total("JML-03", label, total, rows, name, name, "unit", set())
                yield from anggaran_opponent("DOK-11", f"{name} seluruh unit", total, name, context)
            matched = context.register.assign(
                "unit", rows, trees, lambda b: b.text("uraian"), lambda tree: tree.subunit
            ).pairs
            for pair in matched:
                parts = [n.row for n in with_rows(pair.right.roots)]
                label = f"{name} {pair.left.text('uraian')}"
                yield from one_total("DOK-11", label, pair.left, parts, name, name, "program", set())
