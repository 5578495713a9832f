"""The sasaran that a title or a line between the rows names, where a table has no column for it."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.model import Nilai
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.reading.book import Kind

_SASARAN = re.compile(
    r"^sasaran(?:\s+strategis)?\s*(?:\d+|[ivx]+)?\s*[:.]|^sasaran(?:\s+strategis)?\s+(?:\d+|[ivx]+)\s+[^\W\d_]{3}",
    re.IGNORECASE,
)

_SASARAN_INDIKATOR = re.compile(r"sasaran\b.*\bindikator\b", re.IGNORECASE)


def sasaran_baris(p: Pembaca, row: int) -> Nilai | None:
    """The sasaran named by a line between the rows ('Sasaran 2 : ...')."""
    for cell in p.table.cells(row):
        text = clean(tulisan(cell)) if cell.kind is Kind.TEXT else ""
        if _SASARAN.match(text):
            return p.nilai(cell, strip_label(text).nama or None)
    return _above_its_indicators(p, row)


def _above_its_indicators(p: Pembaca, row: int) -> Nilai | None:
    """In a column headed 'Sasaran / Indikator Kinerja', a name without any figure is a sasaran."""
    if not p.punya("indikator") or not _SASARAN_INDIKATOR.match(p.judul[p.col("indikator")]):
        return None
    cell = p.own(row, "indikator")
    if cell is None or any(p.own(row, name) is not None for name in p.kolom if name not in ("indikator", "no", "kode")):
        return None
    return p.nilai(cell, strip_label(clean(tulisan(cell))).nama or None)
