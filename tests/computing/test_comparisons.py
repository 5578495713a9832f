"""Efisiensi, Renstra, earlier years and national figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from lakip_xls.computing.efisiensi import efisiensi_pmk22, pmk22_value, tingkat
from lakip_xls.computing.nasional import mark
from lakip_xls.computing.result import Computed
from lakip_xls.model import EMPTY, Value
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi, Settings
from tests.computing import seeds
from tests.computing.helpers import compute_data, document, value

TIED = Settings(sasaran_program=seeds.TIES)


def brief(result: Computed) -> list[tuple[str, str, str | None]]:
    rounded = [(e, e.capaian, e.serapan) for e in result.efisiensi]
    return [
        (str(round_half_up(c, 2)), str(round_half_up(s, 2)), e.tingkat_efisiensi)
        for e, c, s in rounded
        if c is not None and s is not None
    ]


def test_efisiensi_of_the_report() -> None:
    result = compute_data(seeds.pengukuran(), seeds.anggaran(), settings=TIED)
    assert brief(result) == [
        ("102.27", "99.81", "Efisien"),
        ("100.00", "93.17", "Efisien"),
        ("98.81", "98.81", "Efisien"),
        ("98.10", "98.10", "Efisien"),  # 98,1000 against 98,1017: equal at two decimals
    ]
    assert [[p.name for p in e.program] for e in result.efisiensi][3] == ["Koordinasi Ketertiban dan Keamanan Umum"]


def test_efisiensi_by_the_band_of_five_points() -> None:
    settings = replace(TIED, metode_efisiensi=MetodeEfisiensi.SELISIH)
    result = compute_data(seeds.pengukuran(), seeds.anggaran(), settings=settings)
    assert [e.tingkat_efisiensi for e in result.efisiensi] == [
        "Cukup efisien",
        "Efisien",
        "Cukup efisien",
        "Cukup efisien",
    ]


@pytest.mark.parametrize(
    ("method", "capaian", "realisasi", "wanted"),
    [
        (MetodeEfisiensi.COMPARISON, "98.81", 9981, "Tidak efisien"),
        (MetodeEfisiensi.COMPARISON, "99.806", 9981, "Efisien"),
        (MetodeEfisiensi.COMPARISON, "99.804", 9981, "Tidak efisien"),
        (MetodeEfisiensi.SELISIH, "95", 9000, "Cukup efisien"),
        (MetodeEfisiensi.SELISIH, "95.01", 9000, "Efisien"),
        (MetodeEfisiensi.SELISIH, "84.99", 9000, "Tidak efisien"),
        (MetodeEfisiensi.PMK22, "100", 9000, "Efisien"),
        (MetodeEfisiensi.PMK22, "100", 10000, "Efisien"),
        (MetodeEfisiensi.PMK22, "90", 9500, "Tidak efisien"),
    ],
)
def test_methods(method: MetodeEfisiensi, capaian: str, realisasi: int, wanted: str) -> None:
    assert tingkat(method, 10000, realisasi, Decimal(capaian)) == wanted


def test_pmk22() -> None:
    assert efisiensi_pmk22(1000, 900, Decimal(100)) == 10
    assert pmk22_value(Decimal(10)) == 75
    assert efisiensi_pmk22(1000, 500, Decimal(100)) == 20
    assert efisiensi_pmk22(1000, 1000, Decimal(50)) == -20
    assert pmk22_value(Decimal(-20)) == 0
    assert efisiensi_pmk22(1000, 900, Decimal(0)) is None
    assert tingkat(MetodeEfisiensi.COMPARISON, 0, 0, Decimal(100)) is None


def test_ties_come_from_the_rkt_then_from_other_documents() -> None:
    rkt = document("rkt", {"rkt": [{"sasaran": seeds.KEPUASAN, "program": seeds.PUBLIC}]})
    output = document(
        "realisasi_program",
        {
            "realisasi_program": [
                {"sasaran": seeds.KEPUASAN, "program": seeds.PENUNJANG},
                {"sasaran": seeds.KETERTIBAN.replace("Rambipuji", "di Kecamatan"), "program": seeds.TRANTIB},
                {"sasaran": seeds.KETERTIBAN, "program": seeds.PEMBERDAYAAN},
            ]
        },
    )
    result = compute_data(seeds.pengukuran(), seeds.anggaran(), rkt, output)
    assert [[p.name[:20] for p in e.program] for e in result.efisiensi] == [
        ["Penyelenggaraan Peme"],
        [],
        [],
        ["Pemberdayaan Masyara", "Koordinasi Ketertiba"],
    ]
    assert result.efisiensi[1].tingkat_efisiensi is None


def renstra(*rows: tuple[str, int, object, str]) -> object:
    names = ("indikator", "tahun", "target", "bagian")
    return document("renstra", {"renstra": [dict(zip(names, row, strict=True)) for row in rows]})


def test_last_year_of_the_renstra() -> None:
    own_document = renstra(
        ("IKM", 2026, 100, "setelah perubahan"),
        (seeds.SAKIP, 2026, "A", "setelah perubahan"),
        (seeds.SAKIP, 2023, "B", "setelah perubahan"),
        (seeds.IKM, 2023, 88.5, "TC.27"),
        (seeds.IKM, 2026, 89.5, "TC.27"),
    )
    result = compute_data(seeds.pengukuran(), own_document)  # type: ignore[arg-type]
    targets = [(b.tahun_akhir, b.target_akhir.text, b.capaian) for b in result.renstra]
    assert targets[0] == (2026, "", None)
    assert targets[1][1] == "89.5"
    assert str(round_half_up(targets[1][2] or 0, 2)) == "93.33"
    assert targets[2] == (2026, "A", Decimal("87.5"))


def test_written_table_where_there_is_no_renstra() -> None:
    written = document("pengukuran_kinerja", {"lawan_renstra": [{"indikator": seeds.SAKIP, "target": "BB"}]})
    result = compute_data(seeds.pengukuran(), written)
    assert [(b.tahun_akhir, b.capaian) for b in result.renstra][2] == (None, Decimal(100))


def test_years() -> None:
    names = ("indikator", "tahun", "target", "realisasi")
    rows = (
        ("IKM", 2021, 70, 71),
        ("IKM", 2023, 75, 80),
        (seeds.SAKIP, 2022, "B", "CC"),
        ("IKM", 2024, 80, 81),
    )
    written = document("pengukuran_kinerja", {"antar_tahun": [dict(zip(names, r, strict=True)) for r in rows]})
    result = compute_data(seeds.pengukuran(), written)
    ikm, sakip = result.antar_tahun[1], result.antar_tahun[2]
    assert [(y, v.text) for y, v in ikm.realisasi] == [(2021, "71"), (2022, ""), (2023, "83.53")]
    assert [(y, v.text) for y, v in sakip.target] == [(2021, ""), (2022, "B"), (2023, "B")]
    assert compute_data(seeds.pengukuran(), tahun=None).antar_tahun == ()


@pytest.mark.parametrize(
    ("realisasi", "nasional", "wanted"),
    [
        (value("BB"), value("B / 63,36 (Angka rata rata nasional)"), "+"),
        (value(77.5), value("B / 63,36 (Angka rata rata nasional)"), "+"),
        (value(63.36), value("63,36 (B)"), "="),
        (value("CC"), value("B"), "-"),
        (value(83.53), value(86.34), "-"),
        (value(83.53), value("86,34 (Kabupaten Jember)"), "-"),
        (value("BB"), value(63.36), None),
        (value(98.81, "%"), value(12, "desa"), None),
        (value(98.81, "%"), EMPTY, None),
        (value(98.81, "%"), value("belum ada data"), None),
    ],
)
def test_national(realisasi: Value, nasional: Value, wanted: str | None) -> None:
    assert mark(realisasi, nasional, "positif") == wanted


def test_less_is_better_turns_the_sign() -> None:
    assert mark(value(10), value(12), "negatif") == "+"


def test_national_table() -> None:
    table = document("pembanding", {"pembanding": [{"indikator": seeds.SAKIP, "nasional": "B / 63,36 (Angka)"}]})
    result = compute_data(seeds.pengukuran(), table)
    assert [b.note for b in result.nasional] == [None, None, "+", None, None]
