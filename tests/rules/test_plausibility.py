"""Rules of plausibility: information on unusual figures, silent on usual ones."""

from __future__ import annotations

import pytest

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document
from lakip_xls.settings import Settings
from tests.rules.rows import TREE, Cell, anggaran, brief, document, persen, replace, temuan

S = "Meningkatnya Kualitas Pelayanan Publik Kecamatan"
I = "Indeks Kepuasan Masyarakat"  # noqa: E741


def measure(name: str = I, target: Cell = 80.0, realisasi: Cell = 82.0, **other: Cell) -> Document:
    row = {"sasaran": S, "indikator": name, "target": target, "realisasi": realisasi, **other}
    return document("pengukuran_kinerja", "pengukuran", [row])


def then_(realisasi: Cell, name: str = I) -> Document:
    row = {"sasaran": S, "indikator": name, "tahun": 2022, "target": 70.0, "realisasi": realisasi}
    return document("antar_tahun", "antar_tahun", [row])


def plausible(*documents: Document, settings: Settings | None = None) -> list[Temuan]:
    return [t for t in temuan(*documents, settings=settings) if t.kode.startswith("WJR")]


def test_usual_figures_are_silent() -> None:
    assert plausible(measure(), then_(79.5), anggaran(*TREE)) == []


def test_capaian_over_120() -> None:
    assert brief(plausible(measure(realisasi=96.0)), "WJR-01") == []
    (found,) = plausible(measure(realisasi=96.1))
    assert (found.kode, found.cell, found.tingkat) == ("WJR-01", "D6", Tingkat.INFO)
    assert "120,13%" in found.uraian


def test_target_below_last_years_realisasi() -> None:
    (found,) = plausible(measure(), then_(84.7))
    assert (found.kode, found.cell) == ("WJR-02", "C6")
    assert "lebih rendah daripada realisasi 2022 84,7" in found.uraian
    assert plausible(measure(), then_(80.0)) == []


def test_target_above_last_years_realisasi_of_a_negative_indicator() -> None:
    name = "Persentase pengaduan yang terlambat ditangani"
    assert [t.kode for t in plausible(measure(name, 10.0, 10.0, polaritas="negatif"), then_(8.0, name))] == ["WJR-02"]
    assert plausible(measure(name, 10.0, 10.0, polaritas="negatif"), then_(12.0, name)) == []


@pytest.mark.parametrize(
    "name",
    [
        "Persentase pengaduan yang terlambat ditangani",
        "Persentase temuan yang belum ditindaklanjuti",
        "Angka Kemiskinan",
        "Prevalensi stunting",
        "Jumlah pelanggaran disiplin ASN",
        "Rata-rata waktu tunggu",
    ],
)
def test_negative_by_its_words(name: str) -> None:
    (found,) = plausible(measure(name))
    assert (found.kode, found.cell) == ("WJR-03", "B6")
    assert plausible(measure(name, polaritas="positif")) == []
    assert plausible(measure(name), settings=Settings(polaritas=((name, "positif"),))) == []


@pytest.mark.parametrize(
    "name",
    [
        "Persentase Laporan Pelanggaran yang Diselesaikan",
        "Persentase penurunan angka kemiskinan",
        "Persentase keluhan yang ditindaklanjuti",
        "Persentase desa bebas stunting",
        "Persentase ASN yang tidak melanggar disiplin",
        "Persentase penanganan konflik sosial",
        "Indeks Kepuasan Masyarakat",
    ],
)
def test_positive_by_its_words(name: str) -> None:
    assert plausible(measure(name)) == []


def test_low_spending_is_told_once_at_the_top() -> None:
    low = replace(TREE, 5, realisasi=190)
    low = replace(low, 4, realisasi=190)
    low = replace(low, 0, realisasi=740)
    assert brief(plausible(anggaran(*low)), "WJR-04") == [("D10", "190", None)]


def quarters(*values: Cell, target: Cell = 12, satuan: str = "Laporan") -> Document:
    row: dict[str, Cell] = {
        "sub_kegiatan": "Penyusunan Laporan",
        "indikator": "Jumlah laporan",
        "satuan": satuan,
        "target": target,
    }
    row |= {f"tw{n}": v for n, v in enumerate(values, 1)}
    return document("rencana_aksi", "rencana_aksi", [row])


def test_quarters_that_repeat_the_year() -> None:
    (found,) = plausible(quarters(12, 12, 12, 12))
    assert (found.kode, found.cell) == ("WJR-05", "E6")
    assert plausible(quarters(3, 3, 3, 3)) == []
    assert plausible(quarters(84, 84, 84, 84, target=84, satuan="Indeks")) == []
    assert plausible(quarters(*[persen(100)] * 4, target=persen(100), satuan="Persen")) == []
