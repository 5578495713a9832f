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
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
U = TypeVar("U")


class Failure(Struct, frozen=True):
    """A task that gave no result; `cause` is one Indonesian sentence."""

    cause: str


def pool(
    function: Callable[[T], U], job: Iterable[T], jobs: int, limit: float
) -> Generator[tuple[T, U | Failure], None, None]:
    """Yield (task, result) in the order of completion, with `jobs` processes and `limit` seconds per task.

    `function`, tasks and results must be picklable. Closing the iterator ends every process at once.
    """
    waiting = deque(job)
    workers: list[_Worker[T, U]] = [_Worker(function) for _ in range(min(jobs, len(waiting)))]
    try:
        for worker in workers:
            worker.start(waiting.popleft(), limit)
        while busy := [w for w in workers if w.job is not None]:
            pause = max(0.0, min(w.deadline for w in busy) - time.monotonic())
            wait([x for w in busy for x in (w.pipe, w.process.sentinel)], pause)
            for worker in busy:
                result = worker.take(limit)
                if result is None:
                    continue
                done, worker.job = worker.job, None
                assert done is not None
                if isinstance(result, Failure) and not worker.process.is_alive():
                    workers.remove(worker)
                    worker.stop()
                    if waiting:
                        worker = _Worker(function)
                        workers.append(worker)
                if waiting:
                    worker.start(waiting.popleft(), limit)
                yield done, result
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[T, U]):
    """One process and the task it is at."""

    def __init__(self, function: Callable[[T], U]) -> None:
        context = get_context("spawn")  # a forked child would keep the pipes of its sisters open
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_working, args=(other, function), daemon=True)
        with _without_ctrl_c():
            self.process.start()
        other.close()
        self.job: T | None = None
        self.deadline = 0.0

    def start(self, job: T, limit: float) -> None:
        self.job, self.deadline = job, time.monotonic() + limit
        with suppress(OSError):  # the process is gone; `take` will find out
            self.pipe.send(job)

    def take(self, limit: float) -> U | Failure | None:
        """The result, if there is one by now; a process beyond its deadline is ended."""
        try:
            if self.pipe.poll():
                return self.pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            self.process.join(5)
        if not self.process.is_alive():
            return Failure(
                f"Prosesnya berhenti mendadak (kode {self.process.exitcode}), biasanya karena kehabisan memori; "
                "jalankan folder ini sendiri dengan lakip-xls proses."
            )
        if time.monotonic() < self.deadline:
            return None
        self.stop()
        return Failure(f"Melebihi batas waktu {limit:g} detik; tambah dengan --batas-waktu bila datanya memang besar.")

    def stop(self) -> None:
        """End the process, gently where it is idle."""
        if self.job is None and self.process.is_alive():
            with suppress(OSError):
                self.pipe.send(None)
                self.process.join(1)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Ctrl-C is for the parent to act on: a process started in here ignores it from its first moment (POSIX)."""
    if threading.current_thread() is not threading.main_thread():  # Python lets no other thread set handlers
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _working(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """The loop of a process: a task in, its result out, until None comes or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows does not inherit it
    gc.disable()  # a unit leaves little behind; what it leaves is collected between two units
    gc.freeze()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            result = function(task)
        except Exception as problem:
            result = Failure(f"Galat program ({type(problem).__name__}: {problem}); laporkan kepada pengelola program.")
        try:
            pipe.send(result)
        except OSError:  # the parent was ended
            return
        del task, result
        gc.collect()
        gc.freeze()  # what stays are caches; they are not looked at again
