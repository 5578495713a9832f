"""Levels of the rows of one table: split codes, odd headings, names alone with their amounts, rows above programmes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lakip_xls.entities.levels import implied_code
from lakip_xls.entities.sums import levels_by_sums
from tests.entities.kantor import (
    JUMLAH,
    JUTA,
    KEGIATAN,
    PROGRAM,
    SUB,
    TINGKAT,
    anggaran,
    bertingkat,
    judul,
    kesalahan,
    laporan,
)

HARAP = [(TINGKAT[len(r[0])], r[0], r[1]) for r in bertingkat()]
BIDANG = ("tingkat", "kode", "uraian")
NAMA = ["Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi"]


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
    for i, (code, *rest) in enumerate(bertingkat()):
        if i == 5:
            rows.append(head)
        parts = _split(code)
        rows.append([*(map(_number, parts) if numbers else parts), *rest])
    report = laporan({"anggaran.xlsx": [*judul(), head, *rows, [*[None] * 5, *JUMLAH]]})
    assert anggaran(report, *BIDANG) == HARAP
    assert kesalahan(report) == []


@pytest.mark.parametrize("heading", ["KD", "Nomor", "Kode"])
def test_codes_of_three_digits_for_the_kegiatan_in_a_column_headed_anyhow(heading: str) -> None:
    rows = [[code.replace(".2.0", ".20"), *rest] for code, *rest in bertingkat()]
    assert rows[1][0] == "1.02.02.201"
    report = laporan({"anggaran.xlsx": [*judul(), [heading, "Uraian", "Pagu", "Realisasi"], *rows, ["", *JUMLAH]]})
    assert anggaran(report, *BIDANG) == HARAP
    assert kesalahan(report) == []


def test_numbering_is_no_code() -> None:
    numbers = ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]
    rows = [[n, *r[1:]] for n, r in zip(numbers, bertingkat(), strict=True)]
    report = laporan({"anggaran.xlsx": [*judul(), ["No", *NAMA], *rows, ["", *JUMLAH]]})
    assert anggaran(report, *BIDANG) == [(level, None, name) for level, _, name in HARAP]


def _names(*rows: tuple[str, str, int, int]) -> list[list[Any]]:
    return [[name.upper() if level == "program" else name, *amounts]
            for code, name, *amounts in rows for level in (TINGKAT[len(code)],)]  # fmt: skip


def test_names_without_code_or_indentation_get_their_level_from_the_amounts() -> None:
    report = laporan({"anggaran.xlsx": [*judul(), NAMA, *_names(*bertingkat()), JUMLAH]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in HARAP]
    assert kesalahan(report) == []


def test_one_wrong_amount_does_not_move_the_levels() -> None:
    rows = [(c, n, p + 1 if n == "Rehabilitasi Puskesmas" else p, r) for c, n, p, r in bertingkat()]
    report = laporan({"anggaran.xlsx": [*judul(), NAMA, *_names(*rows), JUMLAH]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in HARAP]
    assert [kode for kode, _ in kesalahan(report)] == ["JML-01"]


def test_programmes_with_kegiatan_alone_stay_two_levels() -> None:
    report = laporan({"anggaran.xlsx": [*judul(), NAMA, *_names(*sorted([*PROGRAM, *KEGIATAN])), JUMLAH]})
    assert [t for (t,) in anggaran(report, "tingkat")] == ["program", "kegiatan", "kegiatan", "program", "kegiatan"]
    assert kesalahan(report) == []


def test_urusan_bidang_and_unit_stand_above_the_programmes_and_a_total_needs_no_label() -> None:
    whole = list(JUMLAH[1:])
    above = [["URUSAN WAJIB PELAYANAN DASAR", *whole], ["BIDANG URUSAN KESEHATAN", *whole], ["Dinas Kesehatan", *whole]]
    report = laporan({"anggaran.xlsx": [*judul(), NAMA, *above, *_names(*bertingkat()), [None, *whole]]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in HARAP]
    assert [b.isi("pagu") for b in report.data.jumlah("anggaran")] == [1500 * JUTA]
    assert kesalahan(report) == []


def test_a_bidang_between_programmes_is_told_by_the_sum_of_those_below_it() -> None:
    rows = _names(*bertingkat())
    second = [i for i, (code, *_) in enumerate(bertingkat()) if TINGKAT[len(code)] == "program"][1]
    rows.insert(second, ["Keuangan", *rows[second][1:]])
    report = laporan({"anggaran.xlsx": [*judul(), NAMA, *rows, JUMLAH]})
    assert anggaran(report, "tingkat") == [(level,) for level, _, _ in HARAP]
    assert kesalahan(report) == []


def test_programmes_and_kegiatan_without_a_code_get_the_one_that_the_codes_below_imply() -> None:
    labels = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": ""}
    rows = [
        [code if (level := TINGKAT[len(code)]) == "sub_kegiatan" else None, labels[level] + name, *amounts]
        for code, name, *amounts in bertingkat()
    ]
    report = laporan({"anggaran.xlsx": [*judul(), ["Kode", "Uraian", "Pagu", "Realisasi"], *rows, ["", *JUMLAH]]})
    assert anggaran(report, *BIDANG) == HARAP
    assert kesalahan(report) == []


def test_a_kegiatan_without_label_and_code_above_coded_rows_is_one() -> None:
    more = [(f"1.02.03.2.01.000{i}", f"Layanan izin tahap {i}", 0, 0) for i in range(2, 7)]
    rows = [[None if code == "1.02.03.2.01" else code, *rest] for code, *rest in [*bertingkat(), *more]]
    report = laporan({"anggaran.xlsx": [*judul(), ["Kode", "Uraian", "Pagu", "Realisasi"], *rows, ["", *JUMLAH]]})
    assert anggaran(report, *BIDANG)[: len(HARAP)] == HARAP


def test_level_columns_beside_coded_sub_kegiatan() -> None:
    names = {code: name for code, name, *_ in [*PROGRAM, *KEGIATAN]}
    rows = [[names[c[:7]], names[c[:12]], c, n, p, r] for c, n, p, r in SUB]
    head = ["Program", "Kegiatan", "Kode", "Sub Kegiatan", "Pagu", "Realisasi"]
    report = laporan({"anggaran.xlsx": [*judul(), head, *rows]})
    assert anggaran(report, *BIDANG) == HARAP


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
