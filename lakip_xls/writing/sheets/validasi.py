"""Sheet `Validasi`: every finding on one row, the header in row 1 so that programs find it."""

from __future__ import annotations

from lakip_xls.findings import Temuan
from lakip_xls.skema import kind_label
from lakip_xls.writing.gaya import KANAN, KIRI, TENGAH, TINGKAT, Gaya
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.sel import Sel, tautan, teks
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "Validasi"
_TANGGAPAN = (
    "Kolom ini untuk jawaban Anda, misalnya: sudah diperbaiki, atau alasan mengapa dibiarkan. "
    "Jawaban terbawa ke temuan yang sama pada proses berikutnya."
)
_KECIL: Gaya = {"font_size": 9}
KOLOM = (
    Kolom("No", 5, gaya=TENGAH | _KECIL),
    Kolom("Kode", 10, gaya=TENGAH | _KECIL),
    Kolom("Tingkat", 11, gaya=TENGAH | _KECIL),
    Kolom("Dokumen", 14, gaya=_KECIL),
    Kolom("Berkas", 18, gaya=_KECIL),
    Kolom("Lembar", 13, gaya=_KECIL),
    Kolom("Sel", 7, gaya=TENGAH | _KECIL),
    Kolom("Uraian", 56, gaya=_KECIL),
    Kolom("Tertulis", 15, gaya=_KECIL),
    Kolom("Seharusnya", 15, gaya=_KECIL),
    Kolom("Selisih", 12, gaya=_KECIL | KANAN),
    Kolom("Saran", 34, gaya=_KECIL),
    Kolom("Tanggapan", 16, gaya=_KECIL),
)


def tulis(ctx: Konteks) -> None:
    """Write the sheet; the row of finding n is row n + 1, which marks on other sheets rely on."""
    lembar = ctx.lembar[NAMA]
    tabel = Tabel(lembar, KOLOM, 0, bernomor=False)
    for number, own in enumerate(ctx.laporan.temuan, 1):
        tabel.tambah(_baris(ctx, number, own))
    below = tabel.tulis()
    lembar.catatan(0, len(KOLOM) - 1, _TANGGAPAN)
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(0, 0),
            beku=(1, 2),
            kepala_halaman=f"{ctx.unit} · Validasi {ctx.periode}",
        ),
        below - 1,
        len(KOLOM) - 1,
    )
    lembar.sheet.set_header(
        "&C&9Validasi LKjIP" + ("" if ctx.laporan.temuan else ": tidak ada temuan"), {"margin": 0.3}
    )
    lembar.sheet.autofilter(0, 0, max(below - 1, 1), len(KOLOM) - 1)


def _baris(ctx: Konteks, number: int, own: Temuan) -> list[Sel]:
    file = ctx.tautan_sumber(own.berkas) if own.berkas and not own.lembar else None
    cell = ctx.tautan_sumber(own.berkas, own.lembar, own.sel) if own.berkas and own.lembar else None
    return [
        Sel(number, TENGAH | {"num_format": "0"}),
        teks(own.kode, TENGAH),
        teks(own.tingkat.value, TENGAH | TINGKAT[own.tingkat.value]),
        teks(kind_label(own.jenis), KIRI),
        tautan(file, own.berkas or "", KIRI),
        tautan(cell, own.lembar or "", KIRI),
        tautan(cell if own.sel else None, own.sel or "", TENGAH),
        teks(own.uraian, KIRI),
        teks(own.tertulis, KIRI),
        teks(own.seharusnya, KIRI),
        teks(own.selisih, KANAN | {"indent": 1}),
        teks(own.saran, KIRI),
        teks(ctx.laporan.tanggapan.berlaku.get(number - 1), KIRI),
    ]
