"""Every harmless change once, and some of them together; more with `python -m tests.headings.harmless`."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.generator import make_unit

from .base import documents, place
from .registry import Context
from .run import CHANGES, NONE, combine, faults

SMALL = [seed for seed in range(60) if sum(1 for _ in make_unit(seed).kode_path()) < 12]
"""Small offices, for speed."""


def test_plain_office_is_exact(tmp_path: Path) -> None:
    assert faults(NONE, SMALL[0], tmp_path) == []


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_harmless_change(name: str, tmp_path: Path) -> None:
    assert faults(CHANGES[name], SMALL[sorted(CHANGES).index(name) % len(SMALL)], tmp_path) == []


@pytest.mark.parametrize("seed", SMALL[:6])
def test_changes_together(seed: int, tmp_path: Path) -> None:
    assert faults(combine(seed, 4), seed, tmp_path) == []


def test_there_are_many_changes() -> None:
    assert len(CHANGES) >= 40


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_change_changes_the_files(name: str) -> None:
    """A change that leaves every cell as it was would test nothing."""
    change = CHANGES[name]
    assert any(_grids(change.name, seed) != _grids(None, seed) for seed in SMALL[:8])


def _grids(name: str | None, seed: int) -> object:
    change = CHANGES[name] if name else NONE
    unit = make_unit(seed)
    context = Context(unit, Random(0))
    made = documents(unit, change.style)
    if change.before:
        change.before(made, context)
    placed = [place(d, change.top, change.left) for d in made]
    if change.after:
        change.after(placed, context)
    return [(p.document.file, p.sheet) for p in placed]
