"""Filling in the blank workbooks of a folder, as a person would: values into the cells that are unlocked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.generator.unit import KELOMPOK, Indikator, Sasaran, Unit

Value = str | int | float | Decimal | None
KELOMPOK_NAMES = dict(
    zip(KELOMPOK, ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga", "Belanja Transfer"), strict=True)
)


def fill_all(folder: Path, unit: Unit, ketentuan: Mapping[str, str | int] | None = None) -> None:
    """Fill in every template of a folder with the figures of a unit."""
    for name, sheets in _entry(unit).items():
        book = load_workbook(folder / name)
        first = book.worksheets[0]
        for row, value in zip((2, 3, 4), (unit.pemerintah, unit.name, unit.tahun), strict=True):
            _write(first, row, 2, value)
        for sheet, rows in sheets.items():
            _row(book[sheet], rows)
        if name == "Renstra.xlsx":
            _tahun(first, [y for y, _ in unit.sasaran[0].indikator[0].renstra])
        if name == "Pengukuran Kinerja.xlsx":
            _tahun(book["Tahun Lalu"], [unit.tahun - 2, unit.tahun - 1] * 2)
        book.save(folder / name)
    settings = load_workbook(folder / "Pengaturan.xlsx")
    identity = {"Pemerintah daerah": unit.pemerintah, "Unit": unit.name, "Tahun": unit.tahun}
    key_content(settings, "Identitas", identity)
    key_content(settings, "Ketentuan", ketentuan or {})
    negative = [(i.name, "negatif") for _, i in _indikator(unit) if i.negative]
    table_content(settings["Polaritas"], negative)
    table_content(
        settings["Sasaran Program"], [(s.name, unit.program[p].name) for s in unit.sasaran for p in s.program]
    )
    settings.save(folder / "Pengaturan.xlsx")


def key_content(book: Workbook, sheet: str, value: Mapping[str, str | int]) -> None:
    """Set values of a sheet 'Kunci | Nilai'."""
    own_sheet = book[sheet]
    places = {own_sheet.cell(row, 1).value: row for row in range(5, own_sheet.max_row + 1)}
    for name, figure in value.items():
        _write(own_sheet, places[name], 2, figure)


def table_content(sheet: Worksheet, rows: Sequence[Sequence[Value]]) -> None:
    """Fill in a table of Pengaturan.xlsx below its example rows."""
    start = max(r for r in range(1, 20) if sheet.cell(r, 1).value == "CONTOH") + 1
    for row, values in enumerate(rows, start):
        for column, value in enumerate(values, 2):
            _write(sheet, row, column, value)


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    assert not cell.protection.locked, f"{sheet.title}!{cell.coordinate} terkunci"
    cell.value = value


def _row(sheet: Worksheet, rows: Sequence[Sequence[Value]]) -> None:
    start = max(r for r in range(1, 20) if sheet.cell(r, 1).value == "CONTOH") + 1
    for row, values in enumerate(rows, start):
        for column, value in enumerate(values, 2):
            if value is not None:
                _write(sheet, row, column, value)


def _tahun(sheet: Worksheet, years: Sequence[int]) -> None:
    cells = [c for c in sheet[8] if c.value == "Tahun"]
    for cell, year in zip(cells, years, strict=False):
        _write(sheet, cell.row, cell.column, year)


def _indikator(unit: Unit) -> Iterator[tuple[Sasaran, Indikator]]:
    for s in unit.sasaran:
        for i in s.indikator:
            yield s, i


def _triwulan_sasaran(i: Indikator) -> list[Value]:
    """A target of the year's end, which is the usual one of an index."""
    return [None, None, None, i.target]


def _entry(unit: Unit) -> dict[str, dict[str, list[list[Value]]]]:
    """File -> sheet -> rows, in the order of the columns behind 'No'."""
    pairs = list(_indikator(unit))
    paths = list(unit.sasaran_path())
    codes = list(unit.kode_path())
    groups = [(k, [s.kelompok(n) for *_, s in codes]) for n, k in enumerate(KELOMPOK)]
    return {
        "Perjanjian Kinerja.xlsx": {
            "Indikator": [[s.name, i.name, i.satuan, i.target] for s, i in pairs],
            "Program": [[p.name, sum(s.pagu for s in p.all_sub()), p.sumber_dana] for p in unit.program],
        },
        "RKT.xlsx": {"RKT": _rkt(unit)},
        "Rencana Aksi.xlsx": {
            "Sub Kegiatan": [
                [s.name, p.name, k.name, x.name, x.indikator, x.satuan, x.target, *x.triwulan] for s, p, k, x in paths
            ],
            "Sasaran": [[s.name, i.name, i.satuan, i.target, *_triwulan_sasaran(i)] for s, i in pairs],
        },
        "Realisasi Anggaran.xlsx": {
            "Realisasi Anggaran": [[x.kode, p.name, k.name, x.name, x.pagu, x.realisasi] for p, k, x in codes],
            "Belanja": [
                [KELOMPOK_NAMES[k], sum(p for p, _ in v), sum(r for _, r in v)]
                for k, v in groups
                if any(p for p, _ in v)
            ],
        },
        "Realisasi Program.xlsx": {
            "Realisasi Program": [
                [p.name, k.name, x.name, x.indikator, x.satuan, x.target, x.realisasi_keluaran] for _, p, k, x in paths
            ]
        },
        "Pengukuran Kinerja.xlsx": {
            "Pengukuran": [
                [s.name, i.name, i.satuan, "negatif" if i.negative else "positif", i.target, i.realisasi]
                for s, i in pairs
            ],
            "Tahun Lalu": [
                [s.name, i.name, i.satuan, i.then_[0], i.then_[0], i.then_[1], i.then_[1]] for s, i in pairs
            ],
        },
        "Renstra.xlsx": {"Renstra": [[s.name, i.name, i.satuan, *(t for _, t in i.renstra)] for s, i in pairs]},
        "IKU.xlsx": {"IKU": [[s.name, i.name, i.formulasi, i.penanggung_jawab, i.sumber_data] for s, i in pairs]},
        "Data Dukung Indikator.xlsx": {
            "Data Dukung": [
                [i.name, i.data.uraian_pembilang, i.data.pembilang, i.data.uraian_penyebut, i.data.penyebut]
                for _, i in pairs
                if i.data
            ]
        },
        "Refocusing.xlsx": {"Refocusing": [[p.name, p.semula, p.ditarik] for p in unit.pergeseran]},
        "Data Kepegawaian.xlsx": {
            "Jabatan": [list(row) for row in unit.jabatan],
            "Golongan": [list(row) for row in unit.golongan],
            "Pendidikan": [list(row) for row in unit.pendidikan],
        },
        "Pembanding.xlsx": {
            "Pembanding": [[s.name, i.name, i.satuan, i.nasional, "Rata-rata nasional"] for s, i in pairs if i.nasional]
        },
    }


def _rkt(unit: Unit) -> list[list[Value]]:
    from tests.generator import oracle

    names = (
        "sasaran", "indikator", "target", "program", "indikator_program", "target_program", "kegiatan", "sub_kegiatan",
        "indikator_kegiatan", "target_kegiatan",
    )  # fmt: skip
    units = {x.name: x.satuan for *_, x in unit.kode_path()}
    return [[*(row[n] for n in names), units[row["sub_kegiatan"]], row["anggaran"]] for row in oracle.rkt(unit, "sub")]
