"""Account rows of a SIPD-RI export are left out early, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench.sipd import tulis_ekspor
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.rekening import tanpa_rekening
from lakip_xls.pipeline import Opsi, proses
from lakip_xls.reading.book import Kind
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
            builder.add(r, c, text, Kind.TEXT)
    sheet, left_out = tanpa_rekening(builder.build("Sheet1"))
    assert left_out == (2,)
    assert sorted({row for row, _ in sheet.cells}) == [1, 3, 4, 5]
    grid = Grid(sheet, left_out)
    assert [grid.jarak(1, 3), grid.jarak(3, 5)] == [1, 2]


def test_long_export_keeps_programme_kegiatan_and_sub_kegiatan(tmp_path: Path) -> None:
    pagu, realisasi = tulis_ekspor(tmp_path / "SIPD.xlsx", 800, akun_per_sub=30)
    report = proses(tmp_path, Opsi(tanggal=date(2024, 1, 31)))
    figures = report.hitungan.ringkasan
    assert (figures.pagu, figures.realisasi) == (pagu, realisasi)
    assert (figures.jumlah_program, figures.jumlah_kegiatan, figures.jumlah_sub_kegiatan) == (1, 3, 26)
    (source,) = [
        s for f in report.berkas for sheet in f.lembar for s in sheet.sumber if s.jenis == "realisasi_anggaran"
    ][:1]
    assert sum(x.alasan.endswith("rekening") for x in source.lewat) >= 26 * 30
