"""Every formula equals the value cached with it, as LibreOffice computes it."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.pipeline import Options, process
from lakip_xls.settings import (
    PERMENDAGRI86_SCALE,
    MetodeEfisiensi,
    PenilaianHuruf,
    RumusNegatif,
    Settings,
)
from lakip_xls.writing.workbook import build
from tests.writing.recalculate import SOFFICE, recalculate
from tests.writing.sample import laporan

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023-perbaikan"
_OTHER = Settings(
    batas_capaian=None,
    rumus_negatif=RumusNegatif.COMPARISON,
    penilaian_huruf=PenilaianHuruf.RANK,
    scale=PERMENDAGRI86_SCALE,
    nama_skala="Permendagri 86/2017",
    metode_efisiensi=MetodeEfisiensi.PMK22,
    polaritas=(("Indeks Kepuasan Masyarakat", "negatif"),),
)
_KETENTUAN = {
    "baku": Settings(),
    "lain": _OTHER,
    "selisih": replace(_OTHER, batas_capaian=Decimal(120), metode_efisiensi=MetodeEfisiensi.SELISIH),
}


@pytest.mark.skipif(SOFFICE is None, reason="soffice tidak terpasang, rumus tidak dapat dihitung ulang")
@pytest.mark.parametrize("name", _KETENTUAN)
def test_formulas_equal_their_cached_values(name: str, tmp_path: Path) -> None:
    report = laporan(settings=_KETENTUAN[name])
    cached = load_workbook(io.BytesIO(build(report, tmp_path, tmp_path)), data_only=True)
    computed = recalculate(build(report, tmp_path, tmp_path, cached_values=False), tmp_path)
    differences = [
        (sheet, cell, value, kept)
        for (sheet, cell), value in computed.items()
        if not _equal(value, kept := cached[sheet][cell].value)
    ]
    assert not differences
    assert len(computed) > 250


@pytest.mark.skipif(SOFFICE is None, reason="soffice tidak terpasang, rumus tidak dapat dihitung ulang")
def test_formulas_of_a_sample_with_an_earlier_year(tmp_path: Path) -> None:
    report = process(SAMPLE, Options(tanggal=date(2024, 2, 21)))
    assert {b.number("tahun") for b in report.data.rows("serapan_tahunan")} == {2022, 2023}
    cached = load_workbook(io.BytesIO(build(report, tmp_path, SAMPLE)), data_only=True)
    computed = recalculate(build(report, tmp_path, SAMPLE, cached_values=False), tmp_path)
    different = {p: v for p, v in computed.items() if not _equal(v, cached[p[0]][p[1]].value)}
    assert not different


def _equal(value: object, kept: object) -> bool:
    if isinstance(value, (int, float)) and isinstance(kept, (int, float)):
        return abs(value - kept) <= 1e-9 * max(1.0, abs(kept))
    return (value or "") == (kept or "")


def test_no_volatile_external_or_array_function() -> None:
    book = load_workbook(io.BytesIO(build(laporan(), Path(), Path())))
    allowed = {
        "SUM",
        "IF",
        "AVERAGE",
        "MAX",
        "MIN",
        "ROUND",
        "INDEX",
        "MATCH",
        "TRIM",
        "COUNT",
        "COUNTIF",
        "ISNUMBER",
        "AND",
    }
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert isinstance(cell.value, str), f"array formula in {sheet.title}!{cell.coordinate}"
                    assert "[" not in cell.value
                    assert set(re.findall(r"([A-Z]{2,})\(", cell.value)) <= allowed
