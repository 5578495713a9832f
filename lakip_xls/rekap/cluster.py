"""Units on a Dask cluster: the same work, given to `distributed` (pip install lakip-xls[dask])."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar

from lakip_xls.rekap.pool import Failure

T = TypeVar("T")
U = TypeVar("U")

CONNECT_SECONDS = 15
"""Seconds in which the scheduler must answer."""


class NoCluster(Exception):
    """The cluster cannot be used; the message is one Indonesian sentence."""


def cluster(
    function: Callable[[T], U], job: Sequence[T], address: str, limit: float
) -> Generator[tuple[T, U | Failure], None, None]:
    """Yield (task, result) in the order of completion. Every machine must see the same folders.

    A task on a cluster cannot be stopped from here: when nothing at all was finished for `limit`
    seconds, what is still open is given up. Raises `NoCluster`.
    """
    try:
        from distributed import Client
    except ImportError as problem:
        raise NoCluster("Dask belum terpasang; jalankan pip install lakip-xls[dask].") from problem
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as problem:
        raise NoCluster(f"Penjadwal Dask di {address} tidak dapat dihubungi; periksa alamatnya.") from problem
    with client, client.get_executor(pure=False) as executor:
        open_tasks: dict[Future[U], T] = {executor.submit(function, t): t for t in job}
        while open_tasks:
            finished, _ = wait(open_tasks, limit, FIRST_COMPLETED)
            for future in finished or list(open_tasks):
                task = open_tasks.pop(future)
                yield task, (_result(future) if finished else _give_up(future, limit))


def _result(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Exception as problem:  # also the worker's death, which distributed reports as KilledWorker
        return Failure(f"Gagal di klaster ({type(problem).__name__}: {problem}).")


def _give_up(future: Future[Any], limit: float) -> Failure:
    future.cancel()
    return Failure(f"Klaster tidak menyelesaikan satu unit pun selama {limit:g} detik; tambah dengan --batas-waktu.")
