"""Sheet `3.3 Renstra`: realisasi against the target of the Renstra's last year."""

from __future__ import annotations

from lakip_xls.writing.cells import OutputCell, cell, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import pengukuran
from lakip_xls.writing.sheets.pengukuran import capaian_cell, capaian_formula, merge_sasaran, ref_cells
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.3 Renstra"
_TARGET, _REALISASI, _CAPAIAN = 3, 4, 5


def _tahun_akhir(ctx: ReportContext) -> int | None:
    return next((r.tahun_akhir for r in ctx.laporan.computed.renstra if r.tahun_akhir), None)


def _caption(ctx: ReportContext) -> list[str]:
    until = f"Renstra {_tahun_akhir(ctx) or ''}".strip()
    return [
        f"Tabel 3.3 Perbandingan Realisasi Kinerja {ctx.period_of('pengukuran')} dengan Target Jangka Menengah {until}",
        ctx.unit,
    ]


def _parts(ctx: ReportContext) -> list[Part]:
    rows = ctx.laporan.computed.renstra
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sasaran Strategis", 30),
        TableColumn("Indikator Sasaran", 34),
        TableColumn(
            f"Target Renstra {_tahun_akhir(ctx) or ''}".strip(),
            value_width((r.target_akhir for r in rows), 12),
            style=CENTER,
        ),
        TableColumn(
            f"Realisasi {ctx.tahun}{ctx.until('pengukuran')}",
            value_width((r.indikator.realisasi for r in rows), 11),
            style=CENTER,
        ),
        TableColumn("Capaian (%)", 10),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    assert ctx.ketentuan is not None, "3.1 is written first"
    rows = ctx.laporan.computed.renstra
    for own in rows:
        at = table.row
        item = own.indikator
        cells = (cell(at, _TARGET), cell(at, _REALISASI))
        own_formula = capaian_formula(own.target_akhir, item.realisasi, item.polaritas, cells, ctx.ketentuan)
        table.add(
            [
                OutputCell(1, INTEGER),
                text(item.sasaran, LEFT),
                text(item.name, LEFT),
                ctx.value(own.target_akhir),
                ref_cells(ctx, "realisasi", item),
                capaian_cell(ctx, table.sheet, (at, _CAPAIAN), own_formula, own.capaian),
                ctx.note(own.target_akhir.ref),
                ctx.source(own.target_akhir.ref),
            ]
        )
    merge_sasaran(table, [r.indikator.sasaran for r in rows])


SHEET = TableSheet(
    NAME,
    "Perbandingan dengan target akhir Renstra",
    "tabel",
    present=lambda laporan: any(r.target_akhir.content is not None for r in laporan.computed.renstra),
    caption=_caption,
    parts=_parts,
    missing=(
        "target Renstra untuk indikator yang diukur",
        "Renstra (matriks target per tahun) dengan kolom sasaran, indikator, dan target tiap tahun, serta "
        "Pengukuran Kinerja",
    ),
    note=lambda _: "Realisasi sama dengan Tabel 3.1. Tanda - berarti tidak ada nilai.",
    heading="Tabel 3.3",
    frozen=3,
    after=(pengukuran.NAME,),
)
