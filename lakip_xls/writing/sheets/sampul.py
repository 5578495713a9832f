"""Sheet `Sampul`: cover, contents as links, and how many findings there are."""

from __future__ import annotations

from lakip_xls.findings import count_findings
from lakip_xls.writing.gaya import DASAR, JUDUL, KEPALA, KIRI, SEL, TAUTAN, TEBAL, TENGAH, TINGKAT, VTENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import kop
from lakip_xls.writing.sel import kutip
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

NAMA = "Sampul"
_LEBAR = (6.0, 24.0, 52.0, 14.0)
_AKHIR = len(_LEBAR) - 1


def tulis(ctx: Konteks, isi: dict[str, str]) -> None:
    """Write the cover; `isi` gives every sheet with the words that describe it."""
    lembar = ctx.lembar[NAMA]
    atur_lebar(lembar, _LEBAR)
    row = kop(ctx, lembar, _LEBAR) + 1
    for text, size in (("LAPORAN KINERJA", 20), ("INSTANSI PEMERINTAH", 20), (ctx.periode.upper(), 16)):
        lembar.gabung((row, 0), (row, _AKHIR), text, JUDUL | {"font_size": size})
        atur_tinggi(lembar, row, 30)
        row += 1
    lembar.gabung((row, 0), (row, _AKHIR), ctx.unit, JUDUL | {"font_size": 14})
    atur_tinggi(lembar, row, tinggi_teks(ctx.unit, sum(_LEBAR), 14, True) + 6)
    row = _temuan(ctx, row + 2)
    row = _isi(ctx, row + 1, isi)
    lembar.gabung(
        (row + 1, 0),
        (row + 1, _AKHIR),
        f"Disusun {ctx.tanggal}. Angka berasal dari berkas yang tercantum pada lembar Sumber Data; "
        "persentase, jumlah, "
        "dan rata-rata adalah rumus yang dapat ditelusuri.",
        DASAR | TENGAH | {"italic": True, "text_wrap": True, "font_size": 9},
    )
    atur_tinggi(lembar, row + 1, 27)
    atur_cetak(lembar, Cetak(kepala_halaman=f"{ctx.unit} · LKjIP {ctx.tahun}"), row + 1, _AKHIR)


def _temuan(ctx: Konteks, row: int) -> int:
    lembar = ctx.lembar[NAMA]
    counts = count_findings(ctx.laporan.temuan)
    lembar.gabung((row, 0), (row, _AKHIR), "Hasil pemeriksaan", DASAR | TEBAL)
    words = {
        "kesalahan": "harus diperbaiki sebelum laporan dikirim",
        "peringatan": "perlu diperiksa; perbaiki atau jelaskan",
        "info": "untuk diketahui",
    }
    for level, meaning in words.items():
        row += 1
        lembar.gabung((row, 0), (row, 1), level.capitalize(), SEL | KIRI | TINGKAT[level])
        lembar.teks(row, 2, meaning, SEL)
        lembar.tautan(row, 3, "internal:'Validasi'!A1", f"{counts[level]} temuan", SEL | TENGAH | TAUTAN)
        atur_tinggi(lembar, row, 16)
    return row + 1


def _isi(ctx: Konteks, row: int, isi: dict[str, str]) -> int:
    lembar = ctx.lembar[NAMA]
    for column, text in enumerate(("No", "Lembar", "Isi")):
        if column < 2:
            lembar.teks(row, column, text, KEPALA)
        else:
            lembar.gabung((row, column), (row, _AKHIR), text, KEPALA)
    atur_tinggi(lembar, row, 18)
    for number, (name, words) in enumerate(isi.items(), 1):
        row += 1
        lembar.angka(row, 0, number, SEL | TENGAH | VTENGAH | {"num_format": "0"})
        lembar.tautan(row, 1, f"internal:{kutip(name)}!A1", name, SEL | KIRI | TAUTAN)
        lembar.gabung((row, 2), (row, _AKHIR), words, SEL)
        atur_tinggi(lembar, row, max(15.8, tinggi_teks(words, sum(_LEBAR[2:]))))
    return row + 1
