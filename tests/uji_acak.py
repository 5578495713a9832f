"""Random consistent units in random layouts through the whole pipeline, against the independent oracle.

    python -m tests.uji_acak [--dari 0] [--sampai 500] [--tunjuk]

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

from lakip_xls.ekspor import json_object
from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Opsi, proses
from tests.pembangkit import buat_unit, oracle, tulis_unit
from tests.pembangkit.banding import bandingkan_ringkasan, bandingkan_semua
from tests.pembangkit.tulis import harapan, harapan_identitas

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
    beda: list[str] = field(default_factory=list)
    temuan: list[str] = field(default_factory=list)
    ciri: dict[str, Any] = field(default_factory=dict)


def uji(seed: int, folder: Path) -> Keluaran:
    """Write the unit of a seed into a folder, process it, and compare."""
    unit = buat_unit(seed)
    ditulis = tulis_unit(unit, folder, random.Random(seed * 7919 + 1))
    hasil = Keluaran(seed, ciri=dict(ditulis.ciri))
    try:
        laporan = proses(folder, Opsi(tanggal=date(2024, 1, 31)))
    except Exception:
        hasil.beda.append(traceback.format_exc())
        return hasil
    dapat = json_object(laporan)
    harap = _lunak(harapan(unit, ditulis))
    hasil.beda += bandingkan_semua(dapat["tabel"], harap)
    hasil.beda += bandingkan_ringkasan(dapat["ringkasan"], oracle.ringkasan(unit), BIDANG)
    hasil.beda += _identitas(dapat, harapan_identitas(unit, ditulis))
    hasil.temuan += _keras(laporan)
    return hasil


def _lunak(harap: dict[str, Any]) -> dict[str, Any]:
    """A unit that no column names may be told by the values ('%', '7 Tahapan'): not compared then."""
    for name, rows in harap.items():
        for row in rows:
            if name == "rkt" or row.get("satuan") in (None, "Persen", "%"):
                row.pop("satuan", None)
    return harap


def _identitas(dapat: dict[str, Any], harap: dict[str, Any]) -> list[str]:
    return [
        f"identitas {nama}: {dapat.get(nama)!r}, seharusnya {nilai!r}"
        for nama, nilai in harap.items()
        if nilai is not None and str(dapat.get(nama)).casefold() != str(nilai).casefold()
    ]


def _keras(laporan: Laporan) -> list[str]:
    return [
        f"{t.kode} {t.berkas} {t.lembar} {t.sel}: {t.uraian}" for t in laporan.temuan if t.tingkat is not Tingkat.INFO
    ]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", type=int, default=0)
    parser.add_argument("--sampai", type=int, default=500)
    parser.add_argument("--tunjuk", action="store_true", help="show every difference")
    arguments = parser.parse_args()
    failed = noisy = 0
    kinds: Counter[str] = Counter()
    for seed in range(arguments.dari, arguments.sampai):
        with tempfile.TemporaryDirectory() as folder:
            hasil = uji(seed, Path(folder))
        failed += bool(hasil.beda)
        noisy += bool(hasil.temuan)
        kinds.update(b.split()[0] for b in hasil.beda)
        kinds.update(t.split()[0] for t in hasil.temuan)
        if hasil.beda or hasil.temuan:
            shown = [*hasil.beda, *hasil.temuan]
            if not arguments.tunjuk:
                shown = shown[:2]
            print(f"seed {seed}: {len(hasil.beda)} beda, {len(hasil.temuan)} temuan")
            for line in shown:
                print("   ", line[:400])
    print(f"{arguments.sampai - arguments.dari} seed: {failed} tidak tepat, {noisy} dengan temuan; {dict(kinds)}")
    return 1 if failed or noisy else 0


if __name__ == "__main__":
    sys.exit(main())
