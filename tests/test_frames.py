"""The frames of the contract, as rows and as pandas frames."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.frames import Rekaman, frames, rows
from lakip_xls.model import Data, Dokumen
from lakip_xls.settings import Pengaturan
from lakip_xls.skema import FRAMES
from tests.computing import benih
from tests.computing.bantu import GAGAL, PERSEN_100, dokumen, hitung_data, nilai

TEMUAN = Temuan("JML-01", Tingkat.KESALAHAN, "Jumlah berbeda.", "Periksa.", selisih="5.266.000")


def tabel(name: str, *documents: Dokumen, pengaturan: Pengaturan | None = None) -> list[Rekaman]:
    return rows(Data(documents), hitung_data(*documents, pengaturan=pengaturan))[name]


def test_every_frame_has_the_columns_of_the_contract_in_order() -> None:
    documents = (benih.pengukuran(), benih.pk(), benih.anggaran())
    result = frames(Data(documents), hitung_data(*documents), [TEMUAN])
    assert list(result) == list(FRAMES)
    for name, frame in result.items():
        assert tuple(frame.columns) == FRAMES[name].all_names
    assert result["rkt"].empty


def test_anggaran() -> None:
    table = tabel("anggaran", benih.anggaran())
    assert len(table) == 13
    first = table[0]
    assert (first["sisa"], first["berkas"], first["baris"]) == (178_954_881, "realisasi_anggaran.xlsx", 5)
    assert isinstance(first["persen"], Decimal)
    assert str(first["persen"])[:7] == "93.1749"


def test_unreadable_and_missing_amounts_are_null() -> None:
    rows_ = [{"tingkat": "program", "uraian": "A", "pagu": GAGAL, "realisasi": 5, "persen": 7}]
    (record,) = tabel("anggaran", dokumen("realisasi_anggaran", {"anggaran": rows_}))
    assert [record[c] for c in ("pagu", "realisasi", "persen", "sisa")] == [None, 5, None, None]


def test_pengukuran_merges_what_is_written_and_what_is_computed() -> None:
    table = tabel("pengukuran", benih.pengukuran(), benih.pk())
    assert [r["indikator"] for r in table] == [
        benih.PELAYANAN,
        benih.IKM,
        benih.SAKIP,
        benih.USAHA,
        benih.PERDA,
    ]
    ikm = table[1]
    assert ikm["capaian"] == Decimal("83.53") * 100 / 75
    assert (ikm["capaian_dibatasi"], ikm["kategori"], ikm["polaritas"]) == (100, "AA", "positif")
    assert (table[2]["target"], table[2]["realisasi"]) == ("B", "BB")
    assert table[0]["satuan"] == "%"


def test_pengukuran_keeps_document_order_where_sasaran_are_mixed() -> None:
    mixed = [{"sasaran": s, "indikator": i, "target": 1, "realisasi": 1} for s, i in ("Sa", "Tb", "Sc")]
    table = tabel("pengukuran", dokumen("pengukuran_kinerja", {"pengukuran": mixed}))
    assert [r["indikator"] for r in table] == ["a", "b", "c"]


def test_realisasi_program_capaian_is_computed_where_it_can_be() -> None:
    outputs = [
        {"indikator": "a", "target": nilai(18, "orang"), "realisasi": nilai(21, "orang"), "capaian": 100},
        {"indikator": "b", "target": nilai("2 rapat dan 1 dokumen"), "realisasi": nilai(3), "capaian": 90},
        {"indikator": "c", "target": PERSEN_100, "realisasi": nilai(None)},
    ]
    table = tabel("realisasi_program", dokumen("realisasi_program", {"realisasi_program": outputs}))
    assert [r["capaian"] for r in table] == [Decimal(2100) / 18, 90, None]
    assert [r["satuan"] for r in table] == ["orang", None, "%"]


def test_belanja_efisiensi_and_data_indikator_are_computed() -> None:
    groups = [{"kelompok": "operasi", "pagu": 80, "realisasi": 60}, {"kelompok": "modal", "pagu": 0}]
    table = tabel("belanja", dokumen("realisasi_anggaran", {"belanja": groups}))
    assert [(r["kelompok"], r["persen"]) for r in table] == [("operasi", 75), ("modal", None)]
    settings = Pengaturan(sasaran_program=benih.IKATAN)
    table = tabel("efisiensi", benih.pengukuran(), benih.anggaran(), pengaturan=settings)
    assert [r["tingkat_efisiensi"] for r in table] == ["Efisien"] * 4
    assert [r["baris"] for r in table] == [5, 7, 8, 9]
    support = [{"indikator": "x", "pembilang": 13, "penyebut": 13, "hasil": 98.1}]
    (record,) = tabel("data_indikator", dokumen("data_indikator", {"data_indikator": support}))
    assert record["hasil"] == 100


def test_dtypes() -> None:
    documents = (benih.pengukuran(), benih.anggaran())
    result = frames(Data(documents), hitung_data(*documents), [TEMUAN])
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
    document = dokumen("realisasi_anggaran", {"anggaran": [{"tingkat": "program", "pagu": 10.25, "realisasi": 1}]})
    frame = frames(Data((document,)), hitung_data(document))["anggaran"]
    assert frame["pagu"].tolist() == [Decimal("10.25")]


def test_pandas_is_imported_only_when_a_frame_is_made() -> None:
    code = "import sys, lakip_xls.ekspor, lakip_xls.frames; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
