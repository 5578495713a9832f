"""The measured indicators of the 2023 report, and what fills the gaps of a pengukuran."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip_xls.model import Document, Value
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import PERMENDAGRI86_SCALE, Settings
from tests.computing import seeds
from tests.computing.helpers import FAILED, PERSEN_100, compute_data, document, value


def two(value: Decimal | None) -> str:
    assert value is not None
    return str(round_half_up(value, 2))


def test_the_report() -> None:
    result = compute_data(seeds.pengukuran(), seeds.pk())
    assert [two(i.capaian) for i in result.indikator] == ["93.17", "111.37", "100.00", "98.81", "98.10"]
    assert [s.name for s in result.sasaran] == [
        seeds.KEPUASAN,
        seeds.GOVERNMENT,
        seeds.KESEJAHTERAAN,
        seeds.KETERTIBAN,
    ]
    first = result.sasaran[0]
    assert (two(first.capaian), two(first.capaian_dibatasi)) == ("102.27", "96.59")
    assert (first.kategori, first.predikat) == ("AA", "Sangat Memuaskan")
    assert two(result.ringkasan.rata_rata_capaian) == "100.29"
    assert two(result.ringkasan.rata_rata_capaian_dibatasi) == "98.02"
    assert result.ringkasan.kategori == "AA"


def test_pk_indicator_that_is_not_measured() -> None:
    result = compute_data(seeds.pengukuran(), seeds.pk())
    assert [b.text("indikator") for b in result.unmeasured] == ["Indeks Pelayanan Publik"]


def test_limit_and_scale_are_settings() -> None:
    settings = Settings(batas_capaian=Decimal(120), scale=PERMENDAGRI86_SCALE)
    result = compute_data(seeds.pengukuran(), settings=settings)
    assert two(result.ringkasan.rata_rata_capaian_dibatasi) == "100.29"
    assert result.ringkasan.predikat == "Sangat Tinggi"


def measure(**fields: object) -> Document:
    return document("pengukuran_kinerja", {"pengukuran": [{"indikator": "Indeks X", **fields}]})


def test_pengukuran_without_sasaran_and_target_takes_them_from_the_pk() -> None:
    pk = document("pk", {"pk": [{"sasaran": "S", "indikator": "INDEKS X", "satuan": "Nilai", "target": 50}]})
    (indicator,) = compute_data(measure(realisasi=40), pk).indikator
    assert (indicator.sasaran, indicator.satuan, indicator.capaian) == ("S", "Nilai", Decimal(80))
    assert indicator.target.ref is not None


def test_polarity() -> None:
    settings = Settings(polaritas=(("indeks  x", "negatif"),))
    fields = {"target": 5, "realisasi": 4}
    assert compute_data(measure(**fields)).indikator[0].polaritas == "positif"
    assert compute_data(measure(**fields), settings=settings).indikator[0].capaian == 120
    own = compute_data(measure(**fields, polaritas="positif"), settings=settings).indikator[0]
    assert (own.polaritas, own.capaian) == ("positif", Decimal(80))
    assert compute_data(measure(**fields, polaritas="Negatif")).indikator[0].capaian == 120


SUPPORT = document("data_indikator", {"data_indikator": [{"indikator": "Indeks X", "pembilang": 12, "penyebut": 16}]})


def test_data_dukung_where_no_realisasi_is_written() -> None:
    (indicator,) = compute_data(measure(target=PERSEN_100), SUPPORT).indikator
    assert (indicator.realisasi_origin, indicator.capaian) == ("data dukung", Decimal(75))
    (written,) = compute_data(measure(target=PERSEN_100, realisasi=value(90, "%")), SUPPORT).indikator
    assert (written.realisasi_origin, written.capaian) == ("tertulis", Decimal(90))
    (unreadable,) = compute_data(measure(target=PERSEN_100, realisasi=FAILED), SUPPORT).indikator
    assert (unreadable.realisasi_origin, unreadable.capaian) == ("tertulis", None)


def test_without_pengukuran_the_pk_is_computed_from_data_dukung() -> None:
    pk = document("pk", {"pk": [{"indikator": n, "target": PERSEN_100} for n in ("Indeks X", "Indeks Y lain")]})
    result = compute_data(pk, SUPPORT)
    assert [(i.name, i.capaian) for i in result.indikator] == [("Indeks X", Decimal(75))]
    assert [b.text("indikator") for b in result.unmeasured] == ["Indeks Y lain"]


def keluaran(*pairs: tuple[Value, object]) -> Document:
    return document(
        "realisasi_program",
        {"realisasi_program": [{"sub_kegiatan": "S", "target": t, "realisasi": r} for t, r in pairs]},
    )


@pytest.mark.parametrize(
    ("realisasi", "wanted"),
    [
        ((value(12, "dokumen"), value(21, "orang"), value("WTP")), Decimal(100)),
        ((value(11, "dokumen"), value(21, "orang"), value("WDP")), Decimal(100) / 3),
        ((value(None), value(21, "orang"), value("WTP")), Decimal(200) / 3),
        ((FAILED, value(21, "orang"), value("WTP")), None),
        ((value(12, "laporan"), value(21, "orang"), value("WTP")), None),
    ],
)
def test_indicator_that_counts_rows(realisasi: tuple[Value, ...], wanted: Decimal | None) -> None:
    targets = (value(12, "dokumen"), value(18, "orang"), value("WTP"))
    measured = document(
        "pengukuran_kinerja",
        {"pengukuran": [{"indikator": "Persentase Indikator Program yang tercapai", "target": PERSEN_100}]},
    )
    (item,) = compute_data(measured, keluaran(*zip(targets, realisasi, strict=True))).indikator
    assert item.capaian == wanted
    assert item.realisasi_origin == ("tidak ada" if wanted is None else "dihitung dari dokumen")


def test_formulation_of_the_iku_says_what_is_counted() -> None:
    formulation = "Jumlah indikator program yang tercapai / Jumlah indikator program x 100%"
    iku = document("iku", {"iku": [{"indikator": "Indeks X", "formulasi": formulation}]})
    outputs = keluaran((value(2), 2), (value(4), 3))
    (item,) = compute_data(measure(target=PERSEN_100), iku, outputs).indikator
    assert item.capaian == 50
    assert compute_data(measure(target=PERSEN_100), outputs).indikator[0].capaian is None
