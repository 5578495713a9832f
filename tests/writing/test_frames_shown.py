"""Frames and JSON hold the figures that the sheets show, whatever the settings are."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from lakip_xls.export import json_object
from lakip_xls.frames import rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Data
from lakip_xls.settings import PenilaianHuruf, Settings
from lakip_xls.writing.workbook import build
from tests.computing.helpers import document
from tests.writing.sample import laporan


def _sheet(report: Laporan, name: str) -> Any:
    return load_workbook(io.BytesIO(build(report, Path("/x/hasil"), Path("/x"))), data_only=True)[name]


def _numbers(sheet: Any, text: str) -> list[Any]:
    """The numbers of the row that has this text."""
    row = next(r for r in sheet.iter_rows(values_only=True) if any(str(c).endswith(text) for c in r if c))
    return [c for c in row if isinstance(c, (int, float))]


def test_capaian_of_an_output_with_letter_grades_by_rank() -> None:
    """Rank of B (4) / rank of BB (5) is 80 %, not the 85,71 % of the lower bounds."""
    outputs = [{"program": "Pelayanan Publik", "indikator": "Nilai SAKIP", "target": "BB", "realisasi": "B"}]
    data = Data((document("realisasi_program", {"realisasi_program": outputs}),))
    report = laporan(data, Settings(penilaian_huruf=PenilaianHuruf.RANK))
    (frame,) = rows(report.data, report.computed)["realisasi_program"]
    assert frame["capaian"] == 80
    assert json_object(report)["tabel"]["realisasi_program"][0]["capaian"] == 80
    assert _numbers(_sheet(report, "3.6 Program"), "Nilai SAKIP") == [80]


def test_money_of_a_programme_that_only_its_kegiatan_have() -> None:
    budget: list[dict[str, object]] = [
        {"tingkat": "program", "uraian": "Pelayanan Publik"},
        {"tingkat": "kegiatan", "uraian": "Pelayanan Terpadu", "pagu": 300, "realisasi": 150},
        {"tingkat": "kegiatan", "uraian": "Pengaduan", "pagu": 100, "realisasi": 50},
    ]
    report = laporan(Data((document("realisasi_anggaran", {"anggaran": budget}),)))
    first = rows(report.data, report.computed)["anggaran"][0]
    shown = [first[c] for c in ("pagu", "realisasi", "persen", "sisa")]
    assert shown == [400, 200, Decimal(50), 200]
    assert _numbers(_sheet(report, "3.8 Anggaran"), "Pelayanan Publik") == shown
