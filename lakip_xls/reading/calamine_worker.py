"""The child process of `reading/calamine.py`: a workbook on stdin, JSON on stdout.

Prints {"sheets": [{"name", "hidden", "merges", "cells"}]}, where a merge is [top, left, bottom, right] and a
cell [row, col, kind, value] (1-based), or {"error": "password" | "cells" | "damaged"}.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lakip_xls.reading.refusal import MAX_CELLS

MAX_MEMORY = 700 * 2**20
MAX_GRID = 10_000_000
"""calamine keeps a sheet as a full grid of cells, empty ones included."""


def main() -> None:
    """Read stdin, print the answer."""
    _limit_memory()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
            answer = _read(book)
    except PasswordError:
        answer = {"error": "password"}
    except (CalamineError, OSError, ValueError):
        answer = {"error": "damaged"}
    json.dump(answer, sys.stdout)


def _limit_memory() -> None:
    """Let the system stop this process, not the user's machine, where memory runs away (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _read(book: CalamineWorkbook) -> dict[str, Any]:
    sheets: list[dict[str, Any]] = []
    total = 0
    for i, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(i)
        if sheet.height * sheet.width > MAX_GRID:
            return {"error": "cells"}
        cells = _cells(sheet)
        total += len(cells)
        if total > MAX_CELLS:
            return {"error": "cells"}
        merges = [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        hidden = meta.visible != SheetVisibleEnum.Visible
        sheets.append({"name": meta.name, "hidden": hidden, "merges": merges, "cells": cells})
    return {"sheets": sheets}


def _cells(sheet: CalamineSheet) -> list[list[Any]]:
    """Return the non-empty cells; rows and columns begin at `sheet.start`, the first one in use."""
    top, left = sheet.start or (0, 0)
    return [
        [row, col, *_plain(value)]
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1)
        for col, value in enumerate(values, left + 1)
        if value is not None and value != ""
    ]


def _plain(value: object) -> tuple[str, object]:
    """Return the kind of a value and the value as JSON can carry it."""
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, (int, float)):
        return "number", value
    if isinstance(value, timedelta):
        return "number", value / timedelta(days=1)
    if isinstance(value, datetime):
        return "datetime", value.isoformat()
    if isinstance(value, date):
        return "date", value.isoformat()
    if isinstance(value, time):
        return "time", value.isoformat()
    return "text", str(value)


if __name__ == "__main__":
    main()
