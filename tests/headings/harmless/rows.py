"""Changes of rows: parents, totals, order, blank rows, what stands below."""

from __future__ import annotations

from tests.generator.sheets import column_letters_

from .base import Document, Placed
from .registry import Change, Context, after, before, move_rows, register


def _parents(way: str) -> None:
    def change(documents: list[Document], context: Context) -> None:
        for d in documents:
            d.parents = way

    register(Change(f"parents {way}", before=change))


_parents("merged")
_parents("repeated")


def _total(name: str, word: str) -> None:
    def change(documents: list[Document], context: Context) -> None:
        for d in documents:
            d.total_word = word

    register(Change(name, before=change))


_total("no total row", "")
_total("total row called TOTAL", "TOTAL")
_total("total row called Jumlah Total", "Jumlah Total")


@after("total label merged up to the figures")
def merged_total(placed: list[Placed], context: Context) -> None:
    """Jumlah over the columns left of the money."""
    for p in placed:
        first = next((n for n, c in enumerate(p.document.columns) if c.total), 0)
        if p.total is not None and first > 1:
            p.sheet.merge(p.total, p.left, p.total, p.left + first - 1)


@after("total as a formula")
def formula_total(placed: list[Placed], context: Context) -> None:
    """SUM with its cached value, where the column's rows are one level."""
    for p in placed:
        if p.total is None or p.document.kind == "realisasi_anggaran":
            continue
        for n, c in enumerate(p.document.columns):
            if c.total is not None:
                letter = column_letters_(p.left + n)
                p.sheet.cells[p.total, p.left + n].formula = f"=SUM({letter}{p.body.start}:{letter}{p.body.stop - 1})"


@after("blank row before the total")
def blank_before_total(placed: list[Placed], context: Context) -> None:
    """Distance before the sum."""
    for p in placed:
        if p.total is not None:
            move_rows(p, p.total, 1)


@after("blank rows between the rows")
def blank_rows(placed: list[Placed], context: Context) -> None:
    """An empty row after every third one."""
    for p in placed:
        for row in reversed(p.body[3::3]):
            move_rows(p, row, 1)


@after("head repeated within the table")
def repeated_head(placed: list[Placed], context: Context) -> None:
    """As on the second printed page."""
    for p in placed:
        if len(p.body) < 4:
            continue
        row, height = p.body[len(p.body) // 2], len(p.head)
        if any(a < row <= b for a, _, b, _ in p.sheet.merged):
            continue
        head = {at: p.sheet.cells[at] for at in p.heads()}
        merges = [m for m in p.sheet.merged if m[0] in p.head]
        move_rows(p, row, height)
        shift = row - p.head.start
        for (r, c), cell in head.items():
            p.sheet.cells[r + shift, c] = cell
        p.sheet.merged += [(a + shift, left, b + shift, right) for a, left, b, right in merges]


@before("signature below")
def signature(documents: list[Document], context: Context) -> None:
    """Place, date, office, name, rank, NIP."""
    town = context.unit.pemerintah.split(" ", 1)[1]
    for d in documents:
        d.foot = [
            f"{town}, 31 Desember {context.unit.tahun}",
            f"Kepala {context.unit.name}",
            "",
            "",
            "Drs. SUTRISNO HADI, M.Si",
            "Pembina Tingkat I",
            "NIP. 19680312 199003 1 005",
        ]


@before("source note below")
def source_note(documents: list[Document], context: Context) -> None:
    """Sumber Data: ..."""
    for d in documents:
        d.foot = [f"Sumber Data: {context.unit.name}, diolah {context.unit.tahun}"]


@before("explanations below")
def explanations(documents: list[Document], context: Context) -> None:
    """Sentences after the table."""
    for d in documents:
        d.foot = [
            "Keterangan:",
            "1. Data sampai dengan akhir tahun.",
            "2. Faktor pendorong: kerja sama seluruh pegawai.",
            "3. Faktor penghambat: keterbatasan sarana.",
        ]


@before("rows in another order")
def other_order(documents: list[Document], context: Context) -> None:
    """The blocks of the sasaran the other way round; the budget stays in the order of its codes."""
    for d in documents:
        first = d.columns[1]
        if first.keys is None or d.kind == "realisasi_anggaran":
            continue
        blocks: list[list[int]] = []
        for i, key in enumerate(first.keys):
            if i and key == first.keys[i - 1]:
                blocks[-1].append(i)
            else:
                blocks.append([i])
        order = [i for block in reversed(blocks) for i in block]
        for c in d.columns[1:]:
            c.cells = [c.cells[i] for i in order]
            c.keys = [c.keys[i] for i in order] if c.keys else None
