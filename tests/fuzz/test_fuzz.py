"""A short run of the fuzzer, and every workbook that once made trouble. The long run: `python -m tests.fuzz`."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.cases import make, run
from tests.fuzz.grids import CONTENT, HEADING, NUMBER, write_grid
from tests.fuzz.mutations import ODD

REGRESSION = sorted(p for p in (Path(__file__).parent / "regresi").glob("*") if p.suffix != ".txt")


@pytest.mark.parametrize("path", REGRESSION, ids=lambda p: p.name)
def test_what_once_made_trouble(path: Path) -> None:
    assert run(f"kasus{path.suffix}", path.read_bytes()) == ""


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_damaged_workbooks_and_random_grids(first: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's, about names that a damaged seed has twice
        for seed in range(first, first + 10):
            assert run(*make(seed)) == "", f"seed {seed}"


_CELL = st.one_of(
    st.sampled_from((*CONTENT, *ODD)),
    st.sampled_from(NUMBER),
    st.integers(-(10**12), 10**12),
    st.text(max_size=12),
    st.just(""),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(HEADING), min_size=2, max_size=7),
    st.lists(st.lists(_CELL, min_size=1, max_size=7), max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_grid_of_cells(tmp_path: Path, header: list[str], rows: list[list[str | int | float]], rng: object) -> None:
    path = tmp_path / "kisi.xlsx"
    write_grid([list(header), *rows], path, rng)  # type: ignore[arg-type]
    assert run("kasus.xlsx", path.read_bytes()) == ""
