"""Widths and heights: what is reckoned is what the page needs."""

from __future__ import annotations

from datetime import date

from lakip_xls.model import Value
from lakip_xls.writing.cells import OutputCell, link, value_width
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.layout import column_width, height, row_count, text_width
from lakip_xls.writing.table import Table, TableColumn


def _sheet() -> OutputSheet:
    return Gate("Uji", "Unit", date(2024, 1, 1)).sheet("A", "#000000")


def test_width_of_known_words() -> None:
    # 'i' is 222 and 'M' 833 thousandths of the size in Arial
    assert text_width("iiii") < text_width("MMMM") / 3
    assert text_width("Sasaran", bold=True) > text_width("Sasaran")


def test_lines() -> None:
    assert row_count("", 10) == 1
    assert row_count("satu\ndua", 40) == 2
    assert row_count("kata " * 40, 20) > row_count("kata " * 40, 60)
    assert row_count("tanpaspasi" * 20, 10) > 10


def test_a_merged_parent_gets_the_room_it_needs() -> None:
    sheet = _sheet()
    table = Table(sheet, (TableColumn("A", 10), TableColumn("B", 10)), 0)
    parent = "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik " * 3
    for text in ("x", "y"):
        table.add([OutputCell(parent, {}), OutputCell(text, {})])
    table.merge(0, table.content_rows, table.content_rows + 1)
    table.write()
    given = sum(sheet.height[r] for r in (table.content_rows, table.content_rows + 1))
    assert given >= height(row_count(parent, 10))


def test_a_link_stands_on_one_line() -> None:
    """LibreOffice does not wrap links: the type is made smaller instead."""
    table = Table(_sheet(), (TableColumn("A", 44),), 0)
    long = "Dinas Pemberdayaan Perempuan dan Keluarga Berencana"
    for text in (long, "Dinas Sosial"):
        cell = table._on_one_row(link("external:a.xlsx", text), 0, {})
        size = float(str(cell.style.get("font_size", 10)))
        assert text_width(text, size) <= column_width(44)
        assert (size < 10) == (text == long)


def test_a_figure_with_its_unit_is_never_wider_than_its_column() -> None:
    grade, figure = Value("BB", "BB"), Value(1_250, "1.250 Pengaduan", satuan="Pengaduan")
    assert value_width([grade], 8, with_satuan=True) == 8
    assert column_width(value_width([figure], 8, with_satuan=True)) >= text_width("1.250 Pengaduan")
    assert column_width(value_width([Value(15_000_000_000, "x")], 8)) >= text_width("15.000.000.000")
