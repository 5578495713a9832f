from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from lakip_xls.reading.book import CellKind, Merge, Sheet
from lakip_xls.reading.ods import MAX_REPEAT, read_ods
from lakip_xls.reading.refusal import Refused
from lakip_xls.reading.sniff import sniff

NAMES = " ".join(
    f'xmlns:{prefix}="urn:{prefix}"'
    for prefix in ("office", "table", "text", "style", "number", "fo", "calcext", "draw", "dc")
)
STYLES = (
    '<number:percentage-style style:name="N1"><number:number number:decimal-places="2"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<number:number-style style:name="N2"><number:number number:decimal-places="0" number:grouping="true"/>'
    "</number:number-style>"
    '<number:number-style style:name="N3P0"><number:number number:decimal-places="1"/></number:number-style>'
    '<number:text-style style:name="N3"><number:text-content/>'
    '<style:map style:condition="value()&gt;0" style:apply-style-name="N3P0"/></number:text-style>'
    '<style:style style:name="akuntansi" style:family="table-cell" style:data-style-name="N3"/>'
    '<style:style style:name="dasar" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="persen" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="masuk" style:family="table-cell" style:parent-style-name="dasar">'
    '<style:paragraph-properties fo:margin-left="0.706cm"/></style:style>'
    '<style:style style:name="sembunyi" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def read(tmp_path: Path, tables: str) -> tuple[Sheet, ...]:
    path = tmp_path / "a.ods"
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return read_ods(path, "a.ods").sheets


def table(rows: str, columns: str = "", more: str = "") -> str:
    return f'<table:table table:name="Lembar"{more}>{columns}{rows}</table:table>'


def cell(kind: str, value: str = "", text: str = "", more: str = "") -> str:
    attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    written = f' office:{attribute}="{value}"' if value else ""
    attributes = f'office:value-type="{kind}"{written}{more}'
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def test_kinds_of_values(tmp_path: Path) -> None:
    cells = (
        cell("string", text="Sub<text:s text:c='2'/>Kegiatan<text:line-break/><text:span>2</text:span>")
        + cell("float", "1500000", "1.500.000")
        + cell("percentage", "0.9317", "93,17%", ' table:style-name="persen"')
        + cell("percentage", "0.5", "50%")
        + cell("currency", "2.5", "Rp2,5", ' table:style-name="akuntansi"')
        + cell("date", "2023-12-31", "31/12/23")
        + cell("date", "2023-12-31T08:30:00", "x")
        + cell("time", "PT07H15M00S", "07:15")
        + cell("boolean", "true", "TRUE")
        + '<table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        + '<table:table-cell table:formula="of:=SUM([.B1:.C1])"/>'
        + '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
        + '<table:table-cell table:formula="of:=[.B1]*2" office:value-type="float" office:value="3"/>'
    )
    (sheet,) = read(tmp_path, table(f"<table:table-row>{cells}</table:table-row>"))
    got = [(c.value, c.kind, c.number_format, c.formula) for c in sheet.cells.values()]
    assert got == [
        ("Sub  Kegiatan\n2", CellKind.TEXT, "General", None),
        (1_500_000, CellKind.NUMBER, "General", None),
        (0.9317, CellKind.NUMBER, "0.00%", None),
        (0.5, CellKind.NUMBER, "0%", None),
        (2.5, CellKind.NUMBER, "0.0", None),
        (date(2023, 12, 31), CellKind.DATE, "General", None),
        (datetime(2023, 12, 31, 8, 30), CellKind.DATE, "General", None),
        (time(7, 15), CellKind.DATE, "General", None),
        (True, CellKind.BOOL, "General", None),
        ("#DIV/0!", CellKind.ERROR, "General", "1/0"),
        (None, CellKind.UNCACHED, "General", "SUM(B1:C1)"),
        (3, CellKind.NUMBER, "General", "B1*2"),
    ]


def test_layout(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:default-cell-style-name="dasar"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    rows = (
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="99"/></table:table-row>'
        "<table:table-row>"
        + cell("string", text="Judul", more=' table:number-columns-spanned="3" table:number-rows-spanned="1"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
        + cell("float", "7", "7", ' table:number-columns-repeated="2"')
        + cell("string", text="x", more=' table:style-name="masuk"')
        + "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    (sheet,) = read(tmp_path, table(rows, columns))
    assert [(c.address, c.value) for c in sheet.cells.values()] == [
        ("A3", "Judul"),
        ("A4", 7),
        ("B4", 7),
        ("C4", "x"),
        ("A5", 7),
        ("B5", 7),
        ("C5", "x"),
    ]
    assert sheet.merges == (Merge(3, 1, 3, 3),)
    assert sheet.hidden_rows == {4, 5}
    assert sheet.hidden_cols == {2, 3}
    assert sheet.indents == {(4, 3): 2, (5, 3): 2}
    assert sheet.cells[4, 1].number_format == "#,##0"
    assert sheet.cells[4, 3].number_format == "#,##0"


def test_comments_and_drawings_are_not_the_cells_text(tmp_path: Path) -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string">'
        "<office:annotation><text:p>catatan</text:p></office:annotation><text:p>isi</text:p><draw:frame><text:p>gambar</text:p></draw:frame>"
        "</table:table-cell></table:table-row>"
    )
    (sheet,) = read(tmp_path, table(row))
    assert sheet.cells[1, 1].value == "isi"


def test_hidden_sheets_and_copies_of_other_workbooks(tmp_path: Path) -> None:
    row = f"<table:table-row>{cell('float', '1', '1')}</table:table-row>"
    sheets = read(tmp_path, table(row, more=' table:style-name="sembunyi"') + table(f"<table:table-source/>{row}"))
    assert [s.hidden for s in sheets] == [True]


def test_endless_repetition_is_cut_with_a_note(tmp_path: Path) -> None:
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell("float", "1", "1")}</table:table-row>'
    (sheet,) = read(tmp_path, table(row))
    assert len(sheet.cells) == MAX_REPEAT
    assert "berulang" in sheet.notes[0]


def test_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", b"\x00\x01")
    with pytest.raises(Refused, match="kata sandi"):
        read_ods(path, "a.ods")


def test_one_bad_cell_refuses_nothing(tmp_path: Path) -> None:
    row = (
        cell("float", "satu", "satu")
        + cell("date", "2024-13-45", "45-13-2024")
        + cell("time", "PT1H2M1.2.3S", "1:02")
        + cell("float", "", "7")
        + cell("float", "5", "5", ' table:number-columns-spanned="x"')
    )
    (sheet,) = read(tmp_path, table(f"<table:table-row>{row}</table:table-row>"))
    assert [c.value for c in sheet.cells.values()] == ["satu", "45-13-2024", "1:02", "7", 5]


def test_without_a_mimetype_the_content_tells(tmp_path: Path) -> None:
    read(tmp_path, table(f"<table:table-row>{cell('float', '5', '5')}</table:table-row>"))
    with zipfile.ZipFile(tmp_path / "a.ods") as old, zipfile.ZipFile(tmp_path / "tanpa.zip", "w") as new:
        new.writestr("content.xml", old.read("content.xml"))
    assert sniff((tmp_path / "tanpa.zip").read_bytes()) == "ods"
