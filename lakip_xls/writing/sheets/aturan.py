"""Sheet `Rule`: every rule with what became of it."""

from __future__ import annotations

from lakip_xls.rules.registry import RuleState
from lakip_xls.writing.cells import OutputCell, link, text
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.layout import PrintSetup, set_print
from lakip_xls.writing.styles import CENTER, LEFT, TINGKAT
from lakip_xls.writing.table import Table, TableColumn

NAME = "Aturan"
COLUMNS = (
    TableColumn("Kode", 11, style=CENTER),
    TableColumn("Tingkat", 12, style=CENTER),
    TableColumn("Kelompok", 16),
    TableColumn("Arti", 70),
    TableColumn("Keadaan", 15, style=CENTER),
    TableColumn("Keterangan", 36),
)


def write(ctx: ReportContext) -> None:
    """Write the sheet, header in row 1."""
    sheet = ctx.sheets[NAME]
    table = Table(sheet, COLUMNS, 0, numbered=False)
    first: dict[str, int] = {}
    for number, finding in enumerate(ctx.laporan.temuan, 1):
        first.setdefault(finding.kode, number)
    for state in ctx.laporan.rules:
        table.add(_row(state, first.get(state.rule.kode)))
    below = table.write()
    set_print(
        sheet,
        PrintSetup(
            landscape=True, repeated_rows=(0, 0), frozen=(1, 1), page_heading=f"{ctx.unit} · Aturan pemeriksaan"
        ),
        below - 1,
        len(COLUMNS) - 1,
    )
    sheet.sheet.autofilter(0, 0, max(below - 1, 1), len(COLUMNS) - 1)


def _row(state: RuleState, row: int | None) -> list[OutputCell]:
    rule = state.rule
    found = link(f"internal:'Validasi'!A{row + 1}", state.text, CENTER) if row else text(state.text, CENTER)
    if state.total:
        found = found.styled(TINGKAT[rule.tingkat.value])
    return [
        text(rule.kode, CENTER),
        text(rule.tingkat.value, CENTER),
        text(rule.kelompok, LEFT),
        text(rule.arti, LEFT),
        found,
        text(state.reason, LEFT),
    ]
