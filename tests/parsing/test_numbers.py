"""Amounts and counts: every style read back, malformed writing read once or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.numbers import (
    Number,
    Style,
    from_number,
    infer_style,
    is_blank,
    number_from_float,
    parse_money,
    parse_number,
)

AMOUNTS = st.integers(-(10**14), 10**14)


def write(x: int | Decimal, style: Style, decimals: int = 0) -> str:
    thousands, decimal = style.value
    return f"{x:,.{decimals}f}".replace(",", "T").replace(".", decimal).replace("T", thousands)


def plain(number: Number | None) -> tuple[int | Decimal, bool] | None:
    return None if number is None else (number.value, number.standard)


@given(
    AMOUNTS,
    st.sampled_from(Style),
    st.sampled_from([0, 2]),
    st.sampled_from(["{}", "Rp. {}", "Rp {}", "Rp.{}", " {} ", "rp\u00a0{}", "IDR {}"]),
)
def test_money_is_read_as_written(x: int, style: Style, decimals: int, frame: str) -> None:
    read = parse_money(frame.format(write(x, style, decimals)), style)
    assert read is not None
    assert (read.value, read.decimals, read.standard) == (x, decimals, True)
    assert read.satuan == ("Rp" if "p" in frame.lower() or "IDR" in frame else None)


@given(st.integers(0, 10**14), st.sampled_from(["{},-", "Rp {}.-", "{} ,-", "Rp. {},--", "{},="]))
def test_trailing_dash_is_part_of_the_notation(x: int, frame: str) -> None:
    assert plain(parse_money(frame.format(write(x, Style.INDONESIA)))) == (x, True)


@given(st.integers(1, 10**14), st.sampled_from(["({})", "Rp ({})", "(Rp. {})", "-{}", "- {}", "−{}", "Rp -{}"]))
def test_negative_amounts(x: int, frame: str) -> None:
    assert plain(parse_money(frame.format(write(x, Style.INDONESIA)))) == (-x, True)


@given(st.integers(1000, 10**14), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_thousands_separated_by_spaces(x: int, space: str) -> None:
    assert plain(parse_money(f"{x:,}".replace(",", space))) == (x, True)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(Style))
def test_sen_are_exact(x: Decimal, style: Style) -> None:
    read = parse_money(write(x, style, 2), style)
    assert read is not None
    assert read.value == x
    assert read.decimals == 2


@given(st.integers(10**6, 10**12), st.data())
def test_groups_of_three_after_mixed_separators_leave_one_reading(x: int, data: st.DataObject) -> None:
    groups = f"{x:,}".split(",")
    marks = data.draw(st.lists(st.sampled_from(".,"), min_size=len(groups) - 1, max_size=len(groups) - 1))
    text = groups[0] + "".join(m + g for m, g in zip(marks, groups[1:], strict=True))
    assert plain(parse_money(text)) == (x, set(marks) == {"."})


@given(st.text(alphabet="0123456789.,- ()RpOl", max_size=14))
def test_no_text_raises_and_blank_is_not_a_number(text: str) -> None:
    for style in Style:
        money, number = parse_money(text, style), parse_number(text, style)
        if is_blank(text):
            assert money is None
            assert number is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.186,670.304", 2186670304),
        ("21,797.000", 21797000),
        ("21,797", 21797),
        ("3.667.310.016,00,-", 3667310016),
        ("4,395,868,582", 4395868582),
        ("1,234.50", Decimal("1234.50")),
        ("1234567.00", 1234567),
        ("1.234,567,00", 1234567),
        ("1. 234.567", 1234567),
        ("1.234.567.", 1234567),
        ("1.OOO.000", 1000000),
        ("Rp. l.234.567", 1234567),
    ],
)
def test_malformed_money_with_one_sensible_value(text: str, value: int | Decimal) -> None:
    assert plain(parse_money(text)) == (value, False)


@pytest.mark.parametrize(
    "text",
    [
        "1.234.56",
        "12.34.567",
        "1..000",
        "0.123.456",
        "150.00",
        "(1.000",
        "1.000-",
        "12O",
        "sda",
        "x",
        "1,5 jt",
    ]
    + ["1,2 M", "10.000.00", "Rp", "1.000 2.000", "IV", "12 dokumen", "#REF!"],
)
def test_money_without_one_sensible_value_is_none(text: str) -> None:
    assert parse_money(text) is None


def test_amount_with_words_behind_it() -> None:
    assert plain(parse_money("Rp. 5.000.000,00 (lima juta rupiah)")) == (5000000, True)


def test_the_column_decides_the_style_of_its_members() -> None:
    assert plain(parse_money("4,395,868,582", Style.ENGLISH)) == (4395868582, True)
    assert plain(parse_money("1.234.567", Style.ENGLISH)) == (1234567, False)


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        ([], Style.INDONESIA),
        (["1.234", "12", "-", "Rp. 5"], Style.INDONESIA),
        (["1,234", "12"], Style.INDONESIA),
        (["4,395,868,582", "1,234"], Style.ENGLISH),
        (["Rp 4,395,868.50", "100"], Style.ENGLISH),
        (["83.53", "100%", "B"], Style.ENGLISH),
        (["93.17%", "92,58%"], Style.INDONESIA),
        (["2.622.026.397", "21,797.000", "2.186,670.304"], Style.INDONESIA),
        (["0.285"], Style.ENGLISH),
    ],
)
def test_infer_style(texts: list[str], style: Style) -> None:
    assert infer_style(texts) is style


@given(st.lists(st.integers(10**6, 10**12), min_size=1), st.sampled_from(Style))
def test_infer_style_finds_the_style_that_was_written(amounts: list[int], style: Style) -> None:
    assert infer_style(write(x, style) for x in amounts) is style


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "--", "nihil", "NIHIL", "Rp-", "Rp. -", "Rp", "...", "- %"])
def test_blank_is_not_zero(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "0,00", "Rp 0,-", "-1", "sda", "x", "0%"])
def test_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "value", "decimals", "standard"),
    [
        ("3,5", Decimal("3.5"), 1, True),
        ("88,50", Decimal("88.50"), 2, True),
        ("1.250", 1250, 0, True),
        ("1.250,5", Decimal("1250.5"), 1, True),
        ("0,285", Decimal("0.285"), 3, True),
        ("3,512", Decimal("3.512"), 3, True),
        ("12", 12, 0, True),
        ("-1", -1, 0, True),
        ("100,00", 100, 2, True),
        ("83.53", Decimal("83.53"), 2, False),
        ("0.285", Decimal("0.285"), 3, False),
        ("12.", 12, 0, False),
    ],
)
def test_parse_number(text: str, value: int | Decimal, decimals: int, standard: bool) -> None:
    assert parse_number(text) == Number(value, decimals, standard)


@pytest.mark.parametrize("text", ["", "-", "12 dokumen", "80-85", "100%", "1,234.567", "1234.567", "V", ",5", "1,,5"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4), st.sampled_from(Style))
def test_numbers_are_read_as_written(x: Decimal, places: int, style: Style) -> None:
    x = round(x, places)
    read = parse_number(write(x, style, places), style)
    assert read is not None
    assert (read.value, read.decimals, read.standard) == (x, places, True)


@pytest.mark.parametrize(
    ("x", "value"),
    [
        (0.1 + 0.2, Decimal("0.3")),
        (93.16999999999999, Decimal("93.17")),
        (2622026397.0000005, 2622026397),
        (1234567.5, Decimal("1234567.5")),
        (12.0, 12),
        (7, 7),
        (0.285, Decimal("0.285")),
    ],
)
def test_float_noise_is_removed(x: float, value: int | Decimal) -> None:
    assert number_from_float(x) == value
    assert type(number_from_float(x)) is type(value)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_amounts_survive_the_way_through_a_float(x: Decimal) -> None:
    assert number_from_float(float(x)) == x


def test_a_numeric_cell_keeps_what_its_format_shows() -> None:
    assert from_number(93.174935, "0.00") == Number(Decimal("93.174935"), 2)
    assert from_number(93.17) == Number(Decimal("93.17"), 2)
    assert from_number(12, '0" Dokumen"') == Number(12, 0, satuan="Dokumen")
