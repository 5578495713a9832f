"""Text of the inputs stays text in every output, formulas of the inputs are never computed, nothing is fetched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.comments
import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from tests.conftest import WITHOUT_LIBREOFFICE
from tests.hostile import books
from tests.hostile.complete import GOOD, PAGU, work

MARK = "SUNTIK"
PREFIX = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "<r>",
    "{=",
    "'=",
    "＝",
    "=cmd|' /C calc'!A",
    '=HYPERLINK("http://x",',
)


def content(first: str) -> str:
    """A text that starts like a formula."""
    return {"<r>": f"<r>{MARK}</r>", "{=": f"{{={MARK}}}"}.get(first, f"{first}{MARK}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Workbooks whose every text (names, units, titles, sheets, files) starts like a formula."""
    rows = [(f"7.01.{i:02d}", content(a), 10 * i, 9 * i) for i, a in enumerate(PREFIX, 1)]
    books.anggaran(tmp_path / f"={MARK} lra.xlsx", [*books.ROW, *rows])
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"={MARK} pk"
    sheet.append([f"=PERJANJIAN KINERJA TAHUN 2023 {MARK}"])
    sheet.append([f"@KECAMATAN {MARK}"])
    sheet.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", f"+{MARK}"])
    measured = openpyxl.Workbook()
    second = measured.worksheets[0]
    second.append(["PENGUKURAN KINERJA TAHUN 2023"])
    second.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian", "Keterangan"])
    for i, a in enumerate(PREFIX, 1):
        sheet.append([i, content(a), f"{content(a)} {i}", content(a), content(a) if i % 3 == 0 else 90, content(a)])
        second.append(
            [
                i,
                content(a),
                f"{content(a)} {i}",
                content(a),
                90,
                content(a) if i % 4 == 0 else 80,
                content(a),
                content(a),
            ]
        )
    for own in (sheet, second):
        for row in own.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # openpyxl takes '=' for a formula
    book.save(tmp_path / "pk.xlsx")
    measured.save(tmp_path / "pengukuran.xlsx")
    return tmp_path


def injected(path: Path) -> int:
    """Number of cells with the mark; AssertionError where one of them, or any formula, is more than text."""
    count = 0
    for sheet in openpyxl.load_workbook(path, rich_text=True):
        for row in sheet.iter_rows():
            for cell in row:
                if MARK in str(cell.value):
                    count += 1
                    assert cell.data_type in ("s", "inlineStr", "str"), (
                        f"{sheet.title}!{cell.coordinate} {cell.value!r}"
                    )
                if cell.hyperlink is not None:
                    target = cell.hyperlink.target or ""
                    assert ":" not in target and not target.startswith(("/", "\\")), target
    return count


def test_no_text_becomes_a_formula(folder: Path) -> None:
    result = work(folder)
    assert injected(folder / "hasil" / "h.xlsx") > 5 * len(PREFIX)
    names = {row["uraian"] for row in result.json["tabel"]["anggaran"]}
    assert {f"={MARK}", f"+{MARK}", f"@{MARK}", f"<r>{MARK}</r>", f"{{={MARK}}}"} <= names
    with zipfile.ZipFile(folder / "hasil" / "h.xlsx") as archive:
        for name in archive.namelist():
            assert "externalLink" not in name and "vba" not in name.lower()
            if name.startswith("xl/worksheets/sheet"):
                text = archive.read(name).decode()
                assert all(MARK not in piece.split("</f>")[0] for piece in text.split("<f>")[1:])


def test_annotated_copies_keep_text_as_text(folder: Path) -> None:
    result = CliRunner().invoke(main, ["proses", str(folder), "--catatan", "--json", "-"])
    assert result.exit_code == 0, result.output
    copies = list((folder / "hasil" / "catatan").rglob("*.xlsx"))
    assert copies
    for path in copies:
        injected(path)
        for sheet in openpyxl.load_workbook(path):
            assert all(c.data_type != "f" for row in sheet.iter_rows() for c in row)
    assert MARK in json.dumps(json.loads(result.stdout))


@WITHOUT_LIBREOFFICE
def test_libreoffice_sees_text_too(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    work(folder)
    out = tmp_path_factory.mktemp("lo")
    subprocess.run(
        [
            str(shutil.which("soffice")), f"-env:UserInstallation={(out / 'profil').as_uri()}", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(folder / "hasil" / "h.xlsx"),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert injected(out / "h.xlsx") > 5 * len(PREFIX)


# --- formulas of the inputs, network ------------------------------------------------------


def test_formulas_give_their_cached_value_or_a_finding(tmp_path: Path) -> None:
    rows = books.TABLE.replace("<v>9000000</v>", '<f>WEBSERVICE("http://127.0.0.1:9/")+1</f><v>9000000</v>')
    more = (
        '<row r="7"><c r="A7" t="inlineStr"><is><t>7.01.02</t></is></c><c r="B7" t="inlineStr"><is><t>Program A</t></is></c>'
        '<c r="C7"><f>1+1</f></c><c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    books.xlsx(tmp_path / GOOD, rows + more)
    result = work(tmp_path)
    found = {(t["kode"], t["sel"]) for t in result.json["temuan"]}
    assert {("BACA-06", "C7"), ("BACA-06", "D7")} <= found
    table = {row["kode"]: row for row in result.json["tabel"]["anggaran"]}
    assert table["7.01.02"]["pagu"] is None and table["7.01.02"]["realisasi"] is None
    assert table[f"{books.KODE}.2.01"]["realisasi"] == 9_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="perlu fork")
def test_nothing_is_fetched_started_or_written_elsewhere(tmp_path: Path) -> None:
    """The whole job under an audit hook: no socket, no other program, no file written outside of hasil/."""
    from tests.hostile.apart import run_apart

    source = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023"
    for path in source.glob("*.xlsx"):
        shutil.copy(path, tmp_path)
    link = '<row r="9"><c r="C9"><f>WEBSERVICE("http://127.0.0.1:9/")+[1]Lain!A1</f><v>5</v></c></row>'
    books.xlsx(tmp_path / "tautan.xlsx", books.TABLE + link)
    run = run_apart(lambda: _watched(tmp_path))
    assert run.error == ""
    assert run.result == []


def _watched(folder: Path) -> list[str]:
    seen: list[str] = []
    watching = True

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if not watching:
            return
        if event.startswith(
            ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ctypes.dlopen")
        ):
            seen.append(f"{event} {args}")
        elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
            path = str(args[0])
            if isinstance(args[0], str) and not path.startswith(str(folder / "hasil")):
                seen.append(f"{event} {args}")

    sys.addaudithook(hook)
    work(folder)
    result = CliRunner().invoke(main, ["periksa", str(folder)])
    watching = False
    return seen + ([result.output] if result.exit_code else [])


def test_no_network_even_where_sockets_are_blocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def blocked(*_: object, **__: object) -> None:
        raise AssertionError("jaringan dipakai")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, blocked)
    for ending, write in ((".xlsx", books.anggaran), (".xls", books.anggaran_xls), (".ods", books.anggaran_ods)):
        write(tmp_path / f"lra{ending}")
    assert work(tmp_path).json["ringkasan"]["pagu"] == PAGU


def test_an_entity_bomb_in_a_part_that_only_the_annotated_copy_reads(tmp_path: Path) -> None:
    """Comments are no data, so the reader does not open them; openpyxl does, and defusedxml stops it."""
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    dtd = f'<!DOCTYPE w [<!ENTITY e0 "ha">{levels}]>'
    comments = (
        f'{dtd}<comments xmlns="{books.MAIN}"><authors><author>a</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>&e9;</t></text></comment></commentList></comments>'
    )
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (books.TITLE, *books.ROW, ("7.01.02", "Program A", "sda", 1)):
        sheet.append(list(row))
    sheet["A1"].comment = openpyxl.comments.Comment("biasa", "a")
    book.save(tmp_path / "aman.xlsx")
    with zipfile.ZipFile(tmp_path / "aman.xlsx") as source, zipfile.ZipFile(tmp_path / "bom.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, comments if "comments/" in name else source.read(name))
    (tmp_path / "aman.xlsx").unlink()
    result = CliRunner().invoke(main, ["proses", str(tmp_path), "--catatan"])
    assert result.exit_code == 0, result.output
    assert "bom.xlsx: " in result.output
    assert list((tmp_path / "hasil").glob("*.xlsx"))
