"""Sheet `Ikhtisar` of the recapitulation: key figures, contents as links, and charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from lakip_xls.parsing.dates import format_date
from lakip_xls.writing.cells import OutputCell, formula, link, quote_, write_cell
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.kop import paragraph
from lakip_xls.writing.layout import PrintSetup, set_height, set_print, set_widths, text_height
from lakip_xls.writing.recap import data_sheets
from lakip_xls.writing.recap.context import IKHTISAR, RANK, SHEETS, SIZE, RecapContext, bar, or_incomplete
from lakip_xls.writing.recap.ranking import order
from lakip_xls.writing.styles import BOLD, CELL, CENTER, HEADING, INTEGER, LEFT, MONEY, PERSEN

_MAX_CHARTS = 20
_IKHTISAR_WIDTH = (16.0,) * 6


def write_ikhtisar(ctx: RecapContext, frames: Sequence[data_sheets.FrameArea], path: Path) -> None:
    """Write the sheet; needs the sheets it refers to."""
    sheet, rekap = ctx.sheets[IKHTISAR], ctx.rekap
    set_widths(sheet, _IKHTISAR_WIDTH)
    row = ctx.title(sheet, _IKHTISAR_WIDTH, "Rekapitulasi Laporan Kinerja Perangkat Daerah")
    cards = [
        ("Perangkat daerah", OutputCell(len(rekap.readable), INTEGER)),
        ("Tidak terbaca", OutputCell(len(rekap.unreadable), INTEGER)),
        ("Serapan (%)", _from_text(ctx, "serapan", rekap.serapan, PERSEN, "pagu", "realisasi")),
        ("Pagu (Rp)", _from_text(ctx, "pagu", rekap.pagu, MONEY, "pagu")),
        ("Realisasi (Rp)", _from_text(ctx, "realisasi", rekap.realisasi, MONEY, "realisasi")),
        ("Rata-rata capaian (%)", _from_text(ctx, "capaian", rekap.mean("capaian"), PERSEN, "capaian")),
    ]
    for index, (label, cell) in enumerate(cards):
        top, left = row + index // 3 * 2, index % 3 * 2
        sheet.merge((top, left), (top, left + 1), label, HEADING)
        style = CELL | CENTER | BOLD | {"font_size": 12}
        sheet.merge((top + 1, left), (top + 1, left + 1), "", style)
        write_cell(sheet, top + 1, left, cell.styled(style | {"align": "center"}), CELL)
        set_height(sheet, top + 1, 24)
    row = _content(ctx, sheet, row + 5, frames, path)
    charts = _chart(ctx, sheet, row + 1)
    row = charts[-1][1] + 1 if charts else row + 1
    row = paragraph(sheet, row, _IKHTISAR_WIDTH, f"Disusun {format_date(rekap.tanggal)}.", small=True)
    set_print(sheet, PrintSetup(page_heading=ctx.heading, intact=charts), row - 1, len(_IKHTISAR_WIDTH) - 1)


def _from_text(
    ctx: RecapContext, column: str, value: int | Decimal | None, style: dict[str, object], *needed: str
) -> OutputCell:
    """A figure of all units from `Recap`; what it lacks where a unit lacks one of the `needed` figures."""
    return or_incomplete(formula("=" + ctx.total(column), value, style), ctx.rekap.incomplete(*needed))


def _content(
    ctx: RecapContext, sheet: OutputSheet, row: int, frames: Sequence[data_sheets.FrameArea], path: Path
) -> int:
    lines = [(f"internal:{quote_(name)}!A1", name, words) for name, _, words in SHEETS[1:]]
    for frame in frames:
        if frame.sheet is not None:
            name = frame.sheet.name
            lines.append((f"internal:{quote_(name)}!A1", name, f"{frame.title} ({frame.total} baris)"))
        else:
            csv = data_sheets.csv_name(frame, path).name
            lines.append((f"external:{csv}", csv, f"{frame.title} ({frame.total} baris, melebihi batas lembar)"))
    sheet.merge((row, 0), (row, 1), "Lembar", HEADING)
    sheet.merge((row, 2), (row, 5), "Isi", HEADING)
    for at, (address, name, words) in enumerate(lines, row + 1):
        sheet.merge((at, 0), (at, 1), "", CELL)
        write_cell(sheet, at, 0, link(address, name, LEFT), CELL)
        sheet.merge((at, 2), (at, 5), words, CELL | LEFT)
        set_height(sheet, at, text_height(words, 64))
    return row + len(lines) + 1


def _chart(ctx: RecapContext, sheet: OutputSheet, row: int) -> tuple[tuple[int, int], ...]:
    """Bars of the first places of each ranking, one chart below the other; the rows of each chart."""
    places: list[tuple[int, int]] = []
    for index, (name, title) in enumerate(SIZE):
        blocks = order(ctx, name)[:_MAX_CHARTS]
        if not blocks:
            continue
        top, bottom = ctx.peak, ctx.peak + len(blocks) - 1
        words = [
            f"{b[1].content}: {b[2].content:.2f}" for b in blocks if isinstance(b[2].content, (int, float, Decimal))
        ]
        heading = f"{title} tertinggi" if name != "selisih" else "Efisiensi: capaian dikurangi serapan (poin)"
        chart = bar(ctx, "bar", RANK, (top, bottom), (index * 3 + 1, index * 3 + 2), heading)
        chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1, "label_position": "low"})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        lines = 6 + len(blocks)
        chart.set_size({"width": 690, "height": lines * 20})
        sheet.paste_chart(row, 0, chart, f"Grafik {heading}. " + "; ".join(words) + ".")
        for line in range(row, row + lines + 1):
            set_height(sheet, line, 15)
        places.append((row, row + lines))
        row += lines + 1
    return tuple(places)
