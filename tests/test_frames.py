"""The frames of the contract, as rows and as pandas frames."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.frames import Record, frames, rows
from lakip_xls.model import Data, Document
from lakip_xls.settings import Settings
from lakip_xls.skema import FRAMES
from tests.computing import seeds
from tests.computing.helpers import FAILED, PERSEN_100, compute_data, document, value

TEMUAN = Temuan("JML-01", Tingkat.ERROR, "Jumlah berbeda.", "Periksa.", selisih="5.266.000")


def table(name: str, *documents: Document, settings: Settings | None = None) -> list[Record]:
    return rows(Data(documents), compute_data(*documents, settings=settings))[name]


def test_every_frame_has_the_columns_of_the_contract_in_order() -> None:
    documents = (seeds.pengukuran(), seeds.pk(), seeds.anggaran())
    result = frames(Data(documents), compute_data(*documents), [TEMUAN])
    assert list(result) == list(FRAMES)
    for name, frame in result.items():
        assert tuple(frame.columns) == FRAMES[name].all_names
    assert result["rkt"].empty


def test_anggaran() -> None:
    grid_table = table("anggaran", seeds.anggaran())
    assert len(grid_table) == 13
    first = grid_table[0]
    assert (first["sisa"], first["berkas"], first["baris"]) == (178_954_881, "realisasi_anggaran.xlsx", 5)
    assert isinstance(first["persen"], Decimal)
    assert str(first["persen"])[:7] == "93.1749"


def test_unreadable_and_missing_amounts_are_null() -> None:
    rows_ = [{"tingkat": "program", "uraian": "A", "pagu": FAILED, "realisasi": 5, "persen": 7}]
    (record,) = table("anggaran", document("realisasi_anggaran", {"anggaran": rows_}))
    assert [record[c] for c in ("pagu", "realisasi", "persen", "sisa")] == [None, 5, None, None]


def test_pengukuran_merges_what_is_written_and_what_is_computed() -> None:
    grid_table = table("pengukuran", seeds.pengukuran(), seeds.pk())
    assert [r["indikator"] for r in grid_table] == [
        seeds.PELAYANAN,
        seeds.IKM,
        seeds.SAKIP,
        seeds.USAHA,
        seeds.PERDA,
    ]
    ikm = grid_table[1]
    assert ikm["capaian"] == Decimal("83.53") * 100 / 75
    assert (ikm["capaian_dibatasi"], ikm["kategori"], ikm["polaritas"]) == (100, "AA", "positif")
    assert (grid_table[2]["target"], grid_table[2]["realisasi"]) == ("B", "BB")
    assert grid_table[0]["satuan"] == "%"


def test_pengukuran_keeps_document_order_where_sasaran_are_mixed() -> None:
    mixed = [{"sasaran": s, "indikator": i, "target": 1, "realisasi": 1} for s, i in ("Sa", "Tb", "Sc")]
    grid_table = table("pengukuran", document("pengukuran_kinerja", {"pengukuran": mixed}))
    assert [r["indikator"] for r in grid_table] == ["a", "b", "c"]


def test_realisasi_program_capaian_is_computed_where_it_can_be() -> None:
    outputs = [
        {"indikator": "a", "target": value(18, "orang"), "realisasi": value(21, "orang"), "capaian": 100},
        {"indikator": "b", "target": value("2 rapat dan 1 dokumen"), "realisasi": value(3), "capaian": 90},
        {"indikator": "c", "target": PERSEN_100, "realisasi": value(None)},
    ]
    grid_table = table("realisasi_program", document("realisasi_program", {"realisasi_program": outputs}))
    assert [r["capaian"] for r in grid_table] == [Decimal(2100) / 18, 90, None]
    assert [r["satuan"] for r in grid_table] == ["orang", None, "%"]


def test_belanja_efisiensi_and_data_indikator_are_computed() -> None:
    groups = [{"kelompok": "operasi", "pagu": 80, "realisasi": 60}, {"kelompok": "modal", "pagu": 0}]
    grid_table = table("belanja", document("realisasi_anggaran", {"belanja": groups}))
    assert [(r["kelompok"], r["persen"]) for r in grid_table] == [("operasi", 75), ("modal", None)]
    settings = Settings(sasaran_program=seeds.TIES)
    grid_table = table("efisiensi", seeds.pengukuran(), seeds.anggaran(), settings=settings)
    assert [r["tingkat_efisiensi"] for r in grid_table] == ["Efisien"] * 4
    assert [r["baris"] for r in grid_table] == [5, 7, 8, 9]
    support = [{"indikator": "x", "pembilang": 13, "penyebut": 13, "hasil": 98.1}]
    (record,) = table("data_indikator", document("data_indikator", {"data_indikator": support}))
    assert record["hasil"] == 100


def test_dtypes() -> None:
    documents = (seeds.pengukuran(), seeds.anggaran())
    result = frames(Data(documents), compute_data(*documents), [TEMUAN])
    budget = result["anggaran"]
    assert [str(budget[c].dtype) for c in ("kode", "pagu", "persen", "sisa", "baris")] == [
        "object",
        "Int64",
        "float64",
        "Int64",
        "Int64",
    ]
    assert budget["pagu"].iloc[0] == 2_622_026_397
    assert result["pengukuran"]["satuan"].iloc[1] is None
    assert result["temuan"]["selisih"].tolist() == [5_266_000]


def test_sen_are_exact_decimals() -> None:
    own_document = document("realisasi_anggaran", {"anggaran": [{"tingkat": "program", "pagu": 10.25, "realisasi": 1}]})
    frame = frames(Data((own_document,)), compute_data(own_document))["anggaran"]
    assert frame["pagu"].tolist() == [Decimal("10.25")]


def test_pandas_is_imported_only_when_a_frame_is_made() -> None:
    code = "import sys, lakip_xls.export, lakip_xls.frames; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
