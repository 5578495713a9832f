"""A column as it is seen when kinds are tried: its heading, its cells, and the roles that both allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.locating.header_band import RawColumn
from lakip_xls.locating.heading import Heading, compose
from lakip_xls.locating.tables import RawTable
from lakip_xls.recognising.facts import Facts, column_facts
from lakip_xls.recognising.periods import name_periods
from lakip_xls.recognising.relations import Relations, find_relations
from lakip_xls.skema import TINGKAT

_GOALS = frozenset({"misi", "tujuan", "sasaran"})
FIGURES = frozenset(
    {"plan", "result", "rate", "rest", "withdrawn", "numerator", "denominator", "baseline", "total", "forecast"}
)
"""Roles over figures."""
_NAMES = frozenset({"name", "indicator"})
_MARKS = {
    "sm": "sm", "m": "m", "sb": "sb", "b": "b", "c": "c", "k": "k", "sk": "sk", "sangat memuaskan": "sm",
    "memuaskan": "m", "sangat baik": "sb", "baik": "b", "cukup": "c", "cukup memadai": "c", "kurang": "k",
    "sangat kurang": "sk",
}  # fmt: skip
"""Heading of a column to tick -> its predikat."""


class Role(Struct, frozen=True):
    """One way to take a column."""

    role: str
    holds: str
    """'money', 'output', 'percent', 'both' (figures that may be either) or '' (no figures)."""
    quality: float
    why: str = ""
    """What the cells say, in words."""


class KnownColumn(Struct, frozen=True):
    """One column of a table with all that is known of it."""

    raw: RawColumn
    heading: Heading
    facts: Facts
    roles: tuple[Role, ...] = ()
    idle: str = ""
    """Why the column can serve nothing ('kosong', 'hanya tulisan Rp')."""
    of_row: bool = False
    """It is of the period that the row names, beside a column of the same for the whole year."""

    @property
    def col(self) -> int:
        """The column number."""
        return self.raw.column

    @property
    def thing(self) -> str:
        """What a name names, or what an attribute belongs to: a level, 'hirarki' for several, '' for none.

        What belongs to a sasaran of a lower level belongs to that level: 'Indikator Sasaran Program'.
        """
        heading = self.heading
        if heading.tier is None:
            return thing_of(heading.levels)
        mixed = len(_GOALS.intersection(heading.levels)) > 1
        return heading.tier if heading.role != "name" else "hirarki" if mixed else thing_of(heading.levels)


class Scene(Struct, frozen=True, dict=True):
    """The columns of a table and what they say to each other."""

    table: RawTable
    columns: tuple[KnownColumn, ...]
    relations: Relations
    facts: Mapping[int, Facts]

    @cached_property
    def by_role(self) -> dict[str, list[KnownColumn]]:
        """The columns that can have a role, in their order."""
        found: dict[str, list[KnownColumn]] = {}
        for column in self.columns:
            for role in dict.fromkeys(r.role for r in column.roles):
                found.setdefault(role, []).append(column)
        return found

    def of_roles(self, roles: tuple[str, ...]) -> list[KnownColumn]:
        """The columns that can have one of the roles, in their order."""
        if len(roles) == 1:
            return self.by_role.get(roles[0], [])
        found = {c.col: c for role in roles for c in self.by_role.get(role, ())}
        return [found[col] for col in sorted(found)]

    @cached_property
    def higher(self) -> frozenset[str]:
        """The levels above the lowest of those that have a column of names each."""
        named = [x for x in TINGKAT if any(c.heading.role == "name" and c.thing == x for c in self.columns)]
        return frozenset(named[:-1])

    def only(self, kept: Iterable[int]) -> Scene:
        """The same with some of the columns."""
        wanted = set(kept)
        return replace(self, columns=tuple(c for c in self.columns if c.col in wanted))


def thing_of(levels: tuple[str, ...]) -> str:
    """The one thing that several level words name together."""
    tree = [x for x in TINGKAT if x in levels]
    if len(tree) > 1 or (tree and ({"urusan", "unit"} | _GOALS) & set(levels)):
        return "hirarki"
    if tree:
        return tree[0]
    return next((x for x in ("sasaran", "tujuan", "misi", "urusan", "unit", "akun") if x in levels), "")


def look(table: RawTable) -> Scene:
    """Everything that is known of a table's columns before any kind is tried."""
    facts = column_facts(table)
    columns = [KnownColumn(k, _heading(k), facts[k.column]) for k in table.columns]
    relations = find_relations(facts)
    _speak_of_neighbours(columns)
    _named_by_cells(columns)
    _earlier(columns)
    _narrow(columns)
    _whole_codes(columns)
    _of_tujuan_alone(columns)
    named = name_periods([c.heading for c in columns], [c.facts for c in columns])
    columns = [replace(c, heading=h) for c, h in zip(columns, named, strict=True)]
    _of_a_quarter(columns, relations)
    _of_the_row(columns)
    stacked = any(f["output"] for f in facts.values())
    roles = [replace(c, roles=() if c.idle else roles_of(c, facts, relations, stacked=stacked)) for c in columns]
    return Scene(table, tuple(roles), relations, facts)


def _heading(column: RawColumn) -> Heading:
    """The heading of a column; below 'Kode' even 'Program' heads codes."""
    if (
        column.heading.role in ("name", "owner", None)
        and len(column.path) > 1
        and compose(column.path[:-1]).role == "code"
    ):
        return replace(column.heading, role="code")
    return column.heading


def _speak_of_neighbours(columns: list[KnownColumn]) -> None:
    """Headings that stand over two columns: over the numbers of names, over a lone 'Rp', over room that stays empty."""
    for i, (left, right) in enumerate(zip(columns, columns[1:], strict=False)):
        one = right.raw.title in ("", left.raw.title)
        if left.heading.measure == "money" and left.facts["rp"] > 0.99 and right.facts.numeric > 0.8:
            columns[i] = replace(left, idle="hanya tulisan Rp")
            columns[i + 1] = replace(right, heading=left.heading)
        elif _shifted(columns, i):
            columns[i + 1] = replace(
                right, heading=columns[i + 2].heading, raw=replace(right.raw, title=columns[i + 2].raw.title)
            )
        elif one and left.raw.title and left.heading.role in _NAMES and _numbers_beside_names(left, right):
            columns[i] = replace(left, heading=Heading(role="number"))
            columns[i + 1] = replace(right, heading=left.heading, raw=replace(right.raw, title=left.raw.title))
    filled = {c.raw.title for c in columns if c.raw.title and not c.facts.empty}
    for i, column in enumerate(columns):
        beside = [*columns[max(i - 1, 0) : i], *columns[i + 1 : i + 2]]
        room = column.raw.title in filled and any(c.raw.title == column.raw.title for c in beside)
        if column.facts.empty and (room or not column.raw.title):
            columns[i] = replace(column, idle="kosong")


def _shifted(columns: list[KnownColumn], at: int) -> bool:
    """Whether figures stand under the end of the heading on their left, and nothing under their own on the right."""
    if at + 2 >= len(columns):
        return False
    left, right, beyond = columns[at : at + 3]
    same = right.raw.title in ("", left.raw.title) and left.heading.role in FIGURES and beyond.heading.role in FIGURES
    return same and beyond.facts.empty and left.facts.numeric > 0.8 and right.facts.numeric > 0.8


def _named_by_cells(columns: list[KnownColumn]) -> None:
    """Of several columns of indicators one that holds names of programmes, kegiatan or sub kegiatan is that of the names."""
    indicators = [i for i, c in enumerate(columns) if c.heading.role == "indicator"]
    for i in indicators if len(indicators) > 1 else ():
        heading, facts = columns[i].heading, columns[i].facts
        if heading.levels and facts["official"] + facts["label"] > 0.5:
            levels = heading.levels if set(facts.levels) <= set(heading.levels) else tuple(sorted(facts.levels))
            columns[i] = replace(columns[i], heading=replace(heading, role="name", levels=levels))
    if not any(c.heading.role == "name" for c in columns):
        for i, c in enumerate(columns):
            if c.facts["group"] > 0.5 and c.heading.role == "note":
                columns[i] = replace(c, heading=replace(c.heading, role="name"))


def _of_a_quarter(columns: list[KnownColumn], relations: Relations) -> None:
    """A percentage that is the share of a quarter's figures is that quarter's."""
    quarters = {c.col: c.heading.quarter for c in columns}
    of = {share: quarters[part] for whole, part, share in relations.ratios if quarters[whole] == quarters[part]}
    for i, c in enumerate(columns):
        if c.heading.role == "rate" and not c.heading.quarter and of.get(c.col):
            columns[i] = replace(c, heading=replace(c.heading, quarter=of[c.col]))


def _of_the_row(columns: list[KnownColumn]) -> None:
    """Right of a column that names the row's quarter a second target is that of the quarter."""
    period = next((i for i, c in enumerate(columns) if c.heading.role == "period"), None)
    if period is None or not any(c.heading.role == "plan" and c.heading.measure != "money" for c in columns[:period]):
        return
    for i, c in enumerate(columns[period:], period):
        if c.heading.role == "plan" and c.heading.measure != "money":
            columns[i] = replace(c, of_row=True)


def _narrow(columns: list[KnownColumn]) -> None:
    """'Program / Kegiatan' beside a column for a lower level is the column of the programmes, and so is what it owns."""
    named = {c.thing for c in columns if c.heading.role == "name"}
    if "hirarki" not in named or not named & {"kegiatan", "sub_kegiatan"}:
        return
    for i, column in enumerate(columns):
        if column.thing == "hirarki":
            columns[i] = replace(column, heading=replace(column.heading, levels=("program",)))


def _whole_codes(columns: list[KnownColumn]) -> None:
    """Beside whole codes of programmes, kegiatan and sub kegiatan those of units and accounts say nothing of the row."""
    coded = [(i, c) for i, c in enumerate(columns) if c.heading.role == "code" and not c.facts.empty]
    levelled = [c for _, c in coded if not set(TINGKAT).isdisjoint(c.heading.levels)]
    if levelled and all(c.facts["code"] > 0.5 for c in levelled):
        for i, column in coded:
            if column.heading.levels and column not in levelled:
                columns[i] = replace(column, idle="bukan kode program, kegiatan, atau sub kegiatan")


def _of_tujuan_alone(columns: list[KnownColumn]) -> None:
    """Where nothing but a tujuan has an indicator, its indicator and targets are those of the table."""
    owners = {c.thing for c in columns if c.heading.role == "indicator"}
    if owners != {"tujuan"}:
        return
    for i, column in enumerate(columns):
        if column.heading.role != "name" and column.thing == "tujuan":
            columns[i] = replace(column, heading=replace(column.heading, levels=()))


def _numbers_beside_names(left: KnownColumn, right: KnownColumn) -> bool:
    return left.facts["number"] > 0.99 and right.facts.text > 0.5 and right.facts["number"] == 0


def _earlier(columns: list[KnownColumn]) -> None:
    """A lone realisation before the targets is where they began."""
    targets = [c.heading.year for c in columns if c.heading.role == "plan" and c.heading.year]
    results = [c for c in columns if c.heading.role == "result"]
    if not targets or len(results) != 1 or any(c.heading.role == "rate" for c in columns):
        return
    year = results[0].heading.year
    if year is not None and year < min(targets):
        place = columns.index(results[0])
        columns[place] = replace(results[0], heading=replace(results[0].heading, stage="before"))


def roles_of(
    column: KnownColumn, every: Mapping[int, Facts], relations: Relations, *, stacked: bool
) -> tuple[Role, ...]:
    """The ways in which heading and cells together allow to take a column, the best first.

    In a table `stacked` by Input, Output and Outcome rows the amounts of the inputs stand among the outputs.
    """
    heading, facts = column.heading, column.facts
    role = heading.role
    if facts["quarters"] > 0.3 and role in ("plan", "action", "period", "total", None):
        return (Role("quarters", "output", 1.0, "isinya triwulan bertumpuk"),)
    if role in _NAMES and facts.numeric > 0.8 and facts.filled > 1:
        group = compose(column.raw.path[:-1])
        if group.role in FIGURES:
            heading = replace(group, measure=heading.measure, levels=heading.levels)
            column, role = replace(column, heading=heading), group.role
    mark = _MARKS.get(column.raw.path[-1].casefold().strip(" .") if column.raw.path else "")
    if mark is not None and role in ("grade", None) and not heading.quarter and facts.numeric < 0.5:
        return (Role(f"tick_{mark}", "", 1.0),)
    if facts["direction"] > 0.9:
        return (Role("polarity", "", 1.0, "isinya arah indikator"),)
    if role == "name" and heading.group and facts.numeric > 0.8:
        role = "plan"
    if role == "formula" and facts.numeric > 0.8:
        role = "total"
    if role in ("plan", "result", "rate", "rest", "total"):
        found = _figure_roles(column, role, every, relations)
        return (
            tuple(replace(r, holds="output") if r.holds == "money" else r for r in found)
            if stacked and heading.measure is None
            else found
        )
    if role == "period":
        return (Role("year" if facts["year"] > 0.5 else "period", "", 1.0),)
    if role in ("numerator", "denominator") and (
        heading.shape == "text" or (facts.text > 0.5 and not facts.numeric and facts.longest > 15)
    ):
        return (Role(f"{role}_name", "", 1.0, "isinya uraian"),)
    if role is not None:
        return (Role(role, "", 1.0),)
    return _by_cells(column, relations)


def _figure_roles(column: KnownColumn, role: str, every: Mapping[int, Facts], relations: Relations) -> tuple[Role, ...]:
    heading, facts = column.heading, column.facts
    if facts.filled and facts["digits"] == facts["tick"] == 0 and facts.numeric == 0 and role in ("plan", "result"):
        wordy = (Role(role, "output", 0.75), Role("note", "", 0.4))
        if (facts["unit"] > 0.5 or facts.longest <= 25) and not (heading.year or heading.quarter):
            return (Role("unit", "", 0.85, "isinya satuan"), *wordy)
        return (Role("note", "", 0.9, "isinya kalimat"), *wordy) if facts.longest > 60 else wordy
    money = facts["money"] >= 0.8
    share = any(c == column.col and every[a]["money"] > 0.5 and every[b]["money"] > 0.5 for a, b, c in relations.ratios)
    if heading.shape == "percent" or role == "rate":
        if money:
            found = "result" if role == "rate" else role
            return (Role(found, "money", 0.9, "isinya jumlah uang"),)
        taken = [Role("rate", "percent", 1.0, "sama dengan hasil bagi dua kolom" if share else "")]
        if heading.measure != "money" and role in ("plan", "result"):
            taken.append(Role(role, "output", 0.8))
        elif heading.measure != "money" and role == "rate" and heading.shape is None:
            taken.append(Role("result", "output", 0.6))
        return tuple(taken)
    if heading.measure == "money" or heading.shape == "rupiah":
        if (
            facts.filled
            and not facts["money"]
            and heading.shape != "rupiah"
            and (facts["percent"] > 0.6 or (share and _small(facts)))
        ):
            return (Role("rate", "percent", 0.9, "isinya persentase"), Role(role, "money", 0.4))
        return (Role(role, "money", 1.0),)
    if share and role == "result" and not facts["money"] and facts["percent"] > 0.6:
        return (Role("rate", "percent", 0.7, "sama dengan hasil bagi dua kolom"), Role(role, "output", 0.9))
    if heading.measure == "output":
        return (Role(role, "output", 1.0),)
    if facts.empty or (0.3 <= facts["money"] < 0.8):
        return (Role(role, "both", 1.0),)
    return (Role(role, "money" if money else "output", 1.0, "isinya jumlah uang" if money else ""),)


def _small(facts: Facts) -> bool:
    return all(abs(v) <= 1000 for v in facts.numbers.values())


def _by_cells(column: KnownColumn, relations: Relations) -> tuple[Role, ...]:
    """A heading that says nothing known: what the cells are decides, at a lower worth."""
    facts = column.facts
    if facts.empty:
        return ()
    if column.heading.quarter or column.heading.month or column.heading.year:
        holds = column.heading.measure or (
            "money" if facts["money"] >= 0.8 else "both" if facts["money"] >= 0.3 else "output"
        )
        return (
            (Role("quarters", "output", 1.0, "isinya triwulan bertumpuk"),)
            if facts["quarters"] > 0.3
            else (Role("", holds, 1.0),)
        )
    if facts["quarters"] > 0.3:
        return (Role("quarters", "output", 0.8, "isinya triwulan bertumpuk"),)
    if facts["code"] > 0.5:
        return (Role("code", "", 0.6, "isinya kode"),)
    if facts["official"] > 0.3 or facts["label"] > 0.3:
        return (Role("name", "", 0.6, "isinya nama program, kegiatan, atau sub kegiatan"),)
    if any(column.col == c for _, _, c in relations.ratios) and _small(facts):
        return (Role("rate", "percent", 0.5, "sama dengan hasil bagi dua kolom"),)
    if facts["number"] > 0.9 and facts.distinct > 1:
        return (Role("number", "", 0.5, "isinya nomor urut"),)
    if facts["money"] >= 0.8:
        if column.heading.stage in ("before", "final"):
            return (Role("plan", "money", 0.9),)
        return tuple(Role(r, "money", 0.35, "isinya jumlah uang") for r in _money_roles(column.col, relations))
    return ()


def _money_roles(col: int, relations: Relations) -> list[str]:
    """What a column of amounts must be by its relations to others."""
    found: list[str] = []
    for whole, part, _ in relations.ratios:
        found += ["plan"] if col == whole else ["result"] if col == part else []
    for whole, part, rest in relations.remainders:
        found += ["plan"] if col == whole else ["result", "rest"] if col in (part, rest) else []
    return list(dict.fromkeys(found))
