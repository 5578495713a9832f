"""A pagu or a realisasi that is lacking: no total, percentage, rank or sentence stands on the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lakip_xls.cli import main
from tests.samples import copy_sample

NAME = "Realisasi Anggaran 2023.xlsx"
SHEET = "Tabel 3.8"


def spoilt(folder: Path, column: int, value: object) -> str:
    """The corrected sample with one amount of its first programme replaced; returns the cell."""
    copy_sample("rambipuji-2023-perbaikan", folder)
    row = next(
        r for r in range(4, 30) if isinstance(load_workbook(folder / NAME)[SHEET].cell(r, 3).value, (int, float))
    )
    book = load_workbook(folder / NAME)
    cell = book[SHEET].cell(row, column)
    cell.value = value  # type: ignore[assignment]
    book.save(folder / NAME)
    return str(cell.coordinate)


@pytest.mark.parametrize(
    ("column", "value"), [(3, "lihat lampiran"), (3, "#REF!"), (4, "?"), (4, None)], ids=["text", "error", "?", "blank"]
)
def test_nothing_stands_on_the_rest(tmp_path: Path, column: int, value: object) -> None:
    place = spoilt(tmp_path / "x", column, value)
    arguments = ["proses", str(tmp_path / "x"), "-o", str(tmp_path / "h.xlsx"), "--json", str(tmp_path / "h.json")]
    result = CliRunner().invoke(main, [*arguments, "--tanggal", "2024-02-21"])
    assert result.exit_code == 0, result.output
    assert "belum lengkap" in result.output and f"sel {place}" in result.output
    assert "(serapan" not in result.output
    figures = json.loads((tmp_path / "h.json").read_text())["ringkasan"]
    name = "pagu" if column == 3 else "realisasi"
    assert (figures[name], figures["serapan"], figures["sisa"]) == (None, None, None)
    book = load_workbook(tmp_path / "h.xlsx", data_only=True)
    words = f"belum lengkap (sel {place})"
    table = [[str(c.value or "") for c in row] for row in book["3.8 Anggaran"].iter_rows()]
    total = next(row for row in table if row[0] == "JUMLAH")
    assert total[column] == total[5] == total[6] == words
    for sheet in ("Ikhtisar", "3.7 Efisiensi"):
        assert words in [str(c.value) for row in book[sheet].iter_rows() for c in row], sheet
    story = "\n".join(str(c.value) for row in book["Narasi"].iter_rows() for c in row if c.value)
    assert words in story
    assert "Serapan tertinggi" not in story
    assert "atau 95,14% dari" not in story


def test_the_corrected_sample_lacks_nothing(tmp_path: Path) -> None:
    copy_sample("rambipuji-2023-perbaikan", tmp_path / "x")
    result = CliRunner().invoke(main, ["proses", str(tmp_path / "x"), "-o", str(tmp_path / "h.xlsx")])
    assert "belum lengkap" not in result.output
    book = load_workbook(tmp_path / "h.xlsx", data_only=True)
    assert not [
        (s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row if "belum lengkap" in str(c.value)
    ]
