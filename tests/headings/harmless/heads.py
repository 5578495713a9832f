"""Changes of titles and heads."""

from __future__ import annotations

from ..model import Column
from ..values import Cell
from .base import Document, Placed
from .registry import Change, Context, after, before, move_rows, register

OTHER_WORDS = {
    "Sasaran Strategis": "Sasaran",
    "Indikator Kinerja": "Indikator Sasaran",
    "Pagu": "Anggaran",
    "Realisasi": "Realisasi",
    "%": "Persentase",
    "Sisa": "Sisa Anggaran",
    "Program/Kegiatan/Sub Kegiatan": "Uraian",
}


def _each_head(placed: list[Placed], change: object) -> None:
    assert callable(change)
    for p in placed:
        for at in p.heads():
            cell = p.sheet.cells[at]
            if isinstance(cell.value, str):
                cell.value = change(cell.value)


@after("heads in upper case")
def upper(placed: list[Placed], context: Context) -> None:
    """SASARAN STRATEGIS."""
    _each_head(placed, str.upper)


@after("heads in lower case")
def lower(placed: list[Placed], context: Context) -> None:
    """sasaran strategis."""
    _each_head(placed, str.lower)


@after("line breaks in heads")
def line_breaks(placed: list[Placed], context: Context) -> None:
    """A break for every space."""
    _each_head(placed, lambda t: t.replace(" ", "\n"))


@after("spaces around heads")
def padded(placed: list[Placed], context: Context) -> None:
    """Blanks before, behind and doubled."""
    _each_head(placed, lambda t: f"  {t.replace(' ', '  ')} ")


@after("hard spaces in heads")
def hard_spaces(placed: list[Placed], context: Context) -> None:
    """The space that a word processor writes."""
    _each_head(placed, lambda t: t.replace(" ", "\u00a0"))


@after("a stop behind No")
def stop(placed: list[Placed], context: Context) -> None:
    """No."""
    _each_head(placed, lambda t: "No." if t == "No" else t)


@after("nothing merged")
def unmerged(placed: list[Placed], context: Context) -> None:
    """Heads and titles without merges."""
    for p in placed:
        p.sheet.merged = []


@after("title merged over the table")
def merged_title(placed: list[Placed], context: Context) -> None:
    """As most offices centre a title."""
    for p in placed:
        right = p.left + len(p.document.columns) - 1
        for n in range(len(p.document.title)):
            row = p.head.start - 1 - len(p.document.title) + n
            p.sheet.merge(row, p.left, row, right)
            p.sheet.cells[row, p.left].center = True


@before("a letterhead of four lines")
def letterhead(documents: list[Document], context: Context) -> None:
    """Government, office, address, telephone."""
    for d in documents:
        d.title = [
            f"PEMERINTAH {context.unit.pemerintah.upper()}",
            context.unit.name.upper(),
            "Jalan Raya Nomor 12",
            "Telepon (0331) 711234",
            *d.title,
        ]


@before("the year in the line of the title")
def year_in_title(documents: list[Document], context: Context) -> None:
    """PERJANJIAN KINERJA TAHUN 2023."""
    for d in documents:
        if d.title[-1].startswith("TAHUN"):
            d.title = [f"{d.title[0]} {d.title[-1]}", *d.title[1:-1]]


@before("titles with capitals only at words")
def title_case(documents: list[Document], context: Context) -> None:
    """Perjanjian Kinerja."""
    for d in documents:
        d.title = [t.title() for t in d.title]


def _numbering(name: str, entry: object) -> None:
    assert callable(entry)

    def change(placed: list[Placed], context: Context) -> None:
        for p in placed:
            row = p.head.stop
            move_rows(p, row, 1)
            for n in range(len(p.document.columns)):
                p.sheet.write(row, p.left + n, entry(n), frame=True, center=True)

    register(Change(name, after=change))


_numbering("numbering row 1 2 3", lambda n: n + 1)
_numbering("numbering row (1) (2) (3)", lambda n: f"({n + 1})")
_numbering("numbering row a b c", lambda n: chr(97 + n))
_numbering("numbering row as text", lambda n: str(n + 1))


@after("numbering row with formulas")
def formula_numbers(placed: list[Placed], context: Context) -> None:
    """6 = 5 / 4 x 100 below the percentage."""
    for p in placed:
        row = p.head.stop
        move_rows(p, row, 1)
        place = {c.field: n + 1 for n, c in enumerate(p.document.columns)}
        for n, c in enumerate(p.document.columns):
            text: str | int = n + 1
            if c.field == "persen":
                text = f"{n + 1} = {place['realisasi']} / {place['pagu']} x 100"
            elif c.field == "sisa":
                text = f"{n + 1} = {place['pagu']} - {place['realisasi']}"
            p.sheet.write(row, p.left + n, text, frame=True, center=True)


@after("blank row below the head")
def blank_below(placed: list[Placed], context: Context) -> None:
    """An empty row between head and rows."""
    for p in placed:
        move_rows(p, p.head.stop, 1)


@after("three blank rows below the title")
def blank_above(placed: list[Placed], context: Context) -> None:
    """Distance between title and head."""
    for p in placed:
        move_rows(p, p.head.start, 3)


@before("other usual words")
def other_words(documents: list[Document], context: Context) -> None:
    """Words that mean the same."""
    for d in documents:
        for c in d.columns:
            c.path = tuple(OTHER_WORDS.get(t, t) for t in c.path)


@before("unit in the money heads")
def money_unit(documents: list[Document], context: Context) -> None:
    """Pagu (Rp)."""
    for d in documents:
        for c in d.columns:
            if c.field in ("pagu", "realisasi", "sisa", "anggaran") and d.kind in ("realisasi_anggaran", "rkt", "pk"):
                c.path = (*c.path[:-1], f"{c.path[-1]} (Rp)")


@before("money unit in a row of its own")
def money_unit_row(documents: list[Document], context: Context) -> None:
    """Pagu, and Rp below it."""
    for d in documents:
        if d.kind == "realisasi_anggaran":
            for c in d.columns:
                if c.field in ("pagu", "realisasi", "sisa"):
                    c.path = (*c.path, "(Rp)")


@before("quarters flat")
def quarters_flat(documents: list[Document], context: Context) -> None:
    """Target Triwulan TW I in one cell."""
    for d in documents:
        for c in d.columns:
            c.path = (" ".join(c.path),)


@before("no number column")
def no_numbers(documents: list[Document], context: Context) -> None:
    """Tables that begin with the sasaran or the code."""
    for d in documents:
        d.columns = [c for c in d.columns if c.path != ("No",)]


@before("empty column Keterangan at the end")
def notes_column(documents: list[Document], context: Context) -> None:
    """A column for notes that nobody filled."""
    for d in documents:
        d.columns.append(Column(("Keterangan",), [Cell() for _ in d.columns[0].cells]))


@before("column of the office")
def office_column(documents: list[Document], context: Context) -> None:
    """OPD on every row."""
    for d in documents:
        d.columns.insert(1, Column(("OPD",), [Cell(context.unit.name) for _ in d.columns[0].cells]))


@before("column of the year")
def year_column(documents: list[Document], context: Context) -> None:
    """Tahun on every row."""
    for d in documents:
        d.columns.insert(1, Column(("Tahun",), [Cell(context.unit.tahun) for _ in d.columns[0].cells]))


@before("column Status at the end")
def status_column(documents: list[Document], context: Context) -> None:
    """As web applications export it."""
    for d in documents:
        d.columns.append(Column(("Status",), [Cell("Disetujui") for _ in d.columns[0].cells]))


@before("unit before and after exchanged with target")
def unit_after_target(documents: list[Document], context: Context) -> None:
    """Target | Satuan."""
    for d in documents:
        place = {c.field: n for n, c in enumerate(d.columns)}
        if {"satuan", "target"} <= place.keys():
            i, j = place["satuan"], place["target"]
            d.columns[i], d.columns[j] = d.columns[j], d.columns[i]
