"""Hostile inputs through the whole job: a finding or a refusal in time, and the other files count."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from lakip_xls.pipeline import NothingToReport
from tests.hostile import books
from tests.hostile.complete import GOOD, PAGU, RunResult, fingerprint, work

SECONDS, MB = 10, 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="perlu fork")


def measured(folder: Path, *, nobody: bool = False) -> RunResult:
    """The whole job in a process of its own, within the promised time and memory."""
    from tests.hostile.apart import run_apart

    before = fingerprint(folder) if not nobody else None
    run = run_apart(lambda: work(folder), seconds_limit=60, nobody=nobody)
    assert run.error == ""
    assert run.seconds < SECONDS
    assert run.mb < MB
    assert before is None or fingerprint(folder) == before
    result: RunResult = run.result
    assert (books.KODE, PAGU) in {(row["kode"], row["pagu"]) for row in result.json["tabel"]["anggaran"]}
    assert not any(kode.startswith("SISTEM") for kode in result.kode)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    books.anggaran(tmp_path / GOOD)
    return tmp_path


@pytest.mark.parametrize("name", books.REFUSED)
def test_refused_with_the_reason(folder: Path, name: str) -> None:
    write, reason = books.REFUSED[name]
    write(folder / name)
    result = measured(folder)
    assert reason in result.temuan(name)["BACA-01"]
    assert reason in str(result.reason[name])


@pytest.mark.parametrize("name", books.READ)
def test_read_or_refused_in_time(folder: Path, name: str) -> None:
    books.READ[name](folder / name)
    result = measured(folder)
    assert result.temuan(name) or name in result.reason


def test_all_hostile_files_at_once_leave_the_sound_one_alone(folder: Path) -> None:
    for name in ("entitas.xlsx", "bersandi.xls", "terpotong.xlsx", "nyasar.xlsb", "pdf.xlsx"):
        books.REFUSED[name][0](folder / name)
    result = measured(folder)
    assert sum(t["kode"] == "BACA-01" for t in result.json["temuan"]) == 5


def test_what_was_left_out_of_a_sheet_is_said(folder: Path) -> None:
    books.READ["nyasar.xlsx"](folder / GOOD)
    result = work(folder)
    assert "XFD1048576" in result.temuan(GOOD)["BACA-11"]
    assert result.json["ringkasan"]["pagu"] == PAGU


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".xlsb"])
def test_the_same_budget_in_every_format(tmp_path: Path, ending: str) -> None:
    write: dict[str, Callable[[Path], None]] = {
        ".xlsx": books.anggaran, ".xls": books.anggaran_xls, ".ods": books.anggaran_ods, ".xlsb": books.anggaran_xlsb
    }  # fmt: skip
    write[ending](tmp_path / f"lra{ending}")
    assert work(tmp_path).json["ringkasan"]["pagu"] == PAGU


def test_the_cache_of_strict_ooxml_and_of_1904_dates_is_read(tmp_path: Path) -> None:
    day = '<row r="9"><c r="A9" t="inlineStr"><is><t>Tanggal</t></is></c><c r="B9" t="d"><v>2023-12-31</v></c></row>'
    books.xlsx(tmp_path / "strict.xlsx", books.TABLE + day, ns=books.STRICT, workbook='<workbookPr date1904="1"/>')
    result = work(tmp_path)
    assert result.json["ringkasan"]["pagu"] == PAGU


def test_macros_and_external_links_are_neither_run_nor_followed(folder: Path) -> None:
    link = (
        f'<externalLink xmlns="{books.MAIN}"><externalBook r:id="rId1" xmlns:r="{books.RELATION_KIND}"/></externalLink>'
    )
    rels = (
        f'<Relationships xmlns="{books.PACKAGE}"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{books.RELATION_KIND}/externalLinkPath" Target="http://127.0.0.1:9/lolos.xlsx"/></Relationships>'
    )
    rows = books.TABLE + '<row r="9"><c r="C9"><f>[1]Lain!A1</f><v>5</v></c></row>'
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": books.OLE2 + b"AutoOpen Shell(calc.exe)",
        "xl/externalLinks/externalLink1.xml": link,
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
    }
    (folder / GOOD).unlink()
    books.xlsx(folder / "makro.xlsm", rows, parts=parts)
    result = measured(folder)
    written = (folder / "hasil" / "h.xlsx").read_bytes()
    assert b"vba" not in written.lower()
    assert result.reason == {"makro.xlsm": None}


# --- names, links, permissions ------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "dengan  spasi & tanda 'kutip' #1 100%.xlsx",
        "Realisasi Anggaran — Kecamatan Ñandú é.xlsx",
        "预算 💥.xlsx",
        "=HYPERLINK(1)+@.xlsx",
        "a" * 240 + ".xlsx",
        "CON.xlsx",
        'nama<>:"|?*\\.xlsx',
        "dua\nbaris\t.xlsx",
        " .xlsx",
        "titik..xlsx",
    ],
)
def test_odd_names_of_files(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "kecamatan é dengan spasi"
    folder.mkdir()
    books.anggaran(folder / name)
    result = measured(folder)
    assert result.reason == {name: None}


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    books.anggaran(tmp_path / os.fsdecode(b"lra \xff\xfe.xlsx"))
    result = CliRunner().invoke(main, ["proses", str(tmp_path), "--json", str(tmp_path / "h.json")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "h.json").read_text(encoding="utf-8")


def test_a_very_long_path(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(12):
        folder = folder / ("panjang " * 12).strip()
    folder.mkdir(parents=True)
    books.anggaran(folder / GOOD)
    measured(folder)


def test_symlinks_that_lead_out_are_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("luar")
    books.anggaran(outside / "rahasia.xlsx", [("7.01.09", "Program Rahasia", 1, 1)])
    (folder / "luar.xlsx").symlink_to(outside / "rahasia.xlsx")
    (folder / "nol.xlsx").symlink_to("/dev/zero")
    (folder / "putar.xlsx").symlink_to(folder / "putar.xlsx")
    (folder / "folder.xlsx").symlink_to(outside)
    os.mkfifo(folder / "pipa.xlsx")
    result = measured(folder)
    assert "luar folder" in str(result.reason["luar.xlsx"])
    assert "luar folder" in str(result.reason["nol.xlsx"])
    assert "Rahasia" not in str(result.json)


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    books.anggaran(folder / "terkunci.xlsx")
    (folder / "terkunci.xlsx").chmod(0)
    _announce(folder)
    result = measured(folder, nobody=True)
    assert "tidak dapat dibuka" in result.temuan("terkunci.xlsx")["BACA-01"]


def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    from tests.hostile.apart import run_apart

    _announce(folder)
    folder.chmod(0o300)
    run = run_apart(lambda: _cause(folder), nobody=True)
    folder.chmod(0o700)
    assert "tidak dapat dibuka" in run.result
    assert str(folder.parent) not in run.result


def _cause(folder: Path) -> str:
    try:
        work(folder)
    except NothingToReport as reason:
        return str(reason)
    return ""


def _announce(folder: Path) -> None:
    """Let the user nobody reach a folder of the tests and write there."""
    folder.chmod(0o777)
    for parent in folder.parents:
        if parent.name.startswith(("pytest", "popen", "test_")) and parent.stat().st_uid == os.getuid():
            parent.chmod(0o755)


def test_a_logo_that_is_no_picture(folder: Path) -> None:
    for content in (
        b"",
        b"bukan gambar",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 30,
    ):
        (folder / "logo.png").write_bytes(content)
        work(folder)
        shutil.rmtree(folder / "hasil")
    (folder / "logo.png").unlink()
    (folder / "logo.png").symlink_to("/etc/passwd")
    work(folder)
