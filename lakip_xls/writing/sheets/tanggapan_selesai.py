"""Sheet `Tanggapan Selesai`: what staff answered to findings that are gone, kept over all later runs."""

from __future__ import annotations

from lakip_xls.tanggapan import DONE_SHEET, Answer
from lakip_xls.writing.cells import OutputCell, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import CENTER, LEFT, TINGKAT, Style
from lakip_xls.writing.table import Table, TableColumn

NAME = DONE_SHEET
_SMALL: Style = {"font_size": 9}
COLUMNS = (
    TableColumn("No", 5, style=CENTER | _SMALL),
    TableColumn("Kode", 10, style=CENTER | _SMALL),
    TableColumn("Tingkat", 11, style=CENTER | _SMALL),
    TableColumn("Dokumen", 15, style=_SMALL),
    TableColumn("Berkas", 19, style=_SMALL),
    TableColumn("Lembar", 13, style=_SMALL),
    TableColumn("Sel", 7, style=CENTER | _SMALL),
    TableColumn("Uraian", 47, style=_SMALL),
    TableColumn("Tertulis", 16, style=_SMALL),
    TableColumn("Seharusnya", 16, style=_SMALL),
    TableColumn("Tanggapan", 36, style=_SMALL),
    TableColumn("Keterangan", 22, style=_SMALL),
)


def write(ctx: ReportContext) -> None:
    """Write the sheet, header in row 1."""
    sheet = ctx.sheets[NAME]
    table = Table(sheet, COLUMNS, 0, numbered=False)
    for number, own in enumerate(ctx.laporan.tanggapan.done, 1):
        table.add(_row(number, own))
    below = table.write()
    set_print(
        sheet,
        PrintSetup(landscape=True, repeated_rows=(0, 0), frozen=(1, 2), page_heading=f"{ctx.unit} · {NAME}"),
        below - 1,
        len(COLUMNS) - 1,
    )
    sheet.sheet.autofilter(0, 0, max(below - 1, 1), len(COLUMNS) - 1)


def _row(number: int, own: Answer) -> list[OutputCell]:
    level = TINGKAT.get(own.tingkat, {})
    return [
        OutputCell(number, CENTER | {"num_format": "0"}),
        text(own.kode, CENTER),
        text(own.tingkat, CENTER | level),
        *(text(t, LEFT) for t in (own.document, own.file, own.sheet)),
        text(own.cell, CENTER),
        *(text(t, LEFT) for t in (own.uraian, own.tertulis, own.seharusnya, own.tanggapan, own.note)),
    ]
