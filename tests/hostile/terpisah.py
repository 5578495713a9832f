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


@dataclass(frozen=True)
class Jalan:
    """How a run ended."""

    hasil: Any
    """What the function returned; None where it did not."""
    galat: str
    """The traceback of an exception, or how the process died; '' where all went well."""
    detik: float
    """Wall time in seconds."""
    mb: int
    """Peak memory in MiB of the process, or of its largest child (python-calamine)."""


def jalankan_terpisah(fungsi: Callable[[], Any], *, batas_detik: float = 60, nobody: bool = False) -> Jalan:
    """Call `fungsi` in a forked process; its result must be picklable. POSIX only.

    `nobody` gives up the rights of root first, to which permissions of files do not apply.
    """
    baca, tulis = os.pipe()
    mulai = time.monotonic()
    pid = os.fork()
    if not pid:
        os.close(baca)
        _anak(fungsi, tulis, nobody)
    os.close(tulis)
    potongan: list[bytes] = []
    while select.select([baca], [], [], max(0.0, mulai + batas_detik - time.monotonic()))[0]:
        if not (data := os.read(baca, 1 << 16)):
            break
        potongan.append(data)
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(baca)
    status = os.waitpid(pid, 0)[1]
    detik = time.monotonic() - mulai
    try:
        hasil, galat, mb = pickle.loads(b"".join(potongan))
    except (EOFError, pickle.UnpicklingError):
        signal_number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        return Jalan(None, f"proses mati (sinyal {signal_number}) setelah {detik:.1f} detik", detik, 0)
    return Jalan(hasil, galat, detik, mb)


def _anak(fungsi: Callable[[], Any], tulis: int, nobody: bool) -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak of the parent
    if nobody and os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    hasil, galat = None, ""
    try:
        hasil = fungsi()
    except BaseException:
        galat = traceback.format_exc()
    anak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    isi = memoryview(pickle.dumps((hasil, galat, max(_puncak(), anak))))
    while isi:
        isi = isi[os.write(tulis, isi) :]
    os._exit(0)


def _puncak() -> int:
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
