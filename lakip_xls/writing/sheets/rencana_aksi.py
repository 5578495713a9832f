"""Sheet `Rencana Aksi`: targets per quarter of sasaran and sub kegiatan."""

from __future__ import annotations

from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.writing.cells import OutputCell, text, value_width
from lakip_xls.writing.context import ROMAN_NUMERALS, ReportContext
from lakip_xls.writing.styles import CENTER, LEFT, MAIN
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "Rencana Aksi"
_TINGKAT = ("sasaran", "program", "kegiatan", "sub_kegiatan")
_TW = ("tw1", "tw2", "tw3", "tw4")


def _parts(ctx: ReportContext) -> list[Part]:
    every = [*ctx.laporan.data.rows("rencana_aksi"), *ctx.laporan.data.rows("rencana_aksi_sasaran")]
    width = value_width((b[q] for b in every for q in _TW), 7)
    columns = (
        TableColumn("Sasaran", 22),
        TableColumn("Program", 21),
        TableColumn("Kegiatan", 23),
        TableColumn("Sub Kegiatan", 27),
        TableColumn("Indikator", 31),
        TableColumn("Satuan", 11, style=CENTER),
        TableColumn("Target", value_width((b["target"] for b in every), 8), style=CENTER),
        *(TableColumn(r, width, "Target Triwulan", CENTER) for r in ROMAN_NUMERALS),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.data.rows("rencana_aksi")
    waiting = list(ctx.laporan.data.rows("rencana_aksi_sasaran"))
    written: list[tuple[str, ...]] = []

    def sasaran(match: str | None) -> None:
        for own in [g for g in waiting if match is None or key(g.text("sasaran")) == match]:
            waiting.remove(own)
            written.append(("",) * len(_TINGKAT))
            at = table.add(_row(ctx, own), MAIN)
            table.widen(at, 0, 3)

    known = {key(b.text("sasaran")) for b in rows}
    for own in list(waiting):
        if key(own.text("sasaran")) not in known:
            sasaran(key(own.text("sasaran")))
    previous = None
    for own in rows:
        if key(own.text("sasaran")) != previous:
            previous = key(own.text("sasaran"))
            sasaran(previous)
        written.append(tuple(own.text(level) for level in _TINGKAT))
        table.add(_row(ctx, own))
    merge_parent(table, written)


def merge_parent(table: Table, paths: list[tuple[str, ...]], column: int = 0) -> None:
    """Merge parents down: a column's cells are one where it and all columns left of it agree."""
    for depth in range(len(paths[0]) if paths else 0):
        start = 0
        for index in range(1, len(paths) + 1):
            same = index < len(paths) and paths[index][: depth + 1] == paths[start][: depth + 1]
            if not same or not paths[start][depth]:
                if index - 1 > start and paths[start][depth]:
                    table.merge(column + depth, table.content_rows + start, table.content_rows + index - 1)
                start = index


def _row(ctx: ReportContext, own: Row) -> list[OutputCell]:
    values = [own["target"], *(own[q] for q in _TW)]
    refs = [v.ref for v in values] + [own[n].ref for n in (*_TINGKAT, "indikator", "satuan")]
    return [
        *(text(own.text(level), LEFT) for level in _TINGKAT),
        text(own.text("indikator"), LEFT),
        text(own.text("satuan") or next((v.satuan for v in values if v.satuan), None), CENTER),
        *(ctx.value(v) for v in values),
        ctx.note(*refs),
        ctx.source(own["indikator"].ref or own.ref, *(v.ref for v in values)),
    ]


SHEET = TableSheet(
    NAME,
    "Target tiap triwulan",
    "dokumen",
    present=lambda laporan: laporan.data.rows("rencana_aksi") or laporan.data.rows("rencana_aksi_sasaran"),
    caption=lambda ctx: [f"Rencana Aksi {ctx.unit}", f"Tahun {ctx.tahun}"],
    parts=_parts,
    missing=(
        "dokumen Rencana Aksi",
        "Rencana Aksi dengan kolom sasaran, program, kegiatan, indikator, satuan, dan target triwulan I sampai IV",
    ),
    note=lambda ctx: (
        "Baris berwarna memuat target sasaran tiap triwulan." if ctx.laporan.data.rows("rencana_aksi_sasaran") else ""
    ),
    landscape=True,
    letterhead=True,
    frozen=4,
)
