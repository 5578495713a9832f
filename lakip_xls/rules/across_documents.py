"""DOK-11 within a Renstra: parts of it that give one year different targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan
from lakip_xls.point import Point, point, present, same_content
from lakip_xls.rules.helpers import brief, difference, listing, place, temuan
from lakip_xls.rules.kinerja_relations import Sibling, sibling
from lakip_xls.rules.registry import RuleContext, check


@check("DOK-11")
def parts_of_a_renstra(context: RuleContext) -> Iterator[Temuan]:
    """Matriks and TC.27 with different targets; only a person knows which one counts, so nothing is proposed."""
    for item in context.once(sibling):
        yield from _parts(item, context)


def _parts(item: Sibling, context: RuleContext) -> Iterator[Temuan]:
    years: dict[Decimal, list[Point]] = {}
    for row in item.rows("renstra"):
        year = row.number("tahun")
        counts = year is not None and present(row, "target") and row.text("bagian") != "sebelum perubahan"
        if counts and year is not None and (item.pk is None or year != context.identity.tahun):  # that year: DOK-03
            years.setdefault(year, []).append(point(row, "target"))
    differing = [(y, t) for y, t in years.items() if any(not same_content(t[0].value, o.value) for o in t[1:])]
    if differing:
        year, cells = differing[0]
        other = next(o for o in cells[1:] if not same_content(cells[0].value, o.value))
        yield temuan(
            "DOK-11",
            cells[0],
            f"Target {brief(item.indikator.name)} tahun {listing(str(y) for y, _ in differing)} berbeda antarbagian Renstra: "
            f"untuk {year} {cells[0].tertulis}, di {place(other, cells[0])} {other.tertulis}.",
            "Tentukan bagian Renstra yang berlaku, lalu samakan yang lain.",
            selisih=difference(cells[0].content, other.content, cells[0]),
            related=[t.ref for _, found in differing for t in found],
        )
