"""One tree per document: parents by code where codes are sound, else by order, else by amounts."""

from __future__ import annotations

from tests.entities.kantor import JUMLAH, KEGIATAN, PROGRAM, SUB, anggaran, judul, kesalahan, laporan

KEPALA = ["Kode", "Uraian", "Pagu", "Realisasi"]


def test_a_budget_sorted_by_level_is_one_tree_by_its_codes() -> None:
    report = laporan({"anggaran.xlsx": [*judul(), KEPALA, *PROGRAM, *KEGIATAN, *SUB, ["", *JUMLAH]]})
    assert kesalahan(report) == []
    assert [(p.kode, [k.kode for k in p.anak]) for p in report.hitungan.program] == [
        ("1.02.02", ["1.02.02.2.01", "1.02.02.2.02"]),
        ("1.02.03", ["1.02.03.2.01"]),
    ]


def test_rules_and_figures_see_the_same_tree() -> None:
    report = laporan({"anggaran.xlsx": [*judul(), KEPALA, *PROGRAM, *KEGIATAN, *SUB, ["", *JUMLAH]]})
    (tree,) = report.hitungan.register.forest.anggaran
    assert [n.kode for n in tree.semua()] == [p.kode for p in report.hitungan.pos]


def test_a_kegiatan_that_only_its_sub_kegiatan_tell_of_is_no_missing_name() -> None:
    rows = [r for r in sorted([*PROGRAM, *KEGIATAN, *SUB]) if r[0] != "1.02.03.2.01"]
    report = laporan({"anggaran.xlsx": [*judul(), KEPALA, *rows, ["", *JUMLAH]]})
    assert [p.kode for p in report.hitungan.pos if p.tingkat == "kegiatan"] == [k[0] for k in KEGIATAN]
    assert kesalahan(report) == []
    assert anggaran(report, "kode") == [(r[0],) for r in rows]
