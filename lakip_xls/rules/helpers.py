"""Helpers that every rule uses: uniform wording, the making of a Temuan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Content, Row, Value
from lakip_xls.parsing.notation import number, rupiah
from lakip_xls.point import Point
from lakip_xls.provenance import Ref
from lakip_xls.rules.registry import rule_tingkat
from lakip_xls.skema import TINGKAT_NAMES, Type, fields_of_type, kind_mention

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


def mention(t: Point) -> str:
    """Where a value stands: 'realisasi anggaran (berkas X.xlsx, lembar Y, sel C4)'."""
    return f"{document_name(t.row)} (berkas {t.ref})"


def large(text: str) -> str:
    """The text with a capital in front, the rest as it is."""
    return text[:1].upper() + text[1:]


def position(t: Point, origin_: Point) -> str:
    """Where a value stands, seen from another cell: 'di sel C4' on the same sheet, else in full."""
    if (t.ref.file, t.ref.sheet) == (origin_.ref.file, origin_.ref.sheet):
        return f"di sel {t.ref.cell}"
    return f"pada {mention(t)}"


def mention_pos(tingkat: str, name: str) -> str:
    """'kegiatan Administrasi Umum'; an official 'PROGRAM PENUNJANG ...' already says what it is."""
    level = TINGKAT_NAMES[tingkat]
    return name if name.casefold().startswith(f"{level} ") else f"{level} {name}"


def listing(words: Iterable[str], at_most: int = 6) -> str:
    """'a, b, dan c'; a long list is cut with the number of the rest."""
    own_words = list(dict.fromkeys(words))
    if len(own_words) > at_most:
        own_words = [*own_words[: at_most - 1], f"{len(own_words) - at_most + 1} lainnya"]
    if len(own_words) < 3:
        return " dan ".join(own_words)
    return ", ".join(own_words[:-1]) + ", dan " + own_words[-1]


_REFERENCE = re.compile(r"\(berkas ([^()]+), lembar ([^()]+), sel ([A-Z]+\d+)\)")


def shorten_refs(uraian: str) -> str:
    """The text with every file named once; said again, a place is its sheet and cell, where no other file has that sheet."""
    places = {(m[1], m[2]) for m in _REFERENCE.finditer(uraian)}
    named: set[str] = set()

    def place(match: re.Match[str]) -> str:
        file, own_sheet, cell = match.groups()
        if file in named and sum(sheet == own_sheet for _, sheet in places) == 1:
            return f"(lembar {own_sheet}, sel {cell})"
        named.add(file)
        return match.group()

    return _REFERENCE.sub(place, uraian)


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
) -> Temuan:
    """A finding at the cell of a value. `tingkat` only where it differs from the rule's own level."""
    return Temuan(
        kode=kode,
        tingkat=tingkat or rule_tingkat(kode),
        uraian=shorten_refs(uraian),
        saran=saran,
        kind=t.row.kind,
        file=t.ref.file,
        sheet=t.ref.sheet,
        cell=t.ref.cell,
        tertulis=t.tertulis,
        seharusnya=seharusnya,
        selisih=selisih,
        related=tuple(r for r in dict.fromkeys(related) if r != t.ref),
    )
