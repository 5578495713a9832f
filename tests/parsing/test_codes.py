"""Codes: one canonical form for every notation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.codes import Kode, join_code, parse_code, same_place, split_code
from lakip_xls.reading.book import Value

SUB = Kode("7.01.01.2.01.0001", "sub_kegiatan", "7.01.01.2.01")


@pytest.mark.parametrize(
    "text",
    ["7.01.01.2.01.0001", "7.01.01.2.01.01", "7.01.01.02.01.0001", "7.01.01.201.01", "7 01 01 2.01 0001"]
    + ["7.01.01.2.01.0001.", " 7.01.01 . 2.01.0001\u00a0", "'7.01.01.2.01.0001"],
)
def test_notations_of_one_sub_kegiatan(text: str) -> None:
    assert parse_code(text) == SUB


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("7", Kode("7", "urusan", None)),
        (2, Kode("2", "urusan", None)),
        (7.01, Kode("7.01", "bidang", "7")),
        (1.1, Kode("1.10", "bidang", "1", standard=False)),
        ("7.1", Kode("7.01", "bidang", "7", standard=False)),
        (5.1, Kode("5.1", "rekening", "5")),
        ("7.01.01.", Kode("7.01.01", "program", "7.01")),
        ("7.01.01.2.01", Kode("7.01.01.2.01", "kegiatan", "7.01.01")),
        ("7.01.01.201", Kode("7.01.01.2.01", "kegiatan", "7.01.01")),
        ("7.01.01.2.01.1", Kode("7.01.01.2.01.0001", "sub_kegiatan", "7.01.01.2.01", standard=False)),
        ("x.xx.01.201.01", Kode("X.XX.01.2.01.0001", "sub_kegiatan", "X.XX.01.2.01")),
        ("2.16.2.20.2.21.01.0000", Kode("2.16.2.20.2.21.01.0000", "unit", "2.16")),
        ("7.01.0.00.0.00.12", Kode("7.01.0.00.0.00.12.0000", "unit", "7.01")),
        ("5.1.02.01.001.00024", Kode("5.1.02.01.001.00024", "rekening", "5.1.02.01.001")),
        ("5.1.02.01.01.0024", Kode("5.1.02.01.001.00024", "rekening", "5.1.02.01.001")),
        ("5.01.02", Kode("5.01.02", "program", "5.01")),
    ],
)
def test_levels(value: Value, code: Kode) -> None:
    assert parse_code(value) == code


@pytest.mark.parametrize(
    "value",
    [
        "",
        ".",
        "abc",
        "12",
        "1.250",
        "2.622.026.397",
        "7.01.01.2",
        "01.2.01",
        "7.01.01.2.01.00001",
        "0",
        13,
        2.016,
        True,
        None,
    ]
    + ["1.234.567,00", "21.11.2023", "7.01.01.0001"],
)
def test_no_code(value: Value) -> None:
    assert parse_code(value) is None


@given(st.integers(1, 9), st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1, 9999))
def test_every_notation_gives_the_canonical_code(u: int, b: int, p: int, k: int, s: int) -> None:
    front = f"{u}.{b:02}.{p:02}"
    code = parse_code(f"{front}.2.{k:02}.{s:04}")
    assert code is not None
    assert code.text == f"{front}.2.{k:02}.{s:04}"
    assert code.parent == f"{front}.2.{k:02}"
    assert parse_code(code.text) == code
    for other in (f"{front}.2{k:02}.{s:04}", f"{front}.02.{k:02}.{s:04}", f"{front} 2.{k:02} {s:04}"):
        assert parse_code(other) == code
    assert join_code([str(u), f"{b:02}", f"{p:02}", f"2.{k:02}", f"{s:04}"]) == code
    assert join_code([u, b, p, float(f"2.{k:02}"), s]) == code


def test_split_codes() -> None:
    assert join_code(["7", "01", "01", None, ""]) == Kode("7.01.01", "program", "7.01")
    assert join_code(["7.01.01", "2.01", ""]) == Kode("7.01.01.2.01", "kegiatan", "7.01.01")
    assert join_code(["7", None, "01"]) is None
    assert join_code([None, ""]) is None


def test_code_in_front_of_a_name() -> None:
    assert split_code("7.01.01.2.01.0001 Penyusunan Dokumen") == (SUB, "Penyusunan Dokumen")
    assert split_code("1.2 Penyusunan") == (None, "1.2 Penyusunan")


def test_same_place_takes_x_for_any_urusan() -> None:
    generic, other = parse_code("X.XX.01.2.01.0001"), parse_code("7.01.02.2.01.0001")
    assert generic is not None
    assert other is not None
    assert same_place(generic, SUB)
    assert same_place(SUB, SUB)
    assert not same_place(generic, other)
    assert not same_place(SUB, other)
