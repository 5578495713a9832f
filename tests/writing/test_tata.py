"""Widths and heights: what is reckoned is what the page needs."""

from __future__ import annotations

from datetime import date

from lakip_xls.model import Nilai
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.sel import Sel, lebar_nilai, tautan
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import jumlah_baris, lebar_kolom, lebar_teks, tinggi


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


def test_a_link_stands_on_one_line() -> None:
    """LibreOffice does not wrap links: the type is made smaller instead."""
    table = Tabel(_lembar(), (Kolom("A", 44),), 0)
    long = "Dinas Pemberdayaan Perempuan dan Keluarga Berencana"
    for text in (long, "Dinas Sosial"):
        cell = table._sebaris(tautan("external:a.xlsx", text), 0, {})
        size = float(str(cell.gaya.get("font_size", 10)))
        assert lebar_teks(text, size) <= lebar_kolom(44)
        assert (size < 10) == (text == long)


def test_a_figure_with_its_unit_is_never_wider_than_its_column() -> None:
    grade, figure = Nilai("BB", "BB"), Nilai(1_250, "1.250 Pengaduan", satuan="Pengaduan")
    assert lebar_nilai([grade], 8, bersatuan=True) == 8
    assert lebar_kolom(lebar_nilai([figure], 8, bersatuan=True)) >= lebar_teks("1.250 Pengaduan")
    assert lebar_kolom(lebar_nilai([Nilai(15_000_000_000, "x")], 8)) >= lebar_teks("15.000.000.000")
