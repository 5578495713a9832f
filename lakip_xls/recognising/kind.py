"""A kind of table as data: its fields, what ties them, its titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct


class Slot(Struct, frozen=True, kw_only=True):
    """One field of a kind: the heading and the cells that it wants."""

    name: str
    roles: tuple[str, ...]
    """Roles of a heading that fit, the best first; '' stands for a heading without a role (a bare quarter, a bare year)."""
    holds: str = ""
    """'money', 'output', 'percent', or '' where any content will do."""
    measure: str = ""
    """'money' or 'output' where the figure is a share of one of them."""
    of: tuple[str, ...] | None = None
    """The things that a name names, or that an attribute may belong to, the best first; '' for none; None: any."""
    above: bool | None = None
    """Whether the field belongs to a level above the lowest that has a column, or must not; None: either."""
    quarter: int | None = 0
    """1 to 4: of this quarter; 0: of no single quarter; None: any."""
    month: bool = False
    of_row: bool = False
    """Of the period that each row names."""
    group: str = ""
    """The kelompok belanja under which the column stands."""
    stage: str = ""
    """'before' or 'end' where the field is that of another stage than the year's own, 'any' where it may be any,
    'first' where the earliest is wanted."""
    document: str = ""
    """'nasional' where the field is that of a comparison."""
    years: bool = False
    """One column for each year."""
    many: bool = False
    """Takes every such column (codes split over columns, hierarchy shown by columns, months)."""
    words: tuple[str, ...] = ()
    """Words of a heading that prefer this slot to others of the same roles."""
    tail: bool = False
    """Takes the columns without heading that follow as well (amounts right of a lone 'Rp')."""


class Tie(Struct, frozen=True):
    """An exact relation between fields."""

    relation: str
    """'ratio': the third is the second / the first; 'rest': the third is the first - the second."""
    fields: tuple[str, str, str]


class TableKind(Struct, frozen=True, kw_only=True):
    """One kind of table: how it is told from others, its columns, and how its rows are read."""

    kind: str
    """Document kind of CONTRACT section 2."""
    variant: str
    """Which table of that kind, e.g. 'efisiensi' of a pengukuran_kinerja."""
    required: tuple[tuple[str, ...], ...]
    """Groups of fields; of each group at least one must have a column."""
    slots: tuple[Slot, ...]
    read: Callable[[Any], Any]
    """Reads the rows of such a table; belongs to `documents`."""
    ties: tuple[Tie, ...] = ()
    title: tuple[str, ...] = ()
    """Lower-case phrases of titles that speak for it."""
    documents: tuple[str, ...] = ()
    """Planning documents whose figures it wants, the best first, where a table has those of several."""
    years: str = ""
    """'one': figures of one year; 'plan': targets of several years; 'compare': realisation beside that of other years."""
    names: str = ""
    """'groups': its names are kelompok belanja; 'offices': offices; 'years': a column of years;
    'levels': names that must be neither groups nor offices alone."""
    alone: bool = False
    """Whether it may stand beside another table without a column of numbers."""
    titled: tuple[str, ...] = ()
    """Fields that count only below a title that names the kind: names of many levels with a budget are any list."""
    judges: bool = False
    """Whether it only judges the rows of a table that it shares its names with (columns to tick)."""
    aside: tuple[str, ...] = ()
    """Levels whose names, and roles whose figures per year or quarter, may stand beside the table's own columns and are not read."""
    promises: tuple[tuple[str, str], ...] = ()
    """Kinds that such a table is as well where only they are named by its title."""

    @property
    def place(self) -> tuple[str, str]:
        """What tells this kind from all others."""
        return self.kind, self.variant


class Pemetaan(Struct, frozen=True):
    """Fields of a table -> the columns they are read from."""

    columns: Mapping[str, tuple[int, ...]]
    used: Mapping[int, str]
    """Column -> field."""
