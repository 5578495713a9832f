"""IND: indicators against their formulation and data dukung."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.entities.likeness import likeness, resembles
from lakip_xls.findings import Temuan
from lakip_xls.point import point
from lakip_xls.rules.helpers import brief, place, temuan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.registry import RuleContext, check


@check("IND-02")
def ind_02(context: RuleContext) -> Iterator[Temuan]:
    """Indicators that nobody can verify."""
    iku = context.data.rows("iku")
    for item in context.once(sibling):
        rows = item.rows("iku")
        if item.rows("data_indikator") or any(b.text("formulasi") or b["formulasi"].failed for b in rows):
            continue
        cell = point(item.pk or item.indikator.row, "indikator")
        closest = max(iku, key=lambda b: likeness(b.text("indikator"), item.indikator.name))
        near = rows[0] if rows else closest if resembles(closest.text("indikator"), item.indikator.name) else None
        hint = f"; yang terdekat {place(point(near, 'indikator'), cell)}" if near is not None else ""
        yield temuan(
            "IND-02",
            cell,
            f"{brief(item.indikator.name)} tidak mempunyai formulasi pada IKU atau data dukung{hint}.",
            "Lengkapi formulasi dan sumber datanya pada IKU, atau sertakan data dukungnya.",
            related=[point(near, "indikator").ref] if near is not None else [],
        )
