"""The fields that row plans are made of: how a name, a parent and each sort of value is read from a row."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.row_plan import Field, Parent, PlannedRow, Reader
from lakip_xls.documents.sasaran import row_sasaran
from lakip_xls.documents.title_parents import title_parent
from lakip_xls.documents.whole_year import QUARTERS
from lakip_xls.model import Value
from lakip_xls.parsing.names import strip_label
from lakip_xls.skema import TINGKAT


def without_label(value: Value | None) -> Value | None:
    """The value with label and numbering ('Sasaran Strategis 1 :', '1.') taken off."""
    if value is None or not isinstance(value.content, str):
        return value
    name = strip_label(value.content).name
    return replace(value, content=name) if name else value


def first_column(p: TableReader, columns: tuple[str, ...]) -> str:
    """The first of some fields that the table has a column for."""
    return next((name for name in columns if p.has(name)), columns[0])


def named(field: str, *columns: str, merged: bool = False) -> Field:
    """The name of a row, from the first column that there is; a merged one names every row beside it."""
    return Field(
        field,
        lambda row: without_label(row.p.text(row.row, first_column(row.p, columns or (field,)), merged=merged)),
    )


def carried(field: str, *clears: str) -> Parent:
    """A parent in a column of its own, written once, merged down or repeated."""
    return Parent(
        field,
        lambda row: without_label(row.p.text(row.row, field)),
        above=lambda p: None if p.has(field) else title_parent(p, field),
        clears=clears,
    )


BY_SASARAN = Parent(
    "sasaran",
    lambda row: without_label(row.p.text(row.row, "sasaran")),
    above=lambda p: None if p.has("sasaran") else title_parent(p, "sasaran"),
    line=lambda row: None if row.p.has("sasaran") else row_sasaran(row.p, row.row),
)
"""The sasaran: in a column, else in a line between the rows, else in the title right above the table."""


def constant(field: str, read: Reader) -> Field:
    """A value that says what a row is, beside its figures."""
    return Field(field, read, figure=False)


def text(*fields: str) -> tuple[Field, ...]:
    """Texts as they stand in their columns."""
    return tuple(map(_text, fields))


def _text(field: str) -> Field:
    return Field(field, lambda row: row.p.text(row.row, field), column=field)


def money(field: str, *, required: bool = False) -> Field:
    """An amount of money."""
    return Field(field, lambda row: row.p.money(row.row, field, required=required), column=field)


def count(field: str) -> Field:
    """A count without which the row says nothing."""
    return Field(field, lambda row: row.p.tally(row.row, field), column=field)


def target(field: str, required: Callable[[PlannedRow], bool] = lambda _row: False) -> Field:
    """A target or realisation of an indicator."""
    return Field(field, lambda row: row.p.target(row.row, field, required=required(row)), column=field)


def percent(field: str, implied: Callable[[TableReader, int], Decimal | None] | None = None) -> Field:
    """A percentage; `implied` gives what other columns of a row say that it is."""
    return Field(
        field,
        lambda row: row.p.persen(row.row, field, (lambda at: implied(row.p, at)) if implied is not None else None),
        column=field,
    )


def unit(*beside: str) -> Field:
    """The unit column, else the unit written beside a target or realisation that was read before."""

    def read(row: PlannedRow) -> Value | None:
        own = row.values.get("satuan") or row.p.text(row.row, "satuan")
        return unit_beside(own, *(row.values.get(name) for name in beside))

    return Field("satuan", read)


def unit_beside(own: Value | None, *values: Value | None) -> Value | None:
    """A unit, else the one written beside one of some values."""
    if own is not None and own.content is not None:
        return own
    return next((Value(v.satuan, v.ref, v.tertulis) for v in values if v is not None and v.satuan), own)


def quarter_columns() -> tuple[Field, ...]:
    """The quarters of target and realisation, as far as the table has columns for them."""
    return tuple(target(f"{side}_tw{q}") for side in ("target", "realisasi") for q in QUARTERS)


PLACE = (
    Field("program", lambda row: row.owner.program if row.owner is not None else None),
    Field("kegiatan", lambda row: row.owner.kegiatan if row.owner is not None else None),
    Field("sub_kegiatan", lambda row: row.owner.sub_kegiatan if row.owner is not None else None),
    Field("kode", lambda row: row.owner.kode if row.owner is not None else None),
)
"""Programme, kegiatan and sub kegiatan of a row of a hierarchy, and the code of the lowest of them."""


def item_or_part(*fields: str) -> Field:
    """The name of an item of the hierarchy, for its own row and for further rows that fill one of some fields."""

    def read(row: PlannedRow) -> Value | None:
        own = row.level in TINGKAT or (row.node is None and row.fills(*fields))
        return row.owner.name if own and row.owner is not None else None

    return Field("", read)


def outside(row: PlannedRow) -> str:
    """Why a row of a hierarchy without a name of a level does not count."""
    if row.node is not None and row.level not in TINGKAT:
        return "baris urusan, unit, atau rekening"
    return "tanpa nama program, kegiatan, atau sub kegiatan"
