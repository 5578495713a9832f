"""The named rows of a table as programme, kegiatan and sub kegiatan: their cells, read for `entities.levels` to judge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.induk_judul import induk_judul
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kode_kolom import Codes, code_columns, read_codes
from lakip_xls.entities.levels import DEPTH, OTHER, Amount, Candidate, certain_level, decide_levels, implied_code
from lakip_xls.entities.parents import Spot, arrange
from lakip_xls.model import Nilai
from lakip_xls.nomenklatur import tingkat_nama
from lakip_xls.parsing.codes import Kode, tingkat_ruas
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.reading.book import Cell, Kind
from lakip_xls.recognising.kind import Slot
from lakip_xls.skema import TINGKAT

NAME_SLOTS = (
    *(Slot(name=level, roles=("name",), of=(level,)) for level in TINGKAT),
    Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
    Slot(name="kode", roles=("code",), many=True),
    Slot(name="no", roles=("number",)),
)
"""The columns that `susun` reads: one for each level, or one for all, with codes and numbers beside them."""


@dataclass(frozen=True, slots=True)
class Simpul:
    """One named row of a hierarchy."""

    baris: int
    tingkat: str
    """'program', 'kegiatan', 'sub_kegiatan', 'output', 'outcome', 'input', or 'lain' (unit, urusan, account)."""
    nama: Nilai
    kode: Nilai | None
    """As written; without a cell where only the codes below tell it."""
    program: Nilai | None
    kegiatan: Nilai | None
    sub_kegiatan: Nilai | None


def item_above(p: Pembaca) -> Simpul | None:
    """The programme, kegiatan or sub kegiatan of every row, where no column names one but the lines above the table do."""
    if any(p.punya(slot.name) for slot in NAME_SLOTS if "name" in slot.roles):
        return None
    parents = [induk_judul(p, level) for level in TINGKAT]
    named = [(level, name) for level, name in zip(TINGKAT, parents, strict=True) if name is not None]
    return Simpul(p.table.pita.awal, *named[-1], None, *parents) if named else None


@dataclass(slots=True)
class _Calon:
    """A row as the table writes it."""

    bukti: Candidate
    cell: Cell
    kode_cell: Cell | None
    lanjutan: tuple[Cell, ...] = ()
    """Cells of the rows below that continue the name."""


def susun(p: Pembaca, rows: Sequence[int], amount: Amount) -> list[Simpul]:
    """The named rows of a table with their level and their parents, in document order."""
    coded = code_columns(p, rows)
    codes = read_codes(p, rows, coded)
    levels = [name for name in TINGKAT if p.punya(name) and not set(p.kolom[name]) & set(coded)]
    if levels and not p.punya("hirarki") and (len(levels) > 1 or not _mixed(p, rows, levels[0], codes)):
        return _with_codes(_by_columns(p, rows, levels, codes))
    columns = next((p.kolom[n] for n in ("hirarki", "uraian", *levels) if p.punya(n)), ())
    candidates = [c for row in rows if (c := _candidate(p, row, columns, codes)) is not None]
    candidates = _without_wraps(p, candidates)
    decide_levels([c.bukti for c in candidates], amount)
    return _with_codes(_linked(p, candidates, amount))


def _mixed(p: Pembaca, rows: Sequence[int], name: str, codes: Codes) -> bool:
    """Whether a column headed by one level really holds several (codes or labels of different levels)."""
    kinds: set[str] = set()
    for row in rows:
        candidate = _candidate(p, row, p.kolom[name], codes)
        if candidate is None:
            continue
        level = certain_level(candidate.bukti) or tingkat_nama(candidate.bukti.label.nama)
        if level in DEPTH:
            kinds.add(level)
    return len(kinds) > 1


def _by_columns(p: Pembaca, rows: Sequence[int], columns: Sequence[str], codes: Codes) -> list[Simpul]:
    """A column for each level: the deepest filled one tells the level of the row."""
    nodes: list[Simpul] = []
    above = TINGKAT[: DEPTH[columns[0]]]
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
                for lower in TINGKAT[DEPTH[name] + 1 :]:
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


def _candidate(p: Pembaca, row: int, columns: Sequence[int], codes: Codes) -> _Calon | None:
    cell = next((c for col in columns if (c := p.grid.cells.get((row, col))) is not None and _wordy(c)), None)
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
    meant = tingkat_ruas(code_cell.value) if code_cell is not None else None
    return _Calon(Candidate(row, label, code, meant, cell.col, number, indent), cell, code_cell)


def _without_wraps(p: Pembaca, candidates: list[_Calon]) -> list[_Calon]:
    """Join names that run over several rows: the row below holds nothing but more of the name."""
    coded = sum(c.bukti.kode is not None for c in candidates) * 2 >= len(candidates)
    kept: list[_Calon] = []
    for c in candidates:
        above = kept[-1] if kept else None
        if (
            above is not None
            and c.bukti.baris == above.bukti.baris + 1 + len(above.lanjutan)
            and len(p.table.cells(c.bukti.baris)) == 1 < len(p.table.cells(above.bukti.baris))
            and c.bukti.kolom == above.bukti.kolom
            and _continues(c.bukti, above.bukti, coded)
        ):
            above.lanjutan = (*above.lanjutan, c.cell)
            p.lewati(c.bukti.baris, "lanjutan nama di baris atasnya")
        else:
            kept.append(c)
    return kept


def _continues(c: Candidate, above: Candidate, coded: bool) -> bool:
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


def _linked(p: Pembaca, candidates: Sequence[_Calon], amount: Amount) -> list[Simpul]:
    """Give every row its parents; a row of no level speaks of the one above it."""
    names = {id(c): _name(p, c.cell, c.lanjutan) if c.bukti.label.nama else p.nilai(c.cell, None) for c in candidates}
    spots = {id(c): _spot(c, names[id(c)], amount) for c in candidates if c.bukti.tingkat in DEPTH}
    arrange(list(spots.values()))
    nodes: list[Simpul] = []
    current: dict[str, Nilai | None] = dict.fromkeys(TINGKAT)
    for c in candidates:
        level = c.bukti.tingkat or OTHER
        if (spot := spots.get(id(c))) is not None:
            current = dict.fromkeys(TINGKAT)
            while spot is not None:
                current[spot.tingkat] = names[id(spot.item)] if spot.item is not None else None
                spot = spot.induk
        code = _code_value(p, c.bukti.kode, c.kode_cell, level)
        nodes.append(Simpul(c.bukti.baris, level, names[id(c)], code, *(current[n] for n in TINGKAT)))
    return nodes


def _spot(c: _Calon, name: Nilai, amount: Amount) -> Spot[_Calon]:
    code, level = c.bukti.kode, c.bukti.tingkat or OTHER
    sound = code if code is not None and code.tingkat == level else None
    value = amount(c.bukti.baris) if sound is not None else None
    return Spot(level, name.teks, sound, value, {}, c, first=c)


def _with_codes(nodes: list[Simpul]) -> list[Simpul]:
    """Programmes and kegiatan without a code get the one on which all codes below them agree."""
    below: dict[tuple[str, ...], list[str]] = {}
    for n in nodes:
        if n.tingkat in DEPTH and n.kode is not None and n.kode.isi is not None:
            for level in TINGKAT[: DEPTH[n.tingkat]]:
                below.setdefault(_path(n, level), []).append(n.kode.teks)
    return [
        replace(n, kode=Nilai(code))
        if n.tingkat in DEPTH
        and (n.kode is None or n.kode.isi is None)
        and (code := implied_code(below.get(_path(n, n.tingkat), ()), n.tingkat)) is not None
        else n
        for n in nodes
    ]


def _path(node: Simpul, level: str) -> tuple[str, ...]:
    names = (node.program, node.kegiatan, node.sub_kegiatan)[: DEPTH[level] + 1]
    return tuple(n.teks if n is not None else "" for n in names)


def _code_value(p: Pembaca, kode: Kode | None, cell: Cell | None, level: str) -> Nilai | None:
    if not p.punya("kode") and kode is None:
        return None
    if cell is None:
        return Nilai(None)
    return p.nilai(cell, kode.teks if kode is not None else clean(tulisan(cell)))
