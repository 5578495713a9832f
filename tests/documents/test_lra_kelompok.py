"""LRA by kelompok belanja: the composition, and the office's total where nothing more detailed is there."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from lakip_xls.cli import main
from tests.documents.test_subunits import programmes, report, write, wrong

TITLES = ("PEMERINTAH KABUPATEN TELAGA", "LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA", "DINAS PERIKANAN",
          "PERIODE 1 JANUARI S.D. 31 DESEMBER 2024")  # fmt: skip
ROWS: list[tuple[object, ...]] = [
    ("KODE REKENING", "URAIAN", "ANGGARAN", "REALISASI"),
    ("4", "PENDAPATAN DAERAH", 300, 250),
    ("4.1", "PENDAPATAN ASLI DAERAH (PAD)", 300, 250),
    ("5", "BELANJA DAERAH", 14000, 12100),
    ("5.1", "BELANJA OPERASI", 13000, 11200),
    ("5.1.01", "Belanja Pegawai", 9000, 8000),
    ("5.1.02", "Belanja Barang dan Jasa", 4000, 3200),
    ("5.2", "BELANJA MODAL", 1000, 900),
    ("5.2.02", "Belanja Modal Peralatan dan Mesin", 1000, 900),
    (None, "JUMLAH BELANJA", 14000, 12100),
]


def test_it_gives_belanja_and_the_total(tmp_path: Path) -> None:
    write(tmp_path / "x" / "LRA.xlsx", ROWS, TITLES)
    arguments = ["proses", str(tmp_path / "x"), "-o", str(tmp_path / "h.xlsx"), "--json", str(tmp_path / "h.json")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    data = json.loads((tmp_path / "h.json").read_text(encoding="utf-8"))
    assert [(r["kelompok"], r["pagu"], r["realisasi"]) for r in data["tabel"]["belanja"]] == [
        ("operasi", 13000, 11200),
        ("modal", 1000, 900),
    ]
    figures = data["ringkasan"]
    assert (figures["pagu"], figures["realisasi"], figures["sisa"], figures["jumlah_program"]) == (
        14000,
        12100,
        1900,
        0,
    )
    assert "Pagu     : Rp 14.000" in result.output
    assert data["tahun"] == 2024 and wrong(report(tmp_path / "x")) == []


def test_the_programmes_come_first(tmp_path: Path) -> None:
    write(tmp_path / "LRA kelompok.xlsx", ROWS, TITLES)
    head = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
    titles = ("REALISASI ANGGARAN TAHUN 2024", "DINAS PERIKANAN KABUPATEN TELAGA")
    write(tmp_path / "LRA program.xlsx", [head, *programmes(10)], titles)
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    assert (laporan.computed.ringkasan.pagu, laporan.computed.ringkasan.jumlah_program) == (14000, 2)


def test_a_kelompok_that_cannot_be_read_lacks_in_the_total(tmp_path: Path) -> None:
    rows = [("5.2", "BELANJA MODAL", 1000, "menyusul") if r[0] == "5.2" else r for r in ROWS]
    write(tmp_path / "LRA.xlsx", rows, TITLES)
    figures = report(tmp_path).computed.ringkasan
    assert (figures.pagu, figures.realisasi, figures.serapan) == (14000, None, None)
    assert [ref.cell for ref in figures.lacking["realisasi"]] == ["D12"]
