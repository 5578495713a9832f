"""The years side by side on `Ikhtisar`: budget, serapan, growth and capaian, where earlier years are known."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.result import Rupiah, ratio
from lakip_xls.model import EMPTY, Row, Value
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import OutputCell, cell, formula, money, numeral, refer, text, write_cell
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import set_height
from lakip_xls.writing.styles import CELL, CENTER, HEADING, MONEY, PERSEN

_TITLE = ("Tahun", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)", "Pertumbuhan realisasi (%)", "Rata-rata capaian (%)")
_COLUMNS = ((0, 0), (1, 2), (3, 4), (5, 5), (6, 6), (7, 7))
"""The columns of Ikhtisar that each of them takes."""
_MOST = 5
"""Years that are shown, the report's own included."""


class Yearly(Struct, frozen=True):
    """The totals of one year; `row` are the rows they were read from, none for the report's own year."""

    tahun: int
    pagu: Rupiah | None
    realisasi: Rupiah | None
    capaian: Decimal | None
    rows: tuple[Row, ...] = ()

    @property
    def serapan(self) -> Decimal | None:
        """realisasi / pagu × 100."""
        return ratio(self.realisasi, self.pagu)


def yearly(ctx: ReportContext) -> list[Yearly]:
    """The years that are known, oldest first; the report's own comes from its computed totals."""
    own = ctx.laporan.identity.tahun
    if own is None:
        return []
    read: dict[int, list[Row]] = {}
    for row in ctx.laporan.data.rows("serapan_tahunan"):
        year = int(row.number("tahun") or own)
        if year < own:
            read.setdefault(year, []).append(row)
    years = [
        Yearly(
            year,
            rupiah(_first(rows, "pagu")),
            rupiah(_first(rows, "realisasi")),
            _first(rows, "rata_rata_capaian").number,
            tuple(rows),
        )
        for year, rows in sorted(read.items())
    ]
    total = ctx.laporan.computed.ringkasan
    return [*years, Yearly(own, total.pagu, total.realisasi, total.rata_rata_capaian)][-_MOST:]


def _first(rows: Sequence[Row], name: str) -> Value:
    return next((b[name] for b in rows if b.content(name) is not None), EMPTY)


def write(ctx: ReportContext, sheet: OutputSheet, row: int) -> int:
    """Write the table and return the row below it; nothing where only one year is known."""
    years = yearly(ctx)
    if len(years) < 2:
        return row
    for (left, right), title in zip(_COLUMNS, _TITLE, strict=True):
        sheet.merge((row, left), (row, right), title, HEADING)
    set_height(sheet, row, 42)
    for number, own in enumerate(years):
        row += 1
        before = years[number - 1] if number else None
        for (left, right), spot in zip(_COLUMNS, _row(ctx, own, before, row), strict=True):
            sheet.merge((row, left), (row, right), "", CELL)
            write_cell(sheet, row, left, spot, CELL)
        for what, column in (("serapan", 5), ("capaian", 7)):
            ctx.addresses[f"{what} tahunan", own.tahun] = refer(sheet, row, column)
        set_height(sheet, row, 16)
    return row + 1


def _row(ctx: ReportContext, own: Yearly, before: Yearly | None, row: int) -> list[OutputCell]:
    spent, plan = cell(row, 3), cell(row, 1)
    growth = None
    if before is not None and before.tahun == own.tahun - 1 and own.realisasi is not None and before.realisasi:
        growth = (Decimal(own.realisasi) / Decimal(before.realisasi) - 1) * 100
    earlier = cell(row - 1, 3)
    return [
        OutputCell(own.tahun, CENTER | {"num_format": "0"}),
        _money(ctx, "pagu", own.pagu, own),
        _money(ctx, "realisasi", own.realisasi, own),
        formula(formulas.persen(spent, plan), own.serapan, PERSEN),
        formula(formulas.growth(spent, earlier), growth, PERSEN),
        _capaian(ctx, own),
    ]


def _money(ctx: ReportContext, name: str, amount: Rupiah | None, own: Yearly) -> OutputCell:
    address = ctx.addresses.get((name, "semua"))
    if not own.rows and address is not None:
        return formula(f"={address}", amount, MONEY)
    return _sourced(money(amount), own, name)


def _capaian(ctx: ReportContext, own: Yearly) -> OutputCell:
    address = ctx.addresses.get(("rata", "semua"))
    if not own.rows and address is not None:
        return formula(f"={address}", own.capaian, PERSEN)
    return _sourced(numeral(own.capaian, PERSEN), own, "rata_rata_capaian")


def _sourced(cell: OutputCell, own: Yearly, name: str) -> OutputCell:
    """A figure of an earlier year with a note that tells where it was read."""
    place = _first(own.rows, name).ref
    return cell if place is None else cell.annotated(f"Sumber: {place}")


def series(ctx: ReportContext) -> list[tuple[str, list[OutputCell]]]:
    """Serapan and mean capaian per year, for the chart."""
    rows: list[tuple[str, list[OutputCell]]] = []
    for own in yearly(ctx):
        cells = []
        for what, value in (("serapan", own.serapan), ("capaian", own.capaian)):
            address = ctx.addresses.get((f"{what} tahunan", own.tahun))
            cells.append(formula(f"={address}", value, PERSEN) if address and value is not None else text(None))
        rows.append((str(own.tahun), cells))
    return rows if len(rows) > 1 else []
