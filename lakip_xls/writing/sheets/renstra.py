"""Sheet `3.3 Renstra`: realisasi against the target of the Renstra's last year."""

from __future__ import annotations

from lakip_xls.writing.cells import OutputCell, cell, formula, numeral, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import missing, paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.sheets.pengukuran import capaian_formula, merge_sasaran, ref_cells
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "3.3 Renstra"
_TARGET, _REALISASI = 3, 4


def write(ctx: ReportContext) -> None:
    """Write the sheet; needs 3.1 written before."""
    sheet = ctx.sheets[NAME]
    rows = ctx.laporan.computed.renstra
    year = next((r.tahun_akhir for r in rows if r.tahun_akhir), None)
    until = f" Renstra {year}" if year else " Renstra"
    caption = [
        f"Tabel 3.3 Perbandingan Realisasi Kinerja {ctx.period_of('pengukuran')} dengan Target Jangka Menengah{until}",
        ctx.unit,
    ]
    if not any(r.target_akhir.content is not None for r in rows) or ctx.ketentuan is None:
        missing(
            ctx,
            sheet,
            caption,
            "target Renstra untuk indikator yang diukur",
            "Renstra (matriks target per tahun) dengan kolom sasaran, indikator, dan target tiap tahun, "
            "serta "
            "Pengukuran Kinerja",
        )
        return
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sasaran Strategis", 30),
        TableColumn("Indikator Sasaran", 34),
        TableColumn(
            f"Target Renstra {year or ''}".strip(), value_width((r.target_akhir for r in rows), 12), style=CENTER
        ),
        TableColumn(
            f"Realisasi {ctx.tahun}{ctx.until('pengukuran')}",
            value_width((r.indikator.realisasi for r in rows), 11),
            style=CENTER,
        ),
        TableColumn("Capaian (%)", 10),
        TEMUAN_COLUMNS,
        SOURCE_COLUMNS,
    )
    width = tuple(k.width for k in columns if k.printing)
    row = title(sheet, 0, width, caption)
    table = Table(sheet, columns, row)
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
                formula(own_formula, own.capaian, PERSEN) if own_formula else numeral(own.capaian, PERSEN),
                ctx.note(own.target_akhir.ref),
                ctx.source(own.target_akhir.ref),
            ]
        )
    merge_sasaran(table, [r.indikator.sasaran for r in rows])
    below = table.write()
    below = paragraph(
        sheet, below, width, "Realisasi sama dengan Tabel 3.1. Tanda - berarti tidak ada nilai.", small=True
    )
    set_print(
        sheet,
        PrintSetup(
            repeated_rows=(row, table.content_rows - 1),
            frozen=(table.content_rows, 3),
            page_heading=f"{ctx.unit} · Tabel 3.3",
        ),
        below,
        table.print_columns,
    )
