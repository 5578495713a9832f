"""Programme, kegiatan and sub kegiatan in one table: which row is which, however the office shows it.

Evidence, strongest first: codes, labels in front of the name ("Kegiatan 2 :"), official names, and then the
visible order: column of the name, numbering style, indentation, or nothing but the amounts. Where the visible
order must decide, the amounts do (a row that equals the sum of the rows below it is their parent).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from lakip_xls.entities.sums import levels_by_sums
from lakip_xls.locating.identity import office
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.parsing.codes import Kode, parse_code
from lakip_xls.parsing.names import Label, key
from lakip_xls.skema import TINGKAT

NOTES = frozenset({"output", "outcome", "input"})
"""Kinds of rows that speak of the row above them."""
OTHER = "lain"
"""A row above the programmes (urusan, unit), or an account below a sub kegiatan."""
DEPTH = {name: i for i, name in enumerate(TINGKAT)}
_ABOVE = re.compile(r"(?:bidang\s+|unsur\s+|non\s+)?urusan\b|unsur\s+\w+\s+urusan\b", re.IGNORECASE)

Amount = Callable[[int], Decimal | None]


class Candidate(Struct):
    """A row while its level is not decided."""

    row: int
    label: Label
    kode: Kode | None
    meant: str | None
    """The level that a text shows which is no code, but has as many parts as one."""
    column: int
    ordinal: str
    indent: int
    tingkat: str | None = None


def above_offices(name: str) -> bool:
    """Whether a name is that of an urusan, which stands above the offices."""
    return _ABOVE.match(name.strip(" ,.")) is not None


def label_level(label: Label) -> str | None:
    """The level that a name tells: by the word in front of it, else by the official list."""
    return label.kind if label.kind in TINGKAT else name_tingkat(label.name)


def certain_level(c: Candidate) -> str | None:
    """The level that code or label tell beyond doubt."""
    if c.kode is not None:
        if c.kode.tingkat in DEPTH:
            return c.kode.tingkat
        if c.kode.tingkat in ("rekening", "unit", "bidang", "urusan") and c.label.kind is None:
            return OTHER
    if c.label.kind in DEPTH or c.label.kind in NOTES:
        return c.label.kind
    return None


def decide_levels(candidates: Sequence[Candidate], amount: Amount) -> None:
    """Set the level of every candidate."""
    for c in candidates:
        c.tingkat = certain_level(c)
    coded = [c for c in candidates if c.kode is not None and c.kode.tingkat in DEPTH]
    _correct_copies(coded)
    open_rows = [c for c in candidates if c.tingkat is None]
    if not open_rows:
        return
    if len(coded) * 2 >= sum(c.tingkat != OTHER for c in candidates):
        _between_codes(candidates, amount)
        return
    _above_programmes(candidates, amount)
    _by_order(candidates, amount)


def _by_order(candidates: Sequence[Candidate], amount: Amount) -> None:
    """The levels that agree best with labels and official names, then with the amounts."""
    best: tuple[tuple[float, float, int], dict[int, str]] | None = None
    named = {c.row: level for c in candidates if (level := c.tingkat or name_tingkat(c.label.name)) in DEPTH}
    views = [(p, levels) for p, v in enumerate(_orders(candidates)) for levels in _assign(candidates, v, named)]
    summed = levels_by_sums(
        [(c.row, amount(c.row)) for c in candidates if c.tingkat not in NOTES and c.tingkat != OTHER], named
    )
    for priority, levels in [*views, *([(len(views), summed)] if summed else [])]:
        agree = sum(levels.get(r) == level for r, level in named.items()) / max(len(named), 1)
        score = (agree, _sums(candidates, levels, amount), -priority)
        if best is None or score > best[0]:
            best = (score, levels)
    chosen = best[1] if best else {}
    for c in candidates:
        if c.tingkat is None:
            c.tingkat = chosen.get(c.row) or named.get(c.row) or OTHER


def _between_codes(candidates: Sequence[Candidate], amount: Amount) -> None:
    """Rows without a code among coded ones: the text of a bad code, an official name, or the row that the codes below lack."""
    written = {c.kode.text for c in candidates if c.kode is not None}
    below: tuple[str, str] | None = None
    """Level and code of the row below."""
    sums: dict[str, Decimal] = {}
    for c in reversed(candidates):
        value = amount(c.row) if c.tingkat is None or c.tingkat in DEPTH else None
        code = c.kode
        if c.tingkat is None:
            c.tingkat = c.meant or name_tingkat(c.label.name)
            lacking = _lacking(below, written)
            if lacking is not None and c.tingkat in (None, lacking.tingkat) and value == sums.get(lacking.text):
                c.tingkat, code = lacking.tingkat, lacking
            c.tingkat = c.tingkat or OTHER
        below = (c.tingkat, code.text) if code is not None and c.tingkat == code.tingkat else None
        if below is not None and code is not None and code.parent is not None and value is not None:
            sums[code.parent] = sums.get(code.parent, Decimal(0)) + value


def _lacking(below: tuple[str, str] | None, written: set[str]) -> Kode | None:
    """The code that the row below needs above it and no row has."""
    code = parse_code(below[1]) if below is not None else None
    above = parse_code(code.parent) if code is not None and code.parent else None
    return above if above is not None and above.tingkat in DEPTH and above.text not in written else None


def _above_programmes(candidates: Sequence[Candidate], amount: Amount) -> None:
    """Urusan, bidang urusan and unit rows: told by their words, or above programmes that they are the sum of."""
    levels = [c.tingkat or name_tingkat(c.label.name) for c in candidates]
    programs = [i for i, level in enumerate(levels) if level == "program"]
    first = programs[0] if programs else 0
    whole = sum((v for i in programs if (v := amount(candidates[i].row)) is not None), Decimal(0))
    for i, c in enumerate(candidates):
        if levels[i] is not None or c.kode is not None:
            continue
        name = c.label.name.strip(" ,.")
        own = amount(c.row)
        told = above_offices(name) or office([name]) is not None
        heads = i < first and own in (None, whole)
        if (
            told
            or heads
            or (
                i + 1 < len(levels)
                and levels[i + 1] == "program"
                and own
                and _sum_of_run(own, candidates, programs, i + 1, amount)
            )
        ):
            c.tingkat = OTHER


def _sum_of_run(
    own: Decimal, candidates: Sequence[Candidate], programs: Sequence[int], start: int, amount: Amount
) -> bool:
    """Whether an amount is the sum of the programmes from one on, up to any later one."""
    total = Decimal(0)
    for i in programs[bisect_left(programs, start) :]:
        total += amount(candidates[i].row) or Decimal(0)
        if total >= own:
            return total == own
    return False


def _correct_copies(coded: Sequence[Candidate]) -> None:
    """A code copied from the row above tells nothing of its row's level; the rows around it do."""
    seen: set[str] = set()
    for above, c, below in zip(coded, coded[1:], [*coded[2:], None], strict=False):
        assert above.kode is not None and c.kode is not None
        seen.add(above.kode.text)
        if c.kode.text != above.kode.text or key(c.label.name) == key(above.label.name):
            continue
        next_code = below.kode if below is not None else None
        told = label_level(c.label)
        if told in DEPTH:
            c.tingkat = told
        elif next_code is not None and next_code.parent == c.kode.text:
            c.tingkat = next_code.tingkat
        elif next_code is not None and next_code.parent is not None and next_code.parent not in seen:
            missing = TINGKAT.index(next_code.tingkat) - 1
            c.tingkat = TINGKAT[missing] if missing >= 0 else c.tingkat
        elif c.kode.tingkat != TINGKAT[-1]:
            c.tingkat = TINGKAT[TINGKAT.index(c.kode.tingkat) + 1]


def _orders(candidates: Sequence[Candidate]) -> list[dict[int, str]]:
    """Ways to see an order among the rows: row -> class. Only those that see more than one class."""
    rows = [c for c in candidates if c.tingkat not in NOTES and c.tingkat != OTHER]
    roman = _is_roman([c.ordinal for c in rows])
    views = [
        {c.row: str(c.column) for c in rows},
        {c.row: _number_style(c.ordinal, roman) for c in rows},
        {c.row: str(c.indent) for c in rows},
        {c.row: _number_style(c.ordinal, roman) + "/" + str(c.label.kind) for c in rows},
        {c.row: str(c.label.kind) for c in rows},
        {c.row: "huruf besar" if c.label.name.isupper() else "huruf kecil" for c in rows},
    ]
    useful = [v for v in views if 1 < len(set(v.values())) <= 6]
    return useful or [{c.row: "" for c in rows}]


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


def _assign(candidates: Sequence[Candidate], classes: dict[int, str], named: dict[int, str]) -> list[dict[int, str]]:
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
    base = {name: voted.get(name) or TINGKAT[min(i, 2)] for i, name in enumerate(order)}
    outcomes.insert(0, base)
    return [{row: levels[cls] for row, cls in classes.items()} for levels in outcomes]


def _sums(candidates: Sequence[Candidate], levels: dict[int, str], amount: Amount) -> float:
    """Share of the parents whose children add up to them, minus broken orders."""
    stack: list[tuple[str, Decimal | None, Decimal]] = []
    good = total = 0
    broken = 0

    def close(depth: int) -> None:
        nonlocal good, total
        while stack and DEPTH[stack[-1][0]] >= depth:
            _, own, children = stack.pop()
            if children and own is not None:
                total += 1
                good += own == children

    previous = -1
    for c in candidates:
        level = levels.get(c.row)
        if level is None:
            continue
        depth = DEPTH[level]
        if depth > previous + 1:
            broken += 1
        previous = depth
        close(depth)
        value = amount(c.row)
        if stack and value is not None and DEPTH[stack[-1][0]] == depth - 1:
            name, own, children = stack[-1]
            stack[-1] = (name, own, children + value)
        stack.append((level, value, Decimal(0)))
    close(0)
    return (good / total if total else 0.0) - broken / max(len(levels), 1)


def implied_code(codes: Iterable[str | None], tingkat: str) -> str | None:
    """The code of a level that all codes below it agree on; None where they do not, or none is sound."""
    found: set[str] = set()
    for text in codes:
        code = parse_code(text) if text else None
        while code is not None and code.tingkat != tingkat:
            code = parse_code(code.parent) if code.parent else None
        if code is not None:
            found.add(code.text)
    return found.pop() if len(found) == 1 else None
