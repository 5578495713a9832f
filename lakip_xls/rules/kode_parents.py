"""NOM-03: codes that do not stand below the code of their parent, and the rows whose place they leave in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from lakip_xls.entities.tree import Node, Tree
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.parsing.codes import Kode, parse_code
from lakip_xls.point import Point, point
from lakip_xls.rules.helpers import brief, place, temuan
from lakip_xls.rules.official_list import below_it
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import TINGKAT, TINGKAT_NAMES


class Pos(Struct, frozen=True, eq=False):
    """A row with a place in the budget tree, and its code as written."""

    node: Node
    table: str
    kode: Point | None
    """The cell of the code; None where the document has none."""

    @property
    def readable_kode(self) -> Kode | None:
        return parse_code(self.kode.value.text) if self.kode else None


def positions(context: RuleContext) -> list[Pos]:
    forest = context.register.forest
    found: list[Pos] = []
    for tree in (t for t in forest.written() if context.judged(t.document.tahun)):
        has_codes = coded(tree)
        for node in tree.everything():
            has = has_codes and node.kode_tertulis and node.row.text("tingkat") == node.tingkat
            found.append(Pos(node, tree.table, point(node.row, "kode") if has else None))
    return found


def coded(tree: Tree) -> bool:
    """True where the column of codes holds real codes, not numbering (1, 1.1, A)."""
    texts = [n.kode_tertulis for n in tree.everything() if n.kode_tertulis]
    fitting = [n for n in tree.everything() if (c := parse_code(n.kode_tertulis)) and c.tingkat == n.tingkat]
    return bool(texts) and len(fitting) * 2 > len(texts)


def parent_matches(node: Node) -> bool:
    """False where the code does not belong below its parent's code (NOM-03 tells that)."""
    own = parse_code(node.kode_tertulis)
    above = parse_code(node.parent.kode_tertulis) if node.parent else None
    if (
        own is None
        or above is None
        or node.parent is None
        or above.tingkat != node.parent.tingkat
        or node.parent.tingkat != TINGKAT[TINGKAT.index(node.tingkat) - 1]
    ):
        return True
    return below_it(own, above)


@check("NOM-03")
def nom_03(context: RuleContext) -> list[Temuan]:
    """Codes that do not stand below the code of their parent, or have an odd number of parts."""
    return context.once(_misplaced)


def in_doubt(context: RuleContext) -> frozenset[tuple[str | None, str | None, int]]:
    """The rows (file, sheet, number) that may stand at another place than their codes say; through `context.once`."""
    return frozenset(
        (t.file, t.sheet, int("".join(c for c in t.cell or "0" if c.isdigit()))) for t in context.once(_misplaced)
    )


def doubtful(row: Row, context: RuleContext) -> bool:
    """Whether it is one of those."""
    return (row.ref.file, row.ref.sheet, row.ref.row) in context.once(in_doubt)


def _misplaced(context: RuleContext) -> list[Temuan]:
    return list(_odd_codes(context))


def _odd_codes(context: RuleContext) -> Iterator[Temuan]:
    for pos in positions(context):
        node, cell = pos.node, pos.kode
        if cell is None:
            continue
        own = pos.readable_kode
        if own is None or own.tingkat != node.tingkat:
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {cell.tertulis} bukan kode {TINGKAT_NAMES[node.tingkat]} yang sah untuk {brief(node.name)}.",
                "Periksa jumlah ruas dan digit kodenya menurut nomenklatur.",
                seharusnya=_children_agree(node),
            )
        elif not parent_matches(node) and node.parent is not None and _own_is_wrong(node):
            above = point(node.parent.row, "kode")
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {brief(node.name)} tidak di bawah kode {TINGKAT_NAMES[node.parent.tingkat]} {above.tertulis} di "
                f"{place(above, cell)}.",
                "Perbaiki kodenya, atau pindahkan barisnya ke bawah induk yang benar.",
                seharusnya=_below(above.value.text, cell.value.text, node.tingkat),
                related=[above.ref],
            )
        elif (agreed := _other_agreement(node)) is not None:
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {brief(node.name)} tidak di bawah {agreed}, seperti baris lain di bawah induk yang sama.",
                "Perbaiki kodenya, atau pindahkan barisnya ke bawah induk yang benar.",
                seharusnya=_below(agreed, cell.value.text, node.tingkat),
            )
        elif (
            node.children
            and not any(parent_matches(c) for c in node.children)
            and len(node.children) > 0
            and _children_agree(node)
        ):
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {brief(node.name)} bukan induk kode {len(node.children)} baris di bawahnya.",
                f"Bila rinciannya benar, perbaiki kode ini menjadi {_children_agree(node)}.",
                seharusnya=_children_agree(node),
                related=[point(c.row, "kode").ref for c in node.children],
            )


def _other_agreement(node: Node) -> str | None:
    """The code of an ancestor without code of its own on which the rows below agree, but for this one."""
    above = node.parent
    while above is not None and not above.kode_tertulis:
        own = _ancestor(node.kode_tertulis, above.tingkat)
        codes = Counter(c for n in above.everything() if (c := _ancestor(n.kode_tertulis, above.tingkat)) is not None)
        common, count = codes.most_common(1)[0] if codes else ("", 0)
        if own is not None and own != common and count > 1 and count * 2 > codes.total():
            return common
        above = above.parent
    return None


def _ancestor(written: str, tingkat: str) -> str | None:
    """The code of a level above a code."""
    code = parse_code(written)
    while code is not None and code.tingkat != tingkat:
        code = parse_code(code.parent) if code.parent else None
    return code.text if code is not None else None


def _own_is_wrong(node: Node) -> bool:
    """True unless all children of the parent agree against the parent (then the parent's code is wrong)."""
    assert node.parent is not None
    return not (_children_agree(node.parent) and not any(parent_matches(c) for c in node.parent.children))


def _children_agree(node: Node) -> str | None:
    """The parent code on which several children (or one child with children of its own) agree."""
    codes = [(child, c) for child in node.children if (c := parse_code(child.kode_tertulis)) is not None]
    above = {c.parent for child, c in codes if c.tingkat == child.tingkat}
    supported = len(node.children) > 1 or any(parent_matches(g) for child in node.children for g in child.children)
    return above.pop() if len(above) == 1 and supported else None


def _below(above: str, own: str, tingkat: str) -> str | None:
    """A code with its own last parts below another one; None where a level lies between."""
    parent, segments = parse_code(above), own.strip(" .").split(".")
    if parent is None or parent.tingkat != TINGKAT[TINGKAT.index(tingkat) - 1]:
        return None
    return ".".join((above.strip(" ."), *segments[-2 if tingkat == "kegiatan" else -1 :]))
