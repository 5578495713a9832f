"""The budget tree: programme, kegiatan, sub kegiatan with pagu and realisasi (Tabel 3.8)."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.result import Pos, Rupiah, SubUnit
from lakip_xls.entities.register import Register
from lakip_xls.entities.tree import ROW_TABLES, Node
from lakip_xls.model import Data, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT


def compute_anggaran(data: Data, register: Register) -> tuple[Pos, ...]:
    """The programmes with everything below them.

    From the realisasi anggaran, else from the money rows of a realisasi program, else the pagu
    alone from the RKT or the PK. A level that is not written gets the sums of its children.
    """
    for name in ROW_TABLES:
        roots = [root for tree in register.forest.trees() if tree.table == name for root in tree.roots]
        if roots:
            return tuple(_pos(root) for root in roots)
    rkt = [b for b in data.rows("rkt") if _tertulis(b["anggaran"]) and any(b.text(t) for t in TINGKAT)]
    if rkt:
        return _from_plan(rkt)
    return tuple(
        Pos("program", None, b.text("program"), rupiah(b["anggaran"]), None, b) for b in data.rows("pk_program")
    )


def compute_subunits(register: Register) -> tuple[SubUnit, ...]:
    """The sub-units for which the realisasi anggaran writes programmes, with their totals."""
    units = []
    for tree in (own for whole in register.forest.anggaran for own in whole.subunits):
        program = tuple(_pos(root) for root in tree.roots)
        pagu, realised = complete_sum(p.pagu for p in program), complete_sum(p.realisasi for p in program)
        units.append(SubUnit(tree.subunit, program, pagu, realised))
    return tuple(units)


def _pos(node: Node) -> Pos:
    """A node with everything below it: as written; where nothing is written the sum of what is below."""
    children = tuple(_pos(child) for child in node.children)
    shares = tuple(_pos(share) for share in node.shares)
    row = None if node.implied else node.row
    pagu, realised = (_money(row, n, shares or children) for n in ("pagu", "realisasi"))
    return Pos(node.tingkat, node.kode, node.name or node.kode or "", pagu, realised, node.row, children, shares)


def _money(row: Row | None, name: str, children: Sequence[Pos]) -> Rupiah | None:
    """The written amount, else the sum of the children; None where one of them has none."""
    if row is not None and (_tertulis(row[name]) or not children):
        return rupiah(row[name])
    return complete_sum(c.pagu if name == "pagu" else c.realisasi for c in children)


def rupiah(value: Value) -> Rupiah | None:
    """A value as an amount of money, None where it is text, empty or unreadable."""
    return None if isinstance(value.content, str) else value.content


def _tertulis(value: Value) -> bool:
    return value.content is not None or value.failed


def _from_plan(rows: Sequence[Row], levels: Sequence[str] = TINGKAT) -> tuple[Pos, ...]:
    """The tree of an RKT, whose rows carry the names of all their levels; pagu only."""
    if not levels:
        return ()
    level, below = levels[0], levels[1:]
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row.text(level)), []).append(row)
    result = []
    for members in groups.values():
        deeper = [b for b in members if any(b.text(name) for name in below)]
        own = [b for b in members if not any(b.text(name) for name in below)]
        children = _from_plan(deeper, below)
        pagu = rupiah(own[0]["anggaran"]) if own else complete_sum(c.pagu for c in children)
        result.append(Pos(level, None, members[0].text(level), pagu, None, members[0], children))
    return tuple(result)
