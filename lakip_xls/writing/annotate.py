"""Annotated copies of the inputs: every flagged cell coloured by level, with a comment that says what to do.

The one place that writes with openpyxl, because a copy starts from a workbook that exists. What openpyxl
cannot carry over is counted part by part and told; the inputs themselves are only read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook

from lakip_xls.findings import Temuan
from lakip_xls.laporan import Laporan
from lakip_xls.reading.folder import list_workbooks
from lakip_xls.reading.refusal import Refused
from lakip_xls.reading.sniff import sniff
from lakip_xls.shown import shown
from lakip_xls.writing.files import CannotWrite, save
from lakip_xls.writing.styles import TINGKAT

WRITER = "lakip-xls"
_LONGEST = 8000
"""Characters of one comment; the sheet Validasi has all of them."""
_LIMIT = "\n--\n"
_PART: tuple[tuple[str, str, str], ...] = (
    ("grafik", r"xl/charts/chart[^/]*\.xml$", ""),
    ("gambar", r"xl/media/", ""),
    ("bentuk atau kotak teks", r"xl/drawings/drawing[^/]*\.xml$", r"<(?:\w+:)?(?:sp|cxnSp)[ >]"),
    ("tombol atau kontrol formulir", r"xl/(?:ctrlProps|activeX)/[^/]*\.xml$", ""),
    ("objek tertanam", r"xl/embeddings/", ""),
    ("komentar berutas", r"xl/threadedComments/", r"<threadedComment[ >]"),
    ("pemotong data (slicer)", r"xl/slicers/", ""),
    ("sambungan data", r"xl/(?:connections|queryTables/[^/]*)\.xml$", ""),
    ("grafik mini (sparkline)", r"xl/worksheets/[^/]*\.xml$", r"<x14:sparklineGroup[ >]"),
    ("validasi data jenis baru", r"xl/worksheets/[^/]*\.xml$", r"<x14:dataValidation[ >]"),
    ("format bersyarat jenis baru", r"xl/worksheets/[^/]*\.xml$", r"<x14:cfRule[ >]"),
    ("tanda tangan digital", r"_xmlsignatures/sig[^/]*\.xml$", ""),
)
"""(what people call it, the parts that hold it, what is counted inside of a part; '' counts the parts)."""


class Catatan(Struct, frozen=True):
    """What became of one input: how many cells were marked, or why there is no copy."""

    file: str
    cell: int
    message: str = ""
    """What the copy lacks, or why there is none (Indonesian); empty where all is well."""


def write_catatan(laporan: Laporan, folder: Path, tujuan: Path) -> tuple[Catatan, ...]:
    """Write a copy of every input with flagged cells into a folder; an earlier copy goes to its `arsip/`.

    Raises nothing: what could not be written is told in the result.
    """
    by_file: dict[str, list[Temuan]] = {}
    for finding in laporan.temuan:
        if finding.file and finding.sheet and finding.cell:
            by_file.setdefault(finding.file, []).append(finding)
    paths = {shown(path.name): path for path in list_workbooks(folder)[0]}
    return tuple(_one(paths.get(name, folder / name), name, by_file[name], tujuan) for name in sorted(by_file))


def copy_path(tujuan: Path, name: str) -> Path:
    """Where the copy of an input is written."""
    return tujuan / (name if Path(name).suffix.lower() in (".xlsx", ".xlsm") else f"{name}.xlsx")


def _one(path: Path, name: str, findings: Sequence[Temuan], tujuan: Path) -> Catatan:
    try:
        original = path.read_bytes()
        kind = sniff(original)
        if kind != "xlsx":
            return Catatan(name, 0, f"berkas .{kind} tidak dapat diberi catatan; simpan sebagai .xlsx bila perlu")
        copy, marked = copy_(original, findings)
        save(copy, copy_path(tujuan, name))
    except (CannotWrite, Refused) as reason:
        return Catatan(name, 0, str(reason))
    except Exception as failure:  # openpyxl's trouble with an unusual workbook can be of any kind
        return Catatan(name, 0, f"salinan bercatatan tidak dapat dibuat ({type(failure).__name__})")
    own_lost = lost(original, copy)
    return Catatan(name, marked, f"tidak ikut tersalin: {', '.join(own_lost)}" if own_lost else "")


def copy_(original: bytes, findings: Iterable[Temuan]) -> tuple[bytes, int]:
    """Return the annotated copy of a workbook and the number of cells that were marked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is lost is counted by `lost`
        book = load_workbook(io.BytesIO(original), keep_vba=_with_macros(original), rich_text=True)
        places: dict[tuple[str, str], list[Temuan]] = {}
        for finding in findings:
            if finding.sheet in book.sheetnames and finding.cell:
                places.setdefault((finding.sheet, finding.cell), []).append(finding)
        for (sheet, cell), members in places.items():
            _mark(book, sheet, cell, members)
        buffer = io.BytesIO()
        book.save(buffer)
    return buffer.getvalue(), len(places)


def _with_macros(original: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(original)) as package:
        return any(n.lower() == "xl/vbaproject.bin" for n in package.namelist())


def _mark(book: Workbook, sheet: str, place: str, findings: Sequence[Temuan]) -> None:
    page = book[sheet]
    cell: Any = page[place]
    if isinstance(cell, MergedCell):
        area = next(r for r in page.merged_cells.ranges if place in r)
        cell = page.cell(area.min_row, area.min_col)
    worst = min(findings, key=lambda t: t.tingkat.order)
    cell.fill = PatternFill("solid", fgColor=str(TINGKAT[worst.tingkat.value]["bg_color"])[1:])
    own = "\n\n".join(_text(t) for t in findings)
    if len(own) > _LONGEST:
        own = own[:_LONGEST] + " … selengkapnya pada lembar Validasi"
    before = _of_person(cell.comment)
    note = Comment(f"{before}{_LIMIT}{own}" if before else own, WRITER)
    lines = sum(1 + len(line) // 52 for line in note.text.split("\n"))
    note.width, note.height = 340, min(40 + 15 * lines, 480)
    cell.comment = note


def _of_person(comment: Any) -> str:
    """What a person had written there; our own words from an earlier copy are left out."""
    if comment is None:
        return ""
    text = str(comment.text)
    return text.rpartition(_LIMIT)[0] if comment.author == WRITER else text


def _text(finding: Temuan) -> str:
    lines = [f"{finding.kode} ({finding.tingkat.value})", finding.uraian]
    values = (("Tertulis", finding.tertulis), ("Seharusnya", finding.seharusnya), ("Selisih", finding.selisih))
    lines += [f"{label}: {value}" for label, value in values if value]
    return "\n".join([*lines, f"Saran: {finding.saran}"])


def lost(original: bytes, copy: bytes) -> list[str]:
    """What the copy has less of than the original, e.g. '2 grafik'."""
    before, after = _compute(original), _compute(copy)
    return [f"{before[what] - after[what]} {what}" for what, _, _ in _PART if before[what] > after[what]]


def _compute(package: bytes) -> Mapping[str, int]:
    counts = {what: 0 for what, _, _ in _PART}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            for what, part, inside in _PART:
                if re.match(part, name):
                    counts[what] += len(re.findall(inside.encode(), archive.read(name))) if inside else 1
    return counts
