"""Programme, kegiatan and sub kegiatan in one table: which row is which, however the office shows it.

Evidence, strongest first: a column of its own for each level, codes, labels in front of the name
("Kegiatan 2 :"), official names, and then the visible order: column of the name, numbering style,
indentation. Where the visible order must decide, the amounts do (children add up to parents).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.induk_judul import induk_judul
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.model import Nilai
from lakip_xls.nomenklatur import tingkat_nama
from lakip_xls.parsing.codes import Kode, join_code, parse_code, tingkat_ruas
from lakip_xls.parsing.names import Label, clean, key, strip_label
from lakip_xls.reading.book import Cell, Kind
from lakip_xls.recognising.kind import Slot

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
NAME_SLOTS = (
    *(Slot(name=level, roles=("name",), of=(level,)) for level in TINGKAT),
    Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
    Slot(name="kode", roles=("code",), many=True),
    Slot(name="no", roles=("number",)),
)
"""The columns that `susun` reads: one for each level, or one for all, with codes and numbers beside them."""
_KETERANGAN = {"output", "outcome", "input"}
_DALAM = {name: i for i, name in enumerate(TINGKAT)}

_URUTAN = ("urusan", "bidang", "unit", *TINGKAT)
Codes = dict[int, tuple[Kode | None, Cell | None]]
Jumlah = Callable[[int], Decimal | None]


@dataclass(frozen=True, slots=True)
class Simpul:
    """One named row of a hierarchy."""

    baris: int
    tingkat: str
    """'program', 'kegiatan', 'sub_kegiatan', 'output', 'outcome', 'input', or 'lain' (unit, urusan, account)."""
    nama: Nilai
    kode: Nilai | None
    program: Nilai | None
    kegiatan: Nilai | None
    sub_kegiatan: Nilai | None


@dataclass(slots=True)
class _Calon:
    """A row while its level is not decided."""

    baris: int
    cell: Cell
    label: Label
    kode: Kode | None
    kode_cell: Cell | None
    kolom: int
    nomor: str
    indent: int
    tingkat: str | None = None
    lanjutan: tuple[Cell, ...] = ()
    """Cells of the rows below that continue the name."""


def susun(p: Pembaca, rows: Sequence[int], amount: Jumlah) -> list[Simpul]:
    """The named rows of a table with their level and their parents, in document order."""
    codes = _codes(p, rows)
    if any(p.punya(name) for name in TINGKAT) and not p.punya("hirarki"):
        separate = [name for name in TINGKAT if p.punya(name)]
        if len(separate) > 1 or not _mixed(p, rows, separate[0], codes):
            return _by_columns(p, rows, separate, codes)
    names = next(n for n in ("hirarki", "uraian", *TINGKAT) if p.punya(n))
    candidates = [c for row in rows if (c := _candidate(p, row, names, codes)) is not None]
    candidates = _without_wraps(p, candidates)
    _decide(p, candidates, amount)
    return _linked(p, candidates)


def _mixed(p: Pembaca, rows: Sequence[int], name: str, codes: Codes) -> bool:
    """Whether a column headed by one level really holds several (codes or labels of different levels)."""
    kinds: set[str] = set()
    for row in rows:
        candidate = _candidate(p, row, name, codes)
        if candidate is None:
            continue
        level = _certain(candidate) or tingkat_nama(candidate.label.nama)
        if level in _DALAM:
            kinds.add(level)
    return len(kinds) > 1


def _by_columns(p: Pembaca, rows: Sequence[int], columns: Sequence[str], codes: Codes) -> list[Simpul]:
    """A column for each level: the deepest filled one tells the level of the row."""
    nodes: list[Simpul] = []
    above = TINGKAT[: _DALAM[columns[0]]]
    current: dict[str, Nilai | None] = dict.fromkeys(TINGKAT) | {name: induk_judul(p, name) for name in above}
    for row in rows:
        level = value = None
        for name in columns:
            cell = p.own(row, name)
            if cell is None or not clean(tulisan(cell)):
                continue
            value = _name(p, cell)
            if value.isi is None:
                continue
            level = name
            known = current[name]
            if known is None or known.isi != value.isi or name == columns[-1]:
                for lower in TINGKAT[_DALAM[name] + 1 :]:
                    current[lower] = None
            current[name] = value
        if level is None:
            p.lewati(row, "tanpa nama program, kegiatan, atau sub kegiatan", value)
            continue
        named = current[level]
        assert named is not None
        code, cell = codes.get(row, (None, None))
        nodes.append(Simpul(row, level, named, _code_value(p, code, cell, level), *(current[n] for n in TINGKAT)))
    return nodes


def _name(p: Pembaca, cell: Cell, more: Sequence[Cell] = ()) -> Nilai:
    if (flaw := p.broken(cell, "uraian")) is not None:
        return p.nilai(cell, None, cacat=flaw)
    label = strip_label(" ".join(p.utuh(c) for c in (cell, *more)))
    return p.nilai(cell, label.nama or None)


def _candidate(p: Pembaca, row: int, names: str, codes: Codes) -> _Calon | None:
    cell = next((c for col in p.kolom[names] if (c := p.grid.cells.get((row, col))) is not None and _wordy(c)), None)
    code, code_cell = codes.get(row, (None, None))
    if cell is None:
        if code is not None:
            p.lewati(row, "kode tanpa nama")
        return None
    raw = str(cell.value)
    label = strip_label(p.utuh(cell))
    if code is None and label.kode is not None:
        code, code_cell = label.kode, cell
    number = _number(p, row) or label.nomor or ""
    indent = p.grid.sheet.indents.get((row, cell.col), 0) * 4 + len(raw) - len(raw.lstrip(" \t\xa0"))
    return _Calon(row, cell, label, code, code_cell, cell.col, number, indent)


def _without_wraps(p: Pembaca, candidates: list[_Calon]) -> list[_Calon]:
    """Join names that run over several rows: the row below holds nothing but more of the name."""
    coded = sum(c.kode is not None for c in candidates) * 2 >= len(candidates)
    kept: list[_Calon] = []
    for c in candidates:
        above = kept[-1] if kept else None
        if (
            above is not None
            and c.baris == above.baris + 1 + len(above.lanjutan)
            and len(p.table.cells(c.baris)) == 1 < len(p.table.cells(above.baris))
            and c.kolom == above.kolom
            and _continues(c, above, coded)
        ):
            above.lanjutan = (*above.lanjutan, c.cell)
            p.lewati(c.baris, "lanjutan nama di baris atasnya")
        else:
            kept.append(c)
    return kept


def _continues(c: _Calon, above: _Calon, coded: bool) -> bool:
    """Whether a name without code, number and label reads on from the one above."""
    if c.kode is not None or c.nomor or c.label.jenis is not None or tingkat_nama(c.label.nama) is not None:
        return False
    return (coded and above.kode is not None) or c.label.nama[:1].islower()


def _wordy(cell: Cell) -> bool:
    """Whether a cell of a name column holds a name, not just its number ('1', 'II.', 'a')."""
    if cell.kind is not Kind.TEXT:
        return False
    text = clean(str(cell.value))
    return len(text) > 3 and any(c.isalpha() for c in text)


def _number(p: Pembaca, row: int) -> str:
    """The numbering of a row: its 'No' cell, or a short cell of the name columns."""
    for name in ("no", "hirarki", "uraian", "kode"):
        for col in p.kolom.get(name, ()):
            cell = p.grid.cells.get((row, col))
            if cell is not None:
                text = clean(tulisan(cell)).strip(" .)(")
                if text and len(text) <= 8 and re.fullmatch(r"[IVXivx]+|[A-Za-z]|\d+(?:[.,]\d+)*", text):
                    return text
    return ""


def _codes(p: Pembaca, rows: Sequence[int]) -> Codes:
    """The code of every row: its deepest one, or the parts of a split code joined."""
    codes: Codes = {}
    columns = p.kolom.get("kode", ())
    above: dict[int, str | int | float] = {}
    for row in rows:
        cells = [c for col in columns if (c := p.grid.cells.get((row, col))) is not None and _plain(c)]
        if not cells:
            continue
        if len(columns) > 1 and all(len(str(c.value).strip()) <= 6 for c in cells):
            joined = join_code(_parts(cells, columns, above))
            if joined is not None:
                codes[row] = (joined, cells[-1])
                continue
        found = [(k, c) for c in cells if (k := parse_code(c.value)) is not None]
        account = next((f for f in found if f[0].tingkat == "rekening"), None)
        if account is not None:
            codes[row] = account
        elif (odd := next((c for c in cells if tingkat_ruas(c.value)), None)) is not None:
            codes[row] = (None, odd)
        elif found:
            codes[row] = max(found, key=lambda f: _URUTAN.index(f[0].tingkat))
    return codes


def _plain(cell: Cell) -> bool:
    return isinstance(cell.value, (str, int, float)) and not isinstance(cell.value, bool)


def _parts(
    cells: Sequence[Cell], columns: Sequence[int], above: dict[int, str | int | float]
) -> list[str | int | float | None]:
    """The parts of a split code; leading blanks are those of the rows above, which `above` remembers."""
    own = {c.col: c.value for c in cells}
    first = min(own)
    parts: list[str | int | float | None] = []
    for col in columns:
        value = own.get(col)
        if isinstance(value, (str, int, float)):
            above[col] = value
            parts.append(value)
        else:
            parts.append(above.get(col) if col < first else None)
    return parts


def _certain(c: _Calon) -> str | None:
    """The level that code or label tell beyond doubt."""
    if c.kode is not None:
        if c.kode.tingkat in _DALAM:
            return c.kode.tingkat
        if c.kode.tingkat in ("rekening", "unit", "bidang", "urusan") and c.label.jenis is None:
            return "lain"
    if c.label.jenis in _DALAM or c.label.jenis in _KETERANGAN:
        return c.label.jenis
    return None


def _decide(p: Pembaca, candidates: list[_Calon], amount: Jumlah) -> None:
    """Set the level of every candidate."""
    for c in candidates:
        c.tingkat = _certain(c)
    _correct_copies([c for c in candidates if c.kode is not None and c.kode.tingkat in _DALAM])
    with_code = sum(1 for c in candidates if c.kode is not None and c.kode.tingkat in _DALAM)
    open_rows = [c for c in candidates if c.tingkat is None]
    if not open_rows:
        return
    if with_code * 2 >= sum(c.tingkat != "lain" for c in candidates):
        for c in open_rows:
            meant = tingkat_ruas(c.kode_cell.value) if c.kode_cell is not None else None
            c.tingkat = meant or tingkat_nama(c.label.nama) or "lain"
        return
    best: tuple[tuple[float, float, int], dict[int, str]] | None = None
    named = {c.baris: level for c in candidates if (level := c.tingkat or tingkat_nama(c.label.nama)) in _DALAM}
    for priority, classes in enumerate(_orders(candidates)):
        for levels in _assign(candidates, classes, named):
            agree = sum(levels.get(r) == level for r, level in named.items()) / max(len(named), 1)
            score = (agree, _sums(candidates, levels, amount), -priority)
            if best is None or score > best[0]:
                best = (score, levels)
    chosen = best[1] if best else {}
    for c in open_rows:
        c.tingkat = chosen.get(c.baris) or named.get(c.baris) or "lain"


def tingkat_label(label: Label) -> str | None:
    """The level that a name tells: by the word in front of it, else by the official list."""
    return label.jenis if label.jenis in TINGKAT else tingkat_nama(label.nama)


def _correct_copies(coded: list[_Calon]) -> None:
    """A code copied from the row above tells nothing of its row's level; the rows around it do."""
    seen: set[str] = set()
    for above, c, below in zip(coded, coded[1:], [*coded[2:], None], strict=False):
        assert above.kode is not None and c.kode is not None
        seen.add(above.kode.teks)
        if c.kode.teks != above.kode.teks or key(c.label.nama) == key(above.label.nama):
            continue
        next_code = below.kode if below is not None else None
        told = tingkat_label(c.label)
        if told in _DALAM:
            c.tingkat = told
        elif next_code is not None and next_code.induk == c.kode.teks:
            c.tingkat = next_code.tingkat
        elif next_code is not None and next_code.induk is not None and next_code.induk not in seen:
            missing = TINGKAT.index(next_code.tingkat) - 1
            c.tingkat = TINGKAT[missing] if missing >= 0 else c.tingkat
        elif c.kode.tingkat != TINGKAT[-1]:
            c.tingkat = TINGKAT[TINGKAT.index(c.kode.tingkat) + 1]


def _orders(candidates: list[_Calon]) -> list[dict[int, str]]:
    """Ways to see an order among the rows: row -> class. Only those that see more than one class."""
    rows = [c for c in candidates if c.tingkat not in _KETERANGAN and c.tingkat != "lain"]
    roman = _is_roman([c.nomor for c in rows])
    views = [
        {c.baris: str(c.kolom) for c in rows},
        {c.baris: _number_style(c.nomor, roman) for c in rows},
        {c.baris: str(c.indent) for c in rows},
        {c.baris: _number_style(c.nomor, roman) + "/" + str(c.label.jenis) for c in rows},
        {c.baris: str(c.label.jenis) for c in rows},
        {c.baris: "huruf besar" if c.label.nama.isupper() else "huruf kecil" for c in rows},
    ]
    useful = [v for v in views if 1 < len(set(v.values())) <= 6]
    return useful or [{c.baris: "" for c in rows}]


def _is_roman(numbers: Sequence[str]) -> bool:
    """Whether single letters I, V, X among the numbers are Roman (the series starts with I, not with A)."""
    letters = [n for n in numbers if n.isalpha()]
    upper = [n for n in letters if n.isupper()]
    return bool(upper) and ("I" in upper) and not ("H" in upper or "G" in upper)


def _number_style(number: str, roman: bool) -> str:
    if not number:
        return "-"
    if re.fullmatch(r"\d+(?:[.,]\d+)*", number):
        return "angka" + str(number.count(".") + number.count(","))
    if roman and re.fullmatch(r"[IVX]+", number):
        return "romawi"
    return "besar" if number.isupper() else "kecil"


def _assign(candidates: list[_Calon], classes: dict[int, str], named: dict[int, str]) -> list[dict[int, str]]:
    """Possible levels for the classes: the order of first appearance is the order of depth."""
    order = list(dict.fromkeys(classes.values()))
    voted: dict[str, str] = {}
    for name in order:
        votes = Counter(named[r] for r, c in classes.items() if c == name and r in named)
        if votes and votes.most_common(1)[0][1] * 4 >= sum(votes.values()) * 3:
            voted[name] = votes.most_common(1)[0][0]
    outcomes: list[dict[str, str]] = []
    if len(order) <= 3:
        outcomes = [dict(zip(order, pick, strict=True)) for pick in combinations(TINGKAT, len(order))]
    base = {}
    for i, name in enumerate(order):
        base[name] = voted.get(name) or TINGKAT[min(i, 2)]
    outcomes.insert(0, base)
    return [{row: levels[cls] for row, cls in classes.items()} for levels in outcomes]


def _sums(candidates: list[_Calon], levels: dict[int, str], amount: Jumlah) -> float:
    """Share of the parents whose children add up to them, minus broken orders."""
    stack: list[tuple[str, Decimal | None, Decimal]] = []
    good = total = 0
    broken = 0

    def close(depth: int) -> None:
        nonlocal good, total
        while stack and _DALAM[stack[-1][0]] >= depth:
            _, own, children = stack.pop()
            if children and own is not None:
                total += 1
                good += own == children

    previous = -1
    for c in candidates:
        level = levels.get(c.baris)
        if level is None:
            continue
        depth = _DALAM[level]
        if depth > previous + 1:
            broken += 1
        previous = depth
        close(depth)
        value = amount(c.baris)
        if stack and value is not None and _DALAM[stack[-1][0]] == depth - 1:
            name, own, children = stack[-1]
            stack[-1] = (name, own, children + value)
        stack.append((level, value, Decimal(0)))
    close(0)
    return (good / total if total else 0.0) - broken / max(len(levels), 1)


def _linked(p: Pembaca, candidates: list[_Calon]) -> list[Simpul]:
    """Give every row its parents."""
    nodes: list[Simpul] = []
    current: dict[str, Nilai | None] = dict.fromkeys(TINGKAT)
    for c in candidates:
        level = c.tingkat or "lain"
        name = _name(p, c.cell, c.lanjutan) if c.label.nama else p.nilai(c.cell, None)
        if level in _DALAM:
            for lower in TINGKAT[_DALAM[level] + 1 :]:
                current[lower] = None
            current[level] = name
        nodes.append(
            Simpul(c.baris, level, name, _code_value(p, c.kode, c.kode_cell, level), *(current[n] for n in TINGKAT))
        )
    return nodes


def _code_value(p: Pembaca, kode: Kode | None, cell: Cell | None, level: str) -> Nilai | None:
    if not p.punya("kode") and kode is None:
        return None
    if cell is None:
        return Nilai(None)
    return p.nilai(cell, kode.teks if kode is not None else clean(tulisan(cell)))
