"""A printed table: header, numbering row, body with merged parents, and right row heights."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lakip_xls.writing.gaya import KEPALA, NOMOR_KOLOM, SEL, SUMBER, TENGAH, UKURAN, Gaya
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.sel import Sel, tulis_sel
from lakip_xls.writing.tata import atur_lebar, atur_tinggi, jumlah_baris, lebar_gabung, lebar_kolom, lebar_teks, tinggi

_TERKECIL = 6.0
"""The smallest type of a link."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a printed table; one without a title shares the header of its left neighbour."""

    judul: str
    lebar: float
    kelompok: str = ""
    """Header above this one, shared with its neighbours of the same name."""
    gaya: Gaya = field(default_factory=dict)
    cetak: bool = True
    """False for columns beside the printed page (where a figure came from)."""


KOLOM_TEMUAN = Kolom("Ket.", 9, gaya=TENGAH)
"""The codes of the findings on a row, printed with the table."""
KOLOM_SUMBER = Kolom("Sumber (berkas, lembar, sel)", 60, gaya=SUMBER, cetak=False)


@dataclass(slots=True)
class Tabel:
    """A table that is filled row by row and written as a whole by `tulis`.

    `baris_awal` is the row of the header; `baris` the row that the next `tambah` will take.
    """

    lembar: Lembar
    kolom: Sequence[Kolom]
    baris_awal: int
    bernomor: bool = True
    """Print a row (1) (2) (3) ... below the header."""
    _isi: list[tuple[list[Sel], Gaya]] = field(default_factory=list)
    _gabung: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def tinggi_kepala(self) -> int:
        """Rows of the header, the numbering row included."""
        return (2 if self._berkelompok else 1) + int(self.bernomor)

    @property
    def baris_isi(self) -> int:
        """The first row of the body."""
        return self.baris_awal + self.tinggi_kepala

    @property
    def baris(self) -> int:
        """The row that comes next."""
        return self.baris_isi + len(self._isi)

    @property
    def kolom_cetak(self) -> int:
        """The last printed column."""
        return max(i for i, k in enumerate(self.kolom) if k.cetak)

    @property
    def lebar_cetak(self) -> float:
        """Width of all printed columns."""
        return sum(k.lebar for k in self.kolom if k.cetak)

    @property
    def _berkelompok(self) -> bool:
        return any(k.kelompok for k in self.kolom)

    def tambah(self, isi: Sequence[Sel], gaya: Gaya | None = None) -> int:
        """Add a row and return its number; missing cells on the right stay empty."""
        cells = list(isi) + [Sel(None, {})] * (len(self.kolom) - len(isi))
        self._isi.append((cells, gaya or {}))
        return self.baris - 1

    def ganti(self, baris: int, isi: Sequence[Sel]) -> None:
        """Fill a row that was added before its cells could be known."""
        self._isi[baris - self.baris_isi] = (list(isi), self._isi[baris - self.baris_isi][1])

    def ganti_sel(self, baris: int, kolom: int, isi: Sel) -> None:
        """Replace one cell of a row."""
        self._isi[baris - self.baris_isi][0][kolom] = isi

    def isi_kolom(self, awal: int, akhir: int) -> list[tuple[int, list[Sel]]]:
        """The cells of some columns of every row so far, with the row's number."""
        return [(self.baris_isi + i, cells[awal : akhir + 1]) for i, (cells, _) in enumerate(self._isi)]

    def gabung(self, kolom: int, awal: int, akhir: int) -> None:
        """Merge a parent down over rows of the sheet; its text is that of the first row."""
        if akhir > awal:
            self._gabung.append((awal, kolom, akhir, kolom))

    def lebarkan(self, baris: int, awal: int, akhir: int) -> None:
        """Merge the cells of one row over columns; the text is that of the first."""
        if akhir > awal:
            self._gabung.append((baris, awal, baris, akhir))

    def tulis(self) -> int:
        """Write the table and return the row below it."""
        atur_lebar(self.lembar, [k.lebar for k in self.kolom])
        self._kepala()
        covered = self._tertutup(self._gabung)
        upright = {(r1, c1) for r1, c1, r2, _ in self._gabung if r2 > r1}
        for top, left, bottom, right in self._gabung:
            if bottom == top:
                self._tulis_gabungan(top, left, bottom, right)
        for index, (cells, gaya) in enumerate(self._isi):
            row = self.baris_isi + index
            for column, cell in enumerate(cells):
                if (row, column) not in covered and (row, column) not in upright:
                    self._tulis_sel(row, column, cell, gaya)
        for row, height in self.tinggi_baris(()).items():
            atur_tinggi(self.lembar, row, height)
        if upright:
            self.lembar.bersambung.append(self)
        return self.baris

    def gabungkan(self, jeda: Collection[int]) -> None:
        """Merge the parents down; one that goes on over a page's end stands there again."""
        for top, left, bottom, right in self._bagian(jeda):
            if bottom == top:
                cells, gaya = self._isi[top - self.baris_isi]
                self._tulis_sel(top, left, cells[left], gaya)
            else:
                self._tulis_gabungan(top, left, bottom, right)

    def _bagian(self, jeda: Collection[int]) -> list[tuple[int, int, int, int]]:
        """The upright merges, cut where pages end; the cell of a part that goes on is that of the first."""
        parts: list[tuple[int, int, int, int]] = []
        for top, left, bottom, right in self._gabung:
            if bottom == top:
                continue
            starts = [top, *sorted(r for r in jeda if top < r <= bottom)]
            for first, following in pairwise([*starts, bottom + 1]):
                if first > top:
                    self.ganti_sel(first, left, self._isi[top - self.baris_isi][0][left].bercatatan(None))
                parts.append((first, left, following - 1, right))
        return parts

    @staticmethod
    def _tertutup(merged: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
        """The cells that merged areas cover, their first ones apart."""
        every = {(r, c) for r1, c1, r2, c2 in merged for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)}
        return every - {(r1, c1) for r1, c1, _, _ in merged}

    def _tulis_sel(self, row: int, column: int, cell: Sel, gaya: Gaya) -> None:
        base = self._dasar(column, gaya)
        tulis_sel(self.lembar, row, column, self._sebaris(cell, column, base), base)

    def _sebaris(self, cell: Sel, column: int, dasar: Gaya) -> Sel:
        """A link in smaller type where it needs that to fit on one line: LibreOffice does not wrap links."""
        if not cell.tautan or not isinstance(cell.isi, str) or not self.kolom[column].cetak:
            return cell
        size = float(str((dasar | cell.gaya).get("font_size", UKURAN)))
        room = lebar_kolom(self.kolom[column].lebar) - 4
        fits = size * room / max(lebar_teks(cell.isi, size), 1.0)
        return cell if fits >= size else cell.bergaya({"font_size": max(math.floor(fits * 2) / 2, _TERKECIL)})

    def _dasar(self, column: int, gaya: Gaya) -> Gaya:
        own = self.kolom[column]
        return SEL | own.gaya | gaya if own.cetak else own.gaya

    def _tulis_gabungan(self, top: int, left: int, bottom: int, right: int) -> None:
        cells, gaya = self._isi[top - self.baris_isi]
        style = self._dasar(left, gaya) | cells[left].gaya
        self.lembar.gabung((top, left), (bottom, right), "", style)
        self._tulis_sel(top, left, cells[left], gaya)

    def _kepala(self) -> None:
        top = self.baris_awal
        levels = 2 if self._berkelompok else 1
        column = 0
        while column < len(self.kolom):
            group = self.kolom[column].kelompok
            end = column
            while group and end + 1 < len(self.kolom) and self.kolom[end + 1].kelompok == group:
                end += 1
            if not group:
                while end + 1 < len(self.kolom) and not self.kolom[end + 1].judul:
                    end += 1
            if group:
                self.lembar.gabung((top, column), (top, end), group, KEPALA)
                for c in range(column, end + 1):
                    self.lembar.teks(top + 1, c, self.kolom[c].judul, KEPALA)
            else:
                self.lembar.gabung((top, column), (top + levels - 1, end), self.kolom[column].judul, KEPALA)
            column = end + 1
        self._tinggi_kepala(levels)
        if self.bernomor:
            shown = [c for c, own in enumerate(self.kolom) if own.cetak and own.judul]
            for number, (column, following) in enumerate(pairwise([*shown, self.kolom_cetak + 1]), 1):
                at = top + levels
                self.lembar.gabung((at, column), (at, following - 1), f"({number})", NOMOR_KOLOM)
            atur_tinggi(self.lembar, top + levels, 12.75)

    def _tinggi_kepala(self, levels: int) -> None:
        grouped = [k for k in self.kolom if k.kelompok]
        single = [k for k in self.kolom if not k.kelompok and k.judul]
        low = max((jumlah_baris(k.judul, k.lebar, tebal=True) for k in grouped), default=1)
        whole = max((jumlah_baris(k.judul, k.lebar, tebal=True) for k in single), default=1)
        names = dict.fromkeys(k.kelompok for k in grouped)
        high = max(
            (jumlah_baris(n, sum(k.lebar for k in grouped if k.kelompok == n), tebal=True) for n in names),
            default=1,
        )
        if levels == 1:
            atur_tinggi(self.lembar, self.baris_awal, tinggi(whole) + 4)
            return
        low = max(low, whole - high)
        atur_tinggi(self.lembar, self.baris_awal, tinggi(high) + 3)
        atur_tinggi(self.lembar, self.baris_awal + 1, tinggi(low) + 3)

    def tinggi_baris(self, jeda: Collection[int]) -> dict[int, float]:
        """The height of every row of the body, where pages end before the rows of `jeda`."""
        areas = [m for m in self._gabung if m[2] == m[0]] + self._bagian(jeda)
        merged, covered = {(r1, c1): (r2, c2) for r1, c1, r2, c2 in areas}, self._tertutup(areas)
        heights: list[float] = []
        tall: list[tuple[int, int, float]] = []
        for index, (cells, gaya) in enumerate(self._isi):
            row = self.baris_isi + index
            needed = tinggi(1)
            for column, cell in enumerate(cells):
                if (row, column) in covered or not self.kolom[column].cetak:
                    continue
                bottom, right = merged.get((row, column), (row, column))
                height = self._tinggi_sel(cell, column, right, gaya) if isinstance(cell.isi, str) else tinggi(1)
                if bottom > row:
                    tall.append((row, bottom, height))
                else:
                    needed = max(needed, height)
            heights.append(needed)
        for top, bottom, height in tall:  # a merged parent that needs more room than its rows give
            rows = range(top - self.baris_isi, bottom - self.baris_isi + 1)
            lack = height - sum(heights[i] for i in rows)
            if lack > 0:
                for i in rows:
                    heights[i] += lack / len(rows)
        return {self.baris_isi + i: min(height, 409.0) for i, height in enumerate(heights)}

    def _tinggi_sel(self, cell: Sel, left: int, right: int, baris: Gaya) -> float:
        """The height of a cell with text, from its first to its last column."""
        width = lebar_gabung([k.lebar for k in self.kolom[left : right + 1]])
        base = self._dasar(left, baris)
        gaya = base | self._sebaris(cell, left, base).gaya
        size = float(str(gaya.get("font_size", UKURAN)))
        indent = int(str(gaya.get("indent", 0)))
        return tinggi(jumlah_baris(str(cell.isi), width - indent * 1.3, size, bool(gaya.get("bold"))), size)
