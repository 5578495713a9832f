"""The tree programme / kegiatan / sub kegiatan as rows, and the ways offices show a row's level."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..unit import Kegiatan, Program, SubKegiatan, Unit
from .styles import Spelling, Style, clean, text_only
from .tables import Column, Content, Key, LayoutContext, content
from .words import words

ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Node:
    """One row of the tree: its level (0 programme, 1 kegiatan, 2 sub kegiatan), its row in `anggaran`."""

    tingkat: int
    index: int
    kode: str
    name: str
    pagu: int
    realisasi: int
    order: tuple[int, ...]
    """1-based position in each level above and in its own."""
    thing: Program | Kegiatan | SubKegiatan
    parent: tuple[Program | Kegiatan, ...]

    @property
    def persen(self) -> Fraction:
        """Absorption in percent points."""
        return Fraction(100 * self.realisasi, self.pagu)


def tree(unit: Unit) -> list[Node]:
    """All rows of the tree in the order of the codes."""
    results: list[Node] = []

    def add(
        thing: Program | Kegiatan | SubKegiatan, sub: list[SubKegiatan], order: tuple[int, ...], *parent: object
    ) -> None:
        pagu, realisasi = sum(s.pagu for s in sub), sum(s.realisasi for s in sub)
        results.append(
            Node(len(order) - 1, len(results), thing.kode, thing.name, pagu, realisasi, order, thing, parent)  # type: ignore[arg-type]
        )

    for i, p in enumerate(unit.program, 1):
        add(p, list(p.all_sub()), (i,))
        for j, kg in enumerate(p.kegiatan, 1):
            add(kg, list(kg.sub), (i, j), p)
            for m, s in enumerate(kg.sub, 1):
                add(s, [s], (i, j, m), p, kg)
    return results


KODE_STYLE = ("panjang", "panjang", "dua", "tiga", "nol")


def write_kode(kode: str, style: str, x: bool) -> str:
    """A code in a style: panjang 7.01.01.2.01.0001, dua ..01, tiga 7.01.01.201.01, nol 7.01.01.02.01.0001."""
    s = kode.split(".")
    if x and s[2] == "01":
        s[:2] = ["X", "XX"]
    if len(s) > 4:
        s[3:5] = {"tiga": [s[3] + s[4]], "nol": ["0" + s[3], s[4]]}.get(style, s[3:5])
    if len(s) > (4 if style == "tiga" else 5) and style in ("dua", "tiga"):
        s[-1] = s[-1][-2:]
    return ".".join(s)


@dataclass
class Levels:
    """How one table shows level and name: which columns, and the cells of one row."""

    form: str
    columns: list[Column]
    prefix: str
    kode_style: str
    ordinal_style: str
    kode_x: bool
    fill_full_kode: bool
    space: bool
    numbered: bool
    """Labels carry the position: 'Sub Kegiatan 2 : '."""
    spelling: Spelling

    def cell(self, n: Node, frame: str, *, index: int | None = None) -> dict[str, Content]:
        """The cells of a row; the name is recorded as (frame, row, 'uraian') and the code likewise."""
        index = n.index if index is None else index
        result: dict[str, Content] = {}
        kode_key: Key = (frame, index, "kode")
        kode = write_kode(n.kode, self.kode_style, self.kode_x)

        def kode_style(v: str) -> tuple[str, str]:
            return write_kode(v, self.kode_style, self.kode_x), "General"

        if "kode" in (c.key for c in self.columns):
            result["kode"] = Content(kode, note=[(kode_key, n.kode, kode_style)])
        if self.form == "kode_terpisah":
            s = n.kode.split(".")
            segment = [s[0], s[1], s[2], *([".".join(s[3:5])] if len(s) > 3 else []), *s[5:]]
            if self.kode_x and segment[2] == "01":
                segment[:2] = ["X", "XX"]
            for i, text in enumerate(segment):
                if self.fill_full_kode or i == len(segment) - 1 or len(segment) == 3:
                    result[f"kode{i}"] = Content(text)
            result[f"kode{len(segment) - 1}"].note.append((kode_key, n.kode, self._segment_style(len(segment))))
        if "no" in (c.key for c in self.columns):
            result["no"] = Content(self._ordinal(n))
        name = self.name(n)
        meaning = clean(name)
        name_key: Key = (frame, index, "uraian")
        if self.form == "kolom_nama":
            result[("program", "kegiatan", "sub_kegiatan")[n.tingkat]] = content(
                name, text_only, name_key, original=meaning
            )
            return result
        style = self._name_style(n)
        result["uraian"] = content(name, style, name_key, original=meaning)
        if self.form == "indentasi" and not self.space:
            result["uraian"].indent = n.tingkat
        return result

    def name(self, n: Node) -> str:
        """The name in this document's spelling, without label."""
        if n.tingkat == 0:
            name = self.spelling.program_name(n.name)
            # a label in front takes the place of the word that the name begins with
            return name.split(maxsplit=1)[1] if self.prefix == "titik_dua" else name
        return self.spelling.kegiatan_name(n.name) if n.tingkat == 1 else self.spelling.name(n.name)

    def _segment_style(self, many: int) -> Style:
        def g(v: str) -> tuple[str, str]:
            s = str(v).split(".")
            parts = {3: s[2:3], 4: s[3:5], 5: s[5:6]}[many]
            return ".".join(parts), "General"

        return g

    def _name_style(self, n: Node) -> Style:
        tingkat_words = ("Program", "Kegiatan", "Sub Kegiatan")[n.tingkat]
        prefix = ""
        if self.prefix == "titik_dua":
            ordinal = f" {n.order[-1]}" if n.tingkat and self.numbered else ""
            prefix = f"{tingkat_words}{ordinal} : "
        elif self.prefix == "tanpa_titik" and not n.name.lower().startswith(tingkat_words.lower()):
            prefix = f"{tingkat_words} "
        elif self.form == "indentasi" and self.space:
            prefix = "    " * n.tingkat

        def g(v: str) -> tuple[str, str]:
            return prefix + str(v), "General"

        return g

    def _ordinal(self, n: Node) -> str | int | None:
        i = n.order[-1]
        if self.ordinal_style == "bertitik":
            return ".".join(map(str, n.order))
        if self.ordinal_style == "A I 1":
            return (chr(64 + i), ROMAN_NUMERALS[i - 1], str(i))[n.tingkat]
        if self.ordinal_style == "I 1 -":
            return (ROMAN_NUMERALS[i - 1], i, None)[n.tingkat]
        return (ROMAN_NUMERALS[i - 1], str(i), chr(96 + i))[n.tingkat]


FORM = ("awalan", "awalan", "kode", "kode", "kode_terpisah", "kolom_nama", "penomoran", "indentasi")


def random_levels(
    k: LayoutContext, kind: str, spelling: Spelling, *, ods: bool, form: tuple[str, ...] = FORM
) -> Levels:
    """Choose how a table shows the hierarchy."""
    rng, tahun = k.rng, k.unit.tahun
    choice = k.choose(f"{kind}.hierarki", form)
    columns: list[Column] = []
    prefix = ""
    ordinal_style = rng.choice(("bertitik", "A I 1", "I 1 a"))
    uraian = Column("uraian", (words(rng, "uraian", tahun),), 50)
    if choice == "kode":
        columns = [Column("kode", (words(rng, "kode", tahun),), 20), uraian]
        if rng.random() < 0.2:
            prefix = "titik_dua"
    elif choice == "kode_terpisah":
        title = words(rng, "kode", tahun)
        names = rng.choice((("",) * 5, ("Urusan", "Bidang", "Program", "Kegiatan", "Sub")))
        columns = [Column(f"kode{i}", (title, t) if t else (title,), 6) for i, t in enumerate(names)] + [uraian]
    elif choice == "kolom_nama":
        if rng.random() < 0.4:
            columns.append(Column("kode", (words(rng, "kode", tahun),), 20))
        columns += [Column(n, (words(rng, n, tahun),), 30) for n in ("program", "kegiatan", "sub_kegiatan")]
    elif choice == "penomoran":
        columns = [Column("no", (words(rng, "no", tahun),), 6), uraian]
    elif choice == "indentasi":
        columns = [uraian]
    else:
        prefix = rng.choice(("titik_dua", "titik_dua", "tanpa_titik"))
        ordinal_style = "I 1 -"
        columns = [Column("no", (words(rng, "no", tahun),), 6)] * (rng.random() < 0.6) + [uraian]
    return Levels(
        choice,
        columns,
        prefix,
        k.choose(f"{kind}.gaya_kode", KODE_STYLE),
        ordinal_style,
        k.features.setdefault("kode_x", bool(k.force.get("kode_x", rng.random() < 0.1))),
        rng.random() < 0.6,
        ods or rng.random() < 0.4,
        rng.random() < 0.6,
        spelling,
    )
