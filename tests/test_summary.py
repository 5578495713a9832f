"""What the screen shows after `proses` and `periksa`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.provenance import SourceFile, SourceSheet
from lakip_xls.summary import summary
from tests.samples import copy_sample
from tests.test_cli import CORRECTION, SAMPLE, run
from tests.writing.sample import laporan


def _temuan(kode: str, number: int, tingkat: Tingkat = Tingkat.WARNING, file: str | None = None) -> Temuan:
    place = (file, "Tabel", f"B{number}") if file else (None, None, None)
    own = Temuan(kode, tingkat, f"Uraian {kode} {number}. " + "kata " * 60, "Saran " + "kata " * 60, None, *place)
    return replace(own, id=f"{kode}{number}", root=f"{kode}{number}")


def test_what_is_only_absent_comes_last_of_its_level_and_nothing_takes_more_than_two_lines() -> None:
    absent = [_temuan("BACA-07", n) for n in range(4)]
    report = replace(laporan(), temuan=(*absent, *(_temuan("IND-05", n, file="a.xlsx") for n in (7, 8))))
    lines = list(summary(report, []))
    start = next(n for n, line in enumerate(lines) if line.startswith("Perlu diperbaiki: 6 hal"))
    first = lines[start + 1 :]
    assert [line.split()[1] for line in first[::2]] == ["IND-05", "IND-05", "BACA-07"]
    assert "a.xlsx > Tabel > B7" in first[0]
    assert all(line.startswith("     Saran: ") for line in first[1::2])
    assert len(first) == 6
    assert all(len(line) <= 120 for line in first)


def test_an_unreadable_file_is_not_put_behind() -> None:
    report = replace(laporan(), temuan=(_temuan("BACA-01", 1, Tingkat.ERROR), _temuan("IND-05", 1, file="a.xlsx")))
    assert "  1. BACA-01" in "\n".join(summary(report, []))


def test_files_that_give_nothing_are_named_with_the_reason() -> None:
    files = (
        SourceFile("surat.pdf", "", (), "Berkas PDF tidak dapat dibaca sebagai tabel."),
        SourceFile("kosong.xlsx", "", (SourceSheet("A", (), "lembar kosong"),)),
        SourceFile("lain.xlsx", "", (SourceSheet("A", (), "x"), SourceSheet("B", (), "y"))),
        SourceFile("Pengaturan.xlsx", "", (SourceSheet("Identitas", (), "dibaca sebagai pengaturan"),)),
        SourceFile("pk.xlsx", "", (), "", ("digantikan dokumen Perubahan",)),
    )
    text = "\n".join(summary(replace(laporan(), files=files), []))
    assert "Dibaca   : 2 dari 5 berkas" in text
    assert "tidak dibaca: surat.pdf: Berkas PDF" in text
    assert "tidak dibaca: kosong.xlsx: lembar kosong" in text
    assert "tidak dibaca: lain.xlsx: tidak satu pun dari 2 lembarnya dikenali" in text
    assert "versi: pk.xlsx: digantikan dokumen Perubahan" in text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flawed sample, processed once."""
    place = tmp_path_factory.mktemp("kerja") / "unit"
    copy_sample("rambipuji-2023", place)
    result = run("proses", place)
    assert "Sejak hasil sebelumnya" not in result.output
    names = ("LKjIP_2023_Kecamatan_Rambipuji.xlsx", "Lampiran_LKjIP_2023_Kecamatan_Rambipuji.xlsx")
    assert [
        f"{label}: {place / 'hasil' / name}" for label, name in zip(("Hasil    ", "Lampiran "), names, strict=True)
    ] == (result.output.splitlines()[-2:])
    return place


def test_a_second_run_tells_what_is_solved_and_what_is_new(folder: Path) -> None:
    assert "Sejak hasil sebelumnya: 0 selesai, 0 baru, " in run("proses", folder).output
    shutil.copy(CORRECTION / "Refocusing 2023.xlsx", folder)
    better = run("proses", folder).output
    assert "Sejak hasil sebelumnya: 0 selesai" not in better
    assert "selesai: JML-07 Refocusing 2023.xlsx Refocusing D11" in better
    shutil.copy(SAMPLE / "Refocusing 2023.xlsx", folder)
    worse = run("proses", folder).output
    assert "Sejak hasil sebelumnya: 0 selesai, 3 baru" in worse
    assert "baru: JML-07 Refocusing 2023.xlsx Refocusing D11" in worse


def test_a_report_of_another_quarter_is_not_compared(folder: Path) -> None:
    assert "Sejak hasil sebelumnya" not in run("proses", folder, "--triwulan", "2").output


def test_periksa_ends_with_a_summary() -> None:
    lines = run("periksa", CORRECTION).output.splitlines()
    assert lines[-1].startswith("Temuan: 0 kesalahan, 0 peringatan")
    assert any(line.startswith("Dibaca   : ") for line in lines[-4:])
