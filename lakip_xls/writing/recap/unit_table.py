"""Sheet `Recap`: every unit on one row, with live totals and ranks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_xls.findings import Tingkat
from lakip_xls.rekapitulasi import UnitSummary
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import STRIP, OutputCell, cell, formula, money, numeral, text
from lakip_xls.writing.kop import paragraph
from lakip_xls.writing.recap.context import SIZE, TABLE, UNREADABLE, K, RecapContext, or_incomplete, printing, rank
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
    units = ctx.rekap.counted
    rows = (table.content_rows, table.content_rows + len(units) - 1)
    ranks = {name: rank(units, name) for name, _ in SIZE}
    for number, unit in enumerate(units, 1):
        at = ctx.rows[unit.folder] = table.row
        places = [_rank(cell(at, K[name]), K[name], rows, ranks[name].get(unit.folder)) for name, _ in SIZE]
        table.add(_unit(ctx, number, unit, at, places))
    ctx.total_row = table.add(_totals(ctx, *rows, table.row), TOTAL)
    below = table.write()
    note = (
        "Peringkat dihitung dari angka sebelum dibulatkan; nilai yang sama berbagi peringkat. Efisiensi diukur dengan "
        "rata-rata capaian dikurangi serapan anggaran (poin persen). Nama perangkat daerah membuka workbook hasilnya."
    )
    if ctx.rekap.unreadable:
        note += f" {len(ctx.rekap.unreadable)} folder tidak menghasilkan laporan; lihat lembar {UNREADABLE}."
    below = paragraph(sheet, below, widths, note, small=True)
    if ctx.rekap.apart:
        below = paragraph(sheet, below + 1, widths, "Tahun lain: tidak ikut dijumlahkan dan diperingkat.")
        other = Table(sheet, columns, below)
        for number, unit in enumerate(ctx.rekap.apart, 1):
            other.add(_unit(ctx, number, unit, other.row, [STRIP] * len(SIZE)))
        below = other.write()
    printing(ctx, sheet, table, below, TABLE, (table.content_rows, 2))


def _unit(ctx: RecapContext, number: int, unit: UnitSummary, at: int, places: Sequence[OutputCell]) -> list[OutputCell]:
    """The row of a unit; a figure that lacks a part is words, and so is what would be computed from it."""
    place = {name: cell(at, column) for name, column in K.items()}
    lacking = {name: unit.lacking.get(name, "") for name in ("pagu", "realisasi", "capaian")}
    budget = lacking["pagu"] or lacking["realisasi"]
    rest = formula(formulas.selisih(place["pagu"], place["realisasi"]), unit.sisa, MONEY)
    rate = formula(formulas.persen(place["realisasi"], place["pagu"]), unit.serapan, PERSEN)
    gap = formula(formulas.selisih(place["capaian"], place["serapan"]), unit.selisih, PERSEN)
    return [
        OutputCell(number, INTEGER),
        ctx.link(unit),
        OutputCell(unit.tahun, INTEGER) if unit.tahun else STRIP,
        or_incomplete(money(unit.pagu), lacking["pagu"]),
        or_incomplete(money(unit.realisasi), lacking["realisasi"]),
        or_incomplete(rest, budget),
        or_incomplete(rate, budget),
        or_incomplete(numeral(unit.capaian, PERSEN), lacking["capaian"]),
        or_incomplete(numeral(unit.capaian_dibatasi, PERSEN), lacking["capaian"]),
        text(unit.kategori or "-", CENTER),
        text(unit.predikat or "-", CENTER),
        or_incomplete(gap, lacking["capaian"] or budget),
        text(f"{unit.efficient} dari {unit.sasaran}" if unit.sasaran else "-", CENTER),
        *places,
        *(OutputCell(unit.tingkat.get(t.value, 0), INTEGER) for t in Tingkat),
    ]


def _totals(ctx: RecapContext, first: int, last: int, at: int) -> list[OutputCell]:
    units, rekap = ctx.rekap.counted, ctx.rekap
    rows = range(first, last + 1)
    cells = [text(None), text("Jumlah / rata-rata", LEFT), text(None)]
    if not units:
        return cells
    for name, value in (("pagu", rekap.pagu), ("realisasi", rekap.realisasi)):
        cells.append(or_incomplete(formula(formulas.total(K[name], rows), value, MONEY), rekap.incomplete(name)))
    budget = rekap.incomplete("pagu", "realisasi")
    cells.append(or_incomplete(formula(formulas.total(K["sisa"], rows), rekap.sisa, MONEY), budget))
    rate = formulas.persen(cell(at, K["realisasi"]), cell(at, K["pagu"]))
    cells.append(or_incomplete(formula(rate, rekap.serapan, PERSEN), budget))
    for mean, column in ((rekap.mean("capaian"), "capaian"), (rekap.mean("capaian_dibatasi"), "dibatasi")):
        average = formula(formulas.rata_rata(K[column], rows), mean, PERSEN)
        cells.append(or_incomplete(average, rekap.incomplete("capaian")))
    cells += [text(None)] * (K["kesalahan"] - len(cells))
    for level in Tingkat:
        count = sum(u.tingkat.get(level.value, 0) for u in units)
        cells.append(formula(formulas.total(K[level.value], rows), count, INTEGER))
    return cells


def _rank(spot: str, column: int, rows: tuple[int, int], rank: int | None) -> OutputCell:
    area = f"{cell(rows[0], column)}:{cell(rows[1], column)}"
    absolute = ":".join(f"${p.rstrip('0123456789')}${p.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for p in area.split(":"))
    return formula(f"=RANK({spot},{absolute})", rank, INTEGER)
