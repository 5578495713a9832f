"""Cells that every table of sasaran and indicators shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..unit import Indikator, Sasaran, Unit, decimal_indonesia
from .styles import Spelling, Style, TargetStyle, clean, text_only
from .tables import Column, Content, Key, LayoutContext, Merged, content
from .words import words


@dataclass(frozen=True)
class IndikatorRow:
    """One indicator of the unit: its row in frames `pk` and `pengukuran`, and its position."""

    index: int
    sasaran_ordinal: int
    ordinal: int
    sasaran: Sasaran
    indikator: Indikator


def all_indikator(unit: Unit) -> Iterator[IndikatorRow]:
    """All indicators in the order of the documents."""
    index = 0
    for i, s in enumerate(unit.sasaran, 1):
        for j, ind in enumerate(s.indikator, 1):
            yield IndikatorRow(index, i, j, s, ind)
            index += 1


def target_cell(g: TargetStyle, kind: str, satuan: str, value: Any, key: Key, satuan_key: Key | None) -> Content:
    """A target (or realisation) in the table's style; a count with its unit records the unit too."""
    style = g.write(kind, satuan)
    if kind == "jumlah" and g.total == "satuan" and value is not None:
        parts = {"nilai": value, "satuan": satuan}
        cell = Merged(parts, lambda b: f"{_number(b['nilai'])} {b['satuan']}")
        return cell.content({"nilai": key} | ({"satuan": satuan_key} if satuan_key else {}))
    return content(value, style, key)


def _number(value: Any) -> str:
    return value if isinstance(value, str) else decimal_indonesia(value)


@dataclass
class Heading:
    """The leading columns (No, Sasaran, Indikator, Satuan) of a table and how their cells are written."""

    columns: list[Column]
    has_no: bool
    no_per_indikator: bool
    ordinal_prefix: bool
    spelling: Spelling
    g: TargetStyle

    def cell(self, frame: str, b: IndikatorRow, index: int | None = None) -> dict[str, Content]:
        """The leading cells of an indicator's row, recorded under the frame."""
        i = b.index if index is None else index
        result: dict[str, Content] = {}
        if self.has_no and self.no_per_indikator:
            result["no"] = Content(b.index + 1)
        elif self.has_no:
            result["no"] = Content(b.sasaran_ordinal, group=b.sasaran_ordinal)
        name = self.spelling.name(b.sasaran.name)
        result["sasaran"] = content(
            name,
            self._sasaran_style(b.sasaran_ordinal),
            (frame, i, "sasaran"),
            original=clean(name),
            group=b.sasaran_ordinal,
        )
        name = self.spelling.name(b.indikator.name)
        result["indikator"] = content(name, text_only, (frame, i, "indikator"), original=clean(name))
        if self.g.satuan_column:
            result["satuan"] = content(b.indikator.satuan, self._satuan_style, (frame, i, "satuan"))
        return result

    def target(self, frame: str, b: IndikatorRow, bidang: str, value: Any, *, satuan: bool = False) -> Content:
        """A target or realisation of an indicator; with `satuan` a unit in the cell is recorded too."""
        satuan_key = (frame, b.index, "satuan") if satuan else None
        return target_cell(self.g, b.indikator.kind, b.indikator.satuan, value, (frame, b.index, bidang), satuan_key)

    def _sasaran_style(self, ordinal: int) -> Style:
        def g(v: str) -> tuple[str, str]:
            return (f"{ordinal}. {v}" if self.ordinal_prefix else str(v)), "General"

        return g

    def _satuan_style(self, v: str) -> tuple[str, str]:
        return self.g.satuan(v), "General"


def random_heading(
    k: LayoutContext, kind: str, spelling: Spelling, g: TargetStyle, *, sasaran_words: str | None = None
) -> Heading:
    """Choose the leading columns of a table of indicators."""
    tahun = k.unit.tahun
    has_no = k.chance(f"{kind}.no", 0.75)
    columns = [Column("no", (words(k.rng, "no", tahun),), 5)] if has_no else []
    columns.append(Column("sasaran", (sasaran_words or words(k.rng, "sasaran", tahun),), 34))
    columns.append(Column("indikator", (words(k.rng, "indikator", tahun),), 40))
    if g.satuan_column:
        columns.append(Column("satuan", (words(k.rng, "satuan", tahun),), 12))
    return Heading(columns, has_no, k.rng.random() < 0.3, not has_no and k.rng.random() < 0.3, spelling, g)
