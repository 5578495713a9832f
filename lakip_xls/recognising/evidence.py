"""What must speak for a kind before a table is accepted, and what refuses a table altogether."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lakip_xls.recognising.columns import KnownColumn, Scene
from lakip_xls.recognising.kind import TableKind
from lakip_xls.recognising.suit import Suit
from lakip_xls.skema import TINGKAT

_PRICE = re.compile(r"\bharga\s+(?:satuan|total)\b|\btarif\b", re.IGNORECASE)
_MEASURES = re.compile(r"\btol[ao]k\s+ukur\b", re.IGNORECASE)
_PARTS = re.compile(r"^(?:capaian\s+program|masukan|keluaran|hasil|capaian\s+kegiatan)\b", re.IGNORECASE)
_CASH = re.compile(r"\banggaran\s+kas\b", re.IGNORECASE)
_SPENT = re.compile(r"realisasi|\blra\b|penyerapan|serapan", re.IGNORECASE)
_PERSONAL = re.compile(r"sasaran\s+kerja\s+pegawai|\bSKP\b|penilaian\s+(?:kinerja\s+)?(?:pegawai|asn)\b", re.IGNORECASE)
_DEEDS = re.compile(r"\brencana\s+hasil\s+kerja\b|\bRHK\b", re.IGNORECASE)
_PACKAGES = re.compile(r"\bswakelola\b|\bkontrak\w*\b|\bpenyedia\b|\bpaket\b|\brekanan\b", re.IGNORECASE)
_TOO_MUCH = 1_500
"""A capaian or serapan in per cent beyond which a column holds something else."""


def refusal(scene: Scene) -> str:
    """Why a table is none of ours although its words look like it; '' where nothing says so."""
    table, columns = scene.table, scene.columns
    headings = [c.raw.title for c in columns]
    titles = " | ".join((*table.titles[-8:], table.grid.sheet.name))
    if any(_PRICE.search(h) for h in headings):
        return "rincian belanja dengan harga satuan (RKA atau DPA), bukan laporan kinerja atau realisasi"
    if any(_MEASURES.search(h) for h in headings) and _rows_say(scene, _PARTS):
        return "formulir RKA atau DPA (tolok ukur masukan, keluaran, hasil), bukan laporan kinerja atau realisasi"
    deeds = sum(_DEEDS.search(h) is not None for h in headings)
    if any(c.facts["person"] > 0.3 for c in columns) or _PERSONAL.search(titles) or deeds > 1:
        return "daftar pegawai (memuat NIP) atau penilaian pegawai, bukan kinerja unit"
    if _CASH.search(titles) and not _SPENT.search(titles):
        return "anggaran kas: rencana penarikan dana, bukan realisasi"
    packages = sum(_PACKAGES.search(h) is not None for h in headings)
    if packages > 1 and not any(c.facts.levels for c in columns):
        return "daftar paket pekerjaan (swakelola, kontrak, atau penyedia), bukan laporan kinerja atau realisasi"
    accounts = [c for c in columns if c.facts["account"] > 0.5 and c.facts.filled > 2]
    if accounts and not any(c.facts.levels for c in columns) and not any(c.facts["group"] for c in columns):
        return "daftar belanja per rekening, tanpa program, kegiatan, atau sub kegiatan"
    return ""


def _rows_say(scene: Scene, pattern: re.Pattern[str]) -> bool:
    grid = scene.table.grid
    hits = {t for b in scene.table.rows[:12] for c in scene.table.cells(b.row) if pattern.match(t := grid.cell_text(c))}
    return len(hits) > 1


def fits(scene: Scene, kind: TableKind, taken: Mapping[str, Sequence[Suit]], *, titled: bool = False) -> bool:
    """Whether years and names of a table are those of the kind; one that is `titled` so may plan a single year."""
    spent = _SPENT.search(" | ".join((*scene.table.titles, *scene.table.sheet_titles, scene.table.grid.sheet.name)))
    bare = [s for suits in taken.values() for s in suits if "result" in s.slot.roles and s.column.heading.role is None]
    if bare and not spent:
        return False
    if kind.years and _unnamed_years(scene.columns):
        return False
    if kind.years == "compare" and not _compares(scene.columns):
        return False
    if kind.years == "one" and (_compares(scene.columns) or len(_years(scene.columns, "plan")) > 2):
        return False
    if kind.years == "plan" and len(_years(scene.columns, "plan", None)) < (1 if titled else 2):
        return False
    names = [
        s.column for suits in taken.values() for s in suits if "name" in s.slot.roles or s.slot.name == "indikator"
    ]
    groups = any(c.facts["group"] for c in names) and not any(c.facts["label"] for c in names)
    spending = any(c.facts["spending"] > 0.3 for c in names)
    if kind.names == "groups":
        return groups and not any(c.facts.levels for c in names)
    offices = [s.column for name in ("unit", "uraian", "hirarki") for s in taken.get(name, ()) if _of_offices(s.column)]
    if kind.names == "offices":
        items = any(c.facts.levels or c.thing in (*TINGKAT, "hirarki") for c in scene.columns)
        return any(c.facts.distinct == c.facts.filled for c in offices) and not items
    if kind.names == "years":
        years = [s.column.facts for s in taken.get("tahun", ())]
        return len(_years(scene.columns, "plan")) < 2 and any(f["year"] > 0.9 and f.distinct > 1 for f in years)
    if kind.names == "levels":
        return not (spending or offices) or any(c.facts.levels for c in names)
    return True


def _of_offices(column: KnownColumn) -> bool:
    """Whether a column names offices, and nothing else."""
    return column.facts["office"] > 0.7 and not column.facts.levels


def evident(kind: TableKind, taken: Mapping[str, Sequence[Suit]], titled: bool) -> bool:
    """Whether something says what the rows are: a title, a heading that names it, codes, official or labelled names."""
    if titled:
        return True
    for suits in taken.values():
        for s in suits:
            heading, facts = s.column.heading, s.column.facts
            named = heading.role == "indicator" or (
                heading.role == "name" and s.column.thing in (*TINGKAT, "hirarki", "sasaran")
            )
            if named or facts["code"] > 0.3 or facts["official"] or facts["label"] or facts["group"]:
                return True
            if s.slot.name in ("tahun", "jabatan", "golongan", "pangkat", "pendidikan", "ditarik"):
                return True
    return False


def doubtful(taken: Mapping[str, Sequence[Suit]]) -> str:
    """A column of percentages that cannot be one; '' where there is none."""
    for name in ("capaian", "persen", "serapan"):
        for s in taken.get(name, ()):
            values = [abs(v) for v in s.column.facts.numbers.values()]
            if len(values) > 1 and sorted(values)[len(values) // 2] > _TOO_MUCH:
                return s.column.raw.title
    return ""


def _unnamed_years(columns: Sequence[KnownColumn]) -> bool:
    """Whether several targets stand under headings that should name their year and do not."""
    bare = [c.roles[0].role for c in columns if c.roles and "tahun" in c.raw.title.casefold() and _timeless(c)]
    return bare.count("plan") > 1


def _timeless(column: KnownColumn) -> bool:
    heading = column.heading
    return not (heading.year or heading.quarter or heading.month or heading.stage)


def _years(columns: Sequence[KnownColumn], *roles: str | None) -> set[int]:
    return {c.heading.year for c in columns if c.heading.year and c.heading.role in roles and c.heading.stage != "end"}


def _compares(columns: Sequence[KnownColumn]) -> bool:
    """Whether a table compares years: targets or realisation of several, no single capaian."""
    targets, results = _years(columns, "plan"), _years(columns, "result")
    if len(targets) > 1:
        return bool(results)
    return len(results) > 1 and not (targets and any(c.heading.role == "rate" for c in columns))
