"""`settings`: Pengaturan.xlsx with the identity of the office and the default rules."""

from __future__ import annotations

from ..sheets import Sheet
from .pages import Page
from .tables import Catatan, LayoutContext


def write(k: LayoutContext, h: Page) -> None:
    """Write the sheets Identitas and Ketentuan: a name and its value per row."""
    unit = k.unit
    identity: tuple[tuple[str, str, str | int], ...] = (
        ("Pemerintah Daerah", "pemerintah", unit.pemerintah),
        ("Unit Kerja", "unit", unit.name),
        ("Tahun", "tahun", unit.tahun),
    )
    h.sheet.name = "Identitas"
    h.sheet.write(1, 1, "Pengaturan", bold=True)
    h.sheet.write(1, 2, "Nilai", bold=True)
    for y, (name, bidang, value) in enumerate(identity, 2):
        h.sheet.write(y, 1, name)
        h.sheet.write(y, 2, value)
        k.catatan["identitas", "pengaturan", bidang] = Catatan(h.sheet, y, 2, value, lambda v: (v, "General"))
    ketentuan = Sheet("Ketentuan")
    ketentuan.write(1, 1, "Pengaturan", bold=True)
    ketentuan.write(1, 2, "Nilai", bold=True)
    ketentuan.write(2, 1, "Batas capaian")
    ketentuan.write(2, 2, 100)
    h.book.sheets.append(ketentuan)
