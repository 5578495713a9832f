"""A folder of three units (two samples, one generated) and one that holds nothing to read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from tests.generator import make_unit, write_unit
from tests.samples import copy_sample


def prepare(folder: Path) -> Path:
    """Write the units."""
    copy_sample("rambipuji-2023", folder / "Kec. Satu #1")
    copy_sample("rambipuji-2023-perbaikan", folder / "Kec. Dua")
    write_unit(make_unit(7), folder / "Dinas Tiga", random.Random(7))
    (folder / "Kosong").mkdir()
    (folder / "Kosong" / "catatan.txt").write_text("tidak ada workbook")
    return folder


@pytest.fixture
def daerah(tmp_path: Path) -> Path:
    """The folder of the units."""
    return prepare(tmp_path / "daerah")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder after `lakip-xls rekap` with two jobs; the JSON is rekap.json beside it."""
    folder = prepare(tmp_path_factory.mktemp("rekap") / "daerah")
    arguments = ["rekap", str(folder), "--jobs", "2", "--tanggal", "2024-02-21"]
    result = CliRunner().invoke(main, [*arguments, "--json", str(folder.parent / "rekap.json")])
    assert result.exit_code == 0, result.output
    assert "3 dari 4 perangkat daerah" in result.output
    return folder
