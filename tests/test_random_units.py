"""A handful of random units through the whole pipeline; all 500 with `python -m tests.random_units`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.random_units import check


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_random_unit_is_exact_and_silent(seed: int, tmp_path: Path) -> None:
    result = check(seed, tmp_path)
    assert result.difference == []
    assert result.temuan == []
