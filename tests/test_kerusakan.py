"""One fault of every rule in a random unit (all of them: `python -m tests.kerusakan`)."""

from __future__ import annotations

import pytest

from lakip_xls.rules.registry import register
from tests.kerusakan import PEMBUAT, semua

TANPA_PEMBUAT = {"BACA-11", "BACA-12", "BACA-16", "PSN-07", "WJR-01", "WJR-02", "WJR-03", "WJR-04", "WJR-05"}
"""Their faults are made elsewhere: stray cells in tests/hostile, headings that may be read in two ways in
tests/recognising, titles without year or unit and scales in tests/rules. What is only unusual is no fault."""


def test_every_rule_has_a_fault_maker() -> None:
    assert set(register()) - TANPA_PEMBUAT == set(PEMBUAT)


@pytest.mark.parametrize("kode", sorted(PEMBUAT))
def test_a_fault_is_found_without_noise(kode: str) -> None:
    results = list(semua(kode, 1, dari=100))
    assert [(r.hasil, r.seed) for r in results if r.hasil == "luput"] == []
    assert [[t.uraian for t in r.derau] for r in results if len(r.derau) > 2] == []
    assert results
