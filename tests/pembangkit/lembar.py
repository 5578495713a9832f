"""The grid model: workbooks as plain cells, freely changed before they are rendered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt

Nilai = str | int | float | None


@dataclass(slots=True)
class Sel:
    """One cell. `format` is an Excel number format; `rumus` a formula whose cached value is `nilai`."""

    nilai: Nilai = None
    format: str = "General"
    rumus: str | None = None
    indent: int = 0
    tebal: bool = False
    bingkai: bool = False
    tengah: bool = False


@dataclass
class Lembar:
    """One sheet; rows and columns are 1-based, merges are (top, left, bottom, right)."""

    nama: str
    sel: dict[tuple[int, int], Sel] = field(default_factory=dict)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    lebar: dict[int, float] = field(default_factory=dict)

    def tulis(self, baris: int, kolom: int, nilai: Nilai, **gaya: Any) -> None:
        """Write one cell; style names are the fields of `Sel`."""
        self.sel[baris, kolom] = Sel(nilai, **gaya)

    def gabung(self, atas: int, kiri: int, bawah: int, kanan: int) -> None:
        """Merge a range, if it is more than one cell."""
        if (atas, kiri) != (bawah, kanan):
            self.gabungan.append((atas, kiri, bawah, kanan))

    @property
    def baris_akhir(self) -> int:
        """The last row that is used, 0 for an empty sheet."""
        return max((b for b, _ in self.sel), default=0)


@dataclass
class Buku:
    """One workbook; the file name's ending decides the format."""

    nama: str
    lembar: list[Lembar] = field(default_factory=list)

    def simpan(self, folder: Path) -> Path:
        """Render the workbook into a folder and return its path."""
        jalur = folder / self.nama
        render: dict[str, Callable[[Buku, Path], None]] = {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}
        render[jalur.suffix](self, jalur)
        return jalur


def huruf_kolom(kolom: int) -> str:
    """Column letters of a 1-based column."""
    huruf = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def alamat(baris: int, kolom: int) -> str:
    """A1 address of a cell."""
    return f"{huruf_kolom(kolom)}{baris}"


def _gaya(sel: Sel) -> tuple[str, int, bool, bool, bool]:
    return sel.format, sel.indent, sel.tebal, sel.bingkai, sel.tengah


def _xlsx(buku: Buku, jalur: Path) -> None:
    wb = xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False})
    wb.set_properties({"created": datetime(2024, 1, 2)})
    gaya: dict[tuple[Any, ...], Any] = {}

    def dapat(sel: Sel) -> Any:
        kunci = _gaya(sel)
        if kunci not in gaya:
            fmt, indent, tebal, bingkai, tengah = kunci
            sifat: dict[str, Any] = {"num_format": fmt, "bold": tebal, "text_wrap": True, "valign": "top"}
            if indent:
                sifat["indent"] = indent
            if bingkai:
                sifat["border"] = 1
            if tengah:
                sifat["align"] = "center"
            gaya[kunci] = wb.add_format(sifat)
        return gaya[kunci]

    for lembar in buku.lembar:
        ws = wb.add_worksheet(lembar.nama)
        for kolom, lebar in lembar.lebar.items():
            ws.set_column(kolom - 1, kolom - 1, lebar)
        for atas, kiri, bawah, kanan in lembar.gabungan:
            asal = lembar.sel.get((atas, kiri), Sel())
            ws.merge_range(atas - 1, kiri - 1, bawah - 1, kanan - 1, "", dapat(asal))
        for (b, k), sel in lembar.sel.items():
            fmt = dapat(sel)
            if sel.rumus is not None:
                ws.write_formula(b - 1, k - 1, f"={sel.rumus}", fmt, sel.nilai if sel.nilai is not None else "")
            elif sel.nilai is None:
                ws.write_blank(b - 1, k - 1, None, fmt)
            elif isinstance(sel.nilai, str):
                ws.write_string(b - 1, k - 1, sel.nilai, fmt)
            else:
                ws.write_number(b - 1, k - 1, sel.nilai, fmt)
    wb.close()


def _xls(buku: Buku, jalur: Path) -> None:
    wb = xlwt.Workbook(encoding="utf-8")
    gaya: dict[tuple[Any, ...], xlwt.XFStyle] = {}

    def dapat(sel: Sel) -> xlwt.XFStyle:
        kunci = _gaya(sel)
        if kunci not in gaya:
            style = xlwt.XFStyle()
            style.num_format_str = sel.format
            style.font.bold = sel.tebal
            style.alignment.wrap = 1
            style.alignment.inde = sel.indent
            if sel.tengah:
                style.alignment.horz = xlwt.Alignment.HORZ_CENTER
            elif sel.indent:
                style.alignment.horz = xlwt.Alignment.HORZ_LEFT
            if sel.bingkai:
                b = style.borders
                b.left = b.right = b.top = b.bottom = 1
            gaya[kunci] = style
        return gaya[kunci]

    for lembar in buku.lembar:
        ws = wb.add_sheet(lembar.nama, cell_overwrite_ok=True)
        for kolom, lebar in lembar.lebar.items():
            ws.col(kolom - 1).width = int(lebar * 256)
        jangkar = set()
        for atas, kiri, bawah, kanan in lembar.gabungan:
            asal = lembar.sel.get((atas, kiri), Sel())
            ws.write_merge(atas - 1, bawah - 1, kiri - 1, kanan - 1, asal.nilai, dapat(asal))
            jangkar.add((atas, kiri))
        for (b, k), sel in lembar.sel.items():
            if (b, k) not in jangkar:
                ws.write(b - 1, k - 1, sel.nilai, dapat(sel))
    wb.save(str(jalur))


_ODS_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"'
)
_ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def _ods_sel(sel: Sel | None, rentang: tuple[int, int] | None) -> str:
    atribut, isi = "", ""
    if rentang:
        atribut += f' table:number-rows-spanned="{rentang[0]}" table:number-columns-spanned="{rentang[1]}"'
    if sel is not None and sel.indent:
        atribut += f' table:style-name="in{min(sel.indent, 5)}"'
    if sel is not None and isinstance(sel.nilai, str):
        atribut += ' office:value-type="string"'
        for baris in sel.nilai.split("\n"):
            teks = escape(baris)
            while "  " in teks:  # the format collapses spaces that are not written as elements
                teks = teks.replace("  ", " <text:s/>", 1)
            if teks.startswith(" "):
                teks = "<text:s/>" + teks[1:]
            isi += f"<text:p>{teks}</text:p>"
    elif sel is not None and sel.nilai is not None:
        persen = sel.format.endswith("%")
        if persen:
            desimal = len(sel.format.rstrip("%").partition(".")[2])
            atribut += f' table:style-name="pct{desimal}"'
            tampak = f"{sel.nilai * 100:.{desimal}f}%".replace(".", ",")
        else:
            tampak = str(sel.nilai)
        jenis = "percentage" if persen else "float"
        atribut += f' office:value-type="{jenis}" office:value={quoteattr(str(sel.nilai))}'
        isi = f"<text:p>{tampak}</text:p>"
    return f"<table:table-cell{atribut}>{isi}</table:table-cell>"


def _ods(buku: Buku, jalur: Path) -> None:
    out = io.StringIO()
    out.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NS}><office:automatic-styles>')
    for d in range(4):
        out.write(
            f'<number:percentage-style style:name="N{d}"><number:number number:decimal-places="{d}" '
            f'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
            f'<style:style style:name="pct{d}" style:family="table-cell" style:data-style-name="N{d}"/>'
        )
    for d in range(1, 6):
        out.write(
            f'<style:style style:name="in{d}" style:family="table-cell">'
            f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{d * 0.353:.3f}cm"/>'
            "</style:style>"
        )
    out.write("</office:automatic-styles><office:body><office:spreadsheet>")
    for lembar in buku.lembar:
        out.write(f"<table:table table:name={quoteattr(lembar.nama)}>")
        rentang = {(a, kr): (b - a + 1, kn - kr + 1) for a, kr, b, kn in lembar.gabungan}
        tertutup = {
            (b, k)
            for a, kr, bw, kn in lembar.gabungan
            for b in range(a, bw + 1)
            for k in range(kr, kn + 1)
            if (b, k) != (a, kr)
        }
        posisi = [*lembar.sel, *rentang, *tertutup]
        for b in range(1, max((p[0] for p in posisi), default=0) + 1):
            out.write("<table:table-row>")
            for k in range(1, max((p[1] for p in posisi if p[0] == b), default=1) + 1):
                if (b, k) in tertutup:
                    out.write("<table:covered-table-cell/>")
                else:
                    out.write(_ods_sel(lembar.sel.get((b, k)), rentang.get((b, k))))
            out.write("</table:table-row>")
        out.write("</table:table>")
    out.write("</office:spreadsheet></office:body></office:document-content>")
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(jalur, "w") as berkas:
        berkas.writestr(zipfile.ZipInfo("mimetype"), _ODS_MIME, zipfile.ZIP_STORED)
        berkas.writestr(zipfile.ZipInfo("content.xml"), out.getvalue(), zipfile.ZIP_DEFLATED)
        berkas.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest, zipfile.ZIP_DEFLATED)
