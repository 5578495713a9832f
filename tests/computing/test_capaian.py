"""Capaian of one indicator, by hand, for every setting."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.grading import band, limit, rata_rata
from lakip_xls.model import EMPTY, Value
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import (
    PERMENDAGRI86_SCALE,
    SAKIP_SCALE,
    PenilaianHuruf,
    RumusNegatif,
    Settings,
)
from tests.computing.helpers import FAILED, PERSEN_100, value

DEFAULT = Settings()
COMPARISON = replace(DEFAULT, rumus_negatif=RumusNegatif.COMPARISON)
RANK = replace(DEFAULT, penilaian_huruf=PenilaianHuruf.RANK)


def result(target: Value, realisasi: Value, polaritas: str = "positif", p: Settings = DEFAULT) -> str | None:
    figure = capaian(target, realisasi, polaritas, p)
    return None if figure is None else str(round_half_up(figure, 2))


@pytest.mark.parametrize(
    ("target", "realisasi", "wanted"),
    [
        (value(75), value(83.53), "111.37"),
        (value(89.5), value(83.53), "93.33"),
        (PERSEN_100, value(93.17, "%"), "93.17"),
        (PERSEN_100, value(93.17), "93.17"),
        (value(18, "orang"), value(21, "Orang"), "116.67"),
        (value(100, "%"), value(98, "persen"), "98.00"),
        (value(10), value(0), "0.00"),
    ],
)
def test_positive(target: Value, realisasi: Value, wanted: str) -> None:
    assert result(target, realisasi) == wanted


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        (value(0), value(5)),
        (value(-1), value(1)),
        (value(12, "bulan"), value(12, "dokumen")),
        (PERSEN_100, value(12, "dokumen")),
        (value(10), EMPTY),
        (EMPTY, value(10)),
        (FAILED, value(10)),
        (value(10), FAILED),
        (value(10), value("banyak")),
        (value(75), value("BB")),
        (value("WTP"), value("WDP")),
        (value("WTP"), value(100)),
        (value("B"), value("baik sekali")),
        (value("B"), value(777)),
    ],
)
def test_cannot_be_told(target: Value, realisasi: Value) -> None:
    assert capaian(target, realisasi, "positif", DEFAULT) is None


@pytest.mark.parametrize(
    ("target", "realisasi", "settings", "wanted"),
    [
        (5, 4, DEFAULT, "120.00"),
        (5, 5, DEFAULT, "100.00"),
        (5, 7, DEFAULT, "60.00"),
        (5, 11, DEFAULT, "-20.00"),
        (5, 0, DEFAULT, "200.00"),
        (5, 4, COMPARISON, "125.00"),
        (5, 8, COMPARISON, "62.50"),
        (5, 0, COMPARISON, None),
    ],
)
def test_negative(target: int, realisasi: int, settings: Settings, wanted: str | None) -> None:
    assert result(value(target), value(realisasi), "negatif", settings) == wanted


@pytest.mark.parametrize(
    ("target", "realisasi", "limit", "rank"),
    [
        ("B", "BB", "100.00", "100.00"),
        ("BB", "BB", "100.00", "100.00"),
        ("A", "BB", "87.50", "83.33"),
        ("BB", "B", "85.71", "80.00"),
        ("B", "D", "25.00", "25.00"),
        ("AA", "C", "33.33", "28.57"),
        ("b", " bb ", "100.00", "100.00"),
        ("BB (70,01)", "BB / 77,50", "100.00", "100.00"),
    ],
)
def test_grades(target: str, realisasi: str, limit: str, rank: str) -> None:
    assert result(value(target), value(realisasi)) == limit
    assert result(value(target), value(realisasi), p=RANK) == rank


def test_score_against_grade() -> None:
    assert result(value("B"), value(77.5)) == "100.00"
    assert result(value("BB"), value(54.69)) == "71.43"  # CC: 50 / 70
    assert result(value("A"), value(80)) == "87.50"  # exactly 80 is still BB


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [("WTP", "wtp"), ("Tepat Waktu", "tepat  waktu"), ("√", "√"), ("WTP", "Wajar Tanpa Pengecualian")],
)
def test_other_text_that_is_equal(target: str, realisasi: str) -> None:
    assert result(value(target), value(realisasi)) == "100.00"


def test_limit() -> None:
    figure = Decimal("111.37")
    assert limit(figure, Decimal(100)) == 100
    assert limit(figure, Decimal(120)) == figure
    assert limit(figure, None) == figure
    assert limit(Decimal(-20), None) == 0
    assert limit(None, Decimal(100)) is None


@pytest.mark.parametrize(
    ("value", "sakip", "permendagri"),
    [
        ("100", "AA", "ST"),
        ("90.01", "AA", "T"),
        ("90", "A", "T"),
        ("91", "AA", "ST"),
        ("90.5", "AA", "T"),
        ("80", "BB", "T"),
        ("76", "BB", "T"),
        ("75.99", "BB", "S"),
        ("60", "CC", "R"),
        ("30", "D", "SR"),
        ("0", "D", "SR"),
    ],
)
def test_scales(value: str, sakip: str, permendagri: str) -> None:
    for scale, expected in ((SAKIP_SCALE, sakip), (PERMENDAGRI86_SCALE, permendagri)):
        level = band(Decimal(value), scale)
        assert level is not None
        assert level.kategori == expected


def test_mean_leaves_out_what_is_missing() -> None:
    assert rata_rata([Decimal(1), None, Decimal(2)]) == Decimal("1.5")
    assert rata_rata([None]) is None
    assert band(None, SAKIP_SCALE) is None
