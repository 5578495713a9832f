"""Unit and pemerintah daerah from the lines above a table."""

from __future__ import annotations

import pytest

from lakip_xls.locating.identity import read_identity


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("DINAS PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK KOTA CONTOH", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak"),
        ("Puskesmas Mawar", "Puskesmas Mawar"),
        ("UPTD PUSKESMAS MAWAR", "UPTD Puskesmas Mawar"),
        ("Rumah Sakit Umum Daerah (RSUD) Sehat", "Rumah Sakit Umum Daerah (RSUD) Sehat"),
        ("RSUD dr. MAWAR", "RSUD dr. MAWAR"),
        ("SEKRETARIAT DPRD KABUPATEN CONTOH", "Sekretariat DPRD"),
        ("BAGIAN UMUM SEKRETARIAT DAERAH KABUPATEN CONTOH", "Bagian Umum Sekretariat Daerah"),
        ("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Contoh Tahun 2024",
         "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
        ("BADAN PERENCANAAN PEMBANGUNAN, PENELITIAN DAN PENGEMBANGAN DAERAH",
         "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah"),
        ("PADA DINAS PUPR KAB. CONTOH", "Dinas PUPR"),
        ("SKPD : Kecamatan Sukamaju", "Kecamatan Sukamaju"),
        ("OPD: INSPEKTORAT", "Inspektorat"),
        ("Nama OPD : Dinas Sosial", "Dinas Sosial"),
        ("Nama Perangkat Daerah : BAPPEDA Kabupaten Contoh", "BAPPEDA"),
        ("Organisasi : 7.01.0.00.0.00.01.0000 Kecamatan Sukamaju", "Kecamatan Sukamaju"),
        ("Unit Organisasi : 1.03.01 - Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum"),
        ("KELURAHAN MEKAR KECAMATAN SUKAMAJU KOTA CONTOH", "Kelurahan Mekar"),
        ("PERJANJIAN KINERJA KECAMATAN SUKAMAJU TAHUN 2024", "Kecamatan Sukamaju"),
        ("RENCANA AKSI DINAS KESEHATAN KABUPATEN CONTOH TAHUN 2024", "Dinas Kesehatan"),
        ("REALISASI ANGGARAN KECAMATAN SUKAMAJU S.D. BULAN DESEMBER 2024", "Kecamatan Sukamaju"),
        ("Kecamatan : Sukamaju", "Kecamatan Sukamaju"),
        ("SATUAN POLISI PAMONG PRAJA", "Satuan Polisi Pamong Praja"),
        ("Tabel 3.1 Capaian Sasaran Meningkatnya Kualitas Pelayanan Kecamatan Tahun 2023", None),
        ("PENINGKATAN PELAYANAN KECAMATAN DI KABUPATEN CONTOH", None),
        ("Kepala Dinas", None),
        ("PERJANJIAN KINERJA TAHUN 2024", None),
    ],
)  # fmt: skip
def test_unit(line: str, unit: str | None) -> None:
    assert read_identity([line]).unit == unit


@pytest.mark.parametrize(
    ("line", "pemerintah"),
    [
        ("KABUPATEN CONTOH PROVINSI CONTOH RAYA", "Kabupaten Contoh"),
        ("PEMERINTAH KOTA CONTOH DINAS PERHUBUNGAN", "Kota Contoh"),
        ("PEMERINTAH KABUPATEN HULU SUNGAI CONTOH", "Kabupaten Hulu Sungai Contoh"),
        ("PEMERINTAH PROVINSI CONTOH TENGAH", "Provinsi Contoh Tengah"),
        ("PADA DINAS PUPR KAB. CONTOH", "Kabupaten Contoh"),
        ("Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", None),
    ],
)
def test_pemerintah(line: str, pemerintah: str | None) -> None:
    assert read_identity([line]).pemerintah == pemerintah


def test_a_letterhead_of_a_kelurahan_or_puskesmas_names_the_lower_office() -> None:
    assert read_identity(["PEMERINTAH KOTA CONTOH", "KECAMATAN SUKAMAJU", "KELURAHAN MEKAR"]).unit == "Kelurahan Mekar"
    assert read_identity(["DINAS KESEHATAN", "UPTD PUSKESMAS MAWAR"]).unit == "UPTD Puskesmas Mawar"
    assert read_identity(["KECAMATAN SUKAMAJU", "Jalan Raya 1"]).unit == "Kecamatan Sukamaju"
