"""Annotated copies: marked where a finding is, otherwise what the office wrote; the inputs stay as they are."""

from __future__ import annotations

import hashlib
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font

from lakip_xls.cli import main
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.reading.book import Book, CellKind
from lakip_xls.reading.gate import open_book
from lakip_xls.writing.annotate import Catatan, copy_, lost, write_catatan
from tests.samples import copy_sample
from tests.writing.sample import laporan


def _png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = _png(40, 30)


def _temuan(cell: str, tingkat: Tingkat = Tingkat.ERROR, uraian: str = "u", sheet: str = "A") -> Temuan:
    return Temuan("JML-01", tingkat, uraian, "Perbaiki.", None, "x.xlsx", sheet, cell, "1", "2", "1")


def _book() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "A"
    sheet["A1"] = "Judul"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["B2"] = 1_000, "=A2*2"
    sheet["A3"] = "=1+1"
    sheet["A3"].data_type = "s"
    sheet["A4"] = "-"
    sheet["B4"].comment = Comment("Dari rapat", "Kasubag")
    sheet["A2"].number_format = "#,##0"
    sheet["A2"].font = Font(bold=True, name="Arial")
    sheet.column_dimensions["A"].width = 33
    sheet.row_dimensions[2].height = 44
    return book


def _bytes(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _result(findings: list[Temuan]) -> Any:
    copy, marked = copy_(_bytes(_book()), findings)
    return load_workbook(io.BytesIO(copy))["A"], marked


def test_flagged_cell_is_filled_and_commented_and_the_rest_is_as_it_was() -> None:
    sheet, marked = _result([_temuan("A2")])
    assert marked == 1
    assert sheet["A2"].fill.fgColor.rgb == "00F8CBAD"
    assert sheet["A2"].comment.text == "JML-01 (kesalahan)\nu\nTertulis: 1\nSeharusnya: 2\nSelisih: 1\nSaran: Perbaiki."
    assert (sheet["A2"].value, sheet["A2"].number_format, sheet["A2"].font.b) == (1_000, "#,##0", True)
    assert (sheet["B2"].value, sheet["B2"].fill.fill_type) == ("=A2*2", None)
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert [str(r) for r in sheet.merged_cells.ranges] == ["A1:C1"]
    assert (sheet.column_dimensions["A"].width, sheet.row_dimensions[2].height) == (33, 44)
    assert sheet["B4"].comment.text == "Dari rapat"


def test_findings_on_one_cell_share_a_comment_and_the_worst_gives_the_colour() -> None:
    sheet, marked = _result([_temuan("A2", Tingkat.INFO, "satu"), _temuan("A2", Tingkat.WARNING, "dua")])
    assert marked == 1
    assert sheet["A2"].fill.fgColor.rgb == "00FFE699"
    assert "satu" in sheet["A2"].comment.text and "dua" in sheet["A2"].comment.text


def test_merged_empty_and_commented_cells_can_be_marked() -> None:
    sheet, _ = _result([_temuan("B1"), _temuan("D9"), _temuan("B4"), _temuan("A1", sheet="tidak ada")])
    assert "JML-01" in sheet["A1"].comment.text
    assert "JML-01" in sheet["D9"].comment.text
    assert sheet["B4"].comment.text.startswith("Dari rapat\n--\nJML-01")


def test_a_copy_that_becomes_an_input_gets_its_comments_anew() -> None:
    once, _ = copy_(_bytes(_book()), [_temuan("B4", uraian="lama"), _temuan("A2", uraian="lama")])
    twice, _ = copy_(once, [_temuan("B4", uraian="baru"), _temuan("A2", uraian="baru")])
    sheet = load_workbook(io.BytesIO(twice))["A"]
    for cell in ("A2", "B4"):
        assert "baru" in sheet[cell].comment.text and "lama" not in sheet[cell].comment.text
    assert sheet["B4"].comment.text.startswith("Dari rapat")


def test_a_finding_that_looks_like_a_formula_stays_text() -> None:
    sheet, _ = _result([replace(_temuan("A4"), uraian='=HYPERLINK("http://x")', tertulis="+1")])
    assert sheet["A4"].value == "-"
    assert '=HYPERLINK("http://x")' in sheet["A4"].comment.text


def test_what_is_lost_is_counted() -> None:
    book = _book()
    chart = BarChart()
    chart.add_data(Reference(book["A"], min_col=1, min_row=2, max_row=2))
    book["A"].add_chart(chart, "E1")
    original = _bytes(book)
    copy, _ = copy_(original, [_temuan("A2")])
    assert lost(original, copy) == []
    with_more = io.BytesIO(original)
    with zipfile.ZipFile(with_more, "a") as package:
        package.writestr("xl/media/image9.emf", b"x")
        package.writestr(
            "xl/drawings/drawing7.xml", b'<xdr:wsDr><xdr:sp macro="">x</xdr:sp><xdr:sp>y</xdr:sp></xdr:wsDr>'
        )
        package.writestr("xl/charts/chartEx1.xml", b"<x/>")
    copy, _ = copy_(with_more.getvalue(), [_temuan("A2")])
    assert lost(with_more.getvalue(), copy) == ["1 grafik", "1 gambar", "2 bentuk atau kotak teks"]


def test_macros_are_kept() -> None:
    original = io.BytesIO(_bytes(_book()))
    with zipfile.ZipFile(original, "a") as package:
        package.writestr("xl/vbaProject.bin", b"makro")
    copy, _ = copy_(original.getvalue(), [_temuan("A2")])
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.read("xl/vbaProject.bin") == b"makro"
        assert b"macroEnabled" in package.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + b"\0\0" * 300, ".xls"), (b"PK\x03\x04 rusak", "tidak")],
)
def test_what_cannot_be_annotated_is_said(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    report = replace(laporan(), temuan=(_temuan("A2"), replace(_temuan("A1"), file="hilang.xlsx")))
    gone, damaged = write_catatan(report, tmp_path, tmp_path / "catatan")
    assert gone.file == "hilang.xlsx" and gone.cell == 0 and gone.message
    assert damaged.cell == 0 and words in damaged.message
    assert not (tmp_path / "catatan").exists()


def _rata(book: Book) -> dict[str, Any]:
    """What a person sees of a workbook, but for the values of formulas, which are computed on opening."""
    return {
        s.name: (
            {k: (c.formula, None if c.formula or c.kind is CellKind.UNCACHED else c.value, c.number_format)
             for k, c in s.cells.items()},
            s.merges, s.hidden, s.hidden_rows, s.hidden_cols, dict(s.indents),
        )
        for s in book.sheets
    }  # fmt: skip


def test_the_sample_from_the_command_line(tmp_path: Path) -> None:
    source = copy_sample("rambipuji-2023", tmp_path / "kerja")
    before = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in source.iterdir()}
    command = ["proses", str(source), "-o", str(tmp_path), "--tanggal", "2024-02-21", "--catatan"]
    for _ in range(2):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in source.iterdir()} == before
    assert "Pengukuran Kinerja 2023.xlsx:" in result.output
    copies = sorted((tmp_path / "catatan").glob("*.xlsx"))
    assert len(copies) > 5
    assert {p.name for p in (tmp_path / "catatan" / "arsip").iterdir()} == {f"{p.stem}_1.xlsx" for p in copies}
    for copy in copies:
        assert _rata(open_book(copy, copy.name)) == _rata(open_book(source / copy.name, copy.name)), copy.name
        assert copy.name in before


def test_nothing_to_annotate() -> None:
    assert write_catatan(replace(laporan(), temuan=()), Path(), Path()) == ()
    assert Catatan("a", 1).message == ""


def _with_image() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("A")
        sheet.write("A2", 1_000)
        sheet.insert_image("C3", "logo.png", {"image_data": io.BytesIO(PNG)})
    return buffer.getvalue()


def test_pictures_are_kept() -> None:
    original = _with_image()
    copy, _ = copy_(original, [_temuan("A2")])
    assert lost(original, copy) == []
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert [package.read(n) for n in package.namelist() if n.startswith("xl/media/")] == [PNG]
    (picture,) = load_workbook(io.BytesIO(copy))["A"]._images
    assert (picture.anchor._from.col, picture.anchor._from.row) == (2, 2)


def test_only_annotated_copies_need_openpyxl_and_pillow(tmp_path: Path) -> None:
    """They cost a quarter of a second, which the usual run does not pay."""
    copy_sample("rambipuji-2023", tmp_path / "x")
    code = (
        "import sys; from lakip_xls.cli import main\n"
        "main(['proses', sys.argv[1], '--senyap'], standalone_mode=False)\n"
        "print(sorted({'PIL', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "x")], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
