"""Styles: small dictionaries of xlsxwriter format properties that are joined with `|`."""

from __future__ import annotations

Gaya = dict[str, object]

HURUF = "Arial"
"""Font of the whole workbook; LibreOffice replaces it with a font of the same widths."""
UKURAN = 10

DASAR: Gaya = {"font_name": HURUF, "font_size": UKURAN, "valign": "top"}
BINGKAI: Gaya = {"border": 1, "border_color": "#7F7F7F"}
SEL: Gaya = DASAR | BINGKAI | {"text_wrap": True}

KIRI: Gaya = {"align": "left"}
TENGAH: Gaya = {"align": "center"}
KANAN: Gaya = {"align": "right"}
VTENGAH: Gaya = {"valign": "vcenter"}
TEBAL: Gaya = {"bold": True}
MIRING: Gaya = {"italic": True}
KECIL: Gaya = {"font_size": 8}
LIPAT: Gaya = {"text_wrap": True}
TANPA_BINGKAI: Gaya = {"border": 0}

KEPALA: Gaya = SEL | TENGAH | VTENGAH | TEBAL | {"bg_color": "#DCE6F1"}
NOMOR_KOLOM: Gaya = SEL | TENGAH | VTENGAH | KECIL | MIRING | {"bg_color": "#F2F2F2"}
JUDUL: Gaya = DASAR | TENGAH | TEBAL | VTENGAH | {"font_size": 11, "text_wrap": True}
KOP_PEMERINTAH: Gaya = DASAR | TENGAH | TEBAL | {"font_size": 12}
KOP_UNIT: Gaya = DASAR | TENGAH | TEBAL | {"font_size": 14}
KOP_ALAMAT: Gaya = DASAR | TENGAH | {"font_size": 9}
GARIS_KOP: Gaya = {"bottom": 6}
CATATAN_KAKI: Gaya = DASAR | KECIL | MIRING | LIPAT
ALINEA: Gaya = DASAR | LIPAT | {"align": "left"}
TAUTAN: Gaya = {"font_color": "#0563C1", "underline": 1}
KETERANGAN: Gaya = {"font_size": 9}
SUMBER: Gaya = DASAR | KECIL | {"font_color": "#595959"}
"""Not wrapped: what stands beside the page must not make its rows higher."""

UTAMA: Gaya = TEBAL | {"bg_color": "#E8EEF7"}
"""A programme or a sasaran: the first level of a table."""
KEDUA: Gaya = TEBAL | {"bg_color": "#F7F9FC"}
"""A kegiatan."""
JUMLAH: Gaya = TEBAL | {"bg_color": "#DCE6F1", "top": 2}
TANDA: Gaya = {"bg_color": "#FFF2CC"}
"""A value that a finding concerns; the code of the finding stands beside it."""

TINGKAT: dict[str, Gaya] = {
    "kesalahan": {"bg_color": "#F8CBAD", "bold": True},
    "peringatan": {"bg_color": "#FFE699"},
    "info": {"bg_color": "#DDEBF7"},
}

UANG: Gaya = {"num_format": "#,##0_);(#,##0)", "align": "right"}
UANG_SEN: Gaya = {"num_format": "#,##0.00_);(#,##0.00)", "align": "right"}
PERSEN: Gaya = UANG_SEN
"""Percent points with two decimals; the header of the column carries the % sign."""
BULAT: Gaya = {"num_format": "0", "align": "center"}

WARNA_TAB = {
    "depan": "#1F4E79",
    "tabel": "#2E75B6",
    "anggaran": "#548235",
    "dokumen": "#BF8F00",
    "narasi": "#7030A0",
    "periksa": "#C00000",
    "data": "#7F7F7F",
}


def angka(desimal: int) -> Gaya:
    """Return the style of a figure with a number of decimals, centred as targets are printed."""
    tail = "." + "0" * desimal if desimal else ""
    return {"num_format": f"#,##0{tail};(#,##0{tail})", "align": "center"}


def menjorok(tingkat: int) -> Gaya:
    """Return the style of a text that stands `tingkat` steps to the right."""
    return {"indent": tingkat, "align": "left"}
