"""A handful of random units through the whole pipeline; all 500 with `python -m tests.uji_acak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.uji_acak import uji


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_random_unit_is_exact_and_silent(seed: int, tmp_path: Path) -> None:
    hasil = uji(seed, tmp_path)
    assert hasil.beda == []
    assert hasil.temuan == []
