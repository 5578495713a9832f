"""A few generated units, every kind of fault: found at its cell, with at most two other findings."""

from __future__ import annotations

import pytest

from tests.rules.cacat import ukur

BENIH = range(2, 5)


@pytest.fixture(scope="module")
def hasil() -> list[tuple[str, int, bool, list[str]]]:
    return [(kode, seed, found, [t.uraian for t in rest]) for kode, seed, _, found, _, rest in ukur(BENIH, 1)]


def test_every_fault_is_found_at_its_cell(hasil: list[tuple[str, int, bool, list[str]]]) -> None:
    assert [(kode, seed) for kode, seed, found, _ in hasil if not found] == []
    assert len({kode for kode, *_ in hasil}) > 30


def test_no_fault_makes_more_than_two_other_findings(hasil: list[tuple[str, int, bool, list[str]]]) -> None:
    assert [(kode, seed, rest) for kode, seed, _, rest in hasil if len(rest) > 2] == []
