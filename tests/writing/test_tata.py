"""Widths and heights: what is reckoned is what the page needs."""

from __future__ import annotations

from datetime import date

from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.sel import Sel
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, halaman_dirapatkan, jeda_halaman, jumlah_baris, lebar_teks, tinggi


def _lembar() -> Lembar:
    return Gerbang("Uji", "Unit", date(2024, 1, 1)).lembar("A", "#000000")


def test_width_of_known_words() -> None:
    # 'i' is 222 and 'M' 833 thousandths of the size in Arial
    assert lebar_teks("iiii") < lebar_teks("MMMM") / 3
    assert lebar_teks("Sasaran", tebal=True) > lebar_teks("Sasaran")


def test_lines() -> None:
    assert jumlah_baris("", 10) == 1
    assert jumlah_baris("satu\ndua", 40) == 2
    assert jumlah_baris("kata " * 40, 20) > jumlah_baris("kata " * 40, 60)
    assert jumlah_baris("tanpaspasi" * 20, 10) > 10


def test_a_merged_parent_gets_the_room_it_needs() -> None:
    sheet = _lembar()
    table = Tabel(sheet, (Kolom("A", 10), Kolom("B", 10)), 0)
    parent = "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik " * 3
    for text in ("x", "y"):
        table.tambah([Sel(parent, {}), Sel(text, {})])
    table.gabung(0, table.baris_isi, table.baris_isi + 1)
    table.tulis()
    given = sum(sheet.tinggi[r] for r in (table.baris_isi, table.baris_isi + 1))
    assert given >= tinggi(jumlah_baris(parent, 10))


def test_a_block_is_not_torn_apart() -> None:
    sheet = _lembar()
    for row in range(60):
        sheet.tinggi[row] = 15.0
    sheet.lebar[0] = 90.0
    whole = Cetak(utuh=((50, 59),))
    assert jeda_halaman(sheet, whole, 0) == [50]
    assert jeda_halaman(sheet, Cetak(utuh=((40, 49),)), 0) == []


def test_a_nearly_empty_last_page_is_saved_by_printing_smaller() -> None:
    sheet = _lembar()
    sheet.lebar[0] = 90.0
    page = 55  # rows of 15 points on a folio sheet upright

    def printed(rows: int) -> int:
        for row in range(rows):
            sheet.tinggi[row] = 15.0
        return halaman_dirapatkan(sheet, Cetak(), rows - 1, 0)

    assert printed(page - 3) == 0  # one page already
    assert printed(page + 5) == 1
    assert printed(page + 30) == 0  # the second page is well filled
    assert printed(2 * page + 8) == 2
