"""Sheet `Refocusing`: amounts withdrawn from sub kegiatan, where the folder has such a list."""

from __future__ import annotations

from lakip_xls.computing.completeness import complete_sum, missing_parts
from lakip_xls.model import Baris
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, judul
from lakip_xls.writing.sel import KOSONG, Sel, teks, uang
from lakip_xls.writing.sheets.anggaran import sel_jumlah_baris, sel_sisa
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "Refocusing"
_SEMULA, _DITARIK = 2, 3


def tulis(ctx: Konteks) -> None:
    """Write the sheet; it exists only where there are rows."""
    lembar = ctx.lembar[NAMA]
    rows = ctx.laporan.data.baris("pergeseran")
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Sub Kegiatan", 44),
        Kolom("Anggaran Semula (Rp)", ctx.lebar_uang),
        Kolom("Ditarik (Rp)", ctx.lebar_uang),
        Kolom("Menjadi (Rp)", ctx.lebar_uang),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    top = judul(lembar, 0, lebar, [f"Pergeseran (Refocusing) Anggaran {ctx.periode}", ctx.unit])
    tabel = Tabel(lembar, kolom, top)
    for number, own in enumerate(rows, 1):
        at = tabel.baris
        before, taken = own.angka("anggaran_semula"), own.angka("ditarik")
        refs = (own["anggaran_semula"].ref, own["ditarik"].ref)
        tabel.tambah(
            [
                Sel(number, BULAT),
                ctx.nilai(own["sub_kegiatan"], teks(own.teks("sub_kegiatan"), KIRI)),
                _uang(ctx, own, "anggaran_semula"),
                _uang(ctx, own, "ditarik"),
                sel_sisa(before, taken, at, _SEMULA, _DITARIK),
                ctx.ket(own.ref, own["sub_kegiatan"].ref, *refs),
                ctx.sumber(own["sub_kegiatan"].ref or own.ref, *refs),
            ]
        )
    body = range(tabel.baris_isi, tabel.baris)
    totals = ctx.laporan.data.jumlah("pergeseran")
    written = [b["ditarik"].ref for b in totals]
    originals, withdrawn = (complete_sum(b.angka(name) for b in rows) for name in ("anggaran_semula", "ditarik"))
    lacking = [
        r
        for name in ("anggaran_semula", "ditarik")
        for r in missing_parts([(b.angka(name), b.ref_of(name)) for b in rows])
    ]
    at = tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            sel_jumlah_baris(rows, "anggaran_semula", body, _SEMULA),
            sel_jumlah_baris(rows, "ditarik", body, _DITARIK),
            sel_sisa(originals, withdrawn, tabel.baris, _SEMULA, _DITARIK, lacking),
            ctx.ket(*written),
            ctx.sumber(*written),
        ],
        JUMLAH,
    )
    tabel.lebarkan(at, 0, 1)
    below = tabel.tulis()
    below = alinea(lembar, below, lebar, "JUMLAH dihitung dari baris-barisnya.", kecil=True)
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(top, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 2),
            kepala_halaman=f"{ctx.unit} · Refocusing",
        ),
        below,
        tabel.kolom_cetak,
    )


def _uang(ctx: Konteks, own: Baris, name: str) -> Sel:
    number = own.angka(name)
    return ctx.nilai(own[name], uang(number) if number is not None else None)
