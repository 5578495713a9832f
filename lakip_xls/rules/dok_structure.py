"""DOK-15, DOK-16, NOM-05: programmes and indicators under another sasaran, other outputs, names on another level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lakip_xls.entities.tree import Node, Tree
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.point import Point, point
from lakip_xls.provenance import Ref
from lakip_xls.rules.dok_indikator import different_satuan
from lakip_xls.rules.helpers import brief, listing, mention_name, place, places, temuan
from lakip_xls.rules.keluaran import common_keluaran
from lakip_xls.rules.mentions import current_rows, mentions
from lakip_xls.rules.official_list import Listing, official_listing
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import TINGKAT, TINGKAT_NAMES


@check("DOK-15")
def dok_15(context: RuleContext) -> Iterator[Temuan]:
    """A programme or an indicator under different sasaran of the Perjanjian Kinerja."""
    agreed = [n.text for n in mentions(context.data.rows("pk"), "sasaran")]
    for tree in context.register.forest.other:
        if tree.table not in ("rkt", "rencana_aksi", "keuangan_program"):
            continue
        rows = _by_program(tree)
        for node in tree.roots:
            reference = tree.reference(node)
            tied = _relation(reference, context) if reference is not None else []
            cells = [t for t in _sasaran(node, rows) if _equal(context, t.value.text, agreed)]
            if tied and cells and not any(_equal(context, t.value.text, tied) for t in cells):
                yield _other_sasaran(node, cells, tied)
    yield from _moved_indikator(context, agreed)


_WITH_SASARAN = (
    "pk", "pengukuran", "rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra", "pembanding",
    "predikat",
)  # fmt: skip
"""Tables that say to which sasaran an indicator belongs."""


def _moved_indikator(context: RuleContext, agreed: Sequence[str]) -> Iterator[Temuan]:
    """Sasaran cells all of whose indicators stand under another sasaran in most tables."""
    rows = [
        b for name in _WITH_SASARAN for b in current_rows(context, name)
        if b.text("indikator") and b.text("sasaran") and not b.text("indikator_kegiatan")
    ]  # fmt: skip
    by_key = {key(s): s for s in agreed} | _general(rows)
    placed: dict[str, dict[str, list[Point]]] = {}
    for row in rows:
        if key(row.text("sasaran")) in by_key:
            places = placed.setdefault(key(row.text("indikator")), {})
            places.setdefault(key(row.text("sasaran")), []).append(point(row, "sasaran"))
    proper: dict[str, str] = {}
    for indicator, places in placed.items():
        votes = {s: len({(t.ref.file, t.ref.sheet) for t in cells}) for s, cells in places.items()}
        most = max(votes, key=votes.__getitem__)
        if 2 * votes[most] > sum(votes.values()):
            proper[indicator] = most
    under: dict[Point, list[Row]] = {}
    for places in placed.values():
        for cells in places.values():
            for cell in cells:
                under.setdefault(cell, []).append(cell.row)
    for cell, own in under.items():
        meant = {proper.get(key(b.text("indikator"))) for b in own}
        (right,) = meant if len(meant) == 1 else (None,)
        if right is not None and right != key(cell.value.text):
            others = [t for b in own for t in placed[key(b.text("indikator"))][right]]
            yield _other_parent(cell, own, by_key[right], list(dict.fromkeys(others)))


def _general(rows: Sequence[Row]) -> dict[str, str]:
    """The sasaran that most of the sheets name: also one that the Perjanjian Kinerja lost."""
    sheets: dict[str, set[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for row in rows:
        name = key(row.text("sasaran"))
        names.setdefault(name, row.text("sasaran"))
        sheets.setdefault(name, set()).add((row.ref.file, row.ref.sheet))
    every = set().union(*sheets.values())
    return {n: names[n] for n, found in sheets.items() if 2 * len(found) > len(every)}


def _other_parent(cell: Point, rows: Sequence[Row], right: str, others: Sequence[Point]) -> Temuan:
    many = "Indikator" if len(rows) == 1 else f"{len(rows)} indikator"
    return temuan(
        "DOK-15",
        cell,
        f"{many} {places((point(b, 'indikator') for b in rows), cell, 3)} di bawah sasaran ini, di {places(others, cell, 3)} "
        "di bawah sasaran lain.",
        "Perbaiki nama sasarannya, atau pindahkan indikatornya ke sasaran yang benar.",
        seharusnya=right,
        related=[*(b.ref_of("indikator") for b in rows), *(t.ref for t in others)],
    )


def _relation(program: Node, context: RuleContext) -> list[str]:
    """The sasaran that a programme of the realisasi anggaran is tied to."""
    return [e.sasaran for e in context.computed.efisiensi if any(p.row is program.row for p in e.program)]


def _by_program(tree: Tree) -> dict[str, list[Row]]:
    """The rows that name each programme; a realisasi program names it once, in its own row."""
    rows: dict[str, list[Row]] = {}
    for b in tree.document.tables[tree.table] if tree.table != "keuangan_program" else ():
        rows.setdefault(key(b.text("program")), []).append(b)
    return rows


def _sasaran(node: Node, rows: Mapping[str, list[Row]]) -> list[Point]:
    """The cells that name the sasaran of a programme in one document."""
    own = rows.get(key(node.name), []) if rows else [node.row]
    return list(dict.fromkeys(point(b, "sasaran") for b in own if b.text("sasaran")))


def _equal(context: RuleContext, name: str, names: Sequence[str]) -> bool:
    return any(context.register.sasaran.same(name, n) for n in names)


def _other_sasaran(node: Node, cells: Sequence[Point], tied: Sequence[str]) -> Temuan:
    names = listing(mention_name(s) for s in tied)
    return temuan(
        "DOK-15",
        cells[0],
        f"Program {brief(node.name)} di bawah sasaran ini, menurut kaitan yang dipakai di bawah {brief(tied[0])}.",
        "Pindahkan programnya ke sasaran yang benar, atau perbaiki kaitannya pada Pengaturan.",
        seharusnya=names,
        related=[node.mentions.ref, *(t.ref for t in cells)],
    )


@check("DOK-16")
def dok_16(context: RuleContext) -> Iterator[Temuan]:
    """The one output of a sub kegiatan under two indicators; where the unit differs too, DOK-13 tells both."""
    for pair in common_keluaran(context):
        plan, result = point(pair.plan, "indikator"), point(pair.realisasi, "indikator")
        if (
            pair.namesakes
            or not plan.value.text
            or not result.value.text
            or different_satuan(pair.plan, pair.realisasi)
        ):
            continue
        yield temuan(
            "DOK-16",
            plan,
            f"Indikator keluaran {brief(pair.sub_kegiatan)} lain daripada di {place(result, plan)}.",
            "Pakai indikator keluaran yang sama pada kedua dokumen, sesuai nomenklatur.",
            seharusnya=result.value.text,
            related=[result.ref],
        )


_SUB = frozenset({key("Sub Kegiatan"), key("Nama Sub Kegiatan"), key("Uraian Sub Kegiatan")})
"""Headings of a column that holds nothing but sub kegiatan."""


@check("NOM-05")
def nom_05(context: RuleContext) -> Iterator[Temuan]:
    """Names of kegiatan in a column of sub kegiatan."""
    for tree in context.register.forest.other:
        titles = {k.column: key(k.title.rpartition(" / ")[2]) for k in tree.document.source.columns}
        moved = [n for n in tree.everything() if titles.get(n.mentions.ref.column) in _SUB]
        if {n.tingkat for n in moved} == {"kegiatan"}:
            yield _other_column(tree.document, moved)
    official = context.once(official_listing)
    for row in context.data.rows("pergeseran"):
        level = _other_tingkat(row.text("sub_kegiatan"), official)
        if level is not None:
            cell = point(row, "sub_kegiatan")
            yield temuan(
                "NOM-05",
                cell,
                f"Menurut nomenklatur ini nama {TINGKAT_NAMES[level]}, bukan sub kegiatan.",
                "Tulis nama sub kegiatan yang anggarannya berubah.",
            )


def _other_tingkat(name: str, official: Listing) -> str | None:
    """The level above sub kegiatan at which a name is official, where it is not official as a sub kegiatan too."""
    if official.named("sub_kegiatan", name):
        return None
    return next((t for t in TINGKAT[:2] if official.named(t, name)), None)


def _other_column(document: Document, nodes: Sequence[Node]) -> Temuan:
    """One finding at the heading of a column whose names are of another level."""
    cells = list(dict.fromkeys(n.mentions for n in nodes))
    source, first = document.source, cells[0]
    column = next((k for k in source.columns if k.column == first.ref.column), None)
    title = column.title if column is not None else "Sub Kegiatan"
    row = source.heading_rows[-1] if source.heading_rows else first.ref.row
    head = Point(Ref(first.ref.file, first.ref.sheet, row, first.ref.column), "judul", first.row, Value(title))
    return temuan(
        "NOM-05",
        head,
        f"Kolom ini berisi {len(cells)} nama kegiatan, bukan sub kegiatan; dibaca sampai tingkat kegiatan saja.",
        "Ganti judul kolomnya menjadi Nama Kegiatan, atau isi dengan sub kegiatannya.",
        related=[c.ref for c in cells],
        tingkat=Tingkat.INFO,
    )
