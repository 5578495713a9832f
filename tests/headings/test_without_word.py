"""Heads of real words of which one is taken away: what is lost is told."""

from __future__ import annotations

import pytest

from .without_word import judge_without


@pytest.mark.parametrize(
    ("word", "seed"),
    [
        ("dana", 28),
        ("formulasi", 19),
        ("pagu", 7),
        ("penanggung", 9),
        ("pk", 12),
        ("sasaran", 3),
        ("sub", 5),
        ("sumber", 26),
        ("transfer", 14),
    ],
)
def test_what_a_missing_word_costs_is_told(word: str, seed: int) -> None:
    verdicts = judge_without(word, [seed])
    assert "told" in {v.word for v in verdicts}
    assert "silent" not in {v.word for v in verdicts}
