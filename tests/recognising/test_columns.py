"""Columns are told by heading, cells and relations together."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read

PROGRAM = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
KEGIATAN = "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"
OTHER = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
SASARAN = "Meningkatnya akuntabilitas"
SUB = "Penyusunan Dokumen Perencanaan Perangkat Daerah"
RECAP = [
    ["7.01.01", PROGRAM, 300_000_000, 240_000_000],
    ["7.01.01.2.01", KEGIATAN, 300_000_000, 240_000_000],
    ["7.01.01.2.01.0001", SUB, 300_000_000, 240_000_000],
    ["7.01.02", OTHER, 200_000_000, 150_000_000],
]


def test_share_of_money_left_of_the_money_itself() -> None:
    rows = [[code, name, pagu, real * 100 / pagu, real] for code, name, pagu, real in RECAP]
    head = ["Kode", "Program/Kegiatan", "Pagu", "Realisasi Keuangan (%)", "Realisasi Keuangan (Rp)"]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert content(r, "anggaran", "pagu", "realisasi", "persen")[:2] == [(300_000_000, 240_000_000, 80)] * 2
    assert disturbance(r) == []


def test_recapitulation_under_its_own_title() -> None:
    head = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Nilai Pagu",
        "Jumlah Realisasi Anggaran",
        "Persentase Realisasi Anggaran",
    ]
    rows = [[*row, row[3] * 100 / row[2]] for row in RECAP]
    r = read(Sheet([["REKAP BELANJA KECAMATAN CONTOH 2024"], head, *rows]))
    assert kind(r) == ["realisasi_anggaran"]
    assert content(r, "anggaran", "tingkat", "pagu", "realisasi", "persen")[3] == (
        "program",
        200_000_000,
        150_000_000,
        75,
    )


def test_what_was_achieved_beside_how_far() -> None:
    head = [
        "NO",
        "OPD",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TAHUN",
        "TARGET",
        "CAPAIAN TAHUN INI",
        "CAPAIAN (%)",
        "STATUS",
    ]
    rows = [
        [1, "Kecamatan Contoh", "Sasaran A", "Indikator A", "Dokumen", 2024, 8, 6, 75, "Verifikasi"],
        [2, "Kecamatan Contoh", "Sasaran B", "Indikator B", "Nilai", 2024, 80, 84, 105, "Verifikasi"],
        [3, "Kecamatan Contoh", "Sasaran B", "Indikator C", "Nilai", 2024, 50, 40, 80, "Verifikasi"],
    ]
    r = read(Sheet([["PENGUKURAN KINERJA"], head, *rows]))
    assert content(r, "pengukuran", "indikator", "target", "realisasi", "capaian") == [
        ("Indikator A", 8, 6, 75), ("Indikator B", 80, 84, 105), ("Indikator C", 50, 40, 80),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_the_office_of_a_row_is_no_unit_of_measure() -> None:
    head = ["Satuan Kerja", "No", "Sasaran", "Indikator Sasaran", "Target", "Satuan"]
    rows = [["Kecamatan Contoh", 1, "Sasaran A", "Indikator A", 8, "Dokumen"], ["Kecamatan Contoh", 2, "Sasaran B", "Indikator B", 80, "Nilai"]]  # fmt: skip
    r = read(Sheet([["PERJANJIAN KINERJA TAHUN 2024"], head, *rows]))
    assert content(r, "pk", "indikator", "target", "satuan") == [
        ("Indikator A", 8, "Dokumen"),
        ("Indikator B", 80, "Nilai"),
    ]
    assert disturbance(r) == []


def test_of_several_documents_the_budget_that_was_spent() -> None:
    head = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Anggaran Renstra",
        "Anggaran RKPD",
        "Anggaran APBD",
        "Realisasi Anggaran",
    ]
    rows = [[code, name, pagu * 2, pagu + 1_000_000, pagu, real] for code, name, pagu, real in RECAP]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert content(r, "anggaran", "pagu", "realisasi") == [(row[2], row[3]) for row in RECAP]
    assert disturbance(r) == []


def test_figures_up_to_last_year_are_not_this_years() -> None:
    head = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Realisasi Anggaran s/d Tahun Lalu",
        "Anggaran",
        "Realisasi Anggaran",
    ]
    rows = [[code, name, real * 3, pagu, real] for code, name, pagu, real in RECAP]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert content(r, "anggaran", "pagu", "realisasi") == [(row[2], row[3]) for row in RECAP]


def test_sums_tell_what_headings_do_not() -> None:
    head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Kolom A", "Kolom B", "Kolom C", "Kolom D"]
    rows = [[c, n, p, r, r * 100 / p, p - r] for c, n, p, r in RECAP]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert content(r, "anggaran", "pagu", "realisasi", "persen", "sisa")[3] == (
        200_000_000,
        150_000_000,
        75,
        50_000_000,
    )


def test_foreign_columns_never_spoil_a_table() -> None:
    plain = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    for foreign, cell in (
        ("Jabatan", "Camat"),
        ("OPD", "Kecamatan Contoh"),
        ("Status", "Final"),
        ("Aksi", "Ubah"),
        ("Zzz", "x"),
    ):
        for at in range(1, 5):
            head, row, other = (
                [*plain],
                [1, "Sasaran A", "Indikator A", "90%"],
                [2, "Sasaran B", "Indikator B", "8 Dokumen"],
            )
            for line, value in ((head, foreign), (row, cell), (other, cell)):
                line.insert(at, value)
            r = read(Sheet([["PERJANJIAN KINERJA TAHUN 2024"], head, row, other]))
            assert content(r, "pk", "sasaran", "indikator", "target") == [
                ("Sasaran A", "Indikator A", 90), ("Sasaran B", "Indikator B", 8),
            ], (foreign, at)  # fmt: skip
            assert disturbance(r) == []


def test_realisation_per_quarter_leaves_a_pengukuran_one() -> None:
    head = [
        "Sasaran",
        "Indikator",
        "Target",
        "Realisasi TW I",
        "Realisasi TW II",
        "Realisasi TW III",
        "Realisasi TW IV",
    ]
    rows = [
        ["Sasaran A", "Jumlah laporan", "8 Laporan", 2, 2, 2, 2],
        ["Sasaran B", "Jumlah dokumen", "4 Dokumen", 1, 1, 1, 1],
    ]
    r = read(Sheet([["PENGUKURAN KINERJA TAHUN 2024"], head, *rows]))
    assert kind(r) == ["pengukuran_kinerja"]
    assert content(r, "pengukuran", "indikator", "target", "realisasi_tw3") == [
        ("Jumlah laporan", 8, 2),
        ("Jumlah dokumen", 4, 1),
    ]


def test_programme_beside_the_sasaran_indicators_of_a_rencana_aksi() -> None:
    head = ["Sasaran", "Indikator Sasaran", "Target", "Program", "TW I", "TW II", "TW III", "TW IV"]
    rows = [
        ["Sasaran A", "Indikator A", "8 Laporan", "Program A", 2, 4, 6, 8],
        ["Sasaran B", "Indikator B", "4 Dokumen", "Program B", 1, 2, 3, 4],
    ]
    r = read(Sheet([["RENCANA AKSI TAHUN 2024"], head, *rows]))
    frames = [
        *content(r, "rencana_aksi", "indikator", "target", "tw4"),
        *content(r, "rencana_aksi_sasaran", "indikator", "target", "tw4"),
    ]
    assert ("Indikator A", 8, 8) in frames and ("Indikator B", 4, 4) in frames


def test_two_columns_that_could_both_be_the_budget_are_told() -> None:
    head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Anggaran", "Anggaran", "Realisasi Anggaran"]
    rows = [[code, name, pagu, pagu + 5_000_000, real] for code, name, pagu, real in RECAP]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert "BACA-12" in [kode for kode, _, _ in disturbance(r)]


def test_the_latest_year_realised_is_the_tables_year() -> None:
    head = ["Sasaran", "Indikator", "Realisasi 2021", "Target 2022", "Realisasi 2022", "Capaian (%)"]
    rows = [["Sasaran A", "Indikator A", 70, 80, 84, 105], ["Sasaran B", "Indikator B", 60, 90, 81, 90]]
    r = read(Sheet([["PENGUKURAN KINERJA TAHUN 2022"], head, *rows]))
    assert content(r, "pengukuran", "indikator", "target", "realisasi", "capaian") == [
        ("Indikator A", 80, 84, 105), ("Indikator B", 90, 81, 90),
    ]  # fmt: skip
    assert content(r, "antar_tahun", "indikator", "tahun", "realisasi") == [
        ("Indikator A", 2021, 70),
        ("Indikator B", 2021, 60),
    ]


def test_a_rate_in_per_cent_is_never_taken_for_what_was_achieved() -> None:
    head = ["Sasaran", "Indikator", "Target", "Paraf", "Tingkat Capaian (%)"]
    rows = [["Sasaran A", "Indikator A", 80, 84, 105], ["Sasaran B", "Indikator B", 90, 81, 90]]
    r = read(Sheet([["PENGUKURAN KINERJA TAHUN 2022"], head, *rows]))
    assert content(r, "pengukuran", "realisasi") == []
    assert [kode for kode, _, _ in disturbance(r)] == ["BACA-03"]


def test_amounts_with_rp_are_figures_though_the_heading_names_no_budget() -> None:
    def rp(amount: int) -> str:
        return f"Rp {amount:,},-".replace(",", ".").replace(".-", ",-")

    rows = [[code, name, rp(pagu * 9 // 10), rp(pagu), rp(real)] for code, name, pagu, real in RECAP]
    head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "APBD Murni (Rp)", "APBD Perubahan (Rp)", "Realisasi (Rp)"]
    r = read(Sheet([["REALISASI ANGGARAN TAHUN 2024"], head, *rows]))
    assert content(r, "anggaran", "pagu", "realisasi")[3] == (200_000_000, 150_000_000)


def test_filled_columns_that_nobody_understands_are_told_once_per_head() -> None:
    head = ["Sasaran", "Indikator", "Target", "Glorbukan", "Wruk", "Keterangan"]
    rows = [[SASARAN, "Nilai SAKIP", 80, "tinggi", 90_000_000, "baik"], [None, "IKM", 90, "rendah", 70_000_000, None]]
    r = read(Sheet([["PERJANJIAN KINERJA 2024"], head, *rows]))
    told = [t for t in r.temuan if t.kode == "BACA-02"]
    assert len(told) == 1
    assert "kolom D 'Glorbukan' berisi tetapi tidak dipakai; kolom E 'Wruk' berisi" in told[0].uraian
    assert "Keterangan" not in told[0].uraian
    assert told[0].cell == "D2"


def test_figures_below_a_group_that_nobody_understands_are_used_and_told() -> None:
    head = [["Kode", "Program", "Glorbukan", None], [None, None, "Anggaran", "Realisasi"]]
    rows = [["7.01.01", PROGRAM, 900_000, 800_000], ["7.01.02", OTHER, 7_000_000, 600_000]]
    r = read(Sheet([["REALISASI ANGGARAN 2024"], *head, *rows], merge=["A2:A3", "B2:B3", "C2:D2"]))
    assert content(r, "anggaran", "pagu") == [(900_000,), (7_000_000,)]
    assert "'Glorbukan / Anggaran' dipakai sebagai pagu" in "".join(t.uraian for t in r.temuan if t.kode == "BACA-02")
