"""Two versions of one document: which counts, why, and where they differ (BACA-13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from lakip_xls.choosing.periods import document_period
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row, Value
from lakip_xls.parsing.notation import display
from lakip_xls.skema import KINDS

_COPY = re.compile(r"\bcopy\b|\bsalinan\b|\bkopi\b", re.IGNORECASE)
_FINAL = re.compile(r"\bfinal\b|\bfix(?:ed)?\b|\bvalid\b|\bterbaru\b|\bnew\b", re.IGNORECASE)
_DRAFT = re.compile(r"\bdraf?t\b|\blama\b|\bold\b|\bbackup\b|\barsip\b|\bsebelum\b", re.IGNORECASE)
_REVISION = re.compile(r"\b(?:revisi|rev|versi|ver|v|perbaikan)(?![a-z])\s*(?:ke)?\s*(\d{0,2})(?!\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"\((\d{1,2})\)\s*$")
_DATES = (
    re.compile(r"(?<!\d)(20\d\d)[ .\-/](\d{1,2})[ .\-/](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"),
)
_DATE_LAST = re.compile(r"(?<!\d)(\d{1,2})[ .\-/](\d{1,2})[ .\-/](20\d\d)(?!\d)")
_MAX_CELLS = 6
"""Cells that differ which a finding names; the others are counted."""


class Ground(Struct, frozen=True):
    """One thing by which versions are told: what it says of a document, and how that is put in words."""

    value: Callable[[Document, str], object]
    words: str
    """Why the higher one counts (Indonesian)."""


def _name_text(document: Document) -> str:
    """File and sheet name and the nearest titles, with separators as spaces."""
    source = document.source
    return re.sub(r"[_\-]", " ", " ".join((*source.titles, source.sheet, source.file.rpartition(".")[0])))


def _said(document: Document) -> int:
    """3 for a final version, 2 for a revision, 0 for a draft or an old one, 1 where nothing is said."""
    text = _name_text(document)
    if _FINAL.search(text):
        return 3
    if _REVISION.search(text):
        return 2
    return 0 if _DRAFT.search(text) else 1


def _number(document: Document) -> int:
    """The number of a revision ('revisi 2', 'LRA (2).xlsx')."""
    stem = document.source.file.rpartition(".")[0]
    numbers = [int(n or 1) for n in _REVISION.findall(_name_text(document))]
    counted = _NUMBERED.search(stem)
    return max([*numbers, int(counted[1]) if counted else 0])


def _day(document: Document) -> date:
    """The latest date in the names; the first of all where there is none."""
    text = " ".join((*document.source.titles, document.source.sheet, document.source.file))
    parts = [m.groups() for pattern in _DATES for m in pattern.finditer(text)]
    parts += [m.groups()[::-1] for m in _DATE_LAST.finditer(text)]
    days: list[date] = [date.min]
    for year, month, day in parts:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return max(days)


GROUNDS: tuple[Ground, ...] = (
    Ground(lambda d, _: not d.hidden, "lembarnya tidak disembunyikan"),
    Ground(lambda d, _: p.last if (p := document_period(d)) else 0, "periodenya paling akhir"),
    Ground(lambda d, _: _said(d), "namanya menyebut versi yang lebih akhir"),
    Ground(lambda d, _: _day(d), "tanggalnya paling akhir"),
    Ground(lambda d, name: len(d.tables[name]), "barisnya paling lengkap"),
    Ground(lambda d, _: _COPY.search(_name_text(d)) is None, "bukan salinan"),
    Ground(lambda d, _: _number(d), "nomor versinya paling akhir"),
    Ground(lambda d, _: d.source.score, "paling jelas terbaca"),
    Ground(lambda d, _: (d.source.file, d.source.sheet), "urutan namanya paling akhir"),
)
"""By what a version is chosen, the weightiest first."""


def choose_version(documents: Sequence[Document], name: str) -> Document:
    """The version of a document that counts; `name` is the frame that they share."""
    return max(documents, key=lambda d: tuple(g.value(d, name) for g in GROUNDS))


def why(chosen: Document, other: Document, name: str) -> str:
    """The weightiest ground on which `chosen` goes before `other`."""
    return next((g.words for g in GROUNDS if g.value(chosen, name) != g.value(other, name)), "")


def differences(chosen: Document, other: Document, name: str, row_key: Callable[[Row], str]) -> list[str]:
    """The cells of `other` whose figure is another than that of the same row in `chosen`: 'D7 900 (di C7 950)'."""
    known: dict[str, Row] = {}
    for row in chosen.tables.get(name, ()):
        known.setdefault(row_key(row), row)
    found: list[str] = []
    for row in other.tables.get(name, ()):
        match = known.get(row_key(row))
        for field in row.values if match is not None else ():
            assert match is not None
            mine, theirs = row[field], match[field]
            a, b = mine.number, theirs.number
            if a is None or b is None or mine.ref is None or theirs.ref is None:
                continue
            if abs(a - b) > _tolerance(field, mine, theirs):
                found.append(f"{mine.ref.cell} {display(a)} (dipakai {display(b)})")
    return list(dict.fromkeys(found))


def _tolerance(field: str, *values: Value) -> Decimal:
    """Money and counts are exact; percentages agree to the last digit that was written."""
    return max(v.tolerance for v in values) if field in ("persen", "capaian") else Decimal(0)


def version_finding(chosen: Document, other: Document, reason: str, cells: Sequence[str]) -> Temuan:
    """BACA-13: two versions with different content, which one is used and why."""
    source, used = other.source, chosen.source
    more = f" dan {len(cells) - _MAX_CELLS} sel lain" if len(cells) > _MAX_CELLS else ""
    sheet = f" lembar {used.sheet}" if used.file != source.file or used.sheet != source.sheet else ""
    return Temuan(
        "BACA-13",
        Tingkat.WARNING,
        f"Dua versi {KINDS[other.kind].label} berbeda isi. Yang dipakai {used.file}{sheet} karena {reason}. "
        f"Berbeda di {', '.join(cells[:_MAX_CELLS])}{more}.",
        "Sisakan versi yang benar di folder ini.",
        other.kind,
        source.file,
        source.sheet,
        cells[0].split(" ")[0] if cells else None,
    )


def decision(d: Document, what: str, other: Document | None) -> Temuan:
    """BACA-08: which of several documents of a kind is used."""
    name = KINDS[d.kind].label
    used = f" Yang dipakai: {other.source.file} lembar {other.source.sheet}." if other is not None else ""
    return Temuan(
        "BACA-08",
        Tingkat.INFO,
        f"{name} di berkas {d.source.file} lembar {d.source.sheet} {what}.{used}",
        "Tidak perlu berbuat apa-apa bila pilihan ini benar; bila tidak, pindahkan berkas yang salah ke luar folder.",
        d.kind,
        d.source.file,
        d.source.sheet,
        None,
    )
