"""The same sample in other file formats, a mapped sheet, and the shapes of exports: the same frames, no trace back."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from lakip_xls.cli import main
from lakip_xls.export import json_object
from lakip_xls.pipeline import Options, process
from tests.conftest import WITHOUT_LIBREOFFICE
from tests.samples import copy_sample

SAMPLE = Path(__file__).resolve().parents[2] / "samples"
PLACE = {"berkas", "lembar", "baris"}


def table(folder: Path) -> dict[str, Any]:
    """The frames without the place of their rows."""
    frames = json_object(process(folder, Options(tanggal=date(2024, 2, 21))))["tabel"]
    return {
        name: sorted(({k: v for k, v in row.items() if k not in PLACE} for row in rows), key=repr)
        for name, rows in frames.items()
        if name != "temuan"
    }


@WITHOUT_LIBREOFFICE
@pytest.mark.timeout(170)
@pytest.mark.parametrize(
    ("sample", "suffix"),
    [("rambipuji-2023", "xls"), ("rambipuji-2023", "ods"), ("rambipuji-2023-perbaikan", "xls")],
)
def test_copies_in_another_format_give_the_same_frames(sample: str, suffix: str, tmp_path: Path) -> None:
    source = SAMPLE / sample
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", suffix, "--outdir",
         str(tmp_path / "salinan"), *map(str, sorted(source.glob("*.xlsx")))],
        check=True, capture_output=True, timeout=160,
    )  # fmt: skip
    assert len(list((tmp_path / "salinan").glob(f"*.{suffix}"))) == len(list(source.glob("*.xlsx")))
    assert table(tmp_path / "salinan") == table(source)


def export(folder: Path, *, hidden: bool = False) -> None:
    """A small look-alike of the SIPD-RI export: every level a row, accounts below, text amounts."""
    book = Workbook()
    sheet = book.active
    for line in ("KAB. CONTOH RAYA", "REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAH DAERAH, ORGANISASI, PROGRAM", "",
                 "TAHUN ANGGARAN 2026", ""):  # fmt: skip
        sheet.append([line])
    sheet.append(
        ["Kode", None, None, None, "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan", "Kelompok Belanja"]
    )
    sheet.append([None] * 5 + ["Operasi", None, "Modal", None, "Tak Terduga", None, "Transfer", None])
    sheet.append([None] * 5 + ["Anggaran", "Realisasi"] * 4)
    sheet.append(["1", None, None, None, *map(str, range(2, 11))])
    for merged in ("A6:D8", "E6:E8", "F6:M6", "F7:G7", "H7:I7", "J7:K7", "L7:M7"):
        sheet.merge_cells(merged)
    zero = ["0,00"] * 4
    unit = "7.01.0.00.0.00.01.0000"
    for row in (
        ["7", None, None, None, "UNSUR KEWILAYAHAN", "1.500.000,00", "900.000,00", "500.000,00", "0,00", *zero],
        ["7.01", unit, None, None, "Kecamatan Contoh", "1.500.000,00", "900.000,00", "500.000,00", "0,00", *zero],
        ["7.01", unit, "7.01.02", None, "PROGRAM A", "1.500.000,00", "900.000,00", "500.000,00", "0,00", *zero],
        ["7.01", unit, "7.01.02.2.01", None, "Kegiatan A Satu", 1500000, 900000, 500000, "0,00", *zero],
        ["7.01", unit, "7.01.02.2.01.0001", None, "Sub A", 1000000, 600000, 500000, "0,00", *zero],
        [
            "7.01",
            unit,
            "7.01.02.2.01.0001",
            "5.1.02",
            "Belanja Barang dan Jasa",
            1000000,
            600000,
            "0,00",
            "0,00",
            *zero,
        ],
        ["7.01", unit, "7.01.02.2.01.0002", None, "Sub B", 500000, 300000, "0,00", "0,00", *zero],
        ["Jumlah", None, None, None, None, "1.500.000,00", "900.000,00", "500.000,00", "0,00", *zero],
    ):
        sheet.append(row)
    if hidden:
        sheet.row_dimensions[16].hidden = True
    book.save(folder / "ekspor.xlsx")


def test_sipd_export_alone_is_counted_once(tmp_path: Path) -> None:
    export(tmp_path)
    result = json_object(process(tmp_path, Options(tanggal=date(2026, 8, 1))))
    assert [(r["tingkat"], r["pagu"], r["realisasi"]) for r in result["tabel"]["anggaran"]] == [
        ("program", 2000000, 900000),
        ("kegiatan", 2000000, 900000),
        ("sub_kegiatan", 1500000, 600000),
        ("sub_kegiatan", 500000, 300000),
    ]
    assert result["ringkasan"]["pagu"] == 2000000
    assert (result["unit"], result["pemerintah"]) == ("Kecamatan Contoh", "Kabupaten Contoh Raya")
    assert {r["kelompok"]: r["pagu"] for r in result["tabel"]["belanja"]}["modal"] == 500000
    assert not [t for t in result["temuan"] if t["kode"].startswith(("JML", "PSN", "NOM-03"))]


def test_hidden_rows_are_read_and_reported(tmp_path: Path) -> None:
    export(tmp_path, hidden=True)
    result = json_object(process(tmp_path, Options(tanggal=date(2026, 8, 1))))
    assert result["ringkasan"]["pagu"] == 2000000
    codes = [t["kode"] for t in result["temuan"] if t["tingkat"] == "peringatan"]
    assert [c for c in codes if c not in ("BACA-07", "NOM-01")] == ["BACA-09"]


def without_title(folder: Path) -> None:
    """A budget whose headings no vocabulary knows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    for row in (["LAPORAN"], [], ["Apa", "Jatah", "Laku"], ["Program : Pelayanan", 300, 150],
                ["Kegiatan : Loket", 300, 150], ["Sub Kegiatan : Antrean", 300, 150]):  # fmt: skip
        sheet.append(row)
    book.save(folder / "data.xlsx")


def test_mapping_reads_what_is_not_recognised(tmp_path: Path) -> None:
    without_title(tmp_path)
    result = CliRunner().invoke(main, ["proses", str(tmp_path)])
    assert result.exit_code == 2
    book = Workbook()
    book.active.title = "Identitas"
    book.active.append(["Kunci", "Nilai"])
    book.active.append(["Tahun", 2025])
    sheet = book.create_sheet("Pemetaan")
    for row in (["Berkas", "Lembar", "Jenis dokumen", "Baris judul", "Isian", "Kolom"],
                ["data.xlsx", "Data", "realisasi_anggaran", 3, "hirarki", "A"],
                [None, None, None, None, "pagu", "B"], [None, None, None, None, "realisasi", "C"]):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "Pengaturan.xlsx")
    rows = json_object(process(tmp_path, Options(tanggal=date(2026, 1, 5))))["tabel"]["anggaran"]
    assert [(r["tingkat"], r["uraian"], r["pagu"], r["realisasi"]) for r in rows] == [
        ("program", "Pelayanan", 300, 150),
        ("kegiatan", "Loket", 300, 150),
        ("sub_kegiatan", "Antrean", 300, 150),
    ]


def test_kenali_says_what_to_do_about_an_unknown_sheet(tmp_path: Path) -> None:
    without_title(tmp_path)
    result = CliRunner().invoke(main, ["kenali", str(tmp_path / "data.xlsx")])
    assert result.exit_code == 0
    assert "Tidak dikenali" in result.output
    assert "Pemetaan" in result.output


def test_perubahan_replaces_murni_and_copies_are_not_read_twice(tmp_path: Path) -> None:
    copy_sample("rambipuji-2023-perbaikan", tmp_path / "x")
    name = "Realisasi Anggaran 2023.xlsx"
    shutil.copy(tmp_path / "x" / name, tmp_path / "x" / "Realisasi Anggaran 2023 - Copy.xlsx")
    (tmp_path / "x" / "~$Rencana.xlsx").write_bytes(b"kunci")
    laporan = process(tmp_path / "x", Options(tanggal=date(2024, 2, 21)))
    assert len(laporan.data.rows("anggaran")) == 31
    assert len(laporan.data.rows("pk")) == 6
    reasons = {b.name: b.reason for b in laporan.files}
    assert "sama persis" in reasons["Realisasi Anggaran 2023 - Copy.xlsx"]
    assert reasons["~$Rencana.xlsx"]
    assert any(t.kode == "BACA-08" and t.file == "Perjanjian Kinerja 2023.xlsx" for t in laporan.temuan)
