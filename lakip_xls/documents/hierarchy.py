"""The named rows of a table as programme, kegiatan and sub kegiatan: their cells, read for `entities.levels` to judge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.documents.base import TableReader
from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.kode_columns import Codes, code_columns, read_codes
from lakip_xls.documents.title_parents import title_parent
from lakip_xls.entities.levels import DEPTH, OTHER, Amount, Candidate, certain_level, decide_levels, implied_code
from lakip_xls.entities.parents import Spot, arrange
from lakip_xls.locating.identity import office, subordinate
from lakip_xls.model import Value
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.parsing.codes import Kode, mistyped, segment_tingkat
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.recognising.kind import Slot
from lakip_xls.skema import TINGKAT

NAME_SLOTS = (
    *(Slot(name=level, roles=("name",), of=(level,)) for level in TINGKAT),
    Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
    Slot(name="kode", roles=("code",), many=True),
    Slot(name="no", roles=("number",)),
)
"""The columns that `build` reads: one for each level, or one for all, with codes and numbers beside them."""


class HierarchyNode(Struct, frozen=True):
    """One named row of a hierarchy."""

    row: int
    tingkat: str
    """'program', 'kegiatan', 'sub_kegiatan', 'output', 'outcome', 'input', or 'lain' (unit, urusan, account)."""
    name: Value
    kode: Value | None
    """As written; without a cell where only the codes below tell it."""
    program: Value | None
    kegiatan: Value | None
    sub_kegiatan: Value | None


def item_above(p: TableReader) -> HierarchyNode | None:
    """The programme, kegiatan or sub kegiatan of every row, where no column names one but the lines above the table do."""
    if any(p.has(slot.name) for slot in NAME_SLOTS if "name" in slot.roles):
        return None
    parents = [title_parent(p, level) for level in TINGKAT]
    named = [(level, name) for level, name in zip(TINGKAT, parents, strict=True) if name is not None]
    return HierarchyNode(p.table.header_band.first, *named[-1], None, *parents) if named else None


class _Candidate(Struct):
    """A row as the table writes it."""

    evidence: Candidate
    cell: Cell
    kode_cell: Cell | None
    continuations: tuple[Cell, ...] = ()
    """Cells of the rows below that continue the name."""


def build(p: TableReader, rows: Sequence[int], amount: Amount) -> list[HierarchyNode]:
    """The named rows of a table with their level and their parents, in document order."""
    coded = code_columns(p, rows)
    codes = read_codes(p, rows, coded)
    levels = [name for name in TINGKAT if p.has(name) and not set(p.column[name]) & set(coded)]
    if levels and not p.has("hirarki") and (len(levels) > 1 or not _mixed(p, rows, levels[0], codes)):
        return _with_codes(_by_columns(p, rows, levels, codes))
    columns = next((p.column[n] for n in ("hirarki", "uraian", *levels) if p.has(n)), ())
    candidates = [c for row in rows if (c := _candidate(p, row, columns, codes)) is not None]
    candidates = _without_wraps(p, candidates)
    decide_levels([c.evidence for c in candidates], amount)
    return _with_codes(_linked(p, candidates, amount))


def _mixed(p: TableReader, rows: Sequence[int], name: str, codes: Codes) -> bool:
    """Whether a column headed by one level really holds several (codes or labels of different levels)."""
    kinds: set[str] = set()
    for row in rows:
        candidate = _candidate(p, row, p.column[name], codes)
        if candidate is None:
            continue
        level = certain_level(candidate.evidence) or name_tingkat(candidate.evidence.label.name)
        if level in DEPTH:
            kinds.add(level)
    return len(kinds) > 1


def _by_columns(p: TableReader, rows: Sequence[int], columns: Sequence[str], codes: Codes) -> list[HierarchyNode]:
    """A column for each level: the deepest filled one tells the level of the row."""
    nodes: list[HierarchyNode] = []
    above = TINGKAT[: DEPTH[columns[0]]]
    current: dict[str, Value | None] = dict.fromkeys(TINGKAT) | {name: title_parent(p, name) for name in above}
    for row in rows:
        level = value = None
        for name in columns:
            cell = p.own(row, name)
            if cell is None or not clean(written_text(cell)):
                continue
            value = _name(p, cell)
            if value.content is None:
                continue
            level = name
            known = current[name]
            if known is None or known.content != value.content or name == columns[-1]:
                for lower in TINGKAT[DEPTH[name] + 1 :]:
                    current[lower] = None
            current[name] = value
        if level is None:
            p.skip(row, "tanpa nama program, kegiatan, atau sub kegiatan", value)
            continue
        named = current[level]
        assert named is not None
        code, cell = codes.get(row, (None, None))
        nodes.append(
            HierarchyNode(row, level, named, _code_value(p, code, cell, level), *(current[n] for n in TINGKAT))
        )
    return nodes


def _name(p: TableReader, cell: Cell, more: Sequence[Cell] = ()) -> Value:
    if (flaw := p.broken(cell, "uraian")) is not None:
        return p.value(cell, None, flaw=flaw)
    label = strip_label(" ".join(p.intact(c) for c in (cell, *more)))
    return p.value(cell, label.name or None)


def _candidate(p: TableReader, row: int, columns: Sequence[int], codes: Codes) -> _Candidate | None:
    cell = next((c for col in columns if (c := p.grid.cells.get((row, col))) is not None and _wordy(c)), None)
    code, code_cell = codes.get(row, (None, None))
    if cell is None:
        if code is not None:
            p.skip(row, "kode tanpa nama")
        return None
    raw = str(cell.value)
    label = strip_label(p.intact(cell))
    if code is None and label.kode is not None:
        code, code_cell = label.kode, cell
    number = _number(p, row) or label.ordinal or ""
    indent = p.grid.sheet.indents.get((row, cell.col), 0) * 4 + len(raw) - len(raw.lstrip(" \t\xa0"))
    meant = _meant(code_cell) if code_cell is not None else None
    return _Candidate(Candidate(row, label, code, meant, cell.col, number, indent), cell, code_cell)


def _meant(cell: Cell) -> str | None:
    """The level of a code that cannot be used: by the number of its parts, or by the figures that its letters stand for."""
    code = mistyped(cell.value)
    return code.tingkat if code is not None else segment_tingkat(cell.value)


def _without_wraps(p: TableReader, candidates: list[_Candidate]) -> list[_Candidate]:
    """Join names that run over several rows: the row below holds nothing but more of the name."""
    coded = sum(c.evidence.kode is not None for c in candidates) * 2 >= len(candidates)
    kept: list[_Candidate] = []
    for c in candidates:
        above = kept[-1] if kept else None
        if (
            above is not None
            and c.evidence.row == above.evidence.row + 1 + len(above.continuations)
            and len(p.table.cells(c.evidence.row)) == 1 < len(p.table.cells(above.evidence.row))
            and c.evidence.column == above.evidence.column
            and _continues(c.evidence, above.evidence, coded)
        ):
            above.continuations = (*above.continuations, c.cell)
            p.skip(c.evidence.row, "lanjutan nama di baris atasnya")
        else:
            kept.append(c)
    return kept


def _continues(c: Candidate, above: Candidate, coded: bool) -> bool:
    """Whether a name without code, number and label reads on from the one above; a unit's own row does not."""
    if subordinate(c.label.name) or office([c.label.name]) is not None:
        return False
    if c.kode is not None or c.ordinal or c.label.kind is not None or name_tingkat(c.label.name) is not None:
        return False
    return (coded and above.kode is not None) or c.label.name[:1].islower()


def _wordy(cell: Cell) -> bool:
    """Whether a cell of a name column holds a name, not just its number ('1', 'II.', 'a')."""
    if cell.kind is not CellKind.TEXT:
        return False
    text = clean(str(cell.value))
    return len(text) > 3 and any(c.isalpha() for c in text)


def _number(p: TableReader, row: int) -> str:
    """The numbering of a row: its 'No' cell, or a short cell of the name columns."""
    for name in ("no", "hirarki", "uraian", "kode"):
        for col in p.column.get(name, ()):
            cell = p.grid.cells.get((row, col))
            if cell is not None:
                text = clean(written_text(cell)).strip(" .)(")
                if text and len(text) <= 8 and re.fullmatch(r"[IVXivx]+|[A-Za-z]|\d+(?:[.,]\d+)*", text):
                    return text
    return ""


def _linked(p: TableReader, candidates: Sequence[_Candidate], amount: Amount) -> list[HierarchyNode]:
    """Give every row its parents; a row of no level speaks of the one above it."""
    names = {
        id(c): _name(p, c.cell, c.continuations) if c.evidence.label.name else p.value(c.cell, None) for c in candidates
    }
    spots = {id(c): _spot(c, names[id(c)], amount) for c in candidates if c.evidence.tingkat in DEPTH}
    arrange(list(spots.values()))
    nodes: list[HierarchyNode] = []
    current: dict[str, Value | None] = dict.fromkeys(TINGKAT)
    for c in candidates:
        level = c.evidence.tingkat or OTHER
        if (spot := spots.get(id(c))) is not None:
            current = dict.fromkeys(TINGKAT)
            while spot is not None:
                current[spot.tingkat] = names[id(spot.item)] if spot.item is not None else None
                spot = spot.parent
        code = _code_value(p, c.evidence.kode, c.kode_cell, level)
        nodes.append(HierarchyNode(c.evidence.row, level, names[id(c)], code, *(current[n] for n in TINGKAT)))
    return nodes


def _spot(c: _Candidate, name: Value, amount: Amount) -> Spot[_Candidate]:
    code, level = c.evidence.kode, c.evidence.tingkat or OTHER
    sound = code if code is not None and code.tingkat == level else None
    value = amount(c.evidence.row) if sound is not None else None
    return Spot(level, name.text, sound, value, {}, c, first=c)


def _with_codes(nodes: list[HierarchyNode]) -> list[HierarchyNode]:
    """Programmes and kegiatan without a code get the one on which all codes below them agree."""
    below: dict[tuple[str, ...], list[str]] = {}
    for n in nodes:
        if n.tingkat in DEPTH and n.kode is not None and n.kode.content is not None:
            for level in TINGKAT[: DEPTH[n.tingkat]]:
                below.setdefault(_path(n, level), []).append(n.kode.text)
    return [
        replace(n, kode=Value(code, flaw=n.kode.flaw if n.kode is not None else None))
        if n.tingkat in DEPTH
        and (n.kode is None or n.kode.content is None)
        and (code := implied_code(below.get(_path(n, n.tingkat), ()), n.tingkat)) is not None
        else n
        for n in nodes
    ]


def _path(node: HierarchyNode, level: str) -> tuple[str, ...]:
    names = (node.program, node.kegiatan, node.sub_kegiatan)[: DEPTH[level] + 1]
    return tuple(n.text if n is not None else "" for n in names)


def _code_value(p: TableReader, kode: Kode | None, cell: Cell | None, level: str) -> Value | None:
    if not p.has("kode") and kode is None:
        return None
    if cell is None:
        return Value(None)
    if kode is None and (cell.kind is CellKind.DATE or mistyped(cell.value) is not None):
        return p.no_code(cell)
    return p.value(cell, kode.text if kode is not None else clean(written_text(cell)))
