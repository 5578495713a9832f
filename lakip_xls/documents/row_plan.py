"""How the rows of a table become the rows of a frame: one engine, and a plan for every kind of table.

A plan says what names a row, which parents are carried down, which values a row and a total row have, and why
a row is left out. A row is never dropped without a word: what became no row is in `skipped` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.hierarchy import HierarchyNode, item_above
from lakip_xls.locating.marks import is_numeric_text
from lakip_xls.locating.tables import RawTable
from lakip_xls.model import EMPTY, Row, Value
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import CellKind
from lakip_xls.skema import TINGKAT


class PlannedRow(Struct):
    """One row of a table while it is read."""

    p: TableReader
    row: int
    parents: dict[str, Value]
    """What was carried down to it."""
    node: HierarchyNode | None = None
    """Its place in the hierarchy, where it has one."""
    owner: HierarchyNode | None = None
    """The programme, kegiatan or sub kegiatan that it is or belongs to."""
    lowest: str = TINGKAT[0]
    """The lowest level of the table."""
    above: PlannedRow | None = None
    """The row made before it."""
    name: Value = EMPTY
    until: int = 0
    """The first row that is no longer its own: what stands between (a stack of quarters) is."""
    values: dict[str, Value | None] = field(default_factory=dict)
    """What was read so far."""
    below: set[int] = field(default_factory=set)
    """Rows between it and the next one that give it values."""

    def fills(self, *fields: str) -> bool:
        """Whether one of the fields has a cell of its own in this row that says something."""
        cells = (self.p.own(self.row, name) for name in fields)
        return any(cell is not None and written_text(cell).strip(" -") for cell in cells)

    def figures(self) -> bool:
        """Whether a column that is read has a number in this row, beside its own number and code."""
        p = self.p
        cells = (c for name in p.column if name not in ("no", "kode", "tahun") for c in p.cells(self.row, name))
        return any(c.kind is CellKind.NUMBER or is_numeric_text(p.grid.cell_text(c)) for c in cells)

    @property
    def ref(self) -> Ref:
        """The cell of this row in the column that names it."""
        return self.p.ref(self.row, self.name.ref.column if self.name.ref is not None else 1)

    @property
    def level(self) -> str | None:
        """The level of the row itself: None for a row below a programme, kegiatan or sub kegiatan."""
        return self.node.tingkat if self.node is not None else None


Reader = Callable[[PlannedRow], Value | None]
Values = Mapping[str, Value | None]


def nothing(_row: PlannedRow) -> None:
    """Reads no value, or leaves no row out."""


def _once(_row: PlannedRow) -> Iterator[Values]:
    yield {}


class Field(Struct, frozen=True):
    """One value of a row."""

    name: str
    """Its field; '' for a name that the fields of its level tell."""
    read: Reader
    figure: bool = True
    """Whether it makes a row of totals; a note beside the figures does not."""
    column: str | None = None
    """The column without which there is nothing to read."""


class Parent(Struct, frozen=True):
    """A name that counts for the rows below it until the next one. Parallel lists are carried down independently."""

    name: str
    read: Reader
    above: Callable[[TableReader], Value | None] = field(default=lambda _p: None)
    """The name in the lines above the table."""
    line: Reader = nothing
    """The name in a line between the rows, which is nothing but that."""
    clears: tuple[str, ...] = ()
    """The parents that a new name puts out of force."""


Levels = Callable[[TableReader, Sequence[int]], Iterable[HierarchyNode]]


class RowPlan(Struct, frozen=True):
    """How the rows of one table become the rows of a frame."""

    frame: str | Callable[[RawTable], str]
    name: Field
    values: tuple[Field, ...] = ()
    parents: tuple[Parent, ...] = ()
    totals: tuple[Field, ...] = ()
    """The values of a total row."""
    averages: bool = False
    """Whether a row of averages is one."""
    levels: Levels | None = None
    """Where the rows form a hierarchy: programme, kegiatan and sub kegiatan with what belongs to them."""
    each: Callable[[PlannedRow], Iterator[Values]] = _once
    """Several rows of one (a row per year): their further values, read before `values`."""
    leave_out: Callable[[PlannedRow], str | None] = nothing
    """Why a row that was read does not count."""
    unnamed: str | Callable[[PlannedRow], str] = "tanpa nama"
    """Why a row without a name does not count."""
    unnamed_total: Callable[[PlannedRow], bool] = field(default=lambda _row: False)
    """Whether a row without a name is a total."""
    continued: tuple[str, ...] = ()
    """Texts that a row without a name carries on."""

    def __call__(self, p: TableReader) -> TableResult:
        """Read a table that gives this frame alone."""
        return read_rows(p, self).result(p)


class Rows(Struct):
    """The rows and total rows of a table, by frame."""

    table: dict[str, list[Row]] = field(default_factory=dict)
    total: dict[str, list[Row]] = field(default_factory=dict)
    nodes: tuple[HierarchyNode, ...] = ()
    """The hierarchy of the table."""

    def result(self, p: TableReader) -> TableResult:
        """Close the reading."""
        return p.result(self.table, self.total)


def read_rows(p: TableReader, *plans: RowPlan) -> Rows:
    """Read a table by its plans. A row that no plan uses is noted as left out."""
    data = [b.row for b in p.table.rows if b.row_type == "data"]
    levels = next((plan.levels for plan in plans if plan.levels is not None), None)
    rows = Rows(nodes=tuple(levels(p, data)) if levels is not None else ())
    walks = [_Walk(p, plan, rows.nodes if plan.levels is not None else ()) for plan in plans]
    for walk in walks:
        frame = walk.plan.frame if isinstance(walk.plan.frame, str) else walk.plan.frame(p.table)
        rows.table[frame], rows.total[frame] = walk.rows, walk.totals
    known = {left.row for left in p.skipped}.union(*(walk.used for walk in walks))
    for walk in walks:
        for row, (reason, cause) in walk.left_out.items():
            if row not in known:
                known.add(row)
                p.skip(row, reason, cause)
    return rows


class _Walk:
    """One way through a table: which rows there are, then what they hold."""

    def __init__(self, p: TableReader, plan: RowPlan, nodes: Sequence[HierarchyNode]) -> None:
        self.p = p
        self.plan = plan
        self.rows: list[Row] = []
        self.totals: list[Row] = []
        self.used: set[int] = set()
        self.left_out: dict[int, tuple[str, Value | None]] = {}
        self._parents = {parent.name: value for parent in plan.parents if (value := parent.above(p)) is not None}
        self._values = [f for f in plan.values if f.column is None or p.has(f.column)]
        self._nodes = {n.row: n for n in nodes}
        self._owner = p.once(item_above) if plan.levels is not None else None
        self._lowest = max(
            (n.tingkat for n in (*nodes, self._owner) if n is not None and n.tingkat in TINGKAT),
            key=TINGKAT.index,
            default=TINGKAT[0],
        )
        self._continued: dict[int, list[int]] = {}
        made = self._named()
        last = p.table.rows[-1].row
        for row, until in zip(made, [*(r.row for r in made[1:]), last + 1], strict=False):
            row.until = until
            self._read(row)

    def _named(self) -> list[PlannedRow]:
        """The rows that have a name; the others are parents, totals, or left out."""
        made: list[PlannedRow] = []
        for entry in self.p.table.rows:
            row = PlannedRow(self.p, entry.row, self._parents, above=made[-1] if made else None, lowest=self._lowest)
            if self._is_line(row):
                continue
            if entry.row_type != "data":
                self._total(row, "baris jumlah atau rata-rata", counts=self.plan.averages or entry.row_type == "jumlah")
                continue
            self._carry(row)
            row.parents = dict(self._parents)
            row.node = self._nodes.get(row.row)
            if row.level in TINGKAT:
                self._owner = row.node
            row.owner = self._owner
            name = self.plan.name.read(row)
            if name is not None and name.content is not None:
                row.name = name
                made.append(row)
            elif self.plan.unnamed_total(row):
                self._total(row, self._unnamed(row))
            elif made and self.plan.continued and row.fills(*self.plan.continued):
                self._continued.setdefault(made[-1].row, []).append(row.row)
                self.used.add(row.row)
            else:
                self._leave_out(row, self._unnamed(row), name)
        return made

    def _unnamed(self, row: PlannedRow) -> str:
        reason = self.plan.unnamed
        return reason if isinstance(reason, str) else reason(row)

    def _is_line(self, row: PlannedRow) -> bool:
        for parent in self.plan.parents:
            value = parent.line(row)
            if value is not None:
                self._take(parent, value)
                self.left_out[row.row] = (f"judul {parent.name}", None)
                return True
        return False

    def _carry(self, row: PlannedRow) -> None:
        for parent in self.plan.parents:
            value = parent.read(row)
            if value is not None:
                self._take(parent, value)

    def _take(self, parent: Parent, value: Value) -> None:
        """A value written once counts until the next one; an empty one keeps the current."""
        known = self._parents.get(parent.name)
        if value.present and (known is None or (known.content, known.ref) != (value.content, value.ref)):
            for name in parent.clears:
                self._parents.pop(name, None)
            self._parents[parent.name] = value

    def _total(self, row: PlannedRow, reason: str, *, counts: bool = True) -> None:
        row.parents = dict(self._parents)
        values = {f.name: f.read(row) for f in self.plan.totals if counts}
        figures = [v for f in self.plan.totals if f.figure and (v := values.get(f.name)) is not None and v.present]
        if figures:
            self.used.add(row.row)
            self.totals.append(self.p.row(figures[0].ref or self.p.ref(row.row, 1), values))
        else:
            self.left_out[row.row] = (reason, None)

    def _read(self, row: PlannedRow) -> None:
        reason: str | None = "tanpa angka"
        for more in self.plan.each(row):
            row.values = {**row.parents, **({self.plan.name.name: row.name} if self.plan.name.name else {}), **more}
            for f in self._values:
                row.values[f.name] = f.read(row)
            reason = self.plan.leave_out(row)
            if reason is None:
                for below in self._continued.get(row.row, ()):
                    row.values |= self._joined(row, below)
                self.rows.append(self.p.row(row.ref, row.values))
                self.used |= {row.row, *row.below}
        if reason is not None:
            self._leave_out(row, reason)

    def _leave_out(self, row: PlannedRow, reason: str, cause: Value | None = None) -> None:
        """Note a row that became none; one that only names a level for the rows below it has done its part."""
        if row.level not in TINGKAT or row.figures():
            self.left_out[row.row] = (reason, cause)

    def _joined(self, row: PlannedRow, below: int) -> dict[str, Value]:
        """Texts that run over several rows, joined."""
        joined: dict[str, Value] = {}
        for name in self.plan.continued:
            more = self.p.text(below, name, merged=False)
            if more is not None and more.content is not None:
                old = row.values.get(name) or EMPTY
                text = f"{old.text} {more.text}".strip()
                joined[name] = Value(text, old.ref or more.ref, text)
        return joined
