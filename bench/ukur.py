"""Running a command and measuring it: wall time, processor time, peak memory. Linux only (/proc)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

AKAR = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Ukuran:
    """One run, or the medians of several."""

    detik: float
    """Wall time."""
    cpu: float
    """Processor time of the process and its children, seconds."""
    memori: float
    """Peak of the process itself, MiB."""
    anak: float
    """Highest peak of a child, MiB; 0 without children."""


def jalankan(*command: str | Path) -> Ukuran:
    """Run `python -m ...` and measure it. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    arguments = [sys.executable, "-W", "ignore", "-m", *(str(c) for c in command)]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(arguments, cwd=AKAR, env=compiled, stdout=subprocess.DEVNULL) as process:
        own = child = 0.0
        while True:
            own, child = max(own, _puncak(process.pid)), max(child, *map(_puncak, _anak(process.pid)), 0.0)
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            time.sleep(min(0.01 + (time.perf_counter() - start) / 50, 0.2))  # looking must not take from the work
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with code {process.returncode}")
    return Ukuran(wall, usage.ru_utime + usage.ru_stime, own, child)


def berpasangan(kali: int, *commands: Sequence[str | Path], hasil: Path | None = None) -> list[Ukuran]:
    """Run commands in turn, several times over, and return the medians of each; of several the first does not count.

    The folder `hasil` is removed before each run, so that none finds what an earlier one wrote.
    """
    runs: list[list[Ukuran]] = [[] for _ in commands]
    for _ in range(kali + (kali > 1)):
        for own, command in zip(runs, commands):
            if hasil is not None:
                shutil.rmtree(hasil, ignore_errors=True)
            own.append(jalankan(*command))
    return [tengah(r[1:] or r) for r in runs]


def tengah(runs: Sequence[Ukuran]) -> Ukuran:
    """Medians of several runs."""
    fields = ("detik", "cpu", "memori", "anak")
    return Ukuran(*(median(getattr(r, f) for r in runs) for f in fields))


def tabel(judul: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print(f"\n{judul}\n\n| {' | '.join(kepala)} |\n|{'---|' * len(kepala)}")
    for row in baris:
        print(f"| {' | '.join(row)} |", flush=True)


def _puncak(pid: int) -> float:
    """Peak memory of a process so far, MiB."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _anak(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []
