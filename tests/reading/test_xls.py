from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
import xlwt  # type: ignore[import-untyped]

from lakip_xls.reading.book import CellKind, Merge
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Refused
from lakip_xls.reading.xls import NOTE, read_xls


def style(number_format: str = "General", indent: int = 0) -> xlwt.XFStyle:
    made = xlwt.XFStyle()
    made.num_format_str = number_format
    made.alignment.inde = indent
    return made


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = xlwt.Workbook()
    ws = book.add_sheet("PK")
    ws.write_merge(0, 0, 0, 3, "PERJANJIAN KINERJA")
    ws.write(1, 1, 10_701_893_800, style("#,##0.00"))
    ws.write(1, 2, 0.9317, style("0.00%"))
    ws.write(1, 3, datetime(2023, 12, 31), style("dd/mm/yyyy"))
    ws.write(2, 0, "Kegiatan", style(indent=2))
    ws.write(2, 1, True)
    ws.write(2, 3, "", style("0"))
    ws.row(2).hidden = True
    ws.col(2).hidden = True
    other = book.add_sheet("Lama")
    other.write(4, 4, 1.5)
    other.visibility = 1
    path = tmp_path / "a.xls"
    book.save(str(path))
    return path


def test_formats_merges_and_hidden_parts(workbook: Path) -> None:
    book = read_xls(workbook, "a.xls")
    first, second = book.sheets
    got = {c.address: (c.value, c.kind, c.number_format) for c in first.cells.values()}
    assert got == {
        "A1": ("PERJANJIAN KINERJA", CellKind.TEXT, "General"),
        "B2": (10_701_893_800, CellKind.NUMBER, "#,##0.00"),
        "C2": (0.9317, CellKind.NUMBER, "0.00%"),
        "D2": (date(2023, 12, 31), CellKind.DATE, "dd/mm/yyyy"),
        "A3": ("Kegiatan", CellKind.TEXT, "General"),
        "B3": (True, CellKind.BOOL, "General"),
    }
    assert first.merges == (Merge(1, 1, 1, 4),)
    assert first.indents == {(3, 1): 2}
    assert first.hidden_rows == {3}
    assert first.hidden_cols == {3}
    assert second.hidden
    assert second.cells[5, 5].value == 1.5
    assert book.notes == (NOTE,)


def test_what_xlrd_cannot_read_is_tried_with_calamine(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise AssertionError("damaged")

    monkeypatch.setattr("xlrd.open_workbook", fail)
    book = read_xls(workbook, "a.xls")
    assert book.sheets[0].cells[2, 2].value == 10_701_893_800
    assert book.sheets[1].cells[5, 5].address == "E5"
    assert "agak rusak" in book.notes[0]


def test_hopeless_bytes_are_refused() -> None:
    with pytest.raises(Refused, match="rusak"):
        read_xls(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "x.xls")


@pytest.mark.parametrize("stream", ["WORKBOOK", "BOOK", "Book"])
def test_streams_as_report_generators_name_them(tmp_path: Path, stream: str) -> None:
    book = xlwt.Workbook()
    book.add_sheet("LRA").write(0, 0, "Pagu")
    book.save(str(tmp_path / "a.xls"))
    written = "Workbook\0".encode("utf-16-le")
    other = (stream + "\0").encode("utf-16-le").ljust(len(written), b"\0")
    data = bytearray((tmp_path / "a.xls").read_bytes().replace(written, other))
    place = data.find(other)
    data[place + 64 : place + 66] = (2 * len(stream) + 2).to_bytes(2, "little")
    (tmp_path / "a.xls").write_bytes(data)
    assert open_book(tmp_path / "a.xls", "a.xls").sheets[0].cells[1, 1].value == "Pagu"
