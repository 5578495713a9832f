"""The gate: every cell of the result workbook is written here, and nowhere else.

Text always stays text, whatever it begins with; numbers and cached values are finite; every
return code of xlsxwriter is looked at. Rows and columns are 0-based, as in xlsxwriter.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lakip_xls.writing.gaya import DASAR, HURUF, UKURAN, Gaya

Angka = int | float | Decimal

BATAS_TEKS = 32_767
"""Characters (UTF-16 units) that a cell can hold."""
TERPOTONG = " … (teks dipotong: melebihi batas Excel)"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Bersambung(Protocol):
    """A table with parents merged over rows; `jeda` are the rows before which a page ends."""

    def tinggi_baris(self, jeda: Collection[int]) -> dict[int, float]:
        """The height of every row, in points."""

    def gabungkan(self, jeda: Collection[int]) -> None:
        """Write the parents, one part on each page that they reach."""


class _Lembaran(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet whose formulas go into the file as they are written here.

    xlsxwriter looks through every formula for 29 functions that came after Excel 2007 and need a
    prefix. None of ours is among them, and looking takes a tenth of the time of writing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Gerbang:
    """One workbook under construction.

    `hitungan_tersimpan=False` leaves the cached values of formulas out, so that a test can have
    another program compute them. `di_memori=False` builds the file on disk, for long `mengalir` sheets.
    """

    def __init__(
        self,
        judul: str,
        pembuat: str,
        tanggal: date,
        *,
        hitungan_tersimpan: bool = True,
        keterangan: str = "Dibuat dengan lakip-xls dari workbook kantor; lihat lembar Sumber Data.",
        di_memori: bool = True,
    ) -> None:
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._buffer,
            {
                "in_memory": di_memori,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": HURUF, "font_size": UKURAN},
            },
        )
        self._book.set_properties(
            {
                "title": judul,
                "author": pembuat,
                "comments": keterangan,
                "created": datetime(tanggal.year, tanggal.month, tanggal.day),
            }
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.hitungan_tersimpan = hitungan_tersimpan

    def lembar(self, nama: str, warna: str, *, mengalir: bool = False) -> Lembar:
        """Add a sheet at the end. A `mengalir` one takes its rows from top to bottom and keeps none in memory."""
        self._book.constant_memory = mengalir
        sheet = self._book.add_worksheet(nama, _Lembaran)
        self._book.constant_memory = False
        sheet.set_tab_color(warna)
        return Lembar(self, sheet)

    def format(self, gaya: Gaya) -> Format:
        """Return the workbook's format for a style, one object per style."""
        written = tuple(gaya.items())
        known = self._formats.get(written)
        if known is None:  # the same style may be written in several orders
            properties = tuple(sorted(written))
            if properties not in self._formats:
                self._formats[properties] = self._book.add_format(dict(properties))
            known = self._formats[written] = self._formats[properties]
        return known

    def nama(self, nama: str, rujukan: str) -> None:
        """Define a name for a cell, e.g. JUMLAH_PAGU for '3.8 Anggaran'!$D$40."""
        _check(self._book.define_name(nama, "=" + rujukan), f"nama {nama}")

    def grafik(self, jenis: str, bentuk: str | None = None) -> Any:
        """Return a new native chart; `Lembar.tempel_grafik` puts it on a sheet."""
        return self._book.add_chart({"type": jenis, **({"subtype": bentuk} if bentuk else {})})

    def bytes(self) -> bytes:
        """Close the workbook and return the file."""
        self._book.close()
        return self._buffer.getvalue()


class Lembar:
    """One sheet of the workbook."""

    def __init__(self, gerbang: Gerbang, sheet: Worksheet) -> None:
        self._gerbang = gerbang
        self.sheet = sheet
        """For the page set-up only; cells are written through the methods below."""
        self.lebar: dict[int, float] = {}
        """Column widths that were set, in Excel's unit."""
        self.tinggi: dict[int, float] = {}
        """Row heights that were set, in points."""
        self.bersambung: list[Bersambung] = []
        """Tables whose parents are merged over rows once it is known where pages end."""

    @property
    def nama(self) -> str:
        """The name on the tab."""
        return str(self.sheet.get_name())

    def teks(self, baris: int, kolom: int, teks: str, gaya: Gaya = DASAR) -> None:
        """Write text that stays text."""
        if not teks:
            self.kosong(baris, kolom, gaya)
            return
        clean, gaya = _safe(teks, gaya)
        style = self._gerbang.format(gaya)
        if clean.startswith("<r>") and clean.endswith("</r>"):  # xlsxwriter would take it for its own XML
            code = self.sheet.write_rich_string(baris, kolom, clean[:1], style, clean[1:], style)
        else:
            code = self.sheet.write_string(baris, kolom, clean, style)
        self._check(code, baris, kolom)

    def angka(self, baris: int, kolom: int, nilai: Angka, gaya: Gaya = DASAR) -> None:
        """Write a number."""
        code = self.sheet.write_number(baris, kolom, _finite(nilai), self._gerbang.format(gaya))
        self._check(code, baris, kolom)

    def rumus(self, baris: int, kolom: int, rumus: str, nilai: Angka | str, gaya: Gaya = DASAR) -> None:
        """Write a formula with the value that it has now. An empty text has no cached value."""
        cached = nilai if isinstance(nilai, str) else _finite(nilai)
        if not self._gerbang.hitungan_tersimpan:
            cached = ""
        style = self._gerbang.format(gaya)
        self._check(self.sheet.write_formula(baris, kolom, rumus, style, cached), baris, kolom)

    def tautan(self, baris: int, kolom: int, alamat: str, teks: str, gaya: Gaya = DASAR) -> None:
        """Write text that links to `internal:` or `external:`; plain text where Excel allows no link."""
        clean, gaya = _safe(teks, gaya)
        if clean.startswith("<r>"):
            self.teks(baris, kolom, teks, gaya)
            return
        try:
            code = self.sheet.write_url(baris, kolom, alamat, self._gerbang.format(gaya), clean)
        except ValueError:  # an address beyond the limits of Excel
            code = -3
        if code in (-3, -4):
            self.teks(baris, kolom, teks, gaya)
            return
        self._check(code, baris, kolom)

    def kosong(self, baris: int, kolom: int, gaya: Gaya) -> None:
        """Write an empty cell that has a style."""
        code = self.sheet.write_blank(baris, kolom, None, self._gerbang.format(gaya))
        self._check(code, baris, kolom)

    def gabung(self, awal: tuple[int, int], akhir: tuple[int, int], teks: str, gaya: Gaya) -> None:
        """Merge cells and write text into them; one single cell is just written."""
        if awal != akhir:
            code = self.sheet.merge_range(*awal, *akhir, "", self._gerbang.format(gaya))
            self._check(code, *awal)
        self.teks(*awal, teks, gaya)

    def catatan(self, baris: int, kolom: int, teks: str) -> None:
        """Attach a note to a cell."""
        options = {"author": "lakip-xls", "x_scale": 2.2, "y_scale": 1.4, "font_size": 9}
        self._check(self.sheet.write_comment(baris, kolom, teks, options), baris, kolom)

    def tabel_data(self, nama: str, kolom: Sequence[str], jumlah_baris: int) -> None:
        """Make an Excel table of the cells A1 down; its header is written here."""
        columns = [{"header": c, "header_format": self._gerbang.format(DASAR | {"bold": True})} for c in kolom]
        options = {"name": nama, "columns": columns, "style": "Table Style Medium 2"}
        code = self.sheet.add_table(0, 0, jumlah_baris, len(kolom) - 1, options)
        _check(code, f"{self.nama}, tabel {nama}")

    def tempel_grafik(self, baris: int, kolom: int, grafik: Any, uraian: str) -> None:
        """Put a chart on the sheet, with its alternative text."""
        options = {"description": uraian, "object_position": 2}
        self._check(self.sheet.insert_chart(baris, kolom, grafik, options), baris, kolom)

    def tempel_gambar(self, baris: int, kolom: int, berkas: Path, skala: float, uraian: str) -> None:
        """Put a picture on the sheet, with its alternative text."""
        options = {"x_scale": skala, "y_scale": skala, "description": uraian, "object_position": 2}
        self._check(self.sheet.insert_image(baris, kolom, str(berkas), options), baris, kolom)

    def _check(self, code: int | None, row: int, col: int) -> None:
        if code:
            _check(code, f"{self.nama}, baris {row + 1}, kolom {col + 1}")


def _safe(teks: str, gaya: Gaya) -> tuple[str, Gaya]:
    """Return the text within the limits of a cell, and the style that keeps it text."""
    clean = teks if teks.isascii() else _SURROGATE.sub("\ufffd", teks)
    if len(clean) * 2 > BATAS_TEKS and len(clean.encode("utf-16-le")) // 2 > BATAS_TEKS:
        room = (BATAS_TEKS - len(TERPOTONG)) * 2
        clean = clean.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + TERPOTONG
    if clean[:1] in ("=", "+", "-", "@") and len(clean) > 1:
        gaya = gaya | {"quote_prefix": True}
    return clean, gaya


def _finite(nilai: Angka) -> int | float:
    number = nilai if isinstance(nilai, int) else float(nilai)
    if not math.isfinite(number):
        raise ValueError("angka yang tidak terhingga tidak dapat ditulis")
    return number


def _check(code: int | None, place: str) -> None:
    """Raise RuntimeError where xlsxwriter did not do what was asked: a bug, not the user's data."""
    if code:
        raise RuntimeError(f"xlsxwriter menolak penulisan ({code}) pada {place}")
