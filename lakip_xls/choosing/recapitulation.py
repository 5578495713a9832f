"""A recapitulation beside its detail: the same budget with fewer levels, or without its sub-units.

It is compared row by row, and never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import display
from lakip_xls.skema import TINGKAT

_FIELDS = ("pagu", "realisasi")


class Whole(Enum):
    """What a budget without sub-units is to those of sub-units that lie beside it."""

    SUM = "jumlah"
    """It repeats what the sub-units have together."""
    MORE = "lebih"
    """It holds the sub-units and more."""
    OWN = "sendiri"
    """It is the office's own part."""


def budget_code(row: Row) -> str:
    """What a code tells of a row; '' where there is none."""
    code = row.text("kode")
    return f"{key(row.text('subunit'))}|{code}" if code else ""


def budget_name(row: Row) -> str:
    """What the name alone tells of a row."""
    return f"{key(row.text('subunit'))}|{_name(row)}" if _name(row) else ""


def _name(row: Row) -> str:
    name = key(row.text("uraian") or row.text("kelompok"))
    return f"{row.text('tingkat')}|{name}" if name else ""


def recapitulations(group: Sequence[Document], name: str) -> list[Document]:
    """Those of a group of documents of one budget that are recapitulations of another one."""
    if name != "anggaran":
        return []
    most: dict[str, int] = {}
    for d in group:
        rows = d.tables["anggaran"]
        lowest = max((r.text("tingkat") for r in rows), key=TINGKAT.index)
        most[lowest] = max(most.get(lowest, 0), len(rows))
    return [d for d in group if _has_less(d.tables["anggaran"], most)]


def _has_less(rows: Sequence[Row], most: Mapping[str, int]) -> bool:
    """Whether some budget has more rows than these, and a lowest level (level -> most rows) that these lack."""
    levels = {r.text("tingkat") for r in rows if r["pagu"].ref is not None}
    return any(len(rows) < count for level, count in most.items() if level not in levels)


def has_units(document: Document) -> bool:
    """Whether a budget is that of sub-units."""
    return any(row.content("subunit") for row in document.tables["anggaran"])


def beside_units(document: Document, parts: Sequence[Document]) -> Whole:
    """What a budget without sub-units is to those of the sub-units: their amounts together tell."""
    sums = _sums(parts)
    pairs = [
        (pagu, other)
        for row in document.tables["anggaran"]
        if (pagu := row.number("pagu")) is not None and (other := sums.get(_name(row), {}).get("pagu")) is not None
    ]
    if len(pairs) * 2 <= min(len(document.tables["anggaran"]), len(sums)):
        return Whole.OWN
    if sum(a == b for a, b in pairs) * 2 >= len(pairs):
        return Whole.SUM
    return Whole.MORE if sum(a > b for a, b in pairs) * 2 > len(pairs) else Whole.OWN


def whole_finding(document: Document, parts: Sequence[Document]) -> Temuan:
    """BACA-12: the office's budget is larger than those of its sub-units, which it may hold or not."""
    source = document.source
    names = ", ".join(dict.fromkeys(f"{p.source.file} lembar {p.source.sheet}" for p in parts))
    return Temuan(
        "BACA-12",
        Tingkat.WARNING,
        f"Anggaran di berkas {source.file} lembar {source.sheet} lebih besar daripada anggaran unit di bawahnya ({names}) "
        "dan memuat program yang sama; dianggap sudah memuatnya, sehingga tidak dijumlahkan.",
        "Bila anggaran unit itu belum termasuk, gabungkan semuanya dalam satu tabel dengan baris nama unit.",
        document.kind,
        source.file,
        source.sheet,
    )


def _sums(documents: Sequence[Document]) -> dict[str, dict[str, Decimal | None]]:
    """What the rows of one name have together; None where a part is not known."""
    sums: dict[str, dict[str, Decimal | None]] = {}
    for row in (r for d in documents for r in d.tables["anggaran"]):
        own = sums.setdefault(_name(row), dict.fromkeys(_FIELDS, Decimal(0)))
        for field in _FIELDS:
            before, more = own[field], row.number(field)
            own[field] = None if before is None or more is None else before + more
    return sums


def recapitulation_findings(document: Document, details: Sequence[Document]) -> Iterator[Temuan]:
    """DOK-11: the amounts of a recapitulation that are others than those of its detail."""
    sums = _sums(details)
    cells = {name: row for d in details for row in d.tables["anggaran"] for name in (budget_code(row), _name(row))}
    where = ", ".join(dict.fromkeys(f"berkas {d.source.file} lembar {d.source.sheet}" for d in details))
    for row in document.tables["anggaran"]:
        known = cells.get(budget_code(row) or "-") or cells.get(_name(row))
        for field in _FIELDS if known is not None else ():
            assert known is not None
            mine, theirs, ref = row[field], sums[_name(known)][field], known[field].ref
            if mine.number is None or theirs is None or mine.number == theirs or mine.ref is None:
                continue
            place = f" (sel {ref.cell})" if ref is not None and known.number(field) == theirs else ""
            yield Temuan(
                "DOK-11",
                Tingkat.WARNING,
                f"{field.capitalize()} {row.text('uraian')} pada rekapitulasi tertulis {mine.tertulis or display(mine.number)}, "
                f"sedangkan pada rinciannya, {where}, {display(theirs)}{place}.",
                "Cocokkan rekapitulasi dengan rinciannya, lalu perbaiki yang keliru. Yang dihitung adalah rinciannya.",
                document.kind,
                document.source.file,
                document.source.sheet,
                mine.ref.cell,
                mine.tertulis,
                display(theirs),
            )
