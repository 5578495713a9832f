"""The report up to a quarter: targets from the Rencana Aksi, realisation from quarter columns.

`until_triwulan` gives the same documents with figures up to the quarter; everything else is then
computed as for a year. What no document splits into quarters keeps its yearly figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.choosing.periods import document_period
from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.capaian import satuan_matches
from lakip_xls.computing.completeness import complete_sum
from lakip_xls.entities.register import Register
from lakip_xls.model import Data, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.parsing.quarters import adds_up, is_tick
from lakip_xls.settings import Triwulan
from lakip_xls.skema import TINGKAT

WHOLE_YEAR = "target_setahun"
"""Field of a row whose target was replaced: the target of the whole year."""
_MONEY = ("anggaran", "belanja", "keuangan_program")
_PERSEN = "%"


def until_triwulan(data: Data, register: Register, triwulan: int, manner: Triwulan) -> Data:
    """The documents with targets and realisation up to and including quarter 1..4.

    Targets of `pengukuran` come from the Rencana Aksi of the same indicator, those of
    `realisasi_program` from that of the same sub kegiatan; the row keeps the yearly one as
    `target_of_year`. A plan that has no target yet by then leaves the target empty.
    """

    def plan(own: Row) -> Row | None:
        return register.indicators.row(own, "rencana_aksi_sasaran") or register.outputs.plan(own)

    def row(own: Row) -> Row:
        return _until_realisasi(_until_target(own, plan(own), triwulan, manner), triwulan, manner)

    documents = []
    for document in data.documents:
        tables = dict(document.tables)
        for name in ("pengukuran", "realisasi_program"):
            if name in tables:
                tables[name] = tuple(row(b) for b in tables[name])
        for name in _MONEY:
            if name in tables:
                tables[name] = _until_money(tables[name], triwulan)
        totals = {n: _until_money(v, triwulan) if n in _MONEY else v for n, v in document.totals.items()}
        documents.append(replace(document, tables=tables, totals=totals))
    return Data(tuple(documents))


def whole_years(data: Data, register: Register, triwulan: int, manner: Triwulan) -> tuple[str, ...]:
    """The frames of which no row is split into quarters, nor of a document that ends with the quarter asked for."""
    first = until_triwulan(data, register, 1, manner)
    found: list[str] = []
    for name in ("anggaran", "belanja", "pengukuran", "realisasi_program"):
        documents = data.by_document(name)
        split = any(a is not b for a, b in zip(data.rows(name), first.rows(name), strict=True))
        ends = any(p.last == 3 * triwulan for d in documents if (p := document_period(d)) is not None)
        if documents and not (split or ends):
            found.append(name)
    return tuple(found)


def detailed(own: Row) -> bool:
    """Whether a row has its realisation of single quarters."""
    return any(own[f"realisasi_tw{n}"].content is not None for n in range(1, 5))


# ------------------------------------------------------------------ one figure


def value_until(quarter: Sequence[Value], whole_year: Value, triwulan: int, manner: Triwulan) -> Value | None:
    """What four quarters give up to a quarter; None where they give no figures at all.

    TERAKHIR takes the last filled one. JUMLAH adds them (a blank one adds nothing) where their sum
    is nearer to the yearly figure than the last one is; else they are stages of one figure (25, 50,
    75, 100) and the last one counts. Without a yearly figure the unit decides. Shares in percent of
    a yearly count become that part of it. Empty where nothing is planned yet, unreadable where a
    quarter is.
    """
    filled = [q for q in quarter if q.content is not None or q.failed]
    if not filled or any(isinstance(q.content, str) and is_tick(q.content) for q in filled):
        return None
    until = [q for q in quarter[:triwulan] if q.content is not None or q.failed]
    if not until:
        return Value(None, quarter[triwulan - 1].ref)
    failed = next((q for q in until if q.failed), None)
    if failed is not None:
        return failed
    if any(q.number is None for q in filled):
        return until[-1]
    if _part(filled, whole_year):
        return _from_part(filled, until, whole_year)
    if manner is Triwulan.LAST or _staged(filled, whole_year):
        return until[-1]
    return _total_result(until)


def _staged(filled: Sequence[Value], whole_year: Value) -> bool:
    """Whether quarters are stages of the yearly figure (25, 50, 75, 100) rather than its parts."""
    numbers = [q.number or Decimal(0) for q in filled]
    whole = whole_year.number
    if whole is None:
        return not adds_up(filled[-1].satuan or whole_year.satuan or "")
    return abs(numbers[-1] - whole) < abs(sum(numbers) - whole)


def _part(filled: Sequence[Value], whole_year: Value) -> bool:
    """Whether the quarters are shares in percent of a yearly figure that is no percentage itself."""
    if whole_year.number is None or whole_year.satuan in (None, _PERSEN) or any(q.satuan != _PERSEN for q in filled):
        return False
    numbers = [q.number or Decimal(0) for q in filled]
    return 100 in (sum(numbers), numbers[-1])


def _from_part(filled: Sequence[Value], until: Sequence[Value], whole_year: Value) -> Value:
    stages = _staged(filled, Value(100))
    share = (until[-1] if stages else _total_result(until)).number or Decimal(0)
    return Value((whole_year.number or Decimal(0)) * share / 100, until[-1].ref, satuan=whole_year.satuan, decimals=2)


def _total_result(values: Sequence[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    total = sum((v.number for v in values if v.number is not None), Decimal(0))
    last = values[-1]
    return Value(total, last.ref, satuan=last.satuan, decimals=max(v.decimals for v in values))


# ------------------------------------------------------------------ rows


def _until_target(own: Row, plan: Row | None, triwulan: int, manner: Triwulan) -> Row:
    quarters = [own[f"target_tw{n}"] for n in range(1, 5)]
    yearly = own["target"]
    unit = yearly.satuan or own.text("satuan")
    if not any(q.content is not None for q in quarters) and plan is not None:
        quarters = [plan[f"tw{n}"] for n in range(1, 5)]
        if plan["satuan"].content is not None:
            quarters = [q if q.satuan else replace(q, satuan=plan.text("satuan")) for q in quarters]
    until = value_until(quarters, replace(yearly, satuan=unit or None), triwulan, manner)
    if until is None or (until.content is not None and not satuan_matches(until.satuan, unit)):
        return own
    return _with(own, target=replace(until, satuan=yearly.satuan), **{WHOLE_YEAR: yearly})


def _until_realisasi(own: Row, triwulan: int, manner: Triwulan) -> Row:
    whole = own["realisasi"]
    quarters = [own[f"realisasi_tw{n}"] for n in range(1, 5)]
    if triwulan == 4 and whole.content is not None:
        return own
    unit = whole.satuan or own.text("satuan")
    until = value_until(quarters, replace(whole, satuan=unit or None), triwulan, manner)
    return own if until is None else _with(own, realisasi=replace(until, satuan=until.satuan or whole.satuan))


def _until_money(rows: Sequence[Row], triwulan: int) -> tuple[Row, ...]:
    """Spending up to a quarter; a parent that only sums its children is summed again."""
    if not any(detailed(b) for b in rows):
        return tuple(rows)
    changed = [_one_money(b, triwulan) for b in rows]
    lowest = max((b.text("tingkat") for b in rows if b.text("tingkat") in TINGKAT), key=TINGKAT.index, default="")
    leaves = [b for b in changed if b.text("tingkat") == lowest]
    result = []
    for own in changed:
        level = own.text("tingkat")
        if own["realisasi"].ref is None and level in TINGKAT and level != lowest:
            total = complete_sum(rupiah(b["realisasi"]) for b in leaves if _path(b, level) == _path(own, level))
            own = _with(own, realisasi=Value(total))
        result.append(own)
    return tuple(result)


def _one_money(own: Row, triwulan: int) -> Row:
    quarters = [own[f"realisasi_tw{n}"] for n in range(1, 5)]
    if not any(q.content is not None or q.failed for q in quarters):
        return own
    until = value_until(quarters, Value(None), triwulan, Triwulan.TOTAL)
    if until is None or (until.content is None and not until.failed):
        until = Value(0, quarters[triwulan - 1].ref)
    content = until.content
    return _with(
        own,
        realisasi=replace(
            until, content=int(content) if isinstance(content, Decimal) and content == int(content) else content
        ),
    )


def _with(own: Row, **fields: Value) -> Row:
    return Row(own.kind, own.ref, {**own.values, **fields})


def _path(own: Row, level: str) -> tuple[str, ...]:
    return tuple(key(own.text(n)) for n in ("subunit", *TINGKAT[: TINGKAT.index(level) + 1]))
