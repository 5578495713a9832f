"""Every way to compute that an office may choose: from Pengaturan.xlsx to the printed figure and its explanation.

The office of these tests has one sasaran, one programme (pagu 1.000.000, realisasi 900.000) and
four indicators whose capaian are worked by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lakip_xls.findings import Temuan
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process
from lakip_xls.templates.prepare import folder_content
from lakip_xls.writing.workbook import build
from tests.templates.filler import key_content, table_content

INDIKATOR = (
    ("Indeks Kepuasan Masyarakat", "Indeks", "positif", 80, 100),  # 125
    ("Angka Pengaduan", "Pengaduan", "negatif", 10, 16),  # (20 - 16) / 10 = 40, or 10 / 16 = 62,5
    ("Nilai SAKIP", "Predikat", "positif", "A", "B"),  # 60 / 80 = 75, or 4 / 6 = 66,67
    ("Persentase Layanan", "Persen", "positif", 100, 90.5),  # 90,5
)


def folder(tmp_path: Path, ketentuan: Mapping[str, str | int], scale: list[list[Any]] | None = None) -> Path:
    """The templates that the office filled in, and its settings."""
    makers = folder_content()
    rows = {
        "Pengukuran Kinerja.xlsx": ("Pengukuran", [["Sasaran A", *i] for i in INDIKATOR]),
        "Realisasi Anggaran.xlsx": (
            "Realisasi Anggaran",
            [[None, "Program P", "Kegiatan K", "Sub S", 1_000_000, 900_000]],
        ),
    }
    for name, (sheet, values) in rows.items():
        book = load_workbook(BytesIO(makers[name]()))
        for column, value in enumerate(("Kabupaten Contoh", "Kecamatan Contoh", 2024), 2):
            book.worksheets[0].cell(column, 2).value = value
        for row, fields in enumerate(values, 9 if sheet == "Pengukuran" else 9):
            for column, value in enumerate(fields, 2):
                book[sheet].cell(row, column).value = value
        book.save(tmp_path / name)
    settings = load_workbook(BytesIO(makers["Pengaturan.xlsx"]()))
    key_content(settings, "Ketentuan", ketentuan)
    table_content(settings["Sasaran Program"], [("Sasaran A", "Program P")])
    table_content(settings["Skala"], scale or [])
    settings.save(tmp_path / "Pengaturan.xlsx")
    return tmp_path


def run(
    tmp_path: Path, ketentuan: Mapping[str, str | int], scale: list[list[Any]] | None = None
) -> tuple[Laporan, Workbook]:
    laporan = process(folder(tmp_path, ketentuan, scale), Options(tanggal=date(2025, 1, 31)))
    return laporan, load_workbook(BytesIO(build(laporan, tmp_path / "hasil", tmp_path)), data_only=True)


def row(book: Workbook, sheet: str, content: str) -> list[Any]:
    """The values of the row of a sheet that holds a text."""
    return next([c.value for c in row] for row in book[sheet].iter_rows() if any(content == c.value for c in row))


def wrong_settings(laporan: Laporan) -> list[Temuan]:
    return [t for t in laporan.temuan if t.kode == "PGT-01"]


def tertulis(book: Workbook, butir: str) -> str:
    """What the block Ketentuan perhitungan says."""
    return next(str(row[2].value) for row in book["3.1 Pengukuran"].iter_rows() if row[1].value == butir)


def result(book: Workbook, indikator: str) -> tuple[Any, ...]:
    """Capaian, limited capaian, kategori and predikat as printed in Tabel 3.1."""
    return tuple(round(v, 3) if isinstance(v, float) else v for v in row(book, "3.1 Pengukuran", indikator)[6:10])


IKM, PENGADUAN, SAKIP, LAYANAN = (i[0] for i in INDIKATOR)


def test_defaults(tmp_path: Path) -> None:
    laporan, book = run(tmp_path, {})
    assert result(book, IKM) == (125, 100, "AA", "Sangat Memuaskan")
    assert result(book, PENGADUAN) == (40, 40, "C", "Kurang")
    assert result(book, SAKIP) == (75, 75, "BB", "Sangat Baik")
    assert result(book, LAYANAN) == (90.5, 90.5, "AA", "Sangat Memuaskan")
    assert result(book, "Rata-rata capaian")[:2] == (82.625, 76.375)
    assert tertulis(book, "Indikator negatif") == "(target − (realisasi − target)) / target × 100"
    assert wrong_settings(laporan) == []
    assert laporan.settings.file == "Pengaturan.xlsx"


def test_negative_indicators_by_ratio(tmp_path: Path) -> None:
    _, book = run(tmp_path, {"Rumus indikator negatif": "T/R"})
    assert result(book, PENGADUAN) == (62.5, 62.5, "B", "Baik")
    assert tertulis(book, "Indikator negatif") == "target / realisasi × 100"


@pytest.mark.parametrize(("limit", "limited", "mean"), [(120, 120, 81.375), (150, 125, 82.625), (110, 110, 78.875)])
def test_limit_of_capaian(limit: int, limited: int, mean: float, tmp_path: Path) -> None:
    _, book = run(tmp_path, {"Batas capaian": limit})
    assert result(book, IKM)[:2] == (125, limited)
    assert result(book, "Rata-rata capaian")[1] == mean
    assert tertulis(book, "Batas atas capaian (%)") == str(limit)


def test_no_limit(tmp_path: Path) -> None:
    laporan, book = run(tmp_path, {"Batas capaian": "tanpa batas"})
    assert result(book, IKM)[:2] == (125, 125)
    assert tertulis(book, "Batas atas capaian (%)").startswith("tanpa batas atas")
    assert not [t for t in laporan.temuan if t.kode == "NIL-03"]


def test_letter_grades_by_rank(tmp_path: Path) -> None:
    _, book = run(tmp_path, {"Penilaian huruf": "peringkat"})
    assert result(book, SAKIP) == (66.667, 66.667, "B", "Baik")
    assert "peringkat nilai realisasi" in tertulis(book, "Nilai huruf")


def test_scale_of_permendagri_86(tmp_path: Path) -> None:
    _, book = run(tmp_path, {"Skala predikat": "Permendagri 86/2017"})
    assert result(book, IKM)[2:] == ("ST", "Sangat Tinggi")
    assert result(book, LAYANAN)[2:] == ("T", "Tinggi")  # 90,5 is below 91
    assert result(book, SAKIP)[2:] == ("S", "Sedang")  # 75 is below 76
    assert result(book, PENGADUAN)[2:] == ("SR", "Sangat Rendah")
    assert row(book, "3.1 Pengukuran", "Skala predikat: Permendagri 86/2017")


def test_a_scale_of_the_office_itself(tmp_path: Path) -> None:
    steps = [
        ["Cukup", 60, "Perlu Perbaikan"],
        ["Unggul", "> 90,5", "Istimewa"],
        ["Baik", 75, "Memadai"],
        ["Buruk", 0, "Gagal"],
    ]
    laporan, book = run(tmp_path, {"Skala predikat": "sendiri"}, steps)
    assert [result(book, n)[2:] for n in (IKM, LAYANAN, SAKIP, PENGADUAN)] == [
        ("Unggul", "Istimewa"), ("Baik", "Memadai"), ("Baik", "Memadai"), ("Buruk", "Gagal"),
    ]  # fmt: skip
    assert row(book, "3.1 Pengukuran", "Skala predikat: sendiri")
    assert wrong_settings(laporan) == []


@pytest.mark.parametrize(
    ("ketentuan", "own_scale", "words", "scale"),
    [
        ({"Skala predikat": "sendiri"}, [], "lembar Skala tidak berisi jenjang", "SAKIP"),
        ({}, [["Baik", 50, "Baik"], ["Buruk", 0, "Buruk"]], "jenjang di lembar ini tidak dipakai", "SAKIP"),
        ({"Skala predikat": "sendiri"}, [["Baik", 80, ""], ["Cukup", 60, ""]], "tidak mulai dari 0", "sendiri"),
        ({"Skala predikat": "sendiri"}, [["Baik", "tinggi", ""], ["Cukup", 0, ""]], "bukan angka", "sendiri"),
    ],
)
def test_a_scale_that_does_not_fit_is_said(
    ketentuan: dict[str, str], own_scale: list[list[Any]], words: str, scale: str, tmp_path: Path
) -> None:
    laporan = process(folder(tmp_path, ketentuan, own_scale), Options(tanggal=date(2025, 1, 31)))
    (finding,) = wrong_settings(laporan)
    assert words in finding.uraian and finding.cell
    assert laporan.settings.nama_skala == scale


@pytest.mark.parametrize(
    ("method", "verdict", "figures", "words"),
    [
        # capaian of the sasaran 82,625; serapan 90
        ("capaian >= serapan", "Tidak efisien", (-7.37,), "sama dengan atau lebih besar daripada serapan"),
        ("selisih 5 poin", "Tidak efisien", (-7.37,), "rentang 5 poin"),
        # E = (826.250 - 900.000) / 826.250 x 100 = -8,93; NE = 50 - 8,93 / 20 x 50 = 27,69
        ("PMK 22/2021", "Tidak efisien", (-8.926, 27.685), "NE = 50 + E / 20 × 50"),
    ],
)
def test_methods_of_efisiensi(
    method: str, verdict: str, figures: tuple[float, ...], words: str, tmp_path: Path
) -> None:
    _, book = run(tmp_path, {"Metode efisiensi": method})
    record = row(book, "3.7 Efisiensi", "Sasaran A")
    assert [round(v, 3) for v in record[5:7]] == [82.625, 90]
    assert tuple(round(v, 3) for v in record[7 : 7 + len(figures)]) == figures
    assert record[7 + len(figures)] == verdict
    assert words in tertulis(book, "Tingkat efisiensi")


def test_quarters(tmp_path: Path) -> None:
    _, book = run(tmp_path, {"Triwulan": "terakhir"})
    assert tertulis(book, "Triwulan") == "target setahun adalah target triwulan terakhir yang terisi"


@pytest.mark.parametrize(
    ("key", "value", "guess"),
    [
        ("Rumus indikator negatif", "T per R", "T/R"),
        ("Penilaian huruf", "peringkt", "peringkat"),
        ("Skala predikat", "Permendagri", "Permendagri 86/2017"),
        ("Metode efisiensi", "PMK22", "PMK 22/2021"),
        ("Triwulan", "terakir", "terakhir"),
        ("Batas capaian", "seratus", None),
    ],
)
def test_unknown_values_are_findings_with_a_suggestion(key: str, value: str, guess: str | None, tmp_path: Path) -> None:
    laporan = process(folder(tmp_path, {key: value}), Options(tanggal=date(2025, 1, 31)))
    (finding,) = wrong_settings(laporan)
    assert finding.tertulis == value and finding.sheet == "Ketentuan" and finding.cell
    assert finding.seharusnya == guess


def test_unknown_keys_are_findings_with_a_suggestion(tmp_path: Path) -> None:
    place = folder(tmp_path, {})
    book = load_workbook(place / "Pengaturan.xlsx")
    book["Ketentuan"]["A5"] = "Batas capain"
    book["Identitas"]["A20"] = "Nama pejabt"
    book["Identitas"]["B20"] = "NAMA PEJABAT"
    pemetaan = book["Pemetaan"]
    rows = [("Lain.xlsx", "Sheet1", "realisasi_anggran", 5, "pagu", "E"), ("Lain.xlsx", "S", "realisasi_anggaran", 5, "paguu", "E"),
            ("Lain.xlsx", "S", "realisasi_anggaran", 5, "pagu", None)]  # fmt: skip
    table_content(pemetaan, rows)
    book.save(place / "Pengaturan.xlsx")
    found = wrong_settings(process(place, Options(tanggal=date(2025, 1, 31))))
    assert {(t.sheet, t.tertulis, t.seharusnya) for t in found} == {
        ("Ketentuan", "Batas capain", "Batas capaian"),
        ("Identitas", "Nama pejabt", "Nama pejabat"),
        ("Pemetaan", "realisasi_anggran", "realisasi_anggaran"),
        ("Pemetaan", "paguu", "pagu"),
        ("Pemetaan", "Lain.xlsx", None),
    }
