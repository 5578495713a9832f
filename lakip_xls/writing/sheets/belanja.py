"""Sheet `Belanja`: composition of the budget by kelompok belanja."""

from __future__ import annotations

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.result import Belanja, ratio
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import EMPTY, OutputCell, cell, cell_less, formula, money, refer, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.anggaran import serapan_cell, sisa_cell, total_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Belanja"
_PAGU, _REALISASI = 2, 3


def _parts(ctx: ReportContext) -> list[Part]:
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Kelompok Belanja", 26),
        TableColumn("Pagu (Rp)", ctx.money_width),
        TableColumn("Realisasi (Rp)", ctx.money_width),
        TableColumn("Serapan (%)", 9),
        TableColumn("Sisa (Rp)", ctx.money_width),
        TableColumn("Bagian pagu (%)", 10),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    """Remembers where each group's pagu stands."""
    groups = ctx.laporan.computed.belanja
    last = table.content_rows + len(groups)
    whole, used = complete_sum(g.pagu for g in groups), complete_sum(g.realisasi for g in groups)
    lacking = {what: [ref for g in groups for ref in g.lacking.get(what, ())] for what in ("pagu", "realisasi")}
    every = [*lacking["pagu"], *lacking["realisasi"]]
    rows = range(table.content_rows, last)
    for number, own in enumerate(groups, 1):
        at = table.row
        share = ratio(own.pagu, whole)
        own_missing = [ref for refs in own.lacking.values() for ref in refs]
        table.add(
            [
                OutputCell(number, INTEGER),
                text(KELOMPOK.get(own.kelompok, own.kelompok), LEFT),
                _money(own, "pagu"),
                _money(own, "realisasi"),
                serapan_cell(own.pagu, own.realisasi, at, _PAGU, _REALISASI, own_missing),
                sisa_cell(own.pagu, own.realisasi, at, _PAGU, _REALISASI, own_missing),
                formula(formulas.persen(cell(at, _PAGU), f"{cell(last, _PAGU)}"), share, PERSEN)
                if share is not None
                else cell_less(lacking["pagu"]),
                ctx.note(own.ref),
                ctx.source(own.ref),
            ]
        )
        ctx.addresses["belanja", own.kelompok] = refer(table.sheet, at, _PAGU)
    share = ratio(whole, whole)
    table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            total_cell([g.pagu for g in groups], rows, _PAGU, lacking["pagu"]),
            total_cell([g.realisasi for g in groups], rows, _REALISASI, lacking["realisasi"]),
            serapan_cell(whole, used, last, _PAGU, _REALISASI, every),
            sisa_cell(whole, used, last, _PAGU, _REALISASI, every),
            formula(formulas.total(6, rows), share, PERSEN) if share is not None else cell_less(lacking["pagu"]),
        ],
        TOTAL,
    )
    table.widen(last, 0, 1)


def _money(own: Belanja, name: str) -> OutputCell:
    value = own.pagu if name == "pagu" else own.realisasi
    return cell_less(own.lacking.get(name, ())) if value is None else money(value)


SHEET = TableSheet(
    NAME,
    "Komposisi belanja operasi, modal, tidak terduga, transfer",
    "anggaran",
    present=lambda laporan: laporan.computed.belanja,
    caption=lambda ctx: [f"Komposisi Belanja {ctx.money_period}", ctx.unit],
    parts=_parts,
    missing=(
        "rincian belanja operasi, modal, tidak terduga, dan transfer",
        "Realisasi Anggaran yang memuat kelompok belanja (misalnya ekspor SIPD-RI)",
    ),
    note=lambda _: "Sumber: rincian kelompok belanja pada dokumen realisasi anggaran.",
    frozen=2,
)
