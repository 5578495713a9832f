"""No output is an input, nor leaves the folder by a link: what a run would write is compared with the files it read, whatever they are called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from lakip_xls.laporan import Laporan
from lakip_xls.reading.folder import list_workbooks
from lakip_xls.writing.files import CannotWrite


def refuse_inputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise CannotWrite where an output is an input, also by a link or by another spelling of its name."""
    existing = [path for path in outputs if os.path.exists(path)]
    if not existing:
        return
    for source in inputs:
        for path in existing:
            if _same(path, source):
                other = f" ({source.name})" if source.name != path.name else ""
                raise CannotWrite(
                    f"Hasil tidak boleh ditulis ke {path.name} karena berkas itu{other} termasuk bahan yang dibaca; "
                    "pilih nama atau folder lain."
                )


def refuse_way_out(root: Path, outputs: Iterable[Path]) -> None:
    """Raise CannotWrite where an output inside of `root`, or its archive, goes by a link to a folder outside."""
    home = os.path.realpath(root)
    for place in dict.fromkeys(path.parent for path in outputs if path.is_relative_to(root)):
        for folder in (place, place / "arsip"):
            if not Path(os.path.realpath(folder)).is_relative_to(home):
                raise CannotWrite(
                    f"Folder {folder.name} adalah tautan (symlink) yang menuju ke luar folder ini, jadi tidak ditulisi; "
                    "hapus tautannya, atau pilih tempat hasil dengan -o."
                )


def report_inputs(folder: Path, laporan: Laporan, settings: Path | None, *, results: bool) -> Iterator[Path]:
    """The files that a report was made of, and those beside them that a person was told of.

    Without `results` a result workbook of this program that was not used is none of them: a new result may take
    its place, because the old one is kept in `arsip/`.
    """
    unused = {folder / file.name for file in laporan.files if file.result and file.reason}
    for path in (*folder_inputs(folder), *(folder / file.name for file in laporan.files if file.sheets)):
        if results or path not in unused:
            yield path
    if settings is not None:
        yield settings


def folder_inputs(folder: Path) -> Iterator[Path]:
    """The files of a folder that are read, or named with the reason why not, and the logo."""
    read, left_out = list_workbooks(folder)
    yield from read
    yield from (entry.path for entry in left_out)
    yield folder / "logo.png"


def files_below(places: Iterable[Path]) -> Iterator[Path]:
    """The given files and all files in the given folders, however deep."""
    for place in places:
        yield from (path for path in (place, *place.rglob("*")) if path.is_file())


def _same(path: Path, source: Path) -> bool:
    try:
        return os.path.samefile(path, source)
    except OSError:
        return False
