"""Rencana Kinerja Tahunan: sasaran, programme and kegiatan with their indicators, targets and budget."""

from __future__ import annotations

from collections.abc import Callable

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.hierarchy import build, item_above
from lakip_xls.documents.row_fields import (
    BY_SASARAN,
    PLACE,
    carried,
    first_column,
    item_or_part,
    money,
    outside,
    target,
    text,
    unit,
    without_label,
)
from lakip_xls.documents.row_plan import Field, Parent, PlannedRow, Reader, RowPlan
from lakip_xls.model import EMPTY, Value
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.recognising.kind import Slot, TableKind
from lakip_xls.skema import TINGKAT

TITLE = ("rencana kinerja tahunan", "rencana kerja tahunan", "rkt", "rencana kinerja")

_TARGETS = ("target_kegiatan", "target_program", "target")
_INDICATORS = ("indikator_kegiatan", "indikator_program", "indikator")


def _lowest(p: TableReader) -> str:
    """The column whose own cell makes a row: the lowest level that the table has."""
    return first_column(p, ("sub_kegiatan", "kegiatan", "program", "indikator"))


def _level(p: TableReader) -> str:
    """The level of that column: one headed 'Sub Kegiatan' that lists official kegiatan is read as kegiatan, and says so."""
    lowest = _lowest(p)
    if lowest != "sub_kegiatan" or p.has("kegiatan"):
        return lowest
    names = (without_label(p.text(b.row, lowest, merged=False)) for b in p.table.rows)
    levels = {name_tingkat(str(v.content)) for v in names if v is not None and v.content}
    if "kegiatan" in levels and "sub_kegiatan" not in levels:
        title = p.title.get(p.col(lowest), lowest)
        p.catatan.append(f"kolom '{title}' berisi nama kegiatan menurut nomenklatur; dibaca sebagai kegiatan")
        return "kegiatan"
    return lowest


def _named(row: PlannedRow) -> Value | None:
    """The item of a row; a further indicator of the item above makes a row too."""
    lowest = _lowest(row.p)
    own = without_label(row.p.text(row.row, lowest)) if row.p.own(row.row, lowest) is not None else None
    if own is not None and own.present:
        return own
    return row.above.name if row.above is not None and row.fills("indikator_kegiatan") else None


def _target(field: str) -> Parent:
    return Parent(field, lambda row: row.p.target(row.row, field, merged=True))


def _wide(level: str) -> RowPlan:
    """One row per kegiatan (or sub kegiatan); indicator rows where there is no programme."""
    return RowPlan(
        "rkt",
        Field(level, _named),
        (*text("indikator_kegiatan"), target("target_kegiatan"), unit("target_kegiatan"), money("anggaran")),
        parents=(
            carried("tujuan", "sasaran", "indikator", "target"),
            carried("sasaran", "indikator", "target"),
            carried("indikator", "target"),
            _target("target"),
            carried("program", "indikator_program", "target_program", "kegiatan"),
            carried("indikator_program", "target_program"),
            _target("target_program"),
            carried("kegiatan"),
        ),
        totals=(money("anggaran"),),
        unnamed="tanpa nama kegiatan",
    )


def _indicator(p: TableReader, row: int) -> Value | None:
    return p.text(row, first_column(p, _INDICATORS))


def _target_of(p: TableReader, row: int) -> Value | None:
    return p.target(row, first_column(p, _TARGETS))


def _of_programme(read: Callable[[TableReader, int], Value | None]) -> Reader:
    """What the row of the programme says."""

    def at(row: PlannedRow) -> Value | None:
        programme = row.owner.program if row.owner is not None else None
        return read(row.p, programme.ref.row) if programme is not None and programme.ref is not None else None

    return at


_STACKED = RowPlan(
    "rkt",
    item_or_part(*_INDICATORS),
    (
        *PLACE,
        Field("indikator_program", _of_programme(_indicator)),
        Field("target_program", _of_programme(_target_of)),
        Field("indikator_kegiatan", lambda row: _indicator(row.p, row.row)),
        Field("target_kegiatan", lambda row: _target_of(row.p, row.row)),
        unit("target_kegiatan"),
        money("anggaran"),
    ),
    parents=(carried("sasaran"),),
    totals=(money("anggaran"),),
    levels=lambda p, rows: build(p, rows, lambda row: (p.money(row, "anggaran") or EMPTY).number),
    leave_out=lambda row: "bukan tingkat terbawah tabel" if row.owner and row.owner.tingkat != row.lowest else None,
    unnamed=outside,
)
"""Programme, kegiatan and sub kegiatan listed below each other in one column."""


_BELOW_TITLE = RowPlan(
    "rkt",
    Field("", lambda row: _indicator(row.p, row.row)),
    (
        *PLACE,
        Field("indikator_program", lambda row: _indicator(row.p, row.row) if row.lowest == TINGKAT[0] else None),
        Field("target_program", lambda row: _target_of(row.p, row.row) if row.lowest == TINGKAT[0] else None),
        Field("indikator_kegiatan", lambda row: _indicator(row.p, row.row) if row.lowest != TINGKAT[0] else None),
        Field("target_kegiatan", lambda row: _target_of(row.p, row.row) if row.lowest != TINGKAT[0] else None),
        unit("target_kegiatan", "target_program"),
        money("anggaran"),
    ),
    parents=(BY_SASARAN,),
    levels=lambda _p, _rows: (),
    unnamed="tanpa indikator",
)
"""Indicators of one programme, kegiatan or sub kegiatan that the lines above the table name."""


def read(p: TableReader) -> TableResult:
    """One row per item of the lowest level, parents carried down."""
    if p.once(item_above) is not None:
        return _BELOW_TITLE(p)
    if p.has("hirarki") and not (p.has("kegiatan") or p.has("sub_kegiatan")):
        return _STACKED(p)
    return _wide(_level(p))(p)


_LOWEST = ("sub_kegiatan", "kegiatan", "hirarki", "program", "")
_MONEY = Slot(name="anggaran", roles=("plan", "total"), holds="money", of=_LOWEST, tail=True)
_DOCUMENTS = ("rkt", "renja", "rkpd", "pk", "apbd", "dpa")

WIDTH = TableKind(
    kind="rkt",
    variant="lebar",
    required=(
        ("kegiatan", "sub_kegiatan", "hirarki", "program"),
        ("indikator", "indikator_kegiatan", "indikator_program", "sasaran"),
        ("target", "target_kegiatan", "target_program", "anggaran"),
    ),
    slots=(
        Slot(name="tujuan", roles=("name",), of=("tujuan",)),
        Slot(name="indikator_tujuan", roles=("indicator",), of=("tujuan",)),
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator", roles=("indicator",), of=("sasaran", "")),
        Slot(name="target", roles=("plan",), holds="output", of=("sasaran", "")),
        Slot(name="program", roles=("name",), of=("program",)),
        Slot(name="indikator_program", roles=("indicator",), of=("program",)),
        Slot(name="target_program", roles=("plan",), holds="output", of=("program",)),
        Slot(name="kegiatan", roles=("name",), of=("kegiatan",)),
        Slot(name="sub_kegiatan", roles=("name",), of=("sub_kegiatan",)),
        Slot(name="indikator_kegiatan", roles=("indicator",), of=("sub_kegiatan", "kegiatan", "hirarki", "")),
        Slot(name="target_kegiatan", roles=("plan",), holds="output", of=("sub_kegiatan", "kegiatan", "hirarki", "")),
        Slot(name="satuan", roles=("unit",), of=_LOWEST),
        _MONEY,
        Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
    ),
    read=read,
    title=TITLE,
    documents=_DOCUMENTS,
    years="one",
)

BRIEF = TableKind(
    kind="rkt",
    variant="ringkas",
    required=(("sasaran",), ("indikator",), ("target",)),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="satuan", roles=("unit",)),
        Slot(name="target", roles=("plan",), holds="output"),
        Slot(name="program", roles=("name",), of=("program",)),
        _MONEY,
    ),
    read=read,
    title=TITLE,
    documents=_DOCUMENTS,
    years="one",
)
