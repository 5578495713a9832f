"""Rules of plausibility: information on unusual figures, silent on usual ones."""

from __future__ import annotations

import pytest

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Dokumen
from lakip_xls.settings import Pengaturan
from tests.rules.baris import POHON, Sel, anggaran, dokumen, ganti, persen, ringkas, temuan

S = "Meningkatnya Kualitas Pelayanan Publik Kecamatan"
I = "Indeks Kepuasan Masyarakat"  # noqa: E741


def ukur(nama: str = I, target: Sel = 80.0, realisasi: Sel = 82.0, **lain: Sel) -> Dokumen:
    row = {"sasaran": S, "indikator": nama, "target": target, "realisasi": realisasi, **lain}
    return dokumen("pengukuran_kinerja", "pengukuran", [row])


def lalu(realisasi: Sel, nama: str = I) -> Dokumen:
    row = {"sasaran": S, "indikator": nama, "tahun": 2022, "target": 70.0, "realisasi": realisasi}
    return dokumen("antar_tahun", "antar_tahun", [row])


def wajar(*documents: Dokumen, pengaturan: Pengaturan | None = None) -> list[Temuan]:
    return [t for t in temuan(*documents, pengaturan=pengaturan) if t.kode.startswith("WJR")]


def test_usual_figures_are_silent() -> None:
    assert wajar(ukur(), lalu(79.5), anggaran(*POHON)) == []


def test_capaian_over_120() -> None:
    assert ringkas(wajar(ukur(realisasi=96.0)), "WJR-01") == []
    (found,) = wajar(ukur(realisasi=96.1))
    assert (found.kode, found.sel, found.tingkat) == ("WJR-01", "D6", Tingkat.INFO)
    assert "120,13%" in found.uraian


def test_target_below_last_years_realisasi() -> None:
    (found,) = wajar(ukur(), lalu(84.7))
    assert (found.kode, found.sel) == ("WJR-02", "C6")
    assert "lebih rendah daripada realisasi 2022 sebesar 84,7" in found.uraian
    assert wajar(ukur(), lalu(80.0)) == []


def test_target_above_last_years_realisasi_of_a_negative_indicator() -> None:
    name = "Persentase pengaduan yang terlambat ditangani"
    assert [t.kode for t in wajar(ukur(name, 10.0, 10.0, polaritas="negatif"), lalu(8.0, name))] == ["WJR-02"]
    assert wajar(ukur(name, 10.0, 10.0, polaritas="negatif"), lalu(12.0, name)) == []


@pytest.mark.parametrize(
    "nama",
    [
        "Persentase pengaduan yang terlambat ditangani",
        "Persentase temuan yang belum ditindaklanjuti",
        "Angka Kemiskinan",
        "Prevalensi stunting",
        "Jumlah pelanggaran disiplin ASN",
        "Rata-rata waktu tunggu",
    ],
)
def test_negative_by_its_words(nama: str) -> None:
    (found,) = wajar(ukur(nama))
    assert (found.kode, found.sel) == ("WJR-03", "B6")
    assert wajar(ukur(nama, polaritas="positif")) == []
    assert wajar(ukur(nama), pengaturan=Pengaturan(polaritas=((nama, "positif"),))) == []


@pytest.mark.parametrize(
    "nama",
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
def test_positive_by_its_words(nama: str) -> None:
    assert wajar(ukur(nama)) == []


def test_low_spending_is_told_once_at_the_top() -> None:
    low = ganti(POHON, 5, realisasi=190)
    low = ganti(low, 4, realisasi=190)
    low = ganti(low, 0, realisasi=740)
    assert ringkas(wajar(anggaran(*low)), "WJR-04") == [("D10", "190", None)]


def quarters(*values: Sel, target: Sel = 12, satuan: str = "Laporan") -> Dokumen:
    row: dict[str, Sel] = {
        "sub_kegiatan": "Penyusunan Laporan",
        "indikator": "Jumlah laporan",
        "satuan": satuan,
        "target": target,
    }
    row |= {f"tw{n}": v for n, v in enumerate(values, 1)}
    return dokumen("rencana_aksi", "rencana_aksi", [row])


def test_quarters_that_repeat_the_year() -> None:
    (found,) = wajar(quarters(12, 12, 12, 12))
    assert (found.kode, found.sel) == ("WJR-05", "E6")
    assert wajar(quarters(3, 3, 3, 3)) == []
    assert wajar(quarters(84, 84, 84, 84, target=84, satuan="Indeks")) == []
    assert wajar(quarters(*[persen(100)] * 4, target=persen(100), satuan="Persen")) == []
