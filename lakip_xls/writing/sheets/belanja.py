"""Sheet `Belanja`: composition of the budget by kelompok belanja."""

from __future__ import annotations

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.hasil import Belanja, rasio
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, PERSEN, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import KOSONG, Sel, kurang_sel, rujuk, rumus, sel, teks, uang
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
    whole, used = complete_sum(g.pagu for g in groups), complete_sum(g.realisasi for g in groups)
    lacking = {what: [ref for g in groups for ref in g.kurang.get(what, ())] for what in ("pagu", "realisasi")}
    every = [*lacking["pagu"], *lacking["realisasi"]]
    rows = range(tabel.baris_isi, last)
    for number, own in enumerate(groups, 1):
        at = tabel.baris
        share = rasio(own.pagu, whole)
        missing = [ref for refs in own.kurang.values() for ref in refs]
        tabel.tambah(
            [
                Sel(number, BULAT),
                teks(KELOMPOK.get(own.kelompok, own.kelompok), KIRI),
                _uang(own, "pagu"),
                _uang(own, "realisasi"),
                sel_serapan(own.pagu, own.realisasi, at, _PAGU, _REALISASI, missing),
                sel_sisa(own.pagu, own.realisasi, at, _PAGU, _REALISASI, missing),
                rumus(formulas.persen(sel(at, _PAGU), f"{sel(last, _PAGU)}"), share, PERSEN)
                if share is not None
                else kurang_sel(lacking["pagu"]),
                ctx.ket(own.ref),
                ctx.sumber(own.ref),
            ]
        )
        ctx.alamat["belanja", own.kelompok] = rujuk(lembar, at, _PAGU)
    share = rasio(whole, whole)
    tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            sel_jumlah([g.pagu for g in groups], rows, _PAGU, lacking["pagu"]),
            sel_jumlah([g.realisasi for g in groups], rows, _REALISASI, lacking["realisasi"]),
            sel_serapan(whole, used, last, _PAGU, _REALISASI, every),
            sel_sisa(whole, used, last, _PAGU, _REALISASI, every),
            rumus(formulas.jumlah(6, rows), share, PERSEN) if share is not None else kurang_sel(lacking["pagu"]),
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


def _uang(own: Belanja, name: str) -> Sel:
    value = own.pagu if name == "pagu" else own.realisasi
    return kurang_sel(own.kurang.get(name, ())) if value is None else uang(value)
