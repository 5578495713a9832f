"""Forms that offices fill in: one table for figures and judgement, plans without indicators, titles beside headings."""

from __future__ import annotations

from tests.documents.lembar import Lembar, baca, gangguan, isi, jenis, jumlah, semua

UKUR = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"]
CENTANG = ["SM", "M", "SB", "B", "C", "K", "SK"]


def test_pengukuran_with_columns_to_tick_is_read_as_both_tables() -> None:
    r = baca(
        Lembar(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                [*UKUR, "Predikat"],
                [*[None] * 6, *CENTANG],
                [1, "Sasaran A", "Indikator A", 80, 82, 102.5, "V"],
                [None, None, "Indikator B", 10, 7, 70, *[None] * 3, "V"],
                ["Rata-rata Capaian", None, None, None, None, 86.25],
            ],
            gabung=["G2:M2", *(f"{c}2:{c}3" for c in "ABCDEF")],
        )
    )
    assert jenis(r) == ["pengukuran_kinerja", "pengukuran_kinerja"]
    assert isi(r, "pengukuran", "indikator", "target", "realisasi") == [("Indikator A", 80, 82), ("Indikator B", 10, 7)]
    assert isi(r, "predikat", "indikator", "sm", "b") == [("Indikator A", "V", None), ("Indikator B", None, "V")]
    assert jumlah(r, "pengukuran", "lingkup") == [("semua",)]
    assert gangguan(r) == []


def test_rkt_without_any_indicator() -> None:
    r = baca(
        Lembar(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["No", "Sasaran", "Program", "Kegiatan", "Sub Kegiatan", "Anggaran"],
                [1, "Sasaran A", "Program A", "Koordinasi A", "Sub A", 1000],
                [None, None, None, None, "Sub B", 2000],
            ]
        )
    )
    assert isi(r, "rkt", "sasaran", "program", "kegiatan", "sub_kegiatan", "anggaran") == [
        ("Sasaran A", "Program A", "Koordinasi A", "Sub A", 1000),
        ("Sasaran A", "Program A", "Koordinasi A", "Sub B", 2000),
    ]
    assert gangguan(r) == []


def test_rencana_tingkat_capaian_is_the_target() -> None:
    r = baca(
        Lembar(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["No", "Sasaran", "Indikator", "Rencana Tingkat Capaian (Target)"],
                [1, "Sasaran A", "Indikator A", "90%"],
            ]
        )
    )
    assert isi(r, "rkt", "indikator", "target") == [("Indikator A", 90)]


def test_keuangan_under_realisasi_is_the_amount_or_its_percentage() -> None:
    r = baca(
        Lembar(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi", None],
                [None, None, None, "Keuangan (Rp)", "Keuangan (%)"],
                ["7.01.01", "Program A", 1000, 900, 90],
                ["7.01.01.2.01", "Koordinasi A", 1000, 900, 90],
                ["7.01.01.2.01.0001", "Sub A", 1000, 900, 90],
            ],
            gabung=["D2:E2"],
        )
    )
    assert isi(r, "anggaran", "pagu", "realisasi", "persen") == [(1000, 900, 90)] * 3
    assert gangguan(r) == []


def test_title_merged_over_a_part_of_the_table_right_above_it_is_no_heading() -> None:
    r = baca(
        Lembar(
            [
                ["CAPAIAN KINERJA KECAMATAN SUKAMAJU TAHUN 2023"],
                ["Sasaran", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)"],
                ["Sasaran A", "Indikator A", "95%", "95%", "100%"],
            ],
            gabung=["A1:D1"],
        )
    )
    (document,) = r.dokumen
    assert (document.tahun, document.unit) == (2023, "Kecamatan Sukamaju")
    assert {name: value.ref.sel for name, value in document.jati.items() if value.ref} == {"tahun": "A1", "unit": "A1"}


def test_data_dukung_without_a_count_is_said_but_not_a_row_without_any() -> None:
    head = ["No", "Indikator", "Uraian Pembilang", "Pembilang", "Uraian Penyebut", "Penyebut", "Hasil (%)"]
    rows = [
        [1, "Indikator A", "Laporan selesai", None, "Laporan masuk", 10, "80%"],
        [2, "Indikator B", "Laporan selesai", "sda", "Laporan masuk", 10, "80%"],
        [3, "Indikator C", "Laporan selesai", 8, "Laporan masuk", None, "80%"],
        [4, "Indikator D", "Laporan selesai", None, "Laporan masuk", None, "80%"],
        [5, "Indikator E", "Laporan selesai", "8 laporan", "Laporan masuk", "-", "80%"],
    ]
    r = baca(Lembar([["DATA DUKUNG INDIKATOR TAHUN 2024"], head, *rows]))
    assert [(kode, sel) for kode, sel, _ in gangguan(r)] == [("BACA-05", "D3"), ("BACA-05", "D4"), ("BACA-05", "F5")]
    assert [b["pembilang"].gagal for b in semua(r, "data_indikator")] == [True, True, False, False]


def test_empty_target_is_said_but_not_of_a_heading_for_the_indicators_below() -> None:
    head = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]
    rows = [
        [1, "Sasaran A", "Indikator A", "90%"],
        [None, None, "Indikator B, terdiri dari:", None],
        [None, None, "a. Indikator C", None],
    ]
    r = baca(Lembar([["PERJANJIAN KINERJA TAHUN 2024"], head, *rows]))
    assert [(kode, sel) for kode, sel, _ in gangguan(r)] == [("BACA-05", "D5")]
    assert semua(r, "pk")[-1]["target"].gagal


def test_code_with_a_digit_too_many_keeps_its_row_on_its_level() -> None:
    account = ["5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 500, 450]
    r = baca(
        Lembar(
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
    assert isi(r, "anggaran", "tingkat", "kode", "uraian") == [
        ("program", "7.01.01", "Program A"),
        ("kegiatan", "7.01.01.2.011", "Koordinasi A"),
        ("sub_kegiatan", "7.01.01.2.01.0001", "Sub A"),
    ]


def test_programmes_and_their_budget_beside_the_figures_are_a_table_of_their_own() -> None:
    r = baca(
        Lembar(
            [
                ["FORMULIR PENGUKURAN KINERJA TAHUN 2024"],
                ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "%", "Program", "Anggaran", None, None],
                [None, None, None, None, None, None, "Pagu", "Realisasi", "%"],
                ["Sasaran A", "Indikator A", "90%", "81%", 90, "Program A", 1000, 900, 90],
                [None, "Indikator B", 8, 8, 100, "Program B", 500, 500, 100],
            ],
            gabung=["G2:I2", *(f"{c}2:{c}3" for c in "ABCDEF")],
        )
    )
    assert jenis(r) == ["pengukuran_kinerja", "realisasi_anggaran"]
    assert isi(r, "pengukuran", "sasaran", "indikator", "target", "realisasi", "capaian") == [
        ("Sasaran A", "Indikator A", 90, 81, 90),
        ("Sasaran A", "Indikator B", 8, 8, 100),
    ]
    assert isi(r, "anggaran", "uraian", "pagu", "realisasi", "persen") == [
        ("Program A", 1000, 900, 90),
        ("Program B", 500, 500, 100),
    ]
    assert gangguan(r) == []


def test_renstra_with_the_number_of_the_year_before_the_year() -> None:
    r = baca(
        Lembar(
            [
                ["RENCANA STRATEGIS DINAS CONTOH"],
                ["No", "Sasaran", "Indikator", "Target Tahun", None],
                [None, None, None, "1 (2024)", "2 (2025)"],
                [1, "Sasaran A", "Indikator A", "90%", "95%"],
            ],
            gabung=["D2:E2"],
        )
    )
    assert isi(r, "renstra", "indikator", "tahun", "target") == [("Indikator A", 2024, 90), ("Indikator A", 2025, 95)]


def test_code_and_name_in_one_cell_whatever_stands_between() -> None:
    for separator in (" ", " - ", "-", ". ", " : "):
        r = baca(
            Lembar(
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
        assert isi(r, "anggaran", "tingkat", "kode", "uraian") == [
            ("program", "7.01.01", "Program A"),
            ("kegiatan", "7.01.01.2.01", "Koordinasi A"),
            ("sub_kegiatan", "7.01.01.2.01.0001", "Penyusunan A"),
        ]
        assert jumlah(r, "anggaran", "pagu") == [(500,)]


def test_a_table_with_further_columns_is_no_repeated_heading() -> None:
    head = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", None, "Realisasi", None]
    r = baca(
        Lembar(
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
            gabung=["D2:E2", "F2:G2"],
        )
    )
    assert jenis(r) == ["pengukuran_kinerja", "pembanding"]
    assert isi(r, "antar_tahun", "tahun", "target", "realisasi") == [(2023, 80, 79), (2024, 85, 86)]


def test_uraian_under_the_heading_of_the_indicators_is_the_indicator() -> None:
    r = baca(
        Lembar(
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
            gabung=("A2:C2", "D2:D3", "E2:E3", "F2:H2"),
        )
    )
    assert isi(r, "rkt", "sasaran", "indikator", "target", "kegiatan", "indikator_kegiatan", "target_kegiatan") == [
        ("Sasaran A", "Indikator A", 90, "Pelayanan A", "Jumlah dokumen", 12),
    ]  # fmt: skip
    assert gangguan(r) == []
