"""The run over all units of a folder: which ones, where they are done, and what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lakip_xls.pipeline import Opsi
from lakip_xls.rekap.kolam import Kandas, kolam
from lakip_xls.rekap.unit import Tugas, kerjakan
from lakip_xls.rekapitulasi import DATA, Rekapitulasi, UnitRingkas
from lakip_xls.writing.berkas import bersihkan

_BUKAN_UNIT = frozenset({"hasil", "arsip", DATA})
"""Names of folders that this program makes."""


class TidakAdaUnit(Exception):
    """The folder holds no sub-folder to work on; the message is one Indonesian sentence."""


@dataclass(frozen=True)
class Cara:
    """How a run is done."""

    jobs: int | None = None
    """Processes; None for one per core."""
    batas_waktu: float = 600.0
    """Seconds that a unit may take."""
    lanjut: bool = False
    dask: str | None = None
    """Address of a Dask scheduler; None for processes on this machine."""


def daftar_unit(folder: Path, keluaran: Path) -> list[Path]:
    """The sub-folders that are units, by name. Raises `TidakAdaUnit` where there is none."""
    try:
        found = [p for p in folder.iterdir() if p.is_dir() and _unit(p, keluaran)]
    except OSError as problem:
        raise TidakAdaUnit(f"Folder {folder} tidak dapat dibuka; periksa nama folder dan izin membacanya.") from problem
    if not found:
        raise TidakAdaUnit(
            f"Folder {folder} tidak berisi subfolder; buat satu subfolder untuk setiap perangkat daerah, "
            "atau jalankan lakip-xls proses bila folder ini milik satu perangkat daerah."
        )
    return sorted(found, key=lambda p: (p.name.casefold(), p.name))


def input_folders(folder: Path, keluaran: Path) -> list[Path]:
    """The sub-folders whose files no output may be: the units, and the output folder unless an earlier run made it."""
    made = (keluaran / DATA).is_dir()
    return daftar_unit(folder, keluaran if made else folder / DATA)


def _unit(path: Path, keluaran: Path) -> bool:
    name = path.name.casefold()
    return not name.startswith((".", "~")) and name not in _BUKAN_UNIT and path.resolve() != keluaran.resolve()


def rekap(
    folder: Path,
    keluaran: Path,
    opsi: Opsi,
    cara: Cara,
    kemajuan: Callable[[int, int], None] = lambda _done, _all: None,
) -> Rekapitulasi:
    """Do every unit and return the recapitulation. Raises only `TidakAdaUnit` (and what stops the program).

    `kemajuan` is called with the units done and the units in all. The result does not depend on the
    number of processes or on the order in which units are done.
    """
    units = daftar_unit(folder, keluaran)
    tasks = [Tugas(path, keluaran, opsi, cara.lanjut) for path in units]
    done: dict[str, UnitRingkas] = {}
    kemajuan(0, len(tasks))
    try:
        with closing(_hasil(tasks, cara)) as results:
            for task, result in results:
                name = task.folder.name
                done[name] = UnitRingkas(name, result.sebab) if isinstance(result, Kandas) else result
                kemajuan(len(done), len(tasks))
    finally:
        for place in (DATA, *(p.name for p in units)):  # what a process that was ended had half written
            bersihkan(keluaran / place)
    return Rekapitulasi(keluaran, opsi.tanggal or date.today(), tuple(done[p.name] for p in units))


def _hasil(tasks: list[Tugas], cara: Cara) -> Generator[tuple[Tugas, UnitRingkas | Kandas], None, None]:
    if cara.dask is not None:
        from lakip_xls.rekap.klaster import klaster

        return klaster(kerjakan, tasks, cara.dask, cara.batas_waktu)
    return kolam(kerjakan, tasks, cara.jobs or jumlah_inti(), cara.batas_waktu)


def jumlah_inti() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
