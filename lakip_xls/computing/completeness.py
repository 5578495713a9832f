"""A total, percentage or mean that lacks a part is no total: it is None, and the cells that it lacks are told.

A part is lacking where its cell cannot be read, or is blank in a column that is otherwise filled; '-' is nil.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lakip_xls.computing.result import IndikatorResult, Pos, Rupiah
from lakip_xls.model import Value
from lakip_xls.provenance import Ref

INCOMPLETE = "belum lengkap"
"""What stands in the place of such a figure, with the cell."""
_MOST = 3
"""Cells that are named; of more the number is told."""


def complete_sum(amounts: Iterable[Rupiah | None]) -> Rupiah | None:
    """The sum of all amounts; None where one is missing, or there is none."""
    parts = list(amounts)
    known = [n for n in parts if n is not None]
    return sum(known[1:], start=known[0]) if known and len(known) == len(parts) else None


def missing_amounts(nodes: Sequence[Pos], name: str, column: Iterable[Pos] | None = None) -> tuple[Ref, ...]:
    """The cells that a sum of `name` (pagu or realisasi) over budget rows lacks.

    Where no row of the column (the rows themselves, or `column`) has an amount, only what cannot be read is
    lacking: that nothing is written is another matter.
    """
    lacking = [pos for pos in nodes if _amount(pos, name) is None]
    if all(_amount(pos, name) is None for pos in (nodes if column is None else column)):
        lacking = [pos for pos in lacking if any(own_value(below, name).failed for below in pos.everything())]
    return tuple(dict.fromkeys(ref for pos in lacking for ref in _lacking(pos, name)))


def missing_parts(parts: Sequence[tuple[Rupiah | None, Ref | None]]) -> tuple[Ref, ...]:
    """The cells that the sum of a column lacks: those of the parts without amount where others have one."""
    if all(amount is None for amount, _ in parts):
        return ()
    return tuple(ref for amount, ref in parts if amount is None and ref is not None)


def unreadable(indicators: Iterable[IndikatorResult]) -> tuple[Ref, ...]:
    """The cells without which no mean of the indicators can be told."""
    values = (value for own in indicators for value in (own.target, own.realisasi))
    return tuple(value.ref for value in values if value.failed and value.ref is not None)


def incomplete_text(cells: Sequence[Ref]) -> str:
    """'belum lengkap (sel D7, D9)'."""
    names = list(dict.fromkeys(ref.cell for ref in cells))
    return f"{INCOMPLETE} (sel {some(names)})" if names else INCOMPLETE


def some(names: Sequence[str], rest: str = "lainnya", between: str = ", ") -> str:
    """The first few names, and how many there are beside them: 'D7, D9, D11, dan 4 lainnya'."""
    more = f"{between}dan {len(names) - _MOST} {rest}" if len(names) > _MOST else ""
    return between.join(names[:_MOST]) + more


def own_value(pos: Pos, name: str) -> Value:
    """The value that a budget row's own document writes; nothing for a level that it does not write."""
    written = pos.row.text("tingkat") in ("", pos.tingkat)
    value = pos.row[name] if written else Value(None)
    return pos.row["anggaran"] if name == "pagu" and written and not _written(value) else value


def _amount(pos: Pos, name: str) -> Rupiah | None:
    return pos.pagu if name == "pagu" else pos.realisasi


def _written(value: Value) -> bool:
    return value.content is not None or value.failed


def _lacking(pos: Pos, name: str) -> list[Ref]:
    own = own_value(pos, name)
    below = [child for child in pos.shares or pos.children if _amount(child, name) is None]
    if own.failed or not below:
        return [own.ref or pos.row.ref]
    return [ref for child in below for ref in _lacking(child, name)]
