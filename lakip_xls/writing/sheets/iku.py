"""Sheet `IKU`: the main indicators with their formula, who answers for them, and where their data come from."""

from __future__ import annotations

from lakip_xls.writing.cells import OutputCell, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.pengukuran import merge_sasaran
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "IKU"
_FIELDS = ("indikator", "formulasi", "penanggung_jawab", "sumber_data")
_COLUMNS = (
    TableColumn("No", 5, style=CENTER),
    TableColumn("Sasaran Strategis", 30),
    TableColumn("Indikator Kinerja Utama", 34),
    TableColumn("Formulasi Perhitungan", 42),
    TableColumn("Penanggung Jawab", 24),
    TableColumn("Sumber Data", 22),
)


def _fill(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.data.rows("iku")
    for own in rows:
        refs = [own[n].ref for n in ("sasaran", *_FIELDS)]
        table.add(
            [
                OutputCell(1, INTEGER),
                text(own.text("sasaran"), LEFT),
                *(text(own.text(name), LEFT) for name in _FIELDS),
                ctx.note(own.ref, *refs),
                ctx.source(own["indikator"].ref or own.ref),
            ]
        )
    merge_sasaran(table, [b.text("sasaran") for b in rows])


SHEET = TableSheet(
    NAME,
    "Indikator Kinerja Utama: formulasi, penanggung jawab, sumber data",
    "dokumen",
    present=lambda laporan: laporan.data.rows("iku"),
    caption=lambda ctx: [f"Indikator Kinerja Utama {ctx.unit}"],
    parts=lambda _: [Part(_COLUMNS, _fill)],
    landscape=True,
    letterhead=True,
    frozen=3,
)
