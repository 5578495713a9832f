"""Sheets `Temuan` and `Tidak Terbaca`: findings by unit and rule, and the folders without a report."""

from __future__ import annotations

import math

from lakip_xls.rules.registry import catalogue
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import STRIP, OutputCell, cell, formula, text
from lakip_xls.writing.kop import paragraph
from lakip_xls.writing.layout import LANDSCAPE_WIDTH
from lakip_xls.writing.recap.context import TEMUAN, UNREADABLE, RecapContext, printing
from lakip_xls.writing.styles import BOLD, CENTER, INTEGER, LEFT, TINGKAT, TOTAL
from lakip_xls.writing.table import Table, TableColumn


def write_temuan(ctx: RecapContext) -> None:
    """Write the number of findings of every unit by rule."""
    sheet = ctx.sheets[TEMUAN]
    units, rules = ctx.rekap.readable, catalogue()
    known = [code for code in rules if any(code in u.temuan for u in units)]
    codes = known + sorted({c for u in units for c in u.temuan} - set(known))
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Perangkat Daerah", ctx.name_width),
        *(TableColumn(code, 9.5, style=CENTER) for code in codes),
        TableColumn("Jumlah", 9, style=CENTER | BOLD),
    )
    widths = [k.width for k in columns]
    row = ctx.title(sheet, widths[:12], "Temuan menurut Perangkat Daerah dan Aturan")
    table = Table(sheet, columns, row, numbered=False)
    end = len(codes) + 2
    shades = {c: TINGKAT.get(rules[c].tingkat.value, {}) if c in rules else {} for c in codes}
    for number, unit in enumerate(units, 1):
        at = table.row
        counts = [OutputCell(n, INTEGER | shades[c]) if (n := unit.temuan.get(c)) else text(None) for c in codes]
        whole = (
            formula(f"=SUM({cell(at, 2)}:{cell(at, end - 1)})", sum(unit.temuan.values()), INTEGER) if codes else STRIP
        )
        table.add([OutputCell(number, INTEGER), ctx.link(unit, "Validasi"), *counts, whole])
    if units and codes:
        rows = range(table.content_rows, table.row)
        sums = [sum(u.temuan.get(c, 0) for u in units) for c in codes]
        totals = [formula(formulas.total(i, rows), n, INTEGER) for i, n in enumerate([*sums, sum(sums)], 2)]
        table.add([text(None), text("Jumlah", LEFT), *totals], TOTAL)
    below = table.write() + 1
    for code in codes:
        if code in rules:
            words = f"{code} ({rules[code].tingkat.value}): {rules[code].arti}"
            below = paragraph(sheet, below, widths[:12], words, small=True)
    quiet = ", ".join(c for c in rules if c not in codes)
    below = paragraph(sheet, below, widths[:12], f"Tanpa temuan pada perangkat daerah mana pun: {quiet}.", small=True)
    printing(ctx, sheet, table, below - 1, TEMUAN, (table.content_rows, 2))
    pages = max(1, math.ceil(sum(widths) / LANDSCAPE_WIDTH / 1.3))
    if pages > 1:
        sheet.sheet.fit_to_pages(pages, 0)
        sheet.sheet.repeat_columns(0, 1)


def write_unreadable(ctx: RecapContext) -> None:
    """Write the folders without a report and why."""
    sheet = ctx.sheets[UNREADABLE]
    columns = (TableColumn("No", 5, style=CENTER), TableColumn("Folder", 36), TableColumn("Sebab", 100))
    widths = [k.width for k in columns]
    row = ctx.title(sheet, widths, "Folder yang Tidak Menghasilkan Laporan")
    failed = ctx.rekap.unreadable
    table = Table(sheet, columns, row, numbered=False)
    for number, unit in enumerate(failed, 1):
        table.add([OutputCell(number, INTEGER), text(unit.folder, LEFT), text(unit.failed, LEFT)])
    for number, name in enumerate(ctx.rekap.loose, len(failed) + 1):
        reason = "Workbook ini di luar subfolder perangkat daerah; tidak dibaca. Pindahkan ke subfoldernya bila perlu."
        table.add([OutputCell(number, INTEGER), text(name, LEFT), text(reason, LEFT)])
    below = table.write()
    if not failed and not ctx.rekap.loose:
        below = paragraph(sheet, below, widths, "Semua folder menghasilkan laporan.")
    printing(ctx, sheet, table, below - 1, UNREADABLE, (table.content_rows, 0))
