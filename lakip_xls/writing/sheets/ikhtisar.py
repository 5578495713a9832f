"""Sheet `Ikhtisar`: the year on one page, with charts made by Excel itself."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import incomplete_text
from lakip_xls.findings import count_findings
from lakip_xls.provenance import Ref
from lakip_xls.writing.cells import OutputCell, cell_less, formula, text, write_cell
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.kop import title
from lakip_xls.writing.layout import PrintSetup, merge_width, set_height, set_print, set_widths, text_height
from lakip_xls.writing.names import labelled
from lakip_xls.writing.sheets import trend
from lakip_xls.writing.sheets.charts import image
from lakip_xls.writing.styles import (
    BASE,
    BOLD,
    CELL,
    CENTER,
    HEADING,
    LEFT,
    MONEY,
    PERSEN,
    TINGKAT,
    VCENTER,
    Style,
)

NAME = "Ikhtisar"
_WIDTH = (12.0,) * 8
_MONEY = ("pagu", "realisasi", "serapan", "sisa")
"""Figures that are made of money."""
_LARGE: Style = {"font_size": 12, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F7FC"}


def write(ctx: ReportContext) -> None:
    """Write the sheet; needs the tables written before."""
    sheet = ctx.sheets[NAME]
    set_widths(sheet, _WIDTH)
    row = title(sheet, 0, _WIDTH, [f"Ikhtisar Kinerja {ctx.period}", ctx.unit])
    row = _pokok_number(ctx, sheet, row)
    row = _best(ctx, sheet, row + 1)
    row = trend.write(ctx, sheet, row + 1)
    row = _temuan(ctx, sheet, row + 1)
    row = image(ctx, sheet, row + 1)
    set_print(sheet, PrintSetup(page_heading=f"{ctx.unit} · Ikhtisar"), row, len(_WIDTH) - 1)
    sheet.sheet.fit_to_pages(1, 1)


def _pokok_number(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    total = ctx.laporan.computed.ringkasan
    count = f"{total.jumlah_program} / {total.jumlah_kegiatan} / {total.jumlah_sub_kegiatan}"
    cards: list[tuple[str, OutputCell]] = [
        ("Pagu (Rp)", _reference(ctx, "pagu", total.pagu, MONEY)),
        ("Realisasi (Rp)", _reference(ctx, "realisasi", total.realisasi, MONEY)),
        ("Serapan anggaran (%)", _reference(ctx, "serapan", total.serapan, PERSEN)),
        ("Sisa anggaran (Rp)", _reference(ctx, "sisa", total.sisa, MONEY)),
        ("Rata-rata capaian (%)", _reference(ctx, "rata", total.rata_rata_capaian, PERSEN)),
        ("Capaian dibatasi (%)", _reference(ctx, "rata dibatasi", total.rata_rata_capaian_dibatasi, PERSEN)),
        ("Kategori", _reference(ctx, "kategori", total.kategori, CENTER)),
        ("Program / kegiatan / sub", text(count, CENTER)),
    ]
    for index, (label, cell) in enumerate(cards):
        top = row + (index // 4) * 2
        left = (index % 4) * 2
        sheet.merge((top, left), (top, left + 1), label, HEADING)
        sheet.merge((top + 1, left), (top + 1, left + 1), "", CELL | _LARGE)
        write_cell(sheet, top + 1, left, cell.styled(_LARGE), CELL)
        set_height(sheet, top, 16)
        set_height(sheet, top + 1, 26)
    return row + 4


def _reference(ctx: ReportContext, name: str, value: int | Decimal | str | None, style: Style) -> OutputCell:
    address = ctx.addresses.get((name, "semua"))
    if address is None or value is None:
        return cell_less(_less(ctx, name))
    return formula(f"={address}", value, style)


def _less(ctx: ReportContext, name: str) -> list[Ref]:
    """The cells that a figure of the report lacks."""
    money = {"pagu": ("pagu",), "realisasi": ("realisasi",)}.get(name, ("pagu", "realisasi"))
    parts = money if name in _MONEY else ("capaian",)
    return [ref for part in parts for ref in ctx.laporan.computed.ringkasan.lacking.get(part, ())]


def _best(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    """The indicator with the highest and the lowest capaian, the programme with the same of serapan."""
    measured = sorted(
        (i for i in ctx.laporan.computed.indikator if i.capaian is not None), key=lambda i: i.capaian or 0
    )
    spent = sorted((p for p in ctx.laporan.computed.program if p.serapan is not None), key=lambda p: p.serapan or 0)
    for column, wording in ((0, "Ukuran"), (2, "Nama"), (7, "Nilai (%)")):
        end = {0: 1, 2: 6, 7: 7}[column]
        sheet.merge((row, column), (row, end), wording, HEADING)
    lines: list[tuple[str, str, OutputCell]] = []
    for label, name in (("Capaian tertinggi dan terendah", "rata"), ("Serapan tertinggi dan terendah", "serapan")):
        if lacking := _less(ctx, name):
            lines.append((label, incomplete_text(lacking), text("-", CENTER)))
            measured, spent = ([], spent) if name == "rata" else (measured, [])
    if measured:
        for label, own in (("Capaian tertinggi", measured[-1]), ("Capaian terendah", measured[0])):
            lines.append((label, own.name, formula(f"={ctx.addresses['capaian', own.row.ref]}", own.capaian, PERSEN)))
    if spent:
        for label, pos in (("Serapan tertinggi", spent[-1]), ("Serapan terendah", spent[0])):
            address = ctx.addresses["serapan", (pos.tingkat, pos.row.ref)]
            lines.append((label, labelled(pos.tingkat, pos.name, " "), formula(f"={address}", pos.serapan, PERSEN)))
    if not lines:
        lines.append(("-", "Belum ada indikator yang diukur dan realisasi anggaran yang dibaca.", text("-", CENTER)))
    for label, name, cell in lines:
        row += 1
        sheet.merge((row, 0), (row, 1), label, CELL | LEFT)
        sheet.merge((row, 2), (row, 6), name, CELL | LEFT)
        write_cell(sheet, row, 7, cell, CELL)
        set_height(sheet, row, text_height(name, merge_width(_WIDTH[2:7])))
    return row + 1


def _temuan(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    counts = count_findings(ctx.laporan.temuan)
    sheet.merge((row, 0), (row, 1), "Temuan pemeriksaan", CELL | BOLD | VCENTER)
    for index, (level, number) in enumerate(counts.items()):
        left = 2 + index * 2
        style = CELL | CENTER | VCENTER | TINGKAT[level]
        sheet.merge((row, left), (row, left + 1), "", style)
        sheet.link(row, left, "internal:'Validasi'!A1", f"{number} {level}", style)
    set_height(sheet, row, 18)
    sheet.merge(
        (row + 1, 0),
        (row + 1, 7),
        "Angka diambil dari tabel 3.1, 3.8, dan Belanja melalui rumus; data grafik ada di kanan halaman cetak.",
        BASE | {"font_size": 8, "italic": True},
    )
    return row + 2
