"""One fault of every rule in a random unit (all of them: `python -m tests.faults`)."""

from __future__ import annotations

import pytest

from lakip_xls.rules.registry import catalogue
from tests.faults import MAKERS, everything

WITHOUT_MAKER = {
    "BACA-11",
    "BACA-12",
    "BACA-16",
    "DOK-17",
    "DOK-18",
    "JML-10",
    "PSN-07",
    "WJR-01",
    "WJR-02",
    "WJR-03",
    "WJR-04",
    "WJR-05",
}
"""Their faults are made elsewhere: stray cells in tests/hostile, headings that may be read in two ways in
tests/recognising, titles without year or unit, scales, blank results, lacking indicators and whole documents in
tests/rules and tests/fault_kinds.py. What is only unusual is no fault."""


def test_every_rule_has_a_fault_maker() -> None:
    assert set(catalogue()) - WITHOUT_MAKER == set(MAKERS)


@pytest.mark.parametrize("kode", sorted(MAKERS))
def test_a_fault_is_found_without_noise(kode: str) -> None:
    results = list(everything(kode, 1, origin_=100))
    assert [(r.result, r.seed) for r in results if r.result == "luput"] == []
    assert [[t.uraian for t in r.noise] for r in results if len(r.noise) > 2] == []
    assert results
