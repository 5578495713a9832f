from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import openpyxl.drawing.image
import pytest
import xlsxwriter
from openpyxl.styles import Alignment

from lakip_xls.reading.book import Cell, CellKind, Merge, Sheet
from lakip_xls.reading.refusal import Refused
from lakip_xls.reading.xlsx import read_xlsx

RawXlsx = Callable[..., Path]
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_xlsx(path, path.name).sheets
    return sheet


def values(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cell in sheet.cells.values()}


def test_values_formats_and_layout_of_an_openpyxl_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    ws = book.create_sheet("PK", 0)
    del book["Sheet"]
    ws.append(["Program", None, 10_701_893_800, 0.9317, True, datetime(2023, 12, 31)])
    ws["C1"].number_format = '"Rp"#,##0'
    ws["D1"].number_format = "0.00%"
    ws["F1"].number_format = "dd/mm/yyyy"
    ws["A3"] = "Kegiatan"
    ws["A3"].alignment = Alignment(indent=2)
    ws["B3"] = "=SUM(C1:C1)"
    ws["C3"] = 2.5
    ws["D3"] = datetime(2023, 1, 2, 8, 30)
    ws["E3"] = time(7, 15)
    ws.merge_cells("A5:C6")
    ws["A5"] = "JUMLAH"
    ws["E6"] = "ujung"
    ws.row_dimensions[3].hidden = True
    ws.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Tahun lalu")
    hidden["B2"] = 1
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)

    first, second = read_xlsx(path, "a.xlsx").sheets

    assert values(first) == {
        "A1": "Program",
        "C1": 10_701_893_800,
        "D1": 0.9317,
        "E1": True,
        "F1": date(2023, 12, 31),
        "A3": "Kegiatan",
        "B3": None,
        "C3": 2.5,
        "D3": datetime(2023, 1, 2, 8, 30),
        "E3": time(7, 15),
        "A5": "JUMLAH",
        "E6": "ujung",
    }
    assert first.cells[1, 4].number_format == "0.00%"
    assert first.cells[1, 3].number_format == '"Rp"#,##0'
    assert first.cells[1, 6].kind is CellKind.DATE
    assert first.cells[3, 2] == Cell(3, 2, None, CellKind.UNCACHED, "General", "SUM(C1:C1)")
    assert first.indents == {(3, 1): 2}
    assert first.merges == (Merge(5, 1, 6, 3),)
    assert first.hidden_rows == {3}
    assert first.hidden_cols == {3}
    assert not first.hidden
    assert second.hidden
    assert second.name == "Tahun lalu"


def test_leftover_values_under_a_merge_are_dropped(raw_xlsx: RawXlsx) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c><c r="C2"><v>6</v></c></row>'
    )
    sheet = only_sheet(raw_xlsx(rows, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'))
    assert values(sheet) == {"A1": 1, "C1": 3, "C2": 6}


def test_rich_text_phonetics_and_escapes(raw_xlsx: RawXlsx) -> None:
    strings = (
        '<si><r><t xml:space="preserve">Persentase </t></r><r><rPr><b/></rPr><t>capaian</t></r></si>'
        '<si><t>satu</t><rPh sb="0" eb="1"><t>ichi</t></rPh></si>'
        "<si><t>Tw 1: 25%_x000D_\nTw 2: 75%</t></si>"
        "<si><t>_x005F_x000D_</t></si>"
        "<si><t> </t></si>"
    )
    cells = "".join(f'<c r="{c}1" t="s"><v>{i}</v></c>' for i, c in enumerate("ABCDE"))
    sheet = only_sheet(raw_xlsx(f'<row r="1">{cells}</row>', strings=strings))
    assert values(sheet) == {
        "A1": "Persentase capaian",
        "B1": "satu",
        "C1": "Tw 1: 25%\nTw 2: 75%",
        "D1": "_x000D_",
    }


def test_every_kind_of_cell(raw_xlsx: RawXlsx) -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>'
        '<c r="B1" t="str"><f>A1</f><v>teks</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="E1" t="b"><v>0</v></c>'
        '<c r="F1"><f>G1</f></c>'
        '<c r="G1"><f>G1</f><v></v></c>'
        '<c r="H1" t="d"><v>2023-12-31T00:00:00</v></c>'
        '<c r="I1"><v>1.0701893800E10</v></c>'
        '<c r="J1"><v>12345678901234567890</v></c>'
        '<c r="K1"><v>1E999</v></c>'
        '<c r="L1" s="7"/><c r="M1"><v/></c>'
        '<c r="N1"><v>-250</v></c>'
    )
    sheet = only_sheet(raw_xlsx(f'<row r="1">{cells}</row>'))
    got = {c.address: (c.value, c.kind, c.formula) for c in sheet.cells.values()}
    assert got == {
        "A1": ("ab", CellKind.TEXT, None),
        "B1": ("teks", CellKind.TEXT, "A1"),
        "D1": ("#DIV/0!", CellKind.ERROR, "1/0"),
        "E1": (False, CellKind.BOOL, None),
        "F1": (None, CellKind.UNCACHED, "G1"),
        "G1": (None, CellKind.UNCACHED, "G1"),
        "H1": (date(2023, 12, 31), CellKind.DATE, None),
        "I1": (10_701_893_800, CellKind.NUMBER, None),
        "J1": (12345678901234567890.0, CellKind.NUMBER, None),
        "K1": ("#NUM!", CellKind.ERROR, None),
        "N1": (-250, CellKind.NUMBER, None),
    }
    assert type(sheet.cells[1, 9].value) is int
    assert type(sheet.cells[1, 10].value) is float


def test_shared_formulas_keep_the_text_of_their_master(raw_xlsx: RawXlsx) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    sheet = only_sheet(raw_xlsx(rows))
    assert [c.formula for c in sheet.cells.values()] == ["B1*2", "B1*2"]


def test_zeros_that_xlsxwriter_caches_are_no_amounts(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(path) as book:
        ws = book.add_worksheet()
        ws.write(0, 0, 0)
        ws.write_formula(0, 1, "=SUM(A1)")
    sheet = only_sheet(path)
    assert sheet.cells[1, 1].value == 0
    assert sheet.cells[1, 2].kind is CellKind.UNCACHED


def test_zeros_beside_computed_values_stay(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(path) as book:
        ws = book.add_worksheet()
        ws.write_formula(0, 0, "=1-1", value=0)
        ws.write_formula(0, 1, "=1+1", value=2)
    assert values(only_sheet(path)) == {"A1": 0, "B1": 2}


def test_1904_dates(raw_xlsx: RawXlsx) -> None:
    path = raw_xlsx(
        '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>43829</v></c></row>',
        styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        workbook='<workbookPr date1904="1"/>',
    )
    assert values(only_sheet(path)) == {"A1": date(1904, 1, 1), "B1": date(2023, 12, 31)}


def test_strict_ooxml_prefixed_names_and_missing_references(raw_xlsx: RawXlsx) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/>'
        '<x:c t="inlineStr"><x:is><x:t>dua</x:t></x:is></x:c></x:row>'
        '<x:row r="4"><x:c><x:v>3</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert values(only_sheet(raw_xlsx(sheet=sheet))) == {"A1": 1, "C1": "dua", "A4": 3}


def test_references_missing_in_part_of_a_row(raw_xlsx: RawXlsx) -> None:
    cells = '<c r="B1" s="1"/><c><v>3</v></c><c r="F1"><v>6</v></c><c/><c><v>8</v></c>'
    assert values(only_sheet(raw_xlsx(f'<row r="1">{cells}</row>'))) == {"C1": 3, "F1": 6, "H1": 8}


def test_cells_out_of_order_are_put_in_order(raw_xlsx: RawXlsx) -> None:
    rows = (
        '<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="A2"><v>2</v></c><c r="B1"><v>9</v></c></row>'
    )
    sheet = only_sheet(raw_xlsx(rows))
    assert list(sheet.cells) == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2)]
    assert [row for row, _ in sheet.rows()] == [1, 2, 3]


def test_a_stray_cell_is_dropped_with_a_note(raw_xlsx: RawXlsx) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFC1"><v>7</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    )
    sheet = only_sheet(raw_xlsx(rows, before='<dimension ref="A1:XFD1048576"/>'))
    assert values(sheet) == {"A1": 1, "A2": 2}
    assert sheet.notes == ("2 sel yang jauh di luar tabel (mulai XFC1) tidak dibaca.",)


def test_a_wrong_dimension_is_ignored(raw_xlsx: RawXlsx) -> None:
    sheet = only_sheet(raw_xlsx('<row r="9"><c r="C9"><v>1</v></c></row>', before='<dimension ref="A1"/>'))
    assert values(sheet) == {"C9": 1}


def test_huge_merges_are_cut_to_the_used_range(raw_xlsx: RawXlsx) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="E2"><v>2</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A9:C10"/></mergeCells>'
    sheet = only_sheet(raw_xlsx(rows, after=merge))
    assert sheet.merges == (Merge(1, 1, 1, 5),)


def test_chart_sheets_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as book:
        ws = book.add_worksheet("Data")
        ws.write(0, 0, 5)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        book.add_chartsheet("Grafik").set_chart(chart)
    assert [s.name for s in read_xlsx(path, "c.xlsx").sheets] == ["Data"]


@pytest.mark.parametrize("declaration", ["<!DOCTYPE worksheet>", '<!DOCTYPE a [<!ENTITY b "bbbb">]>'])
def test_document_types_are_refused(raw_xlsx: RawXlsx, declaration: str) -> None:
    path = raw_xlsx(sheet=f"{declaration}<worksheet><sheetData/></worksheet>")
    with pytest.raises(Refused, match="DOCTYPE"):
        read_xlsx(path, "x")


def test_a_sheet_that_is_only_a_picture_says_so(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "tabel.png")
    book = openpyxl.Workbook()
    book.worksheets[0].add_image(openpyxl.drawing.image.Image(str(tmp_path / "tabel.png")))
    book.create_sheet("Data")["A1"] = 1
    book.save(tmp_path / "a.xlsx")
    first, second = read_xlsx(tmp_path / "a.xlsx", "a.xlsx").sheets
    assert first.notes and "gambar" in first.notes[0]
    assert not second.notes


def test_a_sheet_entry_without_its_part_costs_only_that_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "isi"
    book.create_sheet("Hilang")["A1"] = 1
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as source, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as target:
        for part in source.namelist():
            if part != "xl/worksheets/sheet2.xml":
                target.writestr(part, source.read(part))
    first, second = read_xlsx(tmp_path / "b.xlsx", "b.xlsx").sheets
    assert first.cells[1, 1].value == "isi"
    assert not second.cells and "simpan ulang" in second.notes[0]


def test_of_parts_that_differ_by_case_the_one_that_is_named_counts(tmp_path: Path) -> None:
    whole = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 7
    book.save(whole)
    for extra in ("XL/Worksheets/Sheet1.XML", "xl/worksheets/SHEET1.xml"):
        for first in (True, False):
            path = tmp_path / "a.xlsx"
            with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
                parts = [(name, source.read(name)) for name in source.namelist()]
                other = (extra, source.read("xl/worksheets/sheet1.xml").replace(b"<v>7</v>", b"<v>99</v>"))
                for name, content in [other, *parts] if first else [*parts, other]:
                    target.writestr(name, content)
            assert read_xlsx(path, "a").sheets[0].cells[1, 1].value == 7
