"""The grid model: workbooks as plain cells, freely changed before they are rendered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt

Value = str | int | float | None


@dataclass(slots=True)
class Cell:
    """One cell. `format` is an Excel number format; `formula` a formula whose cached value is `value`."""

    value: Value = None
    format: str = "General"
    formula: str | None = None
    indent: int = 0
    bold: bool = False
    frame: bool = False
    center: bool = False


@dataclass
class Sheet:
    """One sheet; rows and columns are 1-based, merges are (top, left, bottom, right)."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    width: dict[int, float] = field(default_factory=dict)

    def write(self, row: int, column: int, value: Value, **style: Any) -> None:
        """Write one cell; style names are the fields of `Cell`."""
        self.cells[row, column] = Cell(value, **style)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range, if it is more than one cell."""
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def last_row(self) -> int:
        """The last row that is used, 0 for an empty sheet."""
        return max((b for b, _ in self.cells), default=0)


@dataclass
class Book:
    """One workbook; the file name's ending decides the format."""

    name: str
    sheets: list[Sheet] = field(default_factory=list)

    def save(self, folder: Path) -> Path:
        """Render the workbook into a folder and return its path."""
        path = folder / self.name
        render: dict[str, Callable[[Book, Path], None]] = {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}
        render[path.suffix](self, path)
        return path


def column_letters_(column: int) -> str:
    """Column letters of a 1-based column."""
    letter = ""
    while column:
        column, sisa = divmod(column - 1, 26)
        letter = chr(65 + sisa) + letter
    return letter


def address(row: int, column: int) -> str:
    """A1 address of a cell."""
    return f"{column_letters_(column)}{row}"


def _style(cell: Cell) -> tuple[str, int, bool, bool, bool]:
    return cell.format, cell.indent, cell.bold, cell.frame, cell.center


def _xlsx(book: Book, path: Path) -> None:
    wb = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    wb.set_properties({"created": datetime(2024, 1, 2)})
    style: dict[tuple[Any, ...], Any] = {}

    def got(cell: Cell) -> Any:
        key = _style(cell)
        if key not in style:
            fmt, indent, bold, frame, center = key
            trait: dict[str, Any] = {"num_format": fmt, "bold": bold, "text_wrap": True, "valign": "top"}
            if indent:
                trait["indent"] = indent
            if frame:
                trait["border"] = 1
            if center:
                trait["align"] = "center"
            style[key] = wb.add_format(trait)
        return style[key]

    for sheet in book.sheets:
        ws = wb.add_worksheet(sheet.name)
        for column, width in sheet.width.items():
            ws.set_column(column - 1, column - 1, width)
        for top, left, bottom, right in sheet.merged:
            origin = sheet.cells.get((top, left), Cell())
            ws.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", got(origin))
        for (b, k), cell in sheet.cells.items():
            fmt = got(cell)
            if cell.formula is not None:
                ws.write_formula(b - 1, k - 1, f"={cell.formula}", fmt, cell.value if cell.value is not None else "")
            elif cell.value is None:
                ws.write_blank(b - 1, k - 1, None, fmt)
            elif isinstance(cell.value, str):
                ws.write_string(b - 1, k - 1, cell.value, fmt)
            else:
                ws.write_number(b - 1, k - 1, cell.value, fmt)
    wb.close()


def _xls(book: Book, path: Path) -> None:
    wb = xlwt.Workbook(encoding="utf-8")
    look: dict[tuple[Any, ...], xlwt.XFStyle] = {}

    def got(cell: Cell) -> xlwt.XFStyle:
        key = _style(cell)
        if key not in look:
            style = xlwt.XFStyle()
            style.num_format_str = cell.format
            style.font.bold = cell.bold
            style.alignment.wrap = 1
            style.alignment.inde = cell.indent
            if cell.center:
                style.alignment.horz = xlwt.Alignment.HORZ_CENTER
            elif cell.indent:
                style.alignment.horz = xlwt.Alignment.HORZ_LEFT
            if cell.frame:
                b = style.borders
                b.left = b.right = b.top = b.bottom = 1
            look[key] = style
        return look[key]

    for sheet in book.sheets:
        ws = wb.add_sheet(sheet.name, cell_overwrite_ok=True)
        for column, width in sheet.width.items():
            ws.col(column - 1).width = int(width * 256)
        anchor = set()
        for top, left, bottom, right in sheet.merged:
            origin = sheet.cells.get((top, left), Cell())
            ws.write_merge(top - 1, bottom - 1, left - 1, right - 1, origin.value, got(origin))
            anchor.add((top, left))
        for (b, k), cell in sheet.cells.items():
            if (b, k) not in anchor:
                ws.write(b - 1, k - 1, cell.value, got(cell))
    wb.save(str(path))


_ODS_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"'
)
_ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def _ods_cell(cell: Cell | None, extent: tuple[int, int] | None) -> str:
    attribute, content = "", ""
    if extent:
        attribute += f' table:number-rows-spanned="{extent[0]}" table:number-columns-spanned="{extent[1]}"'
    if cell is not None and cell.indent:
        attribute += f' table:style-name="in{min(cell.indent, 5)}"'
    if cell is not None and isinstance(cell.value, str):
        attribute += ' office:value-type="string"'
        for row in cell.value.split("\n"):
            text = escape(row)
            while "  " in text:  # the format collapses spaces that are not written as elements
                text = text.replace("  ", " <text:s/>", 1)
            if text.startswith(" "):
                text = "<text:s/>" + text[1:]
            content += f"<text:p>{text}</text:p>"
    elif cell is not None and cell.value is not None:
        persen = cell.format.endswith("%")
        if persen:
            decimals = len(cell.format.rstrip("%").partition(".")[2])
            attribute += f' table:style-name="pct{decimals}"'
            visible = f"{cell.value * 100:.{decimals}f}%".replace(".", ",")
        else:
            visible = str(cell.value)
        kind = "percentage" if persen else "float"
        attribute += f' office:value-type="{kind}" office:value={quoteattr(str(cell.value))}'
        content = f"<text:p>{visible}</text:p>"
    return f"<table:table-cell{attribute}>{content}</table:table-cell>"


def _ods(book: Book, path: Path) -> None:
    out = io.StringIO()
    out.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NS}><office:automatic-styles>')
    for d in range(4):
        out.write(
            f'<number:percentage-style style:name="N{d}"><number:number number:decimal-places="{d}" '
            f'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
            f'<style:style style:name="pct{d}" style:family="table-cell" style:data-style-name="N{d}"/>'
        )
    for d in range(1, 6):
        out.write(
            f'<style:style style:name="in{d}" style:family="table-cell">'
            f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{d * 0.353:.3f}cm"/>'
            "</style:style>"
        )
    out.write("</office:automatic-styles><office:body><office:spreadsheet>")
    for sheet in book.sheets:
        out.write(f"<table:table table:name={quoteattr(sheet.name)}>")
        extent = {(a, kr): (b - a + 1, kn - kr + 1) for a, kr, b, kn in sheet.merged}
        closed = {
            (b, k)
            for a, kr, bw, kn in sheet.merged
            for b in range(a, bw + 1)
            for k in range(kr, kn + 1)
            if (b, k) != (a, kr)
        }
        position = [*sheet.cells, *extent, *closed]
        for b in range(1, max((p[0] for p in position), default=0) + 1):
            out.write("<table:table-row>")
            for k in range(1, max((p[1] for p in position if p[0] == b), default=1) + 1):
                if (b, k) in closed:
                    out.write("<table:covered-table-cell/>")
                else:
                    out.write(_ods_cell(sheet.cells.get((b, k)), extent.get((b, k))))
            out.write("</table:table-row>")
        out.write("</table:table>")
    out.write("</office:spreadsheet></office:body></office:document-content>")
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo("mimetype"), _ODS_MIME, zipfile.ZIP_STORED)
        file.writestr(zipfile.ZipInfo("content.xml"), out.getvalue(), zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest, zipfile.ZIP_DEFLATED)
