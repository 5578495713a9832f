"""Header bands: which rows name the columns, and which never do."""

from __future__ import annotations

import pytest

from lakip_xls.locating.band import find_band, is_numbering_row
from lakip_xls.locating.blocks import unclaimed_blocks
from lakip_xls.locating.tables import RawTable, find_tables
from tests.locating.sheets import Value, grid_of


def _only(rows: list[list[Value]], *merges: tuple[int, int, int, int]) -> RawTable:
    (table,) = find_tables(grid_of(rows, *merges))
    return table


def test_a_head_of_a_web_application() -> None:
    table = _only(
        [
            ["REALISASI ANGGARAN"],
            [
                "Kode",
                "Program/Kegiatan/Sub Kegiatan",
                "Nilai Pagu",
                "Jumlah Realisasi Anggaran",
                "Persentase Realisasi Anggaran",
            ],
            ["7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", 1000, 900, 90],
            ["7.01.02", "PROGRAM PELAYANAN PUBLIK", 500, 500, 100],
        ]
    )
    assert table.header_band.rows == (2,)
    assert [k.heading.role for k in table.columns] == ["code", "name", "plan", "result", "rate"]


def test_money_in_the_first_row_and_rp_in_the_fourth() -> None:
    table = _only(
        [
            ["No", "Program/Kegiatan", "Target dan Anggaran", None, "Realisasi Kinerja dan Anggaran", None],
            [None, None, None, None, "Triwulan I", None],
            [1, 2, 3, None, "4 = (3/2)*100", None],
            [None, None, "K", "Rp", "K", "Rp"],
            [1, "Program Satu", 10, 1000000, 5, 500000],
        ],
        (1, 1, 2, 1),
        (1, 2, 2, 2),
        (1, 3, 2, 4),
        (1, 5, 1, 6),
        (2, 5, 2, 6),
    )
    assert table.header_band.rows == (1, 2, 3, 4)
    assert [(k.heading.role, k.heading.measure, k.heading.quarter) for k in table.columns[2:]] == [
        ("plan", "output", None),
        ("plan", "money", None),
        ("result", "output", 1),
        ("result", "money", 1),
    ]


def test_groups_that_are_not_merged_reach_as_far_as_the_heading_above() -> None:
    table = _only(
        [
            ["No", "Indikator", "Realisasi", None, None, None, "Ket"],
            [None, None, "TW I", None, "TW II", None, None],
            [None, None, "Target", "Realisasi", "Target", "Realisasi", None],
            [1, "Angka kemiskinan", 1, 2, 3, 4, "naik"],
        ]
    )
    assert [k.heading.quarter for k in table.columns] == [None, None, 1, 1, 2, 2, None]


def test_foreign_columns_do_not_hide_a_head() -> None:
    table = _only(
        [
            ["Zonasi", "Blok", "Indikator", "Target", "Zon 1", "Zon 2", "Zon 3"],
            ["utara", "b", "Angka kemiskinan", 7, 10, 20, 30],
            ["timur", "b", "Angka kesakitan", 8, 40, 50, 60],
        ]
    )
    assert table.header_band.rows == (1,)
    assert [k.heading.role for k in table.columns[2:4]] == ["indicator", "plan"]


@pytest.mark.parametrize(
    "row",
    [
        ["Fasilitasi Kota Cerdas", "Jumlah Kegiatan Hasil Fasilitasi", "Kegiatan", "Tw 1: -"],
        ["Persentase Desa/Kelurahan Tertib", "(Jumlah desa/kelurahan yang tertib)", "Sekretariat", "Hasil survei"],
        ["Pangkat", "Pembina Tingkat I"],
        ["Program", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"],
        ["Target", "Realisasi", "1.250.000,00"],
        ["No", "Jenis Barang", "Masuk", "Selesai", "Ket"],
    ],
)
def test_a_row_of_data_is_no_head(row: list[Value]) -> None:
    assert find_band(grid_of([row, ["x"] * len(row)]), 1) is None


def test_a_text_row_of_indicators_stays_in_its_table() -> None:
    rows: list[list[Value]] = [
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Penanggung Jawab"],
        [1, "Meningkatnya layanan", "Predikat Evaluasi Kinerja", "Predikat", "Bidang Program"],
        [2, "Meningkatnya tertib", "Persentase Capaian Kinerja Keuangan", "Persen", "Bidang Keuangan"],
        [3, "Meningkatnya aset", "Jumlah Kegiatan Prioritas", "Kegiatan", "Bidang Program"],
    ]
    assert [b.row for b in _only(rows).rows] == [2, 3, 4]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["1", "2", "3", "4 = (3/2)*100", "5"], True),
        (["(1)", "(2)", "(3)", "(4)"], True),
        (["a", "b", "c", "k = ( j / i ) * 100"], True),
        ([1, 2, 3, 3, 4, 4, 5, 5], True),
        ([1, 12, 13, 14, 15], False),
        ([1, 2, 3, 4, None, None, None, "11681108101"], False),
        (["I", "II", "III", "IV"], False),
        ([1, 2, 2, 5], False),
    ],
)
def test_numbering_rows(row: list[Value], numbers: bool) -> None:
    assert is_numbering_row(grid_of([row]), 1) is numbers


def test_quarters_as_numbers_below_triwulan() -> None:
    table = _only(
        [
            ["No", "Indikator", "Target Triwulan", None, None, None],
            [None, None, 1, 2, 3, 4],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Angka kemiskinan", 9, 8, 7, 6],
        ],
        (1, 1, 2, 1),
        (1, 2, 2, 2),
        (1, 3, 1, 6),
    )
    assert table.header_band.rows == (1, 2, 3)
    assert [k.heading.quarter for k in table.columns] == [None, None, 1, 2, 3, 4]


def test_years_as_text_are_a_second_head_row() -> None:
    table = _only(
        [
            ["No", "Indikator", "Target Tahun Ke-", None],
            [None, None, "2023", "2024"],
            ["1", "2", "3", "4"],
            [1, "Angka kemiskinan", 9, 8],
        ]
    )
    assert table.header_band.rows == (1, 2, 3)
    assert [k.heading.year for k in table.columns] == [None, None, 2023, 2024]


def test_a_section_line_over_the_whole_width_is_no_heading() -> None:
    table = _only(
        [
            ["Sasaran Renstra - Meningkatnya layanan", None, None],
            ["No", "Program", "Anggaran PK"],
            [1, "Program Satu", 1000],
        ],
        (1, 1, 1, 3),
    )
    assert table.header_band.rows == (2,)
    assert table.columns[2].heading.levels == ("program",)


def test_a_block_without_a_readable_head_is_told() -> None:
    grid = grid_of(
        [
            ["Zona", "Blok", "Lampu"],
            ["Utara", "Melati", 10],
            ["Timur", "Mawar", 20],
            ["Barat", "Kenanga", 35],
        ]
    )
    assert find_tables(grid) == []
    (block,) = unclaimed_blocks(grid, [])
    assert (block.top, block.bottom, block.left, block.right, block.text) == (1, 4, 1, 3, "Zona")


def test_letterhead_signature_and_tables_are_no_blocks() -> None:
    grid = grid_of(
        [
            ["KECAMATAN CONTOH"],
            ["No", "Program", "Anggaran"],
            [1, "Program Satu", 1000],
            [2, "Program Dua", 2000],
            [3, "Program Tiga", 3000],
            [None],
            [None, None, "Contoh, 2 Januari 2024"],
            [None, "Mengetahui", "CAMAT"],
            [None, "Sekretaris", "NIP. 19700101 199001 1 001"],
        ]
    )
    assert unclaimed_blocks(grid, find_tables(grid)) == []
