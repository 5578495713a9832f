"""The relation of a written capaian to its own target and realisasi, in whatever table it stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.grading import limit
from lakip_xls.model import Row, Value
from lakip_xls.point import Point, point, present
from lakip_xls.rules.helpers import brief
from lakip_xls.rules.network import FormulaResult, ReadHow, Relation
from lakip_xls.rules.registry import RuleContext


def capaian_result(row: Row, polarity: str, context: RuleContext) -> Iterator[Relation]:
    """The written capaian of a row against the formula on its own target and realisasi."""
    if (
        not (present(row, "target") and present(row, "realisasi") and present(row, "capaian"))
        or row.number("capaian") is None
    ):
        return
    target, realised = point(row, "target"), point(row, "realisasi")

    def compute(read: ReadHow) -> list[Decimal]:
        value = capaian(become(target, read), become(realised, read), polarity, context.settings)
        limited = limit(value, context.settings.batas_capaian)
        return [v for v in (value, limited) if v is not None]

    name = brief(row.text("indikator") or row.text("sub_kegiatan"))
    rule = "realisasi dibandingkan dengan target" + (" (indikator negatif)" if polarity == "negatif" else "")
    yield FormulaResult("PSN-02", f"capaian {name}", point(row, "capaian"), (target, realised), compute, rule)


def become(t: Point, read: ReadHow) -> Value:
    """The value of a cell, the one under trial where there is one."""
    value = read(t)
    return t.value if value == t.content else replace(t.value, content=value)
