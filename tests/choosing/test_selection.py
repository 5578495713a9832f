"""Which document counts: the change before the original, the report's year, the last month, split documents."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lakip_xls.choosing.selection import Selection, choose
from lakip_xls.documents.reading import read_documents
from lakip_xls.findings import Tingkat
from lakip_xls.model import Document
from lakip_xls.reading.gate import open_book
from tests.documents.sheets import Sheet, write


def select(folder: Path, tahun: int | None = None) -> Selection:
    documents: list[Document] = []
    for path in sorted(folder.glob("*.xlsx")):
        documents.extend(read_documents(open_book(path, path.name)).documents)
    return choose(documents, tahun)


def pk(title: str, target: str, name: str = "Sheet1", sasaran: str = "Sasaran A") -> Sheet:
    return Sheet(
        [
            [title],
            ["KECAMATAN SUKAMAJU"],
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            [1, sasaran, f"Indikator {sasaran}", target],
        ],
        name,
    )


def anggaran(
    title: str, realisasi: int, name: str = "Sheet1", program: str = "PROGRAM A", kode: str = "7.01.01"
) -> Sheet:
    return Sheet(
        [
            [title],
            ["Kode", "Uraian", "Pagu", "Realisasi"],
            [kode, program, 1000, realisasi],
            [f"{kode}.2.01", f"Kegiatan {program}", 1000, realisasi],
            [f"{kode}.2.01.0001", f"Sub {program}", 1000, realisasi],
        ],
        name,
    )


def test_perubahan_supersedes_murni_wherever_it_stands(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA PERUBAHAN TAHUN 2024", "90 Nilai"))
    write(tmp_path / "b.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    choice = select(tmp_path)
    assert [b.content("target") for b in choice.data.rows("pk")] == [90]
    assert [t.kode for t in choice.temuan] == ["BACA-08"]
    assert any("Perubahan" in text for name, text in choice.decisions if name == "b.xlsx")


def test_perubahan_said_only_by_the_sheet_or_file_name(tmp_path: Path) -> None:
    write(tmp_path / "PK Perubahan 2024.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "90 Nilai"))
    write(tmp_path / "Z 2024.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    assert [b.content("target") for b in select(tmp_path).data.rows("pk")] == [90]
    write(
        tmp_path / "PK Perubahan 2024.xlsx",
        pk("PERJANJIAN KINERJA TAHUN 2024", "70 Nilai", "Z"),
        pk("PERJANJIAN KINERJA TAHUN 2024", "75 Nilai", "PK PERUBAHAN"),
    )
    (tmp_path / "Z 2024.xlsx").unlink()
    assert [b.content("target") for b in select(tmp_path).data.rows("pk")] == [75]


def test_a_changed_programme_table_leaves_the_unchanged_indicators_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai"))
    program = ["No", "Program", "Anggaran", "Keterangan"]
    write(tmp_path / "b.xlsx", Sheet([["PERJANJIAN KINERJA TAHUN 2024"], program, [1, "Program A", 100, "APBD"]]))
    write(
        tmp_path / "c.xlsx",
        Sheet([["PERJANJIAN KINERJA PERUBAHAN TAHUN 2024"], program, [1, "Program A", 150, "APBD"]]),
    )
    choice = select(tmp_path)
    assert [b.content("target") for b in choice.data.rows("pk")] == [80]
    assert [b.content("anggaran") for b in choice.data.rows("pk_program")] == [150]


def test_last_years_documents_are_not_mixed_in(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", pk("PERJANJIAN KINERJA TAHUN 2024", "90 Nilai"))
    write(tmp_path / "b.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    write(tmp_path / "c.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2023", 700))
    choice = select(tmp_path)
    assert choice.tahun == 2024
    assert {b.content("realisasi") for b in choice.data.rows("anggaran")} == {900}
    assert {b.content("realisasi") for b in select(tmp_path, 2023).data.rows("anggaran")} == {700}


def test_twelve_monthly_sheets_count_once(tmp_path: Path) -> None:
    months = ["JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOPEMBER",
              "DESEMBER"]  # fmt: skip
    sheets = [anggaran(f"REALISASI ANGGARAN BULAN {m} TAHUN 2024", 50 * i, m) for i, m in enumerate(months, 1)]
    write(tmp_path / "LRA.xlsx", *sheets)
    assert [b.content("realisasi") for b in select(tmp_path).data.rows("anggaran")] == [600, 600, 600]


def test_twelve_monthly_sheets_with_short_names_and_one_title(tmp_path: Path) -> None:
    months = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGT", "SEP", "OKT", "NOV", "DES"]
    sheets = [anggaran("REALISASI ANGGARAN TAHUN 2024", 50 * i, m) for i, m in enumerate(months, 1)]
    write(tmp_path / "LRA.xlsx", *sheets)
    assert [b.content("realisasi") for b in select(tmp_path).data.rows("anggaran")] == [600, 600, 600]


def test_quarterly_files_count_once(tmp_path: Path) -> None:
    for roman, value in (("I", 200), ("II", 400), ("III", 600), ("IV", 900)):
        write(tmp_path / f"LRA TW {roman}.xlsx", anggaran(f"REALISASI ANGGARAN TRIWULAN {roman} TAHUN 2024", value))
    assert [b.content("realisasi") for b in select(tmp_path).data.rows("anggaran")] == [900] * 3


def test_a_document_split_over_sheets_is_kept_whole(tmp_path: Path) -> None:
    write(
        tmp_path / "LRA.xlsx",
        anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "Program A"),
        anggaran("REALISASI ANGGARAN TAHUN 2024", 800, "Program B", "PROGRAM B", "7.01.02"),
    )
    write(
        tmp_path / "PK.xlsx",
        pk("PERJANJIAN KINERJA TAHUN 2024", "80 Nilai", "1"),
        pk("PERJANJIAN KINERJA TAHUN 2024", "70 Nilai", "2", "Sasaran B"),
    )
    choice = select(tmp_path)
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900, 900, 900, 800, 800, 800]
    assert [b.content("target") for b in choice.data.rows("pk")] == [80, 70]
    assert choice.temuan == ()


def test_an_edited_copy_is_named_and_not_counted_twice(tmp_path: Path) -> None:
    write(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    write(tmp_path / "LRA - Copy.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 850))
    choice = select(tmp_path)
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900] * 3
    (told,) = choice.temuan
    assert (told.kode, told.file, told.cell) == ("BACA-13", "LRA - Copy.xlsx", "D3")
    assert "bukan salinan" in told.uraian and "D3 850 (dipakai 900)" in told.uraian


def test_a_recap_per_programme_does_not_double_the_full_table(tmp_path: Path) -> None:
    recap = Sheet(
        [
            ["REALISASI ANGGARAN PER PROGRAM TAHUN 2024"],
            ["Kode", "Program", "Pagu", "Realisasi"],
            ["7.01.01", "PROGRAM A", 1000, 900],
        ],
        "Rekap",
    )
    write(tmp_path / "LRA.xlsx", recap, anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "Rincian"))
    rows = [(b.content("tingkat"), b.content("realisasi")) for b in select(tmp_path).data.rows("anggaran")]
    assert rows == [("program", 900), ("kegiatan", 900), ("sub_kegiatan", 900)]


def pejabat(name: str, tingkat: str, anggaran: int, program: str = "Program A") -> Sheet:
    return Sheet(
        [
            ["PERJANJIAN KINERJA TAHUN 2024"],
            [name.upper()],
            ["No", f"Sasaran {tingkat}", f"Indikator {tingkat}", "Target"],
            [1, f"Hasil {name}", f"Indikator {name}", "80 Nilai"],
            [],
            ["No", "Program", "Anggaran", "Keterangan"],
            [1, program, anggaran, "APBD"],
        ],
        name,
    )


def test_the_head_speaks_for_the_office_and_officials_below_do_not(tmp_path: Path) -> None:
    write(
        tmp_path / "PK.xlsx",
        pejabat("Sekcam", "Program", 100),
        pejabat("Camat", "Strategis", 300),
        pejabat("Kasi", "Kegiatan", 50, "Program B"),
    )
    choice = select(tmp_path)
    assert [b.content("indikator") for b in choice.data.rows("pk")] == ["Indikator Camat"]
    assert [(b.content("program"), b.content("anggaran")) for b in choice.data.rows("pk_program")] == [
        ("Program A", 300)
    ]


def test_an_office_below_a_dinas_promises_at_programme_level(tmp_path: Path) -> None:
    write(tmp_path / "PK.xlsx", pejabat("Lurah", "Program", 100), pejabat("Seklur", "Kegiatan", 40))
    choice = select(tmp_path)
    assert [b.content("indikator") for b in choice.data.rows("pk")] == ["Indikator Lurah"]
    assert [b.content("anggaran") for b in choice.data.rows("pk_program")] == [100]
    assert any("Perjanjian Kinerja unit" in text for _, text in choice.decisions)


def test_officials_whose_tables_are_headed_alike_are_told_by_their_position(tmp_path: Path) -> None:
    def sheet(name: str, jabatan: str) -> Sheet:
        return Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                [None, "Nama", ": NAMA PEJABAT"],
                [None, "Jabatan", f": {jabatan}"],
                ["No", "Sasaran", "Indikator Kinerja", "Target"],
                [1, f"Hasil {jabatan}", f"Indikator {jabatan}", "80 Nilai"],
                ["No", "Program", "Anggaran", "Keterangan"],
                [1, "Program A", 100, "APBD"],
            ],
            name,
        )

    write(
        tmp_path / "PK.xlsx",
        sheet("1", "Kepala Seksi Pemerintahan"),
        sheet("2", "Camat Sukamaju"),
        sheet("3", "Sekretaris Kecamatan"),
        sheet("KASUBAG", "Umum dan Kepegawaian"),
    )
    choice = select(tmp_path)
    assert [b.content("indikator") for b in choice.data.rows("pk")] == ["Indikator Camat Sukamaju"]
    assert [b.content("anggaran") for b in choice.data.rows("pk_program")] == [100]


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
    write(tmp_path / older, anggaran("REALISASI ANGGARAN TAHUN 2024", 850))
    write(tmp_path / newer, anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    choice = select(tmp_path)
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900] * 3
    (told,) = choice.temuan
    assert (told.kode, told.tingkat, told.file) == ("BACA-13", Tingkat.WARNING, older)
    assert word in told.uraian and all(cell in told.uraian for cell in ("D3", "D4", "D5"))


def test_a_hidden_sheet_never_goes_before_a_visible_one(tmp_path: Path) -> None:
    write(
        tmp_path / "LRA.xlsx",
        anggaran("REALISASI ANGGARAN TAHUN 2024", 850, "FINAL"),
        anggaran("REALISASI ANGGARAN TAHUN 2024", 900, "LRA"),
    )
    book = openpyxl.load_workbook(tmp_path / "LRA.xlsx")
    book["FINAL"].sheet_state = "hidden"
    book.active = 1
    book.save(tmp_path / "LRA.xlsx")
    choice = select(tmp_path)
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900] * 3
    assert [t.kode for t in choice.temuan] == ["BACA-13"]


def test_a_recapitulation_that_agrees_is_no_other_version(tmp_path: Path) -> None:
    write(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 900))
    recap = [["REALISASI ANGGARAN TAHUN 2024"], ["Kode", "Uraian", "Pagu", "Realisasi"], ["7.01.01", "PROGRAM A", 1000]]
    write(tmp_path / "Rekap.xlsx", Sheet([*recap[:2], [*recap[2], 900]]))
    assert [t.kode for t in select(tmp_path).temuan] == ["BACA-08"]
    write(tmp_path / "Rekap.xlsx", Sheet([*recap[:2], [*recap[2], 870]]))
    choice = select(tmp_path)
    assert [t.kode for t in choice.temuan] == ["BACA-08", "DOK-11"]
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900] * 3


def test_the_money_beside_the_outputs_is_the_budget_where_there_is_no_other(tmp_path: Path) -> None:
    head = ["Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target", "Realisasi", "Pagu", "Realisasi Anggaran"]
    rows = [
        ["Program Pelayanan", "Indeks", "Nilai", 80, 82, 1000, 900],
        ["Kegiatan Pelayanan", "Layanan", "Layanan", 4, 4, 1000, 900],
        ["Sub Kegiatan Penyediaan Jasa", "Laporan", "Laporan", 12, 12, 1000, 900],
    ]
    write(tmp_path / "Evaluasi.xlsx", Sheet([["EVALUASI RENJA TAHUN 2024"], head, *rows]))
    choice = select(tmp_path)
    assert [b.content("realisasi") for b in choice.data.rows("anggaran")] == [900] * 3
    assert not choice.data.rows("keuangan_program")
    assert [t.kode for t in choice.temuan] == ["BACA-08"]
    write(tmp_path / "LRA.xlsx", anggaran("REALISASI ANGGARAN TAHUN 2024", 950))
    assert {b.content("realisasi") for b in select(tmp_path).data.rows("anggaran")} == {950}
