"""Pengukuran kinerja: targets and realisation of indicators (Tabel 3.1), and the tables compared with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.complaints import written_text
from lakip_xls.documents.row_fields import BY_SASARAN, constant, named, percent, quarter_columns, target, text, unit
from lakip_xls.documents.row_plan import Field, PlannedRow, RowPlan, Values, read_rows
from lakip_xls.documents.title_parents import title_parent
from lakip_xls.documents.whole_year import QUARTERS, implied, realised
from lakip_xls.model import EMPTY, Row, Value
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.quarters import quarter_of
from lakip_xls.reading.book import CellKind
from lakip_xls.recognising.kind import Slot, TableKind, Tie
from lakip_xls.skema import TINGKAT

TITLE = ("pengukuran", "capaian kinerja", "realisasi kinerja", "capaian indikator", "hasil pengukuran")

_NEGATIVE = re.compile(
    r"negati[fv]|minim|menurun|turun|makin\s+(?:rendah|kecil|sedikit)|lower|\(-\)|^-$", re.IGNORECASE
)
_POSITIVE = re.compile(
    r"positi[fv]|maksim|meningkat|naik|makin\s+(?:tinggi|besar|banyak)|higher|\(\+\)|^\+$", re.IGNORECASE
)


def polaritas(text: str) -> str | None:
    """'positif' or 'negatif' as a cell says it, None where it says neither."""
    if _NEGATIVE.search(text):
        return "negatif"
    return "positif" if _POSITIVE.search(text) else None


def _measured(row: PlannedRow) -> bool:
    """Whether a realisation asks for a target; of a row per quarter one may be blank."""
    value = row.values["realisasi"]
    return value is not None and value.content is not None and not row.p.has("triwulan")


def _polarity(row: PlannedRow) -> Value | None:
    value = row.p.text(row.row, "polaritas")
    return (
        value
        if value is None or not isinstance(value.content, str)
        else replace(value, content=polaritas(value.content))
    )


def _scope(row: PlannedRow) -> Value:
    """What an average is the average of: one sasaran (named in the row), or all indicators.

    The sasaran in force is kept as the written text, for tables with an average after every sasaran.
    """
    labels = [clean(written_text(c)) for c in row.p.table.cells(row.row) if c.kind is CellKind.TEXT]
    sasaran = row.parents.get("sasaran")
    inside = sasaran is not None and any(_RATA_SASARAN.search(label) and not _WHOLE.search(label) for label in labels)
    name = sasaran.text if sasaran is not None else ""
    return Value(name if inside else "semua", row.p.ref(row.row, 1), name)


def _earlier_years(row: PlannedRow) -> Iterator[Values]:
    """Realisation of earlier years beside that of the report's year."""
    for col in row.p.column.get("realisasi_lalu", ()):
        cell, year = row.p.grid.cells.get((row.row, col)), row.p.column_tahun(col)
        value = row.p.target_from(cell, "realisasi") if cell is not None else EMPTY
        if year and value.present:
            yield {"tahun": Value(year, row.name.ref), "realisasi": value}


_PLAN = RowPlan(
    "pengukuran",
    named("indikator"),
    (
        Field("realisasi", lambda row: realised(row.p, row.row)),
        target("target", _measured),
        target("target_periode"),
        unit("target", "realisasi"),
        Field("polaritas", _polarity),
        percent("capaian", implied),
        *text("kategori", "predikat", "tahun", "triwulan"),
        *quarter_columns(),
    ),
    parents=(BY_SASARAN,),
    totals=(percent("capaian", implied), constant("lingkup", _scope)),
    averages=True,
    unnamed="tanpa indikator",
)
_EARLIER = RowPlan(
    "antar_tahun", named("indikator"), parents=(BY_SASARAN,), each=_earlier_years, unnamed="tanpa indikator"
)


def read(p: TableReader) -> TableResult:
    """One row per indicator; the averages (of all, or of one sasaran) apart."""
    rows = read_rows(p, _PLAN, _EARLIER)
    rows.table["pengukuran"], older = _one_per_indicator(p, rows.table["pengukuran"])
    rows.table["antar_tahun"] += older
    totals = rows.total["pengukuran"]
    if len(totals) > 1 and all(t.text("lingkup") == "semua" for t in totals[:-1]):
        totals[:-1] = map(_rescope, totals[:-1])
    elif (
        len(totals) == 1
        and not p.has("sasaran")
        and title_parent(p, "sasaran") is not None
        and not _of_all(p, totals[0])
    ):
        totals[:] = map(_rescope, totals)
    return rows.result(p)


def _one_per_indicator(p: TableReader, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Of rows per year and quarter: the last quarter that is filled, of the latest year; earlier years apart."""
    if not (p.has("tahun") or p.has("triwulan")):
        return rows, []
    chosen: dict[tuple[str, str, int], Row] = {}
    quarters: dict[tuple[str, str, int], dict[str, Value]] = {}
    for b in rows:
        place = (b.text("sasaran"), b.text("indikator"), _year(b))
        quarter = _quarter(b)
        if quarter in (1, 2, 3, 4):
            planned = "target_periode" if "target_periode" in b.values else "target"
            own = {f"target_tw{quarter}": b[planned], f"realisasi_tw{quarter}": b["realisasi"]}
            quarters.setdefault(place, {}).update(own)
        best = chosen.get(place)
        if best is None or _quarter_rank(b) >= _quarter_rank(best):
            chosen[place] = b
    if len(chosen) < len(rows):
        p.catatan.append("satu indikator ditulis per triwulan; dipakai triwulan terakhir yang realisasinya terisi")
    latest = max((year for _, _, year in chosen), default=0)
    if latest:
        p.tahun = latest
    now = [_plain(b, quarters.get(place, {})) for place, b in chosen.items() if place[2] in (0, latest)]
    older = [
        p.row(b.ref, {f: b[f] for f in ("sasaran", "indikator", "tahun", "target", "realisasi", "capaian")})
        for (_, _, year), b in chosen.items()
        if year not in (0, latest)
    ]
    return now, [Row(b.kind, b.ref, {**b.values, "tahun": _year_value(b)}) for b in older]


def _plain(b: Row, quarters: dict[str, Value]) -> Row:
    kept = {k: v for k, v in b.values.items() if k not in ("tahun", "triwulan", "target_periode")}
    return Row(b.kind, b.ref, kept | quarters)


def _year(b: Row) -> int:
    year = year_of(b.text("tahun"))
    return year or 0


def _year_value(b: Row) -> Value:
    return Value(_year(b), b["tahun"].ref, b["tahun"].tertulis)


def _quarter_rank(b: Row) -> tuple[bool, int]:
    """Filled rows first, then the later quarter; a row for the whole year ('Tahunan') counts as the last."""
    return (b.content("realisasi") is not None, _quarter(b))


def _quarter(b: Row) -> int:
    """The quarter that a row is about; 5 for the whole year, 0 where it says nothing."""
    text = b.text("triwulan").strip()
    return quarter_of(text) or (int(text) if text in ("1", "2", "3", "4") else 5 if text else 0)


def _of_all(p: TableReader, total: Row) -> bool:
    """Whether an average says that it is that of all indicators."""
    return any(_WHOLE.search(written_text(c)) for c in p.table.cells(total.ref.row) if c.kind is CellKind.TEXT)


def _rescope(total: Row) -> Row:
    known = total["lingkup"].tertulis
    return replace(total, values={**total.values, "lingkup": Value(known or "semua", total.ref)})


_WHOLE = re.compile(r"\b(?:ke)?seluruh(?:an|nya)?\b|\bsemua\b|\btotal\b", re.IGNORECASE)
_RATA_SASARAN = re.compile(r"\bsasaran\s*(?:strategis)?\s*(?:\d+|[ivx]+)?$", re.IGNORECASE)


# ------------------------------------------------------------ over the years


def per_year(fields: Mapping[str, str]) -> Callable[[PlannedRow], Iterator[Values]]:
    """A row for every year of the table's head; `fields` tells which value a column of a year gives."""

    def read(row: PlannedRow) -> Iterator[Values]:
        columns = [(row.p.column_tahun(c), c, name) for f, name in fields.items() for c in row.p.column.get(f, ())]
        years: list[tuple[int, dict[str, Value | None]]] = []
        for year, col, name in sorted((y, c, name) for y, c, name in columns if y is not None):
            cell = row.p.grid.cells.get((row.row, col))
            if cell is None:
                continue
            if not years or years[-1][0] != year or name in years[-1][1]:
                years.append((year, {}))
            years[-1][1][name] = row.p.target_from(cell, name)
        for year, values in years:
            if any(v is not None and v.present for v in values.values()):
                yield {"tahun": Value(year, row.name.ref), **values}

    return read


read_antar_tahun = RowPlan(
    "antar_tahun",
    named("indikator"),
    parents=(BY_SASARAN,),
    each=per_year({name: name for name in ("target", "realisasi", "capaian")}),
    unnamed="tanpa indikator",
)
"""One row per indicator and year."""

read_renstra_opponent = RowPlan(
    "lawan_renstra",
    named("indikator"),
    (target("target"), target("realisasi"), percent("capaian", implied)),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""Realisation against the Renstra's last year, as the office wrote it."""


TARGET_TW = tuple(f"target_tw{q}" for q in QUARTERS)
REALISASI_TW = tuple(f"realisasi_tw{q}" for q in QUARTERS)

_OF = ("sasaran", "", "tujuan", "misi", "hirarki", *TINGKAT, "urusan", "unit", "akun")
_SASARAN = Slot(name="sasaran", roles=("name",), of=("sasaran",))
_INDIKATOR = Slot(name="indikator", roles=("indicator",), of=_OF)
_SATUAN = Slot(name="satuan", roles=("unit",), of=_OF)

PENGUKURAN = TableKind(
    kind="pengukuran_kinerja",
    variant="pengukuran",
    required=(("indikator",), ("target", *TARGET_TW), ("realisasi", *REALISASI_TW)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(name="polaritas", roles=("polarity",)),
        Slot(name="target", roles=("plan",), holds="output", of=_OF),
        Slot(name="realisasi", roles=("result",), holds="output", of=_OF),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output", of=_OF),
        *(Slot(name=f"target_tw{q}", roles=("plan",), holds="output", of=_OF, quarter=q) for q in (1, 2, 3, 4)),
        *(Slot(name=f"realisasi_tw{q}", roles=("result",), holds="output", of=_OF, quarter=q) for q in (1, 2, 3, 4)),
        Slot(name="target_periode", roles=("plan",), holds="output", of=_OF, of_row=True),
        Slot(name="realisasi_lalu", roles=("result",), holds="output", of=("sasaran", ""), years=True),
        Slot(name="tahun", roles=("year",)),
        Slot(name="triwulan", roles=("period",)),
        Slot(name="kategori", roles=("grade",), words=("kategori", "kriteria")),
        Slot(name="predikat", roles=("grade",), words=("predikat", "interpretasi")),
    ),
    ties=(Tie("ratio", ("target", "realisasi", "capaian")),),
    read=read,
    title=TITLE,
    documents=("pk", "rkt", "renja", "iku"),
    years="one",
)

ANTAR_TAHUN = TableKind(
    kind="pengukuran_kinerja",
    variant="antar_tahun",
    required=(("indikator",),),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(name="target", roles=("plan",), holds="output", years=True),
        Slot(name="realisasi", roles=("result",), holds="output", years=True),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output", years=True),
    ),
    read=read_antar_tahun,
    title=("tahun sebelumnya", "perbandingan", "antar tahun", "tahun lalu"),
    years="compare",
)

RENSTRA_OPPONENT = TableKind(
    kind="pengukuran_kinerja",
    variant="lawan_renstra",
    required=(("indikator",), ("target",), ("realisasi",)),
    slots=(
        _SASARAN,
        _INDIKATOR,
        _SATUAN,
        Slot(name="target", roles=("plan",), holds="output", stage="end"),
        Slot(name="realisasi", roles=("result",), holds="output", stage="any"),
        Slot(name="capaian", roles=("rate",), holds="percent", measure="output", stage="any"),
    ),
    ties=(Tie("ratio", ("target", "realisasi", "capaian")),),
    read=read_renstra_opponent,
    years="one",
    title=("renstra", "rencana strategis", "jangka menengah"),
)
