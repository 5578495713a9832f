"""Evaluasi hasil Renja (Permendagri 86/2017): outputs of the year evaluated and, where nothing else has it, the budget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from lakip_xls.export import json_object
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process

YEAR = 2024
JUTA = 1_000_000
PROGRAM = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
SECOND = "Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah"

ITEMS: tuple[tuple[str, str, tuple[tuple[str, str, int, int], ...], int, int], ...] = (
    ("program", PROGRAM, (("Nilai SAKIP", "Nilai", 80, 76), ("Indeks Kepuasan", "Indeks", 85, 85)), 500, 450),
    ("kegiatan", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
     (("Persentase dokumen tepat waktu", "%", 100, 95),), 200, 180),
    ("sub_kegiatan", "Penyusunan Dokumen Perencanaan Perangkat Daerah", (("Jumlah dokumen", "Dok", 4, 4),), 200, 180),
    ("kegiatan", "Administrasi Umum Perangkat Daerah", (("Persentase layanan umum", "%", 100, 100),), 300, 270),
    ("sub_kegiatan", "Penyediaan Bahan Logistik Kantor", (("Jumlah paket", "Paket", 12, 11),), 300, 270),
    ("program", SECOND, (("Persentase capaian", "%", 90, 81),), 700, 600),
    ("kegiatan", "Penyusunan Perencanaan dan Pendanaan", (("Jumlah rencana", "Dok", 2, 2),), 700, 600),
    ("sub_kegiatan", "Koordinasi Penyusunan RKPD", (("Jumlah rancangan", "Dok", 3, 2),), 700, 600),
)  # fmt: skip
"""Level, name, indicators (name, unit, target, realisasi), pagu and realisasi in millions."""
WHOLE = (1200 * JUTA, 1050 * JUTA)


def evaluasi(path: Path, *, thousands: bool, units_under_k: bool, totals: bool, factors: bool) -> None:
    """The annex: per side K (with its unit) and Rp; end of Renstra, until last year, the year, quarters, made, until this year."""
    rupiah = "Rp (000)" if thousands else "Rp"
    scale = 1000 if thousands else 1
    k = ["K", "Satuan"] if units_under_k else ["K"]
    sides = [f"Target Renstra Perangkat Daerah Tahun {YEAR + 2} (Akhir Periode Renstra)",
             f"Realisasi Capaian Kinerja Renstra s.d. Renja Tahun {YEAR - 1}",
             f"Target Kinerja dan Anggaran Renja Tahun Berjalan (Tahun {YEAR}) yang Dievaluasi",
             "Realisasi Kinerja pada Triwulan", None, None, None,
             f"Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi (Tahun {YEAR})",
             f"Realisasi Kinerja dan Anggaran Renstra s.d. Tahun {YEAR}"]  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH"])
    sheet.append(["BADAN PERENCANAAN PEMBANGUNAN DAERAH KABUPATEN TELAGA"])
    sheet.append([f"TAHUN {YEAR}"])
    names = ["No", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", "Indikator Kinerja"]
    names += [] if units_under_k else ["Satuan"]
    first, second, third = list(names), [""] * len(names), [""] * len(names)
    for i, side in enumerate(sides):
        cells = k if i in (0, 1, 2, 7, 8) else ["K"]
        first += [side or "", *[""] * len(cells)]
        second += [("I", "II", "III", "IV")[i - 3] if 3 <= i <= 6 else "", *[""] * len(cells)]
        third += [*cells, rupiah]
    top = 5
    for line, row in enumerate((first, second, third)):
        for col, text in enumerate(row, 1):
            if text:
                sheet.cell(top + line, col, text)
    at = top + 3

    def put(row: Sequence[object]) -> None:
        nonlocal at
        for col, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(at, col, value)
        at += 1

    def figures(target: float | None, made: float | None, unit: str, money: tuple[int, int] | None) -> list[object]:
        row: list[object] = []
        pagu, spent = (money[0] * JUTA // scale, money[1] * JUTA // scale) if money else (None, None)
        quarter = None if spent is None else spent // 4
        several = 5 * pagu if pagu is not None else None
        values = [(100, several), (70, 3 * pagu if pagu is not None else None), (target, pagu)]
        values += [(made / 4 if made is not None else None, quarter)] * 4
        values += [(made, spent), (90, 4 * pagu if pagu is not None else None)]
        for i, (count, amount) in enumerate(values):
            counted = i in (0, 1, 2, 7, 8) and units_under_k
            row += [count if target is not None else None, *([unit] if counted else []), amount]
        return row

    unit_cell: list[object] = [] if units_under_k else [None]
    put([None, "PERENCANAAN", None, *unit_cell, *figures(None, None, "", (1200, 1050))])
    for number, (_, name, indicators, pagu, spent) in enumerate(ITEMS, 1):
        for i, (indicator, unit, target, made) in enumerate(indicators):
            beside: list[object] = [] if units_under_k else [unit]
            money = (pagu, spent) if i == 0 else None
            put([number if i == 0 else None, name if i == 0 else None, indicator, *beside,
                 *figures(target, made, unit, money)])  # fmt: skip
    if totals:
        put([None, None, None, *unit_cell, *figures(None, None, "", (1200, 1050))])
    if factors:
        put(["Faktor pendorong keberhasilan kinerja: koordinasi yang baik dengan perangkat daerah lain"])
        put(["Faktor penghambat pencapaian kinerja: keterbatasan anggaran dan aparatur"])
        put(["Tindak lanjut yang diperlukan dalam triwulan berikutnya: percepatan lelang"])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def wrong(laporan: Laporan) -> list[str]:
    return [
        f"{t.kode} {t.cell} {t.uraian}" for t in laporan.temuan if t.tingkat.value != "info" and t.kode != "BACA-07"
    ]


@pytest.mark.parametrize("factors", [True, False], ids=["factors", "plain"])
@pytest.mark.parametrize("totals", [True, False], ids=["totals", "none"])
@pytest.mark.parametrize("units_under_k", [True, False], ids=["units-under-k", "units"])
@pytest.mark.parametrize("thousands", [True, False], ids=["thousands", "rupiah"])
def test_the_year_evaluated_gives_outputs_and_budget(
    tmp_path: Path, thousands: bool, units_under_k: bool, totals: bool, factors: bool
) -> None:
    evaluasi(tmp_path / "E81.xlsx", thousands=thousands, units_under_k=units_under_k, totals=totals, factors=factors)
    laporan = process(tmp_path, Options(), whatever_there_is=True)
    tables = json_object(laporan)["tabel"]
    outputs = [(r["indikator"], r["satuan"], r["target"], r["realisasi"]) for r in tables["realisasi_program"]]
    assert outputs == [(n, u, t, r) for _, _, indicators, _, _ in ITEMS for n, u, t, r in indicators]
    budget = [(r["tingkat"], r["uraian"], r["pagu"], r["realisasi"]) for r in tables["anggaran"]]
    assert [(t, p, r) for t, _, p, r in budget] == [(t, p * JUTA, r * JUTA) for t, _, _, p, r in ITEMS]
    figures = laporan.computed.ringkasan
    assert (figures.pagu, figures.realisasi) == WHOLE
    assert laporan.identity.tahun == YEAR
    assert wrong(laporan) == []
