"""The run over all units of a folder: which ones, where they are done, and what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lakip_xls.pipeline import Options
from lakip_xls.rekap.pool import Failure, pool
from lakip_xls.rekap.unit import Job, work
from lakip_xls.rekapitulasi import DATA, Recap, UnitSummary
from lakip_xls.writing.files import clean

_NOT_UNIT = frozenset({"hasil", "arsip", DATA})
"""Names of folders that this program makes."""


class NoUnit(Exception):
    """The folder holds no sub-folder to work on; the message is one Indonesian sentence."""


@dataclass(frozen=True)
class Manner:
    """How a run is done."""

    jobs: int | None = None
    """Processes; None for one per core."""
    time_limit: float = 600.0
    """Seconds that a unit may take."""
    resume: bool = False
    dask: str | None = None
    """Address of a Dask scheduler; None for processes on this machine."""


def unit_listing(folder: Path, keluaran: Path) -> list[Path]:
    """The sub-folders that are units, by name. Raises `NoUnit` where there is none."""
    try:
        found = [p for p in folder.iterdir() if p.is_dir() and _unit(p, keluaran)]
    except OSError as problem:
        raise NoUnit(f"Folder {folder} tidak dapat dibuka; periksa nama folder dan izin membacanya.") from problem
    if not found:
        raise NoUnit(
            f"Folder {folder} tidak berisi subfolder; buat satu subfolder untuk setiap perangkat daerah, "
            "atau jalankan lakip-xls proses bila folder ini milik satu perangkat daerah."
        )
    return sorted(found, key=lambda p: (p.name.casefold(), p.name))


def input_folders(folder: Path, keluaran: Path) -> list[Path]:
    """The sub-folders whose files no output may be: the units, and the output folder unless an earlier run made it."""
    made = (keluaran / DATA).is_dir()
    return unit_listing(folder, keluaran if made else folder / DATA)


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
    tasks = [Job(path, keluaran, options, manner.resume) for path in units]
    done: dict[str, UnitSummary] = {}
    progress(0, len(tasks))
    try:
        with closing(_result(tasks, manner)) as results:
            for task, result in results:
                name = task.folder.name
                done[name] = UnitSummary(name, result.cause) if isinstance(result, Failure) else result
                progress(len(done), len(tasks))
    finally:
        for place in (DATA, *(p.name for p in units)):  # what a process that was ended had half written
            clean(keluaran / place)
    return Recap(keluaran, options.tanggal or date.today(), tuple(done[p.name] for p in units))


def _result(tasks: list[Job], manner: Manner) -> Generator[tuple[Job, UnitSummary | Failure], None, None]:
    if manner.dask is not None:
        from lakip_xls.rekap.cluster import cluster

        return cluster(work, tasks, manner.dask, manner.time_limit)
    return pool(work, tasks, manner.jobs or core_count(), manner.time_limit)


def core_count() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
