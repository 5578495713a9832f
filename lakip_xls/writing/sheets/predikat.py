"""Sheet `3.5 Predikat`: capaian per sasaran and indicator with one tick on the scale."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import unreadable
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import OutputCell, cell, formula, live, refer, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import pengukuran
from lakip_xls.writing.sheets.pengukuran import rata_cell
from lakip_xls.writing.styles import CENTER, ITALIC, LEFT, MAIN, PERSEN
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.5 Predikat"
_CAPAIAN, _LIMITED, _KATEGORI, _TICK = 1, 2, 3, 4


def _parts(ctx: ReportContext) -> list[Part]:
    columns = (
        TableColumn("Sasaran / Indikator Sasaran", 44),
        TableColumn("Capaian (%)", 10),
        TableColumn("Capaian dibatasi (%)", 10),
        TableColumn("Kategori", 9.5, style=CENTER),
        *(TableColumn(level.abbreviation, 4.5, "Predikat", CENTER) for level in ctx.laporan.settings.scale),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    """The means per sasaran stand here and are used by 3.7."""
    assert ctx.ketentuan is not None, "3.1 is written first"
    scale_cells = ctx.ketentuan.scale
    for number, goal in enumerate(ctx.laporan.computed.sasaran, 1):
        head = table.add([text(f"Sasaran {number}: {goal.name}", LEFT)], MAIN)
        table.widen(head, 0, table.print_columns)
        rows = range(table.row, table.row + len(goal.indikator))
        for order, own in enumerate(goal.indikator, 1):
            at = table.row
            cells = [
                text(f"Indikator {number}.{order}: {own.name}", LEFT),
                _reference(ctx, "capaian", own.row.ref, own.capaian),
                _reference(ctx, "dibatasi", own.row.ref, own.capaian_dibatasi),
                live("=" + ctx.addresses["kategori", own.row.ref], own.kategori, CENTER),
            ]
            written = _temuan_predikat(ctx, own.name)
            table.add([*cells, *_tick(ctx, at, own.kategori), ctx.note(*written), text("Tabel 3.1")])
        at = table.row
        mean = [
            text("Rata-rata capaian", LEFT),
            rata_cell(rows, _CAPAIAN, goal.capaian, unreadable(goal.indikator)),
            rata_cell(rows, _LIMITED, goal.capaian_dibatasi, unreadable(goal.indikator)),
            live(scale_cells.kategori_formula(cell(at, _LIMITED)), goal.kategori, CENTER),
        ]
        table.add([*mean, *_tick(ctx, at, goal.kategori)], ITALIC)
        ctx.addresses["rata", goal.name] = refer(table.sheet, at, _CAPAIAN)
        ctx.addresses["rata dibatasi", goal.name] = refer(table.sheet, at, _LIMITED)


def _note(ctx: ReportContext) -> str:
    legend = "; ".join(f"{level.abbreviation} = {level.predikat}" for level in ctx.laporan.settings.scale)
    return f"Keterangan: {legend}."


def _reference(ctx: ReportContext, name: str, ref: Ref, value: Decimal | None) -> OutputCell:
    return live("=" + ctx.addresses[name, ref], value, PERSEN)


def _tick(ctx: ReportContext, row: int, kategori: str | None) -> list[OutputCell]:
    return [
        formula(
            formulas.tick(cell(row, _KATEGORI), level.kategori),
            "√" if level.kategori == kategori else "",
            CENTER,
        )
        for level in ctx.laporan.settings.scale
    ]


def _temuan_predikat(ctx: ReportContext, name: str) -> list[Ref | None]:
    return [
        value.ref
        for row in ctx.laporan.data.rows("predikat")
        if row.text("indikator") == name
        for value in row.values.values()
    ]


SHEET = TableSheet(
    NAME,
    "Capaian dan predikat tiap sasaran",
    "tabel",
    present=lambda laporan: laporan.computed.sasaran,
    caption=lambda ctx: [f"Tabel 3.5 Ikhtisar Capaian Kinerja {ctx.period_of('pengukuran')}", ctx.unit],
    parts=_parts,
    missing=pengukuran.MISSING,
    note=_note,
    heading="Tabel 3.5",
    frozen=1,
    after=(pengukuran.NAME,),
)
