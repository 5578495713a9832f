"""Tables as text, HTML and XML Spreadsheet: what web applications export, often under a name that ends in .xls."""

from __future__ import annotations

import random
import shutil
import string
import time
from html import escape
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lakip_xls.pipeline as pipeline
from lakip_xls.frames import frames
from lakip_xls.reading.book import Book, CellKind
from lakip_xls.reading.gate import Refused, open_book
from lakip_xls.reading.html import read_html
from lakip_xls.reading.sniff import sniff
from lakip_xls.reading.xml2003 import read_xml2003

SAMPLE = Path(__file__).parents[2] / "samples" / "rambipuji-2023-perbaikan"


def values(book: Book) -> dict[str, object]:
    """Address -> value of the first sheet."""
    return {cell.address: cell.value for cell in book.sheets[0].cells.values()}


def opened(tmp_path: Path, content: bytes, name: str = "lra.xls") -> Book:
    """The book of some bytes under a name."""
    (tmp_path / name).write_bytes(content)
    return open_book(tmp_path / name, name)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimited_text_in_every_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(
        delimiter.join(record)
        for record in (
            ("Kode", "Uraian", "Pagu"),
            ("7.01.01", '"Program ""A"" – penunjang"' if encoding != "cp1252" else '"Program ""A"" é"', "1.000"),
            ("7.01.02", '"satu' + delimiter + 'dua"', ""),
        )
    )
    book = opened(tmp_path, text.encode(encoding), "data.csv")
    assert book.sheets[0].name == "data"
    found = values(book)
    assert found["A2"] == "7.01.01" and found["C2"] == "1.000"
    assert str(found["B2"]).startswith('Program "A"')
    assert found["B3"] == f"satu{delimiter}dua"
    assert "C3" not in found


def test_excels_own_line_names_the_delimiter(tmp_path: Path) -> None:
    found = values(opened(tmp_path, b"sep=;\nNo;Pagu, Rp\n1;2\n", "a.csv"))
    assert found == {"A2": "No", "B2": "Pagu, Rp", "A3": "1", "B3": "2"}


def test_a_title_above_the_table_does_not_decide_the_delimiter(tmp_path: Path) -> None:
    text = "REALISASI ANGGARAN, TAHUN 2024\n\n" + "Kode;Uraian;Pagu\n" + "1;Program a, b;10,5\n" * 5
    assert values(opened(tmp_path, text.encode(), "a.csv"))["B4"] == "Program a, b"


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>x</title>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><style>td {}</style></head>
<body><h3>PERJANJIAN KINERJA</h3><table><tr><td>
<table border=1><thead><tr><th rowspan=2>No<th colspan="2">Sasaran<br>Strategis</tr>
<tr><td>A<td>B</tr></thead><tbody>
<tr><td>1</td><td x:num="0.9317" style='mso-number-format:"0\\.00%"'>93,17%</td><td>&nbsp;&nbsp;Rp&nbsp;1.000 &amp; é
<tr><td>2<td><script>var a = "<td>";</script><td>x
</table></td></tr></table><p>Catatan</p></body></html>"""


def test_html_as_a_browser_shows_it(tmp_path: Path) -> None:
    book = opened(tmp_path, PAGE.encode("cp1252"))
    found = values(book)
    assert found["A1"] == "PERJANJIAN KINERJA"
    rows = {str(v): k for k, v in found.items()}
    top = int(rows["No"][1:])
    assert found[f"B{top}"] == "Sasaran\nStrategis"
    assert (found[f"B{top + 1}"], found[f"C{top + 1}"]) == ("A", "B")
    assert found[f"B{top + 2}"] == 0.9317
    assert str(found[f"C{top + 2}"]).replace("\xa0", " ").strip() == "Rp 1.000 & é"
    assert found[f"C{top + 3}"] == "x" and f"B{top + 3}" not in found
    assert "Catatan" in found.values()
    assert {(m.top, m.left, m.bottom, m.right) for m in book.sheets[0].merges} == {
        (top, 1, top + 1, 1),
        (top, 2, top, 3),
    }
    percent = book.sheets[0].cells[top + 2, 2]
    assert percent.kind is CellKind.NUMBER and "%" in percent.number_format


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="tidak memuat tabel"):
        opened(tmp_path, b"<html><body><script>location='login'</script></body></html>")


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="p"><Alignment ss:Indent="2"/>
<NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="LRA"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/>
<Row ss:Index="3"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Kode &amp; x</Data>
<Comment><ss:Data>bukan isi</ss:Data></Comment></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell>
<Cell ss:Index="6" ss:Formula="=RC[-1]"><Data ss:Type="Number">5</Data></Cell><Cell ss:Formula="=1"/></Row>
<Row ss:Hidden="1"><Cell ss:Index="4"><Data ss:Type="DateTime">2024-03-02T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="Number">bukan angka</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Lama"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def test_xml_spreadsheet_with_spans_styles_and_hidden_parts(tmp_path: Path) -> None:
    book = opened(tmp_path, XML.encode())
    sheet = book.sheets[0]
    assert (sheet.name, sheet.hidden, book.sheets[1].hidden) == ("LRA", False, True)
    cells = {c.address: c for c in sheet.cells.values()}
    assert cells["A3"].value == "Kode & x"
    assert (cells["C3"].value, cells["C3"].number_format, sheet.indents[3, 3]) == (0.5, "0.00%", 2)
    assert (cells["F3"].value, cells["F3"].formula) == (5, "RC[-1]")
    assert cells["G3"].kind is CellKind.UNCACHED
    assert cells["D4"].kind is CellKind.DATE and cells["E4"].kind is CellKind.ERROR
    assert cells["F4"].value == "bukan angka" and cells["F4"].kind is CellKind.TEXT
    assert [(m.top, m.left, m.bottom, m.right) for m in sheet.merges] == [(3, 1, 4, 2)]
    assert sheet.hidden_rows == {4} and sheet.hidden_cols == {3}


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = XML.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook', 1)
    with pytest.raises(Refused, match="DOCTYPE"):
        opened(tmp_path, bomb.encode())


def shown(value: object) -> str:
    """A value as an Indonesian web application prints it."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    return "" if value is None else str(value)


def as_html(path: Path) -> bytes:
    """The first sheet of a workbook as an HTML table, merges as spans."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    spans = {(r.min_row, r.min_col): r for r in sheet.merged_cells.ranges}
    covered = {
        (r, c)
        for m in sheet.merged_cells.ranges
        for r in range(m.min_row, m.max_row + 1)
        for c in range(m.min_col, m.max_col + 1)
        if (r, c) != (m.min_row, m.min_col)
    }
    lines = []
    for row in sheet.iter_rows():
        fields = []
        for cell in row:
            if (cell.row, cell.column) in covered:
                continue
            span = spans.get((cell.row, cell.column))
            size = (
                f' rowspan="{span.max_row - span.min_row + 1}" colspan="{span.max_col - span.min_col + 1}"'
                if span
                else ""
            )
            fields.append(f"<td{size}>{escape(shown(cell.value)).replace(chr(10), '<br>')}</td>")
        lines.append(f"<tr>{''.join(fields)}</tr>")
    return f"<html><body><table>{''.join(lines)}</table></body></html>".encode()


def as_csv(path: Path) -> bytes:
    """The first sheet of a workbook as text with semicolons."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    quoted = (
        ";".join('"' + shown(c.value).replace('"', '""') + '"' for c in row).encode() for row in sheet.iter_rows()
    )
    return b"\r\n".join(quoted)


def test_a_budget_as_html_or_csv_gives_the_same_rows(tmp_path: Path) -> None:
    name = "Realisasi Anggaran 2023"
    tables = {}
    for form, write in (("xlsx", None), ("xls", as_html), ("csv", as_csv)):
        folder = tmp_path / form
        folder.mkdir()
        source = SAMPLE / f"{name}.xlsx"
        if write is None:
            shutil.copy(source, folder)
        else:
            (folder / f"{name}.{form}").write_bytes(write(source))
        report = pipeline.process(folder, pipeline.Options())
        found = frames(report.data, report.computed)["anggaran"]
        tables[form] = found.drop(columns=["berkas", "lembar", "persen"]).to_dict("records")
    assert len(tables["xlsx"]) > 10
    assert tables["xls"] == tables["xlsx"]
    assert tables["csv"] == tables["xlsx"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2), st.integers(0, 2**32 - 1))
def test_damaged_text_is_read_or_refused(noise: bytes, form: int, seed: int) -> None:
    source = bytearray((PAGE.encode(), XML.encode(), b"a;b;c\n1;2;3\n" * 5)[form])
    place = random.Random(seed).randrange(len(source))
    source[place : place + len(noise) // 2] = noise
    kind = sniff(bytes(source))
    try:
        if kind == "html":
            read_html(bytes(source), "x.xls")
        elif kind == "xml2003":
            read_xml2003(bytes(source), "x.xls")
    except Refused:
        pass
    except Exception as failure:
        assert kind == "xml2003" and type(failure).__name__ == "ExpatError", failure


@pytest.mark.parametrize(
    "content",
    [
        b"<html><table>" + b"<tr><td>" * 400_000,
        b"<html><table><tr><td>" + b"<!--" * 2_000_000,
        b"<html>" + b"<table>" * 1_000_000 + b"<tr><td>1",
        b"<html><table>" + b"<tr><td rowspan=20000 colspan=16000>x" * 400,
        b'No;Pagu\n1;"' + string.ascii_letters.encode() * 100_000,
        b"a;b\n" * 1_000_000,
        b";" * 5_000_000,
    ],
    ids=["rows", "comments", "tables", "spans", "quote", "lines", "fields"],
)
def test_hostile_text_costs_little(tmp_path: Path, content: bytes) -> None:
    start = time.thread_time()
    try:
        opened(tmp_path, content)
    except Refused as refusal:
        assert refusal.reason and refusal.saran
    assert time.thread_time() - start < 10
