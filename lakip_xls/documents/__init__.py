"""The document kinds: which table is which document, and its rows.

To add a kind, write a module with its `TableKind` and list it in DAFTAR.
"""

from __future__ import annotations

from lakip_xls.documents import (
    anggaran,
    pendukung,
    pengukuran,
    perencanaan,
    pk,
    predikat,
    realisasi_program,
    rencana_aksi,
    rkt,
)
from lakip_xls.recognising.kind import TableKind

DAFTAR: tuple[TableKind, ...] = (
    pk.INDIKATOR,
    pk.PROGRAM,
    pk.BAWAHAN,
    rkt.LEBAR,
    rkt.RINGKAS,
    rencana_aksi.LENGKAP,
    rencana_aksi.SASARAN,
    anggaran.ANGGARAN,
    anggaran.BELANJA,
    pendukung.SERAPAN_TAHUNAN,
    realisasi_program.REALISASI,
    pengukuran.PENGUKURAN,
    pengukuran.ANTAR_TAHUN,
    pengukuran.LAWAN_RENSTRA,
    predikat.PREDIKAT,
    predikat.EFISIENSI,
    perencanaan.RENSTRA,
    perencanaan.RENSTRA_PANJANG,
    perencanaan.IKU,
    perencanaan.PEMBANDING,
    perencanaan.DATA_INDIKATOR,
    pendukung.PERGESERAN,
    pendukung.SDM,
)
"""Every kind of table that is recognised."""

_SEBUTAN = {
    "hirarki": "Program/Kegiatan/Sub Kegiatan",
    "pagu": "Pagu atau Anggaran",
    "tw1": "target Triwulan I sampai IV",
    "target_akhir": "Target Akhir Renstra",
    "nasional": "Realisasi Nasional",
}
_TURUNAN = ("operasi_pagu", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan", "tumpuk", "uraian")
"""Fields of other shapes of the same table; a person is told the plain one."""


def sebutan(group: tuple[str, ...]) -> str:
    """How a person calls the column that a group of required fields stands for."""
    names = [_SEBUTAN.get(f, f.replace("_", " ").title()) for f in group if f not in _TURUNAN]
    if "hirarki" in group:
        names = [_SEBUTAN["hirarki"]]
    return " atau ".join(dict.fromkeys(names))
