"""Programme and kegiatan that stand in lines above a table of their parts ('Program : ...')."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.model import Nilai
from lakip_xls.parsing.names import strip_label

_LABEL = re.compile(r"(program|kegiatan|sub\s*kegiatan)\s*:?", re.IGNORECASE)
_BERLABEL = re.compile(r"(program|kegiatan|sub\s*kegiatan)\s*:\s*(\S.*)", re.IGNORECASE)
_BARIS_MAKS = 12


def induk_judul(p: Pembaca, level: str) -> Nilai | None:
    """The parent of a level that the lines right above the table name, in one cell or beside its label."""
    top = p.table.pita.awal
    for row in range(top - 1, max(top - _BARIS_MAKS, 0), -1):
        cells = p.grid.by_row.get(row, [])
        if len(cells) > 4:
            return None
        texts = [p.grid.cell_text(c) for c in cells]
        for i, text in enumerate(texts):
            match = _BERLABEL.fullmatch(text)
            if match and _level(match[1]) == level:
                return p.nilai(cells[i], strip_label(match[2]).nama or None)
            beside = [t.strip(" :") for t in texts[i + 1 :]]
            if _LABEL.fullmatch(text) and _level(text) == level and any(beside):
                at = next(j for j, t in enumerate(beside) if t)
                return p.nilai(cells[i + 1 + at], strip_label(beside[at]).nama or None)
    return None


def _level(word: str) -> str:
    return re.sub(r"\s+", "_", word.casefold().strip(" :")).replace("subkegiatan", "sub_kegiatan")
