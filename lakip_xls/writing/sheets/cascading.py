"""Sheet `Cascading`: from tujuan over sasaran and indikator to the programmes, with capaian and budget side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lakip_xls.computing.result import Efisiensi, IndikatorResult, Pos, SasaranResult
from lakip_xls.parsing.names import key
from lakip_xls.writing.cells import EMPTY, OutputCell, formula, live, money, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import anggaran, pengukuran
from lakip_xls.writing.sheets.anggaran import pos_address, serapan_cell
from lakip_xls.writing.sheets.pengukuran import ref_cells
from lakip_xls.writing.styles import CENTER, LEFT, PERSEN
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Cascading"
_PAGU, _REALISASI = 7, 8


def _parts(ctx: ReportContext) -> list[Part]:
    own = ctx.laporan.computed.indikator
    columns = (
        TableColumn("Tujuan", 22),
        TableColumn("Sasaran", 25),
        TableColumn("Indikator", 28),
        TableColumn(f"Target{ctx.until('pengukuran')}", value_width((i.target for i in own), 9), style=CENTER),
        TableColumn(f"Realisasi{ctx.until('pengukuran')}", value_width((i.realisasi for i in own), 9), style=CENTER),
        TableColumn("Capaian (%)", 9),
        TableColumn("Program", 28),
        TableColumn("Pagu (Rp)", ctx.money_width),
        TableColumn("Realisasi (Rp)", ctx.money_width),
        TableColumn("Serapan (%)", 9),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    tujuan = {key(b.text("sasaran")): b.text("tujuan") for b in ctx.laporan.data.rows("rkt") if b.text("tujuan")}
    computed = ctx.laporan.computed
    for goal, own in zip(computed.sasaran, computed.efisiensi, strict=True):
        first = table.row
        for item, pos in _lines(goal, own):
            table.add(
                [
                    text(tujuan.get(key(goal.name), ""), LEFT),
                    text(goal.name, LEFT),
                    *_indikator(ctx, item),
                    *_program(ctx, pos, table.row),
                    EMPTY,
                    text("Tabel 3.1, Tabel 3.8, dan RKT"),
                ]
            )
        for column in (0, 1):
            table.merge(column, first, table.row - 1)


def _lines(goal: SasaranResult, own: Efisiensi) -> Iterator[tuple[IndikatorResult | None, Pos | None]]:
    return zip_longest(goal.indikator, own.program)


def _indikator(ctx: ReportContext, own: IndikatorResult | None) -> list[OutputCell]:
    if own is None:
        return [EMPTY] * 4
    reached = live(f"={ctx.addresses['capaian', own.row.ref]}", own.capaian, PERSEN)
    return [text(own.name, LEFT), ref_cells(ctx, "target", own), ref_cells(ctx, "realisasi", own), reached]


def _program(ctx: ReportContext, own: Pos | None, row: int) -> list[OutputCell]:
    if own is None:
        return [EMPTY] * 4
    amounts = []
    for name, amount in (("pagu", own.pagu), ("realisasi", own.realisasi)):
        address, spot = pos_address(ctx, name, own), money(amount)
        shown = address is not None and amount is not None
        amounts.append(formula(f"={address}", amount, spot.style) if shown else spot)
    return [text(own.name, LEFT), *amounts, serapan_cell(own.pagu, own.realisasi, row, _PAGU, _REALISASI)]


SHEET = TableSheet(
    NAME,
    "Dari tujuan sampai program: capaian dan anggaran berdampingan",
    "dokumen",
    present=lambda laporan: any(e.program for e in laporan.computed.efisiensi),
    caption=lambda ctx: [f"Cascading Kinerja {ctx.period}", ctx.unit],
    parts=_parts,
    note=lambda _: "Target, realisasi, dan capaian dari Tabel 3.1; anggaran dari Tabel 3.8.",
    landscape=True,
    frozen=2,
    after=(pengukuran.NAME, anggaran.NAME),
)
