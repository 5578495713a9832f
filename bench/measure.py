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

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Measurement:
    """One run, or the medians of several."""

    seconds: float
    """Wall time."""
    cpu: float
    """Processor time of the process and its children, seconds."""
    memory: float
    """Peak of the process itself, MiB."""
    children: float
    """Highest peak of a child, MiB; 0 without children."""


def run(*command: str | Path) -> Measurement:
    """Run `python -m ...` and measure it. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    arguments = [sys.executable, "-W", "ignore", "-m", *(str(c) for c in command)]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(arguments, cwd=ROOT, env=compiled, stdout=subprocess.DEVNULL) as process:
        own = child = 0.0
        while True:
            own, child = max(own, _peak(process.pid)), max(child, *map(_peak, _children(process.pid)), 0.0)
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            time.sleep(min(0.01 + (time.perf_counter() - start) / 50, 0.2))  # looking must not take from the work
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with code {process.returncode}")
    return Measurement(wall, usage.ru_utime + usage.ru_stime, own, child)


def paired(times: int, *commands: Sequence[str | Path], result: Path | None = None) -> list[Measurement]:
    """Run commands in turn, several times over, and return the medians of each; of several the first does not count.

    The folder `result` is removed before each run, so that none finds what an earlier one wrote.
    """
    runs: list[list[Measurement]] = [[] for _ in commands]
    for _ in range(times + (times > 1)):
        for own, command in zip(runs, commands):
            if result is not None:
                shutil.rmtree(result, ignore_errors=True)
            own.append(run(*command))
    return [medians(r[1:] or r) for r in runs]


def medians(runs: Sequence[Measurement]) -> Measurement:
    """Medians of several runs."""
    fields = ("seconds", "cpu", "memory", "children")
    return Measurement(*(median(getattr(r, f) for r in runs) for f in fields))


def table(title: str, headings: Sequence[str], row: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print(f"\n{title}\n\n| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for record in row:
        print(f"| {' | '.join(record)} |", flush=True)


def _peak(pid: int) -> float:
    """Peak memory of a process so far, MiB."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []
