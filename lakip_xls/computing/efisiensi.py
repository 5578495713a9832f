"""Efisiensi of each sasaran: its capaian against the serapan of its programmes (Tabel 3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.hasil import Efisiensi, Pos, Rupiah, Sasaran, rasio
from lakip_xls.entities.register import Register
from lakip_xls.model import Data
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi, Pengaturan

EFISIEN = "Efisien"
CUKUP = "Cukup efisien"
TIDAK = "Tidak efisien"

_PITA = Decimal(5)
"""Percent points around zero that MetodeEfisiensi.SELISIH calls 'Cukup efisien'."""
_BATAS_PMK = Decimal(20)


def hitung_efisiensi(
    data: Data, pengaturan: Pengaturan, register: Register, sasaran: Sequence[Sasaran], program: Sequence[Pos]
) -> tuple[Efisiensi, ...]:
    """One entry per measured sasaran; serapan and the level are None where no programme is tied to it."""
    ties = ikatan(data, pengaturan, register, sasaran, program)
    return tuple(_efisiensi(s, tuple(p), pengaturan.metode_efisiensi) for s, p in zip(sasaran, ties, strict=True))


def ikatan(
    data: Data, pengaturan: Pengaturan, register: Register, sasaran: Sequence[Sasaran], program: Sequence[Pos]
) -> list[list[Pos]]:
    """The programmes of each sasaran: Pengaturan, else RKT, else Rencana Aksi, else realisasi program."""
    ties: list[list[Pos]] = [[] for _ in sasaran]
    places = {register.sasaran.of(s.nama): i for i, s in reversed(list(enumerate(sasaran))) if s.nama}
    sources = [list(pengaturan.sasaran_program)]
    for name in ("rkt", "rencana_aksi", "realisasi_program", "keuangan_program"):
        sources.append([(b.teks("sasaran"), b.teks("program")) for b in data.baris(name)])
    for pairs in sources:
        pairs = [(s, p) for s, p in dict.fromkeys(pairs) if s and p]
        of_program = register.programs([p for _, p in pairs], [(p.nama, p.kode) for p in program])
        found: list[set[int]] = [set() for _ in sasaran]
        for s, p in pairs:
            place = places.get(register.sasaran.of(s))
            if place is not None and p in of_program:
                found[place].add(of_program[p])
        for index, numbers in enumerate(found):
            if not ties[index]:
                ties[index] = [program[n] for n in sorted(numbers)]
    return ties


def _efisiensi(sasaran: Sasaran, program: tuple[Pos, ...], metode: MetodeEfisiensi) -> Efisiensi:
    pagu = complete_sum(p.pagu for p in program)
    realised = complete_sum(p.realisasi for p in program)
    capaian, serapan = sasaran.capaian, rasio(realised, pagu)
    known = capaian is not None and serapan is not None
    return Efisiensi(
        sasaran=sasaran.nama,
        program=program,
        pagu=pagu,
        realisasi=realised,
        capaian=capaian,
        serapan=serapan,
        selisih=capaian - serapan if capaian is not None and serapan is not None else None,
        tingkat_efisiensi=tingkat(metode, pagu, realised, capaian) if known else None,
    )


def tingkat(
    metode: MetodeEfisiensi, pagu: Rupiah | None, realisasi: Rupiah | None, capaian: Decimal | None
) -> str | None:
    """The level of efisiensi by a method; None where a figure is missing or the pagu is zero.

    BANDING compares capaian with serapan, both rounded half up to 2 decimals. SELISIH: more than
    5 points above serapan is Efisien, 5 points either way Cukup efisien. PMK 22/2021: Efisien
    where E is not negative (NE of 50 and above).
    """
    serapan = rasio(realisasi, pagu)
    if capaian is None or serapan is None:
        return None
    if metode is MetodeEfisiensi.PMK22:
        e = efisiensi_pmk22(pagu, realisasi, capaian)
        return None if e is None else (EFISIEN if e >= 0 else TIDAK)
    difference = round_half_up(capaian, 2) - round_half_up(serapan, 2)
    if metode is MetodeEfisiensi.SELISIH:
        return EFISIEN if difference > _PITA else CUKUP if difference >= -_PITA else TIDAK
    return EFISIEN if difference >= 0 else TIDAK


def efisiensi_pmk22(pagu: Rupiah | None, realisasi: Rupiah | None, capaian: Decimal | None) -> Decimal | None:
    """E of PMK 22/2021: (pagu × capaian − realisasi) / (pagu × capaian) × 100, limited to -20..20."""
    if pagu is None or realisasi is None or not capaian:
        return None
    worth = Decimal(pagu) * capaian / 100
    e = rasio(worth - realisasi, worth)
    return None if e is None else max(-_BATAS_PMK, min(e, _BATAS_PMK))


def nilai_pmk22(e: Decimal | None) -> Decimal | None:
    """NE of PMK 22/2021, a score of 0..100: 50 + E / 20 × 50."""
    return None if e is None else 50 + e / _BATAS_PMK * 50
