"""Hostile workbooks: what an e-mail or a flash disk may bring. Each maker writes one file."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import xlwt  # type: ignore[import-untyped]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TITLE = ("Kode", "Uraian", "Pagu", "Realisasi")
KODE = "7.01.06"
"""The programme of all small budget workbooks of these tests."""
ROW: tuple[tuple[object, ...], ...] = (
    (KODE, "Program Pembinaan dan Pengawasan Pemerintahan Desa", 30_000_000, 27_000_000),
    (f"{KODE}.2.01", "Fasilitasi Penyusunan Peraturan Desa", 10_000_000, 9_000_000),
    (f"{KODE}.2.01.0001", "Fasilitasi Administrasi Desa", 10_000_000, 9_000_000),
    (f"{KODE}.2.02", "Koordinasi Pendampingan Desa", 20_000_000, 18_000_000),
    (f"{KODE}.2.02.0001", "Pendampingan Desa di Wilayahnya", 20_000_000, 18_000_000),
)


def anggaran(path: Path, row: Iterable[Iterable[object]] = ROW) -> None:
    """A small, sound Realisasi Anggaran as .xlsx."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "LRA"
    sheet.append(["REALISASI ANGGARAN KECAMATAN MAJU TAHUN 2023"])
    sheet.append(list(TITLE))
    for record in row:
        sheet.append(list(record))
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl takes '=' for a formula
    book.save(path)


def anggaran_texts() -> tuple[bytes, bytes, bytes]:
    """The same as text, as an HTML table and as XML of Excel 2003."""
    rows = [["REALISASI ANGGARAN KECAMATAN MAJU TAHUN 2023"], *([str(v) for v in row] for row in (TITLE, *ROW))]
    cells = "".join(f"<tr>{''.join(f'<td>{v}</td>' for v in row)}</tr>" for row in rows)
    data = (
        cells.replace("tr>", "Row>").replace("<td>", '<Cell><Data ss:Type="String">').replace("</td>", "</Data></Cell>")
    )
    ss = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="LRA"><Table>{data}</Table></Worksheet>'
    return (
        "\n".join(";".join(row) for row in rows).encode(),
        f"<html><body><table>{cells}</table></body></html>".encode(),
        f'<?xml version="1.0"?><Workbook xmlns="{ss}" xmlns:ss="{ss}">{sheet}</Workbook>'.encode(),
    )


def anggaran_xls(path: Path) -> None:
    """The same as .xls."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("LRA")
    sheet.write(0, 0, "REALISASI ANGGARAN KECAMATAN MAJU TAHUN 2023")
    for r, row in enumerate([TITLE, *ROW], 1):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(path))


def _relation_kind(*sasaran: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATION_KIND}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(sasaran, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def xlsx(
    path: Path,
    rows: str = "",
    *,
    before: str = "",
    after: str = "",
    strings: str = "",
    workbook: str = "",
    sheet: str | None = None,
    name: Iterable[str] = ("LRA",),
    ns: str = MAIN,
    parts: dict[str, str | bytes] | None = None,
) -> None:
    """An .xlsx of raw XML: `rows` inside `<sheetData>` of every sheet, the rest around it."""
    names = list(name)
    own_sheet = sheet or f'<worksheet xmlns="{ns}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    sheets = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId1"/>' for i, n in enumerate(names, 1))
    own_parts: dict[str, str | bytes] = {
        "_rels/.rels": _relation_kind(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{ns}" xmlns:r="{RELATION_KIND}">{workbook}<sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation_kind(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": own_sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{ns}">{strings}</sst>',
    }
    own_parts.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in own_parts.items():
            archive.writestr(part, content)


def ods(path: Path, content: str) -> None:
    """An .ods whose only table has the given content."""
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    own_content = (
        f'<office:document-content {namespaces}><office:body><office:spreadsheet><table:table table:name="LRA">'
        f"{content}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", own_content)


def _record(kind: int, payload: bytes = b"") -> bytes:
    """One BIFF12 record."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = bytes([len(payload)]) if len(payload) < 128 else bytes([len(payload) & 0x7F | 0x80, len(payload) >> 7])
    return head + size + payload


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, rows: Iterable[tuple[int, Iterable[tuple[int, str | float]]]]) -> None:
    """An .xlsb with the given cells: (row, [(column, value)]), both 0-based and in order."""
    body = [_record(129), _record(148, struct.pack("<IIII", 0, 1_048_575, 0, 16_383)), _record(145)]
    for number, cells in rows:
        body.append(_record(0, struct.pack("<IIHHBII", number, 0, 300, 0, 0, 0, 0)))
        for col, value in cells:
            place = struct.pack("<II", col, 0)
            if isinstance(value, str):
                body.append(_record(6, place + _wide(value)))
            else:
                body.append(_record(5, place + struct.pack("<d", value)))
    body += [_record(146), _record(130)]
    book = _record(131) + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("LRA"))
    book += _record(144) + _record(132)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relation_kind(("officeDocument", "xl/workbook.bin")))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", _relation_kind(("worksheet", "worksheets/sheet1.bin")))
        archive.writestr("xl/worksheets/sheet1.bin", b"".join(body))


def anggaran_xlsb(path: Path) -> None:
    """The small budget as .xlsb."""
    table: list[tuple[object, ...]] = [TITLE, *ROW]
    xlsb(
        path,
        [
            (r, [(c, v if isinstance(v, str) else float(str(v))) for c, v in enumerate(row)])
            for r, row in enumerate(table)
        ],
    )


def anggaran_ods(path: Path) -> None:
    """The small budget as .ods."""
    ods(path, "".join(_ods_row(row) for row in (TITLE, *ROW)))


def _ods_row(row: Iterable[object]) -> str:
    cells = []
    for value in row:
        kind = "" if isinstance(value, str) else f' office:value-type="float" office:value="{value}"'
        cells.append(f"<table:table-cell{kind}><text:p>{value}</text:p></table:table-cell>")
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(row: int, values: Iterable[object], *, reference: bool = True) -> str:
    """One `<row>` of numbers and inline texts."""
    cells = []
    for col, value in enumerate(values):
        place = f' r="{chr(65 + col)}{row}"' if reference else ""
        if isinstance(value, str):
            cells.append(f'<c{place} t="inlineStr"><is><t>{value}</t></is></c>')
        else:
            cells.append(f"<c{place}><v>{value}</v></c>")
    return f'<row r="{row}">{"".join(cells)}</row>'


TABLE = "".join(cell(r, row) for r, row in enumerate([TITLE, *ROW], 1))
"""The small budget as rows of XML."""


def _zip_bomb(path: Path) -> None:
    xlsx(path, "<row/>" * 10_000_000)


def _many_bombs(path: Path) -> None:
    """Many parts, each under the limit of one, together over the limit of all."""
    xlsx(path, TABLE, parts={f"xl/media/{i}.bin": bytes(15 * 2**20) for i in range(60)})


def _entity(path: Path) -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    dtd = f'<!DOCTYPE w [<!ENTITY e0 "ha">{levels}]>'
    xlsx(path, sheet=f'{dtd}<worksheet xmlns="{MAIN}"><sheetData>{cell(1, ["&e9;"])}</sheetData></worksheet>')


def _outside_entity(path: Path) -> None:
    dtd = '<!DOCTYPE w [<!ENTITY rahasia SYSTEM "file:///etc/passwd">]>'
    xlsx(path, sheet=f'{dtd}<worksheet xmlns="{MAIN}"><sheetData>{cell(1, ["&rahasia;"])}</sheetData></worksheet>')


def _stray_cell(path: Path) -> None:
    rows = TABLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    xlsx(path, rows, before='<dimension ref="A1:XFD1048576"/>')


def _stray_cell_xlsb(path: Path) -> None:
    """calamine aborts the process on this: it makes a grid of 17 billion cells."""
    xlsb(path, [(0, [(0, 1.0)]), (1_048_575, [(16_383, 1.0)])])


def _million_rows(path: Path) -> None:
    """A declared range of a million rows; half of them empty, half with a formatted cell that holds nothing."""
    rows = TABLE + "".join(f'<row r="{r}" ht="15"/>' for r in range(7, 500_000))
    rows += "".join(f'<row r="{r}"><c r="A{r}" s="1"/></row>' for r in range(500_000, 1_048_577))
    xlsx(path, rows, before='<dimension ref="A1:D1048576"/>')


def _full_column(path: Path) -> None:
    """16,384 columns in 100 rows, all filled: 1.6 million cells."""
    row = "<c><v>1</v></c>" * 16_384
    xlsx(path, "".join(f'<row r="{r}">{row}</row>' for r in range(1, 101)))


def _column_full_of_text(path: Path) -> None:
    """Header words over 16,384 columns."""
    words = ("Program", "Pagu", "Realisasi", "Sasaran", "Indikator", "Target", "Tahun 2023", "%")
    cells = "".join(f'<c t="inlineStr"><is><t>{words[i % 8]} {i}</t></is></c>' for i in range(16_384))
    xlsx(path, "".join(f'<row r="{r}">{cells}</row>' for r in range(1, 5)))


def _million_titles(path: Path) -> None:
    """The header of a table over and over again: 20,000 tables without a row between."""
    header = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in TITLE)
    xlsx(path, "".join(f'<row r="{r}">{header}</row>' for r in range(1, 20_001)))


def _nested_merges(path: Path) -> None:
    """Merges inside of merges inside of merges, 2,000 deep, and one over the whole sheet."""
    refs = "".join(f'<mergeCell ref="A1:{"ABCD"[i % 4]}{i + 2}"/>' for i in range(2_000))
    whole = '<mergeCell ref="A1:XFD1048576"/>'
    xlsx(path, TABLE, after=f"<mergeCells>{refs}{whole}</mergeCells>")


def _many_merges(path: Path) -> None:
    """100,000 merges of two cells in a sheet of 100,000 rows."""
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 100_001))
    refs = "".join(f'<mergeCell ref="A{r}:B{r}"/>' for r in range(1, 100_001))
    xlsx(path, rows, after=f"<mergeCells>{refs}</mergeCells>")


def _wide_merges(path: Path) -> None:
    """Merges that all cover 20,000 rows of a sheet that is that long."""
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 20_001))
    refs = "".join(f'<mergeCell ref="A{i}:XFD20000"/>' for i in range(1, 2_001))
    xlsx(path, rows, after=f"<mergeCells>{refs}</mergeCells>")


def _many_sheets(path: Path) -> None:
    xlsx(path, TABLE, name=(f"L{i}" for i in range(10_000)))


def _sheets_500(path: Path) -> None:
    """As many sheets as are allowed, each the whole budget."""
    xlsx(path, TABLE, name=(f"L{i}" for i in range(500)))


def _string_bom(path: Path) -> None:
    xlsx(path, cell(1, [1]), strings=f"<si><t>{'a' * 200_000_000}</t></si>")


def _repeated_string(path: Path) -> None:
    """One text of a megabyte in 20,000 cells: 20 GB once it is written out."""
    rows = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 20_001))
    xlsx(path, rows, strings=f"<si><t>{'Program ' * 131_072}</t></si>")


def _repeated_string_table(path: Path) -> None:
    """The same text as the names in a table that is recognised."""
    rows = cell(1, TITLE) + "".join(
        f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>7.01.{r:02d}</t></is></c><c r="B{r}" t="s"><v>0</v></c>'
        f'<c r="C{r}"><v>10</v></c><c r="D{r}"><v>9</v></c></row>'
        for r in range(2, 90)
    )
    xlsx(path, rows, strings=f"<si><t>{'Program Pembinaan ' * 60_000}</t></si>")


def _deep_xml(path: Path) -> None:
    xlsx(path, TABLE, before="<a>" * 500_000 + "</a>" * 500_000)


def _many_attributes(path: Path) -> None:
    attributes = " ".join(f'a{i}="1"' for i in range(300_000))
    xlsx(path, sheet=f'<worksheet xmlns="{MAIN}" {attributes}><sheetData>{TABLE}</sheetData></worksheet>')


def _long_number(path: Path) -> None:
    """Numbers of a hundred thousand digits, and texts of digits that look like amounts."""
    digits = "9" * 100_000
    rows = [TITLE, ("7.01.02", "Program Pembinaan", digits, 1), ("7.01.07", digits, digits + ".000", 1)]
    xlsx(
        path, "".join(cell(r, row) for r, row in enumerate(rows, 1)) + f'<row r="9"><c r="C9"><v>{digits}</v></c></row>'
    )


def _slow_regex(path: Path) -> None:
    """Texts made to slow down backtracking regular expressions, in every column of the table."""
    nasty = ["1." * 15_000 + "x", "(" * 30_000, " " * 30_000 + "x", "0,0" * 10_000, "Rp" * 15_000, "a b " * 8_000]
    rows: list[tuple[object, ...]] = [TITLE]
    rows += [(text, text, text, text) for text in nasty]
    xlsx(path, "".join(cell(r, row) for r, row in enumerate(rows, 1)))


def _long_formula(path: Path) -> None:
    formula = "+".join(f"A{i}" for i in range(1, 200_000))
    xlsx(path, TABLE + f'<row r="9"><c r="A9"><f>{formula}</f><v>1</v></c></row>')


def _ods_repeats(path: Path) -> None:
    """One row of one cell, repeated over the whole sheet in both directions."""
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1">'
        "<text:p>1</text:p></table:table-cell>"
    )
    ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def _ods_spaces(path: Path) -> None:
    """`<text:s>` that asks for two thousand million spaces."""
    cell = "<table:table-cell><text:p>" + '<text:s text:c="2000000000"/>' * 1000 + "</text:p></table:table-cell>"
    ods(path, f"<table:table-row>{cell}</table:table-row>" * 50)


def _encrypted(path: Path) -> None:
    """The outside of a workbook that Excel encrypted: OLE2 with a stream EncryptedPackage."""
    path.write_bytes(OLE2 + bytes(600) + "EncryptedPackage\0".encode("utf-16-le") + bytes(600))


def _encrypted_xls(path: Path) -> None:
    """An .xls with the record FILEPASS after its first BOF."""
    anggaran_xls(path)
    data = path.read_bytes()
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    head = data[start : start + 20]
    after = data[start + 20 :]
    filepass = struct.pack("<HH", 0x2F, 6) + struct.pack("<HHH", 0, 0x1234, 0x5678)
    path.write_bytes(data[:start] + head + filepass + after[len(filepass) :])


def _cut(path: Path) -> None:
    anggaran(path)
    path.write_bytes(path.read_bytes()[:-200])


def _truncated_xls(path: Path) -> None:
    anggaran_xls(path)
    data = path.read_bytes()
    path.write_bytes(data[:600] + "Workbook\0".encode("utf-16-le") + data[600:1500])


def _flipped_bit(path: Path) -> None:
    anggaran(path)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(byte ^ 0xFF for byte in data[middle : middle + 40])
    path.write_bytes(bytes(data))


def _docx(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relation_kind(("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", "<a/>")


def _polyglot(path: Path) -> None:
    """A zip after a shell script: not what its first bytes say."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    path.write_bytes(b"#!/bin/sh\nrm -rf /\n" + inner.getvalue())


def _zip_path(path: Path) -> None:
    """Parts named to escape the folder where a careless program unpacks them."""
    xlsx(path, TABLE, parts={"../../../../tmp/lakip-lolos": "x", "/etc/lakip-lolos": "x", "C:\\lolos": "x"})


def _cycle(path: Path) -> None:
    """A workbook part that is its own sheet and its own strings."""
    xlsx(
        path,
        parts={
            "xl/_rels/workbook.xml.rels": _relation_kind(
                ("worksheet", "workbook.xml"), ("sharedStrings", "workbook.xml")
            )
        },
    )


def _content(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "bom zip.xlsx": (_zip_bomb, "mengembang"),
    "bom banyak.xlsx": (_many_bombs, "mengembang"),
    "entitas.xlsx": (_entity, "DOCTYPE"),
    "entitas luar.xlsx": (_outside_entity, "DOCTYPE"),
    "nyasar.xlsb": (_stray_cell_xlsb, "Berkas"),
    "sepuluh ribu lembar.xlsx": (_many_sheets, "lembar"),
    "bom string.xlsx": (_string_bom, "mengembang"),
    "ulang.ods": (_ods_repeats, "sel"),
    "bersandi.xlsx": (_encrypted, "kata sandi"),
    "bersandi.xls": (_encrypted_xls, "kata sandi"),
    "terpotong.xlsx": (_cut, "rusak"),
    "terpotong.xls": (_truncated_xls, "rusak"),
    "bit terbalik.xlsx": (_flipped_bit, "rusak"),
    "surat.xlsx": (_docx, "Word"),
    "catatan.xlsx": (_content(b"Hanya catatan\nTidak ada tabel\n"), "teks"),
    "halaman.xls": (_content(b"<html><body>Silakan masuk kembali.</body></html>"), "tabel"),
    "pdf.xlsx": (_content(b"%PDF-1.7\n\xe2\xe3"), "PDF"),
    "acak.xlsx": (_content(bytes(range(256)) * 40), "jenis berkas lain"),
    "acak.ods": (_content(b"PK\x03\x04" + bytes(range(256))), "rusak"),
    "skrip.xlsx": (_polyglot, "bukan workbook"),
}
"""File name -> (maker, a word of the reason). These are not read, and BACA-01 says why."""

READ: dict[str, Callable[[Path], None]] = {
    "csv.xlsx": _content(b"No;Program;Pagu\r\n1;a;2\r\n"),
    "html.xls": _content(b"<html><table><tr><td>1</td></tr></table></html>"),
    "nyasar.xlsx": _stray_cell,
    "sejuta baris.xlsx": _million_rows,
    "kolom penuh.xlsx": _full_column,
    "kolom penuh teks.xlsx": _column_full_of_text,
    "judul berulang.xlsx": _million_titles,
    "gabungan dalam.xlsx": _nested_merges,
    "gabungan banyak.xlsx": _many_merges,
    "gabungan lebar.xlsx": _wide_merges,
    "lima ratus lembar.xlsx": _sheets_500,
    "string berulang.xlsx": _repeated_string,
    "string berulang di tabel.xlsx": _repeated_string_table,
    "xml dalam.xlsx": _deep_xml,
    "atribut banyak.xlsx": _many_attributes,
    "angka panjang.xlsx": _long_number,
    "regex lambat.xlsx": _slow_regex,
    "rumus panjang.xlsx": _long_formula,
    "spasi.ods": _ods_spaces,
    "jalur zip.xlsx": _zip_path,
    "lingkaran.xlsx": _cycle,
}
"""These are read, or refused over a limit: either way within the promised time and memory."""
