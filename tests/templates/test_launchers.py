"""The launchers as cmd.exe of Wine runs them, with a program that stands in for Python and notes how it was called."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from lakip_xls.templates.prepare import launcher

WINE = shutil.which("wine")
PIP = find_spec("pip")
STUB = Path(PIP.origin).parent / "_vendor" / "distlib" / "t64.exe" if PIP and PIP.origin else Path("t64.exe")

pytestmark = [
    pytest.mark.skipif(WINE is None, reason="Wine is not installed"),
    pytest.mark.skipif(
        not STUB.is_file(), reason="pip, whose launcher for scripts stands in for python.exe, is absent"
    ),
    pytest.mark.xdist_group("wine"),
]


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh Windows."""
    return {**os.environ, "WINEPREFIX": str(tmp_path_factory.mktemp("wine")), "WINEDEBUG": "-all", "WINEARCH": "win64"}


def windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def stand_in(python: Path, log: Path, code: int = 0) -> Path:
    """A python.exe that writes where and how it was called; a call to import something only succeeds."""
    note = log.with_suffix(".bat")
    note.write_bytes(
        b'@echo off\r\nif "%~2"=="-c" exit 0\r\n'
        + f'>>{windows(log)} echo "%CD%" %2 %3 %4 %5\r\nexit {code}\r\n'.encode()
    )
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("__main__.py", "")
    python.parent.mkdir(parents=True, exist_ok=True)
    start = f"#!C:\\windows\\system32\\cmd.exe /c {windows(note)}\n".encode()
    python.write_bytes(STUB.read_bytes() + start + archive.getvalue())
    return python


def run(prefix: dict[str, str], bat: Path, *arguments: str, answer: str = "\r\n") -> str:
    done = subprocess.run(
        [str(WINE), "cmd", "/c", "call", windows(bat), *arguments], env=prefix, input=answer.encode(), capture_output=True,
        timeout=120, check=False,
    )  # fmt: skip
    return done.stdout.decode(errors="replace")


def folder(tmp_path: Path, name: str, python: str = "") -> Path:
    """A working folder with a space and an ampersand in its name, and a launcher in it."""
    here = tmp_path / "Laporan & Kinerja (2023)"
    here.mkdir()
    (here / name).write_bytes(launcher(name, python))
    return here


def test_the_python_that_made_the_folder_is_started_in_it(prefix: dict[str, str], tmp_path: Path) -> None:
    python = stand_in(tmp_path / "Program & Files (x86)" / "python.exe", tmp_path / "log.txt")
    here = folder(tmp_path, "JALANKAN.bat", windows(python))
    said = run(prefix, here / "JALANKAN.bat")
    assert "Mohon tunggu" in said and "belum dapat dibuat" not in said
    assert (tmp_path / "log.txt").read_text().strip() == f'"{windows(here)}" -m lakip_xls proses .'


def test_a_dropped_folder_is_the_one_that_is_processed(prefix: dict[str, str], tmp_path: Path) -> None:
    python = stand_in(tmp_path / "py" / "python.exe", tmp_path / "log.txt")
    here = folder(tmp_path, "JALANKAN.bat", windows(python))
    other = tmp_path / "Folder Lain"
    other.mkdir()
    run(prefix, here / "JALANKAN.bat", windows(other))
    assert f'"{windows(other)}" -m lakip_xls proses .' in (tmp_path / "log.txt").read_text()


def test_a_failure_is_told(prefix: dict[str, str], tmp_path: Path) -> None:
    python = stand_in(tmp_path / "py" / "python.exe", tmp_path / "log.txt", 2)
    here = folder(tmp_path, "JALANKAN.bat", windows(python))
    assert "Laporan belum dapat dibuat" in run(prefix, here / "JALANKAN.bat")


def test_the_environment_beside_the_launcher_is_found(prefix: dict[str, str], tmp_path: Path) -> None:
    here = folder(tmp_path, "PERIKSA.bat", r"C:\tidak ada\python.exe")
    stand_in(here / ".venv" / "Scripts" / "python.exe", tmp_path / "log.txt")
    run(prefix, here / "PERIKSA.bat")
    assert "-m lakip_xls periksa ." in (tmp_path / "log.txt").read_text()


def test_a_new_folder_has_the_name_that_was_typed(prefix: dict[str, str], tmp_path: Path) -> None:
    python = stand_in(tmp_path / "py" / "python.exe", tmp_path / "log.txt", 1)
    here = folder(tmp_path, "FOLDER_BARU.bat", windows(python))
    run(prefix, here / "FOLDER_BARU.bat", answer="LKjIP\n\n")
    assert '-m lakip_xls siapkan "LKjIP' in (tmp_path / "log.txt").read_text()


def test_where_nothing_is_installed_it_says_what_to_do(prefix: dict[str, str], tmp_path: Path) -> None:
    here = folder(tmp_path, "JALANKAN.bat")
    said = run(prefix, here / "JALANKAN.bat")
    assert "belum ditemukan" in said and "PASANG.bat" in said and "Mohon tunggu" not in said
