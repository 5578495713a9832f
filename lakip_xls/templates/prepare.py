"""`lakip-xls siapkan`: a folder with every blank workbook, settings, instructions and launchers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from lakip_xls.templates.book import write_template
from lakip_xls.templates.documents import TEMPLATE
from lakip_xls.templates.settings import write_settings


class CannotPrepare(Exception):
    """The folder cannot be made; the message is one Indonesian sentence that says what to do."""


class PreparedFiles(Struct, frozen=True):
    """The files that were made, and those that were there already and stayed as they were."""

    created: tuple[str, ...]
    kept: tuple[str, ...]


LAUNCHERS = ("JALANKAN.bat", "PERIKSA.bat", "FOLDER_BARU.bat")
"""What a Windows user double-clicks: process, check, make a folder."""


def folder_content(python: str = "") -> dict[str, Callable[[], bytes]]:
    """File name -> what makes its content; the same content every time. `python`: what the launchers start first."""
    makers: dict[str, Callable[[], bytes]] = {"BACA_SAYA.txt": _read_me}
    makers |= {name: partial(launcher, name, python) for name in LAUNCHERS}
    makers["Pengaturan.xlsx"] = write_settings
    makers |= {t.file: partial(write_template, t) for t in TEMPLATE}
    return makers


def prepare(folder: Path) -> PreparedFiles:
    """Fill a folder (made where it does not exist) with the files that it lacks; overwrites nothing.

    On Windows the launchers start the Python that makes the folder. Raises CannotPrepare where the folder cannot be
    made or written to.
    """
    python = sys.executable if os.name == "nt" else ""
    made: list[str] = []
    kept: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in folder_content(python).items():
            if (folder / name).exists():
                kept.append(name)
                continue
            content = make()
            with (folder / name).open("xb") as file:
                file.write(content)
            made.append(name)
    except OSError as problem:
        raise CannotPrepare(
            f"Folder {folder} tidak dapat disiapkan ({problem.strerror or problem}); periksa nama folder, izin "
            "menulis, dan ruang simpannya, lalu jalankan kembali."
        ) from problem
    return PreparedFiles(tuple(made), tuple(kept))


def _read_me() -> bytes:
    listed = "\n".join(f"  {t.file:<28} {t.usage}" for t in TEMPLATE)
    return windows_text(_text("BACA_SAYA.txt").replace("{DAFTAR}", listed))


def launcher(name: str, python: str = "") -> bytes:
    """A batch file of Windows; `python` is the full path of the Python to start, where it is known."""
    text = _text(name).replace("{CARI}", _text("CARI.bat").rstrip()).replace("{AKHIR}", _text("AKHIR.bat").rstrip())
    text = text.replace("{PYTHON}", python.replace("%", "%%") or r"%~dp0python\python.exe")
    content = windows_text(text)
    return content if content.isascii() else content.replace(b"@echo off", b"@echo off\r\nchcp 65001 >nul", 1)


def _text(name: str) -> str:
    return files("lakip_xls.templates").joinpath(name).read_text(encoding="ascii")


def windows_text(text: str) -> bytes:
    """The text with the line ends of Windows."""
    return "\r\n".join(text.splitlines()).encode() + b"\r\n"
