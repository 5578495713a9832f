"""A sheet with a shifted, renamed and merged header: explained, and readable through a mapping."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.documents.kenali import uraikan
from lakip_xls.documents.pembacaan import read_documents
from lakip_xls.reading.gate import open_book
from lakip_xls.settings import Pemetaan
from tests.documents.lembar import Lembar, baca, gangguan, isi, jumlah, tulis

ASING = Lembar(
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
    gabung=["C3:C4", "D3:E3"],
)


def penjelasan(folder: Path, lembar: Lembar) -> str:
    book = open_book(tulis(folder / "lap.xlsx", lembar), "lap.xlsx")
    return "\n".join(uraikan(book, read_documents(book)))


def test_an_unknown_sheet_is_explained_column_by_column(tmp_path: Path) -> None:
    text = penjelasan(tmp_path, ASING)
    assert "Baris 3 sampai 4 tampaknya judul kolom" in text
    assert "Kolom C 'Nama Pekerjaan': nama" in text
    assert "Kolom E 'Uang / Terpakai':" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 3 | hirarki | C" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 3 | realisasi | E" in text


def test_the_mapping_that_is_suggested_reads_the_sheet() -> None:
    fields = (("hirarki", 3), ("pagu", 4), ("realisasi", 5))
    r = baca(ASING, nama="lap.xlsx", pemetaan=[Pemetaan("lap.xlsx", "Sheet1", "realisasi_anggaran", 3, fields)])
    assert isi(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi") == [
        ("program", "Program A", 1000, 900),
        ("kegiatan", "A1", 1000, 900),
        ("sub_kegiatan", "A1a", 1000, 900),
    ]
    assert jumlah(r, "anggaran", "pagu", "realisasi") == [(1000, 900)]
    assert gangguan(r) == []


def test_a_missing_column_is_called_by_its_plain_name(tmp_path: Path) -> None:
    lembar = Lembar(
        [
            ["REALISASI ANGGARAN 2024"],
            [None, "Program/Kegiatan", "Pagu Anggaran", "Habis Dipakai"],
            [1, "Program A", 1000, 900],
            [2, "Kegiatan A1", 1000, 900],
        ]
    )
    text = penjelasan(tmp_path, lembar)
    assert "mirip Realisasi Anggaran, tetapi kolom Realisasi tidak ada" in text
    assert "lap.xlsx | Sheet1 | realisasi_anggaran | 2 | realisasi | D" in text
    assert [g[0] for g in gangguan(baca(lembar))] == ["BACA-03"]
    assert "_" not in str(baca(lembar).temuan[0].seharusnya)


def test_columns_that_could_have_served_as_well_are_named(tmp_path: Path) -> None:
    text = penjelasan(
        tmp_path,
        Lembar(
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
