"""Every cell of both samples' result workbooks is what it was: sheet, cell, value, formula, number format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import NAME, content, row


@pytest.mark.parametrize("name", NAME)
def test_result_workbook_is_as_recorded(name: str, tmp_path: Path) -> None:
    now, recorded = list(row(name, tmp_path)), content(name)
    changed = [pair for pair in zip(now, recorded, strict=False) if pair[0] != pair[1]]
    assert not changed, f"{len(changed)} cells differ, first: {changed[0]}; wanted? python -m tests.golden"
    assert len(now) == len(recorded)
