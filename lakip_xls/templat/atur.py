"""The blank settings workbook, with an explanation and a drop-down for every setting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lakip_xls.documents import DAFTAR
from lakip_xls.documents.padanan import JAWABAN, JENIS
from lakip_xls.documents.pengaturan import IDENTITAS, PILIHAN
from lakip_xls.skema import KINDS
from lakip_xls.templat.buku import BEBAS, CONTOH, ISIAN, TANGGAL
from lakip_xls.writing.gaya import ALINEA, DASAR, KEPALA, SEL, TEBAL, TENGAH, WARNA_TAB
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.tata import FOLIO, atur_tinggi, tinggi_teks

_PENJELASAN_IDENTITAS = {
    "Pemerintah daerah": "Misalnya: Kabupaten Jember.",
    "Unit": "Nama perangkat daerah, misalnya: Kecamatan Rambipuji.",
    "Tahun": "Tahun laporan, misalnya 2025.",
    "Alamat": "Dicetak pada kepala surat.",
    "Telepon": "Dicetak pada kepala surat.",
    "Tempat": "Tempat penandatanganan.",
    "Tanggal": "Tanggal penandatanganan; bila kosong, tanggal hari ini.",
    "Jabatan": "Jabatan penanda tangan, misalnya: Camat Rambipuji.",
    "Nama pejabat": "Nama penanda tangan beserta gelarnya.",
    "Pangkat": "Misalnya: Pembina.",
    "NIP": "NIP penanda tangan.",
}
_PENJELASAN_KETENTUAN = {
    "Batas capaian": "Capaian di atas batas ini dihitung sebesar batasnya pada kategori dan predikat. Boleh angka lain.",
    "Rumus indikator negatif": "Indikator yang makin kecil makin baik: (2T-R)/T atau T/R (T target, R realisasi).",
    "Penilaian huruf": "Nilai huruf di bawah target: perbandingan batas bawah nilainya, atau perbandingan peringkatnya "
    "(D = 1 sampai AA = 7).",
    "Skala predikat": "SAKIP (AA sampai D), Permendagri 86/2017 (lima tingkat), atau sendiri (isi lembar Skala).",
    "Metode efisiensi": "Efisien bila capaian >= serapan; dengan rentang selisih 5 poin; atau rumus PMK 22/2021.",
    "Triwulan": "Target sampai suatu triwulan: jumlah triwulannya, atau triwulan terakhir yang terisi (target kumulatif).",
}


def tulis_pengaturan() -> bytes:
    """The blank Pengaturan.xlsx as a file; the same every time."""
    gate = Gerbang("Pengaturan lakip-xls", "lakip-xls", TANGGAL, keterangan="Pengaturan laporan kinerja.")
    _kunci(
        gate.lembar("Identitas", WARNA_TAB["depan"]),
        "Isi kolom Nilai; yang kosong diambil dari dokumen.",
        {k: ("", _PENJELASAN_IDENTITAS[k]) for k in IDENTITAS},
        {},
    )
    ketentuan = gate.lembar("Ketentuan", WARNA_TAB["depan"])
    _kunci(
        ketentuan,
        "Cara menghitung; nilai yang tertulis adalah nilai bawaan. Pilih dari daftar pada sel Nilai.",
        {k: (v[0], _PENJELASAN_KETENTUAN[k]) for k, v in PILIHAN.items()},
        PILIHAN,
    )
    _tabel(
        gate.lembar("Sasaran Program", WARNA_TAB["tabel"]),
        "Program pendukung tiap sasaran. Bila kosong, diambil dari RKT atau Rencana Aksi.",
        (("Sasaran", 60), ("Program", 60)),
        (("Meningkatnya Kualitas Pelayanan Publik", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"),),
        {},
    )
    _tabel(
        gate.lembar("Polaritas", WARNA_TAB["tabel"]),
        "Indikator yang makin kecil makin baik ditulis negatif. Yang tidak disebut dianggap positif.",
        (("Indikator", 70), ("Polaritas", 14)),
        (("Persentase pengaduan yang terlambat ditangani", "negatif"),),
        {1: ("positif", "negatif")},
    )
    _tabel(
        gate.lembar("Padanan", WARNA_TAB["tabel"]),
        "Dua nama yang maksudnya sama walaupun tulisannya jauh berbeda (ya), atau berbeda walaupun tulisannya mirip (tidak). "
        "Salin namanya persis seperti pada dokumen.",
        (("Jenis", 16), ("Nama A", 56), ("Nama B", 56), ("Sama", 9)),
        (("Indikator", "Indeks Kepuasan Masyarakat", "Nilai Survei Layanan", "ya"),),
        {0: tuple(JENIS), 3: tuple(JAWABAN)},
    )
    _tabel(
        gate.lembar("Pemetaan", WARNA_TAB["tabel"]),
        "Cara membaca lembar yang tidak dikenali, satu baris satu isian; lihat lakip-xls kenali BERKAS. Empat kolom pertama "
        "cukup ditulis sekali.",
        (("Berkas", 32), ("Lembar", 20), ("Jenis dokumen", 20), ("Baris judul", 12), ("Isian", 20), ("Kolom", 9)),
        (
            ("Rekap Anggaran.xlsx", "Sheet1", "realisasi_anggaran", 5, "program", "B"),
            ("", "", "", "", "pagu", "E"),
            ("", "", "", "", "realisasi", "F"),
        ),
        {2: tuple(k for k in KINDS if any(j.jenis == k for j in DAFTAR))},
    )
    _tabel(
        gate.lembar("Skala", WARNA_TAB["tabel"]),
        "Skala predikat sendiri; berlaku bila Skala predikat pada lembar Ketentuan adalah 'sendiri'. Batas bawah termasuk "
        "di dalamnya; jenjang terendah mulai dari 0.",
        (("Kategori", 18), ("Batas bawah", 14), ("Predikat", 40)),
        (("ST", 91, "Sangat Tinggi"), ("R", 0, "Rendah")),
        {},
    )
    return gate.bytes()


def _kunci(lembar: Lembar, petunjuk: str, isi: dict[str, tuple[str, str]], pilihan: dict[str, tuple[str, ...]]) -> None:
    """A sheet 'Kunci | Nilai | Penjelasan'."""
    widths = (28, 44, 76)
    row = _kepala(lembar, petunjuk, [*zip(("Kunci", "Nilai", "Penjelasan"), widths, strict=True)], kolom=0)
    for name, (value, words) in isi.items():
        row += 1
        lembar.teks(row, 0, name, SEL | TEBAL)
        if value.isdigit():
            lembar.angka(row, 1, int(value), ISIAN | {"align": "left"})
        else:
            lembar.teks(row, 1, value, ISIAN | {"align": "left"})
        lembar.teks(row, 2, words, SEL)
        atur_tinggi(lembar, row, max(16.0, tinggi_teks(words, widths[2])))
        if name in pilihan:
            lembar.sheet.data_validation(row, 1, row, 1, _pilih(pilihan[name], bebas=name == "Batas capaian"))
    _tutup(lembar)


def _tabel(
    lembar: Lembar,
    petunjuk: str,
    kolom: Sequence[tuple[str, float]],
    contoh: Sequence[Sequence[str | int]],
    pilihan: dict[int, tuple[str, ...]],
    baris: int = 40,
) -> None:
    """A table to fill in from column B; the word CONTOH stands in column A."""
    row = _kepala(lembar, petunjuk, kolom, kolom=1)
    lembar.sheet.set_column(0, 0, 10)
    for values in contoh:
        row += 1
        lembar.teks(row, 0, "CONTOH", DASAR | TENGAH | TEBAL | {"font_color": "#7F7F7F"})
        for column, value in enumerate(values, 1):
            if isinstance(value, str):
                lembar.teks(row, column, value, CONTOH)
            else:
                lembar.angka(row, column, value, CONTOH | TENGAH)
        texts = zip(values, kolom, strict=True)
        atur_tinggi(lembar, row, max(tinggi_teks(str(v), w) for v, (_, w) in texts))
    for index, choices in pilihan.items():
        lembar.sheet.data_validation(row + 1, index + 1, row + baris, index + 1, _pilih(choices))
    for at in range(row + 1, row + baris + 1):
        for column in range(1, len(kolom) + 1):
            lembar.kosong(at, column, ISIAN)
    _tutup(lembar)


def _kepala(lembar: Lembar, petunjuk: str, judul: Sequence[tuple[str, float]], kolom: int) -> int:
    """Sheet name, one line of instructions and the header from a column on; returns the header's row."""
    lembar.teks(0, 0, lembar.nama.upper(), DASAR | TEBAL | {"font_size": 12})
    lembar.gabung((1, 0), (1, kolom + len(judul) - 1), petunjuk, ALINEA)
    atur_tinggi(lembar, 1, tinggi_teks(petunjuk, sum(w for _, w in judul)) + 2)
    for column, (text, width) in enumerate(judul, kolom):
        lembar.sheet.set_column(column, column, width)
        lembar.teks(3, column, text, KEPALA)
    lembar.sheet.freeze_panes(4, 0)
    return 3


def _pilih(pilihan: tuple[str, ...], *, bebas: bool = False) -> dict[str, Any]:
    message = "Pilih salah satu: " + ", ".join(pilihan) + "."
    return {
        "validate": "list", "source": list(pilihan), "show_error": not bebas,
        "error_title": "Pilihan tidak dikenal", "error_message": message[:255],
    }  # fmt: skip


def _tutup(lembar: Lembar) -> None:
    lembar.sheet.protect("", BEBAS)
    lembar.sheet.set_paper(FOLIO)
    lembar.sheet.set_landscape()
    lembar.sheet.fit_to_pages(1, 0)
    lembar.sheet.hide_gridlines(2)
