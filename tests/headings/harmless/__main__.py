"""`python -m tests.headings.harmless [--dari 0] [--sampai 5] [NAME ...]`: every harmless change over some offices."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .run import CHANGES, NONE, combine, faults


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--sampai", dest="until", type=int, default=5)
    parser.add_argument(
        "--gabung", dest="together", type=int, default=0, help="so many changes together, another choice for each seed"
    )
    parser.add_argument("names", nargs="*", help="a part of the name of a change")
    arguments = parser.parse_args()
    if arguments.together:
        return combinations(range(arguments.first, arguments.until), arguments.together)
    chosen = [c for c in (NONE, *CHANGES.values()) if not arguments.names or any(n in c.name for n in arguments.names)]
    wrong = 0
    for change in chosen:
        bad, example = 0, ""
        for seed in range(arguments.first, arguments.until):
            with tempfile.TemporaryDirectory() as folder:
                found = faults(change, seed, Path(folder))
            if found:
                bad += 1
                example = example or f"seed {seed}, {len(found)}: {found[0][:300]}"
        wrong += bool(bad)
        print(f"{change.name:45} {bad}/{arguments.until - arguments.first} {example}")
    print(f"{len(chosen)} changes, {wrong} of them change something")
    return 1 if wrong else 0


def combinations(seeds: range, count: int) -> int:
    """Some changes together for each seed."""
    bad = 0
    for seed in seeds:
        change = combine(seed, count)
        with tempfile.TemporaryDirectory() as folder:
            found = faults(change, seed, Path(folder))
        if found:
            bad += 1
            print(f"seed {seed} [{change.name}] {len(found)}: {found[0][:300]}")
    print(f"{len(seeds)} offices with {count} changes each, {bad} of them not the same")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
