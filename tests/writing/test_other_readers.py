"""The result workbook opened by other programs: every one sees the same values in the same cells."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from lakip_xls.writing.workbook import build
from tests.writing.sample import laporan

NODE = shutil.which("node")
_READ = """
const book = require('xlsx').readFile(process.argv[1], {cellFormula: true});
const result = {};
for (const name of book.SheetNames) {
  const cells = {};
  for (const [place, cell] of Object.entries(book.Sheets[name]))
    if (place[0] !== '!' && cell.v !== undefined && cell.v !== '') cells[place] = cell.v;
  result[name] = cells;
}
process.stdout.write(JSON.stringify(result));
"""

Content = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hasil") / "hasil.xlsx"
    path.write_bytes(build(laporan(), path.parent, path.parent))
    return path


@pytest.fixture(scope="module")
def openpyxl_(path: Path) -> Content:
    book = load_workbook(path, data_only=True)
    return {
        s.title: {c.coordinate: c.value for row in s.iter_rows() for c in row if c.value not in (None, "")}
        for s in book
    }


def _versus(own: Content, other: Content) -> None:
    assert list(own) == list(other)
    for name, cells in own.items():
        assert cells.keys() == other[name].keys(), name
        for place, value in cells.items():
            seen = other[name][place]
            if isinstance(value, (int, float)):
                assert seen == pytest.approx(value, rel=1e-12), (name, place)
            else:
                assert seen == value, (name, place)


def test_calamine_sees_what_openpyxl_sees(path: Path, openpyxl_: Content) -> None:
    from openpyxl.utils import get_column_letter

    book = CalamineWorkbook.from_path(path)
    seen: Content = {}
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        seen[name] = {
            f"{get_column_letter(c)}{r}": v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if v != ""
        }
    _versus(openpyxl_, seen)


@pytest.mark.skipif(NODE is None, reason="node tidak terpasang, SheetJS tidak dapat dijalankan")
def test_sheetjs_sees_what_openpyxl_sees(path: Path, openpyxl_: Content) -> None:
    run = subprocess.run([str(NODE), "-e", _READ, str(path)], capture_output=True, timeout=60, check=False)
    if b"Cannot find module 'xlsx'" in run.stderr:
        pytest.skip("modul xlsx (SheetJS) tidak ditemukan: npm install xlsx, lalu atur NODE_PATH")
    assert run.returncode == 0, run.stderr.decode()
    _versus(openpyxl_, json.loads(run.stdout))
