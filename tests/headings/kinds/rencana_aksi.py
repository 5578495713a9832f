"""Rencana Aksi: targets by quarter, of the sub kegiatan or of the sasaran indicators."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from tests.generator import oracle
from tests.generator.unit import Number

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from ..words import LEVEL_LABEL
from .parts import Part, indicators, level_block, level_way, quarter_heads, sasaran_keys, split_quarters
from .pk import pagu_of

GROUPS = (
    "Target Triwulan",
    "Target",
    "Target Kinerja",
    "Target Per Triwulan",
    "Rencana Target Triwulan",
    "Target Kinerja Triwulanan",
)


def write(b: Build) -> Table:
    """One of the forms."""
    if b.option("shape", ("sub", "sub", "sub", "sasaran")) == "sasaran":
        return _sasaran(b)
    return _sub(b)


def add_quarters(
    b: Build, values: Sequence[Sequence[Number | str | None]], units: Sequence[str], group: str, unit_shown: bool
) -> None:
    """Four columns of quarters in a group, in flat heads, or without any group."""
    heads = quarter_heads(b)
    way = b.option("quarters", ("group", "group", "group", "flat", "bare"))
    for n, head in enumerate(heads):
        cells = [b.style.target(v[n], u, unit_shown) for v, u in zip(values, units, strict=True)]
        path = {"group": (group, head), "flat": (f"Target {head}",)}.get(way, (head,))
        b.add(path, cells, f"tw{n + 1}")


def _sub(b: Build) -> Table:
    lines = list(b.unit.sasaran_path())
    rows = oracle.frame(b.unit)["rencana_aksi"]
    place = {p.kode: n for n, p in enumerate(b.unit.program)}
    sasaran: list[Hashable] = [s.name for s, *_ in lines]
    programs: list[Hashable] = [(s.name, place[p.kode]) for s, p, *_ in lines]
    kegiatan: list[Hashable] = [k.kode for _, _, k, _ in lines]
    units = [x.satuan for *_, x in lines]
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    way = level_way(b)
    b.number(len(lines), sasaran if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, *_ in lines]), "sasaran", keys=sasaran)
    above: list[Part] = []
    if b.chance(0.3):
        b.traits.add("levels: indicator and target of the programme too")
        above.append(Part("indikator", text_cells([p.indikator for _, p, _, _ in lines])))
        above.append(Part("target", [b.style.target(p.target, "Persen", False) for _, p, _, _ in lines]))
    if b.chance(0.25):
        b.traits.add("levels: amount of the programme too")
        above.append(Part("anggaran", [b.style.money(pagu_of(p)) for _, p, _, _ in lines]))
    level_block(b, "program", [p.name for _, p, _, _ in lines], above, way, programs)
    if above and b.chance(0.25):
        b.traits.add("levels: quarters of the programme too")
        group = f"Target {LEVEL_LABEL['program']}"
        for n, head in enumerate(quarter_heads(b)):
            cells = [b.style.target(p.target if n == 3 else None, "Persen", False) for _, p, _, _ in lines]
            b.add((group, head), cells, keys=programs)
    level_block(b, "kegiatan", [k.name for _, _, k, _ in lines], (), way, kegiatan)
    parts = [Part("indikator", text_cells([x.indikator for *_, x in lines]), "indikator")]
    if unit_shown:
        parts.append(Part("satuan", [b.style.unit(u) for u in units], "satuan"))
    parts.append(Part("target", [b.style.target(x.target, x.satuan, unit_shown) for *_, x in lines], "target"))
    level_block(b, "sub_kegiatan", [x.name for *_, x in lines], parts, way)
    quarters = [x.triwulan for *_, x in lines]
    if b.chance(0.1):
        return _by_row(b, rows, quarters, units, unit_shown)
    add_quarters(b, quarters, units, b.rng.choice(GROUPS), unit_shown)
    if b.chance(0.25):
        amounts = [x.pagu for *_, x in lines]
        b.money(b.pick("anggaran"), amounts)
        if b.chance(0.4):
            b.traits.add("levels: quarters of money too")
            _money_quarters(b, amounts)
    add_foreign(b)
    return b.finish({"rencana_aksi": _compared(rows, unit_shown)}, "judul_renaksi")


def _compared(rows: list[Row], unit_shown: bool) -> list[Row]:
    return rows if unit_shown else [{k: v for k, v in r.items() if k != "satuan"} for r in rows]


def _money_quarters(b: Build, amounts: list[int]) -> None:
    group = b.rng.choice(("Target Keuangan", "Rencana Anggaran Triwulan (Rp)", "Target Anggaran per Triwulan (Rp)"))
    heads = quarter_heads(b)
    shares = [[a // 4, a // 4, a // 4, a - 3 * (a // 4)] for a in amounts]
    for n, head in enumerate(heads):
        b.money((group, head), [s[n] for s in shares], unit_row="")


def _by_row(
    b: Build, rows: list[Row], quarters: Sequence[Sequence[Number | None]], units: list[str], unit_shown: bool
) -> Table:
    """Four rows for each sub kegiatan, one a quarter, the quarter's number in a column."""
    b.traits.add("rencana_aksi.quarters=one row each")
    add_foreign(b)
    for column in b.columns:
        old = column.keys or [*range(len(column.cells))]
        column.keys = [k for k in old for _ in range(4)]
        column.cells = [c for c in column.cells for _ in range(4)]
    labels = b.rng.choice((("I", "II", "III", "IV"), (1, 2, 3, 4), ("TW I", "TW II", "TW III", "TW IV")))
    b.add(b.pick("triwulan_satu"), text_cells([*labels] * len(rows)))
    values = [b.style.target(v, u, unit_shown) for q, u in zip(quarters, units, strict=True) for v in q]
    b.add(b.rng.choice(("Target Triwulan", "Target TW", "Target Kinerja Triwulan")), values)
    return b.finish({"rencana_aksi": _compared(rows, unit_shown)}, "judul_renaksi")


def _sasaran(b: Build) -> Table:
    pairs = indicators(b.unit)
    keys = sasaran_keys(b.unit)
    quarters = [split_quarters(b.rng, i.kind, i.target) for _, i in pairs]
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    b.number(len(pairs), keys if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for _, i in pairs]), "indikator")
    if unit_shown:
        b.add(b.pick("satuan"), [b.style.unit(i.satuan) for _, i in pairs], "satuan")
    b.add(b.pick("target"), [b.style.target(i.target, i.satuan, unit_shown) for _, i in pairs], "target")
    add_quarters(b, quarters, [i.satuan for _, i in pairs], b.rng.choice(GROUPS), unit_shown)
    rows: list[Row] = []
    alone = all(len(s.program) == 1 for s in b.unit.sasaran)
    if alone and b.chance(0.6):
        b.traits.add("rencana_aksi.sasaran: programme and budget beside")
        own = [b.unit.program[s.program[0]] for s, _ in pairs]
        level_block(
            b,
            "program",
            [p.name for p in own],
            [Part("anggaran", [b.style.money(pagu_of(p)) for p in own])],
            "suffix",
            keys,
        )
    for (s, i), q in zip(pairs, quarters, strict=True):
        row: Row = {"sasaran": s.name, "indikator": i.name, "target": i.target, "sub_kegiatan": None, "kegiatan": None}
        row |= {f"tw{n}": v for n, v in enumerate(q, 1)}
        if unit_shown:
            row["satuan"] = i.satuan
        rows.append(row)
    add_foreign(b)
    return b.finish({"rencana_aksi": rows}, "judul_renaksi")
