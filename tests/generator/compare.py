"""Comparing what a reader made of the documents with what the oracle expects, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import oracle

KEYS: dict[str, tuple[str, ...]] = {
    "pk": ("indikator",),
    "pk_program": ("program",),
    "rkt": ("indikator", "program", "kegiatan", "sub_kegiatan"),
    "rencana_aksi": ("sub_kegiatan",),
    "anggaran": ("tingkat", "uraian"),
    "realisasi_program": ("sub_kegiatan",),
    "pengukuran": ("indikator",),
    "renstra": ("indikator", "tahun"),
    "iku": ("indikator",),
    "data_indikator": ("indikator",),
    "belanja": ("kelompok",),
    "pergeseran": ("sub_kegiatan",),
    "efisiensi": ("sasaran",),
}
"""The fields by which a frame's rows are found again, in whatever order they were read."""


def compare(name: str, got: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the differences of a frame, one sentence each; empty where the reader is right.

    Rows that carry nothing (a year without target, a group without budget) may be left out.
    """
    sisa: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for b in got:
        sisa[_key(name, b)].append(b)
    difference = []
    for b in wanted:
        key = _key(name, b)
        if not sisa[key]:
            if not _blank(name, b):
                difference.append(f"{name} {key}: baris tidak ada")
            continue
        own = sisa[key].pop(0)
        for bidang, value in b.items():
            if not oracle.equal(bidang, own.get(bidang), value):
                difference.append(f"{name} {key}: {bidang} {own.get(bidang)!r}, seharusnya {value!r}")
    more = [(k, b) for k, rows in sisa.items() for b in rows if not _blank(name, b)]
    return difference + [f"{name} {k}: baris berlebih" for k, _ in more]


def compare_all(got: Mapping[str, Sequence[Mapping[str, Any]]], wanted: Mapping[str, Any]) -> list[str]:
    """The differences of all frames that the oracle knows."""
    difference: list[str] = []
    for name, row in wanted.items():
        difference += compare(name, got.get(name, ()), row)
    return difference


def compare_ringkasan(got: Mapping[str, Any], wanted: Mapping[str, Any], bidang: Iterable[str]) -> list[str]:
    """The differences of the summary in the given fields."""
    return [
        f"ringkasan {b}: {got.get(b)!r}, seharusnya {wanted[b]!r}"
        for b in bidang
        if not oracle.equal(b, got.get(b), wanted[b])
    ]


def _key(name: str, b: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(oracle.name_key(b.get(f)) for f in KEYS[name])


def _blank(name: str, b: Mapping[str, Any]) -> bool:
    return (name == "renstra" and b.get("target") is None) or (name == "belanja" and not b.get("pagu"))
