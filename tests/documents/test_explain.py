"""A sheet with a shifted, renamed and merged header: explained, and readable through a mapping."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.documents.explain import describe
from lakip_xls.documents.reading import read_documents
from lakip_xls.reading.gate import open_book
from lakip_xls.settings import PemetaanLine
from tests.documents.sheets import Sheet, content, disturbance, read, total, write

FOREIGN = Sheet(
    [
        ["LAPORAN PENYERAPAN DANA 2024"],
        [],
        [None, None, "Nama Pekerjaan", "Uang", None, "Ket"],
        [None, None, None, "Jatah", "Terpakai", None],
        [None, 1, "Program A", 1000, 900, None],
        [None, 2, "Kegiatan A1", 1000, 900, None],
        [None, 3, "Sub Kegiatan A1a", 1000, 900, None],
        [None, None, "Jumlah", 1000, 900, None],
    ],
    merge=["C3:C4", "D3:E3"],
)


def penjelasan(folder: Path, sheet: Sheet) -> str:
    book = open_book(write(folder / "lap.xlsx", sheet), "lap.xlsx")
    return "\n".join(describe(book, read_documents(book)))


def test_an_unknown_sheet_is_explained_column_by_column(tmp_path: Path) -> None:
    text = penjelasan(tmp_path, FOREIGN)
    assert "Baris 3 sampai 4 tampaknya judul kolom" in text
    assert "Kolom C 'Nama Pekerjaan': nama" in text
    assert "Kolom E 'Uang / Terpakai':" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 3 | hirarki | C" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 3 | realisasi | E" in text


def test_the_mapping_that_is_suggested_reads_the_sheet() -> None:
    fields = (("hirarki", 3), ("pagu", 4), ("realisasi", 5))
    r = read(FOREIGN, name="lap.xlsx", pemetaan=[PemetaanLine("lap.xlsx", "Sheet1", "realisasi_anggaran", 3, fields)])
    assert content(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi") == [
        ("program", "Program A", 1000, 900),
        ("kegiatan", "A1", 1000, 900),
        ("sub_kegiatan", "A1a", 1000, 900),
    ]
    assert total(r, "anggaran", "pagu", "realisasi") == [(1000, 900)]
    assert disturbance(r) == []


def test_a_missing_column_is_called_by_its_plain_name(tmp_path: Path) -> None:
    sheet = Sheet(
        [
            ["REALISASI ANGGARAN 2024"],
            [None, "Program/Kegiatan", "Pagu Anggaran", "Habis Dipakai"],
            [1, "Program A", 1000, 900],
            [2, "Kegiatan A1", 1000, 900],
        ]
    )
    text = penjelasan(tmp_path, sheet)
    assert "mirip Realisasi Anggaran, tetapi kolom Realisasi tidak ada" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 2 | realisasi | D" in text
    assert [g[0] for g in disturbance(read(sheet))] == ["BACA-03"]
    assert "_" not in str(read(sheet).temuan[0].seharusnya)


def test_columns_that_could_have_served_as_well_are_named(tmp_path: Path) -> None:
    text = penjelasan(
        tmp_path,
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi Bulan Lalu", "Realisasi Bulan Ini", "Realisasi s.d. Bulan Ini"],
                ["7.01.01", "PROGRAM A", 1000, 300, 200, 500],
                ["7.01.01.2.01", "Kegiatan A1", 1000, 300, 200, 500],
            ]
        ),
    )
    assert "Kolom F 'Realisasi s.d. Bulan Ini' -> realisasi" in text
    assert "kolom E 'Realisasi Bulan Ini' juga dapat dibaca sebagai realisasi; yang dipakai kolom F" in text
