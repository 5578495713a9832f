from __future__ import annotations

from datetime import date, datetime, time

import pytest

from lakip_xls.reading.book import CellKind
from lakip_xls.reading.formats import clean_text, number_cell, temporal, unescape


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", ""),
        ("0.00%", ""),
        ('"Rp"#,##0', ""),
        ("[$Rp-421]#,##0", ""),
        ('0 "hari"', ""),
        ("0\\ \\d", ""),
        ("[Red]#,##0", ""),
        ("[h]:mm", ""),
        ("@", ""),
        ("[$-421]dd mmmm yyyy;@", "date"),
        ("mmm\\-yy", "date"),
        ("mmmm", "date"),
        ("m/d/yy h:mm", "date"),
        ("h:mm AM/PM", "time"),
        ("mm:ss", "time"),
    ],
)
def test_what_a_format_code_shows(code: str, shown: str) -> None:
    assert temporal(code) == shown


@pytest.mark.parametrize(
    ("serial", "shown", "value"),
    [
        (45291, "date", date(2023, 12, 31)),
        (45291.5, "date", datetime(2023, 12, 31, 12)),
        (1, "date", date(1900, 1, 1)),
        (59, "date", date(1900, 2, 28)),
        (61, "date", date(1900, 3, 1)),
        (0.25, "time", time(6)),
        (45291.25, "time", datetime(2023, 12, 31, 6)),
        (0, "date", 0),
        (-5, "date", -5),
        (1e9, "date", 1_000_000_000),
        (0.9999999999, "time", 0.9999999999),
    ],
)
def test_serial_numbers(serial: float, shown: str, value: object) -> None:
    got, kind = number_cell(serial, shown, date1904=False)
    assert got == value
    assert (kind is CellKind.DATE) == isinstance(value, (date, time))


def test_whole_numbers_are_int_as_long_as_they_are_exact() -> None:
    assert number_cell(2.0**53, "", date1904=False) == (2**53, CellKind.NUMBER)
    assert type(number_cell(2.0**54, "", date1904=False)[0]) is float
    assert number_cell(float("nan"), "", date1904=False) == ("#NUM!", CellKind.ERROR)


def test_text_is_cleaned() -> None:
    assert clean_text("a\r\nb\rc\x07") == "a\nb\nc"
    assert clean_text(" \n\t") == ""
    assert unescape("a_x001B_[31m_xD800_") == "a[31m_xD800_"
