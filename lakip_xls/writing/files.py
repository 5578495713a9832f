"""Files appear whole or not at all, and what stood there before is kept in `arsip/`.

A file is written under a temporary name beside its place and then renamed, which no crash can cut in two.
What a killed run leaves behind is removed by the next one; a file that another run is still writing is
locked (on Windows: open) and stays.
"""

from __future__ import annotations

import filecmp
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_FIRST, _LAST = ".lakip-", ".tmp"


class CannotWrite(Exception):
    """The file cannot be written; the message is one Indonesian sentence that says what to do."""


def save_all(files: Sequence[tuple[bytes, Path]], *, archive: bool = True) -> None:
    """Write files that belong together, all or none; with `archive` existing ones are kept in `arsip/` beside them."""
    before: list[tuple[Path, bytes | None]] = []
    try:
        for content, path in files:
            earlier = path.read_bytes() if path.is_file() else None
            save(content, path, archive=archive)
            before.append((path, earlier))
    except (CannotWrite, OSError):
        for path, earlier in before:
            if earlier is None:
                path.unlink(missing_ok=True)
            else:
                save(earlier, path, archive=False)
        raise


def save(content: bytes, path: Path, *, archive: bool = True) -> None:
    """Write a file as a whole or not at all; with `archive` an existing one is kept in `arsip/` beside it.

    Raises CannotWrite where the folder or the file does not allow it. A device or a pipe is never replaced.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise CannotWrite(f"{path.name} bukan berkas biasa (folder atau perangkat); pilih nama lain untuk hasilnya.")
    folder = path.absolute().parent.name or "akar"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(content, path.parent) as temporary:
            if archive and path.exists():
                _archive(path)
            os.replace(temporary, path)
    except PermissionError as error:
        raise CannotWrite(
            f"Berkas hasil {path.name} tidak dapat ditulis: tutup dulu berkas itu bila sedang terbuka di Excel, "
            f"dan pastikan folder {folder} boleh ditulisi, lalu jalankan kembali."
        ) from error
    except OSError as error:
        raise CannotWrite(
            f"Berkas hasil {path.name} tidak dapat ditulis ke folder {folder} ({error.strerror or error}); "
            "periksa nama folder dan ruang simpannya, lalu jalankan kembali."
        ) from error


def clean(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder."""
    for leftover in folder.glob(f"{_FIRST}*{_LAST}"):
        with suppress(OSError), leftover.open("rb") as file:
            _key(file, wait=False)
            if sys.platform == "win32":
                file.close()
            leftover.unlink()


@contextmanager
def _temporary(content: bytes, folder: Path) -> Iterator[Path]:
    """A complete temporary file, gone at the end unless it was renamed. Clears away what killed runs left."""
    clean(folder)
    path, file = _new_file(folder)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(path, 0o644)
            if sys.platform == "win32":  # which renames no open file
                file.close()
            yield path
    finally:
        path.unlink(missing_ok=True)


def _new_file(folder: Path) -> tuple[Path, BinaryIO]:
    """A new temporary file, open and locked."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_FIRST, suffix=_LAST, dir=folder)
        file = os.fdopen(handle, "wb")
        with suppress(OSError):  # a file system without locks
            _key(file, wait=True)
        if os.fstat(handle).st_nlink:
            return Path(name), file
        file.close()  # another run took it for litter before it was locked


if sys.platform == "win32":

    def _key(file: BinaryIO, *, wait: bool) -> None:
        """Nothing to do: Windows removes no file that is open."""

else:
    import fcntl

    def _key(file: BinaryIO, *, wait: bool) -> None:
        """Lock an open file; raises OSError where another run holds it and `wait` is False."""
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def _archive(path: Path) -> None:
    """Give a file a second name in `arsip/` with the next free number, unless it has one already."""
    folder = path.parent / "arsip"
    folder.mkdir(exist_ok=True)
    while True:
        names = [re.fullmatch(re.escape(path.stem) + r"_(\d{1,9})", p.stem) for p in folder.iterdir()]
        last = max((int(m[1]) for m in names if m), default=0)
        if last and _equal(folder / f"{path.stem}_{last}{path.suffix}", path):
            return
        target = folder / f"{path.stem}_{last + 1}{path.suffix}"
        try:
            os.link(path, target)
        except FileExistsError:  # another run was faster
            continue
        except OSError:  # a file system without hard links, such as that of flash disks
            with _temporary(path.read_bytes(), folder) as copy:
                os.replace(copy, target)
        return


def _equal(left: Path, right: Path) -> bool:
    return left.is_file() and filecmp.cmp(left, right, shallow=False)
