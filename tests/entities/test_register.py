"""One register: who is who in all documents, said the same by figures, rules and sheets; a person's word counts most."""

from __future__ import annotations

from typing import Any

import pytest

from lakip_xls.entities.assign import assign
from lakip_xls.entities.likeness import Verdicts, score
from lakip_xls.laporan import Laporan
from tests.entities.office import TOTAL, error, laporan, levelled, title

SASARAN = "Meningkatnya Derajat Kesehatan Masyarakat"
INDIKATOR = "Persentase ibu hamil yang mendapat pelayanan kesehatan lengkap"
OTHER_WRITTEN_TEXT = "Persentase pelayanan kesehatan ibu hamil sesuai standar lengkap"


def _office(pk: list[list[Any]], measure: list[list[Any]], **other: Any) -> Laporan:
    headings = ["Kode", "Uraian", "Pagu", "Realisasi"]
    return laporan(
        {
            "anggaran.xlsx": [*title(), headings, *levelled(), ["", *TOTAL]],
            "pk.xlsx": [
                *title("PERJANJIAN KINERJA TAHUN 2023"), ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"], *pk,
            ],
            "ukur.xlsx": [
                *title("PENGUKURAN KINERJA TAHUN 2023"),
                ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"], *measure,
            ],
            **other,
        }
    )  # fmt: skip


def _matching(*rows: list[str]) -> dict[str, list[list[str]]]:
    return {
        "Identitas": [["Kunci", "Nilai"], ["Unit", "Dinas Kesehatan"]],
        "Padanan": [["Jenis", "Nama A", "Nama B", "Sama"], *rows],
    }


def test_an_indicator_is_one_for_figures_and_rules() -> None:
    report = _office(
        [[1, SASARAN, INDIKATOR, "80%"], [2, SASARAN, "Angka kematian bayi", "5"]],
        [[1, SASARAN, OTHER_WRITTEN_TEXT, "80%", "80%", "100%"], [2, SASARAN, "Angka kematian bayi", "5", "5", "100%"]],
    )
    assert report.computed.unmeasured == ()
    assert [t.kode for t in report.temuan if t.kode in ("DOK-05", "DOK-08")] == ["DOK-08"]


def test_two_wordings_of_a_sasaran_keep_its_programmes() -> None:
    written = "Terwujudnya Derajat Kesehatan yang Baik"
    rkt = [
        *title("RENCANA KINERJA TAHUNAN 2023"),
        ["Sasaran", "Indikator Sasaran", "Target", "Program", "Kegiatan", "Anggaran"],
        [written, INDIKATOR, "80%", "Program Pemenuhan Upaya Kesehatan", "Penyediaan Fasilitas Pelayanan Kesehatan", 600000000],
        [written, INDIKATOR, "80%", "Program Pemenuhan Upaya Kesehatan", "Penyediaan Layanan Kesehatan", 400000000],
    ]  # fmt: skip
    report = _office(
        [[1, SASARAN, INDIKATOR, "80%"]],
        [[1, SASARAN, INDIKATOR, "80%", "80%", "100%"]],
        **{"rkt.xlsx": rkt},
    )
    assert [[p.kode for p in e.program] for e in report.computed.efisiensi] == [["1.02.02"]]
    assert report.computed.efisiensi[0].serapan == 90


@pytest.mark.parametrize(("said", "unmeasured"), [(None, 1), ("ya", 0)])
def test_a_person_may_say_that_two_names_are_the_same(said: str | None, unmeasured: int) -> None:
    row = [["Indikator", "Indeks Kepuasan Masyarakat", "Nilai Survei Layanan Publik", said]] if said else []
    report = _office(
        [[1, SASARAN, "Indeks Kepuasan Masyarakat", "90"]],
        [[1, SASARAN, "Nilai Survei Layanan Publik", "90", "90", "100%"]],
        **{"Pengaturan.xlsx": _matching(*row)},
    )
    assert len(report.computed.unmeasured) == unmeasured
    assert "PGT-01" not in [kode for kode, _ in error(report)]


@pytest.mark.parametrize(("said", "unmeasured"), [(None, 0), ("tidak", 1)])
def test_a_person_may_say_that_two_names_are_not_the_same(said: str | None, unmeasured: int) -> None:
    other = INDIKATOR.replace("ibu hamil", "ibu bersalin")
    row = [["indikator", INDIKATOR, other, said]] if said else []
    report = _office(
        [[1, SASARAN, INDIKATOR, "80%"]],
        [[1, SASARAN, other, "80%", "80%", "100%"]],
        **{"Pengaturan.xlsx": _matching(*row)},
    )
    assert len(report.computed.unmeasured) == unmeasured
    assert [t.kode for t in report.temuan if t.kode == "DOK-08"] == ([] if said else ["DOK-08"])


def test_what_the_sheet_padanan_says_wrongly_is_told() -> None:
    report = _office(
        [[1, SASARAN, INDIKATOR, "80%"]],
        [[1, SASARAN, INDIKATOR, "80%", "80%", "100%"]],
        **{
            "Pengaturan.xlsx": _matching(
                ["Indikatr", INDIKATOR, "X", "ya"],
                ["Indikator", INDIKATOR, "", "ya"],
                ["Indikator", INDIKATOR, "Y", "mungkin"],
                ["Indikator", INDIKATOR, INDIKATOR.upper(), "tidak"],
                ["Indikator", INDIKATOR, "Tidak ada di mana pun", "ya"],
            )
        },
    )
    assert [(t.kode, t.cell) for t in report.temuan if t.kode == "PGT-01"] == [
        ("PGT-01", cell) for cell in ("A2", "A3", "D4", "B5", "C6")
    ]


def test_evidence_adds_to_likeness_and_never_suffices_alone() -> None:
    alike = score("Pembangunan gedung puskesmas", "Pembangunan gedung kantor")
    assert alike < 86 < score("Pembangunan gedung puskesmas", "Pembangunan gedung kantor", lambda: ("angka",))
    assert score("Pembangunan gedung", "Rapat koordinasi", lambda: ("angka", "isi")) < 86


def test_equal_names_are_tied_where_more_speaks_for_them() -> None:
    left, right = [("A", 1), ("A", 2)], [("A", 2), ("A", 1)]
    outcome = assign(
        left, right, lambda x: x[0], lambda x: x[0], kind="program", verdicts=Verdicts(),
        evidence=lambda a, b: ("angka",) if a[1] == b[1] else (),
    )  # fmt: skip
    assert [(p.left, p.right) for p in outcome.pairs] == [(("A", 1), ("A", 1)), (("A", 2), ("A", 2))]


def test_acronyms_count_and_what_is_left_keeps_its_score() -> None:
    names = ["Indeks Kualitas Daerah", "Indeks Pelayanan Publik"]
    outcome = assign(
        ["IPP", "Indeks Kualitas Wilayah"], names, lambda x: x, lambda x: x, kind="indikator", verdicts=Verdicts()
    )
    assert [(p.left, p.right) for p in outcome.pairs] == [("IPP", "Indeks Pelayanan Publik")]
    assert [(p.right, 55 <= p.score < 86) for p in outcome.doubtful] == [("Indeks Kualitas Daerah", True)]
