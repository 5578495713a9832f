"""Sheet `SDM`: staff by office, rank and education (Tabel 1.1 to 1.3), where the folder has them."""

from __future__ import annotations

from itertools import groupby

from lakip_xls.model import Row
from lakip_xls.writing.cells import EMPTY, OutputCell, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.sheets.anggaran import row_total_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, TOTAL
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "SDM"
_KELOMPOK = {
    "jabatan": ("Berdasarkan Jabatan", "Nama Jabatan"),
    "golongan": ("Berdasarkan Pangkat/Golongan Ruang", "Pangkat"),
    "pendidikan": ("Berdasarkan Latar Belakang Pendidikan", "Pendidikan"),
}
_GOLONGAN, _TOTAL = 2, 3


def write(ctx: ReportContext) -> None:
    """Write one table per grouping; the sheet exists only where there are rows."""
    sheet = ctx.sheets[NAME]
    rows = ctx.laporan.data.rows("sdm")
    row = 0
    widths: tuple[float, ...] = ()
    for number, (group, members) in enumerate(groupby(rows, key=lambda b: b.text("kelompok")), 1):
        own = list(members)
        words, heading = _KELOMPOK.get(group, (group, "Uraian"))
        columns = (
            TableColumn("No", 5, style=CENTER),
            TableColumn(heading, 36),
            TableColumn("Golongan" if any(b.text("golongan") for b in own) else "", 13, style=CENTER),
            TableColumn("Jumlah (orang)", 12, style=CENTER),
            TableColumn("Keterangan", 20),
            TEMUAN_COLUMNS,
            SOURCE_COLUMNS,
        )
        widths = tuple(k.width for k in columns if k.printing)
        row = title(sheet, row, widths, [f"Tabel 1.{number} Jumlah Pegawai {ctx.unit}", f"{words} Tahun {ctx.tahun}"])
        table = Table(sheet, columns, row)
        _content(ctx, table, own, group)
        row = table.write() + 1
    row = paragraph(sheet, row, widths, "JUMLAH dihitung dari baris-barisnya.", small=True)
    set_print(sheet, PrintSetup(page_heading=f"{ctx.unit} · SDM"), row, len(widths) - 1)


def _content(ctx: ReportContext, table: Table, rows: list[Row], group: str) -> None:
    for number, own in enumerate(rows, 1):
        at = table.add(
            [
                OutputCell(number, INTEGER),
                text(own.text("uraian"), LEFT),
                text(own.text("golongan"), CENTER),
                ctx.value(own["jumlah"]),
                text(own.text("keterangan"), LEFT),
                ctx.note(own.ref, own["jumlah"].ref),
                ctx.source(own["jumlah"].ref or own.ref),
            ]
        )
        if not table.columns[_GOLONGAN].title:
            table.widen(at, _GOLONGAN - 1, _GOLONGAN)
    refs = [b["jumlah"].ref for b in ctx.laporan.data.totals("sdm") if b.text("kelompok") == group]
    total = row_total_cell(rows, "jumlah", range(table.content_rows, table.row), _TOTAL)
    at = table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            EMPTY,
            total.styled(CENTER | {"num_format": "#,##0"}),
            EMPTY,
            ctx.note(*refs),
            ctx.source(*refs),
        ],
        TOTAL,
    )
    table.widen(at, 0, 2)
