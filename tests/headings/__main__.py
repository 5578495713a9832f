"""Offices with recombined heads through the program, counted by kind and by trait.

    python -m tests.headings --dari 0 --sampai 500 [--sendiri] [--tunjuk] [--semua]
    python -m tests.headings --simpan DIR SEED [--sendiri]

`--sendiri`: one recombined head alone among plain documents. `--tunjuk`: the failures, with head,
field, expected and got. `--semua`: every trait, not only the worst. `--simpan`: keep the files of a seed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from .judge import Verdict, judge_seed
from .model import KINDS

WORDS = ("exact", "told", "refused", "silent")


def show(verdict: Verdict, most: int = 6) -> None:
    """Print one failure."""
    table = verdict.table
    print(f"seed {verdict.seed} {table.kind} {verdict.word} ({table.file} {table.sheet}, rows {table.first_row}..)")
    for row in table.head_text:
        print("    head:", row)
    for difference in verdict.differences[:most]:
        print("   ", difference)
    if len(verdict.differences) > most:
        print(f"    ... {len(verdict.differences)} differences")


class Tally:
    """Counts of verdicts by kind and by trait."""

    def __init__(self) -> None:
        self.by_kind: dict[str, Counter[str]] = defaultdict(Counter)
        self.by_trait: dict[str, Counter[str]] = defaultdict(Counter)
        self.noisy: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.causes: dict[str, list[Verdict]] = defaultdict(list)

    def add(self, verdict: Verdict) -> None:
        """Count one table."""
        word = verdict.word
        self.by_kind[verdict.table.kind][word] += 1
        if word == "silent" and verdict.hints:
            self.by_kind[verdict.table.kind]["hinted"] += 1
        for cause in {f"{d.frame}.{d.field or d.got}" for d in verdict.differences if d.frame != "refused"}:
            self.causes[cause].append(verdict)
        for trait in verdict.table.traits:
            self.by_trait[trait][word] += 1
        if word == "exact" and verdict.noise:
            self.noisy[verdict.table.kind] += 1
            self.codes.update({n.split()[0] for n in verdict.noise})

    def print(self, every: bool) -> None:
        """By kind, by what is wrong, by trait."""
        print(f"{'kind':22}{'tables':>7}" + "".join(f"{w:>8}" for w in WORDS) + "  of these hinted; exact but noisy")
        total: Counter[str] = Counter()
        for kind in KINDS:
            c = self.by_kind[kind]
            n = sum(c[w] for w in WORDS)
            if n:
                print(f"{kind:22}{n:7}" + "".join(f"{c[w]:8}" for w in WORDS) + f"{c['hinted']:9}{self.noisy[kind]:9}")
                total.update(c)
        n = max(1, sum(total[w] for w in WORDS))
        shares = "  ".join(f"{w} {100 * total[w] / n:.1f} %" for w in WORDS)
        print(f"{n} tables: {shares}; noise {dict(self.codes)}")
        print("\nwhat is wrong: tables (silent), and heads of three of them")
        for cause, verdicts in sorted(self.causes.items(), key=lambda kv: -len(kv[1]))[:15]:
            print(f"{cause}: {len(verdicts)} ({sum(v.word == 'silent' for v in verdicts)})")
            for v in verdicts[:3]:
                print(f"    seed {v.seed} {v.table.kind}: {' // '.join(v.table.head_text)[:230]}")
        print(f"\n{'trait':64}{'tables':>7}" + "".join(f"{w:>8}" for w in WORDS))
        rows = sorted(self.by_trait.items(), key=lambda kv: (-_failure_share(kv[1]), -sum(kv[1].values()), kv[0]))
        rows = [r for r in rows if every or (_failure_share(r[1]) > 0 and sum(r[1].values()) >= 3)]
        for trait, c in rows if every else rows[:60]:
            print(f"{trait[:63]:64}{sum(c.values()):7}" + "".join(f"{c[w]:8}" for w in WORDS))


def _failure_share(counts: Counter[str]) -> float:
    return (counts["told"] + counts["refused"] + counts["silent"]) / max(1, sum(counts.values()))


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--sampai", dest="until", type=int, default=500)
    parser.add_argument(
        "--sendiri", dest="alone", action="store_true", help="one recombined head alone among plain documents"
    )
    parser.add_argument("--tunjuk", dest="show", action="store_true", help="show every failure")
    parser.add_argument("--semua", dest="every", action="store_true", help="show every trait")
    parser.add_argument(
        "--simpan", dest="save", nargs=2, metavar=("DIR", "SEED"), help="keep the files of a seed and judge it"
    )
    arguments = parser.parse_args()
    tally = Tally()
    seeds = [int(arguments.save[1])] if arguments.save else range(arguments.first, arguments.until)
    keep = Path(arguments.save[0]) if arguments.save else None
    for seed in seeds:
        for verdict in judge_seed(seed, arguments.alone, keep):
            tally.add(verdict)
            if verdict.word != "exact" and (arguments.show or keep):
                show(verdict, 200 if keep else 6)
            elif verdict.noise and (arguments.show or keep):
                print(f"seed {verdict.seed} {verdict.table.kind} exact but noisy: {verdict.noise[:3]}")
    tally.print(arguments.every)
    return 1 if any(_failure_share(c) for c in tally.by_kind.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
