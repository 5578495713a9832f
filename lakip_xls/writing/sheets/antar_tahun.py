"""Sheet `3.2 Antar Tahun`: targets and realisasi of the report's year beside earlier years."""

from __future__ import annotations

from itertools import groupby

from lakip_xls.model import Nilai
from lakip_xls.writing.gaya import KIRI, PERSEN, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import STRIP, Sel, lebar_nilai, rumus, sel, teks
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.2 Antar Tahun"


def tulis(ctx: Konteks) -> None:
    """Write the sheet."""
    lembar = ctx.lembar[NAMA]
    title = [
        f"Tabel 3.2 Perbandingan Capaian Kinerja Sasaran {ctx.periode} dengan Tahun Sebelumnya",
        ctx.unit,
    ]
    rows = ctx.laporan.hitungan.antar_tahun
    if not rows:
        belum_ada(
            ctx,
            lembar,
            title,
            "target dan realisasi indikator",
            "Pengukuran Kinerja tahun ini, dan untuk perbandingannya tabel capaian tahun-tahun sebelumnya "
            "atau hasil LKjIP tahun lalu",
        )
        return
    years = sorted({year for r in rows for year, _ in (*r.target, *r.realisasi)})
    figures = (v for r in rows for _, v in (*r.target, *r.realisasi))
    width = lebar_nilai(figures, 9.0 if len(years) <= 3 else 8.0)
    kolom = (
        Kolom("Sasaran Strategis", 36),
        Kolom("Indikator Sasaran", 44),
        *(Kolom(str(y), width, "Target", TENGAH) for y in years),
        *(Kolom(str(y), width, "Realisasi", TENGAH) for y in years),
        *([Kolom("Pertumbuhan realisasi (%)", 13)] if len(years) > 1 else []),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    for goal, members in groupby(rows, key=lambda r: r.sasaran):
        first = tabel.baris
        for own in members:
            target, reached = dict(own.target), dict(own.realisasi)
            values = [d.get(y) for d in (target, reached) for y in years]
            refs = [v.ref for v in values if v is not None]
            growth = [_pertumbuhan(reached, years, tabel.baris)] if len(years) > 1 else []
            tabel.tambah(
                [
                    teks(goal, KIRI),
                    teks(own.indikator, KIRI),
                    *(STRIP if v is None else ctx.nilai(v) for v in values),
                    *growth,
                    ctx.ket(*refs),
                    ctx.sumber(*refs),
                ]
            )
        tabel.gabung(0, first, tabel.baris - 1)
    below = tabel.tulis()
    if len(years) < 2:
        below = alinea(
            lembar,
            below,
            lebar,
            "Data tahun sebelumnya tidak ada di antara berkas yang dibaca. Tambahkan tabel capaian "
            "tahun-tahun "
            "sebelumnya, atau berkas hasil LKjIP tahun lalu, agar perbandingan dapat ditampilkan.",
        )
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 2),
            kepala_halaman=f"{ctx.unit} · Tabel 3.2",
        ),
        below,
        tabel.kolom_cetak,
    )


def _pertumbuhan(reached: dict[int, Nilai], years: list[int], row: int) -> Sel:
    """Growth of the realisasi from the year before to the last one; a dash unless both are figures."""
    last, before = reached[years[-1]].angka, reached[years[-2]].angka
    if years[-2] != years[-1] - 1 or last is None or not before:
        return STRIP
    now, earlier = sel(row, 1 + 2 * len(years)), sel(row, 2 * len(years))
    return rumus(f'=IF({earlier}=0,"-",({now}-{earlier})/{earlier}*100)', (last / before - 1) * 100, PERSEN)
