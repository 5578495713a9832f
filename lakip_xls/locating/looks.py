"""What the cells of a row look like to a person who looks for the head of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.heading import Heading, read_text
from lakip_xls.locating.marks import (
    is_amount,
    is_column_number,
    is_money_unit,
    is_numeric_text,
    is_written_year,
    is_year,
)
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.parsing.names import strip_label
from lakip_xls.parsing.quarters import quarter_values
from lakip_xls.reading.book import Cell, CellKind

_LABEL = 60
"""Letters that a heading of no known word may have."""

_HEADING = 160
"""Letters that a heading of known words may have."""

_NAMED = re.compile(r"(?:program|(?:sub\W{0,2})?kegiatan)\s*(?:[\dIVX]{1,4})?\s*:\s*\w", re.IGNORECASE)
"""'Program : ...' names an item."""

_UNSURE = frozenset({"total", "period", "owner", "average", "count", "person"})
"""Roles whose words also stand in data rows; they do not make a row a header."""


_PLAIN = frozenset({"number", "note", "code"})
"""Roles that any list has: alone they do not make a row the head of a table of ours."""


class Look(Struct, frozen=True):
    """One text as part of a possible head."""

    kind: str
    """'head' (a heading noun), 'like' (only the features of one: 'TW I', 'Rp', '2023'), 'number' (a column number),
    'label' (a short text of unknown words), 'text' (a long one), 'data' (a figure, an official name, a filled-in text)."""
    key: tuple[object, ...] = ()
    """What two headings of one meaning share."""
    pure: bool = False
    """Whether every word of it is a heading word."""


class RowLook(Struct, frozen=True):
    """The looks of a row's cells."""

    cells: int
    distinct: int
    """Different heading nouns; none where they are only those of any list ('No', 'Keterangan')."""
    known: int
    """Cells that are headings or like one."""
    pure: int
    """Cells that are made of heading words only."""
    against: int
    """Long texts and numbers, which a head has few of."""
    data: int
    """Cells that no head has."""


@lru_cache(maxsize=20_000)
def text_look(text: str) -> Look:
    """What a text looks like."""
    if is_written_year(text):
        return Look("like", ("year", text), True)
    if is_money_unit(text):
        return Look("like", ("money",), True)
    if is_column_number(text):
        heading = read_text(text).heading
        short = (heading.role, heading.measure, heading.quarter)
        return Look("number") if heading.is_empty else Look("like", short, True)
    if is_numeric_text(text):
        return Look("data" if is_amount(text) else "number")
    written = quarter_values(text)
    filled = any(written.values()) or (written and text.rstrip().endswith(("-", "–")))
    if filled or text.startswith(":") or _NAMED.match(text) or _is_official(text):
        return Look("data")
    heading = read_text(text).heading if len(text) <= _HEADING else Heading()
    sure = heading.confidence >= 0.6 and (len(text) <= _LABEL or heading.confidence >= 0.75)
    if heading.is_empty or not sure:
        return Look("label" if len(text) <= _LABEL and any(c.isalpha() for c in text) else "text")
    weak = heading.role is None or heading.role in _UNSURE or heading.shape == "tick" or _is_unit_word(text)
    weak = weak or (
        heading.stage is not None and heading == Heading(role="plan", stage=heading.stage)
    )  # 'Murni': what?
    key = (heading.role, heading.levels, heading.measure, heading.document)
    return Look("like" if weak else "head", key, not heading.unknown)


def _is_unit_word(text: str) -> bool:
    """'Persen', '%' and 'Rasio' also stand in columns of units."""
    heading = read_text(text).heading
    return heading.role == "rate" and heading.shape == "percent" and " " not in text


def _is_official(text: str) -> bool:
    """Whether a text is the official name of a programme, kegiatan or sub kegiatan."""
    return len(text) > 12 and name_tingkat(strip_label(text).name) is not None


def cell_look(grid: Grid, cell: Cell) -> Look:
    """What a cell looks like."""
    if cell.kind is CellKind.TEXT:
        return text_look(grid.cell_text(cell))
    return Look("like", ("year", cell.value), True) if is_year(cell) else Look("data")


def row_look(grid: Grid, cells: Sequence[Cell]) -> RowLook:
    """The looks of the cells of a row."""
    looks = [cell_look(grid, c) for c in cells]
    kinds = [look.kind for look in looks]
    heads = {look.key for look in looks if look.kind == "head"}
    return RowLook(
        len(looks),
        0 if all(key[0] in _PLAIN for key in heads) else len(heads),
        kinds.count("head") + kinds.count("like"),
        sum(look.pure for look in looks),
        kinds.count("text") + kinds.count("number"),
        kinds.count("data"),
    )
