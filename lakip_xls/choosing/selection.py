"""Which documents count: the report's year, Perubahan before murni, no document read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lakip_xls.choosing.periods import Combined, combine, document_period, used_together
from lakip_xls.choosing.recapitulation import budget_code, budget_name, recapitulation_findings, recapitulations
from lakip_xls.choosing.versions import choose_version, differences, version_finding, why
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.identity import subordinate
from lakip_xls.model import EMPTY, Data, Document, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.settings import Identity
from lakip_xls.skema import KINDS, TINGKAT

_ALWAYS_ALL = {"renstra", "sdm", "serapan_tahunan", "rencana_aksi_sasaran"}
"""Frames whose rows are kept from every table of the chosen file."""
_KEUANGAN = "keuangan_program"
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


@dataclass(frozen=True)
class Selection:
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
    kept = _with_a_head(_of_the_year(documents, year, decisions, findings), decisions)
    kept = _with_subunits(_with_a_budget(kept, decisions, findings), decisions)
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
                _decision(d, f"adalah dokumen tahun {d.tahun}, sedangkan laporan ini tahun {year}; tidak dipakai", None)
            )
        else:
            kept.append(d)
    return kept


def _with_a_head(documents: list[Document], decisions: list[tuple[str, str]]) -> list[Document]:
    """Where no Perjanjian Kinerja is of the head's level, that of the first sheet is the office's own.

    A kelurahan, puskesmas or bagian promises 'Sasaran Program', as an official below a head does.
    """
    if any("pk" in d.tables for d in documents):
        return documents
    first = next((d.source for d in documents if "pk_bawahan" in d.tables), None)
    if first is None:
        return documents
    decisions.append((first.file, f"lembar {first.sheet}: dipakai sebagai Perjanjian Kinerja unit"))
    own = {"pk_bawahan": "pk", "pk_program_bawahan": "pk_program"}

    def renamed(rows: Mapping[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
        return {own.get(k, k): v for k, v in rows.items()}

    return [
        replace(d, tables=renamed(d.tables), totals=renamed(d.totals))
        if (d.source.file, d.source.sheet) == (first.file, first.sheet)
        else d
        for d in documents
    ]


def _with_a_budget(
    documents: list[Document], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Document]:
    """Where no realisasi anggaran is there, the money beside the outputs (Evaluasi Renja) is the budget.

    Dasar: formulir evaluasi hasil Renja, Permendagri 86/2017, memuat anggaran dan realisasi tiap program.
    """
    if any(d.tables.get("anggaran") for d in documents):
        return documents
    changed: list[Document] = []
    for d in documents:
        rows = tuple(b for b in d.tables.get(_KEUANGAN, ()) if b.content("tingkat") in TINGKAT)
        if any(b["pagu"].present for b in rows) and any(b["realisasi"].present for b in rows):
            tables = {k: v for k, v in d.tables.items() if k != _KEUANGAN}
            totals = {"anggaran" if k == _KEUANGAN else k: v for k, v in d.totals.items()}
            d = replace(d, tables={**tables, "anggaran": rows}, totals=totals)
            decisions.append(
                (d.source.file, f"lembar {d.source.sheet}: anggarannya dipakai sebagai realisasi anggaran")
            )
            findings.append(
                _decision(
                    d, "memuat anggaran, dan dipakai sebagai realisasi anggaran karena dokumen itu tidak ada", None
                )
            )
        changed.append(d)
    return changed


def _with_subunits(documents: list[Document], decisions: list[tuple[str, str]]) -> list[Document]:
    """Budgets of several Puskesmas, kelurahan or UPTD are parts of one office's, not versions of each other."""
    budgets = [d for d in documents if d.tables.get("anggaran") and d.unit and subordinate(d.unit)]
    if len({key(d.unit or "") for d in budgets}) < 2:
        return documents
    changed: list[Document] = []
    for d in documents:
        if any(d is b for b in budgets):
            unit = Value(d.unit, (d.identity.get("unit") or EMPTY).ref)
            rows = tuple(replace(b, values={"subunit": unit, **b.values}) for b in d.tables["anggaran"])
            d = replace(d, tables={**d.tables, "anggaran": rows})
            decisions.append((d.source.file, f"lembar {d.source.sheet}: anggaran unit {d.unit}, dijumlahkan"))
        changed.append(d)
    return changed


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
                    _decision(d, "adalah dokumen murni yang digantikan dokumen Perubahan; tidak dipakai", changed[0])
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
            used = f"{best.source.file} lembar {best.source.sheet}"
            told = f"lembar {d.source.sheet}: rekapitulasi dari {used}; dicocokkan, tidak dijumlahkan"
            decisions.append((d.source.file, told))
            findings.append(_decision(d, "adalah rekapitulasi; dicocokkan dengan rinciannya, tidak dijumlahkan", best))
            findings += recapitulation_findings(d, best)
    return [d for d in holders if any(d is c for c in chosen)]


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
            else _decision(d, "memuat data yang sama jenisnya; tidak dipakai", best)
        )


def _groups(holders: Sequence[Document], name: str) -> list[list[Document]]:
    """The holders of a frame, those with mostly the same rows together."""
    groups: list[list[Document]] = []
    for d in holders:
        home = next((g for g in groups if any(_overlap(d, other, name) > 0.5 for other in g)), None)
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
            findings.append(_decision(d, f"memuat data yang sama jenisnya dengan {best}; tidak dipakai", None))
    return kept


def _row_keys(d: Document, name: str) -> set[str]:
    return {_row_key(b) for b in d.tables.get(name, ())}


def _row_key(b: Row) -> str:
    return "|".join(key(b.text(f)) for f in _KEYS if b.content(f) is not None)


def _overlap(a: Document, b: Document, name: str) -> float:
    """Share of the smaller table's rows that the other one has too: by all that names them, by code, or by name alone."""
    ways = [_row_key, *((budget_code, budget_name) if name in _BERBULAN else ())]
    return max(_shared({way(r) for r in a.tables[name]}, {way(r) for r in b.tables[name]}) for way in ways)


def _shared(left: set[str], right: set[str]) -> float:
    left, right = left - {""}, right - {""}
    return len(left & right) / max(1, min(len(left), len(right)))


def _decision(d: Document, what: str, other: Document | None) -> Temuan:
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
