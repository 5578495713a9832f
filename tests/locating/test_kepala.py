"""Heading words: what is one, and what only looks like one."""

import pytest

from lakip_xls.locating.kepala import baca_kepala


@pytest.mark.parametrize(
    "name", ["PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI", "Program : Perumusan Kebijakan"]
)
def test_a_programme_with_a_heading_word_inside_another_word_is_no_heading(name: str) -> None:
    assert baca_kepala(name) is None


@pytest.mark.parametrize(
    "heading", ["Rumus", "Cara Perhitungan / Rumus", "Formula Indikator", "Penjelasan dan Formulasi"]
)
def test_a_heading_word_at_the_start_of_a_word_counts(heading: str) -> None:
    found = baca_kepala(heading)
    assert found is not None
    assert found.nama == "formulasi"
