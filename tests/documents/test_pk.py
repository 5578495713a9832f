"""Perjanjian Kinerja as offices write it."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read, total

HEADING = ["No", "Sasaran Strategis", "Indikator Sasaran", "Target"]


def _pejabat(name: str, sasaran: str, indikator: str) -> Sheet:
    return Sheet(
        [
            ["PERJANJIAN KINERJA TAHUN 2024"],
            [name.upper()],
            ["KECAMATAN SUKAMAJU KABUPATEN CONTOH"],
            [],
            ["No", sasaran, indikator, "Target"],
            [1, f"Hasil kerja {name}", f"Persentase {name} satu", "100 %"],
            [None, None, f"Jumlah dokumen {name}", "12 Dokumen"],
            [],
            ["No", "PROGRAM", None, "ANGGARAN", "Ket"],
            [1, "Program Pelayanan", None, "Rp. 1.500.000,-", "APBD"],
            [],
            [None, None, None, "Sukamaju, 2 Januari 2024"],
            ["Camat", None, None, name],
            ["NAMA PEJABAT", None, None, "NAMA PEJABAT"],
            ["NIP. 19700101 199001 1 001"],
        ],
        name=name,
    )


def test_one_sheet_per_official() -> None:
    r = read(
        _pejabat("Camat", "Sasaran Strategis", "Indikator Sasaran"),
        _pejabat("Sekcam", "Sasaran Program", "Indikator Program"),
        _pejabat("Kasubag", "Sasaran Kegiatan", "Indikator Kegiatan"),
    )
    assert content(r, "pk", "sasaran", "indikator", "satuan", "target") == [
        ("Hasil kerja Camat", "Persentase Camat satu", "%", 100),
        ("Hasil kerja Camat", "Jumlah dokumen Camat", "Dokumen", 12),
    ]
    assert [b[0] for b in content(r, "pk_bawahan", "indikator")] == [
        "Persentase Sekcam satu", "Jumlah dokumen Sekcam", "Persentase Kasubag satu", "Jumlah dokumen Kasubag",
    ]  # fmt: skip
    assert content(r, "pk_program", "program", "anggaran", "sumber_dana")[0] == ("Program Pelayanan", 1500000, "APBD")
    assert {d.unit for d in r.documents} == {"Kecamatan Sukamaju"}
    assert {d.pemerintah for d in r.documents} == {"Kabupaten Contoh"}
    assert disturbance(r) == []


def test_statement_and_tables_on_one_sheet() -> None:
    r = read(
        Sheet(
            [
                ["PEMERINTAH KOTA CONTOH"],
                ["DINAS PERHUBUNGAN"],
                ["Jalan Raya No. 1 Contoh"],
                [],
                ["PERJANJIAN KINERJA TAHUN 2025"],
                [],
                ["Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta "
                 "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"],
                [None, "Nama", ": NAMA PEJABAT"],
                [None, "Jabatan", ": Kepala Dinas Perhubungan"],
                ["selanjutnya disebut pihak pertama"],
                [None, "Nama", ": NAMA PEJABAT"],
                [None, "Jabatan", ": Wali Kota Contoh"],
                ["Selaku atasan pihak pertama, selanjutnya disebut pihak kedua"],
                ["Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian "
                 "ini, dalam rangka mencapai target kinerja jangka menengah."],
                [],
                [None, None, None, "Contoh, 10 Januari 2025"],
                ["Pihak Kedua", None, None, "Pihak Pertama"],
                ["NAMA PEJABAT", None, None, "NAMA PEJABAT"],
                [],
                ["LAMPIRAN PERJANJIAN KINERJA TAHUN 2025"],
                ["DINAS PERHUBUNGAN KOTA CONTOH"],
                [],
                ["NO.", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["1.", "Meningkatnya keselamatan lalu lintas", "1. Rasio kecelakaan", "Angka", "0,25"],
                [None, None, "2. Persentase kendaraan laik jalan", "Persen", "85,50"],
                ["2.", "Meningkatnya akuntabilitas", "Nilai SAKIP", "Nilai", "BB"],
                [],
                ["", "PROGRAM", "", "ANGGARAN", "KETERANGAN"],
                ["1.", "Program Penyelenggaraan Lalu Lintas", None, "Rp", 2500000000, "APBD"],
                ["2.", "Program Penunjang Urusan Pemerintahan Daerah", None, "Rp", 1500000500, "APBD"],
                ["", "JUMLAH", None, "Rp", 4000000500],
            ]
        )
    )  # fmt: skip
    assert content(r, "pk", "sasaran", "indikator", "satuan", "target") == [
        ("Meningkatnya keselamatan lalu lintas", "Rasio kecelakaan", "Angka", 0.25),
        ("Meningkatnya keselamatan lalu lintas", "Persentase kendaraan laik jalan", "Persen", 85.5),
        ("Meningkatnya akuntabilitas", "Nilai SAKIP", "Nilai", "BB"),
    ]
    assert content(r, "pk_program", "program", "anggaran") == [
        ("Program Penyelenggaraan Lalu Lintas", 2500000000),
        ("Program Penunjang Urusan Pemerintahan Daerah", 1500000500),
    ]
    assert total(r, "pk_program", "anggaran") == [(4000000500,)]
    assert {d.unit for d in r.documents} == {"Dinas Perhubungan"}
    assert {d.tahun for d in r.documents} == {2025}
    assert disturbance(r) == []


def test_sub_indicators_belong_to_the_sasaran_above() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["BADAN PENDAPATAN DAERAH KABUPATEN CONTOH"],
                HEADING,
                [1, "Meningkatnya pendapatan", "Persentase pendapatan, terdiri dari:", None],
                [None, None, "a. Pajak daerah", "90%"],
                [None, None, "b. Retribusi daerah", "85%"],
                [2, "Meningkatnya pelayanan", "Indeks Kepuasan Masyarakat", 88.5],
            ]
        )
    )
    rows = content(r, "pk", "sasaran", "indikator", "target")
    assert ("Meningkatnya pendapatan", "Pajak daerah", 90) in rows
    assert ("Meningkatnya pendapatan", "Retribusi daerah", 85) in rows
    assert ("Meningkatnya pelayanan", "Indeks Kepuasan Masyarakat", 88.5) in rows
    assert disturbance(r) == []


def test_total_on_top_and_two_tables_side_by_side() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["INSPEKTORAT KABUPATEN CONTOH"],
                [],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", None, "No", "Program", "Anggaran (Rp)"],
                [None, None, None, None, None, None, None, 300],
                [1, "Sasaran A", "Indikator A", "70 Nilai", None, 1, "Program Pengawasan", 100],
                [2, "Sasaran B", "Indikator B", "80 Nilai", None, 2, "Program Penunjang", 200],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target", "satuan") == [
        ("Sasaran A", "Indikator A", 70, "Nilai"), ("Sasaran B", "Indikator B", 80, "Nilai"),
    ]  # fmt: skip
    assert content(r, "pk_program", "program", "anggaran") == [("Program Pengawasan", 100), ("Program Penunjang", 200)]
    assert total(r, "pk_program", "anggaran") == [(300,)]
    assert disturbance(r) == []


def test_perubahan_says_so() -> None:
    def sheet(title: str, name: str) -> Sheet:
        return Sheet([[title], ["KELURAHAN MEKAR"], HEADING, [1, "Sasaran A", "Indikator A", "70 Nilai"]], name)

    r = read(sheet("PERJANJIAN KINERJA TAHUN 2024", "Murni"), sheet("PERJANJIAN KINERJA PERUBAHAN TAHUN 2024", "Rubah"))
    assert [d.perubahan for d in r.documents] == [False, True]
    assert {d.unit for d in r.documents} == {"Kelurahan Mekar"}
    assert kind(r) == ["pk", "pk"]


def test_table_in_column_d_with_wrapped_and_mixed_english_headers() -> None:
    r = read(
        Sheet(
            [
                ["Perjanjian  Kinerja  Tahun 2024"],
                ["UPTD PUSKESMAS MAWAR"],
                [None, "SASARAN\nSTRATEGIS", "INDIKATOR  KINERJA\n(Key Performance Indicator)", "SATUAN", "TARGET\n2024"],
                [1, "Meningkatnya kesehatan", "Angka Harapan\nHidup", "tahun ", " 72,5 "],
            ],
            column=4,
        )
    )  # fmt: skip
    assert content(r, "pk", "sasaran", "indikator", "satuan", "target") == [
        ("Meningkatnya kesehatan", "Angka Harapan Hidup", "tahun", 72.5)
    ]
    assert disturbance(r) == []


def test_amounts_in_thousands_are_read_in_rupiah() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Program", "Anggaran (dalam ribuan rupiah)", "Keterangan"],
                [1, "Program A", 1500, "APBD"],
                [2, "Program B", "2.500", "APBD"],
                [None, "Jumlah", 4000, None],
            ]
        )
    )
    assert content(r, "pk_program", "program", "anggaran") == [("Program A", 1500000), ("Program B", 2500000)]
    assert total(r, "pk_program", "anggaran") == [(4000000,)]
    assert any("ribuan" in note for d in r.documents for note in d.source.catatan)
    assert disturbance(r) == []


def test_amounts_in_millions_said_by_a_line_above_the_table() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                [None, None, "(dalam jutaan rupiah)"],
                ["No", "Program", "Anggaran"],
                [1, "Program A", 1500.25],
                [2, "Program B", 2],
            ]
        )
    )
    assert content(r, "pk_program", "program", "anggaran") == [("Program A", 1500250000), ("Program B", 2000000)]
    assert disturbance(r) == []


def test_target_and_budget_before_and_after_the_change() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA PERUBAHAN TAHUN 2024"],
                ["PUSKESMAS SUKAMAJU"],
                ["No", "Kinerja Utama", "Indikator Kinerja", "Satuan", "Target", None],
                [None, None, None, None, "Semula", "Menjadi"],
                [1, "Sasaran A", "Indikator A", "Nilai", 84, 85],
                [None, None, "Indikator B", "Status", "Utama", "Paripurna"],
                [],
                ["No", "Program", "Anggaran (Rp)", None, "Keterangan"],
                [None, None, "Semula", "Menjadi"],
                [1, "Program Pelayanan", 100, 120, "BLUD"],
                [None, "Jumlah", 100, 120],
            ],
            merge=("E3:F3", "C8:D8"),
        )
    )
    assert content(r, "pk", "indikator", "target") == [("Indikator A", 85), ("Indikator B", "Paripurna")]
    assert content(r, "pk_program", "program", "anggaran", "sumber_dana") == [("Program Pelayanan", 120, "BLUD")]
    assert disturbance(r) == []


def test_target_before_and_after_the_change_without_a_heading_above() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA PERUBAHAN TAHUN 2024"],
                ["Sasaran", "Indikator", "Target Sebelum Perubahan", "Target Setelah Perubahan"],
                ["Sasaran A", "Indikator A", "84 Nilai", "85 Nilai"],
            ]
        )
    )
    assert content(r, "pk", "indikator", "target", "satuan") == [("Indikator A", 85, "Nilai")]
    assert disturbance(r) == []


def test_quarters_beside_the_target_of_a_pk_leave_it_a_pk() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA INSPEKTUR TAHUN 2024"],
                ["INSPEKTORAT KABUPATEN CONTOH"],
                ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "TW I", "TW II", "TW III", "TW IV"],
                [1, "Sasaran A", "Indikator A", "Level", 3, "-", "-", "-", 3],
                [None, None, "Indikator B", "%", 90, 20, 45, 70, 90],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target") == [
        ("Sasaran A", "Indikator A", 3), ("Sasaran A", "Indikator B", 90),
    ]  # fmt: skip
    assert content(r, "rencana_aksi", "indikator", "tw2", "tw4") == [("Indikator A", None, 3), ("Indikator B", 45, 90)]
    assert disturbance(r) == []


def test_sasaran_of_two_levels_in_the_heading_is_a_column_of_sasaran() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No.", "Sasaran Strategis/Sasaran Program", "Indikator Kinerja", "Target Tahun 2024"],
                [1, "Sasaran A", "Produksi padi (Ton)", "156.000"],
                [None, None, "Produktivitas padi (Ton/Ha)", "5,4"],
            ]
        )
    )
    assert kind(r) == ["pk"]
    assert content(r, "pk", "sasaran", "target")[0] == ("Sasaran A", 156_000)
    assert disturbance(r) == []


def test_formulations_beside_the_targets_of_a_pk_leave_it_a_pk() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2023"],
                ["DINAS KEPENDUDUKAN KABUPATEN CONTOH"],
                ["No", "Sasaran Strategis", "No", "Indikator Kinerja", "Formula", "Target"],
                [1, "Sasaran A", 1, "Indikator A", "(a/b) x 100%", "90 %"],
                [None, None, 2, "Indikator B", "Hasil survei", "88 Nilai"],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target", "satuan") == [
        ("Sasaran A", "Indikator A", 90, "%"), ("Sasaran A", "Indikator B", 88, "Nilai"),
    ]  # fmt: skip
    assert content(r, "iku", "indikator", "formulasi") == [
        ("Indikator A", "(a/b) x 100%"), ("Indikator B", "Hasil survei"),
    ]  # fmt: skip
    assert disturbance(r) == []
