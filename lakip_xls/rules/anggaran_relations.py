"""The relations between all amounts of money: sums, sisa, percentages, and the same amount elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.computing.result import ratio
from lakip_xls.entities.tree import Node, Tree, with_rows
from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.point import Point, point, present
from lakip_xls.rules.helpers import brief, mention_pos
from lakip_xls.rules.kode_parents import doubtful
from lakip_xls.rules.network import EqualRelation, FormulaResult, ReadHow, Relation, SumRelation, as_written
from lakip_xls.rules.registry import RuleContext
from lakip_xls.skema import KELOMPOK, TINGKAT_NAMES

_ALL_KELOMPOK = tuple(f"{k}_{m}" for m in ("pagu", "realisasi") for k in KELOMPOK)
_ANY = Decimal("Infinity")
"""Stands for any amount by which a sum falls short: a row is missing whose amount nobody knows."""
_TOTAL_KODE = {"kegiatan": "JML-01", "program": "JML-02"}
_KODE_PAGU = {"pk_program": "DOK-01", "rkt": "DOK-02", "keuangan_program": "DOK-02"}


def anggaran_relation(context: RuleContext) -> list[Relation]:
    """All relations between amounts of money."""
    forest = context.register.forest
    relations: list[Relation] = []
    lost = context.once(lost_rows)
    for tree in (*forest.trees(), *(own for whole in forest.trees() for own in whole.subunits)):
        gaps = _explained_selisih(tree, forest.roots(), lost)
        misplaced = [n for n in tree.everything() if doubtful(n.row, context)]
        for node in gaps if misplaced else ():
            amounts = [v for n in misplaced for f in ("pagu", "realisasi", *_ALL_KELOMPOK) if (v := n.row.number(f))]
            gaps[node] |= {*amounts, *(-v for v in amounts)}
        for node in misplaced:
            gaps[node] |= {_ANY, -_ANY}
        if tree.table in ("anggaran", "keuangan_program"):
            relations += _tree_total(tree, gaps)
            rows = [b for n in tree.everything() if not n.implied for b in (n.row, *n.mirror)]
            rows += [tree.total] if tree.total else []
            whole = _whole_percentages(rows)
            for row in rows:
                relations += inside_row(row, whole=whole)
            relations += _mirror(tree)
        else:
            relations += _plan_total(tree, gaps)
        relations += _across_documents(tree, lost)
    return relations


def plausible(row: Row, name: str) -> bool:
    """True where an amount could be read."""
    return row[name].number is not None and not row[name].failed


def zero_or_plausible(row: Row, name: str) -> bool:
    """A blank or '-' adds nothing to a sum; an amount that cannot be used makes the sum unknown."""
    value = row[name]
    return (value.content is None and not value.failed) or plausible(row, name)


# --- sums ---------------------------------------------------------------------------------


def _size(tree: Tree) -> tuple[str, ...]:
    """The columns to add up: pagu and realisasi, or their kelompok where the former were only computed."""
    row = next(tree.everything()).row
    groups = [g for g in _ALL_KELOMPOK if g in row.values]
    return tuple(groups) if groups and _counted(row) else ("pagu", "realisasi", *groups)


def _counted(row: Row) -> bool:
    """True where the document has no column of its own for pagu: it was added up from the kelompok."""
    groups = [row[f"{k}_pagu"].ref for k in KELOMPOK if row[f"{k}_pagu"].ref]
    return bool(groups) and (row["pagu"].ref is None or row["pagu"].ref in groups)


def _tree_total(tree: Tree, gaps: dict[Node | None, set[Decimal]]) -> Iterator[Relation]:
    for name in _size(tree):
        for node in tree.everything():
            if node.children and node.tingkat in _TOTAL_KODE and not node.implied:
                label = f"{_mention_size(name)} {mention_pos(node.tingkat, node.name)}"
                yield from one_total(
                    _kode(_TOTAL_KODE[node.tingkat], name, tree),
                    label, node.row, [c.row for c in node.parts()], name, name,
                    TINGKAT_NAMES[node.parts()[0].tingkat], gaps.get(node, set()),
                )  # fmt: skip
        roots = with_rows(tree.roots)
        if tree.total is not None and len({n.tingkat for n in roots}) == 1:
            yield from one_total(
                _kode("JML-03", name, tree), f"{_mention_size(name)} pada baris jumlah", tree.total,
                [n.row for n in roots], name, name, TINGKAT_NAMES[roots[0].tingkat], gaps.get(None, set()),
            )  # fmt: skip


def _kode(kode: str, name: str, tree: Tree) -> str:
    """Columns of a kelompok beside a written pagu belong to JML-06."""
    return kode if name in ("pagu", "realisasi") or _counted(next(tree.everything()).row) else "JML-06"


def _mention_size(name: str) -> str:
    group, _, kind = name.rpartition("_")
    return f"{kind} belanja {group.replace('_', ' ')}" if group else name


def _plan_total(tree: Tree, gaps: dict[Node | None, set[Decimal]]) -> Iterator[Relation]:
    """PK and RKT: the total row against the lowest level that has amounts."""
    if tree.total is None:
        return
    nodes = [n for n in tree.everything() if "pagu" in n.money]
    leaves = [n for n in nodes if not any("pagu" in d.money for d in n.everything() if d is not n)]
    rows = [n.money["pagu"].row for n in leaves]
    kind = TINGKAT_NAMES[leaves[0].tingkat] if leaves else ""
    yield from one_total(
        "JML-04", "anggaran pada baris jumlah", tree.total, rows, "anggaran", "anggaran", kind, gaps.get(None, set())
    )


def one_total(
    kode: str,
    label: str,
    total: Row,
    parts: Sequence[Row],
    name: str,
    part_name: str,
    mentions: str,
    gaps: set[Decimal],
) -> Iterator[Relation]:
    if not parts or not plausible(total, name) or not all(zero_or_plausible(b, part_name) for b in parts):
        return
    if not any(present(b, part_name) for b in parts):
        return
    relation = SumRelation(kode, label, point(total, name), tuple(point(b, part_name) for b in parts), mentions)
    difference = (total.number(name) or Decimal(0)) - relation.result(as_written)
    short, over = _ANY in gaps and difference > 0, -_ANY in gaps and difference < 0
    if difference == 0 or not (difference in gaps or short or over):
        yield relation


def lost_rows(context: RuleContext) -> set[Node | None]:
    """The nodes of the realisasi anggaran (None: the whole) below which other documents name something that it lacks.

    Where such a node has no row of its own, what is above it falls short too. Through `context.once`.
    """
    lost: set[Node | None] = set()
    for tree in context.register.forest.other:
        for n in tree.everything():
            if n.name and n not in tree.pairs and (n.parent is None or n.parent in tree.pairs):
                node = tree.reference(n.parent) if n.parent else None
                lost.add(node)
                while node is not None and node.implied:
                    node = node.parent
                    lost.add(node)
    return lost


def _explained_selisih(
    tree: Tree, references: Sequence[Node], lost: set[Node | None]
) -> dict[Node | None, set[Decimal]]:
    """Differences that another finding explains: a row missing in this document (DOK-07) or there twice (NOM-04)."""
    gaps: dict[Node | None, set[Decimal]] = {}
    leaves_only = tree.table in ("rkt",)
    levels = {n.tingkat for n in tree.everything()}
    for node in (None, *tree.everything()):
        children = tree.roots if node is None else node.children
        amounts: set[Decimal] = {_ANY} if tree.table == "anggaran" and node in lost else set()
        seen: set[str] = set()
        for child in children:
            name = child.kode or key(child.name)
            if name in seen or key(child.name) in seen:
                amounts |= {-v for f in ("pagu", "realisasi", *_ALL_KELOMPOK) if (v := child.row.number(f))}
            seen |= {name, key(child.name)}
        if tree.pairs:
            if node is None:
                below = [d for r in references for d in (r.everything() if leaves_only else (r,))]
            else:
                below = ref.children if (ref := tree.reference(node)) else []
            missing = [n for n in below if n not in tree.used and n.tingkat in levels]
            for name in ("pagu", "realisasi"):
                values = [v for n in missing if (t := n.money.get(name)) and (v := t.number)]
                amounts |= {*values, sum(values, Decimal(0))}
        gaps[node] = amounts
    return gaps


# --- within one row -----------------------------------------------------------------------


def _whole_percentages(rows: Sequence[Row]) -> bool:
    """True for a column of percentages that were rounded to whole ones, whatever decimals its format shows."""
    written = [v for b in rows if (v := b.number("persen")) is not None and v != 100]
    return len(written) > 3 and all(v == int(v) for v in written)


def inside_row(row: Row, *, whole: bool = False) -> Iterator[Relation]:
    name = brief(row.text("uraian")) if row.text("tingkat") else "baris jumlah"
    if row.text("tahun"):
        name = f"tahun {row.text('tahun')}"
    both = plausible(row, "pagu") and plausible(row, "realisasi")
    if both and present(row, "sisa") and row.number("sisa") is not None:
        yield sisa(row, f"sisa anggaran {name}")
    if both and row.number("persen") is not None and present(row, "persen"):
        yield percentage(row, f"persentase serapan {name}", whole=whole)
    if _counted(row):
        return
    for kind in ("pagu", "realisasi"):
        groups = [f"{k}_{kind}" for k in KELOMPOK if f"{k}_{kind}" in row.values]
        usable = plausible(row, kind) and all(zero_or_plausible(row, g) for g in groups)
        if usable and any(present(row, g) for g in groups):
            yield SumRelation(
                "JML-06", f"{kind} {name}", point(row, kind), tuple(point(row, g) for g in groups), "kelompok belanja"
            )


def sisa(row: Row, label: str) -> FormulaResult:
    """The written sisa against pagu − realisasi, which tells each of the three from the other two."""
    left, pagu, realised = point(row, "sisa"), money_cell(row, "pagu"), money_cell(row, "realisasi")

    def compute(read: ReadHow) -> list[Decimal]:
        return [add_up(read, pagu) - add_up(read, realised)]

    def reverse(t: Point, read: ReadHow) -> Decimal:
        missing = number_of(read, left) - compute(read)[0]
        return number_of(read, t) + (missing if t in pagu else -missing)

    return FormulaResult("JML-05", label, left, (*pagu, *realised), compute, "pagu dikurangi realisasi", reverse)


def number_of(read: ReadHow, t: Point) -> Decimal:
    value = read(t)
    return Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(0)


def percentage(row: Row, label: str, *, whole: bool = False) -> FormulaResult:
    """The written percentage of a row against realisasi / pagu × 100."""
    pagu, realised = money_cell(row, "pagu"), money_cell(row, "realisasi")

    def compute(read: ReadHow) -> list[Decimal]:
        share = ratio(add_up(read, realised), add_up(read, pagu))
        return [] if share is None else [share]

    written = point(row, "persen")
    if whole:
        written = replace(written, value=replace(written.value, decimals=0))
    return FormulaResult("PSN-01", label, written, (*pagu, *realised), compute, "realisasi dibagi pagu")


def add_up(read: ReadHow, cells: Sequence[Point]) -> Decimal:
    return sum((number_of(read, t) for t in cells), Decimal(0))


# --- between documents --------------------------------------------------------------------


def _mirror(tree: Tree) -> Iterator[Relation]:
    """An 'Input' row repeats the amounts of its sub kegiatan."""
    for node in tree.everything():
        for row in node.mirror:
            for name in ("pagu", "realisasi"):
                if plausible(row, name) and plausible(node.row, name):
                    label = f"{name} {mention_pos(node.tingkat, node.name)}"
                    kode = "DOK-02" if name == "pagu" else "DOK-11"
                    yield EqualRelation(kode, label, point(row, name), point(node.row, name))


def _across_documents(tree: Tree, lost: set[Node | None]) -> Iterator[Relation]:
    for node in tree.everything():
        reference = tree.reference(node)
        if reference is None or reference.multiple:
            continue
        for name, value in node.money.items():
            kode = _KODE_PAGU[tree.table] if name == "pagu" else "DOK-11"
            label = f"{name} {mention_pos(node.tingkat, reference.name)}"
            if reference.implied:
                parts = [n.row for n in reference.parts()]
                yield from one_total(
                    kode,
                    label,
                    value.row,
                    parts,
                    value.column,
                    name,
                    "rincian pada realisasi anggaran",
                    {_ANY} if reference in lost else set(),
                )
            other = reference.money.get(name)
            if other is None or not plausible(value.row, value.column) or not plausible(other.row, other.column):
                continue
            yield equal(kode, label, value, other.row, name, quotes=tree.table == "keuangan_program")


def equal(kode: str, label: str, value: Point, row: Row, name: str, *, quotes: bool = False) -> Relation:
    """An amount against that of a row of the realisasi anggaran, or against the kelompok it was added up from."""
    cells = money_cell(row, name)
    if len(cells) == 1:
        return EqualRelation(kode, label, value, cells[0], cells[0] if quotes else None)
    return SumRelation(kode, label, value, cells, "kelompok belanja pada realisasi anggaran")


def money_cell(row: Row, name: str) -> tuple[Point, ...]:
    """The cells that make up pagu or realisasi of a row: its own, or those of the kelompok."""
    if not _counted(row):
        return (point(row, name),)
    return tuple(point(row, g) for k in KELOMPOK if present(row, g := f"{k}_{name}")) or (point(row, name),)
