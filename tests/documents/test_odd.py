"""Odd but real combinations: each is one table as an office might hand it in."""

from __future__ import annotations

from decimal import Decimal

from tests.documents.sheets import Sheet, content, disturbance, kind, read, total

TW = ("tw1", "tw2", "tw3", "tw4")


def test_pk_with_programme_beside_the_indicators() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["INSPEKTORAT DAERAH KABUPATEN CONTOH"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Program", "Anggaran (Rp)"],
                [1, "Sasaran A", "Indikator A", "%", 90, "Program Pengawasan", 1000],
                [None, None, "Indikator B", "Level", 3, "Program Penunjang", 2000],
            ],
            merge=["B4:B5"],
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "satuan", "target") == [
        ("Sasaran A", "Indikator A", "%", 90), ("Sasaran A", "Indikator B", "Level", 3),
    ]  # fmt: skip
    assert content(r, "pk_program", "program", "anggaran") == [
        ("Program Pengawasan", 1000),
        ("Program Penunjang", 2000),
    ]
    assert disturbance(r) == []


def test_pk_programmes_with_kegiatan_below_them() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Program/Kegiatan", "Anggaran", "Keterangan"],
                ["I", "Program Pelayanan", 3000, "APBD"],
                [1, "Kegiatan Layanan", 1000, "APBD"],
                [2, "Kegiatan Rapat", 2000, "APBD"],
                ["II", "Program Penunjang", 500, "APBD"],
                [1, "Kegiatan Gaji", 500, "APBD"],
                [None, "Total", 3500, None],
            ]
        )
    )
    assert content(r, "pk_program", "program", "anggaran") == [("Program Pelayanan", 3000), ("Program Penunjang", 500)]
    assert disturbance(r) == []


def test_indicator_texts_wrapped_over_two_rows() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
                [1, "Meningkatnya kualitas", "Persentase masyarakat yang", "90 %"],
                [None, "pelayanan publik", "puas terhadap pelayanan", None],
                [2, "Meningkatnya akuntabilitas", "Nilai SAKIP", "BB"],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target") == [
        ("Meningkatnya kualitas pelayanan publik", "Persentase masyarakat yang puas terhadap pelayanan", 90),
        ("Meningkatnya akuntabilitas", "Nilai SAKIP", "BB"),
    ]
    assert disturbance(r) == []


def test_recap_where_the_header_has_no_name_for_the_first_column_and_totals_come_first() -> None:
    r = read(
        Sheet(
            [
                ["LAPORAN REALISASI KEUANGAN"],
                ["SEKRETARIAT DPRD KOTA CONTOH"],
                ["TAHUN ANGGARAN 2024"],
                [],
                [None, "Uraian", "Anggaran", "Realisasi", "Sisa", "%"],
                [None, "JUMLAH", "Rp 3.000,00", "Rp 1.500,00", "Rp 1.500,00", "50,00%"],
                ["7.02.01", "PROGRAM PENUNJANG", "Rp 3.000,00", "Rp 1.500,00", "Rp 1.500,00", "50,00%"],
                ["7.02.01.2.01", "Administrasi", "Rp 3.000,00", "Rp 1.500,00", "Rp 1.500,00", "50,00%"],
                ["7.02.01.2.01.0001", "Gaji", "Rp 3.000,00", "Rp 1.500,00", "Rp 1.500,00", "50,00%"],
            ],
            column=3,
        )
    )
    assert content(r, "anggaran", "tingkat", "kode", "pagu", "realisasi", "persen") == [
        ("program", "7.02.01", 3000, 1500, 50),
        ("kegiatan", "7.02.01.2.01", 3000, 1500, 50),
        ("sub_kegiatan", "7.02.01.2.01.0001", 3000, 1500, 50),
    ]
    assert total(r, "anggaran", "pagu") == [(3000,)]
    assert disturbance(r) == []


def test_split_codes_with_number_cells_and_blank_rows_between_programmes() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["KODE", None, None, None, None, None, "PROGRAM/KEGIATAN/SUB KEGIATAN", "PAGU", "REALISASI"],
                [7, 1, 1, None, None, None, "PROGRAM PENUNJANG", 3000, 1500],
                [7, 1, 1, 2, 1, None, "Perencanaan", 3000, 1500],
                [7, 1, 1, 2, 1, 1, "Dokumen Renja", 1000, 500],
                [7, 1, 1, 2, 1, 2, "Dokumen RKA", 2000, 1000],
                [],
                [7, 1, 2, None, None, None, "PROGRAM PELAYANAN", 100, 50],
                [7, 1, 2, 2, 10, None, "Layanan", 100, 50],
                [7, 1, 2, 2, 10, 1, "Layanan Tamu", 100, 50],
            ],
            merge=["A2:F2"],
        )
    )  # fmt: skip
    assert content(r, "anggaran", "tingkat", "kode", "pagu") == [
        ("program", "7.01.01", 3000),
        ("kegiatan", "7.01.01.2.01", 3000),
        ("sub_kegiatan", "7.01.01.2.01.0001", 1000),
        ("sub_kegiatan", "7.01.01.2.01.0002", 2000),
        ("program", "7.01.02", 100),
        ("kegiatan", "7.01.02.2.10", 100),
        ("sub_kegiatan", "7.01.02.2.10.0001", 100),
    ]
    assert disturbance(r) == []


def test_quarters_in_one_cell_and_below_each_other() -> None:
    head = ["No", "Sasaran", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Rencana Aksi Triwulan"]
    r = read(
        Sheet(
            [
                ["RENCANA AKSI TAHUN 2024"],
                head,
                [
                    1,
                    "Sasaran A",
                    "Program A",
                    "Hasil A",
                    "100%",
                    "Trw (1) = 25%\nTrw (2) = 50%\nTrw (3) = 75%\nTrw (4) = 100%",
                ],
                [None, None, "Kegiatan A1", "Keluaran A1", "4 Dokumen", "TW I : 1\nTW II : 1\nTW III : 1\nTW IV : 1"],
                [None, None, "Sub Kegiatan A1a", "Keluaran A1a", "12 Laporan", "Tw 1: 3"],
                [None, None, None, None, None, "Tw 2: 3"],
                [None, None, None, None, None, "Tw 3: -"],
                [None, None, None, None, None, "Tw 4: 6"],
            ]
        )
    )
    rows = content(r, "rencana_aksi", "sub_kegiatan", "indikator", "satuan", "target", *TW)
    assert rows[-1] == ("A1a", "Keluaran A1a", "Laporan", 12, 3, 3, None, 6)
    assert rows[0][4:] == (25, 50, 75, 100)
    assert disturbance(r) == []


def test_percent_and_count_targets_in_one_column_with_percent_format() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
                [1, "Sasaran A", "Indikator A", "Persen", 0.885],
                [2, "Sasaran B", "Indikator B", "Dokumen", 12],
                [3, "Sasaran C", "Indikator C", "Persen", "75,25 %"],
            ],
            format={"E3": "0.00%"},
        )
    )
    assert content(r, "pk", "target") == [(Decimal("88.5"),), (12,), (Decimal("75.25"),)]
    assert disturbance(r) == []


def test_two_documents_below_each_other_on_one_sheet() -> None:
    r = read(
        Sheet(
            [
                ["KECAMATAN SUKAMAJU"],
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran", "Indikator", "Target"],
                [1, "Sasaran A", "Indikator A", "80 Nilai"],
                [],
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "PROGRAM A", 100, 50],
                ["7.01.01.2.01", "Kegiatan A1", 100, 50],
                ["7.01.01.2.01.0001", "Sub A1a", 100, 50],
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian"],
                [1, "Sasaran A", "Indikator A", "80 Nilai", "60 Nilai", "75%"],
                ["Sumber Data: Sekretariat"],
            ]
        )
    )
    assert kind(r) == ["pk", "realisasi_anggaran", "pengukuran_kinerja"]
    assert content(r, "pengukuran", "target", "realisasi", "capaian") == [(80, 60, 75)]
    assert len(content(r, "anggaran", "pagu")) == 3
    assert disturbance(r) == []


def test_cascading_with_all_levels_as_columns_is_an_rkt() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["DINAS SOSIAL"],
                ["Sasaran Strategis", "Indikator Sasaran", "Target", "Program", "Indikator Program", "Target", "Kegiatan",
                 "Indikator Kegiatan", "Target", "Sub Kegiatan", "Indikator Sub Kegiatan", "Target", "Anggaran"],
                ["Sasaran A", "Indikator A", "90%", "Program A", "Hasil A", "100%", "Kegiatan A1", "Keluaran A1", "4 Dok",
                 "Sub A1a", "Keluaran A1a", "2 Dok", 100],
                [None, None, None, None, None, None, None, None, None, "Sub A1b", "Keluaran A1b", "2 Dok", 200],
            ],
            merge=["A4:A5", "D4:D5", "G4:G5"],
        )
    )  # fmt: skip
    assert kind(r) == ["rkt"]
    assert content(r, "rkt", "sasaran", "indikator", "target", "program", "indikator_program", "target_program", "kegiatan",
               "sub_kegiatan", "indikator_kegiatan", "target_kegiatan", "anggaran") == [
        ("Sasaran A", "Indikator A", 90, "Program A", "Hasil A", 100, "A1", "Sub A1a", "Keluaran A1a", 2, 100),
        ("Sasaran A", "Indikator A", 90, "Program A", "Hasil A", 100, "A1", "Sub A1b", "Keluaran A1b", 2, 200),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_english_style_amounts_and_a_total_that_is_a_formula_text() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi", "Persentase"],
                ["7.01.01", "PROGRAM A", "4,395,868,582", "4,000,000,000", "91.00"],
                ["7.01.01.2.01", "Kegiatan A1", "4,395,868,582", "4,000,000,000", "91.00"],
            ]
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi", "persen") == [(4395868582, 4000000000, 91)] * 2
    assert disturbance(r) == []
