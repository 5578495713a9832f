"""How the rows of a table become the rows of a frame: one engine, and a plan for every kind of table.

A plan says what names a row, which parents are carried down, which values a row and a total row have, and why
a row is left out. A row is never dropped without a word: what became no row is in `lewat` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lakip_xls.documents.dasar import Hasil, Pembaca
from lakip_xls.documents.hirarki import TINGKAT, Simpul
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import KOSONG, Baris, Nilai


@dataclass
class Row:
    """One row of a table while it is read."""

    p: Pembaca
    baris: int
    parents: dict[str, Nilai]
    """What was carried down to it."""
    node: Simpul | None = None
    """Its place in the hierarchy, where it has one."""
    owner: Simpul | None = None
    """The programme, kegiatan or sub kegiatan that it is or belongs to."""
    above: Row | None = None
    """The row made before it."""
    name: Nilai = KOSONG
    until: int = 0
    """The first row that is no longer its own: what stands between (a stack of quarters) is."""
    values: dict[str, Nilai | None] = field(default_factory=dict)
    """What was read so far."""

    def fills(self, *fields: str) -> bool:
        """Whether one of the fields has a cell of its own in this row that says something."""
        cells = (self.p.own(self.baris, name) for name in fields)
        return any(cell is not None and tulisan(cell).strip(" -") for cell in cells)

    @property
    def level(self) -> str | None:
        """The level of the row itself: None for a row below a programme, kegiatan or sub kegiatan."""
        return self.node.tingkat if self.node is not None else None


Reader = Callable[[Row], Nilai | None]
Values = Mapping[str, Nilai | None]


def nothing(_row: Row) -> None:
    """Reads no value, or leaves no row out."""


def _once(_row: Row) -> Iterator[Values]:
    yield {}


@dataclass(frozen=True)
class Field:
    """One value of a row."""

    name: str
    read: Reader
    figure: bool = True
    """Whether it makes a row of totals; a note beside the figures does not."""


@dataclass(frozen=True)
class Parent:
    """A name that counts for the rows below it until the next one. Parallel lists are carried down independently."""

    name: str
    read: Reader
    above: Callable[[Pembaca], Nilai | None] = field(default=lambda _p: None)
    """The name in the lines above the table."""
    line: Reader = nothing
    """The name in a line between the rows, which is nothing but that."""
    clears: tuple[str, ...] = ()
    """The parents that a new name puts out of force."""


Levels = Callable[[Pembaca, Sequence[int]], Iterable[Simpul]]


@dataclass(frozen=True)
class RowPlan:
    """How the rows of one table become the rows of a frame."""

    frame: str | Callable[[TabelMentah], str]
    name: Field
    values: tuple[Field, ...] = ()
    parents: tuple[Parent, ...] = ()
    totals: tuple[Field, ...] = ()
    """The values of a total row."""
    levels: Levels | None = None
    """Where the rows form a hierarchy: programme, kegiatan and sub kegiatan with what belongs to them."""
    each: Callable[[Row], Iterator[Values]] = _once
    """Several rows of one (a row per year): their further values, read before `values`."""
    leave_out: Callable[[Row], str | None] = nothing
    """Why a row that was read does not count."""
    unnamed: str | Callable[[Row], str] = "tanpa nama"
    """Why a row without a name does not count."""
    unnamed_total: Callable[[Row], bool] = field(default=lambda _row: False)
    """Whether a row without a name is a total."""
    continued: tuple[str, ...] = ()
    """Texts that a row without a name carries on."""

    def __call__(self, p: Pembaca) -> Hasil:
        """Read a table that gives this frame alone."""
        return read_rows(p, self).hasil(p)


@dataclass
class Rows:
    """The rows and total rows of a table, by frame."""

    tabel: dict[str, list[Baris]] = field(default_factory=dict)
    jumlah: dict[str, list[Baris]] = field(default_factory=dict)

    def hasil(self, p: Pembaca) -> Hasil:
        """Close the reading."""
        return p.hasil(self.tabel, self.jumlah)


def read_rows(p: Pembaca, *plans: RowPlan) -> Rows:
    """Read a table by its plans. A row that no plan uses is noted as left out."""
    rows = Rows()
    walks = [_Walk(p, plan) for plan in plans]
    for walk in walks:
        frame = walk.plan.frame if isinstance(walk.plan.frame, str) else walk.plan.frame(p.table)
        rows.tabel[frame], rows.jumlah[frame] = walk.rows, walk.totals
    known = {left.baris for left in p.lewat}.union(*(walk.used for walk in walks))
    for walk in walks:
        for row, (reason, cause) in walk.left_out.items():
            if row not in known:
                known.add(row)
                p.lewati(row, reason, cause)
    return rows


class _Walk:
    """One way through a table: which rows there are, then what they hold."""

    def __init__(self, p: Pembaca, plan: RowPlan) -> None:
        self.p = p
        self.plan = plan
        self.rows: list[Baris] = []
        self.totals: list[Baris] = []
        self.used: set[int] = set()
        self.left_out: dict[int, tuple[str, Nilai | None]] = {}
        self._parents = {parent.name: value for parent in plan.parents if (value := parent.above(p)) is not None}
        data = [b.baris for b in p.table.baris if b.macam == "data"]
        self._nodes = {n.baris: n for n in plan.levels(p, data)} if plan.levels is not None else {}
        self._owner: Simpul | None = None
        self._continued: dict[int, list[int]] = {}
        made = self._named()
        for row, below in zip(made, [*made[1:], None], strict=True):
            row.until = below.baris if below is not None else p.table.baris[-1].baris + 1
            self._read(row)

    def _named(self) -> list[Row]:
        """The rows that have a name; the others are parents, totals, or left out."""
        made: list[Row] = []
        for entry in self.p.table.baris:
            row = Row(self.p, entry.baris, self._parents, above=made[-1] if made else None)
            if self._is_line(row):
                continue
            if entry.macam != "data":
                self._total(row, "baris jumlah atau rata-rata")
                continue
            self._carry(row)
            row.parents = dict(self._parents)
            row.node = self._nodes.get(row.baris)
            if row.level in TINGKAT:
                self._owner = row.node
            row.owner = self._owner
            name = self.plan.name.read(row)
            if name is not None and name.isi is not None:
                row.name = name
                made.append(row)
            elif self.plan.unnamed_total(row):
                self._total(row, self._unnamed(row))
            elif made and self.plan.continued and row.fills(*self.plan.continued):
                self._continued.setdefault(made[-1].baris, []).append(row.baris)
                self.used.add(row.baris)
            else:
                self.left_out[row.baris] = (self._unnamed(row), name)
        return made

    def _unnamed(self, row: Row) -> str:
        reason = self.plan.unnamed
        return reason if isinstance(reason, str) else reason(row)

    def _is_line(self, row: Row) -> bool:
        for parent in self.plan.parents:
            value = parent.line(row)
            if value is not None:
                self._take(parent, value)
                self.left_out[row.baris] = (f"judul {parent.name}", None)
                return True
        return False

    def _carry(self, row: Row) -> None:
        for parent in self.plan.parents:
            value = parent.read(row)
            if value is not None:
                self._take(parent, value)

    def _take(self, parent: Parent, value: Nilai) -> None:
        """A value written once counts until the next one; an empty one keeps the current."""
        known = self._parents.get(parent.name)
        if value.ada and (known is None or (known.isi, known.ref) != (value.isi, value.ref)):
            for name in parent.clears:
                self._parents.pop(name, None)
            self._parents[parent.name] = value

    def _total(self, row: Row, reason: str) -> None:
        row.parents = dict(self._parents)
        values = {f.name: f.read(row) for f in self.plan.totals}
        figures = [v for f in self.plan.totals if f.figure and (v := values[f.name]) is not None and v.ada]
        if figures:
            self.used.add(row.baris)
            self.totals.append(self.p.baris(figures[0].ref or self.p.ref(row.baris, 1), values))
        else:
            self.left_out[row.baris] = (reason, None)

    def _read(self, row: Row) -> None:
        ref = self.p.ref(row.baris, row.name.ref.kolom if row.name.ref is not None else 1)
        for more in self.plan.each(row):
            row.values = {**row.parents, self.plan.name.name: row.name, **more}
            for f in self.plan.values:
                row.values[f.name] = f.read(row)
            reason = self.plan.leave_out(row)
            if reason is not None:
                self.left_out[row.baris] = (reason, None)
                continue
            for below in self._continued.get(row.baris, ()):
                row.values |= self._joined(row, below)
            self.used.add(row.baris)
            self.rows.append(self.p.baris(ref, row.values))
        if row.baris not in self.used:
            self.left_out.setdefault(row.baris, ("tanpa angka", None))

    def _joined(self, row: Row, below: int) -> dict[str, Nilai]:
        """Texts that run over several rows, joined."""
        joined: dict[str, Nilai] = {}
        for name in self.plan.continued:
            more = self.p.teks(below, name, merged=False)
            if more is not None and more.isi is not None:
                old = row.values.get(name) or KOSONG
                text = f"{old.teks} {more.teks}".strip()
                joined[name] = Nilai(text, old.ref or more.ref, text)
        return joined
