"""Sheet `3.6 Program`: programmes behind each sasaran, their money and their output indicators."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lakip_xls.computing.result import Keluaran, Pos
from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.writing.cells import EMPTY, STRIP, OutputCell, cell, formula, money, text, value_width
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.names import labelled
from lakip_xls.writing.sheets import anggaran, pengukuran
from lakip_xls.writing.sheets.anggaran import pos_address, pos_less, serapan_cell
from lakip_xls.writing.sheets.pengukuran import capaian_cell, capaian_formula
from lakip_xls.writing.styles import BOLD, CENTER, ITALIC, LEFT, MAIN, SECOND, Style, indented
from lakip_xls.writing.table import Table, TableColumn
from lakip_xls.writing.table_sheet import Part, TableSheet

NAME = "3.6 Program"
_TARGET, _REALISASI, _CAPAIAN = 3, 4, 5
_STYLES: dict[str, Style] = {"program": MAIN, "kegiatan": SECOND, "sub_kegiatan": BOLD}


def _parts(ctx: ReportContext) -> list[Part]:
    outputs = ctx.laporan.computed.keluaran
    columns = (
        TableColumn("No", 5, style=CENTER),
        TableColumn("Program / Kegiatan / Sub Kegiatan / Keluaran", 50),
        TableColumn("Satuan", 12, style=CENTER),
        TableColumn(
            f"Target{ctx.until('realisasi_program')}",
            value_width((o.row["target"] for o in outputs), ctx.money_width),
            style=CENTER,
        ),
        TableColumn(
            f"Realisasi{ctx.until('realisasi_program')}",
            value_width((o.row["realisasi"] for o in outputs), ctx.money_width),
            style=CENTER,
        ),
        TableColumn("Capaian / serapan (%)", 10),
    )
    return [Part(columns, _fill)]


def _fill(ctx: ReportContext, table: Table) -> None:
    outputs, programs = ctx.laporan.computed.keluaran, ctx.laporan.computed.program
    matched, rest = _keluaran(ctx, programs, outputs)
    for heading, members in _kelompok(ctx):
        if heading:
            at = table.add([text(heading, LEFT)], BOLD | {"bg_color": "#D6E4D0"})
            table.widen(at, 0, table.print_columns)
        for number, program in enumerate(members, 1):
            _pos(ctx, table, program, str(number), 0, matched)
    rest += [own for outputs in matched.values() for own in outputs]
    if rest:
        words = "Keluaran tanpa padanan pada realisasi anggaran" if programs else "Keluaran program dan kegiatan"
        at = table.add([text(words, LEFT)], BOLD | {"bg_color": "#D6E4D0"})
        table.widen(at, 0, table.print_columns)
        for own in rest:
            _keluaran_row(ctx, table, own, 0, mention_place=True)


def _note(ctx: ReportContext) -> str:
    words = (
        "Baris bersatuan Rp memuat pagu, realisasi, dan serapan anggaran dari Tabel 3.8; baris Hasil dan Keluaran "
        "memuat target, realisasi, dan capaiannya."
    ) + ctx.for_checking(" Perbedaan antardokumen disebutkan pada lembar Validasi.")
    if not ctx.laporan.computed.keluaran:
        words += ctx.for_checking(
            " Dokumen Realisasi Program tidak ada, sehingga keluaran tidak dapat ditampilkan: tambahkan dokumen yang "
            "memuat target dan realisasi keluaran tiap sub kegiatan."
        )
    return words


def _kelompok(ctx: ReportContext) -> Iterator[tuple[str, list[Pos]]]:
    """The programmes under the sasaran they serve (each once), then those that serve none."""
    used: set[tuple[str, object]] = set()
    goals = [e for e in ctx.laporan.computed.efisiensi if e.program]
    for number, own in enumerate(goals, 1):
        members = [p for p in own.program if (p.name, p.row.ref) not in used]
        used.update((p.name, p.row.ref) for p in own.program)
        if members:
            yield f"Sasaran Strategis {number}: {own.sasaran}", members
    others = [p for p in ctx.laporan.computed.program if (p.name, p.row.ref) not in used]
    if others:
        yield ("Program lain" if goals else ""), others


def _keluaran(
    ctx: ReportContext, programs: tuple[Pos, ...], outputs: tuple[Keluaran, ...]
) -> tuple[dict[tuple[str, object], list[Keluaran]], list[Keluaran]]:
    """The output rows of each budget row (by level and cell), and the rows that belong to none."""
    register = ctx.laporan.computed.register
    matched: dict[tuple[str, object], list[Keluaran]] = {}
    groups: dict[tuple[str, str, str], list[Keluaran]] = {}
    for own in outputs:
        node = register.outputs.node(own.row)
        if node is not None:
            matched.setdefault((node.tingkat, node.row.ref), []).append(own)
        else:
            level = _tingkat(own.row)
            groups.setdefault((level, key(own.row.text("program")), key(own.row.text(level))), []).append(own)
    rest: list[Keluaran] = []
    places = [p for program in programs for p in program.everything()]
    for level in ("sub_kegiatan", "kegiatan", "program"):
        free = [p for p in places if p.tingkat == level and (level, p.row.ref) not in matched]
        left = [g for (own_level, _, _), g in groups.items() if own_level == level]
        outcome = register.assign(level, left, free, partial(_name, level), lambda p: p.name)
        for pair in outcome.pairs:
            matched[level, pair.right.row.ref] = pair.left
        rest.extend(own for group in outcome.rest_left for own in group)
    return matched, rest


def _name(level: str, group: list[Keluaran]) -> str:
    return group[0].row.text(level)


def _tingkat(own: Row) -> str:
    return next((level for level in ("sub_kegiatan", "kegiatan") if own.text(level)), "program")


def _pos(
    ctx: ReportContext,
    table: Table,
    pos: Pos,
    number: str,
    depth: int,
    matched: dict[tuple[str, object], list[Keluaran]],
) -> None:
    at = table.row
    lacking = [ref for name in ("pagu", "realisasi") for ref in pos_less(ctx, [pos], name)]
    shown = {name: pos_address(ctx, name, pos) for name in ("pagu", "realisasi")}
    table.add(
        [
            text(number if depth == 0 else "", CENTER),
            text(labelled(pos.tingkat, pos.name), indented(depth)),
            text("Rp", CENTER),
            _reference(shown["pagu"], money(pos.pagu)),
            _reference(shown["realisasi"], money(pos.realisasi)),
            serapan_cell(pos.pagu, pos.realisasi, at, _TARGET, _REALISASI, lacking),
            EMPTY,
            text("Tabel 3.8"),
        ],
        _STYLES[pos.tingkat],
    )
    for own in matched.pop((pos.tingkat, pos.row.ref), ()):
        _keluaran_row(ctx, table, own, depth + 1)
    for child in pos.children:
        _pos(ctx, table, child, "", depth + 1, matched)


def _reference(address: str | None, cell: OutputCell) -> OutputCell:
    return cell if address is None or cell is STRIP else formula(f"={address}", cell.content, cell.style)


def _keluaran_row(ctx: ReportContext, table: Table, output: Keluaran, depth: int, mention_place: bool = False) -> None:
    at, own = table.row, output.row
    target, reached = own["target"], own["realisasi"]
    cells = (cell(at, _TARGET), cell(at, _REALISASI))
    own_formula = capaian_formula(target, reached, "positif", cells, ctx.ketentuan) if ctx.ketentuan else None
    if output.capaian is not None and not output.counted:
        percent = ctx.value(own["capaian"])
        ctx.fix(table.sheet, at, _CAPAIAN)
    else:
        value = output.capaian
        percent = ctx.value(own["capaian"], capaian_cell(ctx, table.sheet, (at, _CAPAIAN), own_formula, value))
    wording = f"{'Hasil' if _tingkat(own) == 'program' else 'Keluaran'}: {own.text('indikator') or '-'}"
    if mention_place:
        wording = f"{own.text(_tingkat(own))}\n{wording}"
    refs = [own[name].ref for name in ("indikator", "target", "realisasi", "capaian", _tingkat(own))]
    table.add(
        [
            EMPTY,
            text(wording, indented(depth) | ITALIC),
            text(own.text("satuan") or target.satuan or reached.satuan, CENTER),
            ctx.value(target),
            ctx.value(reached),
            percent,
            ctx.note(own.ref, *refs),
            ctx.source(own["indikator"].ref or own.ref, target.ref, reached.ref),
        ]
    )


SHEET = TableSheet(
    NAME,
    "Anggaran dan keluaran program, kegiatan, sub kegiatan",
    "tabel",
    present=lambda laporan: laporan.computed.keluaran or laporan.computed.program,
    caption=lambda ctx: [
        f"Tabel 3.6 Target dan Realisasi Program dan Kegiatan Pendukung Sasaran {ctx.period_of('realisasi_program')}",
        ctx.unit,
    ],
    parts=_parts,
    missing=(
        "dokumen Realisasi Program dan Realisasi Anggaran",
        "Realisasi Program (target dan realisasi keluaran tiap sub kegiatan) dan Realisasi Anggaran",
    ),
    note=_note,
    heading="Tabel 3.6",
    frozen=2,
    after=(pengukuran.NAME, anggaran.NAME),
)
