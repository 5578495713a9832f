"""The child process of `reading/calamine.py`: a workbook on stdin, one JSON value per line on stdout.

A sheet is a line {"name", "hidden", "merges"}, where a merge is [top, left, bottom, right], then for each row
in use a line [row, [[col, kind, value], ...]] (1-based). {"error": "password" | "cells" | "damaged"} ends it all.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
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

MAX_MEMORY = 480 * 2**20
MAX_GRID = 10_000_000
"""calamine keeps a sheet as a full grid of cells, empty ones included."""


def main() -> None:
    """Read stdin, print the answer."""
    _limit_memory()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
            for line in _read(book):
                print(json.dumps(line))
    except PasswordError:
        print('{"error": "password"}')
    except (CalamineError, OSError, ValueError):
        print('{"error": "damaged"}')


def _limit_memory() -> None:
    """Let the system stop this process, not the user's machine, where memory runs away (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _read(book: CalamineWorkbook) -> Iterator[dict[str, Any] | list[Any]]:
    total = 0
    for i, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(i)
        if sheet.height * sheet.width > MAX_GRID:
            yield {"error": "cells"}
            return
        merges = [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        yield {"name": meta.name, "hidden": meta.visible != SheetVisibleEnum.Visible, "merges": merges}
        for row, cells in _rows(sheet):
            total += len(cells)
            if total > MAX_CELLS:
                yield {"error": "cells"}
                return
            yield [row, cells]


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[list[Any]]]]:
    """Return the rows in use with their non-empty cells; both begin at `sheet.start`, the first one in use."""
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        cells = [
            [col, *_plain(value)] for col, value in enumerate(values, left + 1) if value is not None and value != ""
        ]
        if cells:
            yield row, cells


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
