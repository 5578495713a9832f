"""Sheet `Daftar Perbaikan`: one line per root cause, with who does it and what is left."""

from __future__ import annotations

from lakip_xls.perbaikan import CERTAIN, COLUMNS, DOUBTFUL, SHEET, STATES, Repair, repairs
from lakip_xls.writing.cells import OutputCell, cell, formula, link, text, write_cell
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import BASE, BOLD, CENTER, LEFT, TINGKAT, Style
from lakip_xls.writing.table import Table, TableColumn

NAME = SHEET
_SMALL: Style = {"font_size": 9}
_WIDTHS = (5, 18, 12, 8, 16, 16, 10, 44, 8, 12, 11, 15)
_STATUS = COLUMNS.index("Status")
_HELP = (
    "Pilih selesai setelah sel itu diperbaiki di berkas asalnya. Petugas, Status, dan Catatan terbawa pada proses "
    "berikutnya; baris yang temuannya sudah tidak ada pindah ke Tanggapan Selesai."
)


def write(ctx: ReportContext) -> None:
    """Write the sheet, header in row 1; what is left is counted beside the header."""
    sheet = ctx.sheets[NAME]
    columns = [TableColumn(name, width, style=_SMALL) for name, width in zip(COLUMNS, _WIDTHS, strict=True)]
    table = Table(sheet, columns, 0, numbered=False)
    lines = repairs(ctx.laporan.temuan, ctx.laporan.data, ctx.laporan.tanggapan.works)
    for number, own in enumerate(lines, 1):
        table.add(_row(ctx, number, own))
    below = table.write()
    last = max(below - 1, 1)
    sheet.choices(1, last, _STATUS, STATES)
    sheet.catatan(0, _STATUS, _HELP)
    _left(ctx, lines, last)
    set_print(
        sheet,
        PrintSetup(
            landscape=True, repeated_rows=(0, 0), frozen=(1, 4), page_heading=f"{ctx.unit} · {NAME} {ctx.period}"
        ),
        below - 1,
        len(COLUMNS) - 1,
    )
    sheet.sheet.set_header(f"&C&9{NAME}" + ("" if lines else ": tidak ada yang perlu diperbaiki"), {"margin": 0.3})
    sheet.sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _left(ctx: ReportContext, lines: list[Repair], last: int) -> None:
    """The live count of lines that are not done."""
    sheet, column = ctx.sheets[NAME], len(COLUMNS) + 1
    span = f"{cell(1, _STATUS)}:{cell(last, _STATUS)}"
    done = "-".join(f'COUNTIF({span},"{state}")' for state in STATES[1:])
    left = sum(line.work.status not in STATES[1:] for line in lines)
    sheet.text(0, column, "Belum selesai", BASE | BOLD)
    count = formula(f"=COUNT({cell(1, 0)}:{cell(last, 0)})-{done}", left, BOLD | {"num_format": "0"})
    write_cell(sheet, 0, column + 1, count, BASE)
    sheet.sheet.set_column(column, column, 14)


def _row(ctx: ReportContext, number: int, own: Repair) -> list[OutputCell]:
    cause = own.finding
    place = ctx.source_link(cause.file, cause.sheet, cause.cell) if cause.file else None
    return [
        OutputCell(number, CENTER | {"num_format": "0"}),
        link(place if not cause.sheet else None, cause.file or "", LEFT),
        link(place if cause.sheet and not cause.cell else None, cause.sheet or "", LEFT),
        link(place if len(own.cells) == 1 else None, ", ".join(own.cells), CENTER),
        text(cause.tertulis, LEFT),
        text(cause.seharusnya, LEFT | ({"bold": True} if own.certain else {})),
        text(CERTAIN if own.certain else DOUBTFUL, CENTER | (TINGKAT["info"] if own.certain else {})),
        text(f"{cause.uraian} {cause.saran}", LEFT),
        link(f"internal:'Validasi'!A{own.numbers[0] + 1}", ", ".join(map(str, own.numbers)), CENTER),
        text(own.work.petugas, LEFT),
        text(own.work.status, CENTER),
        text(own.work.catatan, LEFT),
    ]
