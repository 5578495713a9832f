"""`python -m tests.real_headings`: every real head, filled, as the program takes it beside what it is."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.real_headings.compare import Result, describe, every_head
from tests.real_headings.heads import PLACE, list_path


def main() -> int:
    """Print the heads that are wrong (or those asked for, whole) and the shares that are right."""
    parser = argparse.ArgumentParser(prog="python -m tests.real_headings", description=__doc__)
    parser.add_argument(
        "--nomor", dest="number", type=int, action="append", default=[], help="only this head (may be repeated)"
    )
    parser.add_argument("--simpan", dest="save", type=Path, help="keep the workbooks in this folder")
    parser.add_argument("--ringkas", dest="brief", action="store_true", help="one line a head")
    options = parser.parse_args()
    path = list_path()
    if path is None:
        print(f"The list of real heads is not here; name it with {PLACE}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for result in every_head(path, options.save or Path(folder), frozenset(options.number)):
            results.append(result)
            if options.number or not result.right:
                lines = list(describe(result))
                print("\n".join(lines[:1] if options.brief else lines))
    print(summary(results))
    return 0


def summary(results: list[Result]) -> str:
    """The shares that are right, in one paragraph."""
    columns = sum(len(r.expected.columns) for r in results) or 1
    wrong = sum(len(r.wrong) for r in results)
    misread = sum(len(r.misread) for r in results)
    count = len(results) or 1
    return (
        f"{len(results)} heads: {sum(r.right for r in results) / count:.1%} whole, "
        f"{sum(r.kind_right for r in results) / count:.1%} of the right kind; "
        f"{columns} columns: {1 - wrong / columns:.1%} right, {misread / columns:.1%} taken for something else, "
        f"{(wrong - misread) / columns:.1%} missing"
    )


if __name__ == "__main__":
    sys.exit(main())
