"""The command line as a user meets it: what it prints, writes, and returns."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace
from openpyxl import Workbook

from lakip_xls.cli import main
from lakip_xls.skema import FRAMES
from tests.writing.sample import laporan

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "rambipuji-2023"
CORRECTION = ROOT / "samples" / "rambipuji-2023-perbaikan"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def fingerprint(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def test_proses_prints_the_totals_and_leaves_inputs_alone(tmp_path: Path) -> None:
    before = fingerprint(SAMPLE)
    result = run("proses", SAMPLE, "-o", tmp_path, "--tanggal", "2024-02-21")
    assert result.exit_code == 0, result.output
    assert "serapan 95,14 %" in result.output
    assert "100,29 %" in result.output
    assert "98,02 %" in result.output
    assert (tmp_path / "LKjIP_2023_Kecamatan_Rambipuji.xlsx").is_file()
    assert fingerprint(SAMPLE) == before


def test_proses_archives_an_earlier_result(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    for _ in range(2):
        assert run("proses", CORRECTION, "-o", target, "--tanggal", "2024-02-21").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "arsip").iterdir()) == ["Lampiran_hasil_1.xlsx", "hasil_1.xlsx"]


def test_the_attachment_can_be_left_out(tmp_path: Path) -> None:
    assert run("proses", CORRECTION, "-o", tmp_path / "hasil.xlsx", "--tanpa-lampiran").exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["hasil.xlsx"]


def test_the_attachment_never_replaces_an_input(tmp_path: Path) -> None:
    folder = tmp_path / "bahan"
    shutil.copytree(CORRECTION, folder)
    (folder / "Perjanjian Kinerja 2023.xlsx").rename(folder / "Lampiran_PK.xlsx")
    before = fingerprint(folder)
    result = run("proses", folder, "-o", folder / "PK.xlsx")
    assert result.exit_code == 2
    assert "Lampiran_PK.xlsx" in result.output
    assert fingerprint(folder) == before


def test_an_attachment_among_the_inputs_is_no_document(tmp_path: Path) -> None:
    folder = tmp_path / "bahan"
    shutil.copytree(CORRECTION, folder)
    before = run("periksa", folder).output.split("Dibaca")[0]
    run("proses", folder, "-o", tmp_path / "hasil.xlsx")
    (tmp_path / "Lampiran_hasil.xlsx").rename(folder / "Tabel untuk surat.xlsx")
    result = run("periksa", folder, "--json", tmp_path / "x.json")
    assert result.output.split("Dibaca")[0] == before
    files = {f["nama"]: f for f in json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["berkas"]}
    assert "hasil program ini" in files["Tabel untuk surat.xlsx"]["alasan"]


def test_same_inputs_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("proses", CORRECTION, "-o", tmp_path / name / "h.xlsx", "--tanggal", "2024-02-21", "--senyap")
    assert (tmp_path / "a/h.xlsx").read_bytes() == (tmp_path / "b/h.xlsx").read_bytes()


def test_corrected_sample_has_no_errors_or_warnings() -> None:
    result = run("periksa", CORRECTION, "--ketat")
    assert result.exit_code == 0
    assert "0 kesalahan, 0 peringatan" in result.output


def test_ketat_returns_1_where_there_is_an_error() -> None:
    assert run("periksa", SAMPLE, "--ketat").exit_code == 1
    assert run("periksa", SAMPLE).exit_code == 0


def test_json_on_stdout_is_nothing_but_json(tmp_path: Path) -> None:
    result = run("proses", CORRECTION, "-o", tmp_path, "--json", "-", "--senyap")
    assert json.loads(result.stdout)["ringkasan"]["pagu"] == 3854768097


def test_empty_folder_gives_exit_code_2_and_one_sentence(tmp_path: Path) -> None:
    result = run("proses", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "Realisasi Anggaran" in result.stderr
    assert not (tmp_path / "hasil").exists()


def test_unrecognised_sheet_is_named_with_the_reason(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Catatan"
    book.active["A1"] = "hanya catatan"
    book.save(tmp_path / "catatan.xlsx")
    for source in CORRECTION.glob("*.xlsx"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    result = run("periksa", tmp_path)
    assert "BACA-02" in result.output
    assert "Lembar Catatan tidak dikenali" in result.output


@pytest.mark.parametrize("command", ["proses", "periksa", "kenali", "aturan"])
def test_help_is_indonesian_and_complete(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Cara pakai:" in result.output


def test_kenali_explains_columns_and_rows() -> None:
    result = run("kenali", SAMPLE / "Realisasi Anggaran 2023.xlsx")
    assert result.exit_code == 0
    assert "Realisasi Anggaran (jenis realisasi_anggaran" in result.output
    assert "-> pagu" in result.output
    assert "judul kolom diulang" in result.output


def test_kenali_explains_every_file_of_a_folder_with_the_settings_beside(tmp_path: Path) -> None:
    mapped = "Data.xlsx | Sheet1 | realisasi_anggaran | 1"
    lines = [(*mapped.split(" | "), f, c) for f, c in (("hirarki", "A"), ("pagu", "B"), ("realisasi", "C"))]
    _save(tmp_path / "Data.xlsx", "Sheet1", [["X", "Y", "Z"], ["PROGRAM A", 500_000, 400_000]])
    head = ["Berkas", "Lembar", "Jenis dokumen", "Baris judul", "Isian", "Kolom"]
    _save(tmp_path / "Pengaturan.xlsx", "Pemetaan", [head, *lines], first=("Identitas", [["Kunci", "Nilai"]]))
    (tmp_path / "catatan.pdf").write_bytes(b"%PDF-1.4")
    result = run("kenali", tmp_path)
    assert result.exit_code == 0
    assert "Kolom B 'Y' -> pagu (Pemetaan)" in result.output
    assert "Berkas pengaturan" in result.output
    assert "Berkas: catatan.pdf\n  Tidak dibaca" in result.output


def test_kenali_gives_the_reasons_of_heading_sums_and_title() -> None:
    result = run("kenali", SAMPLE / "Realisasi Anggaran 2023.xlsx")
    assert "jenis dokumen didukung oleh judul tabel" in result.output
    assert "angkanya = realisasi / pagu x 100" in result.output
    assert "judul 'REALISASI', isinya jumlah uang" in result.output


def _save(path: Path, name: str, rows: list[Any], first: tuple[str, list[list[str]]] | None = None) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in [*([first] if first else []), (name, rows)]:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(path)


def test_aturan_lists_all_and_explains_one() -> None:
    assert "JML-01" in run("aturan").output
    explained = run("aturan", "jml-01")
    assert explained.exit_code == 0
    assert "Salah" in explained.output and "Benar" in explained.output
    assert run("aturan", "XYZ-99").exit_code == 2


def test_help_and_version_load_neither_pandas_nor_openpyxl() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom lakip_xls.cli import main\n"
        "for a in (['--help'], ['--version']):\n    assert CliRunner().invoke(main, a).exit_code == 0\n"
        "assert not {'pandas', 'openpyxl', 'numpy'} & set(sys.modules), 'heavy import'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_csv_of_every_frame(tmp_path: Path) -> None:
    assert run("proses", CORRECTION, "-o", tmp_path / "h.xlsx", "--csv", tmp_path / "csv").exit_code == 0
    assert {p.stem for p in (tmp_path / "csv").iterdir()} == set(FRAMES)
    content = (tmp_path / "csv" / "anggaran.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pandas.read_csv(tmp_path / "csv" / "anggaran.csv", sep=";", decimal=",", encoding="utf-8-sig")
    programs = frame[frame["tingkat"] == "program"]
    assert list(frame.columns) == list(FRAMES["anggaran"].all_names)
    assert programs["pagu"].sum() == 3_854_768_097
    assert round(programs["persen"].iloc[0], 2) == 93.17


def test_csv_never_replaces_an_input(tmp_path: Path) -> None:
    folder = tmp_path / "bahan"
    shutil.copytree(CORRECTION, folder)
    (folder / "anggaran.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    before = fingerprint(folder)
    assert run("proses", folder, "-o", tmp_path / "h.xlsx", "--csv", folder).exit_code == 2
    assert fingerprint(folder) == before


@pytest.mark.parametrize("name", ["hasil.xls", "hasil.pdf", "Hasil.XLSM", "hasil.csv"])
@pytest.mark.parametrize("command", ["proses", "rekap"])
def test_an_output_of_another_kind_is_refused(command: str, name: str, tmp_path: Path) -> None:
    result = run(command, CORRECTION if command == "proses" else CORRECTION.parent, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr and ".xlsx" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_have_a_dot_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "arsip.lama").mkdir()
    for name in ("versi 1.2", "Kec. A", "arsip.lama"):
        assert run("proses", CORRECTION, "-o", tmp_path / name, "--senyap").exit_code == 0
        assert (tmp_path / name / "LKjIP_2023_Kecamatan_Rambipuji.xlsx").is_file()


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Dinas " + "Panjang " * 40, "LKjIP_2023_Dinas" + "_Panjang" * 11 + ".xlsx"),
        ("X" * 240, "LKjIP_2023_" + "X" * 60 + ".xlsx"),
        ("\N{HERB}\N{PARTY POPPER}", "LKjIP_2023_unit.xlsx"),
        ("Kec. A..", "LKjIP_2023_Kec_A.xlsx"),
        (None, "LKjIP_2023_unit.xlsx"),
    ],
)
def test_the_name_of_a_result_is_one_that_every_file_system_takes(unit: str | None, name: str) -> None:
    report = laporan()
    assert replace(report, identity=replace(report.identity, unit=unit, tahun=2023)).file_name == name
