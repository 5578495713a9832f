"""The budget tree, its totals, and the composition of belanja."""

from __future__ import annotations

from lakip_xls.computing.belanja import composition
from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.result import Computed, Pos
from lakip_xls.model import Document
from lakip_xls.parsing.rounding import round_half_up
from tests.computing import seeds
from tests.computing.helpers import FAILED, compute_data, document, value

Fields = dict[str, object]


def realisasi(*rows: Fields, name: str = "anggaran") -> Document:
    return document("realisasi_anggaran", {name: rows})


def p(uraian: str, pagu: object, kode: object = "", **more: object) -> Fields:
    return {"tingkat": "program", "uraian": uraian, "pagu": pagu, "realisasi": pagu, "kode": kode, **more}


def k(uraian: str, pagu: object, kode: object = "", **more: object) -> Fields:
    return {**p(uraian, pagu, kode, **more), "tingkat": "kegiatan"}


def s(uraian: str, pagu: object, kode: object = "", **more: object) -> Fields:
    return {**p(uraian, pagu, kode, **more), "tingkat": "sub_kegiatan"}


def tree(result: Computed) -> list[str]:
    """The tree as text, one node a line."""

    def lines(pos: Pos, depth: int) -> list[str]:
        return [f"{'  ' * depth}{pos.name} {pos.pagu}"] + [x for a in pos.children for x in lines(a, depth + 1)]

    return [x for root in result.program for x in lines(root, 0)]


def test_the_report() -> None:
    summary = compute_data(seeds.anggaran()).ringkasan
    assert (summary.pagu, summary.realisasi, summary.sisa) == (3_854_768_097, 3_667_310_016, 187_458_081)
    assert summary.serapan is not None
    assert str(round_half_up(summary.serapan, 2)) == "95.14"
    assert (summary.jumlah_program, summary.jumlah_kegiatan, summary.jumlah_sub_kegiatan) == (4, 7, 2)


def test_hierarchy_by_document_order() -> None:
    result = compute_data(seeds.anggaran())
    assert [len(program.children) for program in result.program] == [6, 0, 0, 1]
    assert [pos.row.ref.row for pos in result.pos] == list(range(5, 18))
    assert result.program[0].children[0].children[0].name == "Penyusunan Dokumen Perencanaan Perangkat Daerah"


TREE = ["A 30", "  A1 10", "    A11 10", "  A2 20", "B 5", "  B1 5"]


def test_hierarchy_by_code_whatever_the_order() -> None:
    rows = (
        p("A", 30, "7.01.01"),
        p("B", 5, "7.01.02"),
        k("A1", 10, "7.01.01.2.01"),
        k("A2", 20, "7.01.01.2.02"),
        k("B1", 5, "7.01.02.2.01"),
        s("A11", 10, "7.01.01.2.01.0001"),
    )
    assert tree(compute_data(realisasi(*rows))) == TREE


def test_sorted_by_level_with_equal_amounts() -> None:
    rows = (
        p("A", 5, "7.01.01"),
        p("B", 5, "7.01.02"),
        k("A1", 5, "7.01.01.2.01"),
        k("B1", 5, "7.01.02.2.01"),
    )
    more = (k("A2", 0, "7.01.01.2.02"), k("A3", 0, "7.01.01.2.03"))
    assert tree(compute_data(realisasi(*rows, *more))) == [
        "A 5",
        "  A1 5",
        "  A2 0",
        "  A3 0",
        "B 5",
        "  B1 5",
    ]


def test_a_mistyped_code_does_not_move_a_row() -> None:
    rows = (
        p("A", 30, "7.01.01"),
        k("A1", 10, "7.01.02.2.09"),
        s("A11", 10, "7.01.01.2.01.0001"),
        k("A2", 20, "7.01.01.2.02"),
        p("B", 5, "7.01.02"),
        k("B1", 5, "7.01.02.2.01"),
    )
    assert tree(compute_data(realisasi(*rows))) == TREE


def test_wildcard_code_of_a_programme() -> None:
    rows = (p("A", 10, "X.XX.01"), k("A1", 10, "7.01.01.2.01"))
    assert tree(compute_data(realisasi(*rows))) == ["A 10", "  A1 10"]


def test_missing_upper_levels_are_the_sums_of_their_children() -> None:
    rows = (
        p("A", 10, "7.01.01"),
        k("A1", 10, "7.01.01.2.01"),
        k("B1", 5, "7.01.02.2.01"),
        k("B2", 7, "7.01.02.2.02"),
    )
    result = compute_data(realisasi(*rows))
    assert tree(result) == ["A 10", "  A1 10", "7.01.02 12", "  B1 5", "  B2 7"]
    assert result.program[1].row.text("uraian") == "B1"
    assert (result.ringkasan.pagu, result.ringkasan.jumlah_program) == (22, 2)


def test_levels_named_on_the_rows_of_their_children() -> None:
    rows = (
        s("x", 1, program="A", kegiatan="A1"),
        s("y", 2, program="A", kegiatan="A1"),
        s("z", 4, program="B", kegiatan="B1"),
    )
    assert tree(compute_data(realisasi(*rows))) == [
        "A 3",
        "  A1 3",
        "    x 1",
        "    y 2",
        "B 4",
        "  B1 4",
        "    z 4",
    ]


def test_levels_that_nothing_names_are_not_counted() -> None:
    result = compute_data(realisasi(s("x", 1), s("y", 2)))
    assert (result.ringkasan.pagu, result.ringkasan.jumlah_program, result.ringkasan.jumlah_sub_kegiatan) == (
        3,
        0,
        2,
    )


def test_a_total_that_lacks_a_part_is_none_and_names_the_cell() -> None:
    """Neither the rest, nor what stands elsewhere: not the kegiatan below it, not a written total."""
    rows = [p("A", FAILED), k("A1", 10), k("A2", 20), p("B", 5)]
    total = document("realisasi_anggaran", {"anggaran": rows}, {"anggaran": [{"pagu": 12}]})
    for own_document in (realisasi(*rows), realisasi(p("A", FAILED), p("B", 5)), total):
        result = compute_data(own_document)
        assert result.program[0].pagu is None
        assert (result.ringkasan.pagu, result.ringkasan.serapan, result.ringkasan.sisa) == (None, None, None)
        assert [ref.cell for ref in result.ringkasan.lacking["pagu"]] == ["A1"]


def test_a_blank_in_a_column_that_is_otherwise_filled_is_no_nil() -> None:
    blank = {**p("A", 100), "realisasi": value(None)}
    spent = {**p("B", 50), "realisasi": 40}
    result = compute_data(realisasi(blank, spent)).ringkasan
    assert (result.pagu, result.realisasi, result.serapan) == (150, None, None)
    assert len(result.lacking["realisasi"]) == 1
    nothing = compute_data(realisasi(blank)).ringkasan
    assert (nothing.realisasi, nothing.lacking["realisasi"]) == (None, ())


def test_the_sum_of_the_children_lacks_a_part_too() -> None:
    result = compute_data(realisasi(p("A", value(None)), k("A1", 10), k("A2", value(None)), k("A3", FAILED)))
    assert result.program[0].pagu is None
    assert result.ringkasan.pagu is None


def test_blank_upper_level_gets_the_sum_and_zero_pagu_gives_no_serapan() -> None:
    result = compute_data(realisasi(p("A", value(None)), k("A1", 10), k("A2", 20)))
    assert result.program[0].pagu == 30
    assert compute_data(realisasi(p("A", 0))).program[0].serapan is None


def test_sen_stay_exact() -> None:
    result = compute_data(realisasi(p("A", 10.25), p("B", 5)))
    assert str(result.ringkasan.pagu) == "15.25"


def test_money_of_a_realisasi_program_where_there_is_no_realisasi_anggaran() -> None:
    rows = (p("A", 3), k("A1", 3), s("x", 3), {**s("x", 3), "tingkat": "input"})
    assert tree(compute_data(realisasi(*rows, name="keuangan_program"))) == ["A 3", "  A1 3", "    x 3"]


def test_pagu_of_the_rkt_or_the_pk_where_nothing_is_realised() -> None:
    names = ("program", "kegiatan", "anggaran")
    rkt = [dict(zip(names, row, strict=True)) for row in (("A", "A1", 1), ("A", "A2", 2), ("B", "B1", 4))]
    result = compute_data(document("rkt", {"rkt": rkt}), seeds.pk())
    assert tree(result) == ["A 3", "  A1 1", "  A2 2", "B 4", "  B1 4"]
    assert (result.ringkasan.realisasi, result.ringkasan.serapan) == (None, None)
    assert compute_data(seeds.pk()).ringkasan.pagu == 3_854_768_097


def test_composition_of_belanja() -> None:
    rows = [{"kelompok": "modal", "pagu": 96_009_228}, {"kelompok": "operasi", "pagu": 3_758_758_869}]
    belanja = compute_data(realisasi(*rows, name="belanja")).belanja
    assert [b.kelompok for b in belanja] == ["operasi", "modal"]
    shares = composition(belanja)
    assert [str(round_half_up(x, 2)) for x in shares if x is not None] == ["97.51", "2.49"]


def test_belanja_from_the_columns_of_programme_rows() -> None:
    columns = {"operasi_pagu": 80, "operasi_realisasi": 70, "modal_pagu": 20, "modal_realisasi": value(None)}
    result = compute_data(realisasi(p("A", 100, **columns), k("A1", 100, **columns), p("B", 100, **columns)))
    assert [(b.kelompok, b.pagu, b.realisasi) for b in result.belanja] == [
        ("operasi", 160, 140),
        ("modal", 40, None),
    ]
    assert result.belanja[0].ref is not None
    (unreadable,) = compute_data(realisasi(p("A", 1, operasi_pagu=FAILED), p("B", 1, operasi_pagu=1))).belanja
    assert unreadable.pagu is None
    assert len(unreadable.lacking["pagu"]) == 1


def test_a_blank_kelompok_is_nil_where_the_others_make_up_the_whole() -> None:
    rows = [p("A", 100, operasi_pagu=80, modal_pagu=20), p("B", 50, operasi_pagu=50, modal_pagu=value(None))]
    assert [(b.kelompok, b.pagu) for b in compute_data(realisasi(*rows)).belanja] == [("operasi", 130), ("modal", 20)]
    rows[1] = p("B", 60, operasi_pagu=50, modal_pagu=value(None))
    lacking = compute_data(realisasi(*rows)).belanja
    assert [(b.kelompok, b.pagu) for b in lacking] == [("operasi", 130), ("modal", None)]
    assert composition(lacking) == (None, None)


def test_refocusing() -> None:
    amounts = (416_511_000, 41_507_080, 20_790_900, 5_966_400, 4_812_000, 5_256_000)
    rows = document("pergeseran", {"pergeseran": [{"ditarik": a} for a in amounts]}).tables["pergeseran"]
    assert complete_sum(b.number("ditarik") for b in rows) == 494_843_380
