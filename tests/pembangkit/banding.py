"""Comparing what a reader made of the documents with what the oracle expects, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import oracle

KUNCI: dict[str, tuple[str, ...]] = {
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


def bandingkan(nama: str, dapat: Sequence[Mapping[str, Any]], harap: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the differences of a frame, one sentence each; empty where the reader is right.

    Rows that carry nothing (a year without target, a group without budget) may be left out.
    """
    sisa: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for b in dapat:
        sisa[_kunci(nama, b)].append(b)
    beda = []
    for b in harap:
        kunci = _kunci(nama, b)
        if not sisa[kunci]:
            if not _hampa(nama, b):
                beda.append(f"{nama} {kunci}: baris tidak ada")
            continue
        milik = sisa[kunci].pop(0)
        for bidang, nilai in b.items():
            if not oracle.sama(bidang, milik.get(bidang), nilai):
                beda.append(f"{nama} {kunci}: {bidang} {milik.get(bidang)!r}, seharusnya {nilai!r}")
    lebih = [(k, b) for k, rows in sisa.items() for b in rows if not _hampa(nama, b)]
    return beda + [f"{nama} {k}: baris berlebih" for k, _ in lebih]


def bandingkan_semua(dapat: Mapping[str, Sequence[Mapping[str, Any]]], harap: Mapping[str, Any]) -> list[str]:
    """The differences of all frames that the oracle knows."""
    beda: list[str] = []
    for nama, baris in harap.items():
        beda += bandingkan(nama, dapat.get(nama, ()), baris)
    return beda


def bandingkan_ringkasan(dapat: Mapping[str, Any], harap: Mapping[str, Any], bidang: Iterable[str]) -> list[str]:
    """The differences of the summary in the given fields."""
    return [
        f"ringkasan {b}: {dapat.get(b)!r}, seharusnya {harap[b]!r}"
        for b in bidang
        if not oracle.sama(b, dapat.get(b), harap[b])
    ]


def _kunci(nama: str, b: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(oracle.kunci_nama(b.get(f)) for f in KUNCI[nama])


def _hampa(nama: str, b: Mapping[str, Any]) -> bool:
    return (nama == "renstra" and b.get("target") is None) or (nama == "belanja" and not b.get("pagu"))
