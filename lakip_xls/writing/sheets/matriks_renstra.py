"""Sheet `Renstra`: the targets of every year, one table for each part of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from lakip_xls.model import EMPTY, Row
from lakip_xls.parsing.names import key
from lakip_xls.writing.cells import OutputCell, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.pengukuran import merge_sasaran
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Renstra"


def _parts(ctx: ReportContext) -> Iterator[Part]:
    for document in ctx.laporan.data.by_document("renstra"):
        groups: dict[str, list[Row]] = {}
        for row in document.tables["renstra"]:
            groups.setdefault(row.text("bagian"), []).append(row)
        for name, rows in groups.items():
            years = sorted({int(n) for b in rows if (n := b.number("tahun")) is not None})
            width = value_width((b["target"] for b in rows), 9)
            columns = (
                TableColumn("No", 5, style=CENTER),
                TableColumn("Sasaran", 32),
                TableColumn("Indikator", 36),
                TableColumn("Satuan", 10, style=CENTER),
                *(TableColumn(str(year), width, "Target", CENTER) for year in years),
            )
            words = f" ({name})" if name else ""
            yield Part(columns, partial(_fill, rows=rows, years=years), [f"Rencana Strategis {ctx.unit}{words}"])


def _fill(ctx: ReportContext, table: Table, *, rows: Sequence[Row], years: Sequence[int]) -> None:
    lines: dict[tuple[str, str], dict[int, Row]] = {}
    for row in rows:
        line = lines.setdefault((key(row.text("sasaran")), key(row.text("indikator"))), {})
        line.setdefault(int(row.number("tahun") or 0), row)
    firsts = [next(iter(line.values())) for line in lines.values()]
    for first, line in zip(firsts, lines.values(), strict=True):
        targets = [line[year]["target"] if year in line else EMPTY for year in years]
        refs = [v.ref for v in targets]
        table.add(
            [
                OutputCell(1, INTEGER),
                text(first.text("sasaran"), LEFT),
                text(first.text("indikator"), LEFT),
                text(first.text("satuan") or next((v.satuan for v in targets if v.satuan), None), CENTER),
                *(ctx.value(v) for v in targets),
                ctx.note(first["sasaran"].ref, first["indikator"].ref, *refs),
                ctx.source(first["indikator"].ref or first.ref, *refs),
            ]
        )
    merge_sasaran(table, [b.text("sasaran") for b in firsts])


SHEET = TableSheet(
    NAME,
    "Target Renstra tiap tahun",
    "dokumen",
    present=lambda laporan: laporan.data.rows("renstra"),
    caption=lambda ctx: [f"Rencana Strategis {ctx.unit}"],
    parts=_parts,
    letterhead=True,
    frozen=3,
)
