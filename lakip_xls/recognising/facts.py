"""What the cells of a column say, whatever its heading: one pass a column."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from msgspec import Struct, field

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identity import office, subordinate
from lakip_xls.locating.tables import RawTable
from lakip_xls.nomenklatur import name_tingkat
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.dates import parse_date
from lakip_xls.parsing.names import strip_label
from lakip_xls.parsing.numbers import Style, infer_style, parse_money, parse_number
from lakip_xls.parsing.quarters import is_tick, quarter_of, quarter_values
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.skema import TINGKAT

SAMPLE = 240
"""Rows of a table that are looked at; what a column holds shows long before."""

_MONEY = 10_000
"""A figure from which on it is money rather than a count or a percentage."""

_DIRECTION = re.compile(
    r"(?:se)?makin\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit)\b|(?:positi[fv]e?|negati[fv]e?|maksim\w+|minim\w+)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5}|[a-z]{1,3}\W?\d{1,2}(?:\.\d{1,2})*)[.)]*", re.IGNORECASE
)
_PERSON = re.compile(r"\bNIP\b|\b(?:19|20)\d{6}\s?(?:19|20)\d{4}\s?[12]\s?\d{3}\b")
_GROUP = re.compile(r"^belanja\s+(?:operasi(?:onal)?|modal|(?:tidak|tak)\s+terduga|transfer)\b", re.IGNORECASE)
_SPENDING = re.compile(r"^belanja\b", re.IGNORECASE)
_UNITS = frozenset(
    [
        "%",
        "persen",
        "dokumen",
        "laporan",
        "orang",
        "unit",
        "kegiatan",
        "bulan",
        "paket",
        "buah",
        "indeks",
        "nilai",
        "skor",
        "poin",
        "angka",
        "predikat",
        "kali",
        "tahun",
        "desa",
        "kelurahan",
        "kecamatan",
        "lembaga",
        "kelompok",
        "stel",
        "eksemplar",
        "lokasi",
        "m2",
        "km",
        "jam",
        "hari",
        "tahapan",
        "tahap",
        "opini",
        "level",
        "rasio",
        "rekomendasi",
        "sampel",
        "kasus",
        "data",
        "aplikasi",
        "layanan",
        "buku",
        "dok",
        "jenis",
        "berkas",
        "ruang",
        "keluarga",
        "rumah",
        "titik",
        "event",
    ]
)
_SHARES = [
    "money",
    "small",
    "percent",
    "whole",
    "fraction",
    "code",
    "account",
    "official",
    "number",
    "unit",
    "direction",
    "tick",
    "quarters",
    "rp",
    "person",
    "year",
    "date",
    "group",
    "spending",
    "label",
    "period",
    "office",
]


class Facts(Struct):
    """Shares (0..1) of the filled cells of one column, and what is longest and how much differs."""

    filled: int = 0
    rows: int = 0
    shares: dict[str, float] = field(default_factory=dict)
    longest: int = 0
    distinct: int = 0
    numbers: dict[int, float] = field(default_factory=dict)
    """Row -> figure."""
    levels: frozenset[str] = frozenset()
    """The levels whose codes, labels or official names the column holds."""

    def __getitem__(self, name: str) -> float:
        return self.shares.get(name, 0.0)

    @property
    def empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return self.filled == 0

    @property
    def numeric(self) -> float:
        """Share of figures."""
        return len(self.numbers) / self.filled if self.filled else 0.0

    @property
    def text(self) -> float:
        """Share of words that are no figure, number or code."""
        return self["words"]


class _Seen(Struct, frozen=True):
    """What one text says; the same text stands in many cells."""

    marks: tuple[str, ...]
    level: str | None


def column_facts(table: RawTable) -> dict[int, Facts]:
    """The facts of every column of a table over its data rows."""
    rows = [b.row for b in table.rows if b.row_type == "data"][:SAMPLE]
    return {k.column: _facts(table.grid, k.column, rows) for k in table.columns}


def _facts(grid: Grid, col: int, rows: list[int]) -> Facts:
    cells = [c for r in rows if (c := grid.cells.get((r, col))) is not None and c.value not in (None, "")]
    found = Facts(len(cells), len(rows))
    style = infer_style([str(c.value) for c in cells if c.kind is CellKind.TEXT and len(str(c.value)) < 40])
    counts: Counter[str] = Counter()
    levels: set[str] = set()
    values: set[str] = set()
    for cell in cells:
        text = grid.cell_text(cell) if cell.kind is not CellKind.NUMBER else ""
        values.add(text or str(cell.value))
        found.longest = max(found.longest, len(text))
        figure = _figure(cell, text, style)
        if figure is not None:
            found.numbers[cell.row] = figure
            counts.update(_figure_marks(cell, text, figure))
        seen = _seen(text) if text else _Seen(_number_marks(cell), None)
        counts.update(m for m in seen.marks if m != "words" or figure is None)
        if seen.level:
            levels.add(seen.level)
    found.distinct = len(values)
    found.levels = frozenset(levels)
    nonzero = sum(1 for v in found.numbers.values() if v)
    for name, count in counts.items():
        base = (nonzero or len(cells)) if name in ("money", "percent", "fraction", "small") else len(cells)
        found.shares[name] = count / base
    return found


def _figure(cell: Cell, text: str, style: Style) -> float | None:
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, (int, float)):
        return float(cell.value)
    if cell.kind is not CellKind.TEXT or len(text) > 40 or not any(c.isdigit() for c in text):
        return None
    return _written(text, style)


@lru_cache(maxsize=50_000)
def _written(text: str, style: Style) -> float | None:
    number = parse_number(text, style) or parse_money(text, style)
    return float(number.value) if number is not None else None


def _figure_marks(cell: Cell, text: str, figure: float) -> list[str]:
    marks: list[str] = []
    if not figure:
        return marks
    if abs(figure) >= _MONEY:
        marks.append("money")
    elif "%" in cell.number_format or "%" in text:
        marks.append("percent")
    if abs(figure) <= 1000:
        marks.append("small")
    if 0 < abs(figure) <= 1.5 and figure != 1:
        marks.append("fraction")
    if figure == int(figure):
        marks.append("whole")
        if 1990 <= figure <= 2100:
            marks.append("year")
    return marks


def _number_marks(cell: Cell) -> tuple[str, ...]:
    if cell.kind is CellKind.DATE:
        return ("date",)
    if cell.kind is not CellKind.NUMBER:
        return ()
    value = cell.value
    marks = ["number"] if isinstance(value, int) and 0 < value < 1000 else []
    if isinstance(value, float) and not value.is_integer() and (code := parse_code(value)) is not None:
        marks.append("account" if code.tingkat == "rekening" else "codelike")
    return tuple(marks)


@lru_cache(maxsize=50_000)
def _seen(text: str) -> _Seen:
    marks: list[str] = []
    level: str | None = None
    short = len(text) <= 40
    if short and any(c.isdigit() for c in text):
        code = parse_code(text)
        if code is not None and "." in text:
            marks.append("account" if code.tingkat == "rekening" else "code")
            level = code.tingkat if code.tingkat in TINGKAT else None
        if quarter_of(text) is not None:
            marks.append("period")
        if parse_date(text) is not None:
            marks.append("date")
        if len(text) == 4 and text.isdigit() and "1990" <= text <= "2100":
            marks.append("year")
    if short and _NUMBER.fullmatch(text):
        marks.append("number")
    bare = text.casefold().strip(" .:,()-")
    if bare in _UNITS or (short and bare.split("/")[0].strip() in _UNITS):
        marks.append("unit")
    if bare == "rp":
        marks.append("rp")
    if is_tick(text):
        marks.append("tick")
    if _DIRECTION.match(text):
        marks.append("direction")
    if _PERSON.search(text):
        marks.append("person")
    stacked = quarter_values(text)
    if any(stacked.values()) or (stacked and text.rstrip().endswith(("-", "–"))):
        marks.append("quarters")
    if _GROUP.match(strip_label(text).name) or _GROUP.match(text):
        marks.append("group")
    if _SPENDING.match(text):
        marks.append("spending")
    if any(c.isdigit() for c in text):
        marks.append("digits")
    if sum(c.isalpha() for c in text) > 2:
        marks.append("words")
        if subordinate(text) or office([text]) is not None:
            marks.append("office")
    if len(text) > 8:
        label = strip_label(text)
        official = name_tingkat(label.name) if label.name else None
        if official:
            marks.append("official")
            level = official
        elif label.kind in TINGKAT:
            marks.append("label")
            level = label.kind
        elif label.kind in ("output", "outcome", "input"):
            marks.append("output")
    return _Seen(tuple(marks), level)
