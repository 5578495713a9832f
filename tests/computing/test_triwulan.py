"""The report up to a quarter, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip_xls.computing.compute import compute
from lakip_xls.computing.result import Computed
from lakip_xls.computing.triwulan import WHOLE_YEAR, until_triwulan, value_until
from lakip_xls.entities.register import build_register
from lakip_xls.model import EMPTY, Content, Data, Value
from lakip_xls.settings import Identity, Settings, Triwulan
from tests.computing.helpers import FAILED, document, value

TOTAL, LAST = Triwulan.TOTAL, Triwulan.LAST


def _until(data: Data, triwulan: int, way: Triwulan) -> Data:
    return until_triwulan(data, build_register(data, Settings()), triwulan, way)


def tw(*values: object, satuan: str | None = None) -> list[Value]:
    return [v if isinstance(v, Value) else value(v, satuan if v is not None else None) for v in values]  # type: ignore[arg-type]


def column(prefix: str, *values: object, satuan: str | None = None) -> dict[str, object]:
    return {f"{prefix}{n}": v for n, v in enumerate(tw(*values, satuan=satuan), 1)}


@pytest.mark.parametrize(
    ("quarters", "yearly", "unit", "way", "expected"),
    [
        ((3, 3, 3, 3), 12, "Laporan", TOTAL, (3, 6, 9, 12)),  # parts of a sum
        ((2, 2, None, None), 4, "Dokumen", TOTAL, (2, 4, 4, 4)),
        ((None, 2, None, None), 2, "Laporan", TOTAL, (None, 2, 2, 2)),  # nothing planned in the first
        ((25, 50, 75, 100), 100, "%", TOTAL, (25, 50, 75, 100)),  # climbing to the yearly figure
        ((25, 25, 25, 25), 100, "%", TOTAL, (25, 50, 75, 100)),
        ((84, 84, 84, 84), 84, "Indeks", TOTAL, (84, 84, 84, 84)),  # held
        ((79, 80, 79.5, 80), 80.5, "Indeks", TOTAL, (79, 80, Decimal("79.5"), 80)),
        ((25, 30, 30, 10), 100, "%", TOTAL, (25, 55, 85, 95)),  # the seed's slip: still parts
        ((80, 81, 82, 83), None, "Indeks", TOTAL, (80, 81, 82, 83)),  # the unit decides
        ((1, 2, 3, 4), None, "Kali", TOTAL, (1, 3, 6, 10)),
        ((3, 3, 3, 3), 12, "Laporan", LAST, (3, 3, 3, 3)),  # as the office set it
        ((None, None, None, 80.5), 80.5, "Indeks", TOTAL, (None, None, None, Decimal("80.5"))),
        ((None, None, None, "BB"), "BB", None, TOTAL, (None, None, None, "BB")),
        (("WTP", "WTP", "WTP", "WTP"), "WTP", None, TOTAL, ("WTP",) * 4),
    ],
)
def test_target_up_to_each_quarter(
    quarters: tuple[object, ...],
    yearly: Content | float,
    unit: str | None,
    way: Triwulan,
    expected: tuple[Content, ...],
) -> None:
    whole = value(yearly, unit)
    got = [value_until(tw(*quarters, satuan=unit), whole, n, way) for n in (1, 2, 3, 4)]
    assert [g.content if g else "tidak ada" for g in got] == list(expected)


def test_shares_in_percent_of_a_count() -> None:
    quarters = tw(25, 25, 25, 25, satuan="%")
    until = value_until(quarters, value(12, "Laporan"), 2, TOTAL)
    assert until is not None and until.content == 6 and until.satuan == "Laporan"
    climbing = value_until(tw(25, 50, 75, 100, satuan="%"), value(12, "Laporan"), 3, TOTAL)
    assert climbing is not None and climbing.content == 9


def test_quarters_without_figures_and_unreadable_ones() -> None:
    assert value_until(tw(None, None, None, None), value(12), 2, TOTAL) is None
    assert value_until(tw("√", "√", None, None), value(12), 2, TOTAL) is None
    unreadable = value_until([value(3), FAILED, value(3), value(3)], value(12), 2, TOTAL)
    assert unreadable is not None and unreadable.failed
    assert value_until([value(3), FAILED, value(3), value(3)], value(12), 1, TOTAL) == value(3)


def laporan(data: Data, triwulan: int, way: Triwulan = TOTAL) -> Computed:
    return compute(_until(data, triwulan, way), Settings(), Identity(tahun=2023))


def measure(**fields: object) -> dict[str, object]:
    return {"sasaran": "S", "indikator": "Jumlah Inovasi", "satuan": "Inovasi", **fields}


def test_indicator_against_the_plan_up_to_the_quarter() -> None:
    measured = document("pengukuran_kinerja", {"pengukuran": [measure(target=60, realisasi=15)]})
    plan = document(
        "rencana_aksi", {"rencana_aksi_sasaran": [{"indikator": "Jumlah Inovasi", **column("tw", 10, 20, None, 30)}]}
    )
    data = Data((measured, plan))
    assert [laporan(data, n).indikator[0].capaian for n in (1, 2, 3, 4)] == [150, 50, 50, 25]
    assert laporan(data, 3, LAST).indikator[0].capaian == 75
    assert compute(data, Settings(), Identity()).indikator[0].capaian == 25
    (item,) = laporan(data, 2).indikator
    assert item.target.content == 30 and item.row[WHOLE_YEAR].content == 60


def test_nothing_planned_yet_is_no_target_and_no_capaian() -> None:
    measured = document("pengukuran_kinerja", {"pengukuran": [measure(target=80.5, realisasi=82)]})
    pk = document("pk", {"pk": [measure(target=80.5)]})
    plan = document(
        "rencana_aksi", {"rencana_aksi": [{"indikator": "Jumlah Inovasi", **column("tw", None, None, None, 80.5)}]}
    )
    (item,) = laporan(Data((measured, pk, plan)), 2).indikator
    assert item.target.content is None and item.capaian is None


def test_an_indicator_without_plan_keeps_its_yearly_target() -> None:
    measured = document("pengukuran_kinerja", {"pengukuran": [measure(target=60, realisasi=15)]})
    (item,) = laporan(Data((measured,)), 2).indikator
    assert item.target.content == 60 and item.capaian == 25 and WHOLE_YEAR not in item.row.values


def test_quarters_of_the_pengukuran_itself() -> None:
    row = measure(target=12, realisasi=11, **column("target_tw", 3, 3, 3, 3), **column("realisasi_tw", 2, 4, 3, 2))
    data = Data((document("pengukuran_kinerja", {"pengukuran": [row]}),))
    got = [laporan(data, n).indikator[0] for n in (1, 2, 3, 4)]
    assert [(i.target.content, i.realisasi.content) for i in got] == [(3, 2), (6, 6), (9, 9), (12, 11)]
    assert got[1].capaian == 100


def anggaran(tingkat: str, name: str, pagu: int, realisasi: int, *quarters: int | None) -> dict[str, object]:
    path: dict[str, object] = {"program": "P"}
    if tingkat != "program":
        path["kegiatan"] = "K"
    if tingkat == "sub_kegiatan":
        path["sub_kegiatan"] = name
    row = {"tingkat": tingkat, "uraian": name, "pagu": pagu, "realisasi": realisasi}
    return row | column("realisasi_tw", *quarters) | path


def test_spending_up_to_the_quarter() -> None:
    rows = [
        anggaran("sub_kegiatan", "A", 1000, 900, 100, 300, 200, 300),
        anggaran("sub_kegiatan", "B", 500, 500, None, None, 500, None),
    ]
    total = {"pagu": 1500, "realisasi": 1400, **column("realisasi_tw", 100, 300, 700, 300)}
    data = Data((document("realisasi_anggaran", {"anggaran": rows}, {"anggaran": [total]}),))
    got = [laporan(data, n).ringkasan for n in (1, 2, 3, 4)]
    assert [r.realisasi for r in got] == [100, 400, 1100, 1400]
    assert got[1].serapan == Decimal(40000) / 1500
    assert [p.realisasi for p in laporan(data, 2).pos if p.tingkat == "sub_kegiatan"] == [400, 0]
    assert _until(data, 2, TOTAL).totals("anggaran")[0].content("realisasi") == 400


def test_parents_that_only_sum_are_summed_again() -> None:
    parents = [
        anggaran("program", "P", 1500, 0) | {"realisasi": Value(1400)},
        anggaran("kegiatan", "K", 1500, 0) | {"realisasi": Value(1400)},
    ]
    rows = [anggaran("sub_kegiatan", "A", 1000, 900, 100, 300, 200, 300), anggaran("sub_kegiatan", "B", 500, 500, 50)]
    data = _until(Data((document("realisasi_anggaran", {"anggaran": [*parents, *rows]}),)), 2, TOTAL)
    assert [b.content("realisasi") for b in data.rows("anggaran")] == [450, 450, 400, 50]


def test_spending_that_no_document_splits_stays() -> None:
    row = {"tingkat": "program", "uraian": "P", "pagu": 10, "realisasi": 7}
    data = Data((document("realisasi_anggaran", {"anggaran": [row]}),))
    assert _until(data, 2, TOTAL).rows("anggaran") == data.rows("anggaran")


def test_outputs_follow_the_plan_of_their_sub_kegiatan() -> None:
    def output(sub: str, indikator: str, target: Value, realisasi: int) -> dict[str, object]:
        return {"program": "P", "sub_kegiatan": sub, "indikator": indikator, "target": target, "realisasi": realisasi}

    outputs = document(
        "realisasi_program",
        {
            "realisasi_program": [
                output("Penyediaan Bahan", "Jumlah Paket", value(6, "Paket"), 3),
                output("Pemeliharaan", "Jumlah Mobil", value(1, "Unit"), 1),
                output("Pemeliharaan", "Jumlah Motor", value(4, "Unit"), 2),
                output("Rapat", "Jumlah Laporan", value(12, "Laporan"), 6),
            ]
        },
    )
    plans = document(
        "rencana_aksi",
        {
            "rencana_aksi": [
                {"program": "P", "sub_kegiatan": "Pemeliharaan", "indikator": "Jumlah Motor", "satuan": "Unit",
                 **column("tw", 1, 1, 1, 1)},
                {"program": "P", "sub_kegiatan": "Pemeliharaan", "indikator": "Jumlah Mobil", "satuan": "Unit",
                 **column("tw", None, None, 1, None)},
                {"program": "P", "sub_kegiatan": "Penyediaan Bahan", "indikator": "Banyak paket", "satuan": "Paket",
                 **column("tw", 3, None, 3, None)},
                {"program": "P", "sub_kegiatan": "Rapat", "indikator": "Jumlah Laporan", "satuan": "Orang",
                 **column("tw", 3, 3, 3, 3)},
            ]
        },
    )  # fmt: skip
    rows = _until(Data((outputs, plans)), 2, TOTAL).rows("realisasi_program")
    assert [b.content("target") for b in rows] == [3, None, 2, 12]  # the last plan counts people, not reports
    assert rows[0]["target"].satuan == "Paket"


def test_the_documents_themselves_stay_as_they_were() -> None:
    measured = document("pengukuran_kinerja", {"pengukuran": [measure(target=60, realisasi=15)]})
    data = Data((measured,))
    _until(data, 1, TOTAL)
    assert data.rows("pengukuran")[0].content("target") == 60
    assert data.rows("pengukuran")[0][WHOLE_YEAR] == EMPTY
