"""The offices that the rows of a table name: an export has a row for each above its programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.hierarchy import HierarchyNode
from lakip_xls.entities.levels import above_offices
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.identity import office, subordinate
from lakip_xls.model import Row, Value
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

_MAX_MENTION = 4
_OFFICES = re.compile(r"\b(?:unit|puskesmas|kelurahan|uptd?|skpd|opd|satuan\s+kerja|sekolah|bagian)\b", re.IGNORECASE)
"""Headings of a column of offices; one of officials says who is responsible."""


def unit_of_row(p: TableReader, nodes: Sequence[HierarchyNode]) -> str | None:
    """The one office that has programmes below it; several are reported, because their figures are added up."""
    offices: dict[str, HierarchyNode] = {}
    for node, head in _heads(nodes):
        if node.tingkat in TINGKAT and head is not None and _is_office(head) and not _is_below(head):
            offices.setdefault(_place(head), head)
    if len(offices) > 1:
        _several(p, list(offices.values()))
    if len(offices) != 1:
        return None
    name = next(iter(offices.values())).name.text
    return office([name]) or name


def with_subunits(p: TableReader, rows: Sequence[Row], nodes: Sequence[HierarchyNode]) -> list[Row]:
    """The rows with the sub-unit (Puskesmas, kelurahan, UPTD) that they stand below or beside, where there are several.

    Rows below the office itself have none.
    """
    if p.has("subunit"):
        return _beside(p, rows)
    heads = {node.row: head for node, head in _heads(nodes) if node.tingkat in TINGKAT}
    units = {id(heads[b.ref.row]): heads[b.ref.row] for b in rows if b.ref.row in heads}
    names = {key(head.name.text) for head in units.values() if head is not None}
    offices = {_place(h) for h in units.values() if h is not None and not _is_below(h)}
    if len(units) < 2 or not (_named(units.values()) or _repeated(rows, heads)):
        return list(rows)
    own = offices if len(offices) == 1 and len(names) > 1 else set()

    def below(row: Row) -> Row:
        head = heads.get(row.ref.row)
        if head is None or (not _is_below(head) and _place(head) in own):
            return row
        return replace(row, values={**row.values, "subunit": head.name})

    return [below(row) for row in rows]


def _beside(p: TableReader, rows: Sequence[Row]) -> list[Row]:
    """Units in a column: they are sub-units where the same item stands beside several of them, else owners of items."""
    current: Value | None = None
    units: list[Value | None] = []
    places: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        own = p.text(row.ref.row, "subunit")
        current = own if own is not None and own.content is not None else current
        units.append(current)
        path = tuple(key(row.text(n)) for n in ("tingkat", *TINGKAT, "uraian"))
        places.setdefault(path, set()).add(key(current.text) if current is not None else "")
    repeated = any(len(names) > 1 for names in places.values())
    if not repeated or not (_OFFICES.search(p.title.get(p.col("subunit"), "")) or all(map(_is_unit, units))):
        return list(rows)
    return [
        replace(row, values={**row.values, "subunit": unit}) if unit is not None else row
        for row, unit in zip(rows, units, strict=True)
    ]


def _is_unit(value: Value | None) -> bool:
    return value is None or subordinate(value.text) or office([value.text]) is not None


def _named(units: Iterable[HierarchyNode | None]) -> bool:
    """Whether one of the heads says that it is an office."""
    return any(head is not None and (_is_office(head) or subordinate(head.name.text)) for head in units)


def _repeated(rows: Sequence[Row], heads: Mapping[int, HierarchyNode | None]) -> bool:
    """Whether the same programme stands below several heads, as no heading of groups ('Program prioritas') has it."""
    places: dict[str, set[int]] = {}
    for row in rows:
        if row.text("tingkat") == TINGKAT[0]:
            places.setdefault(key(row.text("uraian")), set()).add(id(heads.get(row.ref.row)))
    return any(len(own) > 1 for own in places.values())


def _heads(nodes: Sequence[HierarchyNode]) -> Iterator[tuple[HierarchyNode, HierarchyNode | None]]:
    """Every node with the last row above it that heads programmes: an office, or what else stands right above one."""
    head: HierarchyNode | None = None
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        if _is_office(node) or (_is_other(node) and following is not None and following.tingkat == TINGKAT[0]):
            head = node
        yield node, head


def _is_other(node: HierarchyNode) -> bool:
    """Whether a row is above the programmes and no urusan: it has a name and no code."""
    coded = node.kode is not None and node.kode.content is not None
    return node.tingkat == "lain" and bool(node.name.text) and not coded and not above_offices(node.name.text)


def _is_office(node: HierarchyNode) -> bool:
    """Whether a row that is no programme bears the code or the name of an office."""
    if node.tingkat != "lain" or node.name.content is None:
        return False
    code = parse_code(node.kode.text) if node.kode is not None and node.kode.content else None
    if code is not None and code.tingkat == "unit":
        return True
    named = code is None or code.tingkat in ("urusan", "bidang")
    return named and office([node.name.text.strip(" ,.")]) is not None


def _is_below(node: HierarchyNode) -> bool:
    """Whether a row is about a unit below an office: by its code, else by its name."""
    code = parse_code(node.kode.text) if node.kode is not None and node.kode.content else None
    if code is not None and code.tingkat == "unit":
        return not code.text.endswith(".0000")
    return subordinate(node.name.text) or office([node.name.text.strip(" ,.")]) is None


def _place(node: HierarchyNode) -> str:
    """What makes two rows the same office: the code without the sub office (a kelurahan's), else the name."""
    code = parse_code(node.kode.text) if node.kode is not None and node.kode.content else None
    if code is not None and code.tingkat == "unit":
        return code.text.rpartition(".")[0]
    return key(node.name.text)


def _several(p: TableReader, offices: Sequence[HierarchyNode]) -> None:
    names = ", ".join(n.name.text for n in offices[:_MAX_MENTION]) + (" ..." if len(offices) > _MAX_MENTION else "")
    p.catatan.append(f"tabel memuat {len(offices)} unit: {names}")
    ref = offices[1].name.ref
    p.temuan.append(
        Temuan(
            "DOK-10",
            Tingkat.WARNING,
            f"Tabel di lembar {p.sheet} memuat {len(offices)} unit ({names}); angka semua unit itu ikut dihitung.",
            "Sisakan baris unit yang dilaporkan saja (hapus baris unit lain dari salinan berkas ini), lalu jalankan "
            "kembali. Untuk banyak unit sekaligus, buat satu folder per unit dan jalankan lakip-xls rekap.",
            p.kind,
            p.file,
            p.sheet,
            ref.cell if ref is not None else None,
            names,
            None,
        )
    )
