"""Account rows (rekening) below the sub kegiatan: left out before a sheet is looked at.

An export of SIPD-RI repeats the amounts of every sub kegiatan on ten to a hundred account rows.
No table of the report uses them, and a sheet of 300,000 rows is mostly made of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_xls.parsing.codes import parse_code
from lakip_xls.reading.book import Sheet
from lakip_xls.reading.cells import Cells
from lakip_xls.skema import TINGKAT


def without_rekening(sheet: Sheet) -> tuple[Sheet, tuple[int, ...]]:
    """The sheet without its account rows, and the numbers of these rows in order.

    Only a row that starts with the code of a programme, kegiatan or sub kegiatan and the code of
    an account in cells of their own is left out: a table of accounts alone stays whole.
    """
    cells = sheet.cells
    if not isinstance(cells, Cells):
        return sheet, ()
    rows = tuple(row for row, values in cells.runs() if _is_account(values))
    return (replace(sheet, cells=cells.without(frozenset(rows))), rows) if rows else (sheet, ())


def _is_account(values: Sequence[object]) -> bool:
    levels: set[str] = set()
    for value in values:
        code = parse_code(value) if isinstance(value, str) else None
        if code is None:
            break
        levels.add(code.tingkat)
    return "rekening" in levels and not levels.isdisjoint(TINGKAT)
