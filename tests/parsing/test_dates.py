"""Years of titles and dates of signatures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.dates import format_date, parse_date, year_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("TAHUN 2023", 2023),
        ("TAHUN ANGGARAN 2023", 2023),
        ("T.A. 2024", 2024),
        ("Periode Januari-Desember 2023", 2023),
        ("LKJIP TAHUN 2023 RENSTRA 2021-2026", 2023),
        ("Keadaan per 31 Desember 2023", 2023),
        ("PK Tahun 2023 sesuai Perbup No. 12 Tahun 2020", 2023),
        ("2023", 2023),
    ],
)
def test_year(text: str, year: int) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "2021-2026",
        "TAHUN 2021 - 2026",
        "2021 s.d 2026",
        "2022/2023",
        "Tahun 2022 dan 2023",
        "Target 2023 2024",
    ]
    + [
        "Jember, 21 November 2023",
        "Peraturan Bupati Nomor 5 Tahun 2021",
        "Rp. 2.023",
        "NIP. 19700101 199001 1 001",
        "",
    ],
)
def test_no_single_year(text: str) -> None:
    assert year_of(text) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_dates_are_read_as_written(day: date) -> None:
    for text in (
        format_date(day),
        f"Jember, {format_date(day).upper()}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
    ):
        assert parse_date(text) == day


def test_dates_that_are_spelt_otherwise_or_do_not_exist() -> None:
    assert parse_date("21 Nopember 2023") == date(2023, 11, 21)
    assert parse_date("5 Ags 2024") == date(2024, 8, 5)
    assert parse_date("31 Februari 2023") is None
    assert parse_date("Jember") is None
