"""A few offices with recombined heads through the program; more with `python -m tests.headings`."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.generator import make_unit, oracle
from tests.generator.sheets import Sheet

from .folder import WRITERS, build_table, write_folder
from .judge import KEYS, differences, judge_seed
from .layout import write_table
from .model import KINDS, Table
from .spelling import misspell


@pytest.mark.parametrize("seed", range(9000, 9020))
def test_one_recombined_head_is_read(seed: int) -> None:
    for verdict in judge_seed(seed, alone=True):
        assert verdict.differences == []
        assert verdict.noise == []


@pytest.mark.parametrize("seed", range(9100, 9102))
def test_recombined_heads_everywhere_are_read(seed: int) -> None:
    for verdict in judge_seed(seed, alone=False):
        assert verdict.differences == []
        assert verdict.noise == []


def _tables(seed: int) -> list[Table]:
    unit = make_unit(seed)
    return [
        build_table(unit, k, Random(f"{seed}-{k}")) for k in KINDS if k != "data_indikator" or oracle.frame(unit)[k]
    ]


def test_every_kind_is_written() -> None:
    assert set(WRITERS) == set(KINDS)


@pytest.mark.parametrize("seed", range(30))
def test_tables_are_well_formed(seed: int) -> None:
    for table in _tables(seed):
        rows = len(table.columns[0].cells)
        assert rows > 0
        for column in table.columns:
            assert len(column.cells) == rows, (table.kind, column.path)
            assert column.keys is None or len(column.keys) == rows, (table.kind, column.path)
        assert all(set(KEYS[name]) & set(r) for name, found in table.expected.items() for r in found)


@pytest.mark.parametrize("seed", range(30))
def test_merges_hide_nothing(seed: int) -> None:
    for table in _tables(seed):
        sheet = Sheet("x")
        write_table(sheet, table, make_unit(seed), Random(seed), 1, 1)
        covered = [
            (r, c) for a, left, b, right in sheet.merged for r in range(a, b + 1) for c in range(left, right + 1)
        ]
        assert len(covered) == len(set(covered)), table.kind
        hidden = set(covered) - {(a, left) for a, left, _, _ in sheet.merged}
        assert not [p for p in hidden if p in sheet.cells], table.kind


def test_same_seed_same_folder(tmp_path: Path) -> None:
    one, two = write_folder(5, tmp_path / "a", False), write_folder(5, tmp_path / "b", False)
    assert [t.head_text for t in one.tables] == [t.head_text for t in two.tables]
    assert [f.name for f in one.files] == [f.name for f in two.files]


def test_comparison_sees_wrong_missing_and_extra_rows() -> None:
    rows = oracle.frame(make_unit(7))["anggaran"]
    assert differences("anggaran", rows, rows) == []
    wrong = [dict(r) for r in rows]
    wrong[0]["pagu"] += 1
    assert [d.field for d in differences("anggaran", wrong, rows)] == ["pagu"]
    assert [d.got for d in differences("anggaran", rows[:-1], rows)] == ["row is missing"]
    assert [d.got for d in differences("anggaran", rows, rows[:-1])] == ["row too many"]


def test_misspelling_is_one_letter() -> None:
    for n in range(50):
        wrong = misspell(Random(n), "Realisasi Anggaran")
        assert abs(len(wrong) - len("Realisasi Anggaran")) <= 1
