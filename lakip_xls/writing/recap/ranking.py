"""Sheets `Rank` and `Predikat`: the units in order, and how the predikat are spread."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.result import ratio
from lakip_xls.rekapitulasi import UnitSummary
from lakip_xls.settings import PERMENDAGRI86_SCALE, SAKIP_SCALE
from lakip_xls.writing import formulas
from lakip_xls.writing.cells import OutputCell, cell, formula, refer, text
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.recap.context import PREDIKAT, RANK, SIZE, TABLE, K, RecapContext, bar, printing, rank
from lakip_xls.writing.styles import CENTER, INTEGER, LEFT, PERSEN, TOTAL
from lakip_xls.writing.table import Table, TableColumn


def write_rank(ctx: RecapContext) -> None:
    """Write the three rankings side by side."""
    sheet = ctx.sheets[RANK]
    unit_of = {"capaian": "%", "serapan": "%", "selisih": "poin"}
    columns = [
        k
        for name, title in SIZE
        for k in (
            TableColumn("Peringkat", 10, f"Menurut {title.lower()}", CENTER),
            TableColumn("Perangkat Daerah", ctx.name_width, f"Menurut {title.lower()}"),
            TableColumn(f"{title} ({unit_of[name]})", 12, f"Menurut {title.lower()}"),
        )
    ]
    row = ctx.title(sheet, [k.width for k in columns], "Peringkat Perangkat Daerah")
    table = Table(sheet, columns, row, numbered=False)
    ctx.peak = table.content_rows
    blocks = [order(ctx, name) for name, _ in SIZE]
    empty = [text(None)] * 3
    for line in range(max((len(b) for b in blocks), default=0)):
        table.add([c for block in blocks for c in (block[line] if line < len(block) else empty)])
    below = table.write()
    printing(ctx, sheet, table, below - 1, RANK, (table.content_rows, 0))


def order(ctx: RecapContext, name: str) -> list[list[OutputCell]]:
    """The units of one ranking: place, name, value; the figures lead back to `Recap`."""
    ranks = rank(ctx.rekap.counted, name)
    units = sorted((u for u in ctx.rekap.counted if u.folder in ranks), key=lambda u: ranks[u.folder])
    return [
        [
            formula("=" + ctx.addresses(u, f"peringkat_{name}"), ranks[u.folder], INTEGER),
            ctx.link(u),
            formula("=" + ctx.addresses(u, name), getattr(u, name), PERSEN),
        ]
        for u in units
    ]


def write_predikat(ctx: RecapContext) -> None:
    """Write how many units have which predikat, with a chart."""
    sheet = ctx.sheets[PREDIKAT]
    columns = (
        TableColumn("Kategori", 12, style=CENTER),
        TableColumn("Predikat", 26),
        TableColumn("Jumlah perangkat daerah", 14, style=CENTER),
        TableColumn("Bagian (%)", 12),
        TableColumn("Perangkat Daerah", 70),
    )
    row = ctx.title(sheet, [k.width for k in columns], "Sebaran Predikat")
    table = Table(sheet, columns, row)
    units = ctx.rekap.counted
    groups = _spread(units)
    total = table.content_rows + len(groups)
    column = K["kategori"]
    first, last = (ctx.rows[u.folder] for u in (units[0], units[-1])) if units else (0, 0)
    area = f"{refer(ctx.sheets[TABLE], first, column)}:{refer(ctx.sheets[TABLE], last, column).rpartition('!')[2]}"
    for (category, grade), members in groups.items():
        at = table.row
        share = ratio(len(members), len(units))
        names = ", ".join(ctx.name(u) for u in members[:12])
        more = f", dan {len(members) - 12} lainnya" if len(members) > 12 else ""
        table.add(
            [
                text(category, CENTER),
                text(grade, LEFT),
                formula(f'=COUNTIF({area},"{category}")', len(members), INTEGER),
                formula(formulas.persen(cell(at, 2), cell(total, 2)), share, PERSEN),
                text(names + more, LEFT),
            ]
        )
    if groups:
        rows = range(table.content_rows, total)
        cells = [text(None), text("Jumlah", LEFT), formula(formulas.total(2, rows), len(units), INTEGER)]
        table.add([*cells, formula(formulas.total(3, rows), 100, PERSEN), text(None)], TOTAL)
        _predikat_chart(ctx, sheet, (table.content_rows, total - 1), table.row + 1, groups)
    below = table.write()
    printing(ctx, sheet, table, below + (18 if groups else 0), PREDIKAT, (table.content_rows, 0))


def _spread(units: Sequence[UnitSummary]) -> dict[tuple[str, str], list[UnitSummary]]:
    """The units of each predikat, best first, those without one last."""
    order = {level.kategori: i for i, level in enumerate((*SAKIP_SCALE, *PERMENDAGRI86_SCALE))}
    groups: dict[tuple[str, str], list[UnitSummary]] = {}
    for unit in units:
        groups.setdefault((unit.kategori or "-", unit.predikat or "Tidak diukur"), []).append(unit)
    return dict(sorted(groups.items(), key=lambda g: (g[0][0] == "-", order.get(g[0][0], 99), g[0])))


def _predikat_chart(
    ctx: RecapContext,
    sheet: OutputSheet,
    rows: tuple[int, int],
    row: int,
    groups: dict[tuple[str, str], list[UnitSummary]],
) -> None:
    chart = bar(ctx, "column", PREDIKAT, rows, (1, 2), "Jumlah perangkat daerah menurut predikat")
    chart.set_size({"width": 690, "height": 300})
    words = "; ".join(f"{grade}: {len(members)}" for (_, grade), members in groups.items())
    sheet.paste_chart(row, 0, chart, f"Grafik jumlah perangkat daerah menurut predikat. {words}.")
