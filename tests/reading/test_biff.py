"""Workbooks of Excel 2.1 to 4 (BIFF2 to BIFF4), which are one stream of records without a container."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from lakip_xls.reading.gate import open_book

CELLS: tuple[tuple[int, int, str | float], ...] = (
    (0, 0, "REALISASI ANGGARAN TAHUN 2024"),
    (1, 0, "Program"),
    (1, 1, "Pagu"),
    (2, 0, "Program A"),
    (2, 1, 1250000.0),
)


def record(code: int, data: bytes) -> bytes:
    return struct.pack("<HH", code, len(data)) + data


def cell(version: int, row: int, col: int, value: str | float) -> bytes:
    place = struct.pack("<HH", row, col) + (b"\0\0\0" if version == 2 else b"\0\0")
    high = 0 if version == 2 else 0x200
    if isinstance(value, float):
        return record(0x0003 + high, place + struct.pack("<d", value))
    text = value.encode("cp1252")
    return record(0x0004 + high, place + struct.pack("<B" if version == 2 else "<H", len(text)) + text)


def stream(version: int) -> bytes:
    """The records of a workbook with one sheet."""
    code = {2: 0x0009, 3: 0x0209, 4: 0x0409}[version]
    kind = struct.pack("<HH", version, 0x10) + (b"" if version == 2 else b"\0\0")
    xf = {2: b"", 3: record(0x0243, b"\0" * 12), 4: record(0x0443, b"\0" * 12)}[version]
    body = b"".join(cell(version, *own) for own in CELLS)
    return record(code, kind) + xf + body + record(0x000A, b"")


@pytest.mark.parametrize("version", [2, 3, 4])
def test_the_cells_are_read(tmp_path: Path, version: int) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes(stream(version))
    (sheet,) = open_book(path, path.name).sheets
    found = {(c.row - 1, c.col - 1): c.value for c in sheet.cells.values()}
    assert found == {(r, c): v for r, c, v in CELLS}
