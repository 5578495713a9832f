"""An office's own nomenclature: its lines are read, and the rules use them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from openpyxl import Workbook

from lakip_xls.documents.nomenklatur_kantor import is_nomenclature, read_nomenclature
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.pipeline import Opsi, proses
from lakip_xls.reading.book import Book
from lakip_xls.reading.gate import open_book
from tests.pembangkit import buat_unit, susun_unit

Baris = tuple[object, ...]


def simpan(folder: Path, rows: list[Baris], name: str = "Nomenklatur Dinas.xlsx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def buku(folder: Path, rows: list[Baris], name: str = "Nomenklatur Dinas.xlsx") -> Book:
    return open_book(simpan(folder, rows, name), name)


LENGKAP: list[Baris] = [
    ("NOMENKLATUR PROGRAM DINAS SOSIAL", None, None, None),
    ("Kode Nomenklatur", "Level", "Uraian", "Satuan"),
    ("1.06.02", "Program", "PROGRAM PEMBERDAYAAN SOSIAL", None),
    ("1.06.02.2.01", "Kegiatan", "Pemberdayaan Potensi Sumber Kesejahteraan Sosial", None),
    ("1.06.02.2.01.0001", "Sub Kegiatan", "Peningkatan Kemampuan Karang Taruna", "Orang"),
    ("belum ada", "Sub Kegiatan", "Penyuluhan Sosial Keliling", "Orang"),
]


def test_lines_with_a_readable_code_are_taken_and_the_others_named(tmp_path: Path) -> None:
    book = buku(tmp_path, LENGKAP)
    assert is_nomenclature(book)
    lines, sheets = read_nomenclature(book)
    assert lines[0] == Nomenklatur("1.06.02", "program", "PROGRAM PEMBERDAYAAN SOSIAL", None)
    assert lines[2] == Nomenklatur("1.06.02.2.01.0001", "sub_kegiatan", "Peningkatan Kemampuan Karang Taruna", "Orang")
    assert len(lines) == 3
    assert "1 baris" in sheets[0].alasan and "A6" in sheets[0].alasan


def test_the_level_comes_from_the_code_where_no_column_says_it(tmp_path: Path) -> None:
    lines, _ = read_nomenclature(
        buku(tmp_path, [("Kode", "Nama"), ("1.06.02.2.01", "Kegiatan Pemberdayaan Karang Taruna")])
    )
    assert [(n.tingkat, n.nama, n.satuan) for n in lines] == [("kegiatan", "Pemberdayaan Karang Taruna", None)]


def test_name_and_heading_are_both_needed(tmp_path: Path) -> None:
    assert not is_nomenclature(buku(tmp_path, LENGKAP, "daftar kode.xlsx"))
    assert not is_nomenclature(buku(tmp_path, [("Nama", "Alamat"), ("Budi", "Jember")]))


def test_a_name_that_differs_from_the_offices_own_list_is_found(tmp_path: Path) -> None:
    unit = next(u for u in map(buat_unit, range(40)) if u.jenis != "kecamatan" and len(u.program) > 1)
    program = unit.program[-1]
    susunan = susun_unit(unit, Random(3), realisasi_anggaran__sipd=False, realisasi_anggaran__hierarki="kode")
    susunan.simpan(tmp_path)
    opsi = Opsi(tanggal=date(2024, 1, 31))
    assert not [t for t in proses(tmp_path, opsi).temuan if t.kode == "NOM-01"]
    simpan(tmp_path, [("Kode", "Nama"), (program.kode, program.nama + " TERPADU")], "nomenklatur.xlsx")
    laporan = proses(tmp_path, opsi)
    found = [t for t in laporan.temuan if t.kode == "NOM-01"]
    assert [t.seharusnya for t in found] == [program.nama + " TERPADU"]
    assert any("nomenklatur kantor" in s.alasan for b in laporan.berkas for s in b.lembar)
