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

from tests.fuzz.kasus import BAIK, benih, buat, jalankan
from tests.hostile.terpisah import jalankan_terpisah

_SEKALI = 100
"""Cases for one process."""


def uji(seed: int) -> str:
    """The trouble of one seed, '' where there is none."""
    try:
        return jalankan(*buat(seed))
    except Exception:
        return traceback.format_exc()


def beberapa(first: int, stop: int) -> list[tuple[int, str]]:
    """The trouble of several seeds."""
    return [(seed, trouble) for seed in range(first, stop) if (trouble := uji(seed))]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--banyak", type=int, default=1000)
    parser.add_argument("--dari", type=int, default=0)
    parser.add_argument("--simpan", type=Path, default=Path("fuzz-temuan"))
    arguments = parser.parse_args()
    benih()
    jalankan(BAIK.replace("anggaran", "lain"), b"")  # imports what the children need
    start, peak = time.monotonic(), 0
    troubles: list[tuple[int, str]] = []
    stop = arguments.dari + arguments.banyak
    for first in range(arguments.dari, stop, _SEKALI):
        last = min(first + _SEKALI, stop)
        run = jalankan_terpisah(lambda f=first, t=last: beberapa(f, t), batas_detik=600)  # type: ignore[misc]
        peak = max(peak, run.mb)
        if run.galat:  # somewhere in here: look at each one alone
            for seed in range(first, last):
                alone = jalankan_terpisah(lambda s=seed: uji(s), batas_detik=30)  # type: ignore[misc]
                if alone.galat or alone.hasil:
                    troubles.append((seed, alone.galat or alone.hasil))
        else:
            troubles += run.hasil
        for seed, trouble in troubles:
            _simpan(arguments.simpan, seed, trouble)
        done = last - arguments.dari
        print(
            f"{done} kasus, {len(troubles)} bermasalah, {time.monotonic() - start:.0f} detik, puncak {peak} MB",
            flush=True,
        )
    kinds = Counter(t.strip().splitlines()[-1][:110] for _, t in troubles)
    for kind, count in kinds.most_common():
        print(f"{count:5}  {kind}  (seed {next(s for s, t in troubles if kind in t)})")
    return 1 if troubles else 0


def _simpan(folder: Path, seed: int, trouble: str) -> None:
    name, data = buat(seed)
    target = folder / f"{seed}{Path(name).suffix}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.with_suffix(".txt").write_text(trouble, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
