"""Pengukuran kinerja: target, realisasi and capaian of the sasaran indicators, often with much beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tests.generator import oracle
from tests.generator.unit import Indikator, Number, Unit

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from ..values import Cell
from .anggaran import line
from .parts import (
    add_planned_targets,
    growing_quarters,
    indicators,
    quarter_heads,
    sasaran_keys,
    split_quarters,
    total_of,
    unsaid,
)

POLARITY = (
    ("Positif", "Negatif"),
    ("Positif", "Negatif"),
    ("Maximize", "Minimize"),
    ("Semakin tinggi semakin baik", "Semakin rendah semakin baik"),
)


def positive_only(unit: Unit) -> Unit:
    """The unit without its negative indicators, where every sasaran keeps one; else the unit itself."""
    sasaran = [replace(s, indikator=tuple(i for i in s.indikator if not i.negative)) for s in unit.sasaran]
    return replace(unit, sasaran=tuple(sasaran)) if all(s.indikator for s in sasaran) else unit


def write(b: Build) -> Table:
    """One of the forms."""
    pairs = indicators(b.unit)
    inds = [i for _, i in pairs]
    keys = sasaran_keys(b.unit)
    rows = oracle.frame(b.unit)["pengukuran"]
    shape = b.option(
        "shape",
        (
            "plain",
            "plain",
            "plain",
            "before",
            "quarters",
            "quarter pairs",
            "quarters only",
            "documents",
            "kinerja",
            "keuangan",
            "tahun ini",
        ),
    )
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    b.number(len(pairs), keys if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for i in inds]), "indikator")
    after = b.chance(0.2)
    if unit_shown and not after:
        _unit(b, inds)
    if any(i.negative for i in inds) or b.chance(0.15):
        words = b.rng.choice(POLARITY)
        b.traits.add(f"polaritas: {words[1]}")
        b.add(b.pick("polaritas"), text_cells([words[i.negative] for i in inds]), "polaritas")
    if shape == "before":
        _last_year(b, inds, unit_shown)
    group = (
        (b.rng.choice(("Kinerja", "Capaian Kinerja", "Kinerja Sasaran")),) if shape in ("kinerja", "keuangan") else ()
    )
    _figures(b, shape, inds, rows, unit_shown, group)
    if unit_shown and after:
        b.traits.add("order: unit after the figures")
        _unit(b, inds)
    if shape == "keuangan":
        _money(b)
    if not group and b.chance(0.15):
        b.traits.add("pengukuran: predikat beside")
        head, name = b.rng.choice(
            (("Kategori", "kategori"), ("Predikat", "predikat"), ("Predikat Capaian", "predikat"))
        )
        b.add(head, text_cells([r[name] for r in rows]))
    add_foreign(b)
    return b.finish({"pengukuran": rows if unit_shown else unsaid(rows, "satuan")}, "judul_pengukuran")


def _unit(b: Build, inds: list[Indikator]) -> None:
    b.add(b.pick("satuan"), [b.style.unit(i.satuan) for i in inds], "satuan")


def _figures(
    b: Build, shape: str, inds: list[Indikator], rows: list[Row], unit_shown: bool, group: tuple[str, ...]
) -> None:
    targets = [b.style.target(i.target, i.satuan, unit_shown) for i in inds]
    reals = [b.style.target(i.realisasi, i.satuan, unit_shown) for i in inds]
    if group:
        b.add((*group, "Target"), targets, "target")
        b.add((*group, "Realisasi"), reals, "realisasi")
        head = b.rng.choice(("%", "(%)", "Capaian (%)", "Capaian"))
        b.traits.add(f"word:capaian={head}")
        _capaian(b, rows, (*group, head))
        return
    if shape == "documents":
        add_planned_targets(b, inds, unit_shown, ("Target Renstra", "Target PK"))
    else:
        b.add(b.pick("target"), targets, "target")
    if shape == "quarter pairs":
        _quarter_pairs(b, inds, unit_shown)
    if shape == "quarters" and b.chance(0.5):
        b.traits.add("pengukuran: quarters of the target too")
        _quarters(b, "Target Triwulan", [split_quarters(b.rng, i.kind, i.target) for i in inds], inds, unit_shown)
    if shape in ("quarters", "quarters only"):
        name = (
            b.rng.choice(("Realisasi", "Realisasi Triwulan", "Realisasi Kinerja"))
            if shape == "quarters only"
            else "Realisasi Triwulan"
        )
        _quarters(b, name, [growing_quarters(b.rng, i) for i in inds], inds, unit_shown)
    if shape in ("quarters", "quarter pairs"):
        word = b.rng.choice(
            ("Realisasi", "Total Realisasi", "Realisasi Tahun {t}", "Realisasi Akhir", "Realisasi Tahunan")
        )
        b.add(word.format(t=b.unit.tahun), reals, "realisasi")
    elif shape == "tahun ini":
        b.traits.add("word:realisasi=Capaian Tahun Ini")
        b.add("Capaian Tahun Ini", reals, "realisasi")
    elif shape != "quarters only":
        b.add(b.pick("realisasi"), reals, "realisasi")
    if shape == "tahun ini" or b.chance(0.75):
        _capaian(b, rows, (b.pick("capaian"),))


def _quarter_pairs(b: Build, inds: list[Indikator], unit_shown: bool) -> None:
    """Target and realisasi side by side in each quarter."""
    leaves = b.rng.choice((("Target", "Realisasi"), ("T", "R"), ("Target", "Realisasi")))
    b.traits.add(f"quarters: pairs {leaves[0]} {leaves[1]}")
    targets = [split_quarters(b.rng, i.kind, i.target) for i in inds]
    reals = [growing_quarters(b.rng, i) for i in inds]
    for n, head in enumerate(quarter_heads(b)):
        for leaf, values in zip(leaves, (targets, reals), strict=True):
            cells = [b.style.target(v[n], i.satuan, unit_shown) for v, i in zip(values, inds, strict=True)]
            b.add((head, leaf), cells)


def _capaian(b: Build, rows: list[Row], path: tuple[str, ...]) -> None:
    cells = [b.style.percent(Fraction(r["capaian"])) for r in rows]
    b.add(path, cells, "capaian", formula="({0} / {1}) x 100%", of=("realisasi", "target"))


def _last_year(b: Build, inds: list[Indikator], unit_shown: bool) -> None:
    heads = b.rng.choice(
        (
            ("Target Tahun Sebelumnya", "Capaian Tahun Sebelumnya"),
            ("Realisasi Tahun Lalu",),
            ("Capaian Tahun Sebelumnya",),
            ("Target Tahun Lalu", "Realisasi Tahun Lalu"),
        )
    )
    b.traits.add(f"last year: {' | '.join(heads)}")
    for head in heads:
        part = 0 if head.startswith("Target") else 1
        b.add(head, [b.style.target(i.then_[part], i.satuan, unit_shown) for i in inds])


def _quarters(
    b: Build, group: str, values: Sequence[Sequence[Number | str | None]], inds: list[Indikator], unit_shown: bool
) -> None:
    for n, head in enumerate(quarter_heads(b)):
        cells = [b.style.target(v[n], i.satuan, unit_shown) for v, i in zip(values, inds, strict=True)]
        b.add((group, head), cells)


def _money(b: Build) -> None:
    """The programmes of a sasaran with their money, in parallel to its indicators."""
    places: list[list[int]] = []
    for s in b.unit.sasaran:
        count = max(len(s.indikator), len(s.program))
        places.append([s.program[i] if i < len(s.program) else -1 for i in range(count)])
    _stretch(b, [len(p) for p in places])
    flat = [p for group in places for p in group]
    lines = [line("program", b.unit.program[p]) if p >= 0 else None for p in flat]
    group = b.rng.choice(("Keuangan", "Anggaran", "Kinerja Keuangan"))
    b.traits.add(f"money group: {group}")
    b.add((group, "Program"), text_cells([x.name if x else None for x in lines]))
    b.money(
        (group, b.rng.choice(("Pagu", "Anggaran"))),
        [x.pagu if x else None for x in lines],
        total=total_of(b, [x.pagu for x in lines if x]),
    )
    spent = total_of(b, [x.realisasi for x in lines if x])
    b.money((group, "Realisasi"), [x.realisasi if x else None for x in lines], total=spent)
    b.add((group, b.rng.choice(("%", "(%)"))), [b.style.percent(x.percent) if x else Cell() for x in lines])


def _stretch(b: Build, counts: list[int]) -> None:
    """Give each sasaran as many rows as its longer list, indicators first."""
    for column in b.columns:
        cells: list[Cell] = []
        keys = []
        i = 0
        for n, (s, count) in enumerate(zip(b.unit.sasaran, counts, strict=True)):
            own = len(s.indikator)
            held = column.keys is not None
            fill = column.cells[i] if held else Cell()
            cells += column.cells[i : i + own] + [fill] * (count - own)
            keys += [n] * count
            i += own
        column.cells = cells
        if column.keys is not None:
            column.keys = list(keys)
