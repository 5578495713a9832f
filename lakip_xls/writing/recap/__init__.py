"""The recapitulation workbook over all units, print-ready, with live totals and ranks."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.rekapitulasi import Recap
from lakip_xls.writing.files import save
from lakip_xls.writing.gate import Gate
from lakip_xls.writing.recap import data_sheets
from lakip_xls.writing.recap.context import SHEETS, RecapContext
from lakip_xls.writing.recap.ikhtisar import write_ikhtisar
from lakip_xls.writing.recap.ranking import write_predikat, write_rank
from lakip_xls.writing.recap.temuan import write_temuan, write_unreadable
from lakip_xls.writing.recap.unit_table import write_table
from lakip_xls.writing.styles import TAB_COLOURS


def write_rekap(rekap: Recap, path: Path) -> list[Path]:
    """Write the workbook (an earlier one goes to `arsip/`) and, for frames too long for a sheet, .csv files.

    Returns the paths, the workbook first. Raises TidakDapatDitulis.
    """
    content, frames = _build(rekap, path)
    save(content, path)
    return [path, *data_sheets.close(frames, path)]


def file_name(rekap: Recap) -> str:
    """The name of the workbook: Rekap_LKjIP_2023.xlsx."""
    return f"Rekap_LKjIP_{rekap.tahun or 'tanpa_tahun'}.xlsx"


def _build(rekap: Recap, path: Path) -> tuple[bytes, list[data_sheets.FrameArea]]:
    gate = Gate(
        f"Rekapitulasi LKjIP {rekap.tahun or ''}".strip(),
        rekap.pemerintah or "lakip-xls",
        rekap.tanggal,
        note="Dibuat dengan lakip-xls dari workbook semua perangkat daerah.",
        in_memory=False,
    )
    ctx = RecapContext(rekap, gate, {name: gate.sheet(name, TAB_COLOURS[group]) for name, group, _ in SHEETS})
    frames = data_sheets.frame(rekap)
    data_sheets.unpack(gate, frames, TAB_COLOURS["data"], ctx.heading, path)
    for write in (write_table, write_rank, write_predikat, write_temuan, write_unreadable):
        write(ctx)
    write_ikhtisar(ctx, frames, path)
    data_sheets.content(rekap, frames)
    return gate.bytes(), frames
