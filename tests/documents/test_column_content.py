"""Columns that their cells describe better than their headings."""

from __future__ import annotations

from decimal import Decimal

from .sheets import Sheet, content, disturbance, read

S1, S2 = "Meningkatnya kualitas pelayanan rumah sakit", "Meningkatnya kemandirian keuangan"


def test_a_heading_over_numbers_and_names_speaks_of_the_names() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2023"],
                ["RSUD dr. SEHAT"],
                [],
                ["Sasaran Strategis", None, "Indikator Kinerja", None, "Target"],
                [1, S1, "1.1", "Bed Occupancy Rate", "70 %"],
                [None, None, "1.2", "Average Length of Stay", "4 hari"],
                [2, S2, "2.1", "Cost Recovery Rate", "80,5 %"],
                [],
                ["Program", None, None, None, "Anggaran"],
                [1, "Program Penunjang", None, None, "Rp. 45.500.250.000,-"],
                [2, "Program Upaya Kesehatan", None, None, "Rp. 12.345.678.000,-"],
                ["Total", None, None, None, "Rp. 57.845.928.000,-"],
            ],
            merge=("A4:B4", "C4:D4", "A9:D9", "A12:D12"),
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target", "satuan") == [
        (S1, "Bed Occupancy Rate", 70, "%"), (S1, "Average Length of Stay", 4, "hari"),
        (S2, "Cost Recovery Rate", Decimal("80.5"), "%"),
    ]  # fmt: skip
    assert content(r, "pk_program", "program", "anggaran") == [
        ("Program Penunjang", 45_500_250_000), ("Program Upaya Kesehatan", 12_345_678_000),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_numbers_with_letters_beside_names_under_headings_that_are_not_merged() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2023"],
                ["SASARAN STRATEGIS", None, "INDIKATOR KINERJA", None, "TARGET", "SATUAN"],
                ["1.", S1, "a.", "Bed Occupancy Rate", 70, "%"],
                [None, None, "b.", "Average Length of Stay", 4, "hari"],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target") == [
        (S1, "Bed Occupancy Rate", 70), (S1, "Average Length of Stay", 4),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_a_column_that_says_which_way_is_better_is_the_polarity() -> None:
    r = read(
        Sheet(
            [
                ["CAPAIAN KINERJA TAHUN 2024"],
                [
                    "No",
                    "Sasaran",
                    "Indikator",
                    "Satuan",
                    "Target",
                    "Realisasi",
                    "Capaian (%)",
                    "Kondisi yang diharapkan",
                ],
                [1, S1, "Net Death Rate", "permil", 25, 20, 120, "Makin rendah makin baik"],
                [None, None, "Bed Occupancy Rate", "%", 70, 77, 110, "Makin tinggi makin baik"],
            ]
        )
    )
    assert content(r, "pengukuran", "indikator", "polaritas") == [
        ("Net Death Rate", "negatif"), ("Bed Occupancy Rate", "positif"),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_a_column_of_actions_is_neither_target_nor_unit() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2024"],
                [
                    "Sasaran Strategis",
                    "Indikator Kinerja",
                    "Target",
                    "Rencana Aksi",
                    "Target Triwulan",
                    None,
                    None,
                    None,
                ],
                [None, None, None, None, "TW.1", "TW.2", "TW.3", "TW.4"],
                [S1, "Persentase kendaraan laik jalan", "90%", "Pengujian kendaraan", "20%", "45%", "70%", "90%"],
                [
                    None,
                    "Jumlah rambu terpasang",
                    "40 Unit",
                    "Pengadaan rambu",
                    "10 Unit",
                    "20 Unit",
                    "30 Unit",
                    "40 Unit",
                ],
            ],
            merge=("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2"),
        )
    )
    assert content(r, "rencana_aksi", "indikator", "satuan", "target", "tw1", "tw4") == [
        ("Persentase kendaraan laik jalan", "%", 90, 20, 90), ("Jumlah rambu terpasang", "Unit", 40, 10, 40),
    ]  # fmt: skip
    assert disturbance(r) == []
