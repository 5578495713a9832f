"""The official names and codes, looked up by name, by code, and by likeness."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.codes import Kode, parse_code, same_place
from lakip_xls.parsing.names import closest, key
from lakip_xls.rules.registry import RuleContext


class Listing:
    """The official lines, looked up by name and by code. `row` may hold an office's own lines too."""

    def __init__(self, row: Sequence[Nomenklatur]) -> None:
        self._lines = [(line, code) for line in row if (code := parse_code(line.kode)) is not None]
        self._names: dict[tuple[str, str], list[tuple[Nomenklatur, Kode]]] = {}
        self._tails: dict[tuple[str, str], list[tuple[Nomenklatur, Kode]]] = {}
        self._near: dict[tuple[str, str, str], tuple[float, Nomenklatur] | None] = {}
        for line, code in self._lines:
            self._names.setdefault((line.tingkat, key(line.name)), []).append((line, code))
            self._tails.setdefault(_tail(code), []).append((line, code))

    def named(self, tingkat: str, name: str) -> list[tuple[Nomenklatur, Kode]]:
        """The lines of that name on a level."""
        return self._names.get((tingkat, key(name)), [])

    def coded(self, kode: Kode) -> Nomenklatur | None:
        """The line of a code."""
        return next((line for line, code in self._tails.get(_tail(kode), ()) if same_place(code, kode)), None)

    def nearest(self, tingkat: str, name: str, parent: Kode | None) -> tuple[float, Nomenklatur] | None:
        """The likest name of a level (below a parent, where that is official)."""
        asked = (tingkat, name, parent.text if parent else "")  # the same name stands in several documents
        if asked not in self._near:
            self._near[asked] = self._nearest(tingkat, name, parent)
        return self._near[asked]

    def _nearest(self, tingkat: str, name: str, parent: Kode | None) -> tuple[float, Nomenklatur] | None:
        lines = [
            line for line, code in self._lines if line.tingkat == tingkat and (parent is None or below_it(code, parent))
        ]
        if not lines:
            return None
        score, at = closest(name, [line.name for line in lines])
        return score, lines[at]


def official_listing(context: RuleContext) -> Listing:
    """All official lines of a report; use it through `context.once`."""
    return Listing(context.official)


def below_it(code: Kode, parent: Kode) -> bool:
    """Whether a code belongs right below another."""
    above = parse_code(code.parent) if code.parent else None
    return above is not None and same_place(above, parent)


def _tail(code: Kode) -> tuple[str, str]:
    """What two codes of the same place share: the level, and the parts after urusan and bidang."""
    return code.tingkat, ".".join(code.text.split(".")[2:])
