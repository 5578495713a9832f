"""Sheet `RKT`: the year's plan from sasaran down to kegiatan or sub kegiatan, with its budget."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lakip_xls.model import Row
from lakip_xls.skema import TINGKAT
from lakip_xls.writing.cells import EMPTY, from_value, money, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.sheets.anggaran import row_total_cell
from lakip_xls.writing.sheets.rencana_aksi import merge_parent
from lakip_xls.writing.styles import CENTER, LEFT, TOTAL
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "RKT"
_COLUMNS = (
    ("tujuan", TableColumn("Tujuan", 22)),
    ("sasaran", TableColumn("Uraian", 23, "Sasaran")),
    ("indikator", TableColumn("Indikator", 23, "Sasaran")),
    ("target", TableColumn("Target", 8, "Sasaran", CENTER)),
    ("program", TableColumn("Uraian", 23, "Program")),
    ("indikator_program", TableColumn("Indikator", 23, "Program")),
    ("target_program", TableColumn("Target", 8, "Program", CENTER)),
    ("kegiatan", TableColumn("Uraian", 24, "Kegiatan / Sub Kegiatan")),
    ("sub_kegiatan", TableColumn("Sub Kegiatan", 24, "Kegiatan / Sub Kegiatan")),
    ("indikator_kegiatan", TableColumn("Indikator", 25, "Kegiatan / Sub Kegiatan")),
    ("target_kegiatan", TableColumn("Target", 11, "Kegiatan / Sub Kegiatan", CENTER)),
    ("anggaran", TableColumn("Anggaran (Rp)", 15)),
)
_REQUIRED = ("sasaran", "indikator", "target")


def _caption(ctx: ReportContext) -> list[str]:
    changed = " Perubahan" if any(d.perubahan for d in ctx.laporan.data.by_document("rkt")) else ""
    return [f"Rencana Kinerja Tahunan{changed} Tahun {ctx.tahun}", ctx.unit]


def _used(ctx: ReportContext) -> list[tuple[str, TableColumn]]:
    """The columns that the document has."""
    rows = ctx.laporan.data.rows("rkt")
    return [(n, k) for n, k in _COLUMNS if n in _REQUIRED or any(b[n].present for b in rows)]


def _parts(ctx: ReportContext) -> list[Part]:
    rows = ctx.laporan.data.rows("rkt")
    return [Part([replace(k, width=_width(ctx, n, k.width, rows)) for n, k in _used(ctx)], _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    rows, fields = ctx.laporan.data.rows("rkt"), [n for n, _ in _used(ctx)]
    for own in rows:
        cells = [
            ctx.value(own[n], money(own.number(n)))
            if n == "anggaran" and own.number(n) is not None
            else ctx.value(own[n], from_value(own[n], with_satuan=True))
            if n.startswith("target")
            else ctx.value(own[n], text(own.text(n), LEFT))
            for n in fields
        ]
        refs = [own[n].ref for n in fields]
        own_refs = [r for r in refs if r is not None and r.row == own.ref.row]
        table.add([*cells, ctx.note(own.ref, *refs), ctx.source(*(own_refs or [own.ref]))])
    merged = fields.index("kegiatan") + 1 if "kegiatan" in fields else len(fields) - 1
    merge_parent(table, _path(rows, fields[:merged]))
    if "anggaran" in fields:
        _total(ctx, table, rows, fields.index("anggaran"))


def _width(ctx: ReportContext, name: str, width: float, rows: Sequence[Row]) -> float:
    """Width of a column: a figure with its unit stands on one line."""
    if name == "anggaran":
        return ctx.money_width
    return value_width((b[name] for b in rows), width, with_satuan=True) if name.startswith("target") else width


def _path(rows: Sequence[Row], fields: Sequence[str]) -> list[tuple[str, ...]]:
    """The parents of every row; one left empty is that of the row above while all left of it agree."""
    paths: list[tuple[str, ...]] = []
    for own in rows:
        above = paths[-1] if paths else ()
        path: list[str] = []
        for depth, name in enumerate(fields):
            inherited = above[depth] if above and tuple(path) == above[:depth] else ""
            path.append(own.text(name) or inherited)
        paths.append(tuple(path))
    return paths


def _total(ctx: ReportContext, table: Table, rows: list[Row], column: int) -> None:
    leaves = [i for i, own in enumerate(rows) if _deepest(own, rows)]
    refs = [b["anggaran"].ref for b in ctx.laporan.data.totals("rkt")]
    counted = [i for i in leaves if not _repeated(rows, i)]
    whole = row_total_cell([rows[i] for i in counted], "anggaran", [table.content_rows + i for i in counted], column)
    cells = [text("JUMLAH", CENTER)] + [EMPTY] * (column - 1) + [whole, ctx.note(*refs), ctx.source(*refs)]
    table.widen(table.add(cells, TOTAL), 0, column - 1)


def _repeated(rows: Sequence[Row], index: int) -> bool:
    """Whether a row without amount only has another indicator of what a row with an amount tells."""

    def place(own: Row) -> tuple[str, ...]:
        return tuple(own.text(name) for name in TINGKAT)

    own = rows[index]
    blank = own.number("anggaran") is None and not own["anggaran"].failed
    return blank and any(place(b) == place(own) and b.number("anggaran") is not None for b in rows)


def _deepest(own: Row, rows: Sequence[Row]) -> bool:
    """False for a row whose amount other rows of the document spell out."""
    depth = max((i for i, n in enumerate(TINGKAT) if own.text(n)), default=-1)
    if depth in (-1, len(TINGKAT) - 1):
        return True
    path, below = [own.text(n) for n in TINGKAT[: depth + 1]], TINGKAT[depth + 1]
    return not any(b.text(below) and [b.text(n) for n in TINGKAT[: depth + 1]] == path for b in rows)


SHEET = TableSheet(
    NAME,
    "Rencana kinerja dari sasaran sampai kegiatan",
    "dokumen",
    present=lambda laporan: laporan.data.rows("rkt"),
    caption=_caption,
    parts=_parts,
    missing=(
        "dokumen Rencana Kinerja Tahunan (RKT)",
        "RKT dengan kolom sasaran, indikator, target, program, kegiatan, dan anggaran",
    ),
    note=lambda _: "JUMLAH dihitung dari baris rincian terdalam.",
    landscape=True,
    letterhead=True,
    frozen=1,
)
