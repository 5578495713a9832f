"""Sheet `3.2 Antar Tahun`: targets and realisasi of the report's year beside earlier years."""

from __future__ import annotations

from itertools import groupby

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.result import IndikatorResult
from lakip_xls.model import EMPTY, Value
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import STRIP, OutputCell, cell, formula, live, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import pengukuran
from lakip_xls.writing.sheets.pengukuran import capaian_formula
from lakip_xls.writing.styles import CENTER, LEFT, PERSEN
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.2 Antar Tahun"


def _years(ctx: ReportContext) -> list[int]:
    return sorted({year for r in ctx.laporan.computed.antar_tahun for year, _ in (*r.target, *r.realisasi)})


def _parts(ctx: ReportContext) -> list[Part]:
    years = _years(ctx)
    figures = (v for r in ctx.laporan.computed.antar_tahun for _, v in (*r.target, *r.realisasi))
    width = value_width(figures, 9.0 if len(years) <= 3 else 8.0)
    columns = (
        TableColumn("Sasaran Strategis", 36),
        TableColumn("Indikator Sasaran", 44),
        *(TableColumn(str(y), width, "Target", CENTER) for y in years),
        *(TableColumn(str(y), width, "Realisasi", CENTER) for y in years),
        *(TableColumn(str(y), 9, "Capaian (%)", PERSEN) for y in years),
        *([TableColumn("Pertumbuhan realisasi (%)", 13)] if len(years) > 1 else []),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    years = _years(ctx)
    measured = {(item.sasaran, item.name): item for item in ctx.laporan.computed.indikator}
    for goal, members in groupby(ctx.laporan.computed.antar_tahun, key=lambda own: own.sasaran):
        first = table.row
        for own in members:
            item = measured.get((own.sasaran, own.indikator))
            target, reached = dict(own.target), dict(own.realisasi)
            values = [(n, y, d.get(y)) for n, d in (("target", target), ("realisasi", reached)) for y in years]
            refs = [v.ref for _, _, v in values if v is not None]
            growth = [_growth(reached, years, table.row)] if len(years) > 1 else []
            table.add(
                [
                    text(goal, LEFT),
                    text(own.indikator, LEFT),
                    *(STRIP if v is None else _value(ctx, item, n, y, v) for n, y, v in values),
                    *(_capaian(ctx, item, target, reached, years, y, table.row) for y in years),
                    *growth,
                    ctx.note(*refs),
                    ctx.source(*refs),
                ]
            )
        table.merge(0, first, table.row - 1)


def _note(ctx: ReportContext) -> str:
    if len(_years(ctx)) > 1:
        return ""
    return "Data tahun sebelumnya tidak ada." + ctx.for_checking(
        " Tambahkan tabel capaian tahun-tahun sebelumnya, atau berkas hasil LKjIP tahun lalu, "
        "agar perbandingan dapat ditampilkan."
    )


def _capaian(
    ctx: ReportContext,
    item: IndikatorResult | None,
    target: dict[int, Value],
    reached: dict[int, Value],
    years: list[int],
    year: int,
    row: int,
) -> OutputCell:
    """The capaian of a year, from the target and realisasi on the same row."""
    wanted, got = target.get(year, EMPTY), reached.get(year, EMPTY)
    place = years.index(year)
    cells = (cell(row, 2 + place), cell(row, 2 + len(years) + place))
    polaritas = item.polaritas if item else "positif"
    own_formula = capaian_formula(wanted, got, polaritas, cells, ctx.ketentuan) if ctx.ketentuan else None
    value = capaian(wanted, got, polaritas, ctx.laporan.settings)
    return live(own_formula, value, PERSEN) if own_formula else STRIP


def _value(ctx: ReportContext, item: IndikatorResult | None, name: str, year: int, value: Value) -> OutputCell:
    """A target or realisasi; that of the report's own year is the one on 3.1."""
    spot = ctx.value(value)
    if item is None or year != ctx.laporan.identity.tahun or not value.present:
        return spot
    return formula(f"={ctx.addresses[name, item.row.ref]}", spot.content, spot.style).annotated(spot.catatan)


def _growth(reached: dict[int, Value], years: list[int], row: int) -> OutputCell:
    """Growth of the realisasi from the year before to the last one; a dash unless both are figures."""
    last, before = reached[years[-1]].number, reached[years[-2]].number
    if years[-2] != years[-1] - 1 or last is None or not before:
        return STRIP
    now, earlier = cell(row, 1 + 2 * len(years)), cell(row, 2 * len(years))
    return formula(formulas.growth(now, earlier), (last / before - 1) * 100, PERSEN)


SHEET = TableSheet(
    NAME,
    "Perbandingan dengan tahun-tahun sebelumnya",
    "tabel",
    present=lambda laporan: laporan.computed.antar_tahun,
    caption=lambda ctx: [
        f"Tabel 3.2 Perbandingan Capaian Kinerja Sasaran {ctx.period_of('pengukuran')} dengan Tahun Sebelumnya",
        ctx.unit,
    ],
    parts=_parts,
    missing=(
        "target dan realisasi indikator",
        "Pengukuran Kinerja tahun ini, dan untuk perbandingannya tabel capaian tahun-tahun sebelumnya "
        "atau hasil LKjIP tahun lalu",
    ),
    note=_note,
    heading="Tabel 3.2",
    after=(pengukuran.NAME,),
    landscape=True,
    frozen=2,
)
