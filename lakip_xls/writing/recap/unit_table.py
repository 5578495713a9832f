"""Sheet `Recap`: every unit on one row, with live totals and ranks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lakip_xls.computing.result import ratio
from lakip_xls.findings import Tingkat
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import STRIP, OutputCell, cell, formula, money, numeral, text
from lakip_xls.writing.kop import paragraph
from lakip_xls.writing.recap.context import SIZE, TABLE, UNREADABLE, K, RecapContext, printing, rank
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, MONEY, PERSEN, TOTAL
from lakip_xls.writing.table import Table, TableColumn

COLUMNS = (
    TableColumn("No", 5, style=CENTER),
    TableColumn("Perangkat Daerah", 34),
    TableColumn("Tahun", 7, style=CENTER),
    TableColumn("Pagu (Rp)", 20, "Anggaran"),
    TableColumn("Realisasi (Rp)", 20, "Anggaran"),
    TableColumn("Sisa (Rp)", 20, "Anggaran"),
    TableColumn("Serapan (%)", 9, "Anggaran"),
    TableColumn("Capaian (%)", 9, "Kinerja"),
    TableColumn("Dibatasi (%)", 9, "Kinerja"),
    TableColumn("Kategori", 9, "Kinerja", CENTER),
    TableColumn("Predikat", 15, "Kinerja", CENTER),
    TableColumn("Capaian - serapan (poin)", 10, "Efisiensi"),
    TableColumn("Sasaran efisien", 9, "Efisiensi", CENTER),
    *(TableColumn(name, 9, "Peringkat", CENTER) for _, name in SIZE),
    *(TableColumn(t.value.capitalize(), 10, "Temuan", CENTER) for t in Tingkat),
)


def write_table(ctx: RecapContext) -> None:
    """Write the sheet and remember the row of every unit and of the totals."""
    sheet = ctx.sheets[TABLE]
    columns = [replace(k, width=ctx.name_width) if i == K["unit"] else k for i, k in enumerate(COLUMNS)]
    widths = [k.width for k in columns]
    row = ctx.title(sheet, widths, "Rekapitulasi Laporan Kinerja")
    table = Table(sheet, columns, row)
    units = ctx.rekap.readable
    first, last = table.content_rows, table.content_rows + len(units) - 1
    ranks = {name: rank(units, name) for name, _ in SIZE}
    for number, unit in enumerate(units, 1):
        at = ctx.rows[unit.folder] = table.row
        place = {name: cell(at, column) for name, column in K.items()}
        cells = [
            OutputCell(number, INTEGER),
            ctx.link(unit),
            OutputCell(unit.tahun, INTEGER) if unit.tahun else STRIP,
            money(unit.pagu),
            money(unit.realisasi),
            formula(formulas.selisih(place["pagu"], place["realisasi"]), unit.sisa, MONEY),
            formula(formulas.persen(place["realisasi"], place["pagu"]), unit.serapan, PERSEN),
            numeral(unit.capaian, PERSEN),
            numeral(unit.capaian_dibatasi, PERSEN),
            text(unit.kategori or "-", CENTER),
            text(unit.predikat or "-", CENTER),
            formula(formulas.selisih(place["capaian"], place["serapan"]), unit.selisih, PERSEN),
            text(f"{unit.efficient} dari {unit.sasaran}" if unit.sasaran else "-", CENTER),
            *(_rank(place[name], K[name], (first, last), ranks[name].get(unit.folder)) for name, _ in SIZE),
            *(OutputCell(unit.tingkat.get(t.value, 0), INTEGER) for t in Tingkat),
        ]
        table.add(cells)
    ctx.total_row = table.add(_totals(ctx, first, last, table.row), TOTAL)
    below = table.write()
    note = (
        "Peringkat dihitung dari angka sebelum dibulatkan; nilai yang sama berbagi peringkat. Efisiensi diukur dengan "
        "rata-rata capaian dikurangi serapan anggaran (poin persen). Nama perangkat daerah membuka workbook hasilnya."
    )
    if ctx.rekap.unreadable:
        note += f" {len(ctx.rekap.unreadable)} folder tidak menghasilkan laporan; lihat lembar {UNREADABLE}."
    below = paragraph(sheet, below, widths, note, small=True)
    printing(ctx, sheet, table, below, TABLE, (table.content_rows, 2))


def _totals(ctx: RecapContext, first: int, last: int, at: int) -> list[OutputCell]:
    units, rekap = ctx.rekap.readable, ctx.rekap
    rows = range(first, last + 1)
    whole = {"pagu": rekap.pagu, "realisasi": rekap.realisasi}
    left = sum((u.sisa for u in units if u.sisa is not None), Decimal(0))
    cells = [text(None), text("Jumlah / rata-rata", LEFT), text(None)]
    if not units:
        return cells
    cells += [formula(formulas.total(K[k], rows), v, MONEY) for k, v in whole.items()]
    cells.append(formula(formulas.total(K["sisa"], rows), left, MONEY))
    rate = formulas.persen(cell(at, K["realisasi"]), cell(at, K["pagu"]))
    cells.append(formula(rate, ratio(rekap.realisasi, rekap.pagu), PERSEN))
    for name, column in (("capaian", "capaian"), ("capaian_dibatasi", "dibatasi")):
        values = [v for u in units if (v := getattr(u, name)) is not None]
        mean = sum(values) / len(values) if values else None
        cells.append(formula(formulas.rata_rata(K[column], rows), mean, PERSEN))
    cells += [text(None)] * (K["kesalahan"] - len(cells))
    for level in Tingkat:
        count = sum(u.tingkat.get(level.value, 0) for u in units)
        cells.append(formula(formulas.total(K[level.value], rows), count, INTEGER))
    return cells


def _rank(spot: str, column: int, rows: tuple[int, int], rank: int | None) -> OutputCell:
    area = f"{cell(rows[0], column)}:{cell(rows[1], column)}"
    absolute = ":".join(f"${p.rstrip('0123456789')}${p.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for p in area.split(":"))
    return formula(f"=RANK({spot},{absolute})", rank, INTEGER)
