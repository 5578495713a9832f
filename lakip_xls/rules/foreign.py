"""DOK-18: a document most of whose figures are not those of the others: it is of another year, version or office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xls.findings import Temuan
from lakip_xls.point import Point
from lakip_xls.rules.anggaran_relations import anggaran_relation
from lakip_xls.rules.further_relations import further_relation
from lakip_xls.rules.helpers import document_title, listing, place, temuan
from lakip_xls.rules.kinerja_relations import kinerja_relation
from lakip_xls.rules.network import EqualRelation, Relation, as_written
from lakip_xls.rules.registry import RuleContext, check

Sheet = tuple[str, str, str]
"""File, sheet and document kind."""

_AT_LEAST = 4
"""Fewer differences are slips."""
_MOST = 0.6
"""Of the figures that a document shares with another one."""


@dataclass(frozen=True)
class Foreign:
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
    return [*anggaran_relation(context), *further_relation(context), *kinerja_relation(context)]


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
    shared: Counter[tuple[Sheet, Sheet]] = Counter()
    broken: dict[tuple[Sheet, Sheet], list[Relation]] = {}
    for relation in context.once(relations):
        if isinstance(relation, EqualRelation):
            a, b = sorted(_sheet(t) for t in relation.points)
            if a[2] != b[2]:
                shared[a, b] += 1
                if not relation.matches(as_written):
                    broken.setdefault((a, b), []).append(relation)
    apart = {pair for pair, found in broken.items() if len(found) >= _AT_LEAST and len(found) >= _MOST * shared[pair]}
    result: list[Foreign] = []
    while apart:
        sheet = max(sorted({s for pair in apart for s in pair}), key=lambda s: _guilt(s, apart, shared))
        own = [pair for pair in sorted(apart) if sheet in pair]
        result.append(_foreign(sheet, own, broken, shared))
        apart = {pair for pair in apart if sheet not in pair}
    return result


def _guilt(sheet: Sheet, apart: set[tuple[Sheet, Sheet]], shared: Counter[tuple[Sheet, Sheet]]) -> tuple[int, int, int]:
    """How many documents it differs from and from none of which it does not; of two the one that quotes the other."""
    differs = sum(sheet in pair for pair in apart)
    agrees = sum(sheet in pair for pair in shared if pair not in apart)
    return differs - agrees, differs, sheet[2] != "realisasi_anggaran"


def _foreign(
    sheet: Sheet, own: Sequence[tuple[Sheet, Sheet]], broken: dict[tuple[Sheet, Sheet], list[Relation]],
    shared: Counter[tuple[Sheet, Sheet]],
) -> Foreign:  # fmt: skip
    every = [k for pair in own for k in broken[pair]]
    cells = [t for k in every for t in k.points if _sheet(t) == sheet]
    others = dict.fromkeys(s[2] for pair in own for s in pair if s != sheet)
    first = min(cells, key=lambda t: (t.ref.row, t.ref.column))
    return Foreign(sheet, first, len(every), sum(shared[pair] for pair in own), tuple(others))


def _sheet(t: Point) -> Sheet:
    return t.ref.file, t.ref.sheet, t.row.kind
