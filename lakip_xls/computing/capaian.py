"""Capaian of one indicator: realisasi against target, by the ways that the settings allow."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.computing.nilai_campuran import urai
from lakip_xls.model import Nilai
from lakip_xls.parsing.grades import BATAS, grade_of, lower_bound, reaches
from lakip_xls.parsing.names import key
from lakip_xls.parsing.singkatan import sama_singkatan
from lakip_xls.settings import Pengaturan, PenilaianHuruf, RumusNegatif

_PERINGKAT = {grade: rank for rank, grade in enumerate(reversed(BATAS), start=1)}
_PERSEN = frozenset({"%", "persen", "persentase", "prosentase"})


def capaian(target: Nilai, realisasi: Nilai, polaritas: str, pengaturan: Pengaturan) -> Decimal | None:
    """Capaian in percent points, unrounded and unlimited.

    None where it cannot be told: a value is missing or unreadable, the target is not positive,
    the units differ, or a text realised differs from the text agreed.
    """
    if target.gagal or realisasi.gagal or target.isi is None or realisasi.isi is None:
        return None
    if isinstance(target.isi, str):
        return _capaian_teks(target, realisasi, pengaturan)
    t, r = target.angka, realisasi.angka
    if t is None or r is None or t <= 0 or not satuan_cocok(target.satuan, realisasi.satuan):
        return None
    if polaritas != "negatif":
        return r * 100 / t
    if pengaturan.rumus_negatif is RumusNegatif.BANDING:
        return t * 100 / r if r > 0 else None
    return (t - (r - t)) * 100 / t


def satuan_cocok(kiri: str | None, kanan: str | None) -> bool:
    """True unless both units are known and differ; '%', 'persen' and 'prosentase' are one unit."""
    if not kiri or not kanan:
        return True
    left, right = (u.strip().lower() for u in (kiri, kanan))
    return left == right or (left in _PERSEN and right in _PERSEN) or (bool(key(left)) and key(left) == key(right))


def _capaian_teks(target: Nilai, realisasi: Nilai, pengaturan: Pengaturan) -> Decimal | None:
    """A grade, WTP, 'Tepat Waktu' and the like."""
    agreed = urai(target).huruf
    if agreed is not None:
        realised = huruf_dari(realisasi)
        return None if realised is None else _capaian_huruf(agreed, realised, pengaturan)
    return Decimal(100) if _teks_sama(target.teks, realisasi.teks) else None


def huruf_dari(nilai: Nilai) -> str | None:
    """The grade that a value is or that its score (0..100) belongs to."""
    parts = urai(nilai)
    if parts.huruf is not None:
        return parts.huruf
    if parts.angka is not None and 0 <= parts.angka <= 100:
        return grade_of(parts.angka)
    return None


def _capaian_huruf(target: str, realisasi: str, pengaturan: Pengaturan) -> Decimal:
    if reaches(realisasi, target):
        return Decimal(100)
    if pengaturan.penilaian_huruf is PenilaianHuruf.PERINGKAT:
        return Decimal(_PERINGKAT[realisasi]) * 100 / _PERINGKAT[target]
    return Decimal(lower_bound(realisasi)) * 100 / lower_bound(target)


def _teks_sama(kiri: str, kanan: str) -> bool:
    if key(kiri) or key(kanan):
        return key(kiri) == key(kanan) or sama_singkatan(kiri, kanan)
    return kiri.strip() == kanan.strip()
