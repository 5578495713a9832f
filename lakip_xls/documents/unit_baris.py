"""The office that the rows of a table name: an export has a row for it above its programmes."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.hirarki import Simpul
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.identitas import office
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.skema import TINGKAT

_MAKS_SEBUT = 4


def unit_dari_baris(p: Pembaca, nodes: Sequence[Simpul]) -> str | None:
    """The one office that has programmes below it; several are reported, because their figures are added up."""
    offices: dict[str, Simpul] = {}
    last: Simpul | None = None
    for node in nodes:
        if _is_office(node):
            last = node
        elif node.tingkat in TINGKAT and last is not None:
            offices.setdefault(_place(last), last)
    if len(offices) > 1:
        _several(p, list(offices.values()))
    if len(offices) != 1:
        return None
    name = next(iter(offices.values())).nama.teks
    return office([name]) or name


def _is_office(node: Simpul) -> bool:
    """Whether a row that is no programme bears the code or the name of an office."""
    if node.tingkat != "lain" or node.nama.isi is None:
        return False
    code = parse_code(node.kode.teks) if node.kode is not None and node.kode.isi else None
    if code is not None and code.tingkat == "unit":
        return True
    named = code is None or code.tingkat in ("urusan", "bidang")
    return named and office([node.nama.teks.strip(" ,.")]) is not None


def _place(node: Simpul) -> str:
    """What makes two rows the same office: the code without the sub office (a kelurahan's), else the name."""
    code = parse_code(node.kode.teks) if node.kode is not None and node.kode.isi else None
    if code is not None and code.tingkat == "unit":
        return code.teks.rpartition(".")[0]
    return key(node.nama.teks)


def _several(p: Pembaca, offices: Sequence[Simpul]) -> None:
    names = ", ".join(n.nama.teks for n in offices[:_MAKS_SEBUT]) + (" ..." if len(offices) > _MAKS_SEBUT else "")
    p.catatan.append(f"tabel memuat {len(offices)} unit: {names}")
    ref = offices[1].nama.ref
    p.temuan.append(
        Temuan(
            "DOK-10",
            Tingkat.PERINGATAN,
            f"Tabel di lembar {p.lembar} memuat {len(offices)} unit ({names}); angka semua unit itu ikut dihitung.",
            "Sisakan baris unit yang dilaporkan saja (hapus baris unit lain dari salinan berkas ini), lalu jalankan "
            "kembali. Untuk banyak unit sekaligus, buat satu folder per unit dan jalankan lakip-xls rekap.",
            p.jenis,
            p.berkas,
            p.lembar,
            ref.sel if ref is not None else None,
            names,
            None,
        )
    )
