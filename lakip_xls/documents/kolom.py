"""How the columns of a table become the fields of a document kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lakip_xls.locating.marks import is_numeric_text
from lakip_xls.locating.pita import KolomMentah
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.reading.book import Cell, Kind


@dataclass(frozen=True, slots=True)
class Peta:
    """One rule that gives a field its column: the first column (`pilih`) with such a concept."""

    field: str
    konsep: tuple[str, ...]
    """Acceptable concepts, the best first."""
    entitas: tuple[str, ...] | None = None
    """Acceptable entities of an attribute; None: any."""
    triwulan: int | None = None
    """Quarter; 0 means: the column must not be one quarter's."""
    grup: str | None = None
    """A concept that must stand in the headings above."""
    semua: bool = False
    """Take every such column (codes split over columns, hierarchy shown by columns)."""
    ekor: bool = False
    """Take the columns without heading that follow as well (a 'Rp.' in a cell of its own)."""
    pilih: str = "pertama"
    """Of several such columns: 'pertama', 'tahun' (the latest year's), 'angka' (one with numbers before one
    without), or 'akhir' (the last stage: after the change, up to this month, the total)."""


@dataclass(frozen=True)
class Pemetaan:
    """Fields of a table -> the columns they are read from."""

    kolom: Mapping[str, tuple[int, ...]]
    dipakai: Mapping[int, str]
    """Column -> field."""


def _matches(rule: Peta, column: KolomMentah) -> bool:
    """Whether a column with the right concept is what a rule asks for."""
    if rule.entitas is not None and column.entitas not in rule.entitas:
        return False
    if rule.grup is not None and rule.grup not in column.grup:
        return False
    if rule.triwulan is None:
        return True
    return (column.triwulan or 0) == rule.triwulan


def map_columns(table: TabelMentah, rules: Iterable[Peta]) -> Pemetaan:
    """Give every field its column(s); a column serves one field only."""
    columns: dict[str | None, list[KolomMentah]] = {}
    for k in table.kolom:
        columns.setdefault(k.konsep, []).append(k)
    used: dict[int, str] = {}
    fields: dict[str, tuple[int, ...]] = {}
    for rule in rules:
        if rule.field in fields:
            continue
        for konsep in rule.konsep:
            hits = [k.kolom for k in columns.get(konsep, ()) if k.kolom not in used and _matches(rule, k)]
            if not hits:
                continue
            if not rule.semua:
                hits = [_choose(table, hits, rule.pilih)]
            if rule.ekor:
                hits += _tail(table, hits[0], used)
            fields[rule.field] = tuple(hits)
            used.update(dict.fromkeys(hits, rule.field))
            break
    return Pemetaan(fields, used)


def _choose(table: TabelMentah, columns: Sequence[int], how: str) -> int:
    if len(columns) == 1:
        return columns[0]
    if how == "tahun":
        years = {k.kolom: k.tahun or 0 for k in table.kolom}
        return max(columns, key=lambda c: (years[c], -columns.index(c)))
    if how == "akhir":
        titles = {k.kolom: k.judul for k in table.kolom}
        return max(columns, key=lambda c: (stage(titles[c]), numeric_share(table, c) > 0, -columns.index(c)))
    if how == "angka":
        return max(columns, key=lambda c: (numeric_share(table, c) > 0.2, -columns.index(c)))
    return columns[0]


_AKHIR = re.compile(
    r"\bs\.?\s*/?\s*d\b|\bsampai\b|\btotal\b|\bakumulasi\b|\bkumulatif\b|\bsetelah\b|\bperubahan\b|\bp-?\s?apbd\b|\bdppa\b",
    re.IGNORECASE,
)
_AWAL = re.compile(r"\blalu\b|\bsebelum\b|\bmurni\b|\bawal\b|\bsemula\b", re.IGNORECASE)


def stage(title: str) -> int:
    """2 for the last stage of a figure ('s.d. bulan ini', 'setelah perubahan'), 0 for an earlier one, else 1."""
    if _AWAL.search(title):
        return 0
    return 2 if _AKHIR.search(title) else 1


def _tail(table: TabelMentah, col: int, used: Mapping[int, str]) -> list[int]:
    """The columns without heading right of a column."""
    tail: list[int] = []
    for k in table.kolom:
        if k.kolom > col:
            if k.judul or k.kolom in used:
                break
            tail.append(k.kolom)
    return tail


def numeric_share(table: TabelMentah, col: int) -> float:
    """Share of a column's cells that hold numbers (as numbers or as text)."""
    known = table.bagian_angka.get(col)
    if known is None:
        cells = column_cells(table, col)
        numeric = sum(c.kind is Kind.NUMBER or is_numeric_text(table.grid.cell_text(c)) for c in cells)
        known = table.bagian_angka[col] = numeric / len(cells) if cells else 0.0
    return known


def column_cells(table: TabelMentah, col: int) -> list[Cell]:
    """The cells of one column over the table's rows."""
    get = table.grid.cells.get
    return [cell for b in table.baris if (cell := get((b.baris, col))) is not None]
