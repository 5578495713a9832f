"""Units on a Dask cluster: the same work, given to `distributed` (pip install lakip-xls[dask])."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar

from lakip_xls.rekap.kolam import Kandas

T = TypeVar("T")
U = TypeVar("U")

BATAS_SAMBUNG = 15
"""Seconds in which the scheduler must answer."""


class TidakAdaKlaster(Exception):
    """The cluster cannot be used; the message is one Indonesian sentence."""


def klaster(
    fungsi: Callable[[T], U], tugas: Sequence[T], alamat: str, batas: float
) -> Generator[tuple[T, U | Kandas], None, None]:
    """Yield (task, result) in the order of completion. Every machine must see the same folders.

    A task on a cluster cannot be stopped from here: when nothing at all was finished for `batas`
    seconds, what is still open is given up. Raises `TidakAdaKlaster`.
    """
    try:
        from distributed import Client
    except ImportError as problem:
        raise TidakAdaKlaster("Dask belum terpasang; jalankan pip install lakip-xls[dask].") from problem
    try:
        client = Client(alamat, timeout=BATAS_SAMBUNG)
    except (OSError, ValueError) as problem:
        raise TidakAdaKlaster(f"Penjadwal Dask di {alamat} tidak dapat dihubungi; periksa alamatnya.") from problem
    with client, client.get_executor(pure=False) as executor:
        open_tasks: dict[Future[U], T] = {executor.submit(fungsi, t): t for t in tugas}
        while open_tasks:
            finished, _ = wait(open_tasks, batas, FIRST_COMPLETED)
            for future in finished or list(open_tasks):
                task = open_tasks.pop(future)
                yield task, (_hasil(future) if finished else _menyerah(future, batas))


def _hasil(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Exception as problem:  # also the worker's death, which distributed reports as KilledWorker
        return Kandas(f"Gagal di klaster ({type(problem).__name__}: {problem}).")


def _menyerah(future: Future[Any], batas: float) -> Kandas:
    future.cancel()
    return Kandas(f"Klaster tidak menyelesaikan satu unit pun selama {batas:g} detik; tambah dengan --batas-waktu.")
