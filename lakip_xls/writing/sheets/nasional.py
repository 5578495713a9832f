"""Sheet `3.4 Nasional`: realisasi beside a national or regional figure."""

from __future__ import annotations

from lakip_xls.writing.gaya import BULAT, KIRI, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import Sel, lebar_nilai, teks
from lakip_xls.writing.sheets.pengukuran import gabung_sasaran, sel_rujukan
from lakip_xls.writing.tabel import KOLOM_SUMBER, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.4 Nasional"


def tulis(ctx: Konteks) -> None:
    """Write the sheet; needs 3.1 written before."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.4 Perbandingan Realisasi Kinerja {ctx.periode} dengan Realisasi Nasional", ctx.unit]
    rows = ctx.laporan.hitungan.nasional
    if not rows:
        belum_ada(
            ctx,
            lembar,
            title,
            "data pembanding nasional atau regional",
            "tabel Pembanding dengan kolom sasaran, indikator, dan realisasi nasional (atau lembar "
            "Pembanding pada "
            "Pengaturan.xlsx)",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Sasaran Strategis", 30),
        Kolom("Indikator Sasaran", 34),
        Kolom(
            f"Realisasi {ctx.tahun}{ctx.sampai}", lebar_nilai((r.indikator.realisasi for r in rows), 11), gaya=TENGAH
        ),
        Kolom("Realisasi Nasional", lebar_nilai((r.nasional for r in rows), 16), gaya=TENGAH),
        Kolom("Ket. (+/−)", 8, gaya=TENGAH),
        Kolom("Temuan", 9, gaya=TENGAH),
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    written = {b["nasional"].ref: b for b in ctx.laporan.data.baris("pembanding")}
    for own in rows:
        source = written.get(own.nasional.ref) if own.nasional.ref else None
        refs = [own.nasional.ref] + ([source["realisasi"].ref] if source else [])
        tabel.tambah(
            [
                Sel(1, BULAT),
                teks(own.indikator.sasaran, KIRI),
                teks(own.indikator.nama, KIRI),
                sel_rujukan(ctx, "realisasi", own.indikator),
                ctx.nilai(own.nasional),
                teks((own.keterangan or "").replace("-", "−"), TENGAH),
                ctx.ket(*refs),
                ctx.sumber(*refs),
            ]
        )
    gabung_sasaran(tabel, [r.indikator.sasaran for r in rows])
    below = tabel.tulis()
    below = alinea(
        lembar,
        below,
        lebar,
        "Ket.: + lebih baik daripada pembanding, − lebih rendah, = sama; kosong bila tidak dapat "
        "dibandingkan. "
        "Realisasi sama dengan Tabel 3.1.",
        kecil=True,
    )
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 3),
            kepala_halaman=f"{ctx.unit} · Tabel 3.4",
        ),
        below,
        tabel.kolom_cetak,
    )
