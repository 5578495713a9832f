"""How paragraphs say counts, amounts and lists."""

from __future__ import annotations

from msgspec import Struct

from lakip_xls.computing.result import Rupiah
from lakip_xls.computing.terbilang import terbilang
from lakip_xls.parsing.notation import rupiah


class Paragraph(Struct, frozen=True):
    """One paragraph; `title` marks a heading, `tingkat` how far it stands to the right."""

    text: str
    title: bool = False
    tingkat: int = 0


def count_words(n: int) -> str:
    """A number as reports write it: '4 (empat)'."""
    return f"{n} ({terbilang(n)})"


def money_words(amount: Rupiah) -> str:
    """An amount as reports write it, in figures and words."""
    if amount != int(amount) or amount < 0:
        return f"Rp{rupiah(amount)}"
    words = terbilang(int(amount))
    return f"Rp{rupiah(amount)},- ({words[0].upper()}{words[1:]} rupiah)"


def money_figures(amount: Rupiah) -> str:
    return f"Rp{rupiah(amount)}" + (",-" if amount == int(amount) else "")


def until(period: str) -> str:
    return period if period.startswith("sampai") else "selama " + period


def letter(order: int) -> str:
    return chr(97 + order) if order < 26 else str(order + 1)


def listing(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + (", dan " if len(parts) > 2 else " dan ") + parts[-1]
