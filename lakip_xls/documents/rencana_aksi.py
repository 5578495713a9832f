"""Rencana Aksi: quarterly targets per sub kegiatan, quarters as columns, stacked rows or lines of one cell."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.hierarchy import NAME_SLOTS, HierarchyNode, build, item_above
from lakip_xls.documents.row_fields import (
    BY_SASARAN,
    PLACE,
    item_or_part,
    named,
    outside,
    target,
    unit,
    unit_beside,
    without_label,
)
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan, Values, read_rows
from lakip_xls.documents.title_parents import title_parent
from lakip_xls.entities.levels import label_level
from lakip_xls.model import Value
from lakip_xls.parsing.names import strip_label
from lakip_xls.parsing.quarters import quarter_of, quarter_values
from lakip_xls.reading.book import CellKind
from lakip_xls.recognising.kind import Slot, TableKind
from lakip_xls.skema import TINGKAT

TITLE = ("rencana aksi", "rencana aksi perjanjian kinerja", "renaksi", "action plan", "target keluaran")

TW = ("tw1", "tw2", "tw3", "tw4")

Group = tuple[list[int], dict[str, Value]]
"""Rows, and the values of the quarters that stand in them."""


# ------------------------------------------------------------------ quarters


def _groups(p: TableReader, suffix: str) -> list[Group]:
    """Quarter values in document order."""
    data = [b.row for b in p.table.rows if b.row_type == "data"]
    if any(p.has(q + suffix) for q in TW):
        filled = (r for r in data if any(p.own(r, q + suffix) is not None for q in TW))
        return [([r], {q: v for q in TW if (v := p.target(r, q + suffix)) is not None}) for r in filled]
    return _grouped(_by_row(p, data) if p.has("target_periode") else _stacked(p, data, "tumpuk" + suffix))


def _grouped(written: Iterable[tuple[int, int, Value]]) -> list[Group]:
    """Groups of (row, quarter, value): a quarter that is not later than the one before begins a new one."""
    groups: list[Group] = []
    last = 0
    for row, quarter, value in written:
        if quarter <= last or not groups:
            groups.append(([], {}))
        groups[-1][0].append(row)
        groups[-1][1][f"tw{quarter}"] = value
        last = quarter
    return groups


def _by_row(p: TableReader, data: Sequence[int]) -> Iterator[tuple[int, int, Value]]:
    """A row for each quarter."""
    for row in data:
        cell = p.own(row, "triwulan")
        quarter = quarter_of(written_text(cell)) if cell is not None else None
        value = p.target(row, "target_periode")
        if quarter is not None and value is not None:
            yield row, quarter, value


def _stacked(p: TableReader, data: Sequence[int], name: str) -> Iterator[tuple[int, int, Value]]:
    """'Tw 1: 25%' in four rows, or four lines in one cell."""
    for row in data:
        cell = p.own(row, name)
        if cell is None or cell.kind is not CellKind.TEXT:
            continue
        for quarter, text in quarter_values(str(cell.value)).items():
            value = (
                p.target_from(cell, name, text) if text else Value(None, p.ref(cell.row, cell.col), written_text(cell))
            )
            yield row, quarter, value


def _with_quarters(suffix: str) -> Callable[[PlannedRow], Iterator[Values]]:
    """The quarters of a row: the groups that start in it or below it, before the next row; the first value counts."""

    def read(row: PlannedRow) -> Iterator[Values]:
        own: dict[str, Value] = {}
        groups = row.p.once(_groups, suffix)
        first, end = (bisect_left(groups, at, key=lambda g: g[0][0]) for at in (row.row, row.until))
        for rows, values in groups[first:end]:
            row.below.update(rows)
            own |= {q: v for q, v in values.items() if q not in own or own[q].content is None}
        yield own

    return read


# ------------------------------------------------------------------ levels


def _columns(p: TableReader) -> list[str]:
    return [name for name in TINGKAT if p.has(name)]


def _levels(p: TableReader, rows: Sequence[int]) -> list[HierarchyNode]:
    """One column for all levels, or a column for each; one headed 'Program / Kegiatan' may hold both."""
    columns = _columns(p)
    if not columns and not p.has("hirarki"):
        return []
    if p.has("hirarki") or columns in (["kegiatan"], ["program"]):
        return build(p, rows, lambda _row: None)
    roles = _roles(p, rows, columns)
    current: dict[str, Value | None] = dict.fromkeys(TINGKAT)
    current |= {level: title_parent(p, level) for level in TINGKAT[: TINGKAT.index(columns[0])]}
    nodes: list[HierarchyNode] = []
    for row in rows:
        level = None
        for column in columns:
            cell = p.own(row, column)
            label = strip_label(written_text(cell)) if cell is not None else None
            if cell is None or label is None or not label.name.strip(" -"):
                continue
            level = roles[column] or label_level(label) or "program"
            value = p.value(cell, label.name)
            known = current[level]
            if known is None or known.content != value.content:
                current |= dict.fromkeys(TINGKAT[TINGKAT.index(level) + 1 :])
            current[level] = value
        named = current[level] if level is not None else None
        if level is not None and named is not None:
            nodes.append(HierarchyNode(row, level, named, p.text(row, "kode"), *(current[n] for n in TINGKAT)))
    return nodes


def _roles(p: TableReader, data: Sequence[int], columns: Sequence[str]) -> dict[str, str | None]:
    """The level of each name column, None where it holds several; labels and official names decide, else its heading."""
    roles: dict[str, str | None] = {}
    for column in columns:
        cells = (p.own(row, column) for row in data)
        found = Counter(level for c in cells if c is not None and (level := label_level(strip_label(written_text(c)))))
        below_both = column == columns[-1] == "kegiatan" and roles.get("program", column) is None
        if column != "program":
            roles[column] = max(found, key=lambda n: found[n], default="sub_kegiatan" if below_both else column)
        else:
            roles[column] = None if {"program", "kegiatan"} <= found.keys() else column
    return roles


# -------------------------------------------------------------------- plans


def _without_target(row: PlannedRow) -> str | None:
    """Above the lowest level only rows with targets count."""
    if row.owner is not None and row.owner.tingkat == row.lowest:
        return None
    given = any((v := row.values.get(name)) is not None and v.present for name in TW)
    return None if given else "bukan tingkat terbawah tabel, tanpa target triwulan"


def _sasaran(suffix: str) -> RowPlan:
    """Quarter targets per indicator of a sasaran."""

    def empty(row: PlannedRow) -> str | None:
        target = row.values["target"]
        blank = target is None or not target.present
        if row.p.has("target_periode"):
            blank = row.name.text == (row.above.name.text if row.above is not None else "")
            return "triwulan lain dari indikator di atasnya" if blank and not row.values.keys() & set(TW) else None
        return "tanpa target" if suffix and blank and not any(q in row.values for q in TW) else None

    def read_unit(row: PlannedRow) -> Value | None:
        return unit_beside(row.p.text(row.row, "satuan" + suffix), *(row.values.get(n) for n in ("target", *TW)))

    return RowPlan(
        "rencana_aksi" + suffix,
        Field("indikator", named("indikator" + suffix).read),
        (Field("target", target("target" + suffix).read), Field("satuan", read_unit)),
        parents=(BY_SASARAN,),
        each=_with_quarters(suffix),
        leave_out=empty,
        unnamed="tanpa indikator",
    )


_ITEMS = RowPlan(
    "rencana_aksi",
    item_or_part("indikator"),
    (
        *PLACE,
        Field("indikator", lambda row: without_label(row.p.text(row.row, "indikator"))),
        target("target"),
        unit("target", *TW),
    ),
    parents=(BY_SASARAN,),
    levels=_levels,
    each=_with_quarters(""),
    leave_out=_without_target,
    unnamed=outside,
)


def read(p: TableReader) -> TableResult:
    """Rows per sub kegiatan (or the lowest level there is), and rows per indicator of the sasaran."""
    if not p.has("hirarki") and not _columns(p) and p.once(item_above) is None:
        return _sasaran("")(p)
    plans = (_ITEMS, _sasaran("_sasaran")) if p.has("indikator_sasaran") else (_ITEMS,)
    return read_rows(p, *plans).result(p)


_OF_SASARAN = ("sasaran", "tujuan")
_OF_TREE = ("sub_kegiatan", "kegiatan", "hirarki", "program", "")
_QUARTERS = ("", "plan", "action")


def _quarter_slots(suffix: str = "", of: tuple[str, ...] | None = None) -> tuple[Slot, ...]:
    """Targets of four quarters: a column for each, or one in which they are stacked."""
    return (
        *(Slot(name=f"tw{q}{suffix}", roles=_QUARTERS, holds="output", of=of, quarter=q) for q in (1, 2, 3, 4)),
        Slot(name=f"tumpuk{suffix}", roles=("quarters",), of=of, quarter=None),
    )


COMPLETE = TableKind(
    kind="rencana_aksi",
    variant="lengkap",
    required=((*TINGKAT, "hirarki"), (*TW, "tumpuk")),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator_sasaran", roles=("indicator",), of=_OF_SASARAN),
        Slot(name="satuan_sasaran", roles=("unit",), of=_OF_SASARAN),
        Slot(name="target_sasaran", roles=("plan",), holds="output", of=_OF_SASARAN),
        *_quarter_slots("_sasaran", _OF_SASARAN),
        *NAME_SLOTS,
        Slot(name="indikator", roles=("indicator",), of=_OF_TREE),
        Slot(name="satuan", roles=("unit",), of=(*_OF_TREE, "sasaran")),
        *_quarter_slots("", (*_OF_TREE, "sasaran")),
        Slot(name="target", roles=("plan", "total"), holds="output", of=(*_OF_TREE, "sasaran")),
        Slot(name="anggaran", roles=("plan",), holds="money", of=(*_OF_TREE, "sasaran")),
    ),
    read=read,
    title=TITLE,
)

SASARAN = TableKind(
    kind="rencana_aksi",
    variant="sasaran",
    required=(("indikator",), (*TW, "tumpuk", "target_periode")),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="satuan", roles=("unit",)),
        *_quarter_slots(),
        Slot(name="target", roles=("plan", "total"), holds="output"),
        Slot(name="triwulan", roles=("period",)),
        Slot(name="target_periode", roles=("plan",), holds="output", of_row=True),
        Slot(name="anggaran", roles=("plan",), holds="money"),
        Slot(name="program_pendukung", roles=("name",), of=("program",)),
    ),
    read=read,
    title=TITLE,
    promises=(("pk", "indikator"),),
)
