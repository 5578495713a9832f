"""Every output of a sub kegiatan (or of a kegiatan that lists none), in RKT, Rencana Aksi and Tabel 3.6."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_xls.entities.assign import Pairing, assign
from lakip_xls.entities.forest import Forest
from lakip_xls.entities.likeness import NEAR, Verdicts, likeness
from lakip_xls.entities.tree import Node, path_of
from lakip_xls.model import Data, Row
from lakip_xls.point import Point, point, present

KIND = "keluaran"
TW = ("tw1", "tw2", "tw3", "tw4")
TABLES = ("rkt", "rencana_aksi", "realisasi_program")


class Output(Struct, frozen=True):
    """An output that the Rencana Aksi and Tabel 3.6 both have."""

    plan: Row
    realisasi: Row
    namesakes: bool
    """False where both name an indicator, and not the same: they are only the one output of one sub kegiatan."""

    @property
    def sub_kegiatan(self) -> str:
        """The sub kegiatan as the plan names it."""
        return self.plan.text("sub_kegiatan")


class RktOutput(Struct, frozen=True):
    """An output of the RKT, and the same one in the Rencana Aksi or, where it is not there, in Tabel 3.6."""

    rkt: Row
    other: Row


class OutputRegister:
    """The outputs of all documents, by the sub kegiatan that they belong to."""

    def __init__(self, data: Data, forest: Forest, verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._nodes: dict[int, Node] = {}
        groups = {table: self._by_place(data, table, forest) for table in TABLES}
        self.shared: list[Output] = []
        for place, plans in groups["rencana_aksi"].items():
            self.shared += self._pairs(plans, groups["realisasi_program"].get(place, []))
        self.rkt: list[RktOutput] = []
        for place, rows in groups["rkt"].items():
            rest: Sequence[Row] = [b for b in rows if b.text("indikator_kegiatan")]
            for table in ("rencana_aksi", "realisasi_program"):
                others = [b for b in groups[table].get(place, ()) if b.text("indikator")]
                outcome = self._assign(rest, others, "indikator_kegiatan")
                self.rkt += [RktOutput(p.left, p.right) for p in outcome.pairs]
                rest = outcome.rest_left
        self._plans = {id(o.realisasi): o.plan for o in self.shared}

    def plan(self, row: Row) -> Row | None:
        """The row of the Rencana Aksi that plans an output of Tabel 3.6."""
        return self._plans.get(id(row))

    def node(self, row: Row) -> Node | None:
        """The row of the realisasi anggaran that an output belongs to."""
        return self._nodes.get(id(row))

    def _by_place(self, data: Data, table: str, forest: Forest) -> dict[object, list[Row]]:
        """The rows of a frame by the node of the realisasi anggaran (else by the name) that they are about."""
        places: dict[tuple[str, ...], Node | None] = {}
        for tree in forest.other:
            if tree.table == table:
                places |= {node.path: tree.reference(node) for node in tree.everything()}
        groups: dict[object, list[Row]] = {}
        for row in data.rows(table):
            path = path_of(row)
            if not path:
                continue
            node = places.get(path)
            if node is not None:
                self._nodes[id(row)] = node
            groups.setdefault(node if node is not None else (len(path), path[-1]), []).append(row)
        return groups

    def _pairs(self, plans: Sequence[Row], results: Sequence[Row]) -> list[Output]:
        """The outputs of one sub kegiatan by name; the only one left on both sides may be the same under another name."""
        outcome = self._assign(plans, results, "indikator")
        found = [Output(p.left, p.right, True) for p in outcome.pairs]
        if len(outcome.rest_left) == 1 and len(outcome.rest_right) == 1:
            a, b = outcome.rest_left[0], outcome.rest_right[0]
            near = likeness(a.text("indikator"), b.text("indikator")) >= NEAR and yearly_target(a) == b.number("target")
            if near or len(plans) == len(results) == 1:
                found.append(Output(a, b, not a.text("indikator") or not b.text("indikator")))
        return found

    def _assign(self, left: Sequence[Row], right: Sequence[Row], field: str) -> Pairing[Row, Row]:
        return assign(
            left,
            right,
            lambda b: b.text(field),
            lambda b: b.text("indikator"),
            kind=KIND,
            verdicts=self._verdicts,
            evidence=_same_place,
        )


def _same_place(_left: Row, _right: Row) -> Iterable[str]:
    return ("tempat",)


def filled_quarters(row: Row) -> list[Point]:
    """The filled quarters; empty where one is unreadable, negative or no number."""
    values = [point(row, t) for t in TW if row[t].content is not None or row[t].failed]
    usable = all(v.number is not None and v.number >= 0 and not v.value.failed for v in values)
    return values if usable else []


def yearly_target(row: Row) -> Decimal | None:
    """The yearly target of a Rencana Aksi row: as written, else the sum of its quarters."""
    if present(row, "target"):
        return row.number("target")
    values = filled_quarters(row)
    return sum((v.number or Decimal(0) for v in values), Decimal(0)) if values else None
