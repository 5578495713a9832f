"""The lines `pasti` of Daftar Perbaikan, put into the workbooks: their findings go and no new one comes.

    python -m tests.repairs [--dari A] [--sampai B]

puts one fault each into random units, applies the certain lines of their reports, and runs the program again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.parsing.numbers import parse_number
from lakip_xls.perbaikan import Repair, repairs
from lakip_xls.pipeline import NothingToReport, Options, process
from tests.faults import MAKERS, Material
from tests.generator import build_unit, make_unit
from tests.generator.writer import WRITER

OPTIONS = Options(tanggal=date(2024, 2, 21))


def certain(report: Laporan) -> list[Repair]:
    """The lines that a script may apply."""
    return [line for line in repairs(report.temuan, report.data, {}) if line.certain]


def apply(folder: Path, lines: Sequence[Repair]) -> bool:
    """Type what each line says into its cell, as Excel takes what a person types: a figure becomes a number."""
    for line in lines:
        own = line.finding
        assert own.file and own.sheet and own.seharusnya
        book = load_workbook(folder / own.file)
        figure = parse_number(own.seharusnya.removesuffix("%"))
        percent = own.seharusnya.endswith("%")
        for place in line.cells:
            cell = book[own.sheet][place]
            if figure is None:
                cell.value = own.seharusnya
                continue
            cell.value = float(figure.value) / (100 if percent or "%" in cell.number_format else 1)
            if percent and "%" not in cell.number_format:
                cell.number_format = "0.00%"
        if any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row):
            return False  # openpyxl keeps no computed values
        book.save(folder / own.file)
    return True


def remaining(folder: Path) -> tuple[int, list[str]]:
    """Apply the certain lines of a folder; how many there were, and what then is wrong (nothing, if they were right)."""
    before = process(folder, OPTIONS)
    lines = [line for line in certain(before) if str(line.finding.file).endswith(".xlsx")]
    if not lines or not apply(folder, lines):
        return 0, []
    after = process(folder, OPTIONS).temuan
    mended = {own for line in lines for own in line.ids}
    known = {t.id for t in before.temuan}
    wrong = [f"stays {t.kode} {t.file} {t.sheet} {t.cell}: {t.uraian}" for t in after if t.id in mended]
    wrong += [
        f"new {t.kode} {t.file} {t.sheet} {t.cell}: {t.uraian}"
        for t in after
        if t.id not in known and t.tingkat is not Tingkat.INFO
    ]
    return len(lines), wrong


def faulty(seed: int, folder: Path) -> bool:
    """Write a random unit with one fault; False where it cannot have that fault, or has other files than .xlsx."""
    rng = Random(f"perbaikan-{seed}")
    kode = rng.choice(sorted(MAKERS))
    maker = rng.choice(MAKERS[kode])
    without = rng.choice(maker.without) if maker.without else None
    draft = build_unit(make_unit(seed), rng, document=WRITER.keys() - {without}, **maker.features)
    material = Material(draft, rng, without)
    if not maker.function(material):
        return False
    draft.save(folder)
    for step in material.after:
        step(folder)
    return True


def main() -> int:
    """Print every unit that was not mended, and the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", type=int, default=0)
    parser.add_argument("--sampai", type=int, default=200)
    arguments = parser.parse_args()
    units = mended = bad = 0
    for seed in range(arguments.dari, arguments.sampai):
        with tempfile.TemporaryDirectory() as name:
            try:
                if not faulty(seed, Path(name)):
                    continue
                lines, wrong = remaining(Path(name))
            except NothingToReport:
                continue
        units, mended, bad = units + 1, mended + lines, bad + bool(wrong)
        for text in wrong:
            print(f"unit {seed}: {text[:260]}", flush=True)
    print(f"{units} units, {mended} certain lines, {bad} units not clean afterwards")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
