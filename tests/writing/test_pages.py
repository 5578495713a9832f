"""Where pages end: blocks whole, parents named again, no last page that is nearly empty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lakip_xls.writing.cells import OutputCell
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.layout import PrintSetup, height, row_count, set_print
from lakip_xls.writing.pages import page_content, plan_pages
from lakip_xls.writing.table import Table, TableColumn

ONE = page_content(False, 400)
"""The height of a page that is printed at full size."""


def _row(total: int) -> list[float]:
    return [15.0] * total


def test_a_block_is_not_torn_apart() -> None:
    assert plan_pages(_row(95), ONE, intact=[(40, 60)]).gap == (40,)
    assert plan_pages(_row(50), ONE, intact=[(30, 49)]).gap == ()
    assert plan_pages(_row(300), ONE, intact=[(20, 200)]).gap  # taller than a page: torn apart


def test_a_nearly_empty_last_page_is_saved_by_printing_smaller() -> None:
    page = int(ONE.height * 0.985 // 15)
    assert plan_pages(_row(page - 3), ONE).load == 0  # one page already
    assert plan_pages(_row(page + 5), ONE).load == 1
    assert plan_pages(_row(page + 30), ONE).load == 0  # the second page is well filled
    assert plan_pages(_row(2 * page + 8), ONE).load == 2
    assert plan_pages(_row(2 * page + 8), ONE, connected=True).load == 0
    assert plan_pages(_row(30 * page + 8), ONE).load == 0  # so many pages that one more does not matter
    small = page_content(False, 800)
    assert plan_pages(_row(int(small.height * 1.2 / 15)), small).load == 0  # it would be too small to read


@pytest.mark.parametrize("more", [8, 13, 20, 40])
def test_a_last_page_takes_rows_from_the_page_before(more: int) -> None:
    page = int(ONE.height * 0.985 // 15)
    plan = plan_pages(_row(2 * page + more), ONE, repeat=(3, 4), connected=True)
    last = 2 * page + more - plan.gap[-1]
    assert 0.3 * page <= last <= page
    assert all(0 < b - a <= page for a, b in zip((0, *plan.gap), plan.gap, strict=False))


def test_a_page_that_would_end_there_anyway_is_left_alone() -> None:
    page = int(ONE.height * 0.985 // 15)
    plan = plan_pages(_row(page + 30), ONE)
    assert plan.gap == (page,)
    assert plan.force == ()


def _printed(content: list[str], rows: int) -> tuple[OutputSheet, Any]:
    sheet = Gate("Uji", "Unit", date(2024, 1, 1)).sheet("A", "#000000")
    table = Table(sheet, (TableColumn("A", 20), TableColumn("B", 60)), 0)
    for number in range(rows):
        table.add([OutputCell(content[0], {}), OutputCell(f"{number}", {})])
    table.merge(0, table.content_rows, table.content_rows + rows - 1)
    last = table.write() - 1
    set_print(sheet, PrintSetup(repeated_rows=(0, table.content_rows - 1)), last, 1)
    return sheet, table


def test_a_parent_that_goes_on_stands_again_on_the_next_page() -> None:
    parent = "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik " * 3
    sheet, table = _printed([parent], 130)
    breaks = sheet.sheet.hbreaks
    assert len(breaks) == 2
    starts = [table.content_rows, *breaks]
    written = [r for r in starts if sheet.sheet.table[r].get(0).__class__.__name__ == "String"]
    assert written == starts
    parts = sorted((m[0], m[2]) for m in sheet.sheet.merge if m[1] == 0)
    assert [p for p in parts if p[0] in starts] == list(zip(starts, [b - 1 for b in [*breaks, table.row]], strict=True))
    for first, last in zip(starts, [*breaks, table.row], strict=True):
        assert sum(sheet.height[r] for r in range(first, last)) >= height(row_count(parent, 20))


def test_a_parent_on_one_page_is_one() -> None:
    sheet, table = _printed(["Sasaran"], 20)
    assert not sheet.sheet.hbreaks
    assert (table.content_rows, 0, table.row - 1, 0) in [tuple(m[:4]) for m in sheet.sheet.merge]
