"""Percentages: the scale of a column and the value of a cell, always in percent points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.numbers import Angka, Gaya
from lakip_xls.parsing.percent import SkalaPersen, decide_scale, parse_percent
from lakip_xls.reading.book import Value

FRAKSI, POIN, AMBIGU = SkalaPersen


def scale(*values: Value, header: str = "%", expected: tuple[float | None, ...] = ()) -> SkalaPersen:
    return decide_scale([(v, "General") for v in values], header, expected)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((), POIN),
        ((93.17, 98.81, 100), POIN),
        ((93.17, 0.4, 0), POIN),
        (("93,17", "100"), POIN),
        (("93,17%", "100%"), POIN),
        ((0.9317, 0.9881, 1), FRAKSI),
        (("0,9317", "0,9881"), FRAKSI),
        ((1,), AMBIGU),
        ((0, 1, 1), AMBIGU),
        ((0, 0), POIN),
        ((0.01, 0.02), AMBIGU),
        ((0.93, 1.11, 2), AMBIGU),
        (("93,17%", 1), AMBIGU),
    ],
)
def test_scale_by_values(values: tuple[Value, ...], found: SkalaPersen) -> None:
    assert scale(*values) is found


def test_scale_needs_a_header_that_says_percent_where_values_are_small() -> None:
    assert scale(0.93, 0.5, header="Capaian") is FRAKSI
    assert scale(0.93, 0.5, header="Target") is AMBIGU


def test_what_other_columns_imply_is_the_strongest_evidence() -> None:
    assert scale(1.17, 0.32, expected=(1.17, 0.32)) is POIN
    assert scale(1, 1, expected=(100, None)) is FRAKSI
    assert scale(1, expected=(0,)) is AMBIGU


def test_formats_decide_for_the_plain_cells_beside_them() -> None:
    assert decide_scale([(0.93, "0%"), (1, "General")]) is FRAKSI
    assert decide_scale([(0.93, "0.00%")]) is FRAKSI
    assert decide_scale([(0.93, "0%"), (93.17, "General")]) is POIN


@pytest.mark.parametrize(
    ("value", "number_format", "skala", "points", "decimals", "baku"),
    [
        ("93,17%", "General", POIN, Decimal("93.17"), 2, True),
        ("93,17 %", "General", POIN, Decimal("93.17"), 2, True),
        ("93,17", "General", POIN, Decimal("93.17"), 2, True),
        ("25 persen", "General", POIN, 25, 0, True),
        ("100%", "General", FRAKSI, 100, 0, True),
        ("100%", "General", AMBIGU, 100, 0, True),
        ("0,9317", "General", FRAKSI, Decimal("93.17"), 2, True),
        ("93.17%", "General", POIN, Decimal("93.17"), 2, False),
        ("98.125%", "General", POIN, Decimal("98.125"), 3, False),
        ("-5%", "General", POIN, -5, 0, True),
        (0.9317, "0.00%", POIN, Decimal("93.17"), 2, True),
        (0.931666, "0%", POIN, Decimal("93.1666"), 0, True),
        (1, "0%", AMBIGU, 100, 0, True),
        (0.9317, "General", FRAKSI, Decimal("93.17"), 2, True),
        (93.16999999999999, "General", POIN, Decimal("93.17"), 2, True),
        (92, "#,##0.00", POIN, 92, 2, True),
        (0, "General", AMBIGU, 0, 0, True),
    ],
)
def test_parse_percent(
    value: Value, number_format: str, skala: SkalaPersen, points: int | Decimal, decimals: int, baku: bool
) -> None:
    assert parse_percent(value, number_format, skala) == Angka(points, decimals, baku, "%")


@pytest.mark.parametrize("value", ["-", "", "sda", "1.250%", "%", None, True, "80-85%"])
def test_no_percentage(value: Value) -> None:
    assert parse_percent(value) is None


def test_a_plain_number_of_an_ambiguous_column_is_not_read() -> None:
    assert parse_percent(1, skala=AMBIGU) is None
    assert parse_percent("1", skala=AMBIGU) is None


@given(st.decimals(0, 999, places=2), st.sampled_from(["{}%", "{} %", "{} persen", "{}"]), st.sampled_from(Gaya))
def test_text_is_read_as_written(x: Decimal, frame: str, gaya: Gaya) -> None:
    read = parse_percent(frame.format(f"{x:f}".replace(".", gaya.value[1])), gaya=gaya)
    assert read is not None
    assert (read.nilai, read.desimal, read.baku) == (x, 2, True)


@given(st.decimals(0, 999, places=4))
def test_a_percent_format_is_always_a_fraction(x: Decimal) -> None:
    for skala in SkalaPersen:
        read = parse_percent(float(x / 100), "0.00%", skala)
        assert read is not None
        assert (read.nilai, read.desimal) == (x, 2)
