"""Sasaran, programme and kegiatan that stand in lines above a table of their parts ('Program : ...')."""

from __future__ import annotations

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.model import Nilai


def induk_judul(p: Pembaca, level: str) -> Nilai | None:
    """The parent of a level that the lines right above the table name, in one cell or beside its label."""
    found = p.table.above.get(level)
    return p.nilai(*found) if found is not None else None
