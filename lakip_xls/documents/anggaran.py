"""Realisasi anggaran: pagu and realisasi by programme, kegiatan and sub kegiatan; composition of belanja.

Covers manual recaps and the SIPD-RI export (every level a row, kelompok belanja as column groups,
account rows below the sub kegiatan, which are left out so that nothing is counted twice).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, Pembaca
from lakip_xls.documents.hirarki import NAME_SLOTS, Simpul, susun
from lakip_xls.documents.row_fields import PLACE, constant, first_column, money, outside, percent, without_label
from lakip_xls.documents.row_plan import Field, Row, RowPlan, read_rows
from lakip_xls.documents.setahun import QUARTERS, ratio, sum_of
from lakip_xls.documents.unit_baris import unit_dari_baris
from lakip_xls.entities.levels import implied_code
from lakip_xls.model import KOSONG, Baris, Nilai
from lakip_xls.parsing.codes import parse_code
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import KELOMPOK, TINGKAT

JUDUL = (
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
_NAMA_KELOMPOK = (
    ("operasi", re.compile(r"\bbelanja\s+operasi(?:onal)?\b", re.IGNORECASE)),
    ("modal", re.compile(r"\bbelanja\s+modal\b", re.IGNORECASE)),
    ("tidak_terduga", re.compile(r"\bbelanja\s+(?:tidak|tak)\s+terduga\b", re.IGNORECASE)),
    ("transfer", re.compile(r"\bbelanja\s+transfer\b", re.IGNORECASE)),
)


def kelompok_belanja(text: str) -> str | None:
    """The kelompok belanja that a text names, e.g. 'Belanja Modal' -> 'modal'."""
    if len(text) > 60:
        return None
    return next((name for name, pattern in _NAMA_KELOMPOK if pattern.search(text)), None)


def _of_group(p: Pembaca, row: int, group: str, side: str) -> Nilai | None:
    """Pagu or realisasi of a kelompok belanja; it may not be blank where the other one of the two is filled."""
    value = p.uang(row, f"{group}_{side}")
    if value is None or value.ada:
        return value
    other = p.uang(row, f"{group}_{'realisasi' if side == 'pagu' else 'pagu'}")
    return p.nothing(row, f"{group}_{side}", wajib=True) if other is not None and (other.isi or other.gagal) else value


def _months(p: Pembaca, row: int, first: int = 1, last: int = 12) -> list[Nilai]:
    """The spending of some months, where they have columns; a month that is blank has none."""
    columns = p.kolom.get("realisasi_bulan", ())[first - 1 : last]
    return [p.uang_dari(c, "realisasi") for c in p.cells(row, "realisasi_bulan") if c.col in columns]


def amount(p: Pembaca, row: int, side: str) -> Nilai | None:
    """Pagu or realisasi of a row: its own column, else the sum of the kelompok, months or quarters."""
    return p.once(_amount, row, side)


def _amount(p: Pembaca, row: int, side: str) -> Nilai | None:
    own = p.uang(row, _column(p, row, side))
    if own is not None and own.ada:
        return own
    parts = [_of_group(p, row, group, side) for group in KELOMPOK]
    if own is None and side == "realisasi":
        parts += _months(p, row)
        parts += [p.uang(row, f"realisasi_tw{q}") for q in QUARTERS]
    there = [v for v in parts if v is not None]
    return sum_of(there) if there else own


def _column(p: Pembaca, row: int, side: str) -> str:
    """The column of pagu or realisasi for the level that a row is about, where each level has its own."""
    level = next((level for level in reversed(TINGKAT) if p.own(row, level) is not None), "")
    return f"{side}_{level}" if p.punya(f"{side}_{level}") else side


def _quarter(p: Pembaca, row: int, quarter: int) -> Nilai | None:
    """The spending of a quarter, as far as the table has columns for quarters or all months."""
    if p.punya(f"realisasi_tw{quarter}"):
        return p.uang(row, f"realisasi_tw{quarter}")
    months = _months(p, row, 3 * quarter - 2, 3 * quarter) if len(p.kolom.get("realisasi_bulan", ())) == 12 else []
    return sum_of(months) if months else None


def _implied(p: Pembaca, row: int) -> Decimal | None:
    """The percentage that pagu and realisasi imply."""
    return ratio(amount(p, row, "realisasi"), amount(p, row, "pagu"))


def _group_field(group: str, side: str) -> Field:
    name = f"{group}_{side}"
    return Field(name, lambda row: _of_group(row.p, row.baris, group, side), column=name)


def _side_field(side: str) -> Field:
    return Field(side, lambda row: amount(row.p, row.baris, side))


def _quarter_field(quarter: int) -> Field:
    return Field(f"realisasi_tw{quarter}", lambda row: _quarter(row.p, row.baris, quarter))


AMOUNTS = (
    *(_group_field(group, side) for side in SIDES for group in KELOMPOK),
    *map(_side_field, SIDES),
    money("sisa"),
    *map(_quarter_field, QUARTERS),
)
"""The amounts of a row."""

_ADDED = tuple(f.name for f in AMOUNTS if f.name.endswith(("pagu", "realisasi")))
_PERSEN = percent("persen", _implied)


def _is_total(row: Row) -> bool:
    """A row without a name is the grand total directly under the header, or where it equals the topmost rows together."""
    pagu = amount(row.p, row.baris, "pagu") if row.node is None else None
    if pagu is None or pagu.angka is None:
        return False
    named: list[tuple[str, Decimal]] = []
    above = row.above
    while above is not None:
        value = (amount(row.p, above.baris, "pagu") or KOSONG).angka
        if above.level in TINGKAT and value is not None:
            named.append((above.level, value))
        above = above.above
    top = min((level for level, _ in named), key=TINGKAT.index, default=None)
    return row.above is None or (pagu.angka == sum(v for level, v in named if level == top) and pagu.angka > 0)


_PLAN = RowPlan(
    "anggaran",
    Field("uraian", lambda row: row.node.nama if row.node is not None and row.level in TINGKAT else None),
    (constant("tingkat", lambda row: Nilai(row.level, row.name.ref)), *PLACE, *AMOUNTS, _PERSEN),
    totals=(*AMOUNTS, replace(_PERSEN, figure=False)),
    levels=lambda p, rows: susun(p, rows, lambda row: (amount(p, row, "pagu") or KOSONG).angka),
    unnamed=outside,
    unnamed_total=_is_total,
)


def baca(p: Pembaca) -> Hasil:
    """Budget rows of the three levels; totals; whatever is neither is noted as left out."""
    rows = read_rows(p, _PLAN)
    own = _by_item(p, rows.tabel["anggaran"])
    _from_accounts(p, own, rows.nodes)
    _missing(p, own)
    rows.tabel["anggaran"] = _with_parents(p, own)
    totals = rows.jumlah["anggaran"]
    if len({(t.isi("pagu"), t.isi("realisasi")) for t in totals}) == 1:
        del totals[:-1]
    p.unit = unit_dari_baris(p, rows.nodes)
    return rows.hasil(p)


def _by_item(p: Pembaca, rows: list[Baris]) -> list[Baris]:
    """One row for each item where a table has one for each account of an item, which repeats the item's names."""
    if not any(k.heading.levels == ("akun",) for k in p.table.kolom):
        return rows
    items: list[list[Baris]] = []
    for b in rows:
        level = b.teks("tingkat")
        if items and level == items[-1][0].teks("tingkat") and _path(b, level) == _path(items[-1][0], level):
            items[-1].append(b)
        else:
            items.append([b])
    if len(items) < len(rows):
        p.catatan.append("baris rekening dijumlahkan menjadi satu baris untuk setiap sub kegiatan")
    return [parts[0] if len(parts) == 1 else _item(parts) for parts in items]


def _item(parts: Sequence[Baris]) -> Baris:
    first = parts[0]
    names = [f.name for f in AMOUNTS if f.name in first.nilai]
    kept = {name: value for name, value in first.nilai.items() if name != "persen"}
    return replace(first, nilai={**kept, **{name: sum_of([b[name] for b in parts]) for name in names}})


def _with_parents(p: Pembaca, rows: list[Baris]) -> list[Baris]:
    """Add the programmes and kegiatan that only stand beside their sub kegiatan; their amounts are sums."""
    own = {(b.teks("tingkat"), _path(b, b.teks("tingkat"))) for b in rows}
    out: list[Baris] = []
    for b in rows:
        level = b.teks("tingkat")
        for parent in TINGKAT[: TINGKAT.index(level)]:
            name = b[parent]
            place = (parent, _path(b, parent))
            if name.isi is None or place in own:
                continue
            own.add(place)
            children = [c for c in rows if c.teks("tingkat") == _lowest(rows) and _path(c, parent) == place[1]]
            out.append(_sum_row(p, b, parent, name, children))
        out.append(b)
    return out


def _path(b: Baris, level: str) -> tuple[str, ...]:
    return tuple(b.teks(n) for n in TINGKAT[: TINGKAT.index(level) + 1])


def _lowest(rows: list[Baris]) -> str:
    return max((b.teks("tingkat") for b in rows), key=TINGKAT.index)


def _sum_row(p: Pembaca, b: Baris, level: str, name: Nilai, children: list[Baris]) -> Baris:
    amounts: dict[str, Nilai | None] = {}
    for side in (f for f in _ADDED if any(f in c.nilai for c in children)):
        if p.punya(f"{side}_{level}"):
            amounts[side] = p.uang(b.ref.baris, f"{side}_{level}", wajib=True)
            continue
        values = [c[side] for c in children]
        numbers = [v.isi for v in values if isinstance(v.isi, (int, Decimal))]
        lacking = next((v.cacat for v in values if v.gagal), None)
        amounts[side] = Nilai(sum(numbers) if len(numbers) == len(values) else None, cacat=lacking)
    ref = name.ref or b.ref
    return p.baris(
        ref,
        {
            "tingkat": Nilai(level, ref),
            "kode": Nilai(implied_code((c.teks("kode") for c in children), level)),
            "uraian": name,
            **amounts,
            **{n: b[n] for n in TINGKAT[: TINGKAT.index(level) + 1]},
        },
    )


def _from_accounts(p: Pembaca, rows: list[Baris], nodes: Sequence[Simpul]) -> None:
    """An item without amounts has those of the account rows below it; of an account with parts the parts count."""
    below: dict[int, dict[str, int]] = {}
    item = 0
    for node in nodes:
        code = parse_code(node.kode.teks) if node.kode is not None else None
        if node.tingkat in TINGKAT:
            item = node.baris
        elif code is not None and code.tingkat == "rekening":
            below.setdefault(item, {})[code.teks] = node.baris
    for i, b in enumerate(rows):
        accounts = below.get(b.ref.baris, {})
        leaves = [row for code, row in accounts.items() if not any(c.startswith(f"{code}.") for c in accounts)]
        sums = {
            side: sum_of([_account(p, row, side) for row in leaves]) for side in SIDES if leaves and not b[side].ada
        }
        if sums:
            rows[i] = replace(b, nilai={**b.nilai, **sums})
            p.catatan.append("anggaran yang tidak ditulis pada barisnya dijumlahkan dari baris rekening di bawahnya")


def _account(p: Pembaca, row: int, side: str) -> Nilai:
    """Pagu or realisasi of an account; it may not be blank."""
    value = amount(p, row, side)
    return value if value is not None and value.ada else p.nothing(row, side, wajib=True) if p.punya(side) else KOSONG


def _missing(p: Pembaca, rows: list[Baris]) -> None:
    """An empty amount is BACA-05 where rows of the same level do have one."""
    for side in filter(p.punya, SIDES):
        filled = {b.teks("tingkat") for b in rows if b[side].ada}
        for i, b in enumerate(rows):
            ref = b[side].ref
            if not b[side].ada and ref is not None and b.teks("tingkat") in filled:
                rows[i] = replace(b, nilai={**b.nilai, side: p.nothing(ref.baris, side, wajib=True)})


def _group(row: Row) -> Nilai | None:
    """The kelompok belanja of a row, for the first row that names it."""
    value = row.p.teks(row.baris, first_column(row.p, ("uraian", "hirarki", "program", "indikator")))
    group = kelompok_belanja((without_label(value) or KOSONG).teks)
    above = row.above
    while above is not None and above.name.isi != group:
        above = above.above
    return replace(value, isi=group) if value is not None and group is not None and above is None else None


baca_belanja = RowPlan(
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
_TIES = (Tie("ratio", ("pagu", "realisasi", "persen")), Tie("rest", ("pagu", "realisasi", "sisa")))
_DOCUMENTS = ("apbd", "dpa", "lra", "pk", "rkt", "renja")

ANGGARAN = TableKind(
    jenis="realisasi_anggaran",
    varian="anggaran",
    required=(
        ("hirarki", "program", "kegiatan", "sub_kegiatan"),
        ("pagu", "operasi_pagu"),
        ("realisasi", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan"),
    ),
    slots=(
        *NAME_SLOTS,
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
    ties=_TIES,
    baca=baca,
    judul=JUDUL,
    documents=_DOCUMENTS,
    names="levels",
)

BELANJA = TableKind(
    jenis="realisasi_anggaran",
    varian="belanja",
    required=(("uraian", "hirarki"), ("pagu",)),
    slots=(
        Slot(name="uraian", roles=("name", "group", "code", "indicator"), many=True),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        *_MONEY_SLOTS,
    ),
    ties=_TIES,
    baca=baca_belanja,
    judul=("belanja",),
    documents=_DOCUMENTS,
    names="groups",
    alone=True,
)
