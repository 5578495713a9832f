"""Helpers that every rule uses: uniform wording, the making of a Temuan."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Content, Row, Value
from lakip_xls.parsing.notation import number, rupiah
from lakip_xls.point import Point
from lakip_xls.provenance import Ref
from lakip_xls.rules.registry import rule_tingkat
from lakip_xls.skema import TINGKAT_NAMES, Type, fields_of_type, kind_label, kind_mention

_PERSEN = fields_of_type(Type.PERCENT)
_SATUAN_PERSEN = frozenset({"%", "persen", "persentase", "prosentase", "prosen"})


def mention_name(name: str) -> str:
    """A name inside a sentence: without the full stop that documents put behind it."""
    return name.rstrip(" .;:")


def difference(left: Content, right: Content, like: Point) -> str | None:
    """Difference of two numbers in Indonesian notation, None where one is text."""
    if isinstance(left, str) or isinstance(right, str) or left is None or right is None:
        return None
    difference = Decimal(left) - Decimal(right)
    if like.money:
        return rupiah(difference)
    if like.column in _PERSEN or "%" in like.tertulis:
        return number(difference, max(2, like.value.decimals))
    return number(difference)


def satuan_persen(text: str | None) -> bool:
    """True for '%', 'Persen', 'Prosentase'."""
    return (text or "").strip().casefold() in _SATUAN_PERSEN


def percentage(value: Value) -> bool:
    """True for a value that was written as a percentage."""
    return value.satuan == "%" or "%" in value.tertulis


def document_name(row: Row) -> str:
    """What people call the document of a row."""
    return kind_mention(row.kind)


def document_title(kind: str) -> str:
    """A document in front of a cell: 'Realisasi Anggaran', 'RKT'."""
    mention = kind_mention(kind)
    return mention if mention[:2].isupper() or mention == "Renstra" else kind_label(kind)


def place(t: Point, seen_from: Point | None = None) -> str:
    """Where a value stands: 'Realisasi Anggaran B7'; seen from its own document only what differs."""
    if seen_from is None or t.row.kind != seen_from.row.kind:
        return f"{document_title(t.row.kind)} {t.ref.cell}"
    if (t.ref.file, t.ref.sheet) == (seen_from.ref.file, seen_from.ref.sheet):
        return t.ref.cell
    return f"{t.ref.sheet} {t.ref.cell}"


def places(cells: Iterable[Point], seen_from: Point | None = None, at_most: int = 4) -> str:
    """Several places, each once; the rest as a number."""
    return listing((place(t, seen_from) for t in {t.ref: t for t in cells}.values()), at_most)


def brief(name: str, words: int = 6) -> str:
    """A name short enough for a sentence whose cell holds it in full."""
    own = mention_name(name).split()
    return mention_name(name) if len(own) <= words + 1 else " ".join(own[:words]).rstrip(" ,") + " ..."


def large(text: str) -> str:
    """The text with a capital in front, the rest as it is."""
    return text[:1].upper() + text[1:]


def mention_pos(tingkat: str, name: str) -> str:
    """'kegiatan Administrasi Umum'; an official 'PROGRAM PENUNJANG ...' already says what it is."""
    level = TINGKAT_NAMES[tingkat]
    return brief(name) if name.casefold().startswith(f"{level} ") else f"{level} {brief(name)}"


def listing(words: Iterable[str], at_most: int = 6) -> str:
    """'a, b, dan c'; a long list is cut with the number of the rest."""
    own_words = list(dict.fromkeys(words))
    if len(own_words) > at_most:
        own_words = [*own_words[: at_most - 1], f"{len(own_words) - at_most + 1} lainnya"]
    if len(own_words) < 3:
        return " dan ".join(own_words)
    return ", ".join(own_words[:-1]) + ", dan " + own_words[-1]


def temuan(
    kode: str,
    t: Point,
    uraian: str,
    saran: str,
    *,
    seharusnya: str | None = None,
    selisih: str | None = None,
    related: Iterable[Ref] = (),
    tingkat: Tingkat | None = None,
    also: Iterable[Point] = (),
) -> Temuan:
    """A finding at the cell of a value. `tingkat` only where it differs from the rule's own level."""
    return Temuan(
        kode=kode,
        tingkat=tingkat or rule_tingkat(kode),
        uraian=uraian,
        saran=saran,
        kind=t.row.kind,
        file=t.ref.file,
        sheet=t.ref.sheet,
        cell=t.ref.cell,
        tertulis=t.tertulis,
        seharusnya=seharusnya,
        selisih=selisih,
        also=tuple(a.ref.cell for a in also),
        related=tuple(r for r in dict.fromkeys(related) if r != t.ref),
    )
