"""One fault at a time in consistent offices: is it found by its rule, at its cell, without noise?

    python -m tests.kerusakan [--aturan KODE ...] [--banyak 20] [--tunjuk]

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
from lakip_xls.pipeline import Opsi, TidakAdaBahan, proses
from tests import kerusakan_baca, kerusakan_kinerja, kerusakan_uang
from tests.kerusakan_dasar import PEMBUAT, Bahan, Pembuat, Tempat
from tests.pembangkit import buat_unit, susun_unit
from tests.pembangkit.tulis import PENULIS

__all__ = ["PEMBUAT", "Uji", "kerusakan_baca", "kerusakan_kinerja", "kerusakan_uang", "uji"]

SAUDARA: dict[str, frozenset[str]] = {
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
class Uji:
    """One fault and what became of it."""

    pembuat: Pembuat
    seed: int
    tempat: tuple[Tempat, ...]
    hasil: str
    """tepat, saudara, terkait or luput."""
    derau: tuple[Temuan, ...]
    """Other findings of level kesalahan or peringatan."""


def uji(pembuat: Pembuat, seed: int) -> Uji | None:
    """Put a fault into the unit of a seed and judge the findings; None where the unit cannot have it."""
    rng = Random(f"{pembuat.fungsi.__name__}-{seed}")
    tanpa = rng.choice(pembuat.tanpa) if pembuat.tanpa else None
    susunan = susun_unit(buat_unit(seed), rng, dokumen=PENULIS.keys() - {tanpa}, **pembuat.ciri)
    bahan = Bahan(susunan, rng, tanpa)
    tempat = pembuat.fungsi(bahan)
    if not tempat:
        return None
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        susunan.simpan(folder)
        for langkah in bahan.sesudah:
            langkah(folder)
        try:
            temuan = proses(folder, Opsi(tanggal=date(2024, 1, 31))).temuan
        except TidakAdaBahan:
            return None
    return Uji(pembuat, seed, tuple(tempat), *_nilai(pembuat.kode, tanpa, tempat, temuan))


def _nilai(
    kode: str, tanpa: str | None, tempat: Sequence[Tempat], temuan: Sequence[Temuan]
) -> tuple[str, tuple[Temuan, ...]]:
    """How the fault was found, and what else was said."""

    def di_sini(berkas: str | None, lembar: str | None, sel: str | None) -> bool:
        return any(f in ("", berkas) and s in ("", lembar) and c in ("", sel) for f, s, c in tempat)

    own = {kode}
    relatives = SAUDARA.get(kode, frozenset())
    at_cell = [t for t in temuan if di_sini(t.berkas, t.lembar, t.sel) and (tanpa is None or t.jenis == tanpa)]
    related = [t for t in temuan if any(di_sini(r.berkas, r.lembar, r.sel) for r in t.terkait)]
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


def semua(kode: str, banyak: int, dari: int = 0) -> Iterator[Uji]:
    """A number of faults of one rule, its makers in turn, each in the next unit that can have it."""
    made = 0
    for seed in range(dari, dari + 12 * banyak):
        makers = PEMBUAT[kode]
        result = uji(makers[seed % len(makers)], seed)
        if result is not None:
            yield result
            made += 1
        if made == banyak:
            return


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--aturan", action="append", choices=sorted(PEMBUAT), help="only this rule (repeatable)")
    parser.add_argument("--banyak", type=int, default=20, help="faults per rule")
    parser.add_argument("--dari", type=int, default=0, help="first seed")
    parser.add_argument("--tunjuk", action="store_true", help="show what was missed or noisy")
    arguments = parser.parse_args()
    print(
        f"{'aturan':8} {'dicoba':>6} {'tepat':>6} {'saudara':>8} {'terkait':>8} {'luput':>6} {'derau':>6} {'maks':>5}"
    )
    total = dict.fromkeys(("tepat", "saudara", "terkait", "luput"), 0)
    for kode in arguments.aturan or sorted(PEMBUAT):
        results = list(semua(kode, arguments.banyak, arguments.dari))
        if not results:
            print(f"{kode:8} {0:6}")
            continue
        count = {name: sum(r.hasil == name for r in results) for name in total}
        noise = [len(r.derau) for r in results]
        total = {name: total[name] + count[name] for name in total}
        print(
            f"{kode:8} {len(results):6} {count['tepat']:6} {count['saudara']:8} {count['terkait']:8} {count['luput']:6} "
            f"{sum(noise) / len(noise):6.2f} {max(noise):5}", flush=True,
        )  # fmt: skip
        for r in results:
            if arguments.tunjuk and (r.hasil in ("luput", "terkait") or len(r.derau) > 2):
                print(f"   {r.hasil}: {r.pembuat.fungsi.__name__}, unit {r.seed}, {r.tempat[:2]}")
                for t in r.derau[:4]:
                    print(f"      {t.kode} {t.berkas} {t.lembar} {t.sel}: {t.uraian[:220]}")
    faults = sum(total.values()) or 1
    print(f"{faults} kerusakan: " + ", ".join(f"{n} {c} ({100 * c / faults:.1f} %)" for n, c in total.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
