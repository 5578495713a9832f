"""One case of the fuzzer: a hostile workbook beside a sound one, through everything."""

from __future__ import annotations

import json
import random
import tempfile
import time
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from lakip_xls.export import dumps
from lakip_xls.pipeline import Options, process
from lakip_xls.writing.workbook import build, write_workbook
from tests.fuzz.grids import random_grid, write_grid
from tests.fuzz.mutations import damage
from tests.generator import make_unit, write_unit
from tests.hostile import books

SECONDS_LIMIT = 10.0
GOOD = "anggaran.xlsx"
RESULT = "hasil/h.xlsx"
"""The result of an earlier run, which is read for its answers and for last year's figures."""
_SAMPLE = Path(__file__).resolve().parents[2] / "samples"
_ENDINGS = (".xlsx", ".xlsx", ".xlsx", ".xlsx", ".ods", ".ods", ".xls", ".xlsb")


@lru_cache(maxsize=1)
def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Sound workbooks by format, to be damaged."""
    found: dict[str, list[bytes]] = {".xlsx": [], ".xls": [], ".ods": [], ".xlsb": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending, write in (
            (".xlsx", books.anggaran), (".xls", books.anggaran_xls), (".ods", books.anggaran_ods), (".xlsb", books.anggaran_xlsb)
        ):  # fmt: skip
            write(folder / f"benih{ending}")
        for seed in range(4):
            write_unit(make_unit(seed), folder / str(seed), random.Random(seed))
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in found:
                found[path.suffix].append(path.read_bytes())
        earlier = process(folder / "0", Options(tahun=2022, tanggal=date(2023, 1, 31)))
        found[RESULT] = [build(earlier, folder / "hasil", folder)]
    found[".xlsx"] += [p.read_bytes() for p in sorted((_SAMPLE / "rambipuji-2023").glob("*.xlsx"))]
    return {ending: tuple(files) for ending, files in found.items()}


@lru_cache(maxsize=4)
def _unit(seed: int) -> Mapping[str, bytes]:
    """All documents of one random office."""
    with tempfile.TemporaryDirectory() as name:
        write_unit(make_unit(seed), Path(name), random.Random(seed))
        return {p.name: p.read_bytes() for p in sorted(Path(name).iterdir())}


def make(seed: int) -> tuple[str, bytes]:
    """The hostile workbook of a seed: (file name, bytes)."""
    rng = random.Random(seed)
    if seed % 8 == 7:
        unit = f"{rng.randrange(4)}/"
        name = rng.choice(list(_unit(int(unit[:-1]))))
        return unit + name, damage(_unit(int(unit[:-1]))[name], rng)
    if rng.random() < 0.05:
        return RESULT, damage(rng.choice(seeds()[RESULT]), rng)
    ending = rng.choice(_ENDINGS)
    if seed % 8 in (2, 6):  # the forms that are text
        return rng.choice(("kasus.csv", "kasus.xls")), damage(rng.choice(books.anggaran_texts()), rng)
    if seed % 2:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / f"kisi{ending}"
            write_grid(random_grid(rng), path, rng)
            data = path.read_bytes()
        return f"kasus{ending}", damage(data, rng) if rng.random() < 0.2 else data
    return f"kasus{ending}", damage(rng.choice(seeds()[ending]), rng)


def run(name: str, data: bytes) -> str:
    """Run a hostile workbook through the whole pipeline; '' where all is well, else what went wrong.

    `name` is 'kasus.xlsx', HASIL, or '2/RKT.xlsx': a document of the random office 2, with the others beside it.
    """
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as label:
        folder = Path(label)
        books.anggaran(folder / GOOD)
        (folder / "hasil").mkdir()
        unit, _, own = name.rpartition("/")
        if unit.isdigit():  # one damaged document among those of an office
            name = own
            for other, content in _unit(int(unit)).items():
                (folder / other).write_bytes(content)
        (folder / name).write_bytes(data)
        report = process(folder, Options(tanggal=date(2024, 1, 31)))
        write_workbook(report, folder / RESULT, folder=folder)
        json.loads(dumps(report))
        with zipfile.ZipFile(folder / RESULT) as archive:
            if archive.testzip() is not None:
                return "hasil rusak"
    crashed = [t.uraian for t in report.temuan if t.kode.startswith("SISTEM")]
    if crashed:
        return crashed[0]
    if any(b.name == GOOD and b.reason for b in report.files) or not {GOOD, name} - {RESULT} <= {
        b.name for b in report.files
    }:
        return "berkas lain tidak ikut diproses"
    taken = time.monotonic() - start
    return f"{taken:.1f} detik" if taken > SECONDS_LIMIT else ""
