"""An office's own nomenclature: its lines are read, and the rules use them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from openpyxl import Workbook

from lakip_xls.documents.office_nomenklatur import is_nomenclature, read_nomenclature
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.pipeline import Options, process
from lakip_xls.reading.book import Book
from lakip_xls.reading.gate import open_book
from tests.generator import build_unit, make_unit

Row = tuple[object, ...]


def save(folder: Path, rows: list[Row], name: str = "Nomenklatur Dinas.xlsx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def book(folder: Path, rows: list[Row], name: str = "Nomenklatur Dinas.xlsx") -> Book:
    return open_book(save(folder, rows, name), name)


COMPLETE: list[Row] = [
    ("NOMENKLATUR PROGRAM DINAS SOSIAL", None, None, None),
    ("Kode Nomenklatur", "Level", "Uraian", "Satuan"),
    ("1.06.02", "Program", "PROGRAM PEMBERDAYAAN SOSIAL", None),
    ("1.06.02.2.01", "Kegiatan", "Pemberdayaan Potensi Sumber Kesejahteraan Sosial", None),
    ("1.06.02.2.01.0001", "Sub Kegiatan", "Peningkatan Kemampuan Karang Taruna", "Orang"),
    ("belum ada", "Sub Kegiatan", "Penyuluhan Sosial Keliling", "Orang"),
]


def test_lines_with_a_readable_code_are_taken_and_the_others_named(tmp_path: Path) -> None:
    workbook = book(tmp_path, COMPLETE)
    assert is_nomenclature(workbook)
    lines, sheets = read_nomenclature(workbook)
    assert lines[0] == Nomenklatur("1.06.02", "program", "PROGRAM PEMBERDAYAAN SOSIAL", None)
    assert lines[2] == Nomenklatur("1.06.02.2.01.0001", "sub_kegiatan", "Peningkatan Kemampuan Karang Taruna", "Orang")
    assert len(lines) == 3
    assert "1 baris" in sheets[0].reason and "A6" in sheets[0].reason


def test_the_level_comes_from_the_code_where_no_column_says_it(tmp_path: Path) -> None:
    lines, _ = read_nomenclature(
        book(tmp_path, [("Kode", "Nama"), ("1.06.02.2.01", "Kegiatan Pemberdayaan Karang Taruna")])
    )
    assert [(n.tingkat, n.name, n.satuan) for n in lines] == [("kegiatan", "Pemberdayaan Karang Taruna", None)]


def test_name_and_heading_are_both_needed(tmp_path: Path) -> None:
    assert not is_nomenclature(book(tmp_path, COMPLETE, "daftar kode.xlsx"))
    assert not is_nomenclature(book(tmp_path, [("Nama", "Alamat"), ("Budi", "Jember")]))


def test_a_name_that_differs_from_the_offices_own_list_is_found(tmp_path: Path) -> None:
    unit = next(u for u in map(make_unit, range(40)) if u.kind != "kecamatan" and len(u.program) > 1)
    program = unit.program[-1]
    draft = build_unit(unit, Random(3), realisasi_anggaran__sipd=False, realisasi_anggaran__hierarki="kode")
    draft.save(tmp_path)
    options = Options(tanggal=date(2024, 1, 31))
    assert not [t for t in process(tmp_path, options).temuan if t.kode == "NOM-01"]
    save(tmp_path, [("Kode", "Nama"), (program.kode, program.name + " TERPADU")], "nomenklatur.xlsx")
    laporan = process(tmp_path, options)
    found = [t for t in laporan.temuan if t.kode == "NOM-01"]
    assert [t.seharusnya for t in found] == [program.name + " TERPADU"]
    assert any("nomenklatur kantor" in s.reason for b in laporan.files for s in b.sheets)
