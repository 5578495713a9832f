"""Headings composed of words: every phrase of the old list keeps its meaning, and compositions are read."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from lakip_xls.locating.heading import Heading, compose, read_heading
from lakip_xls.locating.scope import scope_headings

_OUTPUT = {"measure": (None, "output")}
_TICK = {"role": "grade", "shape": "tick"}

MEANING: dict[str, dict[str, Any]] = {
    "no": {"role": "number"},
    "kode": {"role": "code"},
    **{level: {"role": "name", "levels": [(level,)]} for level in ("tujuan", "sasaran", "program", "kegiatan")},
    "sub_kegiatan": {"role": "name", "levels": [("sub_kegiatan",)]},
    "hirarki": {"role": "name"},
    "uraian": {"role": "name"},
    "indikator": {"role": "indicator"},
    "satuan": {"role": "unit"},
    "target": {"role": "plan", **_OUTPUT},
    "realisasi": {"role": "result", **_OUTPUT},
    "realisasi_uang": {"role": "result", "measure": "money"},
    "capaian": {"role": "rate", **_OUTPUT},
    "persen": {"role": "rate", "shape": "percent"},
    "serapan": {"role": "rate", "measure": "money"},
    "pagu": {"role": "plan", "measure": ("money", None), "stage": (None, "final", "now")},
    "pagu_lama": {"role": "plan", "stage": "before"},
    "semula": {"role": "plan", "stage": "before"},
    "ditarik": {"role": "withdrawn"},
    "sisa": {"role": "rest"},
    **{f"tw{q}": {"quarter": q} for q in (1, 2, 3, 4)},
    "triwulan": {"role": "period"},
    "tahun": {"role": "period"},
    "formulasi": {"role": "formula"},
    "penanggung_jawab": {"role": "owner"},
    "sumber_data": {"role": "source"},
    "sumber_dana": {"role": "funding"},
    "keterangan": {"role": "note"},
    "polaritas": {"role": "polarity"},
    "kategori": {"role": "grade"},
    "predikat": {"role": "grade"},
    "tingkat_efisiensi": {"role": "efficiency"},
    "selisih_efisiensi": {"role": "efficiency"},
    "nasional": {"document": "nasional"},
    "target_akhir": {"role": "plan"},
    "pembilang": {"role": "numerator"},
    "penyebut": {"role": "denominator"},
    "uraian_pembilang": {"role": "numerator", "shape": "text"},
    "uraian_penyebut": {"role": "denominator", "shape": "text"},
    "hasil": {"role": "result"},
    "operasi": {"group": "operasi"},
    "modal": {"group": "modal"},
    "tidak_terduga": {"group": "tidak_terduga"},
    "transfer": {"group": "transfer"},
    "kelompok_belanja": {"role": "group"},
    "fisik": {"role": None, "measure": "output"},
    "keuangan": {"role": None, "measure": "money"},
    "kinerja_k": {"role": None, "measure": "output"},
    "rupiah": {"role": None, "measure": "money", "shape": "rupiah"},
    "jabatan": {"role": "position"},
    "golongan": {"role": "rank"},
    "pangkat": {"role": "rank"},
    "pendidikan": {"role": "education"},
    "jumlah": {"role": ("total", "count")},
    **dict.fromkeys(("sm", "m", "sb", "b", "c", "k_predikat", "sk"), _TICK),
    "kelamin": {"role": "sex"},
    "kondisi_awal": {"role": "baseline"},
    "bulan": {},
    "lain": {},
}
"""Concept of the old phrase list -> what its phrases say now (several values: one of them)."""

CHANGED: dict[str, tuple[dict[str, Any], str]] = {
    "misi": ({"role": "name", "levels": [("misi",)]}, "a level of its own: tables have MISI beside TUJUAN"),
    "sasaran strategis/program": (
        {"role": "name", "levels": [("sasaran", "program")]},
        "a slash lists: one column of sasaran and programmes",
    ),
    "program kegiatan sub kegiatan indikator": (
        {"role": "indicator", "levels": [("program", "kegiatan", "sub_kegiatan")]},
        "names and indicators in one column, read as 'sasaran indikator' always was",
    ),
    "kelompok belanja uraian": ({"role": "group", "shape": "text"}, "the words of a kelompok belanja"),
    "kelompok belanja nama": ({"role": "group", "shape": "text"}, "the words of a kelompok belanja"),
    "rencana aksi": ({"role": "action"}, "a deed; over quarters it is still a plan (see below)"),
    "realisasi %": ({"role": "result", "shape": "percent"}, "of money it is a rate, of an indicator its result"),
    "realisasi persen": ({"role": "result", "shape": "percent"}, "of money it is a rate, of an indicator its result"),
    "realisasi anggaran dan keuangan": ({"role": "result", "measure": "money"}, "realisasi of money, as it says"),
    "hasil persen": ({"role": "rate", "shape": "percent"}, "a percentage; facts and neighbours tell of what"),
    "apbd": ({"role": "plan", "measure": "money", "document": "apbd"}, "the budget, before only beside a P-APBD"),
    "output fisik": ({"role": "indicator", "measure": "output"}, "an output; below a figure its measure"),
    "fisik output": ({"role": "indicator", "measure": "output"}, "an output; below a figure its measure"),
    "data penyebut": ({"role": "denominator"}, "figures or words: the cells tell"),
    "data pembilang": ({"role": "numerator"}, "figures or words: the cells tell"),
}
"""Phrases that mean something else now, and why."""


def _phrases() -> list[tuple[str, str]]:
    """(phrase, concept) of the old list; 'memuat' rows are parts of phrases and no headings."""
    text = (Path(__file__).parent / "frasa_lama.csv").read_text(encoding="utf-8")
    rows = [r for r in csv.DictReader(text.splitlines()) if r["cara"] != "memuat"]
    return sorted({(word, r["konsep"]) for r in rows for word in r["kata"].split("|") if word})


def _says(heading: Heading, wanted: dict[str, Any]) -> bool:
    return all(
        getattr(heading, name) in (value if isinstance(value, (tuple, list)) else (value,))
        for name, value in wanted.items()
    )


def test_every_phrase_of_the_old_list_keeps_its_meaning() -> None:
    wrong = [
        (phrase, concept, read_heading(phrase))
        for phrase, concept in _phrases()
        if not _says(read_heading(phrase), CHANGED.get(phrase, (MEANING[concept], ""))[0])
    ]
    assert not wrong


def test_every_explained_change_is_one() -> None:
    concepts = dict(_phrases())
    assert [p for p in CHANGED if p not in concepts] == []
    assert [p for p in CHANGED if _says(read_heading(p), MEANING[concepts[p]])] == []


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (["PROGRAM Indikator Program"], {"role": "indicator", "levels": [("program",)]}),
        (["SASARAN Target"], {"role": "plan", "levels": [("sasaran",)]}),
        (["Program Anggaran"], {"role": "plan", "levels": [("program",)], "measure": "money"}),
        (["Anggaran Program"], {"role": "plan", "levels": [("program",)], "measure": "money"}),
        (["Realisasi Keuangan (%)"], {"role": "rate", "measure": "money", "shape": "percent"}),
        (["Realisasi Keuangan (Rp)"], {"role": "result", "measure": "money", "shape": "rupiah"}),
        (["SATUAN KERJA"], {"role": "owner"}),
        (["Satuan Kinerja"], {"role": "unit"}),
        (["Uraian Indikator Kinerja"], {"role": "indicator"}),
        (["Sasaran Program"], {"levels": [("sasaran",)], "tier": "program"}),
        (["Indikator Sasaran Sub Kegiatan"], {"levels": [("sasaran",)], "tier": "sub_kegiatan"}),
        (["Rencana Aksi", "TW I"], {"role": "plan", "quarter": 1}),
        (["Realisasi", "Anggaran"], {"role": "result", "measure": "money"}),
        (["Anggaran", "Realisasi (Rp.)"], {"role": "result", "measure": "money"}),
        (["Target Kinerja dan Anggaran Renja", "K"], {"role": "plan", "measure": "output", "document": "renja"}),
        (["Target Kinerja dan Anggaran Renja", "Rp (000)"], {"role": "plan", "measure": "money"}),
        (["Tingkat Capaian Kinerja dan Realisasi Anggaran (%)", "Rp"], {"role": "rate", "shape": "percent"}),
        (["CAPAIAN", "Rp"], {"role": "result", "measure": "money"}),
        (["Realisasi s/d Tahun Lalu"], {"role": "result", "stage": "before", "until": True}),
        (["Target Akhir Renstra"], {"role": "plan", "stage": "end", "document": "renstra"}),
        (["Realisasi s.d. Triwulan III"], {"quarter": 3, "until": True}),
        (["Triwulan", "2", "Target"], {"role": "plan", "quarter": 2}),
        (["Kerangka Pendanaan", "2023", "Rp"], {"role": "plan", "measure": "money", "year": 2023}),
        (["Relisasi TW I"], {"role": "result", "quarter": 1, "mended": [("relisasi -> realisasi",)]}),
        (["IndikatorKinerja"], {"role": "indicator"}),
        (["T A R G E T"], {"role": "plan"}),
        (["Prakiraan Maju Rencana Tahun 2025", "Target"], {"role": "plan", "stage": "next"}),
        (["Pagu Efisiensi"], {"role": "withdrawn"}),
        (["Pagu Setelah Efisiensi"], {"role": "plan", "stage": "final"}),
        (["Jumlah Indikator"], {"role": "count"}),
        (["Jumlah Anggaran"], {"role": "plan", "measure": "money"}),
        (["Total (sudah rumus, jangan dirubah)"], {"role": "total"}),
        (["Nilai (Pagu)"], {"role": "plan", "measure": "money"}),
        (["Program (Outcome), Kegiatan (Output)"], {"role": "name", "levels": [("program", "kegiatan")]}),
        (["Sub-Kegiatan"], {"role": "name", "levels": [("sub_kegiatan",)]}),
        (["P-APBD 2024"], {"role": "plan", "document": "apbd", "stage": "final", "year": 2024}),
        (["Pagu Akhir"], {"role": "plan", "stage": "final"}),
        (["Volume/Satuan"], {"role": "plan", "measure": "output"}),
        (["Faktor Penyebab Kegagalan"], {"role": "note", "mended": [()]}),
        (["Smt II"], {"quarter": 4, "until": True}),
        (["Rencana Tindak Lanjut"], {"role": "note"}),
        (["Target", "Realisasi", "Ket"], {"role": "note"}),
        (["Sebelum Perubahan"], {"role": "plan", "stage": "before"}),
    ],
)
def test_compositions(path: list[str], wanted: dict[str, Any]) -> None:
    assert _says(compose(path), wanted), compose(path)


@pytest.mark.parametrize(
    "name", ["PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI", "Program Perumusan Kebijakan"]
)
def test_a_heading_word_inside_another_word_does_not_count(name: str) -> None:
    heading = read_heading(name)
    assert heading.role != "formula"
    assert "perumusan" in heading.unknown


def test_the_lexicon_names_no_word_twice() -> None:
    text = resources.files("lakip_xls").joinpath("data/leksikon.csv").read_text(encoding="utf-8")
    words = [word for row in csv.DictReader(text.splitlines()) for word in row["word"].split("|")]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_an_unknown_word_lowers_the_confidence_and_keeps_the_column() -> None:
    heading = read_heading("Target Zonasi Renja")
    assert heading.role == "plan"
    assert heading.unknown == ("zonasi",)
    assert heading.confidence < 1


@pytest.mark.parametrize("word", ["pengadaan", "penetapan", "atasan", "tarif"])
def test_a_word_that_is_written_right_is_no_misspelling(word: str) -> None:
    assert read_heading(word).unknown == (word,)


def _scoped(*paths: str) -> list[tuple[str | None, tuple[str, ...], str | None]]:
    columns = scope_headings([p.split(" > ") for p in paths])
    return [(c.heading.role, c.heading.levels, c.levels_from) for c in columns]


def test_a_bare_heading_belongs_to_the_level_on_its_left() -> None:
    assert _scoped("Program", "Anggaran", "Kegiatan", "Indikator", "Target", "Anggaran") == [
        ("name", ("program",), "own"),
        ("plan", ("program",), "left"),
        ("name", ("kegiatan",), "own"),
        ("indicator", ("kegiatan",), "left"),
        ("plan", ("kegiatan",), "left"),
        ("plan", ("kegiatan",), "left"),
    ]


def test_money_belongs_to_the_level_with_a_budget() -> None:
    columns = _scoped("Sub Kegiatan", "Sasaran", "Indikator", "Target", "Anggaran")
    assert columns[3] == ("plan", ("sasaran",), "left")
    assert columns[4] == ("plan", ("sub_kegiatan",), "left")


def test_a_plan_of_its_own_stays_a_plan_below_realisasi_anggaran() -> None:
    below = _scoped("Realisasi Anggaran > Anggaran", "Realisasi Anggaran > Realisasi", "Realisasi Anggaran > %")
    assert [role for role, _, _ in below] == ["plan", "result", "rate"]
    assert _scoped("Realisasi > Anggaran", "Realisasi > Volume")[0][0] == "result"


def test_capaian_beside_a_percentage_is_what_was_achieved() -> None:
    assert [r for r, _, _ in _scoped("Target", "Capaian Tahun Ini", "Capaian (%)")] == ["plan", "result", "rate"]
    assert [r for r, _, _ in _scoped("Target", "Realisasi", "Capaian")] == ["plan", "result", "rate"]
