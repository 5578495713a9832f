"""What is to be mended: one line per root cause, and what staff wrote beside it in the previous result.

A line is certain (`pasti`) only where it gives the whole content of its one cell: a figure that follows from other
cells by reckoning, in place of the figure that is all that stands there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.documents.earlier_result import table_content
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import display
from lakip_xls.parsing.numbers import parse_number, squeeze
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import Book, Sheet
from lakip_xls.skema import TINGKAT, Type, fields_of_type

SHEET = "Daftar Perbaikan"
COLUMNS = (
    "No", "Berkas", "Lembar", "Sel", "Tertulis", "Menjadi", "Kepastian", "Sebab", "Temuan", "Petugas", "Status", "Catatan"
)  # fmt: skip
CERTAIN, DOUBTFUL = "pasti", "periksa"
STATES = ("belum", "selesai", "tidak perlu")
_RECKONED = ("BACA-04", "JML-", "PSN-01", "PSN-02", "DOK-01", "DOK-02", "NIL-02")
"""Rules (or groups of them) whose proposal follows from other cells by reckoning."""
_UNSURE = "tidak dapat dipastikan"
_NEAR = 3
"""A figure is written again within so many rows: that of a sub kegiatan for its input."""
_AMOUNTS = fields_of_type(Type.MONEY)
_HEADING_ROW = 10
"""The header stands within these rows, should somebody have put rows above it."""


class Work(Struct, frozen=True):
    """What staff wrote on a line."""

    petugas: str = ""
    status: str = STATES[0]
    catatan: str = ""
    line: Mapping[str, str] = field(default_factory=dict)
    """The whole line, as it stood there."""

    def __str__(self) -> str:
        parts = (("Petugas", self.petugas), ("Status", self.status), ("Catatan", self.catatan))
        return "; ".join(f"{name}: {text}" for name, text in parts if text)


class Repair(Struct, frozen=True):
    """One line: the finding that states the cause, and the numbers on Validasi of all that it explains."""

    finding: Temuan
    cells: tuple[str, ...]
    certain: bool
    numbers: tuple[int, ...]
    ids: tuple[str, ...]
    work: Work = field(default=Work())


def repairs(temuan: Sequence[Temuan], data: Data, works: Mapping[str, Work]) -> list[Repair]:
    """The lines, what is to be done first in front; `works` are those of the previous result by the id of a finding."""
    groups: dict[str, list[int]] = {}
    for number, finding in enumerate(temuan):
        if finding.tingkat is not Tingkat.INFO:
            groups.setdefault(finding.root, []).append(number)
    written = _written(data, {(temuan[n].file, temuan[n].sheet) for members in groups.values() for n in members})
    lines: dict[tuple[str | None, ...], Repair] = {}
    for root, members in groups.items():
        findings = [temuan[n] for n in members]
        cause = next((t for t in findings if t.id == root), findings[0])
        cells = _cells(cause, findings, written)
        certain = len({(t.file, t.sheet, t.cell) for t in findings}) == 1 and _certain(cause, written)
        work = next((works[t.id] for t in findings if t.id in works), Work())
        place = (cause.file, cause.sheet, ", ".join(cells) or root, cause.seharusnya)
        numbers, ids = tuple(n + 1 for n in members), tuple(t.id for t in findings)
        same = lines.get(place)
        if same is None:
            lines[place] = Repair(cause, cells, certain, numbers, ids, work)
        else:
            work = work if same.work == Work() else same.work
            numbers, ids = tuple(sorted({*same.numbers, *numbers})), (*same.ids, *ids)
            lines[place] = Repair(same.finding, cells, certain and same.certain, numbers, ids, work)
    return sorted(lines.values(), key=lambda x: (min(temuan[n - 1].tingkat.order for n in x.numbers), x.numbers[0]))


class _Cell(Struct):
    """What was read from one cell."""

    texts: set[str] = field(default_factory=set)
    places: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Field, and the programme, kegiatan and sub kegiatan of its row."""

    def repeats(self, other: _Cell) -> bool:
        """Whether both are one figure: of one thing, or an amount of a parent and of its only part."""
        if self.texts != other.texts or len(self.texts) != 1:
            return False
        return any(
            name == theirs
            and path
            and below
            and (path == below or (name in _AMOUNTS and (path[: len(below)] == below or below[: len(path)] == path)))
            for name, path in self.places
            for theirs, below in other.places
        )


class _Written(dict[Ref, _Cell]):
    """What was read from the cells of the sheets that have findings."""

    @cached_property
    def refs(self) -> dict[tuple[str | None, str | None, str | None], Ref]:
        """(file, sheet, cell) -> the cell."""
        return {(r.file, r.sheet, r.cell): r for r in self}

    def of(self, own: Temuan) -> Ref | None:
        """The cell that a finding names, where something was read from it."""
        return self.refs.get((own.file, own.sheet, own.cell))


def _written(data: Data, sheets: Collection[tuple[str | None, str | None]]) -> _Written:
    found = _Written()
    for document in data.documents:
        for rows in (*document.tables.values(), *document.totals.values()):
            for row in rows:
                if (row.ref.file, row.ref.sheet) not in sheets:
                    continue
                path = tuple(key(row.text(level)) for level in TINGKAT if row.text(level))
                for name, value in row.values.items():
                    if value.ref is not None and value.tertulis:
                        own = found.setdefault(value.ref, _Cell())
                        own.texts.add(squeeze(value.tertulis))
                        own.places.append((name, path))
    return found


def _cells(cause: Temuan, findings: Sequence[Temuan], written: _Written) -> tuple[str, ...]:
    """The cells of the line's sheet: those of its findings, and those near by that repeat the cause's figure."""
    cells = [t.cell for t in findings if t.cell and (t.file, t.sheet) == (cause.file, cause.sheet)]
    ref = written.of(cause)
    if ref is None or not _is_figure(cause.seharusnya or ""):
        return tuple(dict.fromkeys(cells))
    near = (replace(ref, row=ref.row + step) for step in range(-_NEAR, _NEAR + 1))
    copies = [r for r in near if r in written and (r == ref or written[r].repeats(written[ref]))]
    rest = [cell for cell in cells if cell not in {r.cell for r in copies}]
    return (*(r.cell for r in copies), *dict.fromkeys(rest))


def _certain(own: Temuan, written: _Written) -> bool:
    if not (own.kode.startswith(_RECKONED) and own.tertulis and own.seharusnya):
        return False
    if _UNSURE in own.uraian.casefold() or not (own.kode == "NIL-02" or _is_figure(own.seharusnya)):
        return False
    ref = written.of(own)
    return ref is not None and written[ref].texts == {squeeze(own.tertulis)}


def _is_figure(text: str) -> bool:
    return parse_number(text.removesuffix("%").strip()) is not None


def read_works(book: Book) -> dict[str, Work]:
    """What staff wrote in a previous result, by the id of every finding of the line."""
    sheet = next((s for s in book.sheets if s.name == SHEET), None)
    if sheet is None:
        return {}
    ids = {_text(r.get("no")): _text(r.get("id")) for r in table_content(book, "Data temuan")}
    works: dict[str, Work] = {}
    for row in _rows(sheet):
        work = Work(row.get("petugas", ""), row.get("status", "") or STATES[0], row.get("catatan", ""), row)
        for number in row.get("temuan", "").replace(";", ",").split(","):
            own = ids.get(number.strip())
            if own and work != Work():
                works[own] = work
    return works


def _rows(sheet: Sheet) -> Iterator[dict[str, str]]:
    titles: dict[int, str] = {}
    for row, cells in sheet.rows():
        texts = {c.col: display(c.value, c.number_format).strip() for c in cells}
        if titles:
            yield {titles[col]: text for col, text in texts.items() if col in titles}
        elif row <= _HEADING_ROW and {"Temuan", "Petugas", "Status"} <= set(texts.values()):
            titles = {col: text.casefold() for col, text in texts.items()}


def _text(cell: object) -> str:
    value = getattr(cell, "value", None)
    return "" if value is None else display(value)
