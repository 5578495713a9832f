"""Sheet `3.7 Efisiensi`: capaian of each sasaran against the serapan of its programmes."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.efisiensi import efisiensi_pmk22, pmk22_value
from lakip_xls.computing.result import Efisiensi, Pos, Rupiah, ratio
from lakip_xls.parsing.names import key
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import (
    EMPTY,
    STRIP,
    OutputCell,
    cell,
    cell_less,
    formula,
    live,
    money,
    numeral,
    refer,
    text,
)
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.sheets import anggaran, predikat
from lakip_xls.writing.sheets.anggaran import pos_address, pos_less, serapan_cell
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.7 Efisiensi"
_PAGU, _REALISASI, _CAPAIAN, _SERAPAN = 3, 4, 5, 6


def _parts(ctx: ReportContext) -> list[Part]:
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sasaran Strategis", 34),
        TableColumn("Program Pendukung", 36),
        TableColumn("Pagu (Rp)", ctx.money_width),
        TableColumn("Realisasi (Rp)", ctx.money_width),
        TableColumn("Capaian Kinerja (%)", 11),
        TableColumn("Serapan Anggaran (%)", 11),
        *(
            (TableColumn("E (%)", 10, style=PERSEN), TableColumn("NE", 9, style=PERSEN))
            if ctx.laporan.settings.metode_efisiensi is MetodeEfisiensi.PMK22
            else (TableColumn("Selisih (poin)", 10),)
        ),
        TableColumn("Tingkat Efisiensi", 14, style=CENTER),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    rows = ctx.laporan.computed.efisiensi
    for number, own in enumerate(rows, 1):
        _row(ctx, table, number, own)
    _total(ctx, table)


def _total(ctx: ReportContext, table: Table) -> None:
    """All programmes that serve a sasaran, each once, against the mean of all indicators."""
    total, row = ctx.laporan.computed.ringkasan, table.row
    programs = {p.row.ref: p for own in ctx.laporan.computed.efisiensi for p in own.program}
    served = list(programs.values())
    amounts = {name: complete_sum(getattr(p, name) for p in served) for name in ("pagu", "realisasi")}
    cells = [_sum(ctx, served, name, amount) for name, amount in amounts.items()]
    lacking = [ref for name in amounts for ref in pos_less(ctx, served, name)]
    rate = ratio(amounts["realisasi"], amounts["pagu"])
    mean = ctx.addresses.get(("rata", "semua"))
    reached = total.rata_rata_capaian
    gap = None if reached is None or rate is None else round_half_up(reached, 2) - round_half_up(rate, 2)
    pmk22 = ctx.laporan.settings.metode_efisiensi is MetodeEfisiensi.PMK22
    points = live(formulas.points(cell(row, _CAPAIAN), cell(row, _SERAPAN)), gap, PERSEN)
    table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            EMPTY,
            *cells,
            live(f"={mean}", reached, PERSEN) if mean else STRIP,
            serapan_cell(amounts["pagu"], amounts["realisasi"], row, _PAGU, _REALISASI, lacking),
            *((EMPTY, EMPTY) if pmk22 else (points,)),
            EMPTY,
            EMPTY,
            text("Tabel 3.1 dan Tabel 3.8"),
        ],
        TOTAL,
    )
    table.widen(row, 0, 2)


def _sum(ctx: ReportContext, programs: list[Pos], name: str, amount: Rupiah | None) -> OutputCell:
    places = [pos_address(ctx, name, p) for p in programs]
    known = [p for p in places if p]
    if amount is None or len(known) < len(places):
        return cell_less(pos_less(ctx, programs, name))
    return formula(formulas.add(known), amount, money(amount).style)


def _row(ctx: ReportContext, table: Table, number: int, own: Efisiensi) -> None:
    row = table.row
    method = ctx.laporan.settings.metode_efisiensi
    gap = formulas.points(cell(row, _CAPAIAN), cell(row, _SERAPAN))
    verdict = formulas.efisiensi(
        method,
        *(cell(row, column) for column in (_PAGU, _REALISASI, _CAPAIAN, _SERAPAN)),
    )
    reached = ctx.addresses.get(("rata", own.sasaran))
    written = [
        value.ref
        for b in ctx.laporan.data.rows("efisiensi_tertulis")
        if key(b.text("sasaran")) == key(own.sasaran)
        for value in b.values.values()
    ]
    lacking = [ref for name in ("pagu", "realisasi") for ref in pos_less(ctx, own.program, name)]
    names = [f"{i}. {p.name}" if len(own.program) > 1 else p.name for i, p in enumerate(own.program, 1)]
    table.add(
        [
            OutputCell(number, INTEGER),
            text(own.sasaran, LEFT),
            text("\n".join(names), LEFT) if names else STRIP,
            _money(ctx, own, "pagu", table.sheet, (row, _PAGU)),
            _money(ctx, own, "realisasi", table.sheet, (row, _REALISASI)),
            live(f"={reached}", own.capaian, PERSEN) if reached else numeral(own.capaian, PERSEN),
            serapan_cell(own.pagu, own.realisasi, row, _PAGU, _REALISASI, lacking),
            *(_pmk22(own, row) if method is MetodeEfisiensi.PMK22 else (live(gap, printed_gap(own), PERSEN),)),
            live(verdict, own.tingkat_efisiensi, CENTER),
            ctx.note(*written),
            text("Tabel 3.5 dan Tabel 3.8"),
        ]
    )
    ctx.addresses["serapan sasaran", own.sasaran] = refer(table.sheet, row, _SERAPAN)


def printed_gap(own: Efisiensi) -> Decimal | None:
    """The difference of capaian and serapan as both are printed."""
    if own.capaian is None or own.serapan is None:
        return None
    return round_half_up(own.capaian, 2) - round_half_up(own.serapan, 2)


def _pmk22(own: Efisiensi, row: int) -> tuple[OutputCell, OutputCell]:
    """E and NE of PMK 22/2021."""
    e = efisiensi_pmk22(own.pagu, own.realisasi, own.capaian)
    own_formula = formulas.efisiensi_pmk22(*(cell(row, column) for column in (_PAGU, _REALISASI, _CAPAIAN)))
    return live(own_formula, e, PERSEN), live(formulas.efisiensi_value(cell(row, _CAPAIAN + 2)), pmk22_value(e), PERSEN)


def _money(ctx: ReportContext, own: Efisiensi, name: str, sheet: OutputSheet, at: tuple[int, int]) -> OutputCell:
    value = own.pagu if name == "pagu" else own.realisasi
    if value is None:
        return cell_less(pos_less(ctx, own.program, name))
    spot = money(value)
    places = [pos_address(ctx, name, p) for p in own.program]
    known = [p for p in places if p]
    if known and len(known) == len(places):
        return formula(formulas.add(known), value, spot.style)
    ctx.fix(sheet, *at)
    return spot


SHEET = TableSheet(
    NAME,
    "Capaian sasaran dibandingkan serapan anggarannya",
    "tabel",
    present=lambda laporan: laporan.computed.efisiensi,
    caption=lambda ctx: [f"Tabel 3.7 Efisiensi Penggunaan Sumber Daya {ctx.period}", ctx.unit],
    parts=_parts,
    missing=(
        "Pengukuran Kinerja, Realisasi Anggaran, atau hubungan sasaran dengan program",
        "Pengukuran Kinerja, Realisasi Anggaran, dan RKT atau Rencana Aksi yang menyebut program tiap sasaran "
        "(atau lembar Pengaturan yang menghubungkannya)",
    ),
    note=lambda _: (
        "Capaian sasaran adalah rata-rata capaian indikatornya (Tabel 3.5, tanpa batas); serapan dihitung "
        "dari pagu dan realisasi program pendukungnya (Tabel 3.8). JUMLAH menghitung setiap program satu kali. Cara menentukan tingkat efisiensi: Ketentuan "
        "perhitungan pada Tabel 3.1."
    ),
    heading="Tabel 3.7",
    landscape=True,
    frozen=2,
    after=(predikat.NAME, anggaran.NAME),
)
