"""Efisiensi, Renstra, earlier years and national figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lakip_xls.computing.efisiensi import efisiensi_pmk22, nilai_pmk22, tingkat
from lakip_xls.computing.hasil import Hitungan
from lakip_xls.computing.nasional import tanda
from lakip_xls.model import KOSONG, Nilai
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi, Pengaturan
from tests.computing import benih
from tests.computing.bantu import dokumen, hitung_data, nilai

TERIKAT = Pengaturan(sasaran_program=benih.IKATAN)


def ringkas(result: Hitungan) -> list[tuple[str, str, str | None]]:
    rounded = [(e, e.capaian, e.serapan) for e in result.efisiensi]
    return [
        (str(round_half_up(c, 2)), str(round_half_up(s, 2)), e.tingkat_efisiensi)
        for e, c, s in rounded
        if c is not None and s is not None
    ]


def test_efisiensi_of_the_report() -> None:
    result = hitung_data(benih.pengukuran(), benih.anggaran(), pengaturan=TERIKAT)
    assert ringkas(result) == [
        ("102.27", "99.81", "Efisien"),
        ("100.00", "93.17", "Efisien"),
        ("98.81", "98.81", "Efisien"),
        ("98.10", "98.10", "Efisien"),  # 98,1000 against 98,1017: equal at two decimals
    ]
    assert [[p.nama for p in e.program] for e in result.efisiensi][3] == ["Koordinasi Ketertiban dan Keamanan Umum"]


def test_efisiensi_by_the_band_of_five_points() -> None:
    settings = replace(TERIKAT, metode_efisiensi=MetodeEfisiensi.SELISIH)
    result = hitung_data(benih.pengukuran(), benih.anggaran(), pengaturan=settings)
    assert [e.tingkat_efisiensi for e in result.efisiensi] == [
        "Cukup efisien",
        "Efisien",
        "Cukup efisien",
        "Cukup efisien",
    ]


@pytest.mark.parametrize(
    ("metode", "capaian", "realisasi", "harapan"),
    [
        (MetodeEfisiensi.BANDING, "98.81", 9981, "Tidak efisien"),
        (MetodeEfisiensi.BANDING, "99.806", 9981, "Efisien"),
        (MetodeEfisiensi.BANDING, "99.804", 9981, "Tidak efisien"),
        (MetodeEfisiensi.SELISIH, "95", 9000, "Cukup efisien"),
        (MetodeEfisiensi.SELISIH, "95.01", 9000, "Efisien"),
        (MetodeEfisiensi.SELISIH, "84.99", 9000, "Tidak efisien"),
        (MetodeEfisiensi.PMK22, "100", 9000, "Efisien"),
        (MetodeEfisiensi.PMK22, "100", 10000, "Efisien"),
        (MetodeEfisiensi.PMK22, "90", 9500, "Tidak efisien"),
    ],
)
def test_methods(metode: MetodeEfisiensi, capaian: str, realisasi: int, harapan: str) -> None:
    assert tingkat(metode, 10000, realisasi, Decimal(capaian)) == harapan


def test_pmk22() -> None:
    assert efisiensi_pmk22(1000, 900, Decimal(100)) == 10
    assert nilai_pmk22(Decimal(10)) == 75
    assert efisiensi_pmk22(1000, 500, Decimal(100)) == 20
    assert efisiensi_pmk22(1000, 1000, Decimal(50)) == -20
    assert nilai_pmk22(Decimal(-20)) == 0
    assert efisiensi_pmk22(1000, 900, Decimal(0)) is None
    assert tingkat(MetodeEfisiensi.BANDING, 0, 0, Decimal(100)) is None


def test_ties_come_from_the_rkt_then_from_other_documents() -> None:
    rkt = dokumen("rkt", {"rkt": [{"sasaran": benih.KEPUASAN, "program": benih.PUBLIK}]})
    output = dokumen(
        "realisasi_program",
        {
            "realisasi_program": [
                {"sasaran": benih.KEPUASAN, "program": benih.PENUNJANG},
                {"sasaran": benih.KETERTIBAN.replace("Rambipuji", "di Kecamatan"), "program": benih.TRANTIB},
                {"sasaran": benih.KETERTIBAN, "program": benih.PEMBERDAYAAN},
            ]
        },
    )
    result = hitung_data(benih.pengukuran(), benih.anggaran(), rkt, output)
    assert [[p.nama[:20] for p in e.program] for e in result.efisiensi] == [
        ["Penyelenggaraan Peme"],
        [],
        [],
        ["Pemberdayaan Masyara", "Koordinasi Ketertiba"],
    ]
    assert result.efisiensi[1].tingkat_efisiensi is None


def renstra(*rows: tuple[str, int, object, str]) -> object:
    names = ("indikator", "tahun", "target", "bagian")
    return dokumen("renstra", {"renstra": [dict(zip(names, row, strict=True)) for row in rows]})


def test_last_year_of_the_renstra() -> None:
    document = renstra(
        ("IKM", 2026, 100, "setelah perubahan"),
        (benih.SAKIP, 2026, "A", "setelah perubahan"),
        (benih.SAKIP, 2023, "B", "setelah perubahan"),
        (benih.IKM, 2023, 88.5, "TC.27"),
        (benih.IKM, 2026, 89.5, "TC.27"),
    )
    result = hitung_data(benih.pengukuran(), document)  # type: ignore[arg-type]
    targets = [(b.tahun_akhir, b.target_akhir.teks, b.capaian) for b in result.renstra]
    assert targets[0] == (2026, "", None)
    assert targets[1][1] == "89.5"
    assert str(round_half_up(targets[1][2] or 0, 2)) == "93.33"
    assert targets[2] == (2026, "A", Decimal("87.5"))


def test_written_table_where_there_is_no_renstra() -> None:
    written = dokumen("pengukuran_kinerja", {"lawan_renstra": [{"indikator": benih.SAKIP, "target": "BB"}]})
    result = hitung_data(benih.pengukuran(), written)
    assert [(b.tahun_akhir, b.capaian) for b in result.renstra][2] == (None, Decimal(100))


def test_years() -> None:
    names = ("indikator", "tahun", "target", "realisasi")
    rows = (
        ("IKM", 2021, 70, 71),
        ("IKM", 2023, 75, 80),
        (benih.SAKIP, 2022, "B", "CC"),
        ("IKM", 2024, 80, 81),
    )
    written = dokumen("pengukuran_kinerja", {"antar_tahun": [dict(zip(names, r, strict=True)) for r in rows]})
    result = hitung_data(benih.pengukuran(), written)
    ikm, sakip = result.antar_tahun[1], result.antar_tahun[2]
    assert [(y, v.teks) for y, v in ikm.realisasi] == [(2021, "71"), (2022, ""), (2023, "83.53")]
    assert [(y, v.teks) for y, v in sakip.target] == [(2021, ""), (2022, "B"), (2023, "B")]
    assert hitung_data(benih.pengukuran(), tahun=None).antar_tahun == ()


@pytest.mark.parametrize(
    ("realisasi", "nasional", "harapan"),
    [
        (nilai("BB"), nilai("B / 63,36 (Angka rata rata nasional)"), "+"),
        (nilai(77.5), nilai("B / 63,36 (Angka rata rata nasional)"), "+"),
        (nilai(63.36), nilai("63,36 (B)"), "="),
        (nilai("CC"), nilai("B"), "-"),
        (nilai(83.53), nilai(86.34), "-"),
        (nilai(83.53), nilai("86,34 (Kabupaten Jember)"), "-"),
        (nilai("BB"), nilai(63.36), None),
        (nilai(98.81, "%"), nilai(12, "desa"), None),
        (nilai(98.81, "%"), KOSONG, None),
        (nilai(98.81, "%"), nilai("belum ada data"), None),
    ],
)
def test_national(realisasi: Nilai, nasional: Nilai, harapan: str | None) -> None:
    assert tanda(realisasi, nasional, "positif") == harapan


def test_less_is_better_turns_the_sign() -> None:
    assert tanda(nilai(10), nilai(12), "negatif") == "+"


def test_national_table() -> None:
    table = dokumen("pembanding", {"pembanding": [{"indikator": benih.SAKIP, "nasional": "B / 63,36 (Angka)"}]})
    result = hitung_data(benih.pengukuran(), table)
    assert [b.keterangan for b in result.nasional] == [None, None, "+", None, None]
