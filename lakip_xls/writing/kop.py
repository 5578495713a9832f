"""Letterhead, titles, signature block and the words that stand where a document is missing."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.gate import OutputSheet
from lakip_xls.writing.layout import (
    PrintSetup,
    column_width,
    merge_width,
    set_height,
    set_print,
    set_widths,
    text_height,
)
from lakip_xls.writing.styles import (
    BASE,
    BOLD,
    CENTER,
    FOOTNOTE,
    KOP_ADDRESS,
    KOP_LINE,
    KOP_PEMERINTAH,
    KOP_UNIT,
    PARAGRAPH,
    TITLE,
    WRAP,
)

_HEADS = {
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "sekretariat": "Sekretaris",
    "inspektorat": "Inspektur",
    "rsud": "Direktur RSUD",
}
"""First word of a unit's name -> what its head is called, where that is not Kepala."""
_POINT = "…………………………"


def kop(ctx: ReportContext, sheet: OutputSheet, width: Sequence[float]) -> int:
    """Write the letterhead over the printed columns and return the row below it."""
    who = ctx.laporan.identity
    last = len(width) - 1
    lines = [(who.pemerintah or "PEMERINTAH " + _POINT, KOP_PEMERINTAH, 17.0)]
    lines.append(((who.unit or _POINT).upper(), KOP_UNIT, 20.0))
    address = " · ".join(x for x in (who.address, f"Telepon {who.phone}" if who.phone else None) if x)
    lines.append((address, KOP_ADDRESS, 14.0))
    lines[0] = (_pemerintah(lines[0][0]), KOP_PEMERINTAH, 17.0)
    for row, (text, look, height) in enumerate(lines):
        style = look | WRAP | (KOP_LINE if row == len(lines) - 1 else {})
        sheet.merge((row, 0), (row, last), text, style)
        size = float(str(look["font_size"]))
        set_height(sheet, row, max(height, text_height(text, merge_width(width), size, "bold" in look)))
    if ctx.logo is not None:
        sheet.paste_image(0, 0, ctx.logo, _logo_scale(ctx, width), "Lambang daerah")
    set_height(sheet, len(lines), 8)
    return len(lines) + 1


def title(sheet: OutputSheet, row: int, width: Sequence[float], texts: Sequence[str]) -> int:
    """Write centred title lines over the printed columns and return the row below the gap."""
    last = len(width) - 1
    for line in texts:
        sheet.merge((row, 0), (row, last), line, TITLE)
        set_height(sheet, row, text_height(line, merge_width(width), 11, True) + 1)
        row += 1
    set_height(sheet, row, 8)
    return row + 1


def paragraph(sheet: OutputSheet, row: int, width: Sequence[float], text: str, small: bool = False) -> int:
    """Write one paragraph over the printed columns and return the row below it."""
    style = FOOTNOTE if small else PARAGRAPH
    sheet.merge((row, 0), (row, len(width) - 1), text, style)
    set_height(sheet, row, text_height(text, merge_width(width), 8 if small else 10) + 2)
    return row + 1


def signature(ctx: ReportContext, sheet: OutputSheet, row: int, first: int, last: int) -> int:
    """Write place, date, office, name, rank and NIP over columns, and return the row below."""
    who = ctx.laporan.identity
    office = who.jabatan or _jabatan(ctx.unit)
    lines = [
        (f"{who.place or _POINT}, {ctx.tanggal}", BASE),
        (office.upper(), BASE | BOLD),
        ("", BASE),
        ("", BASE),
        ("", BASE),
        (who.nama_pejabat or f"({_POINT})", BASE | BOLD | {"underline": 1}),
        (who.pangkat or "", BASE),
        (_nip(who.nip), BASE),
    ]
    record = row + 1
    room = merge_width([sheet.width[c] for c in range(first, last + 1)])
    for text, style in lines:
        sheet.merge((record, first), (record, last), text, style | CENTER | WRAP)
        set_height(sheet, record, max(14, text_height(text, room, bold="bold" in style) - 2))
        record += 1
    return record


def missing(ctx: ReportContext, sheet: OutputSheet, texts: Sequence[str], document: str, need: str) -> None:
    """Write a sheet whose document is missing: its title, what is missing and what to add."""
    width = (96.0,)
    set_widths(sheet, width)
    row = title(sheet, 0, width, texts)
    row = paragraph(
        sheet,
        row,
        width,
        f"Tabel ini belum dapat diisi karena {document} tidak ada di antara berkas yang dibaca.",
    )
    row = paragraph(
        sheet,
        row,
        width,
        f"Yang perlu ditambahkan: {need}. Simpan berkasnya di folder yang sama, lalu jalankan kembali "
        "lakip-xls proses. Bila berkas itu sudah ada, lihat lembar Sumber Data: di sana tertulis "
        "mengapa berkas atau lembarnya tidak dipakai.",
    )
    set_print(sheet, PrintSetup(page_heading=ctx.unit), row, 0)


def _jabatan(unit: str) -> str:
    """The office of who leads a unit, as it is usually called: 'Camat Rambipuji', 'Kepala Dinas Kesehatan'."""
    first, _, rest = unit.partition(" ")
    head = _HEADS.get(first.lower())
    return f"{head} {rest}".strip() if head else f"Kepala {unit}"


def _pemerintah(name: str) -> str:
    upper = name.upper()
    return upper if upper.startswith("PEMERINTAH") else "PEMERINTAH " + upper


def _nip(nip: str | None) -> str:
    text = nip or _POINT
    return text if text.upper().startswith("NIP") else f"NIP. {text}"


def _logo_scale(ctx: ReportContext, width: Sequence[float]) -> float:
    """Scale that brings a logo to the height of the letterhead (about 64 pixels)."""
    assert ctx.logo is not None
    header = ctx.logo.read_bytes()[16:24]
    height = int.from_bytes(header[4:8], "big") or 64
    own_width = int.from_bytes(header[0:4], "big") or 64
    return min(64 / height, column_width(width[0] + width[1]) / own_width)
