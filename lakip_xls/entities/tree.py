"""ONE tree per document: its programmes, kegiatan and sub kegiatan with the cells of their money."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.entities.assign import Pair
from lakip_xls.entities.likeness import SAME, likeness
from lakip_xls.entities.parents import Spot, arrange
from lakip_xls.model import Document, Row
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.point import Point, point, present
from lakip_xls.skema import TINGKAT

PATH_TABLES = {"pk_program": "anggaran", "rkt": "anggaran", "rencana_aksi": "", "realisasi_program": ""}
"""Frames whose rows carry the names of all levels -> the field of their pagu."""
ROW_TABLES = ("anggaran", "keuangan_program")
"""Frames whose rows are one node each."""


class Node(Struct, eq=False, dict=True):
    """One programme, kegiatan or sub kegiatan as one document names it."""

    tingkat: str
    name: str
    """'' where only a code below it tells that it exists."""
    kode: str | None
    mentions: Point
    """The cell that names it."""
    row: Row
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    money: dict[str, Point] = field(default_factory=dict)
    """'pagu' and 'realisasi' as far as the document has them, readable or not."""
    mirror: list[Row] = field(default_factory=list)
    """'Input' rows that repeat the money of this row."""
    implied: bool = False
    """The document has no row for it: its name stands in a column beside its children (`row` is a child's)."""
    shares: list[Node] = field(default_factory=list)
    """The nodes of the sub-units that make it up, where the document writes it for each of them."""

    @property
    def kode_tertulis(self) -> str:
        """The code as its own row writes it, '' where there is none."""
        written = self.row["kode"]
        return "" if self.implied or written.ref is None else written.text

    def parts(self) -> list[Node]:
        """The nodes whose rows add up to this one."""
        return self.shares or with_rows(self.children)

    @cached_property
    def same_name(self) -> dict[str, list[Node]]:
        """The children by the key of their name; to be asked for when the tree is complete."""
        return _grouped(self.children, lambda n: key(n.name))

    @cached_property
    def _same_code(self) -> dict[str, list[Node]]:
        return _grouped(self.children, lambda n: n.kode or "")

    @property
    def multiple(self) -> bool:
        """True where another row of the same parent has the same name: neither holds the whole amount."""
        return self.parent is not None and len(self.parent.same_name[key(self.name)]) > 1

    @property
    def repeated_name(self) -> bool:
        """True where an earlier row of the same parent has the same name (NOM-04 tells that)."""
        return self.parent is not None and self.parent.same_name[key(self.name)][0] is not self

    @property
    def repeated_kode(self) -> bool:
        """The same for the code."""
        return bool(self.kode) and self.parent is not None and self.parent._same_code[self.kode or ""][0] is not self

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the topmost node down to this one, as `path_of` gives them."""
        return (*(self.parent.path if self.parent else ()), key(self.name))

    def everything(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.everything()


class Tree(Struct, eq=False):
    """The tree of one document."""

    document: Document
    table: str
    """The frame it comes from."""
    roots: list[Node]
    total: Row | None
    subunit: str = ""
    """The sub-unit whose programmes these are."""
    subunits: Sequence[Tree] = ()
    """The trees of the sub-units, where the programmes are written for each of them."""
    pairs: dict[Node, Pair[Node, Node]] = field(default_factory=dict)
    """Node -> its pair (right: the node of the realisasi anggaran)."""
    used: set[Node] = field(default_factory=set)
    """The nodes of the realisasi anggaran that are in a pair."""

    def take(self, pair: Pair[Node, Node]) -> None:
        """Take a pair."""
        self.pairs[pair.left] = pair
        self.used.add(pair.right)

    def reference(self, node: Node) -> Node | None:
        """The node of the realisasi anggaran that means the same."""
        pair = self.pairs.get(node)
        return pair.right if pair else None

    def written(self) -> Sequence[Tree]:
        """The trees whose nodes are rows of a document: those of the sub-units, else this one."""
        return self.subunits or (self,)

    def everything(self) -> Iterator[Node]:
        """All nodes in document order."""
        for root in self.roots:
            yield from root.everything()


def document_trees(document: Document) -> Iterator[Tree]:
    """The trees of one document: one for each of its frames that names programmes."""
    for name in ROW_TABLES:
        if rows := document.tables.get(name):
            units: dict[str, list[Row]] = {}
            for row in rows:
                units.setdefault(row.text("subunit"), []).append(row)
            trees = [Tree(document, name, _row_nodes(own), None, unit) for unit, own in units.items()]
            whole = trees[0] if len(trees) == 1 else united(trees)
            *others, whole.total = document.totals.get(name, ()) or (None,)
            if whole.subunits:
                _subtotals(trees, [own for own in others if own is not None])
            yield whole
    for name, amount in PATH_TABLES.items():
        if rows := document.tables.get(name):
            yield Tree(document, name, _path_nodes(rows, amount), total_row(document, name))


def _subtotals(trees: Sequence[Tree], totals: Sequence[Row]) -> None:
    """Give every sub-unit the total row below its programmes."""
    for total in totals:
        above = [t for t in trees if t.roots and t.roots[0].row.ref.row < total.ref.row]
        if above:
            max(above, key=lambda t: t.roots[0].row.ref.row).total = total


def united(trees: Sequence[Tree]) -> Tree:
    """The tree of an office from those of its sub-units."""
    own = [tree for whole in trees for tree in whole.written()]
    roots = _together([root for tree in own for root in tree.roots])
    return Tree(own[0].document, own[0].table, roots, None, subunits=own)


def _together(nodes: Sequence[Node], parent: Node | None = None) -> list[Node]:
    """One node for the same programme (kegiatan, sub kegiatan) of several sub-units."""
    same: list[list[Node]] = []
    for node in nodes:
        home = next((shares for shares in same if _alike(node, shares[0])), None)
        if home is None:
            same.append([node])
        else:
            home.append(node)
    merged = []
    for shares in same:
        first = shares[0]
        words = {n: v for n, v in first.row.values.items() if n in (*TINGKAT, "tingkat", "kode", "uraian")}
        node = Node(first.tingkat, first.name, first.kode, first.mentions, replace(first.row, values=words), parent)
        node.implied, node.shares = True, with_rows(shares)
        node.children = _together([child for share in shares for child in share.children], node)
        merged.append(node)
    return merged


def _alike(node: Node, other: Node) -> bool:
    """Whether two sub-units mean the same: an equal name, or an equal code with a name that resembles."""
    if node.tingkat != other.tingkat:
        return False
    return key(node.name) == key(other.name) or (
        bool(node.kode) and node.kode == other.kode and _resembles(node, other)
    )


def _resembles(node: Node, other: Node) -> bool:
    return likeness(node.name, other.name) >= SAME


def total_row(document: Document, name: str) -> Row | None:
    """The total row that stands last."""
    rows = document.totals.get(name, ())
    return rows[-1] if rows else None


def path_of(row: Row) -> tuple[str, ...]:
    """The names of programme, kegiatan and sub kegiatan on a row that carries those of all levels."""
    return tuple(key(row.text(level)) for level in TINGKAT if row.text(level))


def with_rows(nodes: Sequence[Node]) -> list[Node]:
    """Nodes that have a row of their own; one without gives way to its children."""
    return [found for n in nodes for found in (n.parts() if n.implied else [n])]


def _grouped(nodes: Sequence[Node], by: Callable[[Node], str]) -> dict[str, list[Node]]:
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(by(node), []).append(node)
    return groups


# --- a row for each node ------------------------------------------------------------------


def _row_nodes(rows: Sequence[Row]) -> list[Node]:
    """Rows of one node each; rows of no level mirror the money of the row above them."""
    spots: list[Spot[Row]] = []
    mirrors: dict[int, list[Row]] = {}
    for row in rows:
        if row.text("tingkat") in TINGKAT:
            spots.append(_spot(row))
        elif spots:
            mirrors.setdefault(id(spots[-1]), []).append(row)

    def node(spot: Spot[Row], parent: Node | None) -> Node:
        made = _node_of_row(spot, parent) if spot.item is not None else _implied(spot, parent)
        made.mirror = mirrors.get(id(spot), [])
        made.children = [node(child, made) for child in spot.children]
        return made

    return [node(root, None) for root in arrange(spots)]


def _spot(row: Row) -> Spot[Row]:
    level, amount = row.text("tingkat"), row["pagu"].content
    code = parse_code(row.text("kode"))
    return Spot(
        level,
        row.text("uraian"),
        code if code is not None and code.tingkat == level else None,
        None if isinstance(amount, str) else amount,
        {upper: row.text(upper) for upper in TINGKAT[: TINGKAT.index(level)]},
        row,
        first=row,
    )


def _node_of_row(spot: Spot[Row], parent: Node | None) -> Node:
    row = spot.first
    assert row is not None
    code = parse_code(row.text("kode"))
    node = Node(
        spot.tingkat, spot.name, code.text if code else None, point(row, "uraian"), row, parent, implied=_added(row)
    )
    if not node.implied:
        node.money = {name: point(row, name) for name in ("pagu", "realisasi") if name in row.values}
    return node


def _implied(spot: Spot[Row], parent: Node | None) -> Node:
    row = spot.first
    assert row is not None
    code = spot.kode.text if spot.kode else None
    return Node(spot.tingkat, spot.name, code, point(row, spot.tingkat), row, parent, implied=True)


def _added(row: Row) -> bool:
    """True where the reader made the row for a name beside its children: no cell holds its amounts."""
    amounts = [v for n, v in row.values.items() if n.endswith(("pagu", "realisasi"))]
    return any(v.content is not None for v in amounts) and not any(v.ref for v in amounts)


# --- rows that carry the names of all levels -----------------------------------------------


def _path_nodes(rows: Sequence[Row], amount: str) -> list[Node]:
    """The same name under the same parent is one node; its pagu is that of its row, none where several differ."""
    roots: list[Node] = []
    known: dict[tuple[int, str, str], Node] = {}
    several: set[Node] = set()
    for row in rows:
        parent: Node | None = None
        for level in TINGKAT:
            name = row.text(level)
            if not name:
                continue
            place = (id(parent), level, key(name))
            node = known.get(place)
            if node is None:
                node = known[place] = Node(level, name, None, point(row, level), row, parent)
                (parent.children if parent else roots).append(node)
            parent = node
        if parent is None or not amount or not (present(row, amount) or row[amount].failed):
            continue
        value = point(row, amount)
        if parent.money.setdefault("pagu", value) != value and parent.money["pagu"].content != value.content:
            several.add(parent)
    for node in several:
        del node.money["pagu"]
    return roots
