"""Blocks of columns that several kinds share: an indicator with its target, a level with what is its own."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.generator.unit import Indikator, Number, Sasaran, Unit

from ..model import Build, text_cells
from ..values import Cell
from ..words import LEVEL_LABEL, LEVELS, QUARTERS, ROLES_BY_LEVEL, SPECIAL_INDICATOR


@dataclass(frozen=True)
class Part:
    """What a level has beside its name: role, cells, the frame's field."""

    role: str
    cells: list[Cell]
    field: str | None = None
    total: Cell | None = None


def level_way(b: Build) -> str:
    """How the heads of this table say the level of a target or amount."""
    return b.option("levels", ("bare", "suffix", "suffix", "prefix", "group"))


def level_block(
    b: Build,
    level: str,
    names: Sequence[str | None],
    parts: Sequence[Part],
    way: str,
    keys: list[Hashable] | None = None,
    name_field: str | None = None,
) -> None:
    """The column of a level's names and, right of it, what belongs to the level."""
    label = LEVEL_LABEL[level]
    word = b.rng.choice(LEVELS[level]) if level in LEVELS else b.pick(level)
    b.traits.add(f"word:{level}={word}")
    field = name_field or level
    if way == "group" and parts:
        group = b.rng.choice((label, label.upper()))
        leaf = b.rng.choice(("Uraian", "Nama", label))
        b.add((group, leaf), text_cells(names), field, keys=keys)
    else:
        b.add(word, text_cells(names), field, keys=keys)
    for part in parts:
        bare, told = ROLES_BY_LEVEL[part.role]
        if way == "group":
            path: tuple[str, ...] = (group, b.rng.choice(bare))
        elif way == "bare":
            path = (b.rng.choice(bare),)
        elif way == "prefix":
            path = (
                (f"{label} {b.rng.choice(bare)}",)
                if part.role not in ("satuan", "indikator")
                else (b.rng.choice(told).format(v=label),)
            )
        else:
            path = (b.rng.choice(told).format(v=label),)
            if part.role == "indikator" and b.chance(0.2):
                path = (b.rng.choice(SPECIAL_INDICATOR[level]),) if level in SPECIAL_INDICATOR else path
        b.traits.add(f"word:{level} {part.role}={' > '.join(path)}")
        unit = "Rp" if part.role in ("anggaran", "pagu", "realisasi_uang") else ""
        column = b.add(path, part.cells, part.field, keys=keys, total=part.total, unit_row=unit)
        column.rp_apart = bool(unit) and b.style.rp_apart


def quarter_heads(b: Build) -> tuple[str, ...]:
    """Four labels of quarters."""
    heads = b.rng.choice(QUARTERS)
    b.traits.add(f"quarters: {heads[0]}")
    return heads


def split_quarters(rng: Random, kind: str, target: Number | str) -> list[Number | str | None]:
    """Quarters that agree with a year's figure: counts add up, all else is due in the last quarter."""
    if kind != "jumlah":
        return [None, None, None, target]
    rest = int(target)
    found: list[Number | str | None] = []
    for _ in range(3):
        share = rng.randint(0, rest)
        found.append(share or None)
        rest -= share
    return [*found, rest or None]


def growing_quarters(rng: Random, ind: Indikator) -> list[Number | str | None]:
    """Quarters of a realisation: counts add up, all else is known at the end of the year."""
    return split_quarters(rng, ind.kind, ind.realisasi)


def indicators(unit: Unit) -> list[tuple[Sasaran, Indikator]]:
    """All indicators with their sasaran."""
    return [(s, i) for s in unit.sasaran for i in s.indikator]


def sasaran_keys(unit: Unit) -> list[Hashable]:
    """The sasaran of each indicator row."""
    return [n for n, s in enumerate(unit.sasaran) for _ in s.indikator]


def add_planned_targets(b: Build, inds: Sequence[Indikator], unit_shown: bool, heads: Sequence[str]) -> None:
    """The targets of several planning documents; the last one is that of the agreement."""
    b.traits.add(f"documents: {' | '.join(heads)}")
    for head in heads[:-1]:
        b.add(head, [b.style.target(i.then_[0], i.satuan, unit_shown) for i in inds])
    b.add(heads[-1], [b.style.target(i.target, i.satuan, unit_shown) for i in inds], "target")


def total_of(b: Build, amounts: Sequence[int]) -> Cell:
    """The cell of a sum."""
    return b.style.money(sum(amounts))


def swap_some(b: Build, first: str, second: str, p: float = 0.3) -> None:
    """Exchange two columns in some tables, where both stand and neither is in a group."""
    place = {c.field: i for i, c in enumerate(b.columns) if c.field}
    if first in place and second in place and b.chance(p):
        i, j = place[first], place[second]
        if len(b.columns[i].path) == 1 and len(b.columns[j].path) == 1:
            b.columns[i], b.columns[j] = b.columns[j], b.columns[i]
            b.traits.add(f"order: {second} before {first}")


def without(rows: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
    """The rows with some fields empty."""
    return [{k: None if k in fields else v for k, v in r.items()} for r in rows]


def unsaid(rows: list[dict[str, Any]], *fields: str) -> list[dict[str, Any]]:
    """The rows without some fields, which are then not compared."""
    return [{k: v for k, v in r.items() if k not in fields} for r in rows]
