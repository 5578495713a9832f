"""Every cell of both samples' result workbooks is what it was: sheet, cell, value, formula, number format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import NAMA, baris, isi


@pytest.mark.parametrize("nama", NAMA)
def test_result_workbook_is_as_recorded(nama: str, tmp_path: Path) -> None:
    now, recorded = list(baris(nama, tmp_path)), isi(nama)
    changed = [pair for pair in zip(now, recorded, strict=False) if pair[0] != pair[1]]
    assert not changed, f"{len(changed)} cells differ, first: {changed[0]}; wanted? python -m tests.golden"
    assert len(now) == len(recorded)
