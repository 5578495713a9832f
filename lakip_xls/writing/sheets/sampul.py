"""Sheet `Cover`: cover, contents as links, and how many findings there are."""

from __future__ import annotations

from lakip_xls.documents.earlier_result import COVER_NOTE
from lakip_xls.finding_counts import by_document
from lakip_xls.findings import Tingkat, count_findings
from lakip_xls.skema import kind_label
from lakip_xls.writing.cells import quote_
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import kop, paragraph
from lakip_xls.writing.layout import PrintSetup, set_height, set_print, set_widths, text_height
from lakip_xls.writing.styles import BASE, BOLD, CELL, CENTER, HEADING, INTEGER, LEFT, LINK, TINGKAT, TITLE, VCENTER

NAME = "Sampul"
_WIDTH = (6.0, 24.0, 36.0, 10.5, 10.5, 9.0)
_LAST = len(_WIDTH) - 1


def write(ctx: ReportContext, content: dict[str, str]) -> None:
    """Write the cover; `content` gives every sheet with the words that describe it."""
    sheet = ctx.sheets[NAME]
    set_widths(sheet, _WIDTH)
    row = kop(ctx, sheet, _WIDTH) + 1
    for text, size in (("LAPORAN KINERJA", 20), ("INSTANSI PEMERINTAH", 20), (ctx.period.upper(), 16)):
        sheet.merge((row, 0), (row, _LAST), text, TITLE | {"font_size": size})
        set_height(sheet, row, 30)
        row += 1
    sheet.merge((row, 0), (row, _LAST), ctx.unit, TITLE | {"font_size": 14})
    set_height(sheet, row, text_height(ctx.unit, sum(_WIDTH), 14, True) + 6)
    for told in () if ctx.attached else ctx.laporan.periods:
        row = paragraph(sheet, row + 1, _WIDTH, told, small=True)
    row += 2
    if not ctx.attached:
        row = _by_document(ctx, _temuan(ctx, row) + 1)
    sheet.merge(
        (row, 0),
        (row, _LAST),
        f"Disusun {ctx.tanggal}. "
        + ctx.for_checking("Angka berasal dari berkas yang tercantum pada lembar Sumber Data. ")
        + COVER_NOTE,
        BASE | CENTER | {"italic": True, "text_wrap": True, "font_size": 9},
    )
    set_height(sheet, row, 27)
    last = _content(ctx, row + 1, content)
    printing = PrintSetup(page_heading=f"{ctx.unit} · LKjIP {ctx.tahun}", intact=((row + 1, last),))
    set_print(sheet, printing, last, _LAST)
    if ctx.attached:
        _pages(ctx, row + 1, content)


def _temuan(ctx: ReportContext, row: int) -> int:
    sheet = ctx.sheets[NAME]
    counts = count_findings(ctx.laporan.temuan)
    sheet.merge((row, 0), (row, _LAST), "Hasil pemeriksaan", BASE | BOLD)
    words = {
        "kesalahan": "harus diperbaiki sebelum laporan dikirim",
        "peringatan": "perlu diperiksa; perbaiki atau jelaskan",
        "info": "untuk diketahui",
    }
    for level, meaning in words.items():
        row += 1
        sheet.merge((row, 0), (row, 1), level.capitalize(), CELL | LEFT | TINGKAT[level])
        sheet.text(row, 2, meaning, CELL)
        sheet.merge((row, 3), (row, _LAST), "", CELL)
        sheet.link(row, 3, "internal:'Validasi'!A1", f"{counts[level]} temuan", CELL | CENTER | LINK)
        set_height(sheet, row, 16)
    return row + 1


def _by_document(ctx: ReportContext, row: int) -> int:
    """The findings by document and file; nothing where there are none."""
    sheet = ctx.sheets[NAME]
    lines = by_document(ctx.laporan.temuan)
    if not lines:
        return row
    sheet.merge((row, 0), (row, 1), "Dokumen", HEADING)
    for column, text in enumerate(("Berkas", "Kesalahan", "Peringatan", "Info"), 2):
        sheet.text(row, column, text, HEADING)
    set_height(sheet, row, 18)
    for own in lines:
        row += 1
        kind, file = own["jenis"], str(own["berkas"] or "-")
        sheet.merge((row, 0), (row, 1), kind_label(str(kind or "Umum")), CELL | LEFT)
        sheet.text(row, 2, file, CELL | LEFT)
        for column, level in enumerate(Tingkat, 3):
            number = int(own[level.value] or 0)
            sheet.number(row, column, number, CELL | INTEGER | (TINGKAT[level.value] if number else {}))
        set_height(sheet, row, max(15.8, text_height(file, _WIDTH[2])))
    return row + 2


def _content(ctx: ReportContext, row: int, content: dict[str, str]) -> int:
    sheet = ctx.sheets[NAME]
    end = _LAST - 1 if ctx.attached else _LAST
    for column, text in enumerate(("No", "Lembar", "Isi")):
        if column < 2:
            sheet.text(row, column, text, HEADING)
        else:
            sheet.merge((row, column), (row, end), text, HEADING)
    set_height(sheet, row, 18)
    for number, (name, words) in enumerate(content.items(), 1):
        row += 1
        sheet.number(row, 0, number, CELL | CENTER | VCENTER | {"num_format": "0"})
        sheet.link(row, 1, f"internal:{quote_(name)}!A1", name, CELL | LEFT | LINK)
        sheet.merge((row, 2), (row, end), words, CELL)
        set_height(sheet, row, max(15.8, text_height(words, sum(_WIDTH[2 : end + 1]))))
    return row


def _pages(ctx: ReportContext, row: int, content: dict[str, str]) -> None:
    """The page on which each sheet begins, when the whole workbook is printed."""
    sheet = ctx.sheets[NAME]
    sheet.text(row, _LAST, "Halaman", HEADING)
    page = 1 + sheet.pages
    for at, name in enumerate(content, row + 1):
        sheet.number(at, _LAST, page, CELL | INTEGER)
        page += ctx.sheets[name].pages
