"""Realisasi program (Tabel 3.6): output targets and realisation per sub kegiatan, with their money.

Two shapes: 'Input : / Output : / Outcome :' rows below each sub kegiatan, or columns for
indicator, unit, target and realisation (LKPJ, quarterly output forms, Evaluasi Renja).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.hierarchy import NAME_SLOTS, HierarchyNode, build
from lakip_xls.documents.row_fields import BY_SASARAN, PLACE, percent, quarter_columns, target, unit, without_label
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan, read_rows
from lakip_xls.documents.row_units import unit_of_row, with_subunits
from lakip_xls.documents.whole_year import QUARTERS, implied, ratio, realised, sum_of
from lakip_xls.model import EMPTY, Value
from lakip_xls.parsing.names import strip_label
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import TINGKAT

TITLE = (
    "realisasi program",
    "target dan realisasi",
    "lkpj",
    "evaluasi",
    "realisasi kinerja program",
    "capaian program",
    "realisasi fisik",
    "target keluaran",
    "serapan",
)


_OUTPUT = ("output", "outcome")


def _stacked(p: TableReader) -> bool:
    """Whether 'Input : / Output : / Outcome :' rows stand below each item, instead of a column of indicators."""
    return not p.has("indikator") and any(_labelled(c) for b in p.table.rows for c in p.table.cells(b.row))


def _labelled(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT and strip_label(str(cell.value)).kind in (*_OUTPUT, "input")


def _side(p: TableReader, side: str) -> str:
    """The column of pagu or realisasi: in the stacked form an 'Input' row has them as target and realisasi."""
    if p.has("pagu"):
        return {"realisasi": "realisasi_uang"}.get(side, side)
    return {"pagu": "target"}.get(side, side)


def _paid(p: TableReader, row: int, side: str) -> Value | None:
    """Pagu or realisasi of a row; a realisasi that is not written is the sum of its quarters."""
    own = p.money(row, _side(p, side))
    if side == "pagu" or (own is not None and own.present):
        return own
    parts = [v for q in QUARTERS if (v := p.money(row, f"realisasi_uang_tw{q}")) is not None]
    return sum_of(parts) if parts else own


def _absorbed(p: TableReader, row: int) -> Decimal | None:
    return ratio(_paid(p, row, "realisasi"), _paid(p, row, "pagu"))


def _indicator(row: PlannedRow) -> Value | None:
    """The indicator in its column, or the text of an output row."""
    if row.level in _OUTPUT and row.node is not None:
        return row.node.name
    return without_label(row.p.text(row.row, "indikator", merged=False))


def _counts(row: PlannedRow) -> bool:
    """Whether an output row is an indicator: of a sub kegiatan the output is, of what stands above it the outcome too."""
    of_sub = row.owner is not None and row.owner.tingkat == TINGKAT[-1]
    return row.level == "output" or (row.level == "outcome" and not of_sub)


def _measured(row: PlannedRow) -> Value | None:
    """What names a row of an indicator: the indicator, or the item where only its figures are given."""
    if row.owner is None:
        return None
    if row.p.once(_stacked):
        return row.node.name if row.node is not None and _counts(row) else None
    if row.node is not None and row.level not in TINGKAT:
        return None
    name = _indicator(row)
    if name is not None and name.content is not None:
        return name
    figures = any(row.p.own(row.row, n) is not None for n in ("target", "satuan"))
    return row.owner.name if figures else None


def _with_money(row: PlannedRow) -> Value | None:
    """What names a row with money: its item, also for an input row below it."""
    part = row.node is None or row.level in (*TINGKAT, "input")
    if (
        row.owner is None
        or not part
        or not (row.p.once(_stacked) or any(map(row.p.has, ("pagu", "realisasi_uang", "realisasi_uang_tw1"))))
    ):
        return None
    amounts = (_paid(row.p, row.row, side) for side in ("pagu", "realisasi"))
    return row.owner.name if any(v is not None and v.present for v in amounts) else None


def _money(side: str) -> Field:
    return Field(side, lambda row: _paid(row.p, row.row, side))


def _percent(row: PlannedRow) -> Value | None:
    column = "persen_uang" if row.p.has("pagu") or not row.p.has("capaian") else "capaian"
    return row.p.persen(row.row, column, lambda at: _absorbed(row.p, at))


def _outside(row: PlannedRow) -> str:
    if row.owner is None:
        return "di luar program, kegiatan, dan sub kegiatan"
    if row.level == "outcome":
        return "outcome sub kegiatan; yang diukur keluarannya (output)"
    return "baris urusan, unit, atau rekening" if row.level == "lain" else "tanpa indikator, target, dan anggaran"


def _levels(p: TableReader, rows: Sequence[int]) -> list[HierarchyNode]:
    return build(p, rows, lambda row: (_paid(p, row, "pagu") or EMPTY).number)


_INDICATORS = RowPlan(
    "realisasi_program",
    Field("", _measured),
    (
        *PLACE,
        Field("indikator", _indicator),
        target("target"),
        Field("realisasi", lambda row: realised(row.p, row.row)),
        unit("target", "realisasi"),
        percent("capaian", implied),
        *quarter_columns(),
    ),
    parents=(BY_SASARAN,),
    levels=_levels,
    unnamed=_outside,
)
_MONEY = RowPlan(
    "keuangan_program",
    Field("", _with_money),
    (
        Field("tingkat", lambda row: Value(row.level if row.level in TINGKAT else "input", row.ref)),
        Field("uraian", lambda row: row.node.name if row.node is not None else row.name),
        *PLACE,
        _money("pagu"),
        _money("realisasi"),
        Field("persen", _percent),
    ),
    parents=(BY_SASARAN,),
    levels=_levels,
    unnamed=_outside,
)


def read(p: TableReader) -> TableResult:
    """Indicator rows and money rows of the table."""
    rows = read_rows(p, _INDICATORS, _MONEY)
    rows.table["keuangan_program"] = with_subunits(p, rows.table["keuangan_program"], rows.nodes)
    p.unit = unit_of_row(p, rows.nodes)
    return rows.result(p)


_INDICATED = ("", "hirarki", "sub_kegiatan", "kegiatan", "program")
"""What an output indicator may belong to: one of a sasaran is none."""
_OF = (*_INDICATED, "sasaran")

REALISASI = TableKind(
    kind="realisasi_program",
    variant="keluaran",
    required=(
        ("hirarki", *TINGKAT),
        ("target",),
        ("realisasi", *(f"realisasi_tw{q}" for q in QUARTERS)),
    ),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        *NAME_SLOTS,
        Slot(name="indikator", roles=("indicator",), of=_INDICATED),
        Slot(name="satuan", roles=("unit",), of=_OF),
        Slot(name="pagu", roles=("plan",), holds="money", of=_OF, tail=True),
        Slot(name="realisasi_uang", roles=("result",), holds="money", of=_OF, tail=True),
        Slot(name="target", roles=("plan",), holds="output", of=_OF),
        Slot(name="realisasi", roles=("result", "total"), holds="output", of=_OF),
        *(Slot(name=f"target_tw{q}", roles=("plan",), holds="output", of=_OF, quarter=q) for q in (1, 2, 3, 4)),
        *(Slot(name=f"realisasi_tw{q}", roles=("result",), holds="output", of=_OF, quarter=q) for q in (1, 2, 3, 4)),
        *(
            Slot(name=f"realisasi_uang_tw{q}", roles=("result",), holds="money", of=_OF, quarter=q)
            for q in (1, 2, 3, 4)
        ),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output", of=_OF),
        Slot(name="persen_uang", roles=("rate",), holds="percent", measure="money", of=_OF),
    ),
    ties=(Tie("ratio", ("target", "realisasi", "capaian")), Tie("ratio", ("pagu", "realisasi_uang", "persen_uang"))),
    read=read,
    title=TITLE,
    documents=("renja", "dpa", "apbd", "rkpd", "pk", "rkt"),
)
