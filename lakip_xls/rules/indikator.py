"""IND: indicators against their formulation and data dukung."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.entities.likeness import likeness, resembles
from lakip_xls.findings import Temuan
from lakip_xls.point import point
from lakip_xls.rules.diagnosis import diagnosis_temuan
from lakip_xls.rules.helpers import mention, temuan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.registry import RuleContext, rule


@rule("IND-01", needs=("data_indikator",))
def ind_01(context: RuleContext) -> Iterator[Temuan]:
    """Realisasi indikator sama dengan hasil formulasinya (pembilang / penyebut × 100).

    Dasar: PermenPAN-RB 53/2014, realisasi harus dapat ditelusuri ke data dukungnya.

    Salah: 13 dari 13 laporan diselesaikan (100%) tetapi realisasi tertulis 98,10%.
    Benar: realisasi 100%.
    """
    return diagnosis_temuan(context, "IND-01")


@rule("IND-02", needs=("pengukuran", "iku"))
def ind_02(context: RuleContext) -> Iterator[Temuan]:
    """Setiap indikator mempunyai formulasi pada IKU atau data dukung.

    Dasar: PermenPAN-RB 20/2008, IKU memuat formulasi dan sumber data. Tanpa itu realisasinya tidak
    dapat diperiksa; ini informasi, bukan kesalahan hitung.

    Salah: Nilai SAKIP tanpa formulasi dan tanpa data dukung.
    Benar: Nilai SAKIP = hasil evaluasi Inspektorat, dengan lembar hasil evaluasi sebagai sumber.
    """
    iku = context.data.rows("iku")
    for item in context.once(sibling):
        rows = item.rows("iku")
        if item.rows("data_indikator") or any(b.text("formulasi") or b["formulasi"].failed for b in rows):
            continue
        cell = point(item.pk or item.indikator.row, "indikator")
        closest = max(iku, key=lambda b: likeness(b.text("indikator"), item.indikator.name))
        near = rows[0] if rows else closest if resembles(closest.text("indikator"), item.indikator.name) else None
        where = (
            f"; pada IKU yang terdekat adalah {near.text('indikator')}, {mention(point(near, 'indikator'))}"
            if near is not None
            else " karena tidak ada pada IKU"
        )
        yield temuan(
            "IND-02",
            cell,
            f"Indikator {item.indikator.name} pada {mention(cell)} tidak mempunyai formulasi atau data dukung{where}, "
            "sehingga realisasinya tidak dapat diperiksa.",
            "Lengkapi formulasi dan sumber datanya pada IKU, atau sertakan data dukung (pembilang dan penyebut).",
            related=[point(near, "indikator").ref] if near is not None else [],
        )
