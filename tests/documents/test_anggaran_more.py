"""Realisasi anggaran as offices write it: exports that people changed, recaps, totals in odd places."""

from __future__ import annotations

from decimal import Decimal

from tests.documents.sheets import Sheet, content, disturbance, kind, read, total

ZERO = ["0,00"] * 4
KOP = [
    ["KAB. CONTOH RAYA"],
    ["REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAH DAERAH, ORGANISASI, PROGRAM, KEGIATAN"],
    [],
    ["TAHUN ANGGARAN 2026"],
    [],
]
UNIT = "2.16.2.20.2.21.01.0000"


def export(*rows: list[object], extra: tuple[str, ...] = ()) -> list[list[object]]:
    """The SIPD export's header over some rows."""
    return [
        *KOP,
        ["Kode", None, None, None, "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan",
         "Kelompok Belanja", None, None, None, None, None, None, None, *extra],
        [None] * 5 + ["Operasi", None, "Modal", None, "Tak Terduga", None, "Transfer", None],
        [None] * 5 + ["Anggaran", "Realisasi"] * 4,
        ["1", None, None, None, *map(str, range(2, 11))],
        *rows,
    ]  # fmt: skip


MERGE = ["A6:D8", "E6:E8", "F6:M6", "F7:G7", "H7:I7", "J7:K7", "L7:M7"]
CONTENT: list[list[object]] = [
    ["2", None, None, None, "URUSAN WAJIB", "3.000,00", "900,00", "500,00", "100,00", *ZERO],
    ["2.16", None, None, None, "KOMUNIKASI DAN INFORMATIKA", "3.000,00", "900,00", "500,00", "100,00", *ZERO],
    ["2.16", UNIT, None, None, "Dinas Komunikasi dan Informatika", "3.000,00", "900,00", "500,00", "100,00", *ZERO],
    ["2.16", UNIT, "2.16.02", None, "PROGRAM INFORMASI", "3.000,00", "900,00", "500,00", "100,00", *ZERO],
    ["2.16", UNIT, "2.16.02.2.01", None, "Pengelolaan Informasi", 3000, "900,00", 500, "100,00", *ZERO],
    ["2.16", UNIT, "2.16.02.2.01.0001", None, "Layanan Hubungan Media", 2000, "600,00", 500, "100,00", *ZERO],
    ["2.16", UNIT, "2.16.02.2.01.0001", "5.1", "BELANJA OPERASI", 2000, "600,00", "0,00", "0,00", *ZERO],
    ["2.16", UNIT, "2.16.02.2.01.0001", "5.1.02.01.001.00024", "Belanja Alat Tulis", 2000, "600,00", "0,00", "0,00",
     *ZERO],
    ["2.16", UNIT, "2.16.02.2.01.0001", "5.2", "BELANJA MODAL", "0,00", "0,00", 500, "100,00", *ZERO],
    ["2.16", UNIT, "2.16.02.2.01.0002", None, "Layanan Konten", 1000, "300,00", "0,00", "0,00", *ZERO],
]  # fmt: skip
TOTAL: list[object] = ["Jumlah", None, None, None, None, "3.000,00", "900,00", "500,00", "100,00", *ZERO]
WANTED = [
    ("program", "2.16.02", "PROGRAM INFORMASI", 3500, 1000),
    ("kegiatan", "2.16.02.2.01", "Pengelolaan Informasi", 3500, 1000),
    ("sub_kegiatan", "2.16.02.2.01.0001", "Layanan Hubungan Media", 2500, 700),
    ("sub_kegiatan", "2.16.02.2.01.0002", "Layanan Konten", 1000, 300),
]
BIDANG = ("tingkat", "kode", "uraian", "pagu", "realisasi")


def test_sipd_export_names_the_unit_of_its_rows() -> None:
    r = read(Sheet(export(*CONTENT, TOTAL), merge=MERGE))
    assert content(r, "anggaran", *BIDANG) == WANTED
    assert total(r, "anggaran", "pagu", "realisasi") == [(3500, 1000)]
    (d,) = r.documents
    assert (d.unit, d.pemerintah, d.tahun) == ("Dinas Komunikasi dan Informatika", "Kabupaten Contoh Raya", 2026)
    assert disturbance(r) == []


def test_sipd_export_with_columns_that_people_added() -> None:
    rows = []
    for row in [*CONTENT, TOTAL]:
        text = [str(v).replace(".", "").split(",")[0] for v in row[5:9]]
        pagu, real = int(text[0]) + int(text[2]), int(text[1]) + int(text[3])
        rows.append([*row, pagu, real, real / pagu if pagu else 0, pagu - real, "NAMA PEJABAT"])
    extra = ("Total Anggaran", "Total Realisasi", "%", "Sisa", "PPTK")
    r = read(Sheet(export(*rows, extra=extra), merge=MERGE, hidden_rows=[20], format={"P10:P20": "0.00%"}))
    assert content(r, "anggaran", *BIDANG) == WANTED
    assert total(r, "anggaran", "pagu", "realisasi") == [(3500, 1000)]
    assert [g[0] for g in disturbance(r)] == ["BACA-09"]


def test_sipd_export_filtered_to_sub_kegiatan() -> None:
    rows = export(*CONTENT, TOTAL)
    r = read(Sheet(rows, merge=MERGE, hidden_rows=[10, 11, 12, 13, 14, 16, 17, 18, 20]))
    assert content(r, "anggaran", *BIDANG) == WANTED
    assert [g[0] for g in disturbance(r)] == ["BACA-09"]


def test_sipd_export_of_two_offices_keeps_their_codes_apart() -> None:
    other = "2.10.0.00.0.00.01.0000"
    second: list[list[object]] = [
        ["2.10", other, None, None, "Dinas Pertanahan", "700,00", "70,00", "0,00", "0,00", *ZERO],
        ["2.10", other, "2.10.02", None, "PROGRAM TANAH", "700,00", "70,00", "0,00", "0,00", *ZERO],
        ["2.10", other, "2.10.02.2.01", None, "Izin Lokasi", "700,00", "70,00", "0,00", "0,00", *ZERO],
        ["2.10", other, "2.10.02.2.01.0001", None, "Pemberian Izin", "700,00", "70,00", "0,00", "0,00", *ZERO],
    ]
    r = read(Sheet(export(*CONTENT, *second), merge=MERGE))
    assert [b for b in content(r, "anggaran", *BIDANG) if b[0] == "program"] == [
        WANTED[0], ("program", "2.10.02", "PROGRAM TANAH", 700, 70),
    ]  # fmt: skip
    assert r.documents[0].unit is None
    assert [g[:2] for g in disturbance(r)] == [("DOK-10", "E20")]


def test_manual_recap_without_codes() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2023"],
                ["BAGIAN UMUM SEKRETARIAT DAERAH KABUPATEN CONTOH"],
                [],
                ["NO", "PROGRAM DAN KEGIATAN", "PAGU SEBELUM", "REALISASI", None, "PAGU SETELAH", "SELISIH"],
                [None, None, None, "(Rp)", "(%)", None, None],
                ["A", "PROGRAM PENUNJANG URUSAN", 9000, 4500, 45, 10000, 1000],
                ["I", "Kegiatan Perencanaan", 9000, 4500, 45, 10000, 1000],
                ["1.1", "Sub Kegiatan Penyusunan Dokumen", 4000, 2500, 50, 5000, 1000],
                ["1.2", "Sub KegiatanKoordinasi Penyusunan RKA", 5000, 2000, 40, 5000, 0],
                [],
                ["B", "PROGRAM PELAYANAN", 1000, 500, 50, 1000, 0],
                ["I", "Kegiatan Layanan", 1000, 500, 50, 1000, 0],
                ["1.1", "Sub Kegiatan Layanan Tamu", 1000, 500, 50, 1000, 0],
                [],
                [None, "JUMLAH", 10000, 5000, "45,45", 11000, 1000],
                ["Catatan : data per 31 Desember"],
                ["Sumber Data: Bendahara"],
            ],
            merge=["D4:E4"],
        )
    )  # fmt: skip
    assert content(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi", "persen") == [
        ("program", "PROGRAM PENUNJANG URUSAN", 10000, 4500, 45),
        ("kegiatan", "Perencanaan", 10000, 4500, 45),
        ("sub_kegiatan", "Penyusunan Dokumen", 5000, 2500, 50),
        ("sub_kegiatan", "Koordinasi Penyusunan RKA", 5000, 2000, 40),
        ("program", "PROGRAM PELAYANAN", 1000, 500, 50),
        ("kegiatan", "Layanan", 1000, 500, 50),
        ("sub_kegiatan", "Layanan Tamu", 1000, 500, 50),
    ]
    assert total(r, "anggaran", "pagu", "realisasi") == [(11000, 5000)]
    assert disturbance(r) == []


def test_subtotals_in_the_middle_blank_rows_and_percent_fractions() -> None:
    r = read(
        Sheet(
            [
                ["LAPORAN REALISASI ANGGARAN TAHUN 2024", None, None],
                ["Rumah Sakit Umum Daerah (RSUD) Sehat"],
                [None, "Program/Kegiatan/Sub Kegiatan", "Pagu  Anggaran", "Realisasi  Anggaran", "%", "Sisa Anggaran"],
                [1, "Program : Upaya Kesehatan", 3000, 1500, 0.5, 1500],
                [None, "Kegiatan : Layanan", 3000, 1500, 0.5, 1500],
                [None, "Sub Kegiatan : Rawat Jalan", 1000, 900, 0.9, 100],
                [None, "Sub Kegiatan : Rawat Inap", 2000, 600, 0.3, 1400],
                [None, "Sub Total", 3000, 1500, 0.5, 1500],
                [],
                [2, "Program : Penunjang", 1000, 250, 0.25, 750],
                [None, "Kegiatan : Administrasi", 1000, 250, 0.25, 750],
                [None, "Sub Kegiatan : Gaji", 1000, 250, 0.25, 750],
                [None, "Sub Total", 1000, 250, 0.25, 750],
                [],
                [None, "Total", 4000, 1750, 0.4375, 2250],
            ]
        )
    )
    assert content(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi", "persen", "sisa") == [
        ("program", "Upaya Kesehatan", 3000, 1500, 50, 1500),
        ("kegiatan", "Layanan", 3000, 1500, 50, 1500),
        ("sub_kegiatan", "Rawat Jalan", 1000, 900, 90, 100),
        ("sub_kegiatan", "Rawat Inap", 2000, 600, 30, 1400),
        ("program", "Penunjang", 1000, 250, 25, 750),
        ("kegiatan", "Administrasi", 1000, 250, 25, 750),
        ("sub_kegiatan", "Gaji", 1000, 250, 25, 750),
    ]
    assert disturbance(r) == []


def test_names_wrapped_over_two_rows_are_joined() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN", 1000, 500],
                [None, "DAERAH KABUPATEN/KOTA", None, None],
                ["7.01.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi", 1000, 500],
                [None, "Kinerja Perangkat Daerah", None, None],
                ["7.01.01.2.01.0001", "Penyusunan Dokumen", 1000, 500],
            ]
        )
    )
    assert content(r, "anggaran", "tingkat", "uraian", "pagu") == [
        ("program", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", 1000),
        ("kegiatan", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", 1000),
        ("sub_kegiatan", "Penyusunan Dokumen", 1000),
    ]
    assert disturbance(r) == []


def test_amounts_as_people_type_them() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi", "Sisa"],
                ["7.01.01", "PROGRAM A", "Rp. 1.500.000,50 ", "Rp 1.600.000,-", "(99.999,50)"],
                ["7.01.01.2.01", "Kegiatan A1", " 1.500.000,50", "1.600.000", "-99.999,50"],
                ["7.01.01.2.01.0001", "Sub A1a", 1500000.5, "1.600.000,00\xa0", -99999.5],
            ]
        )
    )
    half = Decimal("1500000.5")
    assert content(r, "anggaran", "pagu", "realisasi", "sisa") == [(half, 1600000, Decimal("-99999.5"))] * 3
    assert disturbance(r) == []


def test_money_in_millions_with_the_unit_in_the_header() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu (Juta Rp)", "Realisasi (Juta Rp)", "%"],
                ["7.01.01", "PROGRAM A", 1500.5, 750.25, 50],
                ["7.01.01.2.01", "Kegiatan A1", 1500.5, 750.25, 50],
                ["7.01.01.2.01.0001", "Sub A1a", "1.500,5", "750,25", 50],
            ]
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi", "persen") == [(1500500000, 750250000, 50)] * 3
    assert disturbance(r) == []


def test_a_stale_scale_note_is_reported() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["(dalam jutaan rupiah)"],
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "PROGRAM A", 1500000000, 750000000],
                ["7.01.01.2.01", "Kegiatan A1", 1500000000, 750000000],
            ]
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi") == [(1500000000, 750000000)] * 2
    assert {g[0] for g in disturbance(r)} == {"BACA-04"}


def test_monthly_realisation_is_added_up() -> None:
    months = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"]
    r = read(
        Sheet(
            [
                ["REALISASI BELANJA TAHUN 2024"],
                ["KODE", "URAIAN", "APBD", "PAPBD", *months],
                ["7.01.02", "Program A", 1000, 1200, *[100] * 12],
                ["7.01.02.2.01", "Kegiatan A1", 1000, 1200, *[100] * 12],
                ["7.01.02.2.01.0001", "Sub A1a", 1000, 1200, *[100] * 11, None],
            ]
        )
    )
    assert kind(r) == ["realisasi_anggaran"]
    assert content(r, "anggaran", "pagu", "realisasi") == [(1200, 1200), (1200, 1200), (1200, 1100)]
    assert disturbance(r) == []


def test_columns_for_each_level_with_merged_parents_and_far_away_remarks() -> None:
    r = read(
        Sheet(
            [
                ["Realisasi Keuangan Tahun 2024"],
                ["No", "Program", "Kegiatan", "Sub Kegiatan", "Anggaran", "Realisasi", "Serapan (%)"]
                + [None] * 20 + ["Keterangan"],
                [1, "Program A", "Kegiatan A1", "Sub A1a", 100, 50, 50] + [None] * 20 + ["lancar"],
                [2, None, None, "Sub A1b", 200, 50, 25],
                [3, None, "Kegiatan A2", "Sub A2a", 300, 150, 50],
                [None, "Jumlah", None, None, 600, 250, "41,67"],
            ],
            merge=["B3:B5", "C3:C4"],
            hidden_columns=["A"],
        )
    )  # fmt: skip
    assert content(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi") == [
        ("program", "Program A", 600, 250),
        ("kegiatan", "A1", 300, 100),
        ("sub_kegiatan", "Sub A1a", 100, 50),
        ("sub_kegiatan", "Sub A1b", 200, 50),
        ("kegiatan", "A2", 300, 150),
        ("sub_kegiatan", "Sub A2a", 300, 150),
    ]
    assert disturbance(r) == []


def test_a_code_copied_from_the_row_above_does_not_move_its_row() -> None:
    rows = [
        ["7.05.02", "PROGRAM A", 300, 200],
        ["7.05.02.2.01", "Pembinaan A", 300, 200],
        ["7.05.02.2.01.0001", "Layanan A", 100, 50],
        ["7.05.02.2.01.0002", "Layanan B", 200, 150],
        ["7.05.03", "PROGRAM B", 70, 60],
        ["7.05.03.2.01", "Pembinaan B", 70, 60],
        ["7.05.03.2.01.0001", "Layanan C", 70, 60],
    ]
    level = {"PROGRAM": "program", "Pembinaan": "kegiatan", "Layanan": "sub_kegiatan"}
    levels = [(str(r[1]), level[str(r[1]).split()[0]]) for r in rows]
    for wrong in range(1, len(rows)):
        copied = [list(r) for r in rows]
        copied[wrong][0] = rows[wrong - 1][0]
        head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi"]
        r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *copied]))
        assert content(r, "anggaran", "uraian", "tingkat") == levels, wrong
