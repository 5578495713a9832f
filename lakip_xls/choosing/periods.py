"""Several exports of one budget for several months: cumulative, or one month each (BACA-14).

A SIPD export of July may hold the spending of July or that of January to July. Titles and names tell,
else the figures do: cumulative spending only grows, and single months do not exceed the pagu together.
Nothing is taken in silence: the outcome says which it is, why, and which months are missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row, Value
from lakip_xls.parsing.dates import MONTHS
from lakip_xls.parsing.names import key
from lakip_xls.skema import KINDS

_MONTH_WORD = re.compile(
    r"(?<![a-z])(?:(jan)(?:uari)?|([fp]eb)(?:ruari)?|(mar)(?:et)?|(apr)(?:il)?|(mei)|(jun)i?|(jul)i?"
    r"|(ag)(?:u|s|t|ust|ustus)|(sep)(?:t|tember)?|(okt)(?:ober)?|(no[vp])(?:ember)?|(des)(?:ember)?)(?![a-z])"
)
_QUARTER = re.compile(r"\b(?:tri\s*wulan|tw)\s*(iv|iii|ii|i|[1-4])\b")
_SEMESTER = re.compile(r"\bsemester\s*(ii|i|[12])\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNTIL = re.compile(r"\bs\s*[./]?\s*d\b|\bsampai\b|\bhingga\b|\bkumulatif\b|\bakumulasi\b")
_SUMMED = re.compile(r"(?:^|_)realisasi$")
_DERIVED = ("persen", "sisa")

MIN_COMPARISONS = 8
"""So many rows that grew, and none that fell, make figures cumulative beyond chance."""
FALLING = Decimal("0.1")
"""From this share of falling rows on, figures are those of single months; corrections make a few fall."""


class Way(Enum):
    """What the periods are to each other."""

    CUMULATIVE = "kumulatif"
    SINGLE = "per bulan"
    UNKNOWN = "tidak dapat ditentukan"


class Period(Struct, frozen=True):
    """The months that a document says it covers."""

    last: int
    first: int | None = None
    """None: not said."""
    span: int = 1
    """Months of a period that does not say where it begins: 3 of a quarter, 6 of a semester."""

    @property
    def months(self) -> range:
        """The months that it covers where it does not count from January."""
        return range(self.first or self.last - self.span + 1, self.last + 1)

    @property
    def cumulative(self) -> bool | None:
        """Whether it says that it counts from January; None where it does not say."""
        if self.first is None or self.last == 1:
            return None
        return self.first == 1


class Combined(Struct, frozen=True):
    """What several periods give."""

    document: Document
    way: Way
    reason: str
    periods: tuple[Period, ...]
    missing: tuple[int, ...]
    finding: Temuan

    @property
    def label(self) -> str:
        """What the figures cover, for the cover and the heads: 's.d. Juli', 'Januari, Februari, Juli'."""
        if self.way is Way.SINGLE and self.missing:
            return ", ".join(MONTHS[p.last - 1] for p in self.periods)
        return f"s.d. {MONTHS[self.periods[-1].last - 1]}"


def period_of(texts: Sequence[str]) -> Period | None:
    """The period that titles, a sheet's name or a file's name tell; the first text that names one decides."""
    for text in texts:
        words = re.sub(r"[_\-.]", " ", text.casefold())
        months = [next(i for i, g in enumerate(m.groups(), 1) if g) for m in _MONTH_WORD.finditer(words)]
        until = _UNTIL.search(words) is not None
        if months:
            last = months[-1]
            if len(months) > 1:
                return Period(last, months[0]) if months[0] <= last else None
            return Period(last, 1 if until else None)
        for pattern, length in ((_QUARTER, 3), (_SEMESTER, 6)):
            parts = [_ROMAN.get(n) or int(n) for n in pattern.findall(words)]
            if parts:
                first = 1 if until or (len(parts) > 1 and parts[0] == 1) else None
                return Period(max(parts) * length, first, length)
    return None


def document_period(document: Document) -> Period | None:
    """The period of a document: by its titles, else its sheet's, else its file's name."""
    source = document.source
    stem = source.file.rpartition(".")[0]
    return period_of([*reversed(source.titles), source.sheet, stem])


def combine(documents: Sequence[Document], name: str) -> Combined | None:
    """One document from several of the same budget for different months; None where they are no such set.

    `name` is the frame ('anggaran', 'belanja'). Monthly figures are added row by row; of cumulative ones the
    last counts. Where nothing decides, the last is taken and the finding is a `error`.
    """
    dated = [(p, d) for d in documents if (p := document_period(d)) is not None]
    if len(dated) < 2 or len(dated) != len(documents) or len({p.last for p, _ in dated}) != len(dated):
        return None
    dated.sort(key=lambda x: x[0].last)
    periods = tuple(p for p, _ in dated)
    ordered = [d for _, d in dated]
    way, reason = _decide(periods, ordered, name)
    missing: tuple[int, ...] = ()
    if way is Way.SINGLE:
        covered = {m for p in periods for m in p.months}
        missing = tuple(m for m in range(1, periods[-1].last + 1) if m not in covered)
        document = _added(ordered, periods, name)
    else:
        document = _with_quarters(ordered, periods, name) if way is Way.CUMULATIVE else ordered[-1]
    finding = _finding(document, ordered, way, reason, periods, missing)
    return Combined(document, way, reason, periods, missing, finding)


def _decide(periods: Sequence[Period], documents: Sequence[Document], name: str) -> tuple[Way, str]:
    """Whether the figures are cumulative, and the ground for it."""
    said = {p.cumulative for p in periods} - {None}
    grown, fallen, over = _movement(documents, name)
    compared = grown + fallen
    falling = Decimal(fallen) / compared if compared else Decimal(0)
    if said == {True}:
        return Way.CUMULATIVE, "judulnya menyebut sampai dengan"
    if said == {False}:
        return Way.SINGLE, "judulnya menyebut satu periode saja"
    if falling >= FALLING:
        return Way.SINGLE, f"realisasi {fallen} dari {compared} baris turun dari periode sebelumnya"
    if over:
        return Way.CUMULATIVE, "bila dijumlahkan, realisasi melebihi pagu"
    if grown >= MIN_COMPARISONS:
        return Way.CUMULATIVE, f"realisasi {grown} dari {compared} baris hanya bertambah"
    return Way.UNKNOWN, "judul dan angkanya tidak menentukan"


def _movement(documents: Sequence[Document], name: str) -> tuple[int, int, bool]:
    """Rows that grew and that fell from one period to the next, and whether their sum exceeds a pagu."""
    tables = [_by_key(d, name) for d in documents]
    grown = fallen = 0
    over = False
    for row_key, last in tables[-1].items():
        amounts = [t[row_key].number("realisasi") for t in tables if row_key in t]
        known = [a for a in amounts if a is not None]
        for before, after in zip(known, known[1:], strict=False):
            grown += after > before
            fallen += after < before
        pagu = last.number("pagu")
        over = over or (pagu is not None and len(known) > 1 and sum(known) > pagu and max(known) <= pagu)
    return grown, fallen, over


def _path_key(row: Row) -> str:
    """What tells a row of a budget: its code, else its names."""
    names = [row.text(n) for n in ("subunit", "tingkat", "program", "kegiatan", "sub_kegiatan", "uraian", "kelompok")]
    code = row.text("kode")
    return f"{row.text('subunit')}|{code}" if code else "|".join(key(n) for n in names)


def _by_key(document: Document, name: str) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in document.tables.get(name, ()):
        rows.setdefault(_path_key(row), row)
    return rows


def _added(documents: Sequence[Document], periods: Sequence[Period], name: str) -> Document:
    """The last document with the spending of all; rows that only an earlier month has are kept."""
    last = documents[-1]
    tables = [_by_key(d, name) for d in documents]
    rows = [_add(row, [t.get(_path_key(row)) for t in tables], periods) for row in last.tables[name]]
    known = set(tables[-1])
    for table in reversed(tables[:-1]):
        for row_key, row in table.items():
            if row_key not in known:
                known.add(row_key)
                rows.append(_add(row, [t.get(row_key) for t in tables], periods))
    totals = {}
    for frame, lines in last.totals.items():
        same = [d.totals.get(frame, ()) for d in documents]
        if frame == name and all(len(s) == len(lines) for s in same):
            totals[frame] = tuple(_add(line, [s[i] for s in same], periods) for i, line in enumerate(lines))
        elif frame != name:
            totals[frame] = lines
    return replace(last, tables={**last.tables, name: tuple(rows)}, totals=totals)


def _add(row: Row, members: Sequence[Row | None], periods: Sequence[Period]) -> Row:
    """A row whose realisasi is the sum over the months; percentages and rests of one month say nothing now."""
    fields = {k: v for k, v in row.values.items() if k not in _DERIVED}
    present = [m for m in members if m is not None]
    for field in {f for m in present for f in m.values if _SUMMED.search(f)}:
        fields[field] = _sum([m[field] for m in present], row[field])
    for quarter in (1, 2, 3, 4):
        wanted = range(3 * quarter - 2, 3 * quarter + 1)
        inside = [
            m
            for m, p in zip(members, periods, strict=True)
            if m is not None and p.last in wanted and p.months.start in wanted
        ]
        if inside:
            fields[f"realisasi_tw{quarter}"] = _sum([m["realisasi"] for m in inside], inside[-1]["realisasi"])
    return replace(row, values=fields)


def _sum(values: Sequence[Value], place: Value) -> Value:
    """The sum of amounts at the cell of the last one; unknown where a part is."""
    failed = next((v for v in values if v.failed), None)
    if failed is not None:
        return failed
    numbers = [v.content for v in values if isinstance(v.content, (int, Decimal))]
    return replace(place, content=sum(numbers) if numbers else None)


def _with_quarters(documents: Sequence[Document], periods: Sequence[Period], name: str) -> Document:
    """The last cumulative document, with the spending of each quarter where the ends of quarters are there."""
    ends = {p.last // 3: d for p, d in zip(periods, documents, strict=True) if p.last % 3 == 0}
    last = documents[-1]
    if not ends:
        return last
    tables = {q: _by_key(d, name) for q, d in ends.items()}

    def quarters(row: Row) -> Row:
        found: dict[str, Value] = {}
        for quarter, table in tables.items():
            now = table.get(_path_key(row))
            before = tables[quarter - 1].get(_path_key(row)) if quarter - 1 in tables else None
            if now is None or (quarter > 1 and before is None):
                continue
            amount, earlier = now.number("realisasi"), before.number("realisasi") if before is not None else Decimal(0)
            if amount is not None and earlier is not None:
                spent = amount - earlier
                found[f"realisasi_tw{quarter}"] = replace(
                    now["realisasi"], content=int(spent) if spent == spent.to_integral_value() else spent
                )
        return replace(row, values={**found, **row.values}) if found else row

    return replace(last, tables={**last.tables, name: tuple(quarters(row) for row in last.tables[name])})


def _finding(
    document: Document,
    documents: Sequence[Document],
    way: Way,
    reason: str,
    periods: Sequence[Period],
    missing: Sequence[int],
) -> Temuan:
    source = document.source
    kind = KINDS[document.kind].label
    names = ", ".join(MONTHS[p.last - 1] for p in periods)
    if way is Way.CUMULATIVE:
        told = f"{kind} {names}: angkanya kumulatif ({reason}); yang dipakai {MONTHS[periods[-1].last - 1]}."
        advice = "Tidak perlu berbuat apa-apa bila benar; bila tidak, sisakan satu berkas yang dipakai."
        level = Tingkat.INFO if any(p.cumulative for p in periods) else Tingkat.WARNING
    elif way is Way.SINGLE:
        gone = ", ".join(MONTHS[m - 1] for m in missing)
        told = f"{kind} {names} dijumlahkan: angkanya per bulan ({reason})."
        if missing:
            told += f" Bulan {gone} tidak ada, jadi realisasinya belum lengkap."
        advice = (
            f"Tambahkan ekspor bulan {gone}, lalu jalankan kembali." if missing else "Periksa bahwa tiap bulan benar."
        )
        level = Tingkat.ERROR if missing else Tingkat.WARNING
    else:
        told = f"{kind} {names}: tidak dapat ditentukan kumulatif atau per bulan; dipakai {MONTHS[periods[-1].last - 1]} saja."
        advice = "Tulis 's.d.' pada judul bila kumulatif, atau sisakan satu berkas setahun."
        level = Tingkat.ERROR
    return Temuan("BACA-14", level, told, advice, document.kind, source.file, source.sheet)


def used_together(combined: Combined, documents: Sequence[Document]) -> Mapping[str, str]:
    """File -> what became of it, for `Sumber Data`."""
    last = combined.document.source.file
    if combined.way is Way.SINGLE:
        return {d.source.file: f"dijumlahkan sebagai realisasi per bulan ({combined.reason})" for d in documents}
    return {
        d.source.file: f"yang dipakai {last} ({combined.way.value}: {combined.reason})"
        for d in documents
        if d.source.file != last
    }
