"""The block `Ketentuan perhitungan` on 3.1: the settings in force, and the scales formulas refer to."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lakip_xls.parsing.grades import BATAS, lower_bound
from lakip_xls.settings import MetodeEfisiensi, Pengaturan, PenilaianHuruf, RumusNegatif, Triwulan
from lakip_xls.writing.formulas import TabelSkala
from lakip_xls.writing.gaya import ALINEA, DASAR, KEPALA, SEL, TEBAL, TENGAH, Gaya
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.sel import rujuk
from lakip_xls.writing.tata import atur_tinggi, lebar_gabung, tinggi_teks

_NEGATIF = {
    RumusNegatif.SELISIH: "(target − (realisasi − target)) / target × 100",
    RumusNegatif.BANDING: "target / realisasi × 100",
}
_HURUF = {
    PenilaianHuruf.BATAS: "tercapai atau lebih baik = 100; di bawahnya: batas bawah nilai realisasi / "
    "batas bawah "
    "nilai target × 100 (AA 90, A 80, BB 70, B 60, CC 50, C 30, D 15)",
    PenilaianHuruf.PERINGKAT: "tercapai atau lebih baik = 100; di bawahnya: peringkat nilai realisasi / "
    "peringkat "
    "nilai target × 100 (D = 1 sampai AA = 7)",
}
_EFISIENSI = {
    MetodeEfisiensi.BANDING: "Efisien bila capaian sasaran (tanpa batas) sama dengan atau lebih besar "
    "daripada serapan "
    "anggarannya, keduanya dibulatkan dua desimal",
    MetodeEfisiensi.SELISIH: "selisih capaian dan serapan dengan rentang 5 poin: Efisien, Cukup efisien, Tidak efisien",
    MetodeEfisiensi.PMK22: "PMK 22/2021: (pagu × capaian − realisasi) / (pagu × capaian) × 100 = E, dibatasi −20 sampai 20; "
    "NE = 50 + E / 20 × 50; Efisien bila E tidak negatif",
}
_TRIWULAN = {
    Triwulan.JUMLAH: "target setahun adalah jumlah target keempat triwulan; target yang bertahap sampai target setahun "
    "dibaca sebagai kumulatif",
    Triwulan.TERAKHIR: "target setahun adalah target triwulan terakhir yang terisi",
}


_KOLOM_ATURAN = 6
"""The rules take the columns left of this one; the signature stands right of it."""
_BARIS_SKALA = 9
"""The scale stands this many rows below the first one, and lies on its side."""
_KOLOM_SKALA = 3
"""The column of the highest level."""
_HURUF_KOLOM = 13
"""First column of the letter grades, right of the printed page."""
_BARIS_BATAS = 6
"""The row of the limit below the first one."""


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
        return rujuk(self.lembar, self.baris + _BARIS_BATAS, 2) if self.pengaturan.batas_capaian is not None else None

    @property
    def skala(self) -> TabelSkala:
        """The levels of the scale."""
        top, columns = self.baris + _BARIS_SKALA, range(_KOLOM_SKALA, _KOLOM_SKALA + len(self.pengaturan.skala))
        return TabelSkala(
            self.pengaturan.skala,
            *(tuple(rujuk(self.lembar, top + line, c) for c in columns) for line in range(3)),
        )

    @property
    def huruf(self) -> tuple[str, str]:
        """The ranges of the letter grades and of their lower bounds, beside the printed page."""
        first, last = self.baris + 2, self.baris + 1 + len(BATAS)
        letters, bounds = (
            f"{rujuk(self.lembar, first, c)}:{xl_rowcol_to_cell(last, c, row_abs=True, col_abs=True)}"
            for c in (_HURUF_KOLOM, _HURUF_KOLOM + 1)
        )
        return letters, bounds

    def tulis(self, lebar: tuple[float, ...]) -> int:
        """Write the block, beside the signature that is there already, and return its last row.

        The long rules stand beside the room that is left for signing.
        """
        self.lembar.gabung((self.baris, 0), (self.baris, _KOLOM_ATURAN - 1), "Ketentuan perhitungan", DASAR | TEBAL)
        own = self.pengaturan
        limit = "" if own.batas_capaian is not None else "tanpa batas atas; capaian tidak kurang dari 0"
        lines = (
            ("Indikator positif", "realisasi / target × 100"),
            ("Nilai huruf", _HURUF[own.penilaian_huruf]),
            ("Tingkat efisiensi", _EFISIENSI[own.metode_efisiensi]),
            ("Triwulan", _TRIWULAN[own.triwulan]),
            ("Indikator negatif", _NEGATIF[own.rumus_negatif]),
            ("Batas atas capaian (%)", limit),
            ("Rata-rata", "rata-rata indikator yang diukur; kategori dan predikat dari capaian yang dibatasi"),
        )
        room = lebar_gabung(lebar[2:_KOLOM_ATURAN])
        for number, (label, text) in enumerate(lines, 1):
            row = self.baris + number
            self.lembar.teks(row, 0, f"{number}.", ALINEA | TENGAH)
            self.lembar.teks(row, 1, label, ALINEA)
            if text:
                self.lembar.gabung((row, 2), (row, _KOLOM_ATURAN - 1), text, ALINEA)
            elif own.batas_capaian is not None:
                self.lembar.angka(row, 2, own.batas_capaian, ALINEA | {"num_format": "0.##"})
            atur_tinggi(self.lembar, row, max(tinggi_teks(text, room), self.lembar.tinggi.get(row, 15.0)))
        self._tulis_skala(lebar)
        return self.baris + _BARIS_SKALA + 2

    def _tulis_skala(self, lebar: tuple[float, ...]) -> None:
        top = self.baris + _BARIS_SKALA
        cell: Gaya = SEL | TENGAH
        title = f"Skala predikat: {self.pengaturan.nama_skala}"
        self.lembar.gabung((top, 0), (top, 1), title, DASAR | TEBAL)
        for line, name in enumerate(("Kategori", "Batas (%)", "Predikat")):
            self.lembar.teks(top + line, _KOLOM_SKALA - 1, name, KEPALA)
            atur_tinggi(self.lembar, top + line, 15)
        for column, level in enumerate(self.pengaturan.skala, _KOLOM_SKALA):
            sign = "≥" if level.inklusif else ">"
            self.lembar.teks(top, column, level.kategori, cell | TEBAL)
            self.lembar.angka(top + 1, column, level.batas, cell | {"num_format": f'"{sign} "0.##'})
            self.lembar.teks(top + 2, column, level.predikat, cell)
            needed = tinggi_teks(level.predikat, lebar[column])
            atur_tinggi(self.lembar, top + 2, max(needed, self.lembar.tinggi[top + 2]))
        self._tulis_huruf()

    def _tulis_huruf(self) -> None:
        head = self.baris + 1
        self.lembar.teks(head, _HURUF_KOLOM, "Nilai huruf", DASAR)
        self.lembar.teks(head, _HURUF_KOLOM + 1, "Batas bawah", DASAR)
        for row, grade in enumerate(BATAS, head + 1):
            self.lembar.teks(row, _HURUF_KOLOM, grade, DASAR)
            self.lembar.angka(row, _HURUF_KOLOM + 1, lower_bound(grade), DASAR)
