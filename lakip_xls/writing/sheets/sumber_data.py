"""Sheet `Sumber Data`: the files that were read, how each sheet was understood, what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lakip_xls.provenance import Source, SourceFile, SourceSheet, column_letters
from lakip_xls.skema import kind_label
from lakip_xls.writing.cells import EMPTY, OutputCell, link, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.kop import paragraph, title
from lakip_xls.writing.layout import PrintSetup, set_height, set_print
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, Style
from lakip_xls.writing.table import Table, TableColumn

NAME = "Sumber Data"
_SMALL: Style = {"font_size": 9}
_WIDTH = (5.0, 28.0, 18.0, 14.0, 20.0, 9.0, 46.0, 44.0)

_MANNER = {"tata bahasa": "dari susunan katanya", "awalan": "dari awal katanya"}
"""How a header was understood, in words for readers; a likeness says itself what it is like."""
_MAX_RANGES = 40
"""Runs of left-out rows that are listed one by one."""


def write(ctx: ReportContext) -> None:
    """Write the list of files and, below it, the list of sheets."""
    sheet = ctx.sheets[NAME]
    row = title(sheet, 0, _WIDTH, ["Sumber Data", f"{ctx.unit} {ctx.period}"])
    for told in ctx.laporan.periods:
        row = paragraph(sheet, row, _WIDTH, told)
    below = _file(ctx, row)
    set_height(sheet, below, 12)
    table = _sheet(ctx, below + 1)
    below = table.write()
    set_print(
        sheet,
        PrintSetup(
            landscape=True,
            repeated_rows=(table.first_row, table.first_row),
            page_heading=f"{ctx.unit} · Sumber Data",
        ),
        below,
        len(_WIDTH) - 1,
    )


def _file(ctx: ReportContext, row: int) -> int:
    titles = ("No", "Berkas", "SHA-256", "", "", "", "Keadaan", "Keputusan")
    columns = [TableColumn(t, w, style=_SMALL) for t, w in zip(titles, _WIDTH, strict=True)]
    table = Table(ctx.sheets[NAME], columns, row, numbered=False)
    for number, file in enumerate(ctx.laporan.files, 1):
        used = sum(1 for sheet in file.sheets if sheet.sources)
        state = (
            f"tidak dibaca: {file.reason}" if file.reason else f"dibaca; {used} dari {len(file.sheets)} lembar dipakai"
        )
        at = table.add(
            [
                OutputCell(number, INTEGER),
                link(ctx.source_link(file.name), file.name, LEFT),
                text(file.sha256, LEFT | {"font_size": 8}),
                EMPTY,
                EMPTY,
                EMPTY,
                text(state, LEFT),
                text("\n".join(file.decisions), LEFT),
            ]
        )
        table.widen(at, 2, 5)
    return table.write()


def _sheet(ctx: ReportContext, row: int) -> Table:
    titles = ("No", "Berkas", "Lembar", "Rentang", "Dikenali sebagai", "Baris kepala", "Kolom → isian")
    columns = [
        TableColumn(t, w, style=_SMALL)
        for t, w in zip((*titles, "Catatan dan yang tidak dipakai"), _WIDTH, strict=True)
    ]
    table = Table(ctx.sheets[NAME], columns, row, numbered=False)
    for number, (file, sheet, source) in enumerate(_everything(ctx.laporan.files), 1):
        table.add(_row(ctx, number, file, sheet, source))
    return table


def _everything(files: tuple[SourceFile, ...]) -> Iterator[tuple[SourceFile, SourceSheet, Source | None]]:
    for file in files:
        for sheet in file.sheets:
            for source in sheet.sources or (None,):
                yield file, sheet, source


def _row(
    ctx: ReportContext, number: int, file: SourceFile, sheet: SourceSheet, source: Source | None
) -> list[OutputCell]:
    name = sheet.name + (" (tersembunyi)" if sheet.hidden else "")
    head = [
        OutputCell(number, INTEGER),
        text(file.name, LEFT),
        link(ctx.source_link(file.name, sheet.name), name, LEFT),
    ]
    if source is None:
        return [*head, EMPTY, text("tidak dipakai", LEFT), EMPTY, EMPTY, text(sheet.reason, LEFT)]
    columns = [
        f"{column_letters(k.column)} {_short(k.title)} → {k.field}"
        + ("" if k.reason == "persis" else f" ({_MANNER.get(k.reason, k.reason)})")
        for k in source.columns
        if k.field
    ]
    unused = [f"{column_letters(k.column)} {_short(k.title)}" for k in source.columns if not k.field and k.title]
    notes = [*source.catatan, *_skipped(source)]
    if unused:
        notes.append("Kolom yang tidak dipakai: " + "; ".join(unused))
    other, _, score = (source.runner_up or "").rpartition(", skor ")
    if other and not score.startswith("-"):
        notes.append(f"Kemungkinan lain: {other}")
    if sheet.reason:
        notes.append(sheet.reason)
    return [
        *head,
        link(ctx.source_link(file.name, sheet.name, source.extent), source.extent, LEFT),
        text(kind_label(source.kind), LEFT),
        text(", ".join(str(r) for r in source.heading_rows), CENTER),
        text("\n".join(columns), LEFT),
        text("\n".join(notes), LEFT),
    ]


def _skipped(source: Source) -> Iterator[str]:
    """The rows left out, one line per reason."""
    by_reason = sorted(source.skipped, key=lambda x: x.reason)
    for reason, members in groupby(by_reason, key=lambda x: x.reason):
        yield f"Baris {_extent([m.row for m in members])} tidak dipakai: {reason}"


def _extent(rows: list[int]) -> str:
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    shown = ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs[:_MAX_RANGES])
    return shown if len(runs) <= _MAX_RANGES else f"{shown}, dan seterusnya ({len(rows)} baris)"


def _short(column_title: str) -> str:
    return column_title if len(column_title) <= 60 else column_title[:59] + "…"
