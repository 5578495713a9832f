"""What the outputs tell of people and of the user's machine."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from tests.hostile import books
from tests.samples import copy_sample

USER = "pengguna-rahasia-42"
"""A folder on the way to the inputs, such as the user's name."""
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023"
PERSON = ("UJANG PEJABAT UJI", "SITI BENDAHARA UJI", "19700101 199001 1 001", "19800202 200002 2 002")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_sample("rambipuji-2023", tmp_path / USER / "Dokumen" / "lakip")


def all_texts(workbook: Path) -> str:
    """Every part of a workbook as one text."""
    with zipfile.ZipFile(workbook) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("where", ["bawaan", "jauh", "dalam", "samping"])
def test_no_output_tells_where_the_folder_lies(folder: Path, tmp_path: Path, where: str) -> None:
    place = {
        "bawaan": folder / "hasil", "jauh": tmp_path / "lain" / "hasil", "dalam": folder / "a" / "b", "samping": folder.parent / "hasil"
    }[where]  # fmt: skip
    json_file = place / "h.json"
    place.mkdir(parents=True)
    books.REFUSED["pdf.xlsx"][0](folder / "pdf.xlsx")
    result = CliRunner().invoke(
        main, ["proses", str(folder), "-o", str(place / "h.xlsx"), "--json", str(json_file), "--catatan", "--senyap"]
    )
    assert result.exit_code == 0, result.output
    for text in (
        *(all_texts(p) for p in place.rglob("*.xlsx")), json_file.read_text(encoding="utf-8"), result.output, result.stderr
    ):  # fmt: skip
        assert USER not in text
        assert str(tmp_path) not in text
        assert str(Path.home()) + "/" not in text or str(Path.home()) == "/"


def test_links_to_the_inputs_work_where_the_result_lies_in_their_folder(folder: Path) -> None:
    CliRunner().invoke(main, ["proses", str(folder), "--senyap"])
    (path,) = (folder / "hasil").glob("LKjIP_*.xlsx")
    targets = {
        c.hyperlink.target.split("#")[0]
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for c in row
        if c.hyperlink is not None and c.hyperlink.target
    }
    assert targets
    assert [t for t in targets if not (path.parent / unquote(t.replace("\\", "/"))).is_file()] == []


def test_refusals_name_no_folder_of_the_machine(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    books.REFUSED["pdf.xlsx"][0](folder / "pdf.xlsx")
    for command in (["proses", str(folder)], ["periksa", str(folder)], ["kenali", str(folder / "pdf.xlsx")]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 2
        assert USER not in result.output + result.stderr


def test_officials_of_signature_blocks_are_not_passed_on(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "PK"
    for row in (
        ["PERJANJIAN KINERJA TAHUN 2023"], ["KECAMATAN MAJU"],
        ["Yang bertanda tangan di bawah ini:"], ["Nama", f": {PERSON[0]}"], ["Jabatan", ": Camat Maju"], ["NIP", f": {PERSON[2]}"],
        [], ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        [1, "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "Indeks", 85],
        [], ["Maju, 2 Januari 2023"], ["Camat Maju", None, None, "Bendahara"], [], [],
        [PERSON[0], None, None, PERSON[1]], [f"NIP. {PERSON[2]}", None, None, f"NIP. {PERSON[3]}"],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "pk.xlsx")
    books.anggaran(
        tmp_path / "anggaran.xlsx",
        [
            *books.ROW,
            (),
            ("Maju, 31 Desember 2023",),
            ("Camat Maju",),
            (PERSON[0],),
            (f"NIP. {PERSON[2]}",),
            (PERSON[1],),
        ],
    )
    result = CliRunner().invoke(
        main, ["proses", str(tmp_path), "--json", "-", "-o", str(tmp_path / "hasil" / "h.xlsx")]
    )
    assert result.exit_code == 0, result.output
    workbook = all_texts(tmp_path / "hasil" / "h.xlsx")
    for person in PERSON:
        assert person not in result.stdout
        assert person not in result.stderr
        assert person not in workbook


@pytest.mark.parametrize("sample", ["rambipuji-2023", "rambipuji-2023-perbaikan"])
def test_the_json_of_the_samples_names_nobody(sample: str) -> None:
    result = CliRunner().invoke(main, ["periksa", str(SAMPLE.parent / sample), "--json", "-"])
    assert result.exit_code == 0
    assert "NAMA PEJABAT" not in result.stdout
    assert "19700101" not in result.stdout
