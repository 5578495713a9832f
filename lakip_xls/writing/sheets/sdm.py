"""Sheet `SDM`: staff by office, rank and education (Tabel 1.1 to 1.3), where the folder has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from lakip_xls.model import Row
from lakip_xls.writing.cells import EMPTY, OutputCell, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.anggaran import row_total_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "SDM"
_KELOMPOK = {
    "jabatan": ("Berdasarkan Jabatan", "Nama Jabatan"),
    "golongan": ("Berdasarkan Pangkat/Golongan Ruang", "Pangkat"),
    "pendidikan": ("Berdasarkan Latar Belakang Pendidikan", "Pendidikan"),
}
_GOLONGAN, _TOTAL = 2, 3


def _parts(ctx: ReportContext) -> Iterator[Part]:
    """One table per grouping."""
    for number, (group, members) in enumerate(
        groupby(ctx.laporan.data.rows("sdm"), key=lambda b: b.text("kelompok")), 1
    ):
        own = list(members)
        words, heading = _KELOMPOK.get(group, (group, "Uraian"))
        columns = (
            TableColumn("No", 5, style=CENTER),
            TableColumn(heading, 36),
            TableColumn("Golongan" if any(b.text("golongan") for b in own) else "", 13, style=CENTER),
            TableColumn("Jumlah (orang)", 12, style=CENTER),
            TableColumn("Keterangan", 20),
        )
        caption = [f"Tabel 1.{number} Jumlah Pegawai {ctx.unit}", f"{words} Tahun {ctx.tahun}"]
        yield Part(columns, partial(_content, rows=own, group=group), caption)


def _content(ctx: ReportContext, table: Table, *, rows: list[Row], group: str) -> None:
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


SHEET = TableSheet(
    NAME,
    "Jumlah pegawai menurut jabatan, golongan, dan pendidikan",
    "dokumen",
    present=lambda laporan: laporan.data.rows("sdm"),
    caption=lambda _: [],
    parts=_parts,
    note=lambda _: "JUMLAH dihitung dari baris-barisnya.",
)
