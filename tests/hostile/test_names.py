"""Names that are no letters: bytes that are not UTF-8, and escapes that a terminal would obey."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lakip_xls.cli import main
from lakip_xls.shown import shown
from tests.hostile import books

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nama seperti ini hanya ada di Linux")

ODD = os.fsdecode(b"r\xff\xe9")
ESCAPE = "\x1b]0;judul\x07\x1b[2J\x9b1m"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], color=True)
    assert "Galat program" not in result.output
    for part in ("\x07", "\x9b", "\x1b]", "\x1b[2J"):
        assert part not in result.output
    return result


@pytest.fixture(params=[ODD, ESCAPE], ids=["not UTF-8", "escapes"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, name: str) -> Path:
    """A folder of that name with a sound workbook of that name."""
    place = tmp_path / "unit" / name
    place.mkdir(parents=True)
    books.anggaran(place / f"{name}.xlsx")
    return place


def test_every_option(tmp_path: Path, folder: Path, name: str) -> None:
    out = tmp_path / f"h{name}"
    result = run(
        *("proses", folder, "-o", out / f"{name}.xlsx", "--csv", out / "csv", "--catatan", "--word"),
        *("--json", out / f"{name}.json"),
    )
    assert result.exit_code == 0, result.output
    assert "2 sel diberi catatan" in result.output
    assert len(list((out / "catatan").glob("*.xlsx"))) == 1
    assert json.loads((out / f"{name}.json").read_bytes())["berkas"][0]["nama"] == f"{shown(name)}.xlsx"


@pytest.mark.parametrize("command", ["periksa", "kenali", "proses"])
def test_the_screen(folder: Path, command: str) -> None:
    result = run(command, folder)
    assert result.exit_code == 0, result.output


def test_what_cannot_be_read_is_named(folder: Path, name: str) -> None:
    books.REFUSED["pdf.xlsx"][0](folder / f"a{name}.xlsx")
    result = run("kenali", folder / f"a{name}.xlsx")
    assert result.exit_code == 2 and shown(name) in result.output


def test_recapitulation(tmp_path: Path, folder: Path, name: str) -> None:
    for resume in ((), ("--lanjut",)):
        result = run("rekap", folder.parent, "--jobs", "1", "--json", tmp_path / "r.json", *resume)
        assert result.exit_code == 0, result.output
        assert "Selesai: 1 dari 1" in result.output
        assert json.loads((tmp_path / "r.json").read_bytes())["tidak_terbaca"] == 0
    assert run("rekap", folder.parent, "--jobs", "1", "--json", "-", "--lanjut").exit_code == 0
    (folder.parent / f"x{name}").mkdir()
    assert run("rekap", folder.parent, "--jobs", "1").exit_code == 0


def test_letters_stay() -> None:
    assert shown("Ñandú 日本 e\u0301 a\xa0b\nc") == "Ñandú 日本 e\u0301 a\xa0b\nc"
