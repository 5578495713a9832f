"""DOK-18: a document most of whose figures are not those of the others: it is of another year, version or office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lakip_xls.findings import Temuan
from lakip_xls.point import Point
from lakip_xls.rules.anggaran_relations import anggaran_relation
from lakip_xls.rules.further_relations import further_relation
from lakip_xls.rules.helpers import document_title, listing, place, temuan
from lakip_xls.rules.kinerja_relations import kinerja_relation
from lakip_xls.rules.network import FormulaResult, Relation, as_written
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.rules.rekap_relations import recap_relations

Sheet = tuple[str, str, str]
"""File, sheet and document kind."""
Side = tuple[Sheet, bool]
"""The money, or the targets and results, of a document."""

_AT_LEAST = 4
"""Fewer differences are slips."""
_MOST = 0.6
"""Of the figures that a document shares with another one."""


class Foreign(Struct, frozen=True):
    """A document that is not of this report."""

    sheet: Sheet
    first: Point
    """The first of its figures that differ."""
    differing: int
    compared: int
    others: tuple[str, ...]
    """The kinds of the documents that it differs from."""


@check("DOK-18")
def of_another_year(context: RuleContext) -> Iterator[Temuan]:
    """Whole documents; what follows from it is not told figure by figure."""
    for found in context.once(foreign):
        yield temuan(
            "DOK-18",
            found.first,
            f"{found.differing} dari {found.compared} angka {document_title(found.sheet[2])} ini bukan angka "
            f"{listing(map(document_title, found.others))}, mulai {place(found.first, found.first)}.",
            "Pastikan dokumen ini dari tahun, versi, dan unit yang dilaporkan, lalu ganti bila bukan.",
        )


def relations(context: RuleContext) -> list[Relation]:
    """All relations between figures; through `context.once`."""
    return [
        *anggaran_relation(context),
        *further_relation(context),
        *recap_relations(context),
        *kinerja_relation(context),
    ]


def sound_relations(context: RuleContext) -> list[Relation]:
    """The relations that say something: not those between a foreign document and the others."""
    strangers = {f.sheet for f in context.once(foreign)}
    return [
        k
        for k in context.once(relations)
        if len(own := {_sheet(t) for t in k.points}) == 1 or strangers.isdisjoint(own)
    ]


def foreign(context: RuleContext) -> list[Foreign]:
    """The documents of another year, version or office; through `context.once`."""
    shared: Counter[tuple[Side, Side]] = Counter()
    broken: dict[tuple[Side, Side], list[Relation]] = {}
    for relation in context.once(relations):
        sides = sorted({(_sheet(t), t.money) for t in relation.points})
        if len(sides) == 2 and len({sheet[2] for sheet, _ in sides}) == 2 and not isinstance(relation, FormulaResult):
            a, b = sides
            shared[a, b] += 1
            if not relation.matches(as_written):
                broken.setdefault((a, b), []).append(relation)
    apart = {pair for pair, found in broken.items() if len(found) >= _MOST * shared[pair]}
    result: dict[Sheet, Foreign] = {}
    while any(len(broken[pair]) >= _AT_LEAST for pair in apart):
        side = max(sorted({s for pair in apart for s in pair}), key=lambda s: _guilt(s, apart, shared))
        own = [pair for pair in sorted(apart) if side in pair]
        result.setdefault(side[0], _foreign(side, own, broken, shared))
        apart = {pair for pair in apart if side not in pair}
    return list(result.values())


def _guilt(side: Side, apart: set[tuple[Side, Side]], shared: Counter[tuple[Side, Side]]) -> tuple[int, int, int]:
    """How many documents it differs from and from none of which it does not; of two the one that quotes the other."""
    differs = sum(side in pair for pair in apart)
    agrees = sum(side in pair for pair in shared if pair not in apart)
    return differs - agrees, differs, side[0][2] != "realisasi_anggaran"


def _foreign(
    side: Side,
    own: Sequence[tuple[Side, Side]],
    broken: dict[tuple[Side, Side], list[Relation]],
    shared: Counter[tuple[Side, Side]],
) -> Foreign:
    every = [k for pair in own for k in broken[pair]]
    cells = [t for k in every for t in k.points if _sheet(t) == side[0]]
    others = dict.fromkeys(s[0][2] for pair in own for s in pair if s != side)
    first = min(cells, key=lambda t: (t.ref.row, t.ref.column))
    return Foreign(side[0], first, len(every), sum(shared[pair] for pair in own), tuple(others))


def _sheet(t: Point) -> Sheet:
    return t.ref.file, t.ref.sheet, t.row.kind
