"""Levels of the rows of one table: split codes, odd headings, names alone with their amounts, rows above programmes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lakip_xls.entities.levels import implied_code
from lakip_xls.entities.sums import levels_by_sums
from tests.entities.office import (
    JUTA,
    KEGIATAN,
    PROGRAM,
    SUB,
    TINGKAT,
    TOTAL,
    anggaran,
    error,
    laporan,
    levelled,
    title,
)

WANTED = [(TINGKAT[len(r[0])], r[0], r[1]) for r in levelled()]
BIDANG = ("tingkat", "kode", "uraian")
NAME = ["Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi"]


def _split(code: str) -> list[Any]:
    parts = code.split(".")
    split = [*parts[:3], *([".".join(parts[3:5])] if len(parts) > 3 else []), *parts[5:]]
    return [*split, *[None] * (5 - len(split))]


def _number(part: str | None) -> float | int | None:
    return None if part is None else float(part) if "." in part else int(part)


@pytest.mark.parametrize("numbers", [False, True])
def test_a_code_split_over_columns_headed_as_levels(numbers: bool) -> None:
    head = ["Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan", "Uraian", "Pagu", "Realisasi"]
    rows: list[list[Any]] = []
    for i, (code, *rest) in enumerate(levelled()):
        if i == 5:
            rows.append(head)
        parts = _split(code)
        rows.append([*(map(_number, parts) if numbers else parts), *rest])
    report = laporan({"anggaran.xlsx": [*title(), head, *rows, [*[None] * 5, *TOTAL]]})
    assert anggaran(report, *BIDANG) == WANTED
    assert error(report) == []


@pytest.mark.parametrize("heading", ["KD", "Nomor", "Kode"])
def test_codes_of_three_digits_for_the_kegiatan_in_a_column_headed_anyhow(heading: str) -> None:
    rows = [[code.replace(".2.0", ".20"), *rest] for code, *rest in levelled()]
    assert rows[1][0] == "1.02.02.201"
    report = laporan({"anggaran.xlsx": [*title(), [heading, "Uraian", "Pagu", "Realisasi"], *rows, ["", *TOTAL]]})
    assert anggaran(report, *BIDANG) == WANTED
    assert error(report) == []


def test_numbering_is_no_code() -> None:
    numbers = ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]
    rows = [[n, *r[1:]] for n, r in zip(numbers, levelled(), strict=True)]
    report = laporan({"anggaran.xlsx": [*title(), ["No", *NAME], *rows, ["", *TOTAL]]})
    assert anggaran(report, *BIDANG) == [(level, None, name) for level, _, name in WANTED]


def _names(*rows: tuple[str, str, int, int]) -> list[list[Any]]:
    return [[name.upper() if level == "program" else name, *amounts]
            for code, name, *amounts in rows for level in (TINGKAT[len(code)],)]  # fmt: skip


def test_names_without_code_or_indentation_get_their_level_from_the_amounts() -> None:
    report = laporan({"anggaran.xlsx": [*title(), NAME, *_names(*levelled()), TOTAL]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in WANTED]
    assert error(report) == []


def test_one_wrong_amount_does_not_move_the_levels() -> None:
    rows = [(c, n, p + 1 if n == "Rehabilitasi Puskesmas" else p, r) for c, n, p, r in levelled()]
    report = laporan({"anggaran.xlsx": [*title(), NAME, *_names(*rows), TOTAL]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in WANTED]
    assert [kode for kode, _ in error(report)] == ["JML-01"]


def test_programmes_with_kegiatan_alone_stay_two_levels() -> None:
    report = laporan({"anggaran.xlsx": [*title(), NAME, *_names(*sorted([*PROGRAM, *KEGIATAN])), TOTAL]})
    assert [t for (t,) in anggaran(report, "tingkat")] == ["program", "kegiatan", "kegiatan", "program", "kegiatan"]
    assert error(report) == []


def test_urusan_bidang_and_unit_stand_above_the_programmes_and_a_total_needs_no_label() -> None:
    whole = list(TOTAL[1:])
    above = [["URUSAN WAJIB PELAYANAN DASAR", *whole], ["BIDANG URUSAN KESEHATAN", *whole], ["Dinas Kesehatan", *whole]]
    report = laporan({"anggaran.xlsx": [*title(), NAME, *above, *_names(*levelled()), [None, *whole]]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in WANTED]
    assert [b.content("pagu") for b in report.data.totals("anggaran")] == [1500 * JUTA]
    assert error(report) == []


def test_a_bidang_between_programmes_is_told_by_the_sum_of_those_below_it() -> None:
    rows = _names(*levelled())
    second = [i for i, (code, *_) in enumerate(levelled()) if TINGKAT[len(code)] == "program"][1]
    rows.insert(second, ["Keuangan", *rows[second][1:]])
    report = laporan({"anggaran.xlsx": [*title(), NAME, *rows, TOTAL]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in WANTED]
    assert error(report) == []


def test_programmes_and_kegiatan_without_a_code_get_the_one_that_the_codes_below_imply() -> None:
    labels = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": ""}
    rows = [
        [code if (level := TINGKAT[len(code)]) == "sub_kegiatan" else None, labels[level] + name, *amounts]
        for code, name, *amounts in levelled()
    ]
    report = laporan({"anggaran.xlsx": [*title(), ["Kode", "Uraian", "Pagu", "Realisasi"], *rows, ["", *TOTAL]]})
    assert anggaran(report, *BIDANG) == WANTED
    assert error(report) == []


def test_a_kegiatan_without_label_and_code_above_coded_rows_is_one() -> None:
    more = [(f"1.02.03.2.01.000{i}", f"Layanan izin tahap {i}", 0, 0) for i in range(2, 7)]
    rows = [[None if code == "1.02.03.2.01" else code, *rest] for code, *rest in [*levelled(), *more]]
    report = laporan({"anggaran.xlsx": [*title(), ["Kode", "Uraian", "Pagu", "Realisasi"], *rows, ["", *TOTAL]]})
    assert anggaran(report, *BIDANG)[: len(WANTED)] == WANTED


def test_level_columns_beside_coded_sub_kegiatan() -> None:
    names = {code: name for code, name, *_ in [*PROGRAM, *KEGIATAN]}
    rows = [[names[c[:7]], names[c[:12]], c, n, p, r] for c, n, p, r in SUB]
    head = ["Program", "Kegiatan", "Kode", "Sub Kegiatan", "Pagu", "Realisasi"]
    report = laporan({"anggaran.xlsx": [*title(), head, *rows]})
    assert anggaran(report, *BIDANG) == WANTED


def test_levels_by_sums_prefer_official_names() -> None:
    rows = [(i, Decimal(v)) for i, v in enumerate([10, 5, 5, 5, 5])]
    assert levels_by_sums(rows, {0: "program", 3: "kegiatan", 2: "sub_kegiatan", 4: "sub_kegiatan"}) == {
        0: "program", 1: "kegiatan", 2: "sub_kegiatan", 3: "kegiatan", 4: "sub_kegiatan",
    }  # fmt: skip
    assert levels_by_sums([(0, Decimal(10)), (1, Decimal(7)), (2, Decimal(4))], {}) is None
    assert levels_by_sums([(0, Decimal(10)), (1, Decimal(10)), (2, Decimal(4)), (3, Decimal(6))], {}) == {
        0: "program", 1: "kegiatan", 2: "sub_kegiatan", 3: "sub_kegiatan",
    }  # fmt: skip


def test_a_code_is_implied_only_where_all_agree() -> None:
    assert implied_code(["1.02.02.2.01.0001", "1.02.02.2.02.0001", None], "program") == "1.02.02"
    assert implied_code(["1.02.02.2.01.0001", "1.02.02.2.02.0001"], "kegiatan") is None
    assert implied_code(["A.1", None], "program") is None
