"""Where a document is written: a sheet of a workbook, from a row and a column on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ..lembar import Buku, Lembar


@dataclass
class Halaman:
    """The writing place of one document; `baris` moves down as tables are written."""

    buku: Buku
    lembar: Lembar
    baris: int
    kiri: int
    rng: Random

    @property
    def ods(self) -> bool:
        """True where the format may lose number formats and indents on the way to a reader."""
        return self.buku.nama.endswith(".ods")

    @property
    def xlsx(self) -> bool:
        """True where formulas keep their cached values."""
        return self.buku.nama.endswith(".xlsx")

    def lembar_baru(self, nama: str) -> None:
        """Go on at the top of a new sheet."""
        self.lembar = Lembar(nama_unik(self.buku, nama))
        self.buku.lembar.append(self.lembar)
        self.baris, self.kiri = self.rng.choice((1, 1, 2, 3)), self.rng.choice((1, 1, 1, 2, 3))


def nama_unik(buku: Buku, nama: str) -> str:
    """A sheet name that the workbook does not have yet."""
    ada = {x.nama.lower() for x in buku.lembar}
    calon, urut = nama[:28], 1
    while calon.lower() in ada:
        urut += 1
        calon = f"{nama[:26]} {urut}"
    return calon
