"""The wordings that a document uses for its sasaran and indicators."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.point import Point, point
from lakip_xls.rules.registry import RuleContext
from lakip_xls.skema import TINGKAT


class Mention(Struct, frozen=True):
    """One wording of a sasaran or an indicator, with all cells that hold it."""

    text: str
    cells: tuple[Point, ...]
    rows: tuple[Row, ...]

    @property
    def key(self) -> str:
        """The comparison key."""
        return key(self.text)


def mentions(rows: Sequence[Row], column: str) -> list[Mention]:
    """The distinct names of a column, in document order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.text(column):
            groups.setdefault(key(row.text(column)), []).append(row)
    return [
        Mention(g[0].text(column), tuple(dict.fromkeys(point(b, column) for b in g)), tuple(g)) for g in groups.values()
    ]


def current_rows(context: RuleContext, name: str) -> list[Row]:
    """The rows of a document; of a Renstra those that have a target in the report's year.

    A Rencana Aksi that names no programme, kegiatan or sub kegiatan is one of the sasaran's indicators.
    """
    if name in ("rencana_aksi", "rencana_aksi_sasaran"):
        own = context.data.rows("rencana_aksi")
        placed = name == "rencana_aksi"
        plans = [b for b in own if any(b.text(level) for level in TINGKAT) is placed]
        return plans if placed else [*context.data.rows(name), *plans]
    rows = context.data.rows(name)
    return [b for b in rows if current(context, b)] if name == "renstra" else rows


def current(context: RuleContext, row: Row) -> bool:
    """Whether a row of the Renstra has a target in the report's year."""
    year = context.identity.tahun
    return row["target"].content is not None and year is not None and row.number("tahun") == year
