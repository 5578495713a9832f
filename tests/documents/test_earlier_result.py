"""Results of earlier years are read back: Tabel 3.2, the trend, and which of several results counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.findings import Tingkat
from lakip_xls.frames import rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Value
from lakip_xls.pipeline import NothingToReport, Options, process
from lakip_xls.writing.workbook import write_workbook
from tests.samples import copy_sample

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rambipuji-2023-perbaikan"
OPTIONS = Options(tanggal=date(2024, 2, 21))
IKM = "Indeks Kepuasan Masyarakat"


@pytest.fixture(scope="module")
def base() -> Laporan:
    return process(SAMPLE, OPTIONS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_sample(SAMPLE.name, tmp_path / "kerja")


def _write(
    base: Laporan,
    path: Path,
    tahun: int,
    ikm: dict[int, str],
    *,
    name: str = IKM,
    unit: str | None = None,
    triwulan: int | None = None,
) -> None:
    """A result of another year, in which only IKM has values."""
    series = tuple((y, Value(Decimal(v), decimals=2)) for y, v in ikm.items())
    own = tuple(replace(a, indikator=name, target=series, realisasi=series)
                for a in base.computed.antar_tahun if a.indikator == IKM)  # fmt: skip
    total = replace(
        base.computed.ringkasan, pagu=1_000 * tahun, realisasi=900 * tahun, rata_rata_capaian=Decimal("97.5")
    )
    who = replace(base.identity, tahun=tahun, unit=unit or base.identity.unit)
    figures = replace(base.computed, antar_tahun=own, ringkasan=total)
    write_workbook(replace(base, identity=who, computed=figures, triwulan=triwulan), path)


def _ikm(laporan: Laporan) -> dict[int, object]:
    row = next(a for a in laporan.computed.antar_tahun if a.indikator == IKM)
    return {y: v.content for y, v in row.realisasi}


def _reason(laporan: Laporan) -> dict[str, str]:
    return {b.name: b.reason for b in laporan.files if "LKjIP" in b.name}


def test_three_years_from_the_folder_and_the_archive(base: Laporan, folder: Path) -> None:
    _write(base, folder / "LKjIP 2022.xlsx", 2022, {2021: "1.5", 2022: "81.25"})
    _write(base, folder / "hasil" / "arsip" / "LKjIP_2021_3.xlsx", 2021, {2020: "70", 2021: "80.5"})
    laporan = process(folder, OPTIONS)
    assert _ikm(laporan) == {2021: Decimal("80.5"), 2022: Decimal("81.25"), 2023: Decimal("83.53")}
    assert _reason(laporan) == {"LKjIP 2022.xlsx": "", "hasil/arsip/LKjIP_2021_3.xlsx": ""}
    kinds = {s.kind for b in laporan.files if "LKjIP" in b.name for x in b.sheets for s in x.sources}
    assert kinds == {"hasil"}
    assert not [t for t in laporan.temuan if t.tingkat is not Tingkat.INFO or t.kode == "BACA-10"]
    past = next(a for a in laporan.computed.antar_tahun if a.indikator == IKM)
    assert [str(v.ref) for y, v in past.target if v.ref and y == 2022] == [
        "LKjIP 2022.xlsx, lembar Data antar_tahun, sel D3"
    ]

    write_workbook(laporan, folder / "hasil" / "h.xlsx")
    book = load_workbook(folder / "hasil" / "h.xlsx", data_only=True)
    row = next(r for r in book["3.2 Antar Tahun"].iter_rows(values_only=True) if r[1] == IKM)
    assert row[5:8] == (80.5, 81.25, 83.53)
    assert row[11] == pytest.approx((83.53 / 81.25 - 1) * 100)
    years = {r[0]: r for r in book["Ikhtisar"].iter_rows(max_col=8, values_only=True) if r[0] in (2021, 2022, 2023)}
    assert (years[2021][1], years[2021][3], years[2021][7]) == (2_021_000, 1_818_900, 97.5)
    assert years[2022][1] == 3_518_816_178  # the office's own table comes first
    assert years[2022][7] == 97.5
    assert years[2023][6] == pytest.approx((3_667_310_016 / 3_437_818_177 - 1) * 100)


def test_an_indicator_is_found_under_a_slightly_different_name(base: Laporan, folder: Path) -> None:
    _write(base, folder / "LKjIP 2022.xlsx", 2022, {2022: "81.25"}, name="Indeks kepuasan masyarakat.")
    laporan = process(folder, OPTIONS)
    assert _ikm(laporan)[2022] == Decimal("81.25")
    assert not [t for t in laporan.temuan if t.tingkat is not Tingkat.INFO]


def test_results_that_do_not_count_say_why(base: Laporan, folder: Path) -> None:
    _write(base, folder / "LKjIP a.xlsx", 2023, {2023: "1"})
    _write(base, folder / "LKjIP b.xlsx", 2022, {2022: "2"}, unit="Kecamatan Lain")
    _write(base, folder / "LKjIP c.xlsx", 2022, {2022: "3"}, triwulan=2)
    _write(base, folder / "LKjIP d.xlsx", 2022, {2022: "4"})
    _write(base, folder / "LKjIP e.xlsx", 2022, {2022: "5"})
    laporan = process(folder, OPTIONS)
    reasons = _reason(laporan)
    assert reasons["LKjIP a.xlsx"] == "hasil program ini; tidak dibaca sebagai bahan"
    assert "unit lain (Kecamatan Lain)" in reasons["LKjIP b.xlsx"]
    assert "triwulan 2" in reasons["LKjIP c.xlsx"]
    assert reasons["LKjIP d.xlsx"] == ""
    assert "sudah ada hasil lain" in reasons["LKjIP e.xlsx"]
    assert _ikm(laporan)[2022] == Decimal(4)


def test_own_result_of_the_year_changes_nothing(base: Laporan, folder: Path) -> None:
    write_workbook(base, folder / "hasil" / "h.xlsx")
    again = process(folder, OPTIONS)
    assert rows(again.data, again.computed) == rows(base.data, base.computed)
    assert again.computed.ringkasan == base.computed.ringkasan
    assert again.computed.antar_tahun == base.computed.antar_tahun
    assert again.temuan == base.temuan


def test_a_folder_with_nothing_but_a_result_says_what_is_needed(base: Laporan, tmp_path: Path) -> None:
    write_workbook(base, tmp_path / "h.xlsx")
    with pytest.raises(NothingToReport, match="hasil program ini"):
        process(tmp_path, OPTIONS)
