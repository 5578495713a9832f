"""Writing a blank workbook: title block, header, example rows, cells to fill in, and the sheet Petunjuk."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lakip_xls.provenance import column_letters
from lakip_xls.skema import KELOMPOK
from lakip_xls.templat.dokumen import SATUAN
from lakip_xls.templat.rangka import (
    BARIS_KEPALA,
    BARIS_PEMERINTAH,
    BARIS_STATUS,
    BARIS_TAHUN,
    BARIS_UNIT,
    KOLOM_JUDUL,
    Kolom,
    LembarIsian,
    Macam,
    Templat,
)
from lakip_xls.writing.gaya import ALINEA, DASAR, KEPALA, MIRING, SEL, TEBAL, TENGAH, UANG, WARNA_TAB, Gaya
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.sel import kutip
from lakip_xls.writing.tata import FOLIO, atur_tinggi, jumlah_baris, tinggi, tinggi_teks

TANGGAL = date(2024, 1, 1)
"""Date of the blank workbooks, so that they are the same whenever they are made."""

PETUNJUK = "Petunjuk"
ISIAN: Gaya = SEL | {"locked": False, "bg_color": "#FFFEF0"}
"""A cell to fill in."""
CONTOH: Gaya = SEL | MIRING | {"font_color": "#7F7F7F", "bg_color": "#F2F2F2"}
_TERBUKA: Gaya = DASAR | {"locked": False, "text_wrap": True}
_LEBAR_NO = 10.0
_LEBAR_PETUNJUK = (34.0, 92.0, 4.0, 20.0)
_DAFTAR_SATUAN = f"='{PETUNJUK}'!$D$2:$D${len(SATUAN) + 1}"
_MURNI = ("Murni", "Perubahan")
BEBAS: dict[str, Any] = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip
"""What stays allowed on a protected sheet; there is no password."""


def tulis_templat(templat: Templat) -> bytes:
    """The blank workbook as a file; the same every time."""
    gate = Gerbang(templat.lembar[0].judul, "lakip-xls", TANGGAL, keterangan=templat.kegunaan)
    for spec in templat.lembar:
        _isian(gate, gate.lembar(spec.nama, WARNA_TAB["dokumen"]), spec, templat)
    _petunjuk(gate.lembar(PETUNJUK, WARNA_TAB["data"]), templat)
    return gate.bytes()


def baris_isian(spec: LembarIsian) -> int:
    """The first row (0-based) to fill in: below title block, header and example rows."""
    return BARIS_KEPALA + (2 if spec.bergrup else 1) + spec.contoh


def _isian(gate: Gerbang, lembar: Lembar, spec: LembarIsian, templat: Templat) -> None:
    sheet = lembar.sheet
    first = baris_isian(spec)
    widths = (_LEBAR_NO, *(k.lebar for k in spec.kolom))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, gate.format(_TERBUKA))
    for row in range(BARIS_KEPALA):
        sheet.set_row(row, None, gate.format(DASAR))
    _blok_judul(lembar, spec, templat)
    _kepala(lembar, spec, widths)
    for row in range(first - spec.contoh, first):
        _baris_contoh(lembar, spec, row, row - (first - spec.contoh), widths)
    for row in range(first, first + spec.baris):
        lembar.kosong(row, 0, ISIAN | TENGAH)
        for column, own in enumerate(spec.kolom, 1):
            lembar.kosong(row, column, ISIAN | _format(own.macam))
    for column, own in enumerate(spec.kolom, 1):
        _batasi(sheet, own.macam, first, column)
    sheet.freeze_panes(first - spec.contoh, 0)
    sheet.protect("", BEBAS)
    sheet.set_paper(FOLIO)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(BARIS_KEPALA, first - spec.contoh - 1)


def _blok_judul(lembar: Lembar, spec: LembarIsian, templat: Templat) -> None:
    lembar.teks(0, 0, spec.judul, DASAR | TEBAL | {"font_size": 12})
    own = spec is templat.lembar[0]
    rows = [(BARIS_PEMERINTAH, "Pemda"), (BARIS_UNIT, "Unit"), (BARIS_TAHUN, "Tahun")]
    if templat.berperubahan:
        rows.append((BARIS_STATUS, "Status"))
    for row, label in rows:
        lembar.teks(row, 0, label, DASAR)
        if own:
            lembar.kosong(row, KOLOM_JUDUL, ISIAN | {"align": "left"})
        else:
            cell = f"{kutip(templat.lembar[0].nama)}!{column_letters(KOLOM_JUDUL + 1)}{row + 1}"
            lembar.rumus(row, KOLOM_JUDUL, f'=IF({cell}="","-",{cell})', "-", DASAR | {"align": "left"})
    hint = "Isi mulai baris di bawah CONTOH; baris CONTOH tidak dibaca. Penjelasan tiap kolom: lembar Petunjuk."
    lembar.teks(BARIS_KEPALA - 1, 0, hint, DASAR | MIRING | {"font_color": "#595959"})
    if not own:
        return
    sheet = lembar.sheet
    sheet.data_validation(BARIS_TAHUN, KOLOM_JUDUL, BARIS_TAHUN, KOLOM_JUDUL, _TAHUN)
    if templat.berperubahan:
        sheet.data_validation(BARIS_STATUS, KOLOM_JUDUL, BARIS_STATUS, KOLOM_JUDUL, _pilih(_MURNI))


def _kepala(lembar: Lembar, spec: LembarIsian, widths: tuple[float, ...]) -> None:
    top, bottom = BARIS_KEPALA, BARIS_KEPALA + int(spec.bergrup)
    lembar.gabung((top, 0), (bottom, 0), "No", KEPALA)
    column = 1
    while column <= len(spec.kolom):
        own = spec.kolom[column - 1]
        last = column
        while own.grup and last < len(spec.kolom) and spec.kolom[last].grup == own.grup:
            last += 1
        if own.grup:
            lembar.gabung((top, column), (top, last), own.grup, KEPALA)
            for at in range(column, last + 1):
                _judul(lembar, bottom, at, spec.kolom[at - 1])
        else:
            lembar.gabung((top, column), (bottom, column), own.judul, KEPALA)
        column = last + 1
    lines = max(
        jumlah_baris(k.judul or k.judul_diisi, w, tebal=True) for k, w in zip(spec.kolom, widths[1:], strict=True)
    )
    height = tinggi(lines) + 4
    atur_tinggi(lembar, bottom, max(height - (18 if spec.bergrup else 0), 18))


def _judul(lembar: Lembar, row: int, column: int, own: Kolom) -> None:
    if not own.judul_diisi:
        lembar.teks(row, column, own.judul, KEPALA)
        return
    lembar.teks(row, column, own.judul_diisi, KEPALA | {"locked": False, "bg_color": "#FFFEF0"})
    lembar.sheet.data_validation(row, column, row, column, _TAHUN)


def _baris_contoh(lembar: Lembar, spec: LembarIsian, row: int, index: int, widths: tuple[float, ...]) -> None:
    lembar.teks(row, 0, "CONTOH", CONTOH | TENGAH | TEBAL)
    height = 15.0
    for column, own in enumerate(spec.kolom, 1):
        value = own.contoh[index] if index < len(own.contoh) else ""
        gaya = CONTOH | _format(own.macam)
        if isinstance(value, str):
            lembar.teks(row, column, value, gaya)
            height = max(height, tinggi_teks(value, widths[column]))
        else:
            lembar.angka(row, column, value, gaya)
    atur_tinggi(lembar, row, height)


def _format(macam: Macam) -> Gaya:
    if macam is Macam.UANG:
        return UANG
    return {"num_format": "@"} if macam is Macam.TEKS else TENGAH


def _batasi(sheet: Any, macam: Macam, row: int, column: int) -> None:
    """What may be entered in a column, from a row down to the end of the sheet."""
    rules: dict[Macam, dict[str, Any]] = {
        Macam.UANG: {
            "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "Bukan angka rupiah",
            "error_message": "Isi dengan angka saja (tanpa Rp dan tanda titik); 0 bila nihil.",
        },
        Macam.CACAH: {
            "validate": "integer", "criteria": ">=", "value": 0, "error_title": "Bukan bilangan bulat",
            "error_message": "Isi dengan banyaknya orang.",
        },
        Macam.SATUAN: {"validate": "list", "source": _DAFTAR_SATUAN, "show_error": False},
        Macam.POLARITAS: _pilih(("positif", "negatif")),
        Macam.KELOMPOK: _pilih(tuple(KELOMPOK.values())),
    }  # fmt: skip
    if macam in rules:
        sheet.data_validation(row, column, 1_048_575, column, rules[macam])


def _pilih(pilihan: tuple[str, ...]) -> dict[str, Any]:
    return {
        "validate": "list", "source": list(pilihan), "error_title": "Pilihan tidak dikenal",
        "error_message": "Pilih salah satu: " + ", ".join(pilihan) + ".",
    }  # fmt: skip


_TAHUN: dict[str, Any] = {
    "validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100, "error_title": "Bukan tahun",
    "error_message": "Isi dengan tahun empat angka.",
}  # fmt: skip


def _petunjuk(lembar: Lembar, templat: Templat) -> None:
    """Instructions, the figures that the workbook adds up itself, and the list behind the drop-down."""
    sheet = lembar.sheet
    for column, width in enumerate(_LEBAR_PETUNJUK):
        sheet.set_column(column, column, width)
    lembar.teks(0, 0, "PETUNJUK PENGISIAN", DASAR | TEBAL | {"font_size": 12})
    lembar.teks(0, 3, "Daftar satuan", DASAR | TEBAL)
    for row, unit in enumerate(SATUAN, 1):
        lembar.teks(row, 3, unit)
    lines = [
        (templat.kegunaan + ".", ""),
        ("Pemda, Unit, Tahun", "Boleh dikosongkan bila sudah diisi pada Pengaturan.xlsx."),
    ]
    if templat.berperubahan:
        lines.append(
            ("Status", "Pilih Perubahan bila dokumen ini menggantikan dokumen murni; bila kosong dianggap murni.")
        )
    lines += [
        ("Sel kuning", "Diisi. Sel lain dikunci tanpa kata sandi (Tinjau > Buka Proteksi Lembar)."),
        ("Baris CONTOH", "Tidak dibaca; boleh dibiarkan. Mulailah pada baris di bawahnya."),
        ("No", "Boleh dikosongkan."),
    ]
    row = 1
    for label, text in lines:
        row = _baris_petunjuk(lembar, row, label, text)
    for spec in templat.lembar:
        row = _baris_petunjuk(lembar, row + 1, f"LEMBAR {spec.nama.upper()}", spec.petunjuk, TEBAL)
        explained = dict.fromkeys((k.grup or k.judul, k.penjelasan) for k in spec.kolom)
        for label, text in explained:
            row = _baris_petunjuk(lembar, row, label, text)
        for own in spec.rekap:
            lembar.teks(row, 0, own.uraian + ":", ALINEA | MIRING)
            lembar.rumus(row, 1, _rumus(own.rumus, spec), 0, DASAR | {"num_format": "#,##0.##", "align": "left"})
            row += 1
    sheet.protect("", BEBAS)
    sheet.set_paper(FOLIO)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _baris_petunjuk(lembar: Lembar, row: int, label: str, text: str, gaya: Gaya | None = None) -> int:
    style = ALINEA | (gaya or {})
    if not text:
        lembar.gabung((row, 0), (row, 1), label, style)
    else:
        lembar.teks(row, 0, label, style)
        lembar.teks(row, 1, text, style)
    bold = gaya is TEBAL
    height = max(
        tinggi_teks(label, _LEBAR_PETUNJUK[0] if text else 120, tebal=bold),
        tinggi_teks(text, _LEBAR_PETUNJUK[1], tebal=bold),
    )
    atur_tinggi(lembar, row, height)
    return row + 1


def _rumus(rumus: str, spec: LembarIsian) -> str:
    """The formula with the cells of the columns that it names: all rows below the example."""
    first = baris_isian(spec) + 1

    def cells(match: re.Match[str]) -> str:
        column = column_letters([k.judul for k in spec.kolom].index(match[1]) + 2)
        return f"{kutip(spec.nama)}!{column}{first}:{column}{first + 4999}"

    return re.sub(r"\[([^\]]*)\]", cells, rumus)
