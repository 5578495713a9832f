"""A sheet of tables is declared once and written by one writer, for the working workbook and the attachment alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from lakip_xls.laporan import Laporan
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.kop import kop, missing, paragraph, signature, title
from lakip_xls.writing.layout import PrintSetup, set_height, set_print
from lakip_xls.writing.table import SOURCE_COLUMNS, TEMUAN_COLUMNS, Table, TableColumn

Width = tuple[float, ...]
_ABOVE = 3
"""Rows of a title, and the gap below it, that stay with the table."""


class Part(Struct, frozen=True):
    """One table of a sheet: its columns, what fills it, and its own title where the sheet has several."""

    columns: Sequence[TableColumn]
    fill: Callable[[ReportContext, Table], None]
    caption: Sequence[str] = ()


class TableSheet(Struct, frozen=True):
    """One sheet: what it is called and holds, its tables, what is missing where it has none, and its print."""

    name: str
    about: str
    """What the contents say of it."""
    kelompok: str
    """Group of the tab's colour."""
    present: Callable[[Laporan], object]
    """Whether there is anything to show."""
    caption: Callable[[ReportContext], list[str]]
    parts: Callable[[ReportContext], Iterable[Part]]
    missing: tuple[str, str] | None = None
    """(the document that is not there, what to add); None: the sheet is left out where it has nothing to show."""
    note: Callable[[ReportContext], str] = lambda _: ""
    """What stands below the tables."""
    heading: str = ""
    """The table's name in the footer, where it is not the sheet's."""
    landscape: bool = False
    letterhead: bool = False
    signed: int | None = None
    """First column of the signature; counted from the right where negative."""
    frozen: int = 0
    """Columns that do not scroll."""
    closing: Callable[[ReportContext, Width], int] | None = None
    """Writes what stands beside the signature, and returns its last row."""
    after: tuple[str, ...] = ()
    """Sheets whose cells it refers to: they are written before."""

    def shown(self, laporan: Laporan) -> object:
        """Whether the working workbook has the sheet."""
        return self.missing or self.present(laporan)

    def write(self, ctx: ReportContext) -> None:
        """Write the sheet."""
        sheet = ctx.sheets[self.name]
        if not self.present(ctx.laporan):
            assert self.missing, "a sheet without content that says what is missing"
            missing(ctx, sheet, self.caption(ctx), *self.missing)
            return
        tables = list(self._tables(ctx, sheet))
        table, width, below = tables[-1], tables[-1].print_widths, tables[-1].row
        for words in filter(None, (self.note(ctx), ctx.not_live(sheet))):
            below = paragraph(sheet, below, width, words, small=True)
        start = below
        if self.signed is not None:
            first = self.signed if self.signed >= 0 else max(len(width) + self.signed, 0)
            below = signature(ctx, sheet, below, first, len(width) - 1)
        if self.closing is not None:
            below = self.closing(ctx, width)
        alone = len(tables) == 1
        intact = [] if alone else [(own.first_row - _ABOVE, min(own.content_rows + 1, own.row)) for own in tables[1:]]
        if below > start:
            intact.append((max(table.row - 2, table.content_rows), below))
        printing = PrintSetup(
            landscape=self.landscape,
            repeated_rows=(table.first_row, table.content_rows - 1) if alone else None,
            frozen=(table.content_rows, self.frozen) if alone else None,
            intact=tuple(intact),
            page_heading=f"{ctx.unit} · {self.heading or self.name}",
        )
        set_print(sheet, printing, below, table.print_columns)

    def _tables(self, ctx: ReportContext, sheet: OutputSheet) -> Iterable[Table]:
        row = 0
        for number, part in enumerate(self.parts(ctx)):
            columns = part.columns if ctx.attached else (*part.columns, TEMUAN_COLUMNS, SOURCE_COLUMNS)
            width = tuple(k.width for k in columns if k.printing)
            if number:
                set_height(sheet, row, 10)
                row += 1
            elif self.letterhead:
                row = kop(ctx, sheet, width)
            caption = part.caption or (self.caption(ctx) if not number else ())
            if caption:
                row = title(sheet, row, width, caption)
            table = Table(sheet, columns, row, published=ctx.attached)
            part.fill(ctx, table)
            row = table.write()
            ctx.tables.setdefault(self.name, []).append((caption, table))
            yield table
