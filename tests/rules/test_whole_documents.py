"""Documents of another year, indicators that a document lacks, results that were left blank."""

from __future__ import annotations

from lakip_xls.model import Document
from tests.rules.rows import SUB, TREE, anggaran, brief, document, persen, temuan

SASARAN = "Meningkatnya kualitas pelayanan publik"
NAMES = ("Indeks Kepuasan Masyarakat", "Nilai SAKIP", "Persentase Desa Tertib Administrasi")


def _pk() -> Document:
    return document("pk", "pk", [{"sasaran": SASARAN, "indikator": n, "target": 80} for n in NAMES])


def test_an_indicator_of_the_pk_that_the_iku_lacks_is_told_at_the_pk() -> None:
    def told(*names: str) -> list[tuple[str | None, str | None, str | None]]:
        rows = [{"sasaran": SASARAN, "indikator": n, "formulasi": "A / B"} for n in names]
        return brief(temuan(_pk(), document("iku", "iku", rows)), "DOK-17")

    assert told(*NAMES) == []
    assert told(*NAMES[:2]) == [("B8", NAMES[2], None)]
    assert told(*NAMES[:2], "Panjang Jalan Beraspal") == []  # DOK-06 tells that one
    assert told(NAMES[0]) == []  # a document that does not mean to name them all


def test_a_document_of_another_year_is_one_finding() -> None:
    names = [f"Sub Kegiatan Contoh Nomor {word}" for word in ("Satu", "Dua Puluh", "Tiga Ratus", "Empat Ribu", "Lima")]
    budget = anggaran(
        ("program", TREE[0][1], 500, 400), ("kegiatan", TREE[1][1], 500, 400), *((SUB, n, 100, 80) for n in names)
    )

    def plan(*amounts: int) -> list[str]:
        rows = [
            {"program": TREE[0][1], "kegiatan": TREE[1][1], "sub_kegiatan": n, "anggaran": a}
            for n, a in zip(names, amounts, strict=True)
        ]
        found = temuan(budget, document("rkt", "rkt", rows))
        return [t.kode for t in found if t.kode in ("DOK-02", "DOK-18")]

    assert plan(100, 100, 100, 100, 100) == []
    assert plan(130, 90, 100, 100, 100) == ["DOK-02", "DOK-02"]
    assert plan(130, 90, 75, 240, 61) == ["DOK-18"]


def test_a_percentage_that_was_left_blank_is_told_with_its_value() -> None:
    def told(*shares: object) -> list[tuple[str | None, str | None, str | None]]:
        rows = [
            {"tingkat": t, "uraian": u, "pagu": p, "realisasi": r, "persen": s}
            for (t, u, p, r), s in zip(TREE, shares, strict=False)
        ]
        return brief(temuan(document("realisasi_anggaran", "anggaran", rows)), "JML-10")  # type: ignore[arg-type]

    assert told(persen(90), persen(91.67), persen(87.5)) == []
    assert told(persen(90), persen(91.67), None) == [("E8", "kosong", "87,5%")]
    assert told(None, None, None) == []  # a column that is not used
