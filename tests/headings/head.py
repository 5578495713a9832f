"""Turning the head paths of a table's columns into rows of cells, in one of the ways offices do it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .model import Column, Table
from .spelling import break_lines, misspell, recase


@dataclass(frozen=True)
class HeadCell:
    """A text of the head and its rectangle, rows and columns from 0."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(frozen=True)
class Head:
    """The cells of a head, its height, and which of them are merged."""

    cells: tuple[HeadCell, ...]
    height: int
    merged: bool


def starts(columns: list[Column]) -> list[int]:
    """The first physical column of each column, from 0, and the end."""
    found = [0]
    for column in columns:
        found.append(found[-1] + column.width)
    return found


def lay_out_head(table: Table, rng: Random) -> Head:
    """Choose a layout for the head of a table and note what was chosen."""
    paths = _unit_rows(table, rng)
    if max(len(p) for p in paths) > 1 and rng.random() < 0.25:
        table.traits.add("head: groups flattened into one row")
        paths = [(" ".join(t for n, t in enumerate(p) if n == 0 or t.lower() != p[n - 1].lower()),) for p in paths]
    case = rng.choice(("asis", "asis", "upper", "upper", "sentence", "lower"))
    table.traits.add(f"head: case {case}")
    paths = [tuple(recase(case, t) for t in p) for p in paths]
    paths = _spoil(table, rng, paths)
    height = max(len(p) for p in paths)
    table.traits.add(f"head: rows {height}")
    merged = height == 1 or rng.random() < 0.75
    if not merged:
        table.traits.add("head: not merged")
    cells = _cells(paths, starts(table.columns), height)
    if rng.random() < 0.15:
        table.traits.add("head: line breaks")
        cells = [HeadCell(break_lines(rng, c.text), c.row, c.column, c.height, c.width) for c in cells]
    for column, path in zip(table.columns, paths, strict=True):
        if column.field:
            table.heads[column.field] = " / ".join(path)
    table.head_text = _as_text(cells, height)
    return Head(tuple(cells), height, merged)


def _unit_rows(table: Table, rng: Random) -> list[tuple[str, ...]]:
    """Put 'Rp' or '%' in a row of its own below the heads that say no unit yet."""
    paths = [c.path for c in table.columns]
    units = [c.unit_row for c in table.columns]
    if not any(units) or rng.random() > 0.12:
        return paths
    table.traits.add("head: unit in a row of its own")
    shape = rng.choice(("{}", "({})", "{}."))
    return [
        (*p, shape.format(u)) if u and "(" not in p[-1] and "%" not in " ".join(p) else p
        for p, u in zip(paths, units, strict=True)
    ]


def _spoil(table: Table, rng: Random, paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Misspell one word of one head, in some tables."""
    if rng.random() > 0.12:
        return paths
    at = rng.randrange(len(paths))
    wrong = misspell(rng, paths[at][-1])
    if wrong != paths[at][-1]:
        table.traits.add("head: typo")
        if len(table.columns[at].path) > 1 and len(paths[at]) == 1:
            return paths
        paths = [*paths]
        paths[at] = (*paths[at][:-1], wrong)
    return paths


def _cells(paths: list[tuple[str, ...]], at: list[int], height: int) -> list[HeadCell]:
    cells: list[HeadCell] = []
    for row in range(height):
        i = 0
        while i < len(paths):
            path = paths[i]
            if row >= len(path):
                i += 1
                continue
            last = row == len(path) - 1
            j = i + 1
            while not last and j < len(paths) and len(paths[j]) > row + 1 and paths[j][: row + 1] == path[: row + 1]:
                j += 1
            cells.append(HeadCell(path[row], row, at[i], height - row if last else 1, at[j] - at[i]))
            i = j
    return cells


def _as_text(cells: list[HeadCell], height: int) -> list[str]:
    rows = []
    for row in range(height):
        parts = []
        for c in sorted((c for c in cells if c.row == row), key=lambda c: c.column):
            span = f"<{c.height}x{c.width}>" if (c.height, c.width) != (1, 1) else ""
            parts.append(c.text.replace("\n", "\\n") + span)
        rows.append(" | ".join(parts))
    return rows


def numbering(table: Table, rng: Random) -> list[str | int] | None:
    """The row of column numbers below a head, one entry per column; None where there is none."""
    if rng.random() > 0.3:
        return None
    shape = rng.choice(("plain", "plain", "paren", "letters", "text", "formula"))
    table.traits.add(f"numbering row: {shape}")
    n = len(table.columns)
    if shape == "letters" and n <= 26:
        return [chr(97 + i) for i in range(n)]
    if shape == "paren":
        return [f"({i})" for i in range(1, n + 1)]
    if shape == "text":
        return [str(i) for i in range(1, n + 1)]
    if shape == "formula":
        place = {c.field: i for i, c in enumerate(table.columns, 1) if c.field}
        found: list[str | int] = []
        for i, c in enumerate(table.columns, 1):
            known = c.formula and all(f in place for f in c.of)
            found.append(f"{i} = {c.formula.format(*(place[f] for f in c.of))}" if known else i)
        return found
    return [*range(1, n + 1)]
