"""What titles and names say about the kind of a table."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from lakip_xls.locating.tables import RawTable
from lakip_xls.parsing.names import clean
from lakip_xls.recognising.kind import TableKind

_OWN, _SHEET, _NAME, _FILE = 3.0, 1.5, 1.5, 1.0
_NEAREST = 8
"""Lines right above a table that are its own title."""
_LONGEST = 160


class Hints(Struct, frozen=True):
    """Evidence outside the table: names of file and sheet."""

    file: str
    sheet: str


def own_title(kind: TableKind, table: RawTable) -> bool:
    """Whether the title right above a table names the kind."""
    return _says(kind, tuple(table.titles[-_NEAREST:]))


def title_worth(kind: TableKind, table: RawTable, hints: Hints) -> float:
    """How much titles and names speak for a kind."""
    return sum(title_reasons(kind, table, hints).values())


def title_reasons(kind: TableKind, table: RawTable, hints: Hints) -> dict[str, float]:
    """What speaks for a kind, in words, and how much; the titles right above the table count most.

    The name of a sheet and its first title say one thing, what the sheet begins with: they count once.
    """
    found: dict[str, float] = {}
    if own_title(kind, table):
        found["judul tabel"] = _OWN
    elif _says(kind, (*table.titles, *table.sheet_titles)):
        found["judul lembar"] = _SHEET
    if "judul lembar" not in found and _says(kind, (hints.sheet.replace("_", " "),)):
        found["nama lembar"] = _NAME
    if _says(kind, (hints.file.replace("_", " ").replace("-", " "),)):
        found["nama berkas"] = _FILE
    return found


def _says(kind: TableKind, texts: tuple[str, ...]) -> bool:
    lines = _lines(texts)
    return any(phrase in lines for phrase in kind.title)


@lru_cache(maxsize=4096)
def _lines(texts: tuple[str, ...]) -> str:
    """Titles in lower case, a line each, without those that are too long to be one."""
    return "\n".join(clean(text).casefold() for text in texts if len(text) <= _LONGEST)
