"""Exports of one budget for several months: added, or the last one taken, and always said which and why."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lakip_xls.choosing.periods import Period, Way, period_of
from lakip_xls.choosing.selection import Selection, choose
from lakip_xls.documents.reading import read_documents
from lakip_xls.findings import Tingkat
from lakip_xls.parsing.dates import MONTHS
from lakip_xls.reading.gate import open_book
from tests.documents.sheets import Sheet, write


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("sipd_lra_juli_2026", Period(7)),
        ("LRA s.d. Juli 2026", Period(7, 1)),
        ("PERIODE 1 JANUARI S.D 31 OKTOBER 2024", Period(10, 1)),
        ("Realisasi Maret s/d Mei", Period(5, 3)),
        ("LRA TW II", Period(6, None, 3)),
        ("sampai dengan Triwulan III", Period(9, 1, 3)),
        ("Semester II", Period(12, None, 6)),
        ("Laporan Realisasi Anggaran", None),
        ("Program Pemasaran", None),
        ("Realisasi Nopember", Period(11)),
    ],
)
def test_what_a_title_says(text: str, period: Period | None) -> None:
    assert period_of([text]) == period


def budget(title: str, spent: list[int], name: str = "Sheet1", pagu: int = 12_000) -> Sheet:
    """A budget of one programme, one kegiatan and a sub kegiatan for each figure."""
    rows: list[list[object]] = [
        [title],
        ["Kode", "Uraian", "Pagu", "Realisasi"],
        ["7.01.01", "PROGRAM A", pagu * len(spent), sum(spent)],
        ["7.01.01.2.01", "Kegiatan A", pagu * len(spent), sum(spent)],
    ]
    rows += [[f"7.01.01.2.01.{i:04d}", f"Penyediaan Jasa {i}", pagu, value] for i, value in enumerate(spent, 1)]
    rows.append(["", "Jumlah", pagu * len(spent), sum(spent)])
    return Sheet(rows, name)


def choice(folder: Path) -> Selection:
    """What is chosen of the workbooks in a folder."""
    documents = [
        d for path in sorted(folder.glob("*.xlsx")) for d in read_documents(open_book(path, path.name)).documents
    ]
    return choose(documents, None)


def spent(chosen: Selection) -> int:
    """The realisasi of the programme."""
    (row,) = [b for b in chosen.data.rows("anggaran") if b.content("tingkat") == "program"]
    return int(row.number("realisasi") or 0)


def level(chosen: Selection) -> Tingkat | None:
    """The level of BACA-14."""
    return next((t.tingkat for t in chosen.temuan if t.kode == "BACA-14"), None)


SINGLE = [[100, 500, 0, 70, 90], [300, 50, 40, 0, 20], [0, 200, 60, 10, 400]]


def test_single_months_are_added_with_their_quarter(tmp_path: Path) -> None:
    for month, values in zip(("Januari", "Februari", "Maret"), SINGLE, strict=True):
        write(tmp_path / f"LRA {month}.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", values))
    chosen = choice(tmp_path)
    assert spent(chosen) == sum(map(sum, SINGLE))
    assert level(chosen) is Tingkat.WARNING
    assert chosen.period[0].way is Way.SINGLE and chosen.period[0].label == "s.d. Maret"
    (first,) = [b for b in chosen.data.rows("anggaran") if b.content("kode") == "7.01.01.2.01.0001"]
    assert first.content("realisasi") == first.content("realisasi_tw1") == 400
    assert [b.content("realisasi") for b in chosen.data.totals("anggaran")] == [sum(map(sum, SINGLE))]
    assert {t.kode for t in chosen.temuan} == {"BACA-14"}
    assert len(chosen.decisions) == 3


def test_a_month_that_is_missing_is_named_and_grave(tmp_path: Path) -> None:
    for month, values in zip(("Januari", "Februari", "April"), SINGLE, strict=True):
        write(tmp_path / f"LRA {month}.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", values))
    chosen = choice(tmp_path)
    assert level(chosen) is Tingkat.ERROR
    assert chosen.period[0].missing == (3,)
    assert "Maret tidak ada" in next(t.uraian for t in chosen.temuan)
    assert chosen.period[0].label == "Januari, Februari, April"


def test_a_sub_kegiatan_that_only_an_earlier_month_has_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "Januari.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", [100, 500, 300, 70, 90, 33]))
    write(tmp_path / "Februari.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", [10, 50, 30, 7, 9]))
    chosen = choice(tmp_path)
    rows = {b.text("uraian"): b.content("realisasi") for b in chosen.data.rows("anggaran")}
    assert rows["Penyediaan Jasa 6"] == 33 and spent(chosen) == 1_199


@pytest.mark.parametrize(
    ("titles", "files"),
    [
        (["REALISASI ANGGARAN S.D. JANUARI 2026", "REALISASI ANGGARAN S.D. FEBRUARI 2026"], ["a", "b"]),
        (["PERIODE 1 JANUARI S.D. 31 MARET 2026", "PERIODE 1 JANUARI S.D. 30 APRIL 2026"], ["a", "b"]),
    ],
)
def test_a_title_that_says_until_needs_no_figures(tmp_path: Path, titles: list[str], files: list[str]) -> None:
    for title, name, value in zip(titles, files, (40, 60), strict=True):
        write(tmp_path / f"{name}.xlsx", budget(title, [value]))
    chosen = choice(tmp_path)
    assert spent(chosen) == 60
    assert level(chosen) is Tingkat.INFO


def test_figures_that_only_grow_are_cumulative(tmp_path: Path) -> None:
    for month, factor in (("Maret", 1), ("Juni", 2), ("September", 3)):
        write(tmp_path / f"LRA {month}.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", [100 * factor] * 5))
    chosen = choice(tmp_path)
    assert spent(chosen) == 1_500
    assert chosen.period[0].way is Way.CUMULATIVE
    (first,) = [b for b in chosen.data.rows("anggaran") if b.content("kode") == "7.01.01.2.01.0001"]
    assert [first.content(f"realisasi_tw{q}") for q in (1, 2, 3, 4)] == [100, 100, 100, None]


def test_what_exceeds_the_pagu_when_added_is_cumulative(tmp_path: Path) -> None:
    for month, value in (("Januari", 7_000), ("Februari", 8_000)):
        write(tmp_path / f"LRA {month}.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", [value]))
    assert spent(choice(tmp_path)) == 8_000


def test_where_nothing_decides_it_is_a_kesalahan(tmp_path: Path) -> None:
    for month, value in (("Januari", 100), ("Februari", 200)):
        write(tmp_path / f"LRA {month}.xlsx", budget("REALISASI ANGGARAN TAHUN 2026", [value]))
    chosen = choice(tmp_path)
    assert level(chosen) is Tingkat.ERROR
    assert chosen.period[0].way is Way.UNKNOWN
    assert spent(chosen) == 200


@pytest.mark.parametrize("seed", range(40))
def test_random_years_of_months(tmp_path: Path, seed: int) -> None:
    """Months of a random office, single or cumulative, in file names, sheets or titles: the year is exact."""
    r = random.Random(seed)
    size, until = r.randint(4, 12), r.randint(3, 12)
    single = [[r.choice((0, r.randint(1, 900))) for _ in range(size)] for _ in range(until)]
    cumulative = r.random() < 0.5
    shown = [[sum(x) for x in zip(*single[: i + 1], strict=True)] if cumulative else single[i] for i in range(until)]
    where = r.choice(("file", "sheet", "title"))
    sheets = []
    for month, values in zip(MONTHS, shown, strict=False):
        title = f"REALISASI ANGGARAN {f'BULAN {month.upper()} ' if where == 'title' else ''}TAHUN 2026"
        sheets.append(budget(title, values, month if where == "sheet" else "Sheet1"))
    if where == "sheet":
        write(tmp_path / "LRA.xlsx", *sheets)
    else:
        for number, (month, sheet) in enumerate(zip(MONTHS, sheets, strict=False)):
            write(tmp_path / f"{f'LRA {month}' if where == 'file' else f'LRA {number}'}.xlsx", sheet)
    chosen = choice(tmp_path)
    assert spent(chosen) == sum(map(sum, single)) or level(chosen) is Tingkat.ERROR
    assert level(chosen) is not None
