"""Sheet `Belanja`: composition of the budget by kelompok belanja."""

from __future__ import annotations

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.result import Belanja, ratio
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import EMPTY, OutputCell, cell, cell_less, formula, money, refer, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import missing, paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.sheets.anggaran import serapan_cell, sisa_cell, total_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN, TOTAL
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "Belanja"
_PAGU, _REALISASI = 2, 3


def write(ctx: ReportContext) -> None:
    """Write the sheet and remember where each group's pagu stands."""
    sheet = ctx.sheets[NAME]
    caption = [f"Komposisi Belanja {ctx.money_period}", ctx.unit]
    groups = ctx.laporan.computed.belanja
    if not groups:
        missing(
            ctx,
            sheet,
            caption,
            "rincian belanja operasi, modal, tidak terduga, dan transfer",
            "Realisasi Anggaran yang memuat kelompok belanja (misalnya ekspor SIPD-RI)",
        )
        return
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Kelompok Belanja", 26),
        TableColumn("Pagu (Rp)", ctx.money_width),
        TableColumn("Realisasi (Rp)", ctx.money_width),
        TableColumn("Serapan (%)", 9),
        TableColumn("Sisa (Rp)", ctx.money_width),
        TableColumn("Bagian pagu (%)", 10),
        TEMUAN_COLUMNS,
        SOURCE_COLUMNS,
    )
    width = tuple(k.width for k in columns if k.printing)
    row = title(sheet, 0, width, caption)
    table = Table(sheet, columns, row)
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
        ctx.addresses["belanja", own.kelompok] = refer(sheet, at, _PAGU)
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
    below = table.write()
    below = paragraph(
        sheet, below, width, "Sumber: rincian kelompok belanja pada dokumen realisasi anggaran.", small=True
    )
    set_print(
        sheet,
        PrintSetup(
            repeated_rows=(row, table.content_rows - 1),
            frozen=(table.content_rows, 2),
            page_heading=f"{ctx.unit} · Belanja",
        ),
        below,
        table.print_columns,
    )


def _money(own: Belanja, name: str) -> OutputCell:
    value = own.pagu if name == "pagu" else own.realisasi
    return cell_less(own.lacking.get(name, ())) if value is None else money(value)
