"""A head and its rows as a workbook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.real_headings.fill import Value
from tests.real_headings.heads import YEAR, Head

TITLES = {
    "pk": "PERJANJIAN KINERJA TAHUN {}",
    "rkt": "RENCANA KINERJA TAHUNAN TAHUN {}",
    "rencana_aksi": "RENCANA AKSI TAHUN {}",
    "realisasi_anggaran": "LAPORAN REALISASI ANGGARAN TAHUN {}",
    "pengukuran_kinerja": "PENGUKURAN KINERJA TAHUN {}",
    "renstra": "RENCANA STRATEGIS",
    "iku": "INDIKATOR KINERJA UTAMA",
    "realisasi_program": "REALISASI PROGRAM DAN KEGIATAN TAHUN {}",
    "pergeseran": "PERGESERAN ANGGARAN TAHUN {}",
    "bukan": "DAFTAR TAHUN {}",
}
OFFICE = "KECAMATAN RAMBIPUJI"
TITLE_ROWS = 3


def save(head: Head, rows: list[list[Value]], kind: str, path: Path) -> int:
    """Write the workbook; returns the number of its last head row, from 1."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet["A1"], sheet["A2"] = TITLES[kind].format(YEAR), OFFICE
    for (row, column), text in head.texts.items():
        if column < head.width:
            cell = sheet.cell(row + TITLE_ROWS + 1, column + 1, text)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, horizontal="center")
    for merge in head.merges:
        right = min(merge.right, head.width - 1)
        if right > merge.left or merge.bottom > merge.top:
            first, last = get_column_letter(merge.left + 1), get_column_letter(right + 1)
            sheet.merge_cells(f"{first}{merge.top + TITLE_ROWS + 1}:{last}{merge.bottom + TITLE_ROWS + 1}")
    below = TITLE_ROWS + head.height
    for number, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value not in (None, ""):
                cell = sheet.cell(below + number, column, value)
                if isinstance(value, int) and abs(value) > 9999:
                    cell.number_format = "#,##0"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return below
