"""PSN-07: a hundred or a thousand times off, in both directions; small results are not suspect."""

from __future__ import annotations

import pytest

from lakip_xls.findings import Temuan
from lakip_xls.model import Document
from tests.rules.rows import Cell, document, persen, temuan


def row(target: Cell, realisasi: Cell, satuan: str) -> Document:
    fields = {"sasaran": "S", "indikator": "Indikator", "satuan": satuan, "target": target, "realisasi": realisasi}
    return document("pengukuran_kinerja", "pengukuran", [fields])


def told(document: Document) -> list[Temuan]:
    return [t for t in temuan(document) if t.kode == "PSN-07"]


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan", "name", "should"),
    [
        (95, 0.95, "Persen", "Realisasi", "95"),
        (100, 1, "Persen", "Realisasi", "100"),
        (0.9, 88.5, "%", "Target", "90"),
        (persen(95), 0.98, "", "Realisasi", "98%"),
        (1250, 1.25, "Orang", "Realisasi", "1.250"),
        (1.25, 1300, "Orang", "Target", "1.250"),
    ],
)
def test_a_scale_that_is_off(target: Cell, realisasi: Cell, satuan: str, name: str, should: str) -> None:
    (found,) = told(row(target, realisasi, satuan))
    assert found.seharusnya == should
    assert found.uraian.startswith(name)


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan"),
    [
        (95, 94.5, "Persen"),
        (100, 1, "Orang"),
        (2, 0.02, "Indeks"),
        (1, 100, "Dokumen"),
        (0.5, 0.52, "%"),
        (1000, 12, "Orang"),
    ],
)
def test_what_may_be_true_is_silent(target: Cell, realisasi: Cell, satuan: str) -> None:
    assert told(row(target, realisasi, satuan)) == []
