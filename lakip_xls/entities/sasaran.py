"""Every sasaran of a report with all its wordings: which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from lakip_xls.entities.assign import Pair, Pairing, assign
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.model import Data, Row
from lakip_xls.parsing.names import key

KIND = "sasaran"
TABLES = (
    "pk", "pengukuran", "rkt", "rencana_aksi_sasaran", "rencana_aksi", "iku", "renstra", "antar_tahun", "lawan_renstra",
    "pembanding", "predikat", "efisiensi_tertulis", "keuangan_program", "realisasi_program", "data_indikator",
)  # fmt: skip
"""Frames that name sasaran, those first whose wording counts."""


class Wording(Struct, eq=False, dict=True):
    """One wording of a sasaran in one table, with its rows."""

    text: str
    rows: list[Row]

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The indicators below it."""
        return frozenset(key(b.text("indikator")) for b in self.rows if b.text("indikator"))


class Sasaran(Struct, eq=False):
    """One sasaran: frame -> its wordings there."""

    name: str
    wordings: dict[str, list[Wording]] = field(default_factory=dict)
    indicators: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """Its wordings: key -> as first written."""

    def add(self, table: str, wording: Wording) -> None:
        """Take a wording."""
        self.wordings.setdefault(table, []).append(wording)
        self.indicators |= wording.indicators
        self.names.setdefault(key(wording.text), wording.text)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a frame that name it."""
        for wording in self.wordings.get(table, ()):
            yield from wording.rows


class SasaranRegister:
    """Asked by name: what does a document mean by it?"""

    def __init__(self, verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._by_key: dict[str, Sasaran] = {}
        self.all: list[Sasaran] = []
        self.doubtful: list[Pair[Wording, Sasaran]] = []

    def of(self, name: str) -> Sasaran | None:
        """The sasaran that a name means; None for a name that no document has."""
        return self._by_key.get(key(name))

    def same(self, a: str, b: str) -> bool:
        """Whether two names mean the same sasaran."""
        return key(a) == key(b) or ((found := self.of(a)) is not None and found is self.of(b))

    def read(self, table: str, wordings: Sequence[Wording]) -> None:
        """Reconcile the wordings of one table with what is known; what nobody knows is a sasaran of its own."""
        unknown: list[Wording] = []
        named: set[Sasaran] = set()
        for wording in wordings:
            known = self.of(wording.text)
            if known is None:
                unknown.append(wording)
            else:
                known.add(table, wording)
                named.add(known)
        first = self._assign(unknown, [s for s in self.all if s not in named])
        for pair in first.pairs:
            self._take(table, pair.left, pair.right)
        rest = first.rest_left
        again = self._assign(rest, self.all)
        taken = {id(p.left): p.right for p in again.pairs}
        for wording in rest:
            self._take(table, wording, taken.get(id(wording)) or self._new(wording))
        self.doubtful += again.doubtful

    def _assign(self, wordings: Sequence[Wording], known: Sequence[Sasaran]) -> Pairing[Wording, Sasaran]:
        def evidence(wording: Wording, sasaran: Sasaran) -> Iterable[str]:
            return ("isi",) if wording.indicators & sasaran.indicators else ()

        return assign(
            wordings,
            known,
            lambda w: w.text,
            lambda s: tuple(s.names.values()),
            kind=KIND,
            verdicts=self._verdicts,
            evidence=evidence,
        )

    def _new(self, wording: Wording) -> Sasaran:
        made = Sasaran(wording.text)
        self.all.append(made)
        return made

    def _take(self, table: str, wording: Wording, sasaran: Sasaran) -> None:
        sasaran.add(table, wording)
        self._by_key[key(wording.text)] = sasaran


def wordings_of(rows: Iterable[Row]) -> list[Wording]:
    """The distinct names of the sasaran in some rows, in document order."""
    found: dict[str, Wording] = {}
    for row in rows:
        name = row.text("sasaran")
        if name:
            found.setdefault(key(name), Wording(name, [])).rows.append(row)
    return list(found.values())


def build_sasaran(data: Data, ties: Iterable[tuple[str, str]], verdicts: Verdicts) -> SasaranRegister:
    """All sasaran of the chosen documents, and of the ties in Pengaturan."""
    register = SasaranRegister(verdicts)
    for table in TABLES:
        register.read(table, wordings_of((*data.rows(table), *data.totals(table))))
    named = dict.fromkeys(sasaran for sasaran, _ in ties)
    register.read("pengaturan", [Wording(name, []) for name in named])
    return register
