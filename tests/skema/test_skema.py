"""The schema file is current, every report keeps to it, and a report that does not is told."""

from __future__ import annotations

import copy
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from lakip_xls.export import dumps
from lakip_xls.json_schema import schema_text
from lakip_xls.parsing.names import key
from lakip_xls.pipeline import Options, process
from lakip_xls.skema import FRAMES, KINDS, SHEETS, Type, fields_of_type
from tests.generator import make_unit, write_unit
from tests.samples import SAMPLES
from tests.skema import FILE
from tests.skema.check import problems

SKEMA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    report: dict[str, Any] = json.loads(dumps(process(SAMPLES / "rambipuji-2023", Options(tanggal=date(2024, 2, 21)))))
    return report


def test_the_file_is_current_and_the_command_prints_it() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "python -m tests.skema"
    result = CliRunner().invoke(main, ["skema"])
    assert (result.exit_code, result.output) == (0, schema_text())


def test_the_sample_keeps_to_the_schema(sample: dict[str, Any]) -> None:
    assert list(problems(sample, SKEMA)) == []


@pytest.mark.parametrize("seed", range(3))
def test_generated_units_keep_to_the_schema(seed: int, tmp_path: Path) -> None:
    write_unit(make_unit(seed), tmp_path, random.Random(seed))
    assert list(problems(json.loads(dumps(process(tmp_path, Options()))), SKEMA)) == []


@pytest.mark.parametrize("fault", ["drop", "type", "value", "new"])
def test_a_report_that_breaks_the_schema_is_told(sample: dict[str, Any], fault: str) -> None:
    broken = copy.deepcopy(sample)
    row = broken["tabel"]["anggaran"][0]
    if fault == "drop":
        del row["pagu"]
    else:
        row.update({"type": {"pagu": "dua"}, "value": {"tingkat": "bidang"}, "new": {"catatan": 1}}[fault])
    assert len(list(problems(broken, SKEMA))) == 1


def test_frames_name_known_kinds_and_no_column_twice() -> None:
    for frame in SHEETS.values():
        assert frame.kind is None or frame.kind in KINDS
        assert len(set(frame.all_names)) == len(frame.all_names), frame.name
        assert all(c.label and c.width for c in frame.columns)


def test_types_are_found_by_name() -> None:
    assert fields_of_type(Type.YEAR) == {"tahun"}
    assert fields_of_type(Type.MONEY) == {"anggaran", "pagu", "realisasi", "sisa", "anggaran_semula", "ditarik"}
    assert FRAMES["pengukuran"].of_type(Type.MONEY) == ()


def test_no_name_stands_for_two_kinds() -> None:
    names = [(key(name), kind.name) for kind in KINDS.values() for name in kind.names]
    assert len(dict(names)) == len(set(names))
    assert dict(names)[key("Data Kepegawaian")] == "sdm"
    assert dict(names)[key("Rencana Kinerja Tahunan (RKT)")] == "rkt"
