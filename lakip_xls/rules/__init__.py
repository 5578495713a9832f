"""The validation rules, one module per group of the rule catalogue (`data/aturan.csv`)."""

from __future__ import annotations

from importlib import import_module

_MODULES = (
    "reading",
    "completeness",
    "totals",
    "percentages",
    "scale",
    "across_documents",
    "dok_indikator",
    "dok_names",
    "dok_identity",
    "rencana_aksi",
    "indikator",
    "grading",
    "nomenklatur",
    "dok_structure",
    "plausibility",
)


def load_all() -> None:
    """Import every module that registers rules."""
    for name in _MODULES:
        import_module(f"{__name__}.{name}")
