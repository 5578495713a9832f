"""The charts of Ikhtisar and the block of figures, beside the printed page, that they draw."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lakip_xls.parsing.notation import persen, rupiah
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing.cells import OutputCell, cell, formula, quote_, write_cell
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import set_height
from lakip_xls.writing.sheets import trend
from lakip_xls.writing.sheets.anggaran import pos_address
from lakip_xls.writing.styles import BASE, BOLD, MONEY, PERSEN

_DATA_COLUMNS = 9
_CHART_WIDTH, _CHART_HEIGHT = 352, 284
_CHART_ROW = 15
_COLOURS = ("#2E75B6", "#ED7D31", "#70AD47", "#7F7F7F")
_GREY = "#BFBFBF"
_FORM = {
    "Komposisi belanja": "pie",
    "Pagu dan realisasi": "column",
    "Tren": "column",
}
"""Form of the chart where it is not lying bars."""
_MOST = 12
"""More bars than this cannot be read in the space of one chart."""


class _Block(Struct):
    """Rows of figures: a name, then one column per series."""

    title: str
    series: Sequence[str]
    rows: list[tuple[str, list[OutputCell]]]


def image(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    """Write the figures, put the charts in a grid of two columns, and return the last row."""
    made = (_capaian(ctx), _serapan(ctx), _pagu(ctx), _belanja(ctx), _trend(ctx))
    blocks = [b for b in made if b]
    sheet.sheet.set_column(_DATA_COLUMNS, _DATA_COLUMNS, 30)
    sheet.sheet.set_column(_DATA_COLUMNS + 1, _DATA_COLUMNS + 2, ctx.money_width)
    at = 0
    for index, block in enumerate(blocks):
        top = at
        sheet.text(top, _DATA_COLUMNS, f"Data grafik: {block.title}", BASE | BOLD)
        for offset, name in enumerate(block.series, 1):
            sheet.text(top + 1, _DATA_COLUMNS + offset, name, BASE)
        for number, (name, cells) in enumerate(block.rows, 2):
            sheet.text(top + number, _DATA_COLUMNS, name, BASE)
            for offset, spot in enumerate(cells, 1):
                write_cell(sheet, top + number, _DATA_COLUMNS + offset, spot, BASE)
        chart = _chart(ctx, sheet, block, top + 2)
        alone = index == len(blocks) - 1 and index % 2 == 0
        chart.set_size({"width": _CHART_WIDTH * (2 if alone else 1), "height": _CHART_HEIGHT})
        place = row + (index // 2) * _CHART_ROW
        sheet.paste_chart(place, (index % 2) * 4, chart, _uraian(block))
        at = top + len(block.rows) + 3
    lines = (len(blocks) + 1) // 2 * _CHART_ROW
    for line in range(row, row + lines):
        set_height(sheet, line, 15)
    return row + max(lines, 1) - 1


def _chart(ctx: ReportContext, sheet: OutputSheet, block: _Block, first: int) -> Any:
    """The chart of a block, by its kind: bars (lying), columns, or a pie."""
    form = _FORM.get(block.title, "bar")
    chart = ctx.gate.chart(form)
    last = first + len(block.rows) - 1
    name = quote_(sheet.name)
    money = block.title == "Pagu dan realisasi"
    for index, series in enumerate(block.series):
        own: dict[str, object] = {
            "name": series,
            "categories": f"={name}!{_extent(first, last, _DATA_COLUMNS)}",
            "values": f"={name}!{_extent(first, last, _DATA_COLUMNS + 1 + index)}",
        }
        if form == "pie":
            own["data_labels"] = {"percentage": True, "leader_lines": True}
            own["points"] = [{"fill": {"color": c}} for c in _COLOURS[: len(block.rows)]]
        else:
            own["fill"] = {"color": _GREY if series.startswith("Target") else _COLOURS[index]}
            own["gap"] = 60
            if not money and not series.startswith("Target"):
                own["data_labels"] = {"value": True, "num_format": "0.00", "font": {"size": 7}}
        chart.add_series(own)
    chart.set_title({"name": _title(block), "name_font": {"size": 10, "bold": True}, "overlay": False})
    several = len(block.series) > 1 or form == "pie"
    chart.set_legend({"position": "bottom", "font": {"size": 8}} if several else {"none": True})
    names: dict[str, object] = {"num_font": {"size": 7}, "interval_unit": 1}
    figures: dict[str, object] = {
        "num_font": {"size": 8},
        "min": 0,
        "num_format": "#,##0,," if money else "0",
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    if form == "bar":
        chart.set_y_axis({**names, "reverse": True, "crossing": "max"})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    elif form == "column":
        chart.set_x_axis(names)
        chart.set_y_axis(figures)
    return chart


def _title(block: _Block) -> str:
    return {
        "Capaian indikator": "Capaian indikator terhadap 100 (%)",
        "Serapan program": "Serapan anggaran per program (%)",
        "Pagu dan realisasi": "Pagu dan realisasi (juta rupiah)",
        "Komposisi belanja": "Komposisi belanja (pagu)",
        "Tren": "Serapan dan rata-rata capaian per tahun (%)",
    }[block.title]


def _uraian(block: _Block) -> str:
    """The alternative text: what the chart shows, with its figures."""
    lines = []
    for name, cells in block.rows:
        values = [
            persen(c.content) if c.style == PERSEN else rupiah(c.content)
            for c in cells
            if isinstance(c.content, (int, Decimal))
        ]
        lines.append(f"{name}: {' dan '.join(values) or 'tidak ada'}")
    return f"Grafik {_title(block)}. " + "; ".join(lines) + "."


def _extent(first: int, last: int, column: int) -> str:
    def absolute(row: int) -> str:
        spot = cell(row, column)
        letters = spot.rstrip("0123456789")
        return f"${letters}${spot[len(letters) :]}"

    return f"{absolute(first)}:{absolute(last)}"


def _capaian(ctx: ReportContext) -> _Block | None:
    rows: list[tuple[str, list[OutputCell]]] = []
    for number, goal in enumerate(ctx.laporan.computed.sasaran, 1):
        for order, own in enumerate(goal.indikator, 1):
            if own.capaian is not None:
                address = ctx.addresses["capaian", own.row.ref]
                rows.append(
                    (
                        _label(f"{number}.{order}", own.name),
                        [formula(f"={address}", own.capaian, PERSEN), OutputCell(100, PERSEN)],
                    )
                )
    return _Block("Capaian indikator", ("Capaian", "Target 100"), rows[:_MOST]) if rows else None


def _serapan(ctx: ReportContext) -> _Block | None:
    rows = [
        (_label(str(n), p.name), [formula(f"={pos_address(ctx, 'serapan', p)}", p.serapan, PERSEN)])
        for n, p in enumerate(ctx.laporan.computed.program, 1)
        if p.serapan is not None
    ]
    return _Block("Serapan program", ("Serapan",), rows[:_MOST]) if rows else None


def _pagu(ctx: ReportContext) -> _Block | None:
    rows = [
        (
            f"Program {n}",
            [
                formula(f"={pos_address(ctx, 'pagu', p)}", p.pagu, MONEY),
                formula(f"={pos_address(ctx, 'realisasi', p)}", p.realisasi, MONEY),
            ],
        )
        for n, p in enumerate(ctx.laporan.computed.program, 1)
        if p.pagu is not None
    ]
    return _Block("Pagu dan realisasi", ("Pagu", "Realisasi"), rows[:_MOST]) if rows else None


def _belanja(ctx: ReportContext) -> _Block | None:
    """The composition; none where a part of it is lacking."""
    if any(b.lacking.get("pagu") for b in ctx.laporan.computed.belanja):
        return None
    rows = [
        (KELOMPOK.get(b.kelompok, b.kelompok), [formula(f"={ctx.addresses['belanja', b.kelompok]}", b.pagu, MONEY)])
        for b in ctx.laporan.computed.belanja
        if b.pagu
    ]
    return _Block("Komposisi belanja", ("Pagu",), rows) if rows else None


def _trend(ctx: ReportContext) -> _Block | None:
    rows = trend.series(ctx)
    return _Block("Tren", ("Serapan anggaran", "Rata-rata capaian"), rows) if rows else None


def _label(number: str, name: str) -> str:
    wording = f"{number} {name}"
    return wording if len(wording) <= 34 else wording[:33] + "…"
