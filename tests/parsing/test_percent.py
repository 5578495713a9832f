"""Percentages: the scale of a column and the value of a cell, always in percent points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.numbers import Number, Style
from lakip_xls.parsing.percent import PersenScale, decide_scale, parse_percent
from lakip_xls.reading.book import Value

FRACTION, POINTS, AMBIGUOUS = PersenScale


def scale(*values: Value, header: str = "%", expected: tuple[float | None, ...] = ()) -> PersenScale:
    return decide_scale([(v, "General") for v in values], header, expected)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((), POINTS),
        ((93.17, 98.81, 100), POINTS),
        ((93.17, 0.4, 0), POINTS),
        (("93,17", "100"), POINTS),
        (("93,17%", "100%"), POINTS),
        ((0.9317, 0.9881, 1), FRACTION),
        (("0,9317", "0,9881"), FRACTION),
        ((1,), AMBIGUOUS),
        ((0, 1, 1), AMBIGUOUS),
        ((0, 0), POINTS),
        ((0.01, 0.02), AMBIGUOUS),
        ((0.93, 1.11, 2), AMBIGUOUS),
        (("93,17%", 1), AMBIGUOUS),
    ],
)
def test_scale_by_values(values: tuple[Value, ...], found: PersenScale) -> None:
    assert scale(*values) is found


def test_scale_needs_a_header_that_says_percent_where_values_are_small() -> None:
    assert scale(0.93, 0.5, header="Capaian") is FRACTION
    assert scale(0.93, 0.5, header="Target") is AMBIGUOUS


def test_what_other_columns_imply_is_the_strongest_evidence() -> None:
    assert scale(1.17, 0.32, expected=(1.17, 0.32)) is POINTS
    assert scale(1, 1, expected=(100, None)) is FRACTION
    assert scale(1, expected=(0,)) is AMBIGUOUS


def test_formats_decide_for_the_plain_cells_beside_them() -> None:
    assert decide_scale([(0.93, "0%"), (1, "General")]) is FRACTION
    assert decide_scale([(0.93, "0.00%")]) is FRACTION
    assert decide_scale([(0.93, "0%"), (93.17, "General")]) is POINTS


@pytest.mark.parametrize(
    ("value", "number_format", "scale", "points", "decimals", "standard"),
    [
        ("93,17%", "General", POINTS, Decimal("93.17"), 2, True),
        ("93,17 %", "General", POINTS, Decimal("93.17"), 2, True),
        ("93,17", "General", POINTS, Decimal("93.17"), 2, True),
        ("25 persen", "General", POINTS, 25, 0, True),
        ("100%", "General", FRACTION, 100, 0, True),
        ("100%", "General", AMBIGUOUS, 100, 0, True),
        ("0,9317", "General", FRACTION, Decimal("93.17"), 2, True),
        ("93.17%", "General", POINTS, Decimal("93.17"), 2, False),
        ("98.125%", "General", POINTS, Decimal("98.125"), 3, False),
        ("-5%", "General", POINTS, -5, 0, True),
        (0.9317, "0.00%", POINTS, Decimal("93.17"), 2, True),
        (0.931666, "0%", POINTS, Decimal("93.1666"), 0, True),
        (1, "0%", AMBIGUOUS, 100, 0, True),
        (0.9317, "General", FRACTION, Decimal("93.17"), 2, True),
        (93.16999999999999, "General", POINTS, Decimal("93.17"), 2, True),
        (92, "#,##0.00", POINTS, 92, 2, True),
        (0, "General", AMBIGUOUS, 0, 0, True),
    ],
)
def test_parse_percent(
    value: Value, number_format: str, scale: PersenScale, points: int | Decimal, decimals: int, standard: bool
) -> None:
    assert parse_percent(value, number_format, scale) == Number(points, decimals, standard, "%")


@pytest.mark.parametrize("value", ["-", "", "sda", "1.250%", "%", None, True, "80-85%"])
def test_no_percentage(value: Value) -> None:
    assert parse_percent(value) is None


def test_a_plain_number_of_an_ambiguous_column_is_not_read() -> None:
    assert parse_percent(1, scale=AMBIGUOUS) is None
    assert parse_percent("1", scale=AMBIGUOUS) is None


@given(st.decimals(0, 999, places=2), st.sampled_from(["{}%", "{} %", "{} persen", "{}"]), st.sampled_from(Style))
def test_text_is_read_as_written(x: Decimal, frame: str, style: Style) -> None:
    read = parse_percent(frame.format(f"{x:f}".replace(".", style.value[1])), style=style)
    assert read is not None
    assert (read.value, read.decimals, read.standard) == (x, 2, True)


@given(st.decimals(0, 999, places=4))
def test_a_percent_format_is_always_a_fraction(x: Decimal) -> None:
    for scale in PersenScale:
        read = parse_percent(float(x / 100), "0.00%", scale)
        assert read is not None
        assert (read.value, read.decimals) == (x, 2)
