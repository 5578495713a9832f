"""Sheet `Refocusing`: amounts withdrawn from sub kegiatan, where the folder has such a list."""

from __future__ import annotations

from lakip_xls.computing.completeness import complete_sum, missing_parts
from lakip_xls.model import Row
from lakip_xls.writing.cells import EMPTY, OutputCell, money, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.anggaran import row_total_cell, sisa_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Refocusing"
_SEMULA, _DITARIK = 2, 3


def _parts(ctx: ReportContext) -> list[Part]:
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sub Kegiatan", 44),
        TableColumn("Anggaran Semula (Rp)", ctx.money_width),
        TableColumn("Ditarik (Rp)", ctx.money_width),
        TableColumn("Menjadi (Rp)", ctx.money_width),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.data.rows("pergeseran")
    for number, own in enumerate(rows, 1):
        at = table.row
        before, taken = own.number("anggaran_semula"), own.number("ditarik")
        refs = (own["anggaran_semula"].ref, own["ditarik"].ref)
        table.add(
            [
                OutputCell(number, INTEGER),
                ctx.value(own["sub_kegiatan"], text(own.text("sub_kegiatan"), LEFT)),
                _money(ctx, own, "anggaran_semula"),
                _money(ctx, own, "ditarik"),
                sisa_cell(before, taken, at, _SEMULA, _DITARIK),
                ctx.note(own.ref, own["sub_kegiatan"].ref, *refs),
                ctx.source(own["sub_kegiatan"].ref or own.ref, *refs),
            ]
        )
    body = range(table.content_rows, table.row)
    totals = ctx.laporan.data.totals("pergeseran")
    written = [b["ditarik"].ref for b in totals]
    originals, withdrawn = (complete_sum(b.number(name) for b in rows) for name in ("anggaran_semula", "ditarik"))
    lacking = [
        r
        for name in ("anggaran_semula", "ditarik")
        for r in missing_parts([(b.number(name), b.ref_of(name)) for b in rows])
    ]
    at = table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            row_total_cell(rows, "anggaran_semula", body, _SEMULA),
            row_total_cell(rows, "ditarik", body, _DITARIK),
            sisa_cell(originals, withdrawn, table.row, _SEMULA, _DITARIK, lacking),
            ctx.note(*written),
            ctx.source(*written),
        ],
        TOTAL,
    )
    table.widen(at, 0, 1)


def _money(ctx: ReportContext, own: Row, name: str) -> OutputCell:
    number = own.number(name)
    return ctx.value(own[name], money(number) if number is not None else None)


SHEET = TableSheet(
    NAME,
    "Pergeseran (refocusing) anggaran",
    "dokumen",
    present=lambda laporan: laporan.data.rows("pergeseran"),
    caption=lambda ctx: [f"Pergeseran (Refocusing) Anggaran {ctx.period}", ctx.unit],
    parts=_parts,
    note=lambda _: "JUMLAH dihitung dari baris-barisnya.",
    frozen=2,
)
