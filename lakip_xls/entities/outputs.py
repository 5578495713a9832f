"""Every output of a sub kegiatan (or of a kegiatan that lists none), in RKT, Rencana Aksi and Tabel 3.6."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xls.entities.assign import Assignment, assign
from lakip_xls.entities.forest import Forest
from lakip_xls.entities.likeness import NEAR, Verdicts, likeness
from lakip_xls.entities.tree import Node, path_of
from lakip_xls.model import Baris, Data
from lakip_xls.titik import Titik, ada, titik

KIND = "keluaran"
TW = ("tw1", "tw2", "tw3", "tw4")
TABLES = ("rkt", "rencana_aksi", "realisasi_program")


@dataclass(frozen=True)
class Output:
    """An output that the Rencana Aksi and Tabel 3.6 both have."""

    rencana: Baris
    realisasi: Baris
    senama: bool
    """False where both name an indicator, and not the same: they are only the one output of one sub kegiatan."""

    @property
    def sub_kegiatan(self) -> str:
        """The sub kegiatan as the plan names it."""
        return self.rencana.teks("sub_kegiatan")


@dataclass(frozen=True)
class RktOutput:
    """An output of the RKT, and the same one in the Rencana Aksi or, where it is not there, in Tabel 3.6."""

    rkt: Baris
    lain: Baris


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
            rest: Sequence[Baris] = [b for b in rows if b.teks("indikator_kegiatan")]
            for table in ("rencana_aksi", "realisasi_program"):
                others = [b for b in groups[table].get(place, ()) if b.teks("indikator")]
                outcome = self._assign(rest, others, "indikator_kegiatan")
                self.rkt += [RktOutput(p.left, p.right) for p in outcome.pairs]
                rest = outcome.rest_left
        self._plans = {id(o.realisasi): o.rencana for o in self.shared}

    def plan(self, row: Baris) -> Baris | None:
        """The row of the Rencana Aksi that plans an output of Tabel 3.6."""
        return self._plans.get(id(row))

    def node(self, row: Baris) -> Node | None:
        """The row of the realisasi anggaran that an output belongs to."""
        return self._nodes.get(id(row))

    def _by_place(self, data: Data, table: str, forest: Forest) -> dict[object, list[Baris]]:
        """The rows of a frame by the node of the realisasi anggaran (else by the name) that they are about."""
        places: dict[tuple[str, ...], Node | None] = {}
        for tree in forest.lain:
            if tree.tabel == table:
                places |= {node.jalur: tree.acuan(node) for node in tree.semua()}
        groups: dict[object, list[Baris]] = {}
        for row in data.baris(table):
            path = path_of(row)
            if not path:
                continue
            node = places.get(path)
            if node is not None:
                self._nodes[id(row)] = node
            groups.setdefault(node if node is not None else (len(path), path[-1]), []).append(row)
        return groups

    def _pairs(self, plans: Sequence[Baris], results: Sequence[Baris]) -> list[Output]:
        """The outputs of one sub kegiatan by name; the only one left on both sides may be the same under another name."""
        outcome = self._assign(plans, results, "indikator")
        found = [Output(p.left, p.right, True) for p in outcome.pairs]
        if len(outcome.rest_left) == 1 and len(outcome.rest_right) == 1:
            a, b = outcome.rest_left[0], outcome.rest_right[0]
            near = likeness(a.teks("indikator"), b.teks("indikator")) >= NEAR and yearly_target(a) == b.angka("target")
            if near or len(plans) == len(results) == 1:
                found.append(Output(a, b, not a.teks("indikator") or not b.teks("indikator")))
        return found

    def _assign(self, left: Sequence[Baris], right: Sequence[Baris], field: str) -> Assignment[Baris, Baris]:
        return assign(
            left,
            right,
            lambda b: b.teks(field),
            lambda b: b.teks("indikator"),
            kind=KIND,
            verdicts=self._verdicts,
            evidence=_same_place,
        )


def _same_place(_left: Baris, _right: Baris) -> Iterable[str]:
    return ("tempat",)


def filled_quarters(row: Baris) -> list[Titik]:
    """The filled quarters; empty where one is unreadable, negative or no number."""
    values = [titik(row, t) for t in TW if row[t].isi is not None or row[t].gagal]
    usable = all(v.angka is not None and v.angka >= 0 and not v.nilai.gagal for v in values)
    return values if usable else []


def yearly_target(row: Baris) -> Decimal | None:
    """The yearly target of a Rencana Aksi row: as written, else the sum of its quarters."""
    if ada(row, "target"):
        return row.angka("target")
    values = filled_quarters(row)
    return sum((v.angka or Decimal(0) for v in values), Decimal(0)) if values else None
