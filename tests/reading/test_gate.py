from __future__ import annotations

import hashlib
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]

from lakip_xls.reading.gate import Refused, open_book
from lakip_xls.reading.refusal import Budget

RawXlsx = Callable[..., Path]
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for i in range(40):
        book.worksheets[0].append([f"Program {i}", i * 1000, i / 7])
    path = tmp_path / "kecil.xlsx"
    book.save(path)
    return path


def refusal(path: Path) -> str:
    start = time.perf_counter()
    with pytest.raises(Refused) as caught:
        open_book(path, path.name)
    assert time.perf_counter() - start < 10
    assert caught.value.reason.endswith(".")
    assert caught.value.saran.endswith(".")
    return caught.value.reason


def test_the_hash_is_of_the_files_bytes(small: Path) -> None:
    assert open_book(small, "x").sha256 == hashlib.sha256(small.read_bytes()).hexdigest()


def test_sheets_that_are_not_wanted_come_without_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Validasi", "Narasi"):
        book.create_sheet(name)["A1"] = name
    book.save(tmp_path / "hasil.xlsx")
    found = {
        s.name: [c.value for c in s.cells.values()]
        for s in open_book(tmp_path / "hasil.xlsx", "x", {"Validasi"}).sheets
    }
    assert found == {"Sheet": [], "Validasi": ["Validasi"], "Narasi": []}


def test_the_name_does_not_decide_the_type(small: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "salah nama — é.xls"
    small.rename(renamed)
    assert open_book(renamed, "x").sheets[0].cells[1, 1].value == "Program 0"
    book = xlwt.Workbook()
    book.add_sheet("s").write(0, 0, 5)
    old = tmp_path / "lama.xlsx"
    book.save(str(old))
    assert open_book(old, "x").sheets[0].cells[1, 1].value == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "0 byte"),
        (b"Hanya catatan\r\n", "teks"),
        (b"<html><body>Silakan masuk</body></html>", "tidak memuat tabel"),
        (b"<?xml version='1.0'?><gaji/>", "XML"),
        (OLE2 + bytes(600) + "BOOK\0".encode("utf-16-le") + bytes(600), "rusak"),
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (bytes(range(256)), "jenis berkas lain"),
        (b"PK\x03\x04" + bytes(100), "rusak"),
        (OLE2 + bytes(600) + "EncryptedPackage\0".encode("utf-16-le"), "kata sandi"),
        (OLE2 + bytes(600) + "WordDocument\0".encode("utf-16-le"), "Word"),
        (OLE2 + bytes(600) + "Workbook\0".encode("utf-16-le") + bytes(600), "rusak"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "rusak"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "berkas.xlsx"
    path.write_bytes(content)
    assert reason in refusal(path)


@pytest.mark.parametrize(("main", "reason"), [("word/document.xml", "Word"), ("ppt/p.xml", "PowerPoint")])
def test_other_office_documents(tmp_path: Path, main: str, reason: str) -> None:
    path = tmp_path / "surat.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{main}"/></Relationships>',
        )
        archive.writestr(main, "<a/>")
    assert reason in refusal(path)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert "disk" in refusal(tmp_path / "tidak ada.xlsx")
    assert "disk" in refusal(tmp_path)


def test_zip_bomb_is_refused(raw_xlsx: RawXlsx) -> None:
    assert "mengembang" in refusal(raw_xlsx("<row/>" * 20_000_000))


def test_shared_string_bomb_is_refused(raw_xlsx: RawXlsx) -> None:
    assert "mengembang" in refusal(raw_xlsx(strings=f"<si><t>{'a' * 200_000_000}</t></si>"))


def test_too_many_sheets_are_refused(raw_xlsx: RawXlsx) -> None:
    sheets = "".join(f'<sheet name="{i}" sheetId="{i}" r:id="rId1"/>' for i in range(10_000))
    assert "lembar" in refusal(raw_xlsx(workbook=f"<sheets>{sheets}</sheets>"))


def test_too_many_parts_are_refused(raw_xlsx: RawXlsx) -> None:
    assert "bagian" in refusal(raw_xlsx(parts={f"xl/worksheets/s{i}.xml": "" for i in range(10_000)}))


def test_entity_expansion_is_refused(raw_xlsx: RawXlsx) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert "DOCTYPE" in refusal(raw_xlsx(sheet=bomb))


def test_deep_nesting_is_harmless(raw_xlsx: RawXlsx) -> None:
    path = raw_xlsx(before="<a>" * 100_000 + "</a>" * 100_000)
    assert open_book(path, "x").sheets[0].cells == {}


def test_a_full_width_row_is_read(raw_xlsx: RawXlsx) -> None:
    path = raw_xlsx(f'<row r="1">{"<c><v>1</v></c>" * 16_384}</row>')
    assert len(open_book(path, "x").sheets[0].cells) == 16_384


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="x"/>',
        '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A9999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        "<row>",
    ],
)
def test_impossible_sheets_are_damaged(raw_xlsx: RawXlsx, rows: str) -> None:
    assert "rusak" in refusal(raw_xlsx(rows))


def test_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    budget = Budget()
    monkeypatch.setattr("lakip_xls.reading.refusal.BASE_SECONDS", -1.0)
    budget.check(1_000_000)
    with pytest.raises(Refused, match="lama"):
        budget.check(10)
    with pytest.raises(Refused, match="juta sel"):
        budget.check(7_000_000)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_damaged_bytes_are_read_or_refused(small: Path, tmp_path: Path, kind: str) -> None:
    """Cut and bit-flipped files: never another exception (a short run; the long one is the fuzzer's)."""
    if kind == "xls":
        book = xlwt.Workbook()
        book.add_sheet("s").write(0, 0, "Program")
        small = tmp_path / "kecil.xls"
        book.save(str(small))
    original = small.read_bytes()
    rng = random.Random(7)
    path = tmp_path / f"rusak.{kind}"
    for i in range(60 if kind == "xlsx" else 12):
        data = bytearray(original)
        if i % 3 == 0:
            del data[rng.randrange(1, len(data)) :]
        else:
            for _ in range(rng.randrange(1, 20)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(bytes(data))
        try:
            open_book(path, path.name)
        except Refused as refused:
            assert refused.saran
