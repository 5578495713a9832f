"""One fault at a time in consistent offices: is it found by its rule, at its cell, without noise?

    python -m tests.faults [--aturan KODE ...] [--banyak 20] [--tunjuk]

puts faults into the workbooks of random units in random layouts, runs the whole program over them,
and prints a row per rule: faults put in, found at the cell by the rule, by a sibling, only among
the related cells, missed, and the mean and maximum of other findings of level kesalahan or
peringatan. `--tunjuk` prints every fault that was missed or noisy, with what was found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.pipeline import NothingToReport, Options, process
from tests import faults_kinerja, faults_money, faults_reading
from tests.faults_base import MAKERS, Maker, Material, Place
from tests.generator import build_unit, make_unit
from tests.generator.writer import WRITER

__all__ = ["MAKERS", "Trial", "faults_reading", "faults_kinerja", "faults_money", "check"]

SIBLING: dict[str, frozenset[str]] = {
    "JML-01": frozenset({"JML-02", "JML-05", "DOK-02", "DOK-11"}),
    "JML-02": frozenset({"JML-01", "JML-03", "DOK-01", "DOK-02", "DOK-11"}),
    "JML-03": frozenset({"JML-02", "JML-06"}),
    "JML-04": frozenset({"DOK-01", "DOK-02"}),
    "JML-07": frozenset({"JML-09"}),
    "JML-06": frozenset({"JML-01", "JML-03", "PSN-01"}),
    "PSN-02": frozenset({"DOK-11"}),
    "PSN-04": frozenset({"JML-01", "JML-05", "JML-06"}),
    "PSN-05": frozenset({"JML-01", "JML-06"}),
    "DOK-01": frozenset({"JML-04"}),
    "DOK-02": frozenset({"JML-01", "JML-02", "JML-04"}),
    "DOK-03": frozenset({"DOK-04"}),
    "DOK-04": frozenset({"DOK-03", "DOK-11", "PSN-02"}),
    "DOK-05": frozenset({"BACA-05"}),
    "DOK-07": frozenset({"NOM-02", "NOM-01", "DOK-08", "JML-01"}),
    "DOK-08": frozenset({"NOM-01", "NOM-02"}),
    "DOK-11": frozenset({"JML-01", "JML-02", "IND-01", "PSN-02", "PSN-03"}),
    "DOK-12": frozenset({"PSN-02", "RA-01"}),
    "NOM-01": frozenset({"NOM-02", "DOK-08"}),
    "NOM-02": frozenset({"NOM-01", "DOK-08"}),
    "NOM-03": frozenset({"NOM-01"}),
    "RA-01": frozenset({"DOK-12"}),
}
"""Rules that may tell a fault instead of its own: they see the same cell from another side."""


@dataclass(frozen=True)
class Trial:
    """One fault and what became of it."""

    maker: Maker
    seed: int
    place: tuple[Place, ...]
    result: str
    """tepat, saudara, terkait or luput."""
    noise: tuple[Temuan, ...]
    """Other findings of level kesalahan or peringatan."""


def check(maker: Maker, seed: int) -> Trial | None:
    """Put a fault into the unit of a seed and judge the findings; None where the unit cannot have it."""
    rng = Random(f"{maker.function.__name__}-{seed}")
    without = rng.choice(maker.without) if maker.without else None
    draft = build_unit(make_unit(seed), rng, document=WRITER.keys() - {without}, **maker.features)
    material = Material(draft, rng, without)
    place = maker.function(material)
    if not place:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft.save(folder)
        for step in material.after:
            step(folder)
        try:
            temuan = process(folder, Options(tanggal=date(2024, 1, 31))).temuan
        except NothingToReport:
            return None
    return Trial(maker, seed, tuple(place), *_value(maker.kode, without, place, temuan))


def _value(
    kode: str, without: str | None, place: Sequence[Place], temuan: Sequence[Temuan]
) -> tuple[str, tuple[Temuan, ...]]:
    """How the fault was found, and what else was said."""

    def here(file: str | None, sheet: str | None, cell: str | None) -> bool:
        return any(f in ("", file) and s in ("", sheet) and c in ("", cell) for f, s, c in place)

    own = {kode}
    relatives = SIBLING.get(kode, frozenset())
    at_cell = [t for t in temuan if here(t.file, t.sheet, t.cell) and (without is None or t.kind == without)]
    related = [t for t in temuan if any(here(r.file, r.sheet, r.cell) for r in t.related)]
    for name, found in (
        ("tepat", [t for t in at_cell if t.kode in own]),
        ("saudara", [t for t in at_cell if t.kode in relatives]),
        ("terkait", [t for t in related if t.kode in own | relatives]),
        ("luput", []),
    ):
        if found or name == "luput":
            others = [t for t in temuan if t.tingkat is not Tingkat.INFO and t not in found[:1]]
            return name, tuple(others)
    raise AssertionError


def everything(kode: str, many: int, origin_: int = 0) -> Iterator[Trial]:
    """A number of faults of one rule, its makers in turn, each in the next unit that can have it."""
    made = 0
    for seed in range(origin_, origin_ + 12 * many):
        makers = MAKERS[kode]
        result = check(makers[seed % len(makers)], seed)
        if result is not None:
            yield result
            made += 1
        if made == many:
            return


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--aturan", dest="rule", action="append", choices=sorted(MAKERS), help="only this rule (repeatable)"
    )
    parser.add_argument("--banyak", dest="count", type=int, default=20, help="faults per rule")
    parser.add_argument("--dari", dest="first", type=int, default=0, help="first seed")
    parser.add_argument("--tunjuk", dest="show", action="store_true", help="show what was missed or noisy")
    arguments = parser.parse_args()
    print(
        f"{'aturan':8} {'dicoba':>6} {'tepat':>6} {'saudara':>8} {'terkait':>8} {'luput':>6} {'derau':>6} {'maks':>5}"
    )
    total = dict.fromkeys(("tepat", "saudara", "terkait", "luput"), 0)
    for kode in arguments.rule or sorted(MAKERS):
        results = list(everything(kode, arguments.count, arguments.first))
        if not results:
            print(f"{kode:8} {0:6}")
            continue
        count = {name: sum(r.result == name for r in results) for name in total}
        noise = [len(r.noise) for r in results]
        total = {name: total[name] + count[name] for name in total}
        print(
            f"{kode:8} {len(results):6} {count['tepat']:6} {count['saudara']:8} {count['terkait']:8} {count['luput']:6} "
            f"{sum(noise) / len(noise):6.2f} {max(noise):5}", flush=True,
        )  # fmt: skip
        for r in results:
            if arguments.show and (r.result in ("luput", "terkait") or len(r.noise) > 2):
                print(f"   {r.result}: {r.maker.function.__name__}, unit {r.seed}, {r.place[:2]}")
                for t in r.noise[:4]:
                    print(f"      {t.kode} {t.file} {t.sheet} {t.cell}: {t.uraian[:220]}")
    faults = sum(total.values()) or 1
    print(f"{faults} kerusakan: " + ", ".join(f"{n} {c} ({100 * c / faults:.1f} %)" for n, c in total.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
