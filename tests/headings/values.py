"""How one table writes amounts, percentages, targets and units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import NamedTuple

from tests.generator.unit import Number, decimal_indonesia, integer

MONEY = ("number", "number", "number", "plain", "rp", "dots", "dots00", "accounting", "rp_tail")
PERCENT = ("points", "points", "format", "text", "comma")


class Cell(NamedTuple):
    """A value and its number format."""

    value: str | int | float | None = None
    format: str = "General"


@dataclass(frozen=True)
class Style:
    """The writing of one table."""

    money_form: str
    percent_form: str
    target_form: str
    percent_unit: str
    rp_apart: bool
    dotted_numbers: bool
    blank: str | None

    def traits(self) -> set[str]:
        """What distinguishes the style."""
        found = {f"money={self.money_form}", f"percent={self.percent_form}", f"target={self.target_form}"}
        return found | ({"Rp in a cell of its own"} if self.rp_apart else set())

    def money(self, amount: int | None) -> Cell:
        """An amount in rupiah."""
        if amount is None:
            return Cell(None)
        dots = decimal_indonesia(amount)
        match self.money_form:
            case "number":
                return Cell(amount, "#,##0")
            case "plain":
                return Cell(amount)
            case "accounting":
                return Cell(amount, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')
            case "rp":
                return Cell(f"Rp. {dots}" if not self.rp_apart else dots)
            case "rp_tail":
                return Cell(f"Rp {dots},-" if not self.rp_apart else f"{dots},-")
            case "dots00":
                return Cell(f"{dots},00")
        return Cell(dots)

    def percent(self, points: Fraction | Decimal | int) -> Cell:
        """A percentage, rounded to two decimals."""
        value = integer(Fraction(points), 2)
        match self.percent_form:
            case "format":
                return Cell(float(value / 100), "0.00%")
            case "text":
                return Cell(f"{decimal_indonesia(value, 2)}%")
            case "comma":
                return Cell(decimal_indonesia(value, 2))
        return Cell(float(value), "0.00")

    def target(self, value: Number | str | None, unit: str, unit_shown: bool) -> Cell:
        """A target or realisation of an indicator; without a column of units it carries its own."""
        if value is None:
            return Cell(self.blank)
        if isinstance(value, str):
            return Cell(value)
        percent = unit == "Persen"
        if percent and (self.target_form == "format" or (not unit_shown and self.target_form == "number")):
            return Cell(float(Fraction(value) / 100), "0.00%")
        if percent and (self.target_form == "text" or not unit_shown):
            return Cell(f"{decimal_indonesia(value)}%")
        if not unit_shown and self.target_form == "text" and unit not in ("Indeks", "Predikat", "Poin"):
            return Cell(f"{decimal_indonesia(value)} {unit}")
        if self.target_form == "comma":
            return Cell(decimal_indonesia(value))
        return Cell(int(value) if value == int(value) else float(value))

    def unit(self, unit: str) -> Cell:
        """The unit of an indicator."""
        return Cell(self.percent_unit if unit == "Persen" else unit)


def random_style(rng: Random) -> Style:
    """A style for one table."""
    form = rng.choice(MONEY)
    return Style(
        money_form=form,
        percent_form=rng.choice(PERCENT),
        target_form=rng.choice(("number", "number", "number", "text", "format", "comma")),
        percent_unit=rng.choice(("Persen", "Persen", "%", "persen")),
        rp_apart=rng.random() < 0.05,
        dotted_numbers=rng.random() < 0.2,
        blank=rng.choice((None, "-")),
    )
