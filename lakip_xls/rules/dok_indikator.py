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
from lakip_xls.rules.helpers import listing, mention, mention_name, percentage, satuan_persen, temuan
from lakip_xls.rules.keluaran import common_keluaran, persen_triwulan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.mentions import Mention, current_rows, mentions
from lakip_xls.rules.registry import RuleContext, rule


@rule("DOK-05", needs=("pk", "pengukuran"))
def dok_05(context: RuleContext) -> Iterator[Temuan]:
    """Setiap indikator Perjanjian Kinerja diukur, dan yang diukur ada pada Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja mempertanggungjawabkan semua yang diperjanjikan.

    Salah: Indeks Pelayanan Publik diperjanjikan 3,5 tetapi tidak ada pada pengukuran kinerja.
    Benar: keenam indikator PK mempunyai realisasi.
    """
    measured, register = context.data.rows("pengukuran"), context.register
    missing = [b for i in register.indicators.all if not i.of("pengukuran") for b in i.of("pk")]
    for row in (b for i in register.indicators.all if not i.of("pk") for b in i.of("pengukuran")):
        cell = point(row, "indikator")
        same = [b for b in missing if register.sasaran.same(b.text("sasaran"), row.text("sasaran"))]
        twin = same[0] if len(same) == 1 else None
        if twin is not None:
            missing.remove(twin)
        hint = (
            f" Yang tidak terukur pada sasaran yang sama: {twin.text('indikator')}, {mention(point(twin, 'indikator'))}."
            if twin
            else ""
        )
        yield temuan(
            "DOK-05",
            cell,
            f"Indikator {row.text('indikator')} pada {mention(cell)} tidak ada pada Perjanjian Kinerja.{hint}",
            "Samakan nama indikatornya dengan Perjanjian Kinerja, atau hapus bila memang tidak diperjanjikan.",
            seharusnya=twin.text("indikator") if twin else "ada pada Perjanjian Kinerja",
            related=[point(twin, "indikator").ref] if twin else [],
        )
    for row in missing:
        cell = point(row, "indikator")
        yield temuan(
            "DOK-05",
            cell,
            f"Indikator {row.text('indikator')} diperjanjikan pada {mention(cell)} (target "
            f"{row['target'].tertulis or row.text('target') or 'kosong'}), tetapi tidak ada pada pengukuran kinerja.",
            "Tambahkan target, realisasi, dan capaian indikator ini pada pengukuran kinerja.",
            seharusnya="ada realisasinya pada pengukuran kinerja",
        )
    for item in context.computed.indikator:
        realised = item.row["realisasi"]
        if item.realisasi_origin == "tidak ada" and not realised.failed and item.row in measured:
            cell = point(item.row, "realisasi")
            yield temuan(
                "DOK-05",
                cell,
                f"Realisasi indikator {item.name} kosong pada {mention(cell)}.",
                "Isi realisasinya, atau sertakan data dukung indikator (pembilang dan penyebut).",
                seharusnya="realisasi indikator",
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
    doubt = "" if points[0] != points[1] else " Tidak dapat dipastikan sel mana yang keliru."
    return temuan(
        "NOM-04",
        cell,
        f"Indikator {mention_name(cell.value.text)} ditulis dua kali: pada {mention(cell)} dan {mention(other)}, sedangkan "
        f"{mention_name(lost.text)} tidak ada.{doubt}",
        f"Bila salah satunya tersalin dari baris lain, tulis {mention_name(lost.text)} di sana.",
        seharusnya=lost.text,
        related=[other.ref],
    )


_DOCUMENTS_06 = ("rkt", "rencana_aksi_sasaran", "rencana_aksi", "iku", "renstra")


@rule("DOK-06", needs=("pk", "rkt|rencana_aksi|rencana_aksi_sasaran|iku|renstra"))
def dok_06(context: RuleContext) -> Iterator[Temuan]:
    """Sasaran dan indikator pada RKT, Rencana Aksi, IKU, dan Renstra ada pada Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014 dan Permendagri 86/2017, semua dokumen menjabarkan sasaran yang sama.
    Sasaran yang sama pada beberapa dokumen disebut sekali; indikatornya hanya disebut bila
    sasarannya ada. Baris Renstra tanpa target pada tahun laporan tidak diperiksa.

    Salah: RKT memakai sasaran Renstra sebelum perubahan.
    Benar: RKT memakai sasaran Perjanjian Kinerja Perubahan.
    """
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
        places = listing(mention(t) for t in dict.fromkeys(cells))
        own = below.get(wording, []) if kind == "sasaran" else []
        under = list(dict.fromkeys(point(b, "indikator") for b in own if not _promised(context, b)))
        more = f" Indikatornya juga tidak ada: {listing(mention_name(t.value.text) for t in under)}." if under else ""
        yield temuan(
            "DOK-06",
            first,
            f"{kind.capitalize()} {mention_name(first.value.text)} tidak ada pada Perjanjian Kinerja. "
            f"Ditulis pada {places}.{more}",
            f"Samakan {kind} ini dengan Perjanjian Kinerja yang berlaku, atau pastikan dokumennya bukan versi lama.",
            seharusnya=f"{kind} Perjanjian Kinerja",
            related=[t.ref for t in (*cells, *under)],
        )


def _promised(context: RuleContext, row: Row) -> bool:
    """Whether the indicator of a row is one of the Perjanjian Kinerja or of the pengukuran."""
    found = context.register.indicators.of(row)
    return found is not None and found.promised()


# --- units --------------------------------------------------------------------------------


@rule("DOK-13", needs=("pk|rencana_aksi", "pengukuran|realisasi_program|iku|renstra"))
def dok_13(context: RuleContext) -> Iterator[Temuan]:
    """Satuan satu indikator sama pada semua dokumen.

    Dasar: PermenPAN-RB 53/2014, indikator harus terukur dengan satuan yang tetap. Keluaran sub
    kegiatan dibandingkan antara Rencana Aksi dan realisasi program; '%', Persen, dan Prosentase
    adalah satu satuan.

    Salah: 12 Bulan pada Rencana Aksi, 12 dokumen pada realisasi program.
    Benar: 12 Dokumen pada keduanya.
    """
    for pair in common_keluaran(context):
        plan, result = pair.plan, pair.realisasi
        if _wrong_form(plan):
            continue
        yield from _satuan_difference(
            plan, result, f"keluaran sub kegiatan {pair.sub_kegiatan}", pair.namesakes, context.official
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
    usual = max(users, key=lambda u: len({(t.ref.file, t.ref.sheet) for t in users[u]}))
    other = users[usual][0]
    for unit_key, cells in users.items():
        if unit_key != usual:
            yield _temuan_satuan(cells[0], other, f"indikator {mention_name(name)}", "", [t.ref for t in cells])


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
    if _support(mine[0], (row, base), official) > _support(theirs[0], (row, base), official):
        mine, theirs = theirs, mine
    names = listing(mention_name(b.text("indikator")) for b in (row, base))
    note = "" if same else f" Nama indikatornya juga berbeda: {names}."
    related = [] if same else [b.ref_of("indikator") for b in (row, base)]
    yield _temuan_satuan(mine[1], theirs[1], label, note, related)


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


def _temuan_satuan(cell: Point, other: Point, label: str, note: str, related: Sequence[Ref]) -> Temuan:
    mine, theirs = (t.value.text if t.column == "satuan" else t.value.satuan or "%" for t in (cell, other))
    return temuan(
        "DOK-13",
        cell,
        f"Satuan {label} tertulis {mine} pada {mention(cell)}, tetapi {theirs} pada {mention(other)}.{note}",
        "Tentukan satuan yang sesuai dengan indikatornya, lalu samakan pada semua dokumen.",
        seharusnya=theirs,
        related=[other.ref, *related],
    )
