"""The block `Ketentuan perhitungan` on 3.1: the settings in force, and the scales formulas refer to."""

from __future__ import annotations

from dataclasses import dataclass

from lakip_xls.parsing.grades import BATAS, lower_bound
from lakip_xls.parsing.tulis import persen
from lakip_xls.settings import MetodeEfisiensi, Pengaturan, PenilaianHuruf, RumusNegatif, Triwulan
from lakip_xls.writing.formulas import TabelSkala
from lakip_xls.writing.gaya import ALINEA, DASAR, KEPALA, PERSEN, SEL, TEBAL, TENGAH, Gaya
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.sel import kutip, rujuk
from lakip_xls.writing.tata import atur_tinggi, tinggi_teks

_NEGATIF = {
    RumusNegatif.SELISIH: "(target − (realisasi − target)) / target × 100",
    RumusNegatif.BANDING: "target / realisasi × 100",
}
_HURUF = {
    PenilaianHuruf.BATAS: "tercapai atau lebih baik = 100; di bawahnya: batas bawah nilai realisasi / batas bawah "
    "nilai target × 100",
    PenilaianHuruf.PERINGKAT: "tercapai atau lebih baik = 100; di bawahnya: peringkat nilai realisasi / peringkat "
    "nilai target × 100 (D = 1 sampai AA = 7)",
}
_EFISIENSI = {
    MetodeEfisiensi.BANDING: "Efisien bila capaian sasaran (tanpa batas) sama dengan atau lebih besar daripada serapan "
    "anggarannya, keduanya dibulatkan dua desimal",
    MetodeEfisiensi.SELISIH: "selisih capaian dan serapan dengan rentang 5 poin: Efisien, Cukup efisien, Tidak efisien",
    MetodeEfisiensi.PMK22: "PMK 22/2021: (pagu × capaian − realisasi) / (pagu × capaian) × 100, dibatasi −20 sampai 20",
}
_TRIWULAN = {
    Triwulan.JUMLAH: "target setahun adalah jumlah target keempat triwulan",
    Triwulan.TERAKHIR: "target setahun adalah target triwulan terakhir yang terisi",
}


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """The block before and after it is written; addresses are for formulas of any sheet."""

    lembar: Lembar
    baris: int
    """First row of the block."""
    pengaturan: Pengaturan

    @property
    def batas(self) -> str | None:
        """The cell that holds the limit of capaian."""
        return rujuk(self.lembar, self.baris + 3, 2) if self.pengaturan.batas_capaian is not None else None

    @property
    def skala(self) -> TabelSkala:
        """The levels of the scale."""
        rows = [self._baris_skala + i for i in range(len(self.pengaturan.skala))]
        return TabelSkala(
            self.pengaturan.skala,
            *(tuple(rujuk(self.lembar, r, column) for r in rows) for column in (1, 2, 3)),
        )

    @property
    def huruf(self) -> tuple[str, str]:
        """The ranges of the letter grades and of their lower bounds."""
        top, bottom = self._baris_skala + 1, self._baris_skala + len(BATAS)
        name = kutip(self.lembar.nama)
        return f"{name}!$G${top}:$G${bottom}", f"{name}!$H${top}:$H${bottom}"

    @property
    def _baris_skala(self) -> int:
        return self.baris + 9

    @property
    def tinggi(self) -> int:
        """Rows that the block takes."""
        return 9 + max(len(self.pengaturan.skala), len(BATAS))

    def tulis(self, lebar: tuple[float, ...]) -> int:
        """Write the block and return the row below it."""
        self.lembar.gabung((self.baris, 0), (self.baris, len(lebar) - 1), "Ketentuan perhitungan", DASAR | TEBAL)
        own = self.pengaturan
        lines = (
            ("Indikator positif", "realisasi / target × 100"),
            ("Indikator negatif", _NEGATIF[own.rumus_negatif]),
            ("Batas atas capaian (%)", "" if own.batas_capaian is not None else "tanpa batas atas"),
            ("Nilai huruf", _HURUF[own.penilaian_huruf]),
            ("Tingkat efisiensi", _EFISIENSI[own.metode_efisiensi]),
            ("Triwulan", _TRIWULAN[own.triwulan]),
        )
        for number, (label, text) in enumerate(lines, 1):
            row = self.baris + number
            self.lembar.teks(row, 0, f"{number}.", ALINEA | TENGAH)
            self.lembar.teks(row, 1, label, ALINEA)
            if text:
                self.lembar.gabung((row, 2), (row, len(lebar) - 1), text, ALINEA)
                atur_tinggi(self.lembar, row, tinggi_teks(text, sum(lebar[2:])))
        if own.batas_capaian is not None:
            row = self.baris + 3
            self.lembar.angka(row, 2, own.batas_capaian, ALINEA | {"num_format": "0.##"})
            self.lembar.gabung(
                (row, 3),
                (row, len(lebar) - 1),
                f"capaian dibatasi 0 sampai {persen(own.batas_capaian, 0)}; kategori dan predikat memakai "
                "capaian yang dibatasi",
                ALINEA,
            )
        self._tulis_skala()
        return self.baris + self.tinggi

    def _tulis_skala(self) -> None:
        row = self._baris_skala - 1
        cell: Gaya = SEL | TENGAH
        for column, text in ((0, ""), (1, f"Kategori (skala {self.pengaturan.nama_skala})"), (2, "Batas bawah (%)")):
            self.lembar.teks(row, column, text, KEPALA)
        self.lembar.gabung((row, 3), (row, 5), "Predikat", KEPALA)
        self.lembar.teks(row, 6, "Nilai huruf", KEPALA)
        self.lembar.teks(row, 7, "Batas bawah", KEPALA)
        for index, level in enumerate(self.pengaturan.skala):
            at = self._baris_skala + index
            self.lembar.teks(at, 0, "≥" if level.inklusif else ">", cell)
            self.lembar.teks(at, 1, level.kategori, cell)
            self.lembar.angka(at, 2, level.batas, cell | PERSEN | TENGAH)
            self.lembar.gabung((at, 3), (at, 5), level.predikat, cell)
        for index, grade in enumerate(BATAS):
            self.lembar.teks(self._baris_skala + index, 6, grade, cell)
            self.lembar.angka(self._baris_skala + index, 7, lower_bound(grade), cell)
