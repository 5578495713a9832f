"""The attachment: what goes with a letter. Tables with content alone, and no trace of checking but a footer."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.findings import count_findings
from lakip_xls.laporan import Laporan
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import Gate
from lakip_xls.writing.logo import logo
from lakip_xls.writing.sheets import sampul
from lakip_xls.writing.tables import TABLES, write_in_turn

PREFIX = "Lampiran_"


def attachment_path(result: Path) -> Path:
    """Where the attachment of a result workbook stands: beside it."""
    return result.with_name(PREFIX + result.name)


def build_attachment(laporan: Laporan, folder: Path, *, cached_values: bool = True) -> bytes:
    """Return the attachment as bytes; `folder` holds the logo."""
    return compose(laporan, folder, cached_values=cached_values).gate.bytes()


def compose(laporan: Laporan, folder: Path, *, cached_values: bool = True) -> ReportContext:
    """The attachment, written but not closed."""
    who = laporan.identity
    title = f"Lampiran Laporan Kinerja {who.unit or ''} {who.tahun or ''}".strip()
    errors = count_findings(laporan.temuan)["kesalahan"]
    mark = f"DRAF - masih ada {errors} kesalahan" if errors else ""
    gate = Gate(title, who.unit or "", laporan.tanggal, cached_values=cached_values, note="", mark=mark)
    ctx = ReportContext(laporan, gate, None, logo(folder), attached=True)
    ctx.unpack(sampul.NAME, "depan")
    sheets = [sheet for sheet in TABLES if sheet.present(laporan)]
    write_in_turn(ctx, sheets)
    sampul.write(ctx, {sheet.name: sheet.about for sheet in sheets})
    return ctx
