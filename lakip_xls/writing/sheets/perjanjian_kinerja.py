"""Sheet `Perjanjian Kinerja`: agreed indicators, and the programmes with their budget."""

from __future__ import annotations

from lakip_xls.writing.cells import EMPTY, OutputCell, money, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import kop, missing, paragraph, signature, title
from lakip_xls.writing.layout import PrintSetup, set_height, set_print
from lakip_xls.writing.sheets.anggaran import row_total_cell
from lakip_xls.writing.sheets.pengukuran import merge_sasaran
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, TOTAL
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "Perjanjian Kinerja"


def write(ctx: ReportContext) -> None:
    """Write the sheet."""
    sheet = ctx.sheets[NAME]
    documents = ctx.laporan.data.by_document("pk") or ctx.laporan.data.by_document("pk_program")
    changed = " Perubahan" if any(d.perubahan for d in documents) else ""
    caption = [f"Perjanjian Kinerja{changed} Tahun {ctx.tahun}", ctx.unit]
    if not documents:
        missing(
            ctx,
            sheet,
            caption,
            "dokumen Perjanjian Kinerja",
            "Perjanjian Kinerja dengan kolom sasaran, indikator, dan target, serta tabel program dan anggarannya",
        )
        return
    widths = (*_width(ctx), TEMUAN_COLUMNS.width)
    row = title(sheet, kop(ctx, sheet, widths), widths, caption)
    first = _indikator(ctx, row)
    below = first.write() if first else row
    second = _program(ctx, below + 1)
    if second:
        set_height(sheet, below, 10)
        below = second.write()
    else:
        below = paragraph(
            sheet,
            below,
            widths,
            "Tabel program dan anggaran tidak ada pada Perjanjian Kinerja yang dibaca.",
        )
    signed = below
    below = signature(ctx, sheet, below, 3, len(widths) - 1)
    set_print(
        sheet,
        PrintSetup(intact=((signed - 2, below),), page_heading=f"{ctx.unit} · Perjanjian Kinerja"),
        below,
        len(widths) - 1,
    )


def _indikator(ctx: ReportContext, row: int) -> Table | None:
    rows = ctx.laporan.data.rows("pk")
    if not rows:
        return None
    column_titles = ("No", "Sasaran Strategis", "Indikator Kinerja", f"Target {ctx.tahun}", "Satuan")
    styles = (CENTER, LEFT, LEFT, CENTER, CENTER)
    columns = [TableColumn(j, w, style=g) for j, w, g in zip(column_titles, _width(ctx), styles, strict=True)]
    table = Table(ctx.sheets[NAME], [*columns, TEMUAN_COLUMNS, SOURCE_COLUMNS], row)
    for own in rows:
        refs = [own[n].ref for n in ("sasaran", "indikator", "satuan", "target")]
        table.add(
            [
                OutputCell(1, INTEGER),
                text(own.text("sasaran"), LEFT),
                text(own.text("indikator"), LEFT),
                ctx.value(own["target"]),
                text(own.text("satuan") or own["target"].satuan, CENTER),
                ctx.note(own.ref, *refs),
                ctx.source(own["indikator"].ref or own.ref, own["target"].ref),
            ]
        )
    merge_sasaran(table, [b.text("sasaran") for b in rows])
    return table


def _program(ctx: ReportContext, row: int) -> Table | None:
    rows = ctx.laporan.data.rows("pk_program")
    if not rows:
        return None
    column_titles = ("No", "Program", "", "Anggaran (Rp)", "Sumber Dana")
    columns = [TableColumn(j, w) for j, w in zip(column_titles, _width(ctx), strict=True)]
    table = Table(ctx.sheets[NAME], [*columns, TEMUAN_COLUMNS, SOURCE_COLUMNS], row)
    for number, own in enumerate(rows, 1):
        amount = own["anggaran"]
        at = table.add(
            [
                OutputCell(number, INTEGER),
                text(own.text("program"), LEFT),
                EMPTY,
                ctx.value(amount, money(amount.number) if amount.number is not None else None),
                text(own.text("sumber_dana"), CENTER),
                ctx.note(own.ref, own["program"].ref, amount.ref),
                ctx.source(own["program"].ref or own.ref, amount.ref),
            ]
        )
        table.widen(at, 1, 2)
    refs = [b["anggaran"].ref for b in ctx.laporan.data.totals("pk_program")]
    at = table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            EMPTY,
            row_total_cell(rows, "anggaran", range(table.content_rows, table.row), 3),
            EMPTY,
            ctx.note(*refs),
            ctx.source(*refs),
        ],
        TOTAL,
    )
    table.widen(at, 0, 2)
    return table


def _width(ctx: ReportContext) -> tuple[float, ...]:
    """Widths that both tables share."""
    targets = (b["target"] for b in ctx.laporan.data.rows("pk"))
    return (5.0, 31.0, 34.0, value_width(targets, ctx.money_width + 1), 14.0)
