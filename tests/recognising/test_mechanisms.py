"""Each mechanism of reading, in the smallest table that needs it."""

from __future__ import annotations

import pytest

from tests.documents.sheets import Sheet, content, disturbance, kind, read

PROGRAM = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
OTHER = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
KEGIATAN = "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"
SUB = "Penyusunan Dokumen Perencanaan Perangkat Daerah"
SECOND = "Evaluasi Kinerja Perangkat Daerah"
SASARAN = "Meningkatnya akuntabilitas"


def test_bare_quarters_that_make_the_pagu_are_no_realisation() -> None:
    head = ["Program/Kegiatan", "Pagu", "Realisasi", "TW I", "TW II", "TW III", "TW IV"]
    rows = [[PROGRAM, 900_000, 800_000, 200_000, 200_000, 200_000, 300_000]]
    rows += [[OTHER, 700_000, 600_000, 100_000, 100_000, 200_000, 300_000]]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, *rows]))
    assert content(r, "anggaran", "realisasi", "realisasi_tw1")[0] == (800_000, None)


def test_a_group_written_into_each_of_its_headings_is_a_group() -> None:
    head = ["Sasaran", "Indikator", "Capaian Kinerja Target", "Capaian Kinerja Realisasi", "Capaian Kinerja (%)"]
    r = read(
        Sheet([["PENGUKURAN KINERJA 2024"], head, [SASARAN, "Nilai SAKIP", 80, 72, 90], [None, "IKM", 90, 90, 100]])
    )
    assert content(r, "pengukuran", "target", "realisasi", "capaian") == [(80, 72, 90), (90, 90, 100)]


def test_account_rows_that_repeat_a_sub_kegiatan_are_added() -> None:
    head = ["Nama Program", "Nama Kegiatan", "Nama Sub Kegiatan", "Nama Akun", "Pagu", "Realisasi"]
    rows = [
        [PROGRAM, KEGIATAN, SUB, "Belanja Alat Tulis Kantor", 400_000, 300_000],
        [PROGRAM, KEGIATAN, SUB, "Belanja Perjalanan Dinas", 600_000, 500_000],
        [PROGRAM, KEGIATAN, SECOND, "Belanja Alat Tulis Kantor", 100_000, 100_000],
    ]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, *rows]))
    assert content(r, "anggaran", "tingkat", "pagu", "realisasi") == [
        ("program", 1_100_000, 900_000),
        ("kegiatan", 1_100_000, 900_000),
        ("sub_kegiatan", 1_000_000, 800_000),
        ("sub_kegiatan", 100_000, 100_000),
    ]


def test_codes_of_units_say_nothing_beside_whole_codes() -> None:
    head = [
        "Kode SKPD",
        "Nama SKPD",
        "Kode Program",
        "Nama Program",
        "Kode Kegiatan",
        "Nama Kegiatan",
        "Pagu",
        "Realisasi",
    ]
    unit = ["7.01.0.00.0.00.01.0000", "Kecamatan Contoh"]
    rows = [
        [*unit, "7.01.01", PROGRAM, "7.01.01.2.01", KEGIATAN, 400_000, 300_000],
        [*unit, "7.01.02", OTHER, "7.01.02.2.01", "Koordinasi Penyelenggaraan", 200_000, 100_000],
    ]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, *rows]))
    columns = [c.column for s in r.sheet for t in s.sources for c in t.columns if c.field == "kode"]
    assert columns == [3, 5]
    assert content(r, "anggaran", "kode", "pagu")[1] == ("7.01.01.2.01", 400_000)


def test_money_of_a_level_above_the_lowest_is_that_level_s() -> None:
    head = ["Program", "Pagu Program", "Realisasi Program", "Kegiatan", "Pagu Kegiatan", "Realisasi Kegiatan"]
    rows = [
        [PROGRAM, 900_000, 700_000, KEGIATAN, 500_000, 400_000],
        [None, None, None, "Administrasi Umum Perangkat Daerah", 400_000, 300_000],
    ]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, *rows]))
    assert content(r, "anggaran", "tingkat", "pagu") == [
        ("program", 900_000),
        ("kegiatan", 500_000),
        ("kegiatan", 400_000),
    ]


def test_money_of_a_programme_is_none_of_its_kegiatan() -> None:
    head = ["Program", "Pagu Program", "Kegiatan", "Realisasi Kegiatan"]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, [PROGRAM, 900_000, KEGIATAN, 400_000]]))
    assert content(r, "anggaran", "pagu") == []
    assert [t.kode for t in r.temuan] == ["BACA-03"]


def test_money_per_quarter_adds_up_to_the_year() -> None:
    head = ["Program/Kegiatan", "Pagu", *(f"Realisasi TW {q}" for q in ("I", "II", "III", "IV"))]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, [PROGRAM, 900_000, 100_000, 200_000, 150_000, 250_000]]))
    assert content(r, "anggaran", "realisasi", "realisasi_tw3") == [(700_000, 150_000)]


def test_a_perjanjian_kinerja_of_kegiatan_gives_the_sums_of_its_programmes() -> None:
    head = ["Program", "Kegiatan", "Anggaran"]
    rows = [[PROGRAM, KEGIATAN, 500_000], [None, "Administrasi Umum Perangkat Daerah", 400_000]]
    r = read(Sheet([["PERJANJIAN KINERJA TAHUN 2024"], head, *rows]))
    assert content(r, "pk_program", "program", "anggaran") == [(PROGRAM, 900_000)]


def test_a_rkt_below_the_line_of_its_programme() -> None:
    lines = [["RENCANA KINERJA TAHUNAN 2024"], [f"Program : {PROGRAM}"], ["No", "Indikator", "Satuan", "Target"]]
    r = read(Sheet([*lines, [1, "Persentase layanan", "Persen", 90], [2, "Jumlah laporan", "Dokumen", 4]]))
    assert content(r, "rkt", "program", "indikator_program", "target_program") == [
        (PROGRAM, "Persentase layanan", 90),
        (PROGRAM, "Jumlah laporan", 4),
    ]


def test_the_targets_of_a_tujuan_are_not_those_of_its_sasaran() -> None:
    head = ["Tujuan", "Indikator Tujuan", "2023", "2024", "Sasaran", "Indikator Sasaran", "2023", "2024"]
    rows = [["Tata kelola baik", "Indeks RB", 60, 62, SASARAN, "Nilai SAKIP", 70, 75]]
    r = read(Sheet([["RENCANA STRATEGIS 2021-2026"], head, *rows]))
    assert content(r, "renstra", "indikator", "tahun", "target") == [
        ("Nilai SAKIP", 2023, 70),
        ("Nilai SAKIP", 2024, 75),
    ]


def test_a_column_of_tujuan_sasaran_and_programmes_gives_the_indicators_of_sasaran() -> None:
    head = ["Tujuan/Sasaran/Program", "Indikator", "Satuan", "Target 2023", "Target 2024"]
    rows = [
        ["Tujuan : Tata kelola baik", "Indeks RB", "Indeks", 60, 62],
        [f"Sasaran : {SASARAN}", "Nilai SAKIP", "Nilai", 70, 75],
        [PROGRAM, "Persentase layanan", "Persen", 90, 95],
    ]
    r = read(Sheet([["RENCANA STRATEGIS 2021-2026"], head, *rows]))
    assert content(r, "renstra", "sasaran", "indikator", "tahun") == [
        (SASARAN, "Nilai SAKIP", 2023),
        (SASARAN, "Nilai SAKIP", 2024),
    ]


@pytest.mark.parametrize("years", [(2023, 2024), (2024, 2023)])
def test_the_latest_year_counts_wherever_it_stands(years: tuple[int, int]) -> None:
    head = ["Program/Kegiatan", *(f"{side} {year}" for year in years for side in ("Pagu", "Realisasi"))]
    money = {2023: [500_000, 400_000], 2024: [900_000, 800_000]}
    r = read(Sheet([["REALISASI ANGGARAN 2024"], head, [PROGRAM, *(m for year in years for m in money[year])]]))
    assert content(r, "anggaran", "pagu", "realisasi") == [(900_000, 800_000)]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_row_per_quarter_beside_the_target_of_the_year(repeated: bool) -> None:
    head = ["Sasaran", "Indikator", "Target Tahunan", "Triwulan", "Target", "Realisasi"]
    rows = [[SASARAN, "Jumlah laporan", 12, q, 3, d] for q, d in (("I", 2), ("II", 3), ("III", 4), ("IV", 3))]
    r = read(Sheet([["PENGUKURAN KINERJA 2024"], head, *rows]))
    assert content(r, "pengukuran", "target", "target_tw2", "realisasi_tw2") == [(12, 3, 3)]
    plan = [row[:5] if repeated or i == 0 else [None, None, None, *row[3:5]] for i, row in enumerate(rows)]
    r = read(Sheet([["RENCANA AKSI 2024"], head[:5], *plan]))
    assert content(r, "rencana_aksi", "indikator", "target", "tw1", "tw4") == [("Jumlah laporan", 12, 3, 3)]


def test_a_share_of_a_quarter_s_figures_is_not_the_capaian_of_the_year() -> None:
    head = ["Indikator", "Satuan", "Target TW II", "Realisasi TW II", "%"]
    rows = [["Nilai SAKIP", "Poin", 5, 4, 80], ["Temuan", "Dokumen", 4, 3, 75], ["IKM", "Poin", 10, 9, 90]]
    r = read(Sheet([["PENGUKURAN KINERJA 2024"], head, *rows]))
    assert content(r, "pengukuran", "realisasi_tw2", "capaian")[0] == (4, None)


def test_what_is_named_kinerja_beside_a_quarter_s_target_is_its_realisation() -> None:
    top = ["Indikator", "Satuan", "TW I", "TW I", "TW II", "TW II"]
    below = [None, None, "Target", "Kinerja", "Target", "Kinerja"]
    r = read(Sheet([["PENGUKURAN KINERJA 2024"], top, below, ["IKM", "Poin", 5, 4, 6, 7]]))
    assert content(r, "pengukuran", "target_tw2", "realisasi_tw2") == [(6, 7)]


def test_an_indicator_of_a_sasaran_beside_a_programme_is_no_output() -> None:
    head = ["Indikator Sasaran", "Program", "Target", "Realisasi"]
    r = read(Sheet([["LAPORAN 2024"], head, ["Nilai SAKIP", PROGRAM, 80, 72], ["IKM", OTHER, 90, 90]]))
    assert kind(r) == ["pengukuran_kinerja"]


def test_quarters_without_a_word_of_money_are_outputs() -> None:
    head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Satuan", "Target", "Realisasi TW I", "Realisasi TW II", "Total"]
    rows = [
        ["7.01.01.2.01.0001", SUB, "Dokumen", 4, None, None, 0],
        ["7.01.01.2.01.0002", SECOND, "Laporan", 3, None, None, 0],
    ]
    r = read(Sheet([["TARGET KELUARAN 2024"], head, *rows]))
    assert content(r, "realisasi_program", "target") == [(4,), (3,)]
    assert content(r, "keuangan_program", "pagu") == []


def test_names_of_programmes_in_a_column_of_indicators_are_names() -> None:
    head = ["Indikator Sasaran / Program", "Indikator Program", "Satuan", "Target", "Realisasi"]
    rows = [[PROGRAM, "Persentase layanan", "Persen", 90, 80], [OTHER, "Jumlah laporan", "Dokumen", 4, 4]]
    r = read(Sheet([["REALISASI PROGRAM 2024"], head, *rows]))
    assert content(r, "realisasi_program", "program", "indikator") == [
        (PROGRAM, "Persentase layanan"),
        (OTHER, "Jumlah laporan"),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (["RHK Atasan", "Rencana Hasil Kerja", "Indikator", "Target", "Realisasi"], "pegawai"),
        (["Uraian", "Swakelola", "Kontrak", "Pagu", "Realisasi"], "paket"),
    ],
)
def test_deeds_of_staff_and_lists_of_contracts_are_refused(head: list[str], words: str) -> None:
    r = read(Sheet([["DAFTAR 2024"], head, ["A", "B", "C", 900_000, 800_000], ["D", "E", "F", 700_000, 600_000]]))
    assert kind(r) == []
    assert words in r.sheet[0].reason
    assert disturbance(r) == []


def test_the_title_above_a_table_outweighs_what_its_sheet_begins_with() -> None:
    head = ["No", "Sasaran", "Indikator", "Target 2024"]
    first = [["RENCANA KINERJA TAHUNAN 2024"], head, [1, SASARAN, "Nilai SAKIP", 80], [None], [None]]
    second = [["PERJANJIAN KINERJA TAHUN 2024"], head, [1, SASARAN, "Nilai SAKIP", 80]]
    r = read(Sheet([*first, *second], "RKT"))
    assert [d.kind for d in r.documents] == ["rkt", "pk"]
    assert r.temuan == []
