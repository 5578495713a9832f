"""One value of one row with its cell, and whether two values say the same."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from lakip_xls.model import Content, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import number, rupiah
from lakip_xls.provenance import Ref
from lakip_xls.skema import Type, fields_of_type

_RUPIAH = fields_of_type(Type.MONEY)
_NEAR = Decimal("0.000001")
"""Differences below this come from binary fractions in the workbook."""


class Point(Struct, frozen=True):
    """One value of one row: the cell that a rule compares, points at and words. Equal by cell and field."""

    ref: Ref
    column: str
    row: Row
    value: Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and (self.ref, self.column) == (other.ref, other.column)

    def __hash__(self) -> int:
        return hash((self.ref, self.column))

    @property
    def content(self) -> Content:
        """The bare value."""
        return self.value.content

    @property
    def number(self) -> Decimal | None:
        """The value as a number."""
        return self.value.number

    @property
    def tertulis(self) -> str:
        """As the person sees it in the cell."""
        return self.value.tertulis or write(self.value.content, self)

    @property
    def money(self) -> bool:
        """True for an amount of money."""
        name = self.column.removesuffix("_pagu").removesuffix("_realisasi")
        if name != self.column or self.column in _RUPIAH - {"realisasi"}:
            return True
        return self.column == "realisasi" and "pagu" in self.row.values


def point(row: Row, column: str) -> Point:
    """The value of a field with its cell; the row's own cell where the field has none."""
    return Point(row.ref_of(column), column, row, row[column])


def present(row: Row, column: str) -> bool:
    """True where a field holds a value that could be read."""
    value = row[column]
    return value.content is not None and not value.failed


def write(content: Content, like: Point) -> str:
    """A value in Indonesian notation, written as the value of another cell is (decimals, % sign, unit)."""
    if content is None:
        return "kosong"
    if isinstance(content, str):
        return content
    if like.money:
        return rupiah(content)
    own_like = like.value
    exact = max(0, -int(Decimal(content).normalize().as_tuple().exponent))
    text = number(content, min(exact, max(2, own_like.decimals)))
    if "%" in own_like.tertulis:
        return text + "%"
    if own_like.satuan in (None, "%"):
        return text
    return f"{text} {own_like.satuan}"


def near(left: Decimal, right: Decimal, tolerance: Decimal) -> bool:
    """True where two numbers agree within half of the last digit that was written."""
    return abs(left - right) <= max(tolerance, _NEAR)


def same_content(left: Value, right: Value, *, counted: bool = False) -> bool:
    """True where two cells say the same at the precision of the coarser one.

    100 means exactly 100, unless both cells are results that may have been rounded (`counted`).
    """
    a, b = left.number, right.number
    if a is None or b is None:
        if a is not None or b is not None:
            return False
        return key(left.text) == key(right.text) if key(left.text) else left.text.strip() == right.text.strip()
    if Decimal(100) in (a, b) and not counted:
        exact = max(left.decimals, right.decimals)
        return near(a, b, Decimal(5).scaleb(-exact - 1) if exact else Decimal(0))
    return near(a, b, max(left.tolerance, right.tolerance))
