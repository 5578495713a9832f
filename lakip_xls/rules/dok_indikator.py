"""DOK-05, 06, 13: indicators, sasaran and units that one document has and another does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_xls.entities.likeness import resembles
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.names import key, words
from lakip_xls.point import Point, point, present, same_content
from lakip_xls.provenance import Ref
from lakip_xls.rules.helpers import brief, percentage, place, places, satuan_persen, temuan
from lakip_xls.rules.keluaran import common_keluaran, persen_triwulan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.mentions import Mention, current_rows, mentions
from lakip_xls.rules.registry import RuleContext, check


@check("DOK-05")
def dok_05(context: RuleContext) -> Iterator[Temuan]:
    """What the Perjanjian Kinerja promises is measured, and what is measured was promised."""
    measured, register = context.data.rows("pengukuran"), context.register
    missing = [b for i in register.indicators.all if not i.of("pengukuran") for b in i.of("pk")]
    for row in (b for i in register.indicators.all if not i.of("pk") for b in i.of("pengukuran")):
        cell = point(row, "indikator")
        same = [b for b in missing if register.sasaran.same(b.text("sasaran"), row.text("sasaran"))]
        twin = same[0] if len(same) == 1 else None
        if twin is not None:
            missing.remove(twin)
        hint = f"; yang tidak diukur pada sasaran yang sama {place(point(twin, 'indikator'), cell)}" if twin else ""
        yield temuan(
            "DOK-05",
            cell,
            f"{brief(row.text('indikator'))} diukur tetapi tidak ada pada Perjanjian Kinerja{hint}.",
            "Samakan namanya dengan Perjanjian Kinerja, atau hapus bila memang tidak diperjanjikan.",
            seharusnya=twin.text("indikator") if twin else None,
            related=[point(twin, "indikator").ref] if twin else [],
        )
    for row in missing:
        cell = point(row, "indikator")
        yield temuan(
            "DOK-05",
            cell,
            f"{brief(row.text('indikator'))} diperjanjikan dengan target "
            f"{row['target'].tertulis or row.text('target') or 'kosong'}, tetapi tidak ada pada pengukuran kinerja.",
            "Tambahkan target, realisasi, dan capaiannya pada pengukuran kinerja.",
        )
    for item in context.computed.indikator:
        realised = item.row["realisasi"]
        if item.realisasi_origin == "tidak ada" and not realised.failed and item.row in measured:
            cell = point(item.row, "realisasi")
            yield temuan(
                "DOK-05",
                cell,
                f"Realisasi {brief(item.name)} kosong.",
                "Isi realisasinya, atau sertakan data dukung indikator.",
            )


_WITH_INDIKATOR = (
    "pk", "pengukuran", "rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra", "pembanding",
    "predikat", "data_indikator",
)  # fmt: skip
"""Tables that name every indicator once."""


def duplicate_indikator(context: RuleContext) -> Iterator[Temuan]:
    """NOM-04: an indicator that a table names twice where it lacks exactly one other of the same report."""
    for name in _WITH_INDIKATOR:
        base = mentions(context.data.rows("pengukuran" if name == "pk" else "pk"), "indikator")
        order = [n.key for n in base]
        for document in context.data.by_document(name):
            if "rencana_aksi" in document.tables or any(b.text("program") for b in document.tables[name]):
                continue  # an indicator stands beside each of its programmes
            own = {id(b) for b in document.tables[name] if not b.text("indikator_kegiatan")}
            names = mentions([b for b in current_rows(context, name) if id(b) in own], "indikator")
            twice = [n for n in names if len({t.ref for t in n.cells}) > 1]
            if len(twice) != 1 or len({t.ref for t in twice[0].cells}) != 2:
                continue
            here = {n.key for n in names}
            lost = [
                n for n in base
                if n.key not in here and not any(resembles(n.text, o.text) for o in names)
            ]  # fmt: skip
            if len(lost) == 1 and twice[0].key in order:
                both = [b for f in ("pk", "pengukuran") for b in context.data.rows(f)]
                earlier = order.index(lost[0].key) < order.index(twice[0].key)
                yield _copied(twice[0], lost[0], [b for b in both if key(b.text("indikator")) == lost[0].key], earlier)


def _copied(twice: Mention, lost: Mention, elsewhere: Sequence[Row], earlier: bool) -> Temuan:
    """The one of two equal names that stands where the lost indicator should.

    Its figures and its sasaran tell, else the order in the other documents.
    """

    def speaks(t: Point) -> int:
        return sum(
            present(t.row, f) and any(same_content(t.row[f], b[f]) for b in elsewhere if present(b, f))
            for f in ("sasaran", "target", "realisasi", "capaian", "satuan")
        )

    first, second = twice.cells
    points = speaks(first), speaks(second)
    cell, other = (first, second) if points[0] > points[1] or (points[0] == points[1] and earlier) else (second, first)
    sure = points[0] != points[1]
    return temuan(
        "NOM-04",
        cell,
        f"{brief(cell.value.text)} ditulis dua kali, juga di {place(other, cell)}; {brief(lost.text)} tidak ada.",
        f"Tulis {brief(lost.text)} di {cell.ref.cell}{'' if sure else ' atau ' + other.ref.cell}.",
        seharusnya=lost.text if sure else None,
        related=[other.ref],
    )


_DOCUMENTS_06 = ("rkt", "rencana_aksi_sasaran", "rencana_aksi", "iku", "renstra")


@check("DOK-06")
def dok_06(context: RuleContext) -> Iterator[Temuan]:
    """Sasaran and indicators of the other documents that the Perjanjian Kinerja does not have."""
    register = context.register
    agreed = any(b.text("sasaran") for b in context.data.rows("pk"))

    def known(name: str) -> bool:
        found = register.sasaran.of(name)
        return not name or not agreed or (found is not None and "pk" in found.wordings)

    strange: dict[tuple[str, str], list[Point]] = {}
    below: dict[str, list[Row]] = {}
    for name in _DOCUMENTS_06:
        rows = current_rows(context, name)
        for item in mentions(rows, "sasaran"):
            if known(item.text):
                continue
            strange.setdefault(("sasaran", item.key), []).extend(item.cells)
            if name != "rencana_aksi":
                below.setdefault(item.key, []).extend(b for b in item.rows if b.text("indikator"))
        if name == "rencana_aksi":
            continue
        for item in mentions([b for b in rows if known(b.text("sasaran"))], "indikator"):
            if not any(_promised(context, b) for b in item.rows):
                strange.setdefault(("indikator", item.key), []).extend(item.cells)
    for (kind, wording), cells in strange.items():
        first = cells[0]
        own = below.get(wording, []) if kind == "sasaran" else []
        under = list(dict.fromkeys(point(b, "indikator") for b in own if not _promised(context, b)))
        again = [t for t in dict.fromkeys(cells) if t != first]
        more = f" Ditulis juga di {places(again, first)}." if again else ""
        if under:
            more += f" Indikatornya juga tidak ada: {places(under, first)}."
        yield temuan(
            "DOK-06",
            first,
            f"{kind.capitalize()} ini tidak ada pada Perjanjian Kinerja.{more}",
            f"Samakan {kind} ini dengan Perjanjian Kinerja yang berlaku, atau pastikan dokumennya bukan versi lama.",
            related=[t.ref for t in (*cells, *under)],
        )


def _promised(context: RuleContext, row: Row) -> bool:
    """Whether the indicator of a row is one of the Perjanjian Kinerja or of the pengukuran."""
    found = context.register.indicators.of(row)
    return found is not None and found.promised()


# --- units --------------------------------------------------------------------------------


@check("DOK-13")
def dok_13(context: RuleContext) -> Iterator[Temuan]:
    """One indicator with several units."""
    for pair in common_keluaran(context):
        plan, result = pair.plan, pair.realisasi
        if _wrong_form(plan):
            continue
        yield from _satuan_difference(
            plan, result, f"keluaran {brief(pair.sub_kegiatan)}", pair.namesakes, context.official
        )
    for item in context.once(sibling):
        others = (b for n in _WITH_SATUAN for b in item.rows(n))
        rows = [item.pk, item.indikator.row, *(b for b in others if not b.text("indikator_kegiatan"))]
        yield from _odd_satuan([b for b in rows if b is not None], item.indikator.name)


_WITH_SATUAN = ("rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra")


def _odd_satuan(rows: Sequence[Row], name: str) -> Iterator[Temuan]:
    """The units of one indicator that fewer sheets use than the usual one."""
    users: dict[str, list[Point]] = {}
    for row in rows:
        unit = _satuan(row)
        if unit is not None:
            users.setdefault("%" if satuan_persen(unit[0]) else key(unit[0]), []).append(unit[1])
    if len(users) < 2:
        return
    sheets = {u: len({(t.ref.file, t.ref.sheet) for t in cells}) for u, cells in users.items()}
    usual = max(sheets, key=sheets.__getitem__)
    other = users[usual][0]
    for unit_key, cells in users.items():
        if unit_key != usual:
            sure = sheets[usual] > sheets[unit_key]
            yield _temuan_satuan(cells[0], other, brief(name), "", [t.ref for t in cells], sure)


def _wrong_form(row: Row) -> bool:
    """A percentage beside another unit is RA-03's matter."""
    unit = row.text("satuan")
    return bool(unit) and not satuan_persen(unit) and persen_triwulan(row)


def _satuan(row: Row) -> tuple[str, Point] | None:
    """The unit of a row and the cell that says it: its own column, else the one written beside the target."""
    if row.text("satuan"):
        return row.text("satuan"), point(row, "satuan")
    target = row["target"]
    if percentage(target):
        return "%", point(row, "target")
    return (target.satuan, point(row, "target")) if target.satuan else None


def _satuan_difference(
    row: Row, base: Row, label: str, same: bool, official: Sequence[Nomenklatur]
) -> Iterator[Temuan]:
    mine, theirs = _satuan(row), _satuan(base)
    if mine is None or theirs is None or not different_satuan(row, base):
        return
    for_mine, for_theirs = (_support(unit[0], (row, base), official) for unit in (mine, theirs))
    if for_mine > for_theirs:
        mine, theirs = theirs, mine
    note = "" if same else " Indikatornya juga berbeda."
    related = [] if same else [b.ref_of("indikator") for b in (row, base)]
    yield _temuan_satuan(mine[1], theirs[1], label, note, related, same and for_mine != for_theirs)


def different_satuan(row: Row, base: Row) -> bool:
    """True where two rows have units, and not the same ('%', Persen and Prosentase are one)."""
    mine, theirs = _satuan(row), _satuan(base)
    if mine is None or theirs is None or key(mine[0]) == key(theirs[0]) != "":
        return False
    return not (satuan_persen(mine[0]) and satuan_persen(theirs[0]))


def _support(unit: str, rows: Sequence[Row], official: Sequence[Nomenklatur]) -> int:
    """What speaks for a unit of an output: the indicator's own words, and the nomenclature of the sub kegiatan."""
    named = any(f" {words(unit)} " in f" {words(b.text('indikator'))} " for b in rows)
    names = {key(b.text("sub_kegiatan")) for b in rows}
    own_official = any(key(n.name) in names and n.satuan and key(n.satuan) == key(unit) for n in official)
    return named + own_official


def _temuan_satuan(cell: Point, other: Point, label: str, note: str, related: Sequence[Ref], sure: bool) -> Temuan:
    mine, theirs = (t.value.text if t.column == "satuan" else t.value.satuan or "%" for t in (cell, other))
    return temuan(
        "DOK-13",
        cell,
        f"Satuan {label} {mine}, di {place(other, cell)} {theirs}.{note}",
        "Tentukan satuan yang sesuai dengan indikatornya, lalu samakan pada semua dokumen.",
        seharusnya=theirs if sure and cell.column == "satuan" else None,
        related=[other.ref, *related],
    )
