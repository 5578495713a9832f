"""Every document's programmes, kegiatan and sub kegiatan as a tree, matched to the realisasi anggaran."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lakip_xls.matching import AMBANG_DENGAN_BUKTI, AMBANG_MIRIP, MAKS_BANDING, Pasangan, padankan
from lakip_xls.model import Baris, Dokumen
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key, similarity
from lakip_xls.rules.registry import Konteks
from lakip_xls.titik import Titik, ada, titik

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
_BERJALUR = {"pk_program": "anggaran", "rkt": "anggaran", "rencana_aksi": "", "realisasi_program": ""}
"""Frames whose rows carry the names of all levels -> the field of their pagu."""


@dataclass(eq=False)
class Simpul:
    """One programme, kegiatan or sub kegiatan as one document names it."""

    tingkat: str
    nama: str
    kode: str | None
    sebutan: Titik
    """The cell that names it."""
    baris: Baris
    induk: Simpul | None = None
    anak: list[Simpul] = field(default_factory=list)
    uang: dict[str, Titik] = field(default_factory=dict)
    """'pagu' and 'realisasi' as far as the document has them, readable or not."""
    cermin: list[Baris] = field(default_factory=list)
    """'Input' rows that repeat the money of this row."""
    tersirat: bool = False
    """The document has no row for it: its name stands in a column beside its children (`baris` is a child's)."""

    @property
    def kode_tertulis(self) -> str:
        """The code as its own row writes it, '' where there is none."""
        return "" if self.tersirat else self.baris.teks("kode")

    def bagian(self) -> list[Simpul]:
        """The nodes whose rows add up to this one."""
        return berbaris(self.anak)

    @cached_property
    def _anak_senama(self) -> dict[str, list[Simpul]]:
        """The children by name; to be asked for when the tree is complete."""
        return _kelompokkan(self.anak, lambda n: key(n.nama))

    @cached_property
    def _anak_sekode(self) -> dict[str, list[Simpul]]:
        return _kelompokkan(self.anak, lambda n: n.kode or "")

    @property
    def berganda(self) -> bool:
        """True where another row of the same parent has the same name: neither holds the whole amount."""
        return self.induk is not None and len(self.induk._anak_senama[key(self.nama)]) > 1

    @property
    def nama_berulang(self) -> bool:
        """True where an earlier row of the same parent has the same name (NOM-04 tells that)."""
        return self.induk is not None and self.induk._anak_senama[key(self.nama)][0] is not self

    @property
    def kode_berulang(self) -> bool:
        """The same for the code."""
        return bool(self.kode) and self.induk is not None and self.induk._anak_sekode[self.kode or ""][0] is not self

    @property
    def jalur(self) -> tuple[str, ...]:
        """The names from the topmost node down to this one, as `jalur_baris` gives them."""
        return (*(self.induk.jalur if self.induk else ()), key(self.nama))

    def semua(self) -> Iterator[Simpul]:
        """This node and all below it, in document order."""
        yield self
        for child in self.anak:
            yield from child.semua()


def jalur_baris(row: Baris) -> tuple[str, ...]:
    """The names of programme, kegiatan and sub kegiatan on a row that carries those of all levels."""
    return tuple(key(row.teks(level)) for level in TINGKAT if row.teks(level))


def _kelompokkan(nodes: Sequence[Simpul], by: Callable[[Simpul], str]) -> dict[str, list[Simpul]]:
    groups: dict[str, list[Simpul]] = {}
    for node in nodes:
        groups.setdefault(by(node), []).append(node)
    return groups


def berbaris(nodes: Sequence[Simpul]) -> list[Simpul]:
    """Nodes that have a row of their own; one without gives way to its children."""
    return [found for n in nodes for found in (n.bagian() if n.tersirat else [n])]


@dataclass(eq=False)
class Pohon:
    """The tree of one document."""

    dokumen: Dokumen
    tabel: str
    """The frame it comes from."""
    akar: list[Simpul]
    jumlah: Baris | None
    padanan: dict[Simpul, Pasangan[Simpul, Simpul]] = field(default_factory=dict)
    """Node -> its pair (left: the node, right: the node of the realisasi anggaran)."""
    terpakai: set[Simpul] = field(default_factory=set)
    """The nodes of the realisasi anggaran that are in a pair."""

    def semua(self) -> Iterator[Simpul]:
        """All nodes in document order."""
        for root in self.akar:
            yield from root.semua()

    def pasangkan(self, pair: Pasangan[Simpul, Simpul]) -> None:
        """Take a pair."""
        self.padanan[pair.kiri] = pair
        self.terpakai.add(pair.kanan)

    def acuan(self, node: Simpul) -> Simpul | None:
        """The node of the realisasi anggaran that means the same."""
        pair = self.padanan.get(node)
        return pair.kanan if pair else None


@dataclass(frozen=True, eq=False)
class Hutan:
    """All trees of a report."""

    anggaran: tuple[Pohon, ...]
    """The realisasi anggaran: what the others are compared with."""
    lain: tuple[Pohon, ...]

    def akar(self) -> list[Simpul]:
        """The programmes of the realisasi anggaran."""
        return [root for tree in self.anggaran for root in tree.akar]


def hutan(konteks: Konteks) -> Hutan:
    """Build and match all trees; use it through `konteks.sekali(hutan)`."""
    budget: list[Pohon] = []
    others: list[Pohon] = []
    for document in konteks.data.dokumen:
        for name in ("anggaran", "keuangan_program"):
            if rows := document.tabel.get(name):
                tree = Pohon(document, name, _berurutan(rows), baris_jumlah(document, name))
                if tree.akar:
                    (budget if name == "anggaran" else others).append(tree)
        for name, amount in _BERJALUR.items():
            if rows := document.tabel.get(name):
                tree = Pohon(document, name, _berjalur(rows, amount), baris_jumlah(document, name))
                if tree.akar:
                    others.append(tree)
    forest = Hutan(tuple(budget), tuple(others))
    for tree in others:
        _setarakan_tingkat(tree, forest)
        _padankan(tree, tree.akar, forest.akar())
        _padankan_sisa(tree, forest)
        _padankan_kembar(tree)
    return forest


def baris_jumlah(document: Dokumen, name: str) -> Baris | None:
    """The total row that stands last."""
    rows = document.jumlah.get(name, ())
    return rows[-1] if rows else None


def _berurutan(rows: Sequence[Baris]) -> list[Simpul]:
    """Rows in document order: a row belongs to the row of the next higher level above it.

    A level for which there is no row at all is taken from the columns beside the lower ones.
    """
    written = {row.teks("tingkat") for row in rows}
    roots: list[Simpul] = []
    path: dict[str, Simpul] = {}
    last: Simpul | None = None

    def place(node: Simpul) -> Simpul:
        (node.induk.anak if node.induk else roots).append(node)
        for deeper in TINGKAT[TINGKAT.index(node.tingkat) :]:
            path.pop(deeper, None)
        path[node.tingkat] = node
        return node

    def above(level: str) -> Simpul | None:
        return next((path[t] for t in reversed(TINGKAT[: TINGKAT.index(level)]) if t in path), None)

    for row in rows:
        level = row.teks("tingkat")
        if level not in TINGKAT:
            if last is not None:
                last.cermin.append(row)
            continue
        for upper in TINGKAT[: TINGKAT.index(level)]:
            name = row.teks(upper)
            if name and upper not in written and (upper not in path or key(path[upper].nama) != key(name)):
                place(Simpul(upper, name, None, titik(row, upper), row, above(upper), tersirat=True))
        code = parse_code(row.teks("kode")) if row.teks("kode") else None
        node = Simpul(level, row.teks("uraian"), code.teks if code else None, titik(row, "uraian"), row, above(level))
        node.tersirat = _dihitung(row)
        for name in ("pagu", "realisasi"):
            if name in row.nilai and not node.tersirat:
                node.uang[name] = titik(row, name)
        last = place(node)
    return roots


def _dihitung(row: Baris) -> bool:
    """True where the reader made the row for a name beside its children: no cell holds its amounts."""
    amounts = [v for n, v in row.nilai.items() if n.endswith(("pagu", "realisasi"))]
    return any(v.isi is not None for v in amounts) and not any(v.ref for v in amounts)


def _berjalur(rows: Sequence[Baris], amount: str) -> list[Simpul]:
    """Rows that carry the names of all their levels; the same name under the same parent is one node."""
    roots: list[Simpul] = []
    known: dict[tuple[int, str, str], Simpul] = {}
    several: set[Simpul] = set()
    for row in rows:
        parent: Simpul | None = None
        for level in TINGKAT:
            name = row.teks(level)
            if not name:
                continue
            place = (id(parent), level, key(name))
            node = known.get(place)
            if node is None:
                node = known[place] = Simpul(level, name, None, titik(row, level), row, parent)
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


def _setarakan_tingkat(tree: Pohon, forest: Hutan) -> None:
    """An RKT whose column of sub kegiatan lists kegiatan: its nodes are taken for what their names are."""
    names = {
        level: {key(n.nama) for t in forest.anggaran for n in t.semua() if n.tingkat == level} for level in TINGKAT
    }
    lowest = [n for n in tree.semua() if n.tingkat == "sub_kegiatan"]
    if not lowest or any(n.tingkat == "kegiatan" for n in tree.semua()):
        return
    hits = {level: sum(key(n.nama) in names[level] for n in lowest) for level in ("kegiatan", "sub_kegiatan")}
    if hits["kegiatan"] > hits["sub_kegiatan"]:
        for node in lowest:
            node.tingkat = "kegiatan"


def serupa(kiri: Simpul, kanan: Simpul) -> bool:
    """True where two nodes have an amount or a child in common."""
    children = {key(c.nama) for c in kiri.anak}
    return any(key(c.nama) in children for c in kanan.anak) or any(
        (a := kiri.uang.get(name)) is not None
        and (b := kanan.uang.get(name)) is not None
        and bool(a.angka)
        and a.angka == b.angka
        for name in ("pagu", "realisasi")
    )


def _padankan(tree: Pohon, nodes: Sequence[Simpul], references: Sequence[Simpul]) -> None:
    """Match the children of one matched parent, then go down."""
    for level in TINGKAT:
        left = [n for n in nodes if n.tingkat == level and n not in tree.padanan]
        right = [n for n in references if n.tingkat == level]
        if level == "sub_kegiatan" and not right:
            right = [s for k in references for s in k.anak if s.tingkat == level]
        _cocokkan(tree, left, [n for n in right if n not in tree.terpakai])
    for node in nodes:
        reference = tree.acuan(node)
        if reference is not None:
            _padankan(tree, node.anak, reference.anak)


def _padankan_sisa(tree: Pohon, forest: Hutan) -> None:
    """What was not found below its own parent is looked for anywhere on its level."""
    for level in TINGKAT:
        left = [n for n in tree.semua() if n.tingkat == level and n not in tree.padanan]
        right = [n for t in forest.anggaran for n in t.semua() if n.tingkat == level and n not in tree.terpakai]
        _cocokkan(tree, left, right)


def _padankan_kembar(tree: Pohon) -> None:
    """A name that is repeated beside every child, and once written otherwise: that one means the same node."""
    roots = list(dict.fromkeys(a for n in tree.akar if (a := tree.acuan(n)) is not None))
    rest = [n for n in tree.semua() if n not in tree.padanan and not n.uang]
    if len(rest) * max(len(roots), 1) > MAKS_BANDING:
        return
    for node in rest:
        parent = tree.acuan(node.induk) if node.induk else None
        if node.induk and parent is None:
            continue
        below = [a for c in node.semua() if (a := tree.acuan(c)) is not None]
        for reference in parent.anak if parent else roots:
            shared = bool(below) and all(_di_bawah(a, reference) for a in below)
            likeness = similarity(node.nama, reference.nama)
            fits = shared or not (below or node.anak)
            if (
                fits
                and reference.tingkat == node.tingkat
                and likeness >= (AMBANG_DENGAN_BUKTI if shared else AMBANG_MIRIP)
            ):
                tree.pasangkan(Pasangan(node, reference, "bukti" if shared else "mirip", likeness))
                break


def _di_bawah(node: Simpul, above: Simpul) -> bool:
    upper = node.induk
    while upper is not None and upper is not above:
        upper = upper.induk
    return upper is above


def _cocokkan(tree: Pohon, left: Sequence[Simpul], right: Sequence[Simpul]) -> None:
    """Names first: a mistyped code must not tie two rows whose names say otherwise."""
    if not left or not right:
        return
    by_name = padankan(left, right, lambda n: n.nama, lambda n: n.nama, bukti=serupa)
    by_code = padankan(
        [n for n in by_name.sisa_kiri if n.kode],
        [n for n in by_name.sisa_kanan if n.kode],
        lambda _: "",
        lambda _: "",
        kode_kiri=lambda n: n.kode,
        kode_kanan=lambda n: n.kode,
    )
    for pair in (*by_name.pasangan, *by_code.pasangan):
        tree.pasangkan(pair)
