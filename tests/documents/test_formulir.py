"""Forms that offices fill in: one table for figures and judgement, plans without indicators, titles beside headings."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, everything, kind, read, total

MEASURE = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"]
TICK = ["SM", "M", "SB", "B", "C", "K", "SK"]


def test_pengukuran_with_columns_to_tick_is_read_as_both_tables() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                [*MEASURE, "Predikat"],
                [*[None] * 6, *TICK],
                [1, "Sasaran A", "Indikator A", 80, 82, 102.5, "V"],
                [None, None, "Indikator B", 10, 7, 70, *[None] * 3, "V"],
                ["Rata-rata Capaian", None, None, None, None, 86.25],
            ],
            merge=["G2:M2", *(f"{c}2:{c}3" for c in "ABCDEF")],
        )
    )
    assert kind(r) == ["pengukuran_kinerja", "pengukuran_kinerja"]
    assert content(r, "pengukuran", "indikator", "target", "realisasi") == [
        ("Indikator A", 80, 82),
        ("Indikator B", 10, 7),
    ]
    assert content(r, "predikat", "indikator", "sm", "b") == [("Indikator A", "V", None), ("Indikator B", None, "V")]
    assert total(r, "pengukuran", "lingkup") == [("semua",)]
    assert disturbance(r) == []


def test_rkt_without_any_indicator() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["No", "Sasaran", "Program", "Kegiatan", "Sub Kegiatan", "Anggaran"],
                [1, "Sasaran A", "Program A", "Koordinasi A", "Sub A", 1000],
                [None, None, None, None, "Sub B", 2000],
            ]
        )
    )
    assert content(r, "rkt", "sasaran", "program", "kegiatan", "sub_kegiatan", "anggaran") == [
        ("Sasaran A", "Program A", "Koordinasi A", "Sub A", 1000),
        ("Sasaran A", "Program A", "Koordinasi A", "Sub B", 2000),
    ]
    assert disturbance(r) == []


def test_rencana_tingkat_capaian_is_the_target() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["No", "Sasaran", "Indikator", "Rencana Tingkat Capaian (Target)"],
                [1, "Sasaran A", "Indikator A", "90%"],
            ]
        )
    )
    assert content(r, "rkt", "indikator", "target") == [("Indikator A", 90)]


def test_keuangan_under_realisasi_is_the_amount_or_its_percentage() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi", None],
                [None, None, None, "Keuangan (Rp)", "Keuangan (%)"],
                ["7.01.01", "Program A", 1000, 900, 90],
                ["7.01.01.2.01", "Koordinasi A", 1000, 900, 90],
                ["7.01.01.2.01.0001", "Sub A", 1000, 900, 90],
            ],
            merge=["D2:E2"],
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi", "persen") == [(1000, 900, 90)] * 3
    assert disturbance(r) == []


def test_title_merged_over_a_part_of_the_table_right_above_it_is_no_heading() -> None:
    r = read(
        Sheet(
            [
                ["CAPAIAN KINERJA KECAMATAN SUKAMAJU TAHUN 2023"],
                ["Sasaran", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)"],
                ["Sasaran A", "Indikator A", "95%", "95%", "100%"],
            ],
            merge=["A1:D1"],
        )
    )
    (document,) = r.documents
    assert (document.tahun, document.unit) == (2023, "Kecamatan Sukamaju")
    assert {name: value.ref.cell for name, value in document.identity.items() if value.ref} == {
        "tahun": "A1",
        "unit": "A1",
    }


def test_data_dukung_without_a_count_is_said_but_not_a_row_without_any() -> None:
    head = ["No", "Indikator", "Uraian Pembilang", "Pembilang", "Uraian Penyebut", "Penyebut", "Hasil (%)"]
    rows = [
        [1, "Indikator A", "Laporan selesai", None, "Laporan masuk", 10, "80%"],
        [2, "Indikator B", "Laporan selesai", "sda", "Laporan masuk", 10, "80%"],
        [3, "Indikator C", "Laporan selesai", 8, "Laporan masuk", None, "80%"],
        [4, "Indikator D", "Laporan selesai", None, "Laporan masuk", None, "80%"],
        [5, "Indikator E", "Laporan selesai", "8 laporan", "Laporan masuk", "-", "80%"],
    ]
    r = read(Sheet([["DATA DUKUNG INDIKATOR TAHUN 2024"], head, *rows]))
    assert [(kode, cell) for kode, cell, _ in disturbance(r)] == [
        ("BACA-05", "D3"),
        ("BACA-05", "D4"),
        ("BACA-05", "F5"),
    ]
    assert [b["pembilang"].failed for b in everything(r, "data_indikator")] == [True, True, False, False]


def test_empty_target_is_said_but_not_of_a_heading_for_the_indicators_below() -> None:
    head = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]
    rows = [
        [1, "Sasaran A", "Indikator A", "90%"],
        [None, None, "Indikator B, terdiri dari:", None],
        [None, None, "a. Indikator C", None],
    ]
    r = read(Sheet([["PERJANJIAN KINERJA TAHUN 2024"], head, *rows]))
    assert [(kode, cell) for kode, cell, _ in disturbance(r)] == [("BACA-05", "D5")]
    assert everything(r, "pk")[-1]["target"].failed


def test_code_with_a_digit_too_many_keeps_its_row_on_its_level() -> None:
    account = ["5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 500, 450]
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "Program A", 500, 450],
                ["7.01.01.2.011", "Koordinasi A", 500, 450],
                ["7.01.01.2.01.0001", "Sub A", 500, 450],
                account,
                account,
            ]
        )
    )
    assert content(r, "anggaran", "tingkat", "kode", "uraian") == [
        ("program", "7.01.01", "Program A"),
        ("kegiatan", "7.01.01.2.011", "Koordinasi A"),
        ("sub_kegiatan", "7.01.01.2.01.0001", "Sub A"),
    ]


def test_programmes_and_their_budget_beside_the_figures_are_a_table_of_their_own() -> None:
    r = read(
        Sheet(
            [
                ["FORMULIR PENGUKURAN KINERJA TAHUN 2024"],
                ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "%", "Program", "Anggaran", None, None],
                [None, None, None, None, None, None, "Pagu", "Realisasi", "%"],
                ["Sasaran A", "Indikator A", "90%", "81%", 90, "Program A", 1000, 900, 90],
                [None, "Indikator B", 8, 8, 100, "Program B", 500, 500, 100],
            ],
            merge=["G2:I2", *(f"{c}2:{c}3" for c in "ABCDEF")],
        )
    )
    assert kind(r) == ["pengukuran_kinerja", "realisasi_anggaran"]
    assert content(r, "pengukuran", "sasaran", "indikator", "target", "realisasi", "capaian") == [
        ("Sasaran A", "Indikator A", 90, 81, 90),
        ("Sasaran A", "Indikator B", 8, 8, 100),
    ]
    assert content(r, "anggaran", "uraian", "pagu", "realisasi", "persen") == [
        ("Program A", 1000, 900, 90),
        ("Program B", 500, 500, 100),
    ]
    assert disturbance(r) == []


def test_renstra_with_the_number_of_the_year_before_the_year() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA STRATEGIS DINAS CONTOH"],
                ["No", "Sasaran", "Indikator", "Target Tahun", None],
                [None, None, None, "1 (2024)", "2 (2025)"],
                [1, "Sasaran A", "Indikator A", "90%", "95%"],
            ],
            merge=["D2:E2"],
        )
    )
    assert content(r, "renstra", "indikator", "tahun", "target") == [
        ("Indikator A", 2024, 90),
        ("Indikator A", 2025, 95),
    ]


def test_code_and_name_in_one_cell_whatever_stands_between() -> None:
    for separator in (" ", " - ", "-", ". ", " : "):
        r = read(
            Sheet(
                [
                    ["REALISASI ANGGARAN TAHUN 2024"],
                    ["Uraian", "Pagu", "Realisasi"],
                    [f"7.01.01{separator}Program A", 500, 450],
                    [f"7.01.01.2.01{separator}Koordinasi A", 500, 450],
                    [f"7.01.01.2.01.0001{separator}Penyusunan A", 500, 450],
                    ["J U M L A H", 500, 450],
                ]
            )
        )
        assert content(r, "anggaran", "tingkat", "kode", "uraian") == [
            ("program", "7.01.01", "Program A"),
            ("kegiatan", "7.01.01.2.01", "Koordinasi A"),
            ("sub_kegiatan", "7.01.01.2.01.0001", "Penyusunan A"),
        ]
        assert total(r, "anggaran", "pagu") == [(500,)]


def test_a_table_with_further_columns_is_no_repeated_heading() -> None:
    head = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", None, "Realisasi", None]
    r = read(
        Sheet(
            [
                ["PERBANDINGAN REALISASI KINERJA TAHUN 2024 DENGAN TAHUN SEBELUMNYA"],
                head,
                [None, None, None, 2023, 2024, 2023, 2024],
                [1, "Sasaran A", "Indikator A", 80, 85, 79, 86],
                [],
                ["PERBANDINGAN REALISASI KINERJA DENGAN STANDAR NASIONAL"],
                ["DINAS CONTOH TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Realisasi", "Realisasi Nasional", "Ket."],
                [1, "Sasaran A", "Indikator A", 86, 84],
            ],
            merge=["D2:E2", "F2:G2"],
        )
    )
    assert kind(r) == ["pengukuran_kinerja", "pembanding"]
    assert content(r, "antar_tahun", "tahun", "target", "realisasi") == [(2023, 80, 79), (2024, 85, 86)]


def test_uraian_under_the_heading_of_the_indicators_is_the_indicator() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN TAHUN 2023"],
                [
                    "Sasaran Strategis",
                    None,
                    None,
                    "Program",
                    "Kegiatan",
                    "Indikator Kinerja Kegiatan",
                    None,
                    None,
                    "Pagu",
                ],
                ["Uraian", "Indikator", "Target", None, None, "Uraian", "Satuan", "Target", "(Rp)"],
                ["Sasaran A", "Indikator A", "90 %", "Program A", "Pelayanan A", "Jumlah dokumen", "Dokumen", 12, 400],
            ],
            merge=("A2:C2", "D2:D3", "E2:E3", "F2:H2"),
        )
    )
    assert content(r, "rkt", "sasaran", "indikator", "target", "kegiatan", "indikator_kegiatan", "target_kegiatan") == [
        ("Sasaran A", "Indikator A", 90, "Pelayanan A", "Jumlah dokumen", 12),
    ]  # fmt: skip
    assert disturbance(r) == []
