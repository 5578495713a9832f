"""Codes of one name as two documents write them, from the workbook to the findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from lakip_xls.pipeline import Options, process
from tests.documents.sheets import Sheet, write

NAME = (
    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
    "Penyusunan Dokumen Perencanaan Perangkat Daerah",
)
KODE = ("7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001")


def temuan(folder: Path, *kode: str) -> list[tuple[str, str | None, str | None]]:
    """Rule, cell and expected value of what is wrong with the codes of Tabel 3.6."""
    money = [[k, n, 1_000_000, 900_000] for k, n in zip(KODE, NAME, strict=True)]
    write(
        folder / "Realisasi Anggaran.xlsx",
        Sheet(
            [["REALISASI ANGGARAN TAHUN 2023"], ["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi"], *money]
        ),
    )
    rows = [[k, n, f"Jumlah {n}", "Dokumen", 2, 2, 100] for k, n in zip(kode, NAME, strict=True)]
    head = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"]
    write(folder / "Realisasi Program.xlsx", Sheet([["REALISASI PROGRAM TAHUN 2023"], head, *rows]))
    found = process(folder, Options()).temuan
    return [(t.kode, t.cell, t.seharusnya) for t in found if t.kode[:3] in ("NOM", "DOK", "JML")]


@pytest.mark.parametrize(
    "kode",
    [
        KODE,
        ("X.XX.01", "X.XX.01.2.01", "X.XX.01.2.01.0001"),
        ("7.01.01", "7.01.01.201", "7.01.01.201.01"),
        ("7.01.01", "7.01.01.2.01", "7.01.01.2.01.03"),  # a list before 2023, whose numbers moved
        ("01", "01.2.01", "01.2.01.01"),
        ("01", "2.01", "01"),
    ],
)
def test_the_same_place_in_another_writing_is_silent(kode: tuple[str, str, str], tmp_path: Path) -> None:
    assert temuan(tmp_path, *kode) == []


def test_another_code_is_told_once_at_the_code(tmp_path: Path) -> None:
    assert temuan(tmp_path, *KODE[:2], "7.01.01.2.01.0003") == [("NOM-01", "A5", KODE[2])]
