"""DOK-07, 08: programmes, kegiatan and sub kegiatan that are missing, and names that are written differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lakip_xls.entities.sasaran import TABLES as SASARAN_TABLES
from lakip_xls.entities.sasaran import Sasaran
from lakip_xls.entities.tree import Node, Tree
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.parsing.names import key, words
from lakip_xls.point import Point, point
from lakip_xls.provenance import Ref
from lakip_xls.rules.helpers import brief, document_name, large, listing, mention_pos, place, places, temuan
from lakip_xls.rules.keluaran import common_keluaran
from lakip_xls.rules.kinerja_relations import efisiensi_tertulis
from lakip_xls.rules.kode_parents import doubtful
from lakip_xls.rules.mentions import current
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import TINGKAT, TINGKAT_NAMES

# --- programmes, kegiatan, sub kegiatan ---------------------------------------------------

_FAMILIES = {
    "pk_program": "pk",
    "rkt": "rkt",
    "rencana_aksi": "rencana_aksi",
    "realisasi_program": "realisasi_program",
    "keuangan_program": "realisasi_program",
}
_AT_LEAST = 0.5
"""A document that names fewer of the nodes of a level does not mean to name them all."""


@check("DOK-07")
def dok_07(context: RuleContext) -> Iterator[Temuan]:
    """Programmes, kegiatan and sub kegiatan that a document lacks. What stands below one that is lacking is not told again."""
    forest = context.register.forest
    families: dict[str, list[Tree]] = {}
    own_tables = [tree.document.source for tree in forest.anggaran]  # a table is not compared with itself
    for tree in (t for t in forest.other if t.document.source not in own_tables):
        families.setdefault(_FAMILIES[tree.table], []).append(tree)
    lacking: dict[Node, list[Tree]] = {}
    extra: dict[Node, Tree] = {}
    for trees in families.values():
        found = {n for t in trees for n in t.used}
        names = {(n.tingkat, key(n.name)) for t in trees for n in t.everything() if n in t.pairs}
        for level in TINGKAT:
            wanted = [n for t in forest.anggaran for n in _named(t, level) if not n.repeated_name]
            hits = [n for n in wanted if n in found]
            own = [(n, t) for t in trees for n in _named(t, level) if n not in t.pairs and not _unplaced(n, context)]
            for node, tree in own:
                doubled = (level, key(node.name)) in names
                if not doubled and (node.parent is None or node.parent not in extra):
                    extra.setdefault(node, tree)
            if hits and len(hits) >= _AT_LEAST * len(wanted):
                for node in wanted:
                    if not _unplaced(node, context) and node not in found and node.parent not in lacking:
                        lacking.setdefault(node, []).append(trees[0])
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in extra:
        groups.setdefault((node.tingkat, key(node.name)), []).append(node)
    for same in groups.values():
        node = same[0]
        twin = _twins(node, extra[node], lacking)
        yield _only_in(
            node, [n.mentions for n in same], twin, [document_name(b) for b in _anggaran_rows(forest.anggaran)]
        )
        if twin is not None:
            lacking.pop(twin, None)
    for node, lacks in lacking.items():
        yield _only_in(node, [node.mentions], None, [document_name(t.roots[0].row) for t in lacks])


def _place(tree: Tree) -> tuple[str, str]:
    return tree.document.source.file, tree.document.source.sheet


def _unplaced(node: Node, context: RuleContext) -> bool:
    """A row whose code puts it somewhere else (NOM-03), or the same thing in another document."""
    return doubtful(node.row, context) or key(node.name) in context.once(_unplaced_names)


def _unplaced_names(context: RuleContext) -> frozenset[str]:
    trees = context.register.forest.trees()
    return frozenset(key(n.name) for t in trees for n in t.everything() if not n.implied and doubtful(n.row, context))


def _named(tree: Tree, level: str) -> list[Node]:
    return [n for n in tree.everything() if n.tingkat == level and n.name]


def _anggaran_rows(trees: Sequence[Tree]) -> list[Row]:
    return [t.roots[0].row for t in trees if t.roots]


def _twins(node: Node, tree: Tree, lacking: dict[Node, list[Tree]]) -> Node | None:
    """The one row that is missing where this one is too many: probably the same thing under another name."""
    parent = tree.reference(node.parent) if node.parent else None
    candidates = [n for n in lacking if n.tingkat == node.tingkat and (node.parent is None or n.parent is parent)]
    return candidates[0] if len(candidates) == 1 else None


def _only_in(node: Node, cells: Sequence[Point], twin: Node | None, absent: Sequence[str]) -> Temuan:
    cell, kind = node.mentions, TINGKAT_NAMES[node.tingkat]
    text = f"{large(mention_pos(node.tingkat, node.name))} tidak ada pada {listing(absent)}."
    again = [t for t in cells if t.ref != cell.ref]
    if again:
        text += f" Ditulis juga di {places(again, cell)}."
    if twin is not None:
        text += f" Pada tempat yang sama di {place(twin.mentions, cell)} tertulis {brief(twin.name)}."
    return temuan(
        "DOK-07",
        cell,
        text,
        f"Tambahkan {kind} ini pada dokumen yang belum memuatnya, atau samakan namanya bila berubah.",
        seharusnya=twin.name if twin else None,
        related=[*(t.ref for t in cells), *([twin.mentions.ref] if twin else [])],
    )


# --- wording ------------------------------------------------------------------------------


@check("DOK-08")
def dok_08(context: RuleContext) -> Iterator[Temuan]:
    """One thing under several names, each wording told once."""
    yield from _pos_difference(context)
    yield from _sasaran_difference(context)
    yield from _indikator_difference(context)
    yield from _keluaran_difference(context)


def _pos_difference(context: RuleContext) -> Iterator[Temuan]:
    official = {key(n.name): n.name for n in context.official}
    forest = context.register.forest
    mentions: dict[Node, list[Point]] = {}
    for tree in forest.anggaran:
        for node in tree.everything():
            mentions[node] = [node.mentions]
    for tree in forest.other:
        for node, pair in tree.pairs.items():
            mentions.setdefault(pair.right, []).append(node.mentions)
    for row in context.data.rows("pergeseran"):
        shifted = context.register.shifts.get(id(row))
        if shifted is not None:
            mentions[shifted].append(point(row, "sub_kegiatan"))
    told: set[Point] = set()
    for node, cells in mentions.items():
        wordings: dict[str, list[Point]] = {}
        for cell in dict.fromkeys(c for c in cells if c.value.text):
            wordings.setdefault(key(cell.value.text), []).append(cell)
        if len(wordings) < 2:
            continue
        right = next((k for k in wordings if k in official), None)
        right = right or max(
            wordings, key=lambda k: (len({t.ref.file for t in wordings[k]}), node.mentions in wordings[k])
        )
        proper = wordings[right][0].value.text
        for wording, wrong in wordings.items():
            if wording != right and wrong[0] not in told:
                told.add(wrong[0])
                note = ", sesuai nomenklatur" if right in official else ""
                yield _name_difference(TINGKAT_NAMES[node.tingkat], wrong, wordings[right], proper, note)


def _name_difference(kind: str, wrong: Sequence[Point], others: Sequence[Point], proper: str, note: str) -> Temuan:
    cell = wrong[0]
    again = {t.ref: t for t in wrong if t.ref != cell.ref}  # one cell may be a row of two tables
    more = f", juga di {places(again.values(), cell, 3)}" if again else ""
    return temuan(
        "DOK-08",
        cell,
        f"Nama {kind} ini{more}, ditulis lain di {places(others, cell, 3)}{note}.",
        f"Bila yang dimaksud sama, ubah {places(wrong, cell, 6)} menjadi nama pada kolom Seharusnya.",
        seharusnya=proper,
        related=[t.ref for t in (*wrong, *others)],
    )


def _sasaran_difference(context: RuleContext) -> Iterator[Temuan]:
    """The wordings of every sasaran of the Perjanjian Kinerja (without one, of the pengukuran)."""
    register = context.register.sasaran
    base = "pk" if context.data.rows("pk") else "pengukuran"
    aliases = {key(row.text("sasaran")): register.of(e.sasaran) for row, e in context.once(efisiensi_tertulis)}
    placed: dict[Sasaran, list[Row]] = {}
    for item in register.all:
        for table in SASARAN_TABLES:
            for row in item.rows(table):
                if table != "renstra" or current(context, row):
                    meant = item if item.wordings.get(base) else aliases.get(key(row.text("sasaran")))
                    if meant is not None:
                        placed.setdefault(meant, []).append(row)
    for item, rows in placed.items():
        yield from _written_text_difference("sasaran", rows, item.name)


def _indikator_difference(context: RuleContext) -> Iterator[Temuan]:
    """The wordings of every indicator of the Perjanjian Kinerja (without one, of the pengukuran)."""
    base = "pk" if context.data.rows("pk") else "pengukuran"
    for item in context.register.indicators.all:
        agreed = item.first(base)
        if agreed is not None:
            tables = sorted(item.rows, key=lambda t: t != base)
            rows = [b for t in tables for b in item.of(t) if t != "renstra" or current(context, b)]
            yield from _written_text_difference("indikator", rows, agreed.text("indikator"))


def _written_text_difference(column: str, rows: Sequence[Row], agreed: str) -> Iterator[Temuan]:
    """The wording that most sheets use against every other one."""
    cells_of: dict[str, list[Point]] = {key(agreed): []}
    for row in rows:
        cells_of.setdefault(key(row.text(column)), []).append(point(row, column))

    def sheets(wording: str) -> tuple[int, bool]:
        return len({(t.ref.file, t.ref.sheet) for t in cells_of[wording]}), wording == key(agreed)

    usual = max(cells_of, key=sheets)
    for wording, cells in cells_of.items():
        if wording != usual and cells:
            base = list(dict.fromkeys(cells_of[usual]))
            yield _name_difference(column, list(dict.fromkeys(cells)), base, base[0].value.text, "")


def _keluaran_difference(context: RuleContext) -> Iterator[Temuan]:
    """Output indicators: Rencana Aksi against realisasi program, and the RKT against either."""
    wordings: dict[Point, dict[str, list[Point]]] = {}
    for pair in common_keluaran(context):
        plan, result = point(pair.plan, "indikator"), point(pair.realisasi, "indikator")
        if pair.namesakes and plan.value.text and result.value.text:
            wordings[plan] = {}
            for cell in (result, plan):
                wordings[plan].setdefault(key(cell.value.text), []).append(cell)
    of_cell = {t: same for same in wordings.values() for cells in same.values() for t in cells}
    for planned in context.register.outputs.rkt:
        own, other = point(planned.rkt, "indikator_kegiatan"), point(planned.other, "indikator")
        same = of_cell.get(other) or wordings.setdefault(other, {key(other.value.text): [other]})
        same.setdefault(key(own.value.text), []).append(own)
    for same in wordings.values():
        if len(same) < 2:
            continue
        worth = {k: (len(t), *_plausible(t[0], [c[0] for c in same.values()], context)) for k, t in same.items()}
        usual = max(same, key=worth.__getitem__)
        proper = same[usual]
        for wording, cells in same.items():
            if wording != usual:
                yield _name_difference("indikator keluaran", cells, proper, proper[0].value.text, "")


def _plausible(cell: Point, rivals: Sequence[Point], context: RuleContext) -> tuple[bool, bool, int]:
    """What speaks for the wording of an output.

    It holds its sub kegiatan's name, lacks no word that a rival adds to it, and has few words that stand nowhere else.
    """
    text = words(cell.value.text)
    own, known = set(text.split()), context.once(_words)
    whole = not any(own < set(words(t.value.text).split()) for t in rivals)
    return words(cell.row.text("sub_kegiatan")) in text, whole, -sum(known[w] < 2 for w in own)


def _words(context: RuleContext) -> Counter[str]:
    """In how many cells of names and indicators each word stands."""
    cells: dict[Ref, str] = {}
    for document in context.data.documents:
        for rows in document.tables.values():
            for row in rows:
                for name in ("uraian", *TINGKAT, "sasaran", "indikator", "indikator_kegiatan", "indikator_program"):
                    if row.text(name):
                        cells[row.ref_of(name)] = row.text(name)
    return Counter(w for text in cells.values() for w in set(words(text).split()))
