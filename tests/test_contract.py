"""The JSON against the contract: names, types, and the figures of the report."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lakip_xls.export import dumps
from lakip_xls.pipeline import Options, process

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "rambipuji-2023"

COLUMNS = {
    "pk": "sasaran indikator satuan target",
    "pk_program": "program anggaran sumber_dana",
    "rkt": "sasaran indikator target program indikator_program target_program kegiatan sub_kegiatan "
    "indikator_kegiatan target_kegiatan anggaran",
    "rencana_aksi": "sasaran program kegiatan sub_kegiatan indikator satuan target tw1 tw2 tw3 tw4",
    "anggaran": "tingkat kode uraian pagu realisasi persen sisa",
    "realisasi_program": "program kegiatan sub_kegiatan indikator satuan target realisasi capaian",
    "pengukuran": "sasaran indikator satuan polaritas target realisasi capaian capaian_dibatasi kategori predikat",
    "renstra": "sasaran indikator satuan tahun target",
    "efisiensi": "sasaran capaian serapan selisih tingkat_efisiensi",
}
RINGKASAN = (
    "pagu realisasi sisa serapan rata_rata_capaian rata_rata_capaian_dibatasi kategori jumlah_program "
    "jumlah_kegiatan jumlah_sub_kegiatan jumlah_temuan"
)
TEMUAN = "kode tingkat jenis berkas lembar sel uraian tertulis seharusnya selisih saran"


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    return json.loads(dumps(process(SAMPLE, Options(tanggal=date(2024, 2, 21)))))


def test_top_level_names(result: dict[str, Any]) -> None:
    assert {"versi", "pemerintah", "unit", "tahun", "berkas", "tabel", "ringkasan", "temuan"} <= set(result)
    assert (result["pemerintah"], result["unit"], result["tahun"]) == ("Kabupaten Jember", "Kecamatan Rambipuji", 2023)


@pytest.mark.parametrize("frame", COLUMNS)
def test_frames_have_the_contract_columns_and_their_place(result: dict[str, Any], frame: str) -> None:
    rows = result["tabel"][frame]
    assert rows
    for row in rows:
        assert set(COLUMNS[frame].split()) <= set(row)
        assert {"berkas", "lembar", "baris"} <= set(row)


def test_counts_of_the_report(result: dict[str, Any]) -> None:
    tables = result["tabel"]
    levels = [row["tingkat"] for row in tables["anggaran"]]
    assert [levels.count(x) for x in ("program", "kegiatan", "sub_kegiatan")] == [4, 10, 17]
    assert len(tables["pk"]) == 6
    assert len(tables["pengukuran"]) == 5
    assert len(tables["rkt"]) == 10
    assert len(tables["rencana_aksi"]) == 17
    assert len(tables["realisasi_program"]) == 17


def test_summary(result: dict[str, Any]) -> None:
    summary = result["ringkasan"]
    assert set(RINGKASAN.split()) <= set(summary)
    assert (summary["pagu"], summary["realisasi"], summary["sisa"]) == (3854768097, 3667310016, 187458081)
    assert round(summary["serapan"], 2) == 95.14
    assert round(summary["rata_rata_capaian"], 2) == 100.29
    assert round(summary["rata_rata_capaian_dibatasi"], 2) == 98.02
    assert (summary["jumlah_program"], summary["jumlah_kegiatan"], summary["jumlah_sub_kegiatan"]) == (4, 10, 17)
    assert set(summary["jumlah_temuan"]) == {"kesalahan", "peringatan", "info"}


def test_findings_and_files(result: dict[str, Any]) -> None:
    for finding in result["temuan"]:
        assert set(TEMUAN.split()) <= set(finding)
        assert finding["tingkat"] in ("kesalahan", "peringatan", "info")
    for source in result["berkas"]:
        assert {"nama", "sha256", "lembar"} <= set(source)
        for sheet in source["lembar"]:
            assert {"nama", "jenis", "baris_kepala", "kolom"} <= set(sheet)


def test_names_carry_no_label_code_or_line_break(result: dict[str, Any]) -> None:
    for frame in ("anggaran", "rencana_aksi", "realisasi_program", "rkt"):
        for row in result["tabel"][frame]:
            for field in ("uraian", "program", "kegiatan", "sub_kegiatan"):
                text = row.get(field)
                if text:
                    assert "\n" not in text
                    assert not text.startswith(("Program :", "Kegiatan", "Sub Kegiatan", "1.", "7."))


def test_numbers_are_finite(result: dict[str, Any]) -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, float):
            assert math.isfinite(value)

    walk(result)
