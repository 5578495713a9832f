"""Sheet `3.1 Pengukuran`: target, realisasi, capaian, kategori and predikat of every indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from lakip_xls.computing.capaian import letter_of
from lakip_xls.computing.result import IndikatorResult
from lakip_xls.computing.triwulan import WHOLE_YEAR
from lakip_xls.model import EMPTY, Row, Value
from lakip_xls.parsing.grades import LIMIT
from lakip_xls.parsing.names import key
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import (
    STRIP,
    OutputCell,
    cell,
    cell_less,
    formula,
    from_value,
    live,
    numeral,
    refer,
    text,
    value_width,
)
from lakip_xls.writing.context import ROMAN_NUMERALS, ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.ketentuan import Ketentuan
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet, Width

NAME = "3.1 Pengukuran"
_NAME, _TARGET, _REALISASI, _CAPAIAN, _LIMITED, _KATEGORI = 2, 4, 5, 6, 7, 8
MISSING = (
    "dokumen Pengukuran Kinerja",
    "Pengukuran Kinerja dengan kolom sasaran, indikator, target, dan realisasi",
)


def _parts(ctx: ReportContext) -> list[Part]:
    sasaran, unmeasured = ctx.laporan.computed.sasaran, ctx.laporan.computed.unmeasured
    targets = [i.target for s in sasaran for i in s.indikator] + [b["target"] for b in unmeasured]
    realised = [i.realisasi for s in sasaran for i in s.indikator]
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Sasaran Strategis", 31),
        TableColumn("Indikator Sasaran", 38),
        TableColumn("Satuan", 11, style=CENTER),
        TableColumn(f"Target {ctx.tahun}{ctx.until('pengukuran')}", value_width(targets, 11), style=CENTER),
        TableColumn(f"Realisasi {ctx.tahun}{ctx.until('pengukuran')}", value_width(realised, 11), style=CENTER),
        TableColumn("Capaian (%)", 11),
        TableColumn("Capaian dibatasi (%)", 11),
        TableColumn("Kategori", 10, style=CENTER),
        TableColumn("Predikat", 14, style=CENTER),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    """Remembers where each indicator's figures stand, and where the rules of computing will stand."""
    sasaran, unmeasured = ctx.laporan.computed.sasaran, ctx.laporan.computed.unmeasured
    rows = sum(len(s.indikator) for s in sasaran) + len(unmeasured) + 1
    start = table.content_rows + rows + 2  # beside the signature, below the note
    ctx.ketentuan = Ketentuan(table.sheet, start, ctx.laporan.settings)
    _content(ctx, table, ctx.ketentuan)


def _note(ctx: ReportContext) -> str:
    words = ctx.for_checking("Kolom Ket. memuat kode temuan (+1: ada satu lagi); penjelasannya pada lembar Validasi. ")
    return words + "Tanda - berarti tidak ada nilai." + _catatan_triwulan(ctx)


def _closing(ctx: ReportContext, width: Width) -> int:
    assert ctx.ketentuan is not None
    return ctx.ketentuan.write(width)


def _catatan_triwulan(ctx: ReportContext) -> str:
    """In the report of a quarter: where the targets come from, and which are those of the whole year."""
    if ctx.laporan.triwulan is None:
        return ""
    yearly = [i.name for i in ctx.laporan.computed.indikator if WHOLE_YEAR not in i.row.values]
    wording = f" Target sampai dengan Triwulan {ROMAN_NUMERALS[ctx.laporan.triwulan - 1]} diambil dari target triwulan."
    if yearly:
        wording += (
            " Target setahun dipakai karena target triwulannya tidak ada: "
            + "; ".join(n.rstrip(" .") for n in yearly)
            + "."
        )
    return wording


def _content(ctx: ReportContext, table: Table, ketentuan: Ketentuan) -> None:
    waiting = list(ctx.laporan.computed.unmeasured)
    number = 0
    for number, goal in enumerate(ctx.laporan.computed.sasaran, 1):
        first = table.row
        for indicator in goal.indikator:
            table.add(_row(ctx, number, indicator, table, ketentuan))
        same = [b for b in waiting if key(b.text("sasaran")) == key(goal.name)]
        for row in same:
            waiting.remove(row)
            table.add(_unmeasured(ctx, number, row, table.row, ketentuan))
        for column in (0, 1):
            table.merge(column, first, table.row - 1)
    for row in waiting:
        number += 1
        table.add(_unmeasured(ctx, number, row, table.row, ketentuan))
    _rata_rata(ctx, table, ketentuan, range(table.content_rows, table.row))


def _row(ctx: ReportContext, number: int, own: IndikatorResult, table: Table, ketentuan: Ketentuan) -> list[OutputCell]:
    row = table.row
    place = own.row.ref
    for name, column in (
        ("nama", _NAME),
        ("target", _TARGET),
        ("realisasi", _REALISASI),
        ("capaian", _CAPAIAN),
        ("dibatasi", _LIMITED),
        ("kategori", _KATEGORI),
    ):
        ctx.addresses[name, place] = refer(table.sheet, row, column)
    target = ctx.value(own.target)
    if WHOLE_YEAR in own.row.values and target.catatan is None:
        target = target.annotated(f"Target setahun: {own.row.text(WHOLE_YEAR) or '-'}.")
    realised = ctx.value(own.realisasi)
    if own.realisasi_origin in ("data dukung", "dihitung dari dokumen"):
        realised = realised.annotated(f"Tidak tertulis pada pengukuran kinerja; diambil dari {own.realisasi_origin}.")
    cells = (cell(row, _TARGET), cell(row, _REALISASI))
    own_formula = capaian_formula(own.target, own.realisasi, own.polaritas, cells, ketentuan)
    reached = capaian_cell(ctx, table.sheet, (row, _CAPAIAN), own_formula, own.capaian)
    refs = (own.target.ref, own.realisasi.ref)
    return [
        OutputCell(number, INTEGER),
        text(own.sasaran, LEFT),
        text(own.name, LEFT),
        text(own.satuan or own.target.satuan, CENTER),
        target,
        realised,
        ctx.value(own.row["capaian"], reached),
        *grading(ketentuan, row, own),
        ctx.note(
            *refs,
            own.row.ref,
            *(own.row[f].ref for f in ("indikator", "capaian", "kategori", "predikat")),
        ),
        ctx.source(own.row.ref_of("indikator"), *refs),
    ]


def capaian_cell(
    ctx: ReportContext, sheet: OutputSheet, at: tuple[int, int], own_formula: str | None, value: Decimal | None
) -> OutputCell:
    """A capaian as a formula; one that has none is noted as not live."""
    if own_formula:
        return live(own_formula, value, PERSEN)
    if value is not None:
        ctx.fix(sheet, *at)
    return numeral(value, PERSEN)


def grading(
    ketentuan: Ketentuan, row: int, own: IndikatorResult | None = None, *, otherwise: str = "-"
) -> list[OutputCell]:
    """Limited capaian, kategori and predikat of an indicator; `otherwise` is the predikat of one without capaian."""
    scale = ketentuan.scale
    capaian, limited, kategori = (cell(row, column) for column in (_CAPAIAN, _LIMITED, _KATEGORI))
    values = (own.capaian_dibatasi, own.kategori, own.predikat) if own else (None, None, None)
    return [
        live(formulas.limited(capaian, ketentuan.limit), values[0], PERSEN),
        live(scale.kategori_formula(limited), values[1], CENTER),
        live(scale.predikat_formula(kategori, otherwise), values[2] or otherwise, CENTER),
    ]


def capaian_formula(
    target: Value, realisasi: Value, polaritas: str, cells: tuple[str, str], ketentuan: Ketentuan
) -> str | None:
    """The formula of a capaian from the cells of target and realisasi; None where it follows from neither."""
    settings = ketentuan.settings
    blank = not realisasi.present
    if target.number is not None and (realisasi.number is not None or blank):
        return formulas.capaian(*cells, polaritas, settings.rumus_negatif)
    wanted, got = letter_of(target), letter_of(realisasi)
    if wanted and (got or blank) and target.number is None:
        letters, bounds = ketentuan.letter
        return formulas.letter_capaian(
            cells[0] if target.text.upper() == wanted else f'"{wanted}"',
            cells[1] if blank or realisasi.text.upper() == got else f'"{got}"',
            letters,
            bounds,
            settings.penilaian_huruf,
            len(LIMIT),
        )
    if target.text and target.text.lower() == realisasi.text.lower():
        return f'=IF(TRIM({cells[1]})=TRIM({cells[0]}),100,"-")'
    return None


def _unmeasured(ctx: ReportContext, number: int, row: Row, at: int, ketentuan: Ketentuan) -> list[OutputCell]:
    """An indicator without realisasi; whoever types one sees its capaian."""
    cells = (cell(at, _TARGET), cell(at, _REALISASI))
    own_formula = capaian_formula(row["target"], EMPTY, "positif", cells, ketentuan)
    return [
        OutputCell(number, INTEGER),
        text(row.text("sasaran"), LEFT),
        text(row.text("indikator"), LEFT),
        text(row.text("satuan") or row["target"].satuan, CENTER),
        ctx.value(row["target"]),
        STRIP,
        live(own_formula, None, PERSEN) if own_formula else STRIP,
        *grading(ketentuan, at, otherwise="belum diukur"),
        ctx.note(row.ref, row["indikator"].ref, row["target"].ref),
        ctx.source(row.ref_of("indikator"), row["target"].ref),
    ]


def _rata_rata(ctx: ReportContext, table: Table, ketentuan: Ketentuan, measured: Sequence[int]) -> None:
    total = ctx.laporan.computed.ringkasan
    row = table.row
    written = [b for b in ctx.laporan.data.totals("pengukuran") if b.text("lingkup") in ("", "semua")]
    refs = [b["capaian"].ref for b in written]
    scale, lacking = ketentuan.scale, total.lacking.get("capaian", ())
    cells = [text("Rata-rata capaian", CENTER)] + [text("")] * 5
    cells += [
        rata_cell(measured, _CAPAIAN, total.rata_rata_capaian, lacking),
        rata_cell(measured, _LIMITED, total.rata_rata_capaian_dibatasi, lacking),
        live(scale.kategori_formula(cell(row, _LIMITED)), total.kategori, CENTER),
        live(scale.predikat_formula(cell(row, _KATEGORI)), total.predikat, CENTER),
        ctx.note(*refs),
        ctx.source(*refs),
    ]
    table.add(cells, TOTAL)
    table.widen(row, 0, 5)
    for name, column in (("rata", _CAPAIAN), ("rata dibatasi", _LIMITED), ("kategori", _KATEGORI)):
        ctx.addresses[name, "semua"] = refer(table.sheet, row, column)
    if total.rata_rata_capaian is not None:
        ctx.gate.name("RATA_RATA_CAPAIAN", refer(table.sheet, row, _CAPAIAN))
        ctx.gate.name("RATA_RATA_CAPAIAN_DIBATASI", refer(table.sheet, row, _LIMITED))


def rata_cell(rows: Sequence[int], column: int, mean: Decimal | None, lacking: Sequence[Ref]) -> OutputCell:
    """The mean of rows as a formula; else the cells that it lacks, or a dash where nothing is measured."""
    if mean is None and (lacking or not rows):
        return cell_less(lacking)
    return live(formulas.rata_rata(column, rows), mean, PERSEN)


def ref_cells(ctx: ReportContext, name: str, own: IndikatorResult) -> OutputCell:
    """A target or realisasi of 3.1 shown on another sheet, by reference where there is something."""
    value = own.target if name == "target" else own.realisasi
    spot = from_value(value)
    address = ctx.addresses.get((name, own.row.ref))
    return spot if spot is STRIP or address is None else formula("=" + address, spot.content, spot.style)


def merge_sasaran(table: Table, names: Sequence[str]) -> None:
    """Merge number and sasaran (the first two columns) over the rows of one sasaran, and number them."""
    row = table.content_rows
    for number, (_, members) in enumerate(groupby(names), 1):
        count = len(list(members))
        table.replace_cell(row, 0, OutputCell(number, INTEGER))
        for column in (0, 1):
            table.merge(column, row, row + count - 1)
        row += count


SHEET = TableSheet(
    NAME,
    "Target, realisasi, dan capaian tiap indikator; ketentuan perhitungan",
    "tabel",
    present=lambda laporan: laporan.computed.sasaran or laporan.computed.unmeasured,
    caption=lambda ctx: [f"Tabel 3.1 Pengukuran Realisasi Kinerja {ctx.period_of('pengukuran')}", ctx.unit],
    parts=_parts,
    missing=MISSING,
    note=_note,
    heading="Tabel 3.1",
    landscape=True,
    letterhead=True,
    signed=6,
    frozen=3,
    closing=_closing,
)
