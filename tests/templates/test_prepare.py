"""`prepare`: what the folder holds, that blank templates are no data, and that filled ones are read exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from lakip_xls.cli import main
from lakip_xls.documents.pengaturan import CHOICES, IDENTITY, is_settings, read_settings
from lakip_xls.documents.reading import read_documents
from lakip_xls.export import json_object
from lakip_xls.findings import Tingkat
from lakip_xls.nomenklatur import default
from lakip_xls.pipeline import Options, process
from lakip_xls.reading.gate import open_book
from lakip_xls.settings import Settings
from lakip_xls.templates.book import entry_rows
from lakip_xls.templates.columns import KEGIATAN, KELUARAN, PROGRAM, SUB
from lakip_xls.templates.documents import TEMPLATE
from lakip_xls.templates.prepare import LAUNCHERS, folder_content, launcher, prepare
from tests.conftest import WITHOUT_LIBREOFFICE
from tests.generator import make_unit, oracle
from tests.generator.compare import compare_all, compare_ringkasan
from tests.random_units import BIDANG
from tests.templates.filler import fill_all
from tests.writing.recalculate import recalculate

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORKBOOKS = [t.file for t in TEMPLATE]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def content(path: Path) -> Iterator[tuple[object, ...]]:
    """Everything of a workbook that a person meets: cells, locks, formats, drop-downs, protection."""
    book = load_workbook(path)
    for sheet in book:
        yield sheet.title, sheet.protection.sheet, sheet.protection.password, sheet.freeze_panes
        for rule in sheet.data_validations.dataValidation:
            yield sheet.title, str(rule.sqref), rule.type, rule.formula1, rule.formula2
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or not cell.protection.locked:
                    yield sheet.title, cell.coordinate, cell.value, cell.protection.locked, cell.number_format


# ------------------------------------------------------------------ the folder


def test_templates_in_the_repository_are_current(tmp_path: Path) -> None:
    prepare(tmp_path)
    made = {p.name for p in tmp_path.iterdir()}
    assert {p.name for p in TEMPLATES.iterdir() if p.name != ".gitattributes"} == made
    for name in made:
        if name.endswith(".xlsx"):
            assert list(content(tmp_path / name)) == list(content(TEMPLATES / name)), f"{name}: python -m tests.templat"
        else:
            assert (tmp_path / name).read_bytes() == (TEMPLATES / name).read_bytes(), f"{name}: python -m tests.templat"


def test_the_same_bytes_every_time() -> None:
    makers = folder_content()
    for name in ("Pengaturan.xlsx", "Rencana Aksi.xlsx", *LAUNCHERS):
        assert makers[name]() == makers[name]()


def test_siapkan_never_overwrites_and_says_what_it_kept(tmp_path: Path) -> None:
    (tmp_path / "IKU.xlsx").write_bytes(b"milik kantor")
    (tmp_path / "JALANKAN.bat").write_bytes(b"@echo lain")
    result = run("siapkan", tmp_path)
    assert result.exit_code == 0
    assert re.search(r"dibiarkan +IKU\.xlsx \(sudah ada\)", result.output)
    assert re.search(r"dibuat +Renstra\.xlsx", result.output)
    assert (tmp_path / "IKU.xlsx").read_bytes() == b"milik kantor"
    again = run("siapkan", tmp_path)
    assert again.exit_code == 0
    assert "dibuat " not in again.output


def test_siapkan_makes_the_folder_or_says_why_not(tmp_path: Path) -> None:
    assert run("siapkan", tmp_path / "2025" / "laporan").exit_code == 0
    assert (tmp_path / "2025" / "laporan" / "Pengaturan.xlsx").is_file()
    (tmp_path / "berkas").write_text("bukan folder")
    result = run("siapkan", tmp_path / "berkas" / "laporan")
    assert result.exit_code == 2
    assert result.stderr.startswith("Gagal: Folder") and result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", LAUNCHERS)
def test_a_launcher_is_a_windows_batch_file(name: str) -> None:
    content = folder_content()[name]()
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n") == len(content.splitlines())
    text = content.decode()
    order = [
        "python.exe",
        "lakip-xls --version",
        "py -3 -c",
        "call python -c",
        "goto selesai",
        "pushd",
        "\n%RUN% ",
        "pause",
    ]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert "{" not in text and "pip install" not in text
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert labels == set(re.findall(r"goto (\w+)", text))


def test_a_launcher_starts_the_python_that_made_the_folder_first() -> None:
    text = launcher("JALANKAN.bat", r"C:\Data 100%\A & B\python.exe").decode()
    assert '"PYTHON=C:\\Data 100%%\\A & B\\python.exe"' in text
    assert b"chcp 65001" in launcher("JALANKAN.bat", "C:\\Pengguna\\Jos\u00e9\\python.exe")


def test_read_me_names_every_workbook() -> None:
    text = folder_content()["BACA_SAYA.txt"]().decode()
    assert "\r\n" in text
    assert all(name in text for name in WORKBOOKS)


# ------------------------------------------------------------------ blank templates


def test_an_untouched_folder_is_no_data(tmp_path: Path) -> None:
    prepare(tmp_path)
    result = run("proses", tmp_path)
    assert result.exit_code == 2
    assert "belum diisi (12 berkas hanya berisi baris CONTOH)" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "hasil").exists()


def test_a_blank_folder_explains_itself(tmp_path: Path) -> None:
    prepare(tmp_path)
    told = run("kenali", tmp_path).output
    assert told.count("Belum diisi: hanya ada baris CONTOH.") >= len(TEMPLATE)
    assert "Jalan keluar" not in told


@pytest.mark.parametrize("name", WORKBOOKS)
def test_blank_templates_give_no_rows_and_no_finding(name: str) -> None:
    read = read_documents(open_book(TEMPLATES / name, name))
    assert not read.documents
    assert not read.temuan
    assert all(sheet.reason for sheet in read.sheet)


@pytest.mark.parametrize("template", TEMPLATE, ids=lambda t: t.file)
def test_only_cells_to_fill_in_are_unlocked(template) -> None:  # type: ignore[no-untyped-def]
    book = load_workbook(TEMPLATES / template.file)
    for spec in template.sheets:
        sheet = book[spec.name]
        first = entry_rows(spec) + 1
        assert sheet.protection.sheet and not sheet.protection.password
        for column in range(1, len(spec.columns) + 2):
            assert not sheet.cell(first, column).protection.locked
            assert sheet.cell(first - 1, column).protection.locked
            assert sheet.cell(first, column).value is None
        assert sheet.cell(first - 1, 1).value == "CONTOH"
        rules = {str(r.sqref).split(":")[0][:1] for r in sheet.data_validations.dataValidation}
        for column, own in enumerate(spec.columns, 2):
            if own.title in ("Satuan", "Polaritas", "Kelompok Belanja"):
                assert chr(64 + column) in rules


def test_settings_are_read_as_the_defaults() -> None:
    book = open_book(TEMPLATES / "Pengaturan.xlsx", "Pengaturan.xlsx")
    assert is_settings(book)
    read = read_settings(book)
    assert read.temuan == []
    assert read.settings == Settings(file="Pengaturan.xlsx")
    sheets = load_workbook(TEMPLATES / "Pengaturan.xlsx")
    for name, keys in (("Identitas", IDENTITY), ("Ketentuan", CHOICES)):
        written = [c.value for c in sheets[name]["A"][4:]]
        assert written == list(keys)


# ------------------------------------------------------------------ filled templates


@pytest.mark.parametrize("seed", [0, 7, 21])
def test_a_filled_folder_is_read_exactly_and_silently(seed: int, tmp_path: Path) -> None:
    unit = make_unit(seed)
    prepare(tmp_path)
    fill_all(tmp_path, unit)
    laporan = process(tmp_path, Options(tanggal=date(2024, 1, 31)))
    assert [t for t in laporan.temuan if t.tingkat is not Tingkat.INFO] == []
    assert {t.kode for t in laporan.temuan} <= {
        "NIL-03",
        "DOK-14",
        "IND-02",
        "BACA-10",
        "WJR-01",
        "WJR-02",
        "WJR-04",
        "WJR-05",
    }
    got = json_object(laporan)
    want = oracle.frame(unit)
    for row in want["anggaran"]:
        if row["tingkat"] != "sub_kegiatan":  # only the sub kegiatan have a code there
            row.pop("kode")
    got["tabel"]["rencana_aksi"] = [r for r in got["tabel"]["rencana_aksi"] if r["sub_kegiatan"]]
    assert compare_all(got["tabel"], want) == []
    assert compare_ringkasan(got["ringkasan"], oracle.ringkasan(unit), BIDANG) == []
    assert got["unit"] == unit.name and got["tahun"] == unit.tahun
    assert laporan.data.has(("sdm", "antar_tahun", "pembanding") if _has_pembanding(unit) else ("sdm",))


def _has_pembanding(unit) -> bool:  # type: ignore[no-untyped-def]
    return any(i.nasional for s in unit.sasaran for i in s.indikator)


def test_perubahan_is_chosen_from_the_list(tmp_path: Path) -> None:
    prepare(tmp_path)
    fill_all(tmp_path, make_unit(3))
    book = load_workbook(tmp_path / "Perjanjian Kinerja.xlsx")
    book["Indikator"]["B5"] = "Perubahan"
    book.save(tmp_path / "Perjanjian Kinerja.xlsx")
    read = read_documents(open_book(tmp_path / "Perjanjian Kinerja.xlsx", "Perjanjian Kinerja.xlsx"))
    assert read.documents[0].perubahan


def test_years_that_were_not_filled_in_are_not_guessed(tmp_path: Path) -> None:
    prepare(tmp_path)
    fill_all(tmp_path, make_unit(3))
    for name, sheet in (("Renstra.xlsx", "Renstra"), ("Pengukuran Kinerja.xlsx", "Tahun Lalu")):
        book = load_workbook(tmp_path / name)
        for cell in book[sheet][8]:
            if isinstance(cell.value, int):
                cell.value = "Tahun"
        book.save(tmp_path / name)
        read = read_documents(open_book(tmp_path / name, name))
        assert not any(d.source.sheet == sheet for d in read.documents)
        assert read.temuan


@WITHOUT_LIBREOFFICE
def test_the_sums_on_petunjuk_are_right(tmp_path: Path) -> None:
    unit = make_unit(7)
    prepare(tmp_path)
    fill_all(tmp_path, unit)
    values = recalculate((tmp_path / "Realisasi Anggaran.xlsx").read_bytes(), tmp_path)
    sheet = load_workbook(tmp_path / "Realisasi Anggaran.xlsx")["Petunjuk"]
    shown = {r[0].value: values["Petunjuk", r[1].coordinate] for r in sheet.iter_rows(max_col=2) if _formula(r[1])}
    total = oracle.ringkasan(unit)
    assert shown["Jumlah Pagu (Rp):"] == total["pagu"]
    assert shown["Jumlah Realisasi (Rp):"] == total["realisasi"]
    assert shown["Serapan (%):"] == pytest.approx(float(total["serapan"]), abs=0.005)
    assert values["Belanja", "B3"] == unit.name


def _formula(cell) -> bool:  # type: ignore[no-untyped-def]
    return cell.data_type == "f"


def test_the_example_row_is_right_by_the_official_list() -> None:
    names = {(line.kode, line.name) for line in default()}
    (column,) = [c for t in TEMPLATE for s in t.sheets for c in s.columns if c.title == "Kode"]
    assert (column.sample[0], SUB) in names
    assert next(line.satuan for line in default() if line.kode == column.sample[0]) == "Dokumen" in KELUARAN
    assert {line.tingkat: line.name for line in default() if line.name in (PROGRAM, KEGIATAN, SUB)} == {
        "program": PROGRAM,
        "kegiatan": KEGIATAN,
        "sub_kegiatan": SUB,
    }


@pytest.mark.parametrize(
    "template",
    [t for t in TEMPLATE if any(k.title == "Sub Kegiatan" for s in t.sheets for k in s.columns)],
    ids=lambda t: t.file,
)
def test_official_names_are_offered_where_they_are_typed(template, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    prepare(tmp_path)
    book = load_workbook(tmp_path / template.file)
    levels = {"Program": "program", "Kegiatan": "kegiatan", "Sub Kegiatan": "sub_kegiatan"}
    for spec in template.sheets:
        rules = {str(r.sqref): r for r in book[spec.name].data_validations.dataValidation}
        for number, own in enumerate(spec.columns, 2):
            if own.title not in levels:
                continue
            cell = book[spec.name].cell(entry_rows(spec) + 1, number).coordinate
            rule = next(r for place, r in rules.items() if place.startswith(f"{cell}:"))
            sheet, _, area = str(rule.formula1).rpartition("!")
            offered = [row[0].value for row in book[sheet.strip("'")][area.replace("$", "")]]
            assert offered == list(dict.fromkeys(x.name for x in default() if x.tingkat == levels[own.title]))
            assert own.sample[0] in offered
            assert not rule.showErrorMessage
