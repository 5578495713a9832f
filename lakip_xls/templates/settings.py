"""The blank settings workbook, with an explanation and a drop-down for every setting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lakip_xls.documents import TABLE_KINDS
from lakip_xls.documents.padanan import ANSWER, KIND
from lakip_xls.documents.pengaturan import CHOICES, IDENTITY
from lakip_xls.skema import KINDS
from lakip_xls.templates.book import ENTRY, FREE, SAMPLE, TANGGAL
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.layout import FOLIO, set_height, text_height
from lakip_xls.writing.styles import BASE, BOLD, CELL, CENTER, HEADING, PARAGRAPH, TAB_COLOURS

_IDENTITY_PENJELASAN = {
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


def write_settings() -> bytes:
    """The blank Pengaturan.xlsx as a file; the same every time."""
    gate = Gate("Pengaturan lakip-xls", "lakip-xls", TANGGAL, note="Pengaturan laporan kinerja.")
    _key(
        gate.sheet("Identitas", TAB_COLOURS["depan"]),
        "Isi kolom Nilai; yang kosong diambil dari dokumen.",
        {k: ("", _IDENTITY_PENJELASAN[k]) for k in IDENTITY},
        {},
    )
    ketentuan = gate.sheet("Ketentuan", TAB_COLOURS["depan"])
    _key(
        ketentuan,
        "Cara menghitung; nilai yang tertulis adalah nilai bawaan. Pilih dari daftar pada sel Nilai.",
        {k: (v[0], _PENJELASAN_KETENTUAN[k]) for k, v in CHOICES.items()},
        CHOICES,
    )
    _table(
        gate.sheet("Sasaran Program", TAB_COLOURS["tabel"]),
        "Program pendukung tiap sasaran. Bila kosong, diambil dari RKT atau Rencana Aksi.",
        (("Sasaran", 60), ("Program", 60)),
        (("Meningkatnya Kualitas Pelayanan Publik", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"),),
        {},
    )
    _table(
        gate.sheet("Polaritas", TAB_COLOURS["tabel"]),
        "Indikator yang makin kecil makin baik ditulis negatif. Yang tidak disebut dianggap positif.",
        (("Indikator", 70), ("Polaritas", 14)),
        (("Persentase pengaduan yang terlambat ditangani", "negatif"),),
        {1: ("positif", "negatif")},
    )
    _table(
        gate.sheet("Padanan", TAB_COLOURS["tabel"]),
        "Dua nama yang maksudnya sama walaupun tulisannya jauh berbeda (ya), atau berbeda walaupun tulisannya mirip (tidak). "
        "Salin namanya persis seperti pada dokumen.",
        (("Jenis", 16), ("Nama A", 56), ("Nama B", 56), ("Sama", 9)),
        (("Indikator", "Indeks Kepuasan Masyarakat", "Nilai Survei Layanan", "ya"),),
        {0: tuple(KIND), 3: tuple(ANSWER)},
    )
    _table(
        gate.sheet("Pemetaan", TAB_COLOURS["tabel"]),
        "Cara membaca lembar yang tidak dikenali, satu baris satu isian; lihat lakip-xls kenali BERKAS. Empat kolom pertama "
        "cukup ditulis sekali.",
        (("Berkas", 32), ("Lembar", 20), ("Jenis dokumen", 20), ("Baris judul", 12), ("Isian", 20), ("Kolom", 9)),
        (
            ("Rekap Anggaran.xlsx", "Sheet1", "realisasi_anggaran", 5, "program", "B"),
            ("", "", "", "", "pagu", "E"),
            ("", "", "", "", "realisasi", "F"),
        ),
        {2: tuple(k for k in KINDS if any(j.kind == k for j in TABLE_KINDS))},
    )
    _table(
        gate.sheet("Skala", TAB_COLOURS["tabel"]),
        "Skala predikat sendiri; berlaku bila Skala predikat pada lembar Ketentuan adalah 'sendiri'. Batas bawah termasuk "
        "di dalamnya; jenjang terendah mulai dari 0.",
        (("Kategori", 18), ("Batas bawah", 14), ("Predikat", 40)),
        (("ST", 91, "Sangat Tinggi"), ("R", 0, "Rendah")),
        {},
    )
    return gate.bytes()


def _key(
    sheet: OutputSheet, hint: str, content: dict[str, tuple[str, str]], choice: dict[str, tuple[str, ...]]
) -> None:
    """A sheet 'Kunci | Nilai | Penjelasan'."""
    widths = (28, 44, 76)
    row = _heading(sheet, hint, [*zip(("Kunci", "Nilai", "Penjelasan"), widths, strict=True)], column=0)
    for name, (value, words) in content.items():
        row += 1
        sheet.text(row, 0, name, CELL | BOLD)
        if value.isdigit():
            sheet.number(row, 1, int(value), ENTRY | {"align": "left"})
        else:
            sheet.text(row, 1, value, ENTRY | {"align": "left"})
        sheet.text(row, 2, words, CELL)
        set_height(sheet, row, max(16.0, text_height(words, widths[2])))
        if name in choice:
            sheet.sheet.data_validation(row, 1, row, 1, _choose(choice[name], free=name == "Batas capaian"))
    _close(sheet)


def _table(
    sheet: OutputSheet,
    hint: str,
    column: Sequence[tuple[str, float]],
    sample: Sequence[Sequence[str | int]],
    choice: dict[int, tuple[str, ...]],
    row: int = 40,
) -> None:
    """A table to fill in from column B; the word CONTOH stands in column A."""
    record = _heading(sheet, hint, column, column=1)
    sheet.sheet.set_column(0, 0, 10)
    for values in sample:
        record += 1
        sheet.text(record, 0, "CONTOH", BASE | CENTER | BOLD | {"font_color": "#7F7F7F"})
        for field_column, value in enumerate(values, 1):
            if isinstance(value, str):
                sheet.text(record, field_column, value, SAMPLE)
            else:
                sheet.number(record, field_column, value, SAMPLE | CENTER)
        texts = zip(values, column, strict=True)
        set_height(sheet, record, max(text_height(str(v), w) for v, (_, w) in texts))
    for index, choices in choice.items():
        sheet.sheet.data_validation(record + 1, index + 1, record + row, index + 1, _choose(choices))
    for at in range(record + 1, record + row + 1):
        for field_column in range(1, len(column) + 1):
            sheet.empty(at, field_column, ENTRY)
    _close(sheet)


def _heading(sheet: OutputSheet, hint: str, title: Sequence[tuple[str, float]], column: int) -> int:
    """Sheet name, one line of instructions and the header from a column on; returns the header's row."""
    sheet.text(0, 0, sheet.name.upper(), BASE | BOLD | {"font_size": 12})
    sheet.merge((1, 0), (1, column + len(title) - 1), hint, PARAGRAPH)
    set_height(sheet, 1, text_height(hint, sum(w for _, w in title)) + 2)
    for field_column, (text, width) in enumerate(title, column):
        sheet.sheet.set_column(field_column, field_column, width)
        sheet.text(3, field_column, text, HEADING)
    sheet.sheet.freeze_panes(4, 0)
    return 3


def _choose(choice: tuple[str, ...], *, free: bool = False) -> dict[str, Any]:
    message = "Pilih salah satu: " + ", ".join(choice) + "."
    return {
        "validate": "list", "source": list(choice), "show_error": not free,
        "error_title": "Pilihan tidak dikenal", "error_message": message[:255],
    }  # fmt: skip


def _close(sheet: OutputSheet) -> None:
    sheet.sheet.protect("", FREE)
    sheet.sheet.set_paper(FOLIO)
    sheet.sheet.set_landscape()
    sheet.sheet.fit_to_pages(1, 0)
    sheet.sheet.hide_gridlines(2)
