"""Sheet `3.4 Nasional`: realisasi beside a national or regional figure."""

from __future__ import annotations

from lakip_xls.writing.cells import OutputCell, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import missing, paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.sheets.pengukuran import merge_sasaran, ref_cells
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT
from lakip_xls.writing.table import SOURCE_COLUMNS, Table, TableColumn

NAME = "3.4 Nasional"


def write(ctx: ReportContext) -> None:
    """Write the sheet; needs 3.1 written before."""
    sheet = ctx.sheets[NAME]
    caption = [
        f"Tabel 3.4 Perbandingan Realisasi Kinerja {ctx.period_of('pengukuran')} dengan Realisasi Nasional",
        ctx.unit,
    ]
    rows = ctx.laporan.computed.nasional
    if not rows:
        missing(
            ctx,
            sheet,
            caption,
            "data pembanding nasional atau regional",
            "tabel Pembanding dengan kolom sasaran, indikator, dan realisasi nasional (atau lembar "
            "Pembanding pada "
            "Pengaturan.xlsx)",
        )
        return
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
        TableColumn("Ket. (+/−)", 8, style=CENTER),
        TableColumn("Temuan", 9, style=CENTER),
        SOURCE_COLUMNS,
    )
    width = tuple(k.width for k in columns if k.printing)
    row = title(sheet, 0, width, caption)
    table = Table(sheet, columns, row)
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
                text((own.note or "").replace("-", "−"), CENTER),
                ctx.note(*refs),
                ctx.source(*refs),
            ]
        )
    merge_sasaran(table, [r.indikator.sasaran for r in rows])
    below = table.write()
    below = paragraph(
        sheet,
        below,
        width,
        "Ket.: + lebih baik daripada pembanding, − lebih rendah, = sama; kosong bila tidak dapat "
        "dibandingkan. "
        "Realisasi sama dengan Tabel 3.1.",
        small=True,
    )
    set_print(
        sheet,
        PrintSetup(
            repeated_rows=(row, table.content_rows - 1),
            frozen=(table.content_rows, 3),
            page_heading=f"{ctx.unit} · Tabel 3.4",
        ),
        below,
        table.print_columns,
    )
