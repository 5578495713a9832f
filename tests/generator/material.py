"""Word material: regions, offices, programmes, sasaran and indicators as offices name them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AREA = (
    ("Kabupaten", "Jember"),
    ("Kabupaten", "Lampung Selatan"),
    ("Kabupaten", "Sleman"),
    ("Kota", "Semarang"),
    ("Kota", "Bukittinggi"),
    ("Kabupaten", "Hulu Sungai Tengah"),
    ("Kabupaten", "Ende"),
    ("Kabupaten", "Kepulauan Sula"),
)

KECAMATAN = (
    "Rambipuji",
    "Sukamaju",
    "Candi Laras Utara",
    "Gunung Kaler",
    "Pulau Tiga",
    "Tanjung Bintang",
    "IV Koto",
)

LETTER_TINGKAT = ("AA", "A", "BB", "B", "CC", "C", "D")

PENUNJANG = "X.XX.01"


@dataclass(frozen=True)
class Bidang:
    """A field of government other than the kecamatan: code, office and its programmes with their topics."""

    kode: str
    unit: str
    program: tuple[tuple[str, tuple[str, ...]], ...]


BIDANG = (
    Bidang(
        "2.16",
        "Dinas Komunikasi dan Informatika",
        (
            (
                "PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK",
                ("Informasi Publik", "Media Siaran Daerah", "Kemitraan Pers"),
            ),
            (
                "PROGRAM APLIKASI INFORMATIKA",
                ("Nama Domain", "Layanan e-Government", "Pusat Data", "Kota Cerdas"),
            ),
            ("PROGRAM STATISTIK SEKTORAL", ("Metadata Statistik", "Survei Daerah")),
            (
                "PROGRAM PERSANDIAN UNTUK PENGAMANAN INFORMASI",
                ("Tata Kelola Sandi", "Jaring Komunikasi Sandi"),
            ),
        ),
    ),
    Bidang(
        "1.05",
        "Badan Penanggulangan Bencana Daerah",
        (
            (
                "PROGRAM PENANGGULANGAN BENCANA",
                ("Rawan Bencana", "Kesiapsiagaan Warga", "Logistik Darurat", "Pascabencana"),
            ),
            ("PROGRAM PENINGKATAN KETERTIBAN UMUM", ("Gangguan Ketertiban", "Penegakan Perda", "Satlinmas")),
            ("PROGRAM PENCEGAHAN KEBAKARAN", ("Pemadaman Kebakaran", "Inspeksi Proteksi Kebakaran")),
        ),
    ),
    Bidang(
        "1.02",
        "Dinas Kesehatan",
        (
            (
                "PROGRAM PEMENUHAN UPAYA KESEHATAN MASYARAKAT",
                ("Puskesmas", "Kesehatan Ibu", "Gizi Balita", "Imunisasi"),
            ),
            ("PROGRAM PENINGKATAN SUMBER DAYA MANUSIA KESEHATAN", ("Tenaga Medis", "Izin Praktik")),
            ("PROGRAM SEDIAAN FARMASI DAN MAKANAN MINUMAN", ("Apotek", "Pangan Rumah Tangga")),
            ("PROGRAM KESEHATAN BERBASIS WARGA", ("Kader Posyandu", "Gerakan Hidup Sehat")),
        ),
    ),
    Bidang(
        "6.01",
        "Inspektorat Daerah",
        (
            (
                "PROGRAM PENYELENGGARAAN PENGAWASAN",
                ("Audit Internal", "Reviu Laporan Kinerja", "Pengawasan Khusus"),
            ),
            ("PROGRAM PERUMUSAN KEBIJAKAN DAN ASISTENSI", ("Zona Integritas", "Pencegahan Korupsi")),
        ),
    ),
    Bidang(
        "2.08",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
        (
            ("PROGRAM PENGARUSUTAMAAN GENDER", ("Organisasi Perempuan", "Anggaran Responsif Gender")),
            ("PROGRAM PERLINDUNGAN PEREMPUAN", ("Korban Kekerasan", "Rumah Aman", "Layanan Rujukan")),
            ("PROGRAM PEMENUHAN HAK ANAK", ("Forum Anak", "Sekolah Ramah Anak")),
        ),
    ),
    Bidang(
        "5.01",
        "Badan Perencanaan Pembangunan Daerah",
        (
            ("PROGRAM PERENCANAAN DAN EVALUASI PEMBANGUNAN", ("RKPD", "Musrenbang", "Evaluasi RPJMD")),
            (
                "PROGRAM KOORDINASI DAN SINKRONISASI PERENCANAAN",
                ("Bidang Perekonomian", "Bidang Infrastruktur", "SDM"),
            ),
        ),
    ),
)

KEGIATAN_PATTERNS = (
    "Pengelolaan {t}",
    "Penyelenggaraan {t} Kewenangan Kabupaten/Kota",
    "Pembinaan dan Pengawasan {t}",
    "Peningkatan Kapasitas {t}",
)

SUB_PATTERNS = (
    ("Penyusunan Dokumen Kebijakan {t}", "Dokumen"),
    ("Monitoring, Evaluasi, dan Pelaporan {t}", "Laporan"),
    ("Fasilitasi {t}", "Kegiatan"),
    ("Penyediaan Sarana dan Prasarana {t}", "Unit"),
    ("Pelatihan Petugas {t}", "Orang"),
    ("Sosialisasi {t} kepada Masyarakat", "Kali"),
    ("Pendataan dan Pemutakhiran Data {t}", "Data"),
    ("Koordinasi dan Sinkronisasi {t}", "Berita Acara"),
)


@dataclass(frozen=True)
class IndikatorPattern:
    """An indicator as offices word it. `thing` is what a percentage counts, None where nothing is counted."""

    name: str
    kind: str
    satuan: str
    negative: bool = False
    thing: str | None = None
    criterion: str | None = None


def _persen(name: str, thing: str, criterion: str, negative: bool = False) -> IndikatorPattern:
    return IndikatorPattern(name, "persen", "Persen", negative, thing, criterion)


SASARAN: tuple[tuple[str, tuple[IndikatorPattern, ...]], ...] = (
    (
        "Meningkatnya Kepuasan Masyarakat dalam Pelayanan Publik yang Merata dan Berkualitas",
        (
            IndikatorPattern("Indeks Kepuasan Masyarakat", "indeks", "Indeks"),
            _persen(
                "Persentase Pelayanan yang Diselesaikan Tepat Waktu",
                "permohonan layanan",
                "diselesaikan tepat waktu",
            ),
            IndikatorPattern("Angka Pengaduan Masyarakat yang Terlambat Ditangani", "jumlah", "Pengaduan", True),
            IndikatorPattern("Rata-rata Waktu Tunggu Layanan", "indeks", "Menit", True),
        ),
    ),
    (
        "Meningkatnya Akuntabilitas Kinerja Perangkat Daerah",
        (
            IndikatorPattern("Nilai SAKIP", "huruf", "Predikat"),
            _persen(
                "Persentase Rekomendasi Hasil Pemeriksaan yang Ditindaklanjuti",
                "rekomendasi",
                "ditindaklanjuti",
            ),
            IndikatorPattern("Jumlah Dokumen Perencanaan yang Ditetapkan Tepat Waktu", "jumlah", "Dokumen"),
        ),
    ),
    (
        "Meningkatnya Fasilitasi Kesejahteraan Masyarakat",
        (
            _persen("Prosentase Fasilitasi Pemberdayaan yang Dilaksanakan", "usulan pemberdayaan", "difasilitasi"),
            _persen("Angka Kemiskinan", "penduduk", "berada di bawah garis kemiskinan", True),
            IndikatorPattern("Jumlah Lembaga Kemasyarakatan yang Aktif", "jumlah", "Lembaga"),
        ),
    ),
    (
        "Terjaganya Ketenteraman dan Ketertiban Umum",
        (
            _persen(
                "Persentase Laporan Pelanggaran Ketertiban yang Diselesaikan",
                "laporan pelanggaran",
                "diselesaikan",
            ),
            IndikatorPattern("Angka Kejadian Konflik Sosial", "jumlah", "Kejadian", True),
            IndikatorPattern("Indeks Rasa Aman", "indeks", "Indeks"),
        ),
    ),
    (
        "Meningkatnya Kualitas Tata Kelola Pemerintahan",
        (
            IndikatorPattern("Predikat Evaluasi Reformasi Birokrasi", "huruf", "Predikat"),
            _persen("Persentase Desa/Kelurahan Tertib Administrasi", "desa/kelurahan", "tertib administrasi"),
            IndikatorPattern("Indeks Sistem Pemerintahan Berbasis Elektronik", "indeks", "Indeks"),
        ),
    ),
    (
        "Meningkatnya Cakupan dan Mutu Layanan Dasar",
        (
            _persen(
                "Cakupan Layanan sesuai Standar Pelayanan Minimal",
                "sasaran layanan",
                "dilayani sesuai standar",
            ),
            IndikatorPattern("Jumlah Inovasi Layanan yang Diterapkan", "jumlah", "Inovasi"),
            _persen("Angka Keluhan Layanan yang Berulang", "keluhan", "berulang", True),
        ),
    ),
    (
        "Menurunnya Risiko dan Kerentanan Wilayah",
        (
            IndikatorPattern("Indeks Risiko Wilayah", "indeks", "Poin", True),
            IndikatorPattern("Angka Kejadian yang Menimbulkan Korban", "jumlah", "Kejadian", True),
            _persen("Persentase Titik Rawan yang Ditangani", "titik rawan", "ditangani"),
        ),
    ),
)

JABATAN = ("Kepala", "Sekretaris", "Kepala Bidang/Seksi", "Kepala Subbagian", "Fungsional", "Pelaksana")
GOLONGAN = (
    ("Pembina Tingkat I", "IV/b"),
    ("Pembina", "IV/a"),
    ("Penata Tingkat I", "III/d"),
    ("Penata", "III/c"),
    ("Penata Muda Tingkat I", "III/b"),
    ("Penata Muda", "III/a"),
    ("Pengatur Tingkat I", "II/d"),
    ("Pengatur", "II/c"),
)
PENDIDIKAN = ("SD", "SLTP", "SMA/STM", "D3", "S1", "S2")

REKENING = {
    0: (
        ("5.1.01.01", "Belanja Gaji dan Tunjangan ASN"),
        ("5.1.02.01", "Belanja Barang"),
        ("5.1.02.02", "Belanja Jasa"),
    ),
    1: (
        ("5.2.02.05", "Belanja Modal Alat Kantor dan Rumah Tangga"),
        ("5.2.03.01", "Belanja Modal Bangunan Gedung"),
    ),
    2: (("5.3.01.01", "Belanja Tidak Terduga"),),
    3: (("5.4.02.05", "Belanja Bantuan Keuangan"),),
}


@dataclass(frozen=True)
class Nomenklatur:
    """One row of the official nomenclature."""

    kode: str
    name: str
    satuan: str


@cache
def nomenklatur() -> tuple[dict[str, Nomenklatur], dict[str, tuple[str, ...]]]:
    """Return the nomenclature of a kecamatan by code, and the codes below each code."""
    rows: dict[str, Nomenklatur] = {}
    children: dict[str, list[str]] = {}
    with (Path(__file__).parent / "data" / "nomenklatur_kecamatan.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            kode = row["kode"]
            segment = kode.split(".")
            if len(segment) > 3 and segment[3] != "2":
                continue  # provinces and special autonomy
            rows[kode] = Nomenklatur(kode, " ".join(row["nama"].split()), row["satuan"] or "Dokumen")
            parent = {3: "", 5: ".".join(segment[:3]), 6: ".".join(segment[:5])}[len(segment)]
            children.setdefault(parent, []).append(kode)
    return rows, {k: tuple(v) for k, v in children.items()}
