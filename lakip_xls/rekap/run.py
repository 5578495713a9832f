"""The run over all units of a folder: which ones, where they are done, and what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from lakip_xls.pipeline import Options
from lakip_xls.reading.folder import RESULT_NAMES, list_workbooks
from lakip_xls.rekap.archive import is_archive
from lakip_xls.rekap.pool import Failure, pool
from lakip_xls.rekap.unit import Job, work
from lakip_xls.rekapitulasi import DATA, Recap, UnitSummary
from lakip_xls.writing.files import clean

_NOT_UNIT = frozenset({"hasil", "arsip", DATA})
"""Names of folders that this program makes."""


class NoUnit(Exception):
    """The folder holds no sub-folder to work on; the message is one Indonesian sentence."""


class Manner(Struct, frozen=True):
    """How a run is done."""

    jobs: int | None = None
    """Processes; None for one per core."""
    time_limit: float = 600.0
    """Seconds that a unit may take."""
    resume: bool = False
    dask: str | None = None
    """Address of a Dask scheduler; None for processes on this machine."""


def unit_listing(folder: Path, keluaran: Path) -> list[Path]:
    """The folders and zips that are units, by name: those in the folder, or one folder deeper. Raises `NoUnit` where there is none."""
    try:
        found = [unit for p in _folders(folder, keluaran) for unit in _deeper(p, keluaran) or [p]]
    except OSError as problem:
        raise NoUnit(f"Folder {folder} tidak dapat dibuka; periksa nama folder dan izin membacanya.") from problem
    if not found:
        raise NoUnit(
            f"Folder {folder} tidak berisi subfolder; buat satu subfolder (atau satu .zip) untuk setiap perangkat daerah, "
            "atau jalankan lakip-xls proses bila folder ini milik satu perangkat daerah."
        )
    return found


def input_folders(folder: Path, keluaran: Path) -> list[Path]:
    """The sub-folders whose files no output may be: the units, and the output folder unless an earlier run made it."""
    made = (keluaran / DATA).is_dir()
    return unit_listing(folder, keluaran if made else folder / DATA)


def _names(folder: Path, units: Sequence[Path]) -> list[str]:
    """What the units are called: a zip without its ending, unless something else has that name."""
    short = [path.with_suffix("") if is_archive(path) else path for path in units]
    names = [path if short.count(own) > 1 else own for path, own in zip(units, short, strict=True)]
    return [path.relative_to(folder).as_posix() for path in names]


def _folders(folder: Path, keluaran: Path) -> list[Path]:
    found = [p for p in folder.iterdir() if (p.is_dir() or is_archive(p)) and _unit(p, keluaran)]
    return sorted(found, key=lambda p: (p.name.casefold(), p.name))


def _deeper(folder: Path, keluaran: Path) -> list[Path]:
    """The units in a sub-folder that has no workbook of its own ('Kecamatan/Kecamatan A')."""
    try:
        if is_archive(folder) or folder.is_symlink() or list_workbooks(folder)[0]:
            return []
        below = [p for p in _folders(folder, keluaran) if not p.is_symlink()]
        return [p for p in below if is_archive(p) or list_workbooks(p)[0]]
    except OSError:
        return []


def _loose(folder: Path, keluaran: Path, settings: Path | None) -> tuple[str, ...]:
    """The workbooks that lie beside the folders of the units, results of this program left out."""
    used = {settings.resolve()} if settings is not None else set()
    read = [p for p in list_workbooks(folder)[0] if p.resolve() not in used]
    mine = folder.resolve() == keluaran.resolve()
    return tuple(p.name for p in read if not (mine or p.name.startswith(RESULT_NAMES)))


def _unit(path: Path, keluaran: Path) -> bool:
    name = path.name.casefold()
    return not name.startswith((".", "~")) and name not in _NOT_UNIT and path.resolve() != keluaran.resolve()


def rekap(
    folder: Path,
    keluaran: Path,
    options: Options,
    manner: Manner,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Recap:
    """Do every unit and return the recapitulation. Raises only `NoUnit` (and what stops the program).

    `progress` is called with the units done and the units in all. The result does not depend on the
    number of processes or on the order in which units are done.
    """
    units = unit_listing(folder, keluaran)
    names = _names(folder, units)
    tasks = [Job(path, name, keluaran, options, manner.resume) for path, name in zip(units, names, strict=True)]
    done: dict[str, UnitSummary] = {}
    progress(0, len(tasks))
    try:
        with closing(_result(tasks, manner)) as results:
            for task, result in results:
                name = task.name
                done[name] = UnitSummary(name, result.cause) if isinstance(result, Failure) else result
                progress(len(done), len(tasks))
    finally:
        for place in (DATA, *names):  # what a process that was ended had half written
            clean(keluaran / place)
    loose = _loose(folder, keluaran, options.settings)
    return Recap(keluaran, options.tanggal or date.today(), tuple(done[name] for name in names), loose)


def _result(tasks: list[Job], manner: Manner) -> Generator[tuple[Job, UnitSummary | Failure], None, None]:
    if manner.dask is not None:
        from lakip_xls.rekap.cluster import cluster

        return cluster(work, tasks, manner.dask, manner.time_limit)
    return pool(work, tasks, manner.jobs or core_count(), manner.time_limit)


def core_count() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
