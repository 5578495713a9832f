"""The sasaran, programme, kegiatan or sub kegiatan that lines above a table name ('Program : ...', 'Sasaran 1 - ...')."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.heading import read_text
from lakip_xls.locating.marks import is_amount
from lakip_xls.parsing.names import strip_label
from lakip_xls.reading.book import Cell

_LEVEL = (
    r"(?P<level>sasaran|program|(?:sub\W{0,2})?kegiatan)(?:\s+(?:strategis|renstra|rpjmd|opd|pd|perangkat\s+daerah))?"
)
_NUMBER = r"(?:\s*\(?(?:\d{1,2}|[ivx]{1,4})\)?\.?)?"
_NAMED = re.compile(rf"{_LEVEL}{_NUMBER}\s*(?::\s*-?|=|[-–—](?=\s))\s*(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(rf"{_LEVEL}{_NUMBER}\s*:?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<level>sasaran)(?:\s+strategis)?\s*(?:\.|(?:\d+|[ivx]+)[.)]*\s)\s*(?P<name>[^\W\d_]{3}.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ROWS = 12
_MOST_CELLS = 4
_DEEPEST_FIRST = ("sub_kegiatan", "kegiatan", "program", "sasaran")


def named_above(grid: Grid, top: int) -> Mapping[str, tuple[Cell, str]]:
    """Level -> (cell, name) of the lines right above a row, each in one cell or beside its label."""
    found: dict[str, tuple[Cell, str]] = {}
    for row in range(top - 1, max(top - _MOST_ROWS, 0), -1):
        cells = grid.by_row.get(row, [])
        if len(cells) > _MOST_CELLS:
            break
        texts = [grid.cell_text(c) for c in cells]
        if any(is_amount(text) for text in texts):
            break  # a row of the table above
        for i, text in enumerate(texts):
            if match := _NAMED.fullmatch(text) or _NUMBERED.fullmatch(text):
                found.setdefault(_level(match), (cells[i], strip_label(match["name"]).name))
            elif match := _LABEL.fullmatch(text):
                beside = next((j for j in range(i + 1, len(texts)) if texts[j].strip(" :")), None)
                if beside is not None and not _is_heading(texts[beside]):
                    name = strip_label(texts[beside].strip(" :")).name
                    found.setdefault(_level(match), (cells[beside], name))
    return {level: (cell, name) for level, (cell, name) in found.items() if name}


def _is_heading(text: str) -> bool:
    """Whether a text is made of heading words alone: then its row is the head of another table."""
    heading = read_text(text).heading
    return heading.role is not None and not heading.unknown


def level_above(grid: Grid, top: int) -> str | None:
    """The lowest level that the lines above a row name: what a bare 'Indikator' below them belongs to."""
    named = named_above(grid, top)
    return next((level for level in _DEEPEST_FIRST if level in named), None)


def _level(match: re.Match[str]) -> str:
    word = re.sub(r"\W+", "", match["level"].casefold())
    return "sub_kegiatan" if word == "subkegiatan" else word
