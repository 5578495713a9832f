"""The validation rules, one module per group of the rule catalogue (`data/aturan.csv`)."""

from __future__ import annotations

from importlib import import_module

_MODUL = (
    "baca",
    "kelengkapan",
    "jumlah",
    "persentase",
    "scale",
    "antar_dokumen",
    "dok_indikator",
    "dok_nama",
    "dok_identitas",
    "rencana_aksi",
    "indikator",
    "penilaian",
    "nomenklatur",
    "dok_susunan",
    "kewajaran",
)


def load_all() -> None:
    """Import every module that registers rules."""
    for name in _MODUL:
        import_module(f"{__name__}.{name}")
