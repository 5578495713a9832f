"""Answers of staff: carried to the same finding, kept when it is gone, never lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.tanggapan import Answer, connect, read_answers
from lakip_xls.writing.workbook import write_workbook
from tests.writing.sample import laporan

DAY = date(2024, 2, 21)


@pytest.fixture(scope="module")
def first() -> Laporan:
    return laporan()


def _edit(path: Path, change: Callable[[Any], None]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def _validasi(path: Path) -> dict[tuple[str, str], str | None]:
    rows = load_workbook(path)["Validasi"].iter_rows(min_row=2, values_only=True)
    return {(str(r[1]), str(r[7])): r[12] for r in rows}


def _answer(book: Any) -> None:
    """Answer every finding with its own text, so that a mix-up shows."""
    for row in book["Validasi"].iter_rows(min_row=2):
        row[12].value = f"jawab {row[1].value} {row[7].value}"


def _shuffle(book: Any) -> None:
    """Sort the rows in another order, as Excel's filter menu does; hide some."""
    sheet = book["Validasi"]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    random.Random(3).shuffle(rows)
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    sheet.row_dimensions[3].hidden = True


def _mistype(book: Any) -> None:
    for row in book["Validasi"].iter_rows(min_row=2):
        row[8].value = f"{row[8].value} ?"


def _insert_row(book: Any) -> None:
    book["Validasi"].insert_rows(1)
    book["Validasi"]["A1"] = "Daftar kerja tim SAKIP"


@pytest.mark.parametrize("change", [_shuffle, _mistype, _insert_row], ids=lambda f: f.__name__)
def test_answers_follow_their_findings(change: Callable[[Any], None], first: Laporan, tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "a.xlsx"
    write_workbook(first, target)
    _edit(target, lambda b: (_answer(b), change(b)))
    write_workbook(first, target)
    answers = _validasi(target)
    assert len(answers) == len(first.temuan)
    assert all(text == f"jawab {kode} {uraian}" for (kode, uraian), text in answers.items())
    assert "Tanggapan Selesai" not in load_workbook(target).sheetnames


def test_answer_to_a_gone_finding_is_kept_over_later_runs_and_returns(first: Laporan, tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "a.xlsx"
    write_workbook(first, target)
    _edit(target, _answer)
    fewer = replace(first, temuan=first.temuan[1:])
    for day in (DAY, date(2024, 3, 1)):
        write_workbook(replace(fewer, tanggal=day), target)
        sheet = load_workbook(target)["Tanggapan Selesai"]
        assert [c.value for c in sheet[1]][-2:] == ["Tanggapan", "Keterangan"]
        assert sheet.max_row == 2
        assert sheet["B2"].value == first.temuan[0].kode
        assert sheet["K2"].value == f"jawab {first.temuan[0].kode} {first.temuan[0].uraian}"
        assert sheet["L2"].value == "temuan ini tidak ada lagi, 21 Februari 2024"
    write_workbook(first, target)
    assert "Tanggapan Selesai" not in load_workbook(target).sheetnames
    assert all(_validasi(target).values())


def test_what_is_written_elsewhere_on_the_sheet_is_kept(first: Laporan, tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "a.xlsx"
    write_workbook(first, target)

    def write(book: Any) -> None:
        sheet = book["Validasi"]
        sheet["M2"], sheet["N1"], sheet["N2"] = "sudah dicek", "PIC", "Bagian Keuangan"
        sheet["M3"] = date(2024, 2, 1)
        sheet["M4"] = "=1+1"
        sheet["M4"].data_type = "s"
        sheet["M9"] = "catatan tanpa temuan"

    _edit(target, write)
    for _ in range(2):
        write_workbook(first, target)
        book = load_workbook(target)
        sheet = book["Validasi"]
        assert [sheet[f"M{r}"].value for r in (2, 3, 4)] == ["sudah dicek\nPIC: Bagian Keuangan", "01/02/2024", "=1+1"]
        assert sheet["M4"].data_type == "s"
        assert sheet["N1"].value is None
        assert book["Tanggapan Selesai"]["K2"].value == "catatan tanpa temuan"


def test_newest_result_of_the_year_is_used_under_another_name(first: Laporan, tmp_path: Path) -> None:
    write_workbook(first, tmp_path / "hasil" / "lama.xlsx")
    _edit(tmp_path / "hasil" / "lama.xlsx", _answer)
    write_workbook(first, tmp_path / "hasil" / "baru.xlsx")
    assert all(_validasi(tmp_path / "hasil" / "baru.xlsx").values())
    other_year = replace(first, identity=replace(first.identity, tahun=2022))
    write_workbook(other_year, tmp_path / "hasil" / "dulu.xlsx")
    assert not any(_validasi(tmp_path / "hasil" / "dulu.xlsx").values())


def test_other_office_beside_the_result_is_left_alone(first: Laporan, tmp_path: Path) -> None:
    other = replace(first, identity=replace(first.identity, unit="Kecamatan Lain"))
    out, source = tmp_path / "keluar", tmp_path / "masuk"
    write_workbook(other, out / "LKjIP_lain.xlsx", folder=source)
    _edit(out / "LKjIP_lain.xlsx", _answer)
    write_workbook(first, out / "ini.xlsx", folder=source)
    assert not any(_validasi(out / "ini.xlsx").values())
    write_workbook(other, out / "LKjIP_lagi.xlsx", folder=source)
    assert all(_validasi(out / "LKjIP_lagi.xlsx").values())


def test_unreadable_previous_result_is_told_and_archived(first: Laporan, tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "a.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"PK\x03\x04 rusak")
    (message,) = write_workbook(first, target)
    assert "a.xlsx" in message and "arsip" in message
    assert (tmp_path / "hasil" / "arsip" / "a_1.xlsx").read_bytes() == b"PK\x03\x04 rusak"


def test_every_fingerprint_is_read_back_from_its_row(first: Laporan, tmp_path: Path) -> None:
    from lakip_xls.reading.gate import open_book

    target = tmp_path / "hasil" / "a.xlsx"
    write_workbook(first, target)
    _edit(target, _answer)
    assert [a.fingerprint for a in read_answers(open_book(target, target.name))] == [
        t.fingerprint for t in first.temuan
    ]


def test_findings_with_one_fingerprint_are_told_apart_by_their_text() -> None:
    def finding(text: str) -> Temuan:
        return Temuan("BACA-10", Tingkat.INFO, text, "")

    def answer(text: str) -> Answer:
        return Answer(kode="BACA-10", uraian=text, tanggapan=f"re {text}", fingerprint=finding(text).fingerprint)

    result = connect([finding("IKU"), finding("Renstra")], [answer("Renstra"), answer("Pembanding")], DAY)
    assert result.current == {1: "re Renstra"}
    assert [a.tanggapan for a in result.done] == ["re Pembanding"]
    reworded = connect([finding("IKU tidak ada")], [answer("IKU")], DAY)
    assert reworded.current == {0: "re IKU"}


def test_a_newer_answer_stays_and_the_older_one_is_kept() -> None:
    finding = Temuan("JML-01", Tingkat.ERROR, "u", "s", cell="A1")
    new = Answer(kode="JML-01", uraian="u", tanggapan="baru", fingerprint=finding.fingerprint)
    old = replace(new, tanggapan="lama", note="temuan ini tidak ada lagi, 1 Januari 2024")
    result = connect([finding], [new, old], DAY)
    assert result.current == {0: "baru"}
    assert result.done == (old,)
