"""A recapitulation beside its detail: fewer levels of the same budget. It is compared row by row, and never added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Document, Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import display
from lakip_xls.skema import TINGKAT

_FIELDS = ("pagu", "realisasi")


def budget_code(row: Row) -> str:
    """What a code tells of a row; '' where there is none."""
    code = row.text("kode")
    return f"{key(row.text('subunit'))}|{code}" if code else ""


def budget_name(row: Row) -> str:
    """What the name alone tells of a row."""
    name = key(row.text("uraian") or row.text("kelompok"))
    return f"{key(row.text('subunit'))}|{row.text('tingkat')}|{name}" if name else ""


def recapitulations(group: Sequence[Document], name: str) -> list[Document]:
    """Those of a group of documents of one budget that are recapitulations of another one."""
    if name != "anggaran":
        return []
    return [d for d in group if any(is_recapitulation(d, other) for other in group if other is not d)]


def is_recapitulation(document: Document, detail: Document) -> bool:
    """Whether a document has less of a budget than another: fewer rows, and none of its lowest level."""
    rows, more = document.tables["anggaran"], detail.tables["anggaran"]
    levels = {r.text("tingkat") for r in rows if r["pagu"].ref is not None}
    lowest = max((r.text("tingkat") for r in more), key=TINGKAT.index)
    return len(rows) < len(more) and lowest not in levels


def recapitulation_findings(document: Document, detail: Document) -> Iterator[Temuan]:
    """DOK-11: the amounts of a recapitulation that are others than those of the detail."""
    known: dict[str, Row] = {}
    for row in detail.tables["anggaran"]:
        for name in (budget_code(row), budget_name(row)):
            known.setdefault(name, row)
    for row in document.tables["anggaran"]:
        other = known.get(budget_code(row) or "-") or known.get(budget_name(row))
        for field in _FIELDS if other is not None else ():
            assert other is not None
            mine, theirs = row[field], other[field]
            if mine.number is None or theirs.number is None or mine.number == theirs.number or mine.ref is None:
                continue
            place = f" (sel {theirs.ref.cell})" if theirs.ref is not None else ""
            source = detail.source
            yield Temuan(
                "DOK-11",
                Tingkat.WARNING,
                f"{field.capitalize()} {row.text('uraian')} pada rekapitulasi tertulis {mine.tertulis or display(mine.number)}, "
                f"sedangkan pada rinciannya, berkas {source.file} lembar {source.sheet}, {display(theirs.number)}{place}.",
                "Cocokkan rekapitulasi dengan rinciannya, lalu perbaiki yang keliru. Yang dihitung adalah rinciannya.",
                document.kind,
                document.source.file,
                document.source.sheet,
                mine.ref.cell,
                mine.tertulis,
                display(theirs.number),
            )
