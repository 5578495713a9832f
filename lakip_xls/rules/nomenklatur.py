"""NOM: names and codes against the official nomenclature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lakip_xls.entities.tree import Node, path_of
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.codes import Kode, parse_code, same_place
from lakip_xls.parsing.names import key
from lakip_xls.point import Point, point
from lakip_xls.rules.dok_indikator import duplicate_indikator
from lakip_xls.rules.helpers import brief, large, mention_pos, place, places, temuan
from lakip_xls.rules.kode_parents import Pos, coded, parent_matches, positions
from lakip_xls.rules.official_list import Listing, below_it, official_listing
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import TINGKAT, TINGKAT_NAMES

_VERY_SIMILAR = 88.0
"""Likeness from which an unknown name is taken for a slip of an official one."""
_SIMILAR = 70.0
"""The same where the row above it is official, so that few names can be meant."""


@check("NOM-01")
def nom_01(context: RuleContext) -> Iterator[Temuan]:
    """Names that are not those of their codes, and codes of one name that differ between documents."""
    if not context.judged(None):
        return
    names = context.once(official_listing)
    miscoded = list(_kode_across_documents(context, names))
    yield from miscoded
    cells = {(t.file, t.sheet, t.cell) for t in miscoded}
    for found in check_kode(context, names):
        if not any((r.file, r.sheet, r.cell) in cells for r in found.related):  # the code is wrong, not the name
            yield found


def _kode_across_documents(context: RuleContext, listing: Listing) -> Iterator[Temuan]:
    """The codes of one name: the one that most sheets write, else the official one, against every other."""
    for node, cells in _kode_tertulis(context).items():
        if node.tingkat == "sub_kegiatan" and len({_two_numbers(cell) for cell in cells}) > 1:
            continue  # lists of two times, whose numbers may have moved
        groups: dict[str, list[Point]] = {}
        for cell in cells:
            code = parse_code(cell.value.text)
            alike = (g for g in groups if code and (known := parse_code(g)) and same_place(code, known))
            groups.setdefault(next(alike, cell.value.text), []).append(cell)
        if len(groups) < 2:
            continue
        official = [code for _, code in listing.named(node.tingkat, node.name)]
        worth = {written: _kode_weight(written, same, node, official) for written, same in groups.items()}
        best, *others = sorted(groups, key=worth.__getitem__, reverse=True)
        sure = worth[best][:2] > worth[others[0]][:2]
        right = groups[best][0]
        for written in others:
            cell = groups[written][0]
            yield temuan(
                "NOM-01",
                cell,
                f"Kode {mention_pos(node.tingkat, node.name)} {cell.tertulis}, di {place(right, cell)} {right.tertulis}.",
                "Cocokkan dengan DPA, lalu samakan kodenya pada semua dokumen.",
                seharusnya=right.value.text if sure else None,
                related=[t.ref for t in (*groups[written], *groups[best])],
            )


def _kode_weight(written: str, cells: Sequence[Point], node: Node, official: Sequence[Kode]) -> tuple[int, bool, bool]:
    """What speaks for one code of a name: the sheets that write it, the official list, the realisasi anggaran itself."""
    code = parse_code(written)
    known = code is not None and any(same_place(code, o) for o in official)
    return len({(t.ref.file, t.ref.sheet) for t in cells}), known, any(t.row is node.row for t in cells)


def _kode_tertulis(context: RuleContext) -> dict[Node, list[Point]]:
    """For each node of the realisasi anggaran the cells of its code, wherever its place in the tree is not in doubt."""
    forest = context.register.forest
    cells: dict[Node, list[Point]] = {}

    def add(node: Node, row: Row) -> None:
        code = parse_code(row.text("kode"))
        if code is not None and code.tingkat == node.tingkat:
            cells.setdefault(node, []).append(point(row, "kode"))

    for tree in (t for t in forest.anggaran if any(map(coded, t.written()))):
        for node, own in ((n, own) for n in tree.everything() for own in n.shares or (n,)):
            if own.kode_tertulis and parent_matches(own) and not own.repeated_kode:
                add(node, own.row)
    for tree in forest.other:
        if tree.table == "keuangan_program":
            for node, pair in tree.pairs.items():
                if node.kode_tertulis and parent_matches(node) and not node.repeated_kode:
                    add(pair.right, node.row)
            continue
        places = {n.path: tree.reference(n) for n in tree.everything()}
        rows = [
            (found, row, code) for row in tree.document.tables[tree.table]
            if row["kode"].ref is not None and (code := parse_code(row.text("kode"))) is not None
            and (found := places.get(path_of(row))) is not None
        ]  # fmt: skip
        if 2 * sum(code.tingkat == found.tingkat for found, _, code in rows) > len(rows):  # not codes of what is above
            for found, row, _ in rows:
                cells.setdefault(found, []).append(point(row, "kode"))
    return {n: list(dict.fromkeys(t)) for n, t in cells.items()}


def check_kode(context: RuleContext, listing: Listing) -> Iterator[Temuan]:
    """NOM-01 with a list of official names."""
    for pos in positions(context):
        code = pos.readable_kode
        if pos.kode is None or code is None or not parent_matches(pos.node):
            continue
        line = listing.coded(code)
        if line is None and not _old_kode(pos) and (right := _official_below(pos.node, listing)) is not None:
            yield temuan(
                "NOM-01",
                pos.kode,
                f"Kode ini tidak ada dalam nomenklatur; {brief(pos.node.name)} berkode {right}.",
                f"Ubah {pos.kode.ref.cell} menjadi {right}.",
                seharusnya=right,
                related=[pos.node.mentions.ref],
            )
        if line is None or line.tingkat != pos.node.tingkat or key(line.name) == key(pos.node.name):
            continue
        if _old_kode(pos) and listing.named(pos.node.tingkat, pos.node.name):
            continue
        if pos.node.repeated_kode:
            continue
        cell = pos.node.mentions
        yield temuan(
            "NOM-01",
            cell,
            f"Nama ini bukan nama nomenklatur untuk kode {pos.kode.tertulis} di {place(pos.kode, cell)}.",
            "Perbaiki namanya, atau kodenya bila yang keliru adalah kode.",
            seharusnya=line.name,
            related=[pos.kode.ref],
        )


def _official_below(node: Node, listing: Listing) -> str | None:
    """The official code of a name, below the code that its parent has."""
    above = parse_code(node.parent.kode_tertulis) if node.parent else None
    found = [c for _, c in listing.named(node.tingkat, node.name) if above is not None and below_it(c, above)]
    if len(found) != 1 or above is None:
        return None
    return ".".join((above.text, *found[0].text.split(".")[len(above.text.split(".")) :]))


def _old_kode(pos: Pos) -> bool:
    """Two digits for the sub kegiatan: a list before 2023, whose numbers may have moved."""
    return pos.node.tingkat == "sub_kegiatan" and pos.kode is not None and _two_numbers(pos.kode)


def _two_numbers(kode: Point) -> bool:
    return len(re.split(r"\D+", kode.tertulis.strip(" ."))[-1]) < 4


@check("NOM-02")
def nom_02(context: RuleContext) -> Iterator[Temuan]:
    """Unknown names that are clearly meant as an official one."""
    yield from check_name(context, context.once(official_listing))


def check_name(context: RuleContext, listing: Listing) -> Iterator[Temuan]:
    """NOM-02 with a list of official names."""
    groups: dict[tuple[str, str], list[Point]] = {}
    lines: dict[tuple[str, str], Nomenklatur] = {}
    for pos in positions(context):
        node, code = pos.node, pos.readable_kode
        if any(listing.named(t, node.name) for t in TINGKAT) or not key(node.name):
            continue
        if code is not None and listing.coded(code) is not None:
            continue
        official = listing.named(node.parent.tingkat, node.parent.name) if node.parent else []
        parent = official[0][1] if official else None
        if code is not None and code.tingkat == node.tingkat and parent is None:
            continue
        near = listing.nearest(node.tingkat, node.name, parent) or listing.nearest(node.tingkat, node.name, None)
        if near is None or near[0] < (_SIMILAR if parent else _VERY_SIMILAR):
            continue
        place = (node.tingkat, key(node.name))
        groups.setdefault(place, []).append(node.mentions)
        lines[place] = near[1]
    for (level, _), cells in groups.items():
        line, cell = lines[level, _], cells[0]
        rest = list({t.ref: t for t in cells if t.ref != cell.ref}.values())
        more = f" Ditulis juga di {places(rest, cell)}." if rest else ""
        yield temuan(
            "NOM-02",
            cell,
            f"Nama {TINGKAT_NAMES[level]} ini tidak ada dalam nomenklatur; yang paling mirip berkode {line.kode}.{more}",
            "Tulis nama nomenklaturnya bila itu yang dimaksud.",
            seharusnya=line.name,
            related=[t.ref for t in rest],
        )


@check("NOM-04")
def nom_04(context: RuleContext) -> Iterator[Temuan]:
    """A code or name that stands twice below one parent; an indicator that took the place of another."""
    forest = context.register.forest
    for tree in forest.written():
        if tree.table not in ("anggaran", "keuangan_program"):
            continue
        has_codes = coded(tree)
        for sisters in (tree.roots, *(n.children for n in tree.everything())):
            yield from _duplicate(sisters, has_codes)
    for document in context.data.by_document("pk_program"):
        rows = document.tables["pk_program"]
        nodes = [Node("program", b.text("program"), None, point(b, "program"), b) for b in rows if b.text("program")]
        yield from _duplicate(nodes, False)
    yield from duplicate_indikator(context)


def _duplicate(sisters: Sequence[Node], coded: bool) -> Iterator[Temuan]:
    seen: dict[tuple[str, str], Node] = {}
    for node in sisters:
        names = [
            (node.tingkat, "n" + key(node.name)),
            *([(node.tingkat, "k" + node.kode)] if coded and node.kode else []),
        ]
        first = next((seen[n] for n in names if n in seen and seen[n].mentions != node.mentions), None)
        for name in names:
            seen.setdefault(name, node)
        if first is None:
            continue
        same_name = key(first.name) == key(node.name)
        cell = node.mentions if same_name else point(node.row, "kode")
        what = large(mention_pos(node.tingkat, node.name)) if same_name else f"Kode {cell.tertulis}"
        other = first.mentions if same_name else point(first.row, "kode")
        yield temuan(
            "NOM-04",
            cell,
            f"{what} sudah ditulis di {place(other, cell)} di bawah induk yang sama.",
            "Gabungkan atau hapus baris ganda, atau perbaiki nama dan kodenya bila maksudnya lain.",
            related=[other.ref],
        )
