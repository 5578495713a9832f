"""The document kinds: which table is which document, and its rows.

To add a kind, write a module with its `TableKind` and list it in TABLE_KINDS.
"""

from __future__ import annotations

from lakip_xls.documents import (
    anggaran,
    pengukuran,
    pk,
    planning,
    predikat,
    realisasi_program,
    rekap_unit,
    rencana_aksi,
    rkt,
    supporting,
)
from lakip_xls.recognising.kind import TableKind

TABLE_KINDS: tuple[TableKind, ...] = (
    pk.INDIKATOR,
    pk.PROGRAM,
    pk.BELOW,
    rkt.WIDTH,
    rkt.BRIEF,
    rencana_aksi.COMPLETE,
    rencana_aksi.SASARAN,
    anggaran.ANGGARAN,
    anggaran.BELANJA,
    rekap_unit.REKAP_UNIT,
    supporting.YEARLY_SERAPAN,
    realisasi_program.REALISASI,
    pengukuran.PENGUKURAN,
    pengukuran.ANTAR_TAHUN,
    pengukuran.RENSTRA_OPPONENT,
    predikat.PREDIKAT,
    predikat.EFISIENSI,
    planning.RENSTRA,
    planning.LONG_RENSTRA,
    planning.IKU,
    planning.PEMBANDING,
    planning.DATA_INDIKATOR,
    supporting.PERGESERAN,
    supporting.SDM,
)
"""Every kind of table that is recognised."""

_MENTIONS = {
    "hirarki": "Program/Kegiatan/Sub Kegiatan",
    "pagu": "Pagu atau Anggaran",
    "tw1": "target Triwulan I sampai IV",
    "target_akhir": "Target Akhir Renstra",
    "nasional": "Realisasi Nasional",
}
_DERIVED = ("operasi_pagu", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan", "tumpuk", "uraian")
"""Fields of other shapes of the same table; a person is told the plain one."""


def mentions(group: tuple[str, ...]) -> str:
    """How a person calls the column that a group of required fields stands for."""
    names = [_MENTIONS.get(f, f.replace("_", " ").title()) for f in group if f not in _DERIVED]
    if "hirarki" in group:
        names = [_MENTIONS["hirarki"]]
    return " atau ".join(dict.fromkeys(names))
