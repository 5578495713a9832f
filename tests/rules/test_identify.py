"""A finding keeps its id when rows move and other findings come or go; every finding has a root that is there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from lakip_xls.findings import Temuan
from lakip_xls.pipeline import Options, process
from tests.faults_base import Material, mistype, move
from tests.generator import build_unit, make_unit
from tests.samples import SAMPLES


def _findings(folder: Path) -> tuple[Temuan, ...]:
    return process(folder, Options(tanggal=date(2024, 1, 31))).temuan


def _spoiled(folder: Path, *, others: bool) -> dict[str, Temuan]:
    """A unit with one wrong amount in the RKT; with others further ones, and rows above the tables."""
    b = Material(build_unit(make_unit(7), Random(7)), Random(1))
    first, *rest = b.key("rkt", "anggaran")
    b.replace(first, mistype(Random(1), b.content(first)))
    if others:
        for k in (rest[-1], *b.key("anggaran", "realisasi")[3:4]):
            b.replace(k, mistype(Random(2), b.content(k)))
        for sheet in {id(c.sheet): c.sheet for c in b.draft.catatan.values()}.values():
            move(b, sheet, 1, 2)
    folder.mkdir()
    b.draft.save(folder)
    return {t.id: t for t in _findings(folder)}


def test_an_id_stays_when_rows_move_and_other_findings_come(tmp_path: Path) -> None:
    alone, among = _spoiled(tmp_path / "a", others=False), _spoiled(tmp_path / "b", others=True)
    told = {i: t for i, t in alone.items() if t.tingkat.value == "kesalahan"}
    assert told
    assert told.keys() < among.keys()
    assert all(among[i].cell != t.cell and among[i].kode == t.kode for i, t in told.items())


@pytest.mark.parametrize("name", ["rambipuji-2023", "rambipuji-2023-perbaikan"])
def test_ids_are_unique_and_roots_are_there(name: str) -> None:
    findings = _findings(SAMPLES / name)
    assert [i for i, n in Counter(t.id for t in findings).items() if n > 1 or not i] == []
    by_id = {t.id: t for t in findings}
    assert all(by_id[by_id[t.root].root] is by_id[t.root] for t in findings)
