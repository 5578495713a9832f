"""Sheet `Belanja`: composition of the budget by kelompok belanja."""

from __future__ import annotations

from lakip_xls.computing.hasil import rasio
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, PERSEN, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import KOSONG, STRIP, Sel, rujuk, rumus, sel, teks, uang
from lakip_xls.writing.sheets.anggaran import sel_jumlah, sel_serapan, sel_sisa
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "Belanja"
_PAGU, _REALISASI = 2, 3


def tulis(ctx: Konteks) -> None:
    """Write the sheet and remember where each group's pagu stands."""
    lembar = ctx.lembar[NAMA]
    title = [f"Komposisi Belanja {ctx.periode}", ctx.unit]
    groups = ctx.laporan.hitungan.belanja
    if not groups:
        belum_ada(
            ctx,
            lembar,
            title,
            "rincian belanja operasi, modal, tidak terduga, dan transfer",
            "Realisasi Anggaran yang memuat kelompok belanja (misalnya ekspor SIPD-RI)",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Kelompok Belanja", 26),
        Kolom("Pagu (Rp)", ctx.lebar_uang),
        Kolom("Realisasi (Rp)", ctx.lebar_uang),
        Kolom("Serapan (%)", 9),
        Kolom("Sisa (Rp)", ctx.lebar_uang),
        Kolom("Bagian pagu (%)", 10),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    last = tabel.baris_isi + len(groups)
    known = [g.pagu for g in groups if g.pagu is not None]
    whole = sum(known) if known else None
    rows = range(tabel.baris_isi, last)
    for number, own in enumerate(groups, 1):
        at = tabel.baris
        share = rasio(own.pagu, whole)
        tabel.tambah(
            [
                Sel(number, BULAT),
                teks(KELOMPOK.get(own.kelompok, own.kelompok), KIRI),
                uang(own.pagu),
                uang(own.realisasi),
                sel_serapan(own.pagu, own.realisasi, at, _PAGU, _REALISASI),
                sel_sisa(own.pagu, own.realisasi, at, _PAGU, _REALISASI),
                rumus(formulas.persen(sel(at, _PAGU), f"{sel(last, _PAGU)}"), share, PERSEN),
                ctx.ket(own.ref),
                ctx.sumber(own.ref),
            ]
        )
        ctx.alamat["belanja", own.kelompok] = rujuk(lembar, at, _PAGU)
    pagu = sel_jumlah([g.pagu for g in groups], rows, _PAGU)
    spent = sel_jumlah([g.realisasi for g in groups], rows, _REALISASI)
    parts = [g.realisasi for g in groups if g.realisasi is not None]
    used = sum(parts) if parts else None
    share = rasio(whole, whole)
    tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            pagu,
            spent,
            sel_serapan(whole, used, last, _PAGU, _REALISASI),
            sel_sisa(whole, used, last, _PAGU, _REALISASI),
            rumus(formulas.jumlah(6, rows), share, PERSEN) if share is not None else STRIP,
        ],
        JUMLAH,
    )
    tabel.lebarkan(last, 0, 1)
    below = tabel.tulis()
    below = alinea(
        lembar, below, lebar, "Sumber: rincian kelompok belanja pada dokumen realisasi anggaran.", kecil=True
    )
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 2),
            kepala_halaman=f"{ctx.unit} · Belanja",
        ),
        below,
        tabel.kolom_cetak,
    )
