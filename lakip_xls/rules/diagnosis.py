"""From broken relations to findings: one diagnosis for the whole report, worded for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan
from lakip_xls.model import Content
from lakip_xls.point import Point, write
from lakip_xls.rules.foreign import sound_relations
from lakip_xls.rules.helpers import difference, document_title, large, listing, place, places, temuan
from lakip_xls.rules.network import (
    KODES,
    Diagnosis,
    EqualRelation,
    FormulaResult,
    Relation,
    SumRelation,
    as_written,
    trace,
)
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import TINGKAT


def diagnosis(context: RuleContext) -> list[Diagnosis]:
    """All diagnoses of a report; use it through `context.once(diagnosa)`."""
    found = trace(context.once(sound_relations))
    return _exchanged(_merge([_within_authority(d) for d in found], context))


def _exchanged(found: Sequence[Diagnosis]) -> list[Diagnosis]:
    """Two cells of a sheet each of which should hold what the other one holds are one diagnosis."""
    result: list[Diagnosis] = []
    for item in found:
        twin = next((d for d in result if _swapped(d, item)), None)
        if twin is None:
            result.append(item)
        else:
            result[result.index(twin)] = replace(twin, along=(*twin.along, item, *item.along), exchanged=True)
    return result


def _swapped(a: Diagnosis, b: Diagnosis) -> bool:
    """Whether two diagnoses are an exchange of cells, or of the same two rows."""
    same = (a.point.ref.file, a.point.ref.sheet) == (b.point.ref.file, b.point.ref.sheet)
    return same and a.seharusnya is not None and a.seharusnya == b.point.content and b.seharusnya == a.point.content


def _within_authority(item: Diagnosis) -> Diagnosis:
    """What others copy from a cell does not correct it, however many they are; nor is nil written over a figure."""
    copies = all(isinstance(k, EqualRelation) and k.governs == item.point for k in item.relations)
    doubtful = copies or (item.seharusnya == 0 and item.point.content != 0)
    return replace(item, seharusnya=None, certain=False, candidates=item.relations[0].points) if doubtful else item


def correction(context: RuleContext) -> dict[Point, Content]:
    """Cells that are taken for wrong, with the value they should have; through `context.once`."""
    every = [d for top in context.once(diagnosis) for d in (top, *top.along)]
    return {d.point: d.seharusnya for d in every if d.seharusnya is not None}


@check(*KODES)
def diagnosed(context: RuleContext) -> Iterator[Temuan]:
    """The findings of all relations between figures."""
    for found in context.once(diagnosis):
        yield to_temuan(found)


# --- one cause, one finding ---------------------------------------------------------------


def _merge(found: list[Diagnosis], context: RuleContext) -> list[Diagnosis]:
    """Join diagnoses of one branch of one document that are off by the same amount (or repeat one cell)."""
    forest = context.register.forest
    place: dict[tuple[str, str, int], tuple[int, Node, int]] = {}
    for number, tree in enumerate(forest.written()):
        for node in tree.everything():
            for order, row in enumerate((node.row, *node.mirror)):
                place[row.ref.file, row.ref.sheet, row.ref.row] = (number, node, order)
    groups: dict[object, list[Diagnosis]] = {}
    for item in found:
        spot = place.get((item.point.ref.file, item.point.ref.sheet, item.point.ref.row))
        off = _selisih(item)
        if spot is None or off is None:
            groups[object()] = [item]
            continue
        tree_number, node, _ = spot
        for name, members in groups.items():
            if not isinstance(name, tuple) or name[:3] != (tree_number, item.point.column, off):
                continue
            first = place[members[0].point.ref.file, members[0].point.ref.sheet, members[0].point.ref.row][1]
            if _on_line(first, node):
                members.append(item)
                break
        else:
            groups[tree_number, item.point.column, off, id(item)] = [item]

    def depth(item: Diagnosis) -> tuple[int, int]:
        spot = place.get((item.point.ref.file, item.point.ref.sheet, item.point.ref.row))
        if spot is None:
            return (0, 0)
        return (TINGKAT.index(spot[1].tingkat), -spot[2])

    result: list[Diagnosis] = []
    for members in groups.values():
        main = max(members, key=depth)
        result.append(replace(main, along=(*main.along, *(m for m in members if m is not main))))
    return result


def _on_line(a: Node, b: Node) -> bool:
    return a is b or any(x is b for x in _ancestor(a)) or any(x is a for x in _ancestor(b))


def _ancestor(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _selisih(item: Diagnosis) -> Decimal | None:
    if isinstance(item.seharusnya, str) or item.seharusnya is None or item.point.number is None:
        return None
    return item.point.number - Decimal(item.seharusnya)


# --- wording ------------------------------------------------------------------------------


def to_temuan(item: Diagnosis) -> Temuan:
    """The finding of one diagnosis: what is written, what speaks against it, what to do."""
    main, cell = item.relations[0], item.point
    expected = write(item.seharusnya, cell) if item.seharusnya is not None else None
    sentences = [_describe(main, cell)]
    if expected is not None:
        sentences.append(_evidence(item, expected))
    elif same := [t for k in item.witnesses if isinstance(k, EqualRelation) for t in k.points if t not in main.points]:
        sentences.append(f"Begitu pula di {places(same, cell, 2)}.")
    if item.exchanged:
        sentences.append(f"Tertukar dengan {places((d.point for d in item.along), cell)}.")
    elif item.along:
        sentences.append(f"Selisih yang sama di {places((d.point for d in item.along), cell)}.")
    shown = [*item.relations, *(k for d in item.along for k in d.relations)]
    if len(item.relations) == 1:
        shown += [k for k in item.witnesses[:3] if isinstance(k, EqualRelation)]
    return temuan(
        main.kode,
        cell,
        " ".join(s for s in sentences if s),
        _saran(item, expected),
        seharusnya=expected,
        selisih=_off(item),
        related=[t.ref for k in shown for t in k.points] + [d.point.ref for d in item.along],
        also=[d.point for d in item.along],
    )


def _off(item: Diagnosis) -> str | None:
    """By how much the cell is off; where it cannot be told which one is wrong, by how much the relation is."""
    if item.seharusnya is not None:
        return difference(item.point.content, item.seharusnya, item.point)
    main = item.relations[0]
    return difference(main.main.content, main.proposal(main.main, as_written), main.main)


def _describe(relation: Relation, cell: Point) -> str:
    """What the relation says and what is written instead."""
    what = large(relation.what)
    if isinstance(relation, SumRelation):
        total, written = relation.result(as_written), relation.total(as_written)
        where = "" if relation.main == cell else f" di {place(relation.main, cell)}"
        kind = relation.mentions if len(relation.parts) > 1 else f"satu-satunya {relation.mentions}"
        count = f"{len(relation.parts)} " if len(relation.parts) > 1 else ""
        return f"{what}{where} {write(written, relation.main)}, jumlah {count}{kind} {write(total, relation.main)}."
    if isinstance(relation, EqualRelation):
        other = relation.reference if cell == relation.main else relation.main
        return f"{what} {cell.tertulis}, di {place(other, cell)} {other.tertulis}."
    assert isinstance(relation, FormulaResult)
    results = relation.compute(as_written)
    computed = write(results[0], relation.main) if results else "-"
    where = f" {relation.main.tertulis} di {place(relation.main, cell)}" if relation.main != cell else ""
    inputs = [f"{t.tertulis} di {place(t, cell)}" for t in relation.inputs] if len(relation.inputs) <= 2 else []
    return f"{what}{where}: {relation.formula}{' dari ' + listing(inputs) if inputs else ''} adalah {computed}."


def _evidence(item: Diagnosis, expected: str) -> str:
    """What else agrees with the proposed figure."""
    known = set(item.relations[0].points)
    found = [_witness(k, item.point) for k in item.relations[1:] if k.main not in known or isinstance(k, FormulaResult)]
    if not found and not isinstance(item.relations[0], FormulaResult):
        found = [_witness(k, item.point) for k in item.witnesses if not known >= set(k.points)]
    return f"{expected} cocok dengan {listing(found[:2])}." if found else ""


def _witness(relation: Relation, cell: Point) -> str:
    """The cell of a relation that bears witness."""
    told = relation.main
    if isinstance(relation, EqualRelation) and told == cell:
        told = relation.reference
    elif isinstance(relation, SumRelation) and told == cell:
        return f"jumlah {relation.mentions}"
    return f"{told.tertulis} di {place(told, cell)}"


def _saran(item: Diagnosis, expected: str | None) -> str:
    main, cell = item.relations[0], item.point
    if expected is None:
        if isinstance(main, EqualRelation):
            return f"Tentukan mana yang berlaku, {cell.ref.cell} atau {place(_other(main, cell), cell)}, lalu samakan yang lain."
        cells = places(item.candidates or main.points, cell, 6)
        return f"Cocokkan {cells} dengan {_source(cell)}, lalu perbaiki yang keliru."
    changes: dict[str, list[Point]] = {expected: [cell]}
    for also in item.along:
        if also.seharusnya is not None:
            changes.setdefault(write(also.seharusnya, also.point), []).append(also.point)
    told = listing(f"{places(cells, cell, 9)} menjadi {value}" for value, cells in changes.items())
    return f"Ubah {told}."


def _other(relation: EqualRelation, cell: Point) -> Point:
    return relation.reference if cell == relation.main else relation.main


def _source(cell: Point) -> str:
    """The papers that settle a figure."""
    return "DPA dan laporan realisasi anggaran" if cell.money else f"dokumen sumber {document_title(cell.row.kind)}"
