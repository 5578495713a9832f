"""RKT: indicators with targets, or the cascade down to kegiatan or sub kegiatan with each level's own."""

from __future__ import annotations

from collections.abc import Hashable

from tests.generator import oracle
from tests.generator.unit import Kegiatan, Program

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from .parts import Part, indicators, level_block, level_way, sasaran_keys, total_of, unsaid
from .pk import pagu_of, target_columns


def write(b: Build) -> Table:
    """One of the forms."""
    shape = b.option("shape", ("indikator", "indikator", "sub", "sub", "sub", "kegiatan", "leaf"))
    if shape == "indikator":
        return _indicators(b)
    return _cascade(b, "kegiatan" if shape == "kegiatan" else "sub", shape == "leaf")


def _indicators(b: Build) -> Table:
    pairs = indicators(b.unit)
    keys = sasaran_keys(b.unit)
    rows = oracle.rkt(b.unit, "indikator")
    b.number(len(pairs), keys if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for _, i in pairs]), "indikator")
    target_columns(b)
    add_foreign(b)
    return b.finish({"rkt": unsaid(rows, "satuan")}, "judul_rkt")


def _cascade(b: Build, shape: str, leaf: bool) -> Table:
    """Sasaran to sub kegiatan; `leaf`: only the lowest level has target and budget, as in flat exports."""
    lines: list[tuple[int, int, Program, Kegiatan, int | None]] = []
    inds = []
    for n, s in enumerate(b.unit.sasaran):
        for ind, p, j, m in oracle.indikator_block(b.unit, s, shape):
            lines.append((n, p, b.unit.program[p], b.unit.program[p].kegiatan[j], m))
            inds.append(ind)
    rows = oracle.rkt(b.unit, shape)
    sasaran: list[Hashable] = [n for n, *_ in lines]
    ind_keys: list[Hashable] = [(n, i.name) for (n, *_), i in zip(lines, inds, strict=True)]
    names = [i.name for i in inds]
    programs: list[Hashable] = [(n, p, i) for (n, p, *_), i in zip(lines, names, strict=True)]
    kegiatan: list[Hashable] = [(k.kode, i) for (*_, k, _), i in zip(lines, names, strict=True)]
    whole = len(set(kegiatan)) == len({k.kode for *_, k, _ in lines}) and len(set(programs)) == len(b.unit.program)
    way = level_way(b)
    b.number(len(lines), sasaran if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([r["sasaran"] for r in rows]), "sasaran", keys=sasaran)
    head = (
        b.pick("indikator_sasaran")
        if not leaf and way != "bare"
        else b.rng.choice(("Indikator Sasaran", "Indikator Kinerja Sasaran"))
    )
    b.add(head, text_cells([i.name for i in inds]), "indikator", keys=ind_keys)
    drop: list[str] = []
    if leaf:
        drop += ["target", "indikator_program", "target_program"]
    else:
        cells = [b.style.target(i.target, i.satuan, False) for i in inds]
        b.add(b.rng.choice(("Target", "Target Sasaran", "Target Kinerja Sasaran")), cells, "target", keys=ind_keys)
    total = total_of(b, [pagu_of(p) for p in b.unit.program])
    parts: list[Part] = []
    if not leaf and b.chance(0.7):
        parts.append(Part("indikator", text_cells([p.indikator for _, _, p, _, _ in lines]), "indikator_program"))
        parts.append(
            Part("target", [b.style.target(p.target, "Persen", False) for _, _, p, _, _ in lines], "target_program")
        )
    elif not leaf:
        drop += ["indikator_program", "target_program"]
    if not leaf and whole and b.chance(0.5):
        b.traits.add("levels: amounts at each level")
        parts.append(Part("anggaran", [b.style.money(pagu_of(p)) for _, _, p, _, _ in lines], None, total))
    level_block(b, "program", [r["program"] for r in rows], parts, way, programs)
    lowest = _lowest(b, rows, lines, shape)
    lowest.append(Part("anggaran", [b.style.money(r["anggaran"]) for r in rows], "anggaran", total))
    if shape == "kegiatan":
        level_block(b, "kegiatan", [r["kegiatan"] for r in rows], lowest, way)
    else:
        above: list[Part] = []
        if not leaf and whole and b.chance(0.4):
            b.traits.add("levels: own indicator of kegiatan above sub kegiatan")
            above.append(Part("indikator", text_cells([k.indikator for *_, k, _ in lines])))
            above.append(Part("target", [b.style.target(k.target, "Persen", False) for *_, k, _ in lines]))
            above.append(
                Part("anggaran", [b.style.money(sum(x.pagu for x in k.sub)) for *_, k, _ in lines], None, total)
            )
        level_block(b, "kegiatan", [r["kegiatan"] for r in rows], above, way, kegiatan)
        level_block(b, "sub_kegiatan", [r["sub_kegiatan"] for r in rows], lowest, way)
    add_foreign(b)
    expected: list[Row] = [{k: None if k in drop else v for k, v in r.items()} for r in rows]
    return b.finish({"rkt": expected}, "judul_rkt")


def _lowest(
    b: Build, rows: list[Row], lines: list[tuple[int, int, Program, Kegiatan, int | None]], shape: str
) -> list[Part]:
    units = ["Persen" if m is None else k.sub[m].satuan for *_, k, m in lines]
    unit_shown = shape == "sub" and b.chance(0.5)
    parts = [Part("indikator", text_cells([r["indikator_kegiatan"] for r in rows]), "indikator_kegiatan")]
    cells = [b.style.target(r["target_kegiatan"], u, unit_shown) for r, u in zip(rows, units, strict=True)]
    parts.append(Part("target", cells, "target_kegiatan"))
    if unit_shown:
        parts.append(Part("satuan", [b.style.unit(u) for u in units]))
    return parts
