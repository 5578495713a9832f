"""Every rule with a wrong case: one change in the corrected sample, found at its cell. The right case is the sample itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from openpyxl import load_workbook

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.pipeline import Options, process
from lakip_xls.rules import run
from lakip_xls.rules.registry import catalogue
from lakip_xls.rules.run import checks
from tests.samples import copy_sample

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023-perbaikan"
LRA = ("Realisasi Anggaran 2023.xlsx", "Tabel 3.8")
PROG = ("Realisasi Program 2023.xlsx", "Tabel 3.6")
MEASURE = "Pengukuran Kinerja 2023.xlsx"
PK = ("Perjanjian Kinerja Perubahan 2023.xlsx", "PK Perubahan")
RKT = ("RKT Perubahan 2023.xlsx", "RKT Perubahan")
ACTION = ("Rencana Aksi 2023.xlsx", "Rencana Aksi")

WRONG: tuple[tuple[str, tuple[str, str], str, object, str | None], ...] = (
    ("BACA-03", LRA, "D5", "CATATAN", "A5"),
    ("BACA-04", LRA, "C10", "2.186,670.304", "C10"),
    ("BACA-05", LRA, "C9", "sda", "C9"),
    ("BACA-06", LRA, "D9", "=1/0", "D9"),
    ("JML-01", LRA, "D9", 4171200, None),
    ("JML-02", LRA, "C6", 2622027397, "C6"),
    ("JML-03", LRA, "C41", 3854768597, "C41"),
    ("JML-04", PK, "D48", 3854768197, "D48"),
    ("JML-06", ("Realisasi Anggaran 2023.xlsx", "Komposisi Belanja"), "C6", "Rp 96.109.228,-", "C6"),
    ("JML-07", ("Refocusing 2023.xlsx", "Refocusing"), "D11", "Rp. 500.109.380", "D11"),
    ("JML-08", ("Data Kepegawaian 2023.xlsx", "Tabel 1.2"), "D17", 22, "D17"),
    ("PSN-01", LRA, "E9", 77.25, "E9"),
    ("PSN-02", (MEASURE, "Tabel 3.1"), "F8", 0.9412, "F8"),
    ("PSN-06", ACTION, "H17", "Tw 1:-\nTw 2:-2\nTw 3:-\nTw 4:-", "H17"),
    ("DOK-01", PK, "D45", 840725600, "D45"),
    ("DOK-02", RKT, "L17", 22167000, "L17"),
    ("DOK-03", ("Renstra 2021-2026.xlsx", "Tabel TC.27"), "E9", "88,50", "E9"),
    ("DOK-04", (MEASURE, "Tabel 3.1"), "D7", 80, "D7"),
    ("DOK-07", ACTION, "E17", "Penerbitan Surat Keterangan Ahli Waris", "E17"),
    ("DOK-08", PK, "A47", "4. Program Koordinasi Koordinasi Ketentraman dan Ketertiban Umum", "A47"),
    ("DOK-09", (MEASURE, "Tabel 3.1"), "A2", "Pengukuran Realisasi Kinerja Tahun 2022", "A2"),
    ("DOK-11", ("Pembanding 2023.xlsx", "Tabel 3.4"), "D8", "100%", "D8"),
    ("DOK-12", ACTION, "H17", "Tw 1:-\nTw 2:9\nTw 3:-\nTw 4:-", "H17"),
    ("DOK-13", ACTION, "G17", "Bulan", "G17"),
    ("RA-03", ACTION, "H17", "Tw 1: 25%\nTw 2: 25%\nTw 3: 25%\nTw 4: 25%", "H17"),
    ("IND-01", ("Data Dukung Indikator 2023.xlsx", "Data Dukung"), "D7", 12, None),
    ("NIL-01", (MEASURE, "Tabel 3.5"), "D8", "√", "D8"),
    ("NIL-02", (MEASURE, "Tabel 3.7"), "D8", "Tidak efisien", "D8"),
)


@pytest.fixture(scope="module")
def right() -> tuple[Temuan, ...]:
    return process(SAMPLE, Options(tanggal=date(2024, 2, 21))).temuan


def check_(folder: Path, place: tuple[str, str], cell: str, value: object) -> list[Temuan]:
    """The findings of the corrected sample with one cell changed."""
    copy_sample(SAMPLE.name, folder)
    book = load_workbook(folder / place[0])
    book[place[1]][cell] = value
    book.save(folder / place[0])
    return list(process(folder, Options(tanggal=date(2024, 2, 21))).temuan)


def test_the_corrected_sample_breaks_no_rule(right: tuple[Temuan, ...]) -> None:
    assert [t.uraian for t in right if t.tingkat is not Tingkat.INFO] == []


@pytest.mark.parametrize(("kode", "place", "cell", "value", "wanted"), WRONG, ids=[s[0] for s in WRONG])
def test_one_wrong_cell_is_found(
    kode: str, place: tuple[str, str], cell: str, value: object, wanted: str | None, tmp_path: Path
) -> None:
    strong = [t for t in check_(tmp_path / "x", place, cell, value) if t.tingkat is not Tingkat.INFO]
    found = [t for t in strong if t.kode == kode]
    assert found, [(t.kode, t.cell, t.uraian[:90]) for t in strong]
    assert all(t.file and t.sheet and t.saran and t.uraian for t in found)
    if wanted is not None:
        places = {(t.file, t.sheet, t.cell) for t in found}
        places |= {(r.file, r.sheet, r.cell) for t in found for r in t.related}
        assert (place[0], place[1], wanted) in places


def test_a_rule_that_raises_is_named_and_the_report_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_context: object) -> list[Temuan]:
        raise RuntimeError("rusak")

    whole = [structs.replace(c, function=broken) if "PSN-04" in c.kodes else c for c in checks()]
    monkeypatch.setattr(run, "checks", lambda: whole)
    report = process(SAMPLE, Options(tanggal=date(2024, 2, 21)))
    assert any(t.kode == "SISTEM-01" and "PSN-04" in t.uraian for t in report.temuan)
    assert next(s for s in report.rules if s.rule.kode == "PSN-04").text == "tidak dijalankan"


def test_every_code_is_explained_and_checked() -> None:
    rules = catalogue()
    checked = {kode for c in checks() for kode in c.kodes}
    assert {k for k in rules if not k.startswith(("BACA", "PGT"))} <= checked
    for rule in rules.values():
        assert rule.arti and rule.contoh and rule.kelompok and rule.isi and rule.dasar
        assert f"Salah: {rule.salah}" in rule.penjelasan and f"Benar: {rule.benar}" in rule.penjelasan
        assert rule.salah != rule.benar


def test_needs_are_tables_that_documents_have(right: tuple[Temuan, ...]) -> None:
    known = {name for d in process(SAMPLE, Options()).data.documents for name in d.tables}
    known.add("rekap_unit")  # the sample has no recapitulation by unit
    needs = {n for rule in catalogue().values() for need in rule.needs for n in need.split("|")}
    assert needs <= known
