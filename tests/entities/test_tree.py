"""One tree per document: parents by code where codes are sound, else by order, else by amounts."""

from __future__ import annotations

from tests.entities.office import KEGIATAN, PROGRAM, SUB, TOTAL, anggaran, error, laporan, title

HEADING = ["Kode", "Uraian", "Pagu", "Realisasi"]


def test_a_budget_sorted_by_level_is_one_tree_by_its_codes() -> None:
    report = laporan({"anggaran.xlsx": [*title(), HEADING, *PROGRAM, *KEGIATAN, *SUB, ["", *TOTAL]]})
    assert error(report) == []
    assert [(p.kode, [k.kode for k in p.children]) for p in report.computed.program] == [
        ("1.02.02", ["1.02.02.2.01", "1.02.02.2.02"]),
        ("1.02.03", ["1.02.03.2.01"]),
    ]


def test_rules_and_figures_see_the_same_tree() -> None:
    report = laporan({"anggaran.xlsx": [*title(), HEADING, *PROGRAM, *KEGIATAN, *SUB, ["", *TOTAL]]})
    (tree,) = report.computed.register.forest.anggaran
    assert [n.kode for n in tree.everything()] == [p.kode for p in report.computed.pos]


def test_a_kegiatan_that_only_its_sub_kegiatan_tell_of_is_no_missing_name() -> None:
    rows = [r for r in sorted([*PROGRAM, *KEGIATAN, *SUB]) if r[0] != "1.02.03.2.01"]
    report = laporan({"anggaran.xlsx": [*title(), HEADING, *rows, ["", *TOTAL]]})
    assert [p.kode for p in report.computed.pos if p.tingkat == "kegiatan"] == [k[0] for k in KEGIATAN]
    assert error(report) == []
    assert anggaran(report, "kode") == [(r[0],) for r in rows]
