"""Which documents count: the report's year, Perubahan before murni, no document read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.choosing.periods import Combined, combine, document_period, used_together
from lakip_xls.choosing.recapitulation import (
    Whole,
    beside_units,
    budget_code,
    budget_name,
    has_units,
    recapitulation_findings,
    recapitulations,
    whole_finding,
)
from lakip_xls.choosing.stand_ins import with_a_budget, with_a_head, with_subunits
from lakip_xls.choosing.versions import choose_version, decision, differences, version_finding, why
from lakip_xls.findings import Temuan
from lakip_xls.model import Data, Document, Row
from lakip_xls.parsing.names import key
from lakip_xls.settings import Identity

_ALWAYS_ALL = {"renstra", "sdm", "serapan_tahunan", "rencana_aksi_sasaran"}
"""Frames whose rows are kept from every table of the chosen file."""
_BERBULAN = {"anggaran", "belanja"}
"""Frames that offices export month by month."""
_WITH_OWN_YEAR = {"renstra", "pengaturan", "hasil"}
"""Kinds whose title speaks of other years than the report's."""
_KEYS = (
    "subunit",
    "kode",
    "tingkat",
    "sasaran",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "uraian",
    "indikator",
    "kelompok",
    "tahun",
    "bagian",
)


class Selection(Struct, frozen=True):
    """The documents that count, and the decisions that were made."""

    data: Data
    tahun: int | None
    decisions: tuple[tuple[str, str], ...]
    """(file, decision in Indonesian)."""
    temuan: tuple[Temuan, ...]
    period: tuple[Combined, ...] = ()
    """What several exports of one budget for several months were taken for."""


def report_year(documents: Iterable[Document], wished: int | None) -> int | None:
    """The year that was asked for, else the one that most files agree on (the later one of equals)."""
    if wished is not None:
        return wished
    votes: Counter[int] = Counter()
    seen: set[tuple[str, str, int]] = set()
    for d in documents:
        if d.tahun is not None and d.kind not in _WITH_OWN_YEAR:
            vote = (d.source.file, d.kind, d.tahun)
            if vote not in seen:
                seen.add(vote)
                votes[d.tahun] += 1
    return max(votes, key=lambda y: (votes[y], y)) if votes else None


def choose(documents: Sequence[Document], wished_year: int | None) -> Selection:
    """Choose among all documents that were read."""
    year = report_year(documents, wished_year)
    decisions: list[tuple[str, str]] = []
    findings: list[Temuan] = []
    kept = with_a_head(_of_the_year(documents, year, decisions, findings), decisions)
    kept = with_subunits(with_a_budget(kept, decisions, findings), decisions)
    frames = dict.fromkeys(name for d in kept for name in d.tables)
    chosen: dict[int, set[str]] = {}
    periods: list[Combined] = []
    for name in frames:
        holders = [d for d in kept if d.tables.get(name)]
        if name in _BERBULAN:
            holders, combined = _combine_periods(name, holders, decisions, findings)
            kept = _with_combined(kept, combined)
            periods += combined
        for d in _choose_frame(name, holders, decisions, findings):
            chosen.setdefault(id(d), set()).add(name)
    findings += dict.fromkeys(c.finding for c in periods)
    result = []
    for d in kept:
        names = chosen.get(id(d), set())
        if names:
            result.append(
                replace(
                    d,
                    tables={k: v for k, v in d.tables.items() if k in names},
                    totals={k: v for k, v in d.totals.items() if k in names},
                )
            )
    return Selection(Data(tuple(result)), year, tuple(dict.fromkeys(decisions)), tuple(findings), tuple(periods))


def _combine_periods(
    name: str, holders: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> tuple[list[Document], list[Combined]]:
    """The holders of a budget with those that are months of one made into one; of two versions of a month one counts."""
    found: list[Combined] = []
    for group in _groups(holders, name):
        recaps = recapitulations(group, name)
        months: dict[int, list[Document]] = {}
        for d in group:
            period = document_period(d)
            if period is not None and not any(d is r for r in recaps):
                months.setdefault(period.last, []).append(d)
        if len(months) < 2:
            continue
        best = [choose_version(same, name) for same in months.values()]
        combined = combine(best, name)
        if combined is None:
            continue
        for chosen, same in zip(best, months.values(), strict=True):
            _tell_versions(chosen, same, name, decisions, findings)
        found.append(combined)
        decisions += used_together(combined, best).items()
        gone = [d for same in months.values() for d in same]
        place = next(i for i, d in enumerate(holders) if d.source == combined.document.source)
        holders = [*holders[:place], combined.document, *holders[place + 1 :]]
        holders = [d for d in holders if d is combined.document or not any(d is g for g in gone)]
    return holders, found


def _with_combined(documents: list[Document], combined: list[Combined]) -> list[Document]:
    """The documents with each last month replaced by what all of its months give."""
    new = {c.document.source: c.document for c in combined}
    return [new.get(d.source, d) for d in documents]


def _of_the_year(
    documents: Sequence[Document], year: int | None, decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Document]:
    """Leave out documents of another year where the report's year has its own of that frame.

    A document of another year that is the only one of its frame stays: its title may be wrong (DOK-09).
    """
    right = {name for d in documents if d.tahun in (year, None) or d.kind in _WITH_OWN_YEAR for name in d.tables}
    if (
        "anggaran" in right
    ):  # which tells the kelompok belanja, or at least the total that another year's would contradict
        right.add("belanja")
    kept: list[Document] = []
    for d in documents:
        other = d.tahun is not None and d.tahun != year and d.kind not in _WITH_OWN_YEAR
        if other and all(name in right for name in d.tables):
            decisions.append(
                (
                    d.source.file,
                    f"lembar {d.source.sheet}: dokumen tahun {d.tahun}, tidak dipakai untuk laporan {year}",
                )
            )
            findings.append(
                decision(d, f"adalah dokumen tahun {d.tahun}, sedangkan laporan ini tahun {year}; tidak dipakai", None)
            )
        else:
            kept.append(d)
    return kept


def _choose_frame(
    name: str, holders: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Document]:
    if len(holders) < 2:
        return holders
    if any(d.perubahan for d in holders) and not all(d.perubahan for d in holders):
        changed = [d for d in holders if d.perubahan]
        for d in holders:
            if not d.perubahan:
                decisions.append((d.source.file, f"lembar {d.source.sheet}: digantikan dokumen Perubahan"))
                findings.append(
                    decision(d, "adalah dokumen murni yang digantikan dokumen Perubahan; tidak dipakai", changed[0])
                )
        holders = changed
    if name in _ALWAYS_ALL:
        return _one_file(holders, decisions, findings)
    chosen: list[Document] = []
    for group in _groups(holders, name):
        recaps = recapitulations(group, name)
        versions = [d for d in group if not any(d is r for r in recaps)]
        best = choose_version(versions, name)
        chosen.append(best)
        _tell_versions(best, versions, name, decisions, findings)
        for d in recaps:
            _compare(d, [best], decisions, findings)
    if name == "anggaran":
        chosen = _beside_units(chosen, decisions, findings)
    return [d for d in holders if any(d is c for c in chosen)]


def _compare(
    d: Document, details: Sequence[Document], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> None:
    """Compare a recapitulation with its detail."""
    used = f"{details[0].source.file} lembar {details[0].source.sheet}"
    told = f"lembar {d.source.sheet}: rekapitulasi dari {used}; dicocokkan, tidak dijumlahkan"
    decisions.append((d.source.file, told))
    findings.append(decision(d, "adalah rekapitulasi; dicocokkan dengan rinciannya, tidak dijumlahkan", details[0]))
    findings += recapitulation_findings(d, details)


def _beside_units(chosen: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]) -> list[Document]:
    """Budgets of sub-units beside one of the whole office are not added to it."""
    parts = [d for d in chosen if has_units(d)]
    kept = list(parts)
    for d in (d for d in chosen if parts and not any(d is p for p in parts)):
        standing = beside_units(d, parts)
        if standing is Whole.SUM:
            _compare(d, parts, decisions, findings)
        elif standing is Whole.MORE:
            names = ", ".join(dict.fromkeys(p.source.file for p in parts))
            decisions.append((d.source.file, f"lembar {d.source.sheet}: dianggap memuat anggaran {names} juga"))
            findings.append(whole_finding(d, parts))
            return [c for c in chosen if not any(c is p for p in parts)]
        else:
            kept.append(d)
    return kept if parts else chosen


def _tell_versions(
    best: Document,
    versions: Sequence[Document],
    name: str,
    decisions: list[tuple[str, str]],
    findings: list[Temuan],
) -> None:
    """Say which of several versions counts, why, and where the others differ."""
    for d in versions:
        if d is best:
            continue
        reason = why(best, d, name)
        used = f"{best.source.file} lembar {best.source.sheet}"
        told = f"lembar {d.source.sheet}: sama jenisnya dengan {used}; dipakai yang itu, {reason}"
        decisions.append((d.source.file, told))
        cells = differences(best, d, name, _row_key)
        findings.append(
            version_finding(best, d, reason, cells)
            if cells
            else decision(d, "memuat data yang sama jenisnya; tidak dipakai", best)
        )


def _groups(holders: Sequence[Document], name: str) -> list[list[Document]]:
    """The holders of a frame, those with mostly the same rows together."""
    groups: list[list[Document]] = []
    rows = {id(d): _row_sets(d, name) for d in holders}
    for d in holders:
        own = rows[id(d)]
        home = next((g for g in groups if any(_overlap(own, rows[id(other)]) > 0.5 for other in g)), None)
        if home is None:
            groups.append([d])
        else:
            home.append(d)
    return groups


def _one_file(holders: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]) -> list[Document]:
    """All tables of the file that holds most rows."""
    files: Counter[str] = Counter()
    for d in holders:
        files[d.source.file] += sum(len(v) for v in d.tables.values())
    if len(files) == 1:
        return holders
    kinds: dict[str, set[str]] = {}
    for d in holders:
        kinds.setdefault(d.source.file, set()).update(_row_keys(d, next(iter(d.tables))))
    best = max(files, key=lambda f: (files[f], f))
    kept = [d for d in holders if d.source.file == best or not kinds[d.source.file] & kinds[best]]
    for d in holders:
        if not any(d is k for k in kept):
            decisions.append(
                (d.source.file, f"lembar {d.source.sheet}: sama jenisnya dengan {best}, yang itu yang dipakai")
            )
            findings.append(decision(d, f"memuat data yang sama jenisnya dengan {best}; tidak dipakai", None))
    return kept


def _row_keys(d: Document, name: str) -> set[str]:
    return {_row_key(b) for b in d.tables.get(name, ())}


def _row_key(b: Row) -> str:
    return "|".join(key(b.text(f)) for f in _KEYS if b.content(f) is not None)


def _row_sets(d: Document, name: str) -> list[set[str]]:
    """The rows of a document by all that names them, by code, and by name alone."""
    ways = [_row_key, *((budget_code, budget_name) if name in _BERBULAN else ())]
    return [{way(r) for r in d.tables[name]} for way in ways]


def _overlap(a: Sequence[set[str]], b: Sequence[set[str]]) -> float:
    """Share of the smaller table's rows that the other one has too, in the way that finds most."""
    return max(map(_shared, a, b))


def _shared(left: set[str], right: set[str]) -> float:
    left, right = left - {""}, right - {""}
    return len(left & right) / max(1, min(len(left), len(right)))


def document_identity(documents: Sequence[Document]) -> Identity:
    """The unit and pemerintah daerah that most documents name."""

    def most(values: Iterable[str | None]) -> str | None:
        counts: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for value in values:
            if value:
                counts[key(value)] += 1
                shown.setdefault(key(value), value)
        return shown[max(counts, key=lambda k: counts[k])] if counts else None

    parts = {key(b.text("subunit")) for d in documents for b in d.tables.get("anggaran", ()) if b.content("subunit")}
    offices = [d.unit for d in documents if d.unit and key(d.unit) not in parts]
    return Identity(pemerintah=most(d.pemerintah for d in documents), unit=most(offices))
