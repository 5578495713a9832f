"""`rkt`: the list of indicators, the wide form of merged groups, or the tree of programmes."""

from __future__ import annotations

from typing import Any

from .. import oracle
from ..unit import SubKegiatan
from .hierarchy import random_levels, tree
from .indikator import all_indikator, random_heading, target_cell
from .kop import write_closing, write_title
from .pages import Page
from .styles import TargetStyle, clean, random_money, random_spelling, random_target, text_only
from .tables import Column, Content, LayoutContext, Row, content, random_options, shuffle_columns, write_table
from .words import words

KIND = "rkt"
TITLE = (
    "RENCANA KINERJA TAHUNAN",
    "RENCANA KINERJA TAHUNAN (RKT)",
    "RENCANA KINERJA TAHUNAN (RKT) PERUBAHAN",
)


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout; the form is recorded as feature `rkt.form`."""
    unit = k.unit
    enough = {
        t: all(len({r[0].name for r in oracle.indikator_block(unit, s, t)}) == len(s.indikator) for s in unit.sasaran)
        for t in ("sub", "kegiatan")
    }
    choice = ["indikator", "hierarki"] + ["sub"] * 3 * enough["sub"] + ["kegiatan"] * 2 * enough["kegiatan"]
    form = k.choose("rkt.bentuk", choice)
    if form == "indikator":
        _indikator(k, h)
    elif form == "hierarki":
        _hierarchy(k, h)
    else:
        _width(k, h, form)


def _frame(k: LayoutContext, h: Page, column: list[Column], row: list[Row], *, required_title: bool = False) -> None:
    if required_title and k.force.get("rkt.judul") is None:
        k.force["rkt.judul"] = k.rng.choice(("pendek", "biasa", "kop", "panjang"))
    right = h.left + len(column) - 1
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, k.rng.choice(TITLE))
    y = write_table(k, h.sheet, y, h.left, column, row, random_options(k, KIND))
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)


def _indikator(k: LayoutContext, h: Page) -> None:
    g = random_target(k.rng, satuan_column=k.chance("rkt.kolom_satuan", 0.6), ods=h.ods)
    heading = random_heading(k, KIND, random_spelling(k.rng), g)
    target = Column("target", (words(k.rng, "target", k.unit.tahun),), 14)
    column = shuffle_columns(k, "rkt.acak", [*heading.columns, target], {"satuan", "target"})
    rows = []
    for b in all_indikator(k.unit):
        cell = heading.cell("rkt", b)
        cell["target"] = heading.target("rkt", b, "target", b.indikator.target, satuan=True)
        rows.append(Row(cell))
    _frame(k, h, column, rows, required_title=True)


def _target_program(g: TargetStyle, value: Any, i: int) -> Content:
    return target_cell(g, "persen", "Persen", value, ("rkt", i, "target_program"), None)


def _width(k: LayoutContext, h: Page, form: str) -> None:
    rng, unit = k.rng, k.unit
    e = random_spelling(rng)
    g = random_target(rng, satuan_column=False, ods=h.ods)
    rkt_rows = oracle.rkt(unit, form)
    money_name, money = random_money(rng, [b["anggaran"] for b in rkt_rows], k.force.get("uang"))
    k.features["rkt.uang"] = money_name
    kelompok = k.chance("rkt.kepala_kelompok", 0.6)
    tujuan = kelompok and rng.random() < 0.4
    uraian = rng.choice(("Uraian", "URAIAN"))

    def title(group: str, children: str, flat: str) -> tuple[str, ...]:
        return (group, children) if kelompok else (flat,)

    kegiatan_words = "Sub Kegiatan" if form == "sub" else "Kegiatan"
    columns = []
    if tujuan:
        columns += [
            Column("tujuan", ("Tujuan OPD", uraian), 30),
            Column("indikator_tujuan", ("Tujuan OPD", "Indikator Tujuan"), 20),
        ]
    columns += [
        Column("sasaran", title("Sasaran OPD", uraian, words(rng, "sasaran", unit.tahun)), 30),
        Column("indikator", title("Sasaran OPD", "Indikator Sasaran", "Indikator Sasaran"), 28),
        Column("target", title("Sasaran OPD", "Target", "Target"), 12),
        Column("program", title("Program", uraian, words(rng, "program", unit.tahun)), 30),
        Column(
            "indikator_program",
            title("Program", "Indikator Program", words(rng, "indikator_program", unit.tahun)),
            26,
        ),
        Column("target_program", title("Program", "Target", "Target"), 12),
    ]
    if form == "sub":
        columns.append(Column("kegiatan", ("Kegiatan",), 30))
    columns += [
        Column("daun", title(kegiatan_words, f"Nama {kegiatan_words}", kegiatan_words), 34),
        Column(
            "indikator_kegiatan",
            title(kegiatan_words, f"Indikator {kegiatan_words} (Output)", f"Indikator {kegiatan_words}"),
            34,
        ),
        Column("target_kegiatan", title(kegiatan_words, "Target", "Target"), 14),
        Column("anggaran", title(kegiatan_words, "Anggaran", words(rng, "anggaran", unit.tahun)), 18),
    ]
    rows: list[Row] = []
    i = 0
    for ordinal, s in enumerate(unit.sasaran):
        for ind, p, j, m in oracle.indikator_block(unit, s, form):
            program, kegiatan = unit.program[p], unit.program[p].kegiatan[j]
            leaf = kegiatan if m is None else kegiatan.sub[m]
            block = (ordinal, ind.name)
            sasaran_name, program_name = e.name(s.name), e.program_name(program.name)
            kegiatan_name, leaf_name = e.kegiatan_name(kegiatan.name), e.name(leaf.name)
            cell = {
                "sasaran": content(
                    sasaran_name, text_only, ("rkt", i, "sasaran"), original=clean(sasaran_name), group=ordinal
                ),
                "indikator": content(ind.name, text_only, ("rkt", i, "indikator"), group=block),
                "target": target_cell(g, ind.kind, ind.satuan, ind.target, ("rkt", i, "target"), None),
                "program": content(
                    program_name, text_only, ("rkt", i, "program"), original=clean(program_name), group=(*block, p)
                ),
                "indikator_program": content(
                    program.indikator, text_only, ("rkt", i, "indikator_program"), group=(*block, p)
                ),
                "target_program": _target_program(g, program.target, i),
                "daun": content(
                    leaf_name,
                    text_only,
                    ("rkt", i, "kegiatan" if m is None else "sub_kegiatan"),
                    original=clean(leaf_name),
                ),
                "indikator_kegiatan": content(leaf.indikator, text_only, ("rkt", i, "indikator_kegiatan")),
                "anggaran": content(rkt_rows[i]["anggaran"], money, ("rkt", i, "anggaran")),
            }
            cell["target"].group, cell["target_program"].group = block, (*block, p)
            satuan = leaf.satuan if isinstance(leaf, SubKegiatan) else "Persen"
            kind = "persen" if satuan == "Persen" else "jumlah"
            cell["target_kegiatan"] = target_cell(g, kind, satuan, leaf.target, ("rkt", i, "target_kegiatan"), None)
            if form == "sub":
                cell["kegiatan"] = content(
                    kegiatan_name,
                    text_only,
                    ("rkt", i, "kegiatan"),
                    original=clean(kegiatan_name),
                    group=(*block, p, j),
                )
            if tujuan:
                cell["tujuan"] = Content("Meningkatnya tata kelola pemerintahan yang baik", group="tujuan")
                cell["indikator_tujuan"] = Content("Indeks Pelayanan Publik", group="tujuan")
            rows.append(Row(cell))
            i += 1
    if k.chance("rkt.jumlah", 0.5):
        total = sum(b["anggaran"] for b in rkt_rows)
        column_label = rng.choice(("sasaran", "daun"))
        cell = {
            column_label: Content(rng.choice(("Jumlah", "JUMLAH", "Total"))),
            "anggaran": content(total, money, ("rkt", "jumlah", "anggaran")),
        }
        rows.append(Row(cell, bold=True))
    _frame(k, h, columns, rows)


def _hierarchy(k: LayoutContext, h: Page) -> None:
    rng, unit = k.rng, k.unit
    e = random_spelling(rng)
    g = random_target(rng, satuan_column=False, ods=h.ods)
    t = random_levels(k, KIND, e, ods=h.ods, form=("awalan", "kode", "penomoran"))
    nodes = tree(unit)
    _, money = random_money(rng, [n.pagu for n in nodes], k.force.get("uang"))
    columns = [
        *t.columns,
        Column(
            "indikator",
            (rng.choice(("Indikator Kinerja", "Indikator Kinerja Program/Kegiatan", "Indikator")),),
            40,
        ),
        Column("target", (words(rng, "target", unit.tahun),), 14),
        Column("anggaran", (words(rng, "anggaran", unit.tahun),), 18),
    ]
    ordinal = {b["sub_kegiatan"]: i for i, b in enumerate(oracle.rkt(unit, "sub"))}
    rows = []
    for n in nodes:
        cell = t.cell(n, "rkt_pohon")
        cell["anggaran"] = content(n.pagu, money, ("rkt_pohon", n.index, "anggaran"))
        own = [ordinal[m.name] for m in nodes if m.tingkat == 2 and (m is n or n.thing in m.parent)]
        _, meaning, style = next(c for c in cell["uraian"].note if c[0][2] == "uraian")
        bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
        cell["uraian"].note = [(("rkt", i, bidang), meaning, style) for i in own]
        if n.tingkat == 0:
            thing: Any = n.thing
            cell["indikator"] = Content(
                thing.indikator,
                note=[(("rkt", i, "indikator_program"), thing.indikator, text_only) for i in own],
            )
            cell["target"] = _target_program(g, thing.target, own[0])
            (_, meaning, style), *_ = cell["target"].note
            cell["target"].note = [(("rkt", i, "target_program"), meaning, style) for i in own]
        elif n.tingkat == 2:
            (i,) = own
            sub: Any = n.thing
            cell["indikator"] = content(sub.indikator, text_only, ("rkt", i, "indikator_kegiatan"))
            kind = "persen" if sub.persen else "jumlah"
            cell["target"] = target_cell(g, kind, sub.satuan, sub.target, ("rkt", i, "target_kegiatan"), None)
            cell["anggaran"].note = [(("rkt", i, "anggaran"), n.pagu, money)]
        rows.append(Row(cell, bold=n.tingkat == 0))
    if k.chance("rkt.jumlah", 0.5):
        total = sum(n.pagu for n in nodes if n.tingkat == 0)
        rows.append(
            Row(
                {"uraian": Content("Jumlah"), "anggaran": content(total, money, ("rkt", "jumlah", "anggaran"))},
                bold=True,
            )
        )
    _frame(k, h, columns, rows, required_title=True)
