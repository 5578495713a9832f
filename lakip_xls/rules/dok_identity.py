"""DOK-09, 10, 14: year and office of the documents, and performance that was copied from the budget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from lakip_xls.entities.likeness import resembles
from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row, Value
from lakip_xls.parsing.names import key, words
from lakip_xls.point import Point, near, point, present
from lakip_xls.provenance import Ref
from lakip_xls.rules.helpers import brief, large, mention_pos, percentage, place, satuan_persen, temuan
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import kind_mention

_FREE_TAHUN = frozenset({"renstra", "iku", "hasil", "pengaturan"})
"""Documents that are made for several years or for another one."""


def document_heading(document: Document, identity: str) -> Point | None:
    """The cell that tells the year or the office; the first row's first cell where no cell does."""
    rows = [b for table in (*document.tables.values(), *document.totals.values()) for b in table]
    if not rows:
        return None
    first = min(rows, key=lambda b: (b.ref.row, b.ref.column))
    told = document.identity.get(identity)
    if told is not None:
        return Point(told.ref or first.ref, "judul", first, told)
    title = " ".join(" ".join(document.source.titles).split())
    return Point(first.ref, "judul", first, Value(title or None, first.ref))


def _once_a_sheet(
    context: RuleContext, identity: str, wrong: Callable[[Document], bool]
) -> Iterator[tuple[Document, Point]]:
    """The first wrong document of each sheet."""
    seen: set[tuple[str, str]] = set()
    for document in context.everything:
        place = (document.source.file, document.source.sheet)
        cell = document_heading(document, identity)
        if cell is not None and place not in seen and wrong(document):
            seen.add(place)
            yield document, cell


@check("DOK-09")
def dok_09(context: RuleContext) -> Iterator[Temuan]:
    """Documents of another year than the report."""
    year = context.identity.tahun
    if year is None:
        return
    for document, cell in _once_a_sheet(
        context, "tahun", lambda d: d.tahun not in (None, year) and d.kind not in _FREE_TAHUN
    ):
        used = any(d.source == document.source for d in context.data.documents)
        effect = "tetap dipakai karena tidak ada yang lain" if used else "tidak dipakai"
        yield temuan(
            "DOK-09",
            cell,
            f"{large(kind_mention(document.kind))} ini tahun {document.tahun}, laporan tahun {year}; {effect}.",
            f"Bila isinya memang tahun {year}, perbaiki judulnya; bila tidak, ganti dengan dokumen tahun {year}.",
            seharusnya=str(year),
            tingkat=None if used else Tingkat.WARNING,
        )


_FIGURES = frozenset({"target", "realisasi", "pagu", "anggaran"})
_OF_ONE_YEAR = frozenset({"pk", "pk_program", "rkt", "rencana_aksi", "anggaran", "pengukuran"})
_YEAR = re.compile(r"\b20\d\d\b")


@check("DOK-09")
def year_of_a_column(context: RuleContext) -> Iterator[Temuan]:
    """Figures under a heading of another year, in a document whose title is of the report's."""
    year = str(context.identity.tahun or "")
    for document in context.data.documents:
        told, source = document.identity.get("tahun"), document.source
        if not document.tables.keys() <= _OF_ONE_YEAR or told is None or str(document.tahun) != year:
            continue
        heads = [c for c in source.columns if c.field in _FIGURES and (y := _YEAR.findall(c.title)) and year not in y]
        for column in heads[:1]:
            row = next(b for rows in document.tables.values() for b in rows)
            ref = Ref(source.file, source.sheet, source.heading_rows[-1], column.column)
            yield temuan(
                "DOK-09",
                Point(ref, "judul", row, Value(column.title, ref, column.title)),
                f"Kolom {column.field} ini menyebut tahun {_YEAR.findall(column.title)[0]}, judul dokumennya tahun {year}.",
                f"Pastikan isinya angka tahun {year}, lalu perbaiki judul kolomnya.",
            )


_GENERAL = frozenset(
    [
        "pemerintah",
        "kabupaten",
        "kota",
        "provinsi",
        "daerah",
        "kantor",
        "camat",
        "dan",
        "di",
        "pemda",
        "kepala",
        "perangkat",
        "opd",
        "skpd",
        "dinas",
        "badan",
        "kecamatan",
    ]
)


def _core(name: str) -> frozenset[str]:
    """The words that tell one office from another."""
    return frozenset(w for w in re.findall(r"\w+", words(name)) if w not in _GENERAL)


def _same_name(left: str, right: str) -> bool:
    own_left, own_right = _core(left), _core(right)
    return own_left <= own_right or own_right <= own_left


@check("DOK-10")
def dok_10(context: RuleContext) -> Iterator[Temuan]:
    """Documents of another office: its own name is compared, not what all offices are called."""
    parts = {key(unit.name) for unit in context.computed.subunit}
    for name, label in (("unit", "unit"), ("pemerintah", "pemerintah daerah")):
        written = [str(getattr(d, name)) for d in context.everything if getattr(d, name)]
        usual = getattr(context.identity, name) or (Counter(written).most_common(1)[0][0] if written else None)
        if usual is None:
            continue

        def other(document: Document, name: str = name, usual: str = usual) -> bool:
            own = getattr(document, name)
            return bool(own) and not _same_name(own, usual) and key(own) not in parts

        for document, cell in _once_a_sheet(context, name, other):
            own = str(getattr(document, name))
            close = "; mungkin salah ketik" if resembles(own, usual) else ""
            yield temuan(
                "DOK-10",
                cell,
                f"Nama {label} {own}, pada dokumen lain {usual}{close}.",
                "Pastikan dokumen ini milik unit yang dilaporkan, lalu perbaiki kop atau judulnya.",
                seharusnya=usual,
            )


@check("DOK-14")
def dok_14(context: RuleContext) -> Iterator[Temuan]:
    """Performance that was copied from the budget: percentages with two decimals or more that equal the serapan."""
    for item in context.computed.indikator:
        value = item.row["realisasi"]
        if (
            not present(item.row, "realisasi")
            or not (percentage(value) or satuan_persen(item.row.text("satuan")))
            or value.decimals < 2
            or value.number in (None, Decimal(100))
        ):
            continue
        cell = point(item.row, "realisasi")
        for node in _program_sasaran(item.sasaran, context):
            whole, other = point(node.row, "pagu"), point(node.row, "realisasi")
            pagu, spent = whole.number, other.number
            if not pagu or spent is None or cell.number is None:
                continue
            if not near(cell.number, spent * 100 / pagu, value.tolerance):
                continue
            yield temuan(
                "DOK-14",
                cell,
                f"Realisasi {brief(item.name)} persis serapan {mention_pos(node.tingkat, node.name)}: {other.tertulis} di "
                f"{place(other, cell)} dari pagu {whole.tertulis}.",
                "Pastikan realisasi dihitung dari formulasi indikatornya, bukan disalin dari serapan.",
                related=[other.ref],
            )
            break


def _program_sasaran(sasaran: str, context: RuleContext) -> list[Node]:
    """The programmes of a sasaran: those that its efisiensi is computed from, or that Tabel 3.6 lists below it."""
    roots = context.register.forest.roots()
    tied: list[Row] = [
        p.row
        for e in context.computed.efisiensi
        if context.register.sasaran.same(e.sasaran, sasaran)
        for p in e.program
    ]
    nodes = [n for n in roots if n.row in tied]
    for tree in context.register.forest.other:
        if tree.table == "keuangan_program":
            below = [n for n in tree.roots if context.register.sasaran.same(n.row.text("sasaran"), sasaran)]
            nodes += [r for n in below if (r := tree.reference(n)) is not None]
    return list(dict.fromkeys(nodes))
