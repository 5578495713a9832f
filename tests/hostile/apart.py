"""Run a function in a process of its own and measure it: time, memory, and whether it came back at all."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRESH = 45
"""MiB that the command holds once it is imported."""


@dataclass(frozen=True)
class Run:
    """How a run ended."""

    result: Any
    """What the function returned; None where it did not."""
    error: str
    """The traceback of an exception, or how the process died; '' where all went well."""
    seconds: float
    """Wall time in seconds."""
    mb: int
    """Peak memory in MiB of the process, or of its largest child (python-calamine).

    What the forked process took over from the tests beyond `FRESH` is not counted: a command starts without it.
    """


def run_apart(function: Callable[[], Any], *, seconds_limit: float = 60, nobody: bool = False) -> Run:
    """Call `function` in a forked process; its result must be picklable. POSIX only.

    `nobody` gives up the rights of root first, to which permissions of files do not apply.
    """
    read, write = os.pipe()
    start = time.monotonic()
    pid = os.fork()
    if not pid:
        os.close(read)
        _children(function, write, nobody)
    os.close(write)
    piece: list[bytes] = []
    while select.select([read], [], [], max(0.0, start + seconds_limit - time.monotonic()))[0]:
        if not (data := os.read(read, 1 << 16)):
            break
        piece.append(data)
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(read)
    status = os.waitpid(pid, 0)[1]
    seconds = time.monotonic() - start
    try:
        result, error, mb = pickle.loads(b"".join(piece))
    except (EOFError, pickle.UnpicklingError):
        signal_number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        return Run(None, f"proses mati (sinyal {signal_number}) setelah {seconds:.1f} detik", seconds, 0)
    return Run(result, error, seconds, mb)


def _children(function: Callable[[], Any], write: int, nobody: bool) -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak of the parent
    if nobody and os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    inherited = _status("VmRSS")
    result, error = None, ""
    try:
        result = function()
    except BaseException:
        error = traceback.format_exc()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    content = memoryview(pickle.dumps((result, error, max(_peak() - max(0, inherited - FRESH), children))))
    while content:
        content = content[os.write(write, content) :]
    os._exit(0)


def _peak() -> int:
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _status(name: str) -> int:
    """A size that the kernel tells of this process, in MiB; 0 where it tells none."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) // 1024
    return 0
