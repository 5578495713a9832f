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

from lakip_xls.ekspor import dumps
from lakip_xls.pipeline import Opsi, proses
from lakip_xls.writing.workbook import susun, tulis_workbook
from tests.fuzz.kisi import kisi_acak, tulis_kisi
from tests.fuzz.mutasi import rusakkan
from tests.hostile import buku
from tests.pembangkit import buat_unit, tulis_unit

BATAS_DETIK = 10.0
BAIK = "anggaran.xlsx"
HASIL = "hasil/h.xlsx"
"""The result of an earlier run, which is read for its answers and for last year's figures."""
_CONTOH = Path(__file__).resolve().parents[2] / "samples"
_ENDINGS = (".xlsx", ".xlsx", ".xlsx", ".xlsx", ".ods", ".ods", ".xls", ".xlsb")


@lru_cache(maxsize=1)
def benih() -> Mapping[str, tuple[bytes, ...]]:
    """Sound workbooks by format, to be damaged."""
    found: dict[str, list[bytes]] = {".xlsx": [], ".xls": [], ".ods": [], ".xlsb": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending, write in (
            (".xlsx", buku.anggaran), (".xls", buku.anggaran_xls), (".ods", buku.anggaran_ods), (".xlsb", buku.anggaran_xlsb)
        ):  # fmt: skip
            write(folder / f"benih{ending}")
        for seed in range(4):
            tulis_unit(buat_unit(seed), folder / str(seed), random.Random(seed))
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in found:
                found[path.suffix].append(path.read_bytes())
        earlier = proses(folder / "0", Opsi(tahun=2022, tanggal=date(2023, 1, 31)))
        found[HASIL] = [susun(earlier, folder / "hasil", folder)]
    found[".xlsx"] += [p.read_bytes() for p in sorted((_CONTOH / "rambipuji-2023").glob("*.xlsx"))]
    return {ending: tuple(files) for ending, files in found.items()}


@lru_cache(maxsize=4)
def _unit(seed: int) -> Mapping[str, bytes]:
    """All documents of one random office."""
    with tempfile.TemporaryDirectory() as name:
        tulis_unit(buat_unit(seed), Path(name), random.Random(seed))
        return {p.name: p.read_bytes() for p in sorted(Path(name).iterdir())}


def buat(seed: int) -> tuple[str, bytes]:
    """The hostile workbook of a seed: (file name, bytes)."""
    rng = random.Random(seed)
    if seed % 8 == 7:
        unit = f"{rng.randrange(4)}/"
        name = rng.choice(list(_unit(int(unit[:-1]))))
        return unit + name, rusakkan(_unit(int(unit[:-1]))[name], rng)
    if rng.random() < 0.05:
        return HASIL, rusakkan(rng.choice(benih()[HASIL]), rng)
    ending = rng.choice(_ENDINGS)
    if seed % 2:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / f"kisi{ending}"
            tulis_kisi(kisi_acak(rng), path, rng)
            data = path.read_bytes()
        return f"kasus{ending}", rusakkan(data, rng) if rng.random() < 0.2 else data
    return f"kasus{ending}", rusakkan(rng.choice(benih()[ending]), rng)


def jalankan(nama: str, data: bytes) -> str:
    """Run a hostile workbook through the whole pipeline; '' where all is well, else what went wrong.

    `nama` is 'kasus.xlsx', HASIL, or '2/RKT.xlsx': a document of the random office 2, with the others beside it.
    """
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        buku.anggaran(folder / BAIK)
        (folder / "hasil").mkdir()
        unit, _, own = nama.rpartition("/")
        if unit.isdigit():  # one damaged document among those of an office
            nama = own
            for other, content in _unit(int(unit)).items():
                (folder / other).write_bytes(content)
        (folder / nama).write_bytes(data)
        report = proses(folder, Opsi(tanggal=date(2024, 1, 31)))
        tulis_workbook(report, folder / HASIL, folder=folder)
        json.loads(dumps(report))
        with zipfile.ZipFile(folder / HASIL) as archive:
            if archive.testzip() is not None:
                return "hasil rusak"
    crashed = [t.uraian for t in report.temuan if t.kode.startswith("SISTEM")]
    if crashed:
        return crashed[0]
    if any(b.nama == BAIK and b.alasan for b in report.berkas) or not {BAIK, nama} - {HASIL} <= {
        b.nama for b in report.berkas
    }:
        return "berkas lain tidak ikut diproses"
    taken = time.monotonic() - start
    return f"{taken:.1f} detik" if taken > BATAS_DETIK else ""
