"""Which columns of a table hold codes, and the code of every row: in one column, or split over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.complaints import written_text
from lakip_xls.parsing.codes import Kode, join_code, mistyped, parse_code, segment_tingkat
from lakip_xls.parsing.names import clean
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.skema import TINGKAT

Codes = dict[int, tuple[Kode | None, Cell | None]]
"""Row -> its code, None for a text that only looks like one, and the cell of its deepest part."""

_ORDER = ("urusan", "bidang", "unit", *TINGKAT)
_PART = 6
"""The longest part of a code that is split over columns."""


def code_columns(p: TableReader, rows: Sequence[int]) -> tuple[int, ...]:
    """The columns headed as codes; where there are none, those left of the names that hold nothing but codes.

    Columns headed Urusan, Bidang Urusan, Program, Kegiatan, Sub Kegiatan may hold the parts of a code, and a
    column of codes may be headed by anything.
    """
    if headed := p.column.get("kode", ()):
        return headed
    run: list[int] = []
    for column in sorted(k.column for k in p.table.columns):
        cells = [c for row in rows if (c := p.grid.cells.get((row, column))) is not None and clean(written_text(c))]
        if not cells or not all(_plain(c) and _looks_like_code(c) for c in cells):
            break
        run.append(column)
    for start in range(len(run)):
        if _are_codes(read_codes(p, rows, run[start:]).values()):
            return tuple(run[start:])
    return ()


def _looks_like_code(cell: Cell) -> bool:
    text = re.sub(r"[.,\s]", "", clean(written_text(cell)))
    return len(text) <= 20 and (text.isdigit() or text.upper().replace("X", "").isdigit() or set(text.upper()) == {"X"})


def _are_codes(found: Iterable[tuple[Kode | None, Cell | None]]) -> bool:
    """Whether most are codes of programmes and below as the regulation writes them, not numbers such as 1.1.1."""
    codes = [code for code, _ in found]
    sound = [c for c in codes if c is not None and c.standard and c.tingkat in TINGKAT]
    return len(sound) * 5 >= len(codes) * 3 and bool(sound)


def read_codes(p: TableReader, rows: Sequence[int], columns: Sequence[int]) -> Codes:
    """The code of every row: its deepest one, or the parts of a split code joined."""
    codes: Codes = {}
    above: dict[int, str | int | float] = {}
    for row in rows:
        every = [c for col in columns if (c := p.grid.cells.get((row, col))) is not None]
        cells = [c for c in every if _plain(c)]
        wrong = next((c for c in every if c.kind is CellKind.DATE or mistyped(c.value)), None)
        if wrong is not None:
            codes[row] = (None, wrong)
            continue
        if not cells:
            continue
        if len(columns) > 1 and all(len(str(c.value).strip()) <= _PART for c in cells):
            joined = join_code(_parts(cells, columns, above))
            if joined is not None:
                codes[row] = (joined, cells[-1])
                continue
        found = [(k, c) for c in cells if (k := parse_code(c.value)) is not None]
        account = next((f for f in found if f[0].tingkat == "rekening"), None)
        if account is not None:
            codes[row] = account
        elif (odd := next((c for c in cells if segment_tingkat(c.value)), None)) is not None:
            codes[row] = (None, odd)
        elif found:
            codes[row] = max(found, key=lambda f: _ORDER.index(f[0].tingkat))
    return codes


def _plain(cell: Cell) -> bool:
    return isinstance(cell.value, (str, int, float)) and not isinstance(cell.value, bool)


def _parts(
    cells: Sequence[Cell], columns: Sequence[int], above: dict[int, str | int | float]
) -> list[str | int | float | None]:
    """The parts of a split code; leading blanks are those of the rows above, which `above` remembers."""
    own = {c.col: c.value for c in cells}
    first = min(own)
    parts: list[str | int | float | None] = []
    for col in columns:
        value = own.get(col)
        if isinstance(value, (str, int, float)):
            above[col] = value
            parts.append(value)
        else:
            parts.append(above.get(col) if col < first else None)
    return parts
