"""Sheet `Tanggapan Selesai`: what staff answered to findings that are gone, kept over all later runs."""

from __future__ import annotations

from lakip_xls.tanggapan import LEMBAR_SELESAI, Jawaban
from lakip_xls.writing.gaya import KIRI, TENGAH, TINGKAT, Gaya
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.sel import Sel, teks
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = LEMBAR_SELESAI
_KECIL: Gaya = {"font_size": 9}
KOLOM = (
    Kolom("No", 5, gaya=TENGAH | _KECIL),
    Kolom("Kode", 10, gaya=TENGAH | _KECIL),
    Kolom("Tingkat", 11, gaya=TENGAH | _KECIL),
    Kolom("Dokumen", 15, gaya=_KECIL),
    Kolom("Berkas", 19, gaya=_KECIL),
    Kolom("Lembar", 13, gaya=_KECIL),
    Kolom("Sel", 7, gaya=TENGAH | _KECIL),
    Kolom("Uraian", 47, gaya=_KECIL),
    Kolom("Tertulis", 16, gaya=_KECIL),
    Kolom("Seharusnya", 16, gaya=_KECIL),
    Kolom("Tanggapan", 36, gaya=_KECIL),
    Kolom("Keterangan", 22, gaya=_KECIL),
)


def tulis(ctx: Konteks) -> None:
    """Write the sheet, header in row 1."""
    lembar = ctx.lembar[NAMA]
    tabel = Tabel(lembar, KOLOM, 0, bernomor=False)
    for number, own in enumerate(ctx.laporan.tanggapan.selesai, 1):
        tabel.tambah(_baris(number, own))
    below = tabel.tulis()
    atur_cetak(
        lembar,
        Cetak(mendatar=True, baris_ulang=(0, 0), beku=(1, 2), kepala_halaman=f"{ctx.unit} · {NAMA}"),
        below - 1,
        len(KOLOM) - 1,
    )
    lembar.sheet.autofilter(0, 0, max(below - 1, 1), len(KOLOM) - 1)


def _baris(number: int, own: Jawaban) -> list[Sel]:
    level = TINGKAT.get(own.tingkat, {})
    return [
        Sel(number, TENGAH | {"num_format": "0"}),
        teks(own.kode, TENGAH),
        teks(own.tingkat, TENGAH | level),
        *(teks(t, KIRI) for t in (own.dokumen, own.berkas, own.lembar)),
        teks(own.sel, TENGAH),
        *(teks(t, KIRI) for t in (own.uraian, own.tertulis, own.seharusnya, own.tanggapan, own.keterangan)),
    ]
