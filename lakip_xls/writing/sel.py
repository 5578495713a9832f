"""Cells before they are written: text, figure, formula or link, each with its style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from lakip_xls.computing.completeness import incomplete_text
from lakip_xls.model import Nilai
from lakip_xls.parsing.tulis import angka as bentuk_angka
from lakip_xls.provenance import Ref
from lakip_xls.writing.gaya import KIRI, MIRING, TAUTAN, TENGAH, UANG, UANG_SEN, Gaya, angka
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.tata import lebar_teks

TIDAK_ADA = "-"
"""What stands in a table where there is no value."""


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell to be written. `rumus` and `tautan` exclude each other."""

    isi: int | float | Decimal | str | None
    gaya: Gaya
    rumus: str | None = None
    tautan: str | None = None
    catatan: str | None = None

    def bergaya(self, gaya: Gaya) -> Sel:
        """The same cell with a style laid over its own."""
        return replace(self, gaya=self.gaya | gaya)

    def bercatatan(self, catatan: str | None) -> Sel:
        """The same cell with a note."""
        return replace(self, catatan=catatan)


KOSONG = Sel(None, {})
STRIP = Sel(TIDAK_ADA, TENGAH)


def teks(isi: str | None, gaya: Gaya = KIRI) -> Sel:
    """A text cell; empty where there is none."""
    return Sel(isi, gaya)


def bilangan(isi: int | float | Decimal | None, gaya: Gaya) -> Sel:
    """A figure; a dash where there is none."""
    return STRIP if isi is None else Sel(isi, gaya)


def uang(isi: int | Decimal | None) -> Sel:
    """An amount in rupiah, with sen only where there are sen."""
    return bilangan(isi, UANG if isi is None or isi == int(isi) else UANG_SEN)


def rumus(formula: str, isi: int | float | Decimal | str | None, gaya: Gaya) -> Sel:
    """A formula with its present value; a dash where there is no value."""
    return STRIP if isi is None else Sel(isi, gaya, rumus=formula)


def kurang_sel(cells: Sequence[Ref]) -> Sel:
    """What stands in the place of a figure that lacks a part; a dash where it lacks none."""
    return Sel(incomplete_text(cells), TENGAH | MIRING) if cells else STRIP


def tautan(alamat: str | None, isi: str, gaya: Gaya = KIRI) -> Sel:
    """A link; plain text where there is no address."""
    return Sel(isi, gaya | TAUTAN if alamat else gaya, tautan=alamat)


def dari_nilai(nilai: Nilai, *, bersatuan: bool = False) -> Sel:
    """A value as the document gives it: figures as figures, anything else as its text.

    A cell that could not be read keeps the text that stands in the document. With `bersatuan`
    the unit is shown behind the figure.
    """
    number = nilai.angka
    if number is not None:
        gaya = angka(nilai.desimal)
        if bersatuan and nilai.satuan:
            gaya = gaya | {"num_format": _with_unit(str(gaya["num_format"]), nilai.satuan)}
        return Sel(nilai.isi, gaya)
    text = nilai.teks or (nilai.tertulis if nilai.gagal else "")
    return Sel(text, TENGAH) if text else STRIP


def lebar_nilai(nilai: Iterable[Nilai], sedikitnya: float, *, bersatuan: bool = False) -> float:
    """Width of a column in which `dari_nilai` shows every figure of these values; never '###'."""
    shown = (
        f"({bentuk_angka(n.angka, n.desimal)}) {n.satuan or '' if bersatuan else ''}"
        for n in nilai
        if n.angka is not None
    )
    return max(sedikitnya, max((lebar_teks(t) / 7 + 1 for t in shown), default=0.0))


def _with_unit(number_format: str, satuan: str) -> str:
    unit = satuan.replace('"', "")
    joined = f'"{unit}"' if unit == "%" else f'" {unit}"'
    return ";".join(part + joined for part in number_format.split(";"))


def sel(baris: int, kolom: int) -> str:
    """The address of a cell in formulas of its own sheet, e.g. D9."""
    return str(xl_rowcol_to_cell(baris, kolom))


def rujuk(lembar: Lembar, baris: int, kolom: int) -> str:
    """The address of a cell in formulas of any sheet, e.g. '3.8 Anggaran'!$D$9."""
    return f"{kutip(lembar.nama)}!{xl_rowcol_to_cell(baris, kolom, row_abs=True, col_abs=True)}"


def kutip(nama: str) -> str:
    """The name of a sheet as formulas and links need it."""
    return "'" + nama.replace("'", "''") + "'"


def tulis_sel(lembar: Lembar, baris: int, kolom: int, cell: Sel, dasar: Gaya) -> None:
    """Write a cell with its style laid over the base style of the table."""
    gaya = dasar | cell.gaya
    if cell.rumus is not None and cell.isi is not None:
        lembar.rumus(baris, kolom, cell.rumus, cell.isi, gaya)
    elif cell.isi is None:
        lembar.kosong(baris, kolom, gaya)
    elif not isinstance(cell.isi, str):
        lembar.angka(baris, kolom, cell.isi, gaya)
    elif cell.tautan:
        lembar.tautan(baris, kolom, cell.tautan, cell.isi, gaya)
    else:
        lembar.teks(baris, kolom, cell.isi, gaya)
    if cell.catatan:
        lembar.catatan(baris, kolom, cell.catatan)
