"""ONE tree per document: its programmes, kegiatan and sub kegiatan with the cells of their money."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lakip_xls.entities.assign import Pair
from lakip_xls.entities.parents import Spot, arrange
from lakip_xls.model import Baris, Dokumen
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT
from lakip_xls.titik import Titik, ada, titik

PATH_TABLES = {"pk_program": "anggaran", "rkt": "anggaran", "rencana_aksi": "", "realisasi_program": ""}
"""Frames whose rows carry the names of all levels -> the field of their pagu."""
ROW_TABLES = ("anggaran", "keuangan_program")
"""Frames whose rows are one node each."""


@dataclass(eq=False)
class Node:
    """One programme, kegiatan or sub kegiatan as one document names it."""

    tingkat: str
    nama: str
    """'' where only a code below it tells that it exists."""
    kode: str | None
    sebutan: Titik
    """The cell that names it."""
    baris: Baris
    induk: Node | None = None
    anak: list[Node] = field(default_factory=list)
    uang: dict[str, Titik] = field(default_factory=dict)
    """'pagu' and 'realisasi' as far as the document has them, readable or not."""
    cermin: list[Baris] = field(default_factory=list)
    """'Input' rows that repeat the money of this row."""
    tersirat: bool = False
    """The document has no row for it: its name stands in a column beside its children (`baris` is a child's)."""

    @property
    def kode_tertulis(self) -> str:
        """The code as its own row writes it, '' where there is none."""
        written = self.baris["kode"]
        return "" if self.tersirat or written.ref is None else written.teks

    def bagian(self) -> list[Node]:
        """The nodes whose rows add up to this one."""
        return with_rows(self.anak)

    @cached_property
    def same_name(self) -> dict[str, list[Node]]:
        """The children by the key of their name; to be asked for when the tree is complete."""
        return _grouped(self.anak, lambda n: key(n.nama))

    @cached_property
    def _same_code(self) -> dict[str, list[Node]]:
        return _grouped(self.anak, lambda n: n.kode or "")

    @property
    def berganda(self) -> bool:
        """True where another row of the same parent has the same name: neither holds the whole amount."""
        return self.induk is not None and len(self.induk.same_name[key(self.nama)]) > 1

    @property
    def nama_berulang(self) -> bool:
        """True where an earlier row of the same parent has the same name (NOM-04 tells that)."""
        return self.induk is not None and self.induk.same_name[key(self.nama)][0] is not self

    @property
    def kode_berulang(self) -> bool:
        """The same for the code."""
        return bool(self.kode) and self.induk is not None and self.induk._same_code[self.kode or ""][0] is not self

    @property
    def jalur(self) -> tuple[str, ...]:
        """The names from the topmost node down to this one, as `path_of` gives them."""
        return (*(self.induk.jalur if self.induk else ()), key(self.nama))

    def semua(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.anak:
            yield from child.semua()


@dataclass(eq=False)
class Tree:
    """The tree of one document."""

    dokumen: Dokumen
    tabel: str
    """The frame it comes from."""
    akar: list[Node]
    jumlah: Baris | None
    pairs: dict[Node, Pair[Node, Node]] = field(default_factory=dict)
    """Node -> its pair (right: the node of the realisasi anggaran)."""
    used: set[Node] = field(default_factory=set)
    """The nodes of the realisasi anggaran that are in a pair."""

    def take(self, pair: Pair[Node, Node]) -> None:
        """Take a pair."""
        self.pairs[pair.left] = pair
        self.used.add(pair.right)

    def acuan(self, node: Node) -> Node | None:
        """The node of the realisasi anggaran that means the same."""
        pair = self.pairs.get(node)
        return pair.right if pair else None

    def semua(self) -> Iterator[Node]:
        """All nodes in document order."""
        for root in self.akar:
            yield from root.semua()


def document_trees(document: Dokumen) -> Iterator[Tree]:
    """The trees of one document: one for each of its frames that names programmes."""
    for name in ROW_TABLES:
        if rows := document.tabel.get(name):
            yield Tree(document, name, _row_nodes(rows), total_row(document, name))
    for name, amount in PATH_TABLES.items():
        if rows := document.tabel.get(name):
            yield Tree(document, name, _path_nodes(rows, amount), total_row(document, name))


def total_row(document: Dokumen, name: str) -> Baris | None:
    """The total row that stands last."""
    rows = document.jumlah.get(name, ())
    return rows[-1] if rows else None


def path_of(row: Baris) -> tuple[str, ...]:
    """The names of programme, kegiatan and sub kegiatan on a row that carries those of all levels."""
    return tuple(key(row.teks(level)) for level in TINGKAT if row.teks(level))


def with_rows(nodes: Sequence[Node]) -> list[Node]:
    """Nodes that have a row of their own; one without gives way to its children."""
    return [found for n in nodes for found in (n.bagian() if n.tersirat else [n])]


def _grouped(nodes: Sequence[Node], by: Callable[[Node], str]) -> dict[str, list[Node]]:
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(by(node), []).append(node)
    return groups


# --- a row for each node ------------------------------------------------------------------


def _row_nodes(rows: Sequence[Baris]) -> list[Node]:
    """Rows of one node each; rows of no level mirror the money of the row above them."""
    spots: list[Spot[Baris]] = []
    mirrors: dict[int, list[Baris]] = {}
    for row in rows:
        if row.teks("tingkat") in TINGKAT:
            spots.append(_spot(row))
        elif spots:
            mirrors.setdefault(id(spots[-1]), []).append(row)

    def node(spot: Spot[Baris], parent: Node | None) -> Node:
        made = _node_of_row(spot, parent) if spot.item is not None else _implied(spot, parent)
        made.cermin = mirrors.get(id(spot), [])
        made.anak = [node(child, made) for child in spot.anak]
        return made

    return [node(root, None) for root in arrange(spots)]


def _spot(row: Baris) -> Spot[Baris]:
    level, amount = row.teks("tingkat"), row["pagu"].isi
    code = parse_code(row.teks("kode"))
    return Spot(
        level,
        row.teks("uraian"),
        code if code is not None and code.tingkat == level else None,
        None if isinstance(amount, str) else amount,
        {upper: row.teks(upper) for upper in TINGKAT[: TINGKAT.index(level)]},
        row,
        first=row,
    )


def _node_of_row(spot: Spot[Baris], parent: Node | None) -> Node:
    row = spot.first
    assert row is not None
    code = parse_code(row.teks("kode"))
    node = Node(
        spot.tingkat, spot.nama, code.teks if code else None, titik(row, "uraian"), row, parent, tersirat=_added(row)
    )
    if not node.tersirat:
        node.uang = {name: titik(row, name) for name in ("pagu", "realisasi") if name in row.nilai}
    return node


def _implied(spot: Spot[Baris], parent: Node | None) -> Node:
    row = spot.first
    assert row is not None
    code = spot.kode.teks if spot.kode else None
    return Node(spot.tingkat, spot.nama, code, titik(row, spot.tingkat), row, parent, tersirat=True)


def _added(row: Baris) -> bool:
    """True where the reader made the row for a name beside its children: no cell holds its amounts."""
    amounts = [v for n, v in row.nilai.items() if n.endswith(("pagu", "realisasi"))]
    return any(v.isi is not None for v in amounts) and not any(v.ref for v in amounts)


# --- rows that carry the names of all levels -----------------------------------------------


def _path_nodes(rows: Sequence[Baris], amount: str) -> list[Node]:
    """The same name under the same parent is one node; its pagu is that of its row, none where several differ."""
    roots: list[Node] = []
    known: dict[tuple[int, str, str], Node] = {}
    several: set[Node] = set()
    for row in rows:
        parent: Node | None = None
        for level in TINGKAT:
            name = row.teks(level)
            if not name:
                continue
            place = (id(parent), level, key(name))
            node = known.get(place)
            if node is None:
                node = known[place] = Node(level, name, None, titik(row, level), row, parent)
                (parent.anak if parent else roots).append(node)
            parent = node
        if parent is None or not amount or not (ada(row, amount) or row[amount].gagal):
            continue
        value = titik(row, amount)
        if parent.uang.setdefault("pagu", value) != value and parent.uang["pagu"].isi != value.isi:
            several.add(parent)
    for node in several:
        del node.uang["pagu"]
    return roots
