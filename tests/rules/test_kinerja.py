"""Rules over hand-made indicators: targets, realisasi, capaian, means, quarters, names."""

from __future__ import annotations

from lakip_xls.findings import Tingkat
from lakip_xls.model import Document, Value
from lakip_xls.settings import Settings, Triwulan
from tests.rules.rows import TREE, anggaran, brief, document, persen, temuan

S1, S2 = "Meningkatnya Kualitas Pelayanan Publik Kecamatan", "Terjaganya Ketertiban Umum dan Ketenteraman"
I1, I2 = "Indeks Kepuasan Masyarakat", "Persentase Laporan Pelanggaran yang Diselesaikan"

EIGHTY, NINETY = persen(80), persen(90)


def pk(target: Value | float = 75.0, name: str = I1) -> Document:
    rows = [
        {"sasaran": S1, "indikator": name, "target": target},
        {"sasaran": S2, "indikator": I2, "target": persen(100)},
    ]
    return document("pk", "pk", rows)


def measure(
    realisasi: Value | float | None = 60.0,
    capaian: Value = EIGHTY,
    rata: Value | None = None,
    target: float = 75.0,
    other: Value = NINETY,
) -> Document:
    rows = [
        {"sasaran": S1, "indikator": I1, "target": target, "realisasi": realisasi, "capaian": capaian},
        {"sasaran": S2, "indikator": I2, "target": persen(100), "realisasi": other, "capaian": other},
    ]
    total = [
        {"sasaran": None, "indikator": None, "target": None, "realisasi": None, "capaian": rata, "lingkup": "semua"}
    ]
    return document("pengukuran_kinerja", "pengukuran", rows, total if rata else [])


def strong(*documents: Document) -> list[tuple[str, str | None, str | None]]:
    found = [t for t in temuan(*documents) if t.tingkat is not Tingkat.INFO and t.kode[:4] != "BACA"]
    return [(t.kode, t.cell, t.seharusnya) for t in found]


def test_consistent_indicators_are_silent() -> None:
    assert strong(pk(), measure(rata=persen(85.0))) == []


def test_capaian_is_rounded_not_cut() -> None:
    assert strong(measure(83.53, persen(93.33), target=89.5)) == []
    assert strong(measure(83.53, persen(93.3), target=89.5)) == []
    assert strong(measure(83.53, persen(93.32), target=89.5)) == [("PSN-02", "E6", "93,33%")]


def test_a_limited_capaian_is_right_too_and_nil_03_tells_both_means() -> None:
    found = temuan(measure(90.0, persen(100)))
    assert [t.kode for t in found if t.tingkat is not Tingkat.INFO and t.kode[:4] != "BACA"] == []
    (told,) = [t for t in found if t.kode == "NIL-03"]
    assert "105,00% tanpa batas" in told.uraian and "95,00% dengan batas" in told.uraian


def test_a_wrong_mean_and_one_that_is_only_rounded() -> None:
    assert strong(measure(rata=persen(86.0))) == [("PSN-03", "E90", "85%")]
    rounded = temuan(measure(83.53, persen(111.4), rata=persen(100.7, 2), target=75.0))
    (told,) = [t for t in rounded if t.kode == "PSN-03"]
    assert told.tingkat is Tingkat.INFO


def test_one_wrong_target_is_told_once_whoever_disagrees() -> None:
    assert strong(pk(), measure(target=80.0)) == [("DOK-04", "C6", "75")]
    renstra = [{"sasaran": S1, "indikator": I1, "tahun": 2023, "target": 88.5}]
    assert strong(pk(), measure(), document("renstra", "renstra", renstra)) == [("DOK-03", "D6", None)]
    renstra = [{"sasaran": S1, "indikator": I1, "tahun": 2024, "target": 88.5}]
    assert strong(pk(), measure(), document("renstra", "renstra", renstra)) == []


def test_the_same_realisasi_in_two_tables() -> None:
    def other(value: Value | float) -> Document:
        return document("pembanding", "pembanding", [{"sasaran": S1, "indikator": I1, "realisasi": value}])

    assert strong(measure(), other(60.0)) == []
    assert strong(measure(), other(61.0)) == [("DOK-11", "C6", "60")]


def test_an_indicator_copied_into_the_row_of_another_is_told_there() -> None:
    def told(*names: str) -> list[tuple[str | None, str | None, str | None]]:
        rows = [{"sasaran": S1, "indikator": names[0], "realisasi": 60.0}]
        rows += [{"sasaran": S2, "indikator": names[1], "realisasi": persen(90)}]
        return brief(temuan(pk(), measure(), document("pembanding", "pembanding", rows)), "NOM-04")

    assert told(I1, I2) == []
    assert told(I1, I1) == [("B7", I1, I2)]
    assert told(I2, I2) == [("B6", I2, I1)]
    bare = [{"indikator": I1}, {"indikator": I1}]
    assert brief(temuan(pk(), measure(), document("iku", "iku", bare)), "NOM-04") == [("A7", I1, None)]
    bare = [{"indikator": I2}, {"indikator": I2}]
    assert brief(temuan(pk(), measure(), document("iku", "iku", bare)), "NOM-04") == [("A6", I2, None)]
    assert told(I1, "Persentase Laporan Pelanggaran yang Selesai") == []


def test_words_in_the_place_of_a_figure_differ_but_a_grade_beside_its_score_does_not() -> None:
    def other(value: str) -> Document:
        return document("pembanding", "pembanding", [{"sasaran": S1, "indikator": I1, "realisasi": value}])

    assert strong(measure(), other("sda")) == [("DOK-11", "C6", "60")]
    assert strong(measure(), other("lihat PK")) == [("DOK-11", "C6", "60")]
    assert strong(measure(), other("B")) == strong(measure(), other("Sangat Baik")) == []


def test_hundred_percent_is_no_rounded_99_81() -> None:
    row = {"sasaran": S2, "indikator": I2, "realisasi": persen(100)}
    found = strong(measure(other=persen(99.81)), document("pembanding", "pembanding", [row]))
    assert found == [("DOK-11", "C6", "99,81%")]


def test_an_indicator_that_is_not_measured_or_not_agreed() -> None:
    both = pk()
    more = document(
        "pk", "pk", [*({n: v.content for n, v in b.values.items()} for b in both.tables["pk"]),
                     {"sasaran": S1, "indikator": "Nilai Keterbukaan Informasi", "target": 3}],
    )  # fmt: skip
    assert strong(more, measure())[0][:2] == ("DOK-05", "B8")
    assert [k for k, _, _ in strong(pk(name="Waktu Tunggu Antrean Loket"), measure())] == ["DOK-05"]
    assert [k for k, _, _ in strong(pk(), measure(realisasi=None, capaian=Value(None)))] == ["DOK-05"]


def test_a_strange_sasaran_is_told_once_over_all_documents() -> None:
    old = "Meningkatnya Kemandirian Pangan Keluarga"
    rkt = document("rkt", "rkt", [{"sasaran": old, "indikator": "Luas Lahan", "target": 3}])
    plan = document("rencana_aksi", "rencana_aksi", [{"sasaran": old, "sub_kegiatan": "X", "tw1": 1}])
    found = temuan(pk(), measure(), rkt, plan)
    (told,) = [t for t in found if t.kode == "DOK-06"]
    assert told.cell == "A6" and len(told.related) == 2
    same = document("rkt", "rkt", [{"sasaran": S1.upper(), "indikator": I1, "target": 75}])
    assert strong(pk(), measure(), same) == []


def test_a_name_written_in_another_way_is_told_at_the_odd_one() -> None:
    iku = document("iku", "iku", [{"sasaran": S1, "indikator": I1, "formulasi": "survei"}])
    found = [f for f in strong(pk(name="IKM"), measure(), iku) if f[0] == "DOK-08"]
    assert found == [("DOK-08", "B6", I1)]
    spelled = document(
        "iku", "iku", [{"sasaran": S1, "indikator": I2.replace("Persentase", "Prosentase"), "formulasi": "x"}]
    )
    assert [f for f in strong(pk(), measure(), spelled) if f[0] == "DOK-08"] == []


def test_year_and_office_of_a_document() -> None:
    other = document("iku", "iku", [{"sasaran": S1, "indikator": I1, "formulasi": "x"}], unit="Kecamatan Ajung")
    assert [k for k, _, _ in strong(pk(), measure(), other)] == ["DOK-10"]
    same = document(
        "iku", "iku", [{"sasaran": S1, "indikator": I1, "formulasi": "x"}], unit="KECAMATAN RAMBIPUJI KAB. JEMBER"
    )
    assert strong(pk(), measure(), same) == []
    old = document("rkt", "rkt", [{"sasaran": S1, "indikator": I1, "target": 75}], tahun=2022)
    assert [k for k, _, _ in strong(pk(), measure(), old)] == ["DOK-09"]


def test_performance_copied_from_the_budget_is_told_as_info() -> None:
    plan = document("rkt", "rkt", [{"sasaran": S2, "program": TREE[0][1], "kegiatan": TREE[1][1]}])
    lra = anggaran(("program", TREE[0][1], 3_000, 2_953))
    found = temuan(measure(other=persen(98.43)), lra, plan)
    assert [s for s, _, _ in brief(found, "DOK-14")] == ["D7"]
    assert brief(temuan(measure(other=persen(98.44)), lra, plan), "DOK-14") == []


def test_units_of_one_indicator() -> None:
    rows = [{"sasaran": S1, "indikator": I1, "satuan": "Indeks", "target": 75}]
    one, other = document("pk", "pk", rows), document("iku", "iku", [{**rows[0], "satuan": "Poin", "formulasi": "x"}])
    assert [k for k, _, _ in strong(one, measure(), other) if k == "DOK-13"] == ["DOK-13"]
    again = document("iku", "iku", [{**rows[0], "satuan": "indeks", "formulasi": "x"}])
    assert [k for k, _, _ in strong(one, measure(), again) if k == "DOK-13"] == []


def action(target: Value | int | None, *tw: Value | int | None, satuan: str = "Dokumen") -> Document:
    row = {"sub_kegiatan": TREE[5][1], "indikator": "Jumlah Dokumen", "satuan": satuan, "target": target}
    return document("rencana_aksi", "rencana_aksi", [{**row, **{f"tw{i}": v for i, v in enumerate(tw, 1)}}])


def test_quarters_of_a_count() -> None:
    assert (
        strong(action(12, 3, 3, 3, 3))
        == strong(action(12, 3, 6, 9, 12))
        == strong(action(5, None, 5, None, None))
        == []
    )
    assert strong(action(12, 3, 3, 3, 2)) == [("RA-01", "H6", "3")]
    assert strong(action(12, 3, 4, 3, 4)) == [("RA-01", "D6", "14")]
    last = temuan(action(12, 1, 2, 4, 11), settings=Settings(triwulan=Triwulan.LAST))
    assert [t.kode for t in last if t.kode == "RA-01"] == ["RA-01"]


def test_quarters_of_a_percentage() -> None:
    def quarters(*values: int) -> list[tuple[str, str | None, str | None]]:
        return strong(action(None, *(persen(v) for v in values), satuan="Persen"))

    assert quarters(25, 30, 30, 15) == quarters(25, 50, 75, 100) == quarters(90, 90, 90, 90) == []
    assert quarters(25, 30, 30, 10) == [("RA-02", "E6", None)]
    assert quarters(25, 25, 25, 20) == [("RA-02", "H6", "25%")]


def test_a_percentage_beside_another_unit() -> None:
    shares = [persen(25)] * 4
    assert strong(action(None, *shares, satuan="Laporan")) == [("RA-03", "E6", None)]
    assert strong(action(None, *shares, satuan="Prosentase")) == []


def test_output_targets_of_plan_and_report() -> None:
    def result(target: int) -> Document:
        row = {"sub_kegiatan": TREE[5][1], "indikator": "Jumlah Dokumen", "satuan": "Dokumen"}
        return document("realisasi_program", "realisasi_program", [{**row, "target": target, "realisasi": target}])

    assert strong(action(None, 2, 3, 3, None), result(8)) == []
    assert [k for k, _, _ in strong(action(None, 18, None, None, None), result(8))] == ["DOK-12"]


def test_realisasi_against_numerator_and_denominator() -> None:
    def data(top: int) -> Document:
        return document("data_indikator", "data_indikator", [{"indikator": I2, "pembilang": top, "penyebut": 20}])

    assert strong(measure(), data(18)) == []
    assert [k for k, _, _ in strong(measure(), data(19))] == ["IND-01"]


def test_an_indicator_without_formulation_is_told_as_info() -> None:
    iku = document(
        "iku",
        "iku",
        [{"sasaran": S1, "indikator": I1, "formulasi": None}, {"sasaran": S2, "indikator": I2, "formulasi": "a/b"}],
    )
    found = [t for t in temuan(pk(), measure(), iku) if t.kode == "IND-02"]
    assert [(t.tingkat, t.cell) for t in found] == [(Tingkat.INFO, "B6")]


def test_predikat_by_the_scale_and_only_one_tick() -> None:
    fields = ("sm", "m", "sb", "b", "c", "k", "sk")

    def ticks(*ticked: str) -> Document:
        row = {"sasaran": S1, "indikator": I1, "capaian": persen(80)}
        return document(
            "pengukuran_kinerja", "predikat", [{**row, **{f: "√" if f in ticked else None for f in fields}}]
        )

    assert strong(measure(), ticks("sb")) == []
    assert strong(measure(), ticks("b")) == [("NIL-01", "G6", "SB")]
    assert strong(measure(), ticks("sb", "sm")) == [("NIL-01", "D6", "SB")]


def test_efisiensi_from_the_figures_in_its_row() -> None:
    def row(level: str, capaian: float, serapan: float) -> Document:
        cells = {"sasaran": S1, "capaian": persen(capaian), "serapan": persen(serapan), "tingkat_efisiensi": level}
        return document("pengukuran_kinerja", "efisiensi_tertulis", [cells])

    assert strong(row("Efisien", 98.81, 98.81)) == strong(row("Tidak Efisien", 98.8, 98.81)) == []
    assert strong(row("Efisien", 98.81, 99.81)) == [("NIL-02", "D6", "Tidak efisien")]


def test_documents_that_are_missing_are_named_once_each() -> None:
    kinds = [t.kind for t in temuan(measure()) if t.kode == "BACA-07"]
    assert kinds == ["pk", "rkt", "rencana_aksi", "realisasi_anggaran"]
    (other,) = [t for t in temuan(measure()) if t.kode == "BACA-10"]
    assert "IKU untuk formulasi indikator" in other.uraian and "Renstra untuk Tabel 3.3" in other.uraian
