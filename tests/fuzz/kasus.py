"""One case of the fuzzer: a hostile workbook beside a sound one, through everything."""

from __future__ import annotations

import io
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
from lakip_xls.writing.workbook import susun
from tests.fuzz.kisi import kisi_acak, tulis_kisi
from tests.fuzz.mutasi import rusakkan
from tests.hostile import buku
from tests.pembangkit import buat_unit, tulis_unit

BATAS_DETIK = 10.0
BAIK = "anggaran.xlsx"
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
    found[".xlsx"] += [p.read_bytes() for p in sorted((_CONTOH / "rambipuji-2023").glob("*.xlsx"))]
    return {ending: tuple(files) for ending, files in found.items()}


def buat(seed: int) -> tuple[str, bytes]:
    """The hostile workbook of a seed: (file name, bytes)."""
    rng = random.Random(seed)
    ending = rng.choice(_ENDINGS)
    if seed % 2:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / f"kisi{ending}"
            tulis_kisi(kisi_acak(rng), path, rng)
            data = path.read_bytes()
        return f"kasus{ending}", rusakkan(data, rng) if rng.random() < 0.2 else data
    return f"kasus{ending}", rusakkan(rng.choice(benih()[ending]), rng)


def jalankan(nama: str, data: bytes) -> str:
    """Run a hostile workbook through the whole pipeline; '' where all is well, else what went wrong."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        buku.anggaran(folder / BAIK)
        (folder / nama).write_bytes(data)
        report = proses(folder, Opsi(tanggal=date(2024, 1, 31)))
        result = susun(report, folder / "hasil", folder)
        json.loads(dumps(report))
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        if archive.testzip() is not None:
            return "hasil rusak"
    crashed = [t.uraian for t in report.temuan if t.kode.startswith("SISTEM")]
    if crashed:
        return crashed[0]
    if any(b.nama == BAIK and b.alasan for b in report.berkas) or {b.nama for b in report.berkas} != {BAIK, nama}:
        return "berkas lain tidak ikut diproses"
    taken = time.monotonic() - start
    return f"{taken:.1f} detik" if taken > BATAS_DETIK else ""
