"""Every indicator of a report with its rows in all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from lakip_xls.entities.assign import Pair, Pairing, assign
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.entities.sasaran import SasaranRegister
from lakip_xls.model import Data, Row
from lakip_xls.parsing.names import key
from lakip_xls.point import present, same_content
from lakip_xls.skema import TINGKAT

KIND = "indikator"
TABLES = (
    "rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra", "pembanding", "predikat",
    "data_indikator", "efisiensi_tertulis",
)  # fmt: skip
"""Frames beside PK and pengukuran whose rows are about indicators of sasaran."""

Group = list[Row]


class Indicator(Struct, eq=False):
    """One indicator: frame -> its rows there, and how surely they are its."""

    name: str
    sasaran: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Its wordings: key -> as first written."""

    def first(self, table: str) -> Row | None:
        """The first row of a frame."""
        return next(iter(self.rows.get(table, ())), None)

    def of(self, table: str) -> list[Row]:
        """All rows of a frame."""
        return self.rows.get(table, [])

    def promised(self) -> bool:
        """Whether PK or pengukuran has it."""
        return bool(self.of("pk") or self.of("pengukuran"))


class IndicatorRegister:
    """Asked by row: which indicator is it about, and what do the other documents say of that one?"""

    def __init__(self, data: Data, sasaran: SasaranRegister, verdicts: Verdicts) -> None:
        self._verdicts, self._sasaran = verdicts, sasaran
        self._by_row: dict[int, Indicator] = {}
        self.all: list[Indicator] = []
        """Measured ones in document order, then those that only the PK has, then those that neither has."""
        self.doubtful: list[Pair[Group, Indicator]] = []
        self._anchors(data)
        promised = list(self.all)
        for table in TABLES:
            self._read(table, indicator_rows(data, table), promised)

    def of(self, row: Row) -> Indicator | None:
        """The indicator that a row is about."""
        return self._by_row.get(id(row))

    def row(self, row: Row, table: str) -> Row | None:
        """The row of the same indicator in another frame."""
        found = self.of(row)
        return found.first(table) if found is not None else None

    def _anchors(self, data: Data) -> None:
        """Rows of the pengukuran and of the PK, one to one."""
        measured, agreed = ([[b] for b in data.rows(t) if b.text("indikator")] for t in ("pengukuran", "pk"))
        for group in measured:
            self._take("pengukuran", group, self._new(group), 0.0)
        outcome = self._assign(agreed, self.all, ())
        partners = {id(p.left): p for p in outcome.pairs}
        for group in agreed:
            pair = partners.get(id(group))
            if pair is not None:
                self._take("pk", group, pair.right, pair.score)
            else:
                self._take("pk", group, self._new(group), 0.0)
        self.doubtful += outcome.doubtful

    def _read(self, table: str, rows: Sequence[Row], promised: Sequence[Indicator]) -> None:
        """Reconcile the groups of one table with the promised indicators; a table may name one in two ways."""
        groups = self._groups(rows, promised)
        first = self._assign(groups, promised, ())
        again = self._assign(first.rest_left, promised, ("ulang",))
        others = [i for i in self.all if not i.promised()]
        last = self._assign(again.rest_left, others, ())
        homes = {id(p.left): p for p in (*first.pairs, *again.pairs, *last.pairs)}

        def other_wording(group: Group) -> bool:
            pair = homes.get(id(group))
            return pair is not None and key(pair.right.name) != key(group[0].text("indikator"))

        for group in sorted(groups, key=other_wording):  # an indicator's own wording first
            pair = homes.get(id(group))
            self._take(table, group, pair.right if pair else self._new(group), pair.score if pair else 0.0)
        self.doubtful += again.doubtful

    def _groups(self, rows: Sequence[Row], promised: Sequence[Indicator]) -> list[Group]:
        """Rows by name, apart by sasaran where several indicators have that name."""
        several = {name for name, count in Counter(key(i.name) for i in promised).items() if count > 1}
        groups: dict[tuple[str, str], Group] = {}
        for row in rows:
            name = key(row.text("indikator"))
            groups.setdefault((name, key(row.text("sasaran")) if name in several else ""), []).append(row)
        return list(groups.values())

    def _assign(
        self, groups: Sequence[Group], known: Sequence[Indicator], facts: tuple[str, ...]
    ) -> Pairing[Group, Indicator]:
        def evidence(group: Group, item: Indicator) -> Iterable[str]:
            own = [r for t in ("pengukuran", "pk") for r in item.of(t)]
            return (*facts, "target") if any(self._same_target(a, b) for a in group for b in own) else facts

        return assign(
            groups,
            known,
            lambda g: g[0].text("indikator"),
            lambda i: tuple(i.names.values()),
            kind=KIND,
            verdicts=self._verdicts,
            evidence=evidence,
        )

    def _same_target(self, a: Row, b: Row) -> bool:
        """Whether two rows have the same target below the same sasaran."""
        if not (present(a, "target") and present(b, "target") and same_content(a["target"], b["target"])):
            return False
        return bool(a.text("sasaran")) and self._sasaran.same(a.text("sasaran"), b.text("sasaran"))

    def _new(self, group: Group) -> Indicator:
        made = Indicator(group[0].text("indikator"), group[0].text("sasaran"))
        self.all.append(made)
        return made

    def _take(self, table: str, group: Group, item: Indicator, score: float) -> None:
        item.rows.setdefault(table, []).extend(group)
        item.names.setdefault(key(group[0].text("indikator")), group[0].text("indikator"))
        item.scores[table] = max(score, item.scores.get(table, 0.0))
        for row in group:
            self._by_row[id(row)] = item


def indicator_rows(data: Data, table: str) -> list[Row]:
    """The rows of a frame that are about an indicator of a sasaran.

    A row of the Rencana Aksi that names no programme, kegiatan or sub kegiatan is one of those.
    """
    rows = data.rows(table)
    if table == "rencana_aksi_sasaran":
        rows = [*rows, *(b for b in data.rows("rencana_aksi") if not any(b.text(level) for level in TINGKAT))]
    return [b for b in rows if b.text("indikator")]
