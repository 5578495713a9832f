"""Rows by their plans: parents in parallel lists, flaws that go with their value, nothing dropped in silence."""

from __future__ import annotations

from lakip_xls.documents.reading import WorkbookReading
from tests.documents.sheets import Sheet, content, disturbance, everything, read, total

TW = ("tw1", "tw2", "tw3", "tw4")
RENAKSI = [["RENCANA AKSI TAHUN 2024"], ["KECAMATAN CONTOH"], []]
LRA = [["LAPORAN REALISASI ANGGARAN TAHUN 2024"], ["KECAMATAN CONTOH"], []]


def skipped(reading: WorkbookReading) -> list[tuple[int, str]]:
    return [(x.row, x.reason) for d in reading.documents for x in d.source.skipped]


def test_parallel_lists_of_an_rkt_are_carried_down_independently() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["KECAMATAN CONTOH"],
                ["Sasaran", "Indikator Sasaran", "Target", "Program", "Indikator Program", "Target", "Kegiatan",
                 "Sub Kegiatan", "Indikator Sub Kegiatan", "Target", "Anggaran"],
                ["Sasaran A", "Indikator A1", "80%", "Program P", "Hasil P1", "90%", "Kegiatan K", "Sub K1",
                 "Keluaran K1", "1 Dokumen", 100],
                [None, "Indikator A2", "70%", None, None, None, None, "Sub K2", "Keluaran K2", "2 Dokumen", 200],
                [None, None, None, None, "Hasil P2", "95%", None, "Sub K3", "Keluaran K3", "3 Dokumen", 300],
                [None, None, None, "Program Q", "Hasil Q", "60%", "Kegiatan L", "Sub L1", "Keluaran L1", "4 Dokumen", 400],
            ]
        )
    )  # fmt: skip
    assert content(r, "rkt", "indikator", "target", "program", "indikator_program", "target_program", "kegiatan", "sub_kegiatan") == [
        ("Indikator A1", 80, "Program P", "Hasil P1", 90, "K", "Sub K1"),
        ("Indikator A2", 70, "Program P", "Hasil P1", 90, "K", "Sub K2"),
        ("Indikator A2", 70, "Program P", "Hasil P2", 95, "K", "Sub K3"),
        ("Indikator A2", 70, "Program Q", "Hasil Q", 60, "L", "Sub L1"),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_kegiatan_of_a_rencana_aksi_without_sub_kegiatan_stay_kegiatan() -> None:
    r = read(
        Sheet(
            [
                *RENAKSI,
                ["No", "Program", "Kegiatan", "Indikator", "Satuan", "Target", "TW I", "TW II", "TW III", "TW IV"],
                [1, "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", "Administrasi Keuangan Perangkat Daerah",
                 "Keluaran 1", "Dokumen", 4, 1, 1, 1, 1],
                [2, "Koordinasi Kegiatan Pemberdayaan Desa", "Koordinasi Kegiatan Pemberdayaan Desa", "Keluaran 2",
                 "Dokumen", 4, 1, 1, 1, 1],
            ]
        )
    )  # fmt: skip
    assert content(r, "rencana_aksi", "kegiatan", "sub_kegiatan", "indikator") == [
        ("Administrasi Keuangan Perangkat Daerah", None, "Keluaran 1"),
        ("Koordinasi Kegiatan Pemberdayaan Desa", None, "Keluaran 2"),
    ]


def test_outcomes_of_programmes_and_kegiatan_are_indicators() -> None:
    r = read(
        Sheet(
            [
                ["TARGET DAN REALISASI PROGRAM TAHUN 2024"],
                ["No", "Program / Kegiatan / Sub Kegiatan", "Target", "Realisasi", "Capaian"],
                [1, "Program : Pelayanan Publik", None, None, None],
                [None, "Outcome : Persentase layanan tepat waktu", "90%", "81%", "90%"],
                [None, "Kegiatan : Pelayanan Umum", None, None, None],
                [None, "Outcome : Persentase surat selesai", "80%", "80%", "100%"],
                [None, "Sub Kegiatan : Fasilitasi Surat", None, None, None],
                [None, "Input : Dana", 1000, 900, "90%"],
                [None, "Output : Jumlah surat", "10 Dokumen", "10 Dokumen", "100%"],
                [None, "Outcome : Terlayaninya warga", None, None, None],
            ]
        )
    )
    assert content(r, "realisasi_program", "program", "kegiatan", "sub_kegiatan", "indikator", "target") == [
        ("Pelayanan Publik", None, None, "Persentase layanan tepat waktu", 90),
        ("Pelayanan Publik", "Pelayanan Umum", None, "Persentase surat selesai", 80),
        ("Pelayanan Publik", "Pelayanan Umum", "Fasilitasi Surat", "Jumlah surat", 10),
    ]
    assert skipped(r) == [(10, "outcome sub kegiatan; yang diukur keluarannya (output)")]


def test_a_parent_that_cannot_be_read_is_not_taken_from_above() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
                [1, "Sasaran A", "Indikator A", "80%"],
                [2, "#REF!", "Indikator B", "70%"],
                [None, None, "Indikator C", "60%"],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator") == [
        ("Sasaran A", "Indikator A"),
        (None, "Indikator B"),
        (None, "Indikator C"),
    ]
    assert [(k, s) for k, s, _ in disturbance(r)] == [("BACA-06", "B4")]


def test_a_row_without_a_name_that_holds_figures_is_told() -> None:
    r = read(
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["No", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Anggaran"],
                [1, "Program Pelayanan", "Hasil", "90%", 900],
                [None, "Kegiatan Umum", "Keluaran", "4 Dokumen", 900],
                [None, "Sub Kegiatan Surat", "Jumlah surat", "10 Dokumen", 400],
                [None, None, "Jumlah warga", "20 Orang", None],
                [None, "Sub Kegiatan Rapat", "Jumlah rapat", "5 Kali", 500],
            ]
        )
    )
    assert content(r, "rkt", "sub_kegiatan", "indikator_kegiatan", "target_kegiatan", "anggaran") == [
        ("Surat", "Jumlah surat", 10, 400),
        ("Surat", "Jumlah warga", 20, None),
        ("Rapat", "Jumlah rapat", 5, 500),
    ]
    assert content(r, "rkt", "indikator_program", "target_program")[0] == ("Hasil", 90)
    assert skipped(r) == [(row, "bukan tingkat terbawah tabel") for row in (3, 4)]


def test_an_amount_that_cannot_be_read_is_told_once_and_only_where_it_counts() -> None:
    r = read(
        Sheet(
            [
                *LRA,
                ["Kode", "Uraian", "Pagu", "Realisasi", "%"],
                ["7.01.01", "Program Penunjang", 300, 200, None],
                ["7.01.01.2.01", "Kegiatan Umum", 300, 200, None],
                ["7.01.01.2.01.0001", "Sub Kegiatan Surat", 300, "dua ratus", None],
                ["5.1.02.01.001.00024", "Belanja Alat Tulis", 300, "duaratus", None],
                [None, "Jumlah", 300, "kosong semua", None],
            ]
        )
    )
    assert [(k, s) for k, s, _ in disturbance(r)] == [("BACA-05", "D7"), ("BACA-05", "D9")]
    assert everything(r, "anggaran")[-1]["realisasi"].failed
    assert total(r, "anggaran", "pagu", "realisasi") == [(300, None)]


def kelompok(realisasi_modal: object) -> WorkbookReading:
    head = [None, None, "Belanja Operasi", None, "Belanja Modal", None]
    return read(
        Sheet(
            [
                *LRA,
                ["Kode", "Uraian", *head[2:]],
                [None, None, "Anggaran", "Realisasi", "Anggaran", "Realisasi"],
                ["7.01.01", "Program Penunjang", 100, 90, 50, 40],
                ["7.01.01.2.01", "Kegiatan Umum", 100, 90, 50, 40],
                ["7.01.01.2.01.0001", "Sub Kegiatan Surat", 60, 50, None, None],
                ["7.01.01.2.01.0002", "Sub Kegiatan Meja", 40, 40, 50, realisasi_modal],
            ],
            merge=["C4:D4", "E4:F4", "A4:A5", "B4:B5"],
        )
    )


def test_a_kelompok_that_lacks_its_realisasi_leaves_no_sum_of_the_rest() -> None:
    assert [b.content("realisasi") for b in everything(kelompok(40), "anggaran")] == [130, 130, 50, 80]
    for broken in (None, "empat"):
        r = kelompok(broken)
        last = everything(r, "anggaran")[-1]["realisasi"]
        assert last.content is None
        assert last.flaw is not None
        assert last.flaw.ref.cell == "F9"
        assert [(k, s) for k, s, _ in disturbance(r)] == [("BACA-05", "F9")]


def test_a_programme_beside_its_sub_kegiatan_lacks_what_they_lack() -> None:
    r = read(
        Sheet(
            [
                *LRA,
                ["No", "Program", "Kegiatan", "Sub Kegiatan", "Pagu", "Realisasi"],
                [1, "Program A", "Kegiatan A1", "Sub Kegiatan A1a", 100, 90],
                [2, "Program A", "Kegiatan A1", "Sub Kegiatan A1b", "seratus", 80],
            ]
        )
    )
    rows = {b.text("uraian"): b for b in everything(r, "anggaran")}
    for parent in ("Program A", "A1"):
        assert rows[parent].content("pagu") is None
        assert rows[parent]["pagu"].flaw == rows["A1b"]["pagu"].flaw
        assert rows[parent].content("realisasi") == 170


def test_account_rows_add_up_to_a_sub_kegiatan_without_amounts() -> None:
    r = read(
        Sheet(
            [
                *LRA,
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "Program Penunjang", None, None],
                ["7.01.01.2.01", "Kegiatan Umum", None, None],
                ["7.01.01.2.01.0001", "Sub Kegiatan Surat", None, None],
                ["5.1.02", "Belanja Barang dan Jasa", 300, 200],
                ["5.1.02.01.001.00024", "Belanja Alat Tulis", 100, 80],
                ["5.1.02.01.001.00025", "Belanja Kertas", 200, 120],
                ["7.01.01.2.01.0002", "Sub Kegiatan Meja", None, None],
                ["5.2.02.05.001.00004", "Belanja Modal Meja", 50, 50],
            ]
        )
    )
    rows = {b.text("uraian"): (b.content("pagu"), b.content("realisasi")) for b in everything(r, "anggaran")}
    assert rows["Surat"] == (300, 200)
    assert rows["Meja"] == (50, 50)
