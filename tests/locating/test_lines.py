"""What lines above a table name, and what a bare heading below them belongs to."""

from __future__ import annotations

import pytest

from lakip_xls.locating.lines import _NAMED, _NUMBERED, _level
from lakip_xls.locating.scope import scope_headings


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Kegiatan 1: Administrasi Umum", "kegiatan"),
        ("Sasaran Renstra - Meningkatnya kualitas", "sasaran"),
        ("Sub Kegiatan : Penyediaan Alat", "sub_kegiatan"),
        ("Sasaran 2 Meningkatnya kualitas", "sasaran"),
    ],
)
def test_line_names_a_level(text: str, level: str) -> None:
    match = _NAMED.fullmatch(text) or _NUMBERED.fullmatch(text)
    assert match is not None and _level(match) == level


def test_bare_headings_belong_to_the_line_above() -> None:
    indicator, target = scope_headings([("Indikator",), ("Target",)], "kegiatan")
    assert indicator.heading.levels == target.heading.levels == ("kegiatan",)
    assert scope_headings([("Indikator",)])[0].heading.levels == ()
