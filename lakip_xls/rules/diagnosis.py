"""From broken relations to findings: one diagnosis for the whole report, worded for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan
from lakip_xls.model import Content
from lakip_xls.point import Point, write
from lakip_xls.rules.anggaran_relations import anggaran_relation
from lakip_xls.rules.helpers import difference, document_name, large, listing, mention, position, temuan
from lakip_xls.rules.kinerja_relations import kinerja_relation
from lakip_xls.rules.network import Diagnosis, EqualRelation, FormulaResult, Relation, SumRelation, trace
from lakip_xls.rules.registry import RuleContext
from lakip_xls.rules.rekap_relations import recap_relations
from lakip_xls.skema import TINGKAT


def diagnosis(context: RuleContext) -> list[Diagnosis]:
    """All diagnoses of a report; use it through `context.once(diagnosa)`."""
    found = trace([*anggaran_relation(context), *recap_relations(context), *kinerja_relation(context)])
    return _merge(found, context)


def correction(context: RuleContext) -> dict[Point, Content]:
    """Cells that are taken for wrong, with the value they should have; through `context.once`."""
    every = [d for top in context.once(diagnosis) for d in (top, *top.along)]
    return {d.point: d.seharusnya for d in every if d.seharusnya is not None}


def diagnosis_temuan(context: RuleContext, kode: str) -> Iterator[Temuan]:
    """The findings of one rule."""
    for found in context.once(diagnosis):
        if found.kode == kode:
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
        result.append(replace(main, along=tuple(m for m in members if m is not main)))
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
    if item.certain:
        sentences.append(_reason(item, str(expected)))
    elif isinstance(main, SumRelation) and cell not in item.candidates and item.candidates:
        sentences.append(
            f"Angka jumlah itu sendiri cocok dengan angka lain, jadi yang lebih mungkin keliru adalah salah satu "
            f"{main.mentions} di bawahnya ({listing(f'sel {t.ref.cell}' for t in item.candidates)}), "
            "tetapi tidak dapat dipastikan yang mana."
        )
    elif isinstance(main, EqualRelation) and main.source:
        sentences.append(
            f"Yang dikutip adalah {document_name(main.reference.row)}, jadi angka di sanalah yang berlaku."
        )
    else:
        sentences.append("Tidak dapat dipastikan angka mana yang keliru.")
    if item.along:
        cells = listing(f"sel {d.point.ref.cell}" for d in item.along)
        sentences.append(f"Selisih yang sama terdapat pada {cells}; periksa bersama-sama.")
        broken = [k for d in item.along for k in d.relations if isinstance(k, SumRelation) and k.main != d.point]
        for relation in dict.fromkeys(broken):
            sentences.append(_describe(relation, cell))
    shown = [*item.relations, *(k for d in item.along for k in d.relations)]
    if item.certain and len(item.relations) == 1:
        shown += [k for k in item.witnesses[:3] if isinstance(k, EqualRelation)]
    related = [t.ref for k in shown for t in k.points] + [d.point.ref for d in item.along]
    return temuan(
        main.kode,
        cell,
        " ".join(s for s in sentences if s),
        _saran(item, expected),
        seharusnya=expected,
        selisih=difference(cell.content, item.seharusnya, cell),
        related=related,
    )


def _describe(relation: Relation, cell: Point) -> str:
    """What the relation says and what is written instead."""
    if isinstance(relation, SumRelation):
        total, written = relation.result(lambda t: t.content), relation.total(lambda t: t.content)
        own_difference = difference(written, total, relation.main)
        if relation.common:
            shown = f"berjumlah {write(written, relation.main)} (mulai {mention(relation.main)})"
        else:
            shown = f"tertulis {relation.main.tertulis} pada {mention(relation.main)}"
        return (
            f"{large(relation.what)} {shown}, sedangkan "
            f"jumlah {len(relation.parts)} {relation.mentions} adalah {write(total, relation.main)} "
            f"(selisih {own_difference})."
        )
    if isinstance(relation, EqualRelation):
        first, second = relation.main, relation.reference
        if cell == second:
            first, second = second, first
        return (
            f"{large(relation.what)} ditulis {first.tertulis} pada {mention(first)}, "
            f"tetapi {second.tertulis} pada {mention(second)}."
        )
    assert isinstance(relation, FormulaResult)
    results = relation.compute(lambda t: t.content)
    computed = write(results[0], relation.main) if results else "-"
    inputs = _inputs(relation)
    return (
        f"{large(relation.what)} tertulis {relation.main.tertulis} pada {mention(relation.main)}, sedangkan "
        f"{relation.formula}{inputs} menghasilkan {computed}."
    )


def _inputs(relation: FormulaResult) -> str:
    """The figures that went into a formula, where they are few."""
    if len(relation.inputs) > 2:
        return ""
    return (
        " (" + " dan ".join(f"{t.tertulis} {position(t, relation.main)}" for t in relation.inputs) + ")"
        if relation.inputs
        else ""
    )


def _reason(item: Diagnosis, expected: str) -> str:
    """Why this cell is the likelier one."""
    cell, others = item.point, item.relations[1:]
    if isinstance(item.relations[0], FormulaResult) and item.relations[0].main == cell and not others:
        return ""
    likelier = f"Yang lebih mungkin keliru adalah sel {cell.ref.cell} (seharusnya {expected})"
    if others:
        return f"{likelier}: angka itu cocok dengan {listing((_evidence(k, {cell}, cell) for k in others), 4)}."
    if item.witnesses:
        own = {t for k in item.relations for t in k.points}
        return (
            f"{likelier}: angka lawannya cocok dengan {listing((_evidence(k, own, cell) for k in item.witnesses), 3)}."
        )
    return f"Dengan {expected} pada sel {cell.ref.cell} keduanya cocok."


_RESULT_MENTION = {"persen": "persentase", "hasil": "hasil data dukung"}


def _evidence(relation: Relation, known: Collection[Point], origin_: Point) -> str:
    """The cell of a relation that bears witness: one that the reader has not been shown yet."""
    cell = relation.main
    if not isinstance(relation, FormulaResult):
        cell = next((t for t in relation.points if t not in known), cell)
    if isinstance(relation, EqualRelation):
        return f"{cell.tertulis} {position(cell, origin_)}"
    kind = "jumlah" if isinstance(relation, SumRelation) else _RESULT_MENTION.get(cell.column, cell.column)
    return f"{kind} {relation.main.tertulis} {position(relation.main, origin_)}"


def _saran(item: Diagnosis, expected: str | None) -> str:
    main, cell = item.relations[0], item.point
    if item.certain and isinstance(main, FormulaResult) and main.main == cell:
        return f"Perbaiki sel {cell.ref.cell} menjadi {expected}, atau periksa angka yang menjadi dasarnya."
    if item.certain:
        return f"Cocokkan dengan {_source(cell)}, lalu perbaiki sel {cell.ref.cell} menjadi {expected}."
    if isinstance(main, SumRelation):
        return f"Cocokkan sel {cell.ref.cell} dan rinciannya dengan {_source(cell)}, lalu perbaiki yang keliru."
    if isinstance(main, FormulaResult):
        return (
            f"Periksa angka dasarnya; bila benar, perbaiki sel {cell.ref.cell} menjadi {expected} beserta tabel lain "
            "yang mengutipnya."
        )
    others = listing(str(t.ref) for t in main.points if t != cell)
    return f"Tentukan angka yang benar, lalu samakan sel {cell.ref.cell} dengan {others}."


def _source(cell: Point) -> str:
    """The papers that settle a figure."""
    return "DPA dan laporan realisasi anggaran" if cell.money else "dokumen sumber dan data dukungnya"
