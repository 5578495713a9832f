"""Acronyms that stand for words of another name."""

from __future__ import annotations

import pytest

from lakip_xls.parsing.singkatan import sama_singkatan


@pytest.mark.parametrize(
    ("kiri", "kanan"),
    [
        ("IKM", "Indeks Kepuasan Masyarakat"),
        ("Indeks Pelayanan Publik", "IPP"),
        ("SKM Aparatur", "Survei Kepuasan Masyarakat Aparatur"),
        ("Nilai IKM Kecamatan", "Nilai Indeks Kepuasan Masyarakat Kecamatan"),
        ("SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
        ("Nilai RB", "Nilai Reformasi dan Birokrasi"),
    ],
)
def test_same(kiri: str, kanan: str) -> None:
    assert sama_singkatan(kiri, kanan)
    assert sama_singkatan(kanan, kiri)


@pytest.mark.parametrize(
    ("kiri", "kanan"),
    [
        ("IPP", "Indeks Kepuasan Publik"),
        ("IPP", "Indeks Pelayanan Publik Daerah"),
        ("Ipp", "Indeks Pelayanan Publik"),
        ("SKM Aparatur", "Survei Kepuasan Masyarakat"),
        ("", ""),
        ("INDEKS PELAYANAN PUBLIK YANG BAIK", "Indeks Pelayanan Publik"),
    ],
)
def test_different(kiri: str, kanan: str) -> None:
    assert not sama_singkatan(kiri, kanan)
