"""Long run of the fuzzer: `python -m tests.fuzz --banyak 20000 [--dari 0] [--simpan FOLDER]`.

Cases run in forked processes; one that hangs or dies is recorded and the run goes on. Workbooks that made
trouble are kept in FOLDER; put them into tests/fuzz/regresi/ once the cause is mended.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.cases import GOOD, make, run, seeds
from tests.hostile.apart import run_apart

_ONCE = 100
"""Cases for one process."""


def check(seed: int) -> str:
    """The trouble of one seed, '' where there is none."""
    try:
        return run(*make(seed))
    except Exception:
        return traceback.format_exc()


def several(first: int, stop: int) -> list[tuple[int, str]]:
    """The trouble of several seeds."""
    return [(seed, trouble) for seed in range(first, stop) if (trouble := check(seed))]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--banyak", dest="count", type=int, default=1000)
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--simpan", dest="save", type=Path, default=Path("fuzz-temuan"))
    arguments = parser.parse_args()
    seeds()
    run(GOOD.replace("anggaran", "lain"), b"")  # imports what the children need
    start, peak = time.monotonic(), 0
    troubles: list[tuple[int, str]] = []
    stop = arguments.first + arguments.count
    for first in range(arguments.first, stop, _ONCE):
        last = min(first + _ONCE, stop)
        own_run = run_apart(lambda f=first, t=last: several(f, t), seconds_limit=600)  # type: ignore[misc]
        peak = max(peak, own_run.mb)
        if own_run.error:  # somewhere in here: look at each one alone
            for seed in range(first, last):
                alone = run_apart(lambda s=seed: check(s), seconds_limit=30)  # type: ignore[misc]
                if alone.error or alone.result:
                    troubles.append((seed, alone.error or alone.result))
        else:
            troubles += own_run.result
        for seed, trouble in troubles:
            _save(arguments.save, seed, trouble)
        done = last - arguments.first
        print(
            f"{done} kasus, {len(troubles)} bermasalah, {time.monotonic() - start:.0f} detik, puncak {peak} MB",
            flush=True,
        )
    kinds = Counter(t.strip().splitlines()[-1][:110] for _, t in troubles)
    for kind, count in kinds.most_common():
        print(f"{count:5}  {kind}  (seed {next(s for s, t in troubles if kind in t)})")
    return 1 if troubles else 0


def _save(folder: Path, seed: int, trouble: str) -> None:
    name, data = make(seed)
    target = folder / f"{seed}{Path(name).suffix}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.with_suffix(".txt").write_text(trouble, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
