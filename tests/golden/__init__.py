"""The result workbooks of both samples as text: `python -m tests.golden` writes them anew after a wanted change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lakip_xls.pipeline import Opsi, proses
from lakip_xls.writing.workbook import tulis_workbook
from tests.writing.dump import dump

AKAR = Path(__file__).resolve().parent
CONTOH = AKAR.parent.parent / "samples"
NAMA = ("rambipuji-2023", "rambipuji-2023-perbaikan")
TANPA_VERSI = ("Sumber Data",)
"""Sheets that also hold hashes of the inputs; their values are compared elsewhere."""


def baris(nama: str, folder: Path) -> Iterator[str]:
    """The lines of a sample's result workbook."""
    path = folder / f"{nama}.xlsx"
    tulis_workbook(proses(CONTOH / nama, Opsi(tanggal=date(2024, 2, 21))), path, folder=CONTOH / nama)
    for line in dump(path):
        if not line.startswith(TANPA_VERSI):
            yield line


def berkas(nama: str) -> Path:
    """Where the golden text of a sample lies."""
    return AKAR / f"{nama}.tsv"


def simpan(nama: str, lines: Iterator[str]) -> None:
    """Write a golden text."""
    berkas(nama).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def isi(nama: str) -> list[str]:
    """The golden lines of a sample."""
    return berkas(nama).read_text(encoding="utf-8").split("\n")[:-1]
