"""Which document counts: the change before the original, the report's year, the last month, split documents."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lakip_xls.choosing.pilihan import Pilihan, choose
from lakip_xls.documents.pembacaan import read_documents
from lakip_xls.findings import Tingkat
from lakip_xls.model import Dokumen
from lakip_xls.reading.gate import open_book
from tests.documents.lembar import Lembar, tulis


def pilih(folder: Path, tahun: int | None = None) -> Pilihan:
    documents: list[Dokumen] = []
    for path in sorted(folder.glob("*.xlsx")):
        documents.extend(read_documents(open_book(path, path.name)).dokumen)
    return choose(documents, tahun)


def pk(judul: str, target: str, nama: str = "Sheet1", sasaran: str = "Sasaran A") -> Lembar:
    return Lembar(
        [
            [judul],
            ["KECAMATAN SUKAMAJU"],
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            [1, sasaran, f"Indikator {sasaran}", target],
        ],
        nama,
    )


def anggaran(
    judul: str, realisasi: int, nama: str = "Sheet1", program: str = "PROGRAM A", kode: str = "7.01.01"
) -> Lembar:
    return Lembar(
        [
            [judul],
            ["Kode", "Uraian", "Pagu", "Realisasi"],
            [kode, program, 1000, realisasi],
            [f"{kode}.2.01", f"Kegiatan {program}", 1000, realisasi],
            [f"{kode}.2.01.0001", f"Sub {program}", 1000, realisasi],
        ],
        nama,
    )


def test_perubahan_supersedes_murni_wherever_it_stands(tmp_path: Path) -> None:
    tulis(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA PERUBAHAN TAHUN 2024", "90 Nilai"))
    tulis(tmp_path / "b.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    choice = pilih(tmp_path)
    assert [b.isi("target") for b in choice.data.baris("pk")] == [90]
    assert [t.kode for t in choice.temuan] == ["BACA-08"]
    assert any("Perubahan" in text for name, text in choice.keputusan if name == "b.xlsx")


def test_perubahan_said_only_by_the_sheet_or_file_name(tmp_path: Path) -> None:
    tulis(tmp_path / "PK Perubahan 2024.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "90 Nilai"))
    tulis(tmp_path / "Z 2024.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    assert [b.isi("target") for b in pilih(tmp_path).data.baris("pk")] == [90]
    tulis(
        tmp_path / "PK Perubahan 2024.xlsx",
        pk("PERJANJIAN KINERJA TAHUN 2024", "70 Nilai", "Z"),
        pk("PERJANJIAN KINERJA TAHUN 2024", "75 Nilai", "PK PERUBAHAN"),
    )
    (tmp_path / "Z 2024.xlsx").unlink()
    assert [b.isi("target") for b in pilih(tmp_path).data.baris("pk")] == [75]


def test_a_changed_programme_table_leaves_the_unchanged_indicators_alone(tmp_path: Path) -> None:
    tulis(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    program = ["No", "Program", "Anggaran", "Keterangan"]
    tulis(tmp_path / "b.xlsx", Lembar([["PERJANJIAN KINERJA TAHUN 2024"], program, [1, "Program A", 100, "APBD"]]))
    tulis(
        tmp_path / "c.xlsx",
        Lembar([["PERJANJIAN KINERJA PERUBAHAN TAHUN 2024"], program, [1, "Program A", 150, "APBD"]]),
    )
    choice = pilih(tmp_path)
    assert [b.isi("target") for b in choice.data.baris("pk")] == [80]
    assert [b.isi("anggaran") for b in choice.data.baris("pk_program")] == [150]


def test_last_years_documents_are_not_mixed_in(tmp_path: Path) -> None:
    tulis(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "90 Nilai"))
    tulis(tmp_path / "b.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    tulis(tmp_path / "c.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2023", 700))
    choice = pilih(tmp_path)
    assert choice.tahun == 2024
    assert {b.isi("realisasi") for b in choice.data.baris("anggaran")} == {900}
    assert {b.isi("realisasi") for b in pilih(tmp_path, 2023).data.baris("anggaran")} == {700}


def test_twelve_monthly_sheets_count_once(tmp_path: Path) -> None:
    months = ["JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOPEMBER",
              "DESEMBER"]  # fmt: skip
    sheets = [anggaran(f"REALISASI ANGGARAN BULAN {m} TAHUN 2024", 50 * i, m) for i, m in enumerate(months, 1)]
    tulis(tmp_path / "LRA.xlsx", *sheets)
    assert [b.isi("realisasi") for b in pilih(tmp_path).data.baris("anggaran")] == [600, 600, 600]


def test_twelve_monthly_sheets_with_short_names_and_one_title(tmp_path: Path) -> None:
    months = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGT", "SEP", "OKT", "NOV", "DES"]
    sheets = [anggaran("REALISASI ANGGARAN TAHUN 2024", 50 * i, m) for i, m in enumerate(months, 1)]
    tulis(tmp_path / "LRA.xlsx", *sheets)
    assert [b.isi("realisasi") for b in pilih(tmp_path).data.baris("anggaran")] == [600, 600, 600]


def test_quarterly_files_count_once(tmp_path: Path) -> None:
    for roman, value in (("I", 200), ("II", 400), ("III", 600), ("IV", 900)):
        tulis(tmp_path / f"LRA TW {roman}.xlsx", anggaran(f"REALISASI ANGGARAN TRIWULAN {roman} TAHUN 2024", value))
    assert [b.isi("realisasi") for b in pilih(tmp_path).data.baris("anggaran")] == [900] * 3


def test_a_document_split_over_sheets_is_kept_whole(tmp_path: Path) -> None:
    tulis(
        tmp_path / "LRA.xlsx",
        anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "Program A"),
        anggaran("REALISASI ANGGARAN TAHUN 2024", 800, "Program B", "PROGRAM B", "7.01.02"),
    )
    tulis(
        tmp_path / "PK.xlsx",
        pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai", "1"),
        pk("PERJANJIAN KINERJA TAHUN 2024", "70 Nilai", "2", "Sasaran B"),
    )
    choice = pilih(tmp_path)
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900, 900, 900, 800, 800, 800]
    assert [b.isi("target") for b in choice.data.baris("pk")] == [80, 70]
    assert choice.temuan == ()


def test_an_edited_copy_is_named_and_not_counted_twice(tmp_path: Path) -> None:
    tulis(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    tulis(tmp_path / "LRA - Copy.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 850))
    choice = pilih(tmp_path)
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900] * 3
    (told,) = choice.temuan
    assert (told.kode, told.berkas, told.sel) == ("BACA-13", "LRA - Copy.xlsx", "D3")
    assert "bukan salinan" in told.uraian and "D3 850 (dipakai 900)" in told.uraian


def test_a_recap_per_programme_does_not_double_the_full_table(tmp_path: Path) -> None:
    recap = Lembar(
        [
            ["REALISASI ANGGARAN PER PROGRAM TAHUN 2024"],
            ["Kode", "Program", "Pagu", "Realisasi"],
            ["7.01.01", "PROGRAM A", 1000, 900],
        ],
        "Rekap",
    )
    tulis(tmp_path / "LRA.xlsx", recap, anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "Rincian"))
    rows = [(b.isi("tingkat"), b.isi("realisasi")) for b in pilih(tmp_path).data.baris("anggaran")]
    assert rows == [("program", 900), ("kegiatan", 900), ("sub_kegiatan", 900)]


def pejabat(nama: str, tingkat: str, anggaran: int, program: str = "Program A") -> Lembar:
    return Lembar(
        [
            ["PERJANJIAN KINERJA TAHUN 2024"],
            [nama.upper()],
            ["No", f"Sasaran {tingkat}", f"Indikator {tingkat}", "Target"],
            [1, f"Hasil {nama}", f"Indikator {nama}", "80 Nilai"],
            [],
            ["No", "Program", "Anggaran", "Keterangan"],
            [1, program, anggaran, "APBD"],
        ],
        nama,
    )


def test_the_head_speaks_for_the_office_and_officials_below_do_not(tmp_path: Path) -> None:
    tulis(
        tmp_path / "PK.xlsx",
        pejabat("Sekcam", "Program", 100),
        pejabat("Camat", "Strategis", 300),
        pejabat("Kasi", "Kegiatan", 50, "Program B"),
    )
    choice = pilih(tmp_path)
    assert [b.isi("indikator") for b in choice.data.baris("pk")] == ["Indikator Camat"]
    assert [(b.isi("program"), b.isi("anggaran")) for b in choice.data.baris("pk_program")] == [("Program A", 300)]


def test_an_office_below_a_dinas_promises_at_programme_level(tmp_path: Path) -> None:
    tulis(tmp_path / "PK.xlsx", pejabat("Lurah", "Program", 100), pejabat("Seklur", "Kegiatan", 40))
    choice = pilih(tmp_path)
    assert [b.isi("indikator") for b in choice.data.baris("pk")] == ["Indikator Lurah"]
    assert [b.isi("anggaran") for b in choice.data.baris("pk_program")] == [100]
    assert any("Perjanjian Kinerja unit" in text for _, text in choice.keputusan)


def test_officials_whose_tables_are_headed_alike_are_told_by_their_position(tmp_path: Path) -> None:
    def lembar(nama: str, jabatan: str) -> Lembar:
        return Lembar(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                [None, "Nama", ": NAMA PEJABAT"],
                [None, "Jabatan", f": {jabatan}"],
                ["No", "Sasaran", "Indikator Kinerja", "Target"],
                [1, f"Hasil {jabatan}", f"Indikator {jabatan}", "80 Nilai"],
                ["No", "Program", "Anggaran", "Keterangan"],
                [1, "Program A", 100, "APBD"],
            ],
            nama,
        )

    tulis(
        tmp_path / "PK.xlsx",
        lembar("1", "Kepala Seksi Pemerintahan"),
        lembar("2", "Camat Sukamaju"),
        lembar("3", "Sekretaris Kecamatan"),
        lembar("KASUBAG", "Umum dan Kepegawaian"),
    )
    choice = pilih(tmp_path)
    assert [b.isi("indikator") for b in choice.data.baris("pk")] == ["Indikator Camat Sukamaju"]
    assert [b.isi("anggaran") for b in choice.data.baris("pk_program")] == [100]


@pytest.mark.parametrize(
    ("older", "newer", "word"),
    [
        ("LRA.xlsx", "LRA FINAL revisi.xlsx", "versi yang lebih akhir"),
        ("Z LRA draft.xlsx", "LRA.xlsx", "versi yang lebih akhir"),
        ("LRA 2025-01-05.xlsx", "LRA 2025-01-20.xlsx", "tanggalnya"),
        ("LRA revisi 1.xlsx", "LRA revisi 2.xlsx", "nomor versinya"),
        ("LRA.xlsx", "LRA (2).xlsx", "nomor versinya"),
    ],
)
def test_the_later_version_counts_and_every_difference_is_named(
    tmp_path: Path, older: str, newer: str, word: str
) -> None:
    tulis(tmp_path / older, anggaran("REALISASI ANGGARAN TAHUN 2024", 850))
    tulis(tmp_path / newer, anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    choice = pilih(tmp_path)
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900] * 3
    (told,) = choice.temuan
    assert (told.kode, told.tingkat, told.berkas) == ("BACA-13", Tingkat.PERINGATAN, older)
    assert word in told.uraian and all(cell in told.uraian for cell in ("D3", "D4", "D5"))


def test_a_hidden_sheet_never_goes_before_a_visible_one(tmp_path: Path) -> None:
    tulis(
        tmp_path / "LRA.xlsx",
        anggaran("REALISASI ANGGARAN TAHUN 2024", 850, "FINAL"),
        anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "LRA"),
    )
    book = openpyxl.load_workbook(tmp_path / "LRA.xlsx")
    book["FINAL"].sheet_state = "hidden"
    book.active = 1
    book.save(tmp_path / "LRA.xlsx")
    choice = pilih(tmp_path)
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900] * 3
    assert [t.kode for t in choice.temuan] == ["BACA-13"]


def test_a_recapitulation_that_agrees_is_no_other_version(tmp_path: Path) -> None:
    tulis(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    recap = [["REALISASI ANGGARAN TAHUN 2024"], ["Kode", "Uraian", "Pagu", "Realisasi"], ["7.01.01", "PROGRAM A", 1000]]
    tulis(tmp_path / "Rekap.xlsx", Lembar([*recap[:2], [*recap[2], 900]]))
    assert [t.kode for t in pilih(tmp_path).temuan] == ["BACA-08"]
    tulis(tmp_path / "Rekap.xlsx", Lembar([*recap[:2], [*recap[2], 870]]))
    choice = pilih(tmp_path)
    assert [t.kode for t in choice.temuan] == ["BACA-13"]
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900] * 3


def test_the_money_beside_the_outputs_is_the_budget_where_there_is_no_other(tmp_path: Path) -> None:
    head = ["Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target", "Realisasi", "Pagu", "Realisasi Anggaran"]
    rows = [
        ["Program Pelayanan", "Indeks", "Nilai", 80, 82, 1000, 900],
        ["Kegiatan Pelayanan", "Layanan", "Layanan", 4, 4, 1000, 900],
        ["Sub Kegiatan Penyediaan Jasa", "Laporan", "Laporan", 12, 12, 1000, 900],
    ]
    tulis(tmp_path / "Evaluasi.xlsx", Lembar([["EVALUASI RENJA TAHUN 2024"], head, *rows]))
    choice = pilih(tmp_path)
    assert [b.isi("realisasi") for b in choice.data.baris("anggaran")] == [900] * 3
    assert not choice.data.baris("keuangan_program")
    assert [t.kode for t in choice.temuan] == ["BACA-08"]
    tulis(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 950))
    assert {b.isi("realisasi") for b in pilih(tmp_path).data.baris("anggaran")} == {950}
