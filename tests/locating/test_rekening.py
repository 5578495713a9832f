"""Account rows of a SIPD-RI export are left out early, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench.sipd import write_export
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.rekening import without_rekening
from lakip_xls.pipeline import Options, process
from lakip_xls.reading.book import CellKind
from lakip_xls.reading.builder import SheetBuilder


def test_only_accounts_below_a_programme_code_go() -> None:
    builder = SheetBuilder()
    rows = (
        ("7.01.01.2.01.0001", "Penyediaan Bahan Logistik Kantor"),
        ("7.01.01.2.01.0001", "5.1.02.01", "Belanja Barang"),
        ("5.1", "Belanja Operasi"),
        ("5.1.02", "Belanja Barang dan Jasa"),
        ("Jumlah", "5.1.02"),
    )
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            builder.add(r, c, text, CellKind.TEXT)
    sheet, left_out = without_rekening(builder.build("Sheet1"))
    assert left_out == (2,)
    assert sorted({row for row, _ in sheet.cells}) == [1, 3, 4, 5]
    grid = Grid(sheet, left_out)
    assert [grid.distance(1, 3), grid.distance(3, 5)] == [1, 2]


def test_long_export_keeps_programme_kegiatan_and_sub_kegiatan(tmp_path: Path) -> None:
    pagu, realisasi = write_export(tmp_path / "SIPD.xlsx", 800, akun_per_sub=30)
    report = process(tmp_path, Options(tanggal=date(2024, 1, 31)))
    figures = report.computed.ringkasan
    assert (figures.pagu, figures.realisasi) == (pagu, realisasi)
    assert (figures.jumlah_program, figures.jumlah_kegiatan, figures.jumlah_sub_kegiatan) == (1, 3, 26)
    (source,) = [
        s for f in report.files for sheet in f.sheets for s in sheet.sources if s.kind == "realisasi_anggaran"
    ][:1]
    assert sum(x.reason.endswith("rekening") for x in source.skipped) >= 26 * 30
