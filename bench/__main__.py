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

from bench.sipd import tulis_ekspor
from bench.ukur import AKAR, Ukuran, berpasangan, jalankan, tabel, tengah
from tests.pembangkit import buat_unit, tulis_unit

CONTOH = AKAR / "samples" / "rambipuji-2023"
_UNIT_BERBEDA = 25
"""Units of the `rekap` table that are really different; the rest are copies of them."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("bagian", nargs="*", choices=["proses", "rekap", "panjang", []], default=[])
    parser.add_argument("--cepat", action="store_true", help="fewer runs and smaller inputs")
    arguments = parser.parse_args()
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("proses", satu_unit), ("rekap", banyak_unit), ("panjang", ekspor_panjang)):
            if not arguments.bagian or name in arguments.bagian:
                measure(Path(folder), arguments.cepat)


def satu_unit(folder: Path, cepat: bool) -> None:
    """`proses` against a script without recognition and checks, and against plain copying."""
    generated = folder / "unit"
    tulis_unit(buat_unit(1), generated, random.Random(1))
    rows = []
    for name, source in (("samples/rambipuji-2023", CONTOH), ("generated unit", generated)):
        own, naive, floor = berpasangan(
            3 if cepat else 9,
            ["lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap"],
            ["bench.naive", source, folder / "naive.xlsx"],
            ["bench.floor", source, folder / "floor.xlsx"],
            hasil=folder / "hasil",
        )
        again = tengah([jalankan("lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap") for _ in range(3)])
        for label, run in (
            ("lakip-xls proses", own),
            ("the same, over a result", again),
            ("naive.py", naive),
            ("floor.py", floor),
        ):
            rows.append([name, label, *_angka(run), f"{run.detik / naive.detik:.2f}"])
    tabel("One unit", ("input", "program", "wall s", "cpu s", "peak MiB", "of naive"), rows)
    rows = [
        [f"lakip-xls {a}", *_angka(run)]
        for a, run in zip(("--version", "--help"), berpasangan(3, ["lakip_xls", "--version"], ["lakip_xls", "--help"]))
    ]
    tabel("Start", ("command", "wall s", "cpu s", "peak MiB"), rows)


def banyak_unit(folder: Path, cepat: bool) -> None:
    """`rekap` over many units: rate, cost per unit, memory."""
    sizes, times = ((4, 12), 1) if cepat else ((10, 100, 300), 3)
    units = folder / "semua"
    for n in range(max(sizes)):
        if n < _UNIT_BERBEDA:
            tulis_unit(buat_unit(n), units / f"unit {n:04}", random.Random(n))
        else:
            shutil.copytree(units / f"unit {n % _UNIT_BERBEDA:04}", units / f"unit {n:04}")
    sample = [units / f"unit {n:04}" for n in range(min(sizes[0], 5))]
    out = folder / "keluaran"
    single = tengah(berpasangan(1, *(["lakip_xls", "proses", u, "-o", out, "--senyap"] for u in sample), hasil=out))
    rows = []
    before = {1: (0, 0.0), 2: (0, 0.0)}
    for size in sizes:
        part = folder / f"daerah {size}"
        part.mkdir()
        for n in range(size):
            shutil.copytree(units / f"unit {n:04}", part / f"unit {n:04}")
        command = ("lakip_xls", "rekap", part, "--senyap", "-o")
        repeat = 1 if size > 100 else times
        one, two = berpasangan(repeat, [*command, out, "--jobs", "1"], [*command, out, "--jobs", "2"], hasil=out)
        for jobs, run in ((1, one), (2, two)):
            more = (run.detik - before[jobs][1]) / (size - before[jobs][0])
            before[jobs] = (size, run.detik)
            faster = f"{one.detik / run.detik:.2f}"
            figures = (f"{size / run.detik:.2f}", f"{run.cpu / size:.3f}", f"{more / single.detik:.2f}", faster)
            rows.append([str(size), str(jobs), f"{run.detik:.1f}", *figures, f"{run.memori:.0f}", f"{run.anak:.0f}"])
    kepala = (
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
    tabel("Many units", kepala, rows)


def ekspor_panjang(folder: Path, cepat: bool) -> None:
    """`proses` on long SIPD-RI exports against pandas.read_excel alone."""
    rows = []
    before = {"lakip-xls proses": (0, 0.0), "pandas.read_excel": (0, 0.0)}
    for size in (5_000, 20_000) if cepat else (5_000, 50_000, 300_000):
        source = folder / f"sipd {size}"
        source.mkdir()
        tulis_ekspor(source / "SIPD.xlsx", size)
        own, pandas = berpasangan(
            1 if size > 100_000 else 3,
            ["lakip_xls", "proses", source, "-o", folder / "hasil", "--senyap"],
            ["bench.baca_pandas", source / "SIPD.xlsx"],
        )
        for label, run in (("lakip-xls proses", own), ("pandas.read_excel", pandas)):
            rows_before, seconds = before[label]
            before[label] = (size, run.detik)
            more = f"{(run.detik - seconds) / (size - rows_before) * 1e6:.0f}"
            rows.append([f"{size:,}", label, *_angka(run), more, f"{run.detik / pandas.detik:.2f}"])
    tabel("Long exports", ("rows", "program", "wall s", "cpu s", "peak MiB", "µs per further row", "of pandas"), rows)


def _angka(run: Ukuran) -> list[str]:
    return [f"{run.detik:.2f}", f"{run.cpu:.2f}", f"{run.memori:.0f}"]


if __name__ == "__main__":
    main()
