"""The attachment: the working workbook's tables with content, the same figures, and no trace of checking."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.findings import Tingkat
from lakip_xls.model import Data
from lakip_xls.pipeline import Options, process
from lakip_xls.rules.registry import catalogue
from lakip_xls.writing.attachment import build_attachment
from lakip_xls.writing.files import CannotWrite, save, save_all
from lakip_xls.writing.tables import TABLES
from lakip_xls.writing.workbook import build
from tests.writing.sample import laporan
from tests.writing.test_incomplete import spoilt

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_INNER = re.compile(
    r"\.xlsx?\b|temuan|validasi|lembar sumber data|lakip-xls|berkas|folder|jalankan|\(sel ", re.IGNORECASE
)


def _load(content: bytes, **options: Any) -> Any:
    return load_workbook(io.BytesIO(content), **options)


def _report(name: str) -> Any:
    return process(SAMPLES / name, Options(tanggal=date(2024, 2, 21)))


@pytest.fixture(scope="module")
def flawed() -> Any:
    return _report("rambipuji-2023")


def _traces(book: Any) -> list[tuple[str, str, object]]:
    codes = re.compile("|".join(re.escape(code) for code in catalogue()))
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
        or cell.hyperlink
        and not cell.hyperlink.location
        or cell.fill.fgColor.rgb == "FFFFF2CC"
        or isinstance(cell.value, str)
        and (_INNER.search(cell.value) or codes.search(cell.value))
    ]


def test_no_trace_of_checking_but_the_footer(flawed: Any) -> None:
    book = _load(build_attachment(flawed, Path()))
    assert not _traces(book)
    assert not (set(book.sheetnames) - {"Sampul"} - {t.name for t in TABLES})
    errors = sum(t.tingkat is Tingkat.ERROR for t in flawed.temuan)
    assert errors
    for sheet in book:
        assert f"DRAF - masih ada {errors} kesalahan" in sheet.oddFooter.center.text
    assert not book.properties.description


def test_without_errors_it_is_no_draft() -> None:
    book = _load(build_attachment(_report("rambipuji-2023-perbaikan"), Path()))
    assert not _traces(book)
    assert not any(sheet.oddFooter.center.text for sheet in book)


def test_an_incomplete_figure_is_told_without_the_cell(tmp_path: Path) -> None:
    spoilt(tmp_path, 4, "?")
    report = process(tmp_path, Options(tanggal=date(2024, 2, 21)))
    book = _load(build_attachment(report, Path()))
    assert not _traces(book)
    texts = [c.value for row in book["3.8 Anggaran"].iter_rows() for c in row]
    assert "belum lengkap" in texts


def test_tables_are_those_of_the_working_workbook(flawed: Any) -> None:
    mine, theirs = _load(build_attachment(flawed, Path())), _load(build(flawed, Path("/x/hasil"), Path("/x")))
    formulas = 0
    for sheet in mine.worksheets[1:]:
        other = theirs[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, (int, float)) or cell.data_type == "f":
                    formulas += cell.data_type == "f"
                    assert cell.value == other[cell.coordinate].value, (sheet.title, cell.coordinate)
    assert formulas > 250


def test_only_tables_with_content_in_the_order_of_the_contract() -> None:
    whole = laporan().data
    report = laporan(Data(tuple(d for d in whole.documents if d.kind == "realisasi_anggaran")))
    book = _load(build_attachment(report, Path()))
    assert book.sheetnames == ["Sampul", "3.6 Program", "3.8 Anggaran", "Belanja"]
    contents = [
        (row[1].value, row[5].value) for row in book["Sampul"].iter_rows() if row[1].value in book.sheetnames[1:]
    ]
    assert [name for name, _ in contents] == book.sheetnames[1:]
    assert contents[0][1] == 2
    assert [page for _, page in contents] == sorted(page for _, page in contents)


def test_planning_documents_do_not_bear_the_date_of_the_report() -> None:
    book = _load(build_attachment(laporan(), Path()))
    dated = {
        sheet.title for sheet in book for row in sheet.iter_rows() for c in row if "21 Februari 2024" in str(c.value)
    }
    assert dated == {"Sampul", "3.1 Pengukuran", "3.8 Anggaran"}


def test_both_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    save(b"dahulu", first)

    def refuse(content: bytes, path: Path, **options: Any) -> None:
        if path == second:
            raise CannotWrite("terbuka")
        save(content, path, **options)

    monkeypatch.setattr("lakip_xls.writing.files.save", refuse)
    with pytest.raises(CannotWrite):
        save_all([(b"baru", first), (b"baru", second)])
    assert first.read_bytes() == b"dahulu"
    assert not second.exists()


def test_the_unit_of_a_quarter_is_named(flawed: Any) -> None:
    book = _load(build_attachment(replace(flawed, triwulan=2), Path()))
    assert "TRIWULAN II" in " ".join(str(c.value) for row in book["Sampul"].iter_rows() for c in row)
