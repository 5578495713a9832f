"""Targets: numbers with units, percentages, grades, and words that stay words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.grades import LIMIT, grade_of, is_grade, lower_bound, reaches
from lakip_xls.parsing.numbers import Style
from lakip_xls.parsing.targets import EMPTY, Target, parse_target
from lakip_xls.reading.book import Value


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("7 Tahapan", Target(7, "Tahapan", 0, "angka")),
        ("12 Dokumen", Target(12, "Dokumen", 0, "angka")),
        ("12dokumen", Target(12, "dokumen", 0, "angka")),
        ("18 orang", Target(18, "orang", 0, "angka")),
        ("12 Orang/bulan", Target(12, "Orang/bulan", 0, "angka")),
        ("1.250 orang", Target(1250, "orang", 0, "angka")),
        ("12 (dua belas) dokumen", Target(12, "dokumen", 0, "angka")),
        ("1 (satu) Dokumen", Target(1, "Dokumen", 0, "angka")),
        ("5\n hari", Target(5, "hari", 0, "angka")),
        ("100%", Target(100, "%", 0, "persen")),
        ("100 %", Target(100, "%", 0, "persen")),
        ("93.17%", Target(Decimal("93.17"), "%", 2, "persen", standard=False)),
        ("75", Target(75, None, 0, "angka")),
        ("88,50", Target(Decimal("88.50"), None, 2, "angka")),
        ("3,5", Target(Decimal("3.5"), None, 1, "angka")),
        ("-1", Target(-1, None, 0, "angka")),
        ("Rp. 5.000.000", Target(5000000, "Rp", 0, "angka")),
        ("BB", Target("BB", None, 0, "huruf")),
        (" aa ", Target("AA", None, 0, "huruf")),
        ("√", Target("√", None, 0, "teks")),
        ("v", Target("√", None, 0, "teks")),
        ("-", EMPTY),
        ("", EMPTY),
        ("–", EMPTY),
    ],
)
def test_text_targets(text: str, target: Target) -> None:
    assert parse_target(text) == target


@pytest.mark.parametrize(
    "text",
    ["WTP", "Tepat Waktu", "B / 63,36 (Angka rata rata nasional)", "2 rekonsiliasi dan 1 dokumen", "80-85"]
    + ["80 - 85", "≥ 80", "> 80", "1,5 jt", "1,2 M", "2 x 24 jam", "75 (Baik)", "1 Paket/ 2 unit", "2 s.d 3"]
    + ["5 % per tahun", "1.250%", "1.234.56", "Rp. sda", "1/2", "1.A", "1:5", "50% - 60%"],
)
def test_what_is_no_single_number_stays_text(text: str) -> None:
    assert parse_target(text) == Target(text, None, 0, "teks")


@pytest.mark.parametrize(
    ("value", "number_format", "target"),
    [
        (None, "General", EMPTY),
        (75, "General", Target(75, None, 0, "angka")),
        (3.5, "General", Target(Decimal("3.5"), None, 1, "angka")),
        (88.5, "0.00", Target(Decimal("88.5"), None, 2, "angka")),
        (1, "0%", Target(100, "%", 0, "persen")),
        (0.9317, "0.00%", Target(Decimal("93.17"), "%", 2, "persen")),
        (12, '0" Dokumen"', Target(12, "Dokumen", 0, "angka")),
        (5000000.0, '"Rp"#,##0', Target(5000000, "Rp", 0, "angka")),
        (date(2023, 11, 21), "d mmmm yyyy", Target("21 November 2023", None, 0, "teks")),
    ],
)
def test_cells_that_are_not_text(value: Value, number_format: str, target: Target) -> None:
    assert parse_target(value, number_format) == target


@given(st.integers(0, 10**6), st.sampled_from(["Dokumen", "Laporan", "orang", "Unit", "Orang/Bulan", "stel"]))
def test_a_count_with_its_unit_is_read_as_written(n: int, unit: str) -> None:
    for text in (f"{n} {unit}", f"{n:,} {unit}".replace(",", ".")):
        assert parse_target(text) == Target(n, unit, 0, "angka")


@given(st.text(max_size=20))
def test_no_text_raises(text: str) -> None:
    for style in Style:
        target = parse_target(text, style=style)
        assert (target.content is None) == (target.form == "kosong")


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        (111, "AA"),
        (90.01, "AA"),
        (90, "A"),
        (80, "BB"),
        (Decimal("70.5"), "BB"),
        (60, "CC"),
        (50, "C"),
        (30, "D"),
    ]
    + [(0, "D"), (-5, "D")],
)
def test_grade_of_a_score(score: float | Decimal, grade: str) -> None:
    assert grade_of(score) == grade


def test_grades_as_targets() -> None:
    assert [g for g in LIMIT if reaches(g, "B")] == ["AA", "A", "BB", "B"]
    assert (lower_bound("BB"), lower_bound("D")) == (70, 15)
    assert is_grade(" bb ")
    assert not is_grade("BBB")
