"""Sheets `Data <frame>`: the normalised rows as Excel tables, one header row and nothing merged."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.frames import Record, rows, temuan_rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Content
from lakip_xls.skema import RINGKASAN, SHEETS, Column, Type
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import PrintSetup, set_height, set_print, set_widths, text_height
from lakip_xls.writing.styles import BASE, WRAP, Style, indented

_LARGEST_WIDTH = 46.0
_MEDIUM_WIDTH, _TOTAL_WIDTH = 24.0, 250.0
_LENGTH = 150.0
"""Texts of this mean length keep a wide column."""
_INDENT = 1.3
"""What an indent takes of a column's width."""


def table(ctx: ReportContext) -> dict[str, list[Record]]:
    """The frames that have rows, in the order of the contract, then what a later run reads back."""
    own = ctx.laporan
    every = {
        **rows(own.data, own.computed),
        "temuan": [
            {**record, "no": number, "sidik": finding.fingerprint}
            for number, (record, finding) in enumerate(zip(temuan_rows(own.temuan), own.temuan, strict=True), 1)
        ],
        "antar_tahun": _antar_tahun(own),
        "ringkasan": [_ringkasan(own)],
    }
    return {name: every[name] for name in SHEETS if every.get(name)}


def _antar_tahun(laporan: Laporan) -> list[Record]:
    """Target and realisasi of every indicator, one row per year that has either."""
    return [
        {
            "sasaran": own.sasaran or None,
            "indikator": own.indikator,
            "tahun": year,
            "target": target.content,
            "realisasi": reached.content,
        }
        for own in laporan.computed.antar_tahun
        for (year, target), (_, reached) in zip(own.target, own.realisasi, strict=True)
        if target.content is not None or reached.content is not None
    ]


def _ringkasan(laporan: Laporan) -> Record:
    who, total = laporan.identity, laporan.computed.ringkasan
    return {
        "pemerintah": who.pemerintah,
        "unit": who.unit,
        "tahun": who.tahun,
        "triwulan": laporan.triwulan,
        **{c.name: getattr(total, c.name) for c in RINGKASAN},
    }


_TEXT: Style = BASE | WRAP | indented(1)


def write(ctx: ReportContext, name: str, content: list[Record]) -> None:
    """Write one frame."""
    sheet = ctx.sheets[f"Data {name}"]
    frame = SHEETS[name]
    columns = frame.all_names
    widths = _fit([_width(column, content) for column in columns], [_length(column, content) for column in columns])
    set_widths(sheet, widths)
    sheet.data_table(f"Data_{name}", columns, len(content))
    for index, record in enumerate(content, 1):
        texts = [str(record[c]) if isinstance(record[c], str) else "" for c in columns]
        set_height(sheet, index, max(text_height(t, w - _INDENT) for t, w in zip(texts, widths, strict=True)))
        for number, column in enumerate(frame.all_columns):
            write_value(sheet, index, number, record[column.name], column)
    set_print(
        sheet,
        PrintSetup(landscape=True, repeated_rows=(0, 0), frozen=(1, 0), page_heading=f"{ctx.unit} · Data {name}"),
        len(content),
        len(columns) - 1,
    )


def write_value(sheet: OutputSheet, row: int, column: int, value: Content | float, field: Column) -> None:
    """Write one value of a frame, numbers in the format of their column."""
    if isinstance(value, (int, float, Decimal)):
        sheet.number(row, column, value, BASE | _format(value, field))
    elif value is not None:
        sheet.text(row, column, value, _TEXT)


def _format(value: float | Decimal, field: Column) -> Style:
    if value % 1:
        return {"num_format": "#,##0.00"}
    return {"num_format": "#,##0" if field.type is Type.MONEY or not -10_000 < value < 10_000 else "0"}


def _fit(widths: list[float], lengths: list[float]) -> list[float]:
    """The widths, those of short texts smaller where the print would be too small to read."""
    loose = [i for i, w in enumerate(widths) if w > _MEDIUM_WIDTH and lengths[i] < _LENGTH]
    over = sum(widths) - _TOTAL_WIDTH
    if over <= 0 or not loose:
        return widths
    each = over / len(loose)
    return [max(w - each, _MEDIUM_WIDTH) if i in loose else w for i, w in enumerate(widths)]


def _length(column: str, content: list[Record]) -> float:
    """The mean length of a column's texts."""
    lengths = [len(v) for r in content if isinstance(v := r[column], str)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _width(column: str, content: list[Record]) -> float:
    """Width for the longest value of a column, within bounds."""
    values = [r[column] for r in content if r[column] is not None]
    longest = max((len(v if isinstance(v, str) else f"{v:,.2f}") for v in values), default=0)
    return min(max(longest, len(column) + 4, 7) * 1.1 + 1 + _INDENT, _LARGEST_WIDTH)
