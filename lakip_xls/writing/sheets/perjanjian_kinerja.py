"""Sheet `Perjanjian Kinerja`: agreed indicators, and the programmes with their budget."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.laporan import Laporan
from lakip_xls.model import Document
from lakip_xls.writing.cells import EMPTY, OutputCell, money, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.anggaran import row_total_cell
from lakip_xls.writing.sheets.pengukuran import merge_sasaran
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Perjanjian Kinerja"


def _documents(laporan: Laporan) -> list[Document]:
    return laporan.data.by_document("pk") or laporan.data.by_document("pk_program")


def _caption(ctx: ReportContext) -> list[str]:
    changed = " Perubahan" if any(d.perubahan for d in _documents(ctx.laporan)) else ""
    return [f"Perjanjian Kinerja{changed} Tahun {ctx.tahun}", ctx.unit]


def _parts(ctx: ReportContext) -> Iterator[Part]:
    """Both tables share their widths."""
    targets = (b["target"] for b in ctx.laporan.data.rows("pk"))
    width = (5.0, 31.0, 34.0, value_width(targets, ctx.money_width + 1), 14.0)
    titles = ("No", "Sasaran Strategis", "Indikator Kinerja", f"Target {ctx.tahun}", "Satuan")
    styles = (CENTER, LEFT, LEFT, CENTER, CENTER)
    if ctx.laporan.data.rows("pk"):
        yield Part([TableColumn(j, w, style=g) for j, w, g in zip(titles, width, styles, strict=True)], _indikator)
    if ctx.laporan.data.rows("pk_program"):
        titles = ("No", "Program", "", "Anggaran (Rp)", "Sumber Dana")
        yield Part([TableColumn(j, w) for j, w in zip(titles, width, strict=True)], _program)


def _indikator(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.data.rows("pk")
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


def _program(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.data.rows("pk_program")
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


SHEET = TableSheet(
    NAME,
    "Indikator dan anggaran program yang diperjanjikan",
    "dokumen",
    present=_documents,
    caption=_caption,
    parts=_parts,
    missing=(
        "dokumen Perjanjian Kinerja",
        "Perjanjian Kinerja dengan kolom sasaran, indikator, dan target, serta tabel program dan anggarannya",
    ),
    note=lambda ctx: (
        ""
        if ctx.laporan.data.rows("pk_program")
        else ctx.for_checking("Tabel program dan anggaran tidak ada pada Perjanjian Kinerja yang dibaca.")
    ),
    letterhead=True,
)
