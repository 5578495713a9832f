"""Sheet `Narasi`: paragraphs to be taken over into chapter III and the Ikhtisar Eksekutif."""

from __future__ import annotations

from lakip_xls.writing.gaya import ALINEA, DASAR, TEBAL
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, judul
from lakip_xls.writing.narasi import susun
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, lebar_gabung, tinggi_teks

NAMA = "Narasi"
_LEBAR = (4.0, 92.0)


def tulis(ctx: Konteks) -> None:
    """Write the sheet, one paragraph per row."""
    lembar = ctx.lembar[NAMA]
    atur_lebar(lembar, _LEBAR)
    row = judul(lembar, 0, _LEBAR, [f"Narasi Laporan Kinerja {ctx.periode}", ctx.unit])
    row = alinea(
        lembar,
        row,
        _LEBAR,
        "Alinea berikut disusun dari angka pada tabel dan siap disalin. Lengkapi dengan penyebab "
        "keberhasilan atau "
        "kegagalan dan rencana tindak lanjut; hal itu tidak dapat disimpulkan dari angka.",
        kecil=True,
    )
    for own in susun(ctx.laporan, ctx.unit, ctx.periode):
        if own.judul:
            atur_tinggi(lembar, row, 6)
            row += 1
        gaya = DASAR | TEBAL | {"text_wrap": True} if own.judul else ALINEA | {"align": "justify"}
        if own.tingkat:
            lembar.teks(row, 1, own.teks, gaya)
            width = _LEBAR[1]
        else:
            lembar.gabung((row, 0), (row, 1), own.teks, gaya)
            width = lebar_gabung(_LEBAR)
        atur_tinggi(lembar, row, tinggi_teks(own.teks, width, 10, own.judul) + 4)
        row += 1
    atur_cetak(lembar, Cetak(kepala_halaman=f"{ctx.unit} · Narasi"), row, 1)
