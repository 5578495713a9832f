"""`python -m tests.folders --dari A --sampai B`: read random folders and count what is exact, told and silent."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path

import click

from tests.folders.check import run


@click.command()
@click.option("--dari", "first", default=0, help="The first seed.")
@click.option("--sampai", "end", default=100, help="The seed after the last.")
def main(first: int, end: int) -> None:
    """Print every folder that is not read exactly, and the counts."""
    counts: Counter[str] = Counter()
    for seed in range(first, end):
        place = Path(tempfile.mkdtemp())
        outcome = run(seed, place / "folder")
        shutil.rmtree(place)
        counts[outcome.verdict] += 1
        if outcome.verdict != "exact":
            click.echo(f"{seed} {outcome.verdict} [{outcome.what}] {' | '.join(outcome.differences)[:400]}")
    click.echo(", ".join(f"{counts[v]} {v}" for v in ("exact", "told", "silent")))


if __name__ == "__main__":
    main()
