"""Sums, percentages and amounts over hand-made budget trees: which cell is named, and how often."""

from __future__ import annotations

from lakip_xls.findings import Tingkat
from tests.rules.rows import SUB, TREE, anggaran, brief, document, persen, replace, temuan

RIGHT = anggaran(*TREE, total=(1_000, 900))
PROGRAM_1 = TREE[0][1]


def strong(*documents: object) -> list[tuple[str, str | None, str | None]]:
    found = temuan(*documents)  # type: ignore[arg-type]
    return [(t.kode, t.cell, t.seharusnya) for t in found if t.tingkat is not Tingkat.INFO and t.kode[:4] != "BACA"]


def test_a_tree_that_adds_up_is_silent() -> None:
    assert strong(RIGHT) == []


def test_a_wrong_only_child_is_named_because_its_parent_fits_above() -> None:
    assert strong(anggaran(*replace(TREE, 5, pagu=410), total=(1_000, 900))) == [("JML-01", "C11", "400")]


def test_a_wrong_kegiatan_is_one_finding_although_two_sums_break() -> None:
    assert strong(anggaran(*replace(TREE, 1, pagu=650), total=(1_000, 900))) == [("JML-01", "C7", "600")]


def test_a_wrong_programme_is_told_from_its_kegiatan_and_the_total() -> None:
    assert strong(anggaran(*replace(TREE, 0, realisasi=990), total=(1_000, 900))) == [("JML-02", "D6", "900")]


def test_a_wrong_total_row() -> None:
    assert strong(anggaran(*TREE, total=(1_500, 900))) == [("JML-03", "C90", "1.000")]


def test_among_two_children_nothing_tells_which_so_one_is_named_and_nothing_is_proposed() -> None:
    found = temuan(anggaran(*replace(TREE, 2, pagu=455), total=(1_000, 900)))
    (only,) = [t for t in found if t.kode == "JML-01"]
    assert only.cell == "C8" and only.seharusnya is None and only.selisih == "-55"
    assert {r.cell for r in only.related} == {"C7", "C9"}
    assert "C8 dan C9" in only.saran


def test_another_document_tells_which_child_is_wrong_and_is_not_reported_itself() -> None:
    wrong = anggaran(*replace(TREE, 2, pagu=455), total=(1_000, 900))
    plan = [
        {"program": PROGRAM_1, "kegiatan": k, "sub_kegiatan": s, "anggaran": p}
        for k, s, p in (
            (TREE[1][1], TREE[2][1], 400),
            (TREE[1][1], TREE[3][1], 200),
            (TREE[4][1], TREE[5][1], 400),
        )
    ]
    assert strong(wrong, document("rkt", "rkt", plan)) == [("JML-01", "C8", "400")]


def test_a_row_missing_in_the_rkt_is_not_a_wrong_sum_too() -> None:
    plan = [
        {"program": PROGRAM_1, "kegiatan": k, "sub_kegiatan": s, "anggaran": p}
        for k, s, p in ((TREE[1][1], TREE[2][1], 400), (TREE[1][1], TREE[3][1], 200))
    ]
    total = [{"program": None, "kegiatan": None, "sub_kegiatan": None, "anggaran": 1_000}]
    assert strong(RIGHT, document("rkt", "rkt", plan, total)) == [("DOK-07", "B10", None)]


def test_a_branch_that_is_off_by_one_amount_is_one_finding() -> None:
    shifted = replace(replace(TREE, 4, pagu=390), 5, pagu=390)
    found = temuan(RIGHT, anggaran(*shifted, table="keuangan_program"))
    (only,) = [t for t in found if t.kode in ("DOK-02", "JML-01", "JML-02")]
    assert (only.kode, only.cell, only.seharusnya) == ("DOK-02", "C11", "400")
    assert "C10" in {r.cell for r in only.related}


def test_pk_against_realisasi_anggaran_and_its_own_total() -> None:
    def pk(amount: int, total: int) -> object:
        row = {"program": PROGRAM_1, "anggaran": amount}
        return document("pk", "pk_program", [row], [{"program": None, "anggaran": total}])

    assert strong(RIGHT, pk(1_000, 1_000)) == []
    assert strong(RIGHT, pk(1_100, 1_000)) == [("DOK-01", "B6", "1.000")]
    assert strong(RIGHT, pk(1_000, 1_100)) == [("JML-04", "B90", "1.000")]


def test_sisa_and_percentage_beside_the_amounts() -> None:
    def row(sisa: int, percent: float) -> object:
        cells = {"tingkat": "program", "uraian": PROGRAM_1, "pagu": 300, "realisasi": 200}
        return document("realisasi_anggaran", "anggaran", [{**cells, "persen": persen(percent), "sisa": sisa}])

    assert strong(row(100, 66.67)) == strong(row(100, 66.7)) == []
    assert strong(row(100, 66.66)) == [("PSN-01", "E6", "66,67%")]
    assert strong(row(110, 66.67)) == [("JML-05", "F6", "100")]


def test_kelompok_belanja_against_pagu() -> None:
    def row(operasi: int, modal: int | None) -> object:
        cells = {"tingkat": "program", "uraian": PROGRAM_1, "pagu": 300, "realisasi": 200}
        return document("realisasi_anggaran", "anggaran", [{**cells, "operasi_pagu": operasi, "modal_pagu": modal}])

    assert strong(row(250, 50)) == strong(row(300, None)) == []
    assert [k for k, _, _ in strong(row(250, 40))] == ["JML-06"]


def test_spending_above_the_budget_is_told_once_at_the_lowest_row() -> None:
    over = replace(replace(replace(TREE, 5, realisasi=450), 4, realisasi=450), 0, realisasi=1_000)
    found = temuan(anggaran(*over, total=(1_000, 1_000)))
    assert brief(found, "PSN-04") == [("D11", "450", None)]


def test_no_budget_but_spending_and_negative_amounts_hide_no_other_row() -> None:
    assert strong(anggaran(*replace(TREE, 5, pagu=0), total=(1_000, 900))) == [("PSN-05", "C11", "400")]
    assert strong(anggaran(*replace(TREE, 5, pagu=-400), total=(1_000, 900))) == [("PSN-06", "C11", "400")]


def test_a_row_that_stands_twice() -> None:
    doubled = [*TREE, (SUB, TREE[5][1], 400, 350)]
    assert strong(anggaran(*doubled, total=(1_000, 900))) == [("NOM-04", "B12", None)]


def test_levels_that_are_only_columns_still_hold_the_sums_of_the_pk() -> None:
    rows = [
        {"tingkat": SUB, "uraian": s, "pagu": p, "realisasi": p, "program": PROGRAM_1, "kegiatan": k}
        for k, s, p in ((TREE[1][1], TREE[2][1], 400), (TREE[1][1], TREE[3][1], 200))
    ]
    lra = document("realisasi_anggaran", "anggaran", rows)
    assert strong(lra, document("pk", "pk_program", [{"program": PROGRAM_1, "anggaran": 600}])) == []
    found = strong(lra, document("pk", "pk_program", [{"program": PROGRAM_1, "anggaran": 700}]))
    assert found == [("DOK-01", "B6", None)]


def test_refocusing_and_staff() -> None:
    def moved(total: int) -> object:
        rows = [{"sub_kegiatan": "A", "ditarik": 70}, {"sub_kegiatan": "B", "ditarik": 30}]
        return document("pergeseran", "pergeseran", rows, [{"sub_kegiatan": None, "ditarik": total}])

    def staff(kelompok: str, counts: tuple[int | None, ...], total: int) -> object:
        rows = [{"kelompok": kelompok, "uraian": f"x{i}", "jumlah": n} for i, n in enumerate(counts)]
        return document(
            "sdm", "sdm", rows, [{"kelompok": kelompok, "uraian": None, "jumlah": total}], file=f"{kelompok}.xlsx"
        )

    assert strong(moved(100)) == [] and strong(moved(110)) == [("JML-07", "B90", "100")]
    assert strong(staff("jabatan", (3, None, 4), 7), staff("golongan", (5, 2), 7)) == []
    assert strong(staff("jabatan", (3, 4), 8)) == [("JML-08", "C90", None)]
    assert strong(staff("jabatan", (3, 4), 7), staff("golongan", (3, 5), 8)) == [("JML-08", "C90", None)]


def test_codes_below_their_parent_and_against_the_nomenclature() -> None:
    def coded(kegiatan: str, sub: str, name: str = TREE[5][1]) -> object:
        rows = [
            {"tingkat": "program", "kode": "7.01.03", "uraian": PROGRAM_1, "pagu": 400, "realisasi": 350},
            {"tingkat": "kegiatan", "kode": kegiatan, "uraian": TREE[4][1], "pagu": 400, "realisasi": 350},
            {"tingkat": SUB, "kode": sub, "uraian": name, "pagu": 400, "realisasi": 350},
        ]
        return document("realisasi_anggaran", "anggaran", rows)

    right = coded("7.01.03.2.03", "7.01.03.2.03.0001")
    assert [k for k, _, _ in strong(right)] == []
    assert [(k, s) for k, s, _ in strong(coded("7.01.03.2.03", "7.01.04.2.03.0001"))] == [("NOM-03", "B8")]
    found = strong(coded("7.01.03.2.03", "7.01.03.2.03.0001", "Pembentukan Lembaga Kemasyarakatan Desa"))
    assert ("NOM-01", "C8") in [(k, s) for k, s, _ in found]
