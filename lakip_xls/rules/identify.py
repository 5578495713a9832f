"""Names for findings that last: the same fault has the same `id` in the next run, and every finding its root cause.

An id is made of the rule and the place, and a place is what stands in a cell (the pagu of a kegiatan in the RKT), not
its row number: it does not change when rows are added, other findings come or go, or a name is corrected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lakip_xls.entities.register import Register
from lakip_xls.findings import Place, Temuan
from lakip_xls.model import Document, Row
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

_NAMES = ("indikator", "indikator_kegiatan", "indikator_program", "uraian", *reversed(TINGKAT), "sasaran", "tujuan")
"""Fields that name a row, the innermost first."""
_LENGTH = 12
FOLLOWS = frozenset({"NIL-01", "NIL-02", "NIL-03", "RA-02", "IND-02", "PSN-07"})
"""Rules that judge by other cells: where such a cell is wrong, that is the root."""


def identify(findings: Sequence[Temuan], documents: Iterable[Document], register: Register) -> list[Temuan]:
    """The findings, each with its `id` and the id of its root cause."""
    places = _places(documents, register)
    ids: list[str] = []
    taken: dict[str, int] = {}
    for finding in findings:
        own = _hash(finding.kode, *_place(finding, places))
        taken[own] = taken.get(own, 0) + 1
        ids.append(own if taken[own] == 1 else _hash(own, str(taken[own])))
    roots = _roots(findings)
    return [replace(t, id=own, root=ids[roots[n]]) for n, (t, own) in enumerate(zip(findings, ids, strict=True))]


def _roots(findings: Sequence[Temuan]) -> list[int]:
    """Finding -> the finding that states its root cause: the first that says what should stand in its cell, or in one it is judged by."""
    sure: dict[Place, int] = {}
    told: dict[Place, int] = {}
    for number, finding in enumerate(findings):
        for place in finding.places if finding.cell else ():
            told.setdefault(place, number)
            if finding.seharusnya is not None:
                sure.setdefault(place, number)

    def above(number: int) -> int:
        own = findings[number]
        root = sure.get(own.place, told.get(own.place, number))
        if root == number and own.kode in FOLLOWS:
            root = next((sure[p] for p in _related(own) if p in sure), number)
        return root

    roots = [above(n) for n in range(len(findings))]
    return [roots[r] if roots[roots[r]] == roots[r] else n for n, r in enumerate(roots)]


def _related(finding: Temuan) -> Iterator[Place]:
    return ((r.file, r.sheet, r.cell) for r in finding.related)


def _place(finding: Temuan, places: Mapping[Place, tuple[str, ...]]) -> tuple[str, ...]:
    """What stands in the cell; where no row has it, the cell itself; without a cell what the finding says in words."""
    known = places.get(finding.place)
    if known is not None:
        return known
    place = (finding.kind or "", finding.file or "", finding.sheet or "")
    return (*place, finding.cell) if finding.cell else (*place, "".join(c for c in finding.uraian if c.isalpha()))


def _places(documents: Iterable[Document], register: Register) -> dict[Place, tuple[str, ...]]:
    """Cell -> document kind, table, field and name of what stands there."""
    places: dict[Place, tuple[str, ...]] = {}
    times: dict[tuple[str, ...], int] = {}
    nodes = _node_names(register)
    for document in documents:
        for field, value in document.identity.items():
            if value.ref is not None:
                places.setdefault((value.ref.file, value.ref.sheet, value.ref.cell), (document.kind, field))
        for table, rows in (*document.tables.items(), *(("total " + t, r) for t, r in document.totals.items())):
            for row in rows:
                for field, value in row.values.items():
                    cell = (row.ref_of(field).file, row.ref_of(field).sheet, row.ref_of(field).cell)
                    if cell in places or (value.ref is None and field not in _NAMES):
                        continue
                    place = (document.kind, table, field, *_name(row, field, register, nodes))
                    times[place] = times.get(place, 0) + 1
                    places[cell] = place if times[place] == 1 else (*place, str(times[place]))
    return places


def _node_names(register: Register) -> dict[tuple[str, str, int], str]:
    """Row of a table with a row for each programme, kegiatan and sub kegiatan -> the name that realisasi anggaran has."""
    return {
        (node.row.ref.file, node.row.ref.sheet, node.row.ref.row): key((tree.reference(node) or node).name)
        for tree in register.forest.trees()
        for node in tree.everything()
        if not node.implied
    }


def _name(row: Row, field: str, register: Register, nodes: Mapping[tuple[str, str, int], str]) -> Iterator[str]:
    """What tells a row, or the name in one of its cells, apart; in the wording that the register knows it by."""
    own = field if field in _NAMES else next((n for n in _NAMES if row.text(n)), "")
    text = key(row.text(own))
    if own == "sasaran":
        sasaran = register.sasaran.of(row.text(own))
        text = key(sasaran.name) if sasaran else text
    elif own == "indikator":
        item = register.indicators.of(row)
        text = key(item.name) if item else text
    elif own == "uraian" or not own:
        text = nodes.get((row.ref.file, row.ref.sheet, row.ref.row), text)
    yield own
    yield text
    yield from (row.text(extra) for extra in ("subunit", "tahun", "tingkat") if row.text(extra))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]
