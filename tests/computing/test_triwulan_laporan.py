"""`proses --triwulan N` from workbooks to the printed tables, titles and paragraphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from lakip_xls.cli import main

TW = ("TW I", "TW II", "TW III", "TW IV")


def table(path: Path, title: str, headings: list[list[Any]], rows: list[list[Any]]) -> None:
    """A workbook as offices make it: titles, a header of one or two rows, data."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (title, "KECAMATAN CONTOH KABUPATEN CONTOH", "TAHUN 2024"):
        sheet.append([line])
    sheet.append([])
    for row in [*headings, *rows]:
        sheet.append(row)
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(
        tmp_path / "Pengukuran Kinerja.xlsx",
        "PENGUKURAN KINERJA",
        [["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]],
        [[1, "Sasaran A", "Jumlah Inovasi", "Inovasi", 12, 6], [2, None, "Indeks Layanan", "Indeks", 80, 78]],
    )
    quarters = ["Target Triwulan", None, None, None]
    names = ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"]
    table(
        tmp_path / "Rencana Aksi Sasaran.xlsx",
        "RENCANA AKSI",
        [[*names, *quarters], [None] * 5 + list(TW)],
        [[1, "Sasaran A", "Jumlah Inovasi", "Inovasi", 12, 2, 3, 3, 4]],
    )
    levels = ["Program", "Kegiatan", "Sub Kegiatan"]
    path = ["Program P", "Kegiatan K"]
    table(
        tmp_path / "Rencana Aksi.xlsx",
        "RENCANA AKSI",
        [["No", "Sasaran Strategis", *levels, "Indikator", "Satuan", "Target", *TW]],
        [[1, "Sasaran A", *path, "Sub A", "Jumlah Laporan", "Laporan", 12, 3, 3, 3, 3],
         [2, "Sasaran A", *path, "Sub B", "Jumlah Paket", "Paket", 4, None, 2, None, 2]],
    )  # fmt: skip
    realised = ["Realisasi", None, None, None]
    table(
        tmp_path / "Realisasi Anggaran.xlsx",
        "REALISASI ANGGARAN",
        [["No", *levels, "Pagu", *realised], [None] * 5 + list(TW)],
        [[1, *path, "Sub A", 1_000_000, 100_000, 200_000, 300_000, 350_000],
         [2, *path, "Sub B", 500_000, None, 125_000, None, 375_000]],
    )  # fmt: skip
    table(
        tmp_path / "Realisasi Program.xlsx",
        "TARGET DAN REALISASI PROGRAM",
        [["No", *levels, "Indikator", "Satuan", "Target", *realised], [None] * 7 + list(TW)],
        [[1, *path, "Sub A", "Jumlah Laporan", "Laporan", 12, 3, 2, 4, 3],
         [2, *path, "Sub B", "Jumlah Paket", "Paket", 4, None, 2, None, 2]],
    )  # fmt: skip
    return tmp_path


def process(folder: Path, *options: str) -> tuple[dict[str, Any], Path, str]:
    target = folder / "keluaran"
    arguments = ["proses", str(folder), "-o", str(target), "--json", str(folder / "h.json"), "--tanggal", "2024-07-10"]
    result = CliRunner().invoke(main, [*arguments, *options])
    assert result.exit_code == 0, result.output
    (made,) = target.glob("LKjIP_*.xlsx")
    return json.loads((folder / "h.json").read_text(encoding="utf-8")), made, result.output


def test_second_quarter(folder: Path) -> None:
    report, made, _ = process(folder, "--triwulan", "2")
    assert report["ringkasan"]["pagu"] == 1_500_000
    assert report["ringkasan"]["realisasi"] == 425_000
    assert report["ringkasan"]["serapan"] == pytest.approx(28.3333333)
    assert [(r["tingkat"], r["realisasi"]) for r in report["tabel"]["anggaran"]] == [
        ("program", 425_000), ("kegiatan", 425_000), ("sub_kegiatan", 300_000), ("sub_kegiatan", 125_000),
    ]  # fmt: skip
    measured = {r["indikator"]: (r["target"], r["realisasi"], r["capaian"]) for r in report["tabel"]["pengukuran"]}
    assert measured["Jumlah Inovasi"] == (5, 6, 120)
    assert measured["Indeks Layanan"] == (80, 78, 97.5)
    outputs = [(r["target"], r["realisasi"], r["capaian"]) for r in report["tabel"]["realisasi_program"]]
    assert outputs == [(6, 5, pytest.approx(83.3333333)), (2, 2, 100)]
    assert [t["kode"] for t in report["temuan"] if t["tingkat"] == "kesalahan"] == []

    assert made.name == "LKjIP_2024_TW2_Kecamatan_Contoh.xlsx"
    book = load_workbook(made, data_only=True)
    texts = {s.title: [str(c.value) for row in s.iter_rows() for c in row if c.value is not None] for s in book}
    assert "SAMPAI DENGAN TRIWULAN II TAHUN 2024" in texts["Sampul"]
    for name in ("3.1 Pengukuran", "3.6 Program", "3.7 Efisiensi", "3.8 Anggaran", "Ikhtisar", "Narasi"):
        assert any("sampai dengan Triwulan II Tahun 2024" in t for t in texts[name]), name
    assert "Target 2024 s.d. TW II" in texts["3.1 Pengukuran"]
    assert "Realisasi s.d. TW II" in texts["3.6 Program"]
    note = next(t for t in texts["3.1 Pengukuran"] if "Target setahun dipakai" in t)
    assert "Indeks Layanan" in note and "Jumlah Inovasi" not in note
    assert any("Realisasi belanja sampai dengan Triwulan II Tahun 2024 adalah Rp425.000" in t for t in texts["Narasi"])


def test_all_quarters_are_the_year(folder: Path) -> None:
    year, _, _ = process(folder)
    (folder / "keluaran").rename(folder / "setahun")
    fourth, _, _ = process(folder, "--triwulan", "4")
    assert fourth["ringkasan"] == year["ringkasan"]
    assert year["ringkasan"]["realisasi"] == 1_450_000


def test_findings_do_not_depend_on_the_quarter(folder: Path) -> None:
    year, _, _ = process(folder)
    (folder / "keluaran").rename(folder / "setahun")
    first, _, _ = process(folder, "--triwulan", "1")
    assert [t for t in first["temuan"] if t["kode"] != "NIL-03"] == year["temuan"]


def test_the_limit_is_told_of_the_figures_that_the_report_shows(folder: Path) -> None:
    report, _, _ = process(folder, "--triwulan", "2")
    (finding,) = [t for t in report["temuan"] if t["kode"] == "NIL-03"]
    assert "Capaian Jumlah Inovasi 120,00% dibatasi" in finding["uraian"]
    assert "Rata-rata 108,75% tanpa batas, 98,75% dengan batas" in finding["uraian"]
    assert (finding["sel"], finding["seharusnya"]) == ("F6", None)
    assert report["ringkasan"]["rata_rata_capaian"] == pytest.approx(108.75)


def test_a_row_per_quarter(folder: Path) -> None:
    """The export of some applications: the same indicator once for every quarter."""
    table(
        folder / "Pengukuran Kinerja.xlsx",
        "PENGUKURAN KINERJA",
        [["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Triwulan", "Target", "Realisasi"]],
        [[n, "Sasaran A", "Indeks Layanan", "Indeks", t, 80, r] for n, (t, r) in enumerate(zip(TW, (74, 76, 79, 82), strict=True), 1)],
    )  # fmt: skip
    report, _, _ = process(folder, "--triwulan", "2")
    (row,) = report["tabel"]["pengukuran"]
    assert (row["target"], row["realisasi"], row["capaian"]) == (80, 76, 95)


def _texts(made: Path) -> dict[str, list[str]]:
    book = load_workbook(made, data_only=True)
    return {s.title: [str(c.value) for row in s.iter_rows() for c in row if c.value is not None] for s in book}


def _yearly(folder: Path, title: str = "REALISASI ANGGARAN") -> None:
    levels = ["Program", "Kegiatan", "Sub Kegiatan"]
    path = ["Program P", "Kegiatan K"]
    head = [["No", *levels, "Pagu", "Realisasi"]]
    rows = [[1, *path, "Sub A", 1_000_000, 950_000], [2, *path, "Sub B", 500_000, 500_000]]
    table(folder / "Realisasi Anggaran.xlsx", title, head, rows)


def _told(report: dict[str, Any]) -> list[str]:
    return [t["uraian"] for t in report["temuan"] if t["kode"] == "BACA-14"]


def test_figures_of_a_whole_year_are_not_called_those_of_a_quarter(tmp_path: Path) -> None:
    _yearly(tmp_path)
    report, made, _ = process(tmp_path, "--triwulan", "2")
    (told,) = _told(report)
    assert "realisasi anggaran tidak dirinci per triwulan" in told
    texts = _texts(made)
    every = [t for own in texts.values() for t in own]
    assert not [t for t in every if "s.d. TW" in t or "sampai dengan Triwulan" in t]
    assert any("Tahun 2024 (setahun)" in t for t in texts["3.8 Anggaran"]) and "TAHUN 2024 (SETAHUN)" in texts["Sampul"]


def test_only_the_figures_without_quarters_are_called_those_of_the_year(folder: Path) -> None:
    _yearly(folder)
    report, made, _ = process(folder, "--triwulan", "2")
    (told,) = _told(report)
    assert "realisasi anggaran" in told and "pengukuran" not in told
    texts = _texts(made)
    assert any("(setahun)" in t for t in texts["3.8 Anggaran"])
    assert "Target 2024 s.d. TW II" in texts["3.1 Pengukuran"]
    assert any("Realisasi belanja selama Tahun 2024 (setahun)" in t for t in texts["Narasi"])


def test_a_document_that_ends_with_the_quarter_has_its_figures(tmp_path: Path) -> None:
    _yearly(tmp_path, "REALISASI ANGGARAN S.D. JUNI")
    report, made, _ = process(tmp_path, "--triwulan", "2")
    assert not _told(report)
    assert any("sampai dengan Triwulan II" in t for t in _texts(made)["3.8 Anggaran"])
