"""Reader of tables as text: .csv and .tsv, and the tab-separated text that web applications name .xls.

Every value stays the text that was written: the number style of a column is decided later, over all of it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from lakip_xls.reading.book import Book, CellKind
from lakip_xls.reading.builder import SheetBuilder
from lakip_xls.reading.formats import clean_text
from lakip_xls.reading.refusal import Budget

DELIMITERS = ";\t,|"
MAX_FIELD = 1 << 20
"""Longest field in letters; csv stops at 131,072 by default, which a quote that is never closed exceeds."""
_LOOK = 200
"""Records that decide the delimiter."""
_CHECK = 1_000


def decode(data: bytes) -> str:
    """Return text in whatever encoding a spreadsheet or web application wrote: UTF-8, UTF-16 or cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    head = data[:1000]
    if len(head) > 3 and head[1::2].count(0) * 2 > len(head) // 2:
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def delimiter_of(text: str) -> str:
    """Return the delimiter that gives the most records of one width; '' where none gives two columns."""
    first = text[:10].splitlines()[0].strip().lower() if text.strip() else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    best, delimiter = 0, ""
    sample = text[:200_000]
    for candidate in DELIMITERS:
        if candidate not in sample:
            continue
        widths: Counter[int] = Counter()
        try:
            for number, record in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=candidate)):
                if number == _LOOK:
                    break
                widths[len(record)] += len(record) > 1
        except csv.Error:
            continue
        agreeing = widths.most_common(1)[0][1] if widths else 0
        if agreeing > best:
            best, delimiter = agreeing, candidate
    return delimiter


def is_delimited(text: str) -> bool:
    """Whether a text is a table: most of its first lines hold two fields or more."""
    delimiter = delimiter_of(text)
    lines = [line for line in text[:20_000].splitlines()[:-1] or text.splitlines() if line.strip()]
    return bool(delimiter) and sum(delimiter in line for line in lines) * 2 >= len(lines)


def read_delimited(data: bytes, name: str) -> Book:
    """Read a table as text; its one sheet is named after the file. Raises `Refused` over a limit."""
    text = decode(data)
    delimiter = delimiter_of(text) or ";"
    budget = Budget()
    builder = SheetBuilder()
    csv.field_size_limit(MAX_FIELD)
    separator_line = text[:4].lower() == "sep="
    for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        if separator_line and row == 1:
            continue
        for col, field in enumerate(record, 1):
            value = clean_text(field)
            if value:
                builder.add(row, col, value.rstrip(" "), CellKind.TEXT)
        if row % _CHECK == 0:
            budget.check(len(builder.rows))
    budget.spend(len(builder.rows))
    return Book(name=name, sheets=(builder.build(name.rpartition(".")[0] or name),))
