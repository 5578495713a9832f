"""A unit that was sent as a zip: its content in a temporary folder, within the limits of reading."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile

from lakip_xls.reading.package import Package
from lakip_xls.reading.refusal import Refused

ENDING = ".zip"


class NoArchive(Exception):
    """The zip cannot be opened; the message is one Indonesian sentence."""


def is_archive(path: Path) -> bool:
    """Whether a path is the zip of a unit."""
    return path.suffix.lower() == ENDING and path.is_file()


@contextmanager
def opened(unit: Path) -> Iterator[Path]:
    """The folder that holds a unit's workbooks: the unit itself, or what its zip holds, for as long as it is used.

    Raises NoArchive where the zip is damaged, locked, too big, or leads out of its folder.
    """
    if not is_archive(unit):
        yield unit
        return
    with TemporaryDirectory(prefix="lakip-") as place:
        folder = Path(place) / unit.stem
        folder.mkdir()
        try:
            _extract(unit, folder)
        except (Refused, BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as problem:
            raise NoArchive(
                f"Arsip {unit.name} tidak dapat dibuka: rusak, terkunci, terlalu besar, atau berisi nama berkas yang tidak "
                "wajar; ekstrak isinya ke sebuah subfolder, lalu jalankan kembali."
            ) from problem
        yield folder


def _extract(source: Path, folder: Path) -> None:
    """Write the files of a zip into a folder, without the one folder that may hold them all."""
    with source.open("rb") as stream:
        package = Package(stream)
        paths = {name: _inside(name) for name in package.files}
        shared = len({p.parts[0] for p in paths.values()}) == 1 and all(len(p.parts) > 1 for p in paths.values())
        for name, path in paths.items():
            target = folder.joinpath(*path.parts[1 if shared else 0 :])
            target.parent.mkdir(parents=True, exist_ok=True)
            with package.open(name) as content, target.open("wb") as file:
                shutil.copyfileobj(content, file)


def _inside(name: str) -> PurePosixPath:
    """The path of a file in a zip. Raises ValueError where it leads elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or any(part == ".." or ":" in part for part in path.parts):
        raise ValueError(name)
    return path
