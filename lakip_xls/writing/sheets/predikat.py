"""Sheet `3.5 Predikat`: capaian per sasaran and indicator with one tick on the scale."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.completeness import unreadable
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import KIRI, MIRING, PERSEN, TENGAH, UTAMA
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import STRIP, Sel, rujuk, rumus, sel, teks
from lakip_xls.writing.sheets.pengukuran import sel_rata
from lakip_xls.writing.tabel import KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.5 Predikat"
_CAPAIAN, _DIBATASI, _KATEGORI, _CENTANG = 1, 2, 3, 4


def tulis(ctx: Konteks) -> None:
    """Write the sheet; the means per sasaran stand here and are used by 3.7."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.5 Ikhtisar Capaian Kinerja {ctx.periode}", ctx.unit]
    goals = ctx.laporan.hitungan.sasaran
    if not goals:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Pengukuran Kinerja",
            "Pengukuran Kinerja dengan kolom sasaran, indikator, target, dan realisasi",
        )
        return
    scale = ctx.laporan.pengaturan.skala
    kolom = (
        Kolom("Sasaran / Indikator Sasaran", 44),
        Kolom("Capaian (%)", 10),
        Kolom("Capaian dibatasi (%)", 10),
        Kolom("Kategori", 9.5, gaya=TENGAH),
        *(Kolom(level.singkatan, 4.5, "Predikat", TENGAH) for level in scale),
        KOLOM_TEMUAN,
    )
    lebar = tuple(k.lebar for k in kolom)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    assert ctx.ketentuan is not None, "3.1 is written first"
    scale_cells = ctx.ketentuan.skala
    for number, goal in enumerate(goals, 1):
        head = tabel.tambah([teks(f"Sasaran {number}: {goal.nama}", KIRI)], UTAMA)
        tabel.lebarkan(head, 0, len(kolom) - 1)
        measured: list[int] = []
        for order, own in enumerate(goal.indikator, 1):
            at = tabel.baris
            cells = [
                teks(f"Indikator {number}.{order}: {own.nama}", KIRI),
                _rujukan(ctx, "capaian", own.baris.ref, own.capaian),
                _rujukan(ctx, "dibatasi", own.baris.ref, own.capaian_dibatasi),
                rumus("=" + ctx.alamat["kategori", own.baris.ref], own.kategori, TENGAH),
            ]
            written = _temuan_predikat(ctx, own.nama)
            tabel.tambah([*cells, *_centang(ctx, at, own.kategori), ctx.ket(*written)])
            if own.capaian is not None:
                measured.append(at)
        at = tabel.baris
        mean = [
            teks("Rata-rata capaian", KIRI),
            sel_rata(measured, _CAPAIAN, goal.capaian, unreadable(goal.indikator)),
            sel_rata(measured, _DIBATASI, goal.capaian_dibatasi, unreadable(goal.indikator)),
            rumus(scale_cells.rumus_kategori(sel(at, _DIBATASI)), goal.kategori, TENGAH),
        ]
        tabel.tambah([*mean, *_centang(ctx, at, goal.kategori)], MIRING)
        ctx.alamat["rata", goal.nama] = rujuk(lembar, at, _CAPAIAN)
        ctx.alamat["rata dibatasi", goal.nama] = rujuk(lembar, at, _DIBATASI)
    below = tabel.tulis()
    legend = "; ".join(f"{level.singkatan} = {level.predikat}" for level in scale)
    below = alinea(lembar, below, lebar, f"Keterangan: {legend}.", kecil=True)
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 1),
            kepala_halaman=f"{ctx.unit} · Tabel 3.5",
        ),
        below,
        tabel.kolom_cetak,
    )


def _rujukan(ctx: Konteks, nama: str, ref: Ref, nilai: Decimal | None) -> Sel:
    if nilai is None:
        return STRIP
    return rumus("=" + ctx.alamat[nama, ref], nilai, PERSEN)


def _centang(ctx: Konteks, row: int, kategori: str | None) -> list[Sel]:
    return [
        rumus(
            formulas.centang(sel(row, _KATEGORI), level.kategori),
            "√" if level.kategori == kategori else "",
            TENGAH,
        )
        for level in ctx.laporan.pengaturan.skala
    ]


def _temuan_predikat(ctx: Konteks, nama: str) -> list[Ref | None]:
    return [
        value.ref
        for row in ctx.laporan.data.baris("predikat")
        if row.teks("indikator") == nama
        for value in row.nilai.values()
    ]
