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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_AWAL, _AKHIR = ".lakip-", ".tmp"


class TidakDapatDitulis(Exception):
    """The file cannot be written; the message is one Indonesian sentence that says what to do."""


def simpan(isi: bytes, path: Path, *, arsip: bool = True) -> None:
    """Write a file as a whole or not at all; with `arsip` an existing one is kept in `arsip/` beside it.

    Raises TidakDapatDitulis where the folder or the file does not allow it.
    """
    folder = path.absolute().parent.name or "akar"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _sementara(isi, path.parent) as temporary:
            if arsip and path.exists():
                _arsipkan(path)
            os.replace(temporary, path)
    except PermissionError as error:
        raise TidakDapatDitulis(
            f"Berkas hasil {path.name} tidak dapat ditulis: tutup dulu berkas itu bila sedang terbuka di Excel, "
            f"dan pastikan folder {folder} boleh ditulisi, lalu jalankan kembali."
        ) from error
    except OSError as error:
        raise TidakDapatDitulis(
            f"Berkas hasil {path.name} tidak dapat ditulis ke folder {folder} ({error.strerror or error}); "
            "periksa nama folder dan ruang simpannya, lalu jalankan kembali."
        ) from error


def bersihkan(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder."""
    for leftover in folder.glob(f"{_AWAL}*{_AKHIR}"):
        with suppress(OSError), leftover.open("rb") as file:
            _kunci(file, tunggu=False)
            if sys.platform == "win32":
                file.close()
            leftover.unlink()


@contextmanager
def _sementara(isi: bytes, folder: Path) -> Iterator[Path]:
    """A complete temporary file, gone at the end unless it was renamed. Clears away what killed runs left."""
    bersihkan(folder)
    path, file = _berkas_baru(folder)
    try:
        with file:
            file.write(isi)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(path, 0o644)
            if sys.platform == "win32":  # which renames no open file
                file.close()
            yield path
    finally:
        path.unlink(missing_ok=True)


def _berkas_baru(folder: Path) -> tuple[Path, BinaryIO]:
    """A new temporary file, open and locked."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_AWAL, suffix=_AKHIR, dir=folder)
        file = os.fdopen(handle, "wb")
        with suppress(OSError):  # a file system without locks
            _kunci(file, tunggu=True)
        if os.fstat(handle).st_nlink:
            return Path(name), file
        file.close()  # another run took it for litter before it was locked


if sys.platform == "win32":

    def _kunci(file: BinaryIO, *, tunggu: bool) -> None:
        """Nothing to do: Windows removes no file that is open."""

else:
    import fcntl

    def _kunci(file: BinaryIO, *, tunggu: bool) -> None:
        """Lock an open file; raises OSError where another run holds it and `tunggu` is False."""
        fcntl.flock(file, fcntl.LOCK_EX if tunggu else fcntl.LOCK_EX | fcntl.LOCK_NB)


def _arsipkan(path: Path) -> None:
    """Give a file a second name in `arsip/` with the next free number, unless it has one already."""
    folder = path.parent / "arsip"
    folder.mkdir(exist_ok=True)
    while True:
        names = [re.fullmatch(re.escape(path.stem) + r"_(\d{1,9})", p.stem) for p in folder.iterdir()]
        last = max((int(m[1]) for m in names if m), default=0)
        if last and _sama(folder / f"{path.stem}_{last}{path.suffix}", path):
            return
        target = folder / f"{path.stem}_{last + 1}{path.suffix}"
        try:
            os.link(path, target)
        except FileExistsError:  # another run was faster
            continue
        except OSError:  # a file system without hard links, such as that of flash disks
            with _sementara(path.read_bytes(), folder) as copy:
                os.replace(copy, target)
        return


def _sama(kiri: Path, kanan: Path) -> bool:
    return kiri.is_file() and filecmp.cmp(kiri, kanan, shallow=False)
