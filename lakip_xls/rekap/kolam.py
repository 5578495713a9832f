"""A supervised pool of processes: a task that fails, hangs or kills its process costs that task alone.

`concurrent.futures.ProcessPoolExecutor` gives up as a whole when one process dies, and cannot stop
a task that hangs; here every process has a pipe and a deadline of its own.
"""

from __future__ import annotations

import gc
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Kandas:
    """A task that gave no result; `sebab` is one Indonesian sentence."""

    sebab: str


def kolam(
    fungsi: Callable[[T], U], tugas: Iterable[T], jobs: int, batas: float
) -> Generator[tuple[T, U | Kandas], None, None]:
    """Yield (task, result) in the order of completion, with `jobs` processes and `batas` seconds per task.

    `fungsi`, tasks and results must be picklable. Closing the iterator ends every process at once.
    """
    waiting = deque(tugas)
    workers: list[_Pekerja[T, U]] = [_Pekerja(fungsi) for _ in range(min(jobs, len(waiting)))]
    try:
        for worker in workers:
            worker.mulai(waiting.popleft(), batas)
        while busy := [w for w in workers if w.tugas is not None]:
            pause = max(0.0, min(w.tenggat for w in busy) - time.monotonic())
            wait([x for w in busy for x in (w.pipa, w.proses.sentinel)], pause)
            for worker in busy:
                result = worker.ambil(batas)
                if result is None:
                    continue
                done, worker.tugas = worker.tugas, None
                assert done is not None
                if isinstance(result, Kandas) and not worker.proses.is_alive():
                    workers.remove(worker)
                    worker.henti()
                    if waiting:
                        worker = _Pekerja(fungsi)
                        workers.append(worker)
                if waiting:
                    worker.mulai(waiting.popleft(), batas)
                yield done, result
    finally:
        for worker in workers:
            worker.henti()


class _Pekerja(Generic[T, U]):
    """One process and the task it is at."""

    def __init__(self, fungsi: Callable[[T], U]) -> None:
        context = get_context("spawn")  # a forked child would keep the pipes of its sisters open
        self.pipa, other = context.Pipe()
        self.proses = context.Process(target=_bekerja, args=(other, fungsi), daemon=True)
        with _tanpa_ctrl_c():
            self.proses.start()
        other.close()
        self.tugas: T | None = None
        self.tenggat = 0.0

    def mulai(self, tugas: T, batas: float) -> None:
        self.tugas, self.tenggat = tugas, time.monotonic() + batas
        with suppress(OSError):  # the process is gone; `ambil` will find out
            self.pipa.send(tugas)

    def ambil(self, batas: float) -> U | Kandas | None:
        """The result, if there is one by now; a process beyond its deadline is ended."""
        try:
            if self.pipa.poll():
                return self.pipa.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            self.proses.join(5)
        if not self.proses.is_alive():
            return Kandas(
                f"Prosesnya berhenti mendadak (kode {self.proses.exitcode}), biasanya karena kehabisan memori; "
                "jalankan folder ini sendiri dengan lakip-xls proses."
            )
        if time.monotonic() < self.tenggat:
            return None
        self.henti()
        return Kandas(f"Melebihi batas waktu {batas:g} detik; tambah dengan --batas-waktu bila datanya memang besar.")

    def henti(self) -> None:
        """End the process, gently where it is idle."""
        if self.tugas is None and self.proses.is_alive():
            with suppress(OSError):
                self.pipa.send(None)
                self.proses.join(1)
        if self.proses.is_alive():
            self.proses.kill()
        self.proses.join()
        self.pipa.close()


@contextmanager
def _tanpa_ctrl_c() -> Iterator[None]:
    """Ctrl-C is for the parent to act on: a process started in here ignores it from its first moment (POSIX)."""
    if threading.current_thread() is not threading.main_thread():  # Python lets no other thread set handlers
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _bekerja(pipa: Connection, fungsi: Callable[[Any], Any]) -> None:
    """The loop of a process: a task in, its result out, until None comes or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows does not inherit it
    gc.disable()  # a unit leaves little behind; what it leaves is collected between two units
    gc.freeze()
    while True:
        try:
            task = pipa.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            result = fungsi(task)
        except Exception as problem:
            result = Kandas(f"Galat program ({type(problem).__name__}: {problem}); laporkan kepada pengelola program.")
        pipa.send(result)
        del task, result
        gc.collect()
        gc.freeze()  # what stays are caches; they are not looked at again
