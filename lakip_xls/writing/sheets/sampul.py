"""Sheet `Sampul`: cover, contents as links, and how many findings there are."""

from __future__ import annotations

from lakip_xls.findings import Tingkat, count_findings
from lakip_xls.hitung_temuan import per_dokumen
from lakip_xls.skema import kind_label
from lakip_xls.writing.gaya import BULAT, DASAR, JUDUL, KEPALA, KIRI, SEL, TAUTAN, TEBAL, TENGAH, TINGKAT, VTENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import kop
from lakip_xls.writing.sel import kutip
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

NAMA = "Sampul"
_LEBAR = (6.0, 24.0, 36.0, 10.5, 10.5, 9.0)
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
    row = _per_dokumen(ctx, row + 1)
    lembar.gabung(
        (row, 0),
        (row, _AKHIR),
        f"Disusun {ctx.tanggal}. Angka berasal dari berkas yang tercantum pada lembar Sumber Data; "
        "persentase, jumlah, "
        "dan rata-rata adalah rumus yang dapat ditelusuri.",
        DASAR | TENGAH | {"italic": True, "text_wrap": True, "font_size": 9},
    )
    atur_tinggi(lembar, row, 27)
    last = _isi(ctx, row + 1, isi)
    cetak = Cetak(kepala_halaman=f"{ctx.unit} · LKjIP {ctx.tahun}", utuh=((row + 1, last),))
    atur_cetak(lembar, cetak, last, _AKHIR)


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
        lembar.gabung((row, 3), (row, _AKHIR), "", SEL)
        lembar.tautan(row, 3, "internal:'Validasi'!A1", f"{counts[level]} temuan", SEL | TENGAH | TAUTAN)
        atur_tinggi(lembar, row, 16)
    return row + 1


def _per_dokumen(ctx: Konteks, row: int) -> int:
    """The findings by document and file; nothing where there are none."""
    lembar = ctx.lembar[NAMA]
    lines = per_dokumen(ctx.laporan.temuan)
    if not lines:
        return row
    lembar.gabung((row, 0), (row, 1), "Dokumen", KEPALA)
    for column, text in enumerate(("Berkas", "Kesalahan", "Peringatan", "Info"), 2):
        lembar.teks(row, column, text, KEPALA)
    atur_tinggi(lembar, row, 18)
    for own in lines:
        row += 1
        kind, file = own["jenis"], str(own["berkas"] or "-")
        lembar.gabung((row, 0), (row, 1), kind_label(str(kind or "Umum")), SEL | KIRI)
        lembar.teks(row, 2, file, SEL | KIRI)
        for column, level in enumerate(Tingkat, 3):
            number = int(own[level.value] or 0)
            lembar.angka(row, column, number, SEL | BULAT | (TINGKAT[level.value] if number else {}))
        atur_tinggi(lembar, row, max(15.8, tinggi_teks(file, _LEBAR[2])))
    return row + 2


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
    return row
