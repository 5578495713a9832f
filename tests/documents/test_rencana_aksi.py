"""Rencana Aksi and RKT as offices write them."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read

TW = ("tw1", "tw2", "tw3", "tw4")
TITLE = [["RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2024"], ["DINAS KESEHATAN KABUPATEN CONTOH"], []]


def test_two_target_groups_side_by_side_with_ticks() -> None:
    r = read(
        Sheet(
            [
                *TITLE,
                ["NO", "SASARAN STRATEGIS", None, "TARGET", None, None, None, "PROGRAM", "KEGIATAN", None, "SATUAN",
                 "TARGET", None, None, None, "KET"],
                [None, "URAIAN", "INDIKATOR KINERJA", "TW I", "TW II", "TW III", "TW IV", None, "URAIAN",
                 "INDIKATOR KINERJA", None, "TW I", "TW II", "TW III", "TW IV", None],
                [1, "Meningkatnya derajat kesehatan", "Angka Kematian Ibu", "-", "-", "-", "98%",
                 "Program Pemenuhan Upaya Kesehatan", "Penyediaan Layanan Ibu Hamil", "Jumlah ibu dilayani", "Orang",
                 10, 20, 30, 40, None],
                [None, None, None, None, None, None, None, None, "Penyediaan Layanan Bayi", "Laporan tersusun",
                 "Laporan", "√", "√", "√", "√", None],
                [None, None, None, None, None, None, None, "Program Penunjang Urusan", "Administrasi Keuangan",
                 "Jumlah dokumen", "Dokumen", None, 1, None, 2, "rutin"],
            ],
            merge=["A4:A5", "B4:C4", "D4:G4", "H4:H5", "I4:J4", "K4:K5", "L4:O4", "P4:P5"],
        )
    )  # fmt: skip
    assert kind(r) == ["rencana_aksi"]
    assert content(r, "rencana_aksi", "sasaran", "program", "kegiatan", "indikator", "satuan", *TW) == [
        ("Meningkatnya derajat kesehatan", "Program Pemenuhan Upaya Kesehatan", "Penyediaan Layanan Ibu Hamil",
         "Jumlah ibu dilayani", "Orang", 10, 20, 30, 40),
        ("Meningkatnya derajat kesehatan", "Program Pemenuhan Upaya Kesehatan", "Penyediaan Layanan Bayi",
         "Laporan tersusun", "Laporan", "√", "√", "√", "√"),
        ("Meningkatnya derajat kesehatan", "Program Penunjang Urusan", "Administrasi Keuangan", "Jumlah dokumen",
         "Dokumen", None, 1, None, 2),
    ]  # fmt: skip
    assert content(r, "rencana_aksi_sasaran", "indikator", *TW) == [("Angka Kematian Ibu", None, None, None, 98)]
    assert disturbance(r) == []


def test_k_and_rp_under_each_quarter() -> None:
    r = read(
        Sheet(
            [
                *TITLE,
                ["No", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja", "Satuan", "Target Tahun 2024", None,
                 "Triwulan I", None, "Triwulan II", None, "Triwulan III", None, "Triwulan IV", None],
                [None, None, None, None, "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp"],
                [1, "Program A", "Hasil A", "%", 100, 4000, 25, 1000, 50, 1000, 75, 1000, 100, 1000],
                [None, "Kegiatan A1", "Keluaran A1", "Dokumen", 4, 4000, 1, 1000, 1, 1000, 1, 1000, 1, 1000],
                [None, "Sub Kegiatan A1a", "Keluaran A1a", "Laporan", 12, 4000, 3, 1000, 3, 1000, 3, 1000, 3, 1000],
            ],
            merge=["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:H4", "I4:J4", "K4:L4", "M4:N4"],
        )
    )  # fmt: skip
    assert kind(r) == ["rencana_aksi"]
    rows = content(r, "rencana_aksi", "program", "kegiatan", "sub_kegiatan", "indikator", "satuan", "target", *TW)
    assert rows[-1] == ("Program A", "A1", "A1a", "Keluaran A1a", "Laporan", 12, 3, 3, 3, 3)
    assert disturbance(r) == []


def test_quarters_with_bare_roman_numbers_and_cascading_columns() -> None:
    r = read(
        Sheet(
            [
                *TITLE,
                ["NO", "SASARAN", "INDIKATOR SASARAN", "TARGET", "PROGRAM", "KEGIATAN", "SUB KEGIATAN",
                 "INDIKATOR SUB KEGIATAN", "TARGET", "JADWAL TRIWULAN", None, None, None, "ANGGARAN (Rp)",
                 "PENANGGUNG JAWAB"],
                [None] * 9 + ["I", "II", "III", "IV", None, None],
                list(range(1, 16)),
                [1, "Sasaran A", "Indikator A", "80%", "Program A", "Kegiatan A1", "Sub A1a", "Jumlah laporan",
                 "4 Laporan", 1, 1, 1, 1, 1000, "Kasubag"],
                [None, None, None, None, None, None, "Sub A1b", "Jumlah rapat", "2 Kali", None, 1, None, 1, 500,
                 "Kasubag"],
                [2, "Sasaran B", "Indikator B", "BB", "Program B", "Kegiatan B1", "Sub B1a", "Jumlah paket",
                 "1 Paket", None, None, 1, None, 700, "Kasi"],
            ],
            merge=["J4:M4"],
        )
    )  # fmt: skip
    assert kind(r) == ["rencana_aksi"]
    assert content(r, "rencana_aksi", "sasaran", "program", "kegiatan", "sub_kegiatan", "indikator", "satuan", "target", *TW) == [
        ("Sasaran A", "Program A", "A1", "Sub A1a", "Jumlah laporan", "Laporan", 4, 1, 1, 1, 1),
        ("Sasaran A", "Program A", "A1", "Sub A1b", "Jumlah rapat", "Kali", 2, None, 1, None, 1),
        ("Sasaran B", "Program B", "B1", "Sub B1a", "Jumlah paket", "Paket", 1, None, None, 1, None),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_sasaran_indicators_only_with_data_merged_down() -> None:
    r = read(
        Sheet(
            [
                *TITLE,
                [None, "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "TW 1", "TW2", "TW.3", "TW - IV"],
                ["1.", "Sasaran A", "Indikator A", "%", 90, 20, 40, 60, 90],
                [None, None, "Indikator B", "Nilai", "BB", None, None, None, "BB"],
                ["2.", "Sasaran C", "Indikator C", "Indeks", "3,5", "-", "-", "-", "3,5"],
            ],
            merge=["A5:A6", "B5:B6"],
        )
    )
    assert kind(r) == ["rencana_aksi"]
    assert content(r, "rencana_aksi", "sasaran", "indikator", "satuan", "target", *TW) == [
        ("Sasaran A", "Indikator A", "%", 90, 20, 40, 60, 90),
        ("Sasaran A", "Indikator B", "Nilai", "BB", None, None, None, "BB"),
        ("Sasaran C", "Indikator C", "Indeks", 3.5, None, None, None, 3.5),
    ]
    assert disturbance(r) == []


def test_rkt_whose_title_was_never_changed() -> None:
    rows = [
        ["PERJANJIAN KINERJA TAHUN 2024"],
        ["KASI PEMERINTAHAN"],
        ["No", "Sasaran Program", "Indikator Program", "Target"],
        [1, "Tertib administrasi", "Persentase desa tertib", "100%"],
    ]
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN (RKT) TAHUN 2024"],
                ["KECAMATAN SUKAMAJU"],
                ["No", "Sasaran Strategis", "Indikator Sasaran", "Target"],
                [1, "Meningkatnya pelayanan", "IKM", "88 Nilai"],
            ],
            name="CAMAT",
        ),
        Sheet(rows, name="KASI"),
        name="RKT 2024.xlsx",
    )
    assert content(r, "rkt", "sasaran", "indikator", "target")[0] == ("Meningkatnya pelayanan", "IKM", 88)
    assert content(r, "pk", "indikator") == []
    assert disturbance(r) == []


def test_rkt_of_a_web_application() -> None:
    r = read(
        Sheet(
            [
                ["Rencana Kinerja Tahunan"],
                ["Tahun : 2024"],
                ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
                [1, "Sasaran A", "Indikator A", "Persen", "80.5"],
                [2, "Sasaran A", "Indikator B", "Nilai", "7"],
            ],
            name="Worksheet",
        )
    )
    assert kind(r) == ["rkt"]
    assert content(r, "rkt", "sasaran", "indikator", "satuan", "target") == [
        ("Sasaran A", "Indikator A", "Persen", 80.5), ("Sasaran A", "Indikator B", "Nilai", 7),
    ]  # fmt: skip
    assert {d.tahun for d in r.documents} == {2024}
    assert disturbance(r) == []


def test_monthly_cash_plan_is_not_a_quarterly_plan() -> None:
    months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
              "November", "Desember"]  # fmt: skip
    r = read(
        Sheet(
            [
                ["RENCANA ANGGARAN KAS TAHUN 2024"],
                ["Kode", "Uraian", "Anggaran", *months],
                [None, "TOTAL", 24000, *[2000] * 12],
                ["7.01.02", "Program A", 24000, *[2000] * 12],
                ["7.01.02.2.01", "Kegiatan A1", 24000, *[2000] * 12],
                ["7.01.02.2.01.0001", "Sub A1a", 24000, *[2000] * 12],
            ]
        )
    )
    assert content(r, "pk_program", "program") == []
    assert content(r, "rencana_aksi", "program") == []
    assert content(r, "anggaran", "uraian") == []
    assert disturbance(r) == []
    assert r.sheet[0].reason
