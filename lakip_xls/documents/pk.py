"""Perjanjian Kinerja: the indicator table and the programme-budget table (PermenPAN-RB 53/2014)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.hierarchy import build
from lakip_xls.documents.row_fields import BY_SASARAN, PLACE, money, named, target, unit
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan
from lakip_xls.locating.tables import RawTable
from lakip_xls.model import Row, Value
from lakip_xls.recognising.kind import Slot, TableKind
from lakip_xls.skema import TINGKAT

TITLE = ("perjanjian kinerja", "penetapan kinerja", "perjanjian perubahan")


_LOWER_PEJABAT = re.compile(
    r"^(?:perjanjian\s+kinerja\s+)?(?:jabatan)?\W*(?:plt\W+|plh\W+)?"
    r"(?:sekretaris\s+(?:kecamatan|camat|dinas|badan|kelurahan|lurah|inspektorat|satuan)|sekcam|seklur|sekdin|sekban|kasi|kabid"
    r"|kasubb?ag|kasubid|inspektur\s+pembantu|irban|kepala\s+(?:seksi|sub\W*bag\w*|sub\W*bid\w*|bidang))\b",
    re.IGNORECASE,
)
_JABATAN_MAX = 90
_ALL_TINGKAT = re.compile(
    r"sasaran\s+strategis\s*(?:/|dan|&)\s*sasaran\s+(?:program|kegiatan)|sasaran\s+(?:program|kegiatan)\s*(?:/|dan|&)\s*sasaran\s+strategis"
)
"""'Sasaran Strategis / Sasaran Program': the form of every level."""


def below_tingkat(table: RawTable) -> bool:
    """Whether the table is an official's below the head: by its headings, the position in the title, or the sheet's name."""
    if not table.above.keys().isdisjoint(TINGKAT):
        return True
    named = [k for k in table.columns if k.heading.role == "indicator" or "sasaran" in k.heading.levels[:1]]
    headings = " ".join(k.title.casefold() for k in named)
    headings = _ALL_TINGKAT.sub(" ", headings)
    if any(word in headings for word in ("program", "kegiatan", "individu")):
        return True
    lines = (*table.titles, table.grid.sheet.name)
    return any(_LOWER_PEJABAT.match(line) for line in lines if len(line) <= _JABATAN_MAX)


read_indikator = RowPlan(
    lambda table: "pk_bawahan" if below_tingkat(table) else "pk",
    named("indikator"),
    (target("target", lambda row: not row.name.text.endswith(":")), unit("target")),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""Rows of the indicator table: one per indicator, the sasaran carried down."""


def _programme(row: PlannedRow) -> Value | None:
    return row.node.name if row.node is not None else None


def _has_amount(row: PlannedRow) -> bool:
    amount = row.p.money(row.row, "anggaran")
    return amount is not None and bool(amount.content)


def _source_of_funds(row: PlannedRow) -> Value | None:
    return row.p.text(row.row, "sumber_dana") or row.p.text(row.row, "keterangan")


read_program = RowPlan(
    "pk_program",
    Field("program", _programme),
    (
        Field("kode", lambda row: row.node.kode if row.node is not None else None),
        money("anggaran", required=True),
        Field("sumber_dana", _source_of_funds),
    ),
    totals=(money("anggaran"),),
    levels=lambda p, rows: build(p, rows, lambda _row: None),
    leave_out=lambda row: "bukan program" if row.level in TINGKAT[1:] else None,
    unnamed="bukan program",
    unnamed_total=_has_amount,
)
"""Rows of the programme-budget table; the grand total may be labelled or stand unlabelled on top."""


def _item(row: PlannedRow) -> Value | None:
    return row.owner.name if row.owner is not None and row.level == row.lowest else None


_BELOW = RowPlan(
    "pk_program_bawahan",
    Field("", _item),
    (*PLACE, money("anggaran", required=True)),
    totals=(money("anggaran"),),
    levels=lambda p, rows: build(p, rows, lambda _row: None),
    unnamed="bukan tingkat terbawah tabel",
    unnamed_total=_has_amount,
)


def read_below(p: TableReader) -> TableResult:
    """The budget per kegiatan or sub kegiatan, and that of each programme: as written, else the sum of its own."""
    read = _BELOW(p)
    sums: dict[Value, list[Value]] = {}
    for row in read.tables["pk_program_bawahan"]:
        programme, amount = row.values.get("program"), row.values.get("anggaran")
        if programme is not None and programme.present and amount is not None and amount.number is not None:
            sums.setdefault(programme, []).append(amount)
    rows = tuple(_of_programme(p, programme, amounts) for programme, amounts in sums.items())
    if rows and not p.has("anggaran_program"):
        p.catatan.append("anggaran program dijumlahkan dari baris kegiatan atau sub kegiatannya")
    return replace(read, tables={**read.tables, "pk_program": rows}, catatan=tuple(p.catatan))


def _of_programme(p: TableReader, programme: Value, amounts: Sequence[Value]) -> Row:
    first = amounts[0]
    if programme.ref is not None and (written := p.money(programme.ref.row, "anggaran_program")) is not None:
        return p.row(programme.ref, {"program": programme, "anggaran": written})
    total = sum((a.number for a in amounts if a.number is not None), Decimal(0))
    value = Value(int(total) if total == total.to_integral_value() else total, first.ref, first.tertulis)
    return p.row(first.ref or p.ref(p.table.rows[0].row, 1), {"program": programme, "anggaran": value})


_SASARAN = Slot(name="sasaran", roles=("name",), of=("sasaran",))
_INDIKATOR = Slot(name="indikator", roles=("indicator",))

INDIKATOR = TableKind(
    kind="pk",
    variant="indikator",
    required=(("indikator",), ("target",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        Slot(name="satuan", roles=("unit",)),
        Slot(name="target", roles=("plan",), holds="output"),
    ),
    read=read_indikator,
    title=TITLE,
    documents=("pk", "rkt", "renja"),
    aside=TINGKAT,
    years="one",
)

PROGRAM = TableKind(
    kind="pk",
    variant="program",
    required=(("program", "hirarki"), ("anggaran",)),
    slots=(
        Slot(name="program", roles=("name",), of=("program",)),
        Slot(name="hirarki", roles=("name",), of=("hirarki", ""), many=True),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        Slot(
            name="anggaran", roles=("plan", "total"), holds="money", of=("program", "hirarki", "", "urusan"), tail=True
        ),
        Slot(name="sumber_dana", roles=("funding",)),
        Slot(name="keterangan", roles=("note",)),
    ),
    read=read_program,
    title=TITLE,
    documents=("pk", "apbd", "dpa", "rkt", "renja"),
    names="levels",
    alone=True,
    titled=("hirarki",),
)

BELOW = TableKind(
    kind="pk",
    variant="kegiatan",
    required=(("kegiatan", "sub_kegiatan"), ("anggaran",)),
    slots=(
        *(Slot(name=level, roles=("name",), of=(level,)) for level in TINGKAT),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        Slot(name="anggaran", roles=("plan", "total"), holds="money", of=("sub_kegiatan", "kegiatan", ""), tail=True),
        Slot(name="anggaran_program", roles=("plan", "total"), holds="money", of=("program",)),
        Slot(name="sumber_dana", roles=("funding",)),
        Slot(name="keterangan", roles=("note",)),
    ),
    read=read_below,
    title=TITLE,
    documents=("pk", "apbd", "dpa", "rkt", "renja"),
    names="levels",
    alone=True,
    titled=("kegiatan", "sub_kegiatan"),
)
