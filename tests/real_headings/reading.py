"""How the program under test took a workbook: the one place that knows its public reading function."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lakip_xls.documents.reading import read_documents
from lakip_xls.reading.gate import open_book

_QUARTERS = (1, 2, 3, 4)
_MEANT: dict[str, dict[str, str]] = {
    "realisasi_anggaran": {
        "realisasi": "realisasi_rp",
        "persen": "realisasi_persen",
        **{f"realisasi_tw{q}": f"realisasi_rp_tw{q}" for q in _QUARTERS},
    },
    "renstra": {"target": "target_tahun", "target_tujuan": "target_tahun_tujuan"},
}
"""What a name means in a kind whose rows hold nothing else by that name."""
_COMMON = {
    "hirarki": "uraian",
    "target_periode": "target_tw",
    "program_pendukung": "program",
    "realisasi_uang": "realisasi_rp",
    "persen_uang": "realisasi_persen",
    **{f"target_tw{q}": f"tw{q}" for q in _QUARTERS},
    **{f"realisasi_uang_tw{q}": f"realisasi_rp_tw{q}" for q in _QUARTERS},
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What the program made of one sheet."""

    kinds: frozenset[str]
    columns: dict[int, frozenset[str]]
    """Column (from 0) to its fields; a column that was not used is left out."""
    reasons: tuple[str, ...]
    """Why the sheet, or a part of it, was not used."""


def take(path: Path) -> Taken:
    """Read a workbook of one sheet as the program does."""
    sheets = read_documents(open_book(path, path.name)).sheet
    columns: dict[int, set[str]] = {}
    for source in (s for sheet in sheets for s in sheet.sources):
        for column in source.columns:
            if column.field:
                name = _MEANT.get(source.kind, _COMMON).get(column.field) or _COMMON.get(column.field, column.field)
                columns.setdefault(column.column - 1, set()).add(name)
    return Taken(
        frozenset(s.kind for sheet in sheets for s in sheet.sources),
        {column: frozenset(names) for column, names in columns.items()},
        tuple(sheet.reason for sheet in sheets if sheet.reason),
    )
