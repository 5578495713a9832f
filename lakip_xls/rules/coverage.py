"""DOK-17: what the Perjanjian Kinerja promises and the documents that it comes from do not have."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.entities.indicators import Indicator
from lakip_xls.findings import Temuan
from lakip_xls.point import Point, point
from lakip_xls.rules.foreign import foreign
from lakip_xls.rules.helpers import document_title, listing, temuan
from lakip_xls.rules.registry import RuleContext, check

_SOURCES = ("rkt", "renstra", "iku")


@check("DOK-17")
def promised_elsewhere(context: RuleContext) -> Iterator[Temuan]:
    """Indicators of the Perjanjian Kinerja that RKT, Renstra or IKU lack, though they name others of it.

    Where such a document has as many unknown ones instead, those are told (DOK-06).
    """
    lacking: dict[Point, list[str]] = {}
    strangers = {f.sheet[2] for f in context.once(foreign)}
    promised = [i for i in context.register.indicators.all if i.of("pk")]
    for source in _SOURCES:
        there = [i for i in promised if i.of(source)]
        partial = any(b.text("program") for i in there for b in i.of(source))  # beside its programmes
        if 2 * len(there) <= len(promised) or source in strangers:
            continue
        strange = sum(bool(i.of(source)) and not i.promised() for i in context.register.indicators.all)
        absent = [i for i in promised if not i.of(source)]
        for item in absent if len(absent) > strange else ():
            if not (partial and any(_sasaran(context, i) is _sasaran(context, item) for i in there)):
                lacking.setdefault(point(item.of("pk")[0], "indikator"), []).append(document_title(source))
    for cell, documents in lacking.items():
        yield temuan(
            "DOK-17",
            cell,
            f"Indikator ini tidak ada pada {listing(documents)}.",
            "Tambahkan pada dokumen itu, atau samakan namanya bila dimaksud indikator lain.",
        )


def _sasaran(context: RuleContext, item: Indicator) -> object:
    """The sasaran of an indicator as all documents know it."""
    return context.register.sasaran.of(item.sasaran) or item.sasaran
