"""Sasaran, programme and kegiatan that stand in lines above a table of their parts ('Program : ...')."""

from __future__ import annotations

from lakip_xls.documents.base import TableReader
from lakip_xls.model import Value


def title_parent(p: TableReader, level: str) -> Value | None:
    """The parent of a level that the lines right above the table name, in one cell or beside its label."""
    found = p.table.above.get(level)
    return p.value(*found) if found is not None else None
