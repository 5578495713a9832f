"""Where pages end: blocks whole, parents named again, no last page that is nearly empty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.halaman import isi_halaman, rencanakan
from lakip_xls.writing.sel import Sel
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak, jumlah_baris, tinggi

SATU = isi_halaman(False, 400)
"""The height of a page that is printed at full size."""


def _baris(jumlah: int) -> list[float]:
    return [15.0] * jumlah


def test_a_block_is_not_torn_apart() -> None:
    assert rencanakan(_baris(95), SATU, utuh=[(40, 60)]).jeda == (40,)
    assert rencanakan(_baris(50), SATU, utuh=[(30, 49)]).jeda == ()
    assert rencanakan(_baris(300), SATU, utuh=[(20, 200)]).jeda  # taller than a page: torn apart


def test_a_nearly_empty_last_page_is_saved_by_printing_smaller() -> None:
    page = int(SATU.tinggi * 0.985 // 15)
    assert rencanakan(_baris(page - 3), SATU).muat == 0  # one page already
    assert rencanakan(_baris(page + 5), SATU).muat == 1
    assert rencanakan(_baris(page + 30), SATU).muat == 0  # the second page is well filled
    assert rencanakan(_baris(2 * page + 8), SATU).muat == 2
    assert rencanakan(_baris(2 * page + 8), SATU, bersambung=True).muat == 0
    assert rencanakan(_baris(30 * page + 8), SATU).muat == 0  # so many pages that one more does not matter
    small = isi_halaman(False, 800)
    assert rencanakan(_baris(int(small.tinggi * 1.2 / 15)), small).muat == 0  # it would be too small to read


@pytest.mark.parametrize("lebih", [8, 13, 20, 40])
def test_a_last_page_takes_rows_from_the_page_before(lebih: int) -> None:
    page = int(SATU.tinggi * 0.985 // 15)
    plan = rencanakan(_baris(2 * page + lebih), SATU, ulang=(3, 4), bersambung=True)
    last = 2 * page + lebih - plan.jeda[-1]
    assert 0.3 * page <= last <= page
    assert all(0 < b - a <= page for a, b in zip((0, *plan.jeda), plan.jeda, strict=False))


def test_a_page_that_would_end_there_anyway_is_left_alone() -> None:
    page = int(SATU.tinggi * 0.985 // 15)
    plan = rencanakan(_baris(page + 30), SATU)
    assert plan.jeda == (page,)
    assert plan.paksa == ()


def _tercetak(isi: list[str], rows: int) -> tuple[Lembar, Any]:
    sheet = Gerbang("Uji", "Unit", date(2024, 1, 1)).lembar("A", "#000000")
    table = Tabel(sheet, (Kolom("A", 20), Kolom("B", 60)), 0)
    for number in range(rows):
        table.tambah([Sel(isi[0], {}), Sel(f"{number}", {})])
    table.gabung(0, table.baris_isi, table.baris_isi + rows - 1)
    last = table.tulis() - 1
    atur_cetak(sheet, Cetak(baris_ulang=(0, table.baris_isi - 1)), last, 1)
    return sheet, table


def test_a_parent_that_goes_on_stands_again_on_the_next_page() -> None:
    parent = "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik " * 3
    sheet, table = _tercetak([parent], 130)
    breaks = sheet.sheet.hbreaks
    assert len(breaks) == 2
    starts = [table.baris_isi, *breaks]
    written = [r for r in starts if sheet.sheet.table[r].get(0).__class__.__name__ == "String"]
    assert written == starts
    parts = sorted((m[0], m[2]) for m in sheet.sheet.merge if m[1] == 0)
    assert [p for p in parts if p[0] in starts] == list(
        zip(starts, [b - 1 for b in [*breaks, table.baris]], strict=True)
    )
    for first, last in zip(starts, [*breaks, table.baris], strict=True):
        assert sum(sheet.tinggi[r] for r in range(first, last)) >= tinggi(jumlah_baris(parent, 20))


def test_a_parent_on_one_page_is_one() -> None:
    sheet, table = _tercetak(["Sasaran"], 20)
    assert not sheet.sheet.hbreaks
    assert (table.baris_isi, 0, table.baris - 1, 0) in [tuple(m[:4]) for m in sheet.sheet.merge]
