"""Killing the program at random moments: `python -m tests.hostile.kill --banyak 200`.

After every SIGKILL the result is the old complete file or the new one, the inputs are as they were, and the
archive holds nothing but complete files; after one run that may finish there is no litter.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lakip_xls.writing.files import save
from tests.hostile import books
from tests.hostile.complete import GOOD, fingerprint, work


def kill(function: Callable[[], object], seconds: float) -> bool:
    """Run a function in a forked process and kill it after so many seconds; True where it was still running."""
    pid = os.fork()
    if not pid:
        try:
            function()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def check(many: int, folder: Path, rng: random.Random) -> dict[str, int]:
    """Kill the whole job, and the saving alone, in turn; AssertionError where a promise is broken."""
    books.anggaran(folder / GOOD)
    target = folder / "hasil" / "h.xlsx"
    start = time.monotonic()
    work(folder)
    whole = time.monotonic() - start
    new = target.read_bytes()
    old = b"lama" * 500_000
    inputs = fingerprint(folder)
    count = {"dibunuh": 0, "selesai": 0, "lama": 0, "baru": 0, "sampah": 0}
    while count["dibunuh"] < many:
        target.write_bytes(old)
        if count["dibunuh"] % 2:
            killed = kill(lambda: work(folder), rng.uniform(0, whole))
        else:
            killed = kill(lambda: save(new, target), rng.uniform(0, 0.006))
        count["dibunuh" if killed else "selesai"] += 1
        now = target.read_bytes()
        assert now in (old, new), "hasil setengah jadi"
        count["lama" if now == old else "baru"] += 1
        count["sampah"] += len(list(folder.rglob(".lakip-*")))
        assert fingerprint(folder) == inputs, "bahan berubah"
        kept = [p.read_bytes() for p in (folder / "hasil" / "arsip").glob("*.xlsx")]
        assert set(kept) <= {old, new}, "arsip setengah jadi"
        assert now == old or old in kept, "hasil lama hilang"
    work(folder)
    assert not list(folder.rglob(".lakip-*")), "sampah tertinggal"
    return count


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--banyak", dest="count", type=int, default=200)
    with tempfile.TemporaryDirectory() as folder:
        print(check(parser.parse_args().count, Path(folder), random.Random(7)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
