"""Results of earlier years are read back: Tabel 3.2, the trend, and which of several results counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lakip_xls.findings import Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.model import Nilai
from lakip_xls.pipeline import Opsi, TidakAdaBahan, proses
from lakip_xls.writing.workbook import tulis_workbook
from tests.contoh import copy_sample

CONTOH = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023-perbaikan"
OPSI = Opsi(tanggal=date(2024, 2, 21))
IKM = "Indeks Kepuasan Masyarakat"


@pytest.fixture(scope="module")
def dasar() -> Laporan:
    return proses(CONTOH, OPSI)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_sample(CONTOH.name, tmp_path / "kerja")


def _tulis(
    dasar: Laporan,
    path: Path,
    tahun: int,
    ikm: dict[int, str],
    *,
    nama: str = IKM,
    unit: str | None = None,
    triwulan: int | None = None,
) -> None:
    """A result of another year, in which only IKM has values."""
    series = tuple((y, Nilai(Decimal(v), desimal=2)) for y, v in ikm.items())
    own = tuple(replace(a, indikator=nama, target=series, realisasi=series)
                for a in dasar.hitungan.antar_tahun if a.indikator == IKM)  # fmt: skip
    total = replace(
        dasar.hitungan.ringkasan, pagu=1_000 * tahun, realisasi=900 * tahun, rata_rata_capaian=Decimal("97.5")
    )
    who = replace(dasar.identitas, tahun=tahun, unit=unit or dasar.identitas.unit)
    figures = replace(dasar.hitungan, antar_tahun=own, ringkasan=total)
    tulis_workbook(replace(dasar, identitas=who, hitungan=figures, triwulan=triwulan), path)


def _ikm(laporan: Laporan) -> dict[int, object]:
    row = next(a for a in laporan.hitungan.antar_tahun if a.indikator == IKM)
    return {y: v.isi for y, v in row.realisasi}


def _alasan(laporan: Laporan) -> dict[str, str]:
    return {b.nama: b.alasan for b in laporan.berkas if "LKjIP" in b.nama}


def test_three_years_from_the_folder_and_the_archive(dasar: Laporan, folder: Path) -> None:
    _tulis(dasar, folder / "LKjIP 2022.xlsx", 2022, {2021: "1.5", 2022: "81.25"})
    _tulis(dasar, folder / "hasil" / "arsip" / "LKjIP_2021_3.xlsx", 2021, {2020: "70", 2021: "80.5"})
    laporan = proses(folder, OPSI)
    assert _ikm(laporan) == {2021: Decimal("80.5"), 2022: Decimal("81.25"), 2023: Decimal("83.53")}
    assert _alasan(laporan) == {"LKjIP 2022.xlsx": "", "hasil/arsip/LKjIP_2021_3.xlsx": ""}
    kinds = {s.jenis for b in laporan.berkas if "LKjIP" in b.nama for x in b.lembar for s in x.sumber}
    assert kinds == {"hasil"}
    assert not [t for t in laporan.temuan if t.tingkat is not Tingkat.INFO or t.kode == "BACA-10"]
    past = next(a for a in laporan.hitungan.antar_tahun if a.indikator == IKM)
    assert [str(v.ref) for y, v in past.target if v.ref and y == 2022] == [
        "LKjIP 2022.xlsx, lembar Data antar_tahun, sel D3"
    ]

    tulis_workbook(laporan, folder / "hasil" / "h.xlsx")
    book = load_workbook(folder / "hasil" / "h.xlsx", data_only=True)
    row = next(r for r in book["3.2 Antar Tahun"].iter_rows(values_only=True) if r[1] == IKM)
    assert row[5:8] == (80.5, 81.25, 83.53)
    assert row[8] == pytest.approx((83.53 / 81.25 - 1) * 100)
    years = {r[0]: r for r in book["Ikhtisar"].iter_rows(max_col=8, values_only=True) if r[0] in (2021, 2022, 2023)}
    assert (years[2021][1], years[2021][3], years[2021][7]) == (2_021_000, 1_818_900, 97.5)
    assert years[2022][1] == 3_518_816_178  # the office's own table comes first
    assert years[2022][7] == 97.5
    assert years[2023][6] == pytest.approx((3_667_310_016 / 3_437_818_177 - 1) * 100)


def test_an_indicator_is_found_under_a_slightly_different_name(dasar: Laporan, folder: Path) -> None:
    _tulis(dasar, folder / "LKjIP 2022.xlsx", 2022, {2022: "81.25"}, nama="Indeks kepuasan masyarakat.")
    laporan = proses(folder, OPSI)
    assert _ikm(laporan)[2022] == Decimal("81.25")
    assert not [t for t in laporan.temuan if t.tingkat is not Tingkat.INFO]


def test_results_that_do_not_count_say_why(dasar: Laporan, folder: Path) -> None:
    _tulis(dasar, folder / "LKjIP a.xlsx", 2023, {2023: "1"})
    _tulis(dasar, folder / "LKjIP b.xlsx", 2022, {2022: "2"}, unit="Kecamatan Lain")
    _tulis(dasar, folder / "LKjIP c.xlsx", 2022, {2022: "3"}, triwulan=2)
    _tulis(dasar, folder / "LKjIP d.xlsx", 2022, {2022: "4"})
    _tulis(dasar, folder / "LKjIP e.xlsx", 2022, {2022: "5"})
    laporan = proses(folder, OPSI)
    reasons = _alasan(laporan)
    assert reasons["LKjIP a.xlsx"] == "hasil program ini; tidak dibaca sebagai bahan"
    assert "unit lain (Kecamatan Lain)" in reasons["LKjIP b.xlsx"]
    assert "triwulan 2" in reasons["LKjIP c.xlsx"]
    assert reasons["LKjIP d.xlsx"] == ""
    assert "sudah ada hasil lain" in reasons["LKjIP e.xlsx"]
    assert _ikm(laporan)[2022] == Decimal(4)


def test_own_result_of_the_year_changes_nothing(dasar: Laporan, folder: Path) -> None:
    tulis_workbook(dasar, folder / "hasil" / "h.xlsx")
    again = proses(folder, OPSI)
    assert again.hitungan == dasar.hitungan
    assert again.temuan == dasar.temuan


def test_a_folder_with_nothing_but_a_result_says_what_is_needed(dasar: Laporan, tmp_path: Path) -> None:
    tulis_workbook(dasar, tmp_path / "h.xlsx")
    with pytest.raises(TidakAdaBahan, match="hasil program ini"):
        proses(tmp_path, OPSI)
