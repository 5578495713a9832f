"""Quarter labels in headers and quarter values in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xls.parsing.quarters import is_tick, quarter_of, quarter_values


@pytest.mark.parametrize(
    ("label", "quarter"),
    [
        ("TW I", 1),
        ("TW 1", 1),
        ("TW2", 2),
        ("Tw 1:", 1),
        ("I", 1),
        ("IV", 4),
        ("Triwulan 1", 1),
        ("Trw (1)", 1),
        ("Triwulan IV", 4),
        ("TRIWULAN KEDUA", 2),
        ("Triwulan ke-3", 3),
        ("Q1", 1),
        ("TARGET / TW III", 3),
        ("TARGET / II", 2),
        ("Realisasi Triwulan I (Rp)", 1),
        ("TRIWULAN / 3 / Rp", 3),
    ],
)
def test_labels(label: str, quarter: int) -> None:
    assert quarter_of(label) == quarter


@pytest.mark.parametrize(
    "label",
    [
        "1",
        "Target",
        "Triwulan",
        "TW I - TW IV",
        "s.d. TW II",
        "Realisasi s/d Triwulan II",
        "TW I dan II",
        "SK I",
    ]
    + ["Triwulan I s.d. IV", "Indeks IV", "MISI", "TWO", ""],
)
def test_no_single_quarter(label: str) -> None:
    assert quarter_of(label) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tw 1: 25%", {1: "25%"}),
        ("Tw 1:3", {1: "3"}),
        ("Tw 2: -1", {2: "-1"}),
        ("Tw 2:-1", {2: "-1"}),
        ("Tw 1:-", {1: ""}),
        ("Tw 3: -", {3: ""}),
        ("Tw 1: √", {1: "√"}),
        ("Tw 1: 2 Tw 2: 5 Tw 3: - Tw 4: -", {1: "2", 2: "5", 3: "", 4: ""}),
        ("Trw (1) = 25\nTrw (2) = 30\nTrw (3)= -\nTrw(4)=15", {1: "25", 2: "30", 3: "", 4: "15"}),
        ("I : 25\nII : 30", {1: "25", 2: "30"}),
        ("TW I 25%", {1: "25%"}),
        ("25%", {}),
        ("12 Tw 1", {}),
        ("Tw 1: 1 Tw 1: 2", {}),
        ("", {}),
    ],
)
def test_values(text: str, values: dict[int, str]) -> None:
    assert quarter_values(text) == values


@given(
    st.dictionaries(st.integers(1, 4), st.sampled_from(["", "3", "25%", "-1", "2,5", "7 Tahapan"]), min_size=1),
    st.sampled_from(["Tw {}: ", "TW {} :", "Trw ({}) = ", "Triwulan {}: "]),
    st.sampled_from(["\n", " ", "; ", "\r\n"]),
    st.booleans(),
)
def test_values_are_read_as_written(values: dict[int, str], label: str, between: str, roman: bool) -> None:
    names = ("I", "II", "III", "IV") if roman else ("1", "2", "3", "4")
    text = between.join(label.format(names[q - 1]) + (v or "-") for q, v in values.items())
    assert quarter_values(text) == values


def test_ticks() -> None:
    assert all(is_tick(t) for t in ("√", " ✓ ", "v", "V"))
    assert not any(is_tick(t) for t in ("", "x", "vv", "1"))
