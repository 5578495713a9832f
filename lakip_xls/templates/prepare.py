"""`lakip-xls siapkan`: a folder with every blank workbook, settings, instructions and a launcher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from lakip_xls.templates.book import write_template
from lakip_xls.templates.documents import TEMPLATE
from lakip_xls.templates.settings import write_settings


class CannotPrepare(Exception):
    """The folder cannot be made; the message is one Indonesian sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class PreparedFiles:
    """The files that were made, and those that were there already and stayed as they were."""

    created: tuple[str, ...]
    kept: tuple[str, ...]


def folder_content() -> dict[str, Callable[[], bytes]]:
    """File name -> what makes its content; the same content every time."""
    makers: dict[str, Callable[[], bytes]] = {"BACA_SAYA.txt": _read_me, "JALANKAN.bat": _launcher}
    makers["Pengaturan.xlsx"] = write_settings
    makers |= {t.file: partial(write_template, t) for t in TEMPLATE}
    return makers


def prepare(folder: Path) -> PreparedFiles:
    """Fill a folder (made where it does not exist) with the files that it lacks; overwrites nothing.

    Raises TidakDapatDisiapkan where the folder cannot be made or written to.
    """
    made: list[str] = []
    kept: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in folder_content().items():
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
    return _windows(_text("BACA_SAYA.txt").replace("{DAFTAR}", listed))


def _launcher() -> bytes:
    return _windows(_text("JALANKAN.bat"))


def _text(name: str) -> str:
    return files("lakip_xls.templates").joinpath(name).read_text(encoding="ascii")


def _windows(text: str) -> bytes:
    """The text with the line ends and the code page of Windows."""
    return "\r\n".join(text.splitlines()).encode("cp1252") + b"\r\n"
