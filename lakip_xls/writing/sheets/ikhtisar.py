"""Sheet `Ikhtisar`: the year on one page, with charts made by Excel itself."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import incomplete_text
from lakip_xls.findings import count_findings
from lakip_xls.provenance import Ref
from lakip_xls.writing.gaya import (
    DASAR,
    KEPALA,
    KIRI,
    PERSEN,
    SEL,
    TEBAL,
    TENGAH,
    TINGKAT,
    UANG,
    VTENGAH,
    Gaya,
)
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import judul
from lakip_xls.writing.nama import berlabel
from lakip_xls.writing.sel import Sel, kurang_sel, rumus, teks, tulis_sel
from lakip_xls.writing.sheets import tren
from lakip_xls.writing.sheets.grafik import gambar
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, lebar_gabung, tinggi_teks

NAMA = "Ikhtisar"
_LEBAR = (12.0,) * 8
_UANG = ("pagu", "realisasi", "serapan", "sisa")
"""Figures that are made of money."""
_BESAR: Gaya = {"font_size": 12, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F7FC"}


def tulis(ctx: Konteks) -> None:
    """Write the sheet; needs the tables written before."""
    lembar = ctx.lembar[NAMA]
    atur_lebar(lembar, _LEBAR)
    row = judul(lembar, 0, _LEBAR, [f"Ikhtisar Kinerja {ctx.periode}", ctx.unit])
    row = _angka_pokok(ctx, lembar, row)
    row = _terbaik(ctx, lembar, row + 1)
    row = tren.tulis(ctx, lembar, row + 1)
    row = _temuan(ctx, lembar, row + 1)
    row = gambar(ctx, lembar, row + 1)
    atur_cetak(lembar, Cetak(kepala_halaman=f"{ctx.unit} · Ikhtisar"), row, len(_LEBAR) - 1)
    lembar.sheet.fit_to_pages(1, 1)


def _angka_pokok(ctx: Konteks, lembar: Lembar, row: int) -> int:
    total = ctx.laporan.hitungan.ringkasan
    count = f"{total.jumlah_program} / {total.jumlah_kegiatan} / {total.jumlah_sub_kegiatan}"
    cards: list[tuple[str, Sel]] = [
        ("Pagu (Rp)", _rujukan(ctx, "pagu", total.pagu, UANG)),
        ("Realisasi (Rp)", _rujukan(ctx, "realisasi", total.realisasi, UANG)),
        ("Serapan anggaran (%)", _rujukan(ctx, "serapan", total.serapan, PERSEN)),
        ("Sisa anggaran (Rp)", _rujukan(ctx, "sisa", total.sisa, UANG)),
        ("Rata-rata capaian (%)", _rujukan(ctx, "rata", total.rata_rata_capaian, PERSEN)),
        ("Capaian dibatasi (%)", _rujukan(ctx, "rata dibatasi", total.rata_rata_capaian_dibatasi, PERSEN)),
        ("Kategori", _rujukan(ctx, "kategori", total.kategori, TENGAH)),
        ("Program / kegiatan / sub", teks(count, TENGAH)),
    ]
    for index, (label, cell) in enumerate(cards):
        top = row + (index // 4) * 2
        left = (index % 4) * 2
        lembar.gabung((top, left), (top, left + 1), label, KEPALA)
        lembar.gabung((top + 1, left), (top + 1, left + 1), "", SEL | _BESAR)
        tulis_sel(lembar, top + 1, left, cell.bergaya(_BESAR), SEL)
        atur_tinggi(lembar, top, 16)
        atur_tinggi(lembar, top + 1, 26)
    return row + 4


def _rujukan(ctx: Konteks, nama: str, nilai: int | Decimal | str | None, gaya: Gaya) -> Sel:
    address = ctx.alamat.get((nama, "semua"))
    if address is None or nilai is None:
        return kurang_sel(_kurang(ctx, nama))
    return rumus(f"={address}", nilai, gaya)


def _kurang(ctx: Konteks, nama: str) -> list[Ref]:
    """The cells that a figure of the report lacks."""
    money = {"pagu": ("pagu",), "realisasi": ("realisasi",)}.get(nama, ("pagu", "realisasi"))
    parts = money if nama in _UANG else ("capaian",)
    return [ref for part in parts for ref in ctx.laporan.hitungan.ringkasan.kurang.get(part, ())]


def _terbaik(ctx: Konteks, lembar: Lembar, row: int) -> int:
    """The indicator with the highest and the lowest capaian, the programme with the same of serapan."""
    measured = sorted(
        (i for i in ctx.laporan.hitungan.indikator if i.capaian is not None), key=lambda i: i.capaian or 0
    )
    spent = sorted((p for p in ctx.laporan.hitungan.program if p.serapan is not None), key=lambda p: p.serapan or 0)
    for column, text in ((0, "Ukuran"), (2, "Nama"), (7, "Nilai (%)")):
        end = {0: 1, 2: 6, 7: 7}[column]
        lembar.gabung((row, column), (row, end), text, KEPALA)
    lines: list[tuple[str, str, Sel]] = []
    for label, name in (("Capaian tertinggi dan terendah", "rata"), ("Serapan tertinggi dan terendah", "serapan")):
        if lacking := _kurang(ctx, name):
            lines.append((label, incomplete_text(lacking), teks("-", TENGAH)))
            measured, spent = ([], spent) if name == "rata" else (measured, [])
    if measured:
        for label, own in (("Capaian tertinggi", measured[-1]), ("Capaian terendah", measured[0])):
            lines.append((label, own.nama, rumus(f"={ctx.alamat['capaian', own.baris.ref]}", own.capaian, PERSEN)))
    if spent:
        for label, pos in (("Serapan tertinggi", spent[-1]), ("Serapan terendah", spent[0])):
            address = ctx.alamat["serapan", (pos.tingkat, pos.baris.ref)]
            lines.append((label, berlabel(pos.tingkat, pos.nama, " "), rumus(f"={address}", pos.serapan, PERSEN)))
    if not lines:
        lines.append(("-", "Belum ada indikator yang diukur dan realisasi anggaran yang dibaca.", teks("-", TENGAH)))
    for label, name, cell in lines:
        row += 1
        lembar.gabung((row, 0), (row, 1), label, SEL | KIRI)
        lembar.gabung((row, 2), (row, 6), name, SEL | KIRI)
        tulis_sel(lembar, row, 7, cell, SEL)
        atur_tinggi(lembar, row, tinggi_teks(name, lebar_gabung(_LEBAR[2:7])))
    return row + 1


def _temuan(ctx: Konteks, lembar: Lembar, row: int) -> int:
    counts = count_findings(ctx.laporan.temuan)
    lembar.gabung((row, 0), (row, 1), "Temuan pemeriksaan", SEL | TEBAL | VTENGAH)
    for index, (level, number) in enumerate(counts.items()):
        left = 2 + index * 2
        gaya = SEL | TENGAH | VTENGAH | TINGKAT[level]
        lembar.gabung((row, left), (row, left + 1), "", gaya)
        lembar.tautan(row, left, "internal:'Validasi'!A1", f"{number} {level}", gaya)
    atur_tinggi(lembar, row, 18)
    lembar.gabung(
        (row + 1, 0),
        (row + 1, 7),
        "Angka diambil dari tabel 3.1, 3.8, dan Belanja melalui rumus; data grafik ada di kanan halaman cetak.",
        DASAR | {"font_size": 8, "italic": True},
    )
    return row + 2
