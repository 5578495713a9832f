"""Sheet `Validasi`: every finding on one row, the header in row 1 so that programs find it."""

from __future__ import annotations

from lakip_xls.findings import Temuan
from lakip_xls.skema import kind_label
from lakip_xls.writing.cells import OutputCell, link, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import CENTER, LEFT, RIGHT, TINGKAT, Style
from lakip_xls.writing.table import Table, TableColumn

NAME = "Validasi"
_TANGGAPAN = (
    "Kolom ini untuk jawaban Anda, misalnya: sudah diperbaiki, atau alasan mengapa dibiarkan. "
    "Jawaban terbawa ke temuan yang sama pada proses berikutnya."
)
_SMALL: Style = {"font_size": 9}
COLUMNS = (
    TableColumn("No", 5, style=CENTER | _SMALL),
    TableColumn("Kode", 10, style=CENTER | _SMALL),
    TableColumn("Tingkat", 11, style=CENTER | _SMALL),
    TableColumn("Dokumen", 14, style=_SMALL),
    TableColumn("Berkas", 18, style=_SMALL),
    TableColumn("Lembar", 13, style=_SMALL),
    TableColumn("Sel", 7, style=CENTER | _SMALL),
    TableColumn("Uraian", 56, style=_SMALL),
    TableColumn("Tertulis", 15, style=_SMALL),
    TableColumn("Seharusnya", 15, style=_SMALL),
    TableColumn("Selisih", 12, style=_SMALL | RIGHT),
    TableColumn("Saran", 34, style=_SMALL),
    TableColumn("Tanggapan", 16, style=_SMALL),
)


def write(ctx: ReportContext) -> None:
    """Write the sheet; the row of finding n is row n + 1, which marks on other sheets rely on."""
    sheet = ctx.sheets[NAME]
    table = Table(sheet, COLUMNS, 0, numbered=False)
    for number, own in enumerate(ctx.laporan.temuan, 1):
        table.add(_row(ctx, number, own))
    below = table.write()
    sheet.catatan(0, len(COLUMNS) - 1, _TANGGAPAN)
    set_print(
        sheet,
        PrintSetup(
            landscape=True,
            repeated_rows=(0, 0),
            frozen=(1, 2),
            page_heading=f"{ctx.unit} · Validasi {ctx.period}",
        ),
        below - 1,
        len(COLUMNS) - 1,
    )
    sheet.sheet.set_header("&C&9Validasi LKjIP" + ("" if ctx.laporan.temuan else ": tidak ada temuan"), {"margin": 0.3})
    sheet.sheet.autofilter(0, 0, max(below - 1, 1), len(COLUMNS) - 1)


def _row(ctx: ReportContext, number: int, own: Temuan) -> list[OutputCell]:
    file = ctx.source_link(own.file) if own.file and not own.sheet else None
    cell = ctx.source_link(own.file, own.sheet, own.cell) if own.file and own.sheet else None
    return [
        OutputCell(number, CENTER | {"num_format": "0"}),
        text(own.kode, CENTER),
        text(own.tingkat.value, CENTER | TINGKAT[own.tingkat.value]),
        text(kind_label(own.kind), LEFT),
        link(file, own.file or "", LEFT),
        link(cell, own.sheet or "", LEFT),
        link(cell if own.cell else None, own.cell or "", CENTER),
        text(own.uraian, LEFT),
        text(own.tertulis, LEFT),
        text(own.seharusnya, LEFT),
        text(own.selisih, RIGHT | {"indent": 1}),
        text(own.saran, LEFT),
        text(ctx.laporan.tanggapan.current.get(number - 1), LEFT),
    ]
