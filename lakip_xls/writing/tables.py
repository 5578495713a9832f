"""The table sheets in the order of the contract, and the order in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from lakip_xls.laporan import Laporan
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets import (
    anggaran,
    antar_tahun,
    belanja,
    cascading,
    efisiensi,
    iku,
    matriks_renstra,
    nasional,
    pengukuran,
    perjanjian_kinerja,
    predikat,
    program,
    refocusing,
    rencana_aksi,
    renstra,
    rkt,
    sdm,
)
from lakip_xls.writing.table_sheet import TableSheet

TABLES: tuple[TableSheet, ...] = (
    pengukuran.SHEET,
    antar_tahun.SHEET,
    renstra.SHEET,
    nasional.SHEET,
    predikat.SHEET,
    program.SHEET,
    efisiensi.SHEET,
    anggaran.SHEET,
    belanja.SHEET,
    rencana_aksi.SHEET,
    perjanjian_kinerja.SHEET,
    rkt.SHEET,
    iku.SHEET,
    matriks_renstra.SHEET,
    cascading.SHEET,
    sdm.SHEET,
    refocusing.SHEET,
)


class Sheet(Protocol):
    """What every sheet of a workbook tells of itself."""

    @property
    def name(self) -> str:
        """The name on its tab."""

    @property
    def about(self) -> str:
        """What the contents say of it."""

    @property
    def kelompok(self) -> str:
        """Group of the tab's colour."""

    @property
    def shown(self) -> Callable[[Laporan], object]:
        """Whether the working workbook has it."""

    @property
    def after(self) -> tuple[str, ...]:
        """Sheets that are written before."""

    def write(self, ctx: ReportContext) -> None:
        """Write the sheet."""


def write_in_turn(ctx: ReportContext, sheets: Sequence[Sheet]) -> None:
    """Add the sheets in their order, and write each after those whose cells it refers to."""
    for sheet in sheets:
        ctx.unpack(sheet.name, sheet.kelompok)
    waiting = {sheet.name: sheet for sheet in sheets}

    def write(name: str) -> None:
        sheet = waiting.pop(name, None)
        if sheet is not None:
            for earlier in sheet.after:
                write(earlier)
            sheet.write(ctx)

    for sheet in sheets:
        write(sheet.name)
