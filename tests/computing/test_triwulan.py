"""The report up to a quarter, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip_xls.computing.hasil import Hitungan
from lakip_xls.computing.hitung import hitung
from lakip_xls.computing.triwulan import SETAHUN, nilai_sampai, sampai_triwulan
from lakip_xls.entities.register import build_register
from lakip_xls.model import KOSONG, Data, Isi, Nilai
from lakip_xls.settings import Identitas, Pengaturan, Triwulan
from tests.computing.bantu import GAGAL, dokumen, nilai

JUMLAH, TERAKHIR = Triwulan.JUMLAH, Triwulan.TERAKHIR


def _sampai(data: Data, triwulan: int, way: Triwulan) -> Data:
    return sampai_triwulan(data, build_register(data, Pengaturan()), triwulan, way)


def tw(*values: object, satuan: str | None = None) -> list[Nilai]:
    return [v if isinstance(v, Nilai) else nilai(v, satuan if v is not None else None) for v in values]  # type: ignore[arg-type]


def kolom(awalan: str, *values: object, satuan: str | None = None) -> dict[str, object]:
    return {f"{awalan}{n}": v for n, v in enumerate(tw(*values, satuan=satuan), 1)}


@pytest.mark.parametrize(
    ("quarters", "yearly", "unit", "way", "expected"),
    [
        ((3, 3, 3, 3), 12, "Laporan", JUMLAH, (3, 6, 9, 12)),  # parts of a sum
        ((2, 2, None, None), 4, "Dokumen", JUMLAH, (2, 4, 4, 4)),
        ((None, 2, None, None), 2, "Laporan", JUMLAH, (None, 2, 2, 2)),  # nothing planned in the first
        ((25, 50, 75, 100), 100, "%", JUMLAH, (25, 50, 75, 100)),  # climbing to the yearly figure
        ((25, 25, 25, 25), 100, "%", JUMLAH, (25, 50, 75, 100)),
        ((84, 84, 84, 84), 84, "Indeks", JUMLAH, (84, 84, 84, 84)),  # held
        ((79, 80, 79.5, 80), 80.5, "Indeks", JUMLAH, (79, 80, Decimal("79.5"), 80)),
        ((25, 30, 30, 10), 100, "%", JUMLAH, (25, 55, 85, 95)),  # the seed's slip: still parts
        ((80, 81, 82, 83), None, "Indeks", JUMLAH, (80, 81, 82, 83)),  # the unit decides
        ((1, 2, 3, 4), None, "Kali", JUMLAH, (1, 3, 6, 10)),
        ((3, 3, 3, 3), 12, "Laporan", TERAKHIR, (3, 3, 3, 3)),  # as the office set it
        ((None, None, None, 80.5), 80.5, "Indeks", JUMLAH, (None, None, None, Decimal("80.5"))),
        ((None, None, None, "BB"), "BB", None, JUMLAH, (None, None, None, "BB")),
        (("WTP", "WTP", "WTP", "WTP"), "WTP", None, JUMLAH, ("WTP",) * 4),
    ],
)
def test_target_up_to_each_quarter(
    quarters: tuple[object, ...], yearly: Isi | float, unit: str | None, way: Triwulan, expected: tuple[Isi, ...]
) -> None:
    whole = nilai(yearly, unit)
    got = [nilai_sampai(tw(*quarters, satuan=unit), whole, n, way) for n in (1, 2, 3, 4)]
    assert [g.isi if g else "tidak ada" for g in got] == list(expected)


def test_shares_in_percent_of_a_count() -> None:
    quarters = tw(25, 25, 25, 25, satuan="%")
    until = nilai_sampai(quarters, nilai(12, "Laporan"), 2, JUMLAH)
    assert until is not None and until.isi == 6 and until.satuan == "Laporan"
    climbing = nilai_sampai(tw(25, 50, 75, 100, satuan="%"), nilai(12, "Laporan"), 3, JUMLAH)
    assert climbing is not None and climbing.isi == 9


def test_quarters_without_figures_and_unreadable_ones() -> None:
    assert nilai_sampai(tw(None, None, None, None), nilai(12), 2, JUMLAH) is None
    assert nilai_sampai(tw("√", "√", None, None), nilai(12), 2, JUMLAH) is None
    unreadable = nilai_sampai([nilai(3), GAGAL, nilai(3), nilai(3)], nilai(12), 2, JUMLAH)
    assert unreadable is not None and unreadable.gagal
    assert nilai_sampai([nilai(3), GAGAL, nilai(3), nilai(3)], nilai(12), 1, JUMLAH) == nilai(3)


def laporan(data: Data, triwulan: int, way: Triwulan = JUMLAH) -> Hitungan:
    return hitung(_sampai(data, triwulan, way), Pengaturan(), Identitas(tahun=2023))


def ukur(**fields: object) -> dict[str, object]:
    return {"sasaran": "S", "indikator": "Jumlah Inovasi", "satuan": "Inovasi", **fields}


def test_indicator_against_the_plan_up_to_the_quarter() -> None:
    measured = dokumen("pengukuran_kinerja", {"pengukuran": [ukur(target=60, realisasi=15)]})
    plan = dokumen(
        "rencana_aksi", {"rencana_aksi_sasaran": [{"indikator": "Jumlah Inovasi", **kolom("tw", 10, 20, None, 30)}]}
    )
    data = Data((measured, plan))
    assert [laporan(data, n).indikator[0].capaian for n in (1, 2, 3, 4)] == [150, 50, 50, 25]
    assert laporan(data, 3, TERAKHIR).indikator[0].capaian == 75
    assert hitung(data, Pengaturan(), Identitas()).indikator[0].capaian == 25
    (item,) = laporan(data, 2).indikator
    assert item.target.isi == 30 and item.baris[SETAHUN].isi == 60


def test_nothing_planned_yet_is_no_target_and_no_capaian() -> None:
    measured = dokumen("pengukuran_kinerja", {"pengukuran": [ukur(target=80.5, realisasi=82)]})
    pk = dokumen("pk", {"pk": [ukur(target=80.5)]})
    plan = dokumen(
        "rencana_aksi", {"rencana_aksi": [{"indikator": "Jumlah Inovasi", **kolom("tw", None, None, None, 80.5)}]}
    )
    (item,) = laporan(Data((measured, pk, plan)), 2).indikator
    assert item.target.isi is None and item.capaian is None


def test_an_indicator_without_plan_keeps_its_yearly_target() -> None:
    measured = dokumen("pengukuran_kinerja", {"pengukuran": [ukur(target=60, realisasi=15)]})
    (item,) = laporan(Data((measured,)), 2).indikator
    assert item.target.isi == 60 and item.capaian == 25 and SETAHUN not in item.baris.nilai


def test_quarters_of_the_pengukuran_itself() -> None:
    row = ukur(target=12, realisasi=11, **kolom("target_tw", 3, 3, 3, 3), **kolom("realisasi_tw", 2, 4, 3, 2))
    data = Data((dokumen("pengukuran_kinerja", {"pengukuran": [row]}),))
    got = [laporan(data, n).indikator[0] for n in (1, 2, 3, 4)]
    assert [(i.target.isi, i.realisasi.isi) for i in got] == [(3, 2), (6, 6), (9, 9), (12, 11)]
    assert got[1].capaian == 100


def anggaran(tingkat: str, nama: str, pagu: int, realisasi: int, *quarters: int | None) -> dict[str, object]:
    path: dict[str, object] = {"program": "P"}
    if tingkat != "program":
        path["kegiatan"] = "K"
    if tingkat == "sub_kegiatan":
        path["sub_kegiatan"] = nama
    row = {"tingkat": tingkat, "uraian": nama, "pagu": pagu, "realisasi": realisasi}
    return row | kolom("realisasi_tw", *quarters) | path


def test_spending_up_to_the_quarter() -> None:
    rows = [
        anggaran("sub_kegiatan", "A", 1000, 900, 100, 300, 200, 300),
        anggaran("sub_kegiatan", "B", 500, 500, None, None, 500, None),
    ]
    total = {"pagu": 1500, "realisasi": 1400, **kolom("realisasi_tw", 100, 300, 700, 300)}
    data = Data((dokumen("realisasi_anggaran", {"anggaran": rows}, {"anggaran": [total]}),))
    got = [laporan(data, n).ringkasan for n in (1, 2, 3, 4)]
    assert [r.realisasi for r in got] == [100, 400, 1100, 1400]
    assert got[1].serapan == Decimal(40000) / 1500
    assert [p.realisasi for p in laporan(data, 2).pos if p.tingkat == "sub_kegiatan"] == [400, 0]
    assert _sampai(data, 2, JUMLAH).jumlah("anggaran")[0].isi("realisasi") == 400


def test_parents_that_only_sum_are_summed_again() -> None:
    parents = [
        anggaran("program", "P", 1500, 0) | {"realisasi": Nilai(1400)},
        anggaran("kegiatan", "K", 1500, 0) | {"realisasi": Nilai(1400)},
    ]
    rows = [anggaran("sub_kegiatan", "A", 1000, 900, 100, 300, 200, 300), anggaran("sub_kegiatan", "B", 500, 500, 50)]
    data = _sampai(Data((dokumen("realisasi_anggaran", {"anggaran": [*parents, *rows]}),)), 2, JUMLAH)
    assert [b.isi("realisasi") for b in data.baris("anggaran")] == [450, 450, 400, 50]


def test_spending_that_no_document_splits_stays() -> None:
    row = {"tingkat": "program", "uraian": "P", "pagu": 10, "realisasi": 7}
    data = Data((dokumen("realisasi_anggaran", {"anggaran": [row]}),))
    assert _sampai(data, 2, JUMLAH).baris("anggaran") == data.baris("anggaran")


def test_outputs_follow_the_plan_of_their_sub_kegiatan() -> None:
    def output(sub: str, indikator: str, target: Nilai, realisasi: int) -> dict[str, object]:
        return {"program": "P", "sub_kegiatan": sub, "indikator": indikator, "target": target, "realisasi": realisasi}

    outputs = dokumen(
        "realisasi_program",
        {
            "realisasi_program": [
                output("Penyediaan Bahan", "Jumlah Paket", nilai(6, "Paket"), 3),
                output("Pemeliharaan", "Jumlah Mobil", nilai(1, "Unit"), 1),
                output("Pemeliharaan", "Jumlah Motor", nilai(4, "Unit"), 2),
                output("Rapat", "Jumlah Laporan", nilai(12, "Laporan"), 6),
            ]
        },
    )
    plans = dokumen(
        "rencana_aksi",
        {
            "rencana_aksi": [
                {"program": "P", "sub_kegiatan": "Pemeliharaan", "indikator": "Jumlah Motor", "satuan": "Unit",
                 **kolom("tw", 1, 1, 1, 1)},
                {"program": "P", "sub_kegiatan": "Pemeliharaan", "indikator": "Jumlah Mobil", "satuan": "Unit",
                 **kolom("tw", None, None, 1, None)},
                {"program": "P", "sub_kegiatan": "Penyediaan Bahan", "indikator": "Banyak paket", "satuan": "Paket",
                 **kolom("tw", 3, None, 3, None)},
                {"program": "P", "sub_kegiatan": "Rapat", "indikator": "Jumlah Laporan", "satuan": "Orang",
                 **kolom("tw", 3, 3, 3, 3)},
            ]
        },
    )  # fmt: skip
    rows = _sampai(Data((outputs, plans)), 2, JUMLAH).baris("realisasi_program")
    assert [b.isi("target") for b in rows] == [3, None, 2, 12]  # the last plan counts people, not reports
    assert rows[0]["target"].satuan == "Paket"


def test_the_documents_themselves_stay_as_they_were() -> None:
    measured = dokumen("pengukuran_kinerja", {"pengukuran": [ukur(target=60, realisasi=15)]})
    data = Data((measured,))
    _sampai(data, 1, JUMLAH)
    assert data.baris("pengukuran")[0].isi("target") == 60
    assert data.baris("pengukuran")[0][SETAHUN] == KOSONG
