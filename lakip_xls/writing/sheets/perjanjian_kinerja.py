"""Sheet `Perjanjian Kinerja`: agreed indicators, and the programmes with their budget."""

from __future__ import annotations

from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul, kop, tanda_tangan
from lakip_xls.writing.sel import KOSONG, Sel, lebar_nilai, teks, uang
from lakip_xls.writing.sheets.anggaran import sel_jumlah_baris
from lakip_xls.writing.sheets.pengukuran import gabung_sasaran
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_tinggi

NAMA = "Perjanjian Kinerja"


def tulis(ctx: Konteks) -> None:
    """Write the sheet."""
    lembar = ctx.lembar[NAMA]
    documents = ctx.laporan.data.per_dokumen("pk") or ctx.laporan.data.per_dokumen("pk_program")
    changed = " Perubahan" if any(d.perubahan for d in documents) else ""
    title = [f"Perjanjian Kinerja{changed} Tahun {ctx.tahun}", ctx.unit]
    if not documents:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Perjanjian Kinerja",
            "Perjanjian Kinerja dengan kolom sasaran, indikator, dan target, serta tabel program dan anggarannya",
        )
        return
    widths = (*_lebar(ctx), KOLOM_TEMUAN.lebar)
    row = judul(lembar, kop(ctx, lembar, widths), widths, title)
    first = _indikator(ctx, row)
    below = first.tulis() if first else row
    second = _program(ctx, below + 1)
    if second:
        atur_tinggi(lembar, below, 10)
        below = second.tulis()
    else:
        below = alinea(
            lembar,
            below,
            widths,
            "Tabel program dan anggaran tidak ada pada Perjanjian Kinerja yang dibaca.",
        )
    signed = below
    below = tanda_tangan(ctx, lembar, below, 3, len(widths) - 1)
    atur_cetak(
        lembar,
        Cetak(utuh=((signed - 2, below),), kepala_halaman=f"{ctx.unit} · Perjanjian Kinerja"),
        below,
        len(widths) - 1,
    )


def _indikator(ctx: Konteks, row: int) -> Tabel | None:
    rows = ctx.laporan.data.baris("pk")
    if not rows:
        return None
    judul_kolom = ("No", "Sasaran Strategis", "Indikator Kinerja", f"Target {ctx.tahun}", "Satuan")
    gaya = (TENGAH, KIRI, KIRI, TENGAH, TENGAH)
    kolom = [Kolom(j, w, gaya=g) for j, w, g in zip(judul_kolom, _lebar(ctx), gaya, strict=True)]
    tabel = Tabel(ctx.lembar[NAMA], [*kolom, KOLOM_TEMUAN, KOLOM_SUMBER], row)
    for own in rows:
        refs = [own[n].ref for n in ("sasaran", "indikator", "satuan", "target")]
        tabel.tambah(
            [
                Sel(1, BULAT),
                teks(own.teks("sasaran"), KIRI),
                teks(own.teks("indikator"), KIRI),
                ctx.nilai(own["target"]),
                teks(own.teks("satuan") or own["target"].satuan, TENGAH),
                ctx.ket(own.ref, *refs),
                ctx.sumber(own["indikator"].ref or own.ref, own["target"].ref),
            ]
        )
    gabung_sasaran(tabel, [b.teks("sasaran") for b in rows])
    return tabel


def _program(ctx: Konteks, row: int) -> Tabel | None:
    rows = ctx.laporan.data.baris("pk_program")
    if not rows:
        return None
    judul_kolom = ("No", "Program", "", "Anggaran (Rp)", "Sumber Dana")
    kolom = [Kolom(j, w) for j, w in zip(judul_kolom, _lebar(ctx), strict=True)]
    tabel = Tabel(ctx.lembar[NAMA], [*kolom, KOLOM_TEMUAN, KOLOM_SUMBER], row)
    for number, own in enumerate(rows, 1):
        amount = own["anggaran"]
        at = tabel.tambah(
            [
                Sel(number, BULAT),
                teks(own.teks("program"), KIRI),
                KOSONG,
                ctx.nilai(amount, uang(amount.angka) if amount.angka is not None else None),
                teks(own.teks("sumber_dana"), TENGAH),
                ctx.ket(own.ref, own["program"].ref, amount.ref),
                ctx.sumber(own["program"].ref or own.ref, amount.ref),
            ]
        )
        tabel.lebarkan(at, 1, 2)
    refs = [b["anggaran"].ref for b in ctx.laporan.data.jumlah("pk_program")]
    at = tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            KOSONG,
            sel_jumlah_baris(rows, "anggaran", range(tabel.baris_isi, tabel.baris), 3),
            KOSONG,
            ctx.ket(*refs),
            ctx.sumber(*refs),
        ],
        JUMLAH,
    )
    tabel.lebarkan(at, 0, 2)
    return tabel


def _lebar(ctx: Konteks) -> tuple[float, ...]:
    """Widths that both tables share."""
    targets = (b["target"] for b in ctx.laporan.data.baris("pk"))
    return (5.0, 31.0, 34.0, lebar_nilai(targets, ctx.lebar_uang + 1), 14.0)
