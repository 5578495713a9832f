from __future__ import annotations

from pathlib import Path

import pytest

from lakip_xls.reading import calamine
from lakip_xls.reading.book import CellKind
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Refused


def test_xlsb_keeps_addresses_and_says_what_is_lost(small_xlsb: Path) -> None:
    book = open_book(small_xlsb, "buku.xlsb")
    (sheet,) = book.sheets
    assert [(c.address, c.value, c.kind) for c in sheet.cells.values()] == [
        ("B3", "Pagu", CellKind.TEXT),
        ("C3", 1500, CellKind.NUMBER),
        ("B4", 93.17, CellKind.NUMBER),
    ]
    assert type(sheet.cells[3, 3].value) is int
    assert "format angka, sel gabungan" in book.notes[0]


def test_a_process_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch, small_xlsb: Path) -> None:
    monkeypatch.setattr(calamine, "WORKER", "lakip_xls.present_not_that_module")
    with pytest.raises(Refused, match="rusak"):
        calamine.read_xlsb(small_xlsb, "x")


def test_a_process_that_hangs_is_a_refusal(monkeypatch: pytest.MonkeyPatch, small_xlsb: Path) -> None:
    monkeypatch.setattr(calamine, "TIMEOUT_SECONDS", 0.001)
    with pytest.raises(Refused, match="waktu"):
        calamine.read_xlsb(small_xlsb, "x")
