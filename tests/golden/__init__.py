"""The result workbooks of both samples as text: `python -m tests.golden` writes them anew after a wanted change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lakip_xls.pipeline import Options, process
from lakip_xls.writing.workbook import write_workbook
from tests.writing.dump import dump

ROOT = Path(__file__).resolve().parent
SAMPLE = ROOT.parent.parent / "samples"
NAME = ("rambipuji-2023", "rambipuji-2023-perbaikan")
WITHOUT_VERSION = ("Sumber Data",)
"""Sheets that also hold hashes of the inputs; their values are compared elsewhere."""


def row(name: str, folder: Path) -> Iterator[str]:
    """The lines of a sample's result workbook."""
    path = folder / f"{name}.xlsx"
    write_workbook(process(SAMPLE / name, Options(tanggal=date(2024, 2, 21))), path, folder=SAMPLE / name)
    for line in dump(path):
        if not line.startswith(WITHOUT_VERSION):
            yield line


def file(name: str) -> Path:
    """Where the golden text of a sample lies."""
    return ROOT / f"{name}.tsv"


def save(name: str, lines: Iterator[str]) -> None:
    """Write a golden text."""
    file(name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def content(name: str) -> list[str]:
    """The golden lines of a sample."""
    return file(name).read_text(encoding="utf-8").split("\n")[:-1]
