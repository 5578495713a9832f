"""The gate: text stays text, numbers are finite, files are written whole or not at all."""

from __future__ import annotations

import io
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lakip_xls.writing.files import CannotWrite, save
from lakip_xls.writing.gate import LINK_LIMIT, NO_MORE_LINKS, TEXT_LIMIT, Gate

DANGEROUS = (
    '=HYPERLINK("http://x","klik")',
    "+62 331 711137",
    "-1",
    "- Seksi Pemerintahan",
    "@SUM(A1)",
    "{=SUM(A1:A2)}",
    "<r>tebal</r>",
    "<r><t>x</t></r>",
    "http://contoh.id",
    "00123",
    "baris\nbaru & <tanda> \"kutip\" 'petik'",
    "_x0041_",
    "\x0bkendali",
)


def _write(*texts: str) -> bytes:
    gate = Gate("Uji", "Unit", date(2024, 1, 1))
    sheet = gate.sheet("A", "#000000")
    for row, text in enumerate(texts):
        sheet.text(row, 0, text)
    return gate.bytes()


def test_text_stays_the_same_text() -> None:
    sheet = load_workbook(io.BytesIO(_write(*DANGEROUS)))["A"]
    for row, text in enumerate(DANGEROUS, 1):
        cell = sheet.cell(row, 1)
        assert cell.data_type == "s"
        if "\x0b" not in text and "_x0041_" not in text:
            assert cell.value == text
        if text[0] in "=+-@":
            assert cell.quotePrefix


def test_text_beyond_the_limit_says_that_it_was_cut() -> None:
    sheet = load_workbook(io.BytesIO(_write("a" * (TEXT_LIMIT + 1), "a" * TEXT_LIMIT, "😀" * TEXT_LIMIT)))["A"]
    assert sheet["A1"].value.endswith("… (teks dipotong: melebihi batas Excel)")
    assert len(sheet["A1"].value) == TEXT_LIMIT
    assert sheet["A2"].value == "a" * TEXT_LIMIT
    assert len(sheet["A3"].value.encode("utf-16-le")) // 2 <= TEXT_LIMIT


@pytest.mark.filterwarnings("error")
def test_links_beyond_the_limit_of_excel_are_text_and_it_is_told_once() -> None:
    gate = Gate("Uji", "Unit", date(2024, 1, 1))
    sheet = gate.sheet("A", "#000000")
    for row in range(LINK_LIMIT + 3):
        sheet.link(row, 0, "internal:'A'!A1", f"ke {row}")
    content = load_workbook(io.BytesIO(gate.bytes()))["A"]
    assert sum(row[0].hyperlink is not None for row in content.iter_rows()) == LINK_LIMIT
    assert content.cell(LINK_LIMIT + 3, 1).value == f"ke {LINK_LIMIT + 2}"
    told = [(row[0].row, row[0].comment.text) for row in content.iter_rows() if row[0].comment]
    assert told == [(LINK_LIMIT + 1, NO_MORE_LINKS)]


def test_half_a_surrogate_is_written_as_replacement() -> None:
    assert load_workbook(io.BytesIO(_write("a\ud800b")))["A"]["A1"].value == "a\ufffdb"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_no_number_that_is_not_finite(number: float) -> None:
    sheet = Gate("Uji", "Unit", date(2024, 1, 1)).sheet("A", "#000000")
    with pytest.raises(ValueError):
        sheet.number(0, 0, number)
    with pytest.raises(ValueError):
        sheet.formula(0, 0, "=1", number)


def test_a_refused_cell_is_an_error() -> None:
    sheet = Gate("Uji", "Unit", date(2024, 1, 1)).sheet("A", "#000000")
    with pytest.raises(RuntimeError):
        sheet.text(1_048_576, 0, "di luar lembar")


def test_an_address_that_excel_cannot_hold_becomes_text() -> None:
    gate = Gate("Uji", "Unit", date(2024, 1, 1))
    sheet = gate.sheet("A", "#000000")
    with pytest.warns(UserWarning):
        sheet.link(0, 0, "external:../" + "a" * 3000 + ".xlsx", "teks")
    cell = load_workbook(io.BytesIO(gate.bytes()))["A"]["A1"]
    assert cell.value == "teks"
    assert cell.hyperlink is None


def test_an_existing_file_is_archived_first(tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "a.xlsx"
    for content in (b"satu", b"dua", b"tiga"):
        save(content, target)
    assert target.read_bytes() == b"tiga"
    archived = sorted((tmp_path / "hasil" / "arsip").iterdir())
    assert [p.name for p in archived] == ["a_1.xlsx", "a_2.xlsx"]
    assert [p.read_bytes() for p in archived] == [b"satu", b"dua"]
    assert sorted(p.name for p in target.parent.iterdir()) == ["a.xlsx", "arsip"]


def test_an_open_file_gives_one_sentence_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"lama")

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(CannotWrite, match="tutup dulu berkas itu"):
        save(b"baru", target)
    assert target.read_bytes() == b"lama"
    assert not list(tmp_path.glob(".lakip-*"))


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("bukan folder")
    with pytest.raises(CannotWrite, match="tidak dapat ditulis"):
        save(b"x", tmp_path / "hasil" / "a.xlsx")
