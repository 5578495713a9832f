"""Sheet `3.8 Anggaran`: pagu, realisasi, serapan and sisa of programme, kegiatan and sub kegiatan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_xls.computing.completeness import complete_sum, missing_amounts, missing_parts
from lakip_xls.computing.result import Pos, Rupiah, ratio
from lakip_xls.computing.triwulan import detailed
from lakip_xls.model import Row
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import EMPTY, OutputCell, cell, cell_less, formula, money, refer, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.names import labelled
from lakip_xls.writing.styles import CENTER, LEFT, MAIN, MONEY, PERSEN, SECOND, SEN_MONEY, TOTAL, Style, indented
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.8 Anggaran"
_PAGU, _REALISASI, _SERAPAN, _SISA = 3, 4, 5, 6
_STYLES: dict[str, Style] = {"program": MAIN, "kegiatan": SECOND, "sub_kegiatan": {}}
_KODE = "Kode"
_ROMAN_NUMERALS = tuple(
    zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
)


def _parts(ctx: ReportContext) -> list[Part]:
    columns = (
        TableColumn("No", 5, style=CENTER),
        *_name_column(ctx),
        TableColumn("Pagu (Rp)", ctx.money_width),
        TableColumn("Realisasi (Rp)", ctx.money_width),
        TableColumn("Serapan (%)", 9),
        TableColumn("Sisa (Rp)", ctx.money_width),
    )
    parts = [Part(columns, _fill)]
    if ctx.laporan.computed.subunit:
        parts.append(Part(_unit_columns(columns), _units, ["Pagu dan Realisasi menurut Unit"]))
    return parts


def _fill(ctx: ReportContext, table: Table) -> None:
    tops: list[int] = []
    for number, program in enumerate(ctx.laporan.computed.program, 1):
        tops.append(table.row)
        _pos(ctx, table, program, _roman(number), 0)
    _total(ctx, table, tops)


def _note(ctx: ReportContext) -> str:
    words = "Pagu dan realisasi program dan kegiatan adalah jumlah rinciannya." + ctx.for_checking(
        " Nilai yang ditandai tetap ditulis seperti dalam dokumen karena tidak sama dengan jumlah rinciannya; "
        "kode temuannya ada pada kolom Ket."
    )
    return words + _catatan_triwulan(ctx)


def _unit_columns(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The same columns for sub-units, whose name takes those of code and name."""
    return [replace(k, title={1: "Unit", 2: ""}.get(i, k.title)) for i, k in enumerate(columns)]


def _units(ctx: ReportContext, table: Table) -> None:
    """Pagu and realisasi of every sub-unit and of all."""
    units = ctx.laporan.computed.subunit
    first = table.row
    parts = {name: [missing_amounts(u.program, name) for u in units] for name in ("pagu", "realisasi")}

    def line(number: str, name: str, amounts: Sequence[OutputCell]) -> None:
        at = table.add([text(number, CENTER), text(name), EMPTY, *amounts], None if number else TOTAL)
        table.widen(at, 1, 2)

    for i, unit in enumerate(units):
        lacking = [*parts["pagu"][i], *parts["realisasi"][i]]
        amounts = (unit.pagu, unit.realisasi, table.row, _PAGU, _REALISASI, lacking)
        cells = [
            money(amount) if amount is not None else cell_less(parts[name][i])
            for name, amount in (("pagu", unit.pagu), ("realisasi", unit.realisasi))
        ]
        line(str(i + 1), unit.name or ctx.unit, [*cells, serapan_cell(*amounts), sisa_cell(*amounts)])
    own, rows = ctx.laporan.computed.ringkasan, range(first, table.row)
    lacking = [ref for name in parts for refs in parts[name] for ref in refs]
    whole = (own.pagu, own.realisasi, table.row, _PAGU, _REALISASI, lacking)
    totals = [
        total_cell([getattr(u, name) for u in units], rows, column, [ref for refs in parts[name] for ref in refs])
        for name, column in (("pagu", _PAGU), ("realisasi", _REALISASI))
    ]
    line("", "JUMLAH", [*totals, serapan_cell(*whole), sisa_cell(*whole)])


def _catatan_triwulan(ctx: ReportContext) -> str:
    """In the report of a quarter: that the documents do not split the spending, where they do not."""
    if ctx.laporan.triwulan is None or any(detailed(p.row) for p in ctx.laporan.computed.pos):
        return ""
    return " Realisasi menurut dokumen terakhir; dokumennya tidak merinci realisasi tiap triwulan."


def _name_column(ctx: ReportContext) -> tuple[TableColumn, TableColumn]:
    """Code and name; the name takes both columns where the document has no codes."""
    caption = "Program / Kegiatan / Sub Kegiatan"
    coded = any(p.kode for p in ctx.laporan.computed.pos)
    return (
        (TableColumn(_KODE, 17), TableColumn(caption, 46)) if coded else (TableColumn(caption, 17), TableColumn("", 36))
    )


def _pos(ctx: ReportContext, table: Table, pos: Pos, number: str, depth: int) -> None:
    row = table.row
    place = _place(pos)
    named = 2 if table.columns[1].title == _KODE else 1
    for name, column in (("nama", named), ("pagu", _PAGU), ("realisasi", _REALISASI), ("serapan", _SERAPAN)):
        ctx.addresses[name, place] = refer(table.sheet, row, column)
    at = table.add([], _STYLES[pos.tingkat])
    children: list[int] = []
    for order, child in enumerate(pos.children, 1):
        children.append(table.row)
        _pos(ctx, table, child, str(order), depth + 1)
    lacking = [ref for name in ("pagu", "realisasi") for ref in pos_less(ctx, [pos], name)]
    own, coded = _own_row(pos), table.columns[1].title == _KODE
    caption = text(labelled(pos.tingkat, pos.name), indented(depth))
    if not coded:
        table.widen(at, 1, 2)
    refs = [own[f].ref for f in ("kode", "uraian", "pagu", "realisasi", "persen", "sisa", "anggaran")]
    table.replace(
        at,
        [
            text(number if pos.tingkat != "sub_kegiatan" else "", CENTER),
            *((text(pos.kode, LEFT), caption) if coded else (caption, EMPTY)),
            _money(ctx, table.sheet, pos, "pagu", (at, _PAGU), children),
            _money(ctx, table.sheet, pos, "realisasi", (at, _REALISASI), children),
            ctx.value(own["persen"], serapan_cell(pos.pagu, pos.realisasi, at, _PAGU, _REALISASI, lacking)),
            ctx.value(own["sisa"], sisa_cell(pos.pagu, pos.realisasi, at, _PAGU, _REALISASI, lacking)),
            ctx.note(*refs),
            ctx.source(*(own[f].ref for f in ("pagu", "anggaran", "realisasi"))),
        ],
    )


def _money(
    ctx: ReportContext, sheet: OutputSheet, pos: Pos, name: str, at: tuple[int, int], children: list[int]
) -> OutputCell:
    """A parent is the sum of its children where that is what the document says, else its own figure."""
    value = pos.pagu if name == "pagu" else pos.realisasi
    parts = [c.pagu if name == "pagu" else c.realisasi for c in pos.children]
    spot = money(value)
    if value is not None and parts and complete_sum(parts) == value:
        spot = formula(formulas.total(at[1], children), value, spot.style)
    elif value is not None and parts:
        ctx.fix(sheet, *at)
    own = _own_row(pos)[name]
    if value is None and not own.failed:
        spot = cell_less(pos_less(ctx, [pos], name))
    return ctx.value(own) if value is None and own.failed else ctx.value(own, spot)


def pos_less(ctx: ReportContext, nodes: Sequence[Pos], name: str) -> tuple[Ref, ...]:
    """The cells that the amounts of budget rows lack, where the column has amounts at all."""
    every = (pos for program in ctx.laporan.computed.program for pos in program.everything())
    return missing_amounts(nodes, name, every)


def _own_row(pos: Pos) -> Row:
    """The row of a level; an empty one for a level that the document does not write itself."""
    level = pos.row.text("tingkat")
    return pos.row if level in ("", pos.tingkat) else Row(pos.row.kind, pos.row.ref, {})


def serapan_cell(
    pagu: Rupiah | None, realisasi: Rupiah | None, row: int, left: int, right: int, lacking: Sequence[Ref] = ()
) -> OutputCell:
    """Serapan in percent points as a formula of the row's two amounts; else the cells that they lack."""
    if pagu is None or realisasi is None:
        return cell_less(lacking)
    value = ratio(realisasi, pagu)
    return formula(formulas.persen(cell(row, right), cell(row, left)), "-" if value is None else value, PERSEN)


def sisa_cell(
    pagu: Rupiah | None, realisasi: Rupiah | None, row: int, left: int, right: int, lacking: Sequence[Ref] = ()
) -> OutputCell:
    """Sisa in rupiah as a formula of the row's two amounts; else the cells that they lack."""
    if pagu is None or realisasi is None:
        return cell_less(lacking)
    rest = pagu - realisasi
    return formula(formulas.selisih(cell(row, left), cell(row, right)), rest, money_style(rest))


def money_style(value: Rupiah) -> Style:
    """The number style of an amount."""
    return MONEY if value == int(value) else SEN_MONEY


def total_cell(
    values: Sequence[Rupiah | None], rows: Sequence[int], column: int, lacking: Sequence[Ref] = ()
) -> OutputCell:
    """The sum of rows as a formula; the cells that it lacks, or a dash where no row has an amount."""
    whole = complete_sum(values)
    return cell_less(lacking) if whole is None else formula(formulas.total(column, rows), whole, money_style(whole))


def row_total_cell(rows: Sequence[Row], name: str, at: Sequence[int], column: int) -> OutputCell:
    """The sum of a field of rows as a formula; the cells that it lacks, or a dash where no row has it."""
    parts = [(own.number(name), own.ref_of(name)) for own in rows]
    return total_cell([amount for amount, _ in parts], at, column, missing_parts(parts))


def _total(ctx: ReportContext, table: Table, tops: list[int]) -> None:
    programs = ctx.laporan.computed.program
    row = table.row
    own = ctx.laporan.computed.ringkasan
    lacking = [*own.lacking.get("pagu", ()), *own.lacking.get("realisasi", ())]
    amounts = (own.pagu, own.realisasi, row, _PAGU, _REALISASI, lacking)
    refs = [b[f].ref for b in ctx.laporan.data.totals("anggaran") for f in ("pagu", "realisasi", "persen", "sisa")]
    written = [b["pagu"].ref for b in ctx.laporan.data.totals("anggaran")]
    table.add(
        [
            text("JUMLAH", CENTER),
            EMPTY,
            EMPTY,
            total_cell([p.pagu for p in programs], tops, _PAGU, own.lacking.get("pagu", ())),
            total_cell([p.realisasi for p in programs], tops, _REALISASI, own.lacking.get("realisasi", ())),
            serapan_cell(*amounts),
            sisa_cell(*amounts),
            ctx.note(*refs),
            ctx.source(*written),
        ],
        TOTAL,
    )
    table.widen(row, 0, 2)
    for name, column, defined in (
        ("pagu", _PAGU, "JUMLAH_PAGU"),
        ("realisasi", _REALISASI, "JUMLAH_REALISASI"),
        ("serapan", _SERAPAN, "SERAPAN"),
        ("sisa", _SISA, "SISA_ANGGARAN"),
    ):
        ctx.addresses[name, "semua"] = refer(table.sheet, row, column)
        ctx.gate.name(defined, refer(table.sheet, row, column))


def _place(pos: Pos) -> tuple[str, Ref]:
    return pos.tingkat, pos.row.ref


def pos_address(ctx: ReportContext, name: str, pos: Pos) -> str | None:
    """Where an amount of a budget row stands on this sheet."""
    return ctx.addresses.get((name, _place(pos)))


def _roman(number: int) -> str:
    wording = ""
    for value, letters in _ROMAN_NUMERALS:
        while number >= value:
            wording, number = wording + letters, number - value
    return wording


SHEET = TableSheet(
    NAME,
    "Pagu, realisasi, serapan, dan sisa anggaran",
    "anggaran",
    present=lambda laporan: laporan.computed.program,
    caption=lambda ctx: [f"Tabel 3.8 Realisasi Anggaran per Program {ctx.money_period}", ctx.unit],
    parts=_parts,
    missing=(
        "dokumen Realisasi Anggaran",
        "Realisasi Anggaran (misalnya ekspor SIPD-RI) dengan kolom uraian, pagu, dan realisasi",
    ),
    note=_note,
    heading="Tabel 3.8",
    letterhead=True,
    signed=4,
    frozen=3,
)
