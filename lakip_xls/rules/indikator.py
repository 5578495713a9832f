"""IND: indicators against their formulation and data dukung."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.entities.likeness import likeness, resembles
from lakip_xls.findings import Temuan
from lakip_xls.rules.bantu import sebut, temuan
from lakip_xls.rules.diagnosa import temuan_diagnosa
from lakip_xls.rules.kaitan_kinerja import saudara
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.titik import titik


@aturan("IND-01", needs=("data_indikator",))
def ind_01(konteks: Konteks) -> Iterator[Temuan]:
    """Realisasi indikator sama dengan hasil formulasinya (pembilang / penyebut × 100).

    Dasar: PermenPAN-RB 53/2014, realisasi harus dapat ditelusuri ke data dukungnya.

    Salah: 13 dari 13 laporan diselesaikan (100%) tetapi realisasi tertulis 98,10%.
    Benar: realisasi 100%.
    """
    return temuan_diagnosa(konteks, "IND-01")


@aturan("IND-02", needs=("pengukuran", "iku"))
def ind_02(konteks: Konteks) -> Iterator[Temuan]:
    """Setiap indikator mempunyai formulasi pada IKU atau data dukung.

    Dasar: PermenPAN-RB 20/2008, IKU memuat formulasi dan sumber data. Tanpa itu realisasinya tidak
    dapat diperiksa; ini informasi, bukan kesalahan hitung.

    Salah: Nilai SAKIP tanpa formulasi dan tanpa data dukung.
    Benar: Nilai SAKIP = hasil evaluasi Inspektorat, dengan lembar hasil evaluasi sebagai sumber.
    """
    iku = konteks.data.baris("iku")
    for item in konteks.sekali(saudara):
        rows = item.baris("iku")
        if item.baris("data_indikator") or any(b.teks("formulasi") or b["formulasi"].gagal for b in rows):
            continue
        cell = titik(item.pk or item.indikator.baris, "indikator")
        closest = max(iku, key=lambda b: likeness(b.teks("indikator"), item.indikator.nama))
        near = rows[0] if rows else closest if resembles(closest.teks("indikator"), item.indikator.nama) else None
        where = (
            f"; pada IKU yang terdekat adalah {near.teks('indikator')}, {sebut(titik(near, 'indikator'))}"
            if near is not None
            else " karena tidak ada pada IKU"
        )
        yield temuan(
            "IND-02",
            cell,
            f"Indikator {item.indikator.nama} pada {sebut(cell)} tidak mempunyai formulasi atau data dukung{where}, "
            "sehingga realisasinya tidak dapat diperiksa.",
            "Lengkapi formulasi dan sumber datanya pada IKU, atau sertakan data dukung (pembilang dan penyebut).",
            terkait=[titik(near, "indikator").ref] if near is not None else [],
        )
