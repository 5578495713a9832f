"""Chapter III and the Ikhtisar Eksekutif as a Word document: the paragraphs of Narasi with the tables of the attachment."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lakip_xls.parsing.notation import number
from lakip_xls.writing.cells import OutputCell
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.narasi import build
from lakip_xls.writing.styles import BOLD, CENTER
from lakip_xls.writing.table import Table
from lakip_xls.writing.tables import TABLES

if TYPE_CHECKING:
    from docx.document import Document

_PLACES = {
    "B.1": ("3.1 Pengukuran", "3.2 Antar Tahun", "3.3 Renstra", "3.4 Nasional", "3.5 Predikat"),
    "B.3": ("3.6 Program",),
    "B.4": ("3.7 Efisiensi",),
    "C.": ("3.8 Anggaran", "Belanja"),
}
"""Number of a heading -> the sheets whose tables stand below it."""
_PAGE = (8.5, 13.0)
"""F4 in inches."""
_EDGE = (1.0, 0.8)
"""Margins left and right, top and bottom, in inches."""
_SMALLEST, _LARGEST = 7.5, 10.0
_UNITS = 12.8
"""Widths of columns, in Excel's unit, that fit an inch at the largest size."""
_LANDSCAPE = {sheet.name for sheet in TABLES if sheet.landscape}
_ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}


def build_word(ctx: ReportContext) -> bytes:
    """The document; `ctx` is the attachment, whose tables were written. Raises ImportError without python-docx."""
    import docx

    document = docx.Document()
    _prepare(ctx, document)
    for own in build(ctx.laporan, ctx.unit, ctx.period, ctx.money_period):
        sheets = _sheets(ctx, own.text) if own.title else []
        _orient(document, landscape=bool(sheets) and sheets[0] in _LANDSCAPE)
        if own.title:
            document.add_heading(own.text, 1 if own.text.isupper() else 2)
        else:
            paragraph = document.add_paragraph(own.text)
            paragraph.alignment = _ALIGN["justify"]
            paragraph.paragraph_format.left_indent = docx.shared.Cm(own.tingkat)
        for name in sheets:
            _tables(ctx, document, name)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(ctx: ReportContext, document: Document) -> None:
    """Paper, letter, properties, footer, and a contents list that Word fills when it is told to."""
    from docx.shared import Inches, Pt

    section = document.sections[0]
    section.page_width, section.page_height = (Inches(x) for x in _PAGE)
    section.left_margin = section.right_margin = Inches(_EDGE[0])
    section.top_margin = section.bottom_margin = Inches(_EDGE[1])
    styles = document.styles
    for name, size in (("Normal", 11), ("Heading 1", 14), ("Heading 2", 12)):
        styles[name].font.name, styles[name].font.size = "Arial", Pt(size)
    who, day = ctx.laporan.identity, ctx.laporan.tanggal
    properties = document.core_properties
    properties.title = f"Laporan Kinerja {who.unit or ''} {who.tahun or ''}".strip()
    properties.author = who.unit or ""
    properties.comments = ""
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
    footer = section.footer.paragraphs[0]
    footer.text = " · ".join(x for x in (ctx.unit, ctx.gate.mark) if x)
    document.add_heading(f"Laporan Kinerja {ctx.unit} {ctx.period}", 0)
    _field(document.add_paragraph(), 'TOC \\o "1-2" \\h', "Daftar isi: klik kanan, lalu Perbarui bidang.")


def _field(paragraph: Any, code: str, shown: str) -> None:
    """A field of Word with what it shows until it is updated."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _sheets(ctx: ReportContext, heading: str) -> list[str]:
    """The sheets whose tables stand below a heading."""
    return [
        name for start, names in _PLACES.items() if heading.startswith(start) for name in names if name in ctx.tables
    ]


def _orient(document: Document, *, landscape: bool) -> None:
    """Begin a new section where the page must lie the other way."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    wanted = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    if document.sections[-1].orientation != wanted:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = wanted
        section.page_width, section.page_height = section.page_height, section.page_width


def _tables(ctx: ReportContext, document: Document, name: str) -> None:
    wide = name in _LANDSCAPE
    _orient(document, landscape=wide)
    for caption, table in ctx.tables[name]:
        for line in caption[:1]:
            paragraph = document.add_paragraph(line, style="Caption")
            paragraph.alignment = _ALIGN["center"]
            paragraph.paragraph_format.keep_with_next = True
        _table(document, table, (_PAGE[1] if wide else _PAGE[0]) - 2 * _EDGE[0])
        document.add_paragraph()


def _table(document: Document, own: Table, room: float) -> None:
    from docx.shared import Inches, Pt

    areas, body = list(own.heading_areas()), own.body()
    heads = max(area[2] for area in areas) + 1
    table = document.add_table(heads + len(body), len(own.columns), style="Table Grid")
    table.autofit = False
    widths = [column.width for column in own.columns]
    size = Pt(max(_SMALLEST, min(_LARGEST, _LARGEST * room * _UNITS / sum(widths))))
    rows = list(table.rows)
    places = [list(row.cells) for row in rows]
    merged = [(top, left, bottom, right) for top, left, bottom, right, _ in areas]
    merged += [(top + heads, left, bottom + heads, right) for top, left, bottom, right in own.body_areas()]
    covered = {(r, c) for r1, c1, r2, c2 in merged for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)}
    covered -= {(r1, c1) for r1, c1, _, _ in merged}
    for top, left, _, _, words in areas:
        _write(places[top][left].paragraphs[0], OutputCell(words, CENTER | BOLD), size)
    for at, cells in enumerate(body, heads):
        for column, cell in enumerate(cells):
            if (at, column) not in covered:
                _write(places[at][column].paragraphs[0], cell, size)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(room * width / sum(widths))
    for top, left, bottom, right in merged:
        if (top, left) != (bottom, right):
            whole = places[top][left].merge(places[bottom][right])
            for extra in whole.paragraphs[1:]:
                extra._p.getparent().remove(extra._p)
    for at, row in enumerate(rows):
        _row_rules(row, head=at < heads)


def _row_rules(row: Any, *, head: bool) -> None:
    """A row is not torn apart; a head stands again on every page."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _write(paragraph: Any, cell: OutputCell, size: Any) -> None:
    look = cell.style
    run = paragraph.add_run(cell_text(cell))
    run.font.size, run.bold, run.italic = size, bool(look.get("bold")), bool(look.get("italic"))
    paragraph.alignment = _ALIGN.get(str(look.get("align", "left")), 0)
    paragraph.paragraph_format.space_after = 0
    indent = int(str(look.get("indent", 0)))
    if indent:
        paragraph.paragraph_format.left_indent = size * indent


def cell_text(cell: OutputCell) -> str:
    """What a cell shows, in Indonesian notation."""
    if cell.content is None or isinstance(cell.content, str):
        return cell.content or ""
    form = str(cell.style.get("num_format", "0")).split(";")[0]
    decimals = len(match[1]) if (match := re.search(r"0\.(0+)", form)) else 0
    unit = "".join(re.findall('"([^"]*)"', form))
    return number(cell.content, decimals) + unit
