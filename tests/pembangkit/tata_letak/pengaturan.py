"""`pengaturan`: Pengaturan.xlsx with the identity of the office and the default rules."""

from __future__ import annotations

from ..lembar import Lembar
from .halaman import Halaman
from .tabel import Catatan, Konteks


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the sheets Identitas and Ketentuan: a name and its value per row."""
    unit = k.unit
    identitas: tuple[tuple[str, str, str | int], ...] = (
        ("Pemerintah Daerah", "pemerintah", unit.pemerintah),
        ("Unit Kerja", "unit", unit.nama),
        ("Tahun", "tahun", unit.tahun),
    )
    h.lembar.nama = "Identitas"
    h.lembar.tulis(1, 1, "Pengaturan", tebal=True)
    h.lembar.tulis(1, 2, "Nilai", tebal=True)
    for y, (nama, bidang, nilai) in enumerate(identitas, 2):
        h.lembar.tulis(y, 1, nama)
        h.lembar.tulis(y, 2, nilai)
        k.catatan["identitas", "pengaturan", bidang] = Catatan(h.lembar, y, 2, nilai, lambda v: (v, "General"))
    ketentuan = Lembar("Ketentuan")
    ketentuan.tulis(1, 1, "Pengaturan", tebal=True)
    ketentuan.tulis(1, 2, "Nilai", tebal=True)
    ketentuan.tulis(2, 1, "Batas capaian")
    ketentuan.tulis(2, 2, 100)
    h.buku.lembar.append(ketentuan)
