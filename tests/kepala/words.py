"""The words of heads, by what a column holds. {t} is the year, {l} the year before, {d} its last two digits.

Learned from heads that offices and their web applications print; only wordings that a person of
the office reads without doubt.
"""

from __future__ import annotations

from random import Random

WORDS: dict[str, tuple[str, ...]] = {
    "no": ("No", "No.", "NO", "#", "Nomor", "No Urut", "No. Urut", "Urut"),
    "sasaran": (
        "Sasaran",
        "Sasaran",
        "Sasaran Strategis",
        "Sasaran Strategis",
        "Sasaran OPD",
        "Sasaran Perangkat Daerah",
        "Sasaran Renstra",
        "Uraian Sasaran",
        "Sasaran SKPD",
        "Uraian Sasaran Renstra",
        "Nama Sasaran",
        "Sasaran Strategis OPD",
        "Sasaran/Kinerja Utama",
        "Sasaran Renstra Perangkat Daerah",
        "Tujuan/Sasaran Strategis",
    ),
    "indikator_sasaran": (
        "Indikator",
        "Indikator Kinerja",
        "Indikator Kinerja",
        "Indikator Sasaran",
        "Indikator Kinerja Sasaran",
        "Indikator Kinerja Utama",
        "Indikator Kinerja Utama (IKU)",
        "Indikator Sasaran Strategis",
        "Indikator Kinerja Sasaran Strategis",
        "Uraian Indikator",
        "Uraian Indikator Kinerja",
        "Nama Indikator",
        "Indikator Sasaran (IKU)",
        "Indikator Sasaran Renstra",
        "Indikator IKU",
        "IKU",
        "Indikator Kinerja Sasaran OPD",
    ),
    "satuan": (
        "Satuan",
        "Satuan",
        "Satuan",
        "Satuan Target",
        "Satuan Indikator",
        "Sat.",
        "Satuan Ukuran",
        "Satuan Kinerja",
    ),
    "target": (
        "Target",
        "Target",
        "Target Kinerja",
        "Target {t}",
        "Target Tahun {t}",
        "Target Tahunan",
        "Target Tahun Ini",
        "Target Capaian",
        "Target Kinerja Tahunan",
        "Target Tahun",
        "Rencana Target",
        "Target Kinerja Tahun {t}",
        "Target (Tahun {t})",
        "Target Kinerja {t}",
        "Target Setahun",
        "Target Akhir Tahun",
    ),
    "realisasi": (
        "Realisasi",
        "Realisasi",
        "Realisasi Kinerja",
        "Realisasi {t}",
        "Realisasi Tahun {t}",
        "Realisasi Tahun Ini",
        "Realisasi Target",
        "Hasil Realisasi",
        "Realisasi Capaian",
        "Realisasi s.d. Desember",
        "Realisasi Kinerja Tahun {t}",
        "Total Realisasi",
        "Realisasi Akhir Tahun",
    ),
    "capaian": (
        "Capaian (%)",
        "Capaian %",
        "% Capaian",
        "Persentase Capaian",
        "Capaian Kinerja (%)",
        "Tingkat Capaian (%)",
        "Persentase Capaian Kinerja",
        "Presentase Capaian",
        "Tingkat Capaian Kinerja (%)",
        "Capaian Target (%)",
        "Prosentase Capaian",
        "% Capaian Kinerja",
    ),
    "polaritas": ("Polaritas", "Polarisasi", "Polaritas Indikator", "Polarisasi Indikator", "Sifat Indikator"),
    "anggaran": (
        "Anggaran",
        "Pagu",
        "Pagu Anggaran",
        "Anggaran (Rp)",
        "Pagu (Rp)",
        "Pagu (Rp.)",
        "Jumlah Anggaran",
        "Nilai Pagu",
        "Alokasi Anggaran",
        "Pagu Anggaran (Rp)",
        "Total Pagu",
        "Anggaran {t}",
        "Anggaran Tahun {t}",
        "Pagu Tahun {t}",
        "Alokasi Dana",
        "Total Anggaran",
        "Nilai Anggaran",
        "Besaran Anggaran",
        "Nilai Pagu (Rp)",
        "Pagu Anggaran Tahun {t}",
        "Jumlah Dana (Rp)",
    ),
    "pagu": (
        "Pagu",
        "Anggaran",
        "Pagu Anggaran",
        "Nilai Pagu",
        "Pagu (Rp)",
        "Anggaran (Rp)",
        "Jumlah Anggaran",
        "Alokasi Anggaran",
        "Total Pagu",
        "Pagu DPA",
        "Anggaran DPA",
        "Anggaran {t}",
        "Pagu Anggaran Tahun {t}",
        "Pagu APBD",
        "Alokasi",
        "Jumlah Pagu",
        "Nilai Rincian",
        "Jumlah Dana / DPA (Rp)",
        "Pagu Anggaran DPA (Rp)",
    ),
    "realisasi_uang": (
        "Realisasi",
        "Realisasi Anggaran",
        "Realisasi (Rp)",
        "Realisasi Keuangan",
        "Jumlah Realisasi",
        "Nilai Realisasi",
        "Realisasi Keuangan (Rp)",
        "Realisasi Pagu",
        "Penyerapan Anggaran",
        "Realisasi Belanja",
        "Jumlah Realisasi Anggaran",
        "Realisasi Anggaran (Rp.)",
        "Total Realisasi",
        "Realisasi SIPD",
        "Penyerapan",
        "Penyerapan (Rp)",
        "Realisasi SP2D",
        "Realisasi s.d. 31 Desember {t}",
    ),
    "persen": (
        "%",
        "(%)",
        "Persentase",
        "Persentase Realisasi",
        "% Realisasi",
        "Serapan (%)",
        "Realisasi (%)",
        "Tingkat Penyerapan (%)",
        "Presentase (%)",
        "Persentase Penyerapan",
        "Persentase Realisasi Anggaran",
        "Capaian (%)",
        "Persen",
        "Prosentase",
        "Penyerapan (%)",
        "% Serapan",
        "Capaian Anggaran (%)",
        "Capaian Serapan Anggaran (%)",
    ),
    "sisa": (
        "Sisa",
        "Sisa Anggaran",
        "Sisa Pagu",
        "Sisa Pagu Anggaran",
        "Belum Realisasi",
        "Sisa Anggaran (Rp)",
        "Sisa (Rp)",
        "Selisih",
        "Sisa Dana",
        "Sisa Alokasi Anggaran",
    ),
    "kode": (
        "Kode",
        "Kode Rekening",
        "No. Rekening",
        "KODE REKENING",
        "Kode Program/Kegiatan",
        "Kode Nomenklatur",
        "Kode Program/Kegiatan/Sub Kegiatan",
        "Kode Rek.",
    ),
    "nama_semua": (
        "Program/Kegiatan/Sub Kegiatan",
        "Program / Kegiatan / Sub Kegiatan",
        "Program, Kegiatan, Sub Kegiatan",
        "Program, Kegiatan dan Sub Kegiatan",
        "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
        "Urusan / Program / Kegiatan / Sub Kegiatan",
        "Uraian",
        "Nama Program/Kegiatan/Sub Kegiatan",
        "Uraian Program/Kegiatan/Sub Kegiatan",
        "Uraian Program dan Kegiatan",
        "Program dan Kegiatan",
        "Nomenklatur Program/Kegiatan/Sub Kegiatan",
        "Program & Kegiatan",
        "SKPD, Program & Kegiatan",
        "Program/Kegiatan/Subkegiatan",
        "Urusan/Program/Kegiatan/Sub Kegiatan",
    ),
    "sumber_dana": ("Sumber Dana", "Sumber Anggaran", "Sumber Pendanaan", "Sumber Dana Anggaran"),
    "formulasi": (
        "Formulasi",
        "Formulasi Perhitungan",
        "Rumus Perhitungan",
        "Formula / Rumusan Perhitungan",
        "Cara Perhitungan",
        "Formula",
        "Formulasi Pengukuran",
        "Rumus",
        "Formulasi / Rumus Perhitungan",
        "Metode Perhitungan",
        "Formulasi Penghitungan",
    ),
    "penanggung_jawab": (
        "Penanggung Jawab",
        "Penanggungjawab",
        "Unit Penanggung Jawab",
        "Bidang Penanggung Jawab",
        "PD Penanggung Jawab",
        "Unit Kerja Penanggung Jawab",
        "Penanggung Jawab Indikator",
        "OPD Penanggung Jawab",
    ),
    "sumber_data": ("Sumber Data", "Sumber data", "Sumber Data Indikator", "Sumber Data Kinerja"),
    "kondisi_awal": ("Kondisi Awal", "Baseline", "Capaian Awal", "Kondisi Kinerja Awal", "Data Capaian Awal"),
    "kondisi_akhir": ("Kondisi Akhir", "Target Akhir Renstra", "Kondisi Akhir Periode", "Target Akhir Periode Renstra"),
    "triwulan_satu": ("Triwulan", "Tw", "TW", "Periode Triwulan"),
    "pembilang_uraian": ("Uraian Pembilang", "Pembilang (Uraian)", "Keterangan Pembilang", "Data Pembilang"),
    "pembilang": ("Pembilang", "Nilai Pembilang", "Jumlah Pembilang", "Angka Pembilang"),
    "penyebut_uraian": ("Uraian Penyebut", "Penyebut (Uraian)", "Keterangan Penyebut", "Data Penyebut"),
    "penyebut": ("Penyebut", "Nilai Penyebut", "Jumlah Penyebut", "Angka Penyebut"),
    "hasil": ("Hasil", "Hasil (%)", "Hasil Perhitungan", "Hasil Perhitungan (%)", "Persentase"),
    "uraian_belanja": ("Uraian", "Uraian Belanja", "Jenis Belanja", "Kelompok Belanja", "Nama Rekening"),
    "judul_pk": (
        "PERJANJIAN KINERJA TAHUN {t}",
        "PERJANJIAN KINERJA TAHUN {t}",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN {t}",
        "Perjanjian Kinerja Tahun {t}",
        "FORMULIR PERJANJIAN KINERJA TAHUN {t}",
    ),
    "judul_pk_program": ("ANGGARAN PROGRAM PERJANJIAN KINERJA TAHUN {t}", "PERJANJIAN KINERJA TAHUN {t}"),
    "judul_rkt": ("RENCANA KINERJA TAHUNAN TAHUN {t}", "RENCANA KINERJA TAHUNAN (RKT) TAHUN {t}", "RKT TAHUN {t}"),
    "judul_renaksi": (
        "RENCANA AKSI TAHUN {t}",
        "RENCANA AKSI PENCAPAIAN KINERJA TAHUN {t}",
        "RENCANA AKSI KINERJA TAHUN {t}",
        "RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN {t}",
    ),
    "judul_anggaran": (
        "REALISASI ANGGARAN TAHUN {t}",
        "LAPORAN REALISASI ANGGARAN TAHUN {t}",
        "REKAPITULASI REALISASI ANGGARAN PER SUB KEGIATAN TAHUN ANGGARAN {t}",
        "REALISASI KEUANGAN TAHUN ANGGARAN {t}",
    ),
    "judul_pengukuran": (
        "PENGUKURAN KINERJA TAHUN {t}",
        "FORMULIR PENGUKURAN KINERJA TAHUN {t}",
        "CAPAIAN KINERJA TAHUN {t}",
        "CAPAIAN INDIKATOR KINERJA TAHUN {t}",
        "PENGUKURAN CAPAIAN KINERJA SASARAN TAHUN {t}",
    ),
    "judul_iku": (
        "INDIKATOR KINERJA UTAMA (IKU) TAHUN {t}",
        "INDIKATOR KINERJA UTAMA",
        "PENETAPAN INDIKATOR KINERJA UTAMA",
    ),
    "judul_realisasi_program": (
        "CAPAIAN KINERJA PROGRAM DAN KEGIATAN TAHUN {t}",
        "REALISASI TARGET KELUARAN SUB KEGIATAN TAHUN {t}",
        "REALISASI KINERJA PROGRAM, KEGIATAN DAN SUB KEGIATAN TAHUN {t}",
    ),
    "judul_e81": (
        "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH TAHUN {t}",
        "EVALUASI HASIL RENJA TAHUN {t}",
        "FORMULIR E.81 EVALUASI TERHADAP HASIL RENJA TAHUN {t}",
    ),
    "judul_data": ("DATA DUKUNG INDIKATOR KINERJA TAHUN {t}", "DATA DUKUNG PERHITUNGAN INDIKATOR TAHUN {t}"),
    "judul_belanja": (
        "LAPORAN REALISASI ANGGARAN BELANJA TAHUN {t}",
        "REALISASI BELANJA MENURUT KELOMPOK TAHUN {t}",
        "LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA TAHUN {t}",
    ),
}
"""Roles to heads. A head that stands twice is likelier."""

LEVELS: dict[str, tuple[str, ...]] = {
    "program": (
        "Program",
        "Program",
        "Nama Program",
        "Uraian Program",
        "Program Perangkat Daerah",
        "Program OPD",
        "Program Pendukung",
        "Program Renstra",
    ),
    "kegiatan": ("Kegiatan", "Kegiatan", "Nama Kegiatan", "Uraian Kegiatan", "Kegiatan OPD"),
    "sub_kegiatan": (
        "Sub Kegiatan",
        "Sub Kegiatan",
        "Subkegiatan",
        "Sub-Kegiatan",
        "Nama Sub Kegiatan",
        "Uraian Sub Kegiatan",
        "Sub. Kegiatan",
    ),
}
LEVEL_LABEL = {"sasaran": "Sasaran", "program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}

QUARTERS: tuple[tuple[str, ...], ...] = (
    ("TW I", "TW II", "TW III", "TW IV"),
    ("TW 1", "TW 2", "TW 3", "TW 4"),
    ("I", "II", "III", "IV"),
    ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
    ("Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"),
    ("TW.I", "TW.II", "TW.III", "TW.IV"),
    ("TW. I", "TW. II", "TW. III", "TW. IV"),
    ("TW-I", "TW-II", "TW-III", "TW-IV"),
    ("Tw I", "Tw II", "Tw III", "Tw IV"),
    ("TW1", "TW2", "TW3", "TW4"),
    ("Trw I", "Trw II", "Trw III", "Trw IV"),
)

ROLES_BY_LEVEL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "indikator": (("Indikator", "Indikator Kinerja"), ("Indikator {v}", "Indikator Kinerja {v}")),
    "target": (("Target", "Target Kinerja"), ("Target {v}", "Target Kinerja {v}")),
    "satuan": (("Satuan",), ("Satuan",)),
    "anggaran": (
        ("Anggaran", "Pagu", "Anggaran (Rp)", "Pagu Anggaran"),
        ("Anggaran {v}", "Pagu {v}", "Pagu Anggaran {v}"),
    ),
    "pagu": (("Anggaran", "Pagu", "Pagu (Rp)"), ("Anggaran {v}", "Pagu {v}")),
    "realisasi_uang": (("Realisasi", "Realisasi Anggaran"), ("Realisasi {v}", "Realisasi Anggaran {v}")),
    "realisasi": (("Realisasi", "Realisasi Kinerja"), ("Realisasi {v}", "Realisasi Kinerja {v}")),
    "capaian": (("Capaian (%)", "% Capaian"), ("Capaian {v} (%)",)),
    "persen": (("%", "(%)", "Persentase"), ("Persentase {v}", "Capaian {v} (%)")),
}
"""A role beside its level's own column: the head that says no level, and the one that does."""

SPECIAL_INDICATOR = {
    "program": ("Indikator Program (Outcome)", "Indikator Kinerja Program (outcome)"),
    "kegiatan": ("Indikator Kegiatan (Output)", "Indikator Kinerja Kegiatan (output)"),
    "sub_kegiatan": (
        "Indikator Sasaran Sub Kegiatan",
        "Indikator Keluaran Sub Kegiatan",
        "Indikator Kinerja Keluaran",
        "Indikator Sub Kegiatan (Output)",
    ),
}


def misspell(rng: Random, text: str) -> str:
    """One letter of a longer word dropped, doubled or exchanged with the next; unchanged where no word is long."""
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 7 and w.isalpha()]
    if not long:
        return text
    at = rng.choice(long)
    word = words[at]
    i = rng.randrange(2, len(word) - 2)
    way = rng.choice(("drop", "double", "swap"))
    if way == "drop":
        word = word[:i] + word[i + 1 :]
    elif way == "double":
        word = word[:i] + word[i] + word[i:]
    else:
        word = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    words[at] = word
    return " ".join(words)


def recase(way: str, text: str) -> str:
    """A head in upper case, with a capital for the first letter only, or as it is."""
    if way == "upper":
        return text.upper()
    if way == "sentence" and any(c.islower() for c in text):
        kept = [w if w.isupper() and (len(w) > 1 or w in "IVK") else w.lower() for w in text.split(" ")]
        joined = " ".join(kept)
        return joined[:1].upper() + joined[1:]
    if way == "lower":
        return text.lower()
    return text


def break_lines(rng: Random, text: str) -> str:
    """A line break for one of the spaces."""
    spaces = [i for i, c in enumerate(text) if c == " "]
    if not spaces:
        return text
    at = rng.choice(spaces)
    return text[:at] + "\n" + text[at + 1 :]
