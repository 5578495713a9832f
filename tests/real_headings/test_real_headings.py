"""The parser of real heads, the filler, and (where the list is at hand) what the program makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.real_headings.compare import every_head
from tests.real_headings.expect import EXPECTED, Expected, read_expected, take_apart
from tests.real_headings.fill import fill
from tests.real_headings.heads import PLACE, Head, Merge, lay_out, list_path, read_heads
from tests.real_headings.workbook import TITLE_ROWS, save

LIST = list_path()
needs_list = pytest.mark.skipif(LIST is None, reason=f"the list of real heads is not here ({PLACE})")


def expected(kinds: str, columns: str) -> Expected:
    """An understanding as the file writes it."""
    return Expected(0, "", tuple(frozenset(k.split("+")) for k in kinds.split("/")), tuple(columns.split()))


def paths(head: Head) -> list[str]:
    return [" > ".join(head.path(c)) for c in range(head.width)]


def test_spans_are_laid_out_as_a_browser_does() -> None:
    head = lay_out("No<2x1> | Program<2x1> | Triwulan I<1x2>\nPagu | Realisasi")
    assert paths(head) == ["No", "Program", "Triwulan I > Pagu", "Triwulan I > Realisasi"]
    assert Merge(0, 2, 0, 3) in head.merges and Merge(0, 0, 1, 0) in head.merges


def test_a_short_row_is_repeated_under_every_group() -> None:
    head = lay_out("Program<3x1> | Realisasi<1x4>\nI<1x2> | II<1x2>\nK | Rp")
    assert paths(head)[1:] == [f"Realisasi > {q} > {w}" for q in ("I", "II") for w in ("K", "Rp")]


def test_years_stand_under_a_group_per_tahun() -> None:
    assert paths(lay_out("Sasaran<2x1> | Target per Tahun<1x2>"))[1:] == [
        "Target per Tahun > 2023",
        "Target per Tahun > 2024",
    ]
    assert paths(lay_out("Sasaran<2x1> | Target per Tahun\n§"))[1] == "Target per Tahun > 2023"


def test_the_last_group_reaches_over_its_columns() -> None:
    assert paths(lay_out("Uraian<2x1> | Target dan Pagu\nTarget | Pagu"))[2] == "Target dan Pagu > Pagu"


def test_rows_of_the_body_are_not_part_of_the_head() -> None:
    assert lay_out("SKPD | Pagu | Realisasi\nJumlah | § | §").height == 1
    assert lay_out("SKPD | Pagu | Realisasi | Ket | Sisa\n1 |  |  |  |").height == 1
    assert lay_out("No | Pagu | Realisasi | Sisa | Total<1x2> | § | §").width == 4
    assert paths(lay_out("No | Program\n(1) | (2)\nNo | Kegiatan | Pagu")) == ["No > (1)", "Program > (2)"]


def test_values_of_a_program_are_filled_in() -> None:
    head = lay_out("Kegiatan §: §\nNo | Indikator | Target Tahun (Periode: §) | Realisasi (Triwulan §)")
    assert head.texts[0, 0] == "Kegiatan 1: Administrasi Umum Perangkat Daerah"
    assert paths(head)[2:] == ["Target Tahun (Periode: 2023)", "Realisasi (Triwulan II)"]
    assert head.sections == {"kegiatan": "Administrasi Umum Perangkat Daerah"}


def test_a_field_name_is_taken_apart() -> None:
    assert take_apart("realisasi_rp_sub_kegiatan_tw2").level == "sub_kegiatan"
    assert take_apart("realisasi_rp_sub_kegiatan_tw2").quarter == 2
    assert (take_apart("target_tahun_tujuan").base, take_apart("target_tahun_tujuan").qualifier) == ("target", "tahun")
    assert take_apart("target_tw").of_row
    assert take_apart("sub_kegiatan").base == "sub_kegiatan"


def test_a_reading_agrees_up_to_words_and_levels_beyond_doubt() -> None:
    one = expected("pk", "no indikator_sasaran target anggaran kondisi_awal ? -")
    assert one.column_right(1, "indikator") and one.column_right(3, "pagu")
    assert not one.column_right(2, None) and not one.column_right(2, "realisasi")
    assert one.column_right(4, None) and not one.column_right(4, "target")
    assert one.column_right(5, "target") and not one.column_right(6, "target")
    two = expected("rkt", "indikator_sasaran target_sasaran indikator_sub_kegiatan target_sub_kegiatan")
    assert two.column_right(0, "indikator") and two.column_right(3, "target_kegiatan")
    assert not two.column_right(0, "indikator_kegiatan") and not two.column_right(3, "target")


def test_one_of_two_kinds_is_enough_and_a_foreign_table_gives_none() -> None:
    both = expected("realisasi_anggaran+realisasi_program", "no")
    assert both.kind_right(frozenset({"realisasi_program"})) and not both.kind_right(frozenset())
    assert not both.kind_right(frozenset({"realisasi_program", "pk"}))
    assert expected("rkt/bukan", "no").kind_right(frozenset())


def test_filled_rows_add_up() -> None:
    head = lay_out(
        "Kode<2x1> | Program/Kegiatan/Sub Kegiatan<2x1> | Pagu<2x1> | Realisasi<1x4> | Total<2x1> | %<2x1>\nI | II | III | IV"
    )
    wanted = expected(
        "realisasi_anggaran",
        "kode uraian pagu realisasi_rp_tw1 realisasi_rp_tw2 realisasi_rp_tw3 realisasi_rp_tw4 realisasi_rp realisasi_persen",
    )
    rows = fill(head, wanted)
    assert len(rows) >= 6
    for row in rows:
        amounts = [v for v in row if isinstance(v, int)]
        assert sum(amounts[1:5]) == amounts[5]
        assert row[8] == round(amounts[5] / amounts[0] * 100, 2)
    codes = {str(row[0]): int(str(row[2])) for row in rows}
    for code, pagu in codes.items():
        below = [amount for c, amount in codes.items() if re.fullmatch(re.escape(code) + r"\.(2\.)?\d+", c)]
        assert not below or sum(below) == pagu, code


def test_rows_of_a_quarter_come_four_to_an_indicator() -> None:
    head = lay_out("Sasaran | Indikator | Target Tahun | Triwulan | Target | Realisasi")
    rows = fill(head, expected("rencana_aksi", "sasaran indikator target triwulan target_tw realisasi_tw"))
    assert [row[3] for row in rows[:4]] == ["I", "II", "III", "IV"]
    assert sum(int(str(row[4])) for row in rows[:4]) == rows[0][2]


def test_the_workbook_holds_the_head_and_the_rows(tmp_path: Path) -> None:
    head = lay_out("No<2x1> | Program<2x1> | Anggaran<1x2>\nSebelum | Sesudah")
    rows = fill(head, expected("pk", "no program pagu_sebelum pagu_sesudah"))
    below = save(head, rows, "pk", tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    assert sheet.cell(TITLE_ROWS + 2, 4).value == "Sesudah"
    assert "C4:D4" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert [cell.value for cell in sheet[below + 1]] == rows[0]
    book.close()


def test_every_name_of_the_file_is_explained_in_it() -> None:
    notes = [line for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    legend = set(re.findall(r"\w+", "\n".join(notes)))
    for head in read_expected():
        for name in set(head.columns) - {"-", "?"}:
            part = take_apart(name)
            assert part.base in legend or part.base == "tw", name
            assert not part.qualifier or f"_{part.qualifier}" in legend, name
            assert not part.level or f"_{part.level}" in legend, name


@needs_list
def test_the_expected_heads_are_those_of_the_list() -> None:
    assert LIST is not None
    heads = {head.number: head for head in read_heads(LIST)}
    known = read_expected()
    assert len({e.number for e in known}) == len(known) >= 220
    for one in known:
        head = heads[one.number]
        assert (one.digest, len(one.columns)) == (head.digest, head.width), one.number
        rows = fill(head, one)
        assert 4 <= len(rows) <= 13 and {len(row) for row in rows} == {head.width}, one.number


@needs_list
def test_real_heads_are_read_no_worse_than_before(tmp_path: Path) -> None:
    """The floor is raised with the reader; it is never lowered."""
    assert LIST is not None
    results = list(every_head(LIST, tmp_path))
    assert sum(r.right for r in results) >= 110
    assert sum(len(r.misread) for r in results) <= 90
