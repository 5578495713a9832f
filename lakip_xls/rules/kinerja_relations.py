"""The relations between the figures of indicators: targets, realisasi, capaian, means, efisiensi, quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.grading import limit, rata_rata
from lakip_xls.computing.mixed_values import parse
from lakip_xls.computing.result import Efisiensi, IndikatorResult, SasaranResult, ratio
from lakip_xls.entities.tree import with_rows
from lakip_xls.model import Content, Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.point import Point, point, present, same_content
from lakip_xls.rules.anggaran_relations import lost_rows, money_cell
from lakip_xls.rules.capaian_relations import become, capaian_result
from lakip_xls.rules.helpers import brief, mention_pos
from lakip_xls.rules.keluaran import keluaran_relation
from lakip_xls.rules.network import EqualRelation, FormulaResult, ReadHow, Relation
from lakip_xls.rules.registry import RuleContext
from lakip_xls.settings import PERMENDAGRI86_SCALE, SAKIP_SCALE


class Sibling(Struct, frozen=True, eq=False):
    """One measured indicator and its rows in the other tables."""

    indikator: IndikatorResult
    pk: Row | None
    other: dict[str, list[Row]]
    """Frame -> the rows of the same indicator (several for years and quarters)."""

    def rows(self, name: str) -> list[Row]:
        """Rows of a frame."""
        return self.other.get(name, [])


_TABLES = (
    "rkt", "renstra", "antar_tahun", "lawan_renstra", "pembanding", "predikat", "data_indikator", "iku",
    "rencana_aksi_sasaran",
)  # fmt: skip


def sibling(context: RuleContext) -> list[Sibling]:
    """All measured indicators with their rows elsewhere; use it through `context.once(saudara)`."""
    found: list[Sibling] = []
    for item in context.computed.indikator:
        entity = context.register.indicators.of(item.row)
        if entity is not None:
            elsewhere = {name: entity.of(name) for name in _TABLES if entity.of(name)}
            found.append(Sibling(item, entity.first("pk"), elsewhere))
    return found


def kinerja_relation(context: RuleContext) -> list[Relation]:
    """All relations between figures of indicators."""
    relations: list[Relation] = []
    for item in context.once(sibling):
        relations += _one_indikator(item, context)
    relations += _rata_rata(context)
    relations += _efisiensi(context)
    relations += keluaran_relation(context)
    return relations


def _one_indikator(item: Sibling, context: RuleContext) -> Iterator[Relation]:
    row, name = item.indikator.row, brief(item.indikator.name)
    polarity = item.indikator.polaritas
    year = context.identity.tahun
    if row["capaian"].content is not None and (item.pk is None or present(row, "target")):
        yield from capaian_result(row, polarity, context)
    if item.pk is not None and present(item.pk, "target"):
        agreed = point(item.pk, "target")
        if row is not item.pk:
            yield from _equal("DOK-04", f"target {name}", row, "target", agreed)
        for other in item.rows("rkt"):
            yield from _equal("DOK-04", f"target {name}", other, "target", agreed, higher=True)
        for other in item.rows("rencana_aksi_sasaran"):
            yield from _equal("DOK-04", f"target {name}", other, "target", agreed)
        for other in item.rows("renstra"):
            if year is not None and other.number("tahun") == year:
                yield from _equal("DOK-03", f"target {name} tahun {year}", other, "target", agreed, higher=True)
    own = {f: point(row, f) for f in ("target", "realisasi", "capaian") if present(row, f)}
    for table in ("antar_tahun", "lawan_renstra"):
        for other in item.rows(table):
            if other["capaian"].content is not None:
                yield from capaian_result(other, polarity, context)
            if table == "antar_tahun" and (year is None or other.number("tahun") != year):
                continue
            if "realisasi" in own:
                yield from _equal("DOK-11", f"realisasi {name}", other, "realisasi", own["realisasi"])
            if table == "antar_tahun" and "target" in own:
                yield from _equal("DOK-11", f"target {name}", other, "target", own["target"])
    yield from _target_akhir(item)
    for other in item.rows("pembanding"):
        if "realisasi" in own:
            yield from _equal("DOK-11", f"realisasi {name}", other, "realisasi", own["realisasi"])
    for other in item.rows("predikat"):
        if "capaian" in own:
            yield from _equal("DOK-11", f"capaian {name}", other, "capaian", own["capaian"])
    for other in item.rows("data_indikator"):
        yield from _data_dukung(other, name, own.get("realisasi"))


def _equal(
    kode: str, label: str, row: Row, name: str, reference: Point, *, source: bool = False, higher: bool = False
) -> Iterator[EqualRelation]:
    """A relation, unless one of both cells is empty or shows only the unit's score beside a grade.

    The reference governs, unless the row is of a higher document (Renstra > RKT > PK > Rencana Aksi > pengukuran).
    """
    if present(row, name) and point(row, name) != reference:
        own = point(row, name)
        texts = [t for t in (own, reference) if isinstance(t.content, str)]
        if len(texts) != 1 or not _levels(texts[0]):
            yield EqualRelation(kode, label, own, reference, own if higher else reference, source)


_PREDIKAT = frozenset(key(j.predikat) for j in (*SAKIP_SCALE, *PERMENDAGRI86_SCALE))


def _levels(t: Point) -> bool:
    """True for a grade or predicate, which may stand for a score; 'sda' and 'lihat PK' stand for nothing."""
    return parse(t.value).letter is not None or key(t.value.text) in _PREDIKAT


def _target_akhir(item: Sibling) -> Iterator[Relation]:
    """The target in Tabel 3.3 against the Renstra's last year; any part of the Renstra may be meant."""
    years = [y for b in item.rows("renstra") if (y := b.number("tahun")) is not None and present(b, "target")]
    last = (
        [b for b in item.rows("renstra") if b.number("tahun") == max(years) and present(b, "target")] if years else []
    )
    for row in item.rows("lawan_renstra"):
        if last and present(row, "target"):
            same = [b for b in last if same_content(b["target"], row["target"])]
            label = f"target {brief(item.indikator.name)} pada akhir Renstra"
            yield from _equal("DOK-11", label, row, "target", point((same or last)[-1], "target"), source=True)


def _data_dukung(row: Row, name: str, realised: Point | None) -> Iterator[Relation]:
    if (
        row["pembilang"].number is None
        or not row["penyebut"].number
        or row["pembilang"].failed
        or row["penyebut"].failed
    ):
        return
    top, bottom = point(row, "pembilang"), point(row, "penyebut")

    def compute(read: ReadHow) -> list[Decimal]:
        share = ratio(_number(read(top)), _number(read(bottom)))
        return [] if share is None else [share]

    for result in (realised, point(row, "hasil") if present(row, "hasil") else None):
        if result is not None and result.number is not None:

            def reverse(t: Point, read: ReadHow, result: Point = result) -> Content:
                """A whole number of counted things that gives the written percentage."""
                percent, a, b = _number(read(result)), _number(read(top)), _number(read(bottom))
                if not percent or not b:
                    return None
                count = round_half_up(percent * b / 100 if t == top else a * 100 / percent, 0)
                fitting = ratio(count, b) if t == top else ratio(a, count)
                good = fitting is not None and abs(fitting - percent) <= result.value.tolerance
                return count if good else None

            yield FormulaResult(
                "IND-01",
                f"realisasi {name}",
                result,
                (top, bottom),
                compute,
                "pembilang dibagi penyebut × 100",
                reverse,
            )


def _number(content: Content) -> Decimal:
    return Decimal(content) if isinstance(content, (int, Decimal)) else Decimal(0)


# --- means --------------------------------------------------------------------------------


class Rata(Struct, frozen=True, eq=False):
    """A written mean: its cell, what it is the mean of, and the acceptable values."""

    point: Point
    kode: str
    what: str
    indikator: tuple[IndikatorResult, ...]


def rata_tertulis(context: RuleContext) -> list[Rata]:
    """Every mean of capaian that the documents write; without a pengukuran there is nothing to average."""
    if not context.data.rows("pengukuran"):
        return []
    sasaran = context.computed.sasaran
    found: list[Rata] = []
    for row in context.data.totals("pengukuran"):
        scope = row.text("lingkup")
        if present(row, "capaian") and key(scope) in ("", "semua"):
            found.append(
                Rata(point(row, "capaian"), "PSN-03", "rata-rata capaian seluruh indikator", context.computed.indikator)
            )
        elif present(row, "capaian"):
            found += _rata_sasaran(context, [row], scope_of=lambda b: b.text("lingkup"), sasaran=sasaran, kode="PSN-03")
    told = {row["capaian"].ref for row in context.data.totals("pengukuran") if present(row, "capaian")}
    found += _rata_sasaran(
        context, [b for b in context.data.totals("predikat") if present(b, "capaian") and b["capaian"].ref not in told],
        scope_of=lambda b: b.text("sasaran"), sasaran=sasaran, kode="PSN-03",
    )  # fmt: skip
    found += _rata_sasaran(
        context, [b for b in context.data.rows("efisiensi_tertulis") if present(b, "capaian") and not present(b, "indikator")],
        scope_of=lambda b: b.text("sasaran"), sasaran=sasaran, kode="DOK-11",
    )  # fmt: skip
    return [r for r in found if r.point.number is not None and any(i.capaian is not None for i in r.indikator)]


def _rata_sasaran(
    context: RuleContext,
    rows: Sequence[Row],
    scope_of: Callable[[Row], str],
    sasaran: Sequence[SasaranResult],
    kode: str,
) -> list[Rata]:
    pairs = pair_sasaran(context, rows, scope_of, sasaran)
    return [
        Rata(point(b, "capaian"), kode, f"rata-rata capaian sasaran {brief(s.name)}", s.indikator) for b, s in pairs
    ]


def pair_sasaran(
    context: RuleContext, rows: Sequence[Row], name_of: Callable[[Row], str], sasaran: Sequence[SasaranResult]
) -> list[tuple[Row, SasaranResult]]:
    """Rows of a table with the sasaran they are about. Equal counts in equal order need less likeness."""
    in_order = {(id(r), id(s)) for r, s in zip(rows, sasaran, strict=False)} if len(rows) == len(sasaran) else set()

    def same_figures(row: Row, s: SasaranResult) -> Iterator[str]:
        if (id(row), id(s)) in in_order:
            yield "urutan"
        written = row.number("capaian")
        if written is not None and s.capaian is not None and abs(written - s.capaian) <= Decimal("0.1"):
            yield "angka"

    pairs = context.register.assign("sasaran", rows, sasaran, name_of, lambda s: s.name, same_figures).pairs
    return [(p.left, p.right) for p in pairs]


def rata_value(rata: Rata, context: RuleContext, read: ReadHow) -> tuple[list[Decimal], list[Decimal]]:
    """The exact means (unlimited, limited), and those that come out of the printed, rounded capaian."""
    exact: list[Decimal | None] = []
    printed: list[Decimal | None] = []
    for item in rata.indikator:
        row = item.row
        value = item.capaian
        if present(row, "target") and present(row, "realisasi") and item.realisasi_origin == "tertulis":
            target, realised = point(row, "target"), point(row, "realisasi")
            if (read(target), read(realised)) != (target.content, realised.content):
                value = capaian(become(target, read), become(realised, read), item.polaritas, context.settings)
        exact.append(value)
        written = read(point(row, "capaian")) if row.number("capaian") is not None else None
        printed.append(_number(written) if written is not None else value)
    own_limit = context.settings.batas_capaian

    def both(values: list[Decimal | None]) -> list[Decimal]:
        means = (rata_rata(values), rata_rata(limit(v, own_limit) for v in values))
        return [m for m in means if m is not None]

    return both(exact), both(printed)


def _rata_rata(context: RuleContext) -> Iterator[Relation]:
    for rata in context.once(rata_tertulis):
        inputs: list[Point] = []
        for item in rata.indikator:
            inputs += [point(item.row, f) for f in ("target", "realisasi", "capaian") if present(item.row, f)]

        def compute(read: ReadHow, rata: Rata = rata) -> list[Decimal]:
            exact, printed = rata_value(rata, context, read)
            return exact + printed

        yield FormulaResult(rata.kode, rata.what, rata.point, tuple(inputs), compute, "rata-rata capaian indikatornya")


# --- efisiensi ----------------------------------------------------------------------------


def efisiensi_tertulis(context: RuleContext) -> list[tuple[Row, Efisiensi]]:
    """The rows of a written Tabel 3.7 with what was computed for the same sasaran; rows of one indicator are not those."""
    computed = {id(s): e for s, e in zip(context.computed.sasaran, context.computed.efisiensi, strict=False)}
    rows = [b for b in context.data.rows("efisiensi_tertulis") if not present(b, "indikator")]
    pairs = pair_sasaran(context, rows, lambda b: b.text("sasaran"), context.computed.sasaran)
    return [(row, computed[id(s)]) for row, s in pairs if id(s) in computed]


def _efisiensi(context: RuleContext) -> Iterator[Relation]:
    roots = {id(n.row): n for n in context.register.forest.roots() if n.tingkat == "program"}
    for row, computed in context.once(efisiensi_tertulis):
        if not present(row, "serapan") or row.number("serapan") is None or computed.serapan is None:
            continue
        nodes = [roots[id(p.row)] for p in computed.program if id(p.row) in roots]
        rows = [n.row for n in with_rows(nodes)] if len(nodes) == len(computed.program) else []
        falls_short = any(d in context.once(lost_rows) for n in nodes for d in n.everything())
        if falls_short or any((b.number(n) or 0) < 0 for b in rows for n in ("pagu", "realisasi")):
            continue
        written = all(b.number("pagu") is not None and b.number("realisasi") is not None for b in rows)
        pagu = [t for b in rows for t in money_cell(b, "pagu")] if written else []
        realised = [t for b in rows for t in money_cell(b, "realisasi")] if written else []

        def compute(
            read: ReadHow, e: Efisiensi = computed, pagu: list[Point] = pagu, realised: list[Point] = realised
        ) -> list[Decimal]:
            if not pagu:
                return [] if e.serapan is None else [e.serapan]
            whole = sum((_number(read(t)) for t in pagu), Decimal(0))
            share = ratio(sum((_number(read(t)) for t in realised), Decimal(0)), whole)
            return [] if share is None else [share]

        names = " dan ".join(mention_pos(p.tingkat, p.name) for p in computed.program)
        yield FormulaResult(
            "DOK-11", f"serapan sasaran {brief(computed.sasaran)}", point(row, "serapan"), (*pagu, *realised), compute,
            f"realisasi dibagi pagu {names}",
        )  # fmt: skip
