"""The block `Ketentuan perhitungan` on 3.1: the settings in force, and the scales formulas refer to."""

from __future__ import annotations

from msgspec import Struct
from xlsxwriter.utility import xl_rowcol_to_cell

from lakip_xls.parsing.grades import LIMIT, lower_bound
from lakip_xls.settings import MetodeEfisiensi, PenilaianHuruf, RumusNegatif, Settings, Triwulan
from lakip_xls.writing.cells import refer
from lakip_xls.writing.formulas import ScaleTable
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import merge_width, set_height, text_height
from lakip_xls.writing.styles import BASE, BOLD, CELL, CENTER, HEADING, PARAGRAPH, Style, limit_format

_NEGATIVE = {
    RumusNegatif.SELISIH: "(target − (realisasi − target)) / target × 100",
    RumusNegatif.COMPARISON: "target / realisasi × 100",
}
_LETTER = {
    PenilaianHuruf.LIMIT: "tercapai atau lebih baik = 100; di bawahnya: batas bawah nilai realisasi / "
    "batas bawah "
    "nilai target × 100 (AA 90, A 80, BB 70, B 60, CC 50, C 30, D 15)",
    PenilaianHuruf.RANK: "tercapai atau lebih baik = 100; di bawahnya: peringkat nilai realisasi / "
    "peringkat "
    "nilai target × 100 (D = 1 sampai AA = 7)",
}
_EFISIENSI = {
    MetodeEfisiensi.COMPARISON: "Efisien bila capaian sasaran (tanpa batas) sama dengan atau lebih besar "
    "daripada serapan "
    "anggarannya, keduanya dibulatkan dua desimal",
    MetodeEfisiensi.SELISIH: "selisih capaian dan serapan dengan rentang 5 poin: Efisien, Cukup efisien, Tidak efisien",
    MetodeEfisiensi.PMK22: "PMK 22/2021: (pagu × capaian − realisasi) / (pagu × capaian) × 100 = E, dibatasi −20 sampai 20; "
    "NE = 50 + E / 20 × 50; Efisien bila E tidak negatif",
}
_TRIWULAN = {
    Triwulan.TOTAL: "target setahun adalah jumlah target keempat triwulan; target yang bertahap sampai target setahun "
    "dibaca sebagai kumulatif",
    Triwulan.LAST: "target setahun adalah target triwulan terakhir yang terisi",
}


_RULE_COLUMNS = 6
"""The rules take the columns left of this one; the signature stands right of it."""
_SCALE_ROW = 9
"""The scale stands this many rows below the first one, and lies on its side."""
_SCALE_COLUMN = 3
"""The column of the highest level."""
_COLUMN_LETTERS = 13
"""First column of the letter grades, right of the printed page."""
_ROW_LIMIT = 6
"""The row of the limit below the first one."""


class Ketentuan(Struct, frozen=True):
    """The block before and after it is written; addresses are for formulas of any sheet."""

    sheet: OutputSheet
    row: int
    """First row of the block."""
    settings: Settings

    @property
    def limit(self) -> str | None:
        """The cell that holds the limit of capaian."""
        return refer(self.sheet, self.row + _ROW_LIMIT, 2) if self.settings.batas_capaian is not None else None

    @property
    def scale(self) -> ScaleTable:
        """The levels of the scale."""
        top, columns = self.row + _SCALE_ROW, range(_SCALE_COLUMN, _SCALE_COLUMN + len(self.settings.scale))
        return ScaleTable(
            self.settings.scale,
            *(tuple(refer(self.sheet, top + line, c) for c in columns) for line in range(3)),
        )

    @property
    def letter(self) -> tuple[str, str]:
        """The ranges of the letter grades and of their lower bounds, beside the printed page."""
        first, last = self.row + 2, self.row + 1 + len(LIMIT)
        letters, bounds = (
            f"{refer(self.sheet, first, c)}:{xl_rowcol_to_cell(last, c, row_abs=True, col_abs=True)}"
            for c in (_COLUMN_LETTERS, _COLUMN_LETTERS + 1)
        )
        return letters, bounds

    def write(self, width: tuple[float, ...]) -> int:
        """Write the block, beside the signature that is there already, and return its last row.

        The long rules stand beside the room that is left for signing.
        """
        self.sheet.merge((self.row, 0), (self.row, _RULE_COLUMNS - 1), "Ketentuan perhitungan", BASE | BOLD)
        own = self.settings
        limit = "" if own.batas_capaian is not None else "tanpa batas atas; capaian tidak kurang dari 0"
        lines = (
            ("Indikator positif", "realisasi / target × 100"),
            ("Nilai huruf", _LETTER[own.penilaian_huruf]),
            ("Tingkat efisiensi", _EFISIENSI[own.metode_efisiensi]),
            ("Triwulan", _TRIWULAN[own.triwulan]),
            ("Indikator negatif", _NEGATIVE[own.rumus_negatif]),
            ("Batas atas capaian (%)", limit),
            ("Rata-rata", "rata-rata indikator yang diukur; kategori dan predikat dari capaian yang dibatasi"),
        )
        room = merge_width(width[2:_RULE_COLUMNS])
        for number, (label, text) in enumerate(lines, 1):
            row = self.row + number
            self.sheet.text(row, 0, f"{number}.", PARAGRAPH | CENTER)
            self.sheet.text(row, 1, label, PARAGRAPH)
            if text:
                self.sheet.merge((row, 2), (row, _RULE_COLUMNS - 1), text, PARAGRAPH)
            elif own.batas_capaian is not None:
                self.sheet.number(
                    row, 2, own.batas_capaian, PARAGRAPH | {"num_format": limit_format(own.batas_capaian)}
                )
            set_height(self.sheet, row, max(text_height(text, room), self.sheet.height.get(row, 15.0)))
        self._write_scale(width)
        return self.row + _SCALE_ROW + 2

    def _write_scale(self, width: tuple[float, ...]) -> None:
        top = self.row + _SCALE_ROW
        cell: Style = CELL | CENTER
        title = f"Skala predikat: {self.settings.nama_skala}"
        self.sheet.merge((top, 0), (top, 1), title, BASE | BOLD)
        for line, name in enumerate(("Kategori", "Batas (%)", "Predikat")):
            self.sheet.text(top + line, _SCALE_COLUMN - 1, name, HEADING)
            set_height(self.sheet, top + line, 15)
        for column, level in enumerate(self.settings.scale, _SCALE_COLUMN):
            sign = "≥" if level.inclusive else ">"
            self.sheet.text(top, column, level.kategori, cell | BOLD)
            self.sheet.number(
                top + 1, column, level.limit, cell | {"num_format": f'"{sign} "{limit_format(level.limit)}'}
            )
            self.sheet.text(top + 2, column, level.predikat, cell)
            needed = text_height(level.predikat, width[column])
            set_height(self.sheet, top + 2, max(needed, self.sheet.height[top + 2]))
        self._write_letter()

    def _write_letter(self) -> None:
        head = self.row + 1
        self.sheet.text(head, _COLUMN_LETTERS, "Nilai huruf", BASE)
        self.sheet.text(head, _COLUMN_LETTERS + 1, "Batas bawah", BASE)
        for row, grade in enumerate(LIMIT, head + 1):
            self.sheet.text(row, _COLUMN_LETTERS, grade, BASE)
            self.sheet.number(row, _COLUMN_LETTERS + 1, lower_bound(grade), BASE)
