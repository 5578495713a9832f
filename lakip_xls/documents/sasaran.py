"""The sasaran that a title or a line between the rows names, where a table has no column for it."""

from __future__ import annotations

import re

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.complaints import written_text
from lakip_xls.model import Value
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.reading.book import CellKind

_SASARAN = re.compile(
    r"^sasaran(?:\s+strategis)?\s*(?:\d+|[ivx]+)?\s*[:.]|^sasaran(?:\s+strategis)?\s+(?:\d+|[ivx]+)\s+[^\W\d_]{3}",
    re.IGNORECASE,
)

_SASARAN_INDIKATOR = re.compile(r"sasaran\b.*\bindikator\b", re.IGNORECASE)


def row_sasaran(p: TableReader, row: int) -> Value | None:
    """The sasaran named by a line between the rows ('Sasaran 2 : ...')."""
    for cell in p.table.cells(row):
        text = clean(written_text(cell)) if cell.kind is CellKind.TEXT else ""
        if _SASARAN.match(text):
            return p.value(cell, strip_label(text).name or None)
    return _above_its_indicators(p, row)


def _above_its_indicators(p: TableReader, row: int) -> Value | None:
    """In a column headed 'Sasaran / Indikator Kinerja', a name without any figure is a sasaran."""
    if not p.has("indikator") or not _SASARAN_INDIKATOR.match(p.title[p.col("indikator")]):
        return None
    cell = p.own(row, "indikator")
    if cell is None or any(
        p.own(row, name) is not None for name in p.column if name not in ("indikator", "no", "kode")
    ):
        return None
    return p.value(cell, strip_label(clean(written_text(cell))).name or None)
