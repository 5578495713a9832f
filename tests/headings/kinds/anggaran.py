"""Realisasi anggaran: levels in one column, in three, in parallel, or as kode/nama pairs; many ways to say money."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.generator import oracle
from tests.generator.unit import Kegiatan, Program, SubKegiatan, Unit

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from ..values import Cell
from ..words import LEVELS
from .parts import Part, level_block, level_way, quarter_heads, total_of

GROUP_NAMES = ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga", "Belanja Transfer")


@dataclass(frozen=True)
class Line:
    """One row of the table: what it is called and its money, in all and by kelompok."""

    level: str
    code: str
    name: str
    pagu: int
    realisasi: int
    subs: tuple[SubKegiatan, ...]

    @property
    def percent(self) -> Fraction:
        """Serapan in percent points."""
        return Fraction(100 * self.realisasi, self.pagu)

    def by_group(self, number: int) -> tuple[int, int]:
        """Budget and spending of one kelompok."""
        pairs = [s.kelompok(number) for s in self.subs]
        return sum(p for p, _ in pairs), sum(r for _, r in pairs)


def line(level: str, thing: Program | Kegiatan | SubKegiatan) -> Line:
    """The line of a programme, kegiatan or sub kegiatan."""
    if isinstance(thing, Program):
        subs = tuple(thing.all_sub())
    else:
        subs = thing.sub if isinstance(thing, Kegiatan) else (thing,)
    return Line(level, thing.kode, thing.name, sum(s.pagu for s in subs), sum(s.realisasi for s in subs), subs)


def level_lines(unit: Unit) -> list[Line]:
    """Every programme, kegiatan and sub kegiatan in the order of the codes."""
    found = []
    for p in unit.program:
        found.append(line("program", p))
        for k in p.kegiatan:
            found.append(line("kegiatan", k))
            found += [line("sub_kegiatan", s) for s in k.sub]
    return found


def write(b: Build) -> Table:
    """One of the forms."""
    shape = b.option("shape", ("one", "one", "one", "three", "three", "pairs", "parallel", "staggered", "program"))
    if shape == "one":
        return _one(b)
    if shape == "program":
        return _program(b)
    if shape == "staggered":
        return _staggered(b)
    return _leaves(b, shape)


def _expected(
    b: Build, coded: bool, levels: tuple[str, ...] = ("program", "kegiatan", "sub_kegiatan")
) -> dict[str, list[Row]]:
    rows = [r for r in oracle.frame(b.unit)["anggaran"] if r["tingkat"] in levels]
    return {"anggaran": [r if coded else {k: v for k, v in r.items() if k != "kode"} for r in rows]}


def named(level: str, name: str, way: str) -> str:
    """A name with or without the word for its level."""
    label = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}[level]
    if way == "plain" or name.lower().startswith(label.lower() + " "):
        return name
    return f"{label} : {name}" if way == "colon" else f"{label} {name}"


def _one(b: Build) -> Table:
    """A row for each level, names in one column."""
    lines = level_lines(b.unit)
    coded = b.option("levels told by", ("code", "code", "code", "prefix")) == "code"
    way = "plain" if coded else b.rng.choice(("colon", "word"))
    b.number(len(lines))
    if coded:
        split = b.option("code", ("one", "one", "one", "one", "levels", "segments"))
        if split == "levels":
            _split_codes(b, lines)
        elif split == "segments":
            add_segments(b, [x.code for x in lines])
        else:
            b.add(b.pick("kode"), text_cells([x.code for x in lines]), "kode")
    b.add(b.pick("nama_semua"), text_cells([named(x.level, x.name, way) for x in lines]), "uraian")
    top = [x for x in lines if x.level == "program"]
    extra = _money(b, lines, top)
    add_foreign(b)
    table = b.finish(_expected(b, coded) | extra, "judul_anggaran", needs_title=False)
    if b.chance(0.3):
        b.traits.add("rows: indented")
        table.indents = [{"program": 0, "kegiatan": 1, "sub_kegiatan": 2}[x.level] for x in lines]
    return table


def _split_codes(b: Build, lines: list[Line]) -> None:
    """Programme, kegiatan and sub kegiatan codes in three columns under one head."""
    head = b.pick("kode")
    for level in ("program", "kegiatan", "sub_kegiatan"):
        b.add((head, LEVELS[level][0]), text_cells([x.code if x.level == level else None for x in lines]), "kode")


def add_segments(b: Build, codes: Sequence[str]) -> None:
    """A code over five columns below one head: 7 | 01 | 01 | 2.01 | 0001."""
    pieces: list[list[Cell]] = [[] for _ in range(5)]
    for code in codes:
        parts = code.split(".")
        whole = [*parts[:3], ".".join(parts[3:5]), *parts[5:]]
        for n, piece in enumerate(pieces):
            piece.append(Cell(whole[n] if n < len(whole) and whole[n] else None))
    b.add(b.pick("kode"), text_cells(codes), "kode", pieces=pieces)


def _staggered(b: Build) -> Table:
    """A row for each level, each level's names in a column of its own."""
    lines = level_lines(b.unit)
    b.number(len(lines))
    coded = b.chance(0.6)
    if coded:
        b.add(b.pick("kode"), text_cells([x.code for x in lines]), "kode")
    for level in ("program", "kegiatan", "sub_kegiatan"):
        word = b.rng.choice(LEVELS[level])
        b.add(word, text_cells([x.name if x.level == level else None for x in lines]), level)
    extra = _money(b, lines, [x for x in lines if x.level == "program"])
    add_foreign(b)
    return b.finish(_expected(b, coded) | extra, "judul_anggaran", needs_title=False)


def _program(b: Build) -> Table:
    """Programmes alone."""
    lines = [line("program", p) for p in b.unit.program]
    b.number(len(lines))
    coded = b.chance(0.3)
    if coded:
        b.add(b.rng.choice(("Kode", "Kode Program", "Kode Rekening")), text_cells([x.code for x in lines]), "kode")
    level_block(b, "program", [x.name for x in lines], (), "bare")
    extra = _money(b, lines, lines)
    add_foreign(b)
    return b.finish(_expected(b, coded, ("program",)) | extra, "judul_anggaran", noise_allowed=True)


def _leaves(b: Build, shape: str) -> Table:
    """A row for each sub kegiatan, its parents beside it."""
    paths = list(b.unit.kode_path())
    programs: list[Hashable] = [p.kode for p, _, _ in paths]
    kegiatan: list[Hashable] = [k.kode for _, k, _ in paths]
    lines = [line("sub_kegiatan", s) for *_, s in paths]
    b.number(len(paths), programs if b.chance(0.4) else None)
    if shape == "pairs":
        for level, things, keys in (
            ("Program", [p for p, _, _ in paths], programs),
            ("Kegiatan", [k for _, k, _ in paths], kegiatan),
            ("Sub Kegiatan", [s for *_, s in paths], None),
        ):
            field = level.lower().replace(" ", "_")
            b.add(f"Kode {level}", text_cells([x.kode for x in things]), f"kode_{field}", keys=keys)
            b.add(f"Nama {level}", text_cells([x.name for x in things]), field, keys=keys)
        extra = _money(b, lines, lines)
    elif shape == "parallel":
        extra = {}
        way = level_way(b)
        for level, amounts, keys in (
            ("program", [line("program", p) for p, _, _ in paths], programs),
            ("kegiatan", [line("kegiatan", k) for _, k, _ in paths], kegiatan),
            ("sub_kegiatan", lines, None),
        ):
            total = [line("program", p) for p in b.unit.program]
            parts = [
                Part("pagu", [b.style.money(x.pagu) for x in amounts], "pagu", total_of(b, [x.pagu for x in total])),
                Part(
                    "realisasi_uang",
                    [b.style.money(x.realisasi) for x in amounts],
                    "realisasi",
                    total_of(b, [x.realisasi for x in total]),
                ),
            ]
            level_block(b, level, [x.name for x in amounts], parts, way, keys)
    else:
        for level, names, keys in (
            ("program", [p.name for p, _, _ in paths], programs),
            ("kegiatan", [k.name for _, k, _ in paths], kegiatan),
            ("sub_kegiatan", [s.name for *_, s in paths], None),
        ):
            level_block(b, level, names, (), "bare", keys)
        extra = _money(b, lines, lines)
    add_foreign(b)
    return b.finish(_expected(b, shape == "pairs") | extra, "judul_anggaran", needs_title=shape == "parallel")


Money = dict[str, list[Row]]


def _money(b: Build, lines: Sequence[Line], top: Sequence[Line]) -> Money:
    """The money columns; the frames beside `anggaran` that they also give."""
    shape = b.option(
        "money", ("plain", "plain", "plain", "plain", "stages", "documents", "quarters", "fisik", "kelompok", "grouped")
    )
    pagu, spent = [x.pagu for x in lines], [x.realisasi for x in lines]
    pagu_total, spent_total = total_of(b, [x.pagu for x in top]), total_of(b, [x.realisasi for x in top])
    if shape == "kelompok":
        return _kelompok(b, lines, top)
    if shape == "stages":
        _stages(b, lines, top)
    elif shape == "documents":
        _documents(b, lines, top)
    elif shape == "grouped":
        group = b.rng.choice(("Keuangan", "Anggaran", "APBD", "Realisasi Keuangan"))
        leaf = "Pagu" if group != "Realisasi Keuangan" else "Anggaran"
        b.traits.add(f"money group: {group}")
        b.money((group, b.rng.choice((leaf, "Alokasi"))), pagu, "pagu", total=pagu_total)
        b.money((group, b.rng.choice(("Realisasi", "Penyerapan"))), spent, "realisasi", total=spent_total)
        _percent(b, lines, (group, "%"))
        return {}
    else:
        b.money(b.pick("pagu"), pagu, "pagu", total=pagu_total)
    if shape == "quarters":
        _quarters(b, lines, top)
        return {}
    if shape == "fisik":
        _fisik(b, lines, spent, spent_total)
        return {}
    if shape == "plain" and b.chance(0.2):
        b.traits.add("money: realisasi as (Rp) and (%)")
        parts: list[tuple[str, bool]] = [("(Rp)", True), ("(%)", False)]
        if b.chance(0.4):
            parts.reverse()
            b.traits.add("money: percent left of rupiah")
        word = b.rng.choice(("Realisasi", "Realisasi Anggaran", "Realisasi Keuangan", "Penyerapan"))
        for unit, is_money in parts:
            if is_money:
                b.money((word, unit), spent, "realisasi", total=spent_total, unit_row="")
            else:
                _percent(b, lines, (word, unit))
    else:
        b.money(b.pick("realisasi_uang"), spent, "realisasi", total=spent_total)
        if b.chance(0.7):
            _percent(b, lines, (b.pick("persen"),))
    if b.chance(0.5):
        rest = [x.pagu - x.realisasi for x in lines]
        total = total_of(b, [x.pagu - x.realisasi for x in top])
        head = "Sisa Anggaran" if shape == "stages" else b.pick("sisa")
        b.money(head, rest, "sisa", total=total, formula="{0} - {1}", of=("pagu", "realisasi"))
    return {}


def _percent(b: Build, lines: Sequence[Line], path: tuple[str, ...]) -> None:
    cells = [b.style.percent(x.percent) for x in lines]
    b.add(path, cells, "persen", formula="{0} / {1} x 100", of=("realisasi", "pagu"))


def _stages(b: Build, lines: Sequence[Line], top: Sequence[Line]) -> None:
    before, after = b.rng.choice(
        (
            ("Pagu Sebelum Perubahan", "Pagu Setelah Perubahan"),
            ("Anggaran / Sebelum Perubahan", "Anggaran / Sesudah Perubahan"),
            ("Pagu Murni", "Pagu Perubahan"),
            ("Anggaran Semula", "Anggaran Menjadi"),
            ("APBD Murni", "APBD Perubahan"),
            ("Pagu / Sebelum", "Pagu / Sesudah"),
            ("DPA", "DPPA"),
        )
    )
    b.traits.add(f"stages: {before} | {after}")
    old = [sum(s.pagu - s.pagu // 10 for s in x.subs) for x in lines]
    b.money(tuple(before.split(" / ")), old)
    b.money(tuple(after.split(" / ")), [x.pagu for x in lines], "pagu", total=total_of(b, [x.pagu for x in top]))
    if b.chance(0.4):
        b.money(
            b.rng.choice(("Bertambah/(Berkurang)", "Bertambah / Berkurang")),
            [x.pagu - o for x, o in zip(lines, old, strict=True)],
        )


def _documents(b: Build, lines: Sequence[Line], top: Sequence[Line]) -> None:
    heads = b.rng.choice(
        (
            ("Pagu Renstra", "Pagu RKPD", "Pagu APBD"),
            ("Anggaran / RENSTRA", "Anggaran / RKPD", "Anggaran / APBD"),
            ("RKPD / Anggaran", "APBD / Anggaran"),
            ("Pagu Renja", "Pagu DPA"),
            ("Pagu RKPD", "Pagu DPA"),
        )
    )
    b.traits.add(f"documents: {' | '.join(heads)}")
    for n, head in enumerate(heads[:-1], 2):
        b.money(tuple(head.split(" / ")), [sum(s.pagu + s.pagu // (10 * n) for s in x.subs) for x in lines])
    b.money(tuple(heads[-1].split(" / ")), [x.pagu for x in lines], "pagu", total=total_of(b, [x.pagu for x in top]))


def _quarters(b: Build, lines: Sequence[Line], top: Sequence[Line]) -> None:
    """Spending of each quarter beside the year's."""
    heads = b.rng.choice((("Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"), quarter_heads(b)))
    if len(heads[0]) < 3:
        heads = tuple(f"Triwulan {h}" for h in heads)
    percent = b.chance(0.4)
    b.traits.add("money: quarters" + (" with percent" if percent else ""))
    for n, head in enumerate(heads):
        cells = [sum(_share(s.realisasi, n) for s in x.subs) for x in lines]
        if percent:
            b.money((head, "Realisasi"), cells)
            b.add((head, "%"), [b.style.percent(Fraction(100 * c, x.pagu)) for c, x in zip(cells, lines, strict=True)])
        else:
            b.money(("Realisasi Triwulan", head), cells)
    total = total_of(b, [x.realisasi for x in top])
    word = b.rng.choice(("Total Realisasi", "Jumlah Realisasi", "Realisasi s.d. Triwulan IV", "Total Realisasi (Rp)"))
    b.traits.add(f"word:realisasi_uang={word}")
    b.money(word, [x.realisasi for x in lines], "realisasi", total=total)
    if b.chance(0.5):
        _percent(b, lines, (b.rng.choice(("%", "Persentase Realisasi", "% Realisasi")),))


def _share(amount: int, quarter: int) -> int:
    parts = [amount // 10, amount // 5, amount // 3]
    return parts[quarter] if quarter < 3 else amount - sum(parts)


def _fisik(b: Build, lines: Sequence[Line], spent: Sequence[int], total: Any) -> None:
    """Physical progress in percent beside the money."""
    physical = [b.style.percent(b.rng.choice((100, 100, 95, 90))) for _ in lines]
    way = b.rng.choice(("flat", "flat swapped", "group"))
    b.traits.add(f"money: fisik {way}")
    if way == "group":
        b.add(("Realisasi", "Fisik (%)"), physical)
        b.money(("Realisasi", "Keuangan (Rp)"), spent, "realisasi", total=total, unit_row="")
        _percent(b, lines, ("Realisasi", "Keuangan (%)"))
        return
    heads = [("Realisasi Keuangan (Rp)", True), ("Realisasi Keuangan (%)", False)]
    for head, is_money in heads[::-1] if way == "flat swapped" else heads:
        if is_money:
            b.money(head, spent, "realisasi", total=total, unit_row="")
        else:
            _percent(b, lines, (head,))
    b.add("Realisasi Fisik (%)", physical)


def _kelompok(b: Build, lines: Sequence[Line], top: Sequence[Line]) -> Money:
    """Budget and spending by kelompok belanja, with or without the sum of them."""
    total = b.option("kelompok total", ("after", "after", "none"))
    upper = b.chance(0.4)
    outer = ("Kelompok Belanja",) if b.chance(0.4) else ()
    for n, name in enumerate(GROUP_NAMES):
        label = name.removeprefix("Belanja ") if outer else name
        path = (*outer, label.upper() if upper else label)
        for leaf, part in (("Anggaran", 0), ("Realisasi", 1)):
            sums = [x.by_group(n)[part] for x in top]
            b.money((*path, leaf), [x.by_group(n)[part] for x in lines], total=total_of(b, sums))
    if total == "after":
        word = b.rng.choice(("Jumlah", "Total", "Jumlah Belanja"))
        b.money((word, "Anggaran"), [x.pagu for x in lines], "pagu", total=total_of(b, [x.pagu for x in top]))
        spent = [x.realisasi for x in top]
        b.money((word, "Realisasi"), [x.realisasi for x in lines], "realisasi", total=total_of(b, spent))
    return {"belanja": oracle.frame(b.unit)["belanja"]}
