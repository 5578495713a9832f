"""Perjanjian Kinerja: indicators, programmes with their budget, and both in one table."""

from __future__ import annotations

from collections.abc import Hashable

from tests.generator import oracle
from tests.generator.unit import Program

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from ..values import Cell
from .parts import (
    Part,
    add_planned_targets,
    indicators,
    level_block,
    level_way,
    sasaran_keys,
    swap_some,
    total_of,
    unsaid,
)


def pagu_of(program: Program) -> int:
    """The budget of a programme."""
    return sum(s.pagu for s in program.all_sub())


def other_amounts(b: Build, amounts: list[int]) -> list[int]:
    """What another planning document says of the same: near, never the same."""
    step = b.rng.choice((1_000_000, 500_000, 250_000))
    return [a + b.rng.randint(1, 40) * step for a in amounts]


def target_columns(b: Build, group: tuple[str, ...] = ()) -> bool:
    """Satuan and target of the sasaran indicators; True where there is a column of units."""
    pairs = [i for _, i in indicators(b.unit)]
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    if unit_shown:
        b.add((*group, b.pick("satuan")), [b.style.unit(i.satuan) for i in pairs], "satuan")
    if b.chance(0.12):
        b.traits.add("foreign: baseline")
        b.add(b.pick("kondisi_awal"), [b.style.target(i.then_[1], i.satuan, unit_shown) for i in pairs])
    if b.kind == "pk_indikator" and b.chance(0.12):
        heads = b.rng.choice((("Target Renstra", "Target RKT", "Target PK"), ("Target Renstra", "Target PK")))
        add_planned_targets(b, pairs, unit_shown, heads)
        return unit_shown
    b.add((*group, b.pick("target")), [b.style.target(i.target, i.satuan, unit_shown) for i in pairs], "target")
    if not group:
        swap_some(b, "satuan", "target")
    return unit_shown


def write_indicators(b: Build) -> Table:
    """Sasaran, indicator, unit, target."""
    pairs = indicators(b.unit)
    keys = sasaran_keys(b.unit)
    rows = oracle.frame(b.unit)["pk"]
    b.number(len(pairs), keys if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for _, i in pairs]), "indikator")
    unit_shown = target_columns(b)
    add_foreign(b)
    return b.finish({"pk": rows if unit_shown else unsaid(rows, "satuan")}, "judul_pk")


def write_programs(b: Build) -> Table:
    """Programme and budget, with earlier stages or the documents above it beside it."""
    programs = b.unit.program
    amounts = [pagu_of(p) for p in programs]
    rows = oracle.frame(b.unit)["pk_program"]
    b.number(len(programs))
    shape = b.option("shape", ("plain", "plain", "plain", "kegiatan", "stages", "documents"))
    if b.chance(0.15) and shape != "kegiatan":
        b.traits.add("code column")
        b.add(b.rng.choice(("Kode", "Kode Program", "Kode Rekening")), text_cells([p.kode for p in programs]))
    if shape == "kegiatan":
        write_with_kegiatan(b)
        add_foreign(b)
        return b.finish({"pk_program": unsaid(rows, "sumber_dana")}, "judul_pk_program")
    level_block(b, "program", [p.name for p in programs], (), "bare")
    if shape == "stages":
        before, after = b.rng.choice(
            (
                ("Anggaran Sebelum Perubahan", "Anggaran Setelah Perubahan"),
                ("Pagu Sebelum Perubahan", "Pagu Sesudah Perubahan"),
                ("Anggaran Murni", "Anggaran Perubahan"),
                ("Anggaran / Sebelum Perubahan", "Anggaran / Setelah Perubahan"),
                ("Anggaran / Semula", "Anggaran / Menjadi"),
                ("Anggaran PK", "Anggaran PK Perubahan"),
            )
        )
        b.traits.add(f"stages: {before} | {after}")
        old = other_amounts(b, amounts)
        b.money(tuple(before.split(" / ")), old, total=total_of(b, old))
        b.money(tuple(after.split(" / ")), amounts, "anggaran", total=total_of(b, amounts))
    elif shape == "documents":
        heads = b.rng.choice(
            (
                ("Anggaran Renstra", "Anggaran RKT", "Anggaran PK"),
                ("Pagu Renstra", "Pagu Renja", "Pagu PK"),
                ("Anggaran / Renstra", "Anggaran / RKT", "Anggaran / PK"),
            )
        )
        b.traits.add(f"documents: {' | '.join(heads)}")
        for head in heads[:2]:
            other = other_amounts(b, amounts)
            b.money(tuple(head.split(" / ")), other, total=total_of(b, other))
        b.money(tuple(heads[2].split(" / ")), amounts, "anggaran", total=total_of(b, amounts))
    else:
        b.money(b.pick("anggaran"), amounts, "anggaran", total=total_of(b, amounts))
    if b.chance(0.3):
        b.add(b.pick("sumber_dana"), text_cells([p.sumber_dana for p in programs]), "sumber_dana")
    else:
        rows = unsaid(rows, "sumber_dana")
    add_foreign(b)
    return b.finish({"pk_program": rows}, "judul_pk_program")


def write_with_kegiatan(b: Build) -> None:
    """Programmes and their kegiatan, each with its own amount."""
    pairs = [(n, p, k) for n, p in enumerate(b.unit.program) for k in p.kegiatan]
    keys: list[Hashable] = [n for n, *_ in pairs]
    for column in b.columns:
        column.keys = keys
        column.cells = [column.cells[n] for n, *_ in pairs]
    way = level_way(b)
    amounts = [pagu_of(p) for p in b.unit.program]
    total = total_of(b, amounts)
    own = [b.style.money(amounts[n]) for n, *_ in pairs]
    level_block(b, "program", [p.name for _, p, _ in pairs], [Part("anggaran", own, "anggaran", total)], way, keys)
    below = [b.style.money(sum(s.pagu for s in k.sub)) for *_, k in pairs]
    level_block(b, "kegiatan", [k.name for *_, k in pairs], [Part("anggaran", below, None, total)], way)


def write_both(b: Build) -> Table:
    """Indicators of a sasaran and its programmes in parallel, as many agreements have them."""
    frames = oracle.frame(b.unit)
    lines: list[tuple[int, int | None, int | None]] = []
    for n, s in enumerate(b.unit.sasaran):
        for i in range(max(len(s.indikator), len(s.program))):
            lines.append((n, i if i < len(s.indikator) else None, s.program[i] if i < len(s.program) else None))
    keys: list[Hashable] = [n for n, *_ in lines]
    inds = [None if i is None else b.unit.sasaran[n].indikator[i] for n, i, _ in lines]
    progs = [None if p is None else b.unit.program[p] for *_, p in lines]
    if b.chance(0.85):
        b.add(b.pick("no"), [Cell(int(str(k)) + 1) for k in keys], keys=keys)
    b.add(b.pick("sasaran"), text_cells([b.unit.sasaran[n].name for n, *_ in lines]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name if i else None for i in inds]), "indikator")
    unit_shown = b.option("satuan", ("yes", "yes", "no")) == "yes"
    if unit_shown:
        b.add(b.pick("satuan"), [b.style.unit(i.satuan) if i else Cell() for i in inds], "satuan")
    b.add(b.pick("target"), [b.style.target(i.target, i.satuan, unit_shown) if i else Cell() for i in inds], "target")
    level_block(b, "program", [p.name if p else None for p in progs], (), "bare")
    amounts = [pagu_of(p) if p else None for p in progs]
    b.money(b.pick("anggaran"), amounts, "anggaran", total=total_of(b, [a for a in amounts if a]))
    add_foreign(b)
    pk: list[Row] = frames["pk"] if unit_shown else unsaid(frames["pk"], "satuan")
    programs = unsaid(frames["pk_program"], "sumber_dana")
    return b.finish({"pk": pk, "pk_program": programs}, "judul_pk")
