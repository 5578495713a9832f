"""Temuan: one inconsistency in the user's data, with the cell to look at and what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from lakip_xls.provenance import Ref

ATTRIBUTE = {"jenis": "kind", "berkas": "file", "lembar": "sheet", "sel": "cell", "pokok": "root"}
"""Columns of the frame `temuan` whose attribute of a `Temuan` has another name."""


Place = tuple[str | None, str | None, str | None]
"""File, sheet and cell."""


class Tingkat(str, Enum):
    """Level of a finding, most serious first."""

    ERROR = "kesalahan"
    WARNING = "peringatan"
    INFO = "info"

    @property
    def order(self) -> int:
        """0 for the most serious level."""
        return list(Tingkat).index(self)


class Temuan(Struct, frozen=True):
    """One finding. The texts are Indonesian and complete sentences that a finance officer understands.

    `selisih` is a number (rupiah or percent points) as text in Indonesian notation, or None.
    `related` are other cells that belong to the same inconsistency.
    """

    kode: str
    tingkat: Tingkat
    uraian: str
    saran: str
    kind: str | None = None
    """Document kind of the cell, e.g. 'realisasi_anggaran'."""
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    tertulis: str | None = None
    seharusnya: str | None = None
    selisih: str | None = None
    related: tuple[Ref, ...] = ()
    also: tuple[str, ...] = ()
    """Further cells of the sheet that hold the same mistake, and must be changed with this one."""
    id: str = ""
    """The same in the next run, whatever else is found (`rules/identify.py`)."""
    root: str = ""
    """The id of the finding that states the root cause, its own where it is that one."""

    @property
    def place(self) -> Place:
        """The cell to look at."""
        return self.file, self.sheet, self.cell

    @property
    def places(self) -> tuple[Place, ...]:
        """All cells that hold the mistake."""
        return tuple((self.file, self.sheet, c) for c in (self.cell, *self.also))

    @property
    def fingerprint(self) -> str:
        """Fingerprint: the same finding in the next run has the same one (rule, place and values)."""
        parts = (self.kode, self.file, self.sheet, self.cell, self.tertulis, self.seharusnya)
        text = "\x1f".join("" if p is None else p for p in parts)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


_FIRST = (
    ("SISTEM", "BACA-01", "BACA-03", "BACA-05", "BACA-06"),
    ("JML", "PSN-04", "PSN-05", "PSN-06", "DOK-01", "DOK-02", "DOK-18", "NOM-04"),
    ("DOK-03", "DOK-04", "DOK-05", "DOK-09", "IND-01"),
    ("BACA", "PSN", "RA", "NIL", "DOK-11", "DOK-12", "DOK-14"),
)
"""What to do first: what cannot be read, what changes a printed total, what contradicts a signed document, other figures;
names come last."""


def sort_findings(findings: Iterable[Temuan]) -> list[Temuan]:
    """Return the findings, duplicates removed, by level and by what to do first, then by file, sheet, rule and cell."""

    def key(t: Temuan) -> tuple[object, ...]:
        first = next((n for n, kodes in enumerate(_FIRST) if t.kode.startswith(kodes)), len(_FIRST))
        return (t.tingkat.order, first, t.file or "", t.sheet or "", t.kode, _cell_order(t.cell), t.uraian)

    return sorted(dict.fromkeys(findings), key=key)


def _cell_order(cell: str | None) -> tuple[int, str]:
    digits = "".join(c for c in cell or "" if c.isdigit())
    return (int(digits) if digits else 0, cell or "")


def count_findings(findings: Iterable[Temuan]) -> dict[str, int]:
    """Return the number of findings of each level, every level present."""
    counts = {t.value: 0 for t in Tingkat}
    for finding in findings:
        counts[finding.tingkat.value] += 1
    return counts
