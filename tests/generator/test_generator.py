"""Self-checks of the generator: deterministic, consistent at all levels, and every record true."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
import python_calamine
import xlrd

from tests.generator import build_unit, make_unit, oracle, write_unit
from tests.generator.compare import compare_all
from tests.generator.sheets import Sheet, address
from tests.generator.writer import EVERYTHING, wanted

SEED = range(40)


@pytest.mark.parametrize("seed", SEED)
def test_unit_consistent(seed: int) -> None:
    unit = make_unit(seed)
    assert unit == make_unit(seed)
    f = oracle.frame(unit)
    r = oracle.ringkasan(unit)
    for bidang in ("pagu", "realisasi"):
        for tingkat in ("program", "kegiatan", "sub_kegiatan"):
            assert sum(b[bidang] for b in f["anggaran"] if b["tingkat"] == tingkat) == r[bidang]
        assert sum(b[bidang] for b in f["belanja"]) == r[bidang]
    for form in ("sub", "kegiatan"):
        assert sum(b["anggaran"] for b in oracle.rkt(unit, form)) == r["pagu"]
    assert sum(b["anggaran"] for b in f["pk_program"]) == r["pagu"]
    assert all(0 <= b["realisasi"] <= b["pagu"] for b in f["anggaran"])
    assert len({b["kode"] for b in f["anggaran"]}) == len(f["anggaran"])
    names = [oracle.name_key(b["uraian"]) for b in f["anggaran"]]
    assert len(set(names)) == len(names)
    for parent, children in zip(f["anggaran"], f["anggaran"][1:], strict=False):
        assert children["tingkat"] == "program" or children["kode"].rsplit(".", 2)[0] in parent["kode"]
    for b in f["rencana_aksi"]:
        assert sum(b[f"tw{n}"] or 0 for n in range(1, 5)) == b["target"]
    target = {b["indikator"]: b["target"] for b in f["pk"]}
    assert len(target) == len(f["pk"]) == len(f["pengukuran"])
    for b in f["renstra"]:
        assert b["tahun"] != unit.tahun or b["target"] == target[b["indikator"]]
    realisasi = {b["indikator"]: b["realisasi"] for b in f["pengukuran"]}
    for b in f["data_indikator"]:
        assert abs(b["hasil"] - Fraction(realisasi[b["indikator"]])) <= Fraction(1, 200)
    assert sum(n for _, n in unit.jabatan) == sum(n for *_, n in unit.golongan) == sum(n for _, n in unit.pendidikan)
    assert sorted(p for s in unit.sasaran for p in s.program) == list(range(len(unit.program)))


def _cell(sheet: list[Sheet]) -> list[object]:
    return [(x.name, sorted(x.cells), x.merged, [_cell_content(s) for _, s in sorted(x.cells.items())]) for x in sheet]


def _cell_content(cell: object) -> tuple[object, ...]:
    return tuple(getattr(cell, n) for n in ("value", "format", "formula", "indent"))


@pytest.mark.parametrize("seed", SEED)
def test_layout_deterministic_and_well_formed(seed: int) -> None:
    unit = make_unit(seed)
    s, t = build_unit(unit, Random(seed)), build_unit(unit, Random(seed))
    assert [(b.name, _cell(b.sheets)) for b in s.books] == [(b.name, _cell(b.sheets)) for b in t.books]
    for book in s.books:
        assert len({x.name.lower() for x in book.sheets}) == len(book.sheets)
        for x in book.sheets:
            closed = [(b, k) for a, c, d, e in x.merged for b in range(a, d + 1) for k in range(c, e + 1)]
            assert len(closed) == len(set(closed)), "merges overlap"
            children = set(closed) - {(a, c) for a, c, _, _ in x.merged}
            assert not [p for p in children if p in x.cells and x.cells[p].value is not None], "a merge hides a value"
            assert not [k for k, c in s.catatan.items() if c.sheet is x and (c.row, c.column) in children]


@pytest.mark.parametrize("seed", SEED)
def test_record_is_true(seed: int) -> None:
    """Every record names a cell that holds its value in its style, and nothing expected is missing."""
    unit = make_unit(seed)
    s = build_unit(unit, Random(seed))
    for key, c in s.catatan.items():
        cell = c.sheet.cells[c.row, c.column]
        parts = isinstance(c.content, str) and isinstance(cell.value, str)
        if parts and key[2] not in ("kelompok", "polaritas", "kode", "satuan", "pemerintah", "unit"):
            assert oracle.name_key(c.content) in oracle.name_key(cell.value) or key[2] == "target", key
        elif not isinstance(c.content, str):
            assert (cell.value, cell.format) == c.style(c.content) or c.content is None, key
    f = wanted(unit, s)
    assert f["pk"] and f["anggaran"] and f["pengukuran"] and f["efisiensi"]
    assert all(b["sasaran"] and b["indikator"] and b["target"] is not None for b in f["pk"])
    assert all(b["anggaran"] for b in f["pk_program"])
    assert all(b["sub_kegiatan"] and b["program"] for b in f["rencana_aksi"])
    assert all(b["sub_kegiatan"] and b["target"] is not None for b in f["realisasi_program"])


@pytest.mark.parametrize("format", ["xlsx", "xls", "ods"])
def test_files_hold_what_is_recorded(format: str, tmp_path: Path) -> None:
    for seed in range(6):
        unit = make_unit(seed)
        s = build_unit(unit, Random(seed), format=format)
        d = s.save(tmp_path / str(seed))
        content = {p.name: _read(p) for p in d.files}
        for key, (file, sheet, cell) in d.cells.items():
            c = s.catatan[key]
            write = c.sheet.cells[c.row, c.column].value
            got = content[file][sheet].get(cell)
            assert got == (pytest.approx(write) if isinstance(write, (int, float)) else write), key


def _read(path: Path) -> dict[str, dict[str, object]]:
    if path.suffix == ".xlsx":
        wb = openpyxl.load_workbook(path, data_only=True)
        return {w.title: {c.coordinate: c.value for b in w.iter_rows() for c in b if c.value is not None} for w in wb}
    if path.suffix == ".xls":
        book = xlrd.open_workbook(str(path))
        return {
            x.name: {
                address(b + 1, k + 1): x.cell_value(b, k)
                for b in range(x.nrows)
                for k in range(x.ncols)
                if x.cell_value(b, k) != ""
            }
            for x in book.sheets()
        }
    ods = python_calamine.load_workbook(str(path))
    result: dict[str, dict[str, object]] = {}
    for name in ods.sheet_names:
        sheet = ods.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        result[name] = {address(b, k): v for b, r in enumerate(rows, 1) for k, v in enumerate(r, 1) if v != ""}
    return result


def test_change_before_saving(tmp_path: Path) -> None:
    unit = make_unit(3)
    s = build_unit(unit, Random(3), realisasi_anggaran__sipd=False, uang="rp_titik", format="xlsx")
    file, sheet, cell = s.change(("anggaran", 2, "pagu"), 1234567)
    s.save(tmp_path)
    assert openpyxl.load_workbook(tmp_path / file)[sheet][cell].value == "Rp. 1.234.567"


def test_few_documents(tmp_path: Path) -> None:
    unit = make_unit(5)
    d = write_unit(unit, tmp_path, Random(5), document={"realisasi_anggaran"})
    f = wanted(unit, d)
    assert len(d.files) == 1
    assert {n for n, b in f.items() if b} <= {"anggaran", "belanja"}
    assert ("identitas", "realisasi_anggaran", "tahun") in d.cells
    assert "pengaturan" not in EVERYTHING


def test_comparison_sees_a_difference() -> None:
    unit = make_unit(7)
    f = wanted(unit, build_unit(unit, Random(7)))
    assert compare_all(f, f) == []
    other = {n: [dict(b) for b in row] for n, row in f.items()}
    other["anggaran"][-1]["realisasi"] += 1
    other["pk"].pop()
    assert len(compare_all(other, f)) == 2
