"""Capaian of one indicator, by hand, for every setting."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.penilaian import batasi, jenjang, rata_rata
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import (
    SKALA_PERMENDAGRI86,
    SKALA_SAKIP,
    Pengaturan,
    PenilaianHuruf,
    RumusNegatif,
)
from tests.computing.bantu import GAGAL, PERSEN_100, nilai

BAWAAN = Pengaturan()
BANDING = replace(BAWAAN, rumus_negatif=RumusNegatif.BANDING)
PERINGKAT = replace(BAWAAN, penilaian_huruf=PenilaianHuruf.PERINGKAT)


def hasil(target: Nilai, realisasi: Nilai, polaritas: str = "positif", p: Pengaturan = BAWAAN) -> str | None:
    value = capaian(target, realisasi, polaritas, p)
    return None if value is None else str(round_half_up(value, 2))


@pytest.mark.parametrize(
    ("target", "realisasi", "harapan"),
    [
        (nilai(75), nilai(83.53), "111.37"),
        (nilai(89.5), nilai(83.53), "93.33"),
        (PERSEN_100, nilai(93.17, "%"), "93.17"),
        (PERSEN_100, nilai(93.17), "93.17"),
        (nilai(18, "orang"), nilai(21, "Orang"), "116.67"),
        (nilai(100, "%"), nilai(98, "persen"), "98.00"),
        (nilai(10), nilai(0), "0.00"),
    ],
)
def test_positive(target: Nilai, realisasi: Nilai, harapan: str) -> None:
    assert hasil(target, realisasi) == harapan


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        (nilai(0), nilai(5)),
        (nilai(-1), nilai(1)),
        (nilai(12, "bulan"), nilai(12, "dokumen")),
        (PERSEN_100, nilai(12, "dokumen")),
        (nilai(10), KOSONG),
        (KOSONG, nilai(10)),
        (GAGAL, nilai(10)),
        (nilai(10), GAGAL),
        (nilai(10), nilai("banyak")),
        (nilai(75), nilai("BB")),
        (nilai("WTP"), nilai("WDP")),
        (nilai("WTP"), nilai(100)),
        (nilai("B"), nilai("baik sekali")),
        (nilai("B"), nilai(777)),
    ],
)
def test_cannot_be_told(target: Nilai, realisasi: Nilai) -> None:
    assert capaian(target, realisasi, "positif", BAWAAN) is None


@pytest.mark.parametrize(
    ("target", "realisasi", "pengaturan", "harapan"),
    [
        (5, 4, BAWAAN, "120.00"),
        (5, 5, BAWAAN, "100.00"),
        (5, 7, BAWAAN, "60.00"),
        (5, 11, BAWAAN, "-20.00"),
        (5, 0, BAWAAN, "200.00"),
        (5, 4, BANDING, "125.00"),
        (5, 8, BANDING, "62.50"),
        (5, 0, BANDING, None),
    ],
)
def test_negative(target: int, realisasi: int, pengaturan: Pengaturan, harapan: str | None) -> None:
    assert hasil(nilai(target), nilai(realisasi), "negatif", pengaturan) == harapan


@pytest.mark.parametrize(
    ("target", "realisasi", "batas", "peringkat"),
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
def test_grades(target: str, realisasi: str, batas: str, peringkat: str) -> None:
    assert hasil(nilai(target), nilai(realisasi)) == batas
    assert hasil(nilai(target), nilai(realisasi), p=PERINGKAT) == peringkat


def test_score_against_grade() -> None:
    assert hasil(nilai("B"), nilai(77.5)) == "100.00"
    assert hasil(nilai("BB"), nilai(54.69)) == "71.43"  # CC: 50 / 70
    assert hasil(nilai("A"), nilai(80)) == "87.50"  # exactly 80 is still BB


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [("WTP", "wtp"), ("Tepat Waktu", "tepat  waktu"), ("√", "√"), ("WTP", "Wajar Tanpa Pengecualian")],
)
def test_other_text_that_is_equal(target: str, realisasi: str) -> None:
    assert hasil(nilai(target), nilai(realisasi)) == "100.00"


def test_limit() -> None:
    value = Decimal("111.37")
    assert batasi(value, Decimal(100)) == 100
    assert batasi(value, Decimal(120)) == value
    assert batasi(value, None) == value
    assert batasi(Decimal(-20), None) == 0
    assert batasi(None, Decimal(100)) is None


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
    for scale, expected in ((SKALA_SAKIP, sakip), (SKALA_PERMENDAGRI86, permendagri)):
        level = jenjang(Decimal(value), scale)
        assert level is not None
        assert level.kategori == expected


def test_mean_leaves_out_what_is_missing() -> None:
    assert rata_rata([Decimal(1), None, Decimal(2)]) == Decimal("1.5")
    assert rata_rata([None]) is None
    assert jenjang(None, SKALA_SAKIP) is None
