"""Sheet `3.4 Nasional`: realisasi beside a national or regional figure."""

from __future__ import annotations

from lakip_xls.computing.result import NasionalComparison
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import OutputCell, cell, formula, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import pengukuran
from lakip_xls.writing.sheets.pengukuran import merge_sasaran, ref_cells
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.4 Nasional"
_REALISASI = 3


def _parts(ctx: ReportContext) -> list[Part]:
    rows = ctx.laporan.computed.nasional
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sasaran Strategis", 30),
        TableColumn("Indikator Sasaran", 34),
        TableColumn(
            f"Realisasi {ctx.tahun}{ctx.until('pengukuran')}",
            value_width((r.indikator.realisasi for r in rows), 11),
            style=CENTER,
        ),
        TableColumn("Realisasi Nasional", value_width((r.nasional for r in rows), 16), style=CENTER),
        TableColumn("Tanda (+/−)", 8, style=CENTER),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.computed.nasional
    written = {b["nasional"].ref: b for b in ctx.laporan.data.rows("pembanding")}
    for own in rows:
        source = written.get(own.nasional.ref) if own.nasional.ref else None
        refs = [own.nasional.ref] + ([source["realisasi"].ref] if source else [])
        table.add(
            [
                OutputCell(1, INTEGER),
                text(own.indikator.sasaran, LEFT),
                text(own.indikator.name, LEFT),
                ref_cells(ctx, "realisasi", own.indikator),
                ctx.value(own.nasional),
                _sign(ctx, table, own),
                ctx.note(*refs),
                ctx.source(*refs),
            ]
        )
    merge_sasaran(table, [r.indikator.sasaran for r in rows])


def _sign(ctx: ReportContext, table: Table, own: NasionalComparison) -> OutputCell:
    """Which figure is the better one; not live where the two are no plain figures."""
    sign = (own.note or "").replace("-", "−")
    if own.note and own.nasional.number is not None and own.indikator.realisasi.number is not None:
        cells = cell(table.row, _REALISASI), cell(table.row, _REALISASI + 1)
        return formula(formulas.better(*cells, own.indikator.polaritas), sign, CENTER)
    if own.note:
        ctx.fix(table.sheet, table.row, _REALISASI + 2)
    return text(sign, CENTER)


SHEET = TableSheet(
    NAME,
    "Perbandingan dengan realisasi nasional",
    "tabel",
    present=lambda laporan: laporan.computed.nasional,
    caption=lambda ctx: [
        f"Tabel 3.4 Perbandingan Realisasi Kinerja {ctx.period_of('pengukuran')} dengan Realisasi Nasional",
        ctx.unit,
    ],
    parts=_parts,
    missing=(
        "data pembanding nasional atau regional",
        "tabel Pembanding dengan kolom sasaran, indikator, dan realisasi nasional (atau lembar Pembanding pada "
        "Pengaturan.xlsx)",
    ),
    note=lambda _: (
        "Tanda: + lebih baik daripada pembanding, − lebih rendah, = sama; kosong bila tidak dapat "
        "dibandingkan. Realisasi sama dengan Tabel 3.1."
    ),
    heading="Tabel 3.4",
    frozen=3,
    after=(pengukuran.NAME,),
)
