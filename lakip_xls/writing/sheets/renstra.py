"""Sheet `3.3 Renstra`: realisasi against the target of the Renstra's last year."""

from __future__ import annotations

from lakip_xls.writing.gaya import BULAT, KIRI, PERSEN, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import Sel, bilangan, lebar_nilai, rumus, sel, teks
from lakip_xls.writing.sheets.pengukuran import gabung_sasaran, rumus_capaian, sel_rujukan
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.3 Renstra"
_TARGET, _REALISASI = 3, 4


def tulis(ctx: Konteks) -> None:
    """Write the sheet; needs 3.1 written before."""
    lembar = ctx.lembar[NAMA]
    rows = ctx.laporan.hitungan.renstra
    year = next((r.tahun_akhir for r in rows if r.tahun_akhir), None)
    until = f" Renstra {year}" if year else " Renstra"
    title = [
        f"Tabel 3.3 Perbandingan Realisasi Kinerja {ctx.periode} dengan Target Jangka Menengah{until}",
        ctx.unit,
    ]
    if not any(r.target_akhir.isi is not None for r in rows) or ctx.ketentuan is None:
        belum_ada(
            ctx,
            lembar,
            title,
            "target Renstra untuk indikator yang diukur",
            "Renstra (matriks target per tahun) dengan kolom sasaran, indikator, dan target tiap tahun, "
            "serta "
            "Pengukuran Kinerja",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Sasaran Strategis", 30),
        Kolom("Indikator Sasaran", 34),
        Kolom(f"Target Renstra {year or ''}".strip(), lebar_nilai((r.target_akhir for r in rows), 12), gaya=TENGAH),
        Kolom(
            f"Realisasi {ctx.tahun}{ctx.sampai}", lebar_nilai((r.indikator.realisasi for r in rows), 11), gaya=TENGAH
        ),
        Kolom("Capaian (%)", 10),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    for own in rows:
        at = tabel.baris
        item = own.indikator
        cells = (sel(at, _TARGET), sel(at, _REALISASI))
        formula = rumus_capaian(own.target_akhir, item.realisasi, item.polaritas, cells, ctx.ketentuan)
        tabel.tambah(
            [
                Sel(1, BULAT),
                teks(item.sasaran, KIRI),
                teks(item.nama, KIRI),
                ctx.nilai(own.target_akhir),
                sel_rujukan(ctx, "realisasi", item),
                rumus(formula, own.capaian, PERSEN) if formula else bilangan(own.capaian, PERSEN),
                ctx.ket(own.target_akhir.ref),
                ctx.sumber(own.target_akhir.ref),
            ]
        )
    gabung_sasaran(tabel, [r.indikator.sasaran for r in rows])
    below = tabel.tulis()
    below = alinea(
        lembar, below, lebar, "Realisasi sama dengan Tabel 3.1. Tanda - berarti tidak ada nilai.", kecil=True
    )
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 3),
            kepala_halaman=f"{ctx.unit} · Tabel 3.3",
        ),
        below,
        tabel.kolom_cetak,
    )
