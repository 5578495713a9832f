"""One cause, one finding: what several rules say of one cell becomes one, and what follows from a fault is left to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from lakip_xls.findings import Place, Temuan
from lakip_xls.rules.network import KODES

_NAMES = ("NOM-01", "DOK-08", "NOM-02", "DOK-07")
"""Rules about the name in a cell, the one that says most first: one cell has one proper name."""
_JUDGEMENTS = ("PSN-04", "WJR-01", "WJR-02", "WJR-04", "WJR-05")
"""Rules that judge figures; where a figure is told to be wrong there is nothing to judge yet."""
_COMPARED = tuple(f"DOK-{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 15, 16, 17))
"""Rules that compare documents."""
_IMPOSSIBLE = ("PSN-05", "PSN-06")
"""Rules about figures that cannot be; the relations say what should stand there."""
_NOTATION = ("BACA-04", "BACA-05", "BACA-06")


def consolidate(findings: Sequence[Temuan]) -> list[Temuan]:
    """The findings without those that another one already says."""
    return _said_to_be_hidden(
        _same_notation(_without_consequences(_one_figure(_one_name(_not_of_strangers(findings)))))
    )


def _said_to_be_hidden(findings: Sequence[Temuan]) -> list[Temuan]:
    """A cell that Excel does not show (BACA-09) is said to be hidden."""
    hidden = {place for t in findings if t.kode == "BACA-09" for place in _related(t)}
    return [
        replace(t, uraian=f"{t.uraian} Sel ini tersembunyi.") if t.place in hidden and t.kode != "BACA-09" else t
        for t in findings
    ]


def _not_of_strangers(findings: Sequence[Temuan]) -> list[Temuan]:
    """What a document of another year has otherwise than the others is its nature, not a mistake each."""
    strangers = {(t.file, t.sheet, t.kind) for t in findings if t.kode == "DOK-18"}
    return [t for t in findings if t.kode not in _COMPARED or (t.file, t.sheet, t.kind) not in strangers]


def _one_name(findings: Sequence[Temuan]) -> list[Temuan]:
    groups: dict[Place, list[Temuan]] = {}
    for finding in findings:
        if finding.kode in _NAMES:
            groups.setdefault(finding.place, []).append(finding)
    left_out: set[int] = set()
    for group in groups.values():
        best = min(group, key=lambda t: _NAMES.index(t.kode))
        left_out |= {id(t) for t in group if t is not best}
    return [t for t in findings if id(t) not in left_out]


def _one_figure(findings: Sequence[Temuan]) -> list[Temuan]:
    """An impossible figure with what the relations say of it; they say it no second time."""
    impossible = {t.place for t in findings if t.kode in _IMPOSSIBLE}
    known = {t.place: t for t in findings if t.kode in KODES and t.place in impossible}
    return [
        replace(t, seharusnya=n.seharusnya, selisih=n.selisih, also=n.also, related=(*t.related, *n.related),
                saran=n.saran if n.seharusnya else t.saran)
        if t.kode in _IMPOSSIBLE and (n := known.get(t.place)) else t
        for t in findings if not (t.kode in KODES and t.place in known)
    ]  # fmt: skip


def _without_consequences(findings: Sequence[Temuan]) -> list[Temuan]:
    suspect = {cell for t in findings if t.kode in KODES for cell in t.places}
    return [t for t in findings if t.kode not in _JUDGEMENTS or suspect.isdisjoint((*t.places, *_related(t)))]


def _related(finding: Temuan) -> Iterable[Place]:
    return ((r.file, r.sheet, r.cell) for r in finding.related)


def _same_notation(findings: Sequence[Temuan]) -> list[Temuan]:
    """One text in several cells of a sheet is one finding that names them all."""
    groups: dict[object, list[Temuan]] = {}
    for finding in findings:
        same = (finding.kode, finding.file, finding.sheet, finding.uraian, finding.tertulis)
        groups.setdefault(same if finding.kode in _NOTATION else object(), []).append(finding)
    return [_joined(group) for group in groups.values()]


def _joined(group: Sequence[Temuan]) -> Temuan:
    first, *others = dict.fromkeys(group)
    if not others:
        return first
    also = tuple(t.cell for t in others if t.cell)
    return replace(first, uraian=f"{first.uraian} Juga di {', '.join(also)}.", also=also)
