"""Hand-made workbooks for cases that no library writes."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(*targets: tuple[str, str]) -> str:
    """The XML of a relationships part: (type, target), with ids rId1, rId2 ..."""
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


RawXlsx = Callable[..., Path]


@pytest.fixture
def raw_xlsx(tmp_path: Path) -> RawXlsx:
    """A function that writes an .xlsx with the given `<sheetData>` content and other raw parts."""

    def make(
        rows: str = "",
        *,
        after: str = "",
        before: str = "",
        strings: str = "",
        styles: str = "",
        workbook: str = "",
        sheet: str | None = None,
        parts: dict[str, str | bytes] | None = None,
        name: str = "buku.xlsx",
    ) -> Path:
        sheet = sheet or f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        book = (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}'
            '<sheets><sheet name="Lembar" sheetId="1" r:id="rId1"/></sheets></workbook>'
        )
        contents: dict[str, str | bytes] = {
            "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relationships(
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        }
        contents.update(parts or {})
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in contents.items():
                archive.writestr(part, content)
        return path

    return make


def _record(kind: int, payload: bytes = b"") -> bytes:
    """One BIFF12 record."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(payload)]) + payload


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


@pytest.fixture
def small_xlsb(tmp_path: Path) -> Path:
    """An .xlsb with a text in B3 and numbers in C3 and B4."""

    def row(number: int, cells: bytes) -> bytes:
        return _record(0, struct.pack("<IIHHBII", number, 0, 300, 0, 0, 0, 0)) + cells

    sheet = (
        _record(129)
        + _record(148, struct.pack("<IIII", 2, 3, 1, 2))
        + _record(145)
        + row(
            2,
            _record(6, struct.pack("<II", 1, 0) + _wide("Pagu")) + _record(5, struct.pack("<IId", 2, 0, 1500)),
        )
        + row(3, _record(5, struct.pack("<IId", 1, 0, 93.17)))
        + _record(146)
        + _record(130)
    )
    book = (
        _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Lembar"))
        + _record(144)
        + _record(132)
    )
    path = tmp_path / "buku.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", relationships(("officeDocument", "xl/workbook.bin")))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relationships(("worksheet", "worksheets/sheet1.bin")))
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path
