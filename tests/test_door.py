"""lakip_xls from Python, as the contract promises it and README shows it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import lakip_xls
from lakip_xls.skema import FRAMES
from tests.samples import make

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def report() -> lakip_xls.FolderReport:
    return lakip_xls.baca(str(make.SAMPLES / "rambipuji-2023-perbaikan"))


def test_every_frame_is_there_with_its_columns(report: lakip_xls.FolderReport) -> None:
    assert list(report.frames) == list(FRAMES)
    for name, frame in report.frames.items():
        assert list(frame.columns) == [c.name for c in FRAMES[name].all_columns]
    assert report.frames["anggaran"]["pagu"].dtype == "Int64" and report.frames["anggaran"]["persen"].dtype == "float64"
    assert report.temuan is report.frames["temuan"]


def test_a_cell_holds_what_the_frame_says(report: lakip_xls.FolderReport) -> None:
    frame, cells = report.frames["anggaran"], report.sel("anggaran")
    assert cells.shape == frame.shape and list(cells.columns) == list(frame.columns)
    for value, place in zip(frame["realisasi"], cells["realisasi"], strict=True):
        file, sheet, cell = re.fullmatch(r"(.+)\|(.+)!([A-Z]+\d+)", place).groups()  # type: ignore[union-attr]
        written = load_workbook(make.SAMPLES / "rambipuji-2023-perbaikan" / file, data_only=True)[sheet][cell].value
        assert int(re.sub(r"\D", "", str(written))) == value


def test_every_frame_has_cells_of_its_shape(report: lakip_xls.FolderReport) -> None:
    for name in set(FRAMES) - {"temuan"}:
        assert report.sel(name).shape == report.frames[name].shape
    with pytest.raises(KeyError):
        report.sel("temuan")


def test_totals(report: lakip_xls.FolderReport) -> None:
    programmes = report.frames["anggaran"].query("tingkat == 'program'")
    assert report.ringkasan["pagu"] == programmes["pagu"].sum()
    assert report.ringkasan["serapan"] == pytest.approx(100 * programmes["realisasi"].sum() / programmes["pagu"].sum())


def test_both_workbooks_are_written_and_no_input(report: lakip_xls.FolderReport, tmp_path: Path) -> None:
    paths = lakip_xls.tulis(report, tmp_path / "baru" / "hasil.xlsx")
    assert [p.name for p in paths] == ["hasil.xlsx", "Lampiran_hasil.xlsx"] and all(p.is_file() for p in paths)
    own = next((make.SAMPLES / "rambipuji-2023-perbaikan").glob("Realisasi*.xlsx"))
    with pytest.raises(lakip_xls.CannotWrite):
        lakip_xls.tulis(report, own)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(lakip_xls.NothingToReport, match="Tidak ada workbook"):
        lakip_xls.baca(tmp_path)


def test_the_command_does_not_import_pandas() -> None:
    code = "import sys, lakip_xls, lakip_xls.cli; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_example_of_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = next(e for e in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "lakip_xls.baca(" in e)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    per_program = names["per_program"]
    assert isinstance(per_program, pd.DataFrame) and len(per_program) > 3
