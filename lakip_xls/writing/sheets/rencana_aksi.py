"""Sheet `Rencana Aksi`: targets per quarter of sasaran and sub kegiatan."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import EMPTY, OutputCell, cell, formula, refer, text, value_width
from lakip_xls.writing.context import ROMAN_NUMERALS, ReportContext
from lakip_xls.writing.kop import kop, missing, paragraph, signature, title
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import CENTER, LEFT, MAIN, PERSEN
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

NAME = "Rencana Aksi"
_TINGKAT = ("sasaran", "program", "kegiatan", "sub_kegiatan")
_TW = ("tw1", "tw2", "tw3", "tw4")
_TW_COLUMNS = 7
_PART_COLUMNS = 13


def write(ctx: ReportContext) -> None:
    """Write the sheet and remember the mean share of the plan of each quarter."""
    sheet = ctx.sheets[NAME]
    caption = [f"Rencana Aksi {ctx.unit}", f"Tahun {ctx.tahun}"]
    rows = ctx.laporan.data.rows("rencana_aksi")
    goals = ctx.laporan.data.rows("rencana_aksi_sasaran")
    if not rows and not goals:
        missing(
            ctx,
            sheet,
            caption,
            "dokumen Rencana Aksi",
            "Rencana Aksi dengan kolom sasaran, program, kegiatan, indikator, satuan, dan target triwulan I sampai IV",
        )
        return
    every = [*rows, *goals]
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
        TEMUAN_COLUMNS,
        SOURCE_COLUMNS,
        *(TableColumn(f"TW {r}", 8, "Bagian dari jumlah target (%)", PERSEN, printing=False) for r in ROMAN_NUMERALS),
    )
    own_width = tuple(k.width for k in columns if k.printing)
    top = title(sheet, kop(ctx, sheet, own_width), own_width, caption)
    table = Table(sheet, columns, top)
    _content(ctx, table, rows, goals)
    _part(ctx, table)
    below = table.write()
    if goals:
        below = paragraph(sheet, below, own_width, "Baris berwarna memuat target sasaran tiap triwulan.", small=True)
    below = signature(ctx, sheet, below, 7, len(own_width) - 1)
    set_print(
        sheet,
        PrintSetup(
            landscape=True,
            repeated_rows=(top, table.content_rows - 1),
            frozen=(table.content_rows, 4),
            intact=((max(table.row - 2, table.content_rows), below),),
            page_heading=f"{ctx.unit} · Rencana Aksi",
        ),
        below,
        table.print_columns,
    )


def _content(ctx: ReportContext, table: Table, rows: list[Row], goals: list[Row]) -> None:
    waiting = list(goals)
    written: list[tuple[str, ...]] = []

    def sasaran(match: str | None) -> None:
        for own in [g for g in waiting if match is None or key(g.text("sasaran")) == match]:
            waiting.remove(own)
            written.append(("",) * len(_TINGKAT))
            at = table.add(_row(ctx, table.row, own), MAIN)
            table.widen(at, 0, 3)

    known = {key(b.text("sasaran")) for b in rows}
    for own in list(goals):
        if key(own.text("sasaran")) not in known:
            sasaran(key(own.text("sasaran")))
    previous = None
    for own in rows:
        if key(own.text("sasaran")) != previous:
            previous = key(own.text("sasaran"))
            sasaran(previous)
        written.append(tuple(own.text(level) for level in _TINGKAT))
        table.add(_row(ctx, table.row, own))
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


def _row(ctx: ReportContext, row: int, own: Row) -> list[OutputCell]:
    values = [own["target"], *(own[q] for q in _TW)]
    refs = [v.ref for v in values] + [own[n].ref for n in (*_TINGKAT, "indikator", "satuan")]
    return [
        *(text(own.text(level), LEFT) for level in _TINGKAT),
        text(own.text("indikator"), LEFT),
        text(own.text("satuan") or next((v.satuan for v in values if v.satuan), None), CENTER),
        *(ctx.value(v) for v in values),
        ctx.note(*refs),
        ctx.source(own["indikator"].ref or own.ref, *(v.ref for v in values)),
        *_row_part(own, row),
    ]


def _row_part(own: Row, row: int) -> list[OutputCell]:
    """Each quarter's share of the sum of the quarters; nothing where they add up to zero or less."""
    values = [own.number(q) for q in _TW]
    known = [v for v in values if v is not None]
    if sum(known) <= 0 or any(v < 0 for v in known):
        return [EMPTY] * len(_TW)
    span = f"{cell(row, _TW_COLUMNS)}:{cell(row, _TW_COLUMNS + 3)}"
    return [
        formula(f"=SUM({cell(row, _TW_COLUMNS + i)})/SUM({span})*100", (v or 0) * 100 / sum(known), PERSEN)
        for i, v in enumerate(values)
    ]


def _part(ctx: ReportContext, table: Table) -> None:
    """A row with the mean share per quarter, beside the printed page; charts use it."""
    shares = table.column_content(_PART_COLUMNS, _PART_COLUMNS + 3)
    rows = [r for r, cells in shares if cells[0].formula]
    if not rows:
        return
    at = table.row
    cells: list[OutputCell] = [text("Rata-rata bagian tiap triwulan (%)", LEFT)] + [EMPTY] * (_PART_COLUMNS - 1)
    for i in range(len(_TW)):
        values = [c[i].content for _, c in shares if c[0].formula]
        numbers = [Decimal(v) for v in values if isinstance(v, (int, Decimal))]
        mean = sum(numbers, Decimal(0)) / len(numbers)
        cells.append(formula(formulas.rata_rata(_PART_COLUMNS + i, rows), mean, PERSEN))
        cells[_TW_COLUMNS + i] = formula(f"={cell(at, _PART_COLUMNS + i)}", mean, PERSEN)
        ctx.addresses["bagian triwulan", i] = refer(table.sheet, at, _TW_COLUMNS + i)
        ctx.number["bagian triwulan", i] = mean
    table.add(cells, MAIN)
    table.widen(at, 0, 6)
