"""What a column holds, from its last heading and the headings above it."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.locating.kepala import ENTITAS, Konsep

_UMUM = {"uraian", "jumlah", "rupiah", "kinerja_k", "tahun_kolom", "tahun"}
_KELOMPOK = {"operasi", "modal", "tidak_terduga", "transfer"}
_ISI = {
    "target",
    "realisasi",
    "realisasi_uang",
    "capaian",
    "pagu",
    "serapan",
    "persen",
    "target_akhir",
    "realisasi_akhir",
    "capaian_akhir",
    "sisa",
}
_KELUARAN = {"output", "keluaran", "volume", "fisik", "kinerja", "keluaran output"}
"""Words that under a value heading mean its output side, as K does."""
_SISI_UANG = {
    "target": "pagu",
    "realisasi": "realisasi_uang",
    "capaian": "persen",
    "persen": "persen",
    "target_akhir": "lain",
    "realisasi_akhir": "lain",
    "capaian_akhir": "lain",
}
"""Value heading -> concept of the column headed Rp below it."""
_TAHAP = {"semula", "murni", "sebelum", "sebelum perubahan", "menjadi", "perubahan", "setelah", "setelah perubahan"}
"""Words for a stage of the plan; of which figure, the heading above says (money, where nothing is above)."""
_SISI_KEUANGAN = {"realisasi": "realisasi_uang", "target": "pagu", "capaian": "persen"}


def konsep_kolom(leaf: Konsep, groups: Sequence[str | None], quarter: int | None) -> str | None:
    """The concept of a column from its last heading and the headings above it."""
    name = leaf.nama
    values = [g for g in groups if g in _ISI]
    value = values[-1] if values else None
    entities = [g for g in groups if g in ENTITAS]
    if value is not None and leaf.acuan in _KELUARAN:
        name = "kinerja_k"
    if "kode" in groups:
        return "kode"
    if name == "uraian" and groups and groups[-1] == "indikator":
        return "indikator"
    if name in ("uraian", "lain") and entities:
        return entities[-1]
    if value == "target" and leaf.acuan in _TAHAP:
        return value
    if name == "semula" and value == "pagu":
        return "pagu_lama"
    fraction = next((g for g in groups if g in ("pembilang", "penyebut")), None)
    if fraction is not None and name in ("uraian", "indikator", "hirarki"):
        return f"uraian_{fraction}"
    if fraction is not None and name in _UMUM | _ISI:
        return fraction
    if quarter is not None and name in ("tw", "kinerja_k", "rupiah") and "tw" in (name, *groups):
        if name == "rupiah":
            return "realisasi_uang" if value in ("realisasi", "realisasi_uang") else "anggaran_tw"
        return value or "tw"
    if name == "keuangan" and value is not None:
        name = "persen" if leaf.persen else "rupiah"
    if name == "rupiah" and value is not None:
        return _SISI_UANG.get(value, value)
    if name == "kinerja_k" and value == "persen":
        return "capaian"
    if name in _UMUM and value is not None:
        return "target" if name == "tahun_kolom" and value == "target_akhir" else value
    money = "keuangan" in (leaf.nama, *groups) or "pagu" in groups
    if name == "persen" and value is not None:
        return "capaian" if value in ("realisasi", "capaian") and not money else "persen"
    if money:
        return _SISI_KEUANGAN.get(name or "", name)
    if name == "persen" and "fisik" in groups:
        return "capaian"
    if name in ("realisasi", "target") and any(g in _KELOMPOK for g in groups):
        return "realisasi_uang" if name == "realisasi" else "pagu"
    return name
