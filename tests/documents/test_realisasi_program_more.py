"""Realisasi program: Evaluasi Renja (E.81), quarterly output forms, LKPJ tables, Tabel 3.6 of reports."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read


def e81(*rows: list[object]) -> Sheet:
    """The header of Formulir E.81: the numbering row has formulas and the K / Rp row stands after it."""
    head: list[list[object]] = [
        ["Formulir E.81"],
        ["Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten"],
        ["Renja Perangkat Daerah Kecamatan Sukamaju Kabupaten Contoh"],
        ["Periode Pelaksanaan Tahun 2024"],
        [],
        ["No", "Sasaran", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
         "Indikator Kinerja Program (outcome)/ Kegiatan (output)",
         "Target Renstra Perangkat Daerah pada Tahun 2026 (Akhir Periode Renstra)", None,
         "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Tahun Lalu (2023)", None,
         "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan yang Dievaluasi (2024)", None,
         "Realisasi Kinerja Pada Triwulan", None, None, None, None, None, None, None,
         "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi (2024)", None,
         "Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s/d Tahun 2024", None,
         "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah s/d Tahun 2024 (%)", None,
         "Unit Perangkat Daerah Penanggung Jawab", "Ket"],
        [None] * 10 + ["I", None, "II", None, "III", None, "IV", None],
        ["1", "2", "3", "4", "5", None, "6", None, "7", None, "8", None, "9", None, "10", None, "11", None,
         "12 = 8 + 9 + 10 + 11", None, "13 = 6 + 12", None, "14 = 13 / 5 x 100", None, "15", "16"],
        [None, None, None, None, *["K", "Rp"] * 10],
        *rows,
    ]  # fmt: skip
    merged = ["A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F7", "G6:H7", "I6:J7", "K6:R6", "S6:T7", "U6:V7", "W6:X7",
              "K7:L7", "M7:N7", "O7:P7", "Q7:R7"]  # fmt: skip
    return Sheet(head, merge=merged)


def test_e81() -> None:
    r = read(
        e81(
            [1, "Meningkatnya pelayanan", "Program Pelayanan", "Persentase layanan", 100, 9000, 60, 4000, 80, 1000,
             20, 100, 40, 200, 60, 300, 80, 400, 80, 1000, 140, 5000, 100, 55, "Kecamatan", None],
            [None, None, "Kegiatan Layanan Kelurahan", "Jumlah kelurahan", 12, 9000, 6, 4000, 12, 1000,
             3, 100, 3, 200, 3, 300, 3, 400, 12, 1000, 18, 5000, 100, 55, "Kecamatan", None],
            [None, None, "Sub Kegiatan Pengelolaan Layanan", "Jumlah laporan", 24, 9000, 12, 4000, 12, 1000,
             3, 100, 3, 200, 3, 300, 3, 400, 12, 1000, 24, 5000, 100, 55, "Kecamatan", None],
        )
    )  # fmt: skip
    assert kind(r) == ["realisasi_program"]
    assert content(
        r, "realisasi_program", "program", "kegiatan", "sub_kegiatan", "indikator", "target", "realisasi"
    ) == [
        ("Program Pelayanan", None, None, "Persentase layanan", 80, 80),
        ("Program Pelayanan", "Layanan Kelurahan", None, "Jumlah kelurahan", 12, 12),
        ("Program Pelayanan", "Layanan Kelurahan", "Pengelolaan Layanan", "Jumlah laporan", 12, 12),
    ]
    assert content(r, "keuangan_program", "tingkat", "pagu", "realisasi") == [
        ("program", 1000, 1000), ("kegiatan", 1000, 1000), ("sub_kegiatan", 1000, 1000),
    ]  # fmt: skip
    assert {(d.tahun, d.unit) for d in r.documents} == {(2024, "Kecamatan Sukamaju")}
    assert disturbance(r) == []


def test_quarterly_form_with_the_office_in_a_section_line() -> None:
    r = read(
        Sheet(
            [
                ["SERAPAN"],
                [],
                ["No", "Kode Rekening", "Program/Kegiatan/Sub Kegiatan", "Target", "Target", "Relisasi", None, None,
                 None, "Total\n(sudah rumus, jangan dirubah)", "Persentase"],
                [None] * 5 + ["TW I", "TW II", "TW III", "TW IV"],
                ["DINAS PEMBERDAYAAN MASYARAKAT KOTA CONTOH"],
                [1, "2.13.02", "PROGRAM DESA"],
                [1, "2.13.02.2.01", "Penataan Desa"],
                [1, "2.13.02.2.01.0001", "Fasilitasi Desa", "Dokumen", 4, 1, 1, 1, 1, 4, 1],
                [2, "2.13.02.2.01.0002", "Pembinaan Desa", "Lapoaran", 8, 2, 2, None, None, 4, 0.5],
                [3, "2.13.02.2.01.0003", "Pemetaan Desa", "Unit/Hari", 1, None, None, None, None, 0, 0],
            ],
            merge=["F3:I3", "A5:K5"],
            format={"K8:K10": "0%"},
        )
    )  # fmt: skip
    assert kind(r) == ["realisasi_program"]
    assert content(r, "realisasi_program", "sub_kegiatan", "satuan", "target", "realisasi", "capaian") == [
        ("Fasilitasi Desa", "Dokumen", 4, 4, 100),
        ("Pembinaan Desa", "Lapoaran", 8, 4, 50),
        ("Pemetaan Desa", "Unit/Hari", 1, 0, 0),
    ]
    assert (r.documents[0].unit, r.documents[0].pemerintah) == ("Dinas Pemberdayaan Masyarakat", "Kota Contoh")
    assert disturbance(r) == []


def test_lkpj_with_float_codes() -> None:
    r = read(
        Sheet(
            [
                ["LKPJ TAHUN 2024"],
                ["KODE", "KEBIJAKAN", "OPD/PROGRAM/KEG/SUB KEGIATAN", "INDIKATOR", "SATUAN", "FISIK", None, None,
                 "KEUANGAN", None, None, "PERMASALAHAN", "UPAYA MENGATASI PERMASALAHAN"],
                [None] * 5 + ["TARGET", "REAL", "%", "ALOKASI", "REAL", "%"],
                [7.01, None, "KECAMATAN SUKAMAJU"],
                ["X.XX.01", None, "PROGRAM PENUNJANG URUSAN"],
                ["X.XX.01.201", None, "Perencanaan"],
                ["X.XX.01.201.06", None, "Penyusunan Dokumen", "Jumlah dokumen", "Dokumen", 5, 4, 80, 120000, 110000,
                 91.67, "-", "-"],
                ["7.01.02", None, "PROGRAM PELAYANAN"],
                ["7.01.02.202", None, "Layanan"],
                ["7.01.02.202.01", None, "Layanan Kelurahan", "Jumlah laporan", "Laporan", 12, 12, 100, 50000, 50000,
                 100, None, None],
            ],
            merge=["F2:H2", "I2:K2"],
        )
    )  # fmt: skip
    assert kind(r) == ["realisasi_program"]
    assert content(
        r, "realisasi_program", "program", "kegiatan", "sub_kegiatan", "satuan", "target", "realisasi", "capaian"
    ) == [
        ("PROGRAM PENUNJANG URUSAN", "Perencanaan", "Penyusunan Dokumen", "Dokumen", 5, 4, 80),
        ("PROGRAM PELAYANAN", "Layanan", "Layanan Kelurahan", "Laporan", 12, 12, 100),
    ]
    assert [x[1:] for x in content(r, "keuangan_program", "tingkat", "pagu", "realisasi")] == [
        (120000, 110000),
        (50000, 50000),
    ]
    assert r.documents[0].unit == "Kecamatan Sukamaju"
    assert disturbance(r) == []


def test_kinerja_and_anggaran_groups() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI PROGRAM DAN KEGIATAN TAHUN 2024"],
                ["No", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", "Satuan", "Kinerja", None, None, "Anggaran",
                 None, None],
                [None, None, None, None, "Target", "Realisasi", "Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)",
                 "Serapan (%)"],
                [1, "Program Pelayanan", "Persentase layanan", "%", 100, 90, 90, 1000, 900, 90],
                [None, "Kegiatan Layanan", "Jumlah layanan", "Layanan", 4, 4, 100, 1000, 900, 90],
                [None, "Sub Kegiatan Rapat", "Jumlah rapat", "Kali", 12, 12, 100, 1000, 900, 90],
            ],
            merge=["E2:G2", "H2:J2", "A2:A3", "B2:B3", "C2:C3", "D2:D3"],
        )
    )  # fmt: skip
    assert kind(r) == ["realisasi_program"]
    assert content(r, "realisasi_program", "indikator", "satuan", "target", "realisasi", "capaian") == [
        ("Persentase layanan", "%", 100, 90, 90),
        ("Jumlah layanan", "Layanan", 4, 4, 100),
        ("Jumlah rapat", "Kali", 12, 12, 100),
    ]
    assert content(r, "keuangan_program", "pagu", "realisasi", "persen") == [(1000, 900, 90)] * 3
    assert disturbance(r) == []


def test_the_same_target_and_realisasi_words_for_output_and_money() -> None:
    r = read(
        Sheet(
            [
                ["TARGET DAN REALISASI KELUARAN TAHUN 2024"],
                ["Sub Kegiatan", "Indikator", "Target", None, "Realisasi", None, "%", None],
                [None, None, "Output", "Rp", "Output", "Rp", "Output", "Rp"],
                ["Rapat", "Jumlah rapat", "12 Kali", 1000, "6 Kali", 500, 50, 50],
                ["Laporan", "Jumlah laporan", "4 Laporan", 800, "4 Laporan", 800, 100, 100],
            ],
            merge=["C2:D2", "E2:F2", "G2:H2"],
        )
    )
    assert content(r, "realisasi_program", "sub_kegiatan", "satuan", "target", "realisasi", "capaian") == [
        ("Rapat", "Kali", 12, 6, 50), ("Laporan", "Laporan", 4, 4, 100),
    ]  # fmt: skip
    assert content(r, "keuangan_program", "pagu", "realisasi", "persen") == [(1000, 500, 50), (800, 800, 100)]
    assert disturbance(r) == []
