"""The one exception that a workbook may raise, and what one workbook may cost."""

from __future__ import annotations

import time

MAX_CELLS = 4_000_000
BASE_SECONDS = 8.0
SECONDS_PER_CELL = 30e-6


class Refused(Exception):
    """A file that is not read: `reason` says why and `saran` what to do (Indonesian sentences)."""

    def __init__(self, reason: str, saran: str) -> None:
        super().__init__(f"{reason} {saran}")
        self.reason = reason
        self.saran = saran


def damaged() -> Refused:
    """The refusal of a file that is damaged or cut off."""
    return Refused(
        "Berkas rusak atau terpotong sehingga tidak dapat dibaca.",
        "Buka berkas ini di Excel atau LibreOffice, simpan ulang sebagai .xlsx, atau minta salinan lain.",
    )


def locked() -> Refused:
    """The refusal of a file that is protected with a password."""
    return Refused(
        "Berkas terkunci dengan kata sandi.",
        "Buka berkas ini di Excel, hapus kata sandinya (Berkas > Info > Proteksi), lalu simpan.",
    )


def too_big(what: str) -> Refused:
    """The refusal of a file that exceeds a limit; `what` names it, e.g. 'lebih dari 500 lembar'."""
    return Refused(
        f"Berkas terlalu besar: {what}.",
        "Simpan hanya lembar dan baris yang diperlukan ke workbook baru, lalu jalankan lagi.",
    )


class Budget:
    """What one workbook may cost: the number of cells, and processor time that grows with them."""

    def __init__(self) -> None:
        self._cells = 0
        self._started = time.thread_time()

    def check(self, pending: int = 0) -> None:
        """Raise `Refused` over a limit; `pending` are the cells of the sheet being read."""
        cells = self._cells + pending
        if cells > MAX_CELLS:
            raise too_big(f"lebih dari {MAX_CELLS // 1_000_000} juta sel")
        if time.thread_time() - self._started > BASE_SECONDS + cells * SECONDS_PER_CELL:
            raise too_big("isinya terlalu lama dibaca dibandingkan jumlah datanya")

    def spend(self, cells: int) -> None:
        """Count the cells of a finished sheet."""
        self._cells += cells
        self.check()
