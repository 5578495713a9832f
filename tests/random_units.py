"""Random consistent units in random layouts through the whole pipeline, against the independent oracle.

    python -m tests.random_units [--dari 0] [--sampai 500] [--tunjuk]

prints one line per seed that is not exact, and the totals. Used by the test suite with a few seeds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lakip_xls.export import json_object
from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process
from tests.generator import make_unit, oracle, write_unit
from tests.generator.compare import compare_all, compare_ringkasan
from tests.generator.writer import identity_wanted, wanted

BIDANG = (
    "pagu",
    "realisasi",
    "sisa",
    "serapan",
    "rata_rata_capaian",
    "rata_rata_capaian_dibatasi",
    "kategori",
    "jumlah_program",
    "jumlah_kegiatan",
    "jumlah_sub_kegiatan",
)
"""The fields of the summary that are compared."""


@dataclass
class Keluaran:
    """What went wrong with one seed; nothing where both lists are empty."""

    seed: int
    difference: list[str] = field(default_factory=list)
    temuan: list[str] = field(default_factory=list)
    features: dict[str, Any] = field(default_factory=dict)


def check(seed: int, folder: Path) -> Keluaran:
    """Write the unit of a seed into a folder, process it, and compare."""
    unit = make_unit(seed)
    written = write_unit(unit, folder, random.Random(seed * 7919 + 1))
    result = Keluaran(seed, features=dict(written.features))
    try:
        laporan = process(folder, Options(tanggal=date(2024, 1, 31)))
    except Exception:
        result.difference.append(traceback.format_exc())
        return result
    got = json_object(laporan)
    own_wanted = _soft(wanted(unit, written))
    result.difference += compare_all(got["tabel"], own_wanted)
    result.difference += compare_ringkasan(got["ringkasan"], oracle.ringkasan(unit), BIDANG)
    result.difference += _identity(got, identity_wanted(unit, written))
    result.temuan += _strong(laporan)
    return result


def _soft(wanted: dict[str, Any]) -> dict[str, Any]:
    """A unit that no column names may be told by the values ('%', '7 Tahapan'): not compared then."""
    for name, rows in wanted.items():
        for row in rows:
            if name == "rkt" or row.get("satuan") in (None, "Persen", "%"):
                row.pop("satuan", None)
    return wanted


def _identity(got: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    return [
        f"identitas {name}: {got.get(name)!r}, seharusnya {value!r}"
        for name, value in wanted.items()
        if value is not None and str(got.get(name)).casefold() != str(value).casefold()
    ]


def _strong(laporan: Laporan) -> list[str]:
    return [
        f"{t.kode} {t.file} {t.sheet} {t.cell}: {t.uraian}" for t in laporan.temuan if t.tingkat is not Tingkat.INFO
    ]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--sampai", dest="until", type=int, default=500)
    parser.add_argument("--tunjuk", dest="show", action="store_true", help="show every difference")
    arguments = parser.parse_args()
    failed = noisy = 0
    kinds: Counter[str] = Counter()
    for seed in range(arguments.first, arguments.until):
        with tempfile.TemporaryDirectory() as folder:
            result = check(seed, Path(folder))
        failed += bool(result.difference)
        noisy += bool(result.temuan)
        kinds.update(b.split()[0] for b in result.difference)
        kinds.update(t.split()[0] for t in result.temuan)
        if result.difference or result.temuan:
            shown = [*result.difference, *result.temuan]
            if not arguments.show:
                shown = shown[:2]
            print(f"seed {seed}: {len(result.difference)} beda, {len(result.temuan)} temuan")
            for line in shown:
                print("   ", line[:400])
    print(f"{arguments.until - arguments.first} seed: {failed} tidak tepat, {noisy} dengan temuan; {dict(kinds)}")
    return 1 if failed or noisy else 0


if __name__ == "__main__":
    sys.exit(main())
