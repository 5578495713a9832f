"""The measured indicators of the 2023 report, and what fills the gaps of a pengukuran."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip_xls.model import Dokumen, Nilai
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import SKALA_PERMENDAGRI86, Pengaturan
from tests.computing import benih
from tests.computing.bantu import GAGAL, PERSEN_100, dokumen, hitung_data, nilai


def dua(value: Decimal | None) -> str:
    assert value is not None
    return str(round_half_up(value, 2))


def test_the_report() -> None:
    result = hitung_data(benih.pengukuran(), benih.pk())
    assert [dua(i.capaian) for i in result.indikator] == ["93.17", "111.37", "100.00", "98.81", "98.10"]
    assert [s.nama for s in result.sasaran] == [
        benih.KEPUASAN,
        benih.PEMERINTAHAN,
        benih.KESEJAHTERAAN,
        benih.KETERTIBAN,
    ]
    first = result.sasaran[0]
    assert (dua(first.capaian), dua(first.capaian_dibatasi)) == ("102.27", "96.59")
    assert (first.kategori, first.predikat) == ("AA", "Sangat Memuaskan")
    assert dua(result.ringkasan.rata_rata_capaian) == "100.29"
    assert dua(result.ringkasan.rata_rata_capaian_dibatasi) == "98.02"
    assert result.ringkasan.kategori == "AA"


def test_pk_indicator_that_is_not_measured() -> None:
    result = hitung_data(benih.pengukuran(), benih.pk())
    assert [b.teks("indikator") for b in result.tidak_diukur] == ["Indeks Pelayanan Publik"]


def test_limit_and_scale_are_settings() -> None:
    settings = Pengaturan(batas_capaian=Decimal(120), skala=SKALA_PERMENDAGRI86)
    result = hitung_data(benih.pengukuran(), pengaturan=settings)
    assert dua(result.ringkasan.rata_rata_capaian_dibatasi) == "100.29"
    assert result.ringkasan.predikat == "Sangat Tinggi"


def ukur(**fields: object) -> Dokumen:
    return dokumen("pengukuran_kinerja", {"pengukuran": [{"indikator": "Indeks X", **fields}]})


def test_pengukuran_without_sasaran_and_target_takes_them_from_the_pk() -> None:
    pk = dokumen("pk", {"pk": [{"sasaran": "S", "indikator": "INDEKS X", "satuan": "Nilai", "target": 50}]})
    (indicator,) = hitung_data(ukur(realisasi=40), pk).indikator
    assert (indicator.sasaran, indicator.satuan, indicator.capaian) == ("S", "Nilai", Decimal(80))
    assert indicator.target.ref is not None


def test_polarity() -> None:
    settings = Pengaturan(polaritas=(("indeks  x", "negatif"),))
    fields = {"target": 5, "realisasi": 4}
    assert hitung_data(ukur(**fields)).indikator[0].polaritas == "positif"
    assert hitung_data(ukur(**fields), pengaturan=settings).indikator[0].capaian == 120
    own = hitung_data(ukur(**fields, polaritas="positif"), pengaturan=settings).indikator[0]
    assert (own.polaritas, own.capaian) == ("positif", Decimal(80))
    assert hitung_data(ukur(**fields, polaritas="Negatif")).indikator[0].capaian == 120


SUPPORT = dokumen("data_indikator", {"data_indikator": [{"indikator": "Indeks X", "pembilang": 12, "penyebut": 16}]})


def test_data_dukung_where_no_realisasi_is_written() -> None:
    (indicator,) = hitung_data(ukur(target=PERSEN_100), SUPPORT).indikator
    assert (indicator.asal_realisasi, indicator.capaian) == ("data dukung", Decimal(75))
    (written,) = hitung_data(ukur(target=PERSEN_100, realisasi=nilai(90, "%")), SUPPORT).indikator
    assert (written.asal_realisasi, written.capaian) == ("tertulis", Decimal(90))
    (unreadable,) = hitung_data(ukur(target=PERSEN_100, realisasi=GAGAL), SUPPORT).indikator
    assert (unreadable.asal_realisasi, unreadable.capaian) == ("tertulis", None)


def test_without_pengukuran_the_pk_is_computed_from_data_dukung() -> None:
    pk = dokumen("pk", {"pk": [{"indikator": n, "target": PERSEN_100} for n in ("Indeks X", "Indeks Y lain")]})
    result = hitung_data(pk, SUPPORT)
    assert [(i.nama, i.capaian) for i in result.indikator] == [("Indeks X", Decimal(75))]
    assert [b.teks("indikator") for b in result.tidak_diukur] == ["Indeks Y lain"]


def keluaran(*pairs: tuple[Nilai, object]) -> Dokumen:
    return dokumen(
        "realisasi_program",
        {"realisasi_program": [{"sub_kegiatan": "S", "target": t, "realisasi": r} for t, r in pairs]},
    )


@pytest.mark.parametrize(
    ("realisasi", "harapan"),
    [
        ((nilai(12, "dokumen"), nilai(21, "orang"), nilai("WTP")), Decimal(100)),
        ((nilai(11, "dokumen"), nilai(21, "orang"), nilai("WDP")), Decimal(100) / 3),
        ((nilai(None), nilai(21, "orang"), nilai("WTP")), Decimal(200) / 3),
        ((GAGAL, nilai(21, "orang"), nilai("WTP")), None),
        ((nilai(12, "laporan"), nilai(21, "orang"), nilai("WTP")), None),
    ],
)
def test_indicator_that_counts_rows(realisasi: tuple[Nilai, ...], harapan: Decimal | None) -> None:
    targets = (nilai(12, "dokumen"), nilai(18, "orang"), nilai("WTP"))
    measured = dokumen(
        "pengukuran_kinerja",
        {"pengukuran": [{"indikator": "Persentase Indikator Program yang tercapai", "target": PERSEN_100}]},
    )
    (item,) = hitung_data(measured, keluaran(*zip(targets, realisasi, strict=True))).indikator
    assert item.capaian == harapan
    assert item.asal_realisasi == ("tidak ada" if harapan is None else "dihitung dari dokumen")


def test_formulation_of_the_iku_says_what_is_counted() -> None:
    formulation = "Jumlah indikator program yang tercapai / Jumlah indikator program x 100%"
    iku = dokumen("iku", {"iku": [{"indikator": "Indeks X", "formulasi": formulation}]})
    outputs = keluaran((nilai(2), 2), (nilai(4), 3))
    (item,) = hitung_data(ukur(target=PERSEN_100), iku, outputs).indikator
    assert item.capaian == 50
    assert hitung_data(ukur(target=PERSEN_100), outputs).indikator[0].capaian is None
