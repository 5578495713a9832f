"""Tables that look like ours and are not; nothing that is left out is left out in silence."""

from __future__ import annotations

import pytest

from tests.documents.sheets import Sheet, disturbance, kind, read

SPENDING = [
    ["Kode Rekening", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"],
    ["5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 10, "Rim", 50_000, 500_000],
    ["5.1.02.01.01.0026", "Belanja Bahan Cetak", 4, "Buku", 75_000, 300_000],
]
STAFF = [
    ["No", "Nama", "NIP", "Sasaran Kinerja", "Target", "Realisasi"],
    [1, "Andi", "198001012005011001", "Menyusun laporan", "12 Laporan", "12 Laporan"],
    [2, "Budi", "198101012006011002", "Menyusun surat", "24 Surat", "24 Surat"],
]
CASH = [
    ["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Januari", "Februari", "Maret"],
    ["7.01.01", "Program A", 900_000, 300_000, 300_000, 300_000],
    ["7.01.02", "Program B", 600_000, 200_000, 200_000, 200_000],
]
ACCOUNTS = [
    ["Kode Rekening", "Uraian", "Anggaran", "Realisasi"],
    ["5.1.02.01.01.0024", "Alat Tulis Kantor", 500_000, 400_000],
    ["5.1.02.01.01.0026", "Bahan Cetak", 300_000, 300_000],
    ["5.1.02.02.01.0013", "Jasa Tenaga Kebersihan", 900_000, 900_000],
]


@pytest.mark.parametrize(
    ("title", "rows", "words"),
    [
        ("RINCIAN ANGGARAN", SPENDING, "harga satuan"),
        ("SASARAN KERJA PEGAWAI", STAFF, "pegawai"),
        ("ANGGARAN KAS TAHUN 2024", CASH, "anggaran kas"),
        ("REALISASI BELANJA", ACCOUNTS, "rekening"),
    ],
)
def test_what_is_not_ours_is_refused_with_a_reason(title: str, rows: list[list[object]], words: str) -> None:
    r = read(Sheet([[title], *rows]))
    assert kind(r) == []
    assert words in r.sheet[0].reason.casefold()
    assert disturbance(r) == []


def test_percentages_in_the_thousands_are_none() -> None:
    head = ["Sasaran", "Indikator", "Target", "Realisasi", "Capaian (%)"]
    r = read(Sheet([["PENGUKURAN KINERJA"], head, ["A", "Indikator A", 8, 8, 4500], ["B", "Indikator B", 9, 9, 7800]]))
    assert kind(r) == []
    assert "Capaian (%)" in r.sheet[0].reason


def test_nothing_says_what_the_rows_are() -> None:
    r = read(Sheet([["Uraian", "Anggaran", "Realisasi"], ["Semen", 500_000, 400_000], ["Pasir", 300_000, 300_000]]))
    assert kind(r) == []


def test_a_blank_form_says_that_it_is_blank() -> None:
    r = read(Sheet([["PERJANJIAN KINERJA"], ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]]))
    assert "formulir kosong" in r.sheet[0].reason


def test_a_second_table_that_is_not_used_is_told() -> None:
    rows = [
        ["PERJANJIAN KINERJA TAHUN 2024"],
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        [1, "Sasaran A", "Indikator A", "90%"],
        [2, "Sasaran B", "Indikator B", "80%"],
        [],
        [],
        ["Rincian"],
        ["Uraian", "Volume", "Harga Satuan", "Jumlah"],
        ["Semen", 2, 50_000, 100_000],
        ["Pasir", 3, 40_000, 120_000],
    ]
    r = read(Sheet(rows))
    assert kind(r) == ["pk"]
    told = [t for t in r.temuan if t.kode == "BACA-02"]
    assert len(told) == 1 and told[0].cell is not None and "harga satuan" in told[0].uraian


def test_a_renstra_of_programmes_says_whose_indicators_it_holds() -> None:
    head = ["Program", "Indikator Program", "Satuan", "Target 2022", "Target 2023", "Target 2024"]
    program = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
    rows = [["RENCANA STRATEGIS 2022-2024"], head, [program, "Persentase layanan", "%", 80, 85, 90]]
    r = read(Sheet(rows))
    assert r.documents == []
    assert "mirip Renstra" in r.sheet[0].reason
    assert "1 baris indikator program atau kegiatan, bukan indikator sasaran" in r.sheet[0].reason
