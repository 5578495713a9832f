"""The trees of all documents, matched to that of the realisasi anggaran, top down, below matched parents first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from lakip_xls.entities.assign import Pair, assign
from lakip_xls.entities.likeness import MOST_COMPARED, SAME, Verdicts, score
from lakip_xls.entities.tree import Node, Tree, document_trees, united
from lakip_xls.model import Data
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT


class Forest(Struct, eq=False):
    """All trees of a report, and which nodes mean the same."""

    verdicts: Verdicts
    anggaran: tuple[Tree, ...]
    """The realisasi anggaran: what the others are compared with."""
    other: tuple[Tree, ...]
    doubtful: list[Pair[Node, Node]] = field(default_factory=list)
    """Pairs that no score made sure."""

    def roots(self) -> list[Node]:
        """The programmes of the realisasi anggaran."""
        return [root for tree in self.anggaran for root in tree.roots]

    def trees(self) -> tuple[Tree, ...]:
        """All trees, the realisasi anggaran first."""
        return (*self.anggaran, *self.other)

    def written(self) -> list[Tree]:
        """All trees whose nodes are rows: in the place of an office's programmes those of its sub-units."""
        return [own for tree in self.trees() for own in tree.written()]


def build_forest(data: Data, verdicts: Verdicts) -> Forest:
    """Build all trees of the chosen documents and match them."""
    trees = [t for document in data.documents for t in document_trees(document) if t.roots]
    budget = [t for t in trees if t.table == "anggaran"]
    if len(budget) > 1 and any(own.subunit for t in budget for own in t.written()):
        budget = [united(budget)]
    forest = Forest(verdicts, tuple(budget), tuple(t for t in trees if t.table != "anggaran"))
    for tree in forest.other:
        _equal_levels(tree, forest)
        _match_children(forest, tree, tree.roots, forest.roots())
        _match_rest(forest, tree)
        _match_repeated(forest, tree)
    return forest


def _equal_levels(tree: Tree, forest: Forest) -> None:
    """An RKT whose column of sub kegiatan lists kegiatan: its nodes are taken for what their names are."""
    names = {
        level: {key(n.name) for t in forest.anggaran for n in t.everything() if n.tingkat == level} for level in TINGKAT
    }
    lowest = [n for n in tree.everything() if n.tingkat == "sub_kegiatan"]
    if not lowest or any(n.tingkat == "kegiatan" for n in tree.everything()):
        return
    hits = {level: sum(key(n.name) in names[level] for n in lowest) for level in ("kegiatan", "sub_kegiatan")}
    if hits["kegiatan"] > hits["sub_kegiatan"]:
        for node in lowest:
            node.tingkat = "kegiatan"


def _evidence(left: Node, right: Node) -> Iterator[str]:
    """The facts beside the names that speak for two nodes: a child or an amount in common."""
    if not left.same_name.keys().isdisjoint(right.same_name):
        yield "isi"
    for name in ("pagu", "realisasi"):
        a, b = left.money.get(name), right.money.get(name)
        if a is not None and b is not None and a.number and a.number == b.number:
            yield "angka"
            return


def _match_children(forest: Forest, tree: Tree, nodes: Sequence[Node], references: Sequence[Node]) -> None:
    """Match the children of one matched parent, then go down."""
    for level in TINGKAT:
        left = [n for n in nodes if n.tingkat == level and n not in tree.pairs]
        right = [n for n in references if n.tingkat == level]
        if level == "sub_kegiatan" and not right:
            right = [s for k in references for s in k.children if s.tingkat == level]
        _match(forest, tree, left, right)
    for node in nodes:
        reference = tree.reference(node)
        if reference is not None:
            _match_children(forest, tree, node.children, reference.children)


def _match_rest(forest: Forest, tree: Tree) -> None:
    """What was not found below its own parent is looked for anywhere on its level."""
    for level in TINGKAT:
        left = [n for n in tree.everything() if n.tingkat == level and n not in tree.pairs]
        right = [n for t in forest.anggaran for n in t.everything() if n.tingkat == level]
        _match(forest, tree, left, right)


def _match(forest: Forest, tree: Tree, left: Sequence[Node], right: Sequence[Node]) -> None:
    free = [n for n in right if n not in tree.used]
    if not left or not free:
        return
    outcome = assign(
        left,
        free,
        lambda n: n.name,
        lambda n: n.name,
        kind=left[0].tingkat,
        verdicts=forest.verdicts,
        evidence=_evidence,
        code_left=lambda n: n.kode,
        code_right=lambda n: n.kode,
    )
    for pair in outcome.pairs:
        tree.take(pair)
    forest.doubtful += outcome.doubtful


def _match_repeated(forest: Forest, tree: Tree) -> None:
    """A name that is repeated beside every child, and once written otherwise: that one means the same node."""
    roots = list(dict.fromkeys(a for n in tree.roots if (a := tree.reference(n)) is not None))
    rest = [n for n in tree.everything() if n not in tree.pairs and not n.money]
    if len(rest) * max(len(roots), 1) > MOST_COMPARED:
        return
    for node in rest:
        parent = tree.reference(node.parent) if node.parent else None
        if node.parent and parent is None:
            continue
        below = [a for c in node.everything() if (a := tree.reference(c)) is not None]
        for reference in parent.children if parent else roots:
            shared = bool(below) and all(_below(a, reference) for a in below)
            points = score(node.name, reference.name, _a_part if shared else tuple)
            told = forest.verdicts.say(node.tingkat, node.name, reference.name)
            fits = told is not False and (shared or not (below or node.children))
            if fits and reference.tingkat == node.tingkat and points >= SAME:
                tree.take(Pair(node, reference, points))
                break


def _a_part() -> tuple[str, ...]:
    return ("isi",)


def _below(node: Node, above: Node) -> bool:
    upper = node.parent
    while upper is not None and upper is not above:
        upper = upper.parent
    return upper is above
