"""A region of which a part is lacking, of another year, somewhere else, or unreadable: told, and never added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from lakip_xls.cli import main

HEAD = ("Kode", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")


def _budget(path: Path, year: int, pagu: object, realisasi: object) -> None:
    """A realisasi anggaran of one programme with one kegiatan."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"REALISASI ANGGARAN TAHUN {year}"])
    sheet.append([path.parent.name.upper()])
    sheet.append(HEAD)
    sheet.append(["7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", pagu, realisasi])
    sheet.append(["7.01.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", 600, 300])
    sheet.append(["7.01.01.2.02", "Administrasi Keuangan Perangkat Daerah", 400, 200])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _rekap(folder: Path, *options: str) -> tuple[Result, dict[str, Any]]:
    out = folder.parent / "rekap.json"
    result = CliRunner().invoke(main, ["rekap", str(folder), "--jobs", "2", "--json", str(out), *options])
    return result, json.loads(out.read_text(encoding="utf-8"))


def _rows(folder: Path, sheet: str) -> list[tuple[Any, ...]]:
    out = next((folder / "hasil").glob("Rekap_LKjIP_*.xlsx"))
    return list(load_workbook(out, data_only=True)[sheet].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two whole units, one without a realisasi that can be read, one of the year before, one that is empty."""
    folder = tmp_path_factory.mktemp("bagian") / "daerah"
    _budget(folder / "Kecamatan Apel" / "LRA.xlsx", 2024, 1000, 500)
    _budget(folder / "Wilayah" / "Kecamatan Jeruk" / "LRA.xlsx", 2024, 1000, 500)
    _budget(folder / "Kecamatan Mangga" / "LRA.xlsx", 2024, 1000, "lihat lampiran")
    _budget(folder / "Kecamatan Nanas" / "LRA.xlsx", 2023, 1000, 500)
    (folder / "Kosong").mkdir()
    _budget(folder / "lepas.xlsx", 2024, 1000, 500)
    return folder


def test_a_sum_without_a_unit_is_none_and_names_the_unit(region: Path) -> None:
    result, data = _rekap(region)
    assert result.exit_code == 0, result.output
    assert data["pagu"] == 3000
    assert (data["realisasi"], data["sisa"], data["serapan"]) == (None, None, None)
    assert data["belum_lengkap"] == {"realisasi": "belum lengkap (Kecamatan Mangga)"}
    assert "Realisasi: belum lengkap (Kecamatan Mangga)" in result.stdout and "Serapan" not in result.stdout
    total = next(r for r in _rows(region, "Rekapitulasi") if r[1] == "Jumlah / rata-rata")
    assert total[3] == 3000 and total[4] == total[5] == total[6] == "belum lengkap (Kecamatan Mangga)"
    own = next(r for r in _rows(region, "Rekapitulasi") if r[1] == "Kecamatan Mangga")
    assert own[4] == own[5] == own[6] == "belum lengkap (sel D4)"
    words = [c for row in _rows(region, "Ikhtisar") for c in row]
    assert words.count("belum lengkap (Kecamatan Mangga)") == 2


def test_a_unit_of_another_year_stands_apart(region: Path) -> None:
    result, data = _rekap(region)
    assert data["tahun"] == 2024 and data["tahun_lain"] == ["Kecamatan Nanas"]
    assert "Kecamatan Nanas: tahun 2023, tidak ikut dijumlahkan" in result.stdout
    rows = _rows(region, "Rekapitulasi")
    names = [r[1] for r in rows]
    assert names.index("Kecamatan Nanas") > names.index("Jumlah / rata-rata")
    assert "Kecamatan Nanas" not in [c for r in _rows(region, "Peringkat") for c in r]


def test_what_lies_elsewhere_is_read_or_named(region: Path) -> None:
    result, data = _rekap(region, "--senyap")
    units = {u["folder"]: u for u in data["unit"]}
    assert units["Wilayah/Kecamatan Jeruk"]["ringkasan"]["pagu"] == 1000 and "Wilayah" not in units
    assert data["berkas_lepas"] == ["lepas.xlsx"]
    assert "lepas.xlsx" in result.stderr and "Tidak terbaca: Kosong:" in result.stderr and not result.stdout
    assert "lepas.xlsx" in [r[1] for r in _rows(region, "Tidak Terbaca")]


def test_strict_tells_by_its_exit_code(region: Path, tmp_path: Path) -> None:
    assert _rekap(region, "--ketat")[0].exit_code == 1
    _budget(tmp_path / "d" / "Kecamatan Apel" / "LRA.xlsx", 2024, 1000, 500)
    assert _rekap(tmp_path / "d", "--ketat")[0].exit_code == 0
    (tmp_path / "d" / "Kosong").mkdir()
    assert _rekap(tmp_path / "d")[0].exit_code == 0 and _rekap(tmp_path / "d", "--ketat")[0].exit_code == 1
