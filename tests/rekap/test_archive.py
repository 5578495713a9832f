"""Units that were sent as zips, and what changed since an earlier recapitulation."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner, Result

from lakip_xls.cli import main
from lakip_xls.rekap.archive import NoArchive, opened
from tests.rekap.test_parts import _budget


def run(folder: Path, *options: str | Path) -> Result:
    return CliRunner().invoke(main, ["rekap", str(folder), "--jobs", "1", *(str(o) for o in options)])


def _zip(source: Path, target: Path, within: str = "") -> None:
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for path in sorted(source.iterdir()):
            archive.write(path, f"{within}{path.name}")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A unit in a folder, one in a zip, and one in a folder of a zip."""
    place = tmp_path / "daerah"
    for number, name in enumerate(("Dinas A", "Dinas B", "Dinas C"), 1):
        (place / name).mkdir(parents=True)
        _budget(place / name / "lra.xlsx", 2023, 1000 * number, 100 * number)
    _zip(place / "Dinas B", place / "Dinas B.zip")
    _zip(place / "Dinas C", place / "Dinas C.zip", "Dinas C/")
    for name in ("Dinas B", "Dinas C"):
        shutil.rmtree(place / name)
    return place


def test_zips_are_units_and_nothing_of_them_stays(
    region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    result = run(region, "--json", tmp_path / "r.json")
    assert "3 dari 3 perangkat daerah" in result.output, result.output
    units = {u["folder"]: u for u in json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["unit"]}
    assert set(units) == {"Dinas A", "Dinas B", "Dinas C"}
    pagu = [units[name]["ringkasan"]["pagu"] for name in sorted(units)]
    assert pagu[1] == 2 * pagu[0] and pagu[2] == 3 * pagu[0]
    assert all((region / "hasil" / u["berkas"]).is_file() for u in units.values())
    assert list(temporary.iterdir()) == []
    assert sorted(p.name for p in region.iterdir()) == ["Dinas A", "Dinas B.zip", "Dinas C.zip", "hasil"]


def test_a_zip_beside_a_folder_of_its_name_keeps_its_ending(region: Path, tmp_path: Path) -> None:
    (region / "Dinas B").mkdir()
    _budget(region / "Dinas B" / "lra.xlsx", 2023, 7000, 700)
    run(region, "--json", tmp_path / "r.json")
    names = [u["folder"] for u in json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["unit"]]
    assert names == ["Dinas A", "Dinas B", "Dinas B.zip", "Dinas C"]


@pytest.mark.parametrize(
    "name", ["../keluar.xlsx", "/mutlak.xlsx", "C:/windows.xlsx", "a/../../keluar.xlsx", "..\\keluar.xlsx"]
)
def test_no_zip_writes_outside_of_its_folder(name: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "u.zip", "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(NoArchive, match=r"u\.zip"), opened(tmp_path / "u.zip"):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["u.zip"]


def test_damaged_and_swelling_zips_are_named(region: Path) -> None:
    (region / "Dinas B.zip").write_bytes(b"PK\x03\x04 rusak")
    with ZipFile(region / "Dinas C.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("bom.xlsx", bytes(40 * 2**20))
    result = run(region, "--ketat")
    assert result.exit_code == 1
    assert "Tidak terbaca: Dinas B: Arsip Dinas B.zip" in result.stderr
    assert "Tidak terbaca: Dinas C: Arsip Dinas C.zip" in result.stderr


def test_what_changed_since_the_last_time_is_told(region: Path, tmp_path: Path) -> None:
    before = tmp_path / "dulu.json"
    run(region, "--json", before)
    assert "Berubah sejak rekap sebelumnya: 0 dari 3" in run(region, "--sejak", before).output
    _budget(region / "Dinas A" / "lra.xlsx", 2023, 1000, 900)
    (region / "Dinas B.zip").unlink()
    (region / "Dinas C.zip").write_bytes(b"rusak")
    (region / "Dinas D").mkdir()
    _budget(region / "Dinas D" / "lra.xlsx", 2023, 5000, 500)
    text = run(region, "--sejak", before).output
    assert "Berubah sejak rekap sebelumnya: 4 dari 4" in text
    assert "Dinas A: realisasi Rp " in text
    assert "Dinas B: tidak ada lagi" in text
    assert "Dinas C: sekarang tidak terbaca" in text
    assert "Dinas D: baru" in text


@pytest.mark.parametrize("content", ["", "[]", '{"unit": [1]}', "bukan json"])
def test_another_file_is_no_earlier_recapitulation(content: str, region: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    result = run(region, "--sejak", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "x.json" in result.stderr
    assert not (region / "hasil").exists()
