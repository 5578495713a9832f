"""No output of any option is an input, however its name is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lakip_xls.cli import main
from tests.hostile import books
from tests.hostile.complete import GOOD, fingerprint
from tests.samples import copy_sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bahan"
    place.mkdir()
    books.anggaran(place / GOOD)
    (place / "surat.pdf").write_bytes(b"%PDF-1.7")
    return place


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def refused(result: Result) -> None:
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Gagal: ") and result.stderr.count("\n") == 1
    assert "termasuk bahan" in result.stderr


def _hard(folder: Path) -> Path:
    path = folder.parent / "lain.xlsx"
    os.link(folder / GOOD, path)
    return path


def _symbolic(folder: Path) -> Path:
    path = folder.parent / "tautan.xlsx"
    path.symlink_to(folder / GOOD)
    return path


def _linked_folder(folder: Path) -> Path:
    (folder.parent / "pintas").symlink_to(folder)
    return folder.parent / "pintas" / GOOD


NAMES: dict[str, Callable[[Path], Path]] = {
    "same": lambda folder: folder / GOOD,
    "dots": lambda folder: folder / ".." / folder.name / "." / GOOD,
    "hard link": _hard,
    "symbolic link": _symbolic,
    "linked folder": _linked_folder,
    "not a workbook": lambda folder: folder / "surat.pdf",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["proses", "periksa"])
def test_json(folder: Path, name: str, command: str) -> None:
    before = fingerprint(folder)
    refused(run(command, folder, "--json", NAMES[name](folder)))
    assert fingerprint(folder) == before
    assert not (folder / "hasil").exists()


@pytest.mark.parametrize("name", [n for n in NAMES if n != "not a workbook"])
def test_the_result(folder: Path, name: str) -> None:
    before = fingerprint(folder)
    refused(run("proses", folder, "-o", NAMES[name](folder)))
    assert fingerprint(folder) == before


def test_given_settings(tmp_path: Path, folder: Path) -> None:
    copy_sample("rambipuji-2023-perbaikan", tmp_path / "x")
    settings = tmp_path / "x" / "Pengaturan.xlsx"
    before = settings.read_bytes()
    refused(run("periksa", folder, "--pengaturan", settings, "--json", settings))
    refused(run("proses", folder, "--pengaturan", settings, "-o", settings))
    assert settings.read_bytes() == before


def test_annotated_copies(tmp_path: Path) -> None:
    """A folder of inputs that is itself called catatan."""
    folder = copy_sample("rambipuji-2023", tmp_path / "catatan")
    before = fingerprint(folder)
    refused(run("proses", folder, "-o", tmp_path / "h.xlsx", "--catatan"))
    assert fingerprint(folder) == before
    assert run("proses", folder, "-o", tmp_path / "h.xlsx").exit_code == 0


def test_a_result_in_the_folder_of_the_inputs_is_replaced_and_kept(folder: Path) -> None:
    for _ in range(2):
        result = run("proses", folder, "-o", folder, "--json", folder / "h.json", "--tanggal", "2024-02-21")
        assert result.exit_code == 0, result.output
    (name,) = (p for p in folder.glob("LKjIP_*.xlsx"))
    assert (folder / "arsip" / f"{name.stem}_1.xlsx").is_file()
    refused(run("periksa", folder, "--json", name))


def test_an_earlier_result_that_is_compared_with_is_an_input(tmp_path: Path) -> None:
    folder = copy_sample("rambipuji-2023-perbaikan", tmp_path / "x")
    earlier = folder / "hasil" / "LKjIP_2022_Kecamatan_Rambipuji.xlsx"
    assert run("proses", folder, "--tahun", "2022", "-o", earlier, "--tanggal", "2023-02-21").exit_code == 0
    before = earlier.read_bytes()
    refused(run("proses", folder, "-o", earlier))
    refused(run("periksa", folder, "--json", earlier))
    assert earlier.read_bytes() == before


@pytest.mark.parametrize("option", ["-o", "--json"])
def test_recapitulation(folder: Path, option: str) -> None:
    before = fingerprint(folder)
    refused(run("rekap", folder.parent, option, folder / GOOD, "--jobs", "1"))
    assert fingerprint(folder) == before
    assert not (folder.parent / "hasil").exists()


@pytest.mark.parametrize("link", ["hasil", "hasil/arsip", "hasil/catatan"])
def test_a_folder_of_results_that_leads_out_is_not_written(folder: Path, link: str) -> None:
    outside = folder.parent / "luar"
    outside.mkdir()
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(outside)
    result = run("proses", folder, "--catatan")
    assert result.exit_code == 2 and "menuju ke luar" in result.stderr
    assert not list(outside.iterdir())
    assert run("proses", folder, "-o", folder.parent / "lain").exit_code == 0


@pytest.mark.parametrize("link", ["hasil", "hasil/arsip", "hasil/data_rekap", "hasil/bahan", "hasil/bahan/arsip"])
def test_a_recapitulation_that_leads_out_is_not_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    outside = tmp_path_factory.mktemp("luar")
    (folder.parent / link).parent.mkdir(parents=True, exist_ok=True)
    (folder.parent / link).symlink_to(outside)
    assert "menuju ke luar" in run("rekap", folder.parent, "--jobs", "1").stderr
    assert not list(outside.iterdir())


def test_earlier_results_that_lie_outside_are_not_read(tmp_path: Path) -> None:
    folder = copy_sample("rambipuji-2023-perbaikan", tmp_path / "x")
    outside = tmp_path / "luar" / "LKjIP_2022_Kecamatan_Rambipuji.xlsx"
    assert run("proses", folder, "--tahun", "2022", "-o", outside).exit_code == 0
    (folder / "hasil").symlink_to(outside.parent)
    assert outside.name not in run("periksa", folder, "--json", "-").stdout
    (folder / "hasil").unlink()
    (folder / "hasil").mkdir()
    os.link(outside, folder / "hasil" / outside.name)
    assert outside.name in run("periksa", folder, "--json", "-").stdout
