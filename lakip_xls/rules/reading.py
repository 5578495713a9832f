"""Rules whose findings arise while reading documents (BACA) and settings (PGT)."""

from __future__ import annotations

from lakip_xls.rules.registry import reading_rule

for _kode in (
    "BACA-01",
    "BACA-02",
    "BACA-03",
    "BACA-04",
    "BACA-05",
    "BACA-06",
    "BACA-08",
    "BACA-09",
    "BACA-11",
    "BACA-12",
    "BACA-13",
    "BACA-14",
    "BACA-15",
    "PGT-01",
):
    reading_rule(_kode)
