"""A few random folders: nothing is read otherwise than a person does without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders.check import run


@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_silently_wrong(tmp_path: Path, seed: int) -> None:
    outcome = run(seed, tmp_path / "folder")
    assert outcome.verdict != "silent", (outcome.what, outcome.differences)
