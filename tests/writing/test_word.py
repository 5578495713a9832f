"""Chapter III in Word: headings that its contents list understands, the tables and paragraphs of the workbook."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.enum.section import WD_ORIENT

from lakip_xls.cli import main
from lakip_xls.pipeline import Options, process
from lakip_xls.writing.attachment import compose
from lakip_xls.writing.narasi import build
from lakip_xls.writing.word import build_word
from tests.samples import SAMPLES


@pytest.fixture(scope="module")
def report() -> Any:
    return process(SAMPLES / "rambipuji-2023", Options(tanggal=date(2024, 2, 21)))


@pytest.fixture(scope="module")
def document(report: Any) -> Any:
    return docx.Document(io.BytesIO(build_word(compose(report, Path()))))


def test_headings_and_paragraphs_are_those_of_narasi(report: Any, document: Any) -> None:
    texts = {p.text: p.style.name for p in document.paragraphs}
    for own in build(report, report.identity.unit, "Tahun 2023", "Tahun 2023"):
        assert own.text in texts
        assert texts[own.text].startswith("Heading") is own.title
    assert texts["BAB III AKUNTABILITAS KINERJA"] == "Heading 1"
    assert "Catatan penyusun" not in " ".join(texts)


def test_tables_hold_the_figures_in_indonesian_notation(document: Any) -> None:
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert [c[:9] for c in captions[:8]] == [f"Tabel 3.{n}" for n in range(1, 9)]
    assert len(document.tables) == len(captions)
    budget = [[c.text for c in row.cells] for row in document.tables[7].rows]
    total = next(row for row in budget if row[0] == "JUMLAH")
    assert total[3:] == ["3.854.768.097", "3.667.310.016", "95,14", "187.458.081"]
    assert budget[0][3] == "Pagu (Rp)"


def test_a_wide_table_lies_on_its_side_and_no_section_is_empty(document: Any) -> None:
    kinds = [s.orientation for s in document.sections]
    assert WD_ORIENT.LANDSCAPE in kinds
    assert all(a != b for a, b in zip(kinds, kinds[1:], strict=False))


def test_a_draft_says_so(document: Any) -> None:
    assert "DRAF - masih ada" in document.sections[0].footer.paragraphs[0].text


def test_word_from_the_command_line(tmp_path: Path) -> None:
    arguments = ["proses", str(SAMPLES / "rambipuji-2023-perbaikan"), "-o", str(tmp_path / "a.xlsx"), "--word"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert (tmp_path / "a.docx").is_file()


def test_without_the_package_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    arguments = ["proses", str(SAMPLES / "rambipuji-2023-perbaikan"), "-o", str(tmp_path / "a.xlsx"), "--word"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "lakip-xls[word]" in result.output
    assert not list(tmp_path.iterdir())
