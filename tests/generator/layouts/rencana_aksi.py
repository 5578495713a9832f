"""`rencana_aksi`: quarters of every sub kegiatan as columns, stacked rows or one cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import oracle
from ..unit import SubKegiatan
from .hierarchy import random_levels, tree
from .indikator import target_cell
from .kop import write_closing, write_title
from .pages import Page
from .styles import Spelling, Style, TargetStyle, clean, random_spelling, random_target, text_only
from .tables import Column, Content, LayoutContext, Merged, Row, content, random_options, write_table
from .words import TRIWULAN, words

KIND = "rencana_aksi"
TITLE = (
    "RENCANA AKSI",
    "RENCANA AKSI KINERJA",
    "RENCANA AKSI PERJANJIAN KINERJA",
    "RENCANA AKSI PENCAPAIAN KINERJA",
)
LABEL = ("Tw {n}: {v}", "Tw {n} : {v}", "TW {r} = {v}", "Trw ({n}) = {v}", "Triwulan {n} : {v}", "Tw {n}:{v}")
ROMAN_NUMERALS = ("I", "II", "III", "IV")


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    e = random_spelling(rng)
    form = k.choose(f"{KIND}.bentuk", ("lebar", "lebar", "lebar", "pohon"))
    triwulan = k.choose(f"{KIND}.triwulan", ("kolom", "kolom", "tumpuk", "satu_sel"))
    if form == "pohon" and triwulan == "tumpuk":
        triwulan = k.features[f"{KIND}.triwulan"] = "satu_sel"
    has_satuan = k.chance(f"{KIND}.kolom_satuan", 0.8)
    has_target = k.chance(f"{KIND}.kolom_target", 0.7) or not has_satuan
    g = random_target(rng, satuan_column=has_satuan, ods=h.ods)
    t = _Triwulan(k, g, triwulan, h.ods)
    ordinal = {s.kode: i for i, (*_, s) in enumerate(unit.sasaran_path())}
    indikator_title = rng.choice(
        ("Indikator Kinerja", "Indikator Keluaran", "Indikator Sub Kegiatan", "Indikator Output")
    )
    tail = [Column("indikator", (indikator_title,), 36)]
    if has_satuan:
        tail.append(Column("satuan", (words(rng, "satuan", unit.tahun),), 12))
    if has_target:
        tail.append(Column("target", (rng.choice(("Target Tahunan", f"Target {unit.tahun}", "Target Tahun Ini")),), 12))
    tail += t.column
    if rng.random() < 0.4:
        tail.append(Column("keterangan", (words(rng, "keterangan", unit.tahun),), 10))

    def leaf_cell(s: SubKegiatan) -> dict[str, Content]:
        i = ordinal[s.kode]
        cell = {"indikator": content(s.indikator, text_only, (KIND, i, "indikator"))}
        if has_satuan:
            cell["satuan"] = content(s.satuan, lambda v: (g.satuan(v), "General"), (KIND, i, "satuan"))
        if has_target:
            kind = "persen" if s.persen else "jumlah"
            cell["target"] = target_cell(g, kind, s.satuan, s.target, (KIND, i, "target"), (KIND, i, "satuan"))
        return cell

    if form == "pohon":
        column, row = _tree(k, h, e, tail, ordinal, leaf_cell, t)
    else:
        column, row = _width(k, e, tail, ordinal, leaf_cell, t)
    right = h.left + len(column) - 1
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, rng.choice(TITLE))
    options = random_options(k, KIND)
    if triwulan == "tumpuk" and options.parent == "ulang":
        options.parent = k.features[f"{KIND}.induk"] = "gabung"
    y = write_table(k, h.sheet, y, h.left, column, row, options)
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)


class _Triwulan:
    """How a table writes the four quarters of a row."""

    def __init__(self, k: LayoutContext, g: TargetStyle, form: str, ods: bool) -> None:
        rng = k.rng
        self.form, self.g = form, g
        self.empty = rng.choice((None, "-"))
        self.label = k.choose(f"{KIND}.label", LABEL) if form != "kolom" else ""
        number_style = random_target(rng, satuan_column=g.satuan_column, ods=ods, text_satuan=False)
        self.number = TargetStyle(g.satuan_column, g.persen, number_style.decimals, number_style.total, g.persen_words)
        title = rng.choice(("Target", "TARGET", "Target Triwulan", "Rencana Aksi Triwulan"))
        names = rng.choice(TRIWULAN)
        grouped = names[0] == "I" or rng.random() < 0.7
        top = (title,) * grouped + ("Triwulan",) * (names[0] == "I" and rng.random() < 0.6)
        if form == "kolom":
            self.column = [Column(f"tw{i}", (*top, n), 9) for i, n in enumerate(names, 1)]
        else:
            self.column = [Column("tw", (rng.choice(("Target Triwulan", "Target per Triwulan", "Target")),), 14)]

    def cell(self, i: int, s: SubKegiatan) -> list[dict[str, Content]]:
        """The quarter cells: one dict per table row (four when stacked)."""
        kind = "persen" if s.persen else "jumlah"
        style = self.number.write(kind, s.satuan)
        if self.form == "kolom":

            def one(v: Any) -> tuple[Any, str]:
                return style(v) if v is not None else (self.empty, "General")

            return [{f"tw{n}": content(v, one, (KIND, i, f"tw{n}")) for n, v in enumerate(s.triwulan, 1)}]
        text = TargetStyle(self.g.satuan_column, "tanda", "teks", "teks", "").write(kind, s.satuan)

        def write(n: int, v: Any) -> str:
            return self.label.format(n=n, r=ROMAN_NUMERALS[n - 1], v="-" if v is None else text(v)[0])

        order = enumerate(s.triwulan, 1)
        if self.form == "tumpuk":
            return [{"tw": content(v, self._stack_style(write, n), (KIND, i, f"tw{n}"))} for n, v in order]
        parts = {f"tw{n}": v for n, v in enumerate(s.triwulan, 1)}
        cell = Merged(parts, lambda b: "\n".join(write(n, b[f"tw{n}"]) for n in range(1, 5)))
        return [{"tw": cell.content({b: (KIND, i, b) for b in parts})}]

    @staticmethod
    def _stack_style(write: Callable[[int, Any], str], n: int) -> Style:
        return lambda v: (write(n, v), "General")


LeafCell = Callable[[SubKegiatan], dict[str, Content]]


def _width(
    k: LayoutContext, e: Spelling, tail: list[Column], ordinal: dict[str, int], leaf_cell: LeafCell, t: _Triwulan
) -> tuple[list[Column], list[Row]]:
    """Sasaran, programme, kegiatan and sub kegiatan in columns of their own."""
    rng, unit = k.rng, k.unit
    beside = t.form == "kolom" and k.chance(f"{KIND}.dua_sisi", 0.2)
    columns = []
    if beside:
        columns += [
            Column("sasaran", ("Sasaran Strategis", "Uraian"), 30),
            Column("ind", ("Sasaran Strategis", "Indikator Kinerja"), 26),
        ]
        columns += [Column(f"s{n}", ("Target Sasaran", f"TW {ROMAN_NUMERALS[n]}"), 8) for n in range(4)]
        columns.append(Column("program", ("Program",), 30))
        columns += [
            Column("kegiatan", ("Kegiatan", "Uraian"), 30),
            Column("sub_kegiatan", ("Kegiatan", "Sub Kegiatan"), 34),
        ]
    else:
        columns += [
            Column(n, (words(rng, n, unit.tahun),), 30) for n in ("sasaran", "program", "kegiatan", "sub_kegiatan")
        ]
    columns += tail
    rows = []
    for order, s in enumerate(unit.sasaran):
        for ind, p, j, m in oracle.indikator_block(unit, s, "sub"):
            program, kegiatan = unit.program[p], unit.program[p].kegiatan[j]
            assert m is not None
            sub = kegiatan.sub[m]
            i = ordinal[sub.kode]
            names = (
                e.name(s.name),
                e.program_name(program.name),
                e.kegiatan_name(kegiatan.name),
                e.name(sub.name),
            )
            cell = {
                bidang: content(n, text_only, (KIND, i, bidang), original=clean(n), group=group)
                for bidang, n, group in zip(
                    ("sasaran", "program", "kegiatan", "sub_kegiatan"),
                    names,
                    (order, p, (p, j), (p, j, m)),
                    strict=True,
                )
            } | leaf_cell(sub)
            if beside:
                block = (order, ind.name)
                cell["ind"] = Content(ind.name, group=block)
                for n in range(4):
                    tick = "25%" if ind.kind == "persen" else "√" if n == 3 else None
                    cell[f"s{n}"] = Content(tick, group=(*block, n))
            fraction = t.cell(i, sub)
            for x in cell.values():
                if len(fraction) > 1 and x.group is None:
                    x.group = ("sub", i)
            for tw in fraction:
                rows.append(Row({c: Content(**vars(v)) for c, v in cell.items()} | tw))
    return columns, rows


def _tree(
    k: LayoutContext,
    h: Page,
    e: Spelling,
    tail: list[Column],
    ordinal: dict[str, int],
    leaf_cell: LeafCell,
    t: _Triwulan,
) -> tuple[list[Column], list[Row]]:
    """The tree in one column; sasaran are not written."""
    hierarchy = random_levels(k, KIND, e, ods=h.ods, form=("awalan", "kode", "penomoran", "indentasi", "kolom_nama"))
    nodes = tree(k.unit)
    rows = []
    for n in nodes:
        cell = hierarchy.cell(n, "rencana_aksi_pohon")
        bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
        name = cell["uraian" if "uraian" in cell else bidang]
        own = [ordinal[m.kode] for m in nodes if m.tingkat == 2 and (m is n or n.thing in m.parent)]
        (_, meaning, style), *_ = name.note
        name.note = [((KIND, i, bidang), meaning, style) for i in own]
        if isinstance(n.thing, SubKegiatan):
            cell |= leaf_cell(n.thing) | t.cell(ordinal[n.kode], n.thing)[0]
        rows.append(Row(cell, bold=n.tingkat == 0))
    return [*hierarchy.columns, *tail], rows
