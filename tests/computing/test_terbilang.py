"""Numbers in Indonesian words."""

import pytest

from lakip_xls.computing.terbilang import terbilang


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (4, "empat"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2019, "dua ribu sembilan belas"),
        (11000, "sebelas ribu"),
        (101000, "seratus satu ribu"),
        (1000000, "satu juta"),
        (10**9, "satu miliar"),
        (2 * 10**12 + 1, "dua triliun satu"),
        (-2, "minus dua"),
    ],
)
def test_words(n: int, words: str) -> None:
    assert terbilang(n) == words
