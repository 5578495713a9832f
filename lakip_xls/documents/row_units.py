"""The office that the rows of a table name: an export has a row for it above its programmes."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.hierarchy import HierarchyNode
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.identity import office
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

_MAX_MENTION = 4


def unit_of_row(p: TableReader, nodes: Sequence[HierarchyNode]) -> str | None:
    """The one office that has programmes below it; several are reported, because their figures are added up."""
    offices: dict[str, HierarchyNode] = {}
    last: HierarchyNode | None = None
    for node in nodes:
        if _is_office(node):
            last = node
        elif node.tingkat in TINGKAT and last is not None:
            offices.setdefault(_place(last), last)
    if len(offices) > 1:
        _several(p, list(offices.values()))
    if len(offices) != 1:
        return None
    name = next(iter(offices.values())).name.text
    return office([name]) or name


def _is_office(node: HierarchyNode) -> bool:
    """Whether a row that is no programme bears the code or the name of an office."""
    if node.tingkat != "lain" or node.name.content is None:
        return False
    code = parse_code(node.kode.text) if node.kode is not None and node.kode.content else None
    if code is not None and code.tingkat == "unit":
        return True
    named = code is None or code.tingkat in ("urusan", "bidang")
    return named and office([node.name.text.strip(" ,.")]) is not None


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
