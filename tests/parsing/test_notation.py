"""Values written for people, and rounding."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.formats import decimals, is_percent, unit
from lakip_xls.parsing.notation import display, number, persen, rupiah
from lakip_xls.parsing.numbers import parse_money, parse_number
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.reading.book import Value

ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234567, "#,##0", "1.234.567"),
        (0.9317, "0.00%", "93,17%"),
        (0.931666, "0%", "93%"),
        (93.17, "General", "93,17"),
        (2622026397, "General", "2622026397"),
        (83.333333333333, "General", "83,333333333"),
        (-1000, "#,##0_);(#,##0)", "(1.000)"),
        (-3, "0.0", "-3,0"),
        (-0.001, "0.00", "0,00"),
        (0.285, "0.00", "0,29"),
        (45991000.0, ACCOUNTING, "45.991.000,00"),
        (0, ACCOUNTING, "-"),
        (12, '0" Dokumen"', "12 Dokumen"),
        (5000, "[$Rp-421]#,##0.00", "Rp5.000,00"),
        (0.5, "0.##", "0,5"),
        (1500000, "#,##0,", "1.500"),
        (7, "000", "007"),
        (date(2023, 11, 21), "dd/mm/yyyy", "21/11/2023"),
        (date(2023, 11, 21), "d mmmm yyyy", "21 November 2023"),
        (datetime(2023, 11, 21, 8, 30), "dd/mm/yyyy hh:mm", "21/11/2023 08:30"),
        (time(8, 30), "hh:mm", "08:30"),
        ("2.186,670.304", "#,##0", "2.186,670.304"),
        (True, "General", "TRUE"),
        (None, "General", ""),
    ],
)
def test_display(value: Value, number_format: str, text: str) -> None:
    assert display(value, number_format) == text


@given(st.integers(-(10**14), 10**14))
def test_amounts_written_are_read_back(x: int) -> None:
    for text in (rupiah(x), display(x, "#,##0"), display(x, "#,##0.00")):
        read = parse_money(text)
        assert read is not None
        assert (read.value, read.standard) == (x, True)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_written_are_read_back(x: Decimal) -> None:
    read = parse_number(number(x))
    assert read is not None
    assert (read.value, read.standard) == (x, True)


def test_figures() -> None:
    assert rupiah(3854768097) == "3.854.768.097"
    assert rupiah(Decimal("1234.5")) == "1.234,50"
    assert persen(93.17493) == "93,17"
    assert persen(100) == "100,00"
    assert [number(x) for x in (3.5, 1250, Decimal("88.50"), Decimal("1E+3"), 0)] == [
        "3,5",
        "1.250",
        "88,5",
        "1.000",
        "0",
    ]


@pytest.mark.parametrize(
    ("x", "digits", "rounded"),
    [(0.285, 2, "0.29"), (-0.285, 2, "-0.29"), (2.5, 0, "3"), (1.005, 2, "1.01"), (99.995, 2, "100.00")],
)
def test_half_up(x: float, digits: int, rounded: str) -> None:
    assert str(round_half_up(x, digits)) == rounded


def test_number_formats() -> None:
    assert is_percent("0.00%")
    assert not is_percent('0"%"')
    assert [decimals(f) for f in ("General", "0", "0.00%", ACCOUNTING, "dd/mm/yyyy")] == [None, 0, 2, 2, None]
    assert unit('0" Dokumen"') == "Dokumen"
    assert unit("#,##0") is None
