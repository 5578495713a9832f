"""The JSON object against the contract."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from lakip_xls.export import dumps, json_object
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.model import Data
from lakip_xls.provenance import Source, SourceColumn, SourceFile, SourceSheet
from lakip_xls.settings import Identity, Settings
from lakip_xls.skema import FRAMES
from tests.computing import seeds
from tests.computing.helpers import compute_data

SOURCE = Source(
    "PK.xlsx",
    "PK",
    "pk",
    (4, 5),
    (
        SourceColumn(2, "Sasaran", "sasaran", "persis"),
        SourceColumn(27, "Target", "target", "persis"),
        SourceColumn(3, "?", None, ""),
    ),
    6,
    9,
    1.0,
)
FILES = (
    SourceFile("/tmp/laporan/PK.xlsx", "ab12", (SourceSheet("PK", (SOURCE,)), SourceSheet("Catatan", (), "teks"))),
)


def laporan() -> Laporan:
    documents = (seeds.pengukuran(), seeds.pk(), seeds.anggaran())
    settings = Settings(sasaran_program=seeds.TIES)
    return Laporan(
        identity=Identity("Kabupaten Jember", "Kecamatan Rambipuji", 2023, nama_pejabat="NAMA PEJABAT", nip="1970"),
        settings=settings,
        triwulan=None,
        tanggal=date(2024, 1, 31),
        files=FILES,
        data=Data(documents),
        computed=compute_data(*documents, settings=settings),
        temuan=(Temuan("NIL-01", Tingkat.WARNING, "Dua dicentang.", "Pilih satu.", selisih="0,02"),),
        rules=(),
    )


def result() -> dict[str, Any]:
    return json.loads(dumps(laporan()))  # type: ignore[no-any-return]


def test_top_level() -> None:
    outcome = result()
    required = {"versi", "pemerintah", "unit", "tahun", "berkas", "tabel", "ringkasan", "temuan"}
    assert required <= set(outcome)
    assert (outcome["pemerintah"], outcome["unit"], outcome["tahun"]) == (
        "Kabupaten Jember",
        "Kecamatan Rambipuji",
        2023,
    )


def test_ringkasan() -> None:
    summary = result()["ringkasan"]
    assert summary["pagu"] == 3_854_768_097
    assert isinstance(summary["pagu"], int)
    assert summary["sisa"] == 187_458_081
    assert round(summary["serapan"], 2) == 95.14
    assert round(summary["rata_rata_capaian"], 2) == 100.29
    assert round(summary["rata_rata_capaian_dibatasi"], 2) == 98.02
    assert (summary["kategori"], summary["jumlah_program"]) == ("AA", 4)
    assert summary["jumlah_temuan"] == {"kesalahan": 0, "peringatan": 1, "info": 0}


def test_tables() -> None:
    tables = result()["tabel"]
    assert set(tables) == set(FRAMES) - {"temuan"}
    for name, records in tables.items():
        for record in records:
            assert tuple(record) == FRAMES[name].all_names
    assert tables["rkt"] == []
    assert tables["pk"][0]["target"] == 3.5
    assert isinstance(tables["pengukuran"][0]["target"], int)
    assert tables["pk_program"][0]["sumber_dana"] is None


def test_files_without_their_folder() -> None:
    (file,) = result()["berkas"]
    assert (file["nama"], file["sha256"]) == ("PK.xlsx", "ab12")
    assert file["lembar"][0] == {
        "nama": "PK",
        "jenis": "pk",
        "baris_kepala": [4, 5],
        "kolom": {"sasaran": "B", "target": "AA"},
        "alasan": None,
    }
    assert file["lembar"][1]["alasan"] == "teks"
    assert file["lembar"][1]["jenis"] is None


def test_findings() -> None:
    (finding,) = result()["temuan"]
    assert tuple(finding) == FRAMES["temuan"].names
    assert (finding["tingkat"], finding["selisih"], finding["sel"]) == ("peringatan", 0.02, None)


def test_no_official_is_named() -> None:
    text = dumps(laporan())
    assert "NAMA PEJABAT" not in text
    assert "1970" not in text
    assert json_object(laporan())["versi"]
