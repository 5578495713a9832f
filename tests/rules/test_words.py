"""Findings are read by busy people: few words, one sentence of advice, no place of the own row said again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from lakip_xls.findings import Temuan
from lakip_xls.pipeline import Options, process
from tests.fault_kinds import KINDS, trials
from tests.samples import SAMPLES

MEDIAN, MOST = 20, 60


@pytest.fixture(scope="module")
def findings() -> list[Temuan]:
    """The findings of both samples and of a fault of every tenth kind."""
    found = [t for path in sorted(SAMPLES.iterdir()) if path.is_dir() for t in _of(path)]
    for kind in KINDS[::10]:
        for result in trials(kind, 1, first=300):
            found += [t for t in (result.told, *result.noise) if t is not None]
    return found


def _of(folder: Path) -> tuple[Temuan, ...]:
    return process(folder, Options(tanggal=date(2024, 1, 31))).temuan


def test_few_words(findings: list[Temuan]) -> None:
    counts = [len(t.uraian.split()) for t in findings]
    assert len(counts) > 100
    assert median(counts) <= MEDIAN
    assert [t.uraian for t, n in zip(findings, counts, strict=True) if n > MOST] == []


def test_advice_is_one_sentence(findings: list[Temuan]) -> None:
    assert [t.saran for t in findings if re.search(r"[a-z)]\. [A-Z]", t.saran) and not t.kode.startswith("BACA")] == []


def test_the_own_place_is_not_said_again(findings: list[Temuan]) -> None:
    for t in findings:
        assert not re.search(r"\((?:berkas|lembar|sel) ", t.uraian), t.uraian
        if t.file and not t.kode.startswith("BACA"):
            assert t.file not in t.uraian, t.uraian


def test_nil_is_never_written_over_a_figure(findings: list[Temuan]) -> None:
    assert [t.uraian for t in findings if t.seharusnya == "0" and t.tertulis not in (None, "0", "")] == []
