"""Sheet `Ikhtisar`: the year on one page, with charts made by Excel itself."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import incomplete_text
from lakip_xls.findings import count_findings
from lakip_xls.provenance import Ref
from lakip_xls.writing.cells import OutputCell, cell, cell_less, formula, live, text, write_cell
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
_RANKING, _RANKING_ROW = 14, 0
"""Where the figures stand that the highest and lowest are taken from, beside the printed page."""
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
    for index, (label, figure) in enumerate(cards):
        top = row + (index // 4) * 2
        left = (index % 4) * 2
        sheet.merge((top, left), (top, left + 1), label, HEADING)
        sheet.merge((top + 1, left), (top + 1, left + 1), "", CELL | _LARGE)
        write_cell(sheet, top + 1, left, figure.styled(_LARGE), CELL)
        set_height(sheet, top, 16)
        set_height(sheet, top + 1, 26)
    return row + 4


def _reference(ctx: ReportContext, name: str, value: int | Decimal | str | None, style: Style) -> OutputCell:
    address = ctx.addresses.get((name, "semua"))
    lacking = _less(ctx, name)
    if address is None or (value is None and lacking):
        return cell_less(lacking)
    return live(f"={address}", value, style)


def _less(ctx: ReportContext, name: str) -> list[Ref]:
    """The cells that a figure of the report lacks."""
    money = {"pagu": ("pagu",), "realisasi": ("realisasi",)}.get(name, ("pagu", "realisasi"))
    parts = money if name in _MONEY else ("capaian",)
    return [ref for part in parts for ref in ctx.laporan.computed.ringkasan.lacking.get(part, ())]


def _best(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    """The indicator with the highest and the lowest capaian, the programme with the same of serapan."""
    for left, right, wording in ((0, 1, "Ukuran"), (2, 6, "Nama"), (7, 7, "Nilai (%)")):
        sheet.merge((row, left), (row, right), wording, HEADING)
    indicators = [(i.name, i.capaian, ctx.addresses["nama", i.row.ref], ctx.addresses["capaian", i.row.ref])
                  for i in ctx.laporan.computed.indikator if i.capaian is not None]  # fmt: skip
    programs = [(labelled(p.tingkat, p.name), p.serapan, ctx.addresses["nama", (p.tingkat, p.row.ref)],
                 ctx.addresses["serapan", (p.tingkat, p.row.ref)])
                for p in ctx.laporan.computed.program if p.serapan is not None]  # fmt: skip
    at = _RANKING_ROW
    written = False
    for label, name, rows in (("Capaian", "rata", indicators), ("Serapan", "serapan", programs)):
        if lacking := _less(ctx, name):
            row += 1
            _line(
                sheet, row, f"{label} tertinggi dan terendah", text(incomplete_text(lacking), LEFT), text("-", CENTER)
            )
        elif rows:
            sheet.text(at, _RANKING, f"Data peringkat: {label.lower()}", BASE | BOLD)
            for offset, (own_name, value, name_address, value_address) in enumerate(rows, 1):
                write_cell(sheet, at + offset, _RANKING, formula(f"={name_address}", own_name, LEFT), BASE)
                write_cell(sheet, at + offset, _RANKING + 1, formula(f"={value_address}", value, PERSEN), BASE)
            names, values = (f"{cell(at + 1, c)}:{cell(at + len(rows), c)}" for c in (_RANKING, _RANKING + 1))
            for word, function, first in (
                ("tertinggi", "MAX", max(rows, key=_value)),
                ("terendah", "MIN", min(rows, key=_value)),
            ):
                row += 1
                some = f'=IF(COUNT({values})=0,"-",'
                found = f"{some}INDEX({names},MATCH({function}({values}),{values},0)))"
                extreme = formula(f"{some}{function}({values}))", first[1], PERSEN)
                _line(sheet, row, f"{label} {word}", formula(found, first[0], LEFT), extreme)
            at += len(rows) + 2
        written = written or bool(lacking or rows)
    if not written:
        row += 1
        nothing = "Belum ada indikator yang diukur dan realisasi anggaran yang dibaca."
        _line(sheet, row, "-", text(nothing, LEFT), text("-", CENTER))
    return row + 1


def _value(own: tuple[str, Decimal | None, str, str]) -> Decimal:
    return own[1] or Decimal(0)


def _line(sheet: OutputSheet, row: int, label: str, name: OutputCell, value: OutputCell) -> None:
    sheet.merge((row, 0), (row, 1), label, CELL | LEFT)
    sheet.merge((row, 2), (row, 6), "", CELL | LEFT)
    write_cell(sheet, row, 2, name, CELL)
    write_cell(sheet, row, 7, value, CELL)
    set_height(sheet, row, text_height(str(name.content), merge_width(_WIDTH[2:7])))


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
