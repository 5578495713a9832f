"""`python -m bench [--cepat] [proses|rekap|panjang ...]`: print the tables of measurements."""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import tempfile
from datetime import date
from pathlib import Path

from bench.measure import ROOT, Measurement, medians, paired, run, table
from bench.sipd import write_export
from tests.generator import make_unit, write_unit

SAMPLE = ROOT / "samples" / "rambipuji-2023"
_OTHER_UNIT = 25
"""Units of the `rekap` table that are really different; the rest are copies of them."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("parts", metavar="bagian", nargs="*", choices=["proses", "rekap", "panjang", []], default=[])
    parser.add_argument("--cepat", dest="fast", action="store_true", help="fewer runs and smaller inputs")
    arguments = parser.parse_args()
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("proses", one_unit), ("rekap", many_units), ("panjang", long_export)):
            if not arguments.parts or name in arguments.parts:
                measure(Path(folder), arguments.fast)


def one_unit(folder: Path, fast: bool) -> None:
    """`process` against a script without recognition and checks, and against plain copying."""
    generated = folder / "unit"
    write_unit(make_unit(1), generated, random.Random(1))
    rows = []
    for name, source in (("samples/rambipuji-2023", SAMPLE), ("generated unit", generated)):
        own, naive, floor = paired(
            3 if fast else 9,
            ["lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap"],
            ["bench.naive", source, folder / "naive.xlsx"],
            ["bench.floor", source, folder / "floor.xlsx"],
            result=folder / "hasil",
        )
        again = medians([run("lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap") for _ in range(3)])
        for label, own_run in (
            ("lakip-xls proses", own),
            ("the same, over a result", again),
            ("naive.py", naive),
            ("floor.py", floor),
        ):
            rows.append([name, label, *_number(own_run), f"{own_run.seconds / naive.seconds:.2f}"])
    table("One unit", ("input", "program", "wall s", "cpu s", "peak MiB", "of naive"), rows)
    rows = [
        [f"lakip-xls {a}", *_number(own_run)]
        for a, own_run in zip(("--version", "--help"), paired(3, ["lakip_xls", "--version"], ["lakip_xls", "--help"]))
    ]
    table("Start", ("command", "wall s", "cpu s", "peak MiB"), rows)


def many_units(folder: Path, fast: bool) -> None:
    """`rekap` over many units: rate, cost per unit, memory."""
    sizes, times = ((4, 12), 1) if fast else ((10, 100, 300), 3)
    units = folder / "semua"
    for n in range(max(sizes)):
        if n < _OTHER_UNIT:
            write_unit(make_unit(n), units / f"unit {n:04}", random.Random(n))
        else:
            shutil.copytree(units / f"unit {n % _OTHER_UNIT:04}", units / f"unit {n:04}")
    sample = [units / f"unit {n:04}" for n in range(min(sizes[0], 5))]
    out = folder / "keluaran"
    single = medians(paired(1, *(["lakip_xls", "proses", u, "-o", out, "--senyap"] for u in sample), result=out))
    rows = []
    before = {1: (0, 0.0), 2: (0, 0.0)}
    for size in sizes:
        part = folder / f"daerah {size}"
        part.mkdir()
        for n in range(size):
            shutil.copytree(units / f"unit {n:04}", part / f"unit {n:04}")
        command = ("lakip_xls", "rekap", part, "--senyap", "-o")
        repeat = 1 if size > 100 else times
        one, two = paired(repeat, [*command, out, "--jobs", "1"], [*command, out, "--jobs", "2"], result=out)
        for jobs, own_run in ((1, one), (2, two)):
            more = (own_run.seconds - before[jobs][1]) / (size - before[jobs][0])
            before[jobs] = (size, own_run.seconds)
            faster = f"{one.seconds / own_run.seconds:.2f}"
            figures = (
                f"{size / own_run.seconds:.2f}",
                f"{own_run.cpu / size:.3f}",
                f"{more / single.seconds:.2f}",
                faster,
            )
            rows.append(
                [
                    str(size),
                    str(jobs),
                    f"{own_run.seconds:.1f}",
                    *figures,
                    f"{own_run.memory:.0f}",
                    f"{own_run.children:.0f}",
                ]
            )
    heading = (
        "units",
        "jobs",
        "wall s",
        "units/s",
        "cpu s per unit",
        "one more unit, of one proses",
        "speed-up",
        "parent MiB",
        "worker MiB",
    )
    table("Many units", heading, rows)


def long_export(folder: Path, fast: bool) -> None:
    """`process` on long SIPD-RI exports against pandas.read_excel alone."""
    rows = []
    before = {"lakip-xls proses": (0, 0.0), "pandas.read_excel": (0, 0.0)}
    for size in (5_000, 20_000) if fast else (5_000, 50_000, 300_000):
        source = folder / f"sipd {size}"
        source.mkdir()
        write_export(source / "SIPD.xlsx", size)
        own, pandas = paired(
            1 if size > 100_000 else 3,
            ["lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap"],
            ["bench.read_pandas", source / "SIPD.xlsx"],
        )
        for label, own_run in (("lakip-xls proses", own), ("pandas.read_excel", pandas)):
            rows_before, seconds = before[label]
            before[label] = (size, own_run.seconds)
            more = f"{(own_run.seconds - seconds) / (size - rows_before) * 1e6:.0f}"
            rows.append([f"{size:,}", label, *_number(own_run), more, f"{own_run.seconds / pandas.seconds:.2f}"])
    table("Long exports", ("rows", "program", "wall s", "cpu s", "peak MiB", "µs per further row", "of pandas"), rows)


def _number(run: Measurement) -> list[str]:
    return [f"{run.seconds:.2f}", f"{run.cpu:.2f}", f"{run.memory:.0f}"]


if __name__ == "__main__":
    main()
