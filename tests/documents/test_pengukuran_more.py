"""Pengukuran kinerja, Renstra, IKU and comparisons as offices and their applications write them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from lakip_xls.pipeline import Options, process
from tests.documents.sheets import Sheet, content, disturbance, kind, read, write


def test_application_export_with_a_row_per_quarter_takes_the_last_filled_one() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Tahun", "Triwulan", "Target", "Realisasi", "Capaian %"]
    r = read(
        Sheet(
            [
                ["Capaian Kinerja"],
                head,
                [1, "Sasaran A", "Indikator A", "Persen", 2024, "I", 20, 18, 90],
                [2, "Sasaran A", "Indikator A", "Persen", 2024, "II", 40, 40, 100],
                [3, "Sasaran A", "Indikator A", "Persen", 2024, "III", 60, 54, 90],
                [4, "Sasaran A", "Indikator A", "Persen", 2024, "IV", 80, 80, 100],
                [5, "Sasaran B", "Indikator B", "Nilai", 2024, "I", 70, None, None],
                [6, "Sasaran B", "Indikator B", "Nilai", 2024, "IV", 70, 63, 90],
            ]
        )
    )
    assert kind(r) == ["pengukuran_kinerja"]
    assert content(r, "pengukuran", "sasaran", "indikator", "target", "realisasi", "capaian") == [
        ("Sasaran A", "Indikator A", 80, 80, 100), ("Sasaran B", "Indikator B", 70, 63, 90),
    ]  # fmt: skip
    assert {d.tahun for d in r.documents} == {2024}
    assert disturbance(r) == []


def test_application_export_with_several_years_compares_years() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Tahun", "Target", "Realisasi", "Capaian %"]
    r = read(
        Sheet(
            [
                ["Capaian Kinerja"],
                head,
                [1, "Sasaran A", "Indikator A", "Persen", 2023, 70, 70, 100],
                [2, "Sasaran A", "Indikator A", "Persen", 2024, 80, 60, 75],
            ]
        )
    )
    assert content(r, "pengukuran", "indikator", "target", "realisasi") == [("Indikator A", 80, 60)]
    assert content(r, "antar_tahun", "indikator", "tahun", "realisasi") == [("Indikator A", 2023, 70)]
    assert disturbance(r) == []


def test_quarters_of_target_and_realisasi_side_by_side_with_the_year() -> None:
    quarters = ["TW I", "TW II", "TW III", "TW IV"]
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahunan", "Target", None, None, None,
                 "Realisasi", None, None, None, "Realisasi Tahunan", "Capaian (%)"],
                [None, None, None, None, None, *quarters, *quarters, None, None],
                [1, "Sasaran A", "Indikator A", "Dokumen", 8, 2, 2, 2, 2, 2, 2, 2, 1, 7, 87.5],
            ],
            merge=["F2:I2", "J2:M2", "E2:E3", "N2:N3", "O2:O3"],
        )
    )  # fmt: skip
    assert kind(r) == ["pengukuran_kinerja"]
    assert content(r, "pengukuran", "target", "realisasi", "capaian") == [(8, 7, 87.5)]
    assert disturbance(r) == []


def test_percent_column_of_fractions_without_format() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "% Capaian"],
                [1, "Sasaran A", "Indikator A", "Dokumen", 8, 6, 0.75],
                [2, "Sasaran B", "Indikator B", "Dokumen", 4, 4, 1],
                [None, None, "Rata-rata Capaian", None, None, None, 0.875],
            ]
        )
    )
    assert content(r, "pengukuran", "capaian") == [(75,), (100,)]
    assert disturbance(r) == []


def test_header_words_in_english_and_indonesian() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["NO.", "SASARAN  STRATEGIS (Strategic Objective)", "INDIKATOR  KINERJA (KPI)", "SATUAN (Unit)",
                 "TARGET 2024", "REALISASI 2024", "CAPAIAN (Achievement) %"],
                [1, "Sasaran A", "Indikator A", "Indeks", "3,50", "3,50", "100,00"],
            ]
        )
    )  # fmt: skip
    assert kind(r) == ["pengukuran_kinerja"]
    assert content(r, "pengukuran", "sasaran", "satuan", "target", "realisasi", "capaian") == [
        ("Sasaran A", "Indeks", 3.5, 3.5, 100)
    ]
    assert disturbance(r) == []


def test_renstra_tc27_matrix() -> None:
    years = ["2022", "2023", "2024"]
    r = read(
        Sheet(
            [
                ["Tabel T-C.27"],
                ["Rencana Program, Kegiatan, dan Pendanaan Perangkat Daerah Kecamatan Sukamaju"],
                ["Tujuan", "Sasaran", "Kode", "Program dan Kegiatan", "Indikator Kinerja Tujuan, Sasaran, Program, Kegiatan",
                 "Satuan", "Data Capaian pada Tahun Awal Perencanaan", "Target Kinerja Program dan Kerangka Pendanaan",
                 None, None, None, None, None, "Unit Kerja Penanggung Jawab", "Lokasi"],
                [None] * 7 + [f"Tahun {years[0]}", None, f"Tahun {years[1]}", None, f"Tahun {years[2]}", None],
                [None] * 7 + ["Target", "Rp"] * 3,
                ["Tujuan 1", "Meningkatnya pelayanan", None, None, "IKM", "Nilai", 80, 81, None, 82, None, 83, None],
                [None, None, "7.01.02", "Program Pelayanan", "Persentase layanan", "%", 70, 75, 100, 80, 110, 85, 120],
                [None, None, "7.01.02.2.01", "Kegiatan Layanan", "Jumlah layanan", "Layanan", 3, 4, 100, 4, 110, 4, 120],
            ],
            merge=["H3:M3", "H4:I4", "J4:K4", "L4:M4"],
        )
    )  # fmt: skip
    assert kind(r) == ["renstra"]
    assert content(r, "renstra", "sasaran", "indikator", "satuan", "tahun", "target")[:3] == [
        ("Meningkatnya pelayanan", "IKM", "Nilai", 2022, 81),
        ("Meningkatnya pelayanan", "IKM", "Nilai", 2023, 82),
        ("Meningkatnya pelayanan", "IKM", "Nilai", 2024, 83),
    ]
    assert all(
        row[4] not in (100, 110, 120)
        for row in content(r, "renstra", "sasaran", "indikator", "satuan", "tahun", "target")
    )
    assert disturbance(r) == []


def test_renstra_tc25_with_relative_years() -> None:
    r = read(
        Sheet(
            [
                ["Tabel T-C.25 Tujuan dan Sasaran Jangka Menengah Pelayanan Perangkat Daerah"],
                ["RENSTRA 2021-2026"],
                ["No", "Tujuan", "Sasaran", "Indikator Tujuan/Sasaran", "Satuan", "Target Kinerja Tujuan/Sasaran pada Tahun ke-",
                 None, None],
                [None, None, None, None, None, 2022, 2023, 2024],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
                [1, "Tujuan A", "Sasaran A", "Indikator A", "%", "70,5", "80", "90"],
                [None, None, "Sasaran B", "Nilai SAKIP", "Predikat", "B", "BB", "A"],
            ],
            merge=["F3:H3"],
        )
    )  # fmt: skip
    assert content(r, "renstra", "sasaran", "indikator", "tahun", "target") == [
        ("Sasaran A", "Indikator A", 2022, 70.5), ("Sasaran A", "Indikator A", 2023, 80),
        ("Sasaran A", "Indikator A", 2024, 90), ("Sasaran B", "Nilai SAKIP", 2022, "B"),
        ("Sasaran B", "Nilai SAKIP", 2023, "BB"), ("Sasaran B", "Nilai SAKIP", 2024, "A"),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_iku_of_a_web_application() -> None:
    r = read(
        Sheet(
            [
                ["Indikator Kinerja Utama"],
                ["No", "Sasaran", "Indikator Kinerja Utama", "Formula", "Satuan", "Sumber Data", "Penanggung Jawab"],
                [1, "Sasaran A", "Indikator A", "Jumlah A / Jumlah B x 100%", "Persen", "Survei", "Sekretariat"],
                [2, "Sasaran A", "Indikator B", "Nilai hasil evaluasi", "Nilai", "Inspektorat", "Sekretariat"],
            ]
        )
    )
    assert kind(r) == ["iku"]
    assert content(r, "iku", "sasaran", "indikator", "formulasi", "sumber_data", "penanggung_jawab") == [
        ("Sasaran A", "Indikator A", "Jumlah A / Jumlah B x 100%", "Survei", "Sekretariat"),
        ("Sasaran A", "Indikator B", "Nilai hasil evaluasi", "Inspektorat", "Sekretariat"),
    ]
    assert disturbance(r) == []


def test_iku_with_reason_and_without_formula() -> None:
    r = read(
        Sheet(
            [
                ["INDIKATOR KINERJA UTAMA (IKU)"],
                ["DINAS SOSIAL KABUPATEN CONTOH"],
                ["NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "ALASAN", "PENJELASAN/FORMULASI PENGUKURAN",
                 "SUMBER DATA", "PENANGGUNG JAWAB"],
                ["1", "Sasaran A", "Indikator A", "karena penting", "A dibagi B", "Bidang A", "Bidang A"],
            ]
        )
    )  # fmt: skip
    assert kind(r) == ["iku"]
    assert content(r, "iku", "sasaran", "indikator", "formulasi") == [("Sasaran A", "Indikator A", "A dibagi B")]
    assert disturbance(r) == []


def test_average_of_a_sasaran_whose_row_holds_its_figure_as_text() -> None:
    def table(n: int, capaian: str, rata: str) -> list[list[object]]:
        return [
            [f"Sasaran Strategis {n} : Meningkatnya hal {n}"],
            ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Predikat"],
            [1, f"Indikator {n}", 100, int(capaian), capaian, "Sangat Memuaskan"],
            [rata, None, None, None, capaian, "Sangat Memuaskan"],
            [],
        ]

    r = read(Sheet([["CAPAIAN KINERJA TAHUN 2023"], [], *table(1, "95", "Rata-rata capaian sasaran 1"),
                     *table(2, "93", "Rata-rata"), *table(3, "91", "Rata-rata seluruh sasaran")]))  # fmt: skip
    assert [(b.content("lingkup"), b.content("capaian")) for d in r.documents for b in d.totals["pengukuran"]] == [
        ("Meningkatnya hal 1", 95), ("Meningkatnya hal 2", 93), ("semua", 91),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_efficiency_per_indicator_says_nothing_of_the_sasaran_mean(tmp_path: Path) -> None:
    sasaran = "Meningkatnya kualitas pengelolaan keuangan"
    write(
        tmp_path / "Tabel.xlsx",
        Sheet(
            [
                ["Analisis Efisiensi Penggunaan Sumber Daya Tahun 2024"],
                ["Sasaran Strategis", "Indikator Kinerja", "% Capaian Kinerja", "% Penyerapan Anggaran", "Tingkat Efisiensi"],
                [sasaran, "Opini BPK", 100, 96, 4],
                [None, "Persentase aset bersertifikat", 90, 96, -6],
            ],
            "Efisiensi",
            merge=("A3:A4",),
        ),
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
                [sasaran, "Opini BPK", "WTP", "WTP", "100%"],
                [None, "Persentase aset bersertifikat", "70%", "63%", "90%"],
            ],
            "Pengukuran",
        ),
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["Sasaran Strategis", "Indikator Kinerja", "Target"],
                [sasaran, "Opini BPK", "WTP"],
                [None, "Persentase aset bersertifikat", "70%"],
            ],
            "PK",
        ),
    )  # fmt: skip
    laporan = process(tmp_path, Options())
    rows = laporan.data.rows("efisiensi_tertulis")
    assert [(b.text("sasaran"), b.text("indikator"), b.content("capaian")) for b in rows] == [
        (sasaran, "Opini BPK", 100), (sasaran, "Persentase aset bersertifikat", 90),
    ]  # fmt: skip
    assert [t.kode for t in laporan.temuan if t.kode not in ("BACA-07", "BACA-10", "BACA-16")] == []


def test_realisasi_in_percent_beside_targets_in_percent_is_the_realisation() -> None:
    r = read(
        Sheet(
            [
                ["HASIL PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Sasaran", "Indikator", "Target (%)", "Realisasi (%)", "Capaian (%)"],
                [1, "Sasaran A", "Persentase penegakan Perda", 92, "90,16", "98,00"],
                [2, None, "Persentase penyelesaian gangguan", 88, 88, 100],
            ]
        )
    )
    assert content(r, "pengukuran", "target", "realisasi", "capaian") == [(92, Decimal("90.16"), 98), (88, 88, 100)]
    assert disturbance(r) == []


def test_two_years_each_with_its_percentage_are_compared() -> None:
    r = read(
        Sheet(
            [
                ["CAPAIAN KINERJA TAHUN 2023 DAN 2024"],
                ["Sasaran", "Indikator Kinerja", "2023", None, None, "2024", None, None],
                [None, None, "Target", "Realisasi", "%", "Target", "Realisasi", "%"],
                ["Sasaran A", "Produksi padi (Ton)", 200, 190, 95, 300, 303, 101],
            ],
            merge=("A2:A3", "B2:B3", "C2:E2", "F2:H2"),
        )
    )
    assert content(r, "antar_tahun", "indikator", "tahun", "target", "realisasi") == [
        ("Produksi padi (Ton)", 2023, 200, 190), ("Produksi padi (Ton)", 2024, 300, 303),
    ]  # fmt: skip
    assert disturbance(r) == []
