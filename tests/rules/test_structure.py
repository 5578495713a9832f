"""Programmes under another sasaran, other outputs, names on another level, shifts that do not end at the pagu."""

from __future__ import annotations

from msgspec.structs import replace as replace_

from lakip_xls.findings import Tingkat
from lakip_xls.model import Document, Value
from lakip_xls.provenance import Ref, SourceColumn
from lakip_xls.settings import Settings
from tests.rules.rows import SUB, TREE, Cell, anggaran, brief, document, persen, temuan

SASARAN = ("Meningkatnya Kesejahteraan Masyarakat Rambipuji", "Terjaganya Ketertiban Umum dan Ketenteraman Warga")
PK = document("pk", "pk", [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80} for i, s in enumerate(SASARAN)])
MEASURE = document(
    "pengukuran_kinerja", "pengukuran",
    [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80, "realisasi": 80} for i, s in enumerate(SASARAN)],
)  # fmt: skip
PROGRAM, SUB_KEGIATAN = TREE[0][1], TREE[5][1]
OUTPUT = "Jumlah Lembaga Kemasyarakatan yang Diselenggarakan"


OTHER = ("program", "Program Penyelenggaraan Urusan Pemerintahan Umum", 500, 400)
TIED = Settings(sasaran_program=((SASARAN[0], PROGRAM), (SASARAN[1], OTHER[1])))


def relation(sasaran: str) -> object:
    return document("rkt", "rkt", [{"sasaran": sasaran, "program": PROGRAM}])


def test_a_programme_under_another_sasaran_is_told_at_that_sasaran() -> None:
    found = temuan(PK, MEASURE, anggaran(*TREE, OTHER), relation(SASARAN[1]), settings=TIED)  # type: ignore[arg-type]
    assert brief(found, "DOK-15") == [("A6", SASARAN[1], SASARAN[0])]


def test_the_same_sasaran_everywhere_is_silent() -> None:
    found = temuan(PK, MEASURE, anggaran(*TREE, OTHER), relation(SASARAN[0]), settings=TIED)  # type: ignore[arg-type]
    assert brief(found, "DOK-15") == []


def indikator_listing(kind: str, *places: tuple[str, int]) -> Document:
    rows = [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80, "tahun": 2023} for s, i in places]
    return document(kind, kind, rows)


def test_an_indicator_under_another_sasaran_is_told_at_that_sasaran() -> None:
    right = indikator_listing("iku", (SASARAN[0], 0), (SASARAN[1], 1))
    assert brief(temuan(PK, MEASURE, right), "DOK-15") == []
    swapped = indikator_listing("renstra", (SASARAN[1], 0), (SASARAN[0], 1))
    told = [("A6", SASARAN[1], SASARAN[0]), ("A7", SASARAN[0], SASARAN[1])]
    assert brief(temuan(PK, MEASURE, right, swapped), "DOK-15") == told


def test_a_sasaran_that_the_pk_lost_is_told_there_and_without_a_majority_nothing_is() -> None:
    pk = indikator_listing("pk", (SASARAN[0], 0), (SASARAN[0], 1))
    right = indikator_listing("iku", (SASARAN[0], 0), (SASARAN[1], 1))
    (told,) = [t for t in temuan(pk, MEASURE, right) if t.kode == "DOK-15"]
    assert (told.file, told.cell, told.seharusnya) == ("pk.xlsx", "A7", SASARAN[1])
    assert brief(temuan(PK, indikator_listing("iku", (SASARAN[1], 0), (SASARAN[1], 1))), "DOK-15") == []


def keluaran(plan: str, result: str) -> list[tuple[str | None, str | None, str | None]]:
    common = {
        "program": PROGRAM,
        "kegiatan": TREE[4][1],
        "sub_kegiatan": SUB_KEGIATAN,
        "satuan": "Lembaga",
        "target": 4,
    }
    action = document("rencana_aksi", "rencana_aksi", [common | {"indikator": plan}])
    outcome = document("realisasi_program", "realisasi_program", [common | {"indikator": result, "realisasi": 4}])
    return brief(temuan(anggaran(*TREE), action, outcome), "DOK-16")


def test_another_output_indicator_is_told_once() -> None:
    other = "Banyaknya Warga yang Ikut Lomba Kebersihan"
    assert keluaran(other, OUTPUT) == [("F6", other, OUTPUT)]
    assert keluaran(OUTPUT, OUTPUT) == []


def rkt(target: Cell, indikator: str = OUTPUT) -> Document:
    row = {"program": PROGRAM, "kegiatan": TREE[4][1], "sub_kegiatan": SUB_KEGIATAN}
    return document("rkt", "rkt", [row | {"indikator_kegiatan": indikator, "target_kegiatan": target}])


def action(*quarters: int | None, target: int | None = None) -> Document:
    row = {"program": PROGRAM, "kegiatan": TREE[4][1], "sub_kegiatan": SUB_KEGIATAN, "indikator": OUTPUT}
    plan = {"satuan": "Lembaga", "target": target} | {f"tw{i}": q for i, q in enumerate(quarters, 1)}
    return document("rencana_aksi", "rencana_aksi", [row | plan])


def test_the_target_of_an_output_in_the_rkt_is_that_of_the_rencana_aksi() -> None:
    budget = anggaran(*TREE)
    assert brief(temuan(budget, rkt(4), action(1, 1, 1, 1, target=4)), "DOK-12") == []
    assert brief(temuan(budget, rkt(7), action(1, 1, 1, 1, target=4)), "DOK-12") == [("E6", "7", None)]
    assert brief(temuan(budget, rkt(7), action(3, 1, 1, 1)), "DOK-12") == [("E6", "7", "6")]
    other = rkt(7, "Banyaknya Warga yang Ikut Lomba Kebersihan")
    assert brief(temuan(budget, other, action(1, 1, 1, 1, target=4)), "DOK-12") == []
    assert brief(temuan(budget, rkt(persen(100)), action(1, 1, 1, 1, target=4)), "DOK-12") == []


def test_the_wording_of_an_output_that_holds_the_name_of_its_sub_kegiatan_is_the_right_one() -> None:
    right = f"Jumlah Laporan {SUB_KEGIATAN}"
    slip, short = right.replace("Lembaga", "Lemabga"), right.replace("Laporan ", "")

    def told(plan: str, result: str, rkt_: str | None = None) -> list[tuple[str | None, str | None]]:
        row = {"program": PROGRAM, "kegiatan": TREE[4][1], "sub_kegiatan": SUB_KEGIATAN, "target": 4}
        documents = [
            document("rencana_aksi", "rencana_aksi", [row | {"indikator": plan}]),
            document("realisasi_program", "realisasi_program", [row | {"indikator": result, "realisasi": 4}]),
            *([rkt(4, rkt_)] if rkt_ else []),
        ]
        found = temuan(anggaran(*TREE), *documents)
        return [(t.file, t.seharusnya) for t in found if t.kode == "DOK-08"]

    assert told(right, right, right) == []
    assert told(slip, right) == [("rencana_aksi.xlsx", right)]
    assert told(right, slip) == [("realisasi_program.xlsx", right)]
    assert told(right, short) == [("realisasi_program.xlsx", right)]
    assert told(right, right, slip) == [("rkt.xlsx", right)]
    assert told(short, short, right) == [("rkt.xlsx", short)]


def test_a_name_that_is_repeated_beside_every_child_and_once_mistyped_is_told_there() -> None:
    def told(**wrong: str) -> list[tuple[str | None, str | None, str | None]]:
        subs = [(TREE[1][1], TREE[2][1]), (TREE[1][1], TREE[3][1]), (TREE[4][1], TREE[5][1])]
        rows = [{"program": PROGRAM, "kegiatan": k, "sub_kegiatan": s, "indikator": "Jumlah Laporan"} for k, s in subs]
        rows[1] |= wrong
        found = temuan(anggaran(*TREE), document("rencana_aksi", "rencana_aksi", rows))
        return [t for kode in ("DOK-07", "DOK-08") for t in brief(found, kode)]

    assert told() == []
    name = TREE[1][1].replace("Kegiatan", "Kgeiatan")
    assert told(kegiatan=name) == [("B7", name, TREE[1][1])]
    name = PROGRAM.replace("Masyarakat ", "")
    assert told(program=name) == [("A7", name, PROGRAM)]
    other = "Pembinaan Lembaga Ekonomi Warga"
    assert told(kegiatan=other)[0][:2] == ("B7", other)


def test_the_code_of_a_name_is_the_same_in_every_document() -> None:
    codes = ("2.16.04", "2.16.04.2.01", "2.16.04.2.01.0011", "2.16.04.2.01.0012", "2.16.04.2.02", "2.16.04.2.02.0002")
    fields = ("tingkat", "uraian", "pagu", "realisasi", "kode")
    tree = [dict(zip(fields, (*row, code), strict=True)) for row, code in zip(TREE, codes, strict=True)]
    path = {"program": PROGRAM, "kegiatan": TREE[1][1], "sub_kegiatan": TREE[3][1], "indikator": "Jumlah Laporan"}

    def told(budget: str, *others: str) -> list[tuple[str | None, str | None, str | None]]:
        rows = [r | {"kode": budget} if r["kode"] == codes[3] else r for r in tree]
        kinds = ("rkt", "rencana_aksi")
        more = [document(j, j, [path | {"kode": kode}]) for j, kode in zip(kinds, others, strict=False)]
        found = temuan(document("realisasi_anggaran", "anggaran", rows), *more)
        return [(t.file, t.cell, t.seharusnya) for t in found if t.kode == "NOM-01"]

    wrong = "2.16.04.2.01.0021"
    assert told(codes[3], codes[3], codes[3]) == []
    assert told(codes[3], wrong) == [("rkt.xlsx", "E6", None)]
    assert told(wrong, codes[3], codes[3]) == [("anggaran.xlsx", "E9", codes[3])]
    assert told("2.16.40.2.01.0012", codes[3]) == []
    assert told(codes[3], codes[1]) == []  # a column with the codes of the kegiatan


def test_a_code_of_another_level_is_told_once_with_the_code_that_the_rows_below_agree_on() -> None:
    codes = ("2.16.04", "2.16.04.2.01", "2.16.04.2.01.0011", "2.16.04.2.01.0012", "2.16.04.2.02", "2.16.04.2.02.0002")
    fields = ("tingkat", "uraian", "pagu", "realisasi", "kode")

    def told(number: int, wrong: str) -> list[tuple[str | None, str | None, str | None]]:
        written = [wrong if i == number else code for i, code in enumerate(codes)]
        rows = [dict(zip(fields, (*row, code), strict=True)) for row, code in zip(TREE, written, strict=True)]
        return brief(temuan(document("realisasi_anggaran", "anggaran", rows)), "NOM-03")

    assert told(0, codes[0]) == []
    assert told(1, codes[0]) == [("E7", codes[0], codes[1])]
    assert told(4, codes[3]) == [("E10", codes[3], None)]
    assert told(2, codes[1]) == [("E8", codes[1], None)]


def test_a_mistyped_name_in_a_list_of_shifts_is_told() -> None:
    wrong = LEAF[2][0].replace("Lembaga", "Lemabga")
    found = temuan(anggaran(*TREE), shift(*LEAF[:2], (wrong, *LEAF[2][1:])))  # type: ignore[arg-type]
    assert brief(found, "DOK-08") == [("A8", wrong, LEAF[2][0])]


def shift(*rows: tuple[str, int, int]) -> object:
    fields = ("sub_kegiatan", "anggaran_semula", "ditarik")
    return document("pergeseran", "pergeseran", [dict(zip(fields, r, strict=True)) for r in rows])


LEAF = tuple((r[1], r[2] + 50, 50) for r in TREE if r[0] == SUB)


def test_one_row_that_does_not_end_at_the_pagu_is_told_at_its_cell() -> None:
    wrong = ((LEAF[0][0], 405, 50), *LEAF[1:])
    found = temuan(anggaran(*TREE, total=(1_000, 900)), shift(*wrong))  # type: ignore[arg-type]
    assert brief(found, "JML-09") == [("B6", "405", "450")]
    assert brief(temuan(anggaran(*TREE, total=(1_000, 900)), shift(*LEAF)), "JML-09") == []  # type: ignore[arg-type]


def test_a_list_that_does_not_mean_the_final_pagu_is_one_information() -> None:
    off = [(name, before + 7 * i, out) for i, (name, before, out) in enumerate(LEAF, 1)]
    found = [t for t in temuan(anggaran(*TREE), shift(*off)) if t.kode == "JML-09"]  # type: ignore[arg-type]
    assert [(t.cell, t.tingkat) for t in found] == [("B6", Tingkat.INFO)]
    assert len({r for t in found for r in t.related if r.file == "pergeseran.xlsx"}) == 2


def test_a_kegiatan_in_the_place_of_a_sub_kegiatan() -> None:
    found = temuan(anggaran(*TREE), shift((TREE[1][1], 650, 50), *LEAF[1:]))  # type: ignore[arg-type]
    assert brief(found, "NOM-05") == [("A6", TREE[1][1], None)]
    assert brief(temuan(anggaran(*TREE), shift(*LEAF)), "NOM-05") == []  # type: ignore[arg-type]


def test_a_slip_in_an_official_name_is_told_with_that_name() -> None:
    rows = [*TREE[:5], (SUB, "Penyelenggaraan Lembaga Lembaga Kemasyarakatan", 400, 350)]
    assert brief(temuan(anggaran(*rows)), "NOM-02") == [("B11", rows[5][1], "Penyelenggaraan Lembaga Kemasyarakatan")]
    assert brief(temuan(anggaran(*TREE)), "NOM-02") == []


def test_an_unlisted_code_beside_an_official_name_is_told_with_the_official_code() -> None:
    codes = ("7.01.03", "7.01.03.2.01", "7.01.03.2.01.0001", "7.01.03.2.01.0003", "7.01.03.2.03", "7.01.03.2.03.0001")

    def told(number: int | None = None, wrong: str = "") -> list[tuple[str | None, str | None, str | None]]:
        written = [wrong if i == number else code for i, code in enumerate(codes)]
        fields = ("tingkat", "uraian", "pagu", "realisasi", "kode")
        rows = [dict(zip(fields, (*row, code), strict=True)) for row, code in zip(TREE, written, strict=True)]
        return brief(temuan(document("realisasi_anggaran", "anggaran", rows)), "NOM-01")

    right = told()
    assert told(3, "7.01.03.2.01.0987") == [*right, ("E9", "7.01.03.2.01.0987", codes[3])]


def test_a_column_of_another_year_is_told_at_its_head() -> None:
    def told(title: str) -> list[tuple[str | None, str | None, str | None]]:
        rkt = document("rkt", "rkt", [{"sasaran": "A", "indikator": "Indeks", "target": 80}])
        year = Value("RKT TAHUN 2023", Ref("rkt.xlsx", "Sheet1", 1, 1), "RKT TAHUN 2023")
        columns = (SourceColumn(3, title, "target", "persis"),)
        return brief(
            temuan(replace_(rkt, source=replace_(rkt.source, columns=columns), identity={"tahun": year})), "DOK-09"
        )

    assert told("Target 2023") == told("Target") == []
    assert told("Target 2022") == [("C5", "Target 2022", None)]
