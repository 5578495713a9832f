"""One cause, one finding, at the cell that holds it: titles, plans of indicators, rows that stand twice."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.model import Value
from lakip_xls.parsing.names import similarity
from lakip_xls.provenance import Ref
from tests.rules.rows import SUB, TREE, anggaran, brief, document, temuan

SASARAN = "Meningkatnya kualitas pelayanan publik"
PK = document("pk", "pk", [{"sasaran": SASARAN, "indikator": "Indeks Kepuasan Masyarakat", "target": 80}])
MEASURE = document(
    "pengukuran_kinerja",
    "pengukuran",
    [{"sasaran": SASARAN, "indikator": "Indeks Kepuasan Masyarakat", "target": 80, "realisasi": 80}],
)


def plan(indikator: str, target: int, sasaran: str = SASARAN) -> list[tuple[str, str | None]]:
    plan = document("rencana_aksi", "rencana_aksi", [{"sasaran": sasaran, "indikator": indikator, "target": target}])
    return [(t.kode, t.cell) for t in temuan(PK, MEASURE, plan) if t.file == "rencana_aksi.xlsx"]


def test_rencana_aksi_of_indicators_is_compared_with_the_pk() -> None:
    assert plan("Indeks Kepuasan Masyarakat", 80) == []
    assert plan("Indeks Kepuasan Masyarakat", 82) == [("DOK-04", "C6")]
    assert plan("Panjang jalan lingkungan beraspal", 80) == [("DOK-06", "B6")]


def test_a_sasaran_without_a_common_word_is_another_one_whatever_its_indicators() -> None:
    assert plan("Indeks Kepuasan Masyarakat", 80, "Menurunnya angka pengangguran terbuka") == [("DOK-06", "A6")]


def test_a_name_that_lacks_one_inner_word_is_the_same_name() -> None:
    whole = "Meningkatnya kualitas penyelenggaraan urusan bidang teknis"
    assert similarity(whole, "Meningkatnya kualitas urusan bidang teknis") >= 86


def test_year_and_office_are_told_at_the_cells_that_say_them() -> None:
    title = Value("RKT TAHUN 2022", Ref("rkt.xlsx", "Sheet1", 2, 1), "RKT TAHUN 2022")
    head = Value("KECAMATAN AJUNG", Ref("rkt.xlsx", "Sheet1", 1, 1), "KECAMATAN AJUNG")
    rkt = document("rkt", "rkt", [{"sasaran": SASARAN, "indikator": "Indeks Kepuasan Masyarakat", "target": 80}])
    wrong = replace(rkt, tahun=2022, unit="Kecamatan Ajung", identity={"tahun": title, "unit": head})
    found = temuan(PK, MEASURE, wrong)
    assert brief(found, "DOK-09") == [("A2", "RKT TAHUN 2022", "2023")]
    assert brief(found, "DOK-10") == [("A1", "KECAMATAN AJUNG", "Kecamatan Rambipuji")]


def test_a_row_that_stands_twice_is_not_compared_with_other_documents() -> None:
    twice = [*TREE[:5], (SUB, TREE[5][1], 300, 250), (SUB, TREE[5][1], 100, 100)]
    rkt = document(
        "rkt",
        "rkt",
        [{"program": TREE[0][1], "kegiatan": TREE[4][1], "sub_kegiatan": TREE[5][1], "anggaran": 400}],
    )
    codes = {t.kode for t in temuan(anggaran(*twice), rkt)}
    assert "NOM-04" in codes and "DOK-02" not in codes


def test_a_summary_of_belanja_does_not_stand_for_the_realisasi_anggaran() -> None:
    summary = document("realisasi_anggaran", "belanja", [{"kelompok": "operasi", "pagu": 10, "realisasi": 9}])
    missing = [t.kind for t in temuan(PK, MEASURE, summary) if t.kode == "BACA-07"]
    assert "realisasi_anggaran" in missing


def kategori(tertulis: str, capaian: str, realisasi: int) -> list[str | None]:
    value = Value(Decimal(capaian.replace(",", ".")), None, capaian, "%", 2)
    row = {"sasaran": SASARAN, "indikator": "Inovasi", "target": 500, "realisasi": realisasi, "kategori": tertulis}
    measure = document("pengukuran_kinerja", "pengukuran", [{**row, "capaian": value}])
    return [t.cell for t in temuan(measure) if t.kode == "NIL-01"]


def test_a_capaian_on_a_bound_is_judged_by_what_it_is_not_by_its_rounding() -> None:
    assert kategori("A", "80,00", 400) == ["E6"]
    assert kategori("BB", "80,00", 400) == []


def test_figures_that_look_equal_are_judged_by_what_they_are() -> None:
    percent = Value(Decimal(80), None, "80%", "%", 0)
    rkt = document("rkt", "rkt", [{"sasaran": SASARAN, "program": TREE[0][1]}])
    row = {"sasaran": SASARAN, "capaian": percent, "serapan": percent, "tingkat_efisiensi": "Tidak Efisien"}
    money = document(
        "realisasi_anggaran",
        "anggaran",
        [{"tingkat": "program", "uraian": TREE[0][1], "pagu": 1000, "realisasi": 803}],
    )
    indicator = {"sasaran": SASARAN, "indikator": "Indeks Kepuasan Masyarakat", "target": 1000, "realisasi": 798}
    measured = document("pengukuran_kinerja", "pengukuran", [indicator])
    written = document("pengukuran_kinerja", "efisiensi_tertulis", [row])
    assert "NIL-02" not in {t.kode for t in temuan(measured, money, rkt, written)}


def test_code_that_leaves_its_sisters_where_no_parent_has_a_code() -> None:
    program, kegiatan = TREE[0][1], TREE[1][1]
    names = [TREE[i][1] for i in (2, 3, 5)]
    codes = ["7.01.03.2.01.0001", "7.01.13.2.01.0002", "7.01.03.2.01.0003"]
    rows = [
        {"tingkat": SUB, "program": program, "kegiatan": kegiatan, "kode": k, "uraian": n, "pagu": 10, "realisasi": 9}
        for k, n in zip(codes, names, strict=True)
    ]
    found = temuan(document("realisasi_anggaran", "anggaran", rows))
    assert brief(found, "NOM-03") == [("D7", codes[1], "7.01.03.2.01.0002")]


def test_quarters_with_a_gap_are_no_steps_where_the_other_rows_add_up() -> None:
    def plan(*quarters: int | None, target: int) -> dict[str, object]:
        return {"sub_kegiatan": TREE[2][1], "indikator": f"Jumlah Laporan {target}", "satuan": "Laporan",
                "target": target, **{f"tw{i}": q for i, q in enumerate(quarters, 1)}}  # fmt: skip

    adding = [plan(3, 3, 3, 3, target=12), plan(None, 2, None, 2, target=4), plan(1, 1, None, 1, target=3)]

    def found(*rows: dict[str, object]) -> list[str | None]:
        own_document = document("rencana_aksi", "rencana_aksi", rows)  # type: ignore[arg-type]
        return [t.cell for t in temuan(own_document) if t.kode == "RA-01"]

    assert found(*adding) == []
    assert found(*adding, plan(None, 1, None, 2, target=2)) == ["D9"]
    assert found(*adding, plan(1, 2, 3, 4, target=4)) == []
    assert found(plan(None, 1, None, 2, target=2)) == []
