"""Sheet `3.2 Antar Tahun`: targets and realisasi of the report's year beside earlier years."""

from __future__ import annotations

from itertools import groupby

from lakip_xls.model import Value
from lakip_xls.writing.cells import STRIP, OutputCell, cell, formula, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import missing, paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import CENTER, LEFT, PERSEN
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "3.2 Antar Tahun"


def write(ctx: ReportContext) -> None:
    """Write the sheet."""
    sheet = ctx.sheets[NAME]
    caption = [
        f"Tabel 3.2 Perbandingan Capaian Kinerja Sasaran {ctx.period_of('pengukuran')} dengan Tahun Sebelumnya",
        ctx.unit,
    ]
    rows = ctx.laporan.computed.antar_tahun
    if not rows:
        missing(
            ctx,
            sheet,
            caption,
            "target dan realisasi indikator",
            "Pengukuran Kinerja tahun ini, dan untuk perbandingannya tabel capaian tahun-tahun sebelumnya "
            "atau hasil LKjIP tahun lalu",
        )
        return
    years = sorted({year for r in rows for year, _ in (*r.target, *r.realisasi)})
    figures = (v for r in rows for _, v in (*r.target, *r.realisasi))
    width = value_width(figures, 9.0 if len(years) <= 3 else 8.0)
    columns = (
        TableColumn("Sasaran Strategis", 36),
        TableColumn("Indikator Sasaran", 44),
        *(TableColumn(str(y), width, "Target", CENTER) for y in years),
        *(TableColumn(str(y), width, "Realisasi", CENTER) for y in years),
        *([TableColumn("Pertumbuhan realisasi (%)", 13)] if len(years) > 1 else []),
        TEMUAN_COLUMNS,
        SOURCE_COLUMNS,
    )
    own_width = tuple(k.width for k in columns if k.printing)
    row = title(sheet, 0, own_width, caption)
    table = Table(sheet, columns, row)
    for goal, members in groupby(rows, key=lambda r: r.sasaran):
        first = table.row
        for own in members:
            target, reached = dict(own.target), dict(own.realisasi)
            values = [d.get(y) for d in (target, reached) for y in years]
            refs = [v.ref for v in values if v is not None]
            growth = [_growth(reached, years, table.row)] if len(years) > 1 else []
            table.add(
                [
                    text(goal, LEFT),
                    text(own.indikator, LEFT),
                    *(STRIP if v is None else ctx.value(v) for v in values),
                    *growth,
                    ctx.note(*refs),
                    ctx.source(*refs),
                ]
            )
        table.merge(0, first, table.row - 1)
    below = table.write()
    if len(years) < 2:
        below = paragraph(
            sheet,
            below,
            own_width,
            "Data tahun sebelumnya tidak ada di antara berkas yang dibaca. Tambahkan tabel capaian "
            "tahun-tahun "
            "sebelumnya, atau berkas hasil LKjIP tahun lalu, agar perbandingan dapat ditampilkan.",
        )
    set_print(
        sheet,
        PrintSetup(
            landscape=True,
            repeated_rows=(row, table.content_rows - 1),
            frozen=(table.content_rows, 2),
            page_heading=f"{ctx.unit} · Tabel 3.2",
        ),
        below,
        table.print_columns,
    )


def _growth(reached: dict[int, Value], years: list[int], row: int) -> OutputCell:
    """Growth of the realisasi from the year before to the last one; a dash unless both are figures."""
    last, before = reached[years[-1]].number, reached[years[-2]].number
    if years[-2] != years[-1] - 1 or last is None or not before:
        return STRIP
    now, earlier = cell(row, 1 + 2 * len(years)), cell(row, 2 * len(years))
    return formula(f'=IF({earlier}=0,"-",({now}-{earlier})/{earlier}*100)', (last / before - 1) * 100, PERSEN)
