"""Sheet `Narasi`: paragraphs to be taken over into chapter III and the Ikhtisar Eksekutif."""

from __future__ import annotations

from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import paragraph, title
from lakip_xls.writing.layout import PrintSetup, merge_width, set_height, set_print, set_widths, text_height
from lakip_xls.writing.narasi import build, notes
from lakip_xls.writing.styles import BASE, BOLD, PARAGRAPH

NAME = "Narasi"
_WIDTH = (4.0, 92.0)


def write(ctx: ReportContext) -> None:
    """Write the sheet, one paragraph per row."""
    sheet = ctx.sheets[NAME]
    set_widths(sheet, _WIDTH)
    row = title(sheet, 0, _WIDTH, [f"Narasi Laporan Kinerja {ctx.period}", ctx.unit])
    for words in notes(ctx.laporan):
        row = paragraph(sheet, row, _WIDTH, words, small=True)
    for own in build(ctx.laporan, ctx.unit, ctx.period, ctx.money_period):
        if own.title:
            set_height(sheet, row, 6)
            row += 1
        style = BASE | BOLD | {"text_wrap": True} if own.title else PARAGRAPH | {"align": "justify"}
        if own.tingkat:
            sheet.text(row, 1, own.text, style)
            width = _WIDTH[1]
        else:
            sheet.merge((row, 0), (row, 1), own.text, style)
            width = merge_width(_WIDTH)
        set_height(sheet, row, text_height(own.text, width, 10, own.title) + 4)
        row += 1
    set_print(sheet, PrintSetup(page_heading=f"{ctx.unit} · Narasi"), row, 1)
