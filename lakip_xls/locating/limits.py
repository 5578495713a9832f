"""Where a table begins and ends: repeated headers, titles of the next table, notes and signature blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lakip_xls.locating.band import is_header_row, is_new_header
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.looks import text_look
from lakip_xls.locating.marks import is_numeric_text, is_section_mark
from lakip_xls.reading.book import Cell, CellKind

_CATATAN = re.compile(
    r"^(?:sumber(?:\s*data)?|catatan|keterangan|ket|note|nb|n\.b)\s*\.?\s*[:;]|^\*+\)?\s*\w", re.IGNORECASE
)
_MONTHS = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_SIGNATURE = re.compile(
    rf"^(?:mengetahui|menyetujui|disahkan|ditetapkan\s+di|pada\s+tanggal|pihak\s+(?:pertama|kedua))\b|\bNIP\b\s*[.:]?|"
    rf"^[A-Za-z .]{{3,40}},?\s*(?:tanggal\s*)?\d{{0,2}}\s*(?:{_MONTHS})\s+\d{{4}}$|^[A-Za-z ]{{3,30}},\s*\.{{3,}}",
    re.IGNORECASE,
)
_JABATAN = re.compile(
    r"^(?:plt\.?|plh\.?|a\.?n\.?)?\s*(?:camat|kepala|bupati|wali\s*kota|gubernur|sekretaris|inspektur|direktur|lurah|ketua)\b",
    re.IGNORECASE,
)
_PARENT_LABELS = re.compile(
    r"(?:nama\s+)?(?:sasaran|program|kegiatan|sub\s*kegiatan|unit(?:\s+kerja)?|opd|skpd|perangkat\s+daerah)\s*:?",
    re.IGNORECASE,
)
_TABLE_TITLE = re.compile(
    r"^(?:tab(?:el|le)\b|lampiran\b|sasaran\s+strategis\b|sasaran\s+\w{0,6}\s*:|tujuan\s+\d|program\s+dan\s+anggaran|"
    r"perjanjian\s+kinerja|rencana\s+kinerja|rencana\s+aksi|realisasi\s+anggaran|pengukuran)",
    re.IGNORECASE,
)


def may_be_header(grid: Grid, row: int, position: int) -> bool:
    """A cheap look that spares long sheets: unusual wording is only looked for near the top."""
    cells = grid.by_row[row]
    if len(cells) < 2:
        return False
    if position < 80:
        return True
    texts = [grid.cell_text(c) for c in cells[:5] if c.kind is CellKind.TEXT]
    return any(len(t) <= 60 and not t[:1].isdigit() and text_look(t).kind == "head" for t in texts)


def signature_of(grid: Grid, band: list[int]) -> list[frozenset[str]]:
    """The texts of each header row of the band."""
    return [frozenset(t.casefold() for t in grid.row_texts(row)) for row in band if is_header_row(grid, row)]


def repeated_header(grid: Grid, row: int, signature: list[frozenset[str]], index: int) -> str:
    """'ulang' where the row repeats the table's header, 'baru' where another header starts, else ''."""
    cells = grid.by_row[row]
    if len(cells) < 2 or sum(1 for c in cells if c.kind is CellKind.NUMBER) > 1:
        return ""
    texts = {grid.cell_text(c).casefold() for c in cells}
    if any(len(texts & known) * 4 >= max(len(known), len(texts)) * 3 for known in signature):
        return "ulang"
    return "baru" if may_be_header(grid, row, index) and is_new_header(grid, row) else ""


def title_between(grid: Grid, rows: list[int], index: int, header: int) -> bool:
    """Whether a title stands right above a repeated header (so a new table starts)."""
    back = index - 1
    while back >= 0 and back >= index - 3 and rows[back] > header:
        cells = grid.by_row[rows[back]]
        texts = [grid.cell_text(c) for c in cells if c.kind is CellKind.TEXT]
        if len(cells) == 1 and texts and _TABLE_TITLE.match(texts[0]):
            return True
        back -= 1
    return False


def is_title_of_next(grid: Grid, rows: list[int], row: int, left: int, right: int) -> bool:
    """Whether the last row of a table is really the title line of the table that follows."""
    index = bisect_right(rows, row)
    if index >= len(rows) or rows[index] - row > 3:
        return False
    line = _only_text(grid, grid.by_row[row])
    if line is None or not is_header_row(grid, rows[index]):
        return False
    merge = grid.merge_at(line.row, line.col)
    wide = merge is not None and merge.right - merge.left >= (right - left) // 2
    return wide or bool(_TABLE_TITLE.match(grid.cell_text(line))) or row - 1 not in grid.by_row


def _only_text(grid: Grid, cells: Sequence[Cell]) -> Cell | None:
    """The text that is alone in its row, its number or letter in a cell before it ('B.' | 'Capaian Kinerja') not counted."""
    if len(cells) == 2 and is_section_mark(grid.cell_text(cells[0])):
        cells = cells[1:]
    return cells[0] if len(cells) == 1 and cells[0].kind is CellKind.TEXT else None


def ends_table(
    grid: Grid,
    rows: list[int],
    index: int,
    cells: list[Cell],
    gap: bool,
    width: tuple[int, int],
    signature: list[frozenset[str]],
) -> bool:
    """Whether a row is a note, a signature block or the title of something else."""
    if _is_label_line(grid, cells):
        return True
    texts = [grid.cell_text(c) for c in cells if c.kind is CellKind.TEXT]
    numbers = sum(1 for c in cells if c.kind is CellKind.NUMBER) + sum(is_numeric_text(t) for t in texts)
    if numbers == 0 and texts and len(cells) <= 3:
        if any(_SIGNATURE.search(t) for t in texts) or _CATATAN.match(texts[0]):
            return True
        if gap and any(_JABATAN.match(t) for t in texts) and len(cells) <= 2:
            return True
    if gap and numbers == 0 and len(cells) == 1 and texts:
        merge = grid.merge_at(cells[0].row, cells[0].col)
        if len(texts[0]) > 40 and merge is not None and merge.left <= width[0] and merge.right >= width[1]:
            return True
        return _TABLE_TITLE.match(texts[0]) is not None or _alone_before_header(grid, rows, index, signature)
    return False


def _is_label_line(grid: Grid, cells: list[Cell]) -> bool:
    """Whether a row is a line of the form above another table: 'Program' | ': Program Pelayanan'."""
    texts = [grid.cell_text(c) for c in cells]
    return (
        2 <= len(texts) <= 3 and bool(_PARENT_LABELS.fullmatch(texts[0])) and any(t.startswith(":") for t in texts[1:])
    )


def _alone_before_header(grid: Grid, rows: list[int], index: int, signature: list[frozenset[str]]) -> bool:
    """Whether only single text lines lie between this row and the next header (or the end).

    Where the table's own header follows, the line is a row before a page break.
    """
    for ahead in range(index + 1, min(index + 16, len(rows))):
        cells = grid.by_row[rows[ahead]]
        if is_header_row(grid, rows[ahead]):
            return repeated_header(grid, rows[ahead], signature, ahead) != "ulang"
        if len(cells) > 1 or cells[0].kind is not CellKind.TEXT:
            return False
    return index + 1 >= len(rows)
