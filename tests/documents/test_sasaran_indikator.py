"""Sasaran and indicators in one column: a name without figures is the sasaran of the rows below it."""

from __future__ import annotations

from .sheets import Sheet, content, disturbance, read

TITLE = "SASARAN STRATEGIS / INDIKATOR KINERJA"


def test_pengukuran_with_sasaran_and_indicators_in_one_column() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2023"],
                ["NO", None, TITLE, "SATUAN", "TARGET", "REALISASI", "CAPAIAN"],
                ["1", None, "Meningkatnya kualitas perencanaan"],
                [None, "1", "Persentase keselarasan RKPD", "%", "95", "96,9", "102"],
                [None, "2", "Nilai SAKIP", "Nilai", "20", "19", "95"],
                ["2", None, "Meningkatnya pemanfaatan kelitbangan"],
                [None, "1", "Persentase kelitbangan yang dimanfaatkan", "%", "80", "80", "100"],
            ],
            merge=("A2:B2",),
        )
    )
    assert content(r, "pengukuran", "sasaran", "indikator", "target") == [
        ("Meningkatnya kualitas perencanaan", "Persentase keselarasan RKPD", 95),
        ("Meningkatnya kualitas perencanaan", "Nilai SAKIP", 20),
        ("Meningkatnya pemanfaatan kelitbangan", "Persentase kelitbangan yang dimanfaatkan", 80),
    ]
    assert disturbance(r) == []


def test_pk_with_sasaran_and_indicators_in_one_column() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2023"],
                ["No", "Sasaran dan Indikator Kinerja", "Satuan", "Target"],
                ["I", "Meningkatnya kualitas perencanaan"],
                [1, "Persentase keselarasan RKPD", "%", 95],
                [2, "Nilai SAKIP", "Nilai", 20],
            ]
        )
    )
    assert content(r, "pk", "sasaran", "indikator", "target") == [
        ("Meningkatnya kualitas perencanaan", "Persentase keselarasan RKPD", 95),
        ("Meningkatnya kualitas perencanaan", "Nilai SAKIP", 20),
    ]
    assert disturbance(r) == []
