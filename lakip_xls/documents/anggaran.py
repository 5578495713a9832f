"""Realisasi anggaran: pagu and realisasi by programme, kegiatan and sub kegiatan; composition of belanja.

Covers manual recaps and the SIPD-RI export (every level a row, kelompok belanja as column groups,
account rows below the sub kegiatan, which are left out so that nothing is counted twice).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.hierarchy import NAME_SLOTS, HierarchyNode, build
from lakip_xls.documents.row_fields import PLACE, constant, first_column, money, outside, percent, without_label
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan, read_rows
from lakip_xls.documents.row_units import unit_of_row, with_subunits
from lakip_xls.documents.whole_year import QUARTERS, ratio, sum_of
from lakip_xls.entities.levels import implied_code
from lakip_xls.model import EMPTY, Row, Value
from lakip_xls.parsing.codes import parse_code
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import KELOMPOK, TINGKAT

TITLE = (
    "realisasi anggaran",
    "rekapitulasi belanja",
    "laporan realisasi",
    "penyerapan anggaran",
    "serapan anggaran",
    "realisasi keuangan",
    "realisasi belanja",
    "fisik dan keuangan",
    "lra",
)

SIDES = ("pagu", "realisasi")
_KELOMPOK_NAMES = (
    ("operasi", re.compile(r"\bbelanja\s+operasi(?:onal)?\b", re.IGNORECASE)),
    ("modal", re.compile(r"\bbelanja\s+modal\b", re.IGNORECASE)),
    ("tidak_terduga", re.compile(r"\bbelanja\s+(?:tidak|tak)\s+terduga\b", re.IGNORECASE)),
    ("transfer", re.compile(r"\bbelanja\s+transfer\b", re.IGNORECASE)),
)


def kelompok_belanja(text: str) -> str | None:
    """The kelompok belanja that a text names, e.g. 'Belanja Modal' -> 'modal'."""
    if len(text) > 60:
        return None
    return next((name for name, pattern in _KELOMPOK_NAMES if pattern.search(text)), None)


def _of_group(p: TableReader, row: int, group: str, side: str) -> Value | None:
    """Pagu or realisasi of a kelompok belanja; it may not be blank where the other one of the two is filled."""
    value = p.money(row, f"{group}_{side}")
    if value is None or value.present:
        return value
    other = p.money(row, f"{group}_{'realisasi' if side == 'pagu' else 'pagu'}")
    return (
        p.nothing(row, f"{group}_{side}", required=True)
        if other is not None and (other.content or other.failed)
        else value
    )


def _months(p: TableReader, row: int, first: int = 1, last: int = 12) -> list[Value]:
    """The spending of some months, where they have columns; a month that is blank has none."""
    columns = p.column.get("realisasi_bulan", ())[first - 1 : last]
    return [p.money_from(c, "realisasi") for c in p.cells(row, "realisasi_bulan") if c.col in columns]


def amount(p: TableReader, row: int, side: str) -> Value | None:
    """Pagu or realisasi of a row: its own column, else the sum of the kelompok, months or quarters."""
    return p.once(_amount, row, side)


def _amount(p: TableReader, row: int, side: str) -> Value | None:
    own = p.money(row, _column(p, row, side))
    if own is not None and own.present:
        return own
    parts = [_of_group(p, row, group, side) for group in KELOMPOK]
    if own is None and side == "realisasi":
        parts += _months(p, row)
        parts += [p.money(row, f"realisasi_tw{q}") for q in QUARTERS]
    there = [v for v in parts if v is not None]
    return sum_of(there) if there else own


def _column(p: TableReader, row: int, side: str) -> str:
    """The column of pagu or realisasi for the level that a row is about, where each level has its own."""
    level = next((level for level in reversed(TINGKAT) if p.own(row, level) is not None), "")
    return f"{side}_{level}" if p.has(f"{side}_{level}") else side


def _quarter(p: TableReader, row: int, quarter: int) -> Value | None:
    """The spending of a quarter, as far as the table has columns for quarters or all months."""
    if p.has(f"realisasi_tw{quarter}"):
        return p.money(row, f"realisasi_tw{quarter}")
    months = _months(p, row, 3 * quarter - 2, 3 * quarter) if len(p.column.get("realisasi_bulan", ())) == 12 else []
    return sum_of(months) if months else None


def _implied(p: TableReader, row: int) -> Decimal | None:
    """The percentage that pagu and realisasi imply."""
    return ratio(amount(p, row, "realisasi"), amount(p, row, "pagu"))


def _group_field(group: str, side: str) -> Field:
    name = f"{group}_{side}"
    return Field(name, lambda row: _of_group(row.p, row.row, group, side), column=name)


def _side_field(side: str) -> Field:
    return Field(side, lambda row: amount(row.p, row.row, side))


def _quarter_field(quarter: int) -> Field:
    return Field(f"realisasi_tw{quarter}", lambda row: _quarter(row.p, row.row, quarter))


AMOUNTS = (
    *(_group_field(group, side) for side in SIDES for group in KELOMPOK),
    *map(_side_field, SIDES),
    money("sisa"),
    *map(_quarter_field, QUARTERS),
)
"""The amounts of a row."""

_ADDED = tuple(f.name for f in AMOUNTS if f.name.endswith(("pagu", "realisasi")))
_PERSEN = percent("persen", _implied)


def _is_total(row: PlannedRow) -> bool:
    """A row without a name is the grand total directly under the header, or where it equals the topmost rows together."""
    pagu = amount(row.p, row.row, "pagu") if row.node is None else None
    if pagu is None or pagu.number is None:
        return False
    named: list[tuple[str, Decimal]] = []
    above = row.above
    while above is not None:
        value = (amount(row.p, above.row, "pagu") or EMPTY).number
        if above.level in TINGKAT and value is not None:
            named.append((above.level, value))
        above = above.above
    top = min((level for level, _ in named), key=TINGKAT.index, default=None)
    return row.above is None or (pagu.number == sum(v for level, v in named if level == top) and pagu.number > 0)


_PLAN = RowPlan(
    "anggaran",
    Field("uraian", lambda row: row.node.name if row.node is not None and row.level in TINGKAT else None),
    (constant("tingkat", lambda row: Value(row.level, row.name.ref)), *PLACE, *AMOUNTS, _PERSEN),
    totals=(*AMOUNTS, replace(_PERSEN, figure=False)),
    levels=lambda p, rows: build(p, rows, lambda row: (amount(p, row, "pagu") or EMPTY).number),
    unnamed=outside,
    unnamed_total=_is_total,
)


def read(p: TableReader) -> TableResult:
    """Budget rows of the three levels; totals; whatever is neither is noted as left out."""
    rows = read_rows(p, _PLAN)
    own = _by_item(p, with_subunits(p, rows.table["anggaran"], rows.nodes))
    _from_accounts(p, own, rows.nodes)
    _missing(p, own)
    rows.table["anggaran"] = _with_parents(p, own)
    totals = rows.total["anggaran"]
    if len({(t.content("pagu"), t.content("realisasi")) for t in totals}) == 1:
        del totals[:-1]
    p.unit = unit_of_row(p, rows.nodes)
    return rows.result(p)


def _by_item(p: TableReader, rows: list[Row]) -> list[Row]:
    """One row for each item where a table has one for each account of an item, which repeats the item's names."""
    if not any(k.heading.levels == ("akun",) for k in p.table.columns):
        return rows
    items: list[list[Row]] = []
    for b in rows:
        level = b.text("tingkat")
        if items and level == items[-1][0].text("tingkat") and _path(b, level) == _path(items[-1][0], level):
            items[-1].append(b)
        else:
            items.append([b])
    if len(items) < len(rows):
        p.catatan.append("baris rekening dijumlahkan menjadi satu baris untuk setiap sub kegiatan")
    return [parts[0] if len(parts) == 1 else _item(parts) for parts in items]


def _item(parts: Sequence[Row]) -> Row:
    first = parts[0]
    names = [f.name for f in AMOUNTS if f.name in first.values]
    kept = {name: value for name, value in first.values.items() if name != "persen"}
    return replace(first, values={**kept, **{name: sum_of([b[name] for b in parts]) for name in names}})


def _with_parents(p: TableReader, rows: list[Row]) -> list[Row]:
    """Add the programmes and kegiatan that only stand beside their sub kegiatan; their amounts are sums."""
    own = {(b.text("tingkat"), _path(b, b.text("tingkat"))) for b in rows}
    out: list[Row] = []
    for b in rows:
        level = b.text("tingkat")
        for parent in TINGKAT[: TINGKAT.index(level)]:
            name = b[parent]
            place = (parent, _path(b, parent))
            if name.content is None or place in own:
                continue
            own.add(place)
            children = [c for c in rows if c.text("tingkat") == _lowest(rows) and _path(c, parent) == place[1]]
            out.append(_sum_row(p, b, parent, name, children))
        out.append(b)
    return out


def _path(b: Row, level: str) -> tuple[str, ...]:
    return tuple(b.text(n) for n in ("subunit", *TINGKAT[: TINGKAT.index(level) + 1]))


def _lowest(rows: list[Row]) -> str:
    return max((b.text("tingkat") for b in rows), key=TINGKAT.index)


def _sum_row(p: TableReader, b: Row, level: str, name: Value, children: list[Row]) -> Row:
    amounts: dict[str, Value | None] = {}
    for side in (f for f in _ADDED if any(f in c.values for c in children)):
        if p.has(f"{side}_{level}"):
            amounts[side] = p.money(b.ref.row, f"{side}_{level}", required=True)
            continue
        values = [c[side] for c in children]
        numbers = [v.content for v in values if isinstance(v.content, (int, Decimal))]
        lacking = next((v.flaw for v in values if v.failed), None)
        amounts[side] = Value(sum(numbers) if len(numbers) == len(values) else None, flaw=lacking)
    ref = name.ref or b.ref
    return p.row(
        ref,
        {
            "tingkat": Value(level, ref),
            **({"subunit": b["subunit"]} if "subunit" in b.values else {}),
            "kode": Value(implied_code((c.text("kode") for c in children), level)),
            "uraian": name,
            **amounts,
            **{n: b[n] for n in TINGKAT[: TINGKAT.index(level) + 1]},
        },
    )


def _from_accounts(p: TableReader, rows: list[Row], nodes: Sequence[HierarchyNode]) -> None:
    """An item without amounts has those of the account rows below it; of an account with parts the parts count."""
    below: dict[int, dict[str, int]] = {}
    item = 0
    for node in nodes:
        code = parse_code(node.kode.text) if node.kode is not None else None
        if node.tingkat in TINGKAT:
            item = node.row
        elif code is not None and code.tingkat == "rekening":
            below.setdefault(item, {})[code.text] = node.row
    for i, b in enumerate(rows):
        accounts = below.get(b.ref.row, {})
        leaves = [row for code, row in accounts.items() if not any(c.startswith(f"{code}.") for c in accounts)]
        sums = {
            side: sum_of([_account(p, row, side) for row in leaves]) for side in SIDES if leaves and not b[side].present
        }
        if sums:
            rows[i] = replace(b, values={**b.values, **sums})
            p.catatan.append("anggaran yang tidak ditulis pada barisnya dijumlahkan dari baris rekening di bawahnya")


def _account(p: TableReader, row: int, side: str) -> Value:
    """Pagu or realisasi of an account; it may not be blank."""
    value = amount(p, row, side)
    return (
        value if value is not None and value.present else p.nothing(row, side, required=True) if p.has(side) else EMPTY
    )


def _missing(p: TableReader, rows: list[Row]) -> None:
    """An empty amount is BACA-05 where rows of the same level do have one."""
    for side in filter(p.has, SIDES):
        filled = {b.text("tingkat") for b in rows if b[side].present}
        for i, b in enumerate(rows):
            ref = b[side].ref
            if not b[side].present and ref is not None and b.text("tingkat") in filled:
                rows[i] = replace(b, values={**b.values, side: p.nothing(ref.row, side, required=True)})


def _group(row: PlannedRow) -> Value | None:
    """The kelompok belanja of a row, for the first row that names it."""
    value = row.p.text(row.row, first_column(row.p, ("uraian", "hirarki", "program", "indikator")))
    group = kelompok_belanja((without_label(value) or EMPTY).text)
    above = row.above
    while above is not None and above.name.content != group:
        above = above.above
    return replace(value, content=group) if value is not None and group is not None and above is None else None


read_belanja = RowPlan(
    "belanja",
    Field("kelompok", _group),
    (*AMOUNTS, _PERSEN),
    totals=(*AMOUNTS, replace(_PERSEN, figure=False)),
    unnamed="bukan kelompok belanja",
)
"""Composition of belanja: one row per kelompok."""


_MONEY_SLOTS = (
    Slot(name="pagu", roles=("plan", "total"), holds="money", tail=True, above=False),
    Slot(name="realisasi", roles=("result",), holds="money", tail=True, above=False),
    *(Slot(name=f"realisasi_tw{q}", roles=("result", ""), holds="money", quarter=q) for q in (1, 2, 3, 4)),
    Slot(name="realisasi_bulan", roles=("result", ""), holds="money", month=True, many=True),
    Slot(name="persen", roles=("rate",), holds="percent", measure="money"),
    Slot(name="sisa", roles=("rest",), holds="money"),
)
TIES = (Tie("ratio", ("pagu", "realisasi", "persen")), Tie("rest", ("pagu", "realisasi", "sisa")))
_DOCUMENTS = ("apbd", "dpa", "lra", "pk", "rkt", "renja")

ANGGARAN = TableKind(
    kind="realisasi_anggaran",
    variant="anggaran",
    required=(
        ("hirarki", "program", "kegiatan", "sub_kegiatan"),
        ("pagu", "operasi_pagu"),
        ("realisasi", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan"),
    ),
    slots=(
        *NAME_SLOTS,
        Slot(name="subunit", roles=("owner",)),
        *(
            Slot(name=f"{group}_{side}", roles=roles, holds="money", group=group)
            for group in KELOMPOK
            for side, roles in (("pagu", ("plan", "total", "")), ("realisasi", ("result",)))
        ),
        *(
            Slot(name=f"{side}_{level}", roles=roles, holds="money", of=(level,), above=True)
            for level in TINGKAT[:-1]
            for side, roles in (("pagu", ("plan", "total")), ("realisasi", ("result",)))
        ),
        *_MONEY_SLOTS,
    ),
    ties=TIES,
    read=read,
    title=TITLE,
    documents=_DOCUMENTS,
    names="levels",
    aside=("plan",),
)

BELANJA = TableKind(
    kind="realisasi_anggaran",
    variant="belanja",
    required=(("uraian", "hirarki"), ("pagu",)),
    slots=(
        Slot(name="uraian", roles=("name", "group", "code", "indicator"), many=True),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        *_MONEY_SLOTS,
    ),
    ties=TIES,
    read=read_belanja,
    title=("belanja",),
    documents=_DOCUMENTS,
    names="groups",
    alone=True,
)
