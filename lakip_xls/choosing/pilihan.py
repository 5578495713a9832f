"""Which documents count: the report's year, Perubahan before murni, no document read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lakip_xls.choosing.periods import Combined, combine, used_together
from lakip_xls.choosing.versions import choose_version, differences, version_finding, why
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris, Data, Dokumen
from lakip_xls.parsing.names import key
from lakip_xls.settings import Identitas
from lakip_xls.skema import KINDS, TINGKAT

_SELALU_SEMUA = {"renstra", "sdm", "serapan_tahunan", "rencana_aksi_sasaran"}
"""Frames whose rows are kept from every table of the chosen file."""
_KEUANGAN = "keuangan_program"
_BERBULAN = {"anggaran", "belanja"}
"""Frames that offices export month by month."""
_BERTAHUN_SENDIRI = {"renstra", "pengaturan", "hasil"}
"""Kinds whose title speaks of other years than the report's."""
_KUNCI = (
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
class Pilihan:
    """The documents that count, and the decisions that were made."""

    data: Data
    tahun: int | None
    keputusan: tuple[tuple[str, str], ...]
    """(file, decision in Indonesian)."""
    temuan: tuple[Temuan, ...]
    periode: tuple[Combined, ...] = ()
    """What several exports of one budget for several months were taken for."""


def report_year(documents: Iterable[Dokumen], wished: int | None) -> int | None:
    """The year that was asked for, else the one that most files agree on (the later one of equals)."""
    if wished is not None:
        return wished
    votes: Counter[int] = Counter()
    seen: set[tuple[str, str, int]] = set()
    for d in documents:
        if d.tahun is not None and d.jenis not in _BERTAHUN_SENDIRI:
            vote = (d.sumber.berkas, d.jenis, d.tahun)
            if vote not in seen:
                seen.add(vote)
                votes[d.tahun] += 1
    return max(votes, key=lambda y: (votes[y], y)) if votes else None


def choose(documents: Sequence[Dokumen], wished_year: int | None) -> Pilihan:
    """Choose among all documents that were read."""
    year = report_year(documents, wished_year)
    decisions: list[tuple[str, str]] = []
    findings: list[Temuan] = []
    kept = _with_a_head(_of_the_year(documents, year, decisions, findings), decisions)
    kept = _with_a_budget(kept, decisions, findings)
    frames = dict.fromkeys(name for d in kept for name in d.tabel)
    chosen: dict[int, set[str]] = {}
    periods: list[Combined] = []
    for name in frames:
        holders = [d for d in kept if d.tabel.get(name)]
        if name in _BERBULAN:
            holders, combined = _combine_periods(name, holders, decisions)
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
                    tabel={k: v for k, v in d.tabel.items() if k in names},
                    jumlah={k: v for k, v in d.jumlah.items() if k in names},
                )
            )
    return Pilihan(Data(tuple(result)), year, tuple(dict.fromkeys(decisions)), tuple(findings), tuple(periods))


def _combine_periods(
    name: str, holders: list[Dokumen], decisions: list[tuple[str, str]]
) -> tuple[list[Dokumen], list[Combined]]:
    """The holders of a budget with those that are months of one made into one."""
    found: list[Combined] = []
    for group in _groups(holders, name):
        combined = combine(group, name) if len(group) > 1 else None
        if combined is not None:
            found.append(combined)
            decisions += used_together(combined, group).items()
            holders = [combined.document if d.sumber == combined.document.sumber else d for d in holders]
            holders = [d for d in holders if d is combined.document or not any(d is g for g in group)]
    return holders, found


def _with_combined(documents: list[Dokumen], combined: list[Combined]) -> list[Dokumen]:
    """The documents with each last month replaced by what all of its months give."""
    new = {c.document.sumber: c.document for c in combined}
    return [new.get(d.sumber, d) for d in documents]


def _of_the_year(
    documents: Sequence[Dokumen], year: int | None, decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Dokumen]:
    """Leave out documents of another year where the report's year has its own of that frame.

    A document of another year that is the only one of its frame stays: its title may be wrong (DOK-09).
    """
    right = {name for d in documents if d.tahun in (year, None) or d.jenis in _BERTAHUN_SENDIRI for name in d.tabel}
    kept: list[Dokumen] = []
    for d in documents:
        other = d.tahun is not None and d.tahun != year and d.jenis not in _BERTAHUN_SENDIRI
        if other and all(name in right for name in d.tabel):
            decisions.append(
                (
                    d.sumber.berkas,
                    f"lembar {d.sumber.lembar}: dokumen tahun {d.tahun}, tidak dipakai untuk laporan {year}",
                )
            )
            findings.append(
                _decision(d, f"adalah dokumen tahun {d.tahun}, sedangkan laporan ini tahun {year}; tidak dipakai", None)
            )
        else:
            kept.append(d)
    return kept


def _with_a_head(documents: list[Dokumen], decisions: list[tuple[str, str]]) -> list[Dokumen]:
    """Where no Perjanjian Kinerja is of the head's level, that of the first sheet is the office's own.

    A kelurahan, puskesmas or bagian promises 'Sasaran Program', as an official below a head does.
    """
    if any("pk" in d.tabel for d in documents):
        return documents
    first = next((d.sumber for d in documents if "pk_bawahan" in d.tabel), None)
    if first is None:
        return documents
    decisions.append((first.berkas, f"lembar {first.lembar}: dipakai sebagai Perjanjian Kinerja unit"))
    own = {"pk_bawahan": "pk", "pk_program_bawahan": "pk_program"}

    def renamed(rows: Mapping[str, tuple[Baris, ...]]) -> dict[str, tuple[Baris, ...]]:
        return {own.get(k, k): v for k, v in rows.items()}

    return [
        replace(d, tabel=renamed(d.tabel), jumlah=renamed(d.jumlah))
        if (d.sumber.berkas, d.sumber.lembar) == (first.berkas, first.lembar)
        else d
        for d in documents
    ]


def _with_a_budget(documents: list[Dokumen], decisions: list[tuple[str, str]], findings: list[Temuan]) -> list[Dokumen]:
    """Where no realisasi anggaran is there, the money beside the outputs (Evaluasi Renja) is the budget.

    Dasar: formulir evaluasi hasil Renja, Permendagri 86/2017, memuat anggaran dan realisasi tiap program.
    """
    if any(d.tabel.get("anggaran") for d in documents):
        return documents
    changed: list[Dokumen] = []
    for d in documents:
        rows = tuple(b for b in d.tabel.get(_KEUANGAN, ()) if b.isi("tingkat") in TINGKAT)
        if any(b["pagu"].ada for b in rows) and any(b["realisasi"].ada for b in rows):
            tables = {k: v for k, v in d.tabel.items() if k != _KEUANGAN}
            totals = {"anggaran" if k == _KEUANGAN else k: v for k, v in d.jumlah.items()}
            d = replace(d, tabel={**tables, "anggaran": rows}, jumlah=totals)
            decisions.append(
                (d.sumber.berkas, f"lembar {d.sumber.lembar}: anggarannya dipakai sebagai realisasi anggaran")
            )
            findings.append(
                _decision(
                    d, "memuat anggaran, dan dipakai sebagai realisasi anggaran karena dokumen itu tidak ada", None
                )
            )
        changed.append(d)
    return changed


def _choose_frame(
    name: str, holders: list[Dokumen], decisions: list[tuple[str, str]], findings: list[Temuan]
) -> list[Dokumen]:
    if len(holders) < 2:
        return holders
    if any(d.perubahan for d in holders) and not all(d.perubahan for d in holders):
        changed = [d for d in holders if d.perubahan]
        for d in holders:
            if not d.perubahan:
                decisions.append((d.sumber.berkas, f"lembar {d.sumber.lembar}: digantikan dokumen Perubahan"))
                findings.append(
                    _decision(d, "adalah dokumen murni yang digantikan dokumen Perubahan; tidak dipakai", changed[0])
                )
        holders = changed
    if name in _SELALU_SEMUA:
        return _one_file(holders, decisions, findings)
    chosen: list[Dokumen] = []
    for group in _groups(holders, name):
        best = choose_version(group, name)
        chosen.append(best)
        for d in group:
            if d is not best:
                reason = why(best, d, name)
                used = f"{best.sumber.berkas} lembar {best.sumber.lembar}"
                decisions.append(
                    (
                        d.sumber.berkas,
                        f"lembar {d.sumber.lembar}: sama jenisnya dengan {used}; dipakai yang itu, {reason}",
                    )
                )
                cells = differences(best, d, name, _row_key)
                findings.append(
                    version_finding(best, d, reason, cells)
                    if cells
                    else _decision(d, "memuat data yang sama jenisnya; tidak dipakai", best)
                )
    return [d for d in holders if any(d is c for c in chosen)]


def _groups(holders: Sequence[Dokumen], name: str) -> list[list[Dokumen]]:
    """The holders of a frame, those with mostly the same rows together."""
    groups: list[list[Dokumen]] = []
    for d in holders:
        home = next((g for g in groups if any(_overlap(d, other, name) > 0.5 for other in g)), None)
        if home is None:
            groups.append([d])
        else:
            home.append(d)
    return groups


def _one_file(holders: list[Dokumen], decisions: list[tuple[str, str]], findings: list[Temuan]) -> list[Dokumen]:
    """All tables of the file that holds most rows."""
    files: Counter[str] = Counter()
    for d in holders:
        files[d.sumber.berkas] += sum(len(v) for v in d.tabel.values())
    if len(files) == 1:
        return holders
    kinds: dict[str, set[str]] = {}
    for d in holders:
        kinds.setdefault(d.sumber.berkas, set()).update(_row_keys(d, next(iter(d.tabel))))
    best = max(files, key=lambda f: (files[f], f))
    kept = [d for d in holders if d.sumber.berkas == best or not kinds[d.sumber.berkas] & kinds[best]]
    for d in holders:
        if not any(d is k for k in kept):
            decisions.append(
                (d.sumber.berkas, f"lembar {d.sumber.lembar}: sama jenisnya dengan {best}, yang itu yang dipakai")
            )
            findings.append(_decision(d, f"memuat data yang sama jenisnya dengan {best}; tidak dipakai", None))
    return kept


def _row_keys(d: Dokumen, name: str) -> set[str]:
    return {_row_key(b) for b in d.tabel.get(name, ())}


def _row_key(b: Baris) -> str:
    return "|".join(key(b.teks(f)) for f in _KUNCI if b.isi(f) is not None)


def _overlap(a: Dokumen, b: Dokumen, name: str) -> float:
    """Share of the smaller table's rows that the other one has too."""
    left, right = _row_keys(a, name), _row_keys(b, name)
    return len(left & right) / max(1, min(len(left), len(right)))


def _decision(d: Dokumen, what: str, other: Dokumen | None) -> Temuan:
    """BACA-08: which of several documents of a kind is used."""
    name = KINDS[d.jenis].label
    used = f" Yang dipakai: {other.sumber.berkas} lembar {other.sumber.lembar}." if other is not None else ""
    return Temuan(
        "BACA-08",
        Tingkat.INFO,
        f"{name} di berkas {d.sumber.berkas} lembar {d.sumber.lembar} {what}.{used}",
        "Tidak perlu berbuat apa-apa bila pilihan ini benar; bila tidak, pindahkan berkas yang salah ke luar folder.",
        d.jenis,
        d.sumber.berkas,
        d.sumber.lembar,
        None,
    )


def document_identity(documents: Sequence[Dokumen]) -> Identitas:
    """The unit and pemerintah daerah that most documents name."""

    def most(values: Iterable[str | None]) -> str | None:
        counts: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for value in values:
            if value:
                counts[key(value)] += 1
                shown.setdefault(key(value), value)
        return shown[max(counts, key=lambda k: counts[k])] if counts else None

    return Identitas(pemerintah=most(d.pemerintah for d in documents), unit=most(d.unit for d in documents))
