"""Acronyms that stand for words of another name."""

from __future__ import annotations

import pytest

from lakip_xls.parsing.abbreviations import same_abbreviation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("IKM", "Indeks Kepuasan Masyarakat"),
        ("Indeks Pelayanan Publik", "IPP"),
        ("SKM Aparatur", "Survei Kepuasan Masyarakat Aparatur"),
        ("Nilai IKM Kecamatan", "Nilai Indeks Kepuasan Masyarakat Kecamatan"),
        ("SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
        ("Nilai RB", "Nilai Reformasi dan Birokrasi"),
    ],
)
def test_same(left: str, right: str) -> None:
    assert same_abbreviation(left, right)
    assert same_abbreviation(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("IPP", "Indeks Kepuasan Publik"),
        ("IPP", "Indeks Pelayanan Publik Daerah"),
        ("Ipp", "Indeks Pelayanan Publik"),
        ("SKM Aparatur", "Survei Kepuasan Masyarakat"),
        ("", ""),
        ("INDEKS PELAYANAN PUBLIK YANG BAIK", "Indeks Pelayanan Publik"),
    ],
)
def test_different(left: str, right: str) -> None:
    assert not same_abbreviation(left, right)
