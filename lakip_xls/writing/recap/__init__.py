"""The recapitulation workbook over all units, print-ready, with live totals and ranks."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.rekapitulasi import Rekapitulasi
from lakip_xls.writing.berkas import simpan
from lakip_xls.writing.gaya import WARNA_TAB
from lakip_xls.writing.gerbang import Gerbang
from lakip_xls.writing.recap import data_sheets
from lakip_xls.writing.recap.ikhtisar import tulis_ikhtisar
from lakip_xls.writing.recap.konteks import LEMBAR, Konteks
from lakip_xls.writing.recap.tabel_unit import tulis_tabel
from lakip_xls.writing.recap.temuan import tulis_tak_terbaca, tulis_temuan
from lakip_xls.writing.recap.urutan import tulis_peringkat, tulis_predikat


def tulis_rekap(rekap: Rekapitulasi, path: Path) -> list[Path]:
    """Write the workbook (an earlier one goes to `arsip/`) and, for frames too long for a sheet, .csv files.

    Returns the paths, the workbook first. Raises TidakDapatDitulis.
    """
    content, frames = _susun(rekap, path)
    simpan(content, path)
    return [path, *data_sheets.tutup(frames, path)]


def nama_berkas(rekap: Rekapitulasi) -> str:
    """The name of the workbook: Rekap_LKjIP_2023.xlsx."""
    return f"Rekap_LKjIP_{rekap.tahun or 'tanpa_tahun'}.xlsx"


def _susun(rekap: Rekapitulasi, path: Path) -> tuple[bytes, list[data_sheets.Bingkai]]:
    gate = Gerbang(
        f"Rekapitulasi LKjIP {rekap.tahun or ''}".strip(),
        rekap.pemerintah or "lakip-xls",
        rekap.tanggal,
        keterangan="Dibuat dengan lakip-xls dari workbook semua perangkat daerah.",
        di_memori=False,
    )
    ctx = Konteks(rekap, gate, {name: gate.lembar(name, WARNA_TAB[group]) for name, group, _ in LEMBAR})
    frames = data_sheets.bingkai(rekap)
    data_sheets.buka(gate, frames, WARNA_TAB["data"], ctx.kepala, path)
    for write in (tulis_tabel, tulis_peringkat, tulis_predikat, tulis_temuan, tulis_tak_terbaca):
        write(ctx)
    tulis_ikhtisar(ctx, frames, path)
    data_sheets.isi(rekap, frames)
    return gate.bytes(), frames
