"""What every sheet of the recapitulation shares: names, columns, context, ranks, and the look of charts and print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote

from msgspec import Struct, field

from lakip_xls.rekapitulasi import Recap, UnitSummary
from lakip_xls.writing.cells import OutputCell, link, quote_, refer
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.kop import title
from lakip_xls.writing.layout import PrintSetup, set_print, text_width
from lakip_xls.writing.styles import CENTER, ITALIC, LEFT
from lakip_xls.writing.table import Table

IKHTISAR, TABLE, RANK, PREDIKAT = "Ikhtisar", "Rekapitulasi", "Peringkat", "Predikat"
TEMUAN, UNREADABLE = "Temuan", "Tidak Terbaca"
SHEETS = (
    (IKHTISAR, "depan", "Angka pokok, grafik, dan daftar isi"),
    (TABLE, "tabel", "Anggaran, capaian, peringkat, dan temuan setiap perangkat daerah"),
    (RANK, "tabel", "Urutan menurut capaian, serapan, dan efisiensi"),
    (PREDIKAT, "tabel", "Sebaran predikat"),
    (TEMUAN, "periksa", "Jumlah temuan menurut perangkat daerah dan aturan"),
    (UNREADABLE, "periksa", "Folder yang tidak menghasilkan laporan, dan sebabnya"),
)
SIZE = (("capaian", "Capaian"), ("serapan", "Serapan"), ("selisih", "Efisiensi"))
"""What units are ranked by: property of the unit, heading."""
_BIDANG = (
    *("no", "unit", "tahun", "pagu", "realisasi", "sisa", "serapan", "capaian", "dibatasi", "kategori", "predikat"),
    *("selisih", "sasaran", "peringkat_capaian", "peringkat_serapan", "peringkat_selisih"),
    *("kesalahan", "peringatan", "info"),
)
K = {name: i for i, name in enumerate(_BIDANG)}
"""What a column of `Recap` holds -> its number."""


class RecapContext(Struct, dict=True):
    """The recapitulation, the workbook, and where the figures of a unit stand."""

    rekap: Recap
    gate: Gate
    sheets: dict[str, OutputSheet]
    rows: dict[str, int] = field(default_factory=dict)
    """Folder of a unit -> its row on `Recap`."""
    total_row: int = 0
    """The row of the totals there."""
    peak: int = 0
    """The first row of `Rank`."""

    @property
    def period(self) -> str:
        """'Tahun 2023': the year that is summed."""
        return f"Tahun {self.rekap.tahun}" if self.rekap.tahun else ""

    @property
    def heading(self) -> str:
        """What stands in every footer."""
        return f"{self.rekap.pemerintah or 'Rekapitulasi LKjIP'} · {self.period}".strip(" ·")

    def addresses(self, unit: UnitSummary, column: str) -> str:
        """The address of a unit's figure on `Recap`."""
        return refer(self.sheets[TABLE], self.rows[unit.folder], K[column])

    def total(self, column: str) -> str:
        """The address of a total there."""
        return refer(self.sheets[TABLE], self.total_row, K[column])

    def title(self, sheet: OutputSheet, width: Sequence[float], text: str) -> int:
        """Write the title of a sheet and return the row below it."""
        lines = [f"{text} {self.period}".strip(), *([self.rekap.pemerintah] if self.rekap.pemerintah else [])]
        return title(sheet, 0, width, lines)

    def link(self, unit: UnitSummary, ke: str = "") -> OutputCell:
        """The unit's name, linked to its workbook (or to a sheet of it)."""
        path = unit.file or ""
        path = quote(path) if "#" in path or "%" in path else path
        return link(f"external:{path}" + (f"#{quote_(ke)}!A1" if ke else ""), self.name(unit), LEFT)

    def name(self, unit: UnitSummary) -> str:
        """The unit's name; with its folder (or the folder alone, where that says it) for units of one name."""
        if self.namesakes[unit.name] == 1:
            return unit.name
        return unit.folder if unit.name.lower() in unit.folder.lower() else f"{unit.name} ({unit.folder})"

    @cached_property
    def name_width(self) -> float:
        """Width of a column that holds the longest name on one line, within bounds."""
        longest = max((text_width(self.name(u)) for u in self.rekap.readable), default=0.0)
        return min(max(longest / 7 + 1, 30.0), 50.0)

    @cached_property
    def namesakes(self) -> Counter[str]:
        """Name -> number of units that have it."""
        return Counter(u.name for u in self.rekap.readable)


def _value(unit: UnitSummary, name: str) -> float | None:
    """What Excel computes from the cells of the unit, in its own arithmetic."""
    if name == "capaian" or unit.serapan is None:
        return None if name != "capaian" or unit.capaian is None else float(unit.capaian)
    rate = float(unit.realisasi or 0) / float(unit.pagu or 1) * 100
    if name == "serapan":
        return rate
    return None if unit.capaian is None else float(unit.capaian) - rate


def rank(units: Sequence[UnitSummary], name: str) -> dict[str, int]:
    """Folder -> place, the largest value first; equal values share a place."""
    values = {u.folder: v for u in units if (v := _value(u, name)) is not None}
    place: dict[float, int] = {}
    for number, value in enumerate(sorted(values.values(), reverse=True), 1):
        place.setdefault(value, number)
    return {folder: place[value] for folder, value in values.items()}


def or_incomplete(cell: OutputCell, lacking: str) -> OutputCell:
    """A figure, or the words that say what it lacks."""
    return OutputCell(lacking, CENTER | ITALIC) if lacking else cell


def bar(ctx: RecapContext, form: str, sheet: str, rows: tuple[int, int], columns: tuple[int, int], title: str) -> Any:
    """Return a chart with one series of bars or columns."""
    chart = ctx.gate.chart(form)
    names, values = ([sheet, rows[0], c, rows[1], c] for c in columns)
    labels = {"value": True, "font": {"size": 8}}
    series: dict[str, object] = {"categories": names, "values": values, "data_labels": labels, "gap": 60}
    chart.add_series(series | {"name": title, "fill": {"color": "#2E75B6"}})
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": {"size": 8}, "interval_unit": 1, "major_gridlines": {"visible": False}})
    chart.set_y_axis(
        {"num_font": {"size": 8}, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    return chart


def printing(
    ctx: RecapContext, sheet: OutputSheet, table: Table, last: int, name: str, frozen: tuple[int, int]
) -> None:
    """Set up the print of a sheet that is one table."""
    repeated = (table.first_row, table.content_rows - 1)
    set_print(sheet, PrintSetup(True, repeated, frozen, f"{ctx.heading} · {name}"), last, table.print_columns)
