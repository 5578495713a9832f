"""Names as they are printed: document kinds, frames, levels and groups."""

from __future__ import annotations

JENIS = {
    "pk": "Perjanjian Kinerja",
    "rkt": "Rencana Kinerja Tahunan",
    "rencana_aksi": "Rencana Aksi",
    "realisasi_anggaran": "Realisasi Anggaran",
    "pengukuran_kinerja": "Pengukuran Kinerja",
    "renstra": "Renstra",
    "iku": "Indikator Kinerja Utama",
    "realisasi_program": "Realisasi Program",
    "data_indikator": "Data Dukung Indikator",
    "pergeseran": "Pergeseran Anggaran",
    "sdm": "Sumber Daya Manusia",
    "pembanding": "Pembanding",
    "hasil": "Hasil LKjIP tahun lalu",
    "pengaturan": "Pengaturan",
}
"""Document kind -> its name."""

FRAME = {
    "pk": "Indikator Perjanjian Kinerja",
    "pk_program": "Program pada Perjanjian Kinerja",
    "rkt": "Rencana Kinerja Tahunan",
    "rencana_aksi": "Rencana Aksi",
    "anggaran": "Realisasi Anggaran",
    "realisasi_program": "Keluaran program dan kegiatan",
    "pengukuran": "Pengukuran Kinerja",
    "renstra": "Target Renstra",
    "iku": "Indikator Kinerja Utama",
    "data_indikator": "Data Dukung Indikator",
    "belanja": "Komposisi Belanja",
    "pergeseran": "Pergeseran Anggaran",
    "efisiensi": "Efisiensi",
    "temuan": "Temuan",
    "antar_tahun": "Target dan realisasi per tahun",
    "ringkasan": "Ringkasan laporan",
}
"""Frame -> what it holds."""

TINGKAT_POS = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
"""Level of the budget -> its name."""


def berlabel(tingkat: str, nama: str, pemisah: str = ": ") -> str:
    """A name with its level in front, once: 'Program: Penunjang ...'."""
    label = TINGKAT_POS[tingkat]
    return nama if nama.lower().startswith(label.lower() + " ") else f"{label}{pemisah}{nama}"


BELANJA = {
    "operasi": "Belanja Operasi",
    "modal": "Belanja Modal",
    "tidak_terduga": "Belanja Tidak Terduga",
    "transfer": "Belanja Transfer",
}
"""Kelompok belanja -> its name."""
